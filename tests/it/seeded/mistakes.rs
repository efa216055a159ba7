//! The mistakes: what is changed in the guide, and what is then to be reported.

/// A slip of an editor's hand.
pub(super) struct Mistake {
    /// The file that it is made in, below `content`.
    pub(super) file: &'static str,
    /// What stands there.
    pub(super) old: &'static str,
    /// What is written in its place.
    pub(super) new: &'static str,
    /// What is to be reported.
    pub(super) code: &'static str,
    /// The file where it is to be reported; empty for the one that was changed.
    pub(super) at: &'static str,
    /// What the line holds where it is to be reported: the first line that holds it.
    pub(super) line: &'static str,
}

/// A mistake that is reported in the file that it is made in.
const fn here(
    file: &'static str,
    [old, new]: [&'static str; 2],
    code: &'static str,
    line: &'static str,
) -> Mistake {
    there(file, [old, new], code, "", line)
}

/// A mistake that is reported in another file.
const fn there(
    file: &'static str,
    [old, new]: [&'static str; 2],
    code: &'static str,
    at: &'static str,
    line: &'static str,
) -> Mistake {
    Mistake {
        file,
        old,
        new,
        code,
        at,
        line,
    }
}

pub(super) const MISTAKES: &[Mistake] = &[
    here(
        "careers/data-scientist/salaries.md",
        ["currency: USD", "currency: US$"],
        "currency",
        "defaults:",
    ),
    here(
        "careers/data-scientist/salaries.md",
        ["per: year", "per: annum"],
        "unknown-value",
        "defaults:",
    ),
    here(
        "careers/data-scientist/salaries.md",
        ["p10: 63650", "p10: 63,650"],
        "amount",
        "63,650",
    ),
    here(
        "careers/data-scientist/salaries.md",
        ["    median: 112590", "    median: 212590"],
        "pay-order",
        "    p75: 155810",
    ),
    here(
        "careers/data-scientist/salaries.md",
        ["period: 2024-05", "period: 2024-34"],
        "period",
        "defaults:",
    ),
    here(
        "careers/data-scientist/salaries.md",
        ["period: 2024-05", "period: 2031"],
        "future-period",
        "defaults:",
    ),
    here(
        "careers/data-scientist/salaries.md",
        ["period: 2024-05", "period: 2019-05"],
        "figure-old",
        "defaults:",
    ),
    here(
        "careers/data-scientist/salaries.md",
        ["per: year", "per: hour"],
        "pay-per",
        "p10: 63650",
    ),
    here(
        "careers/data-scientist/salaries.md",
        [", source: bls-oews-2024}", "}"],
        "figure-unsourced",
        "    mean: 124590",
    ),
    here(
        "careers/data-scientist/salaries.md",
        ["source: bls-oews-2024", "source: bls-oews-2042"],
        "unknown-source",
        "defaults:",
    ),
    here(
        "careers/data-scientist/index.md",
        ["place: US", "place: USA"],
        "place",
        "place: USA",
    ),
    here(
        "careers/data-scientist/index.md",
        ["reviewed: 2026-11-24", "reviewed: 2026-02-30"],
        "date",
        "reviewed:",
    ),
    here(
        "careers/data-scientist/index.md",
        ["reviewed: 2026-11-24", "reviewed: 2024-11-24"],
        "review-overdue",
        "reviewed:",
    ),
    here(
        "careers/data-scientist/index.md",
        ["review_every: P1Y", "review_every: 1 year"],
        "interval",
        "review_every:",
    ),
    here(
        "careers/data-scientist/index.md",
        ["summary:", "sumary:"],
        "unknown-key",
        "sumary:",
    ),
    here(
        "careers/data-scientist/index.md",
        ["career: software-developer", "career: software-develper"],
        "unknown-career",
        "software-develper",
    ),
    here(
        "careers/data-scientist/index.md",
        ["industries: [technology", "industries: [tecnology"],
        "unknown-industry",
        "tecnology",
    ),
    here(
        "careers/data-scientist/index.md",
        ["(skill:python)", "(skil:python)"],
        "link-scheme",
        "skil:python",
    ),
    here(
        "careers/data-scientist/index.md",
        ["relation: similar", "relation: same"],
        "unknown-value",
        "relation: same",
    ),
    here(
        "careers/data-scientist/index.md",
        ["[how to begin](entry-routes.md)", "[here](entry-routes.md)"],
        "link-text",
        "[here]",
    ),
    there(
        "careers/data-scientist/index.md",
        ["career: software-developer", "title: Software developer"],
        "related-one-way",
        "careers/software-developer/index.md",
        "career: data-scientist",
    ),
    there(
        "careers/data-scientist/index.md",
        ["place: US\n", ""],
        "claim-place",
        "careers/data-scientist/market.md",
        "value: 33.5%",
    ),
    here(
        "careers/data-scientist/requirements.md",
        ["skills: [statistics,", "skills: [statistcs,"],
        "unknown-skill",
        "statistcs",
    ),
    here(
        "careers/data-scientist/requirements.md",
        [
            "Data science, A related field]",
            "Data science, and related fields]",
        ],
        "list-sentence",
        "and related fields",
    ),
    here(
        "careers/data-scientist/market.md",
        ["value: 33.5%", "value: 0.335"],
        "unit",
        "value: 0.335",
    ),
    here(
        "careers/data-scientist/market.md",
        ["period: 2034, ", ""],
        "claim-undated",
        "employed-2034",
    ),
    here(
        "careers/data-scientist/market.md",
        ["period: 2034, ", "period: P10Y, "],
        "open-period",
        "employed-2034",
    ),
    here(
        "careers/data-scientist/market.md",
        ["[33.5%](figure:growth)", "35.3%"],
        "prose-percent",
        "35.3%",
    ),
    here(
        "careers/data-scientist/market.md",
        ["from 2024 to 2034, against", "from 2024 to 2043, against"],
        "prose-year",
        "to 2043, against",
    ),
    here(
        "careers/data-scientist/market.md",
        [
            "claims:\n",
            "claims:\n  - {id: soon, metric: employment-change, value: 4%, period: 2024..2026, kind: projection, source: bls-projections-2024-34}\n",
        ],
        "growth-compared",
        "value: 33.5%",
    ),
    here(
        "careers/data-scientist/market.md",
        ["skills: [python,", "skills: [kafka, python,"],
        "skill-unlisted",
        "skills: [kafka",
    ),
    here(
        "careers/scientific-ml-engineer/salaries.md",
        [
            "[$96,000](figure:pay-entry.mean)",
            "[$98,000](figure:pay-entry.mean)",
        ],
        "figure-differs",
        "$98,000",
    ),
    here(
        "careers/scientific-ml-engineer/salaries.md",
        ["(figure:austin)", "(figure:austen)"],
        "unknown-figure",
        "figure:austen",
    ),
    here(
        "careers/scientific-ml-engineer/salaries.md",
        ["mean: 96000", "mean: 196000"],
        "outside-range",
        "mean: 196000",
    ),
    here(
        "careers/scientific-ml-engineer/salaries.md",
        ["id: pay-mid,", "id: pay-entry,"],
        "duplicate-id",
        "value: 144000..146762",
    ),
    here(
        "careers/scientific-ml-engineer/salaries.md",
        [
            "method.md#where-the-pay-figures-disagree",
            "method.md#where-they-disagree",
        ],
        "broken-anchor",
        "#where-they-disagree",
    ),
    here(
        "careers/scientific-ml-engineer/salaries.md",
        ["years: 4..6", "years: 4-6"],
        "wrong-value",
        "years: 4-6",
    ),
    here(
        "careers/scientific-ml-engineer/salaries.md",
        ["value: 150193", "value: 140193"],
        "pay-falls",
        "value: 140193",
    ),
    here(
        "careers/scientific-ml-engineer/salaries.md",
        [", rare: true", ""],
        "figure-apart",
        "2.9M",
    ),
    here(
        "careers/scientific-ml-engineer/salaries.md",
        ["mean: 128138", "mean: 120000..136000"],
        "mean-range",
        "austin, place",
    ),
    here(
        "careers/scientific-ml-engineer/salaries.md",
        ["waive entry-mean:", "waive entry-meen:"],
        "waiver",
        "entry-meen",
    ),
    here(
        "careers/scientific-ml-engineer/salaries.md",
        ["years: 1..3", "years: 2..3"],
        "waiver-unused",
        "waive year-bands",
    ),
    here(
        "careers/scientific-ml-engineer/salaries.md",
        ["waive same-number:", "waive same-number until 2026-01-01:"],
        "waiver-expired",
        "until 2026-01-01",
    ),
    here(
        "careers/scientific-ml-engineer/market.md",
        ["metric: demand", "metric: popularity"],
        "unknown-metric",
        "popularity",
    ),
    here(
        "careers/scientific-ml-engineer/market.md",
        [
            "Two projections look ahead.",
            "Two <b>projections</b> look ahead.",
        ],
        "raw-html",
        "<b>",
    ),
    here(
        "careers/scientific-ml-engineer/index.md",
        [
            "[requirements](requirements.md)",
            "[requirements](requirement.md)",
        ],
        "broken-link",
        "requirement.md",
    ),
    here(
        "careers/scientific-ml-engineer/index.md",
        [
            "A Scientific ML engineer designs",
            "A Scientific ML Engineer designs",
        ],
        "title-drift",
        "ML Engineer designs",
    ),
    here(
        "careers/scientific-ml-engineer/index.md",
        ["explain ML to them.\n\nThe", "explain ML to them.\nThe"],
        "list-swallowed",
        "The [core responsibilities]",
    ),
    here(
        "careers/scientific-ml-engineer/career-path.md",
        [
            "  - id: mid\n    title: Mid",
            "  - {id: entry, title: Mid}\n  - title: Mid",
        ],
        "duplicate-id",
        "{id: entry",
    ),
    here(
        "careers/scientific-ml-engineer/career-path.md",
        ["kind: lateral", "kind: sideways"],
        "unknown-value",
        "kind: sideways",
    ),
    here(
        "careers/scientific-ml-engineer/trends.md",
        ["direction: new", "direction: up"],
        "unknown-value",
        "direction: up",
    ),
    here(
        "careers/scientific-ml-engineer/trends.md",
        ["## TinyML and edge computing", "## TinyML"],
        "explanation",
        "## TinyML",
    ),
    here(
        "careers/scientific-ml-engineer/trends.md",
        ["## ML for one domain", "#### ML for one domain"],
        "heading-level",
        "#### ML",
    ),
    here(
        "careers/scientific-ml-engineer/responsibilities.md",
        ["level: senior", "level: seniour"],
        "unknown-level",
        "seniour",
    ),
    here(
        "careers/scientific-ml-engineer/trends.md",
        [
            "Some change the tools, some the place where models run, and some what employers expect of you.",
            "Some of them change the tools that people work with every day, some of them change the place where models run, which may be a server far away or a small device in a pocket, and some of them change what employers expect of you when they ask you to come for a talk about a post.",
        ],
        "long-sentence",
        "Some of them",
    ),
    here(
        "careers/software-developer/salaries.md",
        ["[$102,610](figure:pay-testers.median)", "$102,160"],
        "prose-money",
        "$102,160",
    ),
    here(
        "careers/software-developer/salaries.md",
        [
            "mean: 98790}\n---",
            "mean: 98790}\nby_experience:\n  - {experience: entry, value: 60000..79000}\n  - {experience: mid, value: 99000..163000}\n---",
        ],
        "band-gap",
        "experience: mid",
    ),
    here(
        "careers/software-developer/salaries.md",
        [
            "mean: 98790}\n---",
            "mean: 98790}\nby_experience:\n  - {experience: entry, value: 60000..79000}\n  - {experience: mid, value: 61000..80000}\n---",
        ],
        "band-overlap",
        "experience: mid",
    ),
    here(
        "careers/software-developer/salaries.md",
        [
            "mean: 98790}\n---",
            "mean: 98790}\nby_experience:\n  - {experience: mid, value: 132000..134000}\n---",
        ],
        "band-narrow",
        "experience: mid",
    ),
    here(
        "careers/software-developer/salaries.md",
        [
            "mean: 98790}\n---",
            "mean: 98790}\nby_experience:\n  - {experience: entry, value: 60000..79000}\n  - {experience: mid, value: 79000..99000}\n---",
        ],
        "headline-outside",
        "    median: 133080",
    ),
    here(
        "careers/software-developer/salaries.md",
        [
            "mean: 98790}\n---",
            "mean: 98790}\nby_experience:\n  - {experience: entry, mean: 60100}\nby_years:\n  - {years: 0..1, mean: 99200}\n---",
        ],
        "entry-mean",
        "years: 0..1",
    ),
    here(
        "careers/software-developer/salaries.md",
        [
            "mean: 98790}\n---",
            "mean: 98790}\nby_years:\n  - {years: 0..2, mean: 60100}\n  - {years: 2..5, mean: 99200}\n---",
        ],
        "year-bands",
        "years: 2..5",
    ),
    here(
        "careers/software-developer/salaries.md",
        [
            "mean: 98790}\n---",
            "mean: 98790}\nby_employer:\n  - {employer: Banks, mean: 151230}\n  - {employer: Schools, mean: 151230}\n---",
        ],
        "same-number",
        "employer: Schools",
    ),
    here(
        "careers/software-developer/salaries.md",
        [
            "mean: 98790}\n---",
            "mean: 98790}\nby_employer:\n  - {employer: Banks, value: 120000..181230}\n---",
        ],
        "ends-mixed",
        "employer: Banks",
    ),
    here(
        "careers/software-developer/salaries.md",
        [
            "mean: 98790}\n---",
            "mean: 98790}\nby_employer:\n  - {employer: Banks, value: ..181230.50}\n---",
        ],
        "ceiling-exact",
        "employer: Banks",
    ),
    here(
        "careers/software-developer/requirements.md",
        ["Only 22 people answered", "Only 22 businessmen answered"],
        "job-words",
        "businessmen",
    ),
    here(
        "sources.yaml",
        ["  published: 2025-04-02\n", ""],
        "source-undated",
        "bls-oews-2024:",
    ),
    here(
        "sources.yaml",
        ["  licence: public domain\n", ""],
        "source-licence",
        "bls-oews-2024:",
    ),
    there(
        "sources.yaml",
        [
            "  published: 2025-04-02\n",
            "  published: 2025-04-02\n  superseded_by: onet-30-1\n",
        ],
        "source-superseded",
        "careers/data-scientist/salaries.md",
        "defaults:",
    ),
    here(
        "sources.yaml",
        [
            "url: https://www.bls.gov/oes/tables.htm",
            "url: www.bls.gov/oes/tables.htm",
        ],
        "link",
        "url: www.bls.gov",
    ),
    here(
        "guidepost.yaml",
        ["language: en", "language: english"],
        "language",
        "language: english",
    ),
];

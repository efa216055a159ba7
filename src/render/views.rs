//! The views: every name that a template can read, with what it is.
//!
//! Data only. They are filled in by their neighbours in this module, and `docs/templates.md` is
//! made from them. All text is in the site's language; all links are relative to the page.

mod charts;
mod compare;
mod salaries;

pub use charts::{
    BandMarkView, ChartView, LegendView, MarkView, PanelView, PathLineView, PathRowView, PathView,
    SaidView, TickView, YearsView,
};

use super::view::{Html, Shared};
use crate::view;
pub use compare::{
    ChoiceView, ComparedEntryView, ComparedPartView, ComparedRowView, ComparedView, ComparisonView,
    ComparisonsView, SourceLineView, WordView,
};
pub use salaries::{SalariesView, SalaryFilterView, SalaryView};

view! {
    /// What every page has, under the name `page`.
    pub struct PageView {
        /// Which template it is: `home`, `career`, `skill`, …
        pub kind: String,
        /// Its title.
        pub title: String,
        /// One sentence for search engines and cards; may be empty.
        pub description: String,
        /// What leads from it to the site's root: `../../`, or `./` on the home page. Addresses
        /// from `asset()` are written behind it.
        pub root: String,
        /// Its absolute address; absent where the site has no `base_url`.
        pub canonical: Option<String>,
        /// Whether it is left out of search engines.
        pub hidden: bool,
        /// Where its content file can be edited, if the site says so.
        pub edit: Option<String>,
        /// The pages above it, from the home page down.
        pub trail: Vec<LinkView>,
        /// The site's navigation, with the page's own part marked.
        pub navigation: Vec<NavView>,
        /// The text of the footer, from the configuration.
        pub footer: Html,
        /// The links of the footer, from the configuration.
        pub footer_links: Vec<NavView>,
        /// The link to the home page.
        pub home: String,
        /// The link to the page where readers search; absent with `search: false`. The index lies
        /// beside that page.
        pub search: Option<String>,
        /// The link to the Atom feed; absent where the site has no `base_url`.
        pub feed: Option<String>,
        /// The day of its last review.
        pub reviewed: Option<DateView>,
        /// What it says to machines: JSON-LD in the terms of schema.org, safe in a `<script>`.
        pub structured: Option<Html>,
    }
}

view! {
    /// A link.
    pub struct LinkView {
        /// What it says.
        pub title: String,
        /// Where it leads.
        pub href: String,
    }
}

view! {
    /// A link of the navigation.
    pub struct NavView {
        /// What it says.
        pub title: String,
        /// Where it leads.
        pub href: String,
        /// Whether the page is what it leads to, or below it.
        pub current: bool,
    }
}

view! {
    /// A date.
    pub struct DateView {
        /// For machines: `2026-03-31`, `2026-03` or `2026`.
        pub iso: String,
        /// As a reader sees it.
        pub text: String,
    }
}

view! {
    /// The home page, under the name `home`.
    pub struct HomeView {
        /// Its prose, from `content/index.md`.
        pub body: Html,
        /// The careers, at most as many as a list's page has.
        pub careers: Vec<Shared<CardView>>,
        /// How many careers the guide has, in words.
        pub count: String,
        /// The link to all careers.
        pub all: String,
        /// The sources that its prose cites.
        pub sources: Vec<SourceView>,
        /// The sources of the figures of pay on its cards.
        pub figure_sources: Vec<FigureSourceView>,
    }
}

view! {
    /// A career as lists show it. It is the same on every page, so its address is behind the
    /// site's root: `{{ page.root }}{{ card.address }}`.
    pub struct CardView {
        /// Its slug.
        pub slug: String,
        /// What it is called.
        pub title: String,
        /// Its one sentence.
        pub summary: String,
        /// Its address, relative to the site's root.
        pub address: String,
        /// The figure of pay that stands for it, with statistic, place and period; absent where it has
        /// none. Its source is there only where it has none, to say so.
        pub pay: Option<FactView>,
        /// The names of its industries.
        pub industries: Vec<String>,
    }
}

view! {
    /// A list of careers, skills or industries, under the name `list`.
    pub struct ListView {
        /// What the whole list is called.
        pub title: String,
        /// How many entries it has in all, in words.
        pub count: String,
        /// The careers of this page of the list.
        pub careers: Vec<Shared<CardView>>,
        /// The skills or industries of this page of the list.
        pub terms: Vec<TermView>,
        /// Where this page stands among the list's pages; absent where there is only one.
        pub pages: Option<PagesView>,
        /// The sources of the figures of pay on its cards.
        pub figure_sources: Vec<FigureSourceView>,
    }
}

view! {
    /// Where a page stands among the pages of a list.
    pub struct PagesView {
        /// Its number in words: `Page 2 of 7`.
        pub label: String,
        /// The page before it.
        pub previous: Option<String>,
        /// The page after it.
        pub next: Option<String>,
        /// The first, the last and the nearest pages; one without `href` stands for those between.
        pub numbers: Vec<PageNumberView>,
    }
}

view! {
    /// A page of a list, among the others.
    pub struct PageNumberView {
        /// Its number, or an ellipsis.
        pub title: String,
        /// Where it is; absent on an ellipsis.
        pub href: Option<String>,
        /// Whether it is this page.
        pub current: bool,
    }
}

view! {
    /// A skill or an industry in a list.
    pub struct TermView {
        /// What it is called.
        pub name: String,
        /// Where its page is.
        pub href: String,
        /// Its sentence; may be empty.
        pub description: String,
        /// Its category, as written; may be empty.
        pub category: String,
        /// How many careers it has, in words.
        pub count: String,
    }
}

view! {
    /// A skill, under the name `term`; also an industry, which has no careers' depth.
    pub struct TermPageView {
        /// What it is called.
        pub name: String,
        /// Other names.
        pub aliases: Vec<String>,
        /// Its category, as written; may be empty.
        pub category: String,
        /// Its sentence; may be empty.
        pub description: String,
        /// What each step of the scale means for it.
        pub steps: Vec<FactView>,
        /// Its codes in other classifications.
        pub codes: Vec<FactView>,
        /// How many careers it has, in words.
        pub count: String,
        /// The careers of this page of its list.
        pub uses: Vec<UseView>,
        /// Where this page stands among its pages.
        pub pages: Option<PagesView>,
        /// The sources of the figures of pay on its cards.
        pub figure_sources: Vec<FigureSourceView>,
    }
}

view! {
    /// A career that asks for a skill, or that belongs to an industry.
    pub struct UseView {
        /// The career.
        pub career: Shared<CardView>,
        /// Where and how: `Required · Practitioner`; each leads to its section.
        pub places: Vec<LinkView>,
    }
}

view! {
    /// A career's page, under the name `career`.
    pub struct CareerView {
        /// Its slug.
        pub slug: String,
        /// What it is called.
        pub title: String,
        /// Its one sentence.
        pub summary: String,
        /// Other names.
        pub alternate_titles: Vec<String>,
        /// The first things to know: pay, outlook, education, levels, review.
        pub facts: Vec<FactView>,
        /// Its industries.
        pub industries: Vec<LinkView>,
        /// Its codes in the classifications of occupations.
        pub codes: Vec<FactView>,
        /// How well the codes fit, in words; absent where it has none.
        pub code_match: Option<String>,
        /// The table of contents: the overview, the sections, and what follows them.
        pub contents: Vec<ContentsView>,
        /// The overview and the sections, in order.
        pub sections: Vec<SectionView>,
        /// Whether any of the sections has skills to compare with one's own.
        pub has_skill_check: bool,
        /// Related careers.
        pub related: Vec<RelatedView>,
        /// Other careers, each with the page that compares the two.
        pub compared: Vec<LinkView>,
        /// Where the reader can choose careers to compare with it; absent where it is the only one.
        pub compare: Option<String>,
        /// Where its pay stands in the table of all salaries; absent where none is known.
        pub salaries: Option<String>,
        /// The sources of its figures and prose, in the order in which the page first uses them.
        pub sources: Vec<SourceView>,
        /// How many of its figures have no source, in words; absent where all have one.
        pub unsourced: Option<String>,
        /// Whether it is a draft.
        pub draft: bool,
    }
}

view! {
    /// An entry of the table of contents.
    pub struct ContentsView {
        /// What it says.
        pub title: String,
        /// Where it leads.
        pub href: String,
        /// The headings below it.
        pub below: Vec<LinkView>,
    }
}

view! {
    /// A short fact: its name, what it says, and where that comes from.
    pub struct FactView {
        /// What kind of fact it is: `pay`, `outlook`, `education`, `levels`, `reviewed`, a code's
        /// key, …
        pub kind: String,
        /// What it is called.
        pub label: String,
        /// What it says.
        pub value: String,
        /// What the value is, of whom, where and when: `Mean, United States, 2024`; may be empty.
        pub detail: String,
        /// Where the page says more.
        pub href: Option<String>,
        /// Where it comes from; absent where it is no figure.
        pub source: Option<CitationView>,
    }
}

view! {
    /// Where a figure comes from.
    pub struct CitationView {
        /// The source's number on this page; empty where the figure has no source.
        pub number: String,
        /// The source's title, or the word for a figure without one.
        pub title: String,
        /// Where the source is described; absent where the figure has none.
        pub href: Option<String>,
    }
}

view! {
    /// A section of a career.
    pub struct SectionView {
        /// Its kind: `overview`, `salaries`, …
        pub kind: String,
        /// The id of its heading, for links.
        pub id: String,
        /// Its title.
        pub title: String,
        /// Where it holds, where that differs from the career; may be empty.
        pub place: String,
        /// The day of its last review, where it has one of its own.
        pub reviewed: Option<DateView>,
        /// Where its content file can be edited, if the site says so.
        pub edit: Option<String>,
        /// The prose before its first heading.
        pub intro: Html,
        /// The picture of its levels and branches, where it has such.
        pub path: Option<PathView>,
        /// Whether a heading parts that prose from the figures of pay above it.
        pub about_figures: bool,
        /// Its items, in groups.
        pub groups: Vec<GroupView>,
        /// Its figures of pay, in groups.
        pub pay: Vec<PayGroupView>,
        /// Its claims about the labour market.
        pub claims: Option<ClaimsView>,
        /// The rest of its prose: what explains no item.
        pub body: Html,
        /// Its footnotes.
        pub notes: Html,
    }
}

view! {
    /// A group of items of a section: areas, levels, education, …
    pub struct GroupView {
        /// Which list it is: `areas`, `levels`, `specialisations`, `education`, `skills`, …
        pub kind: String,
        /// Its id, for links.
        pub id: String,
        /// Its title; empty where the section has only this group.
        pub title: String,
        /// Its items.
        pub items: Vec<ItemView>,
        /// Of skills: where the file is that says which career requires which skill, for a reader
        /// who compares what they have with what is asked for.
        pub skill_check: Option<String>,
        /// The depths that its skills name, each with what it means; empty where none is named, or
        /// no meaning is known.
        pub steps: Vec<FactView>,
    }
}

view! {
    /// An item of a section: an area of tasks, a level, a trend, a degree, …
    pub struct ItemView {
        /// Its id, for links.
        pub id: String,
        /// Its title; may be empty.
        pub title: String,
        /// Where its title leads, if anywhere.
        pub href: Option<String>,
        /// A word about it: a trend's direction, a transition's kind, that it is preferred, …; may
        /// be empty.
        pub tag: String,
        /// The same word as the content file has it, for styles; may be empty.
        pub tag_kind: String,
        /// What is said of it by name.
        pub facts: Vec<FactView>,
        /// Its tasks or points.
        pub points: Vec<Html>,
        /// The skills that it asks for.
        pub skills: Vec<SkillUseView>,
        /// Its one sentence.
        pub note: Html,
        /// Its explanation in prose.
        pub body: Html,
    }
}

view! {
    /// A skill that is asked for; several where any of them will do.
    pub struct SkillUseView {
        /// The skill, or those of which one is enough.
        pub any_of: Vec<SkillLinkView>,
        /// How deep, in words; may be empty.
        pub proficiency: String,
        /// Whether it is required, preferred or optional, in words; empty where it is required.
        pub need: String,
        /// The same as the content file has it.
        pub need_kind: String,
        /// The source's own word for the skill; may be empty.
        pub label: String,
        /// One sentence; may be empty.
        pub note: Html,
    }
}

view! {
    /// A skill with its page.
    pub struct SkillLinkView {
        /// Its id in the registry.
        pub id: String,
        /// What it is called.
        pub title: String,
        /// Where its page is.
        pub href: String,
    }
}

view! {
    /// A group of figures of pay, to be shown as a chart and as a table.
    pub struct PayGroupView {
        /// Which group it is: `overall`, `by_experience`, …
        pub kind: String,
        /// Its id, for links.
        pub id: String,
        /// Its title: `By experience`.
        pub title: String,
        /// What the prose that places it calls it; may be empty.
        pub name: String,
        /// What all of its rows share: place, period, currency, per.
        pub shared: String,
        /// What the first column holds: `Experience`.
        pub facet: String,
        /// The statistics that its rows have, each a column.
        pub statistics: Vec<String>,
        /// Where all of its rows come from; absent where they differ in that.
        pub source: Option<CitationView>,
        /// Whether its rows differ in place, so that a column is wanted.
        pub has_place: bool,
        /// Whether its rows differ in period, so that a column is wanted.
        pub has_period: bool,
        /// Its chart; absent where none of its figures can be drawn.
        pub chart: Option<ChartView>,
        /// Its rows.
        pub rows: Vec<PayRowView>,
    }
}

view! {
    /// A row of figures of pay.
    pub struct PayRowView {
        /// Its id, for links; may be empty.
        pub id: String,
        /// Of whom it speaks: `Entry level`, `San Francisco, California`.
        pub label: String,
        /// What limits it further, and what its source calls it.
        pub limits: Vec<String>,
        /// What its pay includes, where the rows differ in that: `base pay`; may be empty.
        pub pay: String,
        /// The word for figures that its source does not publish, where that is so; else empty.
        pub hidden: String,
        /// Its figures, one for each of the group's statistics; empty where it has none.
        pub figures: Vec<String>,
        /// The figures that speak for the row, as a chart names them.
        pub said: Vec<SaidView>,
        /// The others, which a long chart leaves to its table.
        pub rest: Vec<SaidView>,
        /// What a chart draws of it, from the back to the front.
        pub marks: Vec<MarkView>,
        /// Whether some of it lies beyond the chart's axis.
        pub off: bool,
        /// Where it holds; may be empty.
        pub place: String,
        /// When it holds; may be empty.
        pub period: String,
        /// Whether it is a rare case.
        pub rare: bool,
        /// Whether it speaks of others, for comparison.
        pub comparator: bool,
        /// One sentence about it.
        pub note: Html,
        /// Where it comes from, unless that is said for the whole group.
        pub source: Option<CitationView>,
    }
}

view! {
    /// Claims about the labour market, to be shown as a chart and as a table.
    pub struct ClaimsView {
        /// Their id, for links.
        pub id: String,
        /// What the prose that places them calls them; may be empty.
        pub name: String,
        /// Their chart; absent where none of them can be drawn.
        pub chart: Option<ChartView>,
        /// The claims.
        pub rows: Vec<ClaimView>,
    }
}

view! {
    /// A claim about the labour market.
    pub struct ClaimView {
        /// Its id, for links; may be empty.
        pub id: String,
        /// What is counted: `Change in employment`.
        pub metric: String,
        /// The figure, or the words.
        pub value: String,
        /// The source's own word for it; may be empty.
        pub label: String,
        /// Of whom; may be empty.
        pub population: String,
        /// Where; may be empty.
        pub place: String,
        /// When; may be empty.
        pub period: String,
        /// Whether it is a projection, observed or an estimate, in words; may be empty.
        pub kind: String,
        /// What a chart draws of it, from the back to the front.
        pub marks: Vec<MarkView>,
        /// Whether some of it lies beyond the chart's axis.
        pub off: bool,
        /// Whether it speaks of others, for comparison.
        pub comparator: bool,
        /// One sentence about it.
        pub note: Html,
        /// Where it comes from.
        pub source: CitationView,
    }
}

view! {
    /// A related career.
    pub struct RelatedView {
        /// What it is called.
        pub title: String,
        /// Where it is; absent where the guide does not have it.
        pub href: Option<String>,
        /// How it is related, in words.
        pub relation: String,
        /// The same as the content file has it.
        pub relation_kind: String,
        /// What differs.
        pub note: Html,
        /// Its figure of pay; absent where the guide does not have it, or it has none.
        pub pay: Option<FactView>,
        /// Why its pay cannot be compared with that of the page's career; empty where it can be.
        pub caution: String,
    }
}

view! {
    /// A source, with what rests on it.
    pub struct SourceView {
        /// Its id, for links.
        pub id: String,
        /// Its number on this page.
        pub number: String,
        /// What it is called.
        pub title: String,
        /// Who published it; may be empty.
        pub publisher: String,
        /// What kind of publication it is, in words; may be empty.
        pub kind: String,
        /// Where it can be read; absent where it is not known.
        pub url: Option<String>,
        /// When it was published.
        pub published: Option<DateView>,
        /// When its figures were taken over.
        pub retrieved: Option<DateView>,
        /// Its licence; may be empty.
        pub licence: String,
        /// The sentence that its licence asks for; may be empty.
        pub attribution: String,
        /// The source that takes its place.
        pub superseded_by: Option<LinkView>,
        /// What rests on it: figures of this page, or careers on the page of all sources.
        pub used_by: Vec<LinkView>,
    }
}

view! {
    /// A source of figures on the cards of a page.
    pub struct FigureSourceView {
        /// What it is called.
        pub title: String,
        /// Where it is described.
        pub href: String,
        /// The sentence that its licence asks for; may be empty.
        pub attribution: String,
    }
}

view! {
    /// The page of all sources, under the name `sources`.
    pub struct SourcesView {
        /// How many there are, in words.
        pub count: String,
        /// All of them, by title.
        pub sources: Vec<SourceView>,
    }
}

view! {
    /// The page where readers search, under the name `search`: where else they may look.
    pub struct SearchView {
        /// The link to all careers.
        pub careers: String,
        /// The link to all skills; absent where there are none.
        pub skills: Option<String>,
        /// The link to all industries; absent where there are none.
        pub industries: Option<String>,
    }
}

view! {
    /// A plain page, under the name `plain`.
    pub struct PlainView {
        /// Its prose.
        pub body: Html,
        /// Its headings, for the table of contents.
        pub contents: Vec<ContentsView>,
        /// The sources that it cites.
        pub sources: Vec<SourceView>,
    }
}

view! {
    /// A page at an old address, under the name `redirect`.
    pub struct RedirectView {
        /// What the page is called now.
        pub title: String,
        /// Where it is now.
        pub href: String,
    }
}

view! {
    /// The size of a picture in pixels.
    pub struct SizeView {
        /// How wide it is.
        pub width: u32,
        /// How high it is.
        pub height: u32,
    }
}

view! {
    /// What holds for the whole site, under the name `site`.
    pub struct SiteView {
        /// Its title.
        pub title: String,
        /// Its description; may be empty.
        pub description: String,
        /// Its absolute address, with a slash at the end; absent where it is not known.
        pub base_url: Option<String>,
        /// The language of its pages, BCP 47.
        pub language: String,
        /// The same with its territory, `pt_BR`; absent where the language names none.
        pub territory: Option<String>,
        /// The direction of its script: `ltr` or `rtl`.
        pub direction: String,
        /// Who publishes it; may be empty.
        pub publisher: String,
        /// The publisher's address, if it is known.
        pub publisher_url: Option<String>,
        /// The accent colour, if the site sets one.
        pub accent: Option<String>,
        /// The accent colour on dark ground, if the site sets one.
        pub accent_dark: Option<String>,
        /// The logo's path in `static/`, if the site has one.
        pub logo: Option<String>,
        /// The logo's own size; absent where its format does not say it.
        pub logo_size: Option<SizeView>,
        /// The favicon's path in `static/`.
        pub favicon: String,
        /// The picture that stands for a page where its link is shared.
        pub social: SocialView,
    }
}

view! {
    /// The picture that stands for a page where its link is shared.
    pub struct SocialView {
        /// Its path in `static/`.
        pub path: String,
        /// What it shows, in words.
        pub alt: String,
        /// Its own size; absent where its format does not say it.
        pub size: Option<SizeView>,
    }
}

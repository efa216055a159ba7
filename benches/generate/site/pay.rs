//! The pay of a career: every group of rows, every statistic, and the section that shows them.

use super::career::{Career, Part};
use super::figures::{Amount, Row, dollar_range, dollars, millions_at_most, rows};
use super::random::Random;
use super::{names, prose};

/// The rows of `salaries`, by group.
pub(super) struct Pay {
    pub(super) overall: [Row; 4],
    pub(super) by_experience: [Row; 4],
    pub(super) by_years: [Row; 5],
    pub(super) by_place: [Row; 5],
    pub(super) by_industry: [Row; 3],
    pub(super) by_employer: [Row; 3],
    pub(super) by_level: [Row; 4],
}

/// A town, and its pay in hundredths of the country's.
const TOWNS: [(&str, &str, u64); 12] = [
    ("US-CA", "San Francisco", 131),
    ("US-NY", "New York City", 124),
    ("US-WA", "Seattle", 119),
    ("US-MA", "Boston", 114),
    ("US-IL", "Chicago", 103),
    ("US-TX", "Austin", 101),
    ("US-CO", "Denver", 99),
    ("US-GA", "Atlanta", 96),
    ("US-OH", "Columbus", 91),
    ("US-NM", "Santa Fe", 88),
    ("US-AR", "Little Rock", 83),
    ("US-MS", "Jackson", 79),
];

/// The pay of a career whose rows may name these industries and this source.
pub(super) fn pay(career: usize, industries: &[String], source: &str) -> Pay {
    let random = &mut Random::new(career, 1);
    let scale = Scale {
        middle: random.between(380, 1300) * 100,
        sampled: format!("sample_size: {}", random.between(120, 9000)),
        source: format!("source: {source}"),
    };
    Pay {
        overall: scale.overall(random.between(11, 29)),
        by_experience: scale.by_experience(),
        by_years: scale.by_years(),
        by_place: scale.by_place(&random.distinct(TOWNS.len(), 5)),
        by_industry: scale.by_industry(industries),
        by_employer: scale.by_employer(),
        by_level: scale.by_level(),
    }
}

/// What all rows of a career rest on.
struct Scale {
    /// The median pay of all.
    middle: u64,
    sampled: String,
    /// A source other than that of the section's defaults.
    source: String,
}

impl Scale {
    /// So many hundredths of the median, in tens of dollars.
    fn part(&self, hundredths: u64) -> u64 {
        self.middle * hundredths / 1000 * 10
    }

    fn dollars(&self, hundredths: u64) -> Amount {
        dollars(self.part(hundredths))
    }

    fn range(&self, low: u64, high: u64) -> Amount {
        dollar_range(self.part(low), self.part(high))
    }

    /// A row with a median at so many hundredths, and the quarters around it.
    fn quarters(&self, id: &str, facet: &str, hundredths: u64, after: &str) -> Row {
        let figures = vec![
            ("median", self.dollars(hundredths)),
            ("p25", self.dollars(hundredths * 82 / 100)),
            ("p75", self.dollars(hundredths * 121 / 100)),
        ];
        Row::new(id, facet, figures, after)
    }

    /// `top` is what the best paid are said to reach, in hundred thousands.
    fn overall(&self, top: u64) -> [Row; 4] {
        let all = vec![
            ("median", self.dollars(100)),
            ("mean", self.dollars(105)),
            ("p10", self.dollars(61)),
            ("p25", self.dollars(78)),
            ("p75", self.dollars(127)),
            ("p90", self.dollars(168)),
        ];
        let comparators = "comparators: [{population: All occupations, median: 49500}]";
        let total = vec![("mean", self.range(112, 126))];
        let hour = vec![("value", dollar_range(self.middle / 1600, self.middle / 700))];
        let top = vec![("value", millions_at_most(top))];
        let bonus = "population: Posts with a bonus, pay: total";
        let contract = "population: Contractors, per: hour, pay: fee";
        let after = format!("{}, {comparators}", self.sampled);
        [
            Row::new("pay-overall", "", all, &after),
            Row::new("pay-total", bonus, total, &self.source),
            Row::new("pay-hour", contract, hour, &self.source),
            Row::new(
                "pay-top",
                "population: Exceptional cases",
                top,
                "rare: true",
            ),
        ]
    }

    fn by_experience(&self) -> [Row; 4] {
        let row = |name: &str, low, high, label: &str| {
            let value = self.range(low, high);
            let figures = vec![("value", value), ("mean", self.dollars((low + high) / 2))];
            let facet = format!("experience: {name}{label}");
            Row::new(&format!("pay-{name}"), &facet, figures, "")
        };
        [
            row("entry", 58, 84, ""),
            row("mid", 82, 116, ""),
            row("senior", 112, 149, ", label: Senior and late career"),
            row("executive", 140, 212, ""),
        ]
    }

    fn by_years(&self) -> [Row; 5] {
        let row = |from: u64, to: &str, hundredths| {
            let figures = vec![("value", self.dollars(hundredths))];
            let facet = format!("years: {from}..{to}");
            Row::new(&format!("pay-years-{from}"), &facet, figures, &self.source)
        };
        [
            row(0, "1", 68),
            row(2, "4", 83),
            row(5, "9", 101),
            row(10, "14", 120),
            row(15, "", 133),
        ]
    }

    fn by_place(&self, towns: &[usize]) -> [Row; 5] {
        std::array::from_fn(|at| {
            let (state, name, hundredths) = TOWNS[towns[at]];
            let id = format!("pay-{}", names::slug(name));
            let facet = format!("place: {state}/{name}");
            self.quarters(&id, &facet, hundredths, &self.sampled)
        })
    }

    fn by_industry(&self, industries: &[String]) -> [Row; 3] {
        std::array::from_fn(|at| {
            let name = &industries[at];
            let facet = format!("industry: {name}");
            let hundredths = [109, 102, 93][at];
            self.quarters(&format!("pay-in-{name}"), &facet, hundredths, "")
        })
    }

    fn by_employer(&self) -> [Row; 3] {
        let startups = vec![("value", self.range(63, 170)), ("mean", self.dollars(98))];
        [
            Row::new("pay-startups", "employer: Startups", startups, ""),
            self.quarters("pay-small", "staff: 1..49", 92, ""),
            self.quarters("pay-large", "staff: 500..", 111, ""),
        ]
    }

    fn by_level(&self) -> [Row; 4] {
        let row = |name: &str, hundredths| {
            let id = format!("pay-level-{name}");
            self.quarters(&id, &format!("level: {name}"), hundredths, "")
        };
        [
            row("entry", 71),
            row("mid", 98),
            row("senior", 129),
            row("lead", 151),
        ]
    }
}

/// The section `salaries`.
pub(super) fn salaries(career: &Career, random: &mut Random) -> Part {
    let pay = &career.pay;
    let source = &career.sources[0];
    let mut data = format!(
        "defaults: {{place: US, currency: USD, per: year, period: 2024, pay: base, source: {source}}}\n"
    );
    for (group, all) in [
        ("overall", pay.overall.as_slice()),
        ("by_experience", &pay.by_experience),
        ("by_years", &pay.by_years),
        ("by_place", &pay.by_place),
        ("by_industry", &pay.by_industry),
        ("by_employer", &pay.by_employer),
        ("by_level", &pay.by_level),
    ] {
        data.push_str(&rows(group, all));
    }
    Part {
        data,
        body: salaries_body(career, random),
    }
}

fn salaries_body(career: &Career, random: &mut Random) -> String {
    let pay = &career.pay;
    let mut body = format!(
        "The median is {}, and contractors ask for {} an hour.[^fee] {}\n\n\
         ![Pay by experience](chart:by_experience)\n\n\
         Beginners are paid {}, and those with long experience {}. The first years bring {}. {}\n\n\
         | Employer | Pay |\n| --- | ---: |\n",
        pay.overall[0].cited(),
        pay.overall[2].cited(),
        prose::sentence(random),
        pay.by_experience[0].cited(),
        pay.by_experience[2].cited(),
        pay.by_years[0].cited(),
        prose::sentence(random),
    );
    for (name, row) in ["Startups", "Small firms", "Large firms"]
        .iter()
        .zip(&pay.by_employer)
    {
        body.push_str(&format!("| {name} | {} |\n", row.cited()));
    }
    body.push_str(&format!(
        "\nIn one of the towns above the median is {}. Exceptional cases reach {}, \
         which says little about your own prospects. {}\n\n\
         [^fee]: A fee has to cover holidays, insurance and the weeks without a contract.\n",
        pay.by_place[0].cited(),
        pay.overall[3].cited(),
        prose::sentence(random),
    ));
    body
}

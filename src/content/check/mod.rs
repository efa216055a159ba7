//! Rules that need one file or one career, and not the whole site; one file for each topic.
//!
//! A rule sees typed content and says what is false in it. What refers to a registry, to another
//! career or to an address is not checked here.

mod claims;
mod contradictions;
mod either;
mod future;
mod ids;
mod levels;
mod pay;
mod periods;
mod registries;
mod scale;
mod sentences;
mod units;

pub(super) use sentences::{list_sentences, one_report};

use super::{
    Career, Claim, Damaged, Day, Guide, METRICS, Observation, Payload, Section, SectionKind,
};
use crate::diagnostics::Diagnostics;

/// The steps of depth that a site has unless it names its own.
pub const SCALE: &[&str] = &["awareness", "working", "practitioner", "expert"];

/// What the rules need to know of the site.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The day of the build.
    pub today: Day,
    /// The metrics that a claim may have.
    pub metrics: Vec<Metric>,
    /// The steps of depth, from the shallowest.
    pub scale: Vec<Box<str>>,
}

/// A metric that a claim may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metric {
    /// Its id.
    pub id: Box<str>,
    /// Whether it says how something changes, rather than how much there is.
    pub is_change: bool,
    /// Whether every site has it.
    pub is_common: bool,
}

impl Metric {
    fn common(id: &str) -> Self {
        Self {
            id: id.into(),
            is_change: id.ends_with("-change"),
            is_common: true,
        }
    }
}

impl Rules {
    /// The metric of a claim, if the site knows it.
    fn metric(&self, claim: &Claim) -> Option<&Metric> {
        let mut metrics = self.metrics.iter();
        metrics.find(|known| *known.id == *claim.metric.value)
    }

    /// The rules of a site that names no metrics and no scale of its own.
    #[must_use]
    pub fn on(today: Day) -> Self {
        Self::of_site(today, [], SCALE.iter().copied())
    }

    /// The rules of a site with metrics beside those that every site knows, each with whether it is
    /// a change, and with the scale that it goes by.
    #[must_use]
    pub fn of_site<'a>(
        today: Day,
        metrics: impl IntoIterator<Item = (&'a str, bool)>,
        scale: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let own = metrics.into_iter().map(|(id, is_change)| Metric {
            id: id.into(),
            is_change,
            is_common: false,
        });
        let common = METRICS.iter().map(|id| Metric::common(id));
        Self {
            today,
            metrics: common.chain(own).collect(),
            scale: scale.into_iter().map(Into::into).collect(),
        }
    }
}

/// Checks a whole guide: [`check_career`] for each career, and [`check_rest`].
///
/// # Errors
/// [`Damaged`] where a career cannot be opened.
pub fn check(guide: &Guide, rules: &Rules, found: &mut Diagnostics) -> Result<(), Damaged> {
    for career in &guide.careers {
        check_career(&career.open()?, rules, found);
    }
    check_rest(guide, rules, found);
    Ok(())
}

/// Checks one career.
pub fn check_career(career: &Career, rules: &Rules, found: &mut Diagnostics) {
    either::related(career, found);
    either::codes(career, found);
    let all_levels = career.complete(SectionKind::CareerPath);
    check_sections(&career.sections, all_levels, rules, found);
}

/// Checks what belongs to no career: the registries.
pub fn check_rest(guide: &Guide, rules: &Rules, found: &mut Diagnostics) {
    registries::superseded(&guide.sources, found);
    scale::skills(&guide.skills, &rules.scale, found);
}

/// The rules for the sections of one career; `all_levels` says whether all that names levels could
/// be read.
fn check_sections(sections: &[Section], all_levels: bool, rules: &Rules, found: &mut Diagnostics) {
    let rows = rows(sections);
    let claims = claims(sections);
    ids::unique(sections, &rows, &claims, found);
    levels::paths(sections, found);
    if all_levels {
        levels::references(sections, &rows, found);
    }
    for row in &rows {
        units::pay(row, found);
        pay::order(row, found);
        pay::within_value(row, found);
    }
    contradictions::rows(sections, found);
    for claim in &claims {
        units::claim(claim, rules, found);
        claims::metric(claim, rules, found);
        claims::sign(claim, rules, found);
    }
    future::rows(&rows, rules.today, found);
    future::claims(&claims, rules.today, found);
    periods::open(&rows, &claims, sections, found);
    for section in sections {
        units::section(section, found);
        either::section(section, found);
        scale::section(section, &rules.scale, found);
    }
}

/// Every pay row of a career, comparators included.
fn rows(sections: &[Section]) -> Vec<&Observation> {
    fn add<'a>(row: &'a Observation, rows: &mut Vec<&'a Observation>) {
        rows.push(row);
        for other in row.comparators() {
            add(other, rows);
        }
    }
    let mut rows = Vec::new();
    for section in sections {
        if let Payload::Salaries(salaries) = &section.payload {
            salaries.rows().for_each(|(_, row)| add(row, &mut rows));
        }
    }
    rows
}

/// Every claim of a career, comparators included.
fn claims(sections: &[Section]) -> Vec<&Claim> {
    let mut claims = Vec::new();
    for section in sections {
        if let Payload::Market(market) = &section.payload {
            for claim in &market.claims {
                claims.push(claim);
                claims.extend(&claim.comparators);
            }
        }
    }
    claims
}

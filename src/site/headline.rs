//! Headlines: the one figure of pay and the one outlook that stand for a career, beside its title
//! and in lists.
//!
//! Which row that is, is decided here and nowhere else. Nothing is computed from several rows: a
//! headline is what one source says, and a reader is told its statistic, place and period.

use std::cmp::Reverse;

use super::{ClaimRow, SalaryRow};
use crate::content::{Amount, Career, Claim, Month, Observation, Period, Place, Statistic};
use crate::source::Spanned;

/// What is counted by the claims that say how a career will fare.
const OUTLOOK: &str = "employment-change";

/// The statistics in the order in which they stand for many: what is nearest to most people first.
pub const PROMINENCE: [Statistic; Statistic::WORDS.len()] = [
    Statistic::Median,
    Statistic::Mean,
    Statistic::Value,
    Statistic::P10,
    Statistic::P25,
    Statistic::P75,
    Statistic::P90,
    Statistic::Min,
    Statistic::Max,
];

/// The figure of pay that stands for a career.
#[derive(Clone, Copy, Debug)]
pub struct PayHeadline<'a> {
    /// Its row.
    pub row: &'a Observation,
    /// What it is, by its source's word.
    pub statistic: Statistic,
    /// What was said.
    pub amount: &'a Amount,
    place: SalaryRow<'a>,
}

/// The claim that says how a career will fare.
#[derive(Clone, Copy, Debug)]
pub struct Outlook<'a> {
    /// The claim.
    pub claim: &'a Claim,
    place: ClaimRow<'a>,
}

impl<'a> PayHeadline<'a> {
    /// The headline of a career; `None` where it has no figure of pay that is not rare.
    ///
    /// Of all rows of its salaries, the first in this order:
    ///
    /// 1. where the career is, before a wider place, before a part of it, before elsewhere; a
    ///    career without a place of its own is everywhere;
    /// 2. everyone in the career, before a group that experience, employer or the like limits;
    /// 3. the group `overall` before the others, these in the order of [`Group`](crate::content::Group);
    /// 4. a median, before a mean, before a figure whose source names no statistic, before the rest;
    /// 5. a figure with a source before one without;
    /// 6. the latest period;
    /// 7. the order in which the rows stand.
    ///
    /// Rows that are rare, and comparators, never stand for the career.
    #[must_use]
    pub fn of(career: &'a Career) -> Option<Self> {
        let own = place(career);
        let rows = SalaryRow::own(career).filter(|row| !row.observation.rare());
        rows.filter_map(Self::new)
            .min_by_key(|found| found.rank(own))
    }

    fn new(place: SalaryRow<'a>) -> Option<Self> {
        let row = place.observation;
        let (statistic, amount) = best(row)?;
        Some(Self {
            row,
            statistic,
            amount,
            place,
        })
    }

    fn rank(&self, own: Option<&Place>) -> impl Ord + use<> {
        let row = self.row;
        (
            distance(own, row.place().map(|place| &place.value)),
            !row.facets.is_empty(),
            self.place.group,
            order(self.statistic),
            row.source().is_none(),
            Reverse(end(row.period())),
        )
    }

    /// Where its row is on the career's page.
    #[must_use]
    pub fn anchor(&self) -> String {
        self.place.anchor()
    }
}

impl<'a> Outlook<'a> {
    /// The outlook of a career; `None` where nothing is said of the change of its employment.
    ///
    /// Of all claims about that, the first in this order:
    ///
    /// 1. about the career itself, before one about a population in words;
    /// 2. a claim with a source before one without;
    /// 3. where the career is, as for its pay;
    /// 4. the period that ends last;
    /// 5. the order in which the claims stand.
    ///
    /// Comparators never stand for the career.
    #[must_use]
    pub fn of(career: &'a Career) -> Option<Self> {
        let own = place(career);
        ClaimRow::own(career)
            .filter(|row| &*row.claim.metric.value == OUTLOOK)
            .map(|place| Self {
                claim: place.claim,
                place,
            })
            .min_by_key(|found| found.rank(own))
    }

    fn rank(&self, own: Option<&Place>) -> impl Ord + use<> {
        let claim = self.claim;
        (
            claim.population.is_some(),
            claim.source.is_none(),
            distance(own, claim.place.as_ref().map(|place| &place.value)),
            Reverse(end(claim.period)),
        )
    }

    /// Where it is on the career's page.
    #[must_use]
    pub fn anchor(&self) -> String {
        self.place.anchor()
    }
}

fn place(career: &Career) -> Option<&Place> {
    career.head.place.as_ref().map(|place| &place.value)
}

/// The figure that stands for a row.
fn best(row: &Observation) -> Option<(Statistic, &Amount)> {
    let best = row
        .figures
        .iter()
        .min_by_key(|(statistic, _)| order(*statistic))?;
    Some((best.0, &best.1.value))
}

/// How well a statistic stands for the rest: the least is the best.
fn order(statistic: Statistic) -> usize {
    let place = PROMINENCE.iter().position(|other| *other == statistic);
    place.unwrap_or(PROMINENCE.len())
}

/// How far from a career's own place a figure holds.
fn distance(own: Option<&Place>, place: Option<&Place>) -> u8 {
    match (own, place) {
        (None, _) => 0,
        (Some(own), Some(place)) if own == place => 0,
        (Some(own), Some(place)) if place.contains(own) => 1,
        (Some(own), Some(place)) if own.contains(place) => 2,
        (Some(_), _) => 3,
    }
}

/// The last month of a period, where that is known; a year ends in December.
fn end(period: Option<Spanned<Period>>) -> Option<(u16, u8)> {
    let Month { year, month } = period?.value.end()?;
    Some((year, month.unwrap_or(12)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::testing::Small;

    /// The career of a site whose own place is `place`, with a section each of pay and of claims.
    fn career(place: &str, pay: &str, claims: &str) -> Small {
        let index = format!("---\ntitle: X\nsummary: S\n{place}\n---\n");
        let defaults = "defaults: {currency: USD, per: year, period: 2024}";
        let pay = format!("---\nsection: salaries\ntitle: P\n{defaults}\n{pay}---\n");
        let claims = format!("---\nsection: market\ntitle: M\nclaims:\n{claims}---\n");
        let small = Small::new(&[
            ("content/careers/x/index.md", &index),
            ("content/careers/x/pay.md", &pay),
            ("content/careers/x/market.md", &claims),
            ("content/sources.yaml", "s: {title: S}\n"),
        ]);
        assert_eq!(small.report(&[]), [""; 0]);
        small
    }

    const CLAIM: &str = "  - {metric: demand, value: high, kind: estimate, period: 2024}\n";

    /// The row that stands for a career in the United States, and its statistic.
    #[track_caller]
    fn check(rows: &str, expected: (&str, &str)) {
        let small = career("place: US", rows, CLAIM);
        let career = small.site.open(0);
        let found = PayHeadline::of(&career).unwrap();
        let found = (found.anchor(), found.statistic.as_str());
        assert_eq!((&*found.0, found.1), expected, "{rows}");
    }

    #[test]
    fn the_place_of_the_career_comes_first() {
        check(
            "overall:\n  - {id: a, place: IN, median: 1}\n  - {id: b, place: US-CA, median: 2}\n  \
             - {id: c, value: 3}\n",
            ("figure-c", "value"),
        );
        check(
            "overall:\n  - {id: a, place: IN, median: 1}\n  - {id: b, place: US-CA, value: 2}\n",
            ("figure-b", "value"),
        );
        check(
            "overall:\n  - {id: a, place: IN, median: 1}\nby_place:\n  - {id: b, place: US, mean: 2}\n",
            ("figure-b", "mean"),
        );
    }

    #[test]
    fn everyone_comes_before_a_group() {
        check(
            "overall:\n  - {id: a, population: Late career, median: 1}\nby_experience:\n  - {id: b, \
             experience: entry, median: 2}\nby_place:\n  - {id: c, place: US, value: 3}\n",
            ("figure-c", "value"),
        );
        check(
            "overall:\n  - {id: a, population: Late career, mean: 1}\nby_experience:\n  - {id: b, \
             experience: entry, median: 2}\n",
            ("figure-a", "mean"),
        );
    }

    #[test]
    fn a_median_comes_before_a_mean_and_a_mean_before_a_value() {
        check(
            "overall:\n  - {id: a, value: 1, mean: 2, p10: 1}\n",
            ("figure-a", "mean"),
        );
        check(
            "overall:\n  - {id: a, value: 1}\n  - {id: b, mean: 2}\n",
            ("figure-b", "mean"),
        );
        check(
            "overall:\n  - {id: a, mean: 1}\n  - {id: b, median: 2}\n",
            ("figure-b", "median"),
        );
        check(
            "overall:\n  - {id: a, p75: 3, p25: 1}\n",
            ("figure-a", "p25"),
        );
    }

    #[test]
    fn sources_and_later_periods_count_where_all_else_is_equal() {
        check(
            "overall:\n  - {id: a, mean: 1}\n  - {id: b, mean: 2, source: s, period: 2022}\n",
            ("figure-b", "mean"),
        );
        check(
            "overall:\n  - {id: a, mean: 1, period: 2024-05}\n  - {id: b, mean: 2}\n",
            ("figure-b", "mean"),
        );
        check(
            "overall:\n  - {id: a, mean: 1}\n  - {id: b, mean: 1, pay: base}\n",
            ("figure-a", "mean"),
        );
    }

    #[test]
    fn what_is_rare_or_speaks_of_others_stands_for_nobody() {
        check(
            "overall:\n  - {id: a, median: 1, rare: true}\n  - {mean: 2, population: Some, \
             comparators: [{id: c, population: All, median: 3}]}\n  - {mean: 4}\n",
            ("salaries-overall-row-4", "mean"),
        );
        let small = career("", "overall:\n  - {id: a, median: 1, rare: true}\n", CLAIM);
        assert!(PayHeadline::of(&small.site.open(0)).is_none());
    }

    #[test]
    fn a_career_without_a_place_takes_its_first_row() {
        let rows = "overall:\n  - {id: a, place: IN, mean: 1}\n  - {id: b, place: US, mean: 2}\n";
        let small = career("", rows, CLAIM);
        let career = small.site.open(0);
        let found = PayHeadline::of(&career).unwrap();
        assert_eq!(found.anchor(), "figure-a");
    }

    /// The outlook of a career in the United States.
    #[track_caller]
    fn check_outlook(claims: &[&str], expected: Option<&str>) {
        let row = |claim: &&str| {
            format!("  - {{metric: employment-change, kind: projection, value: {claim}}}\n")
        };
        let claims: String = claims.iter().map(row).collect();
        let small = career(
            "place: US",
            "overall:\n  - {mean: 1}\n",
            &format!("{CLAIM}{claims}"),
        );
        let career = small.site.open(0);
        let found = Outlook::of(&career).map(|found| found.anchor());
        assert_eq!(found.as_deref(), expected, "{claims}");
    }

    #[test]
    fn an_outlook_with_a_source_comes_first() {
        check_outlook(&[], None);
        check_outlook(
            &[
                "1%, period: 2023..2030",
                "2%, period: 2022..2029, source: s",
            ],
            Some("market-claims-row-3"),
        );
    }

    #[test]
    fn of_several_outlooks_the_own_place_comes_first_and_then_the_latest() {
        check_outlook(
            &[
                "1%, period: 2023..2033, place: IN",
                "2%, period: 2022..2032, id: own",
                "3%, period: P4Y",
            ],
            Some("figure-own"),
        );
        check_outlook(
            &["1%, period: 2022..2032", "2%, period: 2023..2033, id: late"],
            Some("figure-late"),
        );
    }

    #[test]
    fn an_outlook_of_others_comes_last() {
        let others = "1%, period: 2023..2033, source: s, population: All jobs, id: others";
        check_outlook(
            &[others, "2%, period: 2022..2032, id: own"],
            Some("figure-own"),
        );
        check_outlook(&[others], Some("figure-others"));
    }
}

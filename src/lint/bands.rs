//! Rows of pay as bands that can be set beside each other: same place, time, source,
//! currency and kind.

use rust_decimal::Decimal;

use crate::content::{
    Amount, Bound, Career, Experience, Facet, Group, Observation, Statistic, Unit,
};
use crate::site::SalaryRow;
use crate::source::{Span, Spanned};

/// A range of pay that is given for one step of experience.
#[derive(Clone, Copy)]
pub(super) struct Band<'a> {
    pub(super) row: &'a Observation,
    pub(super) experience: Experience,
    pub(super) low: Decimal,
    pub(super) high: Decimal,
    /// Where it is written.
    pub(super) span: Span,
}

/// The rows of a career's own pay, without those that are rare. Of a section that could not be read
/// whole there are none: what seems to be missing may be what was reported.
pub(super) fn common(career: &Career) -> impl Iterator<Item = (Group, &Observation)> {
    SalaryRow::own(career)
        .filter(|row| row.section.is_whole())
        .map(|row| (row.group, row.observation))
        .filter(|(_, row)| !row.rare())
}

/// Every figure of a career's own pay, with its row.
pub(super) fn figures(
    career: &Career,
) -> impl Iterator<Item = (&Observation, Statistic, Bound, Span)> {
    SalaryRow::own(career).flat_map(|row| {
        let row = row.observation;
        let figures = row.figures.iter();
        figures.filter_map(move |(statistic, amount)| {
            let bound = money(amount)?;
            Some((row, *statistic, bound, amount.span))
        })
    })
}

/// The bound of an amount of money.
pub(super) fn money(amount: &Spanned<Amount>) -> Option<Bound> {
    match amount.value {
        Amount::Figure(bound, Unit::Plain) => Some(bound),
        _ => None,
    }
}

/// The one number of a row's mean, median or value, and where it is written.
pub(super) fn middle(row: &Observation) -> Option<(Statistic, Decimal, Span)> {
    let kinds = [Statistic::Mean, Statistic::Median, Statistic::Value];
    kinds.into_iter().find_map(|kind| {
        let amount = row.figure(kind)?;
        match money(amount)? {
            Bound::Point(one) => Some((kind, one, amount.span)),
            _ => None,
        }
    })
}

/// Whether two rows differ in nothing but whom they speak of.
pub(super) fn are_comparable(a: &Observation, b: &Observation) -> bool {
    let place = |row: &Observation| row.place().map(|place| place.value.clone());
    let period = |row: &Observation| row.period().map(|period| period.value);
    let source = |row: &Observation| row.source().map(|source| source.value.clone());
    let pay = |row: &Observation| row.pay().map(|pay| pay.value);
    let net = |row: &Observation| row.net().map(|net| net.value);
    a.currency().value == b.currency().value
        && a.per().value == b.per().value
        && place(a) == place(b)
        && period(a) == period(b)
        && source(a) == source(b)
        && pay(a) == pay(b)
        && net(a) == net(b)
}

/// The bands of a career by experience, the lowest step first: lists of those that can be compared.
/// Rows that are limited by anything else are left out.
pub(super) fn by_experience(career: &Career) -> Vec<Vec<Band<'_>>> {
    let bands = common(career).filter_map(|(group, row)| {
        let [
            Spanned {
                value: Facet::Experience(experience),
                ..
            },
        ] = &*row.facets
        else {
            return None;
        };
        let amount = row.figure(Statistic::Value)?;
        let Bound::Range(low, high) = money(amount)? else {
            return None;
        };
        (group == Group::ByExperience).then_some(Band {
            row,
            experience: *experience,
            low,
            high,
            span: amount.span,
        })
    });
    let mut lists = gathered(bands, |a, b| are_comparable(a.row, b.row));
    for list in &mut lists {
        list.sort_by_key(|band| band.experience);
    }
    lists
}

/// Neighbours of bands by experience, each with the next step's.
pub(super) fn steps(career: &Career) -> Vec<(Band<'_>, Band<'_>)> {
    let lists = by_experience(career);
    let pairs = lists.iter().flat_map(|list| list.windows(2));
    let pairs = pairs.filter_map(|pair| match pair {
        [a, b] if a.experience < b.experience => Some((*a, *b)),
        _ => None,
    });
    pairs.collect()
}

/// A row of pay for some years of experience.
#[derive(Clone, Copy)]
pub(super) struct YearBand<'a> {
    pub(super) row: &'a Observation,
    pub(super) first: u32,
    /// `None` where it is open.
    pub(super) last: Option<u32>,
    /// Where the years are written.
    pub(super) span: Span,
}

/// The rows by years of experience, the first years first: lists of those that can be compared.
pub(super) fn by_years(career: &Career) -> Vec<Vec<YearBand<'_>>> {
    let rows = common(career).filter_map(|(group, row)| {
        let [
            Spanned {
                value: Facet::Years(years),
                span,
            },
        ] = &*row.facets
        else {
            return None;
        };
        (group == Group::ByYears).then_some(YearBand {
            row,
            first: years.low.unwrap_or(0),
            last: years.high,
            span: *span,
        })
    });
    let mut lists = gathered(rows, |a, b| are_comparable(a.row, b.row));
    for list in &mut lists {
        list.sort_by_key(|band| (band.first, band.last.unwrap_or(u32::MAX)));
    }
    lists
}

/// Things in lists of those that go together, in their order.
pub(super) fn gathered<T>(
    things: impl Iterator<Item = T>,
    together: impl Fn(&T, &T) -> bool,
) -> Vec<Vec<T>> {
    let mut lists: Vec<Vec<T>> = Vec::new();
    for thing in things {
        let of_it = |list: &&mut Vec<T>| list.first().is_some_and(|one| together(one, &thing));
        match lists.iter_mut().find(of_it) {
            Some(list) => list.push(thing),
            None => lists.push(vec![thing]),
        }
    }
    lists
}

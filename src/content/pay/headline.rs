//! The figure of pay that stands for a career, on its card and above its page.

use super::{Group, Observation, Per, Salaries, Statistic};
use crate::content::{Amount, Career, Currency, Id, Payload, Period, Place};
use crate::source::Spanned;

/// The first figure of pay of a career: that of the first row that is not rare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The section of its row, by its place.
    pub section: usize,
    /// The group of its row.
    pub group: Group,
    /// The place of its row in the table of its group, comparators counted, from 1.
    pub number: usize,
    /// The row's own name.
    pub id: Option<Spanned<Id>>,
    /// Which figure it is: the row's median, mean or value, or the first that it has.
    pub statistic: Statistic,
    /// What was said.
    pub amount: Amount,
    /// The currency.
    pub currency: Currency,
    /// The time that is paid for.
    pub per: Per,
    /// Where it holds.
    pub place: Option<Place>,
    /// When it holds.
    pub period: Option<Period>,
    /// Where it is from.
    pub source: Option<Spanned<Id>>,
}

impl Headline {
    /// That of `career`, whose sections are in the order of its page.
    pub(in crate::content) fn of(career: &Career) -> Option<Self> {
        let mut sections = career.sections.iter().enumerate();
        sections.find_map(|(at, section)| match &section.payload {
            Payload::Salaries(it) => Self::among(at, it),
            _ => None,
        })
    }

    fn among(section: usize, salaries: &Salaries) -> Option<Self> {
        let mut rows = salaries.rows();
        let (group, row) = rows.find(|(_, row)| !row.rare() && !row.figures.is_empty())?;
        let before = salaries.group(group).iter();
        let before = before.take_while(|other| other.span != row.span);
        let before: usize = before.map(|other| 1 + other.comparators().len()).sum();
        let (statistic, amount) = said(row)?;
        Some(Self {
            section,
            group,
            number: before + 1,
            id: row.id.clone(),
            statistic,
            amount: amount.clone(),
            currency: row.currency().value,
            per: row.per().value,
            place: row.place().map(|place| place.value.clone()),
            period: row.period().map(|period| period.value),
            source: row.source().cloned(),
        })
    }
}

/// The figure that stands for a row.
fn said(row: &Observation) -> Option<(Statistic, &Amount)> {
    let best = [Statistic::Median, Statistic::Mean, Statistic::Value];
    let found = best.into_iter().find_map(|it| Some((it, row.figure(it)?)));
    let first = || row.figures.first().map(|(it, amount)| (*it, amount));
    found.or_else(first).map(|(it, amount)| (it, &amount.value))
}

//! Pay as structured data: percentiles as a distribution; what no statistic names as an amount.
//!
//! The vocabulary has no term for a mean, for an amount that is only about right, or for a
//! percentile that is a range or is open at one end: these stand on the page alone.

use super::vocabulary::{
    MonetaryAmount, MonetaryAmountDistribution, Number, QuantitativeValue, Salary,
};
use crate::content::{
    Amount, Bound, Career, Currency, Group, Observation, Payload, Per, Place, Salaries, Statistic,
    Unit,
};
use crate::render::pay::Shown;
use crate::render::scope::Scope;

impl<'r> Scope<'r> {
    /// The pay of a career where it is described. What holds elsewhere, what is rare, and what
    /// speaks of others for comparison is not the occupation's.
    pub(super) fn estimated_salaries(
        &self,
        own: (usize, &'r Career),
        place: Option<&Place>,
    ) -> Vec<Salary> {
        let sections = 0..own.1.sections.len();
        let shown = sections.map(|at| Shown::of(own, at));
        shown
            .filter_map(|shown| match &shown.section.payload {
                Payload::Salaries(salaries) => Some((shown, salaries)),
                _ => None,
            })
            .flat_map(|(shown, salaries)| self.rows_of(shown, salaries, place))
            .collect()
    }

    fn rows_of(
        &self,
        shown: Shown<'r>,
        salaries: &'r Salaries,
        place: Option<&Place>,
    ) -> Vec<Salary> {
        let is_here = |row: &Observation| row.place().map(|it| &it.value) == place;
        let rows = salaries.rows();
        rows.filter(|(_, row)| is_here(row) && !row.rare() && has_currency(row))
            .flat_map(|(group, row)| self.row(shown, group, row))
            .collect()
    }

    fn row(&self, shown: Shown<'r>, group: Group, row: &'r Observation) -> Vec<Salary> {
        let name = self.row_label(shown, row, group);
        let when = row.period().map(|it| self.wording().period(it.value));
        let place = row.place().map(|it| self.wording().place(&it.value));
        let limits = self.limits(shown, row, group, &name);
        let description = self.list(limits.into_iter().chain(place).chain(when));
        let said = Said {
            row,
            name,
            description,
        };
        let parts = [said.distribution(), said.as_stated(), said.extremes()];
        parts.into_iter().flatten().collect()
    }
}

fn has_currency(row: &Observation) -> bool {
    row.currency().value != Currency::NONE
}

/// A row of pay with of whom it speaks.
struct Said<'r> {
    row: &'r Observation,
    name: String,
    description: String,
}

impl Said<'_> {
    fn distribution(&self) -> Option<Salary> {
        let number = |statistic| point(self.bound(statistic)?);
        let [
            percentile10,
            percentile25,
            median,
            percentile75,
            percentile90,
        ] = [
            Statistic::P10,
            Statistic::P25,
            Statistic::Median,
            Statistic::P75,
            Statistic::P90,
        ]
        .map(number);
        let all = [
            percentile10,
            percentile25,
            median,
            percentile75,
            percentile90,
        ];
        let any = all.iter().any(Option::is_some);
        any.then(|| {
            Salary::Distribution(Box::new(MonetaryAmountDistribution {
                name: self.name.clone(),
                description: self.description.clone(),
                currency: self.currency(),
                duration: duration(self.row.per().value),
                percentile10,
                percentile25,
                median,
                percentile75,
                percentile90,
            }))
        })
    }

    /// What the source says without naming a statistic.
    fn as_stated(&self) -> Option<Salary> {
        let (value, min, max) = match self.bound(Statistic::Value)? {
            Bound::Point(value) => (Some(value), None, None),
            Bound::Range(low, high) => (None, Some(low), Some(high)),
            Bound::Ceiling(high) => (None, None, Some(high)),
            Bound::Floor(low) => (None, Some(low), None),
            Bound::About(_) => return None,
        };
        Some(self.amount(value.map(Number), min.map(Number), max.map(Number)))
    }

    /// The least and the most, where the source says that they are.
    fn extremes(&self) -> Option<Salary> {
        let number = |statistic| point(self.bound(statistic)?);
        let (min, max) = (number(Statistic::Min), number(Statistic::Max));
        (min.is_some() || max.is_some()).then(|| self.amount(None, min, max))
    }

    fn amount(
        &self,
        value: Option<Number>,
        min_value: Option<Number>,
        max_value: Option<Number>,
    ) -> Salary {
        Salary::Amount(Box::new(MonetaryAmount {
            name: self.name.clone(),
            description: self.description.clone(),
            currency: self.currency(),
            value: QuantitativeValue {
                value,
                min_value,
                max_value,
                unit_text: unit(self.row.per().value),
            },
        }))
    }

    fn bound(&self, statistic: Statistic) -> Option<Bound> {
        match self.row.figure(statistic)?.value {
            Amount::Figure(bound, Unit::Plain) => Some(bound),
            _ => None,
        }
    }

    fn currency(&self) -> String {
        self.row.currency().value.as_str().to_owned()
    }
}

fn point(bound: Bound) -> Option<Number> {
    match bound {
        Bound::Point(value) => Some(Number(value)),
        _ => None,
    }
}

/// The time that is paid for, as ISO 8601 writes it.
fn duration(per: Per) -> &'static str {
    match per {
        Per::Hour => "PT1H",
        Per::Day => "P1D",
        Per::Week => "P1W",
        Per::Month => "P1M",
        Per::Year => "P1Y",
    }
}

/// The time that is paid for, as a unit.
fn unit(per: Per) -> &'static str {
    match per {
        Per::Hour => "HOUR",
        Per::Day => "DAY",
        Per::Week => "WEEK",
        Per::Month => "MONTH",
        Per::Year => "YEAR",
    }
}

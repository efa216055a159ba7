//! The figures of a pay row agree with one another.

use crate::content::{Amount, Observation, Statistic, Unit};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};
use rust_decimal::Decimal;

/// From the least to the most.
const ORDER: &[Statistic] = &[
    Statistic::Min,
    Statistic::P10,
    Statistic::P25,
    Statistic::Median,
    Statistic::P75,
    Statistic::P90,
    Statistic::Max,
];

/// A figure of a row, between the limits that it sets.
#[derive(Clone, Copy)]
struct Limits {
    name: &'static str,
    low: Option<Decimal>,
    high: Option<Decimal>,
    span: Span,
}

impl Limits {
    fn of(row: &Observation, statistic: Statistic) -> Option<Self> {
        let Spanned { value, span } = row.figure(statistic)?;
        let Amount::Figure(bound, Unit::Plain) = value else {
            return None;
        };
        let (low, high) = bound.limits();
        Some(Self {
            name: statistic.as_str(),
            low,
            high,
            span: *span,
        })
    }

    /// Whether all of this lies above all of the other.
    fn above(&self, other: &Self) -> bool {
        matches!((self.low, other.high), (Some(low), Some(high)) if low > high)
    }
}

/// Percentiles rise from the least to the most, and the mean lies between the two. Ranges are out
/// of order where no number of the one could stand before any of the other.
pub(super) fn order(row: &Observation, found: &mut Diagnostics) {
    let mut lower: Vec<Limits> = Vec::new();
    for limits in ORDER.iter().filter_map(|name| Limits::of(row, *name)) {
        match lower.iter().find(|before| before.above(&limits)) {
            Some(before) => found.push(out_of_order(&limits, before, "below")),
            None => lower.push(limits),
        }
    }
    let Some(mean) = Limits::of(row, Statistic::Mean) else {
        return;
    };
    if let Some(min) = Limits::of(row, Statistic::Min).filter(|min| min.above(&mean)) {
        found.push(out_of_order(&mean, &min, "below"));
    }
    if let Some(max) = Limits::of(row, Statistic::Max).filter(|max| mean.above(max)) {
        found.push(out_of_order(&mean, &max, "above"));
    }
}

fn out_of_order(figure: &Limits, other: &Limits, side: &str) -> Diagnostic {
    let message = format!("`{}` lies {side} `{}`", figure.name, other.name);
    Diagnostic::at(Code::PayOrder, figure.span, message)
        .related(other.span, format!("`{}` is here", other.name))
        .mend("compare both with the source: one is wrong, or their keys are exchanged")
}

/// A mean or median lies within the range that the same row gives.
pub(super) fn within_value(row: &Observation, found: &mut Diagnostics) {
    let Some(value) = Limits::of(row, Statistic::Value) else {
        return;
    };
    if value.low == value.high {
        return;
    }
    for statistic in [Statistic::Mean, Statistic::Median] {
        let Some(figure) = Limits::of(row, statistic) else {
            continue;
        };
        if figure.above(&value) || value.above(&figure) {
            let message = format!("`{}` lies outside the row's `value`", figure.name);
            found.push(
                Diagnostic::at(Code::OutsideRange, figure.span, message)
                    .related(value.span, "the range is here")
                    .mend("compare both with the source, or give each a row of its own"),
            );
        }
    }
}

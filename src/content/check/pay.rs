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

#[cfg(test)]
mod tests {
    use crate::content::testing::pay;

    #[test]
    fn statistics_rise_from_the_least_to_the_most() {
        pay(
            "overall: [{min: 90, max: 80}]",
            &[
                "1:26: error[pay-order]: `max` lies below `min` (compare both with the source: \
                 one is wrong, or their keys are exchanged)",
            ],
        );
        pay(
            "overall: [{p10: 50, p25: 40, median: 60, p75: 55, p90: 90}]",
            &[
                "1:26: error[pay-order]: `p25` lies below `p10` (compare both with the source: \
                 one is wrong, or their keys are exchanged)",
                "1:47: error[pay-order]: `p75` lies below `median` (compare both with the source: \
                 one is wrong, or their keys are exchanged)",
            ],
        );
        pay(
            "overall: [{min: 100, p10: 1, mean: 2}]",
            &[
                "1:27: error[pay-order]: `p10` lies below `min` (compare both with the source: \
                 one is wrong, or their keys are exchanged)",
                "1:36: error[pay-order]: `mean` lies below `min` (compare both with the source: \
                 one is wrong, or their keys are exchanged)",
            ],
        );
        pay(
            "overall: [{mean: 9, max: 8}]",
            &[
                "1:18: error[pay-order]: `mean` lies above `max` (compare both with the source: \
                 one is wrong, or their keys are exchanged)",
            ],
        );
        pay(
            "overall: [{mean: 9, comparators: [{population: All, p25: 8, median: 7}]}]",
            &[
                "1:69: error[pay-order]: `median` lies below `p25` (compare both with the source: \
                 one is wrong, or their keys are exchanged)",
            ],
        );
    }

    #[test]
    fn ranges_are_compared_by_their_ends() {
        pay(
            "overall: [{p10: 1..2, median: 2..3, max: 1.5}]",
            &[
                "1:42: error[pay-order]: `max` lies below `median` (compare both with the source: \
                 one is wrong, or their keys are exchanged)",
            ],
        );
        pay(
            "overall: [{p25: 10..40, median: 15..30, p75: 30.., p90: ..35, max: ~20}]",
            &[],
        );
    }

    #[test]
    fn a_mean_lies_within_the_range_of_its_row() {
        pay(
            "overall: [{value: 70..90, mean: 96}]",
            &[
                "1:33: error[outside-range]: `mean` lies outside the row's `value` (compare both \
                 with the source, or give each a row of its own)",
            ],
        );
        pay(
            "overall: [{value: ..90, median: 91..95}]",
            &[
                "1:33: error[outside-range]: `median` lies outside the row's `value` (compare \
                 both with the source, or give each a row of its own)",
            ],
        );
        pay(
            "overall: [{value: 90.., mean: 89}]",
            &[
                "1:31: error[outside-range]: `mean` lies outside the row's `value` (compare both \
                 with the source, or give each a row of its own)",
            ],
        );
        pay("overall: [{value: 90, mean: 89}]", &[]);
        pay("overall: [{value: 70..90, mean: 88..99, median: 70}]", &[]);
    }
}

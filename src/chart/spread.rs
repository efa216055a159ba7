//! The spread of pay of one group of people: ranges, percentiles, means, each with its mark.
//!
//! Percentiles are bars only in pairs: a bar from the 25th to the 75th is half of all people, and
//! nothing is made up where one of the two is missing.

use rust_decimal::Decimal;

use super::marks::off;
use super::{Axis, Mark, MarkKind, Said};

/// What a figure is, by its source's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The source names no statistic.
    Value,
    /// The mean.
    Mean,
    /// The median.
    Median,
    /// The 10th percentile.
    P10,
    /// The 25th percentile.
    P25,
    /// The 75th percentile.
    P75,
    /// The 90th percentile.
    P90,
    /// The least.
    Min,
    /// The most.
    Max,
}

/// Bars between two measures, and what stands for one of them alone.
const PAIRS: [(Measure, Measure, MarkKind, MarkKind); 3] = [
    (
        Measure::Min,
        Measure::Max,
        MarkKind::Extremes,
        MarkKind::Extreme,
    ),
    (
        Measure::P10,
        Measure::P90,
        MarkKind::Most,
        MarkKind::Percentile,
    ),
    (
        Measure::P25,
        Measure::P75,
        MarkKind::Middle,
        MarkKind::Percentile,
    ),
];

/// The marks of a row, each that lies below another before it.
#[must_use]
pub fn spread(figures: &[(Measure, Said)], axis: &Axis) -> Vec<Mark> {
    let find = |measure| figures.iter().find(|(it, _)| *it == measure);
    let find = |measure| find(measure).map(|(_, said)| *said);
    let mut marks = Vec::with_capacity(figures.len());
    for (low, high, bar, alone) in PAIRS {
        pair(&mut marks, (find(low), find(high)), (bar, alone), axis);
    }
    for (measure, point, range) in [
        (Measure::Value, MarkKind::Stated, MarkKind::Range),
        (Measure::Mean, MarkKind::Mean, MarkKind::MeanRange),
        (Measure::Median, MarkKind::Median, MarkKind::MedianRange),
    ] {
        if let Some(said) = find(measure) {
            marks.extend(one(said, point, range, axis));
        }
    }
    let numbers = figures.iter().map(|(_, said)| said.highest());
    marks.extend(off(numbers, axis));
    marks.sort_by_key(|mark| (mark.kind, mark.from));
    marks.dedup();
    marks
}

/// The mark of a figure that stands for itself.
fn one(said: Said, point: MarkKind, range: MarkKind, axis: &Axis) -> Option<Mark> {
    match said {
        Said::Point(number) => Mark::point(point, number, axis),
        Said::Range(low, high) => Mark::span(range, low, high, axis),
        Said::Ceiling(number) => Mark::point(MarkKind::Ceiling, number, axis),
        Said::Floor(number) => Mark::point(MarkKind::Floor, number, axis),
    }
}

/// The bar between two measures, with an arrow where one of them is only a limit.
fn pair(
    marks: &mut Vec<Mark>,
    figures: (Option<Said>, Option<Said>),
    (bar, alone): (MarkKind, MarkKind),
    axis: &Axis,
) {
    let ends = (figures.0.and_then(end), figures.1.and_then(end));
    match ends {
        (Some((low, _)), Some((high, _))) => marks.extend(Mark::span(bar, low, high, axis)),
        (one, other) => {
            let lone = one.or(other).filter(|(_, arrow)| arrow.is_none());
            marks.extend(lone.and_then(|(number, _)| Mark::point(alone, number, axis)));
        }
    }
    let arrows = [ends.0, ends.1].into_iter().flatten();
    marks.extend(arrows.filter_map(|(number, arrow)| Mark::point(arrow?, number, axis)));
}

/// Where a bar ends that a figure bounds, and the arrow that stands there; a percentile that is a
/// range has no one place.
const fn end(said: Said) -> Option<(Decimal, Option<MarkKind>)> {
    match said {
        Said::Point(number) => Some((number, None)),
        Said::Ceiling(number) => Some((number, Some(MarkKind::Ceiling))),
        Said::Floor(number) => Some((number, Some(MarkKind::Floor))),
        Said::Range(..) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(figures: &[(Measure, Said)], expected: &[&str]) {
        let axis = Axis::over(Decimal::ZERO, Decimal::from(100)).unwrap();
        let marks = spread(figures, &axis).into_iter().map(|mark| {
            let kind = mark.kind.as_str();
            match mark.from == mark.to {
                true => format!("{kind} {}", mark.from),
                false => format!("{kind} {}–{}", mark.from, mark.to),
            }
        });
        assert_eq!(marks.collect::<Vec<_>>(), expected, "{figures:?}");
    }

    fn point(number: i64) -> Said {
        Said::Point(number.into())
    }

    fn range(low: i64, high: i64) -> Said {
        Said::Range(low.into(), high.into())
    }

    #[test]
    fn each_statement_has_its_own_mark() {
        check(&[(Measure::Value, point(20))], &["stated 20"]);
        check(&[(Measure::Mean, point(20))], &["mean 20"]);
        check(&[(Measure::Median, point(20))], &["median 20"]);
        check(&[(Measure::Value, range(20, 30))], &["range 20–30"]);
        check(&[(Measure::Mean, range(20, 30))], &["mean-range 20–30"]);
        check(&[(Measure::Median, range(20, 30))], &["median-range 20–30"]);
        check(
            &[(Measure::Value, Said::Ceiling(20.into()))],
            &["ceiling 20"],
        );
        check(&[(Measure::Value, Said::Floor(20.into()))], &["floor 20"]);
        check(
            &[(Measure::Value, range(20, 60)), (Measure::Mean, point(40))],
            &["range 20–60", "mean 40"],
        );
    }

    #[test]
    fn percentiles_are_bars_in_pairs() {
        let all = [
            (Measure::Mean, point(45)),
            (Measure::Median, point(40)),
            (Measure::P10, point(10)),
            (Measure::P25, point(25)),
            (Measure::P75, point(70)),
            (Measure::P90, point(90)),
            (Measure::Min, point(5)),
            (Measure::Max, point(99)),
        ];
        let marks = [
            "extremes 5–99",
            "most 10–90",
            "middle 25–70",
            "mean 45",
            "median 40",
        ];
        check(&all, &marks);
        check(
            &[(Measure::P25, point(25)), (Measure::P90, point(90))],
            &["percentile 25", "percentile 90"],
        );
        check(&[(Measure::Max, point(90))], &["extreme 90"]);
        check(
            &[(Measure::P10, range(1, 2)), (Measure::P90, point(90))],
            &["percentile 90"],
        );
    }

    #[test]
    fn a_top_code_ends_a_bar_with_an_arrow() {
        let top = Said::Floor(80.into());
        check(
            &[
                (Measure::P10, point(10)),
                (Measure::P25, point(25)),
                (Measure::P75, top),
                (Measure::P90, top),
            ],
            &["most 10–80", "middle 25–80", "floor 80"],
        );
        check(&[(Measure::P90, top)], &["floor 80"]);
    }

    #[test]
    fn what_lies_beyond_the_axis_is_said_to() {
        check(
            &[(Measure::Value, Said::Ceiling(2900.into()))],
            &["beyond 100"],
        );
        check(
            &[(Measure::Value, range(50, 2900))],
            &["range 50–100", "beyond 100"],
        );
        check(&[(Measure::Value, range(500, 2900))], &["beyond 100"]);
        check(
            &[(Measure::Mean, point(500)), (Measure::Median, point(60))],
            &["median 60", "beyond 100"],
        );
    }
}

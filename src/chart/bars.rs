//! Bars from zero: counts and changes, with their sign.

use super::marks::off;
use super::{Axis, Mark, MarkKind, Said};
use rust_decimal::Decimal;

/// The marks of one count or change: a bar from zero if it is one number, `kind` being how that is
/// known.
#[must_use]
pub fn bar(said: Said, kind: MarkKind, axis: &Axis) -> Vec<Mark> {
    let mark = match said {
        Said::Point(number) => Mark::span(
            kind,
            number.min(Decimal::ZERO),
            number.max(Decimal::ZERO),
            axis,
        ),
        Said::Range(low, high) => Mark::span(MarkKind::Range, low, high, axis),
        Said::Ceiling(number) => Mark::point(MarkKind::Ceiling, number, axis),
        Said::Floor(number) => Mark::point(MarkKind::Floor, number, axis),
    };
    let (low, high) = match said {
        Said::Range(low, high) => (Some(low), high),
        one => (None, one.highest()),
    };
    let numbers = low.into_iter().chain([high]);
    mark.into_iter().chain(off(numbers, axis)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(said: Said, expected: &[&str]) {
        let axis = Axis::over(Decimal::from(-50), Decimal::from(50)).unwrap();
        let marks = bar(said, MarkKind::Projection, &axis)
            .into_iter()
            .map(|mark| format!("{} {}–{}", mark.kind.as_str(), mark.from, mark.to));
        assert_eq!(marks.collect::<Vec<_>>(), expected, "{said:?}");
    }

    #[test]
    fn bars_begin_at_zero_and_show_their_sign() {
        let number = Decimal::from;
        check(Said::Point(number(25)), &["projection 50–75"]);
        check(Said::Point(number(-25)), &["projection 25–50"]);
        check(Said::Point(number(0)), &["projection 50–50"]);
        check(Said::Range(number(-10), number(20)), &["range 40–70"]);
        check(Said::Ceiling(number(20)), &["ceiling 70–70"]);
        check(Said::Floor(number(-20)), &["floor 30–30"]);
    }

    #[test]
    fn a_bar_that_goes_on_says_so() {
        let number = Decimal::from;
        check(
            Said::Point(number(500)),
            &["projection 50–100", "beyond 100–100"],
        );
        check(
            Said::Range(number(-500), number(500)),
            &["range 0–100", "before 0–0", "beyond 100–100"],
        );
    }
}

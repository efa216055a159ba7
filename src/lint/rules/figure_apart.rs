//! A figure that nobody else comes near is marked as rare.

use rust_decimal::Decimal;

use crate::content::{Bound, Career, Currency, Observation, Per};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::{bands, shown};
use crate::site::Site;
use crate::source::Span;

/// How many times the next highest it is.
const TIMES: u32 = 10;

pub(in crate::lint) fn check(career: &Career, _: &Site, found: &mut Diagnostics) {
    let mut tops: Vec<(Decimal, Span, (Currency, Per))> = bands::figures(career)
        .filter(|(row, ..)| !row.rare())
        .filter_map(|(row, _, bound, span)| Some((top(bound)?, span, kind(row))))
        .collect();
    tops.sort_by_key(|(top, ..)| std::cmp::Reverse(*top));
    let Some((highest, span, of)) = tops.first().copied() else {
        return;
    };
    let mut next = tops
        .iter()
        .skip(1)
        .filter(|(_, other, kind)| *kind == of && *other != span);
    if let Some((second, other, _)) = next.next()
        && highest >= *second * Decimal::from(TIMES)
    {
        let message = format!(
            "{} is more than {TIMES} times the next highest figure, {}",
            shown::number(highest),
            shown::number(*second)
        );
        found.push(
            Diagnostic::at(Code::FigureApart, span, message)
                .related(*other, "the next highest")
                .mend("check its digits, or mark the row with `rare: true`"),
        );
    }
}

fn kind(row: &Observation) -> (Currency, Per) {
    (row.currency().value, row.per().value)
}

fn top(bound: Bound) -> Option<Decimal> {
    let (low, high) = bound.ends();
    high.or(low)
}

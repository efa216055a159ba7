//! A figure that nobody else comes near is marked as rare.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::content::{Bound, Career, Currency, Observation, Per};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::{bands, shown};
use crate::site::Site;
use crate::source::Span;

/// How many times the next highest it is.
const TIMES: u32 = 10;

pub(in crate::lint) fn check(career: &Career, _: &Site, found: &mut Diagnostics) {
    let mut tops = BTreeMap::<(Currency, Per), Vec<(Decimal, Span)>>::new();
    for (row, _, bound, span) in bands::figures(career).filter(|(row, ..)| !row.rare()) {
        let list = tops.entry(kind(row)).or_default();
        list.extend(top(bound).map(|top| (top, span)));
    }
    for list in tops.values_mut() {
        list.sort_by_key(|(top, _)| std::cmp::Reverse(*top));
        apart(list, found);
    }
}

/// Reports the highest of figures that can be compared, the highest first, if it stands apart.
fn apart(tops: &[(Decimal, Span)], found: &mut Diagnostics) {
    let Some((highest, span)) = tops.first().copied() else {
        return;
    };
    let next = tops.iter().find(|(_, other)| *other != span);
    if let Some((second, other)) = next
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

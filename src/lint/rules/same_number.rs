//! One number is the figure of one group of people.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::content::{Bound, Career, Observation};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::{bands, shown};
use crate::site::Site;
use crate::source::Span;

/// What a number is to its row; only numbers of one kind are set beside each other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Point,
    Low,
    High,
}

pub(in crate::lint) fn check(career: &Career, _: &Site, found: &mut Diagnostics) {
    let mut seen = BTreeMap::<_, (&Observation, Span)>::new();
    for (row, _, bound, span) in bands::figures(career) {
        for (end, number) in ends(bound) {
            let key = (end, row.currency().value, row.per().value, number);
            let Some((first, before)) = seen.get(&key) else {
                seen.insert(key, (row, span));
                continue;
            };
            if is_round(number) || first.span == row.span || speak_of_the_same(first, row) {
                continue;
            }
            let number = shown::number(number);
            let message =
                format!("{number} stands here for others than in the row where it came first");
            found.push(
                Diagnostic::at(Code::SameNumber, span, message)
                    .related(*before, "here first")
                    .mend("check both in the source: one observation should not count as two"),
            );
        }
    }
}

fn ends(bound: Bound) -> impl Iterator<Item = (End, Decimal)> {
    let (first, second) = match bound {
        Bound::Point(one) | Bound::About(one) => ((End::Point, one), None),
        Bound::Range(low, high) => ((End::Low, low), Some((End::High, high))),
        Bound::Ceiling(high) => ((End::High, high), None),
        Bound::Floor(low) => ((End::Low, low), None),
    };
    std::iter::once(first).chain(second)
}

/// Round numbers meet by chance.
fn is_round(number: Decimal) -> bool {
    (number % Decimal::from(10_000)).is_zero() || number < Decimal::from(1000)
}

fn speak_of_the_same(a: &Observation, b: &Observation) -> bool {
    let place = |row: &Observation| row.place().map(|place| place.value.clone());
    let facets = |row: &Observation| {
        let facets = row.facets.iter().map(|facet| facet.value.clone());
        facets.collect::<Vec<_>>()
    };
    place(a) == place(b) && facets(a) == facets(b)
}

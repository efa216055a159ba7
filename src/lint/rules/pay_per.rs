//! The size of an amount fits the time that it is paid for.

use rust_decimal::Decimal;

use crate::content::{Career, Per};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::{bands, shown};
use crate::site::Site;

/// The currencies of which one unit buys about as much as a dollar.
const LIKE_DOLLARS: [&str; 8] = ["USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"];

pub(in crate::lint) fn check(career: &Career, _: &Site, found: &mut Diagnostics) {
    for (row, _, bound, span) in bands::figures(career) {
        if row.rare() || !LIKE_DOLLARS.contains(&row.currency().value.as_str()) {
            continue;
        }
        let per = row.per();
        let (low, high) = bound.ends();
        let (least, most) = usual(per.value);
        let Some(number) = high.or(low) else {
            continue;
        };
        let size = match () {
            () if number > Decimal::from(most) => "much",
            () if number < Decimal::from(least) => "little",
            () => continue,
        };
        let word = per.value.as_str();
        let message = format!("{} per {word} is very {size}", shown::number(number));
        found.push(
            Diagnostic::at(Code::PayPer, span, message)
                .related(per.span, "paid for this time")
                .mend("check `per:` and the digits"),
        );
    }
}

/// What is ordinarily earned at the least and at the most.
fn usual(per: Per) -> (u32, u32) {
    match per {
        Per::Hour => (1, 1_000),
        Per::Day => (10, 10_000),
        Per::Week => (50, 50_000),
        Per::Month => (200, 200_000),
        Per::Year => (2_000, 10_000_000),
    }
}

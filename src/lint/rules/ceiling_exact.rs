//! A limit is a round number: one with cents was calculated.

use rust_decimal::Decimal;

use crate::content::{Bound, Career};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::{bands, shown};
use crate::site::Site;

pub(in crate::lint) fn check(career: &Career, _: &Site, found: &mut Diagnostics) {
    for (_, _, bound, span) in bands::figures(career) {
        let (Bound::Ceiling(limit) | Bound::Floor(limit)) = bound else {
            continue;
        };
        // Pay by the hour has cents.
        if !limit.fract().is_zero() && limit > Decimal::from(1000) {
            let message = format!("{} is too exact for a limit", shown::number(limit));
            found.push(
                Diagnostic::at(Code::CeilingExact, span, message)
                    .mend("see whether it was calculated, such as from pay by the hour"),
            );
        }
    }
}

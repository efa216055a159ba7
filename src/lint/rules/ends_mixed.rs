//! The two ends of a range are known equally well.

use rust_decimal::Decimal;

use crate::content::{Bound, Career};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::{bands, shown};
use crate::site::Site;

pub(in crate::lint) fn check(career: &Career, _: &Site, found: &mut Diagnostics) {
    for (_, _, bound, span) in bands::figures(career) {
        let Bound::Range(low, high) = bound else {
            continue;
        };
        let (round, exact) = match (is_round(low), is_round(high)) {
            (true, false) if is_exact(high) => (low, high),
            (false, true) if is_exact(low) => (high, low),
            _ => continue,
        };
        let message = format!(
            "one end of the range is exact, {}, and the other rounded, {}",
            shown::number(exact),
            shown::number(round)
        );
        found.push(
            Diagnostic::at(Code::EndsMixed, span, message)
                .mend("check both ends in the source: they may be of two kinds"),
        );
    }
}

fn is_round(number: Decimal) -> bool {
    (number % Decimal::from(1000)).is_zero()
}

/// Whether a number is given to the last digits; of small ones nothing is said.
fn is_exact(number: Decimal) -> bool {
    number >= Decimal::from(10_000) && !(number % Decimal::ONE_HUNDRED).is_zero()
}

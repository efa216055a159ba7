//! The bands of neighbouring steps of experience meet.

use rust_decimal::Decimal;

use crate::content::Career;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::{bands, shown};
use crate::site::Site;

pub(in crate::lint) fn check(career: &Career, _: &Site, found: &mut Diagnostics) {
    for (lower, upper) in bands::steps(career) {
        // 49,999 and 50,000 meet.
        let near = lower.high + lower.high / Decimal::ONE_HUNDRED;
        if upper.low > near {
            let gap = shown::range(lower.high, upper.low);
            let message = format!("no experience earns {gap}: the band below ends before this one");
            found.push(
                Diagnostic::at(Code::BandGap, upper.span, message)
                    .related(lower.span, "the band below")
                    .mend(
                        "check both ends in the source, or say on the page where the gap is from",
                    ),
            );
        }
    }
}

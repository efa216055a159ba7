//! The bands of neighbouring steps of experience overlap no more than pay does.

use rust_decimal::Decimal;

use crate::content::Career;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::{bands, shown};
use crate::site::Site;

pub(in crate::lint) fn check(career: &Career, _: &Site, found: &mut Diagnostics) {
    for (lower, upper) in bands::steps(career) {
        let middle = (upper.low + upper.high) / Decimal::TWO;
        if lower.high > middle {
            let message = format!(
                "the band below reaches {}, above the middle of this one, {}",
                shown::number(lower.high),
                shown::number(middle)
            );
            found.push(
                Diagnostic::at(Code::BandOverlap, upper.span, message)
                    .related(lower.span, "the band below")
                    .mend("check that both bands are of one kind, such as percentiles or extremes"),
            );
        }
    }
}

//! Every year of experience belongs to one band.

use crate::content::Career;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::bands;
use crate::site::Site;

pub(in crate::lint) fn check(career: &Career, _: &Site, found: &mut Diagnostics) {
    for list in bands::by_years(career) {
        for pair in list.windows(2) {
            if let [before, band] = pair
                && let Some(end) = before.last
                && let Some(message) = fault(end, band.first)
            {
                found.push(
                    Diagnostic::at(Code::YearBands, band.span, message)
                        .related(before.span, "the band before")
                        .mend(
                            "check the ends in the source; whole years are written `0..1`, `2..3`",
                        ),
                );
            }
        }
    }
}

/// What is wrong where one band ends and the next begins.
fn fault(end: u32, start: u32) -> Option<String> {
    match start.checked_sub(end) {
        None | Some(0) => Some(format!(
            "year {start} is in this band and in the one before"
        )),
        Some(1) => None,
        Some(2) => Some(format!("year {} is in no band", end + 1)),
        Some(_) => Some(format!(
            "the years {} to {} are in no band",
            end + 1,
            start - 1
        )),
    }
}

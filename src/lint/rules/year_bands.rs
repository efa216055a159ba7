//! Every year of experience belongs to one band.

use crate::content::Career;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::bands;
use crate::site::Site;

pub(in crate::lint) fn check(career: &Career, _: &Site, found: &mut Diagnostics) {
    for list in bands::by_years(career) {
        for pair in list.windows(2) {
            let [(_, (_, Some(end)), before), (_, (start, _), span)] = pair else {
                continue;
            };
            let message = match () {
                () if start <= end => format!("year {start} is in this band and in the one before"),
                () if *start == end + 2 => {
                    format!("year {} is in no band", end + 1)
                }
                () if *start > end + 2 => {
                    format!("the years {} to {} are in no band", end + 1, start - 1)
                }
                () => continue,
            };
            found.push(
                Diagnostic::at(Code::YearBands, *span, message)
                    .related(*before, "the band before")
                    .mend("check the ends in the source; whole years are written `0..1`, `2..3`"),
            );
        }
    }
}

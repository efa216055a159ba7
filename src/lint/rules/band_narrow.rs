//! A band is a spread, and not two values that lie side by side.

use rust_decimal::Decimal;

use crate::content::{Bound, Career, Statistic};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::{bands, shown};
use crate::site::Site;

/// How far apart the ends of a band are at the least, in hundredths of the lower.
const LEAST: u32 = 3;

pub(in crate::lint) fn check(career: &Career, _: &Site, found: &mut Diagnostics) {
    for (_, statistic, bound, span) in bands::figures(career) {
        if let (Statistic::Value, Bound::Range(low, high)) = (statistic, bound)
            && (high - low) * Decimal::ONE_HUNDRED < low * Decimal::from(LEAST)
        {
            let message = format!(
                "the ends of this band, {}, are less than {LEAST}% apart: no group's pay is so alike",
                shown::range(low, high)
            );
            found.push(Diagnostic::at(Code::BandNarrow, span, message).mend(
                "see whether the source gives two averages, and write each as a row of its own",
            ));
        }
    }
}

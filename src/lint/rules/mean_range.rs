//! An average is one number.

use crate::content::{Bound, Career, Statistic};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::{bands, shown};
use crate::site::Site;

pub(in crate::lint) fn check(career: &Career, _: &Site, found: &mut Diagnostics) {
    for (_, statistic, bound, span) in bands::figures(career) {
        let word = match statistic {
            Statistic::Mean => "mean",
            Statistic::Median => "median",
            _ => continue,
        };
        if let Bound::Range(low, high) = bound {
            let range = shown::range(low, high);
            let message = format!("a {word} is one number, and this one runs over {range}");
            found.push(Diagnostic::at(Code::MeanRange, span, message).mend(
                "see whether the source joins several results, and write each as a row of its own",
            ));
        }
    }
}

//! A figure is no older than the site allows.

use crate::content::{Career, Interval, Period};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::site::Site;
use crate::source::Spanned;

pub(in crate::lint) fn check(career: &Career, site: &Site, found: &mut Diagnostics) {
    let periods = career.sections.iter().flat_map(|it| site.old_periods(it));
    found.extend(periods.map(|period| old(period, site.figure_age())));
}

fn old(period: Spanned<Period>, age: Interval) -> Diagnostic {
    let years = age.months / 12;
    let limit = match (age.months % 12, years) {
        (0, 1) => "a year".to_owned(),
        (0, _) => format!("{years} years"),
        _ => format!("{} months", age.months),
    };
    let message = format!("a figure of this time is older than {limit}");
    Diagnostic::at(Code::FigureOld, period.span, message)
        .mend("look for a newer edition of its source")
}

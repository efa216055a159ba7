//! A figure is no older than the site allows.

use crate::content::{Career, ClaimKind, Day, Interval, Period};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::scalar::Month;
use crate::site::{ClaimRow, SalaryRow, Site};
use crate::source::Spanned;

/// What a site allows that says nothing.
const AGE: Interval = Interval { months: 48 };

pub(in crate::lint) fn check(career: &Career, site: &Site, found: &mut Diagnostics) {
    let age = site.config.checks.figure_age.unwrap_or(AGE);
    let pay = SalaryRow::of(career).filter_map(|row| row.observation.period());
    let claims = ClaimRow::own(career).map(|row| row.claim);
    let observed = claims.filter(|claim| {
        // What was expected of years to come is judged by its source.
        claim.kind.map(|kind| kind.value) != Some(ClaimKind::Projection)
    });
    let claims = observed.filter_map(|claim| claim.period);
    for period in pay.chain(claims) {
        if let Some(limit) = limit(period, age)
            && limit < site.today
        {
            found.push(old(period, age));
        }
    }
}

/// The day until which a figure is young enough.
pub(in crate::lint) fn limit(period: Spanned<Period>, age: Interval) -> Option<Day> {
    let Month { year, month } = period.value.end()?;
    let end = format!("{year:04}-{:02}-28", month.unwrap_or(12));
    Day::parse(&end).ok()?.after(age)
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

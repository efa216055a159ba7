//! What was observed lies in the past.

use crate::content::{Claim, ClaimKind, Day, Month, Observation, Period};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

pub(super) fn rows(rows: &[&Observation], today: Day, found: &mut Diagnostics) {
    // A default that lies ahead is one mistake, however many rows inherit it.
    let mut last = None;
    for period in rows.iter().filter_map(|row| row.period()) {
        if lies_ahead(period.value, today) && last.replace(period.span) != Some(period.span) {
            found.push(ahead(period, "check the year"));
        }
    }
}

pub(super) fn claims(claims: &[&Claim], today: Day, found: &mut Diagnostics) {
    let mut last: Option<Span> = None;
    for claim in claims {
        let observed = claim
            .kind
            .is_some_and(|kind| kind.value == ClaimKind::Observed);
        let Some(period) = claim.period.filter(|_| observed) else {
            continue;
        };
        if lies_ahead(period.value, today) && last.replace(period.span) != Some(period.span) {
            found.push(ahead(period, "check the year, or write `kind: projection`"));
        }
    }
}

/// Whether some of the period has not begun.
fn lies_ahead(period: Period, today: Day) -> bool {
    let (Period::In(end) | Period::Between(_, end)) = period else {
        return false;
    };
    let Month { year, month } = end;
    let (this_year, this_month) = (i32::from(today.0.year()), i32::from(today.0.month()));
    let year = i32::from(year);
    year > this_year
        || year == this_year && month.is_some_and(|month| i32::from(month) > this_month)
}

fn ahead(period: Spanned<Period>, mend: &str) -> Diagnostic {
    let message = "this was observed at a time that has not come yet";
    Diagnostic::at(Code::FuturePeriod, period.span, message).mend(mend)
}

#[cfg(test)]
mod tests {
    use crate::content::testing::{check, pay};

    #[test]
    fn pay_was_paid_in_the_past() {
        pay(
            "overall: [{mean: 5, period: 2027}]",
            &[
                "1:29: error[future-period]: this was observed at a time that has not come yet \
                 (check the year)",
            ],
        );
        pay(
            "overall: [{mean: 5, period: 2025..2027}]",
            &[
                "1:29: error[future-period]: this was observed at a time that has not come yet \
                 (check the year)",
            ],
        );
        pay(
            "overall: [{mean: 5, period: 2026-04}]",
            &[
                "1:29: error[future-period]: this was observed at a time that has not come yet \
                 (check the year)",
            ],
        );
        pay(
            "overall: [{mean: 5, period: 2026-03}, {median: 5, period: 2026}, {value: 5, period: 2025}]",
            &[],
        );
        check(
            "section: salaries\n\
             defaults: {currency: USD, per: year, period: 2030}\n\
             overall: [{mean: 5}, {median: 6}]",
            &[
                "2:46: error[future-period]: this was observed at a time that has not come yet \
                 (check the year)",
            ],
        );
    }

    #[test]
    fn only_what_was_observed_lies_in_the_past() {
        check(
            "section: market\n\
             claims: [{metric: openings, kind: observed, value: 5, period: 2022..2032}]",
            &[
                "2:63: error[future-period]: this was observed at a time that has not come yet \
                 (check the year, or write `kind: projection`)",
            ],
        );
        check(
            "section: market\n\
             claims:\n\
             - {metric: openings, kind: projection, value: 5, period: 2022..2032}\n\
             - {metric: openings, value: 5, period: 2030}",
            &[],
        );
    }
}

//! A period says when it ends.

use crate::content::{Claim, Observation, Payload, Period, Section};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::Spanned;

/// Reports each period that has a length and no end, once, however many rows inherit it.
pub(super) fn open(
    rows: &[&Observation],
    claims: &[&Claim],
    sections: &[Section],
    found: &mut Diagnostics,
) {
    let of_rows = rows.iter().filter_map(|row| row.period());
    let of_claims = claims.iter().filter_map(|claim| claim.period);
    let industries = sections.iter().flat_map(|section| match &section.payload {
        Payload::Market(market) => market.industries.as_slice(),
        _ => &[],
    });
    let of_industries = industries.filter_map(|entry| entry.period);
    let all = of_rows.chain(of_claims).chain(of_industries);
    let mut last = None;
    for period in all {
        if matches!(period.value, Period::Years(_))
            && last.replace(period.span) != Some(period.span)
        {
            found.push(report(period));
        }
    }
}

fn report(period: Spanned<Period>) -> Diagnostic {
    let message = "this period has no end, so that a reader cannot tell when the figure held";
    Diagnostic::at(Code::OpenPeriod, period.span, message)
        .mend("write its years where the source says them, such as `2020..2024`")
}

#[cfg(test)]
mod tests {
    use crate::content::testing::{check, pay};

    const OPEN: &str = "warning[open-period]: this period has no end, so that a reader cannot tell \
                        when the figure held (write its years where the source says them, such as \
                        `2020..2024`)";

    #[test]
    fn a_length_of_time_is_reported_once_wherever_it_stands() {
        pay(
            "overall: [{mean: 5, period: P4Y, comparators: [{mean: 6}]}, {median: 5}]",
            &[&format!("1:29: {OPEN}")],
        );
        check(
            "section: market\n\
             claims: [{metric: openings, value: 5, period: P1Y}, {metric: openings, value: 5, \
             period: 2020..2024}]\n\
             industries: [{industry: a, share: 5%, period: P2Y}]",
            &[&format!("2:47: {OPEN}"), &format!("3:47: {OPEN}")],
        );
    }
}

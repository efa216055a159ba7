//! A claim's metric is one that the site knows, and never pay.

use super::Rules;
use crate::content::{Amount, Claim, METRICS};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::yaml::hint;

/// Words for pay, which has rows of its own.
const PAY: &[&str] = &[
    "compensation",
    "earnings",
    "income",
    "pay",
    "remuneration",
    "salaries",
    "salary",
    "wage",
    "wages",
];

pub(super) fn metric(claim: &Claim, rules: &Rules, found: &mut Diagnostics) {
    let metric = &*claim.metric.value;
    if rules.metrics.iter().any(|known| **known == *metric) {
        return;
    }
    let mut parts = metric.split(['-', '_', ' ']);
    if parts.any(|part| PAY.contains(&part.to_ascii_lowercase().as_str())) {
        found.push(
            Diagnostic::at(Code::PayClaim, claim.metric.span, "pay is not a claim")
                .mend("write it as a row of a section `salaries`"),
        );
        return;
    }
    let message = format!("`{metric}` is not a metric of this site");
    let known = rules.metrics.iter().map(|known| &**known);
    found.push(
        Diagnostic::at(Code::UnknownMetric, claim.metric.span, message).mend(hint(metric, known)),
    );
}

/// Only a change goes below zero; what a site's own metric counts is its own affair.
pub(super) fn sign(claim: &Claim, found: &mut Diagnostics) {
    let metric = &*claim.metric.value;
    let Amount::Figure(bound, _) = &claim.value.value else {
        return;
    };
    let (low, high) = bound.limits();
    let is_below = low.or(high).is_some_and(|end| end.is_sign_negative());
    if is_below && METRICS.contains(&metric) && !metric.ends_with("-change") {
        let message = format!("`{metric}` is not negative");
        let mend = match METRICS
            .iter()
            .find(|known| **known == format!("{metric}-change"))
        {
            Some(change) => format!("write `metric: {change}`, or the number without `-`"),
            None => "write the number without `-`".to_owned(),
        };
        found.push(Diagnostic::at(Code::Amount, claim.value.span, message).mend(mend));
    }
}

#[cfg(test)]
mod tests {
    use crate::content::testing::check;

    #[test]
    fn a_claim_has_a_metric_that_the_site_knows() {
        check(
            "section: market\n\
             claims: [{metric: employment-chnge, value: 5%}]",
            &[
                "2:19: error[unknown-metric]: `employment-chnge` is not a metric of this site \
                 (did you mean `employment-change`?)",
            ],
        );
        check(
            "section: market\n\
             claims: [{metric: happiness, value: high}]",
            &[
                "2:19: error[unknown-metric]: `happiness` is not a metric of this site (known are \
                 `employment`, `employment-change`, `openings`, `openings-change`, `postings`, \
                 `postings-change`, `demand`, `automation-risk`)",
            ],
        );
        check(
            "section: market\n\
             claims: [{metric: demand, value: high, label: Hot}]",
            &[],
        );
    }

    #[test]
    fn pay_is_not_a_claim() {
        check(
            "section: market\n\
             claims: [{metric: salary, value: 5}, {metric: median-pay, value: 5}]",
            &[
                "2:19: error[pay-claim]: pay is not a claim (write it as a row of a section \
                 `salaries`)",
                "2:47: error[pay-claim]: pay is not a claim (write it as a row of a section \
                 `salaries`)",
            ],
        );
    }

    #[test]
    fn only_a_change_goes_below_zero() {
        check(
            "section: market\n\
             claims: [{metric: employment-change, value: -3..-1%}, {metric: openings, value: -5}]",
            &[
                "2:81: error[amount]: `openings` is not negative (write `metric: openings-change`, \
                 or the number without `-`)",
            ],
        );
    }
}

//! A claim's metric is one that the site knows, and never pay.

use super::Rules;
use crate::content::{Amount, Claim};
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
    if rules.metric(claim).is_some() {
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
    let known = rules.metrics.iter().map(|known| &*known.id);
    found.push(
        Diagnostic::at(Code::UnknownMetric, claim.metric.span, message).mend(hint(metric, known)),
    );
}

/// Only a change goes below zero.
pub(super) fn sign(claim: &Claim, rules: &Rules, found: &mut Diagnostics) {
    let (Amount::Figure(bound, _), Some(known)) = (&claim.value.value, rules.metric(claim)) else {
        return;
    };
    let (low, high) = bound.limits();
    let is_below = low.or(high).is_some_and(|end| end.is_sign_negative());
    if is_below && !known.is_change {
        let metric = &*known.id;
        let message = format!("`{metric}` is not negative");
        let change = format!("{metric}-change");
        let mend = match rules.metrics.iter().any(|other| *other.id == *change) {
            true => format!("write `metric: {change}`, or the number without `-`"),
            false if known.is_common => "write the number without `-`".to_owned(),
            false => "write the number without `-`, or give the metric `change: true` in \
                      `guidepost.yaml`"
                .to_owned(),
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

//! Amounts count what their place counts: money and hours in numbers, shares in percent.

use rust_decimal::Decimal;

use super::Rules;
use crate::content::{Amount, Bound, Claim, Observation, Payload, Section, Statistic, Unit};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::Spanned;

/// Pay is money, and a statistic is a number.
pub(super) fn pay(row: &Observation, found: &mut Diagnostics) {
    for (statistic, amount) in &row.figures {
        match &amount.value {
            Amount::Figure(_, Unit::Percent) => {
                let message = "pay is an amount of money, not a percentage";
                found.push(
                    Diagnostic::at(Code::Unit, amount.span, message)
                        .mend("write the amount; a change of pay stands in the prose"),
                );
            }
            Amount::Words(words) if *statistic != Statistic::Value => {
                let message = format!("`{words}` is not a {}", statistic.as_str());
                found.push(
                    Diagnostic::at(Code::WrongValue, amount.span, message)
                        .mend("write a number, or the words as `value:`"),
                );
            }
            _ => {}
        }
    }
}

/// A change or a risk is a percentage, and is not written as a fraction of one.
pub(super) fn claim(claim: &Claim, rules: &Rules, found: &mut Diagnostics) {
    let metric = &*claim.metric.value;
    let is_change = rules.metric(claim).is_some_and(|metric| metric.is_change);
    if !is_change && metric != "automation-risk" {
        return;
    }
    if let Some(percent) = fraction(&claim.value.value) {
        let message = format!("`{metric}` is written as a fraction");
        found.push(
            Diagnostic::at(Code::Unit, claim.value.span, message)
                .mend(format!("write `{percent}`")),
        );
    }
}

pub(super) fn section(section: &Section, found: &mut Diagnostics) {
    match &section.payload {
        Payload::Market(market) => {
            let shares = market
                .industries
                .iter()
                .filter_map(|row| row.share.as_ref());
            shares.for_each(|amount| share(amount, found));
        }
        Payload::WorkEnvironment(work) => {
            let hours = work.hours.as_ref();
            if let Some(hours) = hours.filter(|hours| is_percent(&hours.value)) {
                let message = "hours are a number, not a percentage";
                found.push(
                    Diagnostic::at(Code::Unit, hours.span, message)
                        .mend("write the hours of a week, such as `37..42`"),
                );
            }
        }
        _ => {}
    }
}

fn is_percent(amount: &Amount) -> bool {
    matches!(amount, Amount::Figure(_, Unit::Percent))
}

fn share(amount: &Spanned<Amount>, found: &mut Diagnostics) {
    let Amount::Figure(bound, unit) = &amount.value else {
        return;
    };
    let hundred = Decimal::ONE_HUNDRED;
    let (low, high) = bound.limits();
    let mend = match unit {
        Unit::Plain => {
            let percent = fraction(&amount.value).unwrap_or_else(|| percent(*bound, Decimal::ONE));
            format!("write `{percent}`")
        }
        Unit::Percent if low.or(high).is_some_and(|end| end > hundred) => {
            "a share is at most `100%`".to_owned()
        }
        Unit::Percent => return,
    };
    let message = "a share is a percentage";
    found.push(Diagnostic::at(Code::Unit, amount.span, message).mend(mend));
}

/// The percentage that was meant, where all numbers of a plain amount lie between 0 and 1.
fn fraction(amount: &Amount) -> Option<String> {
    let Amount::Figure(bound, Unit::Plain) = amount else {
        return None;
    };
    let part = |number: &Decimal| *number > Decimal::ZERO && *number < Decimal::ONE;
    let parts = match bound {
        Bound::Point(one) | Bound::About(one) | Bound::Ceiling(one) | Bound::Floor(one) => {
            part(one)
        }
        Bound::Range(low, high) => part(high) && (low.is_zero() || part(low)),
    };
    parts.then(|| percent(*bound, Decimal::ONE_HUNDRED))
}

/// The amount times `factor`, as an editor writes a percentage.
fn percent(bound: Bound, factor: Decimal) -> String {
    let show = |number: Decimal| number.checked_mul(factor).unwrap_or(number).normalize();
    match bound {
        Bound::Point(one) => format!("{}%", show(one)),
        Bound::About(one) => format!("~{}%", show(one)),
        Bound::Range(low, high) => format!("{}..{}%", show(low), show(high)),
        Bound::Ceiling(high) => format!("..{}%", show(high)),
        Bound::Floor(low) => format!("{}%..", show(low)),
    }
}

#[cfg(test)]
mod tests {
    use crate::content::testing::{check, pay};

    #[test]
    fn pay_is_money_and_its_statistics_are_numbers() {
        pay(
            "overall: [{mean: 5%}]",
            &[
                "1:18: error[unit]: pay is an amount of money, not a percentage (write the \
                 amount; a change of pay stands in the prose)",
            ],
        );
        pay(
            "overall: [{value: variable, median: high}]",
            &[
                "1:37: error[wrong-value]: `high` is not a median (write a number, or the words \
                 as `value:`)",
            ],
        );
    }

    #[test]
    fn changes_and_shares_are_percentages() {
        check(
            "section: market\n\
             claims: [{metric: employment-change, value: 0.23}]",
            &["2:45: error[unit]: `employment-change` is written as a fraction (write `23%`)"],
        );
        check(
            "section: market\n\
             claims: [{metric: automation-risk, value: 0.1..0.25}, {metric: openings-change, value: ~0.5}]",
            &[
                "2:43: error[unit]: `automation-risk` is written as a fraction (write `10..25%`)",
                "2:88: error[unit]: `openings-change` is written as a fraction (write `~50%`)",
            ],
        );
        check(
            "section: market\n\
             claims:\n\
             - {metric: employment-change, value: ~1M}\n\
             - {metric: employment, value: 0.5}\n\
             - {metric: openings-change, value: 0.5%}",
            &[],
        );
        check(
            "section: market\n\
             industries:\n\
             - {industry: a, share: 0.5}\n\
             - {industry: b, share: 5..7}\n\
             - {industry: c, share: 120%}\n\
             - {industry: d, share: most}\n\
             - {industry: e, share: ..30%}",
            &[
                "3:24: error[unit]: a share is a percentage (write `50%`)",
                "4:24: error[unit]: a share is a percentage (write `5..7%`)",
                "5:24: error[unit]: a share is a percentage (a share is at most `100%`)",
            ],
        );
    }

    #[test]
    fn hours_are_a_number() {
        check(
            "section: work-environment\n\
             hours: 40%",
            &[
                "2:8: error[unit]: hours are a number, not a percentage (write the hours of a \
                 week, such as `37..42`)",
            ],
        );
        check(
            "section: work-environment\n\
             hours: 37..42",
            &[],
        );
    }
}

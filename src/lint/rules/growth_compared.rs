//! Changes that stand side by side are over the same time.

use std::collections::BTreeMap;

use rust_decimal::prelude::ToPrimitive;

use crate::content::{Amount, Bound, Career, Claim, Month, Period, Unit};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::site::{ClaimRow, Site};

pub(in crate::lint) fn check(career: &Career, _: &Site, found: &mut Diagnostics) {
    let mut metrics = BTreeMap::<&str, Vec<&Claim>>::new();
    for row in ClaimRow::own(career) {
        let metric = &*row.claim.metric.value;
        if metric.ends_with("-change") && percent(row.claim).is_some() {
            metrics.entry(metric).or_default().push(row.claim);
        }
    }
    for (metric, claims) in metrics {
        let period = |claim: &Claim| (claim.period.map(|it| it.value), claim.per.is_some());
        let Some((first, rest)) = claims.split_first() else {
            continue;
        };
        let Some(other) = rest.iter().find(|claim| period(claim) != period(first)) else {
            continue;
        };
        let rates: Vec<String> = claims.iter().map(|claim| rate(claim)).collect();
        let message = format!(
            "figures of `{metric}` over different times stand side by side: {}",
            rates.join("; ")
        );
        found.push(
            Diagnostic::at(Code::GrowthCompared, other.value.span, message)
                .related(first.value.span, "another time")
                .mend("say on the page that they cannot be ranked, or leave one out"),
        );
    }
}

/// What a claim says as a yearly rate, where that can be worked out.
fn rate(claim: &Claim) -> String {
    let name = claim.id.as_ref().map(|id| format!("`{}` ", id.value));
    let name = name.unwrap_or_default();
    let Some(value) = percent(claim) else {
        return name;
    };
    let yearly = match (claim.per, years(claim)) {
        (Some(_), _) => "a year".to_owned(),
        // What has all gone has no rate.
        (None, Some(years)) if years > 0.0 && value > -100.0 => {
            let yearly = ((1.0 + value / 100.0).powf(1.0 / years) - 1.0) * 100.0;
            let of = match (years * 12.0).round() % 12.0 == 0.0 {
                true if years.round() == 1.0 => "1 year".to_owned(),
                true => format!("{years:.0} years"),
                false => format!("{:.0} months", years * 12.0),
            };
            format!("over {of}, {yearly:.1}% a year")
        }
        (None, _) => "over a time that is not said".to_owned(),
    };
    format!("{name}{value}% {yearly}")
}

fn percent(claim: &Claim) -> Option<f64> {
    match &claim.value.value {
        Amount::Figure(Bound::Point(one) | Bound::About(one), Unit::Percent) => one.to_f64(),
        _ => None,
    }
}

/// How many years a period lasts, from one point to the other.
fn years(claim: &Claim) -> Option<f64> {
    let months = |month: Month| f64::from(month.year) * 12.0 + f64::from(month.month.unwrap_or(1));
    match claim.period?.value {
        Period::Between(from, to) => Some((months(to) - months(from)) / 12.0),
        Period::Years(years) => Some(f64::from(years)),
        Period::In(_) => None,
    }
}

//! Numbers as a report shows them: in figures, grouped, whatever the language of the site.

use rust_decimal::Decimal;

use crate::content::Claim;
use crate::source::Span;

/// `133,336`, `267,113.70`.
pub(super) fn number(value: Decimal) -> String {
    let text = value.abs().to_string();
    let (whole, rest) = match text.split_once('.') {
        Some((whole, rest)) => (whole, format!(".{rest}")),
        None => (&*text, String::new()),
    };
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if value.is_sign_negative() { "−" } else { "" };
    format!("{sign}{grouped}{rest}")
}

/// `144,000–146,762`.
pub(super) fn range(low: Decimal, high: Decimal) -> String {
    format!("{}–{}", number(low), number(high))
}

/// How much `one` lies above `other`, as a whole percentage.
pub(super) fn above(one: Decimal, other: Decimal) -> Option<Decimal> {
    let part = (one - other).checked_div(other)?;
    part.checked_mul(Decimal::ONE_HUNDRED).map(|it| it.round())
}

/// That some claims of a section do not say where or when: one sentence, at the first of them.
pub(super) fn lacking(claims: &[&Claim], what: &str) -> Option<(Span, String)> {
    let (first, rest) = claims.split_first()?;
    let name = |claim: &Claim| match &claim.id {
        Some(id) => format!("`{}`", id.value),
        None => format!("one about `{}`", claim.metric.value),
    };
    let message = match rest.len() {
        0 => format!("this claim has no {what}"),
        more => {
            let names: Vec<String> = claims.iter().take(4).map(|claim| name(claim)).collect();
            let end = if more > 3 { ", …" } else { "" };
            format!(
                "{} claims have no {what}: {}{end}",
                more + 1,
                names.join(", ")
            )
        }
    };
    Some((first.value.span, message))
}

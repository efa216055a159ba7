//! What findings weigh: the code's own severity, unless the site says otherwise.

use super::Depth;
use crate::config::{Checks, Weight};
use crate::diagnostics::{Code, Diagnostics, Severity};

/// Puts the site's weights on what was found. What it wants as an error makes a check fail, and a
/// build goes on: it publishes unless a page would be false.
pub(super) fn weigh(checks: &Checks, depth: Depth, found: &mut Diagnostics) {
    found.retain(|item| !is_off(checks, item.code));
    for item in found.iter_mut() {
        let severity = match weight(checks, item.code) {
            Some(Weight::Error) if depth == Depth::Check => Severity::Error,
            Some(Weight::Error | Weight::Warning) => Severity::Warning,
            Some(Weight::Note) => Severity::Note,
            Some(Weight::Off) | None => continue,
        };
        item.severity = severity;
    }
}

/// Whether the site wants nothing of a rule.
pub(super) fn is_off(checks: &Checks, code: Code) -> bool {
    weight(checks, code) == Some(Weight::Off)
}

fn weight(checks: &Checks, code: Code) -> Option<Weight> {
    let weights = checks.rules.as_ref()?;
    let found = weights.0.iter().find(|(named, _)| *named == code);
    found.map(|(_, weight)| *weight)
}

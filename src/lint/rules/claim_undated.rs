//! A claim says when it holds.

use crate::content::Career;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::shown;
use crate::site::{ClaimRow, Site};

pub(in crate::lint) fn check(career: &Career, _: &Site, found: &mut Diagnostics) {
    let whole = career.sections.iter().filter(|it| it.is_whole());
    for section in whole {
        let claims = ClaimRow::in_section(section).map(|row| row.claim);
        let undated: Vec<_> = claims.filter(|claim| claim.period.is_none()).collect();
        if let Some((at, message)) = shown::lacking(&undated, "time") {
            found.push(
                Diagnostic::at(Code::ClaimUndated, at, message)
                    .mend("add `period:`, such as `2024` or `2024..2034`"),
            );
        }
    }
}

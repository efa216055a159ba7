//! A claim says where it holds.

use crate::content::Career;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::shown;
use crate::site::{ClaimRow, Site};

pub(in crate::lint) fn check(career: &Career, _: &Site, found: &mut Diagnostics) {
    let whole = career.sections.iter().filter(|it| it.is_whole());
    for section in whole {
        let claims = ClaimRow::in_section(section).map(|row| row.claim);
        let nowhere: Vec<_> = claims.filter(|claim| claim.place.is_none()).collect();
        if let Some((at, message)) = shown::lacking(&nowhere, "place") {
            found.push(
                Diagnostic::at(Code::ClaimPlace, at, message)
                    .mend("add `place:` to each, to the section, or to the career"),
            );
        }
    }
}

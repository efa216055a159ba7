//! Nothing rests on a source that another has replaced.

use crate::content::{Career, Id};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::site::{ClaimRow, SalaryRow, Site};
use crate::source::Spanned;

pub(in crate::lint) fn check(career: &Career, site: &Site, found: &mut Diagnostics) {
    career
        .head
        .sources
        .iter()
        .for_each(|id| judge(id, site, found));
    for section in &career.sections {
        section
            .head
            .sources
            .iter()
            .for_each(|id| judge(id, site, found));
        let pay = SalaryRow::in_section(section).filter_map(|row| row.observation.source());
        pay.for_each(|id| judge(id, site, found));
        let claims = ClaimRow::in_section(section).filter_map(|row| row.claim.source.as_ref());
        claims.for_each(|id| judge(id, site, found));
    }
}

fn judge(id: &Spanned<Id>, site: &Site, found: &mut Diagnostics) {
    let source = site.guide.sources.get(id.value.as_str());
    if let Some(newer) = source.and_then(|source| source.value.superseded_by.as_ref()) {
        let message = format!(
            "the source `{}` is superseded by `{}`",
            id.value, newer.value
        );
        found.push(
            Diagnostic::at(Code::SourceSuperseded, id.span, message)
                .related(newer.span, "said here")
                .mend("take the figures from the newer one, and name it"),
        );
    }
}

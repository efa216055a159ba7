//! A figure has a source.

use crate::content::{Career, Section};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::site::{ClaimRow, SalaryRow, Site};
use crate::source::Span;

pub(in crate::lint) fn check(career: &Career, _: &Site, found: &mut Diagnostics) {
    let whole = career.sections.iter().filter(|it| it.is_whole());
    for section in whole {
        said("pay row has", "pay rows have", &pay(section), found);
        said("claim has", "claims have", &claims(section), found);
    }
}

fn pay(section: &Section) -> Vec<Span> {
    let rows = SalaryRow::in_section(section).map(|row| row.observation);
    let unsourced = rows.filter(|row| row.source().is_none() && !row.suppressed());
    let figures = unsourced.filter_map(|row| row.figures.first());
    figures.map(|(_, amount)| amount.span).collect()
}

fn claims(section: &Section) -> Vec<Span> {
    let claims = ClaimRow::in_section(section).map(|row| row.claim);
    let unsourced = claims.filter(|claim| claim.source.is_none());
    unsourced.map(|claim| claim.value.span).collect()
}

/// One report for a section, at the first: a section without sources lacks one thing.
fn said(one: &str, many: &str, places: &[Span], found: &mut Diagnostics) {
    let Some(first) = places.iter().min_by_key(|span| span.start) else {
        return;
    };
    let message = match places.len() {
        1 => format!("a {one} no source"),
        count => format!("{count} {many} no source, this one first"),
    };
    found.push(
        Diagnostic::at(Code::FigureUnsourced, *first, message)
            .mend("name it as `source:` in each, and describe it in `content/sources.yaml`"),
    );
}

//! A text takes no more years of school than the site allows. The formula is of English.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::prose::Prose;
use crate::lint::sentences::grade;
use crate::markdown::PassageKind;

/// What a site allows that says nothing.
const GRADE: u16 = 14;

pub(in crate::lint) fn check(prose: &Prose<'_>, found: &mut Diagnostics) {
    if prose.language() != "en" {
        return;
    }
    let limit = prose
        .site
        .config
        .checks
        .reading_grade
        .map_or(GRADE, |it| it.value.0);
    let paragraphs = prose
        .body
        .iter()
        .filter(|it| it.kind == PassageKind::Paragraph);
    let paragraphs: Vec<_> = paragraphs.collect();
    let (Some(first), Some(grade)) = (paragraphs.first(), grade(&paragraphs)) else {
        return;
    };
    if grade > f64::from(limit) {
        let message =
            format!("this text takes {grade:.0} years of school to read, and may take {limit}");
        let start = first.place(0..1);
        found.push(
            Diagnostic::at(Code::ReadingGrade, start, message)
                .mend("shorten its sentences, and take shorter words"),
        );
    }
}

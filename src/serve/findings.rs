//! What a build found about the pages of a site, as the margin beside them shows it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::build::{Report, Shown};
use crate::diagnostics::{Diagnostic, Place};
use crate::source::{LineIndex, SourceTree};

/// The longest text by which a place on the page is looked for, in characters.
const LONGEST: usize = 200;

/// Something that was found, and where on its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Finding {
    severity: &'static str,
    code: &'static str,
    message: String,
    mend: Option<String>,
    /// The file and the line, as the terminal writes them.
    place: String,
    /// The id of the section of the page, where it is known.
    section: Option<String>,
    /// The line that it is about: the page has its words, if they are prose.
    text: Option<String>,
}

/// The findings of a build, by the paths of the pages that show what they are about; what is about
/// no page is found on the home page.
pub(super) fn by_page(report: &Report) -> BTreeMap<String, Vec<Finding>> {
    let mut pages: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
    for diagnostic in &report.diagnostics {
        let file = diagnostic.place.file();
        let shown = file.and_then(|file| report.shown.get(&file));
        let page = shown.map_or("", |shown| shown.page.as_str());
        let finding = finding(diagnostic, shown, &report.tree);
        pages.entry(page.to_owned()).or_default().push(finding);
    }
    pages
}

fn finding(diagnostic: &Diagnostic, shown: Option<&Shown>, tree: &SourceTree) -> Finding {
    let (place, text) = place(&diagnostic.place, tree);
    Finding {
        severity: diagnostic.severity.as_str(),
        code: diagnostic.code.as_str(),
        message: diagnostic.message.clone(),
        mend: diagnostic.mend.clone(),
        place,
        section: shown.and_then(|shown| shown.section.clone()),
        text,
    }
}

/// The file with its line, and the text of that line.
fn place(place: &Place, tree: &SourceTree) -> (String, Option<String>) {
    let span = match place {
        Place::Path(path) => return (path.clone(), None),
        Place::File(file) => return (tree.path(*file).to_string(), None),
        Place::At(span) => span,
    };
    let path = tree.path(span.file);
    // A file that has changed since is built again, and its findings are made anew.
    let Ok(text) = tree.text(span.file) else {
        return (path.to_string(), None);
    };
    let start = span.start as usize;
    let line = LineIndex::new(&text.text).line_column(&text.text, start);
    let words = text.text.lines().nth(line.line.saturating_sub(1));
    let words = words.map(|words| words.trim().chars().take(LONGEST).collect());
    (format!("{path}:{}", line.line), words)
}

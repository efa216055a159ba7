//! A paragraph under a list stands apart from it.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::prose::Prose;
use crate::markdown::PassageKind;

pub(in crate::lint) fn check(prose: &Prose<'_>, found: &mut Diagnostics) {
    for item in prose.body.iter().filter(|it| it.kind == PassageKind::Item) {
        let range = item.span.range();
        let Some(written) = prose.text.get(range.clone()) else {
            continue;
        };
        // What is meant as a part of an item is indented under it.
        let lazy = written
            .match_indices('\n')
            .map(|(at, _)| at + 1)
            .find(|at| {
                let line = &written[*at..];
                !line.starts_with([' ', '\t', '\n', '\r', '>']) && !line.is_empty()
            });
        if let Some(at) = lazy {
            let line = written[at..].lines().next().unwrap_or_default();
            let start = range.start + at;
            let whole = crate::source::Span::new(item.span.file, start..start + line.len());
            let message = "this line is read as a part of the item above";
            found.push(
                Diagnostic::at(Code::ListSwallowed, whole, message)
                    .mend("put an empty line before it, or indent it under the item"),
            );
        }
    }
}

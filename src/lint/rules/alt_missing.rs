//! A picture has words for those who do not see it.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::prose::Prose;

pub(in crate::lint) fn check(prose: &Prose<'_>, found: &mut Diagnostics) {
    for link in prose.passages().flat_map(|passage| &passage.links) {
        // A chart without words of its own has those of its data.
        let is_chart = link.goal.starts_with("chart:");
        if link.alt.as_deref().is_some_and(|alt| alt.trim().is_empty()) && !is_chart {
            let message = "this picture has no words for those who do not see it";
            found.push(
                Diagnostic::at(Code::AltMissing, link.span, message).mend(
                    "say between the brackets what it shows: `![A nurse at a desk](desk.jpg)`",
                ),
            );
        }
    }
}

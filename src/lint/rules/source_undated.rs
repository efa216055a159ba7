//! A source that something rests on says when it is from.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::site::Site;

pub(in crate::lint) fn check(site: &Site, found: &mut Diagnostics) {
    for (id, source) in site.guide.sources.iter() {
        let keys = &source.value;
        let has_none = keys.published.is_none() && keys.retrieved.is_none();
        if has_none && site.sources.contains_key(id) {
            let message = format!("the source `{id}` has no date");
            found.push(
                Diagnostic::at(Code::SourceUndated, source.span, message)
                    .mend("add `published:`, or `retrieved:` with the day on which it was read"),
            );
        }
    }
}

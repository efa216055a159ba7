//! A source that something rests on says what may be done with it.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::site::Site;

pub(in crate::lint) fn check(site: &Site, found: &mut Diagnostics) {
    for (id, source) in site.guide.sources.iter() {
        if source.value.licence.is_none() && site.sources.contains_key(id) {
            let message = format!("the source `{id}` has no licence");
            found.push(
                Diagnostic::at(Code::SourceLicence, source.span, message)
                    .mend("add `licence:`, such as `public domain` or `CC BY 4.0`"),
            );
        }
    }
}

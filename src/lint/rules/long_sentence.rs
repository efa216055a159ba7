//! A sentence has no more words than the site allows.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::prose::Prose;
use crate::lint::sentences::{sentences, words};

/// What a site allows that says nothing.
const WORDS: u16 = 50;

pub(in crate::lint) fn check(prose: &Prose<'_>, found: &mut Diagnostics) {
    let limit = prose
        .site
        .config
        .checks
        .sentence_words
        .map_or(WORDS, |it| it.value.0);
    for passage in prose.passages() {
        for range in sentences(passage) {
            let count = words(&passage.text[range.clone()]).count();
            if count > usize::from(limit) {
                let message = format!("this sentence has {count} words, and may have {limit}");
                // All of it would be many lines: where it begins is enough.
                let first = words(&passage.text[range.clone()])
                    .next()
                    .map_or(1, str::len);
                let at = range.start..range.start + first;
                found.push(
                    Diagnostic::at(Code::LongSentence, passage.place(at), message)
                        .mend("make two of it"),
                );
            }
        }
    }
}

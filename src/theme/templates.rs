//! The template files of a site and of the theme, as text with their outlines.

use std::collections::BTreeMap;
use std::ops::Range;

use super::files::{self, Layers};
use super::messages;
use super::outline::Outline;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{FileId, SourceTree, Span};

/// The byte order mark, which an editor may leave before a template, and which would end up in
/// the middle of a page.
const MARK: char = '\u{feff}';

/// A template.
pub(super) struct Source {
    pub(super) file: FileId,
    /// Without a byte order mark.
    pub(super) text: String,
    /// The length of the byte order mark.
    pub(super) shift: usize,
    pub(super) outline: Outline,
}

impl Source {
    /// The place of a range of the text in its file.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.file, range.start + self.shift..range.end + self.shift)
    }
}

/// The templates by their names, which are their paths in `templates/`.
pub(super) type Sources = BTreeMap<Box<str>, Source>;

/// Reads every template, and says whether all could be read; a file whose name begins with a dot
/// is none, nor are the messages.
pub(super) fn read(
    tree: &SourceTree,
    names: &BTreeMap<Box<str>, Layers>,
    found: &mut Diagnostics,
) -> (Sources, bool) {
    let mut sources = Sources::new();
    let mut complete = true;
    for (name, layers) in names {
        let hidden = name.rsplit('/').next().is_some_and(|n| n.starts_with('.'));
        if hidden || messages::is_message_file(name) {
            continue;
        }
        let Some(file) = layers.file() else { continue };
        match files::text(tree, file) {
            Ok(text) => _ = sources.insert(name.clone(), source(file, text)),
            Err(error) => {
                found.push(Diagnostic::unread(file, &error));
                complete = false;
            }
        }
    }
    (sources, complete)
}

fn source(file: FileId, mut text: String) -> Source {
    let shift = text.len() - text.trim_start_matches(MARK).len();
    text.drain(..shift);
    Source {
        file,
        outline: Outline::new(&text),
        text,
        shift,
    }
}

//! The files of one folder, of the theme and of the site: a file of the site stands in for the
//! theme's at the same path.

use std::collections::BTreeMap;

use super::embedded::FOLDER;
use crate::source::{FileId, SitePath, SourceTree, TextError};

/// The largest template or file of messages; the engine takes time by the square of its tags.
const MAX_BYTES: usize = 512 << 10;

/// A file of the theme, of the site, or of both.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Layers {
    /// The site's own.
    pub(super) own: Option<FileId>,
    /// The theme's.
    pub(super) theme: Option<FileId>,
}

impl Layers {
    /// The one that counts.
    pub(super) fn file(&self) -> Option<FileId> {
        self.own.or(self.theme)
    }
}

/// The files below `folder` (`templates`, `static`), by their paths in it.
pub(super) fn below(tree: &SourceTree, folder: &str) -> BTreeMap<Box<str>, Layers> {
    let mut found: BTreeMap<Box<str>, Layers> = BTreeMap::new();
    let theme_folder = format!("{FOLDER}/{folder}");
    for (file, path) in tree.embedded() {
        if let Some(inner) = inner(path, &theme_folder) {
            found.entry(inner.into()).or_default().theme = Some(file);
        }
    }
    for (file, path) in tree.files() {
        if let Some(inner) = inner(path, folder) {
            found.entry(inner.into()).or_default().own = Some(file);
        }
    }
    found
}

/// The text of a template or a file of messages.
pub(super) fn text(tree: &SourceTree, file: FileId) -> Result<String, TextError> {
    match tree.text(file)?.text {
        text if text.len() > MAX_BYTES => Err(TextError::TooLarge(MAX_BYTES)),
        text => Ok(text),
    }
}

fn inner<'a>(path: &'a SitePath, folder: &str) -> Option<&'a str> {
    path.as_str().strip_prefix(folder)?.strip_prefix('/')
}

//! The files of one site in one order, read when they are asked for.
//!
//! The tree does not keep what it read: a site of ten thousand careers is 200 MB of text, and only
//! a report needs the text of a file again, and reads it then.

use std::sync::Arc;

use super::{FileId, LineIndex, Listing, ReadError, SitePath, SourceStore};

/// The largest text file that is read, in bytes. A career guide's largest is a thousandth of it.
const MAX_TEXT_BYTES: usize = 16 << 20;

/// Every file of a site, ordered by path; a [`FileId`] is a place in that order.
pub struct SourceTree {
    store: Arc<dyn SourceStore>,
    files: Vec<SitePath>,
    /// Files that the binary carries, which follow the site's own.
    embedded: Vec<(SitePath, &'static [u8])>,
}

/// A text file that was read.
#[derive(Clone, Debug)]
pub struct Text {
    /// Which file.
    pub file: FileId,
    /// The whole file, byte order mark included, so that offsets are the file's own.
    pub text: String,
}

/// Why a text file could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextError {
    /// The store could not read it.
    Read(ReadError),
    /// The byte at this offset begins something that is not UTF-8.
    NotUtf8 {
        /// Bytes from the file's start.
        offset: usize,
        /// The line of that byte, from 1.
        line: usize,
    },
    /// It is larger than a text file may be; the limit in bytes.
    TooLarge(usize),
}

impl SourceTree {
    /// Lists `store`; returns the tree and what could not be listed.
    ///
    /// `embedded` are files of the binary that reports may have to point into; their paths must
    /// not be paths of the site (the theme puts them in a folder of their own).
    #[must_use]
    pub fn open(
        store: Arc<dyn SourceStore>,
        embedded: Vec<(SitePath, &'static [u8])>,
    ) -> (Self, Vec<(String, super::ListProblem)>) {
        let Listing {
            mut files,
            mut problems,
        } = store.list();
        files.sort();
        files.dedup();
        problems.sort_by(|a, b| a.0.cmp(&b.0));
        (
            Self {
                store,
                files,
                embedded,
            },
            problems,
        )
    }

    /// All of the site's own files, ordered by path.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SitePath)> {
        (0u32..).map(FileId).zip(&self.files)
    }

    /// All files that are part of the binary, in the order that they were given.
    pub fn embedded(&self) -> impl Iterator<Item = (FileId, &SitePath)> {
        let first = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        (first..)
            .map(FileId)
            .zip(self.embedded.iter().map(|(path, _)| path))
    }

    /// The path of a file of this tree.
    #[must_use]
    pub fn path(&self, file: FileId) -> &SitePath {
        let index = file.0 as usize;
        match self.files.get(index) {
            Some(path) => path,
            // A FileId is made by this tree only, so what is not the site's is embedded.
            None => &self.embedded[index - self.files.len()].0,
        }
    }

    /// The site's own file at `path`.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        let index = self
            .files
            .binary_search_by(|file| file.as_str().cmp(path))
            .ok()?;
        u32::try_from(index).ok().map(FileId)
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// [`ReadError`] from the store.
    pub fn read(&self, file: FileId) -> Result<Vec<u8>, ReadError> {
        let index = file.0 as usize;
        match self.files.get(index) {
            Some(path) => self.store.read(path),
            None => Ok(self.embedded[index - self.files.len()].1.to_vec()),
        }
    }

    /// The text of a file.
    ///
    /// # Errors
    /// [`TextError`] when it cannot be read, is not UTF-8, or is larger than 16 MiB.
    pub fn text(&self, file: FileId) -> Result<Text, TextError> {
        let bytes = self.read(file).map_err(TextError::Read)?;
        if bytes.len() > MAX_TEXT_BYTES {
            return Err(TextError::TooLarge(MAX_TEXT_BYTES));
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Text { file, text }),
            Err(error) => {
                let offset = error.utf8_error().valid_up_to();
                let good = String::from_utf8_lossy(&error.as_bytes()[..offset]).into_owned();
                let line = LineIndex::new(&good).line_column(&good, offset).line;
                Err(TextError::NotUtf8 { offset, line })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::MemoryStore;

    fn tree(files: &[(&str, &[u8])]) -> SourceTree {
        let files = files
            .iter()
            .map(|(path, bytes)| (SitePath::new(path).unwrap(), bytes.to_vec()));
        let embedded = vec![(
            SitePath::new("theme/base.html").unwrap(),
            b"<html>".as_slice(),
        )];
        SourceTree::open(Arc::new(MemoryStore::new(files)), embedded).0
    }

    #[test]
    fn site_files_and_embedded_files_have_ids_of_one_kind() {
        let tree = tree(&[("b.md", b"b"), ("a.md", b"a")]);
        let ids: Vec<_> = tree
            .files()
            .chain(tree.embedded())
            .map(|(id, _)| id)
            .collect();
        let paths: Vec<_> = ids.iter().map(|&id| tree.path(id).as_str()).collect();
        assert_eq!(paths, ["a.md", "b.md", "theme/base.html"]);
        assert_eq!(tree.read(ids[2]).unwrap(), b"<html>");
        assert_eq!(tree.find("b.md"), Some(ids[1]));
        assert_eq!(tree.find("theme/base.html"), None);
    }

    #[test]
    fn bytes_that_are_not_utf8_are_reported_with_their_line() {
        let tree = tree(&[("a.md", b"one\ntwo \xff")]);
        let error = tree.text(tree.find("a.md").unwrap()).unwrap_err();
        assert_eq!(error, TextError::NotUtf8 { offset: 8, line: 2 });
    }
}

//! Paths inside the output folder, and the places in it that Guidepost keeps for itself.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::source::{PathError, SitePath};

/// The folder in the output that holds the manifest, the record and the staged files.
const OWN_FOLDER: &str = ".guidepost";

/// The longest name of a file or folder, in bytes, that the usual file systems take.
const MAX_PART: usize = 255;

/// Where a file of the site is written, relative to the output folder.
///
/// It has all that a [`SitePath`] promises, and it does not lie in `.guidepost`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct OutputPath(SitePath);

/// Why a text is not an [`OutputPath`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputPathError {
    /// It is not a path below a folder.
    Path(PathError),
    /// It lies in `.guidepost`, which Guidepost keeps for itself.
    Reserved,
    /// One of its parts is longer than the names that file systems take.
    TooLong,
}

impl fmt::Display for OutputPathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(error) => error.fmt(f),
            Self::TooLong => write!(f, "a part of its path is longer than {MAX_PART} bytes"),
            Self::Reserved => f.write_str("the folder `.guidepost` is kept for Guidepost itself"),
        }
    }
}

impl std::error::Error for OutputPathError {}

impl OutputPath {
    /// Checks `text` and makes a path of it.
    ///
    /// # Errors
    /// [`OutputPathError`] says which rule the text breaks.
    pub fn new(text: &str) -> Result<Self, OutputPathError> {
        let path = SitePath::new(text).map_err(OutputPathError::Path)?;
        // Some file systems do not tell capitals apart, so `.Guidepost` is the same folder.
        let first = path.as_str().split('/').next();
        if first.is_some_and(|first| first.eq_ignore_ascii_case(OWN_FOLDER)) {
            return Err(OutputPathError::Reserved);
        }
        if path.parts().any(|part| part.len() > MAX_PART) {
            return Err(OutputPathError::TooLong);
        }
        Ok(Self(path))
    }

    /// The whole path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The path as stores take it.
    #[must_use]
    pub fn as_site_path(&self) -> &SitePath {
        &self.0
    }

    /// Whether the path names a page, which comes into place after all that it refers to.
    pub(super) fn is_page(&self) -> bool {
        self.0.extension() == Some("html")
    }

    /// The folders that the path lies in, from the innermost up.
    pub(super) fn folders(&self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.parent(), Self::parent)
    }

    /// The folder that the path lies in; `None` where that is the output folder.
    pub(super) fn parent(&self) -> Option<Self> {
        Self::new(self.0.parent()?).ok()
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<OutputPath> for String {
    fn from(path: OutputPath) -> Self {
        path.as_str().to_owned()
    }
}

impl TryFrom<String> for OutputPath {
    type Error = OutputPathError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(&text)
    }
}

/// A place in `.guidepost` that only this module writes to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Own {
    /// The folder of all of them.
    Folder,
    /// What the site in place consists of.
    Manifest,
    /// What it will consist of when the commit is finished.
    NewManifest,
    /// What is to be done to finish a commit.
    Record,
    /// The record while it is being written.
    NewRecord,
    /// The file whose lock a process holds while it writes here. It stays, since removing it would
    /// let two processes hold the locks of two files.
    Lock,
    /// The folder of the staged files.
    StageFolder,
    /// One staged file, or one staged folder with the empty folders that it is to hold.
    Staged(u64),
}

impl Own {
    /// The path of the place.
    ///
    /// # Errors
    /// None in practice: every name here is a valid path.
    pub(super) fn path(self) -> Result<SitePath, super::OutputError> {
        let name = match self {
            Self::Folder => OWN_FOLDER.to_owned(),
            Self::Manifest => "manifest.json".to_owned(),
            Self::NewManifest => "manifest.new.json".to_owned(),
            Self::Record => "commit.json".to_owned(),
            Self::NewRecord => "commit.new.json".to_owned(),
            Self::Lock => "lock".to_owned(),
            Self::StageFolder => "stage".to_owned(),
            Self::Staged(number) => format!("stage/{number}"),
        };
        let text = match self {
            Self::Folder => name,
            _ => format!("{OWN_FOLDER}/{name}"),
        };
        SitePath::new(&text).map_err(|error| super::OutputError::io("name", &text, error))
    }
}

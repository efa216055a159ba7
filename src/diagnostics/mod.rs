//! Floor 1: what is wrong with a site, as values.
//!
//! A [`Diagnostic`] is collected, never thrown: whoever finds a mistake says what is wrong, where,
//! and what to do, in the editor's words, and goes on. This module prints nothing; its printers
//! return text, which `cli` writes.

mod code;
mod print;
mod sarif;
mod services;

use std::collections::BTreeSet;

pub use code::{Code, Severity};
pub use print::{Format, Style, print};

use crate::source::{FileId, ListProblem, SourceTree, Span, TextError};

/// Where a mistake is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Bytes of a file.
    At(Span),
    /// A file as a whole.
    File(FileId),
    /// A path that is no file of the tree: a missing folder, a name that cannot be used.
    Path(String),
}

impl Place {
    /// The file that it lies in, if it is one of the tree.
    #[must_use]
    pub fn file(&self) -> Option<FileId> {
        match self {
            Self::At(span) => Some(span.file),
            Self::File(file) => Some(*file),
            Self::Path(_) => None,
        }
    }
}

/// One mistake of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its stable name.
    pub code: Code,
    /// How much it weighs; the code's own weight unless the site says otherwise.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What is wrong: one sentence without a full stop.
    pub message: String,
    /// A few words at the marked bytes.
    pub label: Option<String>,
    /// Other places that it is about, each with a few words.
    pub related: Vec<(Span, String)>,
    /// What to do.
    pub mend: Option<String>,
}

impl Diagnostic {
    /// A mistake at `place`, of the code's own severity.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            place,
            message: message.into(),
            label: None,
            related: Vec::new(),
            mend: None,
        }
    }

    /// A mistake in the bytes of `span`.
    pub fn at(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Place::At(span), message)
    }

    /// A text file that could not be had.
    #[must_use]
    pub fn unread(file: FileId, error: &TextError) -> Self {
        match error {
            TextError::Read(error) => {
                let message = format!("this file cannot be read: {error}");
                Self::new(Code::FileUnreadable, Place::File(file), message)
            }
            TextError::NotUtf8 { offset, .. } => {
                let message = "this file holds bytes that are not UTF-8";
                Self::at(
                    Code::NotUtf8,
                    Span::new(file, *offset..*offset + 1),
                    message,
                )
                .mend("save it again with the encoding UTF-8")
            }
            TextError::TooLarge(limit) => {
                let limit = match limit >> 20 {
                    0 => format!("{} KiB", limit >> 10),
                    mebibytes => format!("{mebibytes} MiB"),
                };
                let message = format!("this file may hold at most {limit}");
                Self::new(Code::FileTooLarge, Place::File(file), message)
                    .mend("split it, or move it away if it is no text of the site")
            }
        }
    }

    /// The message with its mend, as one text.
    #[must_use]
    pub fn sentence(&self) -> String {
        match &self.mend {
            Some(mend) => format!("{} ({mend})", self.message),
            None => self.message.clone(),
        }
    }

    /// Adds a few words at the marked bytes.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn mend(mut self, mend: impl Into<String>) -> Self {
        self.mend = Some(mend.into());
        self
    }

    /// Adds another place that the mistake is about.
    #[must_use]
    pub fn related(mut self, span: Span, words: impl Into<String>) -> Self {
        self.related.push((span, words.into()));
        self
    }
}

/// The mistakes found so far.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What could not be listed of a site's files.
    #[must_use]
    pub fn of_listing(problems: Vec<(String, ListProblem)>) -> Self {
        Self(
            problems
                .into_iter()
                .map(|(path, problem)| unlisted(path, &problem))
                .collect(),
        )
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all of another collection.
    pub fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Adds what an iterator finds.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(others);
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are of the given severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.0
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .count()
    }

    /// All of them, in the order that they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// All of them, to be weighed anew.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.0.iter_mut()
    }

    /// Keeps those that `keep` says; for what only follows from another mistake.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.0.retain(keep);
    }

    /// All of them in the order of a report: by path, then by place in the file, then by code.
    /// Those that are equal in all they say are one.
    #[must_use]
    pub fn in_file_order(self, tree: &SourceTree) -> Vec<Diagnostic> {
        let mut seen = BTreeSet::new();
        let mut list = self.0;
        list.sort_by_cached_key(|diagnostic| order_key(diagnostic, tree));
        list.retain(|diagnostic| {
            let Diagnostic {
                code,
                place,
                message,
                ..
            } = diagnostic;
            seen.insert((place.clone(), *code, message.clone()))
        });
        list
    }
}

fn unlisted(path: String, problem: &ListProblem) -> Diagnostic {
    let (code, message, mend) = match problem {
        ListProblem::Name => (
            Code::FileName,
            "this file's name cannot be part of a site".to_owned(),
            "rename it, without control characters and backslashes",
        ),
        ListProblem::LeavesSite => (
            Code::SymbolicLink,
            "this symbolic link leads out of the site's folder".to_owned(),
            "put a copy of the file into the site's folder",
        ),
        ListProblem::Loop => (
            Code::SymbolicLink,
            "this symbolic link leads to a folder that it lies in".to_owned(),
            "remove it",
        ),
        ListProblem::NotAFile => (
            Code::FileName,
            "this is neither a file nor a folder".to_owned(),
            "remove it from the site's folder",
        ),
        ListProblem::Unreadable(reason) => (
            Code::FileUnreadable,
            format!("this cannot be read: {reason}"),
            "give Guidepost the right to read it, or remove it",
        ),
    };
    Diagnostic::new(code, Place::Path(path), message).mend(mend)
}

fn order_key(diagnostic: &Diagnostic, tree: &SourceTree) -> (String, u32, u32, Code) {
    let (path, start, end) = match &diagnostic.place {
        Place::At(span) => (tree.path(span.file).to_string(), span.start, span.end),
        Place::File(file) => (tree.path(*file).to_string(), 0, 0),
        Place::Path(path) => (path.clone(), 0, 0),
    };
    (path, start, end, diagnostic.code)
}

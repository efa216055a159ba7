//! Plain pages, the home page among them.

use super::{Day, Id, Redirect};
use crate::markdown::Document;
use crate::record;
use crate::source::{FileId, Spanned};

record! { Forgive "a page" =>
    /// The frontmatter of `pages/<name>.md`, and of `index.md`.
    pub struct PageHead {
        /// What it is called.
        pub title: Spanned<Box<str>>,
        /// One sentence, for descriptions.
        pub summary: Option<Spanned<Box<str>>>,
        /// The day of the last review.
        pub reviewed: Option<Spanned<Day>>,
        /// The sources of the prose.
        pub sources: Vec<Spanned<Id>>,
        /// Whether it is left out unless drafts are built.
        pub draft: bool,
        /// Its place among the pages, such as `3`, the smallest number first.
        pub order: Option<Spanned<u32>>,
        /// Addresses that it had before.
        pub redirect_from: Vec<Spanned<Redirect>>,
    }
}

/// A plain page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its file.
    pub file: FileId,
    /// Its frontmatter.
    pub head: PageHead,
    /// Its prose.
    pub body: Document,
}

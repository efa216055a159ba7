//! The guide: every file's content in its place, careers whole.

use std::collections::BTreeSet;

use super::{CareerHead, Id, Industry, Page, Registry, Section, SectionKind, Skill, Source};
use crate::source::{FileId, Span};

/// A career with its sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Career {
    /// The name of its folder, and its address.
    pub slug: Id,
    /// Its `index.md`.
    pub file: FileId,
    /// What its `index.md` says.
    pub head: CareerHead,
    /// The overview.
    pub body: Span,
    /// Its sections, in the order of their files.
    pub sections: Vec<Section>,
    /// Whether every file of the career could be read; rules that need all of it are held back
    /// where it could not.
    pub complete: bool,
}

impl Career {
    /// Its sections of one kind: one for each place, or any number of articles.
    pub fn sections_of(&self, kind: SectionKind) -> impl Iterator<Item = &Section> {
        self.sections
            .iter()
            .filter(move |section| section.kind() == kind)
    }
}

/// All content of a site.
#[derive(Clone, Debug, Default)]
pub struct Guide {
    /// `index.md`.
    pub home: Option<Page>,
    /// The plain pages, ordered by name.
    pub pages: Vec<(Id, Page)>,
    /// The careers, ordered by slug.
    pub careers: Vec<Career>,
    /// The sources.
    pub sources: Registry<Source>,
    /// The skills.
    pub skills: Registry<Skill>,
    /// The industries.
    pub industries: Registry<Industry>,
    /// The slugs of careers whose `index.md` could not be read; what refers to them is not
    /// reported as well.
    pub(super) unread: BTreeSet<Id>,
}

impl Guide {
    /// The career called `slug`.
    #[must_use]
    pub fn career(&self, slug: &str) -> Option<&Career> {
        let index = self
            .careers
            .binary_search_by(|career| career.slug.as_str().cmp(slug));
        self.careers.get(index.ok()?)
    }

    /// Whether `slug` may be referred to: there is a career of that name, readable or not.
    #[must_use]
    pub fn knows_career(&self, slug: &str) -> bool {
        self.unread.contains(slug) || self.career(slug).is_some()
    }
}

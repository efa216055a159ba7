//! Drafts: what is left out of a site unless it is asked for.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::{Career, Id, Page, SectionKind};
use crate::source::FileId;

/// Whether drafts are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drafts {
    /// They are left out, and a link to one is a mistake.
    LeaveOut,
    /// They are built as everything else is.
    Build,
}

/// What was left out.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    pub(super) files: BTreeSet<FileId>,
    pub(super) careers: BTreeSet<Id>,
    /// The sections of careers that were not.
    pub(super) sections: BTreeMap<(Id, SectionKind), FileId>,
}

impl LeftOut {
    pub(super) fn append(&mut self, mut other: Self) {
        self.files.append(&mut other.files);
        self.careers.append(&mut other.careers);
        self.sections.append(&mut other.sections);
    }
}

/// Takes the drafts out of a career; `None` where it is one itself.
pub(super) fn of_career(mut career: Career, drafts: Drafts, left: &mut LeftOut) -> Option<Career> {
    if drafts == Drafts::Build {
        return Some(career);
    }
    if career.head.draft {
        left.files.insert(career.file);
        let sections = career.sections.iter();
        left.files.extend(sections.map(|section| section.file));
        left.careers.insert(career.slug);
        return None;
    }
    career.sections.retain(|section| {
        let keep = !section.head.draft;
        if !keep {
            left.files.insert(section.file);
            let key = (career.slug.clone(), section.kind());
            left.sections.insert(key, section.file);
        }
        keep
    });
    Some(career)
}

/// Takes the drafts out of the plain pages.
pub(super) fn of_pages(pages: &mut Vec<(Id, Page)>, drafts: Drafts, left: &mut LeftOut) {
    pages.retain(|(_, page)| {
        let keep = !page.head.draft || drafts == Drafts::Build;
        if !keep {
            left.files.insert(page.file);
        }
        keep
    });
}

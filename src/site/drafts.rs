//! Drafts: what is left out of a site unless it is asked for.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::{Guide, Id, SectionKind};
use crate::source::FileId;

/// Whether drafts are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drafts {
    /// They are left out, and a link to one is a mistake.
    LeaveOut,
    /// They are built as everything else is.
    Build,
}

/// What was left out of a guide.
#[derive(Default)]
pub(super) struct LeftOut {
    pub(super) files: BTreeSet<FileId>,
    pub(super) careers: BTreeSet<Id>,
    /// The sections of careers that were not.
    pub(super) sections: BTreeMap<(Id, SectionKind), FileId>,
}

/// Takes the drafts out of `guide`.
pub(super) fn leave_out(guide: &mut Guide, drafts: Drafts) -> LeftOut {
    let mut left = LeftOut::default();
    if drafts == Drafts::Build {
        return left;
    }
    guide.careers.retain_mut(|career| {
        if career.head.draft {
            left.careers.insert(career.slug.clone());
            left.files.insert(career.file);
            left.files
                .extend(career.sections.iter().map(|section| section.file));
            return false;
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
        true
    });
    guide.pages.retain(|(_, page)| {
        let keep = !page.head.draft;
        if !keep {
            left.files.insert(page.file);
        }
        keep
    });
    left
}

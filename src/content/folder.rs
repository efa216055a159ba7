//! A career's folder: its files, put together to a whole career.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    Career, CareerFile, CareerHead, Completeness, ContentFile, Id, Payload, Place, Section,
    SectionKind, Slot,
};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::markdown::Document;
use crate::source::{FileId, Span, Spanned};

/// The files of one career, as they are read.
#[derive(Debug)]
pub struct Folder {
    slug: Id,
    index: Index,
    sections: Vec<Section>,
    unread: bool,
}

#[derive(Debug, Default)]
enum Index {
    #[default]
    Missing,
    Unread,
    Read(Box<CareerFile>),
}

impl Folder {
    /// A folder without files.
    #[must_use]
    pub fn new(slug: Id) -> Self {
        Self {
            slug,
            index: Index::Missing,
            sections: Vec::new(),
            unread: false,
        }
    }

    /// Adds one of its files; any other is passed over.
    pub fn add(&mut self, file: ContentFile) {
        match file {
            ContentFile::Career(career) => self.index = Index::Read(career),
            ContentFile::Section(_, section) => self.sections.push(*section),
            ContentFile::Unread(Slot::Career(_)) => self.index = Index::Unread,
            ContentFile::Unread(Slot::Section(_)) => self.unread = true,
            _ => {}
        }
    }

    /// The whole career; its name where nothing of it could be read. Reports a folder without an
    /// `index.md`, and sections that stand twice.
    ///
    /// # Errors
    /// The career's slug.
    pub fn whole(self, found: &mut Diagnostics) -> Result<Career, Id> {
        let Self {
            slug,
            index,
            mut sections,
            unread,
        } = self;
        sections.sort_by_key(|section| section.file);
        if matches!(index, Index::Missing) {
            found.push(without_index(&slug));
        }
        // Where the index cannot be had, the sections are checked all the same.
        let index = match (index, sections.first()) {
            (Index::Read(career), _) => *career,
            (Index::Missing | Index::Unread, Some(section)) => stand_in(slug, section.file),
            (Index::Missing | Index::Unread, None) => return Err(slug),
        };
        settle(&mut sections, index.head.place.as_ref());
        refuse_twins(&sections, index.head.place.as_ref(), found);
        Ok(Career {
            slug: index.slug,
            file: index.file,
            head: index.head,
            body: index.body,
            complete: index.complete,
            unread,
            sections,
        })
    }
}

/// The index of a career that has none which could be read; `file` is one of its sections.
fn stand_in(slug: Id, file: FileId) -> CareerFile {
    let head = CareerHead::stand_in(Spanned::new(slug.as_str().into(), Span::new(file, 0..0)));
    CareerFile {
        slug,
        file,
        head,
        body: Document::default(),
        complete: false,
    }
}

fn without_index(slug: &Id) -> Diagnostic {
    let folder = format!("content/careers/{slug}");
    let place = crate::diagnostics::Place::Path(folder);
    let message = "this folder has sections, and no page for the career that they belong to";
    Diagnostic::new(Code::CareerWithoutIndex, place, message)
        .mend("add an `index.md` with `title:` and `summary:`")
}

/// The career's place holds for the figures of its sections that name none.
fn settle(sections: &mut [Section], place: Option<&Spanned<Place>>) {
    for section in sections {
        let Some(place) = section.head.place.as_ref().or(place) else {
            continue;
        };
        match &mut section.payload {
            Payload::Salaries(salaries) => salaries.settle(place),
            Payload::Market(market) => {
                let place = Arc::new(place.clone());
                for claim in &mut market.claims {
                    claim.settle(&place);
                }
            }
            _ => {}
        }
    }
}

/// Reports the second of two sections of one kind and place; articles may be any number.
fn refuse_twins(sections: &[Section], place: Option<&Spanned<Place>>, found: &mut Diagnostics) {
    let mut seen = BTreeMap::<(SectionKind, Option<&Place>), Span>::new();
    for section in sections {
        let kind = section.head.section;
        let is_doubtful = section.reading == Completeness::Doubtful;
        if kind.value == SectionKind::Article || is_doubtful {
            continue;
        }
        let place = section.head.place.as_ref().or(place);
        let key = (kind.value, place.map(|place| &place.value));
        let Some(first) = seen.get(&key) else {
            seen.insert(key, kind.span);
            continue;
        };
        let message = format!("the career has two sections `{}`", kind.value.as_str());
        found.push(
            Diagnostic::at(Code::DuplicateSection, kind.span, message)
                .related(*first, "the first is here")
                .mend("merge them, give each a `place:` of its own, or make one an `article`"),
        );
    }
}

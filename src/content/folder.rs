//! A career's folder: its files, put together to a whole career.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Career, CareerFile, ContentFile, Id, Payload, Place, Section, SectionKind, Slot};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

/// The files of one career, as they are read.
#[derive(Debug)]
pub struct Folder {
    slug: Id,
    index: Index,
    sections: Vec<Section>,
    unread: Vec<Option<SectionKind>>,
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
            unread: Vec::new(),
        }
    }

    /// Adds one of its files; any other is passed over.
    pub fn add(&mut self, file: ContentFile) {
        match file {
            ContentFile::Career(career) => self.index = Index::Read(career),
            ContentFile::Section(_, section) => self.sections.push(*section),
            ContentFile::Unread(Slot::Career(_), _) => self.index = Index::Unread,
            ContentFile::Unread(Slot::Section(_), kind) => self.unread.push(kind),
            _ => {}
        }
    }

    /// The whole career, or what there is of it where its `index.md` is missing, which is reported,
    /// or could not be read. Sections that stand twice are reported.
    ///
    /// # Errors
    /// [`Headless`], whose sections can be checked all the same.
    pub fn whole(self, found: &mut Diagnostics) -> Result<Career, Headless> {
        let Self {
            slug,
            index,
            mut sections,
            unread,
        } = self;
        sections.sort_by_key(|section| section.file);
        let unread = unread.into();
        match index {
            Index::Read(file) => Ok(whole(*file, sections, unread, found)),
            Index::Missing | Index::Unread => {
                if matches!(index, Index::Missing) {
                    found.push(without_index(&slug));
                }
                Err(Headless {
                    slug,
                    sections,
                    unread,
                })
            }
        }
    }
}

/// A career without a readable `index.md`.
#[derive(Debug)]
pub struct Headless {
    /// The name of its folder.
    pub slug: Id,
    pub(super) sections: Vec<Section>,
    pub(super) unread: Box<[Option<SectionKind>]>,
}

fn whole(
    file: CareerFile,
    mut sections: Vec<Section>,
    unread: Box<[Option<SectionKind>]>,
    found: &mut Diagnostics,
) -> Career {
    let CareerFile {
        slug,
        file,
        head,
        body,
    } = file;
    settle(&mut sections, head.place.as_ref());
    refuse_twins(&sections, head.place.as_ref(), found);
    Career {
        slug,
        file,
        head,
        body,
        unread,
        sections,
    }
}

/// Whether all there is of a kind of section could be read.
pub(super) fn complete(
    sections: &[Section],
    unread: &[Option<SectionKind>],
    kind: SectionKind,
) -> bool {
    let mut ours = sections.iter().filter(|section| section.kind() == kind);
    ours.all(|section| section.complete)
        && unread
            .iter()
            .all(|other| other.is_some_and(|other| other != kind))
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
        if kind.value == SectionKind::Article {
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

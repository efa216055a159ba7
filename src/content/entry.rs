//! A career as a guide keeps it: what other pages ask of it at hand, and the whole of it packed.
//!
//! A site may have ten thousand careers, and all of them are needed at once only in this form. The
//! whole career is opened to check it and to make its page. The bytes are complete: nothing of an
//! entry is missing in them.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Career, CareerHead, Headline, Id, Place, Section, SectionKind};
use crate::markdown::Document;
use crate::source::FileId;

/// A career of a guide.
#[derive(Clone, Debug)]
pub struct CareerEntry {
    /// The name of its folder, and its address.
    pub slug: Id,
    /// Its `index.md`.
    pub file: FileId,
    /// What its `index.md` says.
    pub head: CareerHead,
    /// Its sections, in the order of its page.
    pub sections: Box<[SectionEntry]>,
    /// The figure of pay that stands for it.
    pub headline: Option<Box<Headline>>,
    /// Whether it has an overview.
    pub has_overview: bool,
    is_whole: bool,
    /// The front, then the sections, each ending where its entry says.
    packed: Box<[u8]>,
    front: u32,
}

/// A section of a career of a guide.
#[derive(Clone, Debug)]
pub struct SectionEntry {
    /// Its file.
    pub file: FileId,
    /// Its id on its career's page.
    pub id: Box<str>,
    /// What it is about.
    pub kind: SectionKind,
    /// What it is called.
    pub title: Box<str>,
    /// Where it holds, if it says so.
    pub place: Option<Place>,
    /// Where it ends in the packed bytes.
    end: u32,
}

/// Packed bytes that are no career.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

/// What is packed of a career before its sections.
#[derive(Serialize)]
struct Front<'a> {
    slug: &'a Id,
    file: FileId,
    head: &'a CareerHead,
    body: &'a Document,
    unread: &'a [Option<SectionKind>],
}

/// The same as it is read back.
#[derive(Deserialize)]
struct OwnFront {
    slug: Id,
    file: FileId,
    head: CareerHead,
    body: Document,
    unread: Box<[Option<SectionKind>]>,
}

impl CareerEntry {
    /// Packs a career. Its sections stay in their order.
    #[must_use]
    pub fn new(career: Career) -> Self {
        let mut bytes = Vec::with_capacity(EXPECTED);
        let front = append(&front_of(&career), &mut bytes);
        let sections = career.sections.iter();
        let sections = sections.map(|section| SectionEntry {
            file: section.file,
            id: section.id.clone(),
            kind: section.kind(),
            title: section.head.title.value.clone(),
            place: section.head.place.as_ref().map(|it| it.value.clone()),
            end: append(section, &mut bytes),
        });
        Self {
            sections: sections.collect(),
            headline: Headline::of(&career).map(Box::new),
            has_overview: !career.body.is_empty(),
            is_whole: career.is_whole(),
            slug: career.slug,
            file: career.file,
            head: career.head,
            // A copy has no room to spare, which the allocator may leave where it only shrinks.
            packed: Box::from(&*bytes),
            front,
        }
    }

    /// The whole career.
    ///
    /// # Errors
    /// [`Damaged`] where the bytes are not those that [`Self::new`] has packed.
    pub fn open(&self) -> Result<Career, Damaged> {
        let OwnFront {
            slug,
            file,
            head,
            body,
            unread,
        } = read(&self.packed, 0, self.front)?;
        let sections = (0..self.sections.len()).map(|at| self.section(at));
        let sections = sections.collect::<Result<_, _>>()?;
        Ok(Career {
            slug,
            file,
            head,
            body,
            unread,
            sections,
        })
    }

    /// One of its sections alone, by its place.
    ///
    /// # Errors
    /// [`Damaged`] where there is no such section, or the bytes are not those that [`Self::new`]
    /// has packed.
    pub fn section(&self, at: usize) -> Result<Section, Damaged> {
        let start = match at.checked_sub(1) {
            Some(before) => self.sections.get(before).ok_or(Damaged)?.end,
            None => self.front,
        };
        let end = self.sections.get(at).ok_or(Damaged)?.end;
        read(&self.packed, start, end)
    }

    /// Whether all of it could be read, as [`Career::is_whole`] says it.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }
}

/// About what a career takes, in bytes.
const EXPECTED: usize = 24 << 10;

fn front_of(career: &Career) -> Front<'_> {
    Front {
        slug: &career.slug,
        file: career.file,
        head: &career.head,
        body: &career.body,
        unread: &career.unread,
    }
}

/// Adds a value; gives where it ends.
#[expect(
    clippy::expect_used,
    reason = "only a value of unknown length cannot be packed, and all of ours know theirs"
)]
fn append(value: &impl Serialize, bytes: &mut Vec<u8>) -> u32 {
    let all = postcard::to_extend(value, std::mem::take(bytes));
    *bytes = all.expect("values of known length can be packed");
    u32::try_from(bytes.len()).expect("a folder of texts of at most 16 MiB packs into 4 GiB")
}

fn read<T: DeserializeOwned>(bytes: &[u8], start: u32, end: u32) -> Result<T, Damaged> {
    let part = bytes.get(start as usize..end as usize).ok_or(Damaged)?;
    match postcard::take_from_bytes(part) {
        Ok((value, [])) => Ok(value),
        Ok(_) | Err(_) => Err(Damaged),
    }
}

//! A career as a guide keeps it: what other pages ask of it at hand, and the whole of it packed.
//!
//! A site may have ten thousand careers, and all of them are needed at once only in this form. The
//! whole career is opened to check it and to make its page. The bytes are complete: nothing of an
//! entry is missing in them.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::career::complete;
use super::{Career, CareerHead, Completeness, Day, Id, Place, Section, SectionKind};
use crate::markdown::Document;
use crate::source::{FileId, Spanned};

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
    /// Whether it has an overview.
    pub has_overview: bool,
    complete: bool,
    unread: bool,
    /// The front, then the sections, each ending where its entry says; in each, prose comes last.
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
    /// What it is called, if it says so.
    pub title: Option<Box<str>>,
    /// Where it holds, if it says so.
    pub place: Option<Place>,
    /// The day of its last review, where it has one of its own.
    pub reviewed: Option<Spanned<Day>>,
    /// Whether it is a draft.
    pub draft: bool,
    /// How much of its frontmatter could be read.
    pub reading: Completeness,
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
    complete: bool,
    unread: bool,
    body: &'a Document,
}

/// The same as it is read back, as far as the prose.
#[derive(Deserialize)]
struct OwnFront {
    slug: Id,
    file: FileId,
    head: CareerHead,
    complete: bool,
    unread: bool,
}

impl CareerEntry {
    /// Packs a career. Its sections stay in their order.
    #[must_use]
    pub fn new(career: Career) -> Self {
        let mut bytes = Vec::with_capacity(EXPECTED);
        let front = append(&front_of(&career), &mut bytes);
        let sections = career.sections.iter();
        let sections = sections.map(|section| {
            append(section, &mut bytes);
            SectionEntry::new(section, append(&section.body, &mut bytes))
        });
        Self {
            sections: sections.collect(),
            has_overview: !career.body.is_empty(),
            slug: career.slug,
            file: career.file,
            head: career.head,
            complete: career.complete,
            unread: career.unread,
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
        let (mut career, prose) = self.front()?;
        career.body = all(prose)?;
        career.sections.reserve_exact(self.sections.len());
        for at in 0..self.sections.len() {
            career.sections.push(self.section(at)?);
        }
        Ok(career)
    }

    /// What is typed data of the career, in its sections of some kinds: these alone, in the order of
    /// its page, and no prose. It costs a fraction of what the whole career does.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_data(&self, kinds: &[SectionKind]) -> Result<Career, Damaged> {
        let (mut career, _) = self.front()?;
        for (at, section) in self.sections.iter().enumerate() {
            if kinds.contains(&section.kind) {
                let (section, _) = self.section_data(at)?;
                career.sections.push(section);
            }
        }
        Ok(career)
    }

    /// One of its sections alone, by its place.
    ///
    /// # Errors
    /// [`Damaged`] where there is no such section, or the bytes are not those that [`Self::new`]
    /// has packed.
    pub fn section(&self, at: usize) -> Result<Section, Damaged> {
        let (mut section, prose) = self.section_data(at)?;
        section.body = all(prose)?;
        Ok(section)
    }

    /// The career without prose and sections, and the packed prose.
    fn front(&self) -> Result<(Career, &[u8]), Damaged> {
        let part = self.part(0, self.front)?;
        let (front, prose) = first::<OwnFront>(part)?;
        let career = Career {
            slug: front.slug,
            file: front.file,
            head: front.head,
            body: Document::default(),
            complete: front.complete,
            unread: front.unread,
            sections: Vec::new(),
        };
        Ok((career, prose))
    }

    /// A section without prose, and the packed prose.
    fn section_data(&self, at: usize) -> Result<(Section, &[u8]), Damaged> {
        let start = match at.checked_sub(1) {
            Some(before) => self.sections.get(before).ok_or(Damaged)?.end,
            None => self.front,
        };
        let end = self.sections.get(at).ok_or(Damaged)?.end;
        first(self.part(start, end)?)
    }

    fn part(&self, start: u32, end: u32) -> Result<&[u8], Damaged> {
        let part = self.packed.get(start as usize..end as usize);
        part.ok_or(Damaged)
    }

    /// As [`Career::has_whole_index`].
    #[must_use]
    pub fn has_whole_index(&self) -> bool {
        self.complete
    }

    /// Whether it has a section of a kind.
    #[must_use]
    pub fn has(&self, kind: SectionKind) -> bool {
        self.sections.iter().any(|section| section.kind == kind)
    }

    /// As [`Career::complete`].
    #[must_use]
    pub fn complete(&self, kind: SectionKind) -> bool {
        let sections = self.sections.iter();
        let sections = sections.map(|section| (section.kind, section.reading));
        complete(self.unread, sections, kind)
    }

    /// Whether the place called `id` on its page may be one that could not be read.
    #[must_use]
    pub fn may_have_place(&self, id: &str) -> bool {
        let in_part = |section: &SectionEntry| match section.reading {
            Completeness::Whole => false,
            // Every id within a section begins with the section's own.
            Completeness::Part => id.starts_with(&*section.id),
            Completeness::Doubtful => true,
        };
        !self.complete || self.unread || self.sections.iter().any(in_part)
    }
}

impl SectionEntry {
    fn new(section: &Section, end: u32) -> Self {
        let head = &section.head;
        Self {
            file: section.file,
            id: section.id.clone(),
            kind: section.kind(),
            title: head.title.as_ref().map(|title| title.value.clone()),
            place: head.place.as_ref().map(|place| place.value.clone()),
            reviewed: head.reviewed,
            draft: head.draft,
            reading: section.reading,
            end,
        }
    }
}

/// About what a career takes, in bytes.
const EXPECTED: usize = 24 << 10;

fn front_of(career: &Career) -> Front<'_> {
    Front {
        slug: &career.slug,
        file: career.file,
        head: &career.head,
        complete: career.complete,
        unread: career.unread,
        body: &career.body,
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

/// The value at the beginning of some bytes, and the rest of these.
fn first<T: DeserializeOwned>(bytes: &[u8]) -> Result<(T, &[u8]), Damaged> {
    postcard::take_from_bytes(bytes).map_err(|_| Damaged)
}

/// The value that some bytes are.
fn all<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Damaged> {
    match first(bytes)? {
        (value, []) => Ok(value),
        _ => Err(Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::testing::guide;

    const INDEX: &str = "---\ntitle: X\nsummary: S\nplace: US\nreviewed: 2026-01-31\ncodes: \
                         {onet_soc: 15-2051.00}\nrelated: [{career: x, relation: similar, note: A \
                         [skill](skill:s)}]\n---\n\nSee [the pay](career:x#salaries).\n";
    const PAY: &str = "---\nsection: salaries\ndefaults: {currency: USD, per: year, source: s}\n\
                       overall:\n  - {id: a, mean: 267113.70, comparators: [{value: ..5, place: \
                       IN}]}\n  - {period: 2024, median: variable, staff: 1..9, rare: true}\n---\n\n\
                       ## A\n\n[](figure:a) \"b\"\n";
    const MARKET: &str = "---\nsection: market\nplace: US-CA\nclaims:\n  - {metric: \
                          employment-change, value: -0.0%, period: 2024..2034, kind: projection}\n\
                          ---\n";

    fn entry() -> CareerEntry {
        let (guide, _) = guide(&[
            ("content/careers/x/index.md", INDEX),
            ("content/careers/x/market.md", MARKET),
            ("content/careers/x/pay.md", PAY),
        ]);
        guide.careers.into_iter().next().unwrap()
    }

    #[test]
    fn an_opened_career_is_packed_to_the_same_bytes() {
        let entry = entry();
        let career = entry.open().unwrap();
        assert_eq!(career.sections.len(), 2);
        assert_eq!(entry.section(1).as_ref(), Ok(&career.sections[1]));
        assert_eq!(entry.section(2), Err(Damaged));
        let data = entry.open_data(&[SectionKind::Salaries]).unwrap();
        let [pay] = &data.sections[..] else {
            panic!("{data:?}")
        };
        assert_eq!(pay.payload, career.sections[1].payload);
        assert!(pay.body.is_empty() && data.body.is_empty());
        let again = CareerEntry::new(career.clone());
        assert_eq!(again.packed, entry.packed);
        assert_eq!(again.open(), Ok(career));
    }

    #[test]
    fn figures_keep_the_digits_that_were_written() {
        let text = format!("{:?}", entry().open().unwrap());
        for digits in ["267113.70", "Point(-0.0)"] {
            assert!(text.contains(digits), "{digits}: {text}");
        }
    }

    #[test]
    fn damaged_bytes_are_an_error_or_another_career() {
        let whole = entry();
        let mut damaged = whole.clone();
        let mut errors = 0;
        for at in 0..whole.packed.len() {
            for value in [0, 0x7f, 0xff] {
                damaged.packed[at] = value;
                errors += usize::from(damaged.open().is_err());
            }
            damaged.packed[at] = whole.packed[at];
        }
        assert!(errors > whole.packed.len() / 2, "{errors}");
        damaged.packed = Box::default();
        assert_eq!(damaged.open(), Err(Damaged));
    }
}

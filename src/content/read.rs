//! From the text of one file to its typed content.
//!
//! Each file is read on its own, so that files can be read in parallel and their texts dropped.

use super::kinds::MarketKeys;
use super::pay::SalaryKeys;
use super::{
    CareerHead, Id, Industry, Market, Page, PageHead, Payload, Registry, Salaries, Section,
    SectionHead, SectionKind, Skill, Slot, Source,
};
use crate::content::check::list_sentences;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::source::{FileId, Span};
use crate::yaml::{Content, Decode, Frontmatter, MapReader, Node, Record, split};

/// What a file of the guide holds.
#[derive(Clone, Debug)]
pub enum ContentFile {
    /// `index.md`
    Home(Page),
    /// A plain page and its name.
    Page(Id, Page),
    /// The sources.
    Sources(Registry<Source>),
    /// The skills.
    Skills(Registry<Skill>),
    /// The industries.
    Industries(Registry<Industry>),
    /// A career's own page.
    Career(Box<CareerFile>),
    /// A section, and the slug of its career.
    Section(Id, Box<Section>),
    /// A file that could not be read, and the kind of section that it is, where it says so. Where
    /// it should stand is known, so that what refers to it is not reported as well.
    Unread(Slot, Option<SectionKind>),
}

/// What a career's own page holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CareerFile {
    /// The name of its folder.
    pub slug: Id,
    /// The file.
    pub file: FileId,
    /// Its frontmatter.
    pub head: CareerHead,
    /// Its prose.
    pub body: Span,
}

/// Reads `text`, the text of `file`, which is what `slot` says. Mistakes go to `found`.
///
/// There is nothing to read of a picture: it comes back as unread, without a report.
#[must_use]
pub fn read(file: FileId, slot: Slot, text: &str, found: &mut Diagnostics) -> ContentFile {
    let mut own = Diagnostics::new();
    let content = read_slot(file, slot, text, &mut own);
    found.append(own);
    content
}

/// `found` holds the mistakes of this file only.
fn read_slot(file: FileId, slot: Slot, text: &str, found: &mut Diagnostics) -> ContentFile {
    let mut kind = None;
    let content = match &slot {
        Slot::Picture => None,
        Slot::Sources => registry(file, text, found).map(ContentFile::Sources),
        Slot::Skills => registry(file, text, found).map(ContentFile::Skills),
        Slot::Industries => registry(file, text, found).map(ContentFile::Industries),
        Slot::Home | Slot::Page(_) | Slot::Career(_) | Slot::Section(_) => {
            frontmatter(file, &slot, text, found).and_then(|(node, body)| match &slot {
                Slot::Section(slug) => {
                    kind = kind_of(&node);
                    section(&node, body, kind, found)
                        .map(|section| ContentFile::Section(slug.clone(), Box::new(section)))
                }
                Slot::Career(slug) => {
                    CareerHead::decode(&node, found).map(|head| career(slug, file, head, body))
                }
                Slot::Page(name) => PageHead::decode(&node, found)
                    .map(|head| ContentFile::Page(name.clone(), Page { head, body })),
                _ => PageHead::decode(&node, found)
                    .map(|head| ContentFile::Home(Page { head, body })),
            })
        }
    };
    content.unwrap_or(ContentFile::Unread(slot, kind))
}

fn career(slug: &Id, file: FileId, head: CareerHead, body: Span) -> ContentFile {
    ContentFile::Career(Box::new(CareerFile {
        slug: slug.clone(),
        file,
        head,
        body,
    }))
}

/// A file that is YAML as a whole.
fn registry<T: Decode>(file: FileId, text: &str, found: &mut Diagnostics) -> Option<Registry<T>> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let node = crate::yaml::read(file, text, start..text.len(), found)?;
    list_sentences(&node, text, found);
    Some(Registry::read(&node, found))
}

/// The frontmatter's node and the place of the body.
fn frontmatter(
    file: FileId,
    slot: &Slot,
    text: &str,
    found: &mut Diagnostics,
) -> Option<(Node, Span)> {
    let (yaml, body) = match split(text) {
        Frontmatter::Found { yaml, body } => (yaml, body),
        Frontmatter::Missing { late_mark, body } => {
            found.push(missing(file, slot, late_mark, &text[body]));
            return None;
        }
        Frontmatter::Unclosed { mark } => {
            let message = "the frontmatter is opened here and never closed";
            found.push(
                Diagnostic::at(Code::FrontmatterUnclosed, Span::new(file, mark), message)
                    .mend("add a line `---` after its last key"),
            );
            return None;
        }
    };
    let marks = Span::new(file, yaml.start..yaml.end);
    let node = crate::yaml::read(file, text, yaml, found)?;
    match &node.content {
        Content::Map(entries) if entries.is_empty() => {
            let message = "the frontmatter says nothing";
            found.push(Diagnostic::at(Code::FrontmatterEmpty, marks, message).mend(keys_of(slot)));
            None
        }
        Content::Scalar(_) => {
            let message = "what stands between the first two lines `---` is text, not frontmatter";
            found.push(
                Diagnostic::at(Code::FrontmatterMissing, node.span, message).mend(begin_with(slot)),
            );
            None
        }
        Content::Map(_) | Content::List(_) => {
            list_sentences(&node, text, found);
            Some((node, Span::new(file, body)))
        }
    }
}

fn missing(
    file: FileId,
    slot: &Slot,
    late_mark: Option<std::ops::Range<usize>>,
    text: &str,
) -> Diagnostic {
    if let Some(mark) = late_mark {
        let message = "the frontmatter does not begin on the first line";
        return Diagnostic::at(Code::FrontmatterLate, Span::new(file, mark), message)
            .mend("remove the blank lines above it");
    }
    let (message, mend) = match text.trim_start() {
        "" => ("the file is empty", begin_with(slot)),
        text if text.starts_with("+++") => (
            "frontmatter stands between lines `---` and is YAML, not between `+++`",
            begin_with(slot),
        ),
        _ => ("the file has no frontmatter", begin_with(slot)),
    };
    Diagnostic::at(Code::FrontmatterMissing, Span::new(file, 0..0), message).mend(mend)
}

fn keys_of(slot: &Slot) -> &'static str {
    match slot {
        Slot::Section(_) => "add `section:` and `title:`",
        Slot::Career(_) => "add `title:` and `summary:`",
        _ => "add `title:`",
    }
}

fn begin_with(slot: &Slot) -> &'static str {
    match slot {
        Slot::Section(_) => "begin it with a line `---`, then `section:` and `title:`, then `---`",
        Slot::Career(_) => "begin it with a line `---`, then `title:` and `summary:`, then `---`",
        _ => "begin it with a line `---`, then `title:`, then `---`",
    }
}

/// The kind that a section says it is, if it is one; nothing is reported.
fn kind_of(node: &Node) -> Option<SectionKind> {
    let written = node.get("section")?.text()?;
    let known = SectionKind::WORDS.iter();
    let found = known.clone().find(|(word, _)| *word == written)?;
    Some(found.1)
}

fn section(
    node: &Node,
    body: Span,
    kind: Option<SectionKind>,
    found: &mut Diagnostics,
) -> Option<Section> {
    let map = MapReader::new(node, SectionHead::WHAT, found)?;
    let head = SectionHead::from_map(&map, found);
    let place = head.as_ref().and_then(|head| head.place.clone());
    let lowered = kind.and_then(|kind| payload(kind, &map, place.as_ref(), found));
    let (head, payload) = (head?, lowered?);
    Some(Section {
        file: body.file,
        head,
        payload,
        body,
        complete: found.count(Severity::Error) == 0,
    })
}

/// Reads the keys of one kind, and refuses those that neither it nor every section has.
fn payload(
    kind: SectionKind,
    map: &MapReader<'_>,
    place: Option<&crate::source::Spanned<super::Place>>,
    found: &mut Diagnostics,
) -> Option<Payload> {
    match kind {
        SectionKind::Responsibilities => keys(map, found).map(Payload::Responsibilities),
        SectionKind::Requirements => keys(map, found).map(Payload::Requirements),
        SectionKind::EntryRoutes => keys(map, found).map(Payload::EntryRoutes),
        SectionKind::WorkEnvironment => keys(map, found).map(Payload::WorkEnvironment),
        SectionKind::CareerPath => keys(map, found).map(Payload::CareerPath),
        SectionKind::Market => {
            keys::<MarketKeys>(map, found).map(|keys| Payload::Market(Market::lower(keys)))
        }
        SectionKind::Salaries => keys::<SalaryKeys>(map, found)
            .map(|keys| Payload::Salaries(Salaries::lower(keys, place, found))),
        SectionKind::Trends => keys(map, found).map(Payload::Trends),
        SectionKind::SoftSkills => keys(map, found).map(Payload::SoftSkills),
        SectionKind::Practices => keys(map, found).map(Payload::Practices),
        SectionKind::Challenges => keys(map, found).map(Payload::Challenges),
        SectionKind::Article => {
            map.refuse_others(SectionHead::KEYS, "an article", found);
            Some(Payload::Article)
        }
    }
}

fn keys<T: Record>(map: &MapReader<'_>, found: &mut Diagnostics) -> Option<T> {
    let record = T::from_map(map, found);
    let known = [SectionHead::KEYS, T::KEYS].concat();
    map.refuse_others(&known, T::WHAT, found);
    record
}

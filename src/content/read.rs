//! From the text of one file to its typed content.
//!
//! Each file is read on its own, so that files can be read in parallel and their texts dropped.

use super::kinds::MarketKeys;
use super::pay::SalaryKeys;
use super::{
    CareerHead, Completeness, Id, Industry, Market, Page, PageHead, Payload, Registry, Salaries,
    Section, SectionHead, SectionKind, Skill, Slot, Source,
};
use crate::content::check::{list_sentences, one_report};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::markdown::{self, Document, RawHtml, Words};
use crate::source::{FileId, Span};
use crate::yaml::{Content, Decode, Frontmatter, MapReader, Node, Record, nearest, split};

/// What a file of the guide holds.
#[derive(Clone, Debug)]
pub enum ContentFile {
    /// `index.md`
    Home(Box<Page>),
    /// A plain page and its name.
    Page(Id, Box<Page>),
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
    /// A file that could not be read. Where it should stand is known, so that what refers to it is
    /// not reported as well.
    Unread(Slot),
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
    pub body: Document,
    /// Whether all of its frontmatter could be read.
    pub complete: bool,
}

/// How prose is read.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// Whether it may hold HTML.
    pub raw_html: RawHtml,
    /// The interface's words that it needs.
    pub words: &'a Words,
}

/// The text of a content file.
#[derive(Clone, Copy, Debug)]
pub struct FileText<'a> {
    /// Which file.
    pub file: FileId,
    /// Its name without the extension; articles have their ids from it.
    pub stem: &'a str,
    /// The whole text.
    pub text: &'a str,
}

/// The level of the headings of a career's prose: below the section's own, which is the second.
const BELOW_SECTION: u8 = 1;
/// The same where items stand under the titles of several groups.
const BELOW_GROUP: u8 = 2;

/// Reads a file, which is what `slot` says. Mistakes go to `found`.
///
/// There is nothing to read of a picture: it comes back as unread, without a report.
#[must_use]
pub fn read(
    source: FileText<'_>,
    slot: Slot,
    reading: Reading<'_>,
    found: &mut Diagnostics,
) -> ContentFile {
    let mut own = Diagnostics::new();
    let content = read_slot(source, slot, reading, &mut own);
    one_report(&mut own);
    found.append(own);
    content
}

/// The prose of a file, its ids beginning with `prefix`.
fn prose(
    source: FileText<'_>,
    body: Span,
    (prefix, shift): (&str, u8),
    reading: Reading<'_>,
    found: &mut Diagnostics,
) -> Document {
    let Reading { raw_html, words } = reading;
    let options = markdown::Options {
        id_prefix: prefix,
        shift,
        raw_html,
        words,
    };
    markdown::parse(source.file, source.text, body.range(), &options, found)
}

/// `found` holds the mistakes of this file only.
fn read_slot(
    source: FileText<'_>,
    slot: Slot,
    reading: Reading<'_>,
    found: &mut Diagnostics,
) -> ContentFile {
    let FileText { file, text, .. } = source;
    let content = match &slot {
        Slot::Picture => None,
        Slot::Sources => registry(file, text, found).map(ContentFile::Sources),
        Slot::Skills => registry(file, text, found).map(ContentFile::Skills),
        Slot::Industries => registry(file, text, found).map(ContentFile::Industries),
        Slot::Home | Slot::Page(_) | Slot::Career(_) | Slot::Section(_) => {
            frontmatter(file, &slot, text, found).and_then(|(node, body)| match &slot {
                Slot::Section(slug) => section(&node, source, body, reading, found)
                    .map(|section| ContentFile::Section(slug.clone(), Box::new(section))),
                Slot::Career(slug) => career(slug, &node, source, body, reading, found),
                Slot::Page(name) => page(&node, source, body, reading, found)
                    .map(|page| ContentFile::Page(name.clone(), Box::new(page))),
                _ => page(&node, source, body, reading, found)
                    .map(|page| ContentFile::Home(Box::new(page))),
            })
        }
    };
    content.unwrap_or(ContentFile::Unread(slot))
}

fn page(
    node: &Node,
    source: FileText<'_>,
    body: Span,
    reading: Reading<'_>,
    found: &mut Diagnostics,
) -> Option<Page> {
    let head = PageHead::decode(node, found);
    let body = prose(source, body, ("", 0), reading, found);
    let file = source.file;
    head.map(|head| Page { file, head, body })
}

fn career(
    slug: &Id,
    node: &Node,
    source: FileText<'_>,
    body: Span,
    reading: Reading<'_>,
    found: &mut Diagnostics,
) -> Option<ContentFile> {
    let head = CareerHead::decode(node, found);
    let complete = found.count(Severity::Error) == 0;
    let body = prose(source, body, ("overview-", BELOW_SECTION), reading, found);
    let mut head = head?;
    if head.title.is_empty() {
        // That it has none was reported; other reports must call it something.
        head.title.value = slug.as_str().into();
    }
    Some(ContentFile::Career(Box::new(CareerFile {
        slug: slug.clone(),
        file: source.file,
        head,
        body,
        complete,
    })))
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
            found.push(unclosed(Span::new(file, mark)));
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
            found.push(no_keys(&node, slot, text));
            None
        }
        Content::Map(_) | Content::List(_) => {
            list_sentences(&node, text, found);
            Some((node, Span::new(file, body)))
        }
    }
}

/// The report of frontmatter that is a text.
fn no_keys(node: &Node, slot: &Slot, text: &str) -> Diagnostic {
    let written = &text[node.span.range()];
    if let Some(colon) = colon_without_space(written) {
        let message = "no space follows the colon of this key";
        let span = node.span.slice(colon..colon + 1);
        return Diagnostic::at(Code::YamlSyntax, span, message).mend("write `key: value`");
    }
    let message = "what stands between the first two lines `---` is text, not frontmatter";
    Diagnostic::at(Code::FrontmatterMissing, node.span, message).mend(begin_with(slot))
}

/// Where the colon stands in a line that was meant as a key and its value.
fn colon_without_space(text: &str) -> Option<usize> {
    let colon = text.find(':')?;
    let key = &text[..colon];
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    is_key.then_some(colon)
}

fn unclosed(mark: Span) -> Diagnostic {
    let message = "the frontmatter is opened here and never closed";
    Diagnostic::at(Code::FrontmatterUnclosed, mark, message)
        .mend("add a line `---` after its last key")
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
        Slot::Section(_) => "add `section:` with what it is about",
        Slot::Career(_) => "add `title:` and `summary:`",
        _ => "add `title:`",
    }
}

fn begin_with(slot: &Slot) -> &'static str {
    match slot {
        Slot::Section(_) => "begin it with a line `---`, then `section:`, then `---`",
        Slot::Career(_) => "begin it with a line `---`, then `title:` and `summary:`, then `---`",
        _ => "begin it with a line `---`, then `title:`, then `---`",
    }
}

/// The kind that a section says it is, and whether it does so in its own word and not in one that
/// is near to it; nothing is reported.
fn kind_of(node: &Node) -> Option<(SectionKind, bool)> {
    let written = node.get("section")?.text()?;
    if let Some(kind) = SectionKind::named(written) {
        return Some((kind, true));
    }
    let meant = nearest(written, SectionKind::all().map(SectionKind::as_str))?;
    Some((SectionKind::named(meant)?, false))
}

fn section(
    node: &Node,
    source: FileText<'_>,
    body: Span,
    reading: Reading<'_>,
    found: &mut Diagnostics,
) -> Option<Section> {
    let map = MapReader::new(node, SectionHead::WHAT, found)?;
    let as_yaml = found.count(Severity::Error);
    let mut head = SectionHead::from_map(&map, found)?;
    let kind = kind_of(node);
    if let Some((kind, _)) = kind {
        head.section.value = kind;
    }
    let place = head.place.as_ref();
    // A section whose place was reported may be a second one of its kind only without it.
    let is_placed = place.is_some() || node.get("place").is_none_or(Node::is_null);
    let of_head = found.count(Severity::Error);
    let payload = match kind {
        Some((kind, _)) => payload(kind, node, &map, place, found)?,
        // What its keys mean is not known.
        None => Payload::Article,
    };
    let completeness = match kind {
        Some((_, true)) if is_placed => {
            match as_yaml == 0 && found.count(Severity::Error) == of_head {
                true => Completeness::Whole,
                false => Completeness::Part,
            }
        }
        _ => Completeness::Doubtful,
    };
    let kind = head.section.value;
    if kind == SectionKind::Article
        && head.title.is_none()
        && completeness != Completeness::Doubtful
    {
        found.push(untitled(head.section.span));
    }
    let id = section_id(kind, place.map(|place| place.as_str()), source.stem);
    let shift = match kind {
        SectionKind::Requirements | SectionKind::CareerPath => BELOW_GROUP,
        _ => BELOW_SECTION,
    };
    let body = prose(source, body, (&format!("{id}-"), shift), reading, found);
    Some(Section {
        file: source.file,
        id: id.into(),
        head,
        payload,
        body,
        reading: completeness,
    })
}

fn untitled(section: Span) -> Diagnostic {
    let message = "an article has no `title`";
    Diagnostic::at(Code::MissingKey, section, message).mend("add `title:` with what it is about")
}

/// The id of a section's heading on its career's page: its kind; with its place, where it has one
/// of its own, since a career may have one of a kind for each place; and the file's name for an
/// article, since a career may have several.
fn section_id(kind: SectionKind, place: Option<&str>, stem: &str) -> String {
    match (kind, place) {
        (SectionKind::Article, _) => format!("article-{}", markdown::slug(stem)),
        (kind, Some(place)) => format!("{}-{}", kind.as_str(), markdown::slug(place)),
        (kind, None) => kind.as_str().to_owned(),
    }
}

/// Reads the keys of one kind, and refuses those that neither it nor every section has.
fn payload(
    kind: SectionKind,
    node: &Node,
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
            .map(|keys| keys.with_stand_ins(node.get("defaults")))
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

#[cfg(test)]
mod tests;

//! Passages: the words of a text without its markup, each with the place where it is written.
//!
//! What judges prose reads it here, as a reader would: paragraph by paragraph, with links and
//! pictures told apart. Nothing is written or reported.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::Origin;
use super::writer::EXTENSIONS;
use crate::source::Span;

/// What a passage is in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// A paragraph.
    Paragraph,
    /// A paragraph of a list's item, or its only line.
    Item,
    /// A heading.
    Heading,
    /// A cell of a table.
    Cell,
}

/// A link or picture of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageLink {
    /// Where it leads.
    pub goal: Box<str>,
    /// Its words, in the text of the passage; of a picture, where it stands there.
    pub text: Range<usize>,
    /// Where it is written.
    pub span: Span,
    /// The words of a picture; `None` for a link.
    pub alt: Option<Box<str>>,
}

/// A stretch of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What it is.
    pub kind: PassageKind,
    /// Its words, a line's end as a space.
    pub text: String,
    /// Its links and pictures, in the order of the text.
    pub links: Vec<PassageLink>,
    /// Where all of it is written.
    pub span: Span,
    /// Where its parts are written, each with the byte of the text that it begins at.
    pieces: Vec<(usize, Range<usize>)>,
    /// The stretches of code.
    code: Vec<Range<usize>>,
    origin: Origin,
}

impl Passage {
    /// Where a part of the text is written.
    #[must_use]
    pub fn place(&self, part: Range<usize>) -> Span {
        let start = self.source(part.start);
        let last = self.source(part.end.saturating_sub(1).max(part.start));
        self.origin.span(start..(last + 1).max(start + 1))
    }

    /// Whether a part of the text lies in a link that `is_one` accepts, or in code.
    #[must_use]
    pub fn is_within(&self, part: &Range<usize>, is_one: impl Fn(&PassageLink) -> bool) -> bool {
        let meets = |other: &Range<usize>| other.start < part.end && part.start < other.end;
        self.code.iter().any(meets)
            || (self.links.iter()).any(|link| meets(&link.text) && is_one(link))
    }

    /// The byte of the source behind a byte of the text.
    fn source(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|(start, _)| *start <= at);
        let Some((start, source)) = index.checked_sub(1).and_then(|it| self.pieces.get(it)) else {
            return 0;
        };
        (source.start + at - start).min(source.end.saturating_sub(1).max(source.start))
    }
}

/// The passages of a text that stands at `origin`.
#[must_use]
pub fn passages(text: &str, origin: Origin) -> Vec<Passage> {
    // Each quotation mark as it was written, so that places stay exact.
    let options = EXTENSIONS.difference(Options::ENABLE_SMART_PUNCTUATION);
    let mut reader = Reader {
        text,
        origin,
        done: Vec::new(),
        open: None,
        kind: PassageKind::Paragraph,
        lists: 0,
        ignored: 0,
        picture: None,
    };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.take(event, range);
    }
    reader.close();
    reader.done
}

struct Reader<'a> {
    text: &'a str,
    origin: Origin,
    done: Vec<Passage>,
    open: Option<Open>,
    kind: PassageKind,
    lists: usize,
    /// How many code blocks and the like the reader is in.
    ignored: usize,
    /// The picture that the reader is in, and its words so far.
    picture: Option<(PassageLink, String)>,
}

struct Open {
    passage: Passage,
    range: Range<usize>,
    links: Vec<usize>,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.words(&words, range),
            Event::Code(words) => self.code(&words, range),
            Event::SoftBreak | Event::HardBreak => self.words(" ", range),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.close();
                self.ignored += 1;
            }
            Tag::List(_) => {
                self.close();
                self.lists += 1;
            }
            Tag::Heading { .. } => self.begin(PassageKind::Heading),
            Tag::TableCell => self.begin(PassageKind::Cell),
            Tag::Paragraph
            | Tag::Item
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => self.begin(self.block()),
            Tag::Link { dest_url, .. } => self.link(dest_url, range),
            Tag::Image { dest_url, .. } => {
                let link = self.new_link(dest_url, range);
                self.picture.get_or_insert((link, String::new()));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock | TagEnd::HtmlBlock => self.ignored = self.ignored.saturating_sub(1),
            TagEnd::List(_) => {
                self.close();
                self.lists = self.lists.saturating_sub(1);
            }
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.end_picture(),
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::TableCell
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => {
                self.close();
                self.kind = self.block();
            }
            _ => {}
        }
    }

    /// What a block of words is here.
    fn block(&self) -> PassageKind {
        match self.lists {
            0 => PassageKind::Paragraph,
            _ => PassageKind::Item,
        }
    }

    fn begin(&mut self, kind: PassageKind) {
        self.close();
        self.kind = kind;
    }

    fn opened(&mut self, at: usize) -> &mut Open {
        let (kind, origin) = (self.kind, self.origin);
        self.open.get_or_insert_with(|| Open {
            passage: Passage {
                kind,
                text: String::new(),
                links: Vec::new(),
                span: origin.span(0..0),
                pieces: Vec::new(),
                code: Vec::new(),
                origin,
            },
            range: at..at,
            links: Vec::new(),
        })
    }

    fn words(&mut self, words: &str, range: Range<usize>) {
        if self.ignored > 0 {
            return;
        }
        if let Some((_, alt)) = &mut self.picture {
            alt.push_str(words);
            return;
        }
        let open = self.opened(range.start);
        open.passage
            .pieces
            .push((open.passage.text.len(), range.clone()));
        open.passage.text.push_str(words);
        open.range.end = open.range.end.max(range.end);
    }

    fn code(&mut self, words: &str, range: Range<usize>) {
        let start = self.open.as_ref().map_or(0, |open| open.passage.text.len());
        // Without the marks around it, which are as long on both sides.
        let marks = (range.len().saturating_sub(words.len())) / 2;
        self.words(words, range.start + marks..range.end - marks);
        if let Some(open) = &mut self.open {
            open.passage.code.push(start..open.passage.text.len());
        }
    }

    fn new_link(&mut self, goal: &str, range: Range<usize>) -> PassageLink {
        let span = self.origin.span(range.clone());
        let at = self.opened(range.start).passage.text.len();
        PassageLink {
            goal: goal.into(),
            text: at..at,
            span,
            alt: None,
        }
    }

    fn link(&mut self, goal: &str, range: Range<usize>) {
        let link = self.new_link(goal, range.clone());
        let open = self.opened(range.start);
        open.links.push(open.passage.links.len());
        open.passage.links.push(link);
        open.range.end = open.range.end.max(range.end);
    }

    fn end_link(&mut self) {
        if let Some(open) = &mut self.open
            && let Some(index) = open.links.pop()
            && let Some(link) = open.passage.links.get_mut(index)
        {
            link.text.end = open.passage.text.len();
        }
    }

    fn end_picture(&mut self) {
        if let Some((mut link, alt)) = self.picture.take()
            && let Some(open) = &mut self.open
        {
            link.alt = Some(alt.into());
            open.passage.links.push(link);
        }
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            let mut passage = open.passage;
            let end = open.range.end.min(self.text.len());
            passage.span = self.origin.span(open.range.start..end);
            self.done.push(passage);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::source::{MemoryStore, SitePath, SourceTree};

    /// The words of a text's passages, and those that are written at the place of `word`.
    fn read(text: &str, word: &str) -> (Vec<String>, Option<String>) {
        let path = SitePath::new("a.md").unwrap();
        let store = MemoryStore::new([(path, text.as_bytes().to_vec())]);
        let (tree, _) = SourceTree::open(Arc::new(store), Vec::new());
        let file = tree.find("a.md").unwrap();
        let origin = Origin::Verbatim(Span::new(file, 0..text.len()));
        let found = passages(text, origin);
        let at = found.iter().find_map(|passage| {
            let at = passage.text.find(word)?;
            Some(text[passage.place(at..at + word.len()).range()].to_owned())
        });
        (found.into_iter().map(|it| it.text).collect(), at)
    }

    #[test]
    fn words_are_found_where_they_are_written() {
        let text = "A *b* [c d](career:x) `e`\nf.\n\n- g\n- h\n\n| i |\n| --- |\n| j |\n\n## k\n";
        let (words, at) = read(text, "c d");
        assert_eq!(words, ["A b c d e f.", "g", "h", "i", "j", "k"]);
        assert_eq!(at.as_deref(), Some("c d"));
        assert_eq!(read(text, "e").1.as_deref(), Some("e"));
        assert_eq!(
            read("R\\&D — “é” costs $5\n", "$5").1.as_deref(),
            Some("$5")
        );
    }

    #[test]
    fn code_blocks_have_no_words_and_a_picture_has_those_of_its_own() {
        let (words, _) = read("```\ncode\n```\n\nSee ![a desk](d.png) here.\n", "x");
        assert_eq!(words, ["See  here."]);
    }
}

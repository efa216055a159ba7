//! What a text becomes: HTML with holes, and what the rest of the program asks about it.
//!
//! A hole is where the whole site is needed: the address of a career, a figure, a chart. Whoever
//! has the site fills the holes while the HTML is written. Nothing here reads Markdown.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::heading::same_title;
use super::quote::{Quote, Quotes};
use crate::source::Span;

/// What a link or picture leads to, where only the whole site knows its address.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Target {
    /// `career:data-scientist#salaries`
    Career {
        /// The career's slug.
        slug: Box<str>,
        /// What follows `#`.
        anchor: Option<Box<str>>,
    },
    /// `skill:pytorch`
    Skill(Box<str>),
    /// `industry:finance`
    Industry(Box<str>),
    /// `source:bls-ep-2024`
    Source(Box<str>),
    /// `figure:data-scientist/entry.mean`
    Figure {
        /// The career, if it is another one.
        career: Option<Box<str>>,
        /// The id of the row.
        row: Box<str>,
        /// Which of the row's figures, if it has several.
        statistic: Option<Box<str>>,
    },
    /// `chart:by_experience`, as a picture only.
    Chart(Box<str>),
    /// A link to a file of the site, as it is written: relative to the text's own file.
    File {
        /// The path, percent signs decoded.
        path: Box<str>,
        /// What follows `#`.
        anchor: Option<Box<str>>,
    },
    /// `#levels`: a place in the same text.
    Anchor(Box<str>),
    /// A picture beside the text, its path as in [`Target::File`].
    Picture(Box<str>),
}

/// A link or picture that needs the whole site.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Reference {
    /// What it leads to.
    pub target: Target,
    /// Where the whole link stands.
    pub span: Span,
    /// The link's text without markup, or what the picture shows.
    pub text: Box<str>,
    /// The title behind the address.
    pub title: Option<Box<str>>,
}

/// What is to be written of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Edge {
    /// The opening tag of a link.
    Open,
    /// The closing tag of a link, and its citation.
    Close,
    /// All of it: a picture, a chart, or a figure whose link has no text.
    Whole,
}

/// What is missing in a hole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Filling {
    /// A reference, by its number, or a part of it.
    Reference(u32, Edge),
    /// A quotation mark, in a line whose language was not known when it was read.
    Quote(Quote),
}

/// A place in the HTML where something is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Hole {
    /// The byte of the HTML that it stands before.
    pub at: u32,
    /// What is to be written.
    pub filling: Filling,
}

/// HTML with holes: all of a text, or one line. A site holds a million lines, and few refer to
/// anything, so that most are their HTML alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Fragment {
    html: Box<str>,
    needs: Option<Box<Needs>>,
}

/// What a fragment needs of the whole site.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
struct Needs {
    holes: Box<[Hole]>,
    references: Box<[Reference]>,
}

/// Writes what is missing in a hole: what it refers to, and which part of it is wanted.
pub type Fill<'f> = dyn FnMut(&mut String, &Reference, Edge) + 'f;

impl Fragment {
    pub(super) fn new(html: Box<str>, holes: Box<[Hole]>, references: Box<[Reference]>) -> Self {
        let any = !holes.is_empty() || !references.is_empty();
        let needs = any.then(|| Box::new(Needs { holes, references }));
        Self { html, needs }
    }

    /// The HTML without what belongs into its holes.
    #[must_use]
    pub fn html(&self) -> &str {
        &self.html
    }

    /// The holes, in ascending order.
    #[must_use]
    pub fn holes(&self) -> &[Hole] {
        self.needs.as_ref().map_or(&[], |needs| &needs.holes)
    }

    /// What the text refers to, in the order of the text, footnotes where they are written.
    #[must_use]
    pub fn references(&self) -> &[Reference] {
        self.needs.as_ref().map_or(&[], |needs| &needs.references)
    }

    /// Adds the HTML to `out`, its holes filled, with the quotation marks of the page's language.
    pub fn write(&self, out: &mut String, quotes: Quotes, fill: &mut Fill<'_>) {
        self.pour(0..self.html.len(), self.holes(), out, quotes, fill);
    }

    fn pour(
        &self,
        part: Range<usize>,
        holes: &[Hole],
        out: &mut String,
        quotes: Quotes,
        fill: &mut Fill<'_>,
    ) {
        let references = self.references();
        let mut written = part.start;
        for hole in holes {
            let at = hole.at as usize;
            out.push_str(self.html.get(written..at).unwrap_or_default());
            written = at;
            match hole.filling {
                Filling::Quote(quote) => out.push_str(quotes.mark(quote)),
                Filling::Reference(number, edge) => {
                    if let Some(reference) = references.get(number as usize) {
                        fill(out, reference, edge);
                    }
                }
            }
        }
        out.push_str(self.html.get(written..part.end).unwrap_or_default());
    }
}

/// A heading of a text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Heading {
    pub(super) id: Box<str>,
    pub(super) text: Box<str>,
    pub(super) span: Span,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) prefix: u16,
    pub(super) level: u8,
    pub(super) named: bool,
    pub(super) place: HeadingPlace,
}

/// What a heading is to its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(super) enum HeadingPlace {
    /// It begins a part.
    Part,
    /// It lies within a part.
    Within,
    /// It lies in a list, a quote or a footnote, and belongs into no table of contents.
    Nested,
}

impl Heading {
    /// Its level on the page, 1 to 6.
    #[must_use]
    pub fn level(&self) -> u8 {
        self.level
    }

    /// Its id on the page.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its id as links in content write it, without the prefix of its section.
    #[must_use]
    pub fn own_id(&self) -> &str {
        self.id.get(usize::from(self.prefix)..).unwrap_or_default()
    }

    /// Its text without markup.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// Its element in the HTML.
    #[must_use]
    pub fn html(&self) -> Range<u32> {
        self.start..self.end
    }

    /// Whether it stands in the text itself, not within a list, a quote or a footnote.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        self.place != HeadingPlace::Nested
    }

    /// Whether `name` means this heading: it is its text, however quotes, dashes and spaces are
    /// set, or the id that was written behind it.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        (self.named && self.own_id() == name) || same_title(&self.text, name)
    }
}

/// A part of a text: what stands before its first heading of the top level, or under one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'d> {
    /// The heading, which is not within `html`.
    pub heading: Option<&'d Heading>,
    /// The HTML behind the heading.
    pub html: Range<u32>,
}

/// A block of a text: where its HTML begins, and where its Markdown stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Block {
    /// The first byte of its HTML.
    pub at: u32,
    /// The first byte of its Markdown in the file.
    pub start: u32,
    /// The byte after its Markdown.
    pub end: u32,
}

/// A whole text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Document {
    pub(super) body: Fragment,
    pub(super) headings: Box<[Heading]>,
    pub(super) blocks: Box<[Block]>,
    pub(super) footnotes: u32,
}

impl Document {
    /// The HTML with its holes.
    #[must_use]
    pub fn fragment(&self) -> &Fragment {
        &self.body
    }

    /// What the text refers to.
    #[must_use]
    pub fn references(&self) -> &[Reference] {
        self.body.references()
    }

    /// The headings in the order of the text.
    #[must_use]
    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }

    /// The blocks of the text and its footnotes, in the order of the HTML.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.body.html.is_empty()
    }

    /// The HTML of the list of footnotes, which is the last piece; empty when there are none.
    #[must_use]
    pub fn footnotes(&self) -> Range<u32> {
        self.footnotes..super::buffer::offset(self.body.html.len())
    }

    /// The text, divided at its headings of the top level: first what stands before them, which
    /// may be nothing, then one part for each. With the headings' own elements and the footnotes
    /// they make up the whole document.
    pub fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let mut headings = self.dividing().peekable();
        let end = headings.peek().map_or(self.footnotes, |first| first.start);
        let intro = Part {
            heading: None,
            html: 0..end,
        };
        let mut ends = self.dividing().skip(1).map(|next| next.start);
        let parts = headings.map(move |heading| Part {
            heading: Some(heading),
            html: heading.end..ends.next().unwrap_or(self.footnotes),
        });
        std::iter::once(intro).chain(parts)
    }

    fn dividing(&self) -> impl Iterator<Item = &Heading> {
        self.headings
            .iter()
            .filter(|heading| heading.place == HeadingPlace::Part)
    }

    /// Adds a part of the HTML to `out`, its holes filled. `part` is one of [`Document::parts`],
    /// [`Heading::html`], [`Document::footnotes`], or several of them that follow each other.
    pub fn write(&self, part: Range<u32>, out: &mut String, fill: &mut Fill<'_>) {
        let holes = self.body.holes();
        let first = holes.partition_point(|hole| hole.at < part.start);
        let count = holes[first..].partition_point(|hole| hole.at < part.end);
        let part = part.start as usize..part.end as usize;
        let holes = &holes[first..first + count];
        // A text has its quotation marks already.
        self.body.pour(part, holes, out, Quotes::default(), fill);
    }
}

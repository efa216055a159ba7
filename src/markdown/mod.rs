//! Floor 2: the Markdown of a content file to a [`Document`]: HTML, and what it refers to.
//!
//! CommonMark with tables, footnotes, task lists, strikethrough, alerts, definition lists, ids and
//! classes of headings, and smart punctuation, read in one pass of `pulldown-cmark` and written by
//! our own writer. The HTML holds no inline style, no script and no word of any language that the
//! caller did not give; raw HTML is refused unless the site allows it.
//!
//! What a link to a career, a figure or a file becomes is not known here: the HTML has holes, and
//! whoever has the whole site fills them (see [`Fragment::write`]). Nothing here knows a section,
//! a career or a template.
//!
//! # The classes and elements that a theme meets
//!
//! | Markdown | HTML |
//! | --- | --- |
//! | table | `div.table[role=group][tabindex=0] > table`; `th[scope=col]`; cells `.align-left`, `.align-center`, `.align-right` |
//! | alert | `div.alert.alert-note[role=note] > p.alert-title` (`-tip`, `-important`, `-warning`, `-caution`) |
//! | footnote | `sup.footnote-ref > a`; `div.footnotes[role=group] > ol > li`; `a.footnote-back` |
//! | task | `li > input.task[type=checkbox]`, in a loose list within the item's `p` |
//! | code block | `pre[tabindex=0] > code.language-x` |
//! | chart, picture | what the hole is filled with; a chart stands beside paragraphs, not in one |

mod address;
mod buffer;
mod depth;
mod document;
mod escape;
mod heading;
mod inline;
mod note;
mod passage;
mod quote;
mod remark;
mod table;
mod writer;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use document::{
    Block, Document, Edge, Fill, Filling, Fragment, Heading, Hole, Part, Reference, Target,
};

pub use escape::{attribute as escape_attribute, text as escape_text};
pub use heading::slug;
pub use passage::{Passage, PassageKind, PassageLink, passages};
pub use quote::{Quote, Quotes};
pub use remark::remark;

use crate::diagnostics::Diagnostics;
use crate::source::{FileId, Span};
use writer::{Kind, Writer};

/// Whether a text may hold HTML.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RawHtml {
    /// HTML is an error.
    #[default]
    Refuse,
    /// HTML is passed on as it stands; what it does to the page is the site's own affair.
    Allow,
}

/// The interface's words that a text's HTML needs, in the language of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The title of a `[!NOTE]`.
    pub note: Box<str>,
    /// The title of a `[!TIP]`.
    pub tip: Box<str>,
    /// The title of an `[!IMPORTANT]`.
    pub important: Box<str>,
    /// The title of a `[!WARNING]`.
    pub warning: Box<str>,
    /// The title of a `[!CAUTION]`.
    pub caution: Box<str>,
    /// The name of the list of footnotes.
    pub footnotes: Box<str>,
    /// The name of the link from a footnote back to the text; `{number}` is the footnote's number.
    pub footnote_back: Box<str>,
    /// The name of the box of a task that is done.
    pub task_done: Box<str>,
    /// The name of the box of a task that is not done.
    pub task_open: Box<str>,
    /// The name of a table, which can be scrolled where it is too wide.
    pub table: Box<str>,
    /// The marks around what is quoted.
    pub quotes: Quotes,
}

/// How a text is written.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// Put before the id of every heading and footnote, so that texts can share a page:
    /// `salaries-`. Empty on a page of its own.
    pub id_prefix: &'a str,
    /// Added to the level of every heading; 1 where the text stands under a heading of level 2.
    pub shift: u8,
    /// Whether the text may hold HTML.
    pub raw_html: RawHtml,
    /// The interface's words.
    pub words: &'a Words,
}

/// Where a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It stands in the file byte for byte, so that a mistake is reported at its own bytes.
    Verbatim(Span),
    /// It was quoted or folded there, so that a mistake is reported at all of it.
    Rewritten(Span),
}

impl Origin {
    /// The place of a part of the text.
    fn span(self, range: Range<usize>) -> Span {
        match self {
            Self::Verbatim(span) => span.slice(range),
            Self::Rewritten(span) => span,
        }
    }
}

/// Reads the Markdown in `range` of the file's `text`. All mistakes go to `found`, and what they
/// are about is left out of the HTML.
///
/// ```
/// # use std::sync::Arc;
/// use guidepost::diagnostics::Diagnostics;
/// use guidepost::markdown::{Edge, Options, RawHtml, Words, parse};
/// # use guidepost::source::{MemoryStore, SitePath, SourceTree};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let text = "Needs [Python](skill:python).\n\n## Tools\n\nA *notebook*.\n";
/// # let path = SitePath::new("a.md").ok().ok_or("no path")?;
/// # let store = MemoryStore::new([(path, text.as_bytes().to_vec())]);
/// # let (tree, _) = SourceTree::open(Arc::new(store), Vec::new());
/// # let file = tree.find("a.md").ok_or("no file")?;
/// let words = Words::default();
/// let options = Options { id_prefix: "", shift: 0, raw_html: RawHtml::Refuse, words: &words };
/// let mut found = Diagnostics::new();
/// let document = parse(file, text, 0..text.len(), &options, &mut found);
/// assert!(found.is_empty());
///
/// let parts: Vec<_> = document.parts().collect();
/// assert_eq!(parts[1].heading.map(|heading| heading.id()), Some("tools"));
/// let mut html = String::new();
/// document.write(parts[0].html.clone(), &mut html, &mut |out, _, edge| match edge {
///     Edge::Open => out.push_str("<a href=\"../skills/python/\">"),
///     Edge::Close => out.push_str("</a>"),
///     Edge::Whole => {}
/// });
/// assert_eq!(html, "<p>Needs <a href=\"../skills/python/\">Python</a>.</p>\n");
/// # Ok(())
/// # }
/// ```
pub fn parse(
    file: FileId,
    text: &str,
    range: Range<usize>,
    options: &Options<'_>,
    found: &mut Diagnostics,
) -> Document {
    let origin = Origin::Verbatim(Span::new(file, range.clone()));
    let text = text.get(range).unwrap_or_default();
    Writer::new(text, origin, Kind::Text, options, found).write()
}

/// Reads one line of inline Markdown, such as a task or a note. Blocks, pictures and footnotes are
/// mistakes there. Its language is not known yet, so that quotation marks are holes.
pub fn parse_inline(
    origin: Origin,
    text: &str,
    raw_html: RawHtml,
    found: &mut Diagnostics,
) -> Fragment {
    let options = Options {
        id_prefix: "",
        shift: 0,
        raw_html,
        // What needs words is refused in one line.
        words: &Words::default(),
    };
    let document = Writer::new(text, origin, Kind::Line, &options, found).write();
    document.body
}

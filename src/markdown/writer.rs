//! The writer: the parser's events, in one pass, to HTML.
//!
//! This file holds the writer's state, its way through the events, and the blocks that have no
//! file of their own. Every start of an element writes exactly what its end closes, whatever the
//! text is, so that the HTML is well-formed.

use std::ops::Range;

use pulldown_cmark::{
    BlockQuoteKind, BrokenLink, CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd,
};

use super::buffer::{Buffer, offset};
use super::depth::{MAX_DEPTH, too_deep};
use super::document::{Block, Document, Fragment, Heading, Reference};
use super::heading::{Ids, OpenHeading};
use super::inline::{OpenLink, OpenParagraph, OpenPicture, Plain};
use super::note::Notes;
use super::quote::Pairs;
use super::table::Table;
use super::{Options, Origin};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::Span;

/// What is read of Markdown beyond CommonMark.
pub(super) const EXTENSIONS: pulldown_cmark::Options = pulldown_cmark::Options::ENABLE_TABLES
    .union(pulldown_cmark::Options::ENABLE_FOOTNOTES)
    .union(pulldown_cmark::Options::ENABLE_STRIKETHROUGH)
    .union(pulldown_cmark::Options::ENABLE_TASKLISTS)
    .union(pulldown_cmark::Options::ENABLE_SMART_PUNCTUATION)
    .union(pulldown_cmark::Options::ENABLE_HEADING_ATTRIBUTES)
    .union(pulldown_cmark::Options::ENABLE_GFM)
    .union(pulldown_cmark::Options::ENABLE_DEFINITION_LIST);

/// The most headings of a text; links to them and explanations under them are looked up among all.
const MAX_HEADINGS: usize = 1000;

/// What a text may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Everything.
    Text,
    /// One paragraph without pictures and footnotes, which is written without its element.
    Line,
}

/// The state between two events.
pub(super) struct Writer<'a> {
    pub(super) text: &'a str,
    pub(super) origin: Origin,
    pub(super) kind: Kind,
    pub(super) options: &'a Options<'a>,
    pub(super) found: &'a mut Diagnostics,
    pub(super) out: Buffer,
    pub(super) references: Vec<Reference>,
    pub(super) headings: Vec<Heading>,
    pub(super) ids: Ids,
    /// The level of the last heading, or of the title that the text stands under.
    pub(super) last_level: u8,
    pub(super) blocks: Vec<Block>,
    pub(super) notes: Notes,
    pub(super) plain: Plain,
    pub(super) quotes: Pairs,
    /// How many elements are open.
    pub(super) depth: usize,
    pub(super) heading: Option<OpenHeading<'a>>,
    pub(super) paragraph: Option<OpenParagraph>,
    pub(super) link: Option<OpenLink>,
    pub(super) picture: Option<OpenPicture<'a>>,
    pub(super) table: Table,
    /// Whether the text within is HTML.
    pub(super) in_html: bool,
    /// Whether that HTML is a remark to Guidepost, which is no part of the page.
    pub(super) in_remark: bool,
    /// Whether a tag was reported, from which its closing tag follows.
    pub(super) html_reported: bool,
    /// Whether one line was found to hold more than a line may; what else it holds follows.
    pub(super) refused: bool,
    /// How many paragraphs one line has begun.
    pub(super) paragraphs: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        text: &'a str,
        origin: Origin,
        kind: Kind,
        options: &'a Options<'a>,
        found: &'a mut Diagnostics,
    ) -> Self {
        Self {
            text,
            origin,
            kind,
            options,
            found,
            out: Buffer::default(),
            references: Vec::new(),
            headings: Vec::new(),
            ids: Ids::default(),
            last_level: 1,
            blocks: Vec::new(),
            notes: Notes::default(),
            plain: Plain::default(),
            quotes: Pairs::default(),
            depth: 0,
            heading: None,
            paragraph: None,
            link: None,
            picture: None,
            table: Table::default(),
            in_html: false,
            in_remark: false,
            html_reported: false,
            refused: false,
            paragraphs: 0,
        }
    }

    /// Reads the text to its end. A text that is nested too deeply becomes nothing.
    pub(super) fn write(mut self) -> Document {
        if let Some(line) = too_deep(self.text) {
            self.report_depth(line);
            return Document::default();
        }
        // HTML is a little longer than its Markdown.
        self.out.html.reserve(self.text.len() + self.text.len() / 8);
        let mut missing = Vec::new();
        let callback = |link: BrokenLink<'a>| {
            missing.push((link.span, link.link_type, link.reference));
            None
        };
        let events = Parser::new_with_broken_link_callback(self.text, EXTENSIONS, Some(callback))
            .into_offset_iter();
        for (event, range) in events {
            let range = on_boundaries(self.text, range);
            if self.depth > MAX_DEPTH {
                self.report_depth(range);
                return Document::default();
            }
            self.event(event, range);
            if self.headings.len() > MAX_HEADINGS {
                self.report_headings();
                return Document::default();
            }
        }
        for (range, kind, label) in missing {
            self.report_missing_definition(range, kind, &label);
        }
        self.finish()
    }

    fn finish(mut self) -> Document {
        let footnotes = offset(self.out.len());
        self.write_notes();
        Document {
            body: Fragment::new(
                self.out.html.as_str().into(),
                exact(self.out.holes),
                exact(self.references),
            ),
            headings: exact(self.headings),
            blocks: exact(self.blocks),
            footnotes,
        }
    }

    /// The place of a part of the text.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.origin.span(range)
    }

    fn report_depth(&mut self, range: Range<usize>) {
        let span = self.span(range);
        let message = format!("lists, quotes and marks are nested more than {MAX_DEPTH} deep here");
        self.found.push(
            Diagnostic::at(Code::ProseDepth, span, message).mend("write it with fewer levels"),
        );
    }

    fn report_headings(&mut self) {
        let Some(last) = self.headings.last() else {
            return;
        };
        let message = format!("a text has at most {MAX_HEADINGS} headings");
        self.found.push(
            Diagnostic::at(Code::HeadingCount, last.span, message)
                .label("this one is too many")
                .mend("divide the text into several files"),
        );
    }

    /// A label in brackets of its own is ordinary text; two pairs of brackets are meant as a link.
    fn report_missing_definition(&mut self, range: Range<usize>, kind: LinkType, label: &str) {
        if !matches!(kind, LinkType::Reference | LinkType::Collapsed) {
            return;
        }
        let span = self.span(on_boundaries(self.text, range));
        let message = format!("no line says what `[{label}]` leads to");
        let mend = format!("add a line `[{label}]: address`, or write `\\[` to show the brackets");
        self.found
            .push(Diagnostic::at(Code::LinkReference, span, message).mend(mend));
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        if self.picture.is_some() {
            self.event_in_picture(event, range);
            return;
        }
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                self.start(tag, range);
            }
            Event::End(tag) => {
                self.end(tag);
                self.depth = self.depth.saturating_sub(1);
            }
            Event::Text(text) => self.write_text(&text, range),
            Event::Code(code) => self.write_code(&code),
            Event::Html(html) | Event::InlineHtml(html) => self.write_html(&html, range),
            Event::SoftBreak => self.write_break("\n"),
            Event::HardBreak => self.write_break("<br>\n"),
            Event::Rule => self.write_rule(range),
            Event::FootnoteReference(label) => self.cite(&label, range),
            Event::TaskListMarker(done) => self.write_task(done),
            // Mathematics is not among the extensions.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.write_text(&text, range),
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.out.push("<em>"),
            Tag::Strong => self.out.push("<strong>"),
            Tag::Strikethrough => self.out.push("<del>"),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => self.start_link(link_type, &dest_url, &title, range),
            Tag::Image {
                dest_url, title, ..
            } => self.start_picture(&dest_url, title, range),
            Tag::HtmlBlock => self.start_html(range),
            tag => {
                self.note_block(&tag, range.clone());
                match self.kind {
                    Kind::Text => self.start_block(tag, range),
                    Kind::Line => self.start_in_line(&tag, range),
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.out.push("</em>"),
            TagEnd::Strong => self.out.push("</strong>"),
            TagEnd::Strikethrough => self.out.push("</del>"),
            TagEnd::Link => self.end_link(),
            TagEnd::HtmlBlock => {
                self.in_html = false;
                self.in_remark = false;
            }
            tag if self.kind == Kind::Text => self.end_block(tag),
            _ => {}
        }
    }

    /// Remembers where a block of the text itself begins.
    fn note_block(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        if self.depth == 1 && !matches!(tag, Tag::FootnoteDefinition(_)) {
            self.add_block(range);
        }
    }

    pub(super) fn add_block(&mut self, range: Range<usize>) {
        let span = self.span(range);
        self.blocks.push(Block {
            at: offset(self.out.len()),
            start: span.start,
            end: span.end,
        });
    }

    fn start_block(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.start_paragraph(),
            Tag::Heading {
                level, id, classes, ..
            } => self.start_heading(level, id, classes, range),
            Tag::BlockQuote(None) => self.open_lines("<blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => self.start_alert(kind),
            Tag::CodeBlock(kind) => self.start_code(&kind),
            Tag::List(None) => self.open_lines("<ul>\n"),
            Tag::List(Some(1)) => self.open_lines("<ol>\n"),
            Tag::List(Some(first)) => self.open_lines(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.open_lines("<li>"),
            Tag::DefinitionList => self.open_lines("<dl>\n"),
            Tag::DefinitionListTitle => self.open_lines("<dt>"),
            Tag::DefinitionListDefinition => self.open_lines("<dd>"),
            Tag::FootnoteDefinition(label) => self.start_note(&label, range),
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => self.start_head(),
            Tag::TableRow => self.start_row(),
            Tag::TableCell => self.start_cell(),
            // Written as inline elements or as nothing; the last three are not among the extensions.
            Tag::HtmlBlock
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end_block(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(None) => self.close_lines("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.close_lines("</div>\n"),
            TagEnd::CodeBlock => self.out.push("</code></pre>\n"),
            TagEnd::List(true) => self.close_lines("</ol>\n"),
            TagEnd::List(false) => self.close_lines("</ul>\n"),
            TagEnd::Item => self.out.push("</li>\n"),
            TagEnd::DefinitionList => self.close_lines("</dl>\n"),
            TagEnd::DefinitionListTitle => self.out.push("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.out.push("</dd>\n"),
            TagEnd::FootnoteDefinition => self.end_note(),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.end_head(),
            TagEnd::TableRow => self.out.push("</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::HtmlBlock
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn open_lines(&mut self, markup: &str) {
        self.out.line();
        self.out.push(markup);
    }

    fn close_lines(&mut self, markup: &str) {
        self.out.line();
        self.out.push(markup);
    }

    fn start_alert(&mut self, kind: BlockQuoteKind) {
        let words = self.options.words;
        let (class, title) = match kind {
            BlockQuoteKind::Note => ("note", &words.note),
            BlockQuoteKind::Tip => ("tip", &words.tip),
            BlockQuoteKind::Important => ("important", &words.important),
            BlockQuoteKind::Warning => ("warning", &words.warning),
            BlockQuoteKind::Caution => ("caution", &words.caution),
        };
        self.out.line();
        self.out.push("<div class=\"alert alert-");
        self.out.push(class);
        self.out
            .push("\" role=\"note\">\n<p class=\"alert-title\">");
        self.out.text(title);
        self.out.push("</p>\n");
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.out.line();
        // A wide block is scrolled by keyboard, for which it must take the focus.
        self.out.push("<pre tabindex=\"0\"><code");
        if let CodeBlockKind::Fenced(info) = kind
            && let Some(language) = info.split_whitespace().next()
        {
            self.out.attribute("class", &format!("language-{language}"));
        }
        self.out.push(">");
    }

    fn write_rule(&mut self, range: Range<usize>) {
        if self.kind == Kind::Line {
            self.refuse("a line across the page", AS_IT_IS, range);
            return;
        }
        if self.depth == 0 {
            self.add_block(range);
        }
        self.open_lines("<hr>\n");
    }

    fn write_task(&mut self, done: bool) {
        if self.kind == Kind::Line {
            return;
        }
        let words = self.options.words;
        let (checked, label) = match done {
            true => (" checked", &words.task_done),
            false => ("", &words.task_open),
        };
        self.out
            .push("<input class=\"task\" type=\"checkbox\" disabled");
        self.out.push(checked);
        self.out.attribute("aria-label", label);
        self.out.push("> ");
    }

    fn start_in_line(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let (what, mend) = match tag {
            Tag::Paragraph => {
                self.paragraphs += 1;
                if self.paragraphs == 1 {
                    return;
                }
                ("a second paragraph", "join the paragraphs")
            }
            Tag::Heading { .. } => ("a heading", AS_IT_IS),
            Tag::BlockQuote(_) => ("a quotation", AS_IT_IS),
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                ("a block of code", "remove the spaces before it")
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                ("a block of code", "put the code between single backticks")
            }
            Tag::Table(_) => ("a table", "show it in the body of the file"),
            Tag::DefinitionList => ("a definition", "say it in the body of the file"),
            Tag::FootnoteDefinition(_) => ("a footnote", "say it in the body of the file"),
            _ => ("a list", AS_IT_IS),
        };
        self.refuse(what, mend, range);
    }

    /// Reports the first thing that one line may not hold; the rest of it follows from that.
    pub(super) fn refuse(&mut self, what: &str, mend: &str, range: Range<usize>) {
        if std::mem::replace(&mut self.refused, true) {
            return;
        }
        let source = self.text.get(range.clone()).unwrap_or_default();
        let first_line = source.trim_end().find(['\n', '\r']);
        let end = range.start + first_line.unwrap_or(source.trim_end().len());
        let span = self.span(range.start..end);
        let message = format!("this is one line of text, and here it holds {what}");
        self.found
            .push(Diagnostic::at(Code::InlineMarkdown, span, message).mend(mend));
    }
}

/// How to write a mark that shall not be one.
const AS_IT_IS: &str = "put a `\\` before the mark to show it as it is";

/// The range, widened to whole characters: the parser's may begin within one.
fn on_boundaries(text: &str, range: Range<usize>) -> Range<usize> {
    let mut start = range.start.min(text.len());
    let mut end = range.end.clamp(start, text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

/// The same values in a block of their size. A site holds a hundred thousand texts, and an
/// allocator may keep the larger block where a list is shrunk in place.
fn exact<T>(list: Vec<T>) -> Box<[T]> {
    let mut exact = Vec::with_capacity(list.len());
    exact.extend(list);
    exact.into_boxed_slice()
}

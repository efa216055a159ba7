//! What stands within a line: text, code, HTML, links and pictures, and the paragraph around them.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType};

use super::RawHtml;
use super::address::{self, Address, Fault};
use super::document::{Edge, Reference, Target};
use super::escape;
use super::quote::Quote;
use super::writer::{Kind, Writer};
use crate::diagnostics::{Code, Diagnostic};

/// The text of what is open, without its markup.
#[derive(Debug, Default)]
pub(super) struct Plain {
    text: String,
    open: usize,
}

impl Plain {
    /// Begins to collect text; gives the place to end with.
    pub(super) fn begin(&mut self) -> usize {
        self.open += 1;
        self.text.len()
    }

    /// The text since `start`.
    pub(super) fn end(&mut self, start: usize) -> Box<str> {
        let text = self.text.get(start..).unwrap_or_default().trim().into();
        self.open = self.open.saturating_sub(1);
        if self.open == 0 {
            self.text.clear();
        }
        text
    }

    fn push(&mut self, text: &str) {
        if self.open > 0 {
            escape::plain(&mut self.text, text);
        }
    }
}

/// A paragraph whose end is not reached.
#[derive(Debug)]
pub(super) struct OpenParagraph {
    /// Where its element begins, and its text, and how many holes are before it.
    start: usize,
    text: usize,
    holes: usize,
    /// The first chart in it that nothing stands before: its hole and its place.
    chart: Option<(usize, Range<usize>)>,
}

/// A link whose end is not reached.
#[derive(Debug)]
pub(super) struct OpenLink {
    leads: Leads,
    /// How many links are open within it, which are written as text.
    inner: usize,
    /// What the buffer held before it.
    html: usize,
    holes: usize,
    plain: usize,
    range: Range<usize>,
}

#[derive(Debug)]
enum Leads {
    Outside,
    /// To a reference, by its number.
    Within(u32),
    /// Nowhere: it was reported.
    Nowhere,
}

/// A picture whose end is not reached.
#[derive(Debug)]
pub(super) struct OpenPicture<'a> {
    /// How many elements are open within what it shows.
    depth: usize,
    target: Option<Target>,
    plain: usize,
    range: Range<usize>,
    title: CowStr<'a>,
}

impl<'a> Writer<'a> {
    pub(super) fn start_paragraph(&mut self) {
        self.out.line();
        let start = self.out.len();
        self.out.push("<p>");
        self.paragraph = Some(OpenParagraph {
            start,
            text: self.out.len(),
            holes: self.out.holes.len(),
            chart: None,
        });
    }

    /// Ends a paragraph; one that is nothing but a chart loses its element, since charts hold more
    /// than a paragraph may.
    pub(super) fn end_paragraph(&mut self) {
        let chart = self.paragraph.take().and_then(|open| {
            open.chart
                .map(|(hole, range)| (open.start, open.text, hole, range))
        });
        if let Some((start, text, hole, range)) = chart {
            let rest = self.out.html.get(text..).unwrap_or_default();
            if rest.trim().is_empty() && self.out.holes.len() == hole + 1 {
                let chart = self.out.holes[hole].filling;
                self.out.truncate(start, hole);
                self.out.leave(chart);
                self.out.push("\n");
                return;
            }
            self.report_chart(range);
        }
        self.out.push("</p>\n");
    }

    pub(super) fn write_text(&mut self, text: &str, range: Range<usize>) {
        if self.in_html {
            // Spaces before a line of HTML.
            if self.options.raw_html == RawHtml::Allow {
                self.out.push(text);
            }
            return;
        }
        match text {
            "[" => self.check_citation(range.start),
            "![" => self.check_citation(range.start + 1),
            _ => {}
        }
        if let Some(quote) = self.quotes.quote(self.text, &range, text) {
            self.write_quote(quote);
            return;
        }
        self.plain.push(text);
        self.out.text(text);
    }

    fn write_quote(&mut self, quote: Quote) {
        let mark = self.options.words.quotes.mark(quote);
        self.plain.push(mark);
        match self.kind {
            Kind::Text => self.out.text(mark),
            Kind::Line => self.out.quote(quote),
        }
    }

    pub(super) fn write_code(&mut self, code: &str) {
        self.plain.push(code);
        self.out.push("<code>");
        self.out.text(code);
        self.out.push("</code>");
    }

    pub(super) fn write_break(&mut self, markup: &str) {
        self.plain.push(" ");
        self.out.push(markup);
    }

    pub(super) fn start_html(&mut self, range: Range<usize>) {
        self.in_html = true;
        let source = self.text.get(range.clone()).unwrap_or_default();
        self.in_remark = super::remark(source).is_some();
        if self.in_remark {
            return;
        }
        if self.depth == 1 {
            self.add_block(range.clone());
        }
        self.out.line();
        if self.options.raw_html == RawHtml::Refuse {
            let first = source.lines().next().unwrap_or_default().trim_end();
            let span = self.span(range.start..range.start + first.len());
            self.report_html(first, span);
        }
    }

    pub(super) fn write_html(&mut self, html: &str, range: Range<usize>) {
        if self.in_remark {
            return;
        }
        if self.options.raw_html == RawHtml::Allow {
            self.out.push(html);
        } else if !self.in_html {
            self.refuse_tag(html, range);
        }
    }

    /// Reports a tag within a line; a closing tag follows from its opening one.
    fn refuse_tag(&mut self, html: &str, range: Range<usize>) {
        if !(html.starts_with("</") && self.html_reported) {
            let span = self.span(range);
            self.report_html(html, span);
        }
    }

    fn report_html(&mut self, html: &str, span: crate::source::Span) {
        self.html_reported = true;
        let message = "HTML is not allowed in this site's texts";
        self.found
            .push(Diagnostic::at(Code::RawHtml, span, message).mend(html_mend(html)));
    }

    pub(super) fn start_link(
        &mut self,
        link_type: LinkType,
        dest: &str,
        title: &str,
        range: Range<usize>,
    ) {
        if let Some(outer) = &mut self.link {
            outer.inner += 1;
            self.report_nested(range);
            return;
        }
        let (html, holes) = (self.out.len(), self.out.holes.len());
        let leads = match link_address(link_type, dest) {
            Ok(Address::External(url)) => self.open_external(&url, title),
            Ok(Address::Site(target)) => {
                let reference = self.refer(target, &range, title);
                self.out.hole(reference, Edge::Open);
                Leads::Within(reference)
            }
            Err(fault) => {
                self.report_address(fault, dest, range.clone());
                Leads::Nowhere
            }
        };
        self.link = Some(OpenLink {
            leads,
            inner: 0,
            html,
            holes,
            plain: self.plain.begin(),
            range,
        });
    }

    fn open_external(&mut self, url: &str, title: &str) -> Leads {
        self.out.push("<a href=\"");
        escape::url(&mut self.out.html, url);
        self.out.push("\"");
        if !title.is_empty() {
            self.out.attribute("title", title);
        }
        self.out.push(">");
        Leads::Outside
    }

    /// Adds a reference whose text is not known yet.
    fn refer(&mut self, target: Target, range: &Range<usize>, title: &str) -> u32 {
        let number = super::buffer::offset(self.references.len());
        let mut clean = String::new();
        escape::plain(&mut clean, title);
        self.references.push(Reference {
            target,
            span: self.span(range.clone()),
            text: Box::default(),
            title: (!clean.is_empty()).then(|| clean.into()),
        });
        number
    }

    pub(super) fn end_link(&mut self) {
        let Some(mut open) = self.link.take() else {
            return;
        };
        if open.inner > 0 {
            open.inner -= 1;
            self.link = Some(open);
            return;
        }
        let text = self.plain.end(open.plain);
        // The link's own hole stands before those of its pictures.
        let own = usize::from(matches!(open.leads, Leads::Within(_)));
        let is_empty = text.is_empty() && self.out.holes.len() == open.holes + own;
        match open.leads {
            Leads::Within(number) => {
                let reference = &mut self.references[number as usize];
                let is_figure = matches!(reference.target, Target::Figure { .. });
                reference.text = text;
                if is_empty && is_figure {
                    self.out.truncate(open.html, open.holes);
                    self.out.hole(number, Edge::Whole);
                    return;
                }
                self.out.hole(number, Edge::Close);
            }
            Leads::Outside => self.out.push("</a>"),
            Leads::Nowhere => return,
        }
        if is_empty {
            let span = self.span(open.range);
            let message = "this link has no text";
            self.found.push(
                Diagnostic::at(Code::LinkForm, span, message)
                    .mend("write between the brackets what it leads to"),
            );
        }
    }

    /// Reports a link, or the citation of a footnote, within the text of a link.
    pub(super) fn report_nested(&mut self, range: Range<usize>) {
        let span = self.span(range);
        let message = "a link stands within the text of another link";
        self.found.push(
            Diagnostic::at(Code::LinkForm, span, message)
                .mend("put it behind the other link, or write it as text"),
        );
    }

    pub(super) fn start_picture(&mut self, dest: &str, title: CowStr<'a>, range: Range<usize>) {
        let target = match address::picture(dest) {
            _ if self.kind == Kind::Line => {
                self.refuse(
                    "a picture",
                    "show it in the body of the file",
                    range.clone(),
                );
                None
            }
            Ok(target) => Some(target),
            Err(fault) => {
                self.report_address(fault, dest, range.clone());
                None
            }
        };
        self.picture = Some(OpenPicture {
            depth: 0,
            target,
            plain: self.plain.begin(),
            range,
            title,
        });
    }

    /// What a picture shows is text, whatever its markup.
    pub(super) fn event_in_picture(&mut self, event: Event<'_>, range: Range<usize>) {
        let Some(open) = &mut self.picture else {
            return;
        };
        match event {
            Event::Start(_) => open.depth += 1,
            Event::End(_) if open.depth > 0 => open.depth -= 1,
            Event::End(_) => {
                self.end_picture();
                self.depth = self.depth.saturating_sub(1);
            }
            Event::Text(text) => match self.quotes.quote(self.text, &range, &text) {
                Some(quote) => self.plain.push(self.options.words.quotes.mark(quote)),
                None => self.plain.push(&text),
            },
            Event::Code(text) => self.plain.push(&text),
            Event::SoftBreak | Event::HardBreak => self.plain.push(" "),
            Event::FootnoteReference(label) => {
                self.plain.push("[^");
                self.plain.push(&label);
                self.plain.push("]");
            }
            Event::InlineHtml(html) if self.options.raw_html == RawHtml::Refuse => {
                self.refuse_tag(&html, range);
            }
            _ => {}
        }
    }

    fn end_picture(&mut self) {
        let Some(open) = self.picture.take() else {
            return;
        };
        let text = self.plain.end(open.plain);
        let Some(target) = open.target else {
            return;
        };
        let is_chart = matches!(target, Target::Chart(_));
        let number = self.refer(target, &open.range, &open.title);
        self.references[number as usize].text = text;
        let hole = self.out.holes.len();
        let at = self.out.len();
        self.out.hole(number, Edge::Whole);
        if !is_chart {
            return;
        }
        match &mut self.paragraph {
            Some(paragraph)
                if paragraph.text == at && paragraph.holes == hole && self.link.is_none() =>
            {
                paragraph.chart = Some((hole, open.range));
            }
            _ => self.report_chart(open.range),
        }
    }

    fn report_chart(&mut self, range: Range<usize>) {
        let span = self.span(range);
        let message = "a chart stands in a paragraph of its own";
        self.found.push(
            Diagnostic::at(Code::ChartPlace, span, message)
                .mend("put it on a line of its own, with an empty line before and after it"),
        );
    }

    /// Reports an address, at its own bytes where they are as they were read.
    fn report_address(&mut self, fault: Fault, dest: &str, range: Range<usize>) {
        let source = self.text.get(range.clone()).unwrap_or_default();
        let range = match source.rfind(dest) {
            Some(at) if !dest.is_empty() => range.start + at..range.start + at + dest.len(),
            _ => range,
        };
        let span = self.span(range);
        self.found
            .push(Diagnostic::at(fault.code, span, fault.message).mend(fault.mend));
    }
}

/// The address of a link as its form wants it; one in angle brackets is also the link's text.
fn link_address(link_type: LinkType, dest: &str) -> Result<Address, Fault> {
    match link_type {
        LinkType::Email => address::link(&format!("mailto:{dest}")),
        LinkType::Autolink => match address::link(dest) {
            Ok(Address::Site(_)) => Err(Fault {
                code: Code::LinkForm,
                message: "a reader would see this address as it is written".to_owned(),
                mend: format!("write `[text]({dest})`"),
            }),
            address => address,
        },
        _ => address::link(dest),
    }
}

/// What to write instead of a tag.
fn html_mend(html: &str) -> String {
    let name: String = html
        .trim_start_matches(['<', '/'])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '!' | '-'))
        .take(12)
        .collect();
    let instead = match name.to_ascii_lowercase().as_str() {
        name if name.starts_with("!--") => "remove the comment",
        "b" | "strong" => "write `**…**` around the words",
        "i" | "em" => "write `*…*` around the words",
        "s" | "del" | "strike" => "write `~~…~~` around the words",
        "code" | "kbd" | "tt" => "put the words between backticks",
        "a" => "write `[text](address)`",
        "img" => "write `![what it shows](file)`",
        "br" => "end the line before it with `\\`",
        "hr" => "write `---` with an empty line before it",
        _ => "write it in Markdown, or put a `\\` before the `<` to show it as it is",
    };
    instead.to_owned()
}

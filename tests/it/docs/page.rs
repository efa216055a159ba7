//! A page of the documentation as far as the tests need it: links, anchors, code blocks.

use std::collections::HashMap;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::reference::anchor;

/// A page.
pub(super) struct Page {
    /// Where its links and pictures lead.
    pub(super) links: Vec<String>,
    /// The anchors of its headings, as Git hosts make them.
    pub(super) anchors: Vec<String>,
    /// Its paragraphs and code blocks, in order.
    pub(super) parts: Vec<Part>,
}

/// A paragraph or a code block.
pub(super) enum Part {
    Paragraph(Paragraph),
    Block(Block),
}

/// A code block.
pub(super) struct Block {
    /// The paragraph right before it.
    pub(super) before: Paragraph,
    /// The language that its fence names.
    pub(super) language: String,
    /// What stands in it.
    pub(super) text: String,
}

/// A paragraph: its text, and each piece of code in it.
#[derive(Clone, Default)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) code: Vec<String>,
}

/// Where the files of a site lie.
const PLACES: [&str; 4] = ["guidepost.yaml", "content/", "templates/", "static/"];

impl Paragraph {
    /// The last name of a file that it has.
    pub(super) fn file(&self) -> Option<&str> {
        let is_file = |code: &&String| PLACES.iter().any(|place| code.starts_with(place));
        self.code.iter().rfind(is_file).map(String::as_str)
    }
}

impl Block {
    /// The file that it shows: the one that the paragraph before it names, where that ends with a
    /// colon.
    pub(super) fn file(&self) -> Option<&str> {
        self.before
            .file()
            .filter(|_| self.before.text.ends_with(':'))
    }
}

impl Page {
    pub(super) fn read(text: &str) -> Self {
        let mut reader = Reader {
            page: Self {
                links: Vec::new(),
                anchors: Vec::new(),
                parts: Vec::new(),
            },
            paragraph: Paragraph::default(),
            heading: None,
            block: None,
            counts: HashMap::new(),
        };
        let options = Options::ENABLE_TABLES | Options::ENABLE_GFM;
        Parser::new_ext(text, options).for_each(|event| reader.event(event));
        reader.page
    }
}

struct Reader {
    page: Page,
    paragraph: Paragraph,
    heading: Option<String>,
    block: Option<Block>,
    counts: HashMap<String, usize>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                self.page.links.push(dest_url.to_string());
            }
            Event::Start(Tag::Heading { .. }) => self.heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => self.end_heading(),
            Event::Start(Tag::Paragraph) => self.paragraph = Paragraph::default(),
            Event::End(TagEnd::Paragraph) => {
                self.page
                    .parts
                    .push(Part::Paragraph(self.paragraph.clone()));
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let language = match kind {
                    CodeBlockKind::Fenced(info) => info.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.block = Some(Block {
                    before: std::mem::take(&mut self.paragraph),
                    language,
                    text: String::new(),
                });
            }
            Event::End(TagEnd::CodeBlock) => {
                self.page.parts.extend(self.block.take().map(Part::Block));
            }
            Event::Text(text) => self.text(&text),
            Event::Code(code) => {
                self.paragraph.code.push(code.to_string());
                self.text(&code);
            }
            Event::SoftBreak => self.text(" "),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        match (&mut self.block, &mut self.heading) {
            (Some(block), _) => block.text.push_str(text),
            (None, Some(heading)) => heading.push_str(text),
            (None, None) => self.paragraph.text.push_str(text),
        }
    }

    /// A second heading of the same words is numbered.
    fn end_heading(&mut self) {
        let name = anchor(&self.heading.take().unwrap_or_default());
        let count = self.counts.entry(name.clone()).or_default();
        let id = match *count {
            0 => name,
            number => format!("{name}-{number}"),
        };
        *count += 1;
        self.page.anchors.push(id);
        self.paragraph = Paragraph::default();
    }
}

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
    /// Its code blocks.
    pub(super) blocks: Vec<Block>,
}

/// A code block.
#[derive(Default)]
pub(super) struct Block {
    /// The paragraph before it: its text, and the code in it.
    pub(super) before: Before,
    /// The language that its fence names.
    pub(super) language: String,
    /// What stands in it.
    pub(super) text: String,
}

/// A paragraph that stands right before a code block.
#[derive(Clone, Default)]
pub(super) struct Before {
    pub(super) text: String,
    pub(super) code: Vec<String>,
}

impl Block {
    /// The file that it shows: the last name of one that the paragraph before it has, where that
    /// ends with a colon.
    pub(super) fn file(&self, places: &[&str]) -> Option<String> {
        let is_file = |code: &&String| places.iter().any(|place| code.starts_with(place));
        let named = self.before.code.iter().rfind(is_file)?;
        self.before.text.ends_with(':').then(|| named.clone())
    }
}

impl Page {
    pub(super) fn read(text: &str) -> Self {
        let mut reader = Reader {
            page: Self {
                links: Vec::new(),
                anchors: Vec::new(),
                blocks: Vec::new(),
            },
            before: Before::default(),
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
    before: Before,
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
            Event::Start(Tag::Paragraph) => self.before = Before::default(),
            Event::Start(Tag::CodeBlock(kind)) => {
                let language = match kind {
                    CodeBlockKind::Fenced(info) => info.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.block = Some(Block {
                    before: std::mem::take(&mut self.before),
                    language,
                    text: String::new(),
                });
            }
            Event::End(TagEnd::CodeBlock) => self.page.blocks.extend(self.block.take()),
            Event::Text(text) => self.text(&text),
            Event::Code(code) => {
                self.before.code.push(code.to_string());
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
            (None, None) => self.before.text.push_str(text),
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
        self.before = Before::default();
    }
}

//! The text of one file as rules read it: its passages, and the sentences of its data.

use super::facts::Facts;
use crate::content::Career;
use crate::diagnostics::Diagnostics;
use crate::markdown::{self, Passage};
use crate::site::Site;
use crate::source::{FileId, SourceTree, Span};
use crate::yaml::{self, Content, Frontmatter, Node};

/// The keys whose texts are sentences.
const SENTENCES: [&str; 7] = [
    "summary", "note", "tasks", "points", "needs", "focus", "demands",
];

/// The text of one file.
pub(super) struct Prose<'a> {
    pub(super) site: &'a Site,
    /// The career that it belongs to; `None` for a plain page.
    pub(super) career: Option<&'a Career>,
    /// What the file holds.
    pub(super) text: String,
    /// The passages of its prose.
    pub(super) body: Vec<Passage>,
    /// The sentences of its data.
    pub(super) data: Vec<Passage>,
    /// The numbers that it may speak of.
    pub(super) facts: &'a Facts,
}

impl<'a> Prose<'a> {
    /// Reads a file once more, for its words; `None` where it cannot be had, which was reported.
    pub(super) fn read(
        file: FileId,
        career: Option<&'a Career>,
        site: &'a Site,
        facts: &'a Facts,
        tree: &SourceTree,
    ) -> Option<Self> {
        let text = tree.text(file).ok()?.text;
        let Frontmatter::Found { yaml, body } = yaml::split(&text) else {
            return None;
        };
        let mut data = Vec::new();
        if let Some(node) = yaml::read(file, &text, yaml, &mut Diagnostics::new()) {
            sentences(&node, false, &text, &mut data);
        }
        let origin = markdown::Origin::Verbatim(Span::new(file, body.clone()));
        let body = markdown::passages(text.get(body).unwrap_or_default(), origin);
        Some(Self {
            site,
            career,
            text,
            body,
            data,
            facts,
        })
    }

    /// Everything that a reader reads.
    pub(super) fn passages(&self) -> impl Iterator<Item = &Passage> {
        self.body.iter().chain(&self.data)
    }

    /// The language of the site, without its region.
    pub(super) fn language(&self) -> &str {
        let tag = self.site.config.language.tag();
        tag.split('-').next().unwrap_or(tag)
    }
}

/// The sentences below a node, where `is_sentence` says that it is one itself.
fn sentences(node: &Node, is_sentence: bool, text: &str, found: &mut Vec<Passage>) {
    match &node.content {
        Content::Map(entries) => entries.iter().for_each(|entry| {
            let is_sentence = SENTENCES.contains(&&*entry.key.value);
            sentences(&entry.value, is_sentence, text, found);
        }),
        Content::List(items) => {
            let items = items.iter();
            items.for_each(|item| sentences(item, is_sentence, text, found));
        }
        Content::Scalar(scalar) if is_sentence => {
            let as_written = text.get(node.span.range()) == Some(&scalar.text);
            let origin = match as_written {
                true => markdown::Origin::Verbatim(node.span),
                false => markdown::Origin::Rewritten(node.span),
            };
            found.extend(markdown::passages(&scalar.text, origin));
        }
        Content::Scalar(_) => {}
    }
}

//! Prose in frontmatter: one piece of inline Markdown, kept as it was written.
//!
//! This module reads no Markdown; it only keeps the text and knows where its bytes stood.

use std::ops::Range;

use crate::diagnostics::Diagnostics;
use crate::source::Span;
use crate::yaml::{Content, Decode, Node, Shape, scalar};

/// A task, a point or a note: inline Markdown, not yet lowered.
#[derive(Clone)]
pub struct Prose {
    text: Box<str>,
    span: Span,
    /// How many bytes of the span come before the text, where the text stands in the file as it
    /// is: none for plain text, one for text in quotes without escapes.
    lead: Option<u8>,
}

impl Prose {
    /// The Markdown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where all of it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// Where the bytes `range` of the text stand: exactly, or all of it where the YAML writes the
    /// text with escapes or over several lines.
    #[must_use]
    pub fn span_of(&self, range: Range<usize>) -> Span {
        match self.lead {
            Some(lead) if range.end <= self.text.len() => {
                let lead = usize::from(lead);
                self.span.slice(lead + range.start..lead + range.end)
            }
            _ => self.span,
        }
    }
}

/// As spans everywhere, where it stood is no part of what it says.
impl PartialEq for Prose {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Prose {}

impl std::fmt::Debug for Prose {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.text.fmt(f)
    }
}

impl Decode for Prose {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "inline Markdown",
            example: "Design *robust* [models](skill:model-building)",
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        let text = scalar(node, "a sentence", found)?;
        let quoted = matches!(&node.content, Content::Scalar(scalar) if scalar.quoted);
        let lead = match (quoted, node.span.range().len().checked_sub(text.len())) {
            (false, Some(0)) => Some(0),
            (true, Some(2)) => Some(1),
            _ => None,
        };
        Some(Self {
            text: text.into(),
            span: node.span,
            lead,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{MemoryStore, SitePath, SourceTree};
    use crate::yaml::read;

    /// The source text at the place of `part`.
    fn check(yaml: &str, part: &str, expected: &str) {
        let path = SitePath::new("a.yaml").unwrap();
        let store = MemoryStore::new([(path, yaml.as_bytes().to_vec())]);
        let (tree, _) = SourceTree::open(std::sync::Arc::new(store), Vec::new());
        let mut found = Diagnostics::new();
        let file = tree.find("a.yaml").unwrap();
        let node = read(file, yaml, 0..yaml.len(), &mut found).unwrap();
        let prose = Prose::decode(node.get("a").unwrap(), &mut found).unwrap();
        let at = prose.as_str().find(part).unwrap();
        let span = prose.span_of(at..at + part.len());
        assert_eq!(&yaml[span.range()], expected, "{yaml:?}");
    }

    #[test]
    fn parts_of_prose_are_found_in_the_file() {
        check("a: See [x](skill:x) now\n", "skill:x", "skill:x");
        check("a: '[x](skill:x): é'\n", "é", "é");
        check("a: \"see skill:x\"\n", "skill:x", "skill:x");
        check("a: 'it''s skill:x'\n", "skill:x", "'it''s skill:x'");
        check("a: one\n    two\n", "two", "one\n    two");
    }
}

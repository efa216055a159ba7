//! Prose in frontmatter: one line of inline Markdown.

use serde::{Deserialize, Serialize};

use crate::diagnostics::Diagnostics;
use crate::markdown::{Fragment, Origin, RawHtml, parse_inline};
use crate::yaml::{Content, Decode, Node, Shape, scalar};

/// A task, a point or a note.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Prose(Fragment);

impl Prose {
    /// Its HTML, with holes for what needs the whole site.
    #[must_use]
    pub fn fragment(&self) -> &Fragment {
        &self.0
    }
}

impl Decode for Prose {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "inline Markdown",
            example: "Design *robust* [models](skill:model-building)",
            forms: &[
                ("Design and build models", "a sentence"),
                (
                    "Design *robust* [models](skill:model-building)",
                    "emphasis, code and links, as in the body of a file; no list, heading, picture or second paragraph",
                ),
            ],
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        let text = scalar(node, "a sentence", found)?;
        // Frontmatter holds no HTML, whatever the site allows in its texts.
        Some(Self(parse_inline(
            origin(node, text),
            text,
            RawHtml::Refuse,
            found,
        )))
    }
}

/// Where the text stands: byte for byte, unless YAML wrote it with escapes or over several lines.
fn origin(node: &Node, text: &str) -> Origin {
    let quoted = matches!(&node.content, Content::Scalar(scalar) if scalar.quoted);
    let length = node.span.range().len();
    match (quoted, length.checked_sub(text.len())) {
        (false, Some(0)) => Origin::Verbatim(node.span),
        (true, Some(2)) => Origin::Verbatim(node.span.slice(1..length - 1)),
        _ => Origin::Rewritten(node.span),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{MemoryStore, SitePath, SourceTree};
    use crate::yaml::read;

    /// The source text at the place of the only link.
    fn check(yaml: &str, expected: &str) {
        let path = SitePath::new("a.yaml").unwrap();
        let store = MemoryStore::new([(path, yaml.as_bytes().to_vec())]);
        let (tree, _) = SourceTree::open(std::sync::Arc::new(store), Vec::new());
        let mut found = Diagnostics::new();
        let file = tree.find("a.yaml").unwrap();
        let node = read(file, yaml, 0..yaml.len(), &mut found).unwrap();
        let prose = Prose::decode(node.get("a").unwrap(), &mut found).unwrap();
        let [link] = prose.fragment().references() else {
            panic!("{yaml:?}");
        };
        assert_eq!(&yaml[link.span.range()], expected, "{yaml:?}");
    }

    #[test]
    fn links_are_found_in_the_file() {
        check("a: See [x](skill:x) now\n", "[x](skill:x)");
        check("a: '[x](skill:x): é'\n", "[x](skill:x)");
        check("a: 'it''s [x](skill:x)'\n", "'it''s [x](skill:x)'");
        check("a: one\n    [x](skill:x)\n", "one\n    [x](skill:x)");
    }
}

//! The tree that a block of YAML becomes.

use crate::source::{Span, Spanned};

/// A value with its place. The span of a list or map in block style ends with its last value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What stands there.
    pub content: Content,
    /// Where it stands.
    pub span: Span,
}

/// What a node can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Text, a number, a date: whatever its field makes of it.
    Scalar(Scalar),
    /// Values in order.
    List(Vec<Node>),
    /// Keys and values in order; each key stands once.
    Map(Vec<Entry>),
}

/// A scalar as it was written, escapes and line folding resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// The text.
    pub text: Box<str>,
    /// Whether it stood in quotes or in a block (`|`, `>`); an empty plain scalar says nothing.
    pub quoted: bool,
}

/// One key of a map with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key's text and place.
    pub key: Spanned<Box<str>>,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// The scalar's text, if the node is one and says something.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar(scalar) if !self.is_null() => Some(&scalar.text),
            _ => None,
        }
    }

    /// Whether nothing was written: an empty value, `~` or `null` without quotes.
    #[must_use]
    pub fn is_null(&self) -> bool {
        match &self.content {
            Content::Scalar(Scalar {
                text,
                quoted: false,
            }) => {
                matches!(&**text, "" | "~" | "null" | "Null" | "NULL")
            }
            _ => false,
        }
    }

    /// The value of `key`, if the node is a map that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match &self.content {
            Content::Map(entries) => entries
                .iter()
                .find(|entry| *entry.key.value == *key)
                .map(|entry| &entry.value),
            _ => None,
        }
    }
}

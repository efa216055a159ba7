//! HTML in the making, with its holes.

use super::document::{Edge, Filling, Hole};
use super::escape;
use super::quote::Quote;

/// HTML that is being written, and the holes in it, in ascending order.
#[derive(Debug, Default)]
pub(super) struct Buffer {
    pub(super) html: String,
    pub(super) holes: Vec<Hole>,
}

impl Buffer {
    /// How much is written.
    pub(super) fn len(&self) -> usize {
        self.html.len()
    }

    /// Adds markup.
    pub(super) fn push(&mut self, markup: &str) {
        self.html.push_str(markup);
    }

    /// Adds the text of an element.
    pub(super) fn text(&mut self, text: &str) {
        escape::text(&mut self.html, text);
    }

    /// Adds ` name="value"`.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        escape::attribute(&mut self.html, value);
        self.html.push('"');
    }

    /// Begins a line, unless one has just begun.
    pub(super) fn line(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }

    /// Leaves a hole here for a reference.
    pub(super) fn hole(&mut self, reference: u32, edge: Edge) {
        self.leave(Filling::Reference(reference, edge));
    }

    /// Leaves a hole here for a quotation mark.
    pub(super) fn quote(&mut self, quote: Quote) {
        self.leave(Filling::Quote(quote));
    }

    /// Leaves a hole here.
    pub(super) fn leave(&mut self, filling: Filling) {
        self.holes.push(Hole {
            at: offset(self.html.len()),
            filling,
        });
    }

    /// Takes back what was written since there were `length` bytes and `holes` holes.
    pub(super) fn truncate(&mut self, length: usize, holes: usize) {
        self.html.truncate(length);
        self.holes.truncate(holes);
    }

    /// Adds markup at an earlier place, before the holes from number `first` on.
    pub(super) fn insert(&mut self, at: usize, markup: &str, first: usize) {
        self.html.insert_str(at, markup);
        for hole in &mut self.holes[first..] {
            hole.at += offset(markup.len());
        }
    }

    /// Adds another buffer.
    pub(super) fn append(&mut self, other: Self) {
        let base = offset(self.html.len());
        self.html.push_str(&other.html);
        self.holes.extend(other.holes.into_iter().map(|hole| Hole {
            at: hole.at + base,
            ..hole
        }));
    }
}

/// A place in HTML or in a text; what is read is at most some megabytes long.
pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

//! Quotation marks: what the straight ones of Markdown become in the language of the page.
//!
//! The parser decides which of them open and close, and sets them as English does; here they are
//! told apart from the marks that somebody typed. Which marks a language has is not known here.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// The quotation marks of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotes {
    /// What `"` becomes before and after a quotation.
    pub outer: [&'static str; 2],
    /// What `'` becomes before and after a quotation.
    pub inner: [&'static str; 2],
}

/// Those of English.
impl Default for Quotes {
    fn default() -> Self {
        Self {
            outer: ["“", "”"],
            inner: ["‘", "’"],
        }
    }
}

/// A quotation mark, whatever the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Quote {
    /// `"` before a quotation.
    Open,
    /// `"` after it.
    Close,
    /// `'` before a quotation.
    InnerOpen,
    /// `'` after it.
    InnerClose,
}

impl Quotes {
    /// How a mark is written.
    #[must_use]
    pub const fn mark(&self, quote: Quote) -> &'static str {
        let ([open, close], [inner_open, inner_close]) = (self.outer, self.inner);
        match quote {
            Quote::Open => open,
            Quote::Close => close,
            Quote::InnerOpen => inner_open,
            Quote::InnerClose => inner_close,
        }
    }
}

/// Tells quotation marks from apostrophes, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// Whether a quotation in single marks is open; the parser opens none that it does not close.
    inner: bool,
}

impl Pairs {
    /// The mark that the parser made of a straight one in `source`, which stands at `range` and
    /// became `text`; `None` for all else, apostrophes included, which are the same everywhere.
    pub(super) fn quote(
        &mut self,
        source: &str,
        range: &Range<usize>,
        text: &str,
    ) -> Option<Quote> {
        if range.len() != 1 || text.len() == 1 {
            return None;
        }
        match text {
            "“" => Some(Quote::Open),
            "”" => Some(Quote::Close),
            "‘" => {
                self.inner = true;
                Some(Quote::InnerOpen)
            }
            "’" if self.inner && ends_word(source, range.end) => {
                self.inner = false;
                Some(Quote::InnerClose)
            }
            _ => None,
        }
    }
}

/// Whether no word goes on at `at`.
fn ends_word(source: &str, at: usize) -> bool {
    let next = source.get(at..).and_then(|rest| rest.chars().next());
    next.is_none_or(|c| !c.is_alphanumeric())
}

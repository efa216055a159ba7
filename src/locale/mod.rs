//! Floor 2: languages, and what a reader sees of numbers, money, shares and dates in them.
//!
//! A [`Locale`] knows a language's grouping, marks and order of signs; [`Messages`] hold its words.
//! No word of any language stands in this module's code. It reads no files and makes no
//! diagnostics: a message that is missing or wrong is a [`MessageError`].

mod convention;
mod date;
mod message;
mod money;
mod number;

pub use date::PartialDate;
pub use message::{Message, MessageError, Messages, PluralForms};
pub use money::Bound;
pub use number::{Locale, LocaleError};

#[cfg(test)]
mod shipped;

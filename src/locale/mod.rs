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
mod quotation;

pub use date::PartialDate;
pub use message::{Message, MessageError, Messages, PluralForms};
pub use money::Bound;
pub use number::{Locale, LocaleError};
pub use quotation::Quotation;

/// Languages whose usual script runs from right to left.
const RIGHT_TO_LEFT: [&str; 12] = [
    "ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi",
];

/// The direction of a language's usual script: `ltr` or `rtl`.
#[must_use]
pub fn direction(tag: &str) -> &'static str {
    let language = tag.split('-').next().unwrap_or(tag);
    match RIGHT_TO_LEFT.contains(&language) {
        true => "rtl",
        false => "ltr",
    }
}

#[cfg(test)]
mod shipped;

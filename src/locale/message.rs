//! Messages: the words of a language, by key, with `{name}` places for what changes.
//!
//! This module does not read files, and it does not choose a plural form for a number: the caller
//! names the form. What is wrong with a message is an error value; making a report of it is
//! another module's work.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use icu_plurals::PluralCategory;

/// A message: one text, or a text for each plural form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// One text for every number.
    Text(String),
    /// A text for each plural form that the language tells apart.
    Plural(PluralForms),
}

/// The texts of a message by plural form; `other` is always among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PluralForms {
    forms: BTreeMap<PluralCategory, String>,
    other: String,
}

/// The messages of one language, by key. A page asks for hundreds, so that they are hashed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Messages(HashMap<String, Message>);

/// Why a message could not be made or filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageError {
    /// There is no message with this key.
    MissingKey(String),
    /// The message has a place that nothing fills.
    UnknownPlaceholder {
        /// The message.
        key: String,
        /// The name between the braces.
        name: String,
    },
    /// A `{` of the message with this key is not closed.
    OpenBrace(String),
    /// The message with this key has plural forms, and was asked for without a number.
    NeedsCount(String),
    /// A map of plural forms has this key, which is no form.
    UnknownForm(String),
    /// A map of plural forms has no `other`.
    NoOther,
}

impl fmt::Display for MessageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingKey(key) => write!(f, "there is no message `{key}`"),
            Self::UnknownPlaceholder { key, name } => {
                write!(f, "nothing fills `{{{name}}}` in the message `{key}`")
            }
            Self::OpenBrace(key) => write!(f, "a `{{` of the message `{key}` is not closed"),
            Self::NeedsCount(key) => {
                write!(f, "the message `{key}` has plural forms but no number here")
            }
            Self::UnknownForm(name) => write!(
                f,
                "`{name}` is no plural form; the forms are zero, one, two, few, many and other"
            ),
            Self::NoOther => f.write_str("the plural form `other` is missing"),
        }
    }
}

impl std::error::Error for MessageError {}

impl PluralForms {
    /// Makes the forms from a map of their names (`one`, `few`, …) to their texts.
    ///
    /// # Errors
    /// A name that is no plural form, or a map without `other`.
    pub fn new(map: BTreeMap<String, String>) -> Result<Self, MessageError> {
        let mut forms = BTreeMap::new();
        for (name, text) in map {
            match PluralCategory::get_for_cldr_string(&name) {
                Some(form) => forms.insert(form, text),
                None => return Err(MessageError::UnknownForm(name)),
            };
        }
        let other = forms
            .remove(&PluralCategory::Other)
            .ok_or(MessageError::NoOther)?;
        Ok(Self { forms, other })
    }

    /// The text of a form, or of `other` where the form has none.
    fn get(&self, form: PluralCategory) -> &str {
        self.forms.get(&form).unwrap_or(&self.other)
    }
}

impl Messages {
    /// Makes the messages of a language.
    #[must_use]
    pub fn new(messages: BTreeMap<String, Message>) -> Self {
        Self(messages.into_iter().collect())
    }

    /// Whether there is a message with this key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// The keys in alphabetical order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let mut keys: Vec<&str> = self.0.keys().map(String::as_str).collect();
        keys.sort_unstable();
        keys.into_iter()
    }

    /// The text of a message that does not depend on a number, with its places filled.
    ///
    /// # Errors
    /// The key is missing, the message has plural forms, or `values` leaves a place empty.
    pub fn text(&self, key: &str, values: &[(&str, &str)]) -> Result<String, MessageError> {
        match self.message(key)? {
            Message::Text(text) => fill(key, text, values),
            Message::Plural(_) => Err(MessageError::NeedsCount(key.to_owned())),
        }
    }

    /// The text of a message for a plural form; a message without forms serves for all of them.
    ///
    /// # Errors
    /// The key is missing, or `values` leaves a place empty.
    pub(super) fn plural(
        &self,
        key: &str,
        form: PluralCategory,
        values: &[(&str, &str)],
    ) -> Result<String, MessageError> {
        match self.message(key)? {
            Message::Text(text) => fill(key, text, values),
            Message::Plural(forms) => fill(key, forms.get(form), values),
        }
    }

    fn message(&self, key: &str) -> Result<&Message, MessageError> {
        self.0
            .get(key)
            .ok_or_else(|| MessageError::MissingKey(key.to_owned()))
    }
}

/// Puts `values` in the places of `text`; what a value holds is not looked at again.
fn fill(key: &str, text: &str, values: &[(&str, &str)]) -> Result<String, MessageError> {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after
            .split_once('}')
            .ok_or_else(|| MessageError::OpenBrace(key.to_owned()))?;
        let (_, value) = values
            .iter()
            .find(|(known, _)| *known == name)
            .ok_or_else(|| MessageError::UnknownPlaceholder {
                key: key.to_owned(),
                name: name.to_owned(),
            })?;
        filled.push_str(before);
        filled.push_str(value);
        rest = tail;
    }
    filled.push_str(rest);
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(text: &str) -> Messages {
        Messages::new(BTreeMap::from([(
            "key".to_owned(),
            Message::Text(text.to_owned()),
        )]))
    }

    #[test]
    fn places_are_filled_once() {
        let check = |text, expected: &str| {
            let values = [("x", "{y}"), ("y", "5")];
            assert_eq!(messages(text).text("key", &values).as_deref(), Ok(expected));
        };
        check("plain", "plain");
        check("up to {y}!", "up to 5!");
        check("{x}{y}", "{y}5");
    }

    #[test]
    fn mistakes_are_values() {
        let check = |text, key, expected: &str| {
            let error = messages(text).text(key, &[]).unwrap_err();
            assert_eq!(error.to_string(), expected);
        };
        check("a", "absent", "there is no message `absent`");
        check("{z}", "key", "nothing fills `{z}` in the message `key`");
        check("{z", "key", "a `{` of the message `key` is not closed");
    }

    #[test]
    fn plural_forms_are_checked() {
        let forms = |names: &[&str]| {
            PluralForms::new(
                names
                    .iter()
                    .map(|name| ((*name).to_owned(), String::new()))
                    .collect(),
            )
        };
        assert_eq!(
            forms(&["several", "other"]),
            Err(MessageError::UnknownForm("several".to_owned()))
        );
        assert_eq!(forms(&["one"]), Err(MessageError::NoOther));
        assert!(forms(&["zero", "one", "two", "few", "many", "other"]).is_ok());
    }
}

//! What templates can call beyond the engine's own: `t`, `asset`, and the filters `json`,
//! `number` and `urlencode`.
//!
//! Whatever does not depend on the page is made when the theme is loaded.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rust_decimal::Decimal;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::script::ScriptJson;
use super::words::MEND;
use crate::locale::{Locale, MessageError, Messages};
use crate::source::percent_encode;
use crate::yaml::nearest;

/// The names that templates can call, for hints.
pub(super) const NAMES: &[&str] = &["t", "asset", "json", "number", "urlencode"];

/// The words of the interface as templates ask for them.
struct Translator {
    locale: Arc<Locale>,
    messages: Arc<Messages>,
    /// The same, escaped for HTML: for messages that are filled with parts of a page.
    escaped: Messages,
    /// The messages that nothing has to be filled into, ready to be written.
    plain: HashMap<Box<str>, Value>,
}

/// Adds the functions and filters to the engine. `addresses` are those of the static files, and
/// `escaped` are the messages escaped for HTML.
pub(super) fn register(
    tera: &mut Tera,
    locale: &Arc<Locale>,
    messages: &Arc<Messages>,
    escaped: Messages,
    addresses: &BTreeMap<Box<str>, String>,
) {
    let plain = messages
        .keys()
        .filter_map(|key| Some((key.into(), messages.text(key, &[]).ok()?.into())))
        .collect();
    let translator = Translator {
        locale: Arc::clone(locale),
        messages: Arc::clone(messages),
        escaped,
        plain,
    };
    tera.register_function("t", move |kwargs: Kwargs, state: &State<'_>| {
        translator.call(&kwargs, state)
    });
    let addresses: HashMap<Box<str>, Value> = addresses
        .iter()
        .map(|(path, address)| (path.clone(), address.as_str().into()))
        .collect();
    tera.register_function("asset", move |kwargs: Kwargs, _: &State<'_>| {
        asset(&addresses, kwargs.must_get("path")?)
    });
    tera.register_filter("json", json);
    let locale = Arc::clone(locale);
    tera.register_filter("number", move |value: &Value, _: Kwargs, _: &State<'_>| {
        decimal(value).map(|value| locale.number(value))
    });
    tera.register_filter("urlencode", |text: &str, _: Kwargs, _: &State<'_>| {
        url_encoded(text)
    });
}

fn mistake(message: &str, mend: &str) -> Error {
    Error::message(format!("{message}{MEND}{mend}"))
}

fn asset(addresses: &HashMap<Box<str>, Value>, path: &str) -> TeraResult<Value> {
    addresses.get(path).cloned().ok_or_else(|| {
        let mut known: Vec<_> = addresses.keys().map(|path| &**path).collect();
        known.sort_unstable();
        let message = format!("there is no file `{path:.80}` in `static/`");
        match nearest(path, known.into_iter()) {
            Some(near) => mistake(&message, &format!("did you mean `{near}`?")),
            None => Error::message(message),
        }
    })
}

impl Translator {
    fn call(&self, kwargs: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
        let key: &str = kwargs.must_get("key")?;
        if let Some(value) = self.plain.get(key) {
            return Ok(value.clone());
        }
        let is_safe = |value: &Value| value.is_string() && value.is_safe();
        let in_html = state.autoescaping_enabled() && kwargs.iter().any(|(_, v)| is_safe(v));
        let mut values = Vec::new();
        for (name, value) in kwargs.iter() {
            let name = name.as_str().unwrap_or_default();
            if value.is_undefined() || value.is_none() {
                return Err(Error::message(format!("`{name}` has no value here")));
            }
            let text = match in_html {
                true => state.escape_if_needed(value)?,
                false => value.to_string(),
            };
            values.push((name, text));
        }
        let values: Vec<_> = values
            .iter()
            .map(|(name, text)| (*name, text.as_str()))
            .collect();
        let messages = if in_html {
            &self.escaped
        } else {
            &self.messages
        };
        let text = match kwargs.get::<&Value>("count")? {
            Some(count) => self.locale.counted(messages, key, decimal(count)?, &values),
            None => messages.text(key, &values),
        };
        let text = text.map_err(|error| self.unfilled(&error))?;
        Ok(match in_html {
            true => Value::safe_string(&text),
            false => Value::from(text),
        })
    }

    fn unfilled(&self, error: &MessageError) -> Error {
        let message = error.to_string();
        match error {
            MessageError::MissingKey(key) => match nearest(key, self.messages.keys()) {
                Some(near) => mistake(&message, &format!("did you mean `{near}`?")),
                None => mistake(&message, "add it to `templates/messages/`"),
            },
            MessageError::UnknownPlaceholder { name, .. } => {
                mistake(&message, &format!("add `{name}=…` to the call"))
            }
            MessageError::NeedsCount(_) => mistake(&message, "add `count=…` to the call"),
            _ => Error::message(message),
        }
    }
}

/// A whole number of a page, or a text that is a number.
fn decimal(value: &Value) -> TeraResult<Decimal> {
    let number = match value.as_str() {
        Some(text) => Decimal::from_str_exact(text).ok(),
        None => value
            .as_i128()
            .and_then(|n| Decimal::try_from_i128_with_scale(n, 0).ok()),
    };
    number.ok_or_else(|| {
        let message = format!("`{value}` is no number that can be written exactly");
        mistake(
            &message,
            "give a whole number, or a text of digits and a point",
        )
    })
}

/// JSON that can stand in a `<script>` of an HTML page.
fn json(value: &Value, _: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let json = ScriptJson::new(value)
        .map_err(|error| Error::message(format!("this cannot be written as JSON: {error}")))?;
    Ok(Value::safe_string(&json.into_text()))
}

/// A text as one part of an address.
fn url_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    percent_encode(text, b"", &mut encoded);
    encoded
}

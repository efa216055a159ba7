//! JSON that stands in a `<script>` of an HTML page, where no text can end the element.

use std::fmt::Write;

use serde::Serialize;

/// JSON in which no sign means anything to HTML or to JavaScript's line ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptJson(String);

impl ScriptJson {
    /// Writes a value.
    ///
    /// # Errors
    /// The value has no form in JSON, such as a map whose keys are lists.
    pub fn new(value: &impl Serialize) -> serde_json::Result<Self> {
        serde_json::to_string(value).map(|text| Self(escaped(&text)))
    }

    /// The JSON.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }
}

fn escaped(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            // Outside of texts JSON has none of these signs.
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                // Writing into a string cannot fail.
                _ = write!(safe, "\\u{:04x}", u32::from(c));
            }
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::ScriptJson;

    #[test]
    fn no_text_ends_the_script() {
        let text = "</script><!--&\u{2028}\u{2029}\"é";
        let json = ScriptJson::new(&text).unwrap().into_text();
        let wanted = r#""\u003c/script\u003e\u003c!--\u0026\u2028\u2029\"é""#;
        assert_eq!(json, wanted);
        let read: String = serde_json::from_str(&json).unwrap();
        assert_eq!(read, text);
    }
}

//! The text of a content file that is begun: what it must have, and the rest of its keys as
//! comments.
//!
//! The comments are made of the types that read content, so that they cannot say what those do not
//! do: `#` before a key that can be switched on, `# ` before a sentence. What an editor may write
//! as a value stands there as an example; where a key's sentence names one (`: `2024``, "such as
//! `2024`"), that is it. No file is read or written here.

use std::collections::BTreeMap;

use crate::yaml::{Field, Shape};

/// A key that the file has from the start.
pub(super) struct Set {
    /// The key.
    pub(super) key: &'static str,
    /// Its value, as YAML.
    pub(super) value: String,
    /// What an editor should know of it; empty for nothing.
    pub(super) note: &'static str,
}

/// Keys that the file may have, under a sentence.
pub(super) struct Keys<'a> {
    /// The sentence.
    pub(super) about: String,
    /// The keys; those that are set are passed over.
    pub(super) fields: &'a [Field],
}

/// The longest line, and the farthest column at which the sentences of keys begin.
const WIDTH: usize = 100;
const FARTHEST: usize = 40;

/// The text of a file with the keys `set`, and all `keys` as comments.
pub(super) fn file(set: &[Set], keys: &[Keys<'_>]) -> String {
    let mut text = "---\n".to_owned();
    for Set { key, value, note } in set {
        text += &match *note {
            "" => format!("{key}: {value}\n"),
            note => format!("{key}: {value}  # {note}\n"),
        };
    }
    for Keys { about, fields } in keys {
        let mut lines = Lines::default();
        let open = fields.iter();
        let open = open.filter(|field| !set.iter().any(|set| set.key == field.name));
        open.for_each(|field| lines.field(field, "", 0));
        if !lines.list.is_empty() {
            let about = wrapped(about, WIDTH - 2).join("\n# ");
            text += &format!("\n# {about}\n\n{}", lines.text());
        }
    }
    text + "\n# The text stands below this line, as Markdown.\n---\n"
}

/// A text as YAML: as it stands where that reads back as itself, else in quotes.
pub(super) fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '/' | '(' | ')' | '\'');
    let begins = text.chars().next().is_some_and(char::is_alphabetic);
    let is_null = text.eq_ignore_ascii_case("null");
    match begins && !is_null && !text.ends_with(' ') && text.chars().all(plain) {
        true => text.to_owned(),
        // A JSON string is a YAML string.
        false => serde_json::Value::from(text).to_string(),
    }
}

/// What an editor would write in a line, and what it says.
struct Line {
    code: String,
    about: String,
}

#[derive(Default)]
struct Lines {
    list: Vec<Line>,
    /// The records whose keys stand here already, each with the key that they stand under.
    seen: BTreeMap<&'static str, &'static str>,
}

impl Lines {
    fn push(&mut self, code: String, about: String) {
        self.list.push(Line { code, about });
    }

    /// A key whose line begins with `lead`, and which itself stands `indent` columns in.
    fn field(&mut self, field: &Field, lead: &str, indent: usize) {
        let (name, about) = (field.name, about(field));
        if let Some(example) = inline(&field.shape, &about) {
            let about = about.replace(&format!(": `{example}`."), ".");
            self.push(format!("{lead}{name}: {example}"), about);
            return;
        }
        let forms = match &field.shape {
            Shape::List(inner) => alternatives(inner),
            shape => alternatives(shape),
        };
        let is_list = matches!(field.shape, Shape::List(_));
        let seen = forms.iter().find_map(|form| match form {
            Shape::Record { name, .. } => self.seen.get(name),
            _ => None,
        });
        if let Some(first) = seen {
            let empty = if is_list { "[]" } else { "{}" };
            let about = format!("{about} Keys as in `{first}`.");
            self.push(format!("{lead}{name}: {empty}"), about);
            return;
        }
        self.push(format!("{lead}{name}:"), about);
        for form in forms {
            self.form(form, name, is_list, indent + 2);
        }
    }

    /// One form of the value of the key `name`, on lines of its own.
    fn form(&mut self, form: &Shape, name: &'static str, is_item: bool, indent: usize) {
        let mark = if is_item { "- " } else { "" };
        let lead = format!("{:indent$}{mark}", "");
        match form {
            Shape::Record {
                name: record,
                fields,
                ..
            } => {
                self.seen.insert(record, name);
                let indent = lead.len();
                let rest = " ".repeat(indent);
                for (at, field) in fields().iter().enumerate() {
                    let lead = if at == 0 { &lead } else { &rest };
                    self.field(field, lead, indent);
                }
            }
            form => {
                let example = inline(form, "").unwrap_or_default();
                self.push(format!("{lead}{example}"), String::new());
            }
        }
    }

    /// The lines as comments, their sentences beginning in one column.
    fn text(&self) -> String {
        let widths = self.list.iter().map(|line| line.code.chars().count());
        let column = widths.filter(|width| *width <= FARTHEST).max().unwrap_or(0) + 2;
        let mut text = String::new();
        for Line { code, about } in &self.list {
            // The marks `#` before the key and before the sentence, and a space.
            let sentences = wrapped(about, WIDTH - column - 3);
            let mut sentences = sentences.iter();
            text += &match sentences.next() {
                Some(first) if code.chars().count() + 2 > column => {
                    format!("#{code}  # {first}\n")
                }
                Some(first) => format!("#{code:column$}# {first}\n"),
                None => format!("#{code}\n"),
            };
            for next in sentences {
                text += &format!("#{:column$}# {next}\n", "");
            }
        }
        text
    }
}

/// The forms that a value may have.
fn alternatives(shape: &Shape) -> Vec<&Shape> {
    match shape {
        Shape::Either(forms) => forms.iter().collect(),
        shape => vec![shape],
    }
}

/// What a key says: its own sentence, the words that it may have, and whether it must be there.
fn about(field: &Field) -> String {
    let mut about = words(field.doc);
    let shape = match &field.shape {
        Shape::List(inner) => inner,
        shape => shape,
    };
    if let Shape::Choice(choice) = shape {
        let list: Vec<&str> = choice.iter().map(|(word, _)| *word).collect();
        let is_told = list.iter().all(|word| about.contains(&format!("`{word}`")));
        if !is_told && list != ["true", "false"] {
            about += &format!(" One of: {}.", list.join(", "));
        }
    }
    if field.required {
        about += " Required.";
    }
    about
}

/// A docstring in one line.
fn words(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An example of a value that fits on the line of its key; `None` where it needs lines of its own.
fn inline(shape: &Shape, about: &str) -> Option<String> {
    match shape {
        Shape::Scalar { name, example, .. } => Some(scalar(name, example, about)),
        Shape::Choice(words) => {
            let told = |(word, _): &&(&'static str, _)| about.contains(&format!("`{word}`"));
            let word = words.iter().find(told).or(words.first())?;
            Some(word.0.to_owned())
        }
        Shape::List(inner) => match &**inner {
            // Commas would divide it.
            Shape::Scalar { name, .. } if *name == SENTENCE => None,
            inner => Some(format!("[{}]", inline(inner, about)?)),
        },
        Shape::Map(inner) => Some(format!("{{some-id: {}}}", inline(inner, about)?)),
        Shape::Keyed { keys, value, .. } => Some(format!(
            "{{{}: {}}}",
            keys().first()?,
            inline(value, about)?
        )),
        Shape::Either(forms) => match forms.iter().any(is_record) {
            true => None,
            false => inline(forms.first()?, about),
        },
        Shape::Record { .. } => None,
    }
}

fn is_record(shape: &Shape) -> bool {
    matches!(shape, Shape::Record { .. })
}

/// The name of the shape of a sentence with inline Markdown.
const SENTENCE: &str = "inline Markdown";

fn scalar(name: &str, example: &str, about: &str) -> String {
    match (named(about), name) {
        (Some(named), _) => named.to_owned(),
        (None, "id") => "some-id".to_owned(),
        (None, "text") => "Some words".to_owned(),
        (None, SENTENCE) => "A sentence.".to_owned(),
        (None, _) => example.to_owned(),
    }
}

/// The example that a sentence names.
fn named(about: &str) -> Option<&str> {
    let begins = [": `", "such as `"];
    let starts = begins.iter();
    let start = starts
        .filter_map(|begin| about.find(begin).map(|at| at + begin.len()))
        .min()?;
    let rest = &about[start..];
    rest.find('`').map(|end| &rest[..end])
}

/// The text in lines of at most `width` characters, as far as its words allow.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// For tests: the text with every key that is a comment switched on.
#[cfg(test)]
pub(super) fn switched_on(text: &str) -> String {
    let line = |line: &str| match line.strip_prefix('#') {
        Some(rest) if !rest.starts_with(' ') || rest.starts_with("  ") => rest.to_owned(),
        _ => line.to_owned(),
    };
    text.lines().map(|text| line(text) + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Trends;
    use crate::yaml::Record;

    #[test]
    fn keys_stand_as_comments_with_what_they_say() {
        let set = Set {
            key: "title",
            value: quoted("Trends: 2026"),
            note: "a note",
        };
        let keys = Keys {
            about: "What it may hold.".to_owned(),
            fields: &Trends::fields(),
        };
        let expected = "\
---
title: \"Trends: 2026\"  # a note

# What it may hold.

#items:                 # The trends.
#  - id: some-id        # A name of its own, to be cited.
#    title: Some words  # What it is called. Required.
#    direction: rising  # Where it goes. One of: rising, falling, steady, new.
#    since: 2024-05     # Since when: a year, a month or a day.
#    note: A sentence.  # One sentence.

# The text stands below this line, as Markdown.
---
";
        assert_eq!(file(&[set], &[keys]), expected);
    }

    #[test]
    fn texts_are_quoted_where_they_must_be() {
        for (text, expected) in [
            ("Data scientist", "Data scientist"),
            ("Büro-Leitung (m/w)", "Büro-Leitung (m/w)"),
            ("Null", "\"Null\""),
            ("3D artist", "\"3D artist\""),
            ("C: the \"language\"", "\"C: the \\\"language\\\"\""),
            ("- a", "\"- a\""),
            ("a #b", "\"a #b\""),
        ] {
            assert_eq!(quoted(text), expected);
        }
    }

    #[test]
    fn the_example_of_a_key_is_the_one_that_its_sentence_names() {
        for (about, expected) in [
            ("Hours a week: `37..42`.", Some("37..42")),
            ("One step, such as `working`, or a map.", Some("working")),
            ("Instead of `qualification`.", None),
            ("Cut off: `", None),
        ] {
            assert_eq!(named(about), expected);
        }
    }

    #[test]
    fn lines_are_wrapped_between_words() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("immeasurable", 3), ["immeasurable"]);
        assert_eq!(wrapped("", 3), [""; 0]);
    }
}

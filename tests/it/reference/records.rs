//! Records, words and scalars as Markdown, for content and configuration alike.

use std::collections::BTreeSet;

use guidepost::config::Settings;
use guidepost::yaml::{Field, Record, Shape};

use super::{Part, anchor, capital, one_line, table};

/// How many words a table's cell lists.
const LISTED: usize = 6;

/// What was written so far, so that everything is explained once.
#[derive(Default)]
pub(super) struct Book {
    records: BTreeSet<&'static str>,
    /// Lists of words, each with the heading that it stands under.
    words: Vec<(&'static [(&'static str, &'static str)], String)>,
    /// Scalars in the order of their first use.
    scalars: Vec<Scalar>,
}

#[derive(Clone, PartialEq, Eq)]
struct Scalar {
    name: &'static str,
    example: &'static str,
    forms: &'static [(&'static str, &'static str)],
}

impl Book {
    /// A record's table, the words of its keys, and the records that are parts of it, each under a
    /// heading of `level`.
    pub(super) fn record(&mut self, what: &str, fields: &[Field], level: usize) -> String {
        let rows: Vec<_> = fields.iter().map(|field| self.row(what, field)).collect();
        let head = ["Key", "Required", "What it looks like", "What it says"];
        let mut text = table(&head, &rows);
        for field in fields {
            text.push_str(&self.words_of(what, field, level));
        }
        for field in fields {
            text.push_str(&self.parts(&field.shape, level));
        }
        text
    }

    fn row(&mut self, what: &str, field: &Field) -> Vec<String> {
        let heading = words_heading(field.name, what);
        // A sentence that gives an example of its own knows better.
        let own = [": `", "such as `"];
        let example = !own.iter().any(|begin| field.doc.contains(begin));
        let looks = self.looks(&field.shape, &heading, example);
        vec![
            format!("`{}`", field.name),
            if field.required { "yes" } else { "" }.to_owned(),
            capital(&looks),
            one_line(field.doc),
        ]
    }

    /// What a value looks like; its own words stand under `heading` unless they are known already.
    fn looks(&mut self, shape: &Shape, heading: &str, with_example: bool) -> String {
        match shape {
            Shape::Scalar {
                name,
                example,
                forms,
            } => {
                self.use_scalar(name, example, forms);
                let link = format!("[{name}](#{})", anchor(name));
                match *name {
                    "text" | "id" | "inline Markdown" => link,
                    _ if with_example => format!("{link}: `{example}`"),
                    _ => link,
                }
            }
            Shape::Choice(words) => self.looks_like_words(words, heading),
            Shape::List(inner) => match self.looks(inner, heading, with_example) {
                // A list of alternatives reads better as a whole.
                one if one.contains(", or ") => format!("list; each {one}"),
                one => format!("list of: {one}"),
            },
            Shape::Map(inner) => format!(
                "map from ids to: {}",
                self.looks(inner, heading, with_example)
            ),
            Shape::Keyed { what, value, .. } => format!(
                "map from {what} to: {}",
                self.looks(value, heading, with_example)
            ),
            Shape::Record { what, .. } => format!("[{what}](#{})", anchor(what)),
            Shape::Either(shapes) => {
                let shapes: Vec<_> = shapes
                    .iter()
                    .map(|it| self.looks(it, heading, with_example))
                    .collect();
                shapes.join(", or ")
            }
        }
    }

    fn looks_like_words(
        &self,
        words: &'static [(&'static str, &'static str)],
        heading: &str,
    ) -> String {
        let names: Vec<_> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
        if is_bool(words) {
            return names.join(" or ");
        }
        let known = self.words.iter().find(|(known, _)| *known == words);
        let heading = known.map_or(heading, |(_, heading)| heading);
        match names.len() > LISTED {
            true => format!("[one of {} words](#{})", names.len(), anchor(heading)),
            false => format!("[one of](#{}) {}", anchor(heading), names.join(", ")),
        }
    }

    fn use_scalar(
        &mut self,
        name: &'static str,
        example: &'static str,
        forms: &'static [(&'static str, &'static str)],
    ) {
        let scalar = Scalar {
            name,
            example,
            forms,
        };
        let known = self.scalars.iter().find(|known| known.name == name);
        assert!(
            known.is_none_or(|known| *known == scalar),
            "two scalars are called `{name}`"
        );
        if known.is_none() {
            self.scalars.push(scalar);
        }
    }

    /// The words of a field, the first time that they are met.
    fn words_of(&mut self, what: &str, field: &Field, level: usize) -> String {
        let Some(words) = words_in(&field.shape) else {
            return String::new();
        };
        if is_bool(words) || self.words.iter().any(|(known, _)| *known == words) {
            return String::new();
        }
        let heading = words_heading(field.name, what);
        self.words.push((words, heading.clone()));
        let rows: Vec<_> = words
            .iter()
            .map(|(word, doc)| vec![format!("`{word}`"), one_line(doc)])
            .collect();
        format!(
            "\n{} {heading}\n\n{}",
            "#".repeat(level),
            table(&["Word", "What it says"], &rows)
        )
    }

    /// The records that a value has as parts, the first time that they are met.
    fn parts(&mut self, shape: &Shape, level: usize) -> String {
        match shape {
            Shape::Scalar { .. } | Shape::Choice(_) => String::new(),
            Shape::List(inner) | Shape::Map(inner) | Shape::Keyed { value: inner, .. } => {
                self.parts(inner, level)
            }
            Shape::Either(shapes) => shapes.iter().map(|it| self.parts(it, level)).collect(),
            Shape::Record { name, what, fields } => match self.records.insert(name) {
                false => String::new(),
                true => {
                    let heading = format!("\n{} {}\n\n", "#".repeat(level), capital(what));
                    heading + &self.record(what, &fields(), level)
                }
            },
        }
    }

    /// Every scalar that was met, with its forms.
    pub(super) fn scalars(&self) -> String {
        let text = self.scalars.iter().map(|scalar| {
            let rows: Vec<_> = scalar
                .forms
                .iter()
                .map(|(form, says)| vec![format!("`{form}`"), (*says).to_owned()])
                .collect();
            let table = table(&["Written", "What it says"], &rows);
            format!("### {}\n\n{table}\n", capital(scalar.name))
        });
        text.collect()
    }
}

fn words_heading(key: &str, what: &str) -> String {
    format!("`{key}` of {what}")
}

fn words_in(shape: &Shape) -> Option<&'static [(&'static str, &'static str)]> {
    match shape {
        Shape::Choice(words) => Some(words),
        Shape::List(inner) | Shape::Map(inner) | Shape::Keyed { value: inner, .. } => {
            words_in(inner)
        }
        Shape::Either(shapes) => shapes.iter().find_map(words_in),
        Shape::Scalar { .. } | Shape::Record { .. } => None,
    }
}

fn is_bool(words: &[(&str, &str)]) -> bool {
    words.first().is_some_and(|(word, _)| *word == "true")
}

/// The parts of the page about `guidepost.yaml`.
pub(super) fn configuration() -> Vec<Part> {
    let mut book = Book::default();
    let keys = book.record(Settings::WHAT, &Settings::fields(), 3);
    vec![
        ("keys".to_owned(), keys),
        ("scalars".to_owned(), book.scalars()),
    ]
}

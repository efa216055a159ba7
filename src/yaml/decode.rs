//! From a [`Node`] to typed data, collecting every mistake on the way.
//!
//! A type says once what it looks like ([`Decode::shape`]) and how it is read; hints, the content
//! reference and the JSON Schema are made from the same shape, so that they cannot drift. A value
//! that cannot be read is reported and left out, and reading goes on: an item that is missing
//! *because* it was reported is never reported again.

use super::{Content, Node};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

/// Something that can be read from a node.
pub trait Decode: Sized {
    /// What it looks like, for hints, the reference and the schema.
    fn shape() -> Shape;

    /// Reads it; `None` where the node was reported in `found`.
    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self>;
}

/// What a value looks like.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A scalar with a form of its own: its name, and an example.
    Scalar {
        /// As the reference calls it: `amount`, `date`.
        name: &'static str,
        /// As an editor writes it.
        example: &'static str,
    },
    /// One of the listed words, each with what it means.
    Choice(&'static [(&'static str, &'static str)]),
    /// A list of values of one shape.
    List(Box<Shape>),
    /// A map with known keys: the name of the type that [`record!`](crate::record) made.
    Record(&'static str, fn() -> Vec<Field>),
    /// Either of several shapes.
    Either(Vec<Shape>),
}

/// One key of a record.
#[derive(Clone, Debug)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// What it says, from the field's docstring.
    pub doc: &'static str,
    /// Whether a record without it is incomplete.
    pub required: bool,
    /// What its value looks like.
    pub shape: Shape,
}

/// How a field of a record is read: required, optional, or a list that may be left out.
pub trait DecodeField: Sized {
    /// Whether the record is incomplete without it.
    const REQUIRED: bool;

    /// What the value looks like.
    fn shape() -> Shape;

    /// The value where the key is absent or empty; `None` where the field is required.
    fn absent() -> Option<Self>;

    /// Reads a value that is there; `None` where it was reported.
    fn present(node: &Node, found: &mut Diagnostics) -> Option<Self>;
}

impl<T: Decode> DecodeField for Option<T> {
    const REQUIRED: bool = false;
    fn shape() -> Shape {
        T::shape()
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
    fn present(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        T::decode(node, found).map(Some)
    }
}

impl<T: Decode> DecodeField for Vec<T> {
    const REQUIRED: bool = false;
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }
    fn absent() -> Option<Self> {
        Some(Self::new())
    }
    fn present(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        match &node.content {
            Content::List(items) => Some(
                items
                    .iter()
                    .filter_map(|item| T::decode(item, found))
                    .collect(),
            ),
            Content::Scalar(_) | Content::Map(_) => {
                let message = format!("a list is wanted here, not {}", article(node));
                found.push(
                    Diagnostic::at(Code::WrongType, node.span, message)
                        .mend("begin each item on a line of its own with `- `"),
                );
                None
            }
        }
    }
}

impl<T: Decode> DecodeField for Spanned<T> {
    const REQUIRED: bool = true;
    fn shape() -> Shape {
        T::shape()
    }
    fn absent() -> Option<Self> {
        None
    }
    fn present(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        Self::decode(node, found)
    }
}

impl<T: Decode> Decode for Spanned<T> {
    fn shape() -> Shape {
        T::shape()
    }
    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        T::decode(node, found).map(|value| Self::new(value, node.span))
    }
}

impl Decode for Box<str> {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "text",
            example: "Data scientist",
        }
    }
    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        scalar(node, "a text", found).map(Into::into)
    }
}

impl Decode for bool {
    fn shape() -> Shape {
        Shape::Choice(&[("true", "yes"), ("false", "no")])
    }
    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        match scalar(node, "`true` or `false`", found)? {
            "true" => Some(true),
            "false" => Some(false),
            other => {
                let message = format!("`{other}` is neither `true` nor `false`");
                let mend = match other.to_ascii_lowercase().as_str() {
                    "yes" | "on" | "y" | "true" => "write `true`",
                    "no" | "off" | "n" | "false" => "write `false`",
                    _ => "write `true` or `false`",
                };
                found.push(Diagnostic::at(Code::WrongValue, node.span, message).mend(mend));
                None
            }
        }
    }
}

/// The text of a scalar that says something; anything else is reported as not being `wanted`
/// ("a text", "an amount").
pub fn scalar<'a>(node: &'a Node, wanted: &str, found: &mut Diagnostics) -> Option<&'a str> {
    let text = node.text();
    if text.is_none() {
        let message = format!("{wanted} is wanted here, not {}", article(node));
        found.push(Diagnostic::at(Code::WrongType, node.span, message));
    }
    text
}

/// Why a scalar cannot be read: what is wrong, and the mend, both in an editor's words.
pub type Mistake = (String, String);

/// A scalar whose field has a form of its own: what `parse` refuses is reported under `code`, with
/// the message and the mend that it gives.
pub fn parsed<T>(
    node: &Node,
    wanted: &str,
    code: Code,
    parse: impl FnOnce(&str) -> Result<T, Mistake>,
    found: &mut Diagnostics,
) -> Option<T> {
    match parse(scalar(node, wanted, found)?) {
        Ok(value) => Some(value),
        Err((message, mend)) => {
            found.push(Diagnostic::at(code, node.span, message).mend(mend));
            None
        }
    }
}

/// What a node is, with its article, in an editor's words.
fn article(node: &Node) -> &'static str {
    match &node.content {
        Content::Scalar(_) if node.is_null() => "nothing",
        Content::Scalar(_) => "a single value",
        Content::List(_) => "a list",
        Content::Map(_) => "a map of keys",
    }
}

/// Reads a word of a fixed list; an unknown one is reported with the nearest.
pub fn choice<T: Copy>(
    node: &Node,
    known: &[(&'static str, T)],
    what: &str,
    found: &mut Diagnostics,
) -> Option<T> {
    let text = scalar(node, what, found)?;
    if let Some((_, value)) = known.iter().find(|(name, _)| *name == text) {
        return Some(*value);
    }
    let names = known.iter().map(|(name, _)| *name);
    let message = format!("`{text}` is not {what}");
    found.push(Diagnostic::at(Code::UnknownValue, node.span, message).mend(hint(text, names)));
    None
}

/// A map whose keys are taken one after another; what is left at the end is unknown.
pub struct MapReader<'a> {
    span: Span,
    entries: &'a [super::Entry],
}

impl<'a> MapReader<'a> {
    /// Begins to read `node` as `what` ("a pay row"); reports a node that is no map.
    pub fn new(node: &'a Node, what: &str, found: &mut Diagnostics) -> Option<Self> {
        match &node.content {
            Content::Map(entries) => Some(Self {
                span: node.span,
                entries,
            }),
            Content::Scalar(_) | Content::List(_) => {
                let message = format!(
                    "{what} is a map of keys and values, and this is {}",
                    article(node)
                );
                found.push(
                    Diagnostic::at(Code::WrongType, node.span, message)
                        .mend("write `key: value` lines, or `{key: value, …}`"),
                );
                None
            }
        }
    }

    /// Reads the field called `name`; `None` where it was reported, now or as missing.
    pub fn field<T: DecodeField>(
        &self,
        name: &'static str,
        what: &str,
        found: &mut Diagnostics,
    ) -> Option<T> {
        let node = self
            .entries
            .iter()
            .find(|entry| *entry.key.value == *name)
            .map(|e| &e.value);
        match node {
            Some(node) if !node.is_null() => T::present(node, found),
            _ => match T::absent() {
                Some(value) => Some(value),
                None => {
                    let place = node.map_or(self.span, |node| node.span);
                    found.push(
                        Diagnostic::at(Code::MissingKey, place, format!("{what} has no `{name}`"))
                            .mend(format!("add `{name}:` with its value")),
                    );
                    None
                }
            },
        }
    }

    /// Reports the keys that are not among `known`, each with the nearest that is.
    pub fn refuse_others(&self, known: &[&'static str], what: &str, found: &mut Diagnostics) {
        for entry in self.entries {
            let key = &*entry.key.value;
            if !known.contains(&key) {
                let message = format!("{what} has no key `{key}`");
                found.push(
                    Diagnostic::at(Code::UnknownKey, entry.key.span, message)
                        .mend(hint(key, known.iter().copied())),
                );
            }
        }
    }
}

/// `write `median`` where a known word is near, else the list of what is known.
#[must_use]
pub fn hint(written: &str, known: impl Iterator<Item = &'static str> + Clone) -> String {
    match nearest(written, known.clone()) {
        Some(word) => format!("did you mean `{word}`?"),
        None => {
            let list: Vec<String> = known.map(|word| format!("`{word}`")).collect();
            format!("known are {}", list.join(", "))
        }
    }
}

/// The known word that is at most a third of its letters away from the written one.
#[must_use]
pub fn nearest<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // A word of three hundred letters is near nothing, and measuring it costs its square.
    let written: String = written.chars().take(64).collect::<String>().to_lowercase();
    known
        .map(|word| {
            (
                strsim::damerau_levenshtein(&written, &word.to_lowercase()),
                word,
            )
        })
        .filter(|(distance, word)| *distance <= (word.chars().count().max(3)) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// Declares a struct that is read from a map, its keys being the names of its fields.
///
/// `record! { "a pay row" => pub struct Row { /// What it says. pub value: Option<Spanned<Amount>>, } }`
/// makes the struct and its [`Decode`]: each field's docstring is its text in the reference, and its
/// type says whether it is required (`Spanned<T>`), optional (`Option<T>`) or a list (`Vec<T>`).
#[macro_export]
macro_rules! record {
    ($what:literal => $(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[doc = $doc:literal])+ $field_vis:vis $field:ident: $type:ty,)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        $vis struct $name {
            $($(#[doc = $doc])+ $field_vis $field: $type,)+
        }

        impl $name {
            /// The keys of this map, for hints, the reference and the schema.
            #[must_use]
            $vis fn fields() -> Vec<$crate::yaml::Field> {
                vec![$($crate::yaml::Field {
                    name: stringify!($field),
                    doc: concat!($($doc, "\n"),+),
                    required: <$type as $crate::yaml::DecodeField>::REQUIRED,
                    shape: <$type as $crate::yaml::DecodeField>::shape(),
                },)+]
            }
        }

        impl $crate::yaml::Decode for $name {
            fn shape() -> $crate::yaml::Shape {
                $crate::yaml::Shape::Record(stringify!($name), Self::fields)
            }

            fn decode(
                node: &$crate::yaml::Node,
                found: &mut $crate::diagnostics::Diagnostics,
            ) -> Option<Self> {
                let map = $crate::yaml::MapReader::new(node, $what, found)?;
                // Every field is read before any is missed, so that all mistakes are reported.
                $(let $field: Option<$type> = map.field(stringify!($field), $what, found);)+
                map.refuse_others(&[$(stringify!($field)),+], $what, found);
                Some(Self { $($field: $field?,)+ })
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostics::{Format, Style, print};
    use crate::source::{MemoryStore, SitePath, SourceTree};
    use crate::yaml::read;

    record! { "a step" =>
        /// A record as the content model has them.
        struct Step {
            /// Its name.
            title: Spanned<Box<str>>,
            /// Whether it is shown.
            draft: Option<bool>,
            /// What it adds.
            tasks: Vec<Box<str>>,
        }
    }

    fn check(text: &str, expected: &[&str]) -> Option<Step> {
        let path = SitePath::new("a.yaml").unwrap();
        let store = MemoryStore::new([(path, text.as_bytes().to_vec())]);
        let (tree, _) = SourceTree::open(Arc::new(store), Vec::new());
        let mut found = Diagnostics::new();
        let node = read(
            tree.find("a.yaml").unwrap(),
            text,
            0..text.len(),
            &mut found,
        )
        .unwrap();
        let step = Step::decode(&node, &mut found);
        let report = print(
            &found.in_file_order(&tree),
            &tree,
            Format::Short,
            Style::Plain,
        );
        assert_eq!(report.lines().collect::<Vec<_>>(), expected, "{text:?}");
        step
    }

    #[test]
    fn a_complete_record_is_read_whole() {
        let step = check("title: 007\ntasks: [a, b]\ndraft: true\n", &[]).unwrap();
        assert_eq!(&**step.title, "007");
        assert_eq!((step.draft, step.tasks.len()), (Some(true), 2));
    }

    #[test]
    fn all_mistakes_of_a_record_are_reported_at_once() {
        let expected = [
            "a.yaml:1:1: error[missing-key]: a step has no `title` (add `title:` with its value)",
            "a.yaml:1:8: error[wrong-value]: `no` is neither `true` nor `false` (write `false`)",
            "a.yaml:2:1: error[unknown-key]: a step has no key `taks` (did you mean `tasks`?)",
            "a.yaml:3:1: error[unknown-key]: a step has no key `colour` (known are `title`, `draft`, `tasks`)",
        ];
        assert_eq!(
            check("draft: no\ntaks: [a]\ncolour: red\n", &expected),
            None
        );
    }

    #[test]
    fn wrong_kinds_of_values_are_named_in_an_editors_words() {
        let text = "title: [a]\ntasks: one\n";
        let expected = [
            "a.yaml:1:8: error[wrong-type]: a text is wanted here, not a list",
            "a.yaml:2:8: error[wrong-type]: a list is wanted here, not a single value \
             (begin each item on a line of its own with `- `)",
        ];
        assert_eq!(check(text, &expected), None);
    }

    #[test]
    fn the_fields_of_a_record_describe_it() {
        let fields = Step::fields();
        let names: Vec<_> = fields
            .iter()
            .map(|field| (field.name, field.required))
            .collect();
        assert_eq!(names, [("title", true), ("draft", false), ("tasks", false)]);
        assert_eq!(fields[2].doc.trim(), "What it adds.");
    }

    #[test]
    fn only_near_words_are_offered() {
        let known = ["median", "mean", "min"];
        assert_eq!(nearest("medain", known.into_iter()), Some("median"));
        assert_eq!(nearest("Mean", known.into_iter()), Some("mean"));
        assert_eq!(nearest("percentile", known.into_iter()), None);
        assert_eq!(nearest(&"m".repeat(1 << 20), known.into_iter()), None);
    }
}

//! Maps with known keys, declared once: for reading, for hints, for the reference and the schema.
//!
//! [`record!`](crate::record) declares a struct whose fields are the keys; [`choice!`](crate::choice)
//! an enum whose variants are the words. This module knows no field of the content model.

use std::cell::RefCell;

use super::decode::article;
use super::{Content, Decode, Entry, Node, Shape, hint, nearest};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

/// A map with known keys, as [`record!`](crate::record) makes them.
pub trait Record: Sized {
    /// What it is, with its article: `a pay row`.
    const WHAT: &'static str;

    /// Its keys, in the order of the reference.
    const KEYS: &'static [&'static str];

    /// Its keys with what they say and what their values look like.
    fn fields() -> Vec<Field>;

    /// What becomes of it where a value that may be left out was reported.
    const SLIPS: Slips = Slips::Lose;

    /// Reads the keys of this record from a map that may hold others; every key is read before
    /// any is missed, so that all mistakes are reported.
    fn from_map(map: &MapReader<'_>, found: &mut Diagnostics) -> Option<Self>;
}

/// What becomes of a record where one of its values was reported that may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slips {
    /// It is lost: without that value it would say something else, and other mistakes would follow.
    Lose,
    /// It is read without that value, so that the rest is checked in the same run; a text that must
    /// be there is empty then.
    Forgive,
}

impl Slips {
    /// The value to go on with, of one that was `read` from `map`.
    #[doc(hidden)]
    pub fn settle<T: DecodeField>(self, read: Option<T>, map: &MapReader<'_>) -> Option<T> {
        match self {
            Self::Lose => read,
            Self::Forgive => read.or_else(T::absent).or_else(|| T::stand_in(map.head())),
        }
    }
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

    /// A value that says nothing, for one that must be there and was reported; `span` is where its
    /// record begins.
    #[must_use]
    fn stand_in(_span: Span) -> Option<Self> {
        None
    }
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
            Content::List(items) => {
                // A site holds millions of these lists, and they never grow again.
                let mut read = Self::with_capacity(items.len());
                read.extend(items.iter().filter_map(|item| T::decode(item, found)));
                Some(read)
            }
            Content::Scalar(_) | Content::Map(_) => {
                let message = format!("a list is wanted here, not {}", article(node));
                found.push(Diagnostic::at(Code::WrongType, node.span, message).mend(as_list(node)));
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
    fn stand_in(span: Span) -> Option<Self> {
        T::stand_in().map(|value| Self::new(value, span))
    }
}

impl DecodeField for bool {
    const REQUIRED: bool = false;
    fn shape() -> Shape {
        <Self as Decode>::shape()
    }
    fn absent() -> Option<Self> {
        Some(false)
    }
    fn present(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        Self::decode(node, found)
    }
}

/// How a list is written that has this one item.
fn as_list(node: &Node) -> String {
    let lines = "begin each item on a line of its own with `- `";
    match &node.content {
        Content::Scalar(scalar) if is_short_word(&scalar.text) => {
            format!("write `[{}]`, or {lines}", scalar.text)
        }
        _ => lines.to_owned(),
    }
}

/// Whether a text can stand in brackets as it is, and in a hint.
fn is_short_word(text: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-');
    !text.is_empty() && text.len() <= 40 && text.chars().all(plain)
}

/// A map whose keys are taken one after another; what is left at the end is unknown.
pub struct MapReader<'a> {
    span: Span,
    entries: &'a [Entry],
    /// Keys that were reported in place of one that must be there.
    misspelt: RefCell<Vec<Span>>,
}

impl<'a> MapReader<'a> {
    /// Begins to read `node` as `what` ("a pay row"); reports a node that is no map.
    pub fn new(node: &'a Node, what: &str, found: &mut Diagnostics) -> Option<Self> {
        match &node.content {
            Content::Map(entries) => Some(Self {
                span: node.span,
                entries,
                misspelt: RefCell::default(),
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

    /// Reads the field called `name`, which is one of `known`; `None` where it was reported, now or
    /// as missing.
    pub fn field<T: DecodeField>(
        &self,
        name: &'static str,
        known: &[&'static str],
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
            _ => T::absent().or_else(|| {
                found.push(match self.slip(name, known).filter(|_| node.is_none()) {
                    Some(slip) => {
                        self.misspelt.borrow_mut().push(slip.key.span);
                        unknown_key(slip, what, known)
                    }
                    None => missing(name, node, self.head(), what, &T::shape()),
                });
                None
            }),
        }
    }

    /// The key that was meant to be `name`, so that it is not reported twice: as unknown, and as
    /// missing.
    fn slip(&self, name: &str, known: &[&'static str]) -> Option<&Entry> {
        self.entries.iter().find(|entry| {
            let key = &*entry.key.value;
            !known.contains(&key) && nearest(key, known.iter().copied()) == Some(name)
        })
    }

    /// Where the map begins, up to its first key: a report does not show all of a long map.
    fn head(&self) -> Span {
        let first = self.entries.first().map(|entry| entry.key.span.end);
        Span {
            end: first.unwrap_or(self.span.end),
            ..self.span
        }
    }

    /// Reports the keys that are not among `known`, each with the nearest that is.
    pub fn refuse_others(&self, known: &[&'static str], what: &str, found: &mut Diagnostics) {
        for entry in self.entries {
            let is_known = known.contains(&&*entry.key.value);
            if !is_known && !self.misspelt.borrow().contains(&entry.key.span) {
                found.push(unknown_key(entry, what, known));
            }
        }
    }
}

fn unknown_key(entry: &Entry, what: &str, known: &[&'static str]) -> Diagnostic {
    let key = &*entry.key.value;
    let message = format!("{what} has no key `{key}`");
    let mend = match entry.value.is_null() && key.contains(' ') {
        true => "put a text that holds commas or colons in quotes".to_owned(),
        false => hint(key, known.iter().copied()),
    };
    Diagnostic::at(Code::UnknownKey, entry.key.span, message).mend(mend)
}

/// The report of a key that must be there; `node` is its value where it has none.
fn missing(name: &str, node: Option<&Node>, head: Span, what: &str, shape: &Shape) -> Diagnostic {
    let place = node.map_or(head, |node| node.span);
    Diagnostic::at(Code::MissingKey, place, format!("{what} has no `{name}`"))
        .mend(how_to_add(name, shape))
}

fn how_to_add(name: &str, shape: &Shape) -> String {
    let Shape::Choice(words) = shape else {
        return format!("add `{name}:` with its value");
    };
    let words: Vec<String> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
    format!("add `{name}:` with one of {}", words.join(", "))
}

/// Declares a struct that is read from a map, its keys being the names of its fields.
///
/// `record! { "a pay row" => pub struct Row { /// What it says. pub value: Option<Spanned<Amount>>, } }`
/// makes the struct, its [`Record`] and its [`Decode`]:
/// each field's docstring is its text in the reference, and its type says whether it is required
/// (`Spanned<T>`), optional (`Option<T>`), a list (`Vec<T>`), or a `bool`, false where left out.
///
/// `Forgive` before the name makes a record that is read without the values that were reported,
/// where they may be left out ([`Slips`]).
#[macro_export]
macro_rules! record {
    ($($slips:ident)? $what:literal => $(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[doc = $doc:literal])+ $field_vis:vis $field:ident: $type:ty,)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        $vis struct $name {
            $($(#[doc = $doc])+ $field_vis $field: $type,)+
        }

        impl $crate::yaml::Record for $name {
            const WHAT: &'static str = $what;
            const KEYS: &'static [&'static str] = &[$(stringify!($field)),+];
            $(const SLIPS: $crate::yaml::Slips = $crate::yaml::Slips::$slips;)?

            fn fields() -> Vec<$crate::yaml::Field> {
                vec![$($crate::yaml::Field {
                    name: stringify!($field),
                    doc: concat!($($doc, "\n"),+),
                    required: <$type as $crate::yaml::DecodeField>::REQUIRED,
                    shape: <$type as $crate::yaml::DecodeField>::shape(),
                },)+]
            }

            fn from_map(
                map: &$crate::yaml::MapReader<'_>,
                found: &mut $crate::diagnostics::Diagnostics,
            ) -> Option<Self> {
                $(let $field: Option<$type> = map.field(
                    stringify!($field),
                    <Self as $crate::yaml::Record>::KEYS,
                    $what,
                    found,
                );)+
                Some(Self { $($field: Self::SLIPS.settle($field, map)?,)+ })
            }
        }

        impl $crate::yaml::Decode for $name {
            fn shape() -> $crate::yaml::Shape {
                $crate::yaml::Shape::Record {
                    name: stringify!($name),
                    what: $what,
                    fields: <Self as $crate::yaml::Record>::fields,
                }
            }

            fn decode(
                node: &$crate::yaml::Node,
                found: &mut $crate::diagnostics::Diagnostics,
            ) -> Option<Self> {
                let map = $crate::yaml::MapReader::new(node, $what, found)?;
                let record = <Self as $crate::yaml::Record>::from_map(&map, found);
                map.refuse_others(<Self as $crate::yaml::Record>::KEYS, $what, found);
                record
            }
        }
    };
}

/// Declares an enum that is read from one of a list of words.
///
/// `choice! { "a need" => pub enum Need { /// Must be there. Required = "required", } }` makes the
/// enum, its words ([`Decode::shape`]) and its reading; an unknown word
/// is reported with the nearest. `"a kind", else Other =>` names the word with which a record is
/// gone on with where it was reported ([`Slips::Forgive`]).
#[macro_export]
macro_rules! choice {
    ($what:literal $(, else $stand_in:ident)? => $(#[$meta:meta])* $vis:vis enum $name:ident {
        $($(#[doc = $doc:literal])+ $variant:ident = $word:literal,)+
    }) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            ::serde::Deserialize, ::serde::Serialize,
        )]
        $vis enum $name {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl $name {
            /// Every word with its value, in the order of the reference.
            $vis const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];

            /// Every value, in the order of the reference.
            $vis fn all() -> impl Iterator<Item = Self> + Clone {
                Self::WORDS.iter().map(|(_, value)| *value)
            }

            /// The value that an editor writes as `word`.
            #[must_use]
            $vis fn named(word: &str) -> Option<Self> {
                let mut known = Self::WORDS.iter();
                known.find(|(known, _)| *known == word).map(|(_, value)| *value)
            }

            /// The word that an editor writes.
            #[must_use]
            $vis const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl $crate::yaml::Decode for $name {
            fn shape() -> $crate::yaml::Shape {
                $crate::yaml::Shape::Choice(&[$(($word, concat!($($doc, "\n"),+))),+])
            }

            fn decode(
                node: &$crate::yaml::Node,
                found: &mut $crate::diagnostics::Diagnostics,
            ) -> Option<Self> {
                $crate::yaml::word(node, Self::WORDS, $what, found)
            }

            $(fn stand_in() -> Option<Self> {
                Some(Self::$stand_in)
            })?
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
            /// Whether it must be there.
            need: Option<Need>,
        }
    }

    record! { Forgive "a head" =>
        /// A record whose values are checked although one of them is wrong.
        struct Head {
            /// Its name.
            title: Spanned<Box<str>>,
            /// Whether it must be there.
            need: Option<Need>,
            /// What it adds.
            tasks: Vec<Box<str>>,
        }
    }

    choice! { "a need" =>
        /// An enum as the content model has them.
        enum Need {
            /// It must be there.
            Required = "required",
            /// It helps.
            Preferred = "preferred",
        }
    }

    fn check(text: &str, expected: &[&str]) -> Option<Step> {
        check_as(text, expected)
    }

    fn check_as<T: Decode>(text: &str, expected: &[&str]) -> Option<T> {
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
        let step = T::decode(&node, &mut found);
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
            "a.yaml:3:1: error[unknown-key]: a step has no key `colour` (known are `title`, `draft`, `tasks`, `need`)",
        ];
        assert_eq!(
            check("draft: no\ntaks: [a]\ncolour: red\n", &expected),
            None
        );
    }

    #[test]
    fn a_forgiving_record_is_read_without_what_was_reported() {
        let expected = [
            "a.yaml:2:7: error[unknown-value]: `requird` is not a need (did you mean `required`?)",
            "a.yaml:3:8: error[wrong-type]: a list is wanted here, not a single value \
             (write `[b]`, or begin each item on a line of its own with `- `)",
        ];
        let text = "title: a\nneed: requird\ntasks: b\n";
        let head: Head = check_as(text, &expected).unwrap();
        assert_eq!((&**head.title, head.need, head.tasks.len()), ("a", None, 0));
        let expected =
            ["a.yaml:1:1: error[missing-key]: a head has no `title` (add `title:` with its value)"];
        let head: Head = check_as("tasks: [b]\n", &expected).unwrap();
        assert_eq!((&**head.title, head.tasks.len()), ("", 1));
    }

    #[test]
    fn a_misspelt_key_is_not_missed_as_well() {
        let expected =
            ["a.yaml:1:1: error[unknown-key]: a step has no key `titel` (did you mean `title`?)"];
        assert_eq!(check("titel: a\ntasks: [b]\n", &expected), None);
    }

    #[test]
    fn wrong_kinds_of_values_are_named_in_an_editors_words() {
        let text = "title: [a]\ntasks: one\n";
        let expected = [
            "a.yaml:1:8: error[wrong-type]: a text is wanted here, not a list",
            "a.yaml:2:8: error[wrong-type]: a list is wanted here, not a single value \
             (write `[one]`, or begin each item on a line of its own with `- `)",
        ];
        assert_eq!(check(text, &expected), None);
    }

    #[test]
    fn a_word_is_one_of_its_list() {
        let step = check("title: a\nneed: preferred\n", &[]).unwrap();
        assert_eq!(step.need.map(Need::as_str), Some("preferred"));
        let expected = [
            "a.yaml:2:7: error[unknown-value]: `requird` is not a need (did you mean `required`?)",
        ];
        assert_eq!(check("title: a\nneed: requird\n", &expected), None);
    }

    #[test]
    fn the_words_of_a_choice_name_its_values() {
        for need in Need::all() {
            assert_eq!(Need::named(need.as_str()), Some(need));
        }
        assert_eq!(Need::named(""), None);
    }

    #[test]
    fn the_fields_of_a_record_describe_it() {
        let fields = Step::fields();
        let names: Vec<_> = fields
            .iter()
            .map(|field| (field.name, field.required))
            .collect();
        assert_eq!(
            names,
            [
                ("title", true),
                ("draft", false),
                ("tasks", false),
                ("need", false)
            ]
        );
        assert_eq!(fields[2].doc.trim(), "What it adds.");
    }
}

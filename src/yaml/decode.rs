//! From a [`Node`] to typed data, collecting every mistake on the way.
//!
//! A type says once what it looks like ([`Decode::shape`]) and how it is read; hints, the content
//! reference and the JSON Schema are made from the same shape, so that they cannot drift. A value
//! that cannot be read is reported and left out, and reading goes on: an item that is missing
//! *because* it was reported is never reported again.

use super::{Content, Field, Node};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::Spanned;

/// Something that can be read from a node.
pub trait Decode: Sized {
    /// What it looks like, for hints, the reference and the schema.
    fn shape() -> Shape;

    /// Reads it; `None` where the node was reported in `found`.
    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self>;

    /// A value that says nothing, for a record that is gone on with although this one is missing;
    /// `None` where every value says something.
    #[must_use]
    fn stand_in() -> Option<Self> {
        None
    }
}

/// What a value looks like.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A scalar with a form of its own.
    Scalar {
        /// As the reference calls it: `amount`, `date`.
        name: &'static str,
        /// As an editor writes it.
        example: &'static str,
        /// Every form that it has, each with what it says.
        forms: &'static [(&'static str, &'static str)],
    },
    /// One of the listed words, each with what it means.
    Choice(&'static [(&'static str, &'static str)]),
    /// A list of values of one shape.
    List(Box<Shape>),
    /// A map whose keys are ids that the editor chooses, its values all of one shape.
    Map(Box<Shape>),
    /// A map from words that are known to values of one shape.
    Keyed {
        /// What its keys are, for the reference: `codes of rules`.
        what: &'static str,
        /// The words that a key may be.
        keys: fn() -> Vec<&'static str>,
        /// The shape of its values.
        value: Box<Shape>,
    },
    /// A map with known keys, as [`record!`](crate::record) declares them.
    Record {
        /// The name of the type.
        name: &'static str,
        /// What it is, with its article: `a pay row`.
        what: &'static str,
        /// Its keys.
        fields: fn() -> Vec<Field>,
    },
    /// Either of several shapes.
    Either(Vec<Shape>),
}

impl<T: Decode> Decode for Spanned<T> {
    fn shape() -> Shape {
        T::shape()
    }
    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        T::decode(node, found).map(|value| Self::new(value, node.span))
    }
}

/// Boxed where a value is rare, so that records stay small.
impl<T: Decode> Decode for Box<T> {
    fn shape() -> Shape {
        T::shape()
    }
    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        T::decode(node, found).map(Self::new)
    }
}

impl Decode for Box<str> {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "text",
            example: "Data scientist",
            forms: &[
                ("Data scientist", "one line of plain text"),
                (
                    "\"Nurse: adult care\"",
                    "in quotes where it holds a colon and a space, or begins with a sign such as `*`, `&`, `[` or `#`",
                ),
            ],
        }
    }
    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        scalar(node, "a text", found).map(Into::into)
    }
    fn stand_in() -> Option<Self> {
        Some("".into())
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

impl Decode for u32 {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "whole number",
            example: "1200",
            forms: &[("1200", "digits only")],
        }
    }
    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        parsed(node, "a whole number", Code::WrongValue, whole, found)
    }
}

fn whole(text: &str) -> Result<u32, Mistake> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if digits(text) {
        return text.parse().map_err(|_| {
            let message = format!("`{text}` is larger than {}", u32::MAX);
            (message, "check its digits".to_owned())
        });
    }
    let bare: String = text
        .chars()
        .filter(|c| !matches!(c, ',' | '.' | '_' | '\'' | ' ' | '\u{a0}' | '\u{202f}'))
        .collect();
    let grouped = digits(&bare)
        && text
            .rsplit(|c: char| !c.is_ascii_digit())
            .next()
            .is_some_and(|last| last.len() == 3);
    let mend = match grouped {
        true => format!("write `{bare}`"),
        false => "write digits only".to_owned(),
    };
    Err((format!("`{text}` is not a whole number"), mend))
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
pub(super) fn article(node: &Node) -> &'static str {
    match &node.content {
        Content::Scalar(_) if node.is_null() => "nothing",
        Content::Scalar(_) => "a single value",
        Content::List(_) => "a list",
        Content::Map(_) => "a map of keys",
    }
}

/// Reads a word of a fixed list; an unknown one is reported with the nearest.
pub fn word<T: Copy>(
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

/// How many known words a hint lists; a pay row has 33 keys.
const LISTED: usize = 40;

/// `write `median`` where a known word is near, else the list of what is known.
#[must_use]
pub fn hint<'a>(written: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    match nearest(written, known.clone()) {
        Some(word) => format!("did you mean `{word}`?"),
        None => {
            let mut list: Vec<String> = known.map(|word| format!("`{word}`")).collect();
            if list.len() > LISTED {
                list.truncate(LISTED);
                list.push("…".to_owned());
            }
            format!("known are {}", list.join(", "))
        }
    }
}

/// How many letters of a word are looked at: one of three hundred is near nothing, and measuring it
/// costs its square.
const MEASURED: usize = 64;

/// How many letters the ending of a word has at most: the `ies` of `salaries`.
const ENDING: usize = 3;

/// The known word that was meant by the written one: one that is at most a third of its letters
/// away, or has the same stem.
#[must_use]
pub fn nearest<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let written: Vec<char> = written.to_lowercase().chars().take(MEASURED).collect();
    known
        .filter_map(|word| Some((distance(&written, word)?, word)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// How many letters are to be changed to make `word` of what was written; `None` where it is
/// another word.
fn distance(written: &[char], word: &str) -> Option<usize> {
    let letters = word.chars().count();
    // Most words are too long or too short, which costs less to see than a distance.
    if letters.abs_diff(written.len()) > (letters / 3).max(ENDING) {
        return None;
    }
    let word: Vec<char> = word.to_lowercase().chars().collect();
    let shared = written.iter().zip(&word).take_while(|(a, b)| a == b);
    let stem = shared.count();
    let (shorter, longer) = match written.len() < word.len() {
        true => (written.len(), word.len()),
        false => (word.len(), written.len()),
    };
    // `salary` and `salaries` have a stem, and differ in their ends.
    let is_form = stem > ENDING && stem * 4 >= shorter * 3 && longer - stem <= ENDING;
    let is_end = word.ends_with(written) || written.ends_with(&word);
    let most = match stem == 0 && !is_end {
        // `junior` is two letters from `senior`; few mistake the first letter and another one.
        true => 1,
        false => word.len().max(3) / 3,
    };
    // `tt` is near `t`, and `a` is not near `b`: something must be the same.
    let most = most.min(longer.saturating_sub(1));
    let distance = strsim::generic_damerau_levenshtein(written, &word);
    (is_form || distance <= most).then_some(distance)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn only_the_word_that_was_meant_is_offered() {
        let check = |written: &str, known: &[&str], expected: Option<&str>| {
            assert_eq!(
                nearest(written, known.iter().copied()),
                expected,
                "{written}"
            );
        };
        let statistics = ["median", "mean", "min"];
        check("medain", &statistics, Some("median"));
        check("Mean", &statistics, Some("mean"));
        check("percentile", &statistics, None);
        check("meidan", &statistics, Some("median"));
        check("edian", &statistics, Some("median"));
        check("icon.svg", &["favicon.svg"], Some("favicon.svg"));
        check("a", &["b", "r"], None);
        check(&"m".repeat(1 << 20), &statistics, None);
        let levels = ["entry", "mid", "experienced", "senior"];
        check("junior", &levels, None);
        check("seniro", &levels, Some("senior"));
        check("experience", &levels, Some("experienced"));
        let kinds = ["salaries", "responsibilities", "practices", "market"];
        check("salary", &kinds, Some("salaries"));
        check("responsibility", &kinds, Some("responsibilities"));
        check("practise", &kinds, Some("practices"));
        check("marketing", &kinds, Some("market"));
        check("marketplaces", &kinds, None);
        check("सैलरी", &["सैलरीज़"], Some("सैलरीज़"));
    }
}

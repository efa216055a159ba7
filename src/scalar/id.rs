//! Ids: the names by which entries refer to each other, and which become addresses.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use smol_str::SmolStr;

use crate::diagnostics::{Code, Diagnostics};
use crate::yaml::{Decode, Mistake, Node, Shape, parsed};

/// The longest id, in characters; some file systems take no name over 255 bytes.
const MAX_LENGTH: usize = 100;

/// A name of `a` to `z`, digits and hyphens, at most 100 characters: a career's slug, the id of a
/// skill, a source, an industry, a level or a row. A site refers to ids millions of times, and most
/// are short, so that they are kept without an allocation of their own.
#[derive(Clone)]
pub struct Id(SmolStr);

impl Id {
    /// Reads an id from its source text.
    ///
    /// # Errors
    /// What is wrong, and the mend.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if text.len() > MAX_LENGTH {
            let mend = format!("shorten it to {MAX_LENGTH} characters");
            return Err((
                format!("this name has {} characters", text.chars().count()),
                mend,
            ));
        }
        if text.is_empty()
            || !text.bytes().all(allowed)
            || text.starts_with('-')
            || text.ends_with('-')
        {
            let message = format!("`{}` cannot be a name in an address", text.escape_debug());
            return Err((message, mend(text)));
        }
        Ok(Self(SmolStr::new(text)))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

// An id is its text, so that maps by id can be asked by text.
impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Id {}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for Id {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

/// The nearest name that is allowed, or what is.
fn mend(text: &str) -> String {
    let mut near = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            near.push(c);
        } else if !near.is_empty() && !near.ends_with('-') {
            near.push('-');
        }
    }
    let near = near.trim_end_matches('-');
    // A name without its letters of other scripts is another name.
    let lossy = text.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    match near.is_empty() || lossy {
        true => "use `a` to `z`, digits and hyphens".to_owned(),
        false => format!("use `a` to `z`, digits and hyphens: `{near}`"),
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl Decode for Id {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "id",
            example: "data-scientist",
            forms: &[(
                "data-scientist",
                "small letters `a` to `z`, digits and hyphens; at most 100 characters",
            )],
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        parsed(node, "an id", Code::Id, Self::parse, found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_ids_are_their_text() {
        let id = |length| Id::parse(&"a".repeat(length)).unwrap();
        for length in [1, 23, 24, MAX_LENGTH] {
            assert_eq!(id(length).as_str(), "a".repeat(length));
        }
        assert!(id(23) < id(24) && id(5) == id(5));
        let set = std::collections::BTreeSet::from([id(3), id(50)]);
        assert!(set.contains("aaa") && !set.contains("aa"));
    }

    #[test]
    fn ids_are_safe_in_addresses_and_file_names() {
        assert_eq!(
            Id::parse("ml-engineer-2").unwrap().as_str(),
            "ml-engineer-2"
        );
        for (text, end) in [
            ("Data Scientist", ": `data-scientist`"),
            ("../etc", ": `etc`"),
            ("a/b", ": `a-b`"),
            ("a\0b", ": `a-b`"),
            ("été", "and hyphens"),
            ("数据", "and hyphens"),
            ("", "and hyphens"),
            ("-a", ": `a`"),
        ] {
            let mend = Id::parse(text).unwrap_err().1;
            assert!(mend.ends_with(end), "{text}: {mend}");
        }
        assert!(
            Id::parse(&"a".repeat(300))
                .unwrap_err()
                .1
                .starts_with("shorten")
        );
    }
}

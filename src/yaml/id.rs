//! Ids: the names by which entries refer to each other, and which become addresses.

use std::borrow::Borrow;
use std::fmt;

use super::{Decode, Mistake, Node, Shape, parsed};
use crate::diagnostics::{Code, Diagnostics};

/// The longest id, in characters; some file systems take no name over 255 bytes.
const MAX_LENGTH: usize = 100;

/// A name of `a` to `z`, digits and hyphens, at most 100 characters: a career's slug, the id of a
/// skill, a source, an industry, a level or a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Box<str>);

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
        Ok(Self(text.into()))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
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
    match near.is_empty() {
        true => "use `a` to `z`, digits and hyphens".to_owned(),
        false => format!("use `a` to `z`, digits and hyphens: `{near}`"),
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Decode for Id {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "id",
            example: "data-scientist",
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
            ("été", ": `t`"),
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

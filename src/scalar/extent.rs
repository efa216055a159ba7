//! Extents: whole numbers of years or of people, from one to another.
//!
//! `5`, `7..9`, `15..`, `..50`; written as amounts are, and whole.

use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use super::{Amount, Bound, Unit};
use crate::diagnostics::{Code, Diagnostics};
use crate::yaml::{Decode, Mistake, Node, Shape, parsed};

/// Whole numbers from one to another, both included; an end that is not said is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct Extent {
    /// The lowest, unless everything below counts.
    pub low: Option<u32>,
    /// The highest, unless everything above counts.
    pub high: Option<u32>,
}

impl Extent {
    /// Reads an extent from its source text.
    ///
    /// # Errors
    /// What is wrong, and the mend.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let whole = |number: rust_decimal::Decimal| {
            let whole = number.fract().is_zero().then(|| number.to_u32()).flatten();
            whole.ok_or_else(|| not_whole(text))
        };
        let (low, high) = match Amount::parse(text)? {
            Amount::Figure(Bound::Point(number), Unit::Plain) => {
                let number = whole(number)?;
                (Some(number), Some(number))
            }
            Amount::Figure(Bound::Range(low, high), Unit::Plain) => {
                (Some(whole(low)?), Some(whole(high)?))
            }
            Amount::Figure(Bound::Ceiling(high), Unit::Plain) => (None, Some(whole(high)?)),
            Amount::Figure(Bound::Floor(low), Unit::Plain) => (Some(whole(low)?), None),
            Amount::Figure(Bound::About(_), _)
            | Amount::Figure(_, Unit::Percent)
            | Amount::Words(_) => {
                return Err(not_whole(text));
            }
        };
        Ok(Self { low, high })
    }
}

fn not_whole(text: &str) -> Mistake {
    let message = format!("`{text}` is not a whole number, nor a range of them");
    (message, "write `5`, `7..9`, `15..` or `..50`".to_owned())
}

impl Decode for Extent {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "extent",
            example: "7..9",
            forms: &[
                ("5", "one whole number"),
                ("7..9", "from one to another, both included"),
                ("15..", "this and more"),
                ("..50", "this and less"),
            ],
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        parsed(
            node,
            "a whole number or a range of them",
            Code::WrongValue,
            Self::parse,
            found,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extents_are_whole_numbers_with_open_or_closed_ends() {
        for (text, low, high) in [
            ("5", Some(5), Some(5)),
            ("0..1", Some(0), Some(1)),
            ("15..", Some(15), None),
            ("..50", None, Some(50)),
            ("10k..", Some(10_000), None),
        ] {
            assert_eq!(Extent::parse(text), Ok(Extent { low, high }), "{text}");
        }
    }

    #[test]
    fn what_is_no_extent_comes_with_its_mend() {
        for (text, mend) in [
            ("5-7", "write `5..7`"),
            ("1,000", "write `1000`"),
            ("1.5", "write `5`, `7..9`, `15..` or `..50`"),
            ("many", "write `5`, `7..9`, `15..` or `..50`"),
            ("5%", "write `5`, `7..9`, `15..` or `..50`"),
            ("99999999999", "write `5`, `7..9`, `15..` or `..50`"),
        ] {
            assert_eq!(Extent::parse(text).unwrap_err().1, mend, "{text}");
        }
    }
}

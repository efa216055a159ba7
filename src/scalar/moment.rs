//! Moments and durations: when something was published, and how long a route takes.

use serde::{Deserialize, Serialize};

use super::{Day, Interval, Month};
use crate::diagnostics::{Code, Diagnostics};
use crate::yaml::{Decode, Mistake, Node, Shape, parsed};

/// When something was published: a year, a month or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub enum Moment {
    /// A year or a month.
    In(Month),
    /// A day.
    On(Day),
}

impl Moment {
    /// Reads a moment from its source text.
    ///
    /// # Errors
    /// What is wrong, and the mend.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        match text.split('-').count() {
            3 => Day::parse(text).map(Self::On),
            _ => Month::parse(text).map(Self::In).map_err(|_| {
                let mend = "write a year `2024`, a month `2024-05` or a day `2024-05-31`";
                (format!("`{text}` is not a date"), mend.to_owned())
            }),
        }
    }
}

impl Decode for Moment {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "year, month or day",
            example: "2024-05",
            forms: &[
                ("2024", "a year"),
                ("2024-05", "a month"),
                ("2024-05-31", "a day"),
            ],
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        parsed(node, "a date", Code::Date, Self::parse, found)
    }
}

/// How long something takes: one length of time, or from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub struct Takes {
    /// The shortest.
    pub least: Interval,
    /// The longest; the same as the shortest where one length was written.
    pub most: Interval,
}

impl Takes {
    /// Reads `P3Y` or `P3Y..P4Y` from its source text.
    ///
    /// # Errors
    /// What is wrong, and the mend.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let (least, most) = text.split_once("..").unwrap_or((text, text));
        let both = (Interval::parse(least.trim()), Interval::parse(most.trim()));
        let (Ok(least), Ok(most)) = both else {
            let mend = "write `P3Y` for three years, `P18M` for eighteen months, or `P3Y..P4Y`";
            return Err((format!("`{text}` is not a length of time"), mend.to_owned()));
        };
        if least > most {
            let message = "the range begins above its end".to_owned();
            return Err((message, "write the shorter time first".to_owned()));
        }
        Ok(Self { least, most })
    }
}

impl Decode for Takes {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "length of time",
            example: "P3Y..P4Y",
            forms: &[
                ("P3Y", "three years; `P18M` is eighteen months"),
                ("P3Y..P4Y", "from one length of time to another"),
            ],
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        parsed(node, "a length of time", Code::Interval, Self::parse, found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_keep_the_precision_that_was_written() {
        let month = |month| Moment::In(Month { year: 2024, month });
        assert_eq!(Moment::parse("2024"), Ok(month(None)));
        assert_eq!(Moment::parse("2024-05"), Ok(month(Some(5))));
        let day = Day::parse("2024-05-31").map(Moment::On);
        assert_eq!(Moment::parse("2024-05-31"), day);
        let mend = |text| Moment::parse(text).unwrap_err().1;
        assert_eq!(mend("2024-02-30"), "check the month and the day");
        for text in ["May 2024", "2024-34", "24", ""] {
            assert!(mend(text).starts_with("write a year `2024`"), "{text}");
        }
    }

    #[test]
    fn what_something_takes_is_a_length_or_a_range_of_them() {
        let takes = |text| {
            Takes::parse(text)
                .map(|takes| (takes.least.months, takes.most.months))
                .map_err(|mistake| mistake.1)
        };
        assert_eq!(takes("P3Y"), Ok((36, 36)));
        assert_eq!(takes("P18M..P4Y"), Ok((18, 48)));
        assert_eq!(
            takes("P4Y..P3Y"),
            Err("write the shorter time first".to_owned())
        );
        assert!(takes("3 to 4 years").is_err());
    }
}

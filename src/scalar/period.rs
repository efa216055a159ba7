//! Periods: when a figure holds.
//!
//! `2024`, `2024-05`, `2023..2027`, `2022-11..2024-02`, or `P4Y`, whose end the source did not say.
//! Whether a period lies in the future is not decided here: that needs to know today.

use serde::{Deserialize, Serialize};

use crate::diagnostics::{Code, Diagnostics};
use crate::yaml::{Decode, Mistake, Node, Shape, parsed};

/// A year, or a month of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct Month {
    /// 1800 to 2199.
    pub year: u16,
    /// 1 to 12, where the source names a month.
    pub month: Option<u8>,
}

/// When a figure holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub enum Period {
    /// A year or a month.
    In(Month),
    /// From one to another, both of one precision.
    Between(Month, Month),
    /// A number of years whose end is not known.
    Years(u16),
}

impl Month {
    /// Reads `2024` or `2024-05` from its source text.
    ///
    /// # Errors
    /// What is wrong, and the mend.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        month(text)
    }
}

impl Period {
    /// Reads a period from its source text.
    ///
    /// # Errors
    /// What is wrong, and the mend, both in an editor's words.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        if let Some(years) = text
            .strip_prefix('P')
            .and_then(|rest| rest.strip_suffix('Y'))
        {
            return match years.parse() {
                Ok(years) if years > 0 => Ok(Self::Years(years)),
                _ => Err(not_a_period(text)),
            };
        }
        match text.split_once("..") {
            Some((from, to)) => between(from.trim(), to.trim()),
            None => month(text).map(Self::In),
        }
    }

    /// When it ends, where that is known.
    #[must_use]
    pub const fn end(self) -> Option<Month> {
        match self {
            Self::In(end) | Self::Between(_, end) => Some(end),
            Self::Years(_) => None,
        }
    }
}

fn between(from: &str, to: &str) -> Result<Period, Mistake> {
    if from.is_empty() || to.is_empty() {
        let message = "one end of the period is missing".to_owned();
        let mend = "write both ends, `2023..2027`, or the one year that is meant";
        return Err((message, mend.to_owned()));
    }
    let (from, to) = (month(from)?, month(to)?);
    if from.month.is_some() != to.month.is_some() {
        let message = "one end of the period is a year and the other a month".to_owned();
        return Err((message, "write both as years, or both as months".to_owned()));
    }
    if from >= to {
        let message = "the period does not end after it begins".to_owned();
        return Err((message, "write the earlier end first".to_owned()));
    }
    Ok(Period::Between(from, to))
}

fn month(text: &str) -> Result<Month, Mistake> {
    let (year_text, rest) = match text.split_once(['-', '–', '/']) {
        Some((year, rest)) => (year, Some(rest)),
        None => (text, None),
    };
    let year = digits(year_text, 4).filter(|year| (1800..2200).contains(year));
    let Some(year) = year else {
        return Err(match digits(year_text, 4) {
            Some(year) => far_off(year),
            None => not_a_period(text),
        });
    };
    let Some(rest) = rest else {
        return Ok(Month { year, month: None });
    };
    match digits(rest, 2) {
        Some(number @ 1..=12) if text.contains('-') => {
            // `digits` gave at most two digits, and the pattern at most twelve.
            Ok(Month {
                year,
                month: u8::try_from(number).ok(),
            })
        }
        _ => Err(looks_like_years(text, year, rest).unwrap_or_else(|| not_a_period(text))),
    }
}

/// `2024-34` and `2024-2034` were meant as years from one to the other.
fn looks_like_years(text: &str, year: u16, rest: &str) -> Option<Mistake> {
    let end = digits(rest, 4).or_else(|| digits(rest, 2).map(|end| year / 100 * 100 + end))?;
    let message =
        format!("`{text}` is no month; years from one to another are written with two dots");
    (end > year).then(|| (message, format!("write `{year}..{end}`")))
}

fn digits(text: &str, count: usize) -> Option<u16> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn far_off(year: u16) -> Mistake {
    let message = format!("the year {year:04} is too far from today");
    (message, "check its digits".to_owned())
}

fn not_a_period(text: &str) -> Mistake {
    let mend = "write a year `2024`, a month `2024-05`, years `2023..2027`, or `P4Y` for four years whose end is not known";
    (format!("`{text}` is not a period"), mend.to_owned())
}

impl Decode for Period {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "period",
            example: "2023..2027",
            forms: &[
                ("2024", "a year"),
                ("2024-05", "a month"),
                ("2023..2027", "from one year to another"),
                ("2022-11..2024-02", "from one month to another"),
                (
                    "P4Y",
                    "a number of years, where the source does not say which; it is reported",
                ),
            ],
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        parsed(node, "a period", Code::Period, Self::parse, found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let show = |m: Month| match m.month {
            Some(month) => format!("{}/{month}", m.year),
            None => m.year.to_string(),
        };
        match Period::parse(text) {
            Ok(Period::In(month)) => show(month),
            Ok(Period::Between(from, to)) => format!("{} to {}", show(from), show(to)),
            Ok(Period::Years(years)) => format!("{years} years"),
            Err((_, mend)) => format!("! {mend}"),
        }
    }

    #[test]
    fn periods_are_read_with_their_precision() {
        for (text, expected) in [
            ("2024", "2024"),
            ("2024-05", "2024/5"),
            ("2023..2027", "2023 to 2027"),
            ("2022-11..2024-02", "2022/11 to 2024/2"),
            ("P4Y", "4 years"),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_period_comes_with_its_mend() {
        let form = "! write a year `2024`, a month `2024-05`, years `2023..2027`, or `P4Y` for four years whose end is not known";
        for (text, expected) in [
            ("2024-34", "! write `2024..2034`"),
            ("2024–2034", "! write `2024..2034`"),
            ("2027..2023", "! write the earlier end first"),
            ("2023..2024-02", "! write both as years, or both as months"),
            ("2204", "! check its digits"),
            (
                "2024..",
                "! write both ends, `2023..2027`, or the one year that is meant",
            ),
            ("24", form),
            ("P0Y", form),
            ("2024-00", form),
            ("२०२४", form),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
    }
}

//! Days and intervals: when something was reviewed, and how often it should be.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::diagnostics::{Code, Diagnostics};
use crate::yaml::{Decode, Mistake, Node, Shape, parsed};

/// A day of the calendar, ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

impl Day {
    /// Reads a day from its source text.
    ///
    /// # Errors
    /// What is wrong, and the mend.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let mut parts = text
            .split('-')
            .map(|part| (part.len(), part.parse::<i16>().ok()));
        let (year, month, day) = match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some((4, Some(year))), Some((2, Some(month))), Some((2, Some(day))), None) => {
                (year, month, day)
            }
            _ => return Err(not_a_day(text)),
        };
        let exists = || {
            let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
            Date::new(year, month, day).ok()
        };
        exists().map(Self).ok_or_else(|| {
            let message = format!("the calendar has no day {text}");
            (message, "check the month and the day".to_owned())
        })
    }
}

fn not_a_day(text: &str) -> Mistake {
    (
        format!("`{text}` is not a date"),
        "write year, month and day: `2026-03-31`".to_owned(),
    )
}

impl Day {
    /// The day that lies `interval` later; of a month that is too short, its last one. `None` where
    /// the calendar does not go so far.
    #[must_use]
    pub fn after(self, interval: Interval) -> Option<Self> {
        let span = jiff::Span::new().months(i32::from(interval.months));
        self.0.checked_add(span).ok().map(Self)
    }
}

impl Decode for Day {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "date",
            example: "2026-03-31",
            forms: &[("2026-03-31", "year, month and day")],
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        parsed(node, "a date", Code::Date, Self::parse, found)
    }
}

/// A length of time in whole months: `P1Y`, `P6M`, `P1Y6M`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct Interval {
    /// How many months; at least 1.
    pub months: u16,
}

impl Interval {
    /// Reads an interval from its source text.
    ///
    /// # Errors
    /// What is wrong, and the mend.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        months(text)
            .filter(|months| *months > 0)
            .map(|months| Self { months })
            .ok_or_else(|| {
                let mend = "write `P1Y` for a year, `P6M` for six months";
                (format!("`{text}` is not a length of time"), mend.to_owned())
            })
    }
}

fn months(text: &str) -> Option<u16> {
    let rest = text.strip_prefix('P')?;
    let (years, rest) = match rest.split_once('Y') {
        Some((years, rest)) => (years.parse::<u16>().ok()?, rest),
        None => (0, rest),
    };
    let months = match rest {
        "" => 0,
        rest => rest.strip_suffix('M')?.parse::<u16>().ok()?,
    };
    years.checked_mul(12)?.checked_add(months)
}

impl Decode for Interval {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "interval",
            example: "P1Y",
            forms: &[
                ("P1Y", "a year"),
                ("P6M", "six months"),
                ("P1Y6M", "a year and a half"),
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
    fn days_are_days_of_the_calendar() {
        assert_eq!(
            Day::parse("2024-02-29").unwrap().0.to_string(),
            "2024-02-29"
        );
        for (text, mend) in [
            ("2026-02-30", "check the month and the day"),
            ("2026-13-01", "check the month and the day"),
            ("30.03.2026", "write year, month and day: `2026-03-31`"),
            ("2026-3-1", "write year, month and day: `2026-03-31`"),
            ("-026-03-01", "write year, month and day: `2026-03-31`"),
        ] {
            assert_eq!(Day::parse(text).unwrap_err().1, mend, "{text}");
        }
    }

    #[test]
    fn an_interval_later_is_a_day_of_the_calendar() {
        let after = |day, interval| {
            let (day, interval) = (Day::parse(day).unwrap(), Interval::parse(interval).unwrap());
            day.after(interval).map(|day| day.0.to_string())
        };
        assert_eq!(after("2024-02-29", "P1Y").as_deref(), Some("2025-02-28"));
        assert_eq!(after("2025-08-31", "P6M").as_deref(), Some("2026-02-28"));
        assert_eq!(after("2025-12-01", "P1M").as_deref(), Some("2026-01-01"));
        assert_eq!(after("9999-12-01", "P1M"), None);
    }

    #[test]
    fn intervals_count_months() {
        let months = |text| Interval::parse(text).map(|interval| interval.months).ok();
        assert_eq!(
            (months("P1Y"), months("P18M"), months("P1Y6M")),
            (Some(12), Some(18), Some(18))
        );
        assert_eq!(
            (months("1Y"), months("P"), months("P0M"), months("P9999Y")),
            (None, None, None, None)
        );
    }
}

//! Dates as a reader sees them: a day, a month or a year, and periods of them.
//!
//! The order of the parts and the names of the months are messages. Years have no grouping. This
//! module does not read dates and does not know what day it is.

use jiff::civil::Date;

use super::{Locale, MessageError, Messages};

/// A date that is known to the day, the month or the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// A year.
    Year(i16),
    /// A month of a year.
    Month {
        /// The year.
        year: i16,
        /// The month, from 1 to 12.
        month: i8,
    },
    /// A day.
    Day(Date),
}

impl Locale {
    /// A date by the messages `date_day`, `date_month` and `date_year`, and `month_1` to
    /// `month_12` for the names.
    ///
    /// # Errors
    /// A message is missing or has a place that is not `{day}`, `{month}` or `{year}`; a month
    /// that does not exist has no message.
    pub fn date(&self, date: PartialDate, messages: &Messages) -> Result<String, MessageError> {
        let name = |month: i8| messages.text(&format!("month_{month}"), &[]);
        match date {
            PartialDate::Year(year) => messages.text("date_year", &[("year", &year.to_string())]),
            PartialDate::Month { year, month } => messages.text(
                "date_month",
                &[("month", &name(month)?), ("year", &year.to_string())],
            ),
            PartialDate::Day(day) => messages.text(
                "date_day",
                &[
                    ("day", &day.day().to_string()),
                    ("month", &name(day.month())?),
                    ("year", &day.year().to_string()),
                ],
            ),
        }
    }

    /// A period by the message `period_years` if both ends are years, else by `period_dates`; a
    /// period of one date is that date.
    ///
    /// # Errors
    /// As for [`Locale::date`]; the places of a period are `{from}` and `{to}`.
    pub fn period(
        &self,
        from: PartialDate,
        to: PartialDate,
        messages: &Messages,
    ) -> Result<String, MessageError> {
        if from == to {
            return self.date(from, messages);
        }
        let key = match (from, to) {
            (PartialDate::Year(_), PartialDate::Year(_)) => "period_years",
            _ => "period_dates",
        };
        let ends = (self.date(from, messages)?, self.date(to, messages)?);
        messages.text(key, &[("from", &ends.0), ("to", &ends.1)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::shipped::messages;

    const DAY: PartialDate = PartialDate::Day(jiff::civil::date(2026, 11, 24));
    const MONTH: PartialDate = PartialDate::Month {
        year: 2026,
        month: 11,
    };

    #[test]
    fn dates_follow_the_messages() {
        let check = |tag: &str, date, expected: &str| {
            let locale = Locale::new(tag).unwrap();
            let text = locale.date(date, &messages(tag));
            assert_eq!(text.as_deref(), Ok(expected));
        };
        check("en", DAY, "November 24, 2026");
        check("en", MONTH, "November 2026");
        check("en", PartialDate::Year(2026), "2026");
        check("de", DAY, "24. November 2026");
        check("hi", DAY, "24 नवंबर 2026");
    }

    #[test]
    fn periods_have_one_dash() {
        let check = |from, to, expected: &str| {
            let locale = Locale::new("en").unwrap();
            let text = locale.period(from, to, &messages("en"));
            assert_eq!(text.as_deref(), Ok(expected));
        };
        let year = PartialDate::Year;
        check(year(2023), year(2027), "2023–2027");
        check(year(2023), year(2023), "2023");
        check(year(2023), MONTH, "2023 – November 2026");
    }

    #[test]
    fn a_month_that_is_none_is_an_error() {
        let month = PartialDate::Month {
            year: 2026,
            month: 13,
        };
        assert_eq!(
            Locale::new("en").unwrap().date(month, &messages("en")),
            Err(MessageError::MissingKey("month_13".to_owned()))
        );
    }
}

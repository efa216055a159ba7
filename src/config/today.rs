//! Which day a build takes for today.
//!
//! A pure choice among days that the caller knows: nothing here looks at a clock or at the
//! environment.

use jiff::Timestamp;
use jiff::tz::Offset;

use crate::scalar::Day;
use crate::yaml::Mistake;

/// The day that a build takes for today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Today(pub Day);

impl Today {
    /// The day asked for (`--date`), else that of `SOURCE_DATE_EPOCH` (the variable's text, empty
    /// where it is not set), else that of the configuration, else the day in UTC.
    ///
    /// # Errors
    /// The variable is looked at and holds no time: what is wrong, and the mend.
    pub fn choose(
        asked: Option<Day>,
        source_date_epoch: &str,
        configured: Option<Day>,
        in_utc: Day,
    ) -> Result<Self, Mistake> {
        match (asked, source_date_epoch) {
            (Some(day), _) => Ok(Self(day)),
            (None, "") => Ok(Self(configured.unwrap_or(in_utc))),
            (None, seconds) => day_of(seconds).map(Self).ok_or_else(|| {
                let message = format!("SOURCE_DATE_EPOCH is `{}`", seconds.escape_debug());
                let mend = "set it to whole seconds since 1970, or remove it";
                (message + ", which is no time", mend.to_owned())
            }),
        }
    }
}

fn day_of(seconds: &str) -> Option<Day> {
    let time = Timestamp::from_second(seconds.parse().ok()?).ok()?;
    Some(Day(Offset::UTC.to_datetime(time).date()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_wish_counts() {
        let day = |text: &str| Day::parse(text).unwrap();
        let check = |asked: Option<&str>, epoch, configured: Option<&str>, expected: &str| {
            let today = Today::choose(
                asked.map(day),
                epoch,
                configured.map(day),
                day("2026-11-24"),
            );
            assert_eq!(today, Ok(Today(day(expected))));
        };
        check(None, "", None, "2026-11-24");
        check(None, "", Some("2026-01-02"), "2026-01-02");
        check(None, "1700000000", Some("2026-01-02"), "2023-11-14");
        check(None, "-1", None, "1969-12-31");
        check(Some("2025-05-05"), "no time", None, "2025-05-05");
    }

    #[test]
    fn a_time_that_is_none_is_an_error() {
        let day = Day::parse("2026-11-24").unwrap();
        for epoch in ["yesterday", "1.5", "99999999999999999999", "9999999999999"] {
            let message = Today::choose(None, epoch, None, day).unwrap_err().0;
            assert_eq!(
                message,
                format!("SOURCE_DATE_EPOCH is `{epoch}`, which is no time")
            );
        }
    }
}

//! What time has overtaken: reviews that are due, and figures older than the site allows.
//!
//! It decides nothing about what follows: a check reports it, and a career's page tells its reader.

use super::{ClaimRow, SalaryRow, Site};
use crate::content::{CareerHead, ClaimKind, Day, Interval, Period, Section};
use crate::scalar::Month;
use crate::source::Spanned;

/// How old a figure may be where a site says nothing.
const FIGURE_AGE: Interval = Interval { months: 48 };

impl Site {
    /// The time between two reviews of a career: its own, else the site's.
    #[must_use]
    pub fn review_every(&self, career: &CareerHead) -> Option<Interval> {
        let own = career.review_every.map(|every| every.value);
        own.or(self.config.review_every)
    }

    /// The day of the next review, if it has passed.
    #[must_use]
    pub fn overdue(&self, reviewed: Day, every: Interval) -> Option<Day> {
        reviewed.after(every).filter(|due| *due < self.today)
    }

    /// How old a figure may be, counted from the end of its period.
    #[must_use]
    pub fn figure_age(&self) -> Interval {
        self.config.checks.figure_age.unwrap_or(FIGURE_AGE)
    }

    /// The day until which a figure of a period is young enough.
    #[must_use]
    pub fn young_until(&self, period: Period) -> Option<Day> {
        let Month { year, month } = period.end()?;
        let first = format!("{year:04}-{:02}-01", month.unwrap_or(12));
        let last = Day(Day::parse(&first).ok()?.0.last_of_month());
        last.after(self.figure_age())
    }

    /// The periods of the figures of a section that are too old.
    pub fn old_periods<'a>(
        &'a self,
        section: &'a Section,
    ) -> impl Iterator<Item = Spanned<Period>> + 'a {
        let is_old = |period: &Spanned<Period>| {
            let until = self.young_until(period.value);
            until.is_some_and(|until| until < self.today)
        };
        observed(section).filter(is_old)
    }
}

/// The periods of what a section tells as observed. What was expected of years to come is judged by
/// its source, and others than the career by theirs.
pub fn observed(section: &Section) -> impl Iterator<Item = Spanned<Period>> {
    let pay = SalaryRow::in_section(section).filter_map(|row| row.observation.period());
    let claims = ClaimRow::in_section(section).filter(|row| !row.comparator);
    let is_projected =
        |row: &ClaimRow<'_>| row.claim.kind.map(|kind| kind.value) == Some(ClaimKind::Projection);
    let claims = claims.filter(move |row| !is_projected(row));
    pay.chain(claims.filter_map(|row| row.claim.period))
}

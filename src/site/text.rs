//! Figures, periods, places and words as a reader sees them, in the site's language.
//!
//! Everything that shows a figure takes its text from here, so that a table, a sentence and the
//! check of a figure link cannot differ. No word of a language stands here: they are messages.

use rust_decimal::Decimal;

use crate::content::{Amount, Bound, Currency, Day, Extent, Month, Per, Period, Place, Unit};
use crate::locale::{self, Locale, MessageError, Messages, PartialDate};
use crate::markdown::Quotes;

/// The language of a site: how it writes numbers and dates, and its words.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// Numbers, percentages and plural forms.
    pub locale: &'a Locale,
    /// The words, complete: the theme fills what a language's file lacks from English.
    pub messages: &'a Messages,
}

impl Wording<'_> {
    /// The quotation marks of prose.
    #[must_use]
    pub fn quotes(&self) -> Quotes {
        let [open, close, inner_open, inner_close] = self.locale.quotation();
        Quotes {
            outer: [open, close],
            inner: [inner_open, inner_close],
        }
    }

    /// The message `key` with its places filled.
    #[must_use]
    pub fn text(&self, key: &str, values: &[(&str, &str)]) -> String {
        or_key(self.messages.text(key, values), key)
    }

    /// The message `key` in the plural form of `count`.
    #[must_use]
    pub fn counted(&self, key: &str, count: usize) -> String {
        let count = Decimal::from(count);
        or_key(self.locale.counted(self.messages, key, count, &[]), key)
    }

    /// A whole number.
    #[must_use]
    pub fn number(&self, number: usize) -> String {
        self.locale.number(Decimal::from(number))
    }

    /// The word of one of a list of values: `word("need", "preferred")` is the message
    /// `need_preferred`.
    #[must_use]
    pub fn word(&self, list: &str, value: &str) -> String {
        let mut key = String::with_capacity(list.len() + 1 + value.len());
        key.push_str(list);
        key.push('_');
        key.extend(value.chars().map(|c| if c == '-' { '_' } else { c }));
        self.text(&key, &[])
    }

    /// An amount: money where a currency is given, a percentage or a number otherwise.
    #[must_use]
    pub fn amount(&self, amount: &Amount, currency: Option<Currency>) -> String {
        self.written(amount, currency, false)
    }

    /// The same amount with its numbers in full digits, without `million` and the like.
    #[must_use]
    pub fn amount_in_digits(&self, amount: &Amount, currency: Option<Currency>) -> String {
        self.written(amount, currency, true)
    }

    /// `$133,336 a year`, `USD a year`.
    #[must_use]
    pub fn per(&self, text: &str, per: Per) -> String {
        let per = self.word("per", per.as_str());
        self.text("amount_per", &[("x", text), ("per", &per)])
    }

    fn written(&self, amount: &Amount, currency: Option<Currency>, full: bool) -> String {
        match amount {
            Amount::Words(words) => words.to_string(),
            Amount::Figure(bound, unit) => {
                let unit = *unit;
                let shown = Shown {
                    unit,
                    currency,
                    full,
                };
                or_key(self.bound(*bound, shown), "amount")
            }
        }
    }

    fn bound(&self, bound: Bound, shown: Shown) -> Result<String, MessageError> {
        let bounded = |kind, value| {
            self.locale
                .bounded(kind, &self.one(value, shown)?, self.messages)
        };
        match bound {
            Bound::Point(value) => self.one(value, shown),
            Bound::About(value) => bounded(locale::Bound::About, value),
            Bound::Ceiling(value) => bounded(locale::Bound::UpTo, value),
            Bound::Floor(value) => bounded(locale::Bound::From, value),
            Bound::Range(low, high) => self.range(low, high, shown),
        }
    }

    fn one(&self, value: Decimal, shown: Shown) -> Result<String, MessageError> {
        let none = Messages::default();
        let messages = self.scales(shown, &none);
        match (shown.unit, shown.currency) {
            (Unit::Percent, _) => Ok(self.locale.percent(value)),
            (Unit::Plain, Some(currency)) => self.locale.money(value, currency.as_str(), messages),
            (Unit::Plain, None) => self.locale.figure(value, messages),
        }
    }

    fn range(&self, low: Decimal, high: Decimal, shown: Shown) -> Result<String, MessageError> {
        let none = Messages::default();
        let messages = self.scales(shown, &none);
        match (shown.unit, shown.currency) {
            (Unit::Percent, _) => Ok(self.locale.percent_range(low, high)),
            (Unit::Plain, Some(currency)) => {
                self.locale
                    .money_range(low, high, currency.as_str(), messages)
            }
            (Unit::Plain, None) => Ok(self.locale.number_range(low, high)),
        }
    }

    /// The messages in which a figure finds its scale: those of the site, or `none`.
    fn scales<'m>(&'m self, shown: Shown, none: &'m Messages) -> &'m Messages {
        if shown.full { none } else { self.messages }
    }

    /// Whole numbers from one to another, such as years of experience: `0–1`, `15+`, `up to 50`.
    #[must_use]
    pub fn extent(&self, extent: Extent) -> String {
        let decimal = |number: u32| Decimal::from(number);
        match (extent.low, extent.high) {
            (Some(low), Some(high)) => self.locale.number_range(decimal(low), decimal(high)),
            (Some(low), None) => self.text(
                "amount_or_more",
                &[("x", &self.locale.number(decimal(low)))],
            ),
            (None, Some(high)) => {
                self.text("amount_up_to", &[("x", &self.locale.number(decimal(high)))])
            }
            (None, None) => String::new(),
        }
    }

    /// When a figure holds.
    #[must_use]
    pub fn period(&self, period: Period) -> String {
        match period {
            Period::In(month) => self.date(partial(month)),
            Period::Between(from, to) => {
                let text = self
                    .locale
                    .period(partial(from), partial(to), self.messages);
                or_key(text, "period")
            }
            Period::Years(years) => self.counted("period_span_years", usize::from(years)),
        }
    }

    /// A year, or a month of one.
    #[must_use]
    pub fn month(&self, month: Month) -> String {
        self.date(partial(month))
    }

    /// A day of the calendar.
    #[must_use]
    pub fn day(&self, day: Day) -> String {
        self.date(PartialDate::Day(day.0))
    }

    /// A date that is known to the day, the month or the year.
    #[must_use]
    pub fn date(&self, date: PartialDate) -> String {
        or_key(self.locale.date(date, self.messages), "date")
    }

    /// Where a figure holds: a country by its name in the language, a town with its region.
    ///
    /// A region or country that the messages do not name shows its code.
    #[must_use]
    pub fn place(&self, place: &Place) -> String {
        let code = place.as_str().split('/').next().unwrap_or_default();
        let area = match code.contains('-') {
            true => self.name(&format!("region_{code}"), code),
            false => self.name(&format!("country_{code}"), code),
        };
        match place.town() {
            Some(town) => self.text("place_town", &[("town", town), ("area", &area)]),
            None => area,
        }
    }

    fn name(&self, key: &str, otherwise: &str) -> String {
        match self.messages.has(key) {
            true => self.text(key, &[]),
            false => otherwise.to_owned(),
        }
    }
}

/// How the numbers of an amount are written.
#[derive(Clone, Copy)]
struct Shown {
    unit: Unit,
    currency: Option<Currency>,
    /// In full digits, without `million` and the like.
    full: bool,
}

/// A month or year as the locale takes it.
fn partial(month: Month) -> PartialDate {
    // Years are 1800 to 2199 and months 1 to 12, by the parser of periods.
    let year = i16::try_from(month.year).unwrap_or(i16::MAX);
    match month.month.and_then(|month| i8::try_from(month).ok()) {
        Some(month) => PartialDate::Month { year, month },
        None => PartialDate::Year(year),
    }
}

/// The theme has checked that every message that the program asks for is there and has no other
/// places than those that are filled; what is shown where that was wrong is the key, never nothing.
fn or_key(text: Result<String, MessageError>, key: &str) -> String {
    text.unwrap_or_else(|_| key.to_owned())
}

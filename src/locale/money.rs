//! Amounts of money, large round figures, and amounts with a bound (`up to`, `from`, `about`).
//!
//! Currencies are never converted and figures never rounded: a figure is written in millions only
//! where that says the same.

use rust_decimal::Decimal;

use super::convention::{self, NBSP, Place};
use super::number::{MINUS, place};
use super::{Locale, MessageError, Messages};

/// From this figure on, a round figure is written in words.
const FIRST_COMPACT: i64 = 1_000_000;
/// A figure is round if this divides it.
const ROUND: i64 = 100_000;

/// The scales of large figures, largest first, with the keys of their messages. A language has
/// messages for those that it counts in: English for two of them, Hindi for the other two.
const SCALES: &[(i64, &str)] = &[
    (1_000_000_000, "compact_billion"),
    (10_000_000, "compact_crore"),
    (1_000_000, "compact_million"),
    (100_000, "compact_lakh"),
];

/// How an amount bounds the true one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The true amount is at most this.
    UpTo,
    /// The true amount is at least this.
    From,
    /// The true amount is near this.
    About,
}

impl Locale {
    /// A number, in words where it is large and round: `2.9 million`, but `2,950,000`.
    ///
    /// A figure that the source wrote with decimals stays as it is, as does every figure in a
    /// language without the messages `compact_…`.
    ///
    /// # Errors
    /// The message of the figure's scale has a place other than `{count}`.
    pub fn figure(&self, value: Decimal, messages: &Messages) -> Result<String, MessageError> {
        match scale(value, messages) {
            Some((size, key)) => {
                let count = (value / Decimal::from(size)).normalize();
                self.counted(messages, key, count, &[])
            }
            None => Ok(self.number(value)),
        }
    }

    /// An amount of a currency, which is given by its ISO 4217 code.
    ///
    /// The sign is the one that the reader's region knows: `$` is the US dollar for `en` and
    /// `en-US`, and `US$` for `en-CA`. A currency without a known sign shows its code.
    ///
    /// # Errors
    /// As for [`Locale::figure`].
    pub fn money(
        &self,
        value: Decimal,
        currency: &str,
        messages: &Messages,
    ) -> Result<String, MessageError> {
        let figure = self.figure(value.abs(), messages)?;
        let (sign, at) = self.sign(currency);
        let minus = if value.is_sign_negative() && !value.is_zero() {
            MINUS
        } else {
            ""
        };
        Ok(format!("{minus}{}", place(&figure, sign, at)))
    }

    /// A range of amounts with an en dash: `$70,000–$132,000`, `70.000–132.000 $`.
    ///
    /// A sign that stands close before the number is repeated; any other is written once. A range
    /// of one amount is that amount.
    ///
    /// # Errors
    /// As for [`Locale::figure`].
    pub fn money_range(
        &self,
        low: Decimal,
        high: Decimal,
        currency: &str,
        messages: &Messages,
    ) -> Result<String, MessageError> {
        if low == high {
            return self.money(low, currency, messages);
        }
        let (sign, at) = self.sign(currency);
        let signed = low.is_sign_negative() || high.is_sign_negative();
        if signed || at == Place::Before("") {
            let low = self.money(low, currency, messages)?;
            return Ok(format!("{low}–{}", self.money(high, currency, messages)?));
        }
        let low = self.figure(low, messages)?;
        let range = format!("{low}–{}", self.figure(high, messages)?);
        Ok(place(&range, sign, at))
    }

    /// A written amount with its bound in words, by the messages `amount_up_to`, `amount_from` and
    /// `amount_about`, in which `{x}` is the amount.
    ///
    /// # Errors
    /// The message is missing, or has a place other than `{x}`.
    pub fn bounded(
        &self,
        bound: Bound,
        amount: &str,
        messages: &Messages,
    ) -> Result<String, MessageError> {
        let key = match bound {
            Bound::UpTo => "amount_up_to",
            Bound::From => "amount_from",
            Bound::About => "amount_about",
        };
        messages.text(key, &[("x", amount)])
    }

    /// The sign of a currency and where it stands; letters never touch the number.
    fn sign<'a>(&self, code: &'a str) -> (&'a str, Place) {
        let sign = convention::sign(code, self.region.as_deref()).unwrap_or(code);
        let at = match self.convention.money {
            Place::Before("") if sign.ends_with(char::is_alphabetic) => Place::Before(NBSP),
            Place::After("") if sign.starts_with(char::is_alphabetic) => Place::After(NBSP),
            at => at,
        };
        (sign, at)
    }
}

/// The scale that a figure is written in; `None` if it is written in full.
///
/// A scale serves only if one decimal is enough: 1,234,500,000 is `1,234.5 million`.
fn scale(value: Decimal, messages: &Messages) -> Option<(i64, &'static str)> {
    let size = value.abs();
    let round = value.scale() == 0 && (size % Decimal::from(ROUND)).is_zero();
    if !round || size < Decimal::from(FIRST_COMPACT) {
        return None;
    }
    SCALES.iter().copied().find(|(scale, key)| {
        size >= Decimal::from(*scale)
            && (size % Decimal::from(scale / 10)).is_zero()
            && messages.has(key)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::shipped::messages;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn check(tag: &str, value: &str, currency: &str, expected: &str) {
        let locale = Locale::new(tag).unwrap();
        let text = locale.money(decimal(value), currency, &messages(tag));
        assert_eq!(text.as_deref(), Ok(expected), "{tag} {value} {currency}");
    }

    #[test]
    fn the_sign_stands_where_the_language_puts_it() {
        check("en", "133336", "USD", "$133,336");
        check("en-US", "133336.50", "USD", "$133,336.50");
        check("de", "133336", "USD", "133.336\u{a0}$");
        check("hi", "133336", "USD", "$1,33,336");
        check("hi", "133336", "INR", "₹1,33,336");
        check("en-US", "-5", "USD", "−$5");
        check("de-AT", "5", "EUR", "€\u{a0}5");
    }

    #[test]
    fn the_sign_is_the_one_that_the_region_knows() {
        check("en-US", "5", "CAD", "CA$5");
        check("en-CA", "5", "CAD", "$5");
        check("en-CA", "5", "USD", "US$5");
        check("zh-CN", "5", "JPY", "JP¥5");
        check("zh-CN", "5", "CNY", "¥5");
        check("en-US", "5", "CHF", "CHF\u{a0}5");
        check("en-US", "5", "XYZ", "XYZ\u{a0}5");
        check("de", "5", "XYZ", "5\u{a0}XYZ");
    }

    #[test]
    fn large_round_amounts_are_in_words() {
        check("en", "2900000", "USD", "$2.9 million");
        check("en", "2950000", "USD", "$2,950,000");
        check("en", "900000", "USD", "$900,000");
        check("en", "1000000.00", "USD", "$1,000,000.00");
        check("en", "1500000000", "USD", "$1.5 billion");
        check("en", "1234500000", "USD", "$1,234.5 million");
        check("de", "1000000", "EUR", "1\u{a0}Million\u{a0}€");
        check("de", "2900000", "EUR", "2,9\u{a0}Millionen\u{a0}€");
        check("hi", "1000000", "INR", "₹10\u{a0}लाख");
        check("hi", "25000000", "INR", "₹2.5\u{a0}करोड़");
        let figure = |value| {
            let locale = Locale::new("en").unwrap();
            locale.figure(decimal(value), &messages("en"))
        };
        assert_eq!(figure("1000000").as_deref(), Ok("1 million"));
    }

    #[test]
    fn without_messages_for_scales_figures_are_in_full() {
        let locale = Locale::new("en").unwrap();
        let text = locale.money(decimal("2900000"), "USD", &Messages::default());
        assert_eq!(text.as_deref(), Ok("$2,900,000"));
    }

    #[test]
    fn ranges_have_one_dash() {
        let check = |tag: &str, low, high, currency, expected: &str| {
            let locale = Locale::new(tag).unwrap();
            let text = locale.money_range(decimal(low), decimal(high), currency, &messages(tag));
            assert_eq!(text.as_deref(), Ok(expected), "{tag}");
        };
        check("en", "70000", "132000", "USD", "$70,000–$132,000");
        check("de", "70000", "132000", "USD", "70.000–132.000\u{a0}$");
        check("hi", "70000", "132000", "USD", "$70,000–$1,32,000");
        check("en", "70000", "70000", "USD", "$70,000");
        check("en", "70000", "80000", "CHF", "CHF\u{a0}70,000–80,000");
        check("en", "-5", "10", "USD", "−$5–$10");
        check("en", "900000", "1200000", "USD", "$900,000–$1.2 million");
        let millions = "1\u{a0}Million–2,9\u{a0}Millionen\u{a0}€";
        check("de", "1000000", "2900000", "EUR", millions);
    }

    #[test]
    fn bounds_are_words_of_the_messages() {
        let check = |tag: &str, bound, expected: &str| {
            let locale = Locale::new(tag).unwrap();
            let text = locale.bounded(bound, "$5", &messages(tag));
            assert_eq!(text.as_deref(), Ok(expected));
        };
        check("en", Bound::UpTo, "up to $5");
        check("en", Bound::From, "$5 or more");
        check("en", Bound::About, "about $5");
        check("de", Bound::UpTo, "bis zu $5");
        check("hi", Bound::UpTo, "$5 तक");
        let locale = Locale::new("en").unwrap();
        assert_eq!(
            locale.bounded(Bound::From, "$5", &Messages::default()),
            Err(MessageError::MissingKey("amount_from".to_owned()))
        );
    }
}

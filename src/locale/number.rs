//! A language: its tag, its numbers, its percentages and its plural forms.
//!
//! Numbers are exact: they go from `rust_decimal` to ICU digit by digit, never through a float,
//! and keep the decimals that the source wrote. Nothing is rounded here.

use std::fmt;

use fixed_decimal::Decimal as Digits;
use icu_decimal::DecimalFormatter;
use icu_locale_core::Locale as Tag;
use icu_plurals::{PluralCategory, PluralRules};
use rust_decimal::Decimal;

use super::convention::{self, Convention, Place};
use super::quotation::{self, Quotation};
use super::{MessageError, Messages};

/// A language, and how it writes numbers.
pub struct Locale {
    tag: String,
    pub(super) region: Option<String>,
    pub(super) convention: Convention,
    quotation: Quotation,
    decimals: DecimalFormatter,
    plurals: PluralRules,
}

/// What stands before a number below zero.
pub(super) const MINUS: &str = "−";

/// Why there is no [`Locale`] for a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocaleError {
    /// The text is no BCP 47 language tag.
    NotATag,
    /// The tag is well formed, but there is no data to format its numbers.
    NoData,
}

impl fmt::Display for LocaleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotATag => "this is no language tag such as `en`, `en-US` or `pt-BR`",
            Self::NoData => "there is no data for the numbers of this language",
        })
    }
}

impl std::error::Error for LocaleError {}

impl Locale {
    /// Makes the locale of a BCP 47 tag.
    ///
    /// # Errors
    /// [`LocaleError`] says what is wrong with the tag.
    pub fn new(tag: &str) -> Result<Self, LocaleError> {
        let parsed = Tag::try_from_str(tag).map_err(|_| LocaleError::NotATag)?;
        let region = parsed.id.region.map(|region| region.to_string());
        let decimals = DecimalFormatter::try_new((&parsed).into(), Default::default())
            .map_err(|_| LocaleError::NoData)?;
        let plurals =
            PluralRules::try_new_cardinal((&parsed).into()).map_err(|_| LocaleError::NoData)?;
        let tag = parsed.to_string();
        Ok(Self {
            quotation: quotation::quotation(&tag),
            tag,
            convention: convention::convention(parsed.id.language.as_str(), region.as_deref()),
            region,
            decimals,
            plurals,
        })
    }

    /// The tag in its usual spelling: `en-US` for `en-us`.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The quotation marks of the language.
    #[must_use]
    pub const fn quotation(&self) -> Quotation {
        self.quotation
    }

    /// A number with the language's grouping and decimal mark, and all of its decimals; below zero
    /// with a minus, which is no hyphen.
    #[must_use]
    pub fn number(&self, value: Decimal) -> String {
        let text = self.decimals.format(&digits(value)).to_string();
        match value.is_sign_negative() {
            true => text.replace('-', MINUS),
            false => text,
        }
    }

    /// A percentage: 40 is `40%`.
    #[must_use]
    pub fn percent(&self, value: Decimal) -> String {
        place(&self.number(value), "%", self.convention.percent)
    }

    /// A range of percentages with one sign, `40–50%`; a range of one value is that value.
    #[must_use]
    pub fn percent_range(&self, low: Decimal, high: Decimal) -> String {
        if low == high {
            return self.percent(low);
        }
        place(&self.number_range(low, high), "%", self.convention.percent)
    }

    /// A range of numbers with an en dash; a range of one value is that value.
    #[must_use]
    pub fn number_range(&self, low: Decimal, high: Decimal) -> String {
        if low == high {
            return self.number(low);
        }
        format!("{}–{}", self.number(low), self.number(high))
    }

    /// A message about a number of things; `{count}` in it is the number.
    ///
    /// # Errors
    /// The key is missing, or neither `{count}` nor `values` fill one of its places.
    pub fn counted(
        &self,
        messages: &Messages,
        key: &str,
        count: Decimal,
        values: &[(&str, &str)],
    ) -> Result<String, MessageError> {
        let number = self.number(count);
        let mut all = vec![("count", number.as_str())];
        all.extend_from_slice(values);
        messages.plural(key, self.form(count), &all)
    }

    /// The plural form of a number: in English `1` is one and `1.0` is other.
    fn form(&self, value: Decimal) -> PluralCategory {
        self.plurals.category_for(&digits(value))
    }
}

/// The same number for ICU, with the same decimals.
fn digits(value: Decimal) -> Digits {
    // A scale is at most 28.
    let scale = i16::try_from(value.scale()).unwrap_or(0);
    let mut digits = Digits::from(value.mantissa());
    digits.multiply_pow10(-scale);
    // Zero has no digit to shift, so that `0.00` gets its decimals here.
    digits.absolute.pad_end(-scale);
    digits
}

/// Puts a sign where it stands.
pub(super) fn place(number: &str, sign: &str, place: Place) -> String {
    match place {
        Place::Before(gap) => format!("{sign}{gap}{number}"),
        Place::After(gap) => format!("{number}{gap}{sign}"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::locale::{Message, PluralForms};

    fn locale(tag: &str) -> Locale {
        Locale::new(tag).unwrap()
    }

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn tags_are_checked() {
        assert_eq!(locale("en-us").tag(), "en-US");
        // A language that nobody has data for is written as CLDR writes any language.
        assert_eq!(locale("tlh").number(decimal("1234.5")), "1,234.5");
        for tag in ["", "e", "english language", "en_US!"] {
            assert_eq!(Locale::new(tag).err(), Some(LocaleError::NotATag), "{tag}");
        }
    }

    #[test]
    fn a_locale_is_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Locale>();
    }

    #[test]
    fn numbers_keep_their_digits() {
        let check = |tag, value, expected: &str| {
            assert_eq!(
                locale(tag).number(decimal(value)),
                expected,
                "{tag} {value}"
            );
        };
        check("en-US", "267113.70", "267,113.70");
        check("de", "267113.70", "267.113,70");
        check("hi", "267113.70", "2,67,113.70");
        check("en-US", "1234", "1,234");
        check("en-US", "0.00", "0.00");
        check("en-US", "0.050", "0.050");
        check("de", "-1234.5", "−1.234,5");
        check(
            "en-US",
            "79228162514264337593543950335",
            "79,228,162,514,264,337,593,543,950,335",
        );
        check(
            "en-US",
            "0.0000000000000000000000000001",
            "0.0000000000000000000000000001",
        );
    }

    #[test]
    fn percentages_follow_the_language() {
        let check = |tag, low, high, expected: &str| {
            let text = locale(tag).percent_range(decimal(low), decimal(high));
            assert_eq!(text, expected, "{tag}");
        };
        check("en-US", "40", "40", "40%");
        check("de", "40", "40", "40\u{a0}%");
        check("hi", "40", "40", "40%");
        check("tr", "40", "40", "%40");
        check("en-US", "40", "50.5", "40–50.5%");
        check("de", "40", "50.5", "40–50,5\u{a0}%");
    }

    #[test]
    fn a_count_chooses_its_plural_form() {
        let forms = [
            ("one", "{count} miesiąc"),
            ("few", "{count} miesiące"),
            ("many", "{count} miesięcy"),
            ("other", "{count} miesiąca"),
        ];
        let forms = forms.map(|(name, text)| (name.to_owned(), text.to_owned()));
        let forms = PluralForms::new(BTreeMap::from(forms)).unwrap();
        let messages = Messages::new(BTreeMap::from([(
            "months".to_owned(),
            Message::Plural(forms),
        )]));
        let check = |value, expected: &str| {
            let text = locale("pl").counted(&messages, "months", decimal(value), &[]);
            assert_eq!(text.as_deref(), Ok(expected));
        };
        check("1", "1 miesiąc");
        check("3", "3 miesiące");
        check("5", "5 miesięcy");
        check("22", "22 miesiące");
        check("1.5", "1,5 miesiąca");
        assert_eq!(
            messages.text("months", &[]),
            Err(MessageError::NeedsCount("months".to_owned()))
        );
    }
}

//! Amounts: whatever a source said of a number, in one scalar.
//!
//! `127350`, `70000..132000`, `..256928`, `239200..`, `~1M`, `23%`, or words that hold no digit.
//! Figures are exact decimals with the digits that were written; nothing is rounded or converted.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use rust_decimal::Decimal;

use super::{Currency, packed};
use crate::diagnostics::{Code, Diagnostics};
use crate::yaml::{Decode, Mistake, Node, Shape, parsed};

/// What the numbers of an amount count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Unit {
    /// Things or money, as its field says.
    Plain,
    /// Hundredths (`23%` holds 23).
    Percent,
}

/// The numbers of an amount, exact and with the digits that were written: `267113.70` keeps its
/// last zero, and `1.5M` is 1500000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Bound {
    /// `127350`
    Point(#[serde(with = "packed::decimal")] Decimal),
    /// `~1M`
    About(#[serde(with = "packed::decimal")] Decimal),
    /// `70000..132000`
    Range(
        #[serde(with = "packed::decimal")] Decimal,
        #[serde(with = "packed::decimal")] Decimal,
    ),
    /// `..256928`
    Ceiling(#[serde(with = "packed::decimal")] Decimal),
    /// `239200..`
    Floor(#[serde(with = "packed::decimal")] Decimal),
}

impl Bound {
    /// The numbers that were said, the lesser first; both are the same where only one was.
    #[must_use]
    pub const fn ends(self) -> (Option<Decimal>, Option<Decimal>) {
        match self {
            Self::About(one) => (Some(one), Some(one)),
            _ => self.limits(),
        }
    }

    /// The least and the greatest number that it allows; `About` allows any.
    #[must_use]
    pub const fn limits(self) -> (Option<Decimal>, Option<Decimal>) {
        match self {
            Self::Point(one) => (Some(one), Some(one)),
            Self::About(_) => (None, None),
            Self::Range(low, high) => (Some(low), Some(high)),
            Self::Ceiling(high) => (None, Some(high)),
            Self::Floor(low) => (Some(low), None),
        }
    }
}

/// What a source said of a number.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Amount {
    /// Numbers, and what they count.
    Figure(Bound, Unit),
    /// Words that hold no digit, such as `variable`.
    Words(Box<str>),
}

impl Amount {
    /// Reads an amount from its source text.
    ///
    /// # Errors
    /// What is wrong, and the mend, both in an editor's words.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let text = text.trim();
        if !text.chars().any(char::is_numeric) {
            return words(text);
        }
        refuse_signs(text)?;
        let (text, about) = match text.strip_prefix('~') {
            Some(rest) => (rest.trim_start(), true),
            None => (text, false),
        };
        match text.split_once("..") {
            Some(_) if about => Err(mistake(
                "`~` goes with one number, not with a range",
                "remove the `~`",
            )),
            Some((low, high)) => range(low.trim(), high.trim()),
            None => {
                let (number, unit) = number(text)?;
                let bound = if about {
                    Bound::About(number)
                } else {
                    Bound::Point(number)
                };
                Ok(Self::Figure(bound, unit))
            }
        }
    }
}

/// An amount that may be below zero, such as the change of a number of jobs: `-3%`, `-2..4%`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedAmount(pub Amount);

impl SignedAmount {
    /// Reads an amount from its source text.
    ///
    /// # Errors
    /// What is wrong, and the mend, both in an editor's words.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let text = text.trim();
        let has_sign = |end: &str| end.trim_start_matches(['~', ' ']).starts_with('-');
        let amount = match text.split_once("..") {
            Some((low, high)) if has_sign(low) || has_sign(high) => signed_range(low, high)?,
            None if has_sign(text) => match signed(text)? {
                (value, unit) if text.starts_with('~') => Amount::Figure(Bound::About(value), unit),
                (value, unit) => Amount::Figure(Bound::Point(value), unit),
            },
            _ => Amount::parse(text)?,
        };
        Ok(Self(amount))
    }
}

/// A number with or without a sign before it.
fn signed(text: &str) -> Result<(Decimal, Unit), Mistake> {
    let text = text.trim_start_matches('~').trim();
    let (text, is_negative) = match text.strip_prefix('-') {
        Some(rest) => (rest.trim_start(), true),
        None => (text, false),
    };
    refuse_signs(text)?;
    let (value, unit) = number(text)?;
    Ok((if is_negative { -value } else { value }, unit))
}

fn signed_range(low: &str, high: &str) -> Result<Amount, Mistake> {
    let (low, high) = (low.trim(), high.trim());
    match (low.is_empty(), high.is_empty()) {
        (true, _) => signed(high).map(|(high, unit)| Amount::Figure(Bound::Ceiling(high), unit)),
        (_, true) => signed(low).map(|(low, unit)| Amount::Figure(Bound::Floor(low), unit)),
        (false, false) => between(signed(low)?, signed(high)?),
    }
}

fn mistake(message: impl Into<String>, mend: impl Into<String>) -> Mistake {
    (message.into(), mend.into())
}

fn words(text: &str) -> Result<Amount, Mistake> {
    if matches!(
        text.trim_start_matches(['.', '+', '-'])
            .to_ascii_lowercase()
            .as_str(),
        "nan" | "inf" | ""
    ) {
        let message = match text {
            "" => "this text is empty, and no amount".to_owned(),
            text => format!("`{text}` is not an amount"),
        };
        return Err(mistake(message, "leave the key out where nothing is known"));
    }
    Ok(Amount::Words(text.into()))
}

/// The signs of currencies.
const SIGNS: &str = "$€£¥₹₣";

/// The dashes that stand for “to” elsewhere.
const DASHES: [char; 3] = ['-', '–', '—'];

/// Refuses what an amount never holds.
fn refuse_signs(text: &str) -> Result<(), Mistake> {
    let currency = currency_in(text).map(|at| &text[at]);
    let message = match currency {
        _ if text.chars().any(|c| c.is_numeric() && !c.is_ascii_digit()) => {
            let message = format!("`{text}` is not a number");
            return Err(mistake(message, "write it with the digits `0` to `9`"));
        }
        Some(currency) => format!("an amount has no currency `{currency}`"),
        None if is_grouped(text) => "an amount has no thousands separator".to_owned(),
        None if text.starts_with('-') => {
            let mend = "write the number without `-`, or the range as `a..b`";
            return Err(mistake("an amount is not negative", mend));
        }
        None if text.contains(DASHES) => "a range is written with two dots".to_owned(),
        None => return Ok(()),
    };
    let number = match meant(text) {
        Some(amount) => format!("write `{amount}`"),
        None => FORM.to_owned(),
    };
    Err(match currency {
        Some(_) => mistake(message, number + ", and say the currency in `currency:`"),
        None => mistake(message, number),
    })
}

/// How an amount is written, where it is not clear which one was meant.
const FORM: &str = "write digits, a point before decimals, `..` between two ends, and at most `k`, `M` or `%` behind";

/// Where the sign of a currency stands, or its three letters before or behind the number.
fn currency_in(text: &str) -> Option<Range<usize>> {
    if let Some((at, sign)) = text.char_indices().find(|(_, c)| SIGNS.contains(*c)) {
        return Some(at..at + sign.len_utf8());
    }
    let is_code = |word: &str| Currency::parse(word.trim()).is_ok();
    let first = text.get(..3).filter(|word| is_code(word)).map(|_| 0..3);
    let last = text.len().checked_sub(3).map(|start| start..text.len());
    first.or(last.filter(|last| text.get(last.clone()).is_some_and(is_code)))
}

/// Whether digits are parted by a sign or a space.
fn is_grouped(text: &str) -> bool {
    let mut before = None;
    text.contains([',', '_', '\''])
        || text.chars().any(|c| {
            let parted = c.is_ascii_digit() && before == Some(true);
            before = match c {
                _ if c.is_whitespace() => before.map(|_| true),
                _ => c.is_ascii_digit().then_some(false),
            };
            parted
        })
}

/// The amount that was meant, as it is written; `None` where that is not clear.
fn meant(text: &str) -> Option<String> {
    let mut text = text.to_owned();
    while let Some(currency) = currency_in(&text) {
        text.replace_range(currency, "");
    }
    let text = text.trim();
    if text.starts_with(DASHES) {
        return None;
    }
    let ends: Vec<&str> = match text.contains("..") {
        true => text.split("..").collect(),
        false => text.split(DASHES).collect(),
    };
    let ends: Option<Vec<String>> = ends.into_iter().map(plain_number).collect();
    let amount = ends?.join("..");
    let is_amount = matches!(Amount::parse(&amount), Ok(Amount::Figure(..)));
    is_amount.then_some(amount)
}

/// A number without separators, with a point before its decimals and a known suffix.
fn plain_number(text: &str) -> Option<String> {
    let kept = |c: &char| !c.is_whitespace() && !matches!(c, '_' | '\'');
    let mut number: String = text.chars().filter(kept).collect();
    for (other, suffix) in [('K', 'k'), ('m', 'M')] {
        if let Some(digits) = number.strip_suffix(other) {
            number = format!("{digits}{suffix}");
        }
    }
    let Some(comma) = number.rfind(',') else {
        // A point before three digits parts thousands in some languages, and decimals in others.
        return (!number.contains('.') || !has_groups_of_three(&number, '.')).then_some(number);
    };
    let one = number.matches(',').count() == 1;
    match number.rfind('.') {
        Some(point) if point > comma => Some(number.replace(',', "")),
        Some(_) => one.then(|| number.replace('.', "").replace(',', ".")),
        None if has_groups_of_three(&number, ',') => Some(number.replace(',', "")),
        None => one.then(|| number.replace(',', ".")),
    }
}

fn has_groups_of_three(number: &str, sign: char) -> bool {
    let digits = |part: &str| part.bytes().take_while(u8::is_ascii_digit).count();
    number.split(sign).skip(1).all(|part| digits(part) == 3)
}

fn range(low: &str, high: &str) -> Result<Amount, Mistake> {
    match (low.is_empty(), high.is_empty()) {
        (true, _) => number(high).map(|(high, unit)| Amount::Figure(Bound::Ceiling(high), unit)),
        (_, true) => number(low).map(|(low, unit)| Amount::Figure(Bound::Floor(low), unit)),
        (false, false) => between(number(low)?, number(high)?),
    }
}

/// The range from one number to another.
fn between(
    (low, low_unit): (Decimal, Unit),
    (high, unit): (Decimal, Unit),
) -> Result<Amount, Mistake> {
    // `10..20%` reads as two percentages; `10%..20` does not.
    if low_unit == Unit::Percent && unit == Unit::Plain {
        let message = "one end of the range is a percentage";
        return Err(mistake(message, "write `%` after the last number"));
    }
    if low > high {
        let mend = format!("write `{high}..{low}`");
        return Err(mistake("the range begins above its end", mend));
    }
    Ok(Amount::Figure(Bound::Range(low, high), unit))
}

fn number(text: &str) -> Result<(Decimal, Unit), Mistake> {
    let (digits, unit) = match text.strip_suffix('%') {
        Some(rest) => (rest.trim_end(), Unit::Percent),
        None => (text, Unit::Plain),
    };
    let (digits, factor) = match digits.chars().last() {
        Some('k') => (&digits[..digits.len() - 1], 1_000),
        Some('M') => (&digits[..digits.len() - 1], 1_000_000),
        _ => (digits, 1),
    };
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && digits.bytes().next().is_some_and(|b| b.is_ascii_digit())
        && digits.bytes().last().is_some_and(|b| b.is_ascii_digit())
        && digits.matches('.').count() < 2;
    if !plain {
        let mend = match plain_number(text).filter(|near| near != text) {
            Some(near) if Amount::parse(&near).is_ok() => format!("write `{near}`"),
            _ => FORM.to_owned(),
        };
        return Err(mistake(format!("`{text}` is not a number"), mend));
    }
    // `from_str_exact` refuses what it would have to round.
    Decimal::from_str_exact(digits)
        .ok()
        .and_then(|value| match factor {
            1 => Some(value),
            // The decimals of `2.9M` are none of the number's own.
            factor => value
                .checked_mul(Decimal::from(factor))
                .map(|value| value.normalize()),
        })
        .map(|value| (value, unit))
        .ok_or_else(|| {
            mistake(
                format!("`{text}` is not a number that can be kept exactly"),
                "check its digits",
            )
        })
}

impl Decode for Amount {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "amount",
            example: "70000..132000",
            forms: &[
                (
                    "127350",
                    "one number, with the digits that the source gives",
                ),
                ("70000..132000", "from one number to another"),
                ("..256928", "at most so much"),
                (
                    "239200..",
                    "at least so much; also a top code, “239,200 or more”",
                ),
                ("~1M", "about so much; `k` is a thousand, `M` a million"),
                ("23%", "a percentage"),
                ("10..20%", "percentages from one to another"),
                (
                    "variable",
                    "words, where the source gives no number; they hold no digit",
                ),
            ],
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        parsed(node, "an amount", Code::Amount, Self::parse, found)
    }
}

impl Decode for SignedAmount {
    fn shape() -> Shape {
        Amount::shape()
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        parsed(node, "an amount", Code::Amount, Self::parse, found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let unit = |unit| if unit == Unit::Percent { "%" } else { "" };
        match Amount::parse(text) {
            Ok(Amount::Words(words)) => format!("words {words}"),
            Ok(Amount::Figure(bound, of)) => match bound {
                Bound::Point(n) => format!("{}{}", n, unit(of)),
                Bound::About(n) => format!("about {}{}", n, unit(of)),
                Bound::Range(a, b) => format!("{} to {}{}", a, b, unit(of)),
                Bound::Ceiling(n) => format!("up to {}{}", n, unit(of)),
                Bound::Floor(n) => format!("from {}{}", n, unit(of)),
            },
            Err((_, mend)) => format!("! {mend}"),
        }
    }

    #[test]
    fn amounts_are_read_exactly() {
        for (text, expected) in [
            ("127350", "127350"),
            ("267113.70", "267113.70"),
            ("70000..132000", "70000 to 132000"),
            ("70k..132k", "70000 to 132000"),
            ("..2.9M", "up to 2900000"),
            ("239200..", "from 239200"),
            ("~1M", "about 1000000"),
            ("23%", "23%"),
            ("10..20%", "10 to 20%"),
            ("variable", "words variable"),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_comes_with_its_mend() {
        let form = format!("! {FORM}");
        let currency = |amount| format!("! write `{amount}`, and say the currency in `currency:`");
        let write = |amount| format!("! write `{amount}`");
        for (text, expected) in [
            ("70,000", write("70000")),
            ("70.000,50", write("70000.50")),
            ("1,234,567.89", write("1234567.89")),
            ("2,9M", write("2.9M")),
            ("1,23,456", form.clone()),
            ("70 000", write("70000")),
            ("70\u{202f}000", write("70000")),
            ("70'000", write("70000")),
            ("70k-132k", write("70k..132k")),
            ("70k – 132k", write("70k..132k")),
            ("61,000-94,000", write("61000..94000")),
            ("70,000..132,000", write("70000..132000")),
            ("..$256,928", currency("..256928")),
            ("70K", write("70k")),
            ("2.9m", write("2.9M")),
            ("$70k", currency("70k")),
            ("$61,000 - $94,000", currency("61000..94000")),
            (
                "93.600,- €",
                form.clone() + ", and say the currency in `currency:`",
            ),
            (
                "93.600 €",
                form.clone() + ", and say the currency in `currency:`",
            ),
            ("93600 USD", currency("93600")),
            ("EUR 93600", currency("93600")),
            (
                "$-5",
                format!("{form}, and say the currency in `currency:`"),
            ),
            ("93,600 a year", form.clone()),
            ("5..3", write("3..5")),
            ("1..2..3", form.clone()),
            ("10%..20", "! write `%` after the last number".to_owned()),
            (
                "-5",
                "! write the number without `-`, or the range as `a..b`".to_owned(),
            ),
            (
                ".nan",
                "! leave the key out where nothing is known".to_owned(),
            ),
            (
                "..",
                "! leave the key out where nothing is known".to_owned(),
            ),
            ("५०००", "! write it with the digits `0` to `9`".to_owned()),
            ("1e9", form.clone()),
            ("1.2.3", form),
            (
                "99999999999999999999999999999999999",
                "! check its digits".to_owned(),
            ),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
    }

    #[test]
    fn a_change_may_be_below_zero() {
        let percent = |low, high| {
            Amount::Figure(
                Bound::Range(Decimal::from(low), Decimal::from(high)),
                Unit::Percent,
            )
        };
        for (text, expected) in [
            ("-5..-3%", percent(-5, -3)),
            ("-2..4%", percent(-2, 4)),
            (
                "-3%",
                Amount::Figure(Bound::Point(Decimal::from(-3)), Unit::Percent),
            ),
            (
                "~-1k",
                Amount::Figure(Bound::About(Decimal::from(-1000)), Unit::Plain),
            ),
            ("40%", Amount::parse("40%").unwrap()),
            ("high", Amount::parse("high").unwrap()),
        ] {
            assert_eq!(
                SignedAmount::parse(text).map(|it| it.0),
                Ok(expected),
                "{text}"
            );
        }
        for text in ["-3..-5%", "--3", "-", "-$5", "-x", "-3%..4"] {
            assert!(
                matches!(
                    SignedAmount::parse(text),
                    Err(_) | Ok(SignedAmount(Amount::Words(_)))
                ),
                "{text}"
            );
        }
        assert!(SignedAmount::parse("-3..-5%").is_err() && SignedAmount::parse("-$5").is_err());
    }
}

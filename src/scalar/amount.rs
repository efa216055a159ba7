//! Amounts: whatever a source said of a number, in one scalar.
//!
//! `127350`, `70000..132000`, `..256928`, `239200..`, `~1M`, `23%`, or words that hold no digit.
//! Figures are exact decimals with the digits that were written; nothing is rounded or converted.

use rust_decimal::Decimal;

use crate::diagnostics::{Code, Diagnostics};
use crate::yaml::{Decode, Mistake, Node, Shape, parsed};

/// What the numbers of an amount count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Things or money, as its field says.
    Plain,
    /// Hundredths (`23%` holds 23).
    Percent,
}

/// The numbers of an amount, exact and with the digits that were written: `267113.70` keeps its
/// last zero, and `1.5M` is 1500000.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// `127350`
    Point(Decimal),
    /// `~1M`
    About(Decimal),
    /// `70000..132000`
    Range(Decimal, Decimal),
    /// `..256928`
    Ceiling(Decimal),
    /// `239200..`
    Floor(Decimal),
}

impl Bound {
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
        if !text.chars().any(|c| c.is_ascii_digit()) {
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
        return Err(mistake(
            format!("`{text}` is not an amount"),
            "leave the key out where nothing is known",
        ));
    }
    Ok(Amount::Words(text.into()))
}

/// The signs that an amount never holds.
fn refuse_signs(text: &str) -> Result<(), Mistake> {
    if let Some(sign) = text.chars().find(|c| "$€£¥₹₣".contains(*c)) {
        let message = format!("an amount has no currency sign `{sign}`");
        let mend = match rewritten(text) {
            Some(amount) => format!("write `{amount}`, and say the currency in `currency:`"),
            None => "write the number, and say the currency in `currency:`".to_owned(),
        };
        return Err(mistake(message, mend));
    }
    let message = match text {
        _ if text.contains([',', '_', '\'']) => "an amount has no thousands separator",
        _ if text.starts_with('-') => {
            let mend = "write the number without `-`, or the range as `a..b`";
            return Err(mistake("an amount is not negative", mend));
        }
        _ if text.contains(['-', '–', '—']) => "a range is written with two dots",
        _ => return Ok(()),
    };
    let mend = match rewritten(text) {
        Some(amount) => format!("write `{amount}`"),
        None => {
            "write digits, a point before decimals, and `..` between the ends of a range".into()
        }
    };
    Err(mistake(message, mend))
}

/// The amount that was meant, without the signs that none has; `None` where that is not clear.
fn rewritten(text: &str) -> Option<String> {
    let plain: String = text
        .chars()
        .filter(|c| !"$€£¥₹₣,_'\u{a0}\u{202f}".contains(*c))
        .collect();
    let dashes = ['-', '–', '—'];
    if plain.starts_with(dashes) {
        return None;
    }
    let ends: Vec<String> = plain
        .split(dashes)
        .map(|end| end.split(' ').collect())
        .collect();
    let amount = ends.join("..");
    Amount::parse(&amount).is_ok().then_some(amount)
}

fn range(low: &str, high: &str) -> Result<Amount, Mistake> {
    match (low.is_empty(), high.is_empty()) {
        (true, _) => number(high).map(|(high, unit)| Amount::Figure(Bound::Ceiling(high), unit)),
        (_, true) => number(low).map(|(low, unit)| Amount::Figure(Bound::Floor(low), unit)),
        (false, false) => {
            let (low, low_unit) = number(low)?;
            let (high, unit) = number(high)?;
            // `10..20%` reads as two percentages; `10%..20` does not.
            if low_unit == Unit::Percent && unit == Unit::Plain {
                return Err(mistake(
                    "one end of the range is a percentage",
                    "write `%` after the last number",
                ));
            }
            if low > high {
                let mend = format!("write `{high}..{low}`");
                return Err(mistake("the range begins above its end", mend));
            }
            Ok(Amount::Figure(Bound::Range(low, high), unit))
        }
    }
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
        && digits.bytes().last().is_some_and(|b| b.is_ascii_digit());
    if !plain {
        let mend = "write digits, a point before decimals, and at most `k`, `M` or `%` behind them";
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
                "check its digits and points",
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
        for (text, expected) in [
            ("70,000", "! write `70000`"),
            ("$70k", "! write `70k`, and say the currency in `currency:`"),
            (
                "$61,000 - $94,000",
                "! write `61000..94000`, and say the currency in `currency:`",
            ),
            (
                "$-5",
                "! write the number, and say the currency in `currency:`",
            ),
            (
                "93,600 a year",
                "! write digits, a point before decimals, and `..` between the ends of a range",
            ),
            ("70k-132k", "! write `70k..132k`"),
            ("70k – 132k", "! write `70k..132k`"),
            ("5..3", "! write `3..5`"),
            ("10%..20", "! write `%` after the last number"),
            (
                "-5",
                "! write the number without `-`, or the range as `a..b`",
            ),
            (".nan", "! leave the key out where nothing is known"),
            ("..", "! leave the key out where nothing is known"),
            (
                "1e9",
                "! write digits, a point before decimals, and at most `k`, `M` or `%` behind them",
            ),
            ("1.2.3", "! check its digits and points"),
            (
                "99999999999999999999999999999999999",
                "! check its digits and points",
            ),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
    }
}

//! The numbers that prose says: money, percentages and years, with the places where it says them.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::markdown::Passage;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Money,
    Percent,
    Year,
}

/// A number in a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) kind: Kind,
    /// What it may mean: which sign parts thousands is not always clear.
    pub(super) values: Vec<Decimal>,
    /// Where it stands in the text of the passage.
    pub(super) at: Range<usize>,
}

const SIGNS: [char; 6] = ['$', '€', '£', '¥', '₹', '₣'];
const CODES: [&str; 8] = ["USD", "EUR", "GBP", "CHF", "INR", "CAD", "AUD", "JPY"];

const PERCENT: [&str; 5] = ["%", "percent", "per cent", "Prozent", "प्रतिशत"];

/// The words behind a number that change its size.
const SCALES: [(&str, u32); 14] = [
    ("thousand", 1_000),
    ("k", 1_000),
    ("K", 1_000),
    ("million", 1_000_000),
    ("millions", 1_000_000),
    ("Million", 1_000_000),
    ("Millionen", 1_000_000),
    ("Mio", 1_000_000),
    ("M", 1_000_000),
    ("m", 1_000_000),
    ("billion", 1_000_000_000),
    ("Milliarden", 1_000_000_000),
    ("लाख", 100_000),
    ("करोड़", 10_000_000),
];

/// The numbers of a passage besides those in links to figures, which are checked as such.
pub(super) fn said(passage: &Passage) -> Vec<Said> {
    let text = &passage.text;
    let all = digits(text).into_iter();
    let told = all.filter_map(|at| read(text, at));
    told.filter(|said| !passage.is_within(&said.at, |link| link.goal.starts_with("figure:")))
        .collect()
}

/// Where numbers stand in a text.
fn digits(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..]
        .find(|c: char| c.is_ascii_digit())
        .map(|it| at + it)
    {
        let joins = |c: char| {
            c.is_ascii_digit() || matches!(c, '.' | ',' | '’' | '\'' | '\u{a0}' | '\u{202f}')
        };
        let rest = &text[start..];
        let length = rest.find(|c| !joins(c)).unwrap_or(rest.len());
        let number = rest[..length].trim_end_matches(|c: char| !c.is_ascii_digit());
        found.push(start..start + number.len());
        at = start + length;
    }
    found
}

/// What stands between a number and its sign.
const GAPS: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

fn read(text: &str, at: Range<usize>) -> Option<Said> {
    let (before, after) = (&text[..at.start], &text[at.end..]);
    if is_in_a_name(before, after) {
        return None;
    }
    let number = &text[at.clone()];
    let values = values(number);
    if values.is_empty() {
        return None;
    }
    let tail = after.trim_start_matches(GAPS);
    if PERCENT.iter().any(|sign| tail.starts_with(sign)) {
        let kind = Kind::Percent;
        return Some(Said { kind, values, at });
    }
    let scale = scale(tail);
    let end = scale.map_or(at.end, |(word, _)| text.len() - tail.len() + word.len());
    if let Some(start) = money(before, &text[end..], at.start) {
        let times = Decimal::from(scale.map_or(1, |(_, times)| times));
        let scaled = values.iter().filter_map(|it| it.checked_mul(times));
        let scaled = scaled.map(|it| it.normalize());
        return Some(Said {
            kind: Kind::Money,
            values: scaled.collect(),
            at: start..end,
        });
    }
    let kind = Kind::Year;
    is_year(number, before, after).then_some(Said { kind, values, at })
}

/// Part of a name, as in `USDL-25-1324` and `B2B`, or of a day, as in `2026-03-31`.
fn is_in_a_name(before: &str, after: &str) -> bool {
    let glued = |c: char| c.is_alphanumeric() || c == '_' || c == '/';
    before.ends_with(glued) || after.starts_with(['_', '/']) || is_hyphened(before, after)
}

/// The word behind a number that changes its size, and how much it does.
fn scale(tail: &str) -> Option<(&'static str, u32)> {
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric());
    let found = SCALES
        .iter()
        .find(|(word, _)| tail.strip_prefix(word).is_some_and(ends));
    found.copied()
}

/// Where an amount of money begins whose number begins at `start`; `None` where it is none.
fn money(before: &str, behind: &str, start: usize) -> Option<usize> {
    let head = before.trim_end_matches(GAPS);
    let behind = behind.trim_start_matches(GAPS);
    if head.ends_with(SIGNS) {
        return Some(head.trim_end_matches(SIGNS).len());
    }
    let has_code = |code: &&str| head.ends_with(*code) || behind.starts_with(*code);
    let is_money = behind.starts_with(SIGNS) || CODES.iter().any(has_code);
    is_money.then_some(start)
}

/// Whether a hyphen joins the number to a word or to another number, as in a code.
fn is_hyphened(before: &str, after: &str) -> bool {
    let joined =
        |rest: &str, at: Option<char>| rest.len() > 1 && at.is_some_and(char::is_alphanumeric);
    let front = before
        .strip_suffix('-')
        .is_some_and(|rest| joined(before, rest.chars().last()));
    let back = after
        .strip_prefix('-')
        .is_some_and(|rest| joined(after, rest.chars().next()));
    let digit_behind = after
        .strip_prefix('-')
        .is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()));
    front || (back && digit_behind)
}

/// Words that a number is counted by, and no year.
const UNITS: [&str; 5] = ["people", "hours", "jobs", "words", "employees"];

/// Whether a number is a year: four digits of our times that count nothing, belong to no decade and
/// no name (`1990s`, `RFC 1918`, `27001:2022`, `555 2024`).
fn is_year(number: &str, before: &str, after: &str) -> bool {
    let year = number.parse::<u32>().ok().filter(|_| number.len() == 4);
    let is_counted = UNITS
        .iter()
        .any(|word| after.trim_start().starts_with(word));
    let is_joined = after.starts_with(|c: char| c.is_alphanumeric() || c == ':')
        || after.starts_with("-") && after[1..].starts_with(char::is_alphabetic)
        || before.ends_with([':', '+', '#']);
    let word = before.split(char::is_whitespace).rfind(|it| !it.is_empty());
    let of_name = word.is_some_and(|word| before.ends_with(GAPS) && is_name(word));
    year.is_some_and(|year| (1900..2100).contains(&year)) && !is_counted && !is_joined && !of_name
}

/// Whether a word before a number makes it a part of a name: letters that are all large, or digits.
fn is_name(word: &str) -> bool {
    let is_large = word.chars().all(char::is_uppercase) && word.chars().count() > 1;
    is_large || word.chars().all(|c| c.is_ascii_digit() || c == '+')
}

/// What a number may mean.
fn values(number: &str) -> Vec<Decimal> {
    let plain = |thousands: &[char], decimal: char| -> Option<Decimal> {
        let mut parts = number.split(decimal);
        let (whole, rest) = (parts.next()?, parts.next());
        if parts.next().is_some() || rest.is_some_and(|rest| rest.contains(thousands)) {
            return None;
        }
        let mut groups = whole.split(thousands);
        let first = groups.next()?;
        let sound = groups
            .clone()
            .all(|group| group.len() == 3 || group.len() == 2);
        let grouped = groups.next().is_some();
        if !sound || (grouped && first.len() > 3) {
            return None;
        }
        let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
        let text = match rest {
            Some(rest) => format!("{digits}.{rest}"),
            None => digits,
        };
        Decimal::from_str_exact(&text).ok()
    };
    let signs = |sign: char| [sign, '’', '\'', '\u{a0}', '\u{202f}'];
    let english = plain(&signs(','), '.');
    let other = plain(&signs('.'), ',');
    let mut values: Vec<Decimal> = english.into_iter().chain(other).collect();
    values.dedup();
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers of a text, each with its kind.
    fn check(text: &str, expected: &[(&str, Kind, &str)]) {
        let found: Vec<_> = digits(text)
            .into_iter()
            .filter_map(|at| read(text, at))
            .collect();
        let found: Vec<_> = found
            .iter()
            .map(|said| {
                (
                    &text[said.at.clone()],
                    said.kind,
                    said.values[0].to_string(),
                )
            })
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(at, kind, value)| (*at, *kind, (*value).to_owned()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn money_percentages_and_years_are_told_from_other_numbers() {
        check(
            "It pays $70,000 a year.",
            &[("$70,000", Kind::Money, "70000")],
        );
        check(
            "up to $2.9 million",
            &[("$2.9 million", Kind::Money, "2900000")],
        );
        check(
            "EUR 52.000 oder 52.000 €",
            &[("52.000", Kind::Money, "52"), ("52.000", Kind::Money, "52")],
        );
        check(
            "by 23% or 8.8 percent",
            &[("23", Kind::Percent, "23"), ("8.8", Kind::Percent, "8.8")],
        );
        check(
            "the 1990s, RFC 1918, ISO 27001:2022, +1 555 2024, 1990er-Jahre, 2000 hours",
            &[],
        );
        check(
            "from 2024 to 2034.",
            &[("2024", Kind::Year, "2024"), ("2034", Kind::Year, "2034")],
        );
        check(
            "5 of 87 tools, 245,900 jobs, release USDL-25-1324, code 15-2051.00, O*NET 30.1",
            &[],
        );
        assert_eq!(values("52.000").len(), 2);
    }
}

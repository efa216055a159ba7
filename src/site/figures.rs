//! Figures by their ids: what a `figure:` link means, what it shows, and whether it tells the truth.

use rust_decimal::Decimal;

use super::{ClaimRow, SalaryRow, Wording};
use crate::content::{
    Amount, Bound, Career, Claim, Currency, Id, Observation, Section, SectionKind, Statistic,
};
use crate::source::Spanned;

/// A row of data that has figures.
#[derive(Clone, Copy, Debug)]
pub enum Figure<'a> {
    /// A row of pay.
    Pay(&'a Observation),
    /// A claim.
    Claim(&'a Claim),
}

/// One figure that prose cites. It may be from a career that was opened for it alone.
#[derive(Clone, Debug)]
pub struct Cited {
    /// Its career, by its place in the guide.
    pub career: usize,
    /// The id of its row.
    pub row: Box<str>,
    /// The source of its row, if it has one.
    pub source: Option<Spanned<Id>>,
    /// The currency, if it is money.
    pub currency: Option<Currency>,
    /// What was said.
    pub amount: Amount,
}

/// Why an amount of a row cannot be told.
pub(super) enum Unclear {
    /// The row has several, and none was named.
    Several(Vec<Statistic>),
    /// The row does not have the one that was named; those that it has.
    Missing(Vec<Statistic>),
}

impl<'a> Figure<'a> {
    /// The id of its row.
    #[must_use]
    pub fn id(self) -> Option<&'a Spanned<Id>> {
        match self {
            Self::Pay(row) => row.id.as_ref(),
            Self::Claim(claim) => claim.id.as_ref(),
        }
    }

    /// Its source, if it has one.
    #[must_use]
    pub fn source(self) -> Option<&'a Spanned<Id>> {
        match self {
            Self::Pay(row) => row.source(),
            Self::Claim(claim) => claim.source.as_ref(),
        }
    }

    /// The currency of its amounts, if they are money.
    #[must_use]
    pub fn currency(self) -> Option<Currency> {
        match self {
            Self::Pay(row) => Some(row.currency().value).filter(|it| *it != Currency::NONE),
            Self::Claim(_) => None,
        }
    }

    /// The amount that `statistic` names, or the only one.
    pub(super) fn amount(self, statistic: Option<&str>) -> Result<&'a Amount, Unclear> {
        let row = match (self, statistic) {
            (Self::Claim(claim), None | Some("value")) => return Ok(&claim.value.value),
            (Self::Claim(_), Some(_)) => return Err(Unclear::Missing(vec![Statistic::Value])),
            (Self::Pay(row), _) => row,
        };
        let known = || {
            row.figures
                .iter()
                .map(|(statistic, _)| *statistic)
                .collect()
        };
        match (statistic, &*row.figures) {
            (None, [(_, only)]) => Ok(&only.value),
            (None, _) => Err(Unclear::Several(known())),
            (Some(name), figures) => figures
                .iter()
                .find(|(statistic, _)| statistic.as_str() == name)
                .map(|(_, amount)| &amount.value)
                .ok_or_else(|| Unclear::Missing(known())),
        }
    }
}

/// Every row of a career that has figures, comparators among them.
pub(super) fn figures(career: &Career) -> impl Iterator<Item = Figure<'_>> {
    career.sections.iter().flat_map(of_section)
}

/// Every row of a section that has figures.
fn of_section(section: &Section) -> impl Iterator<Item = Figure<'_>> {
    let pay = SalaryRow::in_section(section).map(|row| Figure::Pay(row.observation));
    let claims = ClaimRow::in_section(section).map(|row| Figure::Claim(row.claim));
    pay.chain(claims)
}

/// The kinds of section that have rows with figures.
pub(super) const KINDS: [SectionKind; 2] = [SectionKind::Salaries, SectionKind::Market];

/// The row called `id`.
pub(super) fn find<'a>(career: &'a Career, id: &str) -> Option<Figure<'a>> {
    let mut sections = career.sections.iter();
    sections.find_map(|section| find_in(section, id))
}

/// The row of a section called `id`.
pub(super) fn find_in<'a>(section: &'a Section, id: &str) -> Option<Figure<'a>> {
    of_section(section).find(|figure| figure.id().is_some_and(|known| known.as_str() == id))
}

/// The ids of a career's rows, for hints.
pub(super) fn ids(career: &Career) -> impl Iterator<Item = &str> {
    figures(career).filter_map(Figure::id).map(|id| id.as_str())
}

impl Cited {
    /// The figure of a row of `career` that `statistic` names, or the only one.
    pub(super) fn new(
        career: usize,
        row: &str,
        figure: Figure<'_>,
        statistic: Option<&str>,
    ) -> Result<Self, Unclear> {
        Ok(Self {
            career,
            row: row.into(),
            source: figure.source().cloned(),
            currency: figure.currency(),
            amount: figure.amount(statistic)?.clone(),
        })
    }

    /// What a reader sees.
    #[must_use]
    pub fn text(&self, wording: Wording<'_>) -> String {
        wording.amount(&self.amount, self.currency)
    }

    /// Whether `text` says the figure: the same numbers in the same order, as the page's language
    /// writes them, in full or in millions and the like; `%` where it is a percentage; or the
    /// words, where it is words.
    ///
    /// That it is a bound, or below zero, must be said too, in whatever words: a text that holds
    /// nothing but the number does not say it.
    #[must_use]
    pub fn agrees(&self, text: &str, wording: Wording<'_>) -> bool {
        let Amount::Figure(bound, unit) = &self.amount else {
            return plain(text).contains(&plain(&self.text(wording)));
        };
        let bare = Amount::Figure(without_words(*bound), *unit);
        let shown = [
            wording.amount(&bare, self.currency),
            wording.amount_in_digits(&bare, self.currency),
        ];
        let says = |shown: &String| numbers(shown) == numbers(text) && has_scales(shown, text);
        shown.iter().any(says)
            && text.contains('%') == shown[0].contains('%')
            && (matches!(bound, Bound::Range(..)) || numbers(text).len() == 1)
            && self.is_qualified(*bound, text, wording)
    }

    /// Whether `text` says that the figure is a bound, or below zero, where it is.
    fn is_qualified(&self, bound: Bound, text: &str, wording: Wording<'_>) -> bool {
        let is_below = ends(bound).any(|end| end.is_sign_negative());
        let has_minus = has_minus(text);
        if has_minus && !is_below {
            return false;
        }
        let is_bound = matches!(bound, Bound::About(_) | Bound::Ceiling(_) | Bound::Floor(_));
        let needs_words = is_bound || (is_below && !has_minus);
        !needs_words || self.says_more(text, wording)
    }

    /// Whether `text` holds more than the numbers, their currency and their scale.
    fn says_more(&self, text: &str, wording: Wording<'_>) -> bool {
        let Amount::Figure(bound, unit) = self.amount else {
            return true;
        };
        let currency = self.currency;
        let points = ends(bound).map(|end| {
            let point = Amount::Figure(Bound::Point(end), unit);
            plain(&wording.amount(&point, currency))
        });
        let code = currency.map(|currency| currency.as_str().to_lowercase());
        let bare: String = points.chain(code).collect();
        let text = text.to_lowercase();
        let mut words = text.split(|c: char| !c.is_alphabetic());
        text.contains(['≤', '<', '≥', '>', '~', '≈', '+', '±'])
            || words.any(|word| !bare.contains(word))
    }
}

/// The numbers of a bound.
fn ends(bound: Bound) -> impl Iterator<Item = Decimal> {
    let (first, second) = match bound {
        Bound::Point(one) | Bound::About(one) | Bound::Ceiling(one) | Bound::Floor(one) => {
            (one, None)
        }
        Bound::Range(low, high) => (low, Some(high)),
    };
    std::iter::once(first).chain(second)
}

/// The numbers of a bound, without what is said of them in words.
fn without_words(bound: Bound) -> Bound {
    match bound {
        Bound::About(one) | Bound::Ceiling(one) | Bound::Floor(one) => Bound::Point(one),
        Bound::Point(_) | Bound::Range(..) => bound,
    }
}

/// Whether a number of the text has a minus before it; a dash between two numbers is none.
fn has_minus(text: &str) -> bool {
    let mut before = None;
    let mut signed = false;
    for c in text.chars() {
        let follows = before.is_some_and(|c: char| c.is_alphanumeric() || c == '%');
        match c {
            '-' | '−' | '–' if !follows => signed = true,
            c if c.is_numeric() && signed => return true,
            c if c.is_alphabetic() || c == '%' => signed = false,
            _ => {}
        }
        if !c.is_whitespace() {
            before = Some(c);
        }
    }
    false
}

/// The text in small letters, with plain spaces.
fn plain(text: &str) -> String {
    text.to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The numbers of a text, as they are written.
fn numbers(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut current = String::new();
    for c in text.chars().chain(std::iter::once(' ')) {
        let joins = matches!(c, '.' | ',' | '’' | '\'' | '\u{a0}' | '\u{202f}');
        if c.is_numeric() || (joins && !current.is_empty()) {
            current.push(c);
        } else if !current.is_empty() {
            let number = current.trim_end_matches(|c: char| !c.is_numeric());
            found.push(number.to_owned());
            current.clear();
        }
    }
    found
}

/// Whether the words between the numbers that change their size (`million`) stand in `text` too.
fn has_scales(shown: &str, text: &str) -> bool {
    let text = plain(text);
    let shown = plain(shown);
    let after_number = shown.split(|c: char| c.is_numeric()).skip(1);
    after_number
        .flat_map(str::split_whitespace)
        .filter(|word| word.chars().all(char::is_alphabetic))
        .all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::testing::{INDEX, Small};

    /// Whether `text` says the amount, which stands in a row of pay in dollars or in a claim.
    #[track_caller]
    fn check(section: &str, text: &str, expected: bool) {
        let (kind, row) = match section.starts_with("metric") {
            true => ("market", format!("claims: [{{id: a, {section}}}]")),
            false => (
                "salaries",
                format!("overall: [{{id: a, currency: USD, per: year, period: 2024, {section}}}]"),
            ),
        };
        let section = format!("---\nsection: {kind}\ntitle: T\n{row}\n---\n");
        let files = [
            ("content/careers/x/index.md", INDEX),
            ("content/careers/x/a.md", &section),
        ];
        let small = Small::new(&files);
        assert_eq!(small.report(&[]), [""; 0], "{section}");
        let career = small.site.open(0);
        let figure = find(&career, "a").unwrap();
        let cited = Cited::new(0, "a", figure, None).ok().unwrap();
        assert_eq!(
            cited.agrees(text, small.wording()),
            expected,
            "{row}: {text}"
        );
    }

    #[test]
    fn a_text_says_the_numbers_of_the_figure_in_their_order() {
        let range = "value: 70000..132000";
        check(range, "between $70,000 and $132,000", true);
        check(range, "$70,000–$132,000", true);
        check(range, "$132,000 to $70,000", false);
        check(range, "$70,000", false);
        check("value: 132000", "$132,000 a year", true);
        check("value: 132000", "$131,000", false);
        check("value: 132000", "$132,000 and 5 more", false);
        check("value: 132000", "a good deal", false);
        check("value: ..256928", "at most $256,928", true);
    }

    #[test]
    fn large_numbers_are_said_in_full_or_by_their_scale() {
        let jobs = "metric: employment, value: ~1M";
        check(jobs, "about 1 million", true);
        check(jobs, "roughly 1,000,000", true);
        check(jobs, "~1,000,000", true);
        check(jobs, "1", false);
        check(jobs, "1 thousand", false);
        check(jobs, "2 million", false);
    }

    #[test]
    fn a_bound_is_said_as_one() {
        for (value, text) in [("..2%", "2%"), ("~1M", "1 million"), ("~1M", "1,000,000")] {
            check(&format!("metric: employment, value: {value}"), text, false);
        }
        check("value: 239200..", "$239,200", false);
        check("value: 239200..", "USD 239,200", false);
        check("value: 239200..", "$239,200+", true);
        check("value: 239200..", "$239,200 and more", true);
        let share = "metric: employment, value: ..2%";
        check(share, "up to 2%", true);
        check(share, "bis zu 2 %", true);
        check(share, "2% तक", true);
        check(share, "≤ 2%", true);
    }

    #[test]
    fn a_fall_is_said_as_one() {
        let fall = "metric: employment-change, value: -3%";
        check(fall, "3%", false);
        check(fall, "-3%", true);
        check(fall, "−3 %", true);
        check(fall, "a fall of 3%", true);
        check("metric: employment-change, value: 3%", "-3%", false);
        let falls = "metric: employment-change, value: -3..-1%";
        check(falls, "3–1%", false);
        check(falls, "a fall of 3 to 1%", true);
        check(falls, "-3% to -1%", true);
        check("metric: employment-change, value: 2..3%", "2% – 3%", true);
        check("metric: employment-change, value: 2..3%", "2-3%", true);
    }

    #[test]
    fn a_percentage_is_said_with_its_sign() {
        let growth = "metric: employment-change, value: 23%";
        check(growth, "23%", true);
        check(growth, "23\u{a0}%", true);
        check(growth, "23 %", true);
        check(growth, "23", false);
        check(growth, "32%", false);
        check("value: 23", "23%", false);
    }

    #[test]
    fn words_are_said_as_they_are() {
        let risk = "metric: automation-risk, value: less likely";
        check(risk, "thought Less\nlikely to be automated", true);
        check(risk, "likely", false);
    }

    #[test]
    fn a_row_of_several_figures_needs_the_name_of_one() {
        let pay = "---\nsection: salaries\ntitle: T\noverall:\n  - {id: a, currency: USD, \
                   per: year, period: 2024, median: 1, mean: 2}\n---\n";
        let files = [
            ("content/careers/x/index.md", INDEX),
            ("content/careers/x/a.md", pay),
        ];
        let small = Small::new(&files);
        let career = small.site.open(0);
        let figure = find(&career, "a").unwrap();
        let text = |statistic| {
            let amount = figure.amount(statistic).ok()?;
            Some(small.wording().amount(amount, figure.currency()))
        };
        assert_eq!(text(Some("mean")).as_deref(), Some("$2"));
        assert_eq!(text(Some("p90")), None);
        assert_eq!(text(None), None);
    }
}

//! The table of all salaries as data for the script that filters and sorts it.
//!
//! It is fetched only when a reader asks for it, and has each text once: a row names texts by their
//! places. All texts are those of the page, so that the two cannot differ.

use std::collections::HashMap;
use std::io;

use serde::Serialize;
use serde_json::value::RawValue;

use super::super::Renderer;
use super::super::scope::Scope;
use super::super::views::SourceLineView;
use crate::content::{Amount, Career, Month, Period, Statistic};
use crate::site::{Page, SalaryRow, source_id};

/// A text with the name by which an address names it.
type Named = (String, String);

/// The whole table.
#[derive(Serialize)]
struct Table<'a> {
    /// The columns of figures.
    statistics: Vec<Named>,
    careers: Vec<Choice>,
    whom: Vec<String>,
    groups: Vec<Named>,
    experiences: Vec<Named>,
    places: Vec<Named>,
    /// Each with the month in which it ends, as a number that is greater the later it is.
    periods: Vec<(String, u32)>,
    money: Vec<Named>,
    pay: Vec<String>,
    sources: Vec<SourceLineView>,
    /// Each a [`Row`], written as it is made: hundreds of thousands of them would take several times
    /// the room that their text takes.
    rows: &'a RawValue,
}

/// A career: its slug, its title, and where its page is.
#[derive(Serialize)]
struct Choice(String, String, String);

/// A row, by the places of its texts, in the order of the fields.
#[derive(Serialize)]
struct Row(
    /// The career.
    usize,
    /// Where on its page.
    String,
    /// Of whom.
    usize,
    /// The group.
    usize,
    /// The experience.
    Option<usize>,
    /// The place.
    Option<usize>,
    /// The period.
    Option<usize>,
    /// What its figures are counted in.
    usize,
    /// What the pay includes.
    Option<usize>,
    /// The source.
    Option<usize>,
    /// `rare` and `suppressed`: 1 and 2.
    u8,
    Vec<Figure>,
);

/// A figure: which statistic, its text, and its least and greatest value, to sort by.
#[derive(Serialize)]
struct Figure(usize, String, Option<f64>, Option<f64>);

/// Texts, each once, with their places.
#[derive(Default)]
struct Texts {
    known: HashMap<String, usize>,
    all: Vec<Named>,
}

impl Texts {
    /// The texts that name themselves.
    fn names(self) -> Vec<String> {
        self.all.into_iter().map(|(name, _)| name).collect()
    }

    fn place(&mut self, name: &str, text: impl FnOnce() -> String) -> usize {
        if let Some(at) = self.known.get(name) {
            return *at;
        }
        let at = self.all.len();
        self.known.insert(name.to_owned(), at);
        self.all.push((name.to_owned(), text()));
        at
    }
}

/// `table.json`.
pub(super) fn json(renderer: &Renderer<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut maker = Maker {
        scope: Scope::new(renderer, Page::Salaries(1), None),
        careers: Vec::new(),
        last: None,
        texts: std::array::from_fn(|_| Texts::default()),
        ends: Vec::new(),
        sources: Vec::new(),
    };
    let rows = maker.rows()?;
    super::super::json(out, &maker.table(serde_json::from_str(&rows)?))
}

/// The lists of texts, by their places in [`Maker::texts`].
const WHOM: usize = 0;
const GROUP: usize = 1;
const EXPERIENCE: usize = 2;
const PLACE: usize = 3;
const PERIOD: usize = 4;
const MONEY: usize = 5;
const PAY: usize = 6;
const SOURCE: usize = 7;

struct Maker<'r> {
    scope: Scope<'r>,
    careers: Vec<Choice>,
    /// The career of the last row.
    last: Option<usize>,
    texts: [Texts; 8],
    ends: Vec<u32>,
    sources: Vec<SourceLineView>,
}

/// More than a row takes as text on average, in bytes: a text that grows is twice in memory while it
/// does, and room that nothing is written to is none that the system gives.
const ROW: usize = 256;

impl Maker<'_> {
    /// The rows as a list in JSON.
    fn rows(&mut self) -> io::Result<String> {
        let renderer = self.scope.renderer;
        let mut rows = String::with_capacity(renderer.site.salaries.len() * ROW);
        rows.push('[');
        for (index, career) in renderer.salary_careers() {
            for row in SalaryRow::own(&career) {
                if rows.len() > 1 {
                    rows.push(',');
                }
                rows += &serde_json::to_string(&self.row(index, &career, &row))?;
            }
        }
        rows.push(']');
        Ok(rows)
    }

    fn table(self, rows: &RawValue) -> Table<'_> {
        let statistics = self.scope.renderer.site.salaries.statistics.iter();
        let names = statistics.map(|it| it.as_str().to_owned());
        let [whom, groups, experiences, places, periods, money, pay, _] = self.texts;
        let periods = periods.all.into_iter().zip(self.ends);
        Table {
            statistics: names.zip(self.scope.statistics()).collect(),
            careers: self.careers,
            whom: whom.names(),
            groups: groups.all,
            experiences: experiences.all,
            places: places.all,
            periods: periods.map(|((_, text), end)| (text, end)).collect(),
            money: money.all,
            pay: pay.names(),
            sources: self.sources,
            rows,
        }
    }

    fn row(&mut self, index: usize, career: &Career, row: &SalaryRow<'_>) -> Row {
        let observation = row.observation;
        let texts = self.scope.salary_texts(career, row);
        let wording = self.scope.wording();
        let group = row.group.as_str();
        let group = self.texts[GROUP].place(group, || wording.word("pay", group));
        let experience = observation.experience().map(|it| {
            let name = it.as_str();
            self.texts[EXPERIENCE].place(name, || wording.word("experience", name))
        });
        let place = observation.place().map(|place| {
            let name = place.value.as_str();
            self.texts[PLACE].place(name, || texts.place)
        });
        let currency = observation.currency().value;
        let money = format!("{}-{}", currency.as_str(), observation.per().value.as_str());
        let pay = Some(texts.pay).filter(|pay| !pay.is_empty());
        Row(
            self.career(index, career),
            row.anchor(),
            self.texts[WHOM].place(&texts.whom, String::new),
            group,
            experience,
            place,
            self.period(observation.period().map(|it| it.value), texts.period),
            self.texts[MONEY].place(&money, || texts.money),
            pay.map(|pay| self.texts[PAY].place(&pay, String::new)),
            self.source(row),
            u8::from(observation.rare()) | u8::from(observation.suppressed()) << 1,
            self.figures(row),
        )
    }

    /// Rows come career by career.
    fn career(&mut self, index: usize, career: &Career) -> usize {
        if self.last != Some(index) {
            self.last = Some(index);
            self.careers.push(Choice(
                career.slug.as_str().to_owned(),
                career.head.title.to_string(),
                self.scope.link(Page::Career(index), None),
            ));
        }
        self.careers.len() - 1
    }

    fn period(&mut self, period: Option<Period>, text: String) -> Option<usize> {
        let at = self.texts[PERIOD].place(&text.clone(), || text);
        if at == self.ends.len() {
            self.ends.push(period.map_or(0, end));
        }
        period.map(|_| at)
    }

    fn source(&mut self, row: &SalaryRow<'_>) -> Option<usize> {
        let id = row.observation.source()?;
        let source = self.scope.renderer.site.guide.sources.get(id.as_str())?;
        let at = self.texts[SOURCE].place(&source_id(id), String::new);
        if at == self.sources.len() {
            let line = self.scope.source_line(id, &source.value);
            self.sources.push(line);
        }
        Some(at)
    }

    fn figures(&self, row: &SalaryRow<'_>) -> Vec<Figure> {
        let statistics = &self.scope.renderer.site.salaries.statistics;
        let figures = statistics.iter().enumerate();
        figures
            .filter_map(|(at, statistic)| self.figure(row, at, *statistic))
            .collect()
    }

    fn figure(&self, row: &SalaryRow<'_>, at: usize, statistic: Statistic) -> Option<Figure> {
        let text = self.scope.salary_figure(row, statistic)?;
        let amount = &row.observation.figure(statistic)?.value;
        let (low, high) = match amount {
            Amount::Figure(bound, _) => bound.ends(),
            Amount::Words(_) => (None, None),
        };
        // What it is sorted by; the text has all digits.
        let number = |value| f64::try_from(value).ok();
        Some(Figure(
            at,
            text,
            low.and_then(number),
            high.and_then(number),
        ))
    }
}

/// The month in which a period ends; of one whose dates are not known, the earliest.
fn end(period: Period) -> u32 {
    let number = |month: Month| u32::from(month.year) * 100 + u32::from(month.month.unwrap_or(12));
    match period {
        Period::In(month) | Period::Between(_, month) => number(month),
        Period::Years(_) => 0,
    }
}

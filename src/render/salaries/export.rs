//! The table of all salaries to be taken along, as CSV and JSON: everything that the content says of
//! a row, as it says it. The format is described in `docs/data.md`.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::io;

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use super::super::Renderer;
use super::super::scope::Scope;
use crate::content::{
    Amount, Bound, Career, Extent, Facet, Id, Moment, Month, Period, Source, Statistic,
};
use crate::site::{Page, SalaryRow};
use crate::source::Spanned;

/// The version of the format; it grows when a column changes its meaning or goes.
const FORMAT: u8 = 1;

/// What the content says of a row. Figures are texts with all the digits that were written.
#[derive(Serialize)]
struct Record<'a> {
    career: &'a str,
    career_title: &'a str,
    /// Where the row is on its career's page.
    row: String,
    group: &'static str,
    #[serde(flatten)]
    whom: Whom<'a>,
    label: Option<&'a str>,
    comparator: bool,
    rare: bool,
    suppressed: bool,
    sample_size: Option<u32>,
    place: Option<&'a str>,
    period_from: Option<String>,
    period_to: Option<String>,
    period_years: Option<u16>,
    currency: String,
    per: &'static str,
    pay: Option<&'static str>,
    net: Option<bool>,
    figures: Vec<Figure<'a>>,
    source: Option<&'a str>,
}

/// Of whom a row speaks.
#[derive(Default, Serialize)]
struct Whom<'a> {
    experience: Option<&'static str>,
    years_from: Option<u32>,
    years_to: Option<u32>,
    industry: Option<&'a str>,
    employer: Option<&'a str>,
    staff_from: Option<u32>,
    staff_to: Option<u32>,
    level: Option<&'a str>,
    population: Option<&'a str>,
}

/// What was said as one statistic.
#[derive(Serialize)]
struct Figure<'a> {
    statistic: &'static str,
    bound: &'static str,
    low: Option<String>,
    high: Option<String>,
    words: Option<&'a str>,
}

/// A source as the registry has it.
#[derive(Serialize)]
struct Origin<'a> {
    id: &'a str,
    title: &'a str,
    publisher: Option<&'a str>,
    kind: Option<&'static str>,
    url: Option<&'a str>,
    published: Option<String>,
    retrieved: Option<String>,
    licence: Option<&'a str>,
    attribution: Option<&'a str>,
}

impl<'a> Record<'a> {
    fn new(career: &'a Career, row: &SalaryRow<'a>) -> Self {
        let observation = row.observation;
        let period = observation.period().map(|period| period.value);
        let (from, to) = period.map_or((None, None), dates);
        Self {
            career: career.slug.as_str(),
            career_title: &career.head.title.value,
            row: row.anchor(),
            group: row.group.as_str(),
            whom: Whom::new(observation.facets.iter().map(|facet| &facet.value)),
            label: observation.label().map(|label| &*label.value),
            comparator: row.comparator,
            rare: observation.rare(),
            suppressed: observation.suppressed(),
            sample_size: observation.sample_size().map(|size| size.value),
            place: observation.place().map(|place| place.value.as_str()),
            period_from: from,
            period_to: to,
            period_years: match period {
                Some(Period::Years(years)) => Some(years),
                _ => None,
            },
            currency: observation.currency().value.as_str().to_owned(),
            per: observation.per().value.as_str(),
            pay: observation.pay().map(|pay| pay.value.as_str()),
            net: observation.net().map(|net| net.value),
            figures: observation.figures.iter().map(Figure::new).collect(),
            source: observation.source().map(|id| id.value.as_str()),
        }
    }
}

impl<'a> Whom<'a> {
    fn new(facets: impl Iterator<Item = &'a Facet>) -> Self {
        let mut whom = Self::default();
        for facet in facets {
            match facet {
                Facet::Experience(it) => whom.experience = Some(it.as_str()),
                Facet::Years(Extent { low, high }) => {
                    (whom.years_from, whom.years_to) = (*low, *high);
                }
                Facet::Industry(id) => whom.industry = Some(id.as_str()),
                Facet::Employer(it) => whom.employer = Some(it),
                Facet::Staff(Extent { low, high }) => {
                    (whom.staff_from, whom.staff_to) = (*low, *high);
                }
                Facet::Level(id) => whom.level = Some(id.as_str()),
                Facet::Population(it) => whom.population = Some(it),
            }
        }
        whom
    }
}

impl<'a> Figure<'a> {
    fn new((statistic, amount): &'a (Statistic, Spanned<Amount>)) -> Self {
        let (bound, ends, words) = match &amount.value {
            Amount::Figure(bound, _) => (name(*bound), bound.ends(), None),
            Amount::Words(words) => ("words", (None, None), Some(&**words)),
        };
        Self {
            statistic: statistic.as_str(),
            bound,
            low: ends.0.map(|low| low.to_string()),
            high: ends.1.map(|high| high.to_string()),
            words,
        }
    }
}

fn name(bound: Bound) -> &'static str {
    match bound {
        Bound::Point(_) => "point",
        Bound::About(_) => "about",
        Bound::Range(..) => "range",
        Bound::Ceiling(_) => "ceiling",
        Bound::Floor(_) => "floor",
    }
}

/// The first and the last month or year of a period.
fn dates(period: Period) -> (Option<String>, Option<String>) {
    let text = |month: Month| match month.month {
        Some(number) => format!("{}-{number:02}", month.year),
        None => month.year.to_string(),
    };
    match period {
        Period::In(month) => (Some(text(month)), Some(text(month))),
        Period::Between(from, to) => (Some(text(from)), Some(text(to))),
        Period::Years(_) => (None, None),
    }
}

impl<'a> Origin<'a> {
    fn new(scope: &Scope<'_>, id: &'a Id, source: &'a Source) -> Self {
        let text = |text: &'a Option<Spanned<Box<str>>>| text.as_ref().map(|text| &*text.value);
        let date = |moment: Moment| scope.moment(moment).iso;
        Self {
            id: id.as_str(),
            title: &source.title.value,
            publisher: text(&source.publisher),
            kind: source.kind.map(|kind| kind.value.as_str()),
            url: source.url.as_ref().map(|url| url.value.as_str()),
            published: source.published.map(|moment| date(moment.value)),
            retrieved: source.retrieved.map(|day| date(Moment::On(day.value))),
            licence: text(&source.licence),
            attribution: text(&source.attribution),
        }
    }
}

/// The whole table as JSON.
#[derive(Serialize)]
struct Export<'a> {
    format: u8,
    title: &'a str,
    language: &'a str,
    /// The site's absolute address, if it is known.
    site: Option<&'a str>,
    observations: Records<'a>,
    /// Written behind the observations, which say what they cite.
    sources: Sources<'a>,
}

/// The sources that were cited by what is written so far.
type Cited = RefCell<BTreeSet<Id>>;

/// The rows, each made when it is written.
struct Records<'a>(&'a Renderer<'a>, &'a Cited);

impl Serialize for Records<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(None)?;
        for (_, career) in self.0.salary_careers() {
            for row in SalaryRow::of(&career) {
                rows.serialize_element(&Record::new(&career, &row))?;
                if let Some(id) = row.observation.source() {
                    self.cite(id);
                }
            }
        }
        rows.end()
    }
}

impl Records<'_> {
    fn cite(&self, id: &Id) {
        let mut cited = self.1.borrow_mut();
        if !cited.contains(id) {
            cited.insert(id.clone());
        }
    }
}

/// The sources that the rows cite.
struct Sources<'a>(&'a Renderer<'a>, &'a Cited);

impl Serialize for Sources<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let scope = Scope::new(self.0, Page::Home, None);
        let cited = self.1.borrow();
        let known = self.0.site.guide.sources.iter();
        let cited = known.filter(|(id, _)| cited.contains(*id));
        serializer.collect_seq(cited.map(|(id, source)| Origin::new(&scope, id, &source.value)))
    }
}

/// `salaries.json`.
pub(super) fn json(renderer: &Renderer<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let config = &renderer.site.config;
    let cited = Cited::default();
    let export = Export {
        format: FORMAT,
        title: &config.title.value,
        language: config.language.tag(),
        site: config.base_url.as_ref().map(|base| base.as_str()),
        observations: Records(renderer, &cited),
        sources: Sources(renderer, &cited),
    };
    super::super::json(out, &export)
}

/// `salaries.csv`: a line for each figure, and one for a row without any (RFC 4180).
pub(super) fn csv(renderer: &Renderer<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let scope = Scope::new(renderer, Page::Home, None);
    let mut is_first = true;
    let mut text = String::new();
    for (_, career) in renderer.salary_careers() {
        for row in SalaryRow::of(&career) {
            lines(&mut text, is_first, &scope, &career, &row);
            is_first = false;
        }
        out.write_all(text.as_bytes())?;
        text.clear();
    }
    Ok(())
}

/// The lines of a row; the first of all has the names of the columns above it.
fn lines(
    out: &mut String,
    is_first: bool,
    scope: &Scope<'_>,
    career: &Career,
    row: &SalaryRow<'_>,
) {
    let sources = &scope.renderer.site.guide.sources;
    let record = Record::new(career, row);
    let source = row.observation.source();
    let source =
        source.and_then(|id| Some(Origin::new(scope, id, &sources.get(id.as_str())?.value)));
    if is_first {
        let names = cells(&record, None, source.as_ref()).into_iter();
        line(out, names.map(|(name, _)| name.to_owned()));
    }
    let figures = record.figures.iter().map(Some);
    let none = record.figures.is_empty().then_some(None);
    for figure in figures.chain(none) {
        let cells = cells(&record, figure, source.as_ref()).into_iter();
        line(out, cells.map(|(_, text)| text));
    }
}

/// The cells of a line, each with the name of its column.
fn cells(
    record: &Record<'_>,
    figure: Option<&Figure<'_>>,
    source: Option<&Origin<'_>>,
) -> Vec<(&'static str, String)> {
    let whom = &record.whom;
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let number = |number: Option<u32>| number.map(|it| it.to_string()).unwrap_or_default();
    let truth = |truth: bool| truth.to_string();
    let of_source =
        |part: fn(&Origin<'_>) -> Option<String>| source.and_then(part).unwrap_or_default();
    vec![
        ("career", text(Some(record.career))),
        ("career_title", text(Some(record.career_title))),
        ("row", record.row.clone()),
        ("group", text(Some(record.group))),
        ("experience", text(whom.experience)),
        ("years_from", number(whom.years_from)),
        ("years_to", number(whom.years_to)),
        ("industry", text(whom.industry)),
        ("employer", text(whom.employer)),
        ("staff_from", number(whom.staff_from)),
        ("staff_to", number(whom.staff_to)),
        ("level", text(whom.level)),
        ("population", text(whom.population)),
        ("label", text(record.label)),
        ("comparator", truth(record.comparator)),
        ("rare", truth(record.rare)),
        ("suppressed", truth(record.suppressed)),
        ("sample_size", number(record.sample_size)),
        ("place", text(record.place)),
        ("period_from", text(record.period_from.as_deref())),
        ("period_to", text(record.period_to.as_deref())),
        ("period_years", number(record.period_years.map(u32::from))),
        ("currency", record.currency.clone()),
        ("per", text(Some(record.per))),
        ("pay", text(record.pay)),
        ("net", record.net.map(truth).unwrap_or_default()),
        ("statistic", text(figure.map(|it| it.statistic))),
        ("bound", text(figure.map(|it| it.bound))),
        ("low", text(figure.and_then(|it| it.low.as_deref()))),
        ("high", text(figure.and_then(|it| it.high.as_deref()))),
        ("words", text(figure.and_then(|it| it.words))),
        ("source", text(record.source)),
        ("source_title", of_source(|it| Some(it.title.to_owned()))),
        (
            "source_publisher",
            of_source(|it| it.publisher.map(str::to_owned)),
        ),
        ("source_url", of_source(|it| it.url.map(str::to_owned))),
        (
            "source_licence",
            of_source(|it| it.licence.map(str::to_owned)),
        ),
        (
            "source_attribution",
            of_source(|it| it.attribution.map(str::to_owned)),
        ),
    ]
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (at, text) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        cell(out, &text);
    }
    out.push_str("\r\n");
}

/// Writes a cell. One that a spreadsheet would take for a formula gets an apostrophe before it,
/// by which spreadsheets know a text.
fn cell(out: &mut String, text: &str) {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let mark = if is_formula { "'" } else { "" };
    // Writing into a string does not fail.
    _ = match text.contains(['"', ',', '\r', '\n']) {
        true => write!(out, "\"{mark}{}\"", text.replace('"', "\"\"")),
        false => write!(out, "{mark}{text}"),
    };
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut out = String::new();
        cell(&mut out, text);
        assert_eq!(out, expected, "{text:?}");
    }

    #[test]
    fn cells_are_quoted_where_they_hold_what_parts_them() {
        check("", "");
        check("plain; text", "plain; text");
        check("a, b", "\"a, b\"");
        check("a \"b\"", "\"a \"\"b\"\"\"");
        check("a\nb", "\"a\nb\"");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@A1", "\t=1", "＝1"] {
            check(text, &format!("'{text}"));
        }
        check("\r=1", "\"'\r=1\"");
        check("=A1,B1", "\"'=A1,B1\"");
        check("1=1", "1=1");
    }
}

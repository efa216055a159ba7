//! The table of all salaries: its pages, the data with which it is filtered, and its downloads.
//!
//! All of them walk the rows of one career after the other, by [`SalaryRow::of`]. The table has those
//! that are the careers' own; what they are compared with is among the downloads only.

mod export;
mod table;

use std::io;

use super::Renderer;
use super::pay::belongs;
use super::scope::Scope;
use super::views::{
    CitationView, SalariesView, SalaryFilterView, SalaryView, SourceLineView, WordView,
};
use crate::content::{Career, Id, SectionKind, Statistic};
use crate::site::{DataFile, Page, SalaryRow, source_id};
use crate::source::Spanned;

/// What the table can be filtered by. Their names are the messages
/// `salaries_filter_<name>`.
const FIELDS: [&str; 6] = [
    "career",
    "place",
    "group",
    "experience",
    "statistic",
    "money",
];

/// The kinds of sections that the table is made of: the second says what levels are called.
const SHOWN: [SectionKind; 2] = [SectionKind::Salaries, SectionKind::CareerPath];

impl Scope<'_> {
    /// A page of the table of all salaries.
    pub(super) fn salaries(&self, number: usize) -> SalariesView {
        let site = self.renderer.site;
        let count = site.salaries.len();
        let mut sources = Vec::new();
        let mut rows = Vec::new();
        for (at, range) in site.salaries.careers(site.entries_on(count, number)) {
            let index = site.by_title[at];
            let career = site.open_data(index, &SHOWN);
            let shown = SalaryRow::own(&career).skip(range.start).take(range.len());
            rows.extend(shown.map(|row| self.salary(index, &career, &row, &mut sources)));
        }
        let href = |file| self.href(&site.data_address(file));
        SalariesView {
            count: self.wording().counted("count_observations", count),
            statistics: self.statistics(),
            rows,
            sources,
            pages: self.numbers(count, number, Page::Salaries),
            first: self.link(Page::Salaries(1), None),
            filter: (number == 1).then(|| SalaryFilterView {
                table: href(DataFile::SalaryTable),
                fields: self.fields(),
                words: self.salary_words(),
            }),
            csv: href(DataFile::SalariesCsv),
            json: href(DataFile::SalariesJson),
        }
    }

    /// What the columns of the table's statistics are called.
    fn statistics(&self) -> Vec<String> {
        let all = self.renderer.site.salaries.statistics.iter();
        all.map(|it| self.wording().word("statistic", it.as_str()))
            .collect()
    }

    fn fields(&self) -> Vec<WordView> {
        let fields = FIELDS.iter().map(|name| WordView {
            name: (*name).to_owned(),
            text: self.wording().word("salaries_filter", name),
        });
        fields.collect()
    }

    fn salary_words(&self) -> Vec<WordView> {
        let wording = self.wording();
        let words = [
            ("unsourced", wording.text("unsourced", &[])),
            (
                "highest",
                wording.text("sorted_highest", &[("column", "{column}")]),
            ),
            (
                "lowest",
                wording.text("sorted_lowest", &[("column", "{column}")]),
            ),
            (
                "forwards",
                wording.text("sorted_forwards", &[("column", "{column}")]),
            ),
            (
                "backwards",
                wording.text("sorted_backwards", &[("column", "{column}")]),
            ),
            (
                "latest",
                wording.text("sorted_latest", &[("column", "{column}")]),
            ),
            (
                "earliest",
                wording.text("sorted_earliest", &[("column", "{column}")]),
            ),
            ("apart", wording.text("sorted_apart", &[])),
            ("none", wording.text("rows_none", &[])),
            ("failed", wording.text("table_failed", &[])),
            (
                "shown",
                wording.text("rows_shown", &[("shown", "{shown}"), ("count", "{count}")]),
            ),
        ];
        let words = words.into_iter().map(|(name, text)| WordView {
            name: name.to_owned(),
            text,
        });
        words.collect()
    }

    fn salary(
        &self,
        index: usize,
        career: &Career,
        row: &SalaryRow<'_>,
        sources: &mut Vec<SourceLineView>,
    ) -> SalaryView {
        let observation = row.observation;
        let statistics = &self.renderer.site.salaries.statistics;
        let texts = self.salary_texts(career, row);
        SalaryView {
            career: career.head.title.to_string(),
            href: self.link(Page::Career(index), Some(&row.anchor())),
            whom: texts.whom,
            figures: statistics
                .iter()
                .map(|it| self.salary_figure(row, *it).unwrap_or_default())
                .collect(),
            money: texts.money,
            pay: texts.pay,
            place: texts.place,
            period: texts.period,
            rare: observation.rare(),
            suppressed: observation.suppressed(),
            source: self.cite_line(observation.source(), sources),
        }
    }

    /// What a row shows besides its figures, in words.
    fn salary_texts(&self, career: &Career, row: &SalaryRow<'_>) -> SalaryTexts {
        let wording = self.wording();
        let observation = row.observation;
        let label = observation.label().map(|label| label.to_string());
        let sample = observation.sample_size();
        let sample = sample.map(|size| wording.counted("sample_size", size.value as usize));
        // The source's own word stands for what the rows of the group differ by.
        let facets = observation.facets.iter().map(|facet| &facet.value);
        let facets = facets.filter(|facet| label.is_none() || !belongs(facet, row.group));
        let facets: Vec<_> = facets.map(|facet| self.facet(career, facet)).collect();
        let is_everyone = label.is_none() && facets.is_empty();
        let everyone = is_everyone.then(|| wording.text("everyone", &[]));
        let place = observation.place();
        let period = observation.period();
        SalaryTexts {
            whom: self.list(
                everyone
                    .into_iter()
                    .chain(label)
                    .chain(facets)
                    .chain(sample),
            ),
            money: self.per(
                observation.currency().value.as_str(),
                observation.per().value,
            ),
            pay: self.pay_kind(observation),
            place: place.map(|it| wording.place(&it.value)).unwrap_or_default(),
            period: period
                .map(|it| wording.period(it.value))
                .unwrap_or_default(),
        }
    }

    /// A figure of a row, in digits as figures that are compared.
    fn salary_figure(&self, row: &SalaryRow<'_>, statistic: Statistic) -> Option<String> {
        let currency = Some(row.observation.currency().value);
        let amount = row.observation.figure(statistic)?;
        Some(self.wording().amount_in_digits(&amount.value, currency))
    }

    /// Cites a source by its place in `sources`, where it is put when it is first cited.
    fn cite_line(
        &self,
        source: Option<&Spanned<Id>>,
        sources: &mut Vec<SourceLineView>,
    ) -> CitationView {
        let registry = &self.renderer.site.guide.sources;
        let known = source.and_then(|id| Some((id, registry.get(id.as_str())?)));
        let Some((id, source)) = known else {
            return self.unsourced();
        };
        let anchor = source_id(id);
        let at = sources.iter().position(|line| line.id == anchor);
        let at = at.unwrap_or_else(|| {
            let number = self.wording().number(sources.len() + 1);
            let line = self.source_line(id, &source.value);
            sources.push(SourceLineView { number, ..line });
            sources.len() - 1
        });
        sources[at].citation()
    }

    pub(super) fn unsourced(&self) -> CitationView {
        CitationView {
            number: String::new(),
            title: self.wording().text("unsourced", &[]),
            href: None,
        }
    }

    /// Where the pay of a career stands in the table, if any is known.
    pub(super) fn salaries_link(&self, career: &Career) -> Option<String> {
        SalaryRow::own(career).next()?;
        let table = self.link(Page::Salaries(1), None);
        Some(format!("{table}?career={}", career.slug))
    }
}

impl SourceLineView {
    /// How the figures that rest on it cite it.
    pub(super) fn citation(&self) -> CitationView {
        CitationView {
            number: self.number.clone(),
            title: self.title.clone(),
            href: Some(format!("#{}", self.id)),
        }
    }
}

/// What a row of the table shows besides its figures.
struct SalaryTexts {
    whom: String,
    money: String,
    pay: String,
    place: String,
    period: String,
}

impl Renderer<'_> {
    /// The table as data for its script.
    pub(super) fn salary_table(&self, out: &mut dyn io::Write) -> io::Result<()> {
        table::json(self, out)
    }

    /// The table to be taken along.
    pub(super) fn salaries_csv(&self, out: &mut dyn io::Write) -> io::Result<()> {
        export::csv(self, out)
    }

    /// The same for programs.
    pub(super) fn salaries_json(&self, out: &mut dyn io::Write) -> io::Result<()> {
        export::json(self, out)
    }

    /// The careers in the order of the table, each with its place in the guide, opened one after the
    /// other.
    fn salary_careers(&self) -> impl Iterator<Item = (usize, Career)> {
        let order = self.site.by_title.iter();
        order.map(|&index| (index, self.site.open_data(index, &SHOWN)))
    }
}

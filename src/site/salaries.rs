//! Salaries: every observation of pay of the whole guide, as the rows of one table.

use std::ops::Range;

use super::SalaryRow;
use super::headline::PROMINENCE;
use super::intake::Notes;
use crate::content::{Career, Statistic};

/// What the table of all salaries consists of: the rows that are the careers' own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SalaryTable {
    /// How many rows stand before each career's, in the order of the table; at last, all of them.
    starts: Vec<usize>,
    /// The statistics that any row has, in the order of [`PROMINENCE`].
    pub statistics: Vec<Statistic>,
}

/// What the table needs to know of a career.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SalaryNote {
    /// How many rows are its own.
    rows: usize,
    /// Which statistics these have, by their places in the list of statistics.
    statistics: [bool; Statistic::WORDS.len()],
}

impl SalaryNote {
    pub(super) fn of(career: &Career) -> Self {
        let mut note = Self::default();
        for row in SalaryRow::own(career) {
            note.rows += 1;
            for (statistic, _) in &row.observation.figures {
                note.statistics[*statistic as usize] = true;
            }
        }
        note
    }
}

impl SalaryTable {
    /// Puts what was noted of each career together; `order` is that of the table.
    pub(super) fn new(notes: &[Notes], order: &[usize]) -> Self {
        let mut starts = Vec::with_capacity(order.len() + 1);
        let mut known = [false; Statistic::WORDS.len()];
        let mut count = 0;
        for &index in order {
            let SalaryNote { rows, statistics } = notes[index].pay;
            starts.push(count);
            count += rows;
            for (known, has) in known.iter_mut().zip(statistics) {
                *known |= has;
            }
        }
        starts.push(count);
        Self {
            starts,
            statistics: PROMINENCE
                .into_iter()
                .filter(|it| known[*it as usize])
                .collect(),
        }
    }

    /// How many rows it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The careers that have the rows in `range`, by their places in the order of the table, each
    /// with which of its own rows.
    pub fn careers(&self, range: Range<usize>) -> impl Iterator<Item = (usize, Range<usize>)> {
        let first = self.starts.partition_point(|start| *start <= range.start);
        let careers = first.saturating_sub(1)..self.starts.len().saturating_sub(1);
        careers
            .map(move |at| (at, self.starts[at], self.starts[at + 1]))
            .take_while(move |(_, start, _)| *start < range.end)
            .map(move |(at, start, end)| {
                let from = range.start.max(start) - start;
                (at, from..range.end.min(end) - start)
            })
            .filter(|(_, rows)| !rows.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::testing::{INDEX, Small};

    fn guide(rows: &[&str]) -> Small {
        let slugs: Vec<_> = ('a'..).take(rows.len()).collect();
        let files: Vec<_> = slugs
            .iter()
            .zip(rows)
            .flat_map(|(slug, rows)| {
                let pay = format!(
                    "---\nsection: salaries\ntitle: T\n\
                     defaults: {{currency: USD, per: year, period: 2024}}\n{rows}\n---\n"
                );
                let folder = format!("content/careers/{slug}");
                let index = (format!("{folder}/index.md"), INDEX.to_owned());
                [index, (format!("{folder}/pay.md"), pay)]
            })
            .collect();
        let files: Vec<_> = files
            .iter()
            .map(|(path, text)| (&**path, &**text))
            .collect();
        Small::new(&files)
    }

    #[test]
    fn rows_are_those_of_the_careers_page_with_comparators_behind() {
        let small = guide(&[
            "overall: [{mean: 1, comparators: [{population: P, mean: 2}]}, {population: Q, p90: 3}]\n\
             by_experience: [{experience: entry, value: 4}]",
        ]);
        let career = small.site.open(0);
        let rows = SalaryRow::of(&career);
        let rows: Vec<_> = rows.map(|row| (row.anchor(), row.comparator)).collect();
        let rows: Vec<_> = rows.iter().map(|(id, other)| (&**id, *other)).collect();
        let expected = [
            ("salaries-overall-row-1", false),
            ("salaries-overall-row-2", true),
            ("salaries-overall-row-3", false),
            ("salaries-by-experience-row-1", false),
        ];
        assert_eq!(rows, expected);
        let statistics = [Statistic::Mean, Statistic::Value, Statistic::P90];
        assert_eq!(small.site.salaries.statistics, statistics);
    }

    #[test]
    fn a_page_of_the_table_opens_no_other_careers_than_it_shows() {
        let two = "overall: [{mean: 1}, {population: P, mean: 1}]";
        let table = guide(&[two, "", two, "overall: [{mean: 1}]"]).site.salaries;
        assert_eq!(table.len(), 5);
        for (range, careers) in [
            (0..2, vec![(0, 0..2)]),
            (1..3, vec![(0, 1..2), (2, 0..1)]),
            (2..4, vec![(2, 0..2)]),
            (3..9, vec![(2, 1..2), (3, 0..1)]),
            (5..9, vec![]),
        ] {
            assert_eq!(
                table.careers(range.clone()).collect::<Vec<_>>(),
                careers,
                "{range:?}"
            );
        }
    }

    #[test]
    fn a_guide_without_pay_has_no_rows() {
        let table = guide(&["", ""]).site.salaries;
        assert!(table.is_empty() && table.statistics.is_empty());
        assert_eq!(table.careers(0..9).count(), 0);
        assert!(SalaryTable::default().is_empty());
    }
}

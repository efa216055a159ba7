//! Columns side by side: which rows stand in one line, and what is said where they differ.
//!
//! `static/compare.js` does the same for careers of the reader's own choice, with the words that
//! [`words`] names; a test in the browser compares the two.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::scope::Scope;
use super::super::views::{
    CitationView, ComparedEntryView, ComparedPartView, ComparedRowView, SourceLineView,
};
use super::basis::BASES;
use super::column::{Alone, Column, Entry, PARTS, Row};
use crate::content::Id;
use crate::site::source_id;

/// What stands on a page of comparison.
pub(super) struct Aligned {
    pub(super) parts: Vec<ComparedPartView>,
    pub(super) sources: Vec<SourceLineView>,
}

/// Puts columns side by side.
pub(super) fn align(scope: &Scope<'_>, columns: &[Arc<Column>]) -> Aligned {
    let mut aligner = Aligner {
        scope,
        columns,
        sources: Vec::new(),
    };
    let parts = PARTS.iter().map(|part| aligner.part(part));
    let parts: Vec<_> = parts.collect();
    Aligned {
        parts: parts
            .into_iter()
            .filter(|part| !part.rows.is_empty())
            .collect(),
        sources: aligner.sources,
    }
}

/// The words of a comparison by their names, for the script.
pub(super) fn words(scope: &Scope<'_>) -> Vec<(String, String)> {
    let wording = scope.wording();
    let named = |list: &'static str| {
        move |name: &&str| (format!("{list}-{name}"), wording.word(list, name))
    };
    let texts = [
        ("unsourced", wording.text("unsourced", &[])),
        ("nothing", wording.text("compare_nothing", &[])),
        ("everyone", wording.text("everyone", &[])),
        ("only", wording.text("compare_only", &[])),
        ("missing", wording.text("compare_missing", &[])),
        ("missing-skills", wording.text("compare_not_asked", &[])),
        (
            "differs",
            wording.text("compare_differs", &[("what", "{what}")]),
        ),
        ("differs-in", differs_in(scope, "{what}", "{values}")),
        ("join", wording.text("list_join", &[])),
        (
            "remove",
            wording.text("compare_remove", &[("career", "{career}")]),
        ),
        (
            "unknown",
            wording.text("compare_unknown", &[("name", "{name}")]),
        ),
        (
            "too-many",
            wording.text(
                "compare_too_many",
                &[("most", "{most}"), ("names", "{names}")],
            ),
        ),
        ("more", wording.text("compare_more", &[("most", "{most}")])),
        ("full", wording.text("compare_full", &[("most", "{most}")])),
        (
            "shown",
            wording.text("compare_shown", &[("names", "{names}")]),
        ),
        ("failed", wording.text("compare_failed", &[])),
    ];
    let texts = texts.map(|(name, text)| (name.to_owned(), text));
    let parts = PARTS.iter().map(named("compare"));
    let bases = BASES.iter().map(named("differs"));
    parts.chain(bases).chain(texts).collect()
}

fn differs_in(scope: &Scope<'_>, what: &str, values: &str) -> String {
    let wording = scope.wording();
    wording.text("compare_differs_in", &[("what", what), ("values", values)])
}

struct Aligner<'a, 'r> {
    scope: &'a Scope<'r>,
    columns: &'a [Arc<Column>],
    /// The sources that were cited so far, in the order of their numbers.
    sources: Vec<SourceLineView>,
}

/// The rows of one line: one for each column that has it.
struct Line<'a> {
    rows: Vec<Option<&'a Row>>,
    first: &'a Row,
    count: usize,
}

impl<'a> Aligner<'a, '_> {
    fn part(&mut self, part: &'static str) -> ComparedPartView {
        let mut lines = lines(self.columns, part);
        lines.sort_by_key(|line| match line.first.alone {
            Alone::Joins => (line.first.rank, usize::MAX - line.count),
            Alone::Stays | Alone::Goes => (line.first.rank, 0),
        });
        let (alone, together): (Vec<_>, Vec<_>) = lines
            .into_iter()
            .partition(|line| line.count == 1 && line.first.alone != Alone::Stays);
        let mut rows: Vec<_> = together.iter().map(|line| self.row(line)).collect();
        rows.extend(self.joined(&alone));
        ComparedPartView {
            kind: part.to_owned(),
            title: self.scope.wording().word("compare", part),
            missing: self.scope.wording().text(missing(part), &[]),
            rows,
        }
    }

    fn row(&mut self, line: &Line<'a>) -> ComparedRowView {
        let entries = line.rows.iter();
        let entries: Vec<&[Entry]> = entries
            .map(|row| row.map_or(&[][..], |row| &row.entries))
            .collect();
        ComparedRowView {
            label: line.first.label.clone(),
            differs: self.differs(&entries),
            cells: self.cells(&entries),
        }
    }

    /// The line of what only one of the careers has.
    fn joined(&mut self, alone: &[Line<'a>]) -> Option<ComparedRowView> {
        let joins = alone.iter().filter(|line| line.first.alone == Alone::Joins);
        let named = (0..self.columns.len()).map(|at| {
            let rows = joins.clone().filter_map(|line| line.rows[at]);
            rows.flat_map(named).collect()
        });
        let named: Vec<Vec<Entry>> = named.collect();
        let named: Vec<&[Entry]> = named.iter().map(Vec::as_slice).collect();
        let is_empty = named.iter().all(|entries| entries.is_empty());
        (!is_empty).then(|| ComparedRowView {
            label: self.scope.wording().text("compare_only", &[]),
            differs: String::new(),
            cells: self.cells(&named),
        })
    }

    fn cells(&mut self, all: &[&[Entry]]) -> Vec<Vec<ComparedEntryView>> {
        let cells = all.iter();
        cells
            .map(|entries| entries.iter().map(|entry| self.entry(entry)).collect())
            .collect()
    }

    fn entry(&mut self, entry: &Entry) -> ComparedEntryView {
        ComparedEntryView {
            text: entry.text.clone(),
            detail: entry.detail.clone(),
            address: entry.address.clone(),
            source: entry.source.as_ref().map(|id| self.cite(id.as_ref())),
        }
    }

    fn cite(&mut self, source: Option<&Id>) -> CitationView {
        let at = source.and_then(|id| {
            let id = source_id(id);
            let known = self.sources.iter().position(|source| source.id == id);
            known.or_else(|| self.add(&id))
        });
        match at {
            Some(at) => self.sources[at].citation(),
            None => self.scope.unsourced(),
        }
    }

    /// Gives a source its number.
    fn add(&mut self, id: &str) -> Option<usize> {
        let known = self.columns.iter().flat_map(|column| &column.sources);
        let mut source = known.into_iter().find(|source| source.id == id)?.clone();
        let at = self.sources.len();
        source.number = self.scope.wording().number(at + 1);
        self.sources.push(source);
        Some(at)
    }

    /// In what the figures of a row differ besides their values; nothing where there are not two
    /// careers to differ.
    fn differs(&self, cells: &[&[Entry]]) -> String {
        let cells: Vec<_> = cells.iter().filter(|entries| !entries.is_empty()).collect();
        if cells.len() < 2 {
            return String::new();
        }
        let wording = self.scope.wording();
        let differing = BASES.iter().filter_map(|name| {
            let sets: Vec<Vec<&str>> = cells.iter().map(|entries| said(entries, name)).collect();
            if sets.iter().all(|set| is_same(set, &sets[0])) {
                return None;
            }
            let mut values: Vec<&str> = Vec::new();
            for value in sets.into_iter().flatten() {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
            let unsaid = wording.text(unsaid(name), &[]);
            let values = values
                .iter()
                .map(|it| if it.is_empty() { &unsaid } else { *it });
            let values: Vec<&str> = values.collect();
            let what = wording.word("differs", name);
            Some(differs_in(self.scope, &what, &values.join(" / ")))
        });
        let differing = self.scope.list(differing);
        match differing.is_empty() {
            true => differing,
            false => wording.text("compare_differs", &[("what", &differing)]),
        }
    }
}

/// What the entries of a cell say by the name of a basis, each once.
fn said<'a>(entries: &'a [Entry], name: &str) -> Vec<&'a str> {
    let mut said: Vec<&str> = Vec::new();
    for (other, text) in entries.iter().flat_map(|entry| &entry.basis) {
        if *other == name && !said.contains(&&**text) {
            said.push(text);
        }
    }
    said
}

/// The message for a career of which a part knows nothing in a row.
fn missing(part: &str) -> &'static str {
    match part {
        "skills" => "compare_not_asked",
        _ => "compare_missing",
    }
}

/// The message for what figures say nothing of.
fn unsaid(name: &str) -> &'static str {
    match name {
        "whom" => "everyone",
        _ => "compare_missing",
    }
}

fn is_same(one: &[&str], other: &[&str]) -> bool {
    one.len() == other.len() && one.iter().all(|text| other.contains(text))
}

/// A row as it stands in a line with others: each entry behind the row's name.
fn named(row: &Row) -> impl Iterator<Item = Entry> {
    row.entries.iter().map(|entry| {
        let more = if entry.detail.is_empty() { "" } else { ", " };
        Entry {
            text: row.label.clone(),
            detail: format!("{}{more}{}", entry.text, entry.detail),
            ..entry.clone()
        }
    })
}

/// The lines of a part, in the order in which the columns first have them.
fn lines<'a>(columns: &'a [Arc<Column>], part: &str) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (at, column) in columns.iter().enumerate() {
        for row in column.rows.iter().filter(|row| row.part == part) {
            let line = *known.entry(&row.key).or_insert_with(|| {
                lines.push(Line {
                    rows: vec![None; columns.len()],
                    first: row,
                    count: 0,
                });
                lines.len() - 1
            });
            lines[line].rows[at] = Some(row);
            lines[line].count += 1;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Renderer;
    use crate::site::Page;
    use crate::site::testing::Small;

    const SKILLS: &str = "x: {name: X}\ny: {name: Y}\nz: {name: Z}\n";

    /// The rows of a part, a line each, of careers whose sections are given: the label, the cells
    /// and the mark.
    #[track_caller]
    fn check(part: &str, sections: &[&str], expected: &[&str]) {
        let texts: Vec<_> = ('a'..)
            .zip(sections)
            .flat_map(|(slug, section)| {
                let index = format!("---\ntitle: {slug}\nsummary: S\n---\n");
                let section = format!("---\ntitle: T\n{section}\n---\n");
                let path = |name: &str| format!("content/careers/{slug}/{name}.md");
                [(path("index"), index), (path("section"), section)]
            })
            .collect();
        let mut files = vec![("content/skills.yaml", SKILLS)];
        files.extend(texts.iter().map(|(path, text)| (&**path, &**text)));
        let small = Small::new(&files);
        assert_eq!(small.report(&[]), [""; 0]);
        let renderer = Renderer::new(&small.site, &small.theme, small.wording());
        let scope = Scope::new(&renderer, Page::Home, None);
        let columns: Vec<_> = (0..sections.len())
            .map(|index| Arc::new(Column::new(&renderer, index)))
            .collect();
        let parts = align(&scope, &columns).parts;
        let rows = parts.iter().filter(|it| it.kind == part);
        let rows = rows.flat_map(|it| it.rows.iter().map(|row| shown(row, &it.missing)));
        let rows: Vec<_> = rows.collect();
        assert_eq!(rows, expected);
    }

    fn shown(row: &ComparedRowView, missing: &str) -> String {
        let cells = row.cells.iter().map(|cell| {
            let texts: Vec<_> = cell.iter().map(|it| &*it.text).collect();
            match texts.is_empty() {
                true => missing.to_owned(),
                false => texts.join("+"),
            }
        });
        let cells: Vec<_> = cells.collect();
        format!("{}: {} | {}", row.label, cells.join("; "), row.differs)
    }

    fn pay(terms: &str, rows: &str) -> String {
        format!(
            "section: salaries\ndefaults: {{currency: USD, per: year, {terms}}}\noverall: {rows}"
        )
    }

    #[test]
    fn figures_are_marked_where_they_are_not_like_for_like() {
        let one = pay("period: 2024, place: US", "[{mean: 1}]");
        let later = pay("period: 2025, place: US", "[{mean: 2}]");
        check("pay", &[&one, &one], &["Mean: $1 a year; $1 a year | "]);
        let mark = "Not like for like: period (2024 / 2025)";
        let line = format!("Mean: $1 a year; $2 a year | {mark}");
        check("pay", &[&one, &later], &[&line]);
        let net = pay("period: 2024, place: US, net: true", "[{mean: 1}]");
        let mark = "Not like for like: kind of pay (not stated / after tax)";
        let line = format!("Mean: $1 a year; $1 a year | {mark}");
        check("pay", &[&one, &net], &[&line]);
    }

    #[test]
    fn a_figure_that_stands_alone_is_not_marked() {
        let mean = pay("period: 2024", "[{mean: 1}]");
        let median = pay("period: 2025", "[{median: 2}]");
        let lines = [
            "Median: not stated; $2 a year | ",
            "Mean: $1 a year; not stated | ",
        ];
        check("pay", &[&mean, &median], &lines);
    }

    #[test]
    fn what_only_one_career_says_of_a_part_of_its_people_is_left_to_its_page() {
        let two = pay("period: 2024", "[{mean: 1}, {population: P, mean: 2}]");
        let all = pay("period: 2024", "[{mean: 1}]");
        check("pay", &[&two, &all], &["Mean: $1 a year; $1 a year | "]);
        let lines = [
            "Mean: $1 a year; $1 a year | ",
            "P, Mean: $2 a year; $2 a year | ",
        ];
        check("pay", &[&two, &two], &lines);
    }

    #[test]
    fn skills_of_more_careers_come_first_and_those_of_one_in_one_line() {
        let asked = |skills: &str| {
            format!("section: requirements\nskills: [{{title: G, skills: [{skills}]}}]")
        };
        let [first, second, third] = ["y, x, z", "z, y", "y"].map(asked);
        let lines = [
            "Y: Required; Required; Required | ",
            "Z: Required; Required; not asked for | ",
            "Only in this career: X; not asked for; not asked for | ",
        ];
        check("skills", &[&first, &second, &third], &lines);
    }

    #[test]
    fn several_claims_differ_in_what_one_career_alone_says() {
        let claims = |claims: &str| format!("section: market\nclaims: [{claims}]");
        let one = "{metric: employment-change, value: 1%, period: 2024}";
        let both = format!("{one}, {{metric: employment-change, value: 2%, period: 2025}}");
        let mark = "Not like for like: period (2024 / 2025)";
        let line = format!("Change in employment: 1%; 1%+2% | {mark}");
        check("outlook", &[&claims(one), &claims(&both)], &[&line]);
    }
}

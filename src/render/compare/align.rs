//! Columns side by side: which rows stand in one line, and what is said where they differ.
//!
//! `static/compare.js` does the same for careers of the reader's own choice, with the words that
//! [`words`] names; a test in the browser compares the two.

use std::collections::HashMap;

use super::super::scope::Scope;
use super::super::views::{
    CitationView, ComparedCellView, ComparedEntryView, ComparedPartView, ComparedRowView,
    SourceLineView,
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
pub(super) fn align(scope: &Scope<'_>, columns: &[Column]) -> Aligned {
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
    let filled = [("what", what), ("values", values)];
    scope.wording().text("compare_differs_in", &filled)
}

struct Aligner<'a, 'r> {
    scope: &'a Scope<'r>,
    columns: &'a [Column],
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
        let mut rows: Vec<_> = together.iter().map(|line| self.row(part, line)).collect();
        rows.extend(self.joined(part, &alone));
        ComparedPartView {
            kind: part.to_owned(),
            title: self.scope.wording().word("compare", part),
            rows,
        }
    }

    fn row(&mut self, part: &str, line: &Line<'a>) -> ComparedRowView {
        let entries = line
            .rows
            .iter()
            .map(|row| row.map_or(&[][..], |row| &row.entries));
        let entries: Vec<&[Entry]> = entries.collect();
        ComparedRowView {
            label: line.first.label.clone(),
            differs: self.differs(&entries),
            cells: self.cells(part, entries.iter().map(|entries| entries.iter())),
        }
    }

    /// The line of what only one of the careers has.
    fn joined(&mut self, part: &str, alone: &[Line<'a>]) -> Option<ComparedRowView> {
        let joins = alone.iter().filter(|line| line.first.alone == Alone::Joins);
        let named = (0..self.columns.len()).map(|at| {
            let rows = joins.clone().filter_map(|line| line.rows[at]);
            rows.flat_map(named).collect()
        });
        let named: Vec<Vec<Entry>> = named.collect();
        named
            .iter()
            .any(|entries| !entries.is_empty())
            .then(|| ComparedRowView {
                label: self.scope.wording().text("compare_only", &[]),
                differs: String::new(),
                cells: self.cells(part, named.iter().map(|entries| entries.iter())),
            })
    }

    fn cells<'e>(
        &mut self,
        part: &str,
        all: impl Iterator<Item = impl Iterator<Item = &'e Entry>>,
    ) -> Vec<ComparedCellView> {
        let missing = match part {
            "skills" => "compare_not_asked",
            _ => "compare_missing",
        };
        let columns = self.columns;
        let cells = columns.iter().zip(all).map(|(column, entries)| {
            let entries: Vec<_> = entries.map(|entry| self.entry(entry)).collect();
            ComparedCellView {
                career: column.title.clone(),
                missing: match entries.is_empty() {
                    true => self.scope.wording().text(missing, &[]),
                    false => String::new(),
                },
                entries,
            }
        });
        cells.collect()
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
            let is_same = sets.iter().all(|set| is_same(set, &sets[0]));
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
            (!is_same).then(|| {
                differs_in(
                    self.scope,
                    &wording.word("differs", name),
                    &values.join(" / "),
                )
            })
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
fn lines<'a>(columns: &'a [Column], part: &str) -> Vec<Line<'a>> {
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

//! The picture of a career path: its levels from the first down, and what branches off each.
//!
//! It repeats the lists of its section, which have the links, so that it is one picture for those
//! who hear the page. What names no level hangs off none.

use std::collections::HashMap;

use crate::chart::{Item, Line, Row, rows};
use crate::content::{Career, CareerPath, Id, Specialisation, Transition};
use crate::render::pay::Shown;
use crate::render::scope::Scope;
use crate::render::views::{PathRowView, PathView};
use crate::source::Spanned;

/// How far lanes are apart, and the first from the edge, in pixels.
const LANE: usize = 24;
const FIRST_LANE: usize = 9;

/// What hangs off a level.
#[derive(Clone, Copy)]
enum Leaf<'a> {
    Specialisation(&'a Specialisation),
    Transition(&'a Transition),
}

impl<'a> Leaf<'a> {
    /// The level that it names.
    fn after(self) -> Option<&'a Id> {
        let after: Option<&Spanned<Id>> = match self {
            Self::Specialisation(it) => it.after.as_deref(),
            Self::Transition(it) => it.after.as_deref(),
        };
        after.map(|after| &after.value)
    }
}

impl Scope<'_> {
    /// The picture of a path; `None` where it would show no way from anything to anything.
    pub(in crate::render) fn path_picture(
        &self,
        shown: Shown<'_>,
        path: &CareerPath,
    ) -> Option<PathView> {
        let specialisations = path.specialisations.iter().map(Leaf::Specialisation);
        let transitions = path.transitions.iter();
        let transitions = transitions.map(|way| Leaf::Transition(&way.value));
        let leaves: Vec<Leaf<'_>> = specialisations.chain(transitions).collect();
        let places = path.levels.iter().zip(0..);
        let places: HashMap<&Id, usize> = places.map(|(level, at)| (&level.id.value, at)).collect();
        let level = |leaf: &Leaf<'_>| places.get(leaf.after()?).copied();
        let levels: Vec<Option<usize>> = leaves.iter().map(level).collect();
        let drawn = rows(&path.befores(), &levels);
        if drawn.len() < 2 {
            return None;
        }
        let ladder = drawn.iter().map(|row| {
            let (kind, title, tag) = match row.item {
                Item::Step(at) => ("level", path.levels[at].title.to_string(), String::new()),
                Item::Leaf(at) => self.leaf_words(leaves[at]),
            };
            row_view(row, kind, title, tag)
        });
        let loose = leaves
            .iter()
            .zip(&levels)
            .filter(|(_, level)| level.is_none());
        let loose: Vec<Leaf<'_>> = loose.map(|(leaf, _)| *leaf).collect();
        Some(PathView {
            summary: self.path_words(shown.career, path),
            rows: ladder.collect(),
            loose: self.loose_rows(&loose),
        })
    }

    /// Rows of what names no level, side by side on a rail of their own.
    fn loose_rows(&self, leaves: &[Leaf<'_>]) -> Vec<PathRowView> {
        let last = leaves.len().saturating_sub(1);
        let rows = leaves.iter().enumerate().map(|(at, leaf)| {
            let past = (at < last).then_some(Line::Through(0));
            let row = Row {
                item: Item::Leaf(at),
                lane: 1,
                lines: past.into_iter().chain([Line::Branch(0)]).collect(),
            };
            let (kind, title, tag) = self.leaf_words(*leaf);
            row_view(&row, kind, title, tag)
        });
        rows.collect()
    }

    /// What kind of thing hangs off a level, what it is called, and the word for its kind.
    fn leaf_words(&self, leaf: Leaf<'_>) -> (&'static str, String, String) {
        match leaf {
            Leaf::Specialisation(it) => {
                let tag = self.wording().text("path_specialisation", &[]);
                ("specialisation", it.title.to_string(), tag)
            }
            Leaf::Transition(it) => {
                let (title, _) = self.career_or_title(it.career.as_deref(), it.title.as_ref());
                let tag = self.wording().word("transition", it.kind.as_str());
                ("transition", title, tag)
            }
        }
    }

    /// The picture in a sentence.
    fn path_words(&self, career: &Career, path: &CareerPath) -> String {
        let wording = self.wording();
        let parts = [
            (
                path.levels.len(),
                wording.counted("count_levels", path.levels.len()),
            ),
            (
                path.specialisations.len(),
                wording.counted("count_specialisations", path.specialisations.len()),
            ),
            (
                path.transitions.len(),
                wording.counted("count_transitions", path.transitions.len()),
            ),
        ];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0);
        let parts = self.list(parts.map(|(_, words)| words));
        let title = career.head.title.to_string();
        wording.text("path_picture", &[("title", &title), ("parts", &parts)])
    }
}

fn row_view(row: &Row, kind: &str, title: String, tag: String) -> PathRowView {
    let mut view = PathRowView {
        kind: kind.to_owned(),
        title,
        tag,
        lane: row.lane.into(),
        x: place(row.lane),
        above: false,
        below: false,
        branch: None,
        past: Vec::new(),
    };
    for line in &row.lines {
        match *line {
            Line::Through(lane) => view.past.push(place(lane)),
            Line::Above(_) => view.above = true,
            Line::Below(_) => view.below = true,
            Line::Branch(lane) => view.branch = Some(place(lane)),
        }
    }
    view
}

fn place(lane: u8) -> usize {
    FIRST_LANE + LANE * usize::from(lane)
}

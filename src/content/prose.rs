//! The prose of a career: its texts, and every sentence of Markdown in its data.
//!
//! What prose refers to is looked at in several places, so that where it stands is said once.

use super::{Career, Claim, Observation, Payload, Prose, Requirements, SoftSkill};
use crate::markdown::Reference;

impl Career {
    /// Hands every reference of the career's prose to `visit`, with the section that it stands in,
    /// by its place; `None` is the index.
    pub fn each_reference<'a>(&'a self, mut visit: impl FnMut(Option<usize>, &'a Reference)) {
        let related = self.head.related.iter();
        let notes = related.filter_map(|related| related.note.as_ref());
        let notes = notes.flat_map(|note| note.fragment().references());
        for reference in self.body.references().iter().chain(notes) {
            visit(None, reference);
        }
        for (at, section) in self.sections.iter().enumerate() {
            for reference in section.body.references() {
                visit(Some(at), reference);
            }
            section.payload.each_prose(|prose| {
                for reference in prose.fragment().references() {
                    visit(Some(at), reference);
                }
            });
        }
    }
}

impl Payload {
    /// Hands every sentence of Markdown in the data to `visit`.
    pub fn each_prose<'a>(&'a self, mut visit: impl FnMut(&'a Prose)) {
        match self {
            Self::Responsibilities(it) => {
                let tasks = it.areas.iter().flat_map(|area| &area.tasks);
                tasks.for_each(visit);
            }
            Self::Practices(it) | Self::Challenges(it) => {
                let points = it.areas.iter().flat_map(|area| &area.points);
                points.for_each(visit);
            }
            Self::Requirements(it) => requirements(it, &mut visit),
            Self::EntryRoutes(it) => {
                for route in &it.routes {
                    route.needs.iter().for_each(&mut visit);
                    route.note.as_deref().into_iter().for_each(&mut visit);
                }
            }
            Self::WorkEnvironment(it) => it.demands.iter().for_each(visit),
            Self::CareerPath(it) => {
                for level in &it.levels {
                    let note = level.note.as_deref();
                    level.tasks.iter().chain(note).for_each(&mut visit);
                }
                let focus = it.specialisations.iter();
                focus
                    .filter_map(|path| path.focus.as_ref())
                    .for_each(&mut visit);
                let notes = it.transitions.iter();
                notes.filter_map(|way| way.note.as_deref()).for_each(visit);
            }
            Self::Market(it) => {
                it.claims.iter().for_each(|one| claim(one, &mut visit));
                let notes = it.industries.iter();
                notes
                    .filter_map(|entry| entry.note.as_deref())
                    .for_each(visit);
            }
            Self::Salaries(it) => it.rows().for_each(|(_, row)| observation(row, &mut visit)),
            Self::Trends(it) => {
                let notes = it.items.iter();
                notes
                    .filter_map(|item| item.note.as_deref())
                    .for_each(visit);
            }
            Self::SoftSkills(it) => {
                let notes = it.items.iter().filter_map(|item| match item {
                    SoftSkill::Skill(_) => None,
                    SoftSkill::Titled(skill) => skill.note.as_deref(),
                });
                notes.for_each(visit);
            }
            Self::Article => {}
        }
    }
}

fn requirements<'a>(it: &'a Requirements, visit: &mut impl FnMut(&'a Prose)) {
    let education = it.education.iter();
    education
        .filter_map(|entry| entry.note.as_deref())
        .for_each(&mut *visit);
    let conditions = it.conditions.iter();
    conditions
        .filter_map(|entry| entry.note.as_deref())
        .for_each(&mut *visit);
    for group in &it.skills {
        group.note.as_deref().into_iter().for_each(&mut *visit);
        group
            .required()
            .filter_map(|asked| asked.note)
            .for_each(&mut *visit);
    }
}

fn claim<'a>(claim: &'a Claim, visit: &mut impl FnMut(&'a Prose)) {
    let all = std::iter::once(claim).chain(&claim.comparators);
    all.filter_map(|one| one.note.as_deref()).for_each(visit);
}

fn observation<'a>(row: &'a Observation, visit: &mut impl FnMut(&'a Prose)) {
    row.note().into_iter().for_each(&mut *visit);
    for other in row.comparators() {
        other.note().into_iter().for_each(&mut *visit);
    }
}

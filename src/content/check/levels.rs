//! Levels follow one another without a circle, and what names a level names one that there is.

use std::collections::BTreeSet;

use crate::content::{
    CareerPath, Facet, Id, Observation, Payload, Proficiency, Requirements, Section,
};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::Spanned;
use crate::yaml::hint;

/// Reports levels that follow themselves, at once or in a circle.
pub(super) fn paths(sections: &[Section], found: &mut Diagnostics) {
    for section in sections {
        if let Payload::CareerPath(path) = &section.payload {
            circles(path, found);
        }
    }
}

fn circles(path: &CareerPath, found: &mut Diagnostics) {
    let before = path.befores();
    // The walk that each level was met in; a level that was met in an earlier one is done with.
    let mut met = vec![None; before.len()];
    for start in 0..before.len() {
        let mut at = Some(start);
        while let Some(index) = at.filter(|&index| met[index].is_none()) {
            met[index] = Some(start);
            at = before[index];
        }
        if let Some(index) = at.filter(|&index| met[index] == Some(start)) {
            found.push(circle(path, &before, index));
        }
    }
}

/// The report of the circle that the level at `index` is part of.
fn circle(path: &CareerPath, before: &[Option<usize>], index: usize) -> Diagnostic {
    let mut round = vec![index];
    let mut at = before[index];
    while let Some(next) = at.filter(|&next| next != index) {
        round.push(next);
        at = before[next];
    }
    // Order alone makes no circle, so one of them says `after`.
    let named = round
        .iter()
        .filter_map(|&level| path.levels[level].after.as_ref());
    let span = named.map(|after| after.span).min();
    let span = span.unwrap_or(path.levels[index].id.span);
    let name = |level: usize| format!("`{}`", path.levels[level].id.value);
    if round.len() == 1 {
        let message = format!("the level {} follows itself", name(index));
        return Diagnostic::at(Code::SelfReference, span, message)
            .mend("name the level before it, or remove `after:`");
    }
    const SHOWN: usize = 6;
    let mut names: Vec<String> = round.iter().take(SHOWN).map(|&level| name(level)).collect();
    if round.len() > SHOWN {
        names.push("…".to_owned());
    }
    names.push(name(index));
    let message = format!(
        "levels follow one another in a circle: {}",
        names.join(" after ")
    );
    Diagnostic::at(Code::Circle, span, message)
        .mend("a level without `after:` follows the one above it: name another, or reorder them")
}

/// Reports names of levels that the career does not have.
pub(super) fn references(sections: &[Section], rows: &[&Observation], found: &mut Diagnostics) {
    let mut known = BTreeSet::new();
    for section in sections {
        if let Payload::CareerPath(path) = &section.payload {
            let own: BTreeSet<&str> = path.levels.iter().map(|level| level.id.as_str()).collect();
            let after = path.levels.iter().filter_map(|level| level.after.as_ref());
            after.for_each(|after| require(after, &own, found));
            known.extend(own);
        }
    }
    for section in sections {
        for level in named(&section.payload) {
            require(level, &known, found);
        }
    }
    for facet in rows.iter().flat_map(|row| &row.facets) {
        if let Facet::Level(level) = &facet.value {
            require(&Spanned::new(level.clone(), facet.span), &known, found);
        }
    }
}

fn require(level: &Spanned<Id>, known: &BTreeSet<&str>, found: &mut Diagnostics) {
    let name = level.value.as_str();
    if known.contains(name) {
        return;
    }
    let message = format!("the career has no level `{name}`");
    let mend = match known.is_empty() {
        true => "add a section `career-path` whose `levels:` have it".to_owned(),
        false => hint(name, known.iter().copied()),
    };
    found.push(Diagnostic::at(Code::UnknownLevel, level.span, message).mend(mend));
}

/// The levels that a payload names, besides those that levels follow.
fn named(payload: &Payload) -> Vec<&Spanned<Id>> {
    match payload {
        Payload::Responsibilities(work) => {
            let areas = work.areas.iter();
            areas.filter_map(|area| area.level.as_ref()).collect()
        }
        Payload::Requirements(needs) => required(needs),
        Payload::CareerPath(path) => {
            let fields = path.specialisations.iter().map(|field| &field.after);
            let transitions = path.transitions.iter().map(|out| &out.after);
            fields.chain(transitions).flatten().collect()
        }
        _ => Vec::new(),
    }
}

fn required(needs: &Requirements) -> Vec<&Spanned<Id>> {
    let education = needs.education.iter().map(|entry| &entry.level);
    let conditions = needs.conditions.iter().map(|entry| &entry.level);
    let mut levels: Vec<_> = education.chain(conditions).flatten().collect();
    for proficiency in needs.proficiencies() {
        if let Proficiency::ByLevel(steps) = proficiency {
            levels.extend(steps.iter().map(|(level, _)| level));
        }
    }
    levels
}

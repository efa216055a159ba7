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

/// How many unknown names get a hint: measuring every name against every level takes its time, and
/// whoever has more of them has a cause that no hint names.
const HINTS: usize = 50;

/// Reports names of levels that the career does not have.
pub(super) fn references(sections: &[Section], rows: &[&Observation], found: &mut Diagnostics) {
    let mut known = BTreeSet::new();
    let mut hints = HINTS;
    let mut require = |level: &Spanned<Id>, known: &BTreeSet<&str>| {
        if !known.contains(level.value.as_str()) {
            hints = hints.saturating_sub(1);
            found.push(unknown(level, known, hints > 0));
        }
    };
    for section in sections {
        if let Payload::CareerPath(path) = &section.payload {
            let own: BTreeSet<&str> = path.levels.iter().map(|level| level.id.as_str()).collect();
            let after = path.levels.iter().filter_map(|level| level.after.as_ref());
            after.for_each(|after| require(after, &own));
            known.extend(own);
        }
    }
    for section in sections {
        for level in named(&section.payload) {
            require(level, &known);
        }
    }
    for facet in rows.iter().flat_map(|row| &row.facets) {
        if let Facet::Level(level) = &facet.value {
            require(&Spanned::new(level.clone(), facet.span), &known);
        }
    }
}

fn unknown(level: &Spanned<Id>, known: &BTreeSet<&str>, hinted: bool) -> Diagnostic {
    let name = level.value.as_str();
    let mend = match (known.is_empty(), hinted) {
        (true, _) => "add a section `career-path` whose `levels:` have it".to_owned(),
        (false, true) => hint(name, known.iter().copied()),
        (false, false) => "write the `id:` of a level".to_owned(),
    };
    let message = format!("the career has no level `{name}`");
    Diagnostic::at(Code::UnknownLevel, level.span, message).mend(mend)
}

/// The levels that a payload names, besides those that levels follow.
fn named(payload: &Payload) -> Vec<&Spanned<Id>> {
    match payload {
        Payload::Responsibilities(work) => {
            let areas = work.areas.iter();
            areas.filter_map(|area| area.level.as_deref()).collect()
        }
        Payload::Requirements(needs) => required(needs),
        Payload::CareerPath(path) => {
            let fields = path.specialisations.iter();
            let fields = fields.map(|field| field.after.as_deref());
            let transitions = path.transitions.iter();
            let transitions = transitions.map(|out| out.after.as_deref());
            fields.chain(transitions).flatten().collect()
        }
        _ => Vec::new(),
    }
}

fn required(needs: &Requirements) -> Vec<&Spanned<Id>> {
    let education = needs.education.iter();
    let education = education.map(|entry| entry.level.as_deref());
    let conditions = needs.conditions.iter();
    let conditions = conditions.map(|entry| entry.level.as_deref());
    let mut levels: Vec<_> = education.chain(conditions).flatten().collect();
    for proficiency in needs.proficiencies() {
        if let Proficiency::ByLevel(steps) = proficiency {
            levels.extend(steps.iter().map(|(level, _)| level));
        }
    }
    levels
}

#[cfg(test)]
mod tests {
    use crate::content::testing::{check, pay};

    #[test]
    fn levels_do_not_follow_themselves() {
        check(
            "section: career-path\n\
             levels: [{id: a, title: A, after: a}]",
            &[
                "2:35: error[self-reference]: the level `a` follows itself (name the level before \
                 it, or remove `after:`)",
            ],
        );
        check(
            "section: career-path\n\
             levels:\n\
             - {id: a, title: A, after: c}\n\
             - {id: b, title: B}\n\
             - {id: c, title: C}",
            &[
                "3:28: error[circle]: levels follow one another in a circle: `a` after `c` after \
                 `b` after `a` (a level without `after:` follows the one above it: name another, \
                 or reorder them)",
            ],
        );
        check(
            "section: career-path\n\
             levels:\n\
             - {id: a, title: A, after: b}\n\
             - {id: b, title: B}\n\
             - {id: c, title: C, after: d}\n\
             - {id: d, title: D, after: c}\n\
             - {id: e, title: E, after: c}",
            &[
                "3:28: error[circle]: levels follow one another in a circle: `a` after `b` after \
                 `a` (a level without `after:` follows the one above it: name another, or reorder \
                 them)",
                "5:28: error[circle]: levels follow one another in a circle: `c` after `d` after \
                 `c` (a level without `after:` follows the one above it: name another, or reorder \
                 them)",
            ],
        );
    }

    #[test]
    fn levels_that_are_named_are_levels_of_the_career() {
        check(
            "section: career-path\n\
             levels: [{id: entry, title: A}, {id: senior, title: B, after: entri}]\n\
             specialisations: [{title: S, after: senor}]\n\
             transitions: [{kind: lateral, title: Y, after: lead}]",
            &[
                "2:63: error[unknown-level]: the career has no level `entri` (did you mean \
                 `entry`?)",
                "3:37: error[unknown-level]: the career has no level `senor` (did you mean \
                 `senior`?)",
                "4:48: error[unknown-level]: the career has no level `lead` (known are `entry`, \
                 `senior`)",
            ],
        );
        check(
            "section: responsibilities\n\
             areas: [{title: A, level: senior}]",
            &[
                "2:27: error[unknown-level]: the career has no level `senior` (add a section \
                 `career-path` whose `levels:` have it)",
            ],
        );
        check(
            "section: requirements\n\
             education: [{qualification: A, level: senior}]\n\
             skills:\n\
             - {title: A, proficiency: {lead: expert}, skills: [{skill: a, proficiency: {mid: working}}]}\n\
             conditions: [{kind: age, title: A, level: entry}]",
            &[
                "2:39: error[unknown-level]: the career has no level `senior` (add a section \
                 `career-path` whose `levels:` have it)",
                "4:28: error[unknown-level]: the career has no level `lead` (add a section \
                 `career-path` whose `levels:` have it)",
                "4:77: error[unknown-level]: the career has no level `mid` (add a section \
                 `career-path` whose `levels:` have it)",
                "5:43: error[unknown-level]: the career has no level `entry` (add a section \
                 `career-path` whose `levels:` have it)",
            ],
        );
        pay(
            "by_level: [{level: senior, mean: 5}]",
            &[
                "1:20: error[unknown-level]: the career has no level `senior` (add a section \
                 `career-path` whose `levels:` have it)",
            ],
        );
    }
}

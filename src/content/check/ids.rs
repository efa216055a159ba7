//! An id stands once in a career.

use std::collections::HashMap;

use crate::content::{Claim, Id, Observation, Payload, Section, SoftSkill};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

pub(super) fn unique(
    sections: &[Section],
    rows: &[&Observation],
    claims: &[&Claim],
    found: &mut Diagnostics,
) {
    let mut ids: Vec<&Spanned<Id>> = Vec::new();
    ids.extend(rows.iter().filter_map(|row| row.id.as_ref()));
    ids.extend(claims.iter().filter_map(|claim| claim.id.as_ref()));
    for section in sections {
        ids.extend(own(&section.payload));
    }
    // Which of two is the second is a matter of files and lines, not of kinds.
    ids.sort_by_key(|id| id.span);
    let mut seen = HashMap::<&str, Span>::new();
    for id in ids {
        match seen.get(id.value.as_str()) {
            None => {
                seen.insert(id.value.as_str(), id.span);
            }
            Some(first) => found.push(twice(id, *first)),
        }
    }
}

fn twice(id: &Spanned<Id>, first: Span) -> Diagnostic {
    let message = format!("the id `{}` stands twice in this career", id.value);
    Diagnostic::at(Code::DuplicateId, id.span, message)
        .related(first, "it stands here first")
        .mend("give one of them another name")
}

/// The ids of a payload other than those of pay rows and claims.
fn own(payload: &Payload) -> Vec<&Spanned<Id>> {
    match payload {
        Payload::Responsibilities(work) => ids(&work.areas, |area| area.id.as_ref()),
        Payload::Requirements(needs) => [
            ids(&needs.education, |entry| entry.id.as_ref()),
            ids(&needs.skills, |group| group.id.as_ref()),
            ids(&needs.conditions, |condition| condition.id.as_ref()),
        ]
        .concat(),
        Payload::EntryRoutes(ways) => ids(&ways.routes, |route| route.id.as_ref()),
        Payload::CareerPath(path) => [
            ids(&path.levels, |level| Some(&level.id)),
            ids(&path.specialisations, |field| field.id.as_ref()),
            ids(&path.transitions, |transition| transition.id.as_ref()),
        ]
        .concat(),
        Payload::Market(market) => ids(&market.industries, |industry| industry.id.as_ref()),
        Payload::Trends(trends) => ids(&trends.items, |trend| trend.id.as_ref()),
        Payload::SoftSkills(skills) => ids(&skills.items, |item| match item {
            SoftSkill::Titled(skill) => skill.id.as_ref(),
            SoftSkill::Skill(_) => None,
        }),
        Payload::Practices(areas) | Payload::Challenges(areas) => {
            ids(&areas.areas, |area| area.id.as_ref())
        }
        Payload::Salaries(_) | Payload::WorkEnvironment(_) | Payload::Article => Vec::new(),
    }
}

fn ids<T>(items: &[T], id: impl Fn(&T) -> Option<&Spanned<Id>>) -> Vec<&Spanned<Id>> {
    items.iter().filter_map(id).collect()
}

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
        Payload::Responsibilities(work) => ids(&work.areas, |area| area.id.as_deref()),
        Payload::Requirements(needs) => [
            ids(&needs.education, |entry| entry.id.as_deref()),
            ids(&needs.skills, |group| group.id.as_deref()),
            ids(&needs.conditions, |condition| condition.id.as_deref()),
        ]
        .concat(),
        Payload::EntryRoutes(ways) => ids(&ways.routes, |route| route.id.as_deref()),
        Payload::CareerPath(path) => [
            ids(&path.levels, |level| Some(&level.id)),
            ids(&path.specialisations, |field| field.id.as_deref()),
            ids(&path.transitions, |transition| transition.id.as_deref()),
        ]
        .concat(),
        Payload::Market(market) => ids(&market.industries, |industry| industry.id.as_deref()),
        Payload::Trends(trends) => ids(&trends.items, |trend| trend.id.as_deref()),
        Payload::SoftSkills(skills) => ids(&skills.items, |item| match item {
            SoftSkill::Titled(skill) => skill.id.as_deref(),
            SoftSkill::Skill(_) => None,
        }),
        Payload::Practices(areas) | Payload::Challenges(areas) => {
            ids(&areas.areas, |area| area.id.as_deref())
        }
        Payload::Salaries(_) | Payload::WorkEnvironment(_) | Payload::Article => Vec::new(),
    }
}

fn ids<T>(items: &[T], id: impl Fn(&T) -> Option<&Spanned<Id>>) -> Vec<&Spanned<Id>> {
    items.iter().filter_map(id).collect()
}

#[cfg(test)]
mod tests {
    use crate::content::testing::{check, pay};

    #[test]
    fn an_id_stands_once_in_a_career() {
        check(
            "section: practices\n\
             areas: [{id: a, title: A}, {id: a, title: B}]",
            &[
                "2:33: error[duplicate-id]: the id `a` stands twice in this career (give one of \
                 them another name)",
            ],
        );
        pay(
            "overall: [{id: a, mean: 6, comparators: [{id: a, population: All, mean: 5}]}]",
            &[
                "1:47: error[duplicate-id]: the id `a` stands twice in this career (give one of \
                 them another name)",
            ],
        );
        check(
            "section: career-path\n\
             levels: [{id: a, title: A}]\n\
             specialisations: [{id: a, title: B}]\n\
             transitions: [{id: a, kind: lateral, title: C}]",
            &[
                "3:24: error[duplicate-id]: the id `a` stands twice in this career (give one of \
                 them another name)",
                "4:20: error[duplicate-id]: the id `a` stands twice in this career (give one of \
                 them another name)",
            ],
        );
        check(
            "section: requirements\n\
             education: [{id: a, qualification: A}]\n\
             skills: [{id: a, title: A}]\n\
             conditions: [{id: a, kind: age, title: A}]",
            &[
                "3:15: error[duplicate-id]: the id `a` stands twice in this career (give one of \
                 them another name)",
                "4:19: error[duplicate-id]: the id `a` stands twice in this career (give one of \
                 them another name)",
            ],
        );
        check(
            "section: market\n\
             claims: [{id: a, metric: demand, value: high, comparators: [{id: a, value: low}]}]\n\
             industries: [{id: a, industry: x}]",
            &[
                "2:66: error[duplicate-id]: the id `a` stands twice in this career (give one of \
                 them another name)",
                "3:19: error[duplicate-id]: the id `a` stands twice in this career (give one of \
                 them another name)",
            ],
        );
    }
}

//! A skill that a career speaks of is one that its requirements list.

use std::collections::BTreeSet;

use crate::content::{Career, Payload, SectionKind, SoftSkill};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::markdown::Target;
use crate::site::Site;
use crate::source::Span;

pub(in crate::lint) fn check(career: &Career, site: &Site, found: &mut Diagnostics) {
    let has_any = career
        .sections_of(SectionKind::Requirements)
        .next()
        .is_some();
    if !has_any || !career.complete(SectionKind::Requirements) {
        return;
    }
    let listed = listed(career);
    let mut told = BTreeSet::new();
    for (skill, span) in mentioned(career) {
        if !listed.contains(skill) && told.insert(skill) && site.guide.skills.get(skill).is_some() {
            let message =
                format!("the requirements of this career do not list the skill `{skill}`");
            found.push(
                Diagnostic::at(Code::SkillUnlisted, span, message)
                    .mend("add it there, with `need: optional` if it only helps"),
            );
        }
    }
}

/// What the career asks for, soft skills among it.
fn listed(career: &Career) -> BTreeSet<&str> {
    let mut listed = BTreeSet::new();
    for section in &career.sections {
        match &section.payload {
            Payload::Requirements(it) => {
                let entries = it.skills.iter().flat_map(|group| group.required());
                let skills = entries.flat_map(|asked| asked.skills);
                listed.extend(skills.map(|id| id.value.as_str()));
            }
            Payload::SoftSkills(it) => listed.extend(it.items.iter().filter_map(soft)),
            _ => {}
        }
    }
    listed
}

fn soft(item: &SoftSkill) -> Option<&str> {
    match item {
        SoftSkill::Skill(id) => Some(id.value.as_str()),
        SoftSkill::Titled(_) => None,
    }
}

/// The skills that the market asks for, and those that prose links to.
fn mentioned(career: &Career) -> Vec<(&str, Span)> {
    let mut mentioned = Vec::new();
    for section in &career.sections {
        if let Payload::Market(market) = &section.payload {
            mentioned.extend(market.skills.iter().map(|id| (id.value.as_str(), id.span)));
        }
    }
    career.each_reference(|_, reference| {
        if let Target::Skill(id) = &reference.target {
            mentioned.push((id, reference.span));
        }
    });
    mentioned
}

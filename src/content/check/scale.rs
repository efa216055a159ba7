//! Depths of skill are steps of the site's scale.

use crate::content::{Id, Payload, Proficiency, Registry, Section, Skill};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::Spanned;
use crate::yaml::hint;

pub(super) fn section(section: &Section, scale: &[Box<str>], found: &mut Diagnostics) {
    let Payload::Requirements(requirements) = &section.payload else {
        return;
    };
    for proficiency in requirements.proficiencies() {
        let steps = match proficiency {
            Proficiency::Step(step) => vec![step],
            Proficiency::ByLevel(steps) => steps.iter().map(|(_, step)| step).collect(),
        };
        steps.into_iter().for_each(|step| known(step, scale, found));
    }
}

/// What a skill says of the steps is said of those of the scale.
pub(super) fn skills(skills: &Registry<Skill>, scale: &[Box<str>], found: &mut Diagnostics) {
    let skills = skills.iter().map(|(_, skill)| &skill.value);
    let steps = skills.filter_map(|skill| skill.proficiency.as_ref());
    for (step, _) in steps.flat_map(|steps| &steps.0) {
        known(step, scale, found);
    }
}

fn known(step: &Spanned<Id>, scale: &[Box<str>], found: &mut Diagnostics) {
    let name = step.value.as_str();
    if scale.iter().all(|known| **known != *name) {
        let message = format!("`{name}` is not a step of the scale of this site");
        let known = scale.iter().map(|known| &**known);
        found.push(
            Diagnostic::at(Code::UnknownProficiency, step.span, message).mend(hint(name, known)),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::content::testing::{check, check_files};

    #[test]
    fn what_a_skill_says_of_the_steps_is_of_the_scale() {
        check_files(
            &[(
                "content/skills.yaml",
                "r: {name: R, proficiency: {working: W, exprt: E}}\n",
            )],
            &[
                "content/skills.yaml:1:40: error[unknown-proficiency]: `exprt` is not a step of \
                 the scale of this site (did you mean `expert`?)",
            ],
        );
    }

    #[test]
    fn depths_are_steps_of_the_scale() {
        check(
            "section: requirements\n\
             skills:\n\
             - title: G\n\
             \x20 proficiency: wroking\n\
             \x20 skills: [{skill: a, proficiency: master}, {any_of: [a, b], proficiency: expert}]",
            &[
                "4:16: error[unknown-proficiency]: `wroking` is not a step of the scale of this \
                 site (did you mean `working`?)",
                "5:36: error[unknown-proficiency]: `master` is not a step of the scale of this \
                 site (known are `awareness`, `working`, `practitioner`, `expert`)",
            ],
        );
    }
}

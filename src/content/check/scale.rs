//! Depths of skill are steps of the site's scale.

use crate::content::{Payload, Proficiency, Section};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
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
        for step in steps {
            let name = step.value.as_str();
            if scale.iter().all(|known| **known != *name) {
                let message = format!("`{name}` is not a step of the scale of this site");
                let known = scale.iter().map(|known| &**known);
                found.push(
                    Diagnostic::at(Code::UnknownProficiency, step.span, message)
                        .mend(hint(name, known)),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::content::testing::check;

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

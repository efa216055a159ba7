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

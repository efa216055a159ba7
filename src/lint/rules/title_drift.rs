//! The career is called by its title, however often it is named.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::prose::Prose;
use crate::lint::sentences::stands_alone;
use crate::markdown::{Passage, PassageKind};

pub(in crate::lint) fn check(prose: &Prose<'_>, found: &mut Diagnostics) {
    let Some(career) = prose.career else { return };
    let others = career.head.alternate_titles.iter();
    let names = std::iter::once(&career.head.title).chain(others);
    let names: Vec<&str> = names.map(|name| &*name.value).collect();
    for name in names.iter().filter(|name| name.contains([' ', '-'])) {
        for passage in prose
            .body
            .iter()
            .filter(|it| it.kind != PassageKind::Heading)
        {
            drifts(name, &names, passage, found);
        }
    }
}

/// Reports where a passage writes a name with other capitals or hyphens.
fn drifts(name: &str, names: &[&str], passage: &Passage, found: &mut Diagnostics) {
    let (low, text) = (flat(name), flat(&passage.text));
    if low.len() != name.len() || text.len() != passage.text.len() {
        return;
    }
    for (at, _) in text.match_indices(&low) {
        let part = at..at + low.len();
        let written = &passage.text[part.clone()];
        // At the beginning of a name, sentences choose the first letter; as a common noun, a name is
        // written small.
        let rest = |text: &str| text.chars().skip(1).collect::<String>();
        let is_known = names.iter().any(|known| {
            let is_same = rest(known) == rest(written) || known.to_lowercase() == written;
            known.len() == written.len() && is_same
        });
        if !stands_alone(&text, &part) || is_known || passage.is_within(&part, |_| false) {
            continue;
        }
        let message = format!("this career is called `{name}`, and here `{written}`");
        found.push(
            Diagnostic::at(Code::TitleDrift, passage.place(part), message)
                .mend("write it as the title does, or add this name to `alternate_titles`"),
        );
    }
}

fn flat(text: &str) -> String {
    text.to_lowercase().replace('-', " ")
}

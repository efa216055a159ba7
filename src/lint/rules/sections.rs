//! A career has the sections that the site wants of every career.

use crate::config::SectionChoice;
use crate::content::{CareerEntry, SectionKind};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::site::Site;

/// Reports each section that the configuration requires and that a career does not have.
pub(in crate::lint) fn missing(site: &Site, found: &mut Diagnostics) {
    let choices = site.config.sections.iter();
    let required: Vec<(SectionKind, &SectionChoice)> = choices
        .filter(|choice| choice.required)
        // The check of the configuration reports a word that is none.
        .filter_map(|choice| Some((SectionKind::named(&choice.section.value)?, choice)))
        .collect();
    // A draft lacks what is still to be written.
    let careers = site.guide.careers.iter().filter(|it| !it.head.draft);
    for career in careers {
        for (kind, choice) in &required {
            // One that could not be read was reported.
            if !career.has(*kind) && career.complete(*kind) {
                found.push(lacks(site, career, *kind, choice));
            }
        }
    }
}

fn lacks(
    site: &Site,
    career: &CareerEntry,
    kind: SectionKind,
    choice: &SectionChoice,
) -> Diagnostic {
    let word = kind.as_str();
    let message = format!("this career has no section `{word}`");
    let mend = match site.draft_section(&career.slug, kind) {
        Some(path) => format!("finish the draft `{path}`, and remove its line `draft: true`"),
        None => format!(
            "begin it with `guidepost new section {} {word}`",
            career.slug
        ),
    };
    Diagnostic::new(Code::MissingSection, Place::File(career.file), message)
        .related(choice.section.span, "required here")
        .mend(mend)
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::warns;
    use crate::site::testing::INDEX;

    const CONFIG: &str = "title: G\nsections: [{section: trends, required: true}, market]\n";

    #[test]
    fn a_required_section_is_missed_where_it_is_not_published() {
        let files = |section| {
            [
                ("guidepost.yaml", CONFIG),
                ("content/careers/x/index.md", INDEX),
                ("content/careers/x/a.md", section),
            ]
        };
        warns(&files("---\nsection: trends\n---\n"), &[]);
        let missing = "content/careers/x/index.md: warning[missing-section]: this career has no \
                       section `trends` ";
        let begin = format!("{missing}(begin it with `guidepost new section x trends`)");
        warns(&files("---\nsection: market\n---\n"), &[&begin]);
        let finish = format!(
            "{missing}(finish the draft `content/careers/x/a.md`, and remove its line \
             `draft: true`)"
        );
        warns(
            &files("---\nsection: trends\ndraft: true\n---\n"),
            &[&finish],
        );
    }

    #[test]
    fn nothing_is_missed_that_may_be_there() {
        let index = "---\ntitle: X\nsummary: S\ndraft: true\n---\n";
        warns(
            &[
                ("guidepost.yaml", CONFIG),
                ("content/careers/x/index.md", index),
            ],
            &[],
        );
        for unread in [
            "---\n",
            "---\nsection: tends\n---\n",
            "---\nsection: x\n---\n",
        ] {
            warns(
                &[
                    ("guidepost.yaml", CONFIG),
                    ("content/careers/x/index.md", INDEX),
                    ("content/careers/x/a.md", unread),
                ],
                &[],
            );
        }
    }
}

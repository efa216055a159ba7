//! Careers on their way into a site, one whole career at a time and in any order.
//!
//! Drafts fall out, sections come into the order of their page, what pages of the whole site ask
//! of the career is noted, and the rest is packed.

use std::collections::BTreeSet;

use super::drafts::{self, LeftOut};
use super::references::pictures_of;
use super::salaries::SalaryNote;
use super::terms::{self, TermUses};
use super::{Drafts, SectionOrder, sources};
use crate::config::Config;
use crate::content::{Career, CareerEntry, Id, Payload, Section};
use crate::source::{FileId, SourceTree};

/// What a site makes of each of its careers.
pub struct Intake<'a> {
    order: SectionOrder,
    /// The steps of the site's scale.
    scale: Vec<&'a Id>,
    drafts: Drafts,
    tree: &'a SourceTree,
}

/// A career that a site has taken in, or left out as a draft.
#[derive(Debug)]
pub struct Taken {
    /// What the guide keeps of it.
    pub(super) career: Option<(CareerEntry, Notes)>,
    pub(super) left_out: LeftOut,
}

/// What pages of the whole site ask of a career, noted while it is open.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub(super) terms: TermUses,
    /// The sources that it names, each with how many of its figures rest on it.
    pub(super) sources: Vec<(Id, usize)>,
    pub(super) pay: SalaryNote,
    pub(super) asks_for_skills: bool,
    pictures: BTreeSet<FileId>,
}

impl<'a> Intake<'a> {
    /// Prepares what holds for all careers of a site.
    #[must_use]
    pub fn new(config: &'a Config, drafts: Drafts, tree: &'a SourceTree) -> Self {
        Self {
            order: SectionOrder::new(config),
            scale: config.proficiency.iter().map(|step| &step.id).collect(),
            drafts,
            tree,
        }
    }

    /// Takes in a career.
    #[must_use]
    pub fn take(&self, career: Career) -> Taken {
        let mut left_out = LeftOut::default();
        let career = drafts::of_career(career, self.drafts, &mut left_out);
        let career = career.map(|mut career| {
            career
                .sections
                .sort_by_key(|section| self.order.key(section));
            let notes = self.notes(&career);
            (CareerEntry::new(career), notes)
        });
        Taken { career, left_out }
    }

    fn notes(&self, career: &Career) -> Notes {
        let bodies = career.sections.iter().map(|it| (it.file, &it.body));
        let bodies = bodies.chain([(career.file, &career.body)]);
        let pictures = bodies.flat_map(|(file, body)| pictures_of(file, body, self.tree));
        Notes {
            terms: terms::uses(career, &self.scale),
            sources: sources::of_career(career),
            pay: SalaryNote::of(career),
            asks_for_skills: career.sections.iter().any(asks_for_skills),
            pictures: pictures.collect(),
        }
    }
}

/// Whether a section asks for a skill, be it one that the registry does not have.
fn asks_for_skills(section: &Section) -> bool {
    match &section.payload {
        Payload::Requirements(needs) => needs.skills.iter().any(|group| !group.skills.is_empty()),
        _ => false,
    }
}

impl Taken {
    /// The pictures that its prose shows.
    pub(super) fn pictures(&self) -> impl Iterator<Item = FileId> {
        let notes = self.career.iter().map(|(_, notes)| notes);
        notes.flat_map(|notes| notes.pictures.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::super::wanted_pictures;
    use super::*;
    use crate::diagnostics::Diagnostics;
    use crate::site::testing;

    /// How many pictures a site publishes whose career has a draft that shows one.
    fn pictures(drafts: Drafts) -> usize {
        let draft = "---\nsection: trends\ndraft: true\n---\n\n![a](a.png)\n";
        let tree = testing::tree(&[
            ("content/careers/x/index.md", testing::INDEX),
            ("content/careers/x/a.md", draft),
            ("content/careers/x/a.png", "a picture"),
        ]);
        let mut found = Diagnostics::new();
        let config = Config::read(&tree, &mut found).unwrap();
        let guide = testing::guide(&tree, &mut found);
        let careers = testing::taken(&guide, &config, drafts, &tree);
        wanted_pictures(&guide, &careers, &tree).len()
    }

    #[test]
    fn the_pictures_of_drafts_are_published_with_them_only() {
        assert_eq!(pictures(Drafts::LeaveOut), 0);
        assert_eq!(pictures(Drafts::Build), 1);
    }
}

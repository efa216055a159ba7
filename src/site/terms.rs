//! Terms: the skills and industries of the registries, and the careers that each has.
//!
//! A use says all that the term's page shows of it, so that no career is opened for that page.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::intake::Notes;
use crate::config::Config;
use crate::content::{
    Career, Guide, Id, Need, Payload, Proficiency, RequiredSkill, Requirements, SoftSkill,
};
use crate::markdown::{Reference, Target};

/// A skill or an industry with its careers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its id in the registry.
    pub id: Id,
    /// Every use, career by career in the order of their titles.
    uses: Vec<Use>,
    /// Where in `uses` each career's begin.
    starts: Vec<u32>,
}

/// One place where a career asks for a skill, or belongs to an industry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// The career, by its place in the guide.
    pub career: u32,
    /// The section, by its place in the career; `None` is the career's index.
    pub section: Option<u16>,
    /// How it is used there.
    pub how: How,
    /// How it is asked for, where requirements do that; entries that follow each other share it.
    pub asked: Option<Arc<Asked>>,
}

/// How requirements ask for a skill.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    /// How much.
    pub need: Need,
    /// How deeply it is known, if that is said.
    pub depth: Option<Depth>,
}

/// How deeply a skill is known, by steps of the site's scale.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// A step, by its place.
    Step(u16),
    /// The title of each level that is named, and its step.
    ByLevel(Box<[(Box<str>, u16)]>),
}

/// How a career uses a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// A group of its requirements asks for it: which group, which entry.
    Asked {
        /// The group, by its place.
        group: u16,
        /// The entry, by its place in the group.
        entry: u16,
    },
    /// It is among the career's soft skills.
    Soft,
    /// It is in demand on the market: which entry of the list.
    InDemand(u16),
    /// The career belongs to the industry.
    Belongs,
    /// Pay of this industry is known.
    Paid,
    /// Prose speaks of it.
    Mentioned,
}

impl Depth {
    /// The steps that it names, by their places.
    pub fn steps(&self) -> impl Iterator<Item = u16> {
        let (one, by_level) = match self {
            Self::Step(step) => (Some(*step), None),
            Self::ByLevel(steps) => (None, Some(steps.iter())),
        };
        let by_level = by_level.into_iter().flatten().map(|(_, step)| *step);
        one.into_iter().chain(by_level)
    }
}

impl Use {
    fn new(section: Option<u16>, how: How) -> Self {
        Self {
            career: 0,
            section,
            how,
            asked: None,
        }
    }
}

impl Term {
    /// How many careers it has.
    #[must_use]
    pub fn careers(&self) -> usize {
        self.starts.len()
    }

    /// The uses of the careers in `range`, career by career.
    pub fn uses(&self, range: Range<usize>) -> impl Iterator<Item = &[Use]> {
        range.map(|index| {
            let start = self.starts[index] as usize;
            let end = self
                .starts
                .get(index + 1)
                .map_or(self.uses.len(), |end| *end as usize);
            &self.uses[start..end]
        })
    }

    fn new(id: &Id) -> Self {
        Self {
            id: id.clone(),
            uses: Vec::new(),
            starts: Vec::new(),
        }
    }

    fn push(&mut self, one: Use) {
        let is_new = self
            .uses
            .last()
            .is_none_or(|last| last.career != one.career);
        if is_new {
            self.starts
                .push(u32::try_from(self.uses.len()).unwrap_or(u32::MAX));
        }
        self.uses.push(one);
    }
}

/// The place of a term in a list that is ordered by id.
pub(super) fn find(terms: &[Term], id: &str) -> Option<usize> {
    terms.binary_search_by(|term| term.id.as_str().cmp(id)).ok()
}

/// The skills and the industries of `guide`, in the order of their ids, each with its careers in
/// the order that `careers` names; `notes` are of all careers of the guide.
///
/// One that no career has and that is not among the references `linked` is left out: a registry
/// may hold more than a site speaks of, and a page that says nothing is none that a reader wants to
/// be led to.
pub(super) fn collect<'a>(
    guide: &Guide,
    careers: &[usize],
    notes: &mut [Notes],
    linked: impl Iterator<Item = &'a Reference>,
) -> (Vec<Term>, Vec<Term>) {
    let mut skills: Vec<Term> = guide.skills.iter().map(|(id, _)| Term::new(id)).collect();
    let mut industries: Vec<Term> = guide
        .industries
        .iter()
        .map(|(id, _)| Term::new(id))
        .collect();
    let skill_index = index(guide.skills.iter().map(|(id, _)| id));
    let industry_index = index(guide.industries.iter().map(|(id, _)| id));
    for &career in careers {
        let uses = std::mem::take(&mut notes[career].terms);
        let career = u32::try_from(career).unwrap_or(u32::MAX);
        for (id, one) in uses.skills {
            put(&mut skills, &skill_index, &id, Use { career, ..one });
        }
        for (id, one) in uses.industries {
            put(&mut industries, &industry_index, &id, Use { career, ..one });
        }
    }
    for term in skills.iter_mut().chain(&mut industries) {
        term.uses.shrink_to_fit();
        term.starts.shrink_to_fit();
    }
    let (mut linked_skills, mut linked_industries) = (HashSet::new(), HashSet::new());
    for reference in linked {
        match &reference.target {
            Target::Skill(id) => _ = linked_skills.insert(&**id),
            Target::Industry(id) => _ = linked_industries.insert(&**id),
            _ => {}
        }
    }
    skills.retain(|term| term.careers() > 0 || linked_skills.contains(term.id.as_str()));
    industries.retain(|term| term.careers() > 0 || linked_industries.contains(term.id.as_str()));
    (skills, industries)
}

/// What pages other than careers refer to, and the foot of every page.
pub(super) fn linked<'a>(
    guide: &'a Guide,
    config: &'a Config,
) -> impl Iterator<Item = &'a Reference> {
    let pages = guide.pages.iter().map(|(_, page)| page);
    let all = guide.home.iter().chain(pages);
    let footer = config.footer.text.iter();
    all.flat_map(|page| page.body.references())
        .chain(footer.flat_map(|text| text.fragment().references()))
}

fn index<'a>(ids: impl Iterator<Item = &'a Id>) -> HashMap<&'a str, usize> {
    ids.enumerate().map(|(at, id)| (id.as_str(), at)).collect()
}

fn put(terms: &mut [Term], index: &HashMap<&str, usize>, id: &Id, one: Use) {
    // An id that the registry does not have is reported by the check.
    if let Some(&at) = index.get(id.as_str()) {
        terms[at].push(one);
    }
}

/// The terms that one career uses; who it is, is said when its uses are put to the terms.
#[derive(Debug, Default)]
pub(super) struct TermUses {
    skills: Vec<(Id, Use)>,
    industries: Vec<(Id, Use)>,
}

/// What a career uses; `scale` is the site's.
pub(super) fn uses(career: &Career, scale: &[&Id]) -> TermUses {
    let mut found = Uses {
        career,
        scale,
        uses: TermUses::default(),
    };
    found.look();
    found.uses
}

struct Uses<'a> {
    career: &'a Career,
    scale: &'a [&'a Id],
    uses: TermUses,
}

impl<'a> Uses<'a> {
    fn look(&mut self) {
        let career = self.career;
        for industry in &career.head.industries {
            self.industry(industry, None, How::Belongs);
        }
        for (at, section) in career.sections.iter().enumerate() {
            self.payload(&section.payload, u16::try_from(at).ok());
        }
        career.each_reference(|at, reference| {
            let at = at.and_then(|at| u16::try_from(at).ok());
            match &reference.target {
                // What cannot be an id is none of the registry, which the check reports.
                Target::Skill(id) => {
                    _ = Id::parse(id).map(|id| self.skill(&id, at, How::Mentioned));
                }
                Target::Industry(id) => {
                    _ = Id::parse(id).map(|id| self.industry(&id, at, How::Mentioned));
                }
                _ => {}
            }
        });
        self.keep_one_mention();
    }

    fn skill(&mut self, id: &Id, section: Option<u16>, how: How) {
        self.uses.skills.push((id.clone(), Use::new(section, how)));
    }

    fn industry(&mut self, id: &Id, section: Option<u16>, how: How) {
        let one = Use::new(section, how);
        self.uses.industries.push((id.clone(), one));
    }

    fn asked(&self, entry: &RequiredSkill<'_>) -> Asked {
        Asked {
            need: entry.need,
            depth: entry.proficiency.and_then(|depth| self.depth(depth)),
        }
    }

    /// A step that is none of the scale was reported, and then no page is made.
    fn depth(&self, depth: &Proficiency) -> Option<Depth> {
        let step = |id: &Id| {
            let at = self.scale.iter().position(|step| *step == id)?;
            u16::try_from(at).ok()
        };
        let title = |id| self.career.level_title(id).into();
        match depth {
            Proficiency::Step(id) => step(id).map(Depth::Step),
            Proficiency::ByLevel(steps) => {
                let steps = steps.iter();
                let steps = steps.map(|(level, id)| Some((title(&level.value), step(id)?)));
                Some(Depth::ByLevel(steps.collect::<Option<_>>()?))
            }
        }
    }

    fn requirements(&mut self, it: &Requirements, section: Option<u16>) {
        let mut last: Option<Arc<Asked>> = None;
        for (group, entries) in (0..).zip(&it.skills) {
            for (entry, required) in (0..).zip(entries.required()) {
                let asked = self.asked(&required);
                let asked = match last.take() {
                    Some(same) if *same == asked => same,
                    _ => Arc::new(asked),
                };
                for skill in required.skills {
                    let one = Use {
                        asked: Some(Arc::clone(&asked)),
                        ..Use::new(section, How::Asked { group, entry })
                    };
                    self.uses.skills.push((skill.value.clone(), one));
                }
                last = Some(asked);
            }
        }
    }

    fn payload(&mut self, payload: &'a Payload, section: Option<u16>) {
        match payload {
            Payload::Requirements(it) => self.requirements(it, section),
            Payload::SoftSkills(it) => {
                for item in &it.items {
                    if let SoftSkill::Skill(skill) = item {
                        self.skill(skill, section, How::Soft);
                    }
                }
            }
            Payload::Market(it) => {
                for (at, entry) in (0..).zip(&it.industries) {
                    self.industry(&entry.industry, section, How::InDemand(at));
                }
                for (at, skill) in (0..).zip(&it.skills) {
                    self.skill(skill, section, How::InDemand(at));
                }
            }
            Payload::Salaries(it) => {
                let industries = it.rows().filter_map(|(_, row)| row.industry());
                industries.for_each(|id| self.industry(id, section, How::Paid));
            }
            _ => {}
        }
    }

    /// A section that mentions a term several times is named once, and not at all where it uses
    /// the term in its data.
    fn keep_one_mention(&mut self) {
        for uses in [&mut self.uses.skills, &mut self.uses.industries] {
            uses.sort_by(|(a, first), (b, second)| a.cmp(b).then(first.cmp(second)));
            uses.dedup_by(|(id, next), (kept_id, kept)| {
                id == kept_id
                    && next.section == kept.section
                    && (next == kept || next.how == How::Mentioned)
            });
            // Those of all careers are held until all are read.
            uses.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::testing::Small;

    /// How a career uses a skill, and in which section.
    type Places<'a> = &'a [(Option<u16>, How)];

    /// The uses of the skill `s`, career by career.
    #[track_caller]
    fn check(files: &[(&str, &str)], expected: &[(&str, Places<'_>)]) {
        let skills = ("content/skills.yaml", "r: {name: R}\ns: {name: S}\n");
        let all: Vec<_> = [skills].into_iter().chain(files.iter().copied()).collect();
        let small = Small::new(&all);
        assert_eq!(small.report(&[]), [""; 0]);
        let term = &small.site.skills[1];
        let found: Vec<_> = term
            .uses(0..term.careers())
            .map(|uses| {
                let career = &small.site.guide.careers[uses[0].career as usize];
                let uses = uses.iter().map(|one| (one.section, one.how));
                (career.slug.as_str(), uses.collect::<Vec<_>>())
            })
            .collect();
        let found: Vec<_> = found.iter().map(|(slug, uses)| (*slug, &**uses)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_sentence_of_the_data_mentions_too() {
        let task = "---\nsection: responsibilities\nareas:\n  - {title: A, tasks: ['[a](skill:s)']}\n\
                    ---\n\n[b](skill:r)\n";
        let files = [
            ("content/careers/a/index.md", crate::site::testing::INDEX),
            ("content/careers/a/m.md", task),
        ];
        check(&files, &[("a", &[(Some(0), How::Mentioned)])]);
    }

    #[test]
    fn what_nothing_speaks_of_is_left_out() {
        let files = [
            (
                "content/skills.yaml",
                "a: {name: A}\nb: {name: B}\nc: {name: C}\nd: {name: D}\n",
            ),
            ("content/industries.yaml", "a: {name: A}\nb: {name: B}\n"),
            (
                "content/careers/x/index.md",
                "---\ntitle: X\nsummary: S\nindustries: [b]\n---\n",
            ),
            (
                "content/careers/x/m.md",
                "---\nsection: market\nskills: [b]\n---\n",
            ),
            (
                "content/careers/y/index.md",
                "---\ntitle: Y\nsummary: S\ndraft: true\n---\n\n[a](skill:a)\n",
            ),
            ("content/pages/p.md", "---\ntitle: P\n---\n\n[c](skill:c)\n"),
        ];
        let small = Small::new(&files);
        assert_eq!(small.report(&[]), [""; 0]);
        let ids = |terms: &[Term]| terms.iter().map(|it| it.id.to_string()).collect::<Vec<_>>();
        assert_eq!(ids(&small.site.skills), ["b", "c"]);
        assert_eq!(ids(&small.site.industries), ["b"]);
    }

    const MARKET: &str = "---\nsection: market\ntitle: T\nskills: [r, s]\n---\n";

    #[test]
    fn careers_come_in_the_order_of_their_titles() {
        let files = [
            (
                "content/careers/a/index.md",
                "---\ntitle: Z\nsummary: S\n---\n",
            ),
            ("content/careers/a/m.md", MARKET),
            (
                "content/careers/b/index.md",
                "---\ntitle: y\nsummary: S\n---\n",
            ),
            ("content/careers/b/m.md", MARKET),
        ];
        let uses: Places<'_> = &[(Some(0), How::InDemand(1))];
        check(&files, &[("b", uses), ("a", uses)]);
    }

    #[test]
    fn prose_that_mentions_a_skill_counts_once_and_not_beside_data() {
        let prose = "[a](skill:s), [b](skill:s)";
        let index = format!("---\ntitle: A\nsummary: S\n---\n\n{prose}\n");
        let market = format!("{MARKET}\n{prose}\n");
        let article = format!("---\nsection: article\ntitle: U\n---\n\n{prose}\n");
        let files = [
            ("content/careers/a/index.md", &*index),
            ("content/careers/a/m.md", &market),
            ("content/careers/a/n.md", &article),
        ];
        let uses: Places<'_> = &[
            (None, How::Mentioned),
            (Some(0), How::InDemand(1)),
            (Some(1), How::Mentioned),
        ];
        check(&files, &[("a", uses)]);
    }

    #[test]
    fn an_entry_of_requirements_is_named_by_its_place() {
        let section = "---\nsection: requirements\ntitle: T\nskills:\n  - {title: G, skills: [r]}\n  \
                       - {title: H, skills: [r, s]}\n---\n";
        let files = [
            ("content/careers/a/index.md", crate::site::testing::INDEX),
            ("content/careers/a/r.md", section),
        ];
        let asked = How::Asked { group: 1, entry: 1 };
        check(&files, &[("a", &[(Some(0), asked)])]);
    }
}

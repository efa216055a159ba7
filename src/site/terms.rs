//! Terms: the skills and industries of the registries, and the careers that each has.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::config::Config;
use crate::content::{Career, Guide, Id, Payload, SoftSkill};
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// The career, by its place in the guide.
    pub career: u32,
    /// The section, by its place in the career; `None` is the career's index.
    pub section: Option<u16>,
    /// How it is used there.
    pub how: How,
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
/// the order that `careers` names.
///
/// One that no career has and that is not among the references `linked` is left out: a registry may hold more than a site
/// speaks of, and a page that says nothing is none that a reader wants to be led to.
pub(super) fn collect<'a>(
    guide: &Guide,
    careers: &[usize],
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
        let mut uses = Uses {
            career: u32::try_from(career).unwrap_or(u32::MAX),
            ..Uses::default()
        };
        uses.look_at(&guide.careers[career]);
        uses.skills
            .into_iter()
            .for_each(|(id, one)| put(&mut skills, &skill_index, id, one));
        let found = uses.industries.into_iter();
        found.for_each(|(id, one)| put(&mut industries, &industry_index, id, one));
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

fn put(terms: &mut [Term], index: &HashMap<&str, usize>, id: &str, one: Use) {
    // An id that the registry does not have is reported by the check.
    if let Some(&at) = index.get(id) {
        terms[at].push(one);
    }
}

/// What one career uses.
#[derive(Default)]
struct Uses<'a> {
    career: u32,
    skills: Vec<(&'a str, Use)>,
    industries: Vec<(&'a str, Use)>,
}

impl<'a> Uses<'a> {
    fn look_at(&mut self, career: &'a Career) {
        for industry in &career.head.industries {
            self.industry(industry.as_str(), None, How::Belongs);
        }
        for (at, section) in career.sections.iter().enumerate() {
            self.payload(&section.payload, u16::try_from(at).ok());
        }
        career.each_reference(|at, reference| {
            let at = at.and_then(|at| u16::try_from(at).ok());
            match &reference.target {
                Target::Skill(id) => self.skill(id, at, How::Mentioned),
                Target::Industry(id) => self.industry(id, at, How::Mentioned),
                _ => {}
            }
        });
        self.keep_one_mention();
    }

    fn skill(&mut self, id: &'a str, section: Option<u16>, how: How) {
        self.skills.push((
            id,
            Use {
                career: self.career,
                section,
                how,
            },
        ));
    }

    fn industry(&mut self, id: &'a str, section: Option<u16>, how: How) {
        self.industries.push((
            id,
            Use {
                career: self.career,
                section,
                how,
            },
        ));
    }

    fn payload(&mut self, payload: &'a Payload, section: Option<u16>) {
        match payload {
            Payload::Requirements(it) => {
                for (group, entries) in (0..).zip(&it.skills) {
                    for (entry, asked) in (0..).zip(&entries.skills) {
                        for skill in asked.skills() {
                            self.skill(skill.as_str(), section, How::Asked { group, entry });
                        }
                    }
                }
            }
            Payload::SoftSkills(it) => {
                for item in &it.items {
                    if let SoftSkill::Skill(skill) = item {
                        self.skill(skill.as_str(), section, How::Soft);
                    }
                }
            }
            Payload::Market(it) => {
                for (at, entry) in (0..).zip(&it.industries) {
                    self.industry(entry.industry.as_str(), section, How::InDemand(at));
                }
                for (at, skill) in (0..).zip(&it.skills) {
                    self.skill(skill.as_str(), section, How::InDemand(at));
                }
            }
            Payload::Salaries(it) => {
                let industries = it.rows().filter_map(|(_, row)| row.industry());
                industries.for_each(|id| self.industry(id.as_str(), section, How::Paid));
            }
            _ => {}
        }
    }

    /// A section that mentions a term several times is named once, and not at all where it uses
    /// the term in its data.
    fn keep_one_mention(&mut self) {
        for uses in [&mut self.skills, &mut self.industries] {
            uses.sort_by(|(a, first), (b, second)| a.cmp(b).then(first.cmp(second)));
            uses.dedup_by(|(id, next), (kept_id, kept)| {
                id == kept_id
                    && next.section == kept.section
                    && (next == kept || next.how == How::Mentioned)
            });
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

//! The skills that every career requires, in one small file: for the script that tells a reader
//! which careers are closer to what they have.
//!
//! A page asks for the file when the first skill is ticked and not before.

use serde::{Serialize, Serializer};

use super::Renderer;
use crate::content::{Need, Payload, RequiredSkill, Requirements, Section, SectionKind};
use crate::site::{DataFile, Page, Site};

/// What the file holds; skills stand for themselves by their place in the first list.
#[derive(Serialize)]
struct SkillIndex<'s> {
    /// The ids of all skills that the guide has a page for.
    skills: Vec<&'s str>,
    /// The careers that require any, in the order of their titles: address from the file, title,
    /// what is required.
    careers: Careers<'s>,
}

/// The careers, each made when it is written.
struct Careers<'s>(&'s Site);

/// A skill that is required, or several of which one is enough.
#[derive(Serialize, PartialEq)]
#[serde(untagged)]
enum Wanted {
    One(usize),
    AnyOf(Vec<usize>),
}

impl Renderer<'_> {
    /// The skills that every career requires.
    pub(super) fn skill_index(&self) -> impl Serialize {
        let skills = self.site.skills.iter();
        SkillIndex {
            skills: skills.map(|term| term.id.as_str()).collect(),
            careers: Careers(self.site),
        }
    }
}

impl Serialize for Careers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let site = self.0;
        let address = site.data_address(DataFile::Skills);
        let careers = site.by_title.iter().filter_map(|&index| {
            let mut sections = site.open_sections(index, SectionKind::Requirements);
            let wanted = sections.find_map(|section| Some(wanted(site, needs(&section)?)))?;
            let link = || address.link_to(&site.address(Page::Career(index)));
            let title = &*site.guide.careers[index].head.title.value;
            (!wanted.is_empty()).then(|| (link(), title, wanted))
        });
        serializer.collect_seq(careers)
    }
}

fn needs(section: &Section) -> Option<&Requirements> {
    match &section.payload {
        Payload::Requirements(needs) => Some(needs),
        _ => None,
    }
}

/// What is required, each once.
fn wanted(site: &Site, needs: &Requirements) -> Vec<Wanted> {
    let mut all = Vec::new();
    let asked = needs.skills.iter().flat_map(|group| group.required());
    for entry in asked.filter(|entry| entry.need == Need::Required) {
        let one = of_entry(site, &entry);
        if let Some(one) = one.filter(|one| !all.contains(one)) {
            all.push(one);
        }
    }
    all
}

fn of_entry(site: &Site, entry: &RequiredSkill<'_>) -> Option<Wanted> {
    let places = entry.skills.iter();
    let mut places: Vec<usize> = places
        .filter_map(|id| site.skill_index(id.as_str()))
        .collect();
    places.sort_unstable();
    places.dedup();
    match places[..] {
        [] => None,
        [one] => Some(Wanted::One(one)),
        _ => Some(Wanted::AnyOf(places)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Renderer;
    use crate::site::DataFile;
    use crate::site::testing::Small;

    const SKILLS: &str = "a: {name: A}\nb: {name: B}\nc: {name: C}\n";

    /// The file of a guide with these groups of skills, each in a career called by its letter.
    fn index(groups: &[(&str, &str)]) -> Option<String> {
        let mut files = vec![("content/skills.yaml".to_owned(), SKILLS.to_owned())];
        for (title, groups) in groups {
            let folder = format!("content/careers/{}", title.to_lowercase());
            let head = format!("---\ntitle: {title}\nsummary: S\n---\n");
            let needs = format!("---\nsection: requirements\ntitle: T\nskills: {groups}\n---\n");
            files.push((format!("{folder}/index.md"), head));
            files.push((format!("{folder}/needs.md"), needs));
        }
        let files: Vec<(&str, &str)> = files.iter().map(|(a, b)| (&**a, &**b)).collect();
        let small = Small::new(&files);
        assert_eq!(small.report(&[]), [""; 0]);
        let mut made = small.site.data_files().into_iter();
        let file = made.find(|file| *file == DataFile::Skills)?;
        let address = small.site.data_address(file);
        assert_eq!(address.as_str(), "skills/careers.json");
        let renderer = Renderer::new(&small.site, &small.theme, small.wording());
        let mut json = Vec::new();
        renderer.data(file, &mut json).unwrap();
        Some(String::from_utf8(json).unwrap())
    }

    #[test]
    fn what_is_required_stands_once_by_the_place_of_the_skill() {
        let json = index(&[
            ("Z", "[{title: G, skills: [c, a, {any_of: [b, a]}]}]"),
            (
                "M",
                "[{title: G, skills: [b, b]}, {title: H, skills: [{any_of: [b]}]}]",
            ),
        ]);
        let wanted = r#"{"skills":["a","b","c"],"careers":[["../careers/m/","M",[1]],["../careers/z/","Z",[2,0,[0,1]]]]}"#;
        assert_eq!(json.as_deref(), Some(wanted));
    }

    #[test]
    fn what_is_only_preferred_makes_no_career_closer() {
        let json = index(&[("M", "[{title: G, need: preferred, skills: [a]}]")]);
        assert_eq!(json.as_deref(), Some(r#"{"skills":["a"],"careers":[]}"#));
    }

    #[test]
    fn a_guide_that_asks_for_no_skill_has_no_file() {
        assert_eq!(index(&[("M", "[]")]), None);
        assert_eq!(index(&[("M", "[{title: G, skills: []}]")]), None);
    }
}

//! The skills that every career requires, in one small file: for the script that tells a reader
//! which careers are closer to what they have.
//!
//! A page asks for the file when the first skill is ticked and not before.

use serde::Serialize;

use crate::content::{Need, Payload, RequiredSkill, Requirements, Section, SectionKind};
use crate::site::{Address, Page, Site};

/// Where the file lies.
pub(super) fn skill_index_address() -> Address {
    Address::file("skills/careers.json")
}

/// What the file holds; skills stand for themselves by their place in the first list.
#[derive(Serialize)]
struct SkillIndex<'s> {
    /// The ids of all skills that the guide has a page for.
    skills: Vec<&'s str>,
    /// The careers that require any, in the order of their titles: address from the file, title,
    /// what is required.
    careers: Vec<(String, &'s str, Vec<Wanted>)>,
}

/// A skill that is required, or several of which one is enough.
#[derive(Serialize, PartialEq)]
#[serde(untagged)]
enum Wanted {
    One(usize),
    AnyOf(Vec<usize>),
}

/// The file and its address; `None` where no career asks for a skill.
#[must_use]
pub fn skill_index(site: &Site) -> Option<(Address, String)> {
    let address = skill_index_address();
    let mut careers = Vec::new();
    let mut any = false;
    for &index in &site.by_title {
        let career = &site.guide.careers[index];
        let sections: Vec<_> = site
            .open_sections(index, SectionKind::Requirements)
            .collect();
        let mut needs = sections.iter().filter_map(needs);
        any |= needs.clone().any(asks);
        let wanted = needs.next().map(|needs| wanted(site, needs));
        if let Some(wanted) = wanted.filter(|wanted| !wanted.is_empty()) {
            let link = address.link_to(&site.address(Page::Career(index)));
            careers.push((link, &*career.head.title.value, wanted));
        }
    }
    let skills = site.skills.iter().map(|term| term.id.as_str()).collect();
    // Texts and numbers are never refused.
    let json = serde_json::to_string(&SkillIndex { skills, careers }).ok()?;
    any.then_some((address, json))
}

fn needs(section: &Section) -> Option<&Requirements> {
    match &section.payload {
        Payload::Requirements(needs) => Some(needs),
        _ => None,
    }
}

/// Whether a section asks for a skill, so that the page of its career wants the file.
fn asks(needs: &Requirements) -> bool {
    needs.skills.iter().any(|group| !group.skills.is_empty())
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
    use super::skill_index;
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
        let (address, json) = skill_index(&small.site)?;
        assert_eq!(address.as_str(), "skills/careers.json");
        Some(json)
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

//! The items of a section: what a heading of its body may explain.

use super::{CareerPath, Requirements, RouteKind, SoftSkill};
use crate::content::{Id, Payload, Registry, Skill};
use crate::source::{Span, Spanned};

/// Something that the body may explain, under a heading equal to its title or with its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item<'a> {
    /// What it is called.
    pub title: &'a str,
    /// The name by which a heading may refer to it.
    pub id: Option<&'a str>,
    /// Where it stands.
    pub span: Span,
}

impl<'a> Item<'a> {
    fn titled(title: &'a Spanned<Box<str>>, id: Option<&'a Spanned<Id>>) -> Self {
        Self {
            title: &title.value,
            id: id.map(|id| id.value.as_str()),
            span: title.span,
        }
    }

    /// A skill goes by its name in the registry, or by its id where the registry has none.
    fn skill(skill: &'a Spanned<Id>, skills: &'a Registry<Skill>) -> Self {
        let id = skill.value.as_str();
        Self {
            title: skills.get(id).map_or(id, |entry| &entry.name.value),
            id: Some(id),
            span: skill.span,
        }
    }

    fn route(kind: Spanned<RouteKind>) -> Self {
        let word = kind.value.as_str();
        Self {
            title: word,
            id: Some(word),
            span: kind.span,
        }
    }
}

impl Payload {
    /// The items, in their order; `None` for kinds whose bodies are free prose.
    #[must_use]
    pub fn items<'a>(&'a self, skills: &'a Registry<Skill>) -> Option<Vec<Item<'a>>> {
        let items = match self {
            Self::Responsibilities(work) => each(&work.areas, |area| {
                Item::titled(&area.title, area.id.as_deref())
            }),
            Self::Requirements(needs) => requirements(needs, skills),
            Self::EntryRoutes(ways) => each(&ways.routes, |route| match &route.title {
                Some(title) => Item::titled(title, route.id.as_deref()),
                None => Item::route(route.kind),
            }),
            Self::CareerPath(path) => career_path(path),
            Self::Trends(trends) => each(&trends.items, |item| {
                Item::titled(&item.title, item.id.as_deref())
            }),
            Self::SoftSkills(soft) => each(&soft.items, |item| match item {
                SoftSkill::Skill(skill) => Item::skill(skill, skills),
                SoftSkill::Titled(skill) => Item::titled(&skill.title, skill.id.as_deref()),
            }),
            Self::Practices(areas) | Self::Challenges(areas) => each(&areas.areas, |area| {
                Item::titled(&area.title, area.id.as_deref())
            }),
            Self::WorkEnvironment(_) | Self::Market(_) | Self::Salaries(_) | Self::Article => {
                return None;
            }
        };
        Some(items)
    }
}

fn each<'a, T>(list: &'a [T], item: impl Fn(&'a T) -> Item<'a>) -> Vec<Item<'a>> {
    list.iter().map(item).collect()
}

fn career_path(path: &CareerPath) -> Vec<Item<'_>> {
    let levels = path.levels.iter();
    let levels = levels.map(|level| Item::titled(&level.title, Some(&level.id)));
    let fields = path.specialisations.iter();
    let fields = fields.map(|field| Item::titled(&field.title, field.id.as_deref()));
    let ways = path.transitions.iter();
    let ways = ways.filter_map(|way| {
        let title = way.title.as_ref()?;
        Some(Item::titled(title, way.id.as_deref()))
    });
    levels.chain(fields).chain(ways).collect()
}

fn requirements<'a>(needs: &'a Requirements, skills: &'a Registry<Skill>) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    for Spanned { value, .. } in &needs.education {
        let id = value.id.as_deref();
        let qualifications = value.qualifications().iter();
        items.extend(qualifications.map(|title| Item::titled(title, id)));
    }
    for group in &needs.skills {
        items.push(Item::titled(&group.title, group.id.as_deref()));
        let own = group.skills.iter().flat_map(|entry| entry.skills());
        items.extend(own.map(|skill| Item::skill(skill, skills)));
    }
    let conditions = needs.conditions.iter();
    items.extend(conditions.map(|entry| Item::titled(&entry.title, entry.id.as_deref())));
    items
}

#[cfg(test)]
mod tests {
    use crate::content::testing::{career, registry_of_skills};
    use crate::content::{Career, Item};

    fn check(yaml: &str, expected: Option<&[&str]>) {
        let skills = registry_of_skills("python: {name: Python 3}\n");
        let career: Career = career(yaml);
        let show = |item: &Item<'_>| match item.id {
            Some(id) => format!("{} #{id}", item.title),
            None => item.title.to_owned(),
        };
        let items = career.sections[0].payload.items(&skills);
        let items = items.map(|items| items.iter().map(show).collect::<Vec<_>>());
        let expected = expected.map(|list| list.iter().map(|&item| item.to_owned()).collect());
        assert_eq!(items, expected, "{yaml}");
    }

    #[test]
    fn items_have_the_titles_and_ids_that_headings_may_have() {
        check(
            "section: responsibilities\nareas: [{title: A, id: a-1}, {title: B}]",
            Some(&["A #a-1", "B"]),
        );
        check(
            "section: requirements\neducation: [{any_of: [BSc, MSc], id: degree}]\n\
             skills: [{title: Languages, skills: [python, {any_of: [r, scala]}]}]\n\
             conditions: [{kind: age, title: Eighteen}]",
            Some(&[
                "BSc #degree",
                "MSc #degree",
                "Languages",
                "Python 3 #python",
                "r #r",
                "scala #scala",
                "Eighteen",
            ]),
        );
        check(
            "section: entry-routes\nroutes: [{kind: university}, {kind: work, title: From the shop}]",
            Some(&["university #university", "From the shop"]),
        );
        check(
            "section: career-path\nlevels: [{id: mid, title: Mid level}]\n\
             specialisations: [{title: Research}]\n\
             transitions: [{kind: lateral, career: y}, {kind: lateral, title: Teaching}]",
            Some(&["Mid level #mid", "Research", "Teaching"]),
        );
        check(
            "section: soft-skills\nitems: [python, {title: Calm}]",
            Some(&["Python 3 #python", "Calm"]),
        );
        check("section: trends\nitems: [{title: Edge}]", Some(&["Edge"]));
        check("section: challenges\nareas: []", Some(&[]));
    }

    #[test]
    fn the_bodies_of_some_kinds_are_free_prose() {
        for kind in ["market", "salaries", "work-environment", "article"] {
            check(&format!("section: {kind}"), None);
        }
    }
}

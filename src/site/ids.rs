//! The ids on a career's page: of its sections, its groups of items and its rows.
//!
//! A page and the check of an anchor ask the same functions, so that a link that passes the check
//! has something to lead to. Headings of prose bring their own ids; what is made here keeps clear
//! of them.

use std::collections::{HashMap, HashSet};

use super::{Chart, figures, sources};
use crate::content::{
    Career, CareerEntry, CareerPath, Group, Guide, Id, Market, Payload, Requirements, Section,
    SoftSkill,
};
use crate::markdown::{Document, Heading, slug};
use crate::source::Spanned;

/// Items of a section that stand together, such as the levels of a career path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemGroup<'a> {
    /// The key that they stand under in the content file.
    pub key: &'static str,
    /// Their titles, with their own ids where they have one.
    pub items: Vec<(&'a str, Option<&'a Id>)>,
}

/// The ids of one section's groups and items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionIds {
    /// One for each group of [`item_groups`], with the ids of its items; the work environment has
    /// one group of one item, which has no title.
    pub groups: Vec<(String, Vec<String>)>,
    /// One for each group of pay that has rows.
    pub pay: Vec<(Group, String)>,
    /// The one of the claims, where there are any.
    pub claims: String,
}

/// The items of a section, group by group, with the titles that a reader sees; a kind without
/// items has none.
#[must_use]
pub fn item_groups<'a>(payload: &'a Payload, guide: &'a Guide) -> Vec<ItemGroup<'a>> {
    match payload {
        Payload::Responsibilities(it) => {
            let areas = it.areas.iter().map(|area| (&**area.title, own(&area.id)));
            vec![group("areas", areas.collect())]
        }
        Payload::Practices(it) | Payload::Challenges(it) => {
            let areas = it.areas.iter().map(|area| (&**area.title, own(&area.id)));
            vec![group("areas", areas.collect())]
        }
        Payload::Requirements(it) => requirements(it),
        Payload::EntryRoutes(it) => {
            let routes = it.routes.iter().map(|route| {
                let title = route.title.as_ref().map(|title| &*title.value);
                (title.unwrap_or(route.kind.as_str()), own(&route.id))
            });
            vec![group("routes", routes.collect())]
        }
        Payload::CareerPath(it) => career_path(it, guide),
        Payload::Trends(it) => {
            let items = it.items.iter().map(|item| (&**item.title, own(&item.id)));
            vec![group("items", items.collect())]
        }
        Payload::SoftSkills(it) => {
            let items = it.items.iter().map(|item| match item {
                SoftSkill::Skill(skill) => (guide.skill_name(skill), Some(&skill.value)),
                SoftSkill::Titled(skill) => (&**skill.title, own(&skill.id)),
            });
            vec![group("items", items.collect())]
        }
        Payload::Market(it) => market(it, guide),
        Payload::WorkEnvironment(_) | Payload::Salaries(_) | Payload::Article => Vec::new(),
    }
}

fn group<'a>(key: &'static str, items: Vec<(&'a str, Option<&'a Id>)>) -> ItemGroup<'a> {
    ItemGroup { key, items }
}

fn requirements(it: &Requirements) -> Vec<ItemGroup<'_>> {
    let education = it.education.iter().map(|entry| {
        let first = entry.qualifications().first();
        (first.map_or("", |title| &**title), own(&entry.id))
    });
    let skills = it
        .skills
        .iter()
        .map(|entry| (&**entry.title, own(&entry.id)));
    let conditions = it
        .conditions
        .iter()
        .map(|entry| (&**entry.title, own(&entry.id)));
    vec![
        group("education", education.collect()),
        group("skills", skills.collect()),
        group("conditions", conditions.collect()),
    ]
}

fn career_path<'a>(it: &'a CareerPath, guide: &'a Guide) -> Vec<ItemGroup<'a>> {
    let levels = it
        .levels
        .iter()
        .map(|level| (&**level.title, Some(&level.id.value)));
    let paths = it
        .specialisations
        .iter()
        .map(|path| (&**path.title, own(&path.id)));
    let ways = it.transitions.iter().map(|way| {
        let title = way.title.as_ref().map(|title| &*title.value);
        let career = way.career.as_ref().map(|slug| guide.career_title(slug));
        (title.or(career).unwrap_or_default(), own(&way.id))
    });
    vec![
        group("levels", levels.collect()),
        group("specialisations", paths.collect()),
        group("transitions", ways.collect()),
    ]
}

fn market<'a>(it: &'a Market, guide: &'a Guide) -> Vec<ItemGroup<'a>> {
    let industries = it.industries.iter().map(|entry| {
        let name = guide.industry_name(&entry.industry);
        (name, own(&entry.id).or(Some(&entry.industry.value)))
    });
    let skills = it
        .skills
        .iter()
        .map(|skill| (guide.skill_name(skill), Some(&skill.value)));
    vec![
        group("industries", industries.collect()),
        group("skills", skills.collect()),
    ]
}

fn own(id: &Option<Box<Spanned<Id>>>) -> Option<&Id> {
    id.as_ref().map(|id| &id.value)
}

impl SectionIds {
    /// Gives each group and item of `section` an id that no heading of its prose has.
    ///
    /// An item that the prose explains has the id of the explanation's heading.
    #[must_use]
    pub fn new(section: &Section, guide: &Guide) -> Self {
        let mut ids = Ids::new(section);
        let groups = item_groups(&section.payload, guide)
            .into_iter()
            .map(|group| {
                let id = ids.make(group.key);
                let items = group.items.iter().map(|(title, own)| {
                    match explanation(section, title, *own) {
                        Some(heading) => heading.id().to_owned(),
                        None => ids.make(own.map_or(&slug(title), |own| own.as_str())),
                    }
                });
                (id, items.collect())
            });
        let mut groups: Vec<_> = groups.collect();
        let (mut pay, mut claims) = (Vec::new(), String::new());
        match &section.payload {
            Payload::Salaries(salaries) => {
                for (word, group) in Group::WORDS {
                    if !salaries.group(*group).is_empty() {
                        pay.push((*group, ids.make(&word.replace('_', "-"))));
                    }
                }
            }
            Payload::Market(market) if !market.claims.is_empty() => claims = ids.make("claims"),
            Payload::WorkEnvironment(_) => groups.push((ids.make("list"), vec![ids.make("facts")])),
            _ => {}
        }
        Self {
            groups,
            pay,
            claims,
        }
    }

    /// The one of the figures that a chart shows, if the section has them.
    #[must_use]
    pub fn chart(&self, chart: Chart) -> Option<&str> {
        match chart {
            Chart::Pay(group) => {
                let found = self.pay.iter().find(|(known, _)| *known == group);
                found.map(|(_, id)| &**id)
            }
            Chart::Claims => Some(&*self.claims).filter(|id| !id.is_empty()),
        }
    }

    /// All of them.
    fn all(&self) -> impl Iterator<Item = &str> {
        let groups = self
            .groups
            .iter()
            .flat_map(|(id, items)| std::iter::once(id).chain(items));
        groups
            .chain(self.pay.iter().map(|(_, id)| id))
            .chain([&self.claims])
            .map(String::as_str)
    }
}

/// The ids of a section, so far.
struct Ids<'a> {
    prefix: &'a str,
    taken: HashSet<String>,
    /// The number that the next id of the same name is given.
    next: HashMap<String, u32>,
}

impl<'a> Ids<'a> {
    fn new(section: &'a Section) -> Self {
        let headings = section
            .body
            .headings()
            .iter()
            .map(|heading| heading.id().to_owned());
        Self {
            prefix: &section.id,
            taken: headings.collect(),
            next: HashMap::new(),
        }
    }

    fn make(&mut self, name: &str) -> String {
        let base = format!("{}-{name}", self.prefix);
        let mut id = base.clone();
        if self.taken.contains(&base) {
            let next = self.next.entry(base.clone()).or_insert(2);
            while self.taken.contains(&id) {
                id = format!("{base}-{next}");
                *next += 1;
            }
        }
        self.taken.insert(id.clone());
        id
    }
}

/// The heading under which the prose of `section` explains the item of this title or id.
#[must_use]
pub fn explanation<'a>(section: &'a Section, title: &str, own: Option<&Id>) -> Option<&'a Heading> {
    let named = |name: &str| {
        section
            .body
            .parts()
            .filter_map(|part| part.heading)
            .find(|heading| heading.is_called(name))
    };
    named(title).or_else(|| own.and_then(|own| named(own.as_str())))
}

/// Where the row called `row` is on its career's page.
#[must_use]
pub fn figure_id(row: &str) -> String {
    format!("{FIGURE}{row}")
}

/// Where a source is on a page that names it.
#[must_use]
pub fn source_id(source: &Id) -> String {
    format!("source-{source}")
}

const FIGURE: &str = "figure-";

/// Where a row of figures is on its page: by its own id, or by its place.
#[must_use]
pub(super) fn row_id(
    id: Option<&Spanned<Id>>,
    section: &str,
    group: &str,
    number: usize,
) -> String {
    match id {
        Some(id) => figure_id(id.as_str()),
        None => format!("{section}-{}-row-{number}", group.replace('_', "-")),
    }
}

/// Whether `id` is a section of the career, or what the theme's templates call a part of its page,
/// as far as that can be told without opening it.
pub(super) fn is_part(career: &CareerEntry, id: &str) -> bool {
    match id {
        "overview" => career.has_overview,
        "related" => !career.head.related.is_empty(),
        "classification" => career.head.codes.is_some() || career.head.code_match.is_some(),
        _ => career.sections.iter().any(|section| *section.id == *id),
    }
}

/// Whether a career's page has something with this id, beside its parts ([`is_part`]).
pub(super) fn is_within(guide: &Guide, career: &Career, id: &str) -> bool {
    let heads = |body: &Document| body.headings().iter().any(|heading| heading.id() == id);
    // Every id within a section begins with the section's own.
    let may_be_in = |section: &&Section| id.starts_with(&*section.id);
    let in_section = |section: &Section| {
        heads(&section.body)
            || SectionIds::new(section, guide)
                .all()
                .any(|known| known == id)
    };
    heads(&career.body)
        || (id == "sources" && sources::has_sources(career))
        || id
            .strip_prefix(FIGURE)
            .is_some_and(|row| figures::find(career, row).is_some())
        || career.sections.iter().filter(may_be_in).any(in_section)
}

/// The id on the page that an anchor means: the kind of a section means the first of that kind.
pub(super) fn page_id<'a>(career: &'a CareerEntry, anchor: &'a str) -> &'a str {
    let sections = || career.sections.iter();
    if sections().any(|section| *section.id == *anchor) {
        return anchor;
    }
    let of_kind = sections().find(|section| section.kind.as_str() == anchor);
    of_kind.map_or(anchor, |section| &section.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::testing::{INDEX, Small};

    fn small(section: &str) -> Small {
        Small::new(&[
            ("content/careers/x/index.md", INDEX),
            ("content/careers/x/a.md", section),
        ])
    }

    /// The ids of a section's items, and of its groups.
    #[track_caller]
    fn check(section: &str, items: &[&str], groups: &[&str]) {
        let small = small(section);
        assert_eq!(small.report(&[]), [""; 0]);
        let career = small.site.open(0);
        let ids = SectionIds::new(&career.sections[0], &small.site.guide);
        let found: Vec<_> = ids.groups.iter().flat_map(|(_, items)| items).collect();
        assert_eq!(found, items, "{section}");
        let pay = ids.pay.iter().map(|(_, id)| id);
        let found: Vec<_> = ids.groups.iter().map(|(id, _)| id).chain(pay).collect();
        assert_eq!(found, groups, "{section}");
        for id in ids.all().filter(|id| !id.is_empty()) {
            assert!(is_within(&small.site.guide, &career, id), "{id}");
        }
    }

    const TRENDS: &str = "---\nsection: trends\ntitle: T\nitems:\n";

    #[test]
    fn items_are_called_by_their_own_id_or_their_title() {
        let items = "  - {title: Big data}\n  - {id: ai, title: Machines}\n";
        let ids = ["trends-big-data", "trends-ai"];
        check(&format!("{TRENDS}{items}---\n"), &ids, &["trends-items"]);
    }

    #[test]
    fn items_of_one_title_are_numbered() {
        let items = "  - {title: A}\n  - {title: a}\n  - {title: Items}\n";
        let ids = ["trends-a", "trends-a-2", "trends-items-2"];
        check(&format!("{TRENDS}{items}---\n"), &ids, &["trends-items"]);
    }

    #[test]
    fn an_explained_item_has_the_id_of_its_heading() {
        let text = format!("{TRENDS}  - {{title: A}}\n---\n\n## A {{#why}}\n\nText.\n");
        check(&text, &["trends-why"], &["trends-items"]);
    }

    #[test]
    fn what_is_made_keeps_clear_of_headings() {
        let text = format!(
            "{TRENDS}  - {{title: A}}\n  - {{title: B}}\n---\n\n## B\n\n### A\n\n### Items\n"
        );
        check(&text, &["trends-a-2", "trends-b"], &["trends-items-2"]);
    }

    #[test]
    fn the_facts_of_the_work_environment_keep_clear_of_headings() {
        let text = "---\nsection: work-environment\ntitle: T\nsettings: [Office]\n---\n\n## List\n";
        let prefix = "work-environment";
        let (list, facts) = (format!("{prefix}-list-2"), format!("{prefix}-facts"));
        check(text, &[&facts], &[&list]);
    }

    #[test]
    fn groups_of_pay_that_have_rows_have_ids() {
        let text = "---\nsection: salaries\ntitle: T\nby_experience:\n  - {id: e, experience: \
                    entry, currency: USD, per: year, period: 2024, value: 1}\n---\n";
        check(text, &[], &["salaries-by-experience"]);
    }

    #[test]
    fn anchors_are_on_the_page_or_not() {
        let section = format!("{TRENDS}  - {{title: A}}\n---\n");
        let small = small(&section);
        let (entry, career) = (&small.site.guide.careers[0], small.site.open(0));
        for (id, there) in [
            ("trends", true),
            ("trends-a", true),
            ("sources", false),
            ("overview", false),
            ("related", false),
            ("trends-b", false),
            ("figure-a", false),
            ("", false),
        ] {
            let found = is_part(entry, id) || is_within(&small.site.guide, &career, id);
            assert_eq!(found, there, "{id:?}");
        }
    }

    /// Whether A's prose can refer to its sources, where B is related and has these rows of pay.
    #[track_caller]
    fn has_sources(rows: &str) -> bool {
        let related = "related: [{career: b, relation: similar}]";
        let a =
            format!("---\ntitle: A\nsummary: S\n{related}\n---\n\n[Sources](career:a#sources)\n");
        let pay = format!("---\nsection: salaries\ntitle: T\noverall: [{rows}]\n---\n");
        let small = Small::new(&[
            ("content/careers/a/index.md", &a),
            ("content/careers/b/index.md", INDEX),
            ("content/careers/b/pay.md", &pay),
        ]);
        small.report(&[]).is_empty()
    }

    #[test]
    fn the_pay_of_a_related_career_has_its_source_on_the_page() {
        let row = "{mean: 5, currency: USD, per: year, place: US, period: 2024}";
        assert!(has_sources(row));
        assert!(!has_sources(""));
    }
}

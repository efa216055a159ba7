//! Views of a section's items, kind by kind, each with the prose that explains it.

use super::Html;
use super::pay::Shown;
use super::scope::Scope;
use super::views::{FactView, GroupView, ItemView, LinkView, SkillLinkView, SkillUseView};
use crate::content::{
    Areas, Career, CareerPath, Condition, Education, EntryRoutes, Id, IndustryDemand, Level,
    Market, Need, Payload, Proficiency, RequiredSkill, Requirements, Responsibilities, SkillGroup,
    SoftSkill, SoftSkills, Specialisation, Transition, Trends, WorkEnvironment,
};
use crate::markdown::Heading;
use crate::site::{DataFile, SectionIds, explanation};
use crate::source::Spanned;

/// Lists of items, each with the key that its title's message has.
type Lists = Vec<(&'static str, Vec<ItemView>)>;

impl<'r> Scope<'r> {
    /// The items of a section in their groups; groups without items are left out.
    pub(super) fn groups(&mut self, items: &mut Items<'_, 'r>) -> Vec<GroupView> {
        let payload = &items.shown.section.payload;
        let lists = match payload {
            Payload::Responsibilities(it) => self.responsibilities(items, it),
            Payload::Practices(it) | Payload::Challenges(it) => self.areas(items, it),
            Payload::Requirements(it) => self.requirements(items, it),
            Payload::EntryRoutes(it) => self.routes(items, it),
            Payload::WorkEnvironment(it) => self.environment(items, it),
            Payload::CareerPath(it) => self.path(items, it),
            Payload::Market(it) => self.market(items, it),
            Payload::Trends(it) => self.trends(items, it),
            Payload::SoftSkills(it) => self.soft_skills(items, it),
            Payload::Salaries(_) | Payload::Article => Vec::new(),
        };
        // Claims stand above the lists of a market, so that even one of these needs its title.
        let several = lists.iter().filter(|(_, list)| !list.is_empty()).count() > 1
            || matches!(payload, Payload::Market(_));
        let ids = items.ids.groups.iter();
        let groups = lists
            .into_iter()
            .zip(ids)
            .filter(|((_, list), _)| !list.is_empty());
        groups
            .map(|((kind, list), (id, _))| GroupView {
                kind: kind.to_owned(),
                id: id.clone(),
                title: match several {
                    true => self.wording().text(&format!("group_{kind}"), &[]),
                    false => String::new(),
                },
                skill_check: self.skill_check(&list),
                items: list,
                steps: match (kind, payload) {
                    ("skills", Payload::Requirements(it)) => {
                        let named = it.proficiencies().flat_map(Proficiency::steps);
                        self.steps(named, &[])
                    }
                    _ => Vec::new(),
                },
            })
            .collect()
    }

    /// Where the skills of all careers are, if these items ask for any.
    fn skill_check(&self, list: &[ItemView]) -> Option<String> {
        let any = list.iter().any(|item| !item.skills.is_empty());
        any.then(|| self.href(&self.renderer.site.data_address(DataFile::Skills)))
    }

    fn responsibilities(&mut self, items: &mut Items<'_, 'r>, it: &'r Responsibilities) -> Lists {
        let areas = it.areas.iter().enumerate().map(|(at, area)| {
            let mut view = self.item(items, (0, at), &area.title, area.id.as_deref());
            view.points = self.proses(items.shown.origin, &area.tasks);
            view.tag = self.level_tag(items.shown.career, area.level.as_deref());
            view
        });
        vec![("areas", areas.collect())]
    }

    fn areas(&mut self, items: &mut Items<'_, 'r>, it: &'r Areas) -> Lists {
        let areas = it.areas.iter().enumerate().map(|(at, area)| {
            let mut view = self.item(items, (0, at), &area.title, area.id.as_deref());
            view.points = self.proses(items.shown.origin, &area.points);
            view
        });
        vec![("areas", areas.collect())]
    }

    fn requirements(&mut self, items: &mut Items<'_, 'r>, it: &'r Requirements) -> Lists {
        let education = (0..).zip(&it.education);
        let education = education.map(|(at, entry)| self.education(items, at, entry));
        let education = education.collect();
        let skills = (0..).zip(&it.skills);
        let skills = skills.map(|(at, group)| self.skill_group(items, at, group));
        let skills = skills.collect();
        let conditions = (0..).zip(&it.conditions);
        let conditions = conditions.map(|(at, entry)| self.condition(items, at, entry));
        vec![
            ("education", education),
            ("skills", skills),
            ("conditions", conditions.collect()),
        ]
    }

    fn education(
        &mut self,
        items: &mut Items<'_, 'r>,
        at: usize,
        entry: &'r Education,
    ) -> ItemView {
        let titles: Vec<&str> = entry
            .qualifications()
            .iter()
            .map(|title| &*title.value)
            .collect();
        let first = titles.first().copied().unwrap_or_default();
        let mut view = self.item(items, (0, at), first, entry.id.as_deref());
        view.title = self.alternatives(&titles);
        self.tag_need(&mut view, entry.need());
        view.note = self.prose(items.shown.origin, entry.note.as_deref());
        let fields = self.words_fact("fields", &entry.fields);
        let level = self.level_fact(items.shown.career, entry.level.as_deref());
        view.facts = fields.into_iter().chain(level).collect();
        view
    }

    fn skill_group(
        &mut self,
        items: &mut Items<'_, 'r>,
        at: usize,
        group: &'r SkillGroup,
    ) -> ItemView {
        let mut view = self.item(items, (1, at), &group.title, group.id.as_deref());
        view.skills = group
            .required()
            .map(|asked| self.asked(items.shown, &asked))
            .collect();
        view.note = self.prose(items.shown.origin, group.note.as_deref());
        if group.ranked {
            view.tag = self.wording().text("ranked", &[]);
            "ranked".clone_into(&mut view.tag_kind);
        }
        view
    }

    fn condition(
        &mut self,
        items: &mut Items<'_, 'r>,
        at: usize,
        entry: &'r Condition,
    ) -> ItemView {
        let mut view = self.item(items, (2, at), &entry.title, entry.id.as_deref());
        let kind = self.wording().word("condition", entry.kind.as_str());
        let kind = self.fact("kind", kind);
        self.tag_need(&mut view, entry.need());
        let level = self.level_fact(items.shown.career, entry.level.as_deref());
        view.facts = std::iter::once(kind).chain(level).collect();
        view.note = self.prose(items.shown.origin, entry.note.as_deref());
        view
    }

    fn routes(&mut self, items: &mut Items<'_, 'r>, it: &'r EntryRoutes) -> Lists {
        let origin = items.shown.origin;
        let routes = it.routes.iter().enumerate().map(|(at, route)| {
            let kind = self.wording().word("route", route.kind.as_str());
            let title = route
                .title
                .as_ref()
                .map_or(route.kind.as_str(), |title| &*title.value);
            let mut view = self.item(items, (0, at), title, route.id.as_deref());
            match &route.title {
                Some(_) => view.tag = kind,
                None => view.title = kind,
            }
            route.kind.as_str().clone_into(&mut view.tag_kind);
            view.facts = self.words_fact("study", &route.study).into_iter().collect();
            view.facts.extend(
                route
                    .takes
                    .map(|takes| self.fact("takes", self.takes(takes.value))),
            );
            view.points = self.proses(origin, &route.needs);
            view.note = self.prose(origin, route.note.as_deref());
            view
        });
        vec![("routes", routes.collect())]
    }

    fn path(&mut self, items: &mut Items<'_, 'r>, it: &'r CareerPath) -> Lists {
        let levels = (0..).zip(&it.levels);
        let levels = levels.map(|(at, level)| self.level(items, at, level));
        let levels = levels.collect();
        let paths = (0..).zip(&it.specialisations);
        let paths = paths.map(|(at, path)| self.specialisation(items, at, path));
        let paths = paths.collect();
        let ways = (0..).zip(&it.transitions);
        let ways = ways.map(|(at, way)| self.transition(items, at, way));
        vec![
            ("levels", levels),
            ("specialisations", paths),
            ("transitions", ways.collect()),
        ]
    }

    fn level(&mut self, items: &mut Items<'_, 'r>, at: usize, level: &'r Level) -> ItemView {
        let mut view = self.item(items, (0, at), &level.title, Some(&level.id));
        let roles = self.words_fact("roles", &level.roles);
        let after = self.after_fact(items.shown.career, level.after.as_deref());
        view.facts = roles.into_iter().chain(after).collect();
        view.points = self.proses(items.shown.origin, &level.tasks);
        view.note = self.prose(items.shown.origin, level.note.as_deref());
        view
    }

    fn specialisation(
        &mut self,
        items: &mut Items<'_, 'r>,
        at: usize,
        path: &'r Specialisation,
    ) -> ItemView {
        let mut view = self.item(items, (1, at), &path.title, path.id.as_deref());
        view.note = self.prose(items.shown.origin, path.focus.as_ref());
        let after = self.after_fact(items.shown.career, path.after.as_deref());
        view.facts = after.into_iter().collect();
        view
    }

    fn transition(
        &mut self,
        items: &mut Items<'_, 'r>,
        at: usize,
        way: &'r Transition,
    ) -> ItemView {
        let (title, href) = self.career_or_title(way.career.as_deref(), way.title.as_ref());
        let mut view = self.item(items, (2, at), &title, way.id.as_deref());
        view.href = href;
        view.tag = self.wording().word("transition", way.kind.as_str());
        way.kind.as_str().clone_into(&mut view.tag_kind);
        let after = self.after_fact(items.shown.career, way.after.as_deref());
        view.facts = after.into_iter().collect();
        view.note = self.prose(items.shown.origin, way.note.as_deref());
        view
    }

    fn market(&mut self, items: &mut Items<'_, 'r>, it: &'r Market) -> Lists {
        let industries = (0..).zip(&it.industries);
        let industries = industries.map(|(at, entry)| self.hiring(items, at, entry));
        let industries = industries.collect();
        let skills = (0..).zip(&it.skills).map(|(at, skill)| {
            let name = self.skill_name(skill);
            let mut view = self.item(items, (1, at), name, None);
            view.href = self.skill_link(skill);
            view
        });
        vec![
            ("industries", industries),
            ("skills_in_demand", skills.collect()),
        ]
    }

    fn hiring(
        &mut self,
        items: &mut Items<'_, 'r>,
        at: usize,
        entry: &'r IndustryDemand,
    ) -> ItemView {
        let wording = self.wording();
        let name = self.industry_name(&entry.industry);
        let mut view = self.item(items, (0, at), name, entry.id.as_deref());
        view.href = self.industry_link(&entry.industry);
        view.tag = entry
            .demand
            .as_ref()
            .map(|word| word.to_string())
            .unwrap_or_default();
        let share = entry.share.as_ref();
        let share = share.map(|it| self.fact("share", wording.amount(&it.value, None)));
        let period = entry.period;
        let mut period = period.map(|it| self.fact("period", wording.period(it.value)));
        // What is said of an industry has one source, which stands behind the figure if there is one.
        let source = entry.source.as_deref();
        match share {
            Some(share) => view.facts.push(self.sourced(share, source, &view)),
            None => {
                let cited = period.as_mut().filter(|_| source.is_some());
                cited
                    .into_iter()
                    .for_each(|fact| fact.source = Some(self.cite(source)));
            }
        }
        view.facts.extend(period);
        view.note = self.prose(items.shown.origin, entry.note.as_deref());
        view
    }

    fn trends(&mut self, items: &mut Items<'_, 'r>, it: &'r Trends) -> Lists {
        let origin = items.shown.origin;
        let trends = it.items.iter().enumerate().map(|(at, trend)| {
            let mut view = self.item(items, (0, at), &trend.title, trend.id.as_deref());
            if let Some(direction) = &trend.direction {
                view.tag = self.wording().word("direction", direction.as_str());
                direction.as_str().clone_into(&mut view.tag_kind);
            }
            let since = trend
                .since
                .map(|since| self.fact("since", self.moment(since.value).text));
            view.facts = since.into_iter().collect();
            view.note = self.prose(origin, trend.note.as_deref());
            view
        });
        vec![("items", trends.collect())]
    }

    fn soft_skills(&mut self, items: &mut Items<'_, 'r>, it: &'r SoftSkills) -> Lists {
        let origin = items.shown.origin;
        let skills = it.items.iter().enumerate().map(|(at, item)| match item {
            SoftSkill::Skill(skill) => {
                let name = self.skill_name(skill);
                let mut view = self.item(items, (0, at), name, Some(skill));
                view.href = self.skill_link(skill);
                view
            }
            SoftSkill::Titled(skill) => {
                let mut view = self.item(items, (0, at), &skill.title, skill.id.as_deref());
                view.note = self.prose(origin, skill.note.as_deref());
                view
            }
        });
        vec![("items", skills.collect())]
    }

    fn environment(&mut self, items: &mut Items<'_, 'r>, it: &'r WorkEnvironment) -> Lists {
        let wording = self.wording();
        let mut view = ItemView::blank(items.id((0, 0)), String::new());
        let hours = it.hours.as_ref();
        let hours = hours.map(|hours| self.fact("hours", wording.amount(&hours.value, None)));
        let hours = hours.map(|fact| self.sourced(fact, it.source.as_ref(), &view));
        let schedule = it.schedule.iter();
        let schedule = self.list(schedule.map(|it| wording.word("schedule", it.as_str())));
        let schedule = (!schedule.is_empty()).then(|| self.fact("schedule", schedule));
        let settings = self.words_fact("settings", &it.settings);
        view.facts = hours.into_iter().chain(schedule).chain(settings).collect();
        view.points = self.proses(items.shown.origin, &it.demands);
        let is_empty = view.facts.is_empty() && view.points.is_empty();
        vec![(
            "environment",
            if is_empty { Vec::new() } else { vec![view] },
        )]
    }

    /// A fact that is a figure: it cites its source, in whose list it stands.
    fn sourced(
        &mut self,
        mut fact: FactView,
        source: Option<&'r Spanned<Id>>,
        item: &ItemView,
    ) -> FactView {
        let said = [&item.title, &fact.label, &fact.value];
        let link = LinkView {
            title: self.list(said.into_iter().cloned()),
            href: format!("#{}", item.id),
        };
        self.rests_on(source, link);
        fact.source = Some(self.cite(source));
        fact
    }

    /// An item with its id and its explanation; `at` is its group and its place in the group.
    fn item(
        &mut self,
        items: &mut Items<'_, 'r>,
        at: (usize, usize),
        title: &str,
        own: Option<&Spanned<Id>>,
    ) -> ItemView {
        let mut view = ItemView::blank(items.id(at), title.to_owned());
        let section = items.shown.section;
        if let Some(heading) = explanation(section, title, own.map(|own| &own.value)) {
            view.body = self.explained(items, heading);
        }
        view
    }

    fn explained(&mut self, items: &mut Items<'_, 'r>, heading: &Heading) -> Html {
        let document = &items.shown.section.body;
        let start = heading.html().start;
        items.used.push(start);
        let mut parts = document.parts();
        let part = parts.find(|part| part.heading.is_some_and(|it| it.html().start == start));
        part.map(|part| self.part(items.shown.origin, document, part.html))
            .unwrap_or_default()
    }

    fn tag_need(&self, view: &mut ItemView, need: Need) {
        if need != Need::Required {
            view.tag = self.wording().word("need", need.as_str());
            need.as_str().clone_into(&mut view.tag_kind);
        }
    }

    /// A skill that is asked for, or several of which one is enough.
    fn asked(&mut self, shown: Shown<'r>, asked: &RequiredSkill<'r>) -> SkillUseView {
        let note = self.prose(shown.origin, asked.note);
        let any_of = asked.skills.iter().map(|skill| SkillLinkView {
            id: skill.as_str().to_owned(),
            title: self.skill_name(skill).to_owned(),
            href: self.skill_link(skill).unwrap_or_default(),
        });
        let need = match asked.need {
            Need::Required => String::new(),
            need => self.wording().word("need", need.as_str()),
        };
        SkillUseView {
            any_of: any_of.collect(),
            proficiency: self.proficiency(shown.career, asked.proficiency),
            need,
            need_kind: asked.need.as_str().to_owned(),
            label: asked.label.map(|it| it.to_string()).unwrap_or_default(),
            note,
        }
    }

    fn level_tag(&self, career: &Career, level: Option<&Spanned<Id>>) -> String {
        level
            .map(|level| self.level_title(career, level).to_owned())
            .unwrap_or_default()
    }
}

/// The items of a section while their views are made.
pub(super) struct Items<'a, 'r> {
    pub(super) ids: &'a SectionIds,
    pub(super) shown: Shown<'r>,
    /// Where the headings of the explanations begin that were used.
    pub(super) used: Vec<u32>,
}

impl Items<'_, '_> {
    /// The id of an item, by its group and its place in the group.
    fn id(&self, (group, at): (usize, usize)) -> String {
        let group = self.ids.groups.get(group);
        let id = group.and_then(|(_, ids)| ids.get(at));
        id.cloned().unwrap_or_default()
    }
}

impl ItemView {
    fn blank(id: String, title: String) -> Self {
        Self {
            id,
            title,
            href: None,
            tag: String::new(),
            tag_kind: String::new(),
            facts: Vec::new(),
            points: Vec::new(),
            skills: Vec::new(),
            note: Html::default(),
            body: Html::default(),
        }
    }
}

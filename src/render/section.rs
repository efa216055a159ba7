//! Views of a career's sections: prose beside the items that it explains.

use super::Html;
use super::pay::Shown;
use super::scope::Scope;
use super::views::{FactView, GroupView, ItemView, LinkView, SectionView, SkillUseView};
use crate::content::{
    Areas, Career, CareerPath, EntryRoutes, Id, Market, Need, Payload, Proficiency, RequiredSkill,
    Requirements, Responsibilities, Section, SoftSkill, SoftSkills, Takes, Trends, WorkEnvironment,
};
use crate::markdown::Heading;
use crate::site::{Origin, Page, SectionIds, explanation};
use crate::source::Spanned;

impl<'r> Scope<'r> {
    /// The overview: the prose of a career's index.
    pub(super) fn overview(&mut self, index: usize, career: &'r Career) -> SectionView {
        let origin = Origin::Career(index);
        let mut view = self.blank(career.file, "overview", "overview");
        view.title = self.wording().text("section_overview", &[]);
        let document = &career.body;
        let end = document.footnotes().start;
        view.intro = self.part(origin, document, 0..end);
        view.notes = self.part(origin, document, document.footnotes());
        view.contents = contents(document.headings());
        view
    }

    /// A section of a career, by its place in it.
    pub(super) fn section(&mut self, index: usize, at: usize) -> SectionView {
        let career = &self.renderer.site.guide.careers[index];
        let section = &career.sections[at];
        let shown = Shown {
            career,
            section,
            origin: Origin::Section(index, at),
        };
        let ids = SectionIds::new(section, &self.renderer.site.guide);
        self.sources_of_prose(&section.head.sources);
        let mut view = self.blank(section.file, section.kind().as_str(), &section.id);
        view.title = section.head.title.to_string();
        view.place = self.own_place(career, section);
        view.reviewed = section
            .head
            .reviewed
            .map(|day| self.moment(crate::content::Moment::On(day.value)));
        let document = &section.body;
        let mut parts = document.parts();
        let intro = parts.next().map_or(0..0, |part| part.html);
        view.intro = self.part(shown.origin, document, intro);
        let mut items = Items {
            ids: &ids,
            shown,
            used: Vec::new(),
        };
        view.groups = self.groups(&mut items);
        view.body = self.unused(&items);
        view.contents = contents(document.headings());
        match &section.payload {
            Payload::Salaries(salaries) => view.pay = self.pay_groups(shown, salaries, &ids),
            Payload::Market(market)
                if !self.is_placed(shown.origin, super::scope::Chart::Claims) =>
            {
                let claims = (!market.claims.is_empty())
                    .then(|| self.claims(shown, market, ids.claims.clone()));
                view.claims = claims;
            }
            _ => {}
        }
        view.notes = self.part(shown.origin, document, document.footnotes());
        view
    }

    fn blank(&self, file: crate::source::FileId, kind: &str, id: &str) -> SectionView {
        SectionView {
            kind: kind.to_owned(),
            id: id.to_owned(),
            title: String::new(),
            place: String::new(),
            reviewed: None,
            edit: self.edit(file),
            intro: Html::default(),
            groups: Vec::new(),
            pay: Vec::new(),
            claims: None,
            body: Html::default(),
            notes: Html::default(),
            contents: Vec::new(),
        }
    }

    fn own_place(&self, career: &Career, section: &Section) -> String {
        let own = section.head.place.as_ref().map(|place| &place.value);
        let career = career.head.place.as_ref().map(|place| &place.value);
        own.filter(|place| Some(*place) != career)
            .map(|place| self.wording().place(place))
            .unwrap_or_default()
    }

    /// The parts of the prose that explain no item, with their headings.
    fn unused(&mut self, items: &Items<'_, 'r>) -> Html {
        let shown = items.shown;
        let document = &shown.section.body;
        let mut html = Html::default();
        for part in document.parts() {
            let Some(heading) = part.heading else {
                continue;
            };
            if items.used.contains(&heading.html().start) {
                continue;
            }
            let whole = heading.html().start..part.html.end;
            html.0.push_str(&self.part(shown.origin, document, whole).0);
        }
        html
    }

    fn groups(&mut self, items: &mut Items<'_, 'r>) -> Vec<GroupView> {
        let lists = match &items.shown.section.payload {
            Payload::Responsibilities(it) => self.responsibilities(items, it),
            Payload::Practices(it) | Payload::Challenges(it) => self.areas(items, it),
            Payload::Requirements(it) => self.requirements(items, it),
            Payload::EntryRoutes(it) => self.routes(items, it),
            Payload::WorkEnvironment(it) => return self.environment(items.shown, it),
            Payload::CareerPath(it) => self.path(items, it),
            Payload::Market(it) => self.market(items, it),
            Payload::Trends(it) => self.trends(items, it),
            Payload::SoftSkills(it) => self.soft_skills(items, it),
            Payload::Salaries(_) | Payload::Article => Vec::new(),
        };
        let several = lists.iter().filter(|(_, list)| !list.is_empty()).count() > 1
            || matches!(items.shown.section.payload, Payload::Market(_));
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
                ranked: false,
                items: list,
            })
            .collect()
    }

    fn responsibilities(
        &mut self,
        items: &mut Items<'_, 'r>,
        it: &'r Responsibilities,
    ) -> Vec<(&'static str, Vec<ItemView>)> {
        let areas = it.areas.iter().enumerate().map(|(at, area)| {
            let mut view = self.item(items, (0, at), &area.title, area.id.as_deref());
            view.points = self.proses(items.shown.origin, &area.tasks);
            view.tag = self.level_tag(items.shown.career, area.level.as_deref());
            view
        });
        vec![("areas", areas.collect())]
    }

    fn areas(
        &mut self,
        items: &mut Items<'_, 'r>,
        it: &'r Areas,
    ) -> Vec<(&'static str, Vec<ItemView>)> {
        let areas = it.areas.iter().enumerate().map(|(at, area)| {
            let mut view = self.item(items, (0, at), &area.title, area.id.as_deref());
            view.points = self.proses(items.shown.origin, &area.points);
            view
        });
        vec![("areas", areas.collect())]
    }

    fn requirements(
        &mut self,
        items: &mut Items<'_, 'r>,
        it: &'r Requirements,
    ) -> Vec<(&'static str, Vec<ItemView>)> {
        let shown = items.shown;
        let mut education = Vec::new();
        for (at, entry) in it.education.iter().enumerate() {
            let titles: Vec<&str> = entry
                .qualifications()
                .iter()
                .map(|title| &*title.value)
                .collect();
            let first = titles.first().copied().unwrap_or_default();
            let mut view = self.item(items, (0, at), first, entry.id.as_deref());
            view.title = self.alternatives(&titles);
            self.tag_need(&mut view, entry.need());
            view.note = self.prose(shown.origin, entry.note.as_deref());
            view.facts = self
                .words_fact("fields", &entry.fields)
                .into_iter()
                .collect();
            view.facts
                .extend(self.level_fact(shown.career, entry.level.as_deref()));
            education.push(view);
        }
        let mut skills = Vec::new();
        for (at, group) in it.skills.iter().enumerate() {
            let mut view = self.item(items, (1, at), &group.title, group.id.as_deref());
            view.skills = group
                .required()
                .map(|asked| self.asked(shown.career, &asked))
                .collect();
            view.note = self.prose(shown.origin, group.note.as_deref());
            if group.ranked {
                view.tag = self.wording().text("ranked", &[]);
                "ranked".clone_into(&mut view.tag_kind);
            }
            skills.push(view);
        }
        let mut conditions = Vec::new();
        for (at, entry) in it.conditions.iter().enumerate() {
            let mut view = self.item(items, (2, at), &entry.title, entry.id.as_deref());
            let kind = self.wording().word("condition", entry.kind.as_str());
            view.facts = vec![self.fact("kind", kind)];
            self.tag_need(&mut view, entry.need());
            view.facts
                .extend(self.level_fact(shown.career, entry.level.as_deref()));
            view.note = self.prose(shown.origin, entry.note.as_deref());
            conditions.push(view);
        }
        vec![
            ("education", education),
            ("skills", skills),
            ("conditions", conditions),
        ]
    }

    fn routes(
        &mut self,
        items: &mut Items<'_, 'r>,
        it: &'r EntryRoutes,
    ) -> Vec<(&'static str, Vec<ItemView>)> {
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

    fn environment(&mut self, shown: Shown<'r>, it: &'r WorkEnvironment) -> Vec<GroupView> {
        let wording = self.wording();
        let mut view = ItemView::blank(format!("{}-facts", shown.section.id), String::new());
        view.facts.extend(
            it.hours
                .as_ref()
                .map(|hours| self.fact("hours", wording.amount(&hours.value, None))),
        );
        let schedule = it
            .schedule
            .iter()
            .map(|it| wording.word("schedule", it.as_str()));
        let schedule: Vec<String> = schedule.collect();
        if !schedule.is_empty() {
            view.facts.push(self.fact("schedule", self.list(schedule)));
        }
        view.facts.extend(self.words_fact("settings", &it.settings));
        view.points = self.proses(shown.origin, &it.demands);
        let is_empty = view.facts.is_empty() && view.points.is_empty();
        let group = GroupView {
            kind: "environment".to_owned(),
            id: format!("{}-list", shown.section.id),
            title: String::new(),
            ranked: false,
            items: vec![view],
        };
        if is_empty { Vec::new() } else { vec![group] }
    }

    fn path(
        &mut self,
        items: &mut Items<'_, 'r>,
        it: &'r CareerPath,
    ) -> Vec<(&'static str, Vec<ItemView>)> {
        let shown = items.shown;
        let origin = shown.origin;
        let mut levels = Vec::new();
        for (at, level) in it.levels.iter().enumerate() {
            let mut view = self.item(items, (0, at), &level.title, Some(&level.id));
            view.facts = self.words_fact("roles", &level.roles).into_iter().collect();
            view.facts
                .extend(self.after_fact(shown.career, level.after.as_deref()));
            view.points = self.proses(origin, &level.tasks);
            view.note = self.prose(origin, level.note.as_deref());
            levels.push(view);
        }
        let mut paths = Vec::new();
        for (at, path) in it.specialisations.iter().enumerate() {
            let mut view = self.item(items, (1, at), &path.title, path.id.as_deref());
            view.note = self.prose(origin, path.focus.as_ref());
            view.facts = self
                .after_fact(shown.career, path.after.as_deref())
                .into_iter()
                .collect();
            paths.push(view);
        }
        let mut ways = Vec::new();
        for (at, way) in it.transitions.iter().enumerate() {
            let (title, href) = self.career_or_title(way.career.as_deref(), way.title.as_ref());
            let mut view = self.item(items, (2, at), &title, way.id.as_deref());
            view.href = href;
            view.tag = self.wording().word("transition", way.kind.as_str());
            way.kind.as_str().clone_into(&mut view.tag_kind);
            view.facts = self
                .after_fact(shown.career, way.after.as_deref())
                .into_iter()
                .collect();
            view.note = self.prose(origin, way.note.as_deref());
            ways.push(view);
        }
        vec![
            ("levels", levels),
            ("specialisations", paths),
            ("transitions", ways),
        ]
    }

    fn market(
        &mut self,
        items: &mut Items<'_, 'r>,
        it: &'r Market,
    ) -> Vec<(&'static str, Vec<ItemView>)> {
        let origin = items.shown.origin;
        let wording = self.wording();
        let mut industries = Vec::new();
        for (at, entry) in it.industries.iter().enumerate() {
            let name = self.industry_name(&entry.industry);
            let mut view = self.item(items, (0, at), name, entry.id.as_deref());
            view.href = self.industry_link(&entry.industry);
            view.tag = entry
                .demand
                .as_ref()
                .map(|word| word.to_string())
                .unwrap_or_default();
            let share = entry
                .share
                .as_ref()
                .map(|share| wording.amount(&share.value, None));
            view.facts = share
                .map(|share| self.fact("share", share))
                .into_iter()
                .collect();
            view.facts.extend(
                entry
                    .period
                    .map(|it| self.fact("period", wording.period(it.value))),
            );
            for fact in &mut view.facts {
                fact.source = Some(self.cite(entry.source.as_deref()));
            }
            view.note = self.prose(origin, entry.note.as_deref());
            industries.push(view);
        }
        let mut skills = Vec::new();
        for (at, skill) in it.skills.iter().enumerate() {
            let name = self.skill_name(skill);
            let mut view = self.item(items, (1, at), name, None);
            view.href = self.skill_link(skill);
            skills.push(view);
        }
        vec![("industries", industries), ("skills_in_demand", skills)]
    }

    fn trends(
        &mut self,
        items: &mut Items<'_, 'r>,
        it: &'r Trends,
    ) -> Vec<(&'static str, Vec<ItemView>)> {
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

    fn soft_skills(
        &mut self,
        items: &mut Items<'_, 'r>,
        it: &'r SoftSkills,
    ) -> Vec<(&'static str, Vec<ItemView>)> {
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

    /// An item with its id and its explanation; `at` is its group and its place in the group.
    fn item(
        &mut self,
        items: &mut Items<'_, 'r>,
        at: (usize, usize),
        title: &str,
        own: Option<&Spanned<Id>>,
    ) -> ItemView {
        let ids = items.ids.groups.get(at.0);
        let id = ids
            .and_then(|(_, ids)| ids.get(at.1))
            .cloned()
            .unwrap_or_default();
        let mut view = ItemView::blank(id, title.to_owned());
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
    pub(super) fn asked(&self, career: &Career, asked: &RequiredSkill<'_>) -> SkillUseView {
        let any_of = asked.skills.iter().map(|skill| LinkView {
            title: self.skill_name(skill).to_owned(),
            href: self.skill_link(skill).unwrap_or_default(),
        });
        let need = match asked.need {
            Need::Required => String::new(),
            need => self.wording().word("need", need.as_str()),
        };
        SkillUseView {
            any_of: any_of.collect(),
            proficiency: self.proficiency(career, asked.proficiency),
            need,
            need_kind: asked.need.as_str().to_owned(),
        }
    }

    /// How deep a skill is known, in words; by level where it differs.
    pub(super) fn proficiency(&self, career: &Career, depth: Option<&Proficiency>) -> String {
        match depth {
            None => String::new(),
            Some(Proficiency::Step(step)) => self.step(step),
            Some(Proficiency::ByLevel(steps)) => {
                let texts = steps.iter().map(|(level, step)| {
                    let level = self.level_title(career, level);
                    let step = self.step(step);
                    self.wording()
                        .text("proficiency_at_level", &[("level", level), ("step", &step)])
                });
                self.list(texts)
            }
        }
    }

    pub(super) fn step(&self, id: &Id) -> String {
        let scale = &self.renderer.site.config.proficiency;
        let own = scale
            .iter()
            .find(|step| step.id == *id)
            .and_then(|step| step.title.as_ref());
        match own {
            Some(title) => title.to_string(),
            None => self.wording().word("proficiency", id.as_str()),
        }
    }

    fn takes(&self, takes: Takes) -> String {
        let months = |months: u16| match months.is_multiple_of(12) {
            true => self
                .wording()
                .counted("span_years", usize::from(months / 12)),
            false => self.wording().counted("span_months", usize::from(months)),
        };
        let (least, most) = (months(takes.least.months), months(takes.most.months));
        match takes.least == takes.most {
            true => least,
            false => self
                .wording()
                .text("span_range", &[("from", &least), ("to", &most)]),
        }
    }

    /// A career of the guide with its link, or a title.
    pub(super) fn career_or_title(
        &self,
        career: Option<&Spanned<Id>>,
        title: Option<&Spanned<Box<str>>>,
    ) -> (String, Option<String>) {
        let site = self.renderer.site;
        let index = career.and_then(|slug| site.career_index(slug.as_str()));
        let own = title.map(|title| title.to_string());
        match index {
            Some(index) => {
                let known = || site.guide.careers[index].head.title.to_string();
                (
                    own.unwrap_or_else(known),
                    Some(self.link(Page::Career(index), None)),
                )
            }
            None => (own.unwrap_or_default(), None),
        }
    }

    pub(super) fn fact(&self, kind: &str, value: String) -> FactView {
        FactView {
            kind: kind.to_owned(),
            label: self.wording().text(&format!("fact_{kind}"), &[]),
            value,
            detail: String::new(),
            href: None,
            source: None,
        }
    }

    fn words_fact(&self, kind: &str, words: &[Spanned<Box<str>>]) -> Option<FactView> {
        let list = || self.list(words.iter().map(|word| word.to_string()));
        (!words.is_empty()).then(|| self.fact(kind, list()))
    }

    fn level_tag(&self, career: &Career, level: Option<&Spanned<Id>>) -> String {
        level
            .map(|level| self.level_title(career, level).to_owned())
            .unwrap_or_default()
    }

    fn level_fact(&self, career: &Career, level: Option<&Spanned<Id>>) -> Option<FactView> {
        level.map(|level| self.fact("level", self.level_title(career, level).to_owned()))
    }

    fn after_fact(&self, career: &Career, after: Option<&Spanned<Id>>) -> Option<FactView> {
        after.map(|level| self.fact("after", self.level_title(career, level).to_owned()))
    }

    /// Alternatives of which one is enough: `Master’s degree or PhD`.
    pub(super) fn alternatives(&self, titles: &[&str]) -> String {
        match titles {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [others @ .., last] => {
                let others = others.join(&self.wording().text("list_join", &[]));
                self.wording()
                    .text("alternatives", &[("others", &others), ("last", last)])
            }
        }
    }
}

/// The items of a section while their views are made.
struct Items<'a, 'r> {
    ids: &'a SectionIds,
    shown: Shown<'r>,
    /// Where the headings of the explanations begin that were used.
    used: Vec<u32>,
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

/// The sub-headings of a text.
pub(super) fn contents(headings: &[Heading]) -> Vec<LinkView> {
    let top = headings
        .iter()
        .filter(|heading| heading.is_listed())
        .map(Heading::level)
        .min();
    let listed = headings
        .iter()
        .filter(|it| it.is_listed() && Some(it.level()) == top);
    listed
        .map(|it| LinkView {
            title: it.text().to_owned(),
            href: format!("#{}", it.id()),
        })
        .collect()
}

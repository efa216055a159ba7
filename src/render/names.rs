//! What skills, industries, levels and the like are called on a page, and where they are.

use super::scope::Scope;
use super::views::FactView;
use crate::content::{Career, Id, Proficiency};
use crate::site::{Depth, Page};
use crate::source::Spanned;

impl<'r> Scope<'r> {
    pub(super) fn skill_name<'a>(&self, id: &'a Id) -> &'a str
    where
        'r: 'a,
    {
        self.renderer.site.guide.skill_name(id)
    }

    pub(super) fn skill_link(&self, id: &Id) -> Option<String> {
        let index = self.renderer.site.skill_index(id.as_str())?;
        Some(self.link(Page::Skill(index, 1), None))
    }

    pub(super) fn industry_name<'a>(&self, id: &'a Id) -> &'a str
    where
        'r: 'a,
    {
        self.renderer.site.guide.industry_name(id)
    }

    pub(super) fn industry_link(&self, id: &Id) -> Option<String> {
        let index = self.renderer.site.industry_index(id.as_str())?;
        Some(self.link(Page::Industry(index, 1), None))
    }

    /// What a level of a career is called; its id where the career does not have it.
    pub(super) fn level_title<'a>(&self, career: &'a Career, id: &'a Id) -> &'a str {
        career.level_title(id)
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

    /// What somebody at a step can do; empty where nobody says so.
    fn meaning(&self, id: &Id) -> String {
        let scale = &self.renderer.site.config.proficiency;
        let step = scale.iter().find(|step| step.id == *id);
        match step.map(|step| (&step.description, &step.title)) {
            Some((Some(own), _)) => own.to_string(),
            // A step that the theme names has a meaning of the theme's, too.
            Some((None, None)) => self.wording().word("proficiency_meaning", id.as_str()),
            Some((None, Some(_))) | None => String::new(),
        }
    }

    /// The steps of the scale that are `named`, each with what it means, as far as that is known;
    /// `own` says it for one skill.
    pub(super) fn steps<'a>(
        &self,
        named: impl Iterator<Item = &'a Id>,
        own: &'a [(Spanned<Id>, Box<str>)],
    ) -> Vec<FactView> {
        let explained = own.iter().map(|(step, _)| &step.value);
        let named: Vec<&Id> = explained.chain(named).collect();
        let scale = self.renderer.site.config.proficiency.iter();
        let steps = scale.filter(|step| named.contains(&&step.id)).map(|step| {
            let text = own.iter().find(|(known, _)| known.value == step.id);
            let text = text.map_or_else(|| self.meaning(&step.id), |(_, text)| text.to_string());
            FactView::new(step.id.as_str(), self.step(&step.id), text)
        });
        steps.filter(|step| !step.value.is_empty()).collect()
    }

    /// How deep a skill is known, in words; by level where it differs.
    pub(super) fn proficiency(&self, career: &Career, depth: Option<&Proficiency>) -> String {
        match depth {
            None => String::new(),
            Some(Proficiency::Step(step)) => self.step(step),
            Some(Proficiency::ByLevel(steps)) => {
                let steps = steps.iter();
                self.list(steps.map(|(level, step)| {
                    self.step_at(self.level_title(career, level), &self.step(step))
                }))
            }
        }
    }

    /// The same, as the pages of skills know it.
    pub(super) fn depth(&self, depth: Option<&Depth>) -> String {
        let step = |at| self.step(self.scale_step(at));
        match depth {
            None => String::new(),
            Some(Depth::Step(at)) => step(*at),
            Some(Depth::ByLevel(steps)) => {
                let steps = steps.iter();
                self.list(steps.map(|(level, at)| self.step_at(level, &step(*at))))
            }
        }
    }

    /// A step of the site's scale, by its place.
    pub(super) fn scale_step(&self, at: u16) -> &'r Id {
        &self.renderer.site.config.proficiency[usize::from(at)].id
    }

    /// `practitioner at entry level`
    fn step_at(&self, level: &str, step: &str) -> String {
        self.wording()
            .text("proficiency_at_level", &[("level", level), ("step", step)])
    }

    /// What a metric is called: by the site's own word, or by the message.
    pub(super) fn metric(&self, id: &str) -> String {
        let own = self
            .renderer
            .site
            .config
            .metrics
            .iter()
            .find(|metric| metric.id.as_str() == id);
        match own {
            Some(metric) => metric.title.to_string(),
            None => self.wording().word("metric", id),
        }
    }

    /// Texts in a row, joined as the language joins them.
    pub(super) fn list(&self, texts: impl IntoIterator<Item = String>) -> String {
        let mut texts = texts.into_iter().filter(|text| !text.is_empty());
        let mut list = texts.next().unwrap_or_default();
        if let Some(second) = texts.next() {
            let join = self.wording().text("list_join", &[]);
            for text in std::iter::once(second).chain(texts) {
                list.push_str(&join);
                list.push_str(&text);
            }
        }
        list
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

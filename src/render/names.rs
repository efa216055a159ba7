//! What skills, industries, levels and the like are called on a page, and where they are.

use super::scope::Scope;
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
        let found = career.level(id);
        found.map_or(id.as_str(), |level| &level.title.value)
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

    /// How deep a skill is known, in words; by level where it differs.
    pub(super) fn proficiency(&self, career: &Career, depth: Option<&Proficiency>) -> String {
        match depth {
            None => String::new(),
            Some(Proficiency::Step(step)) => self.step(step),
            Some(Proficiency::ByLevel(steps)) => {
                let steps = steps.iter();
                self.list(steps.map(|(level, step)| {
                    self.step_at(self.level_title(career, level), self.step(step))
                }))
            }
        }
    }

    /// The same, as the pages of skills know it.
    pub(super) fn depth(&self, depth: Option<&Depth>) -> String {
        let scale = &self.renderer.site.config.proficiency;
        let step = |at: u16| self.step(&scale[usize::from(at)].id);
        match depth {
            None => String::new(),
            Some(Depth::Step(at)) => step(*at),
            Some(Depth::ByLevel(steps)) => {
                let steps = steps.iter();
                self.list(steps.map(|(level, at)| self.step_at(level, step(*at))))
            }
        }
    }

    /// `practitioner at entry level`
    fn step_at(&self, level: &str, step: String) -> String {
        self.wording()
            .text("proficiency_at_level", &[("level", level), ("step", &step)])
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
        let texts: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
        texts.join(&self.wording().text("list_join", &[]))
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

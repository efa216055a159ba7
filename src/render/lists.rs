//! Views of lists, and of the pages of skills, industries and sources.

use super::scope::Scope;
use super::views::{
    LinkView, ListView, PageNumberView, PagesView, SourcesView, TermPageView, TermView, UseView,
};
use crate::content::Id;
use crate::site::{Depth, How, Page, SourceUse, Term, Use, source_id};
use crate::source::Spanned;

/// How many page numbers stand on each side of the current one.
const NEAR: usize = 2;

impl Scope<'_> {
    /// A page of the list of careers.
    pub(super) fn careers(&self, number: usize) -> ListView {
        let site = self.renderer.site;
        let count = site.guide.careers.len();
        let shown = &site.by_title[site.entries_on(count, number)];
        ListView {
            title: self.wording().text("careers", &[]),
            count: self.wording().counted("count_careers", count),
            careers: shown.iter().map(|&at| self.renderer.card(at)).collect(),
            figure_sources: self.figure_sources(shown.iter().copied()),
            ways: self.ways(),
            terms: Vec::new(),
            pages: self.numbers(count, number, Page::Careers),
        }
    }

    /// A page of the list of skills.
    pub(super) fn skills(&self, number: usize) -> ListView {
        let site = self.renderer.site;
        let order = &self.renderer.skills_by_name;
        let terms = order[site.entries_on(order.len(), number)].iter();
        ListView {
            title: self.wording().text("skills", &[]),
            count: self.wording().counted("count_skills", order.len()),
            careers: Vec::new(),
            figure_sources: Vec::new(),
            ways: Vec::new(),
            terms: terms.map(|&index| self.skill_term(index)).collect(),
            pages: self.numbers(order.len(), number, Page::Skills),
        }
    }

    fn skill_term(&self, index: usize) -> TermView {
        let site = self.renderer.site;
        let term = &site.skills[index];
        let skill = site
            .guide
            .skills
            .get(term.id.as_str())
            .map(|skill| &skill.value);
        let text = |text: Option<&Spanned<Box<str>>>| {
            text.map(|text| text.to_string()).unwrap_or_default()
        };
        TermView {
            name: self.skill_name(&term.id).to_owned(),
            href: self.link(Page::Skill(index, 1), None),
            description: text(skill.and_then(|skill| skill.description.as_ref())),
            category: skill
                .and_then(|skill| skill.category.as_ref())
                .map(|category| category.as_str().to_owned())
                .unwrap_or_default(),
            count: self.wording().counted("count_careers", term.careers()),
        }
    }

    /// A page of the list of industries.
    pub(super) fn industries(&self, number: usize) -> ListView {
        let site = self.renderer.site;
        let order = &self.renderer.industries_by_name;
        let terms = order[site.entries_on(order.len(), number)].iter();
        let terms = terms.map(|&index| {
            let term = &site.industries[index];
            TermView {
                name: self.industry_name(&term.id).to_owned(),
                href: self.link(Page::Industry(index, 1), None),
                description: String::new(),
                category: String::new(),
                count: self.wording().counted("count_careers", term.careers()),
            }
        });
        ListView {
            title: self.wording().text("industries", &[]),
            count: self.wording().counted("count_industries", order.len()),
            careers: Vec::new(),
            figure_sources: Vec::new(),
            ways: Vec::new(),
            terms: terms.collect(),
            pages: self.numbers(order.len(), number, Page::Industries),
        }
    }

    /// A skill's page.
    pub(super) fn skill(&self, index: usize, number: usize) -> TermPageView {
        let site = self.renderer.site;
        let term = &site.skills[index];
        let mut view = self.term_page(term, self.skill_name(&term.id));
        if let Some(skill) = site.guide.skills.get(term.id.as_str()) {
            let skill = &skill.value;
            view.aliases = skill
                .aliases
                .iter()
                .map(|alias| alias.to_string())
                .collect();
            view.category = skill
                .category
                .as_ref()
                .map(|it| it.as_str().to_owned())
                .unwrap_or_default();
            view.description = skill
                .description
                .as_ref()
                .map(|it| it.to_string())
                .unwrap_or_default();
            let own = skill.proficiency.as_ref().map(|steps| &*steps.0);
            let range = site.entries_on(term.careers(), number);
            let asked = term
                .uses(range)
                .flatten()
                .filter_map(|one| one.asked.as_ref());
            let steps = asked.filter_map(|asked| asked.depth.as_ref());
            let steps = steps
                .flat_map(Depth::steps)
                .map(|step| self.scale_step(step));
            view.steps = self.steps(steps, own.unwrap_or_default());
            let codes = skill.codes.as_ref();
            view.codes = self.codes([
                ("esco", codes.and_then(|codes| codes.esco.as_ref())),
                ("onet", codes.and_then(|codes| codes.onet.as_ref())),
            ]);
        }
        self.uses(&mut view, term, number, |number| Page::Skill(index, number));
        view
    }

    /// An industry's page.
    pub(super) fn industry_page(&self, index: usize, number: usize) -> TermPageView {
        let site = self.renderer.site;
        let term = &site.industries[index];
        let mut view = self.term_page(term, self.industry_name(&term.id));
        if let Some(industry) = site.guide.industries.get(term.id.as_str()) {
            let industry = &industry.value;
            view.aliases = industry
                .aliases
                .iter()
                .map(|alias| alias.to_string())
                .collect();
            let codes = industry.codes.as_ref();
            view.codes = self.codes([
                ("isic", codes.and_then(|codes| codes.isic.as_ref())),
                ("naics", codes.and_then(|codes| codes.naics.as_ref())),
                ("nace", codes.and_then(|codes| codes.nace.as_ref())),
            ]);
        }
        self.uses(&mut view, term, number, |number| {
            Page::Industry(index, number)
        });
        view
    }

    fn term_page(&self, term: &Term, name: &str) -> TermPageView {
        TermPageView {
            name: name.to_owned(),
            aliases: Vec::new(),
            category: String::new(),
            description: String::new(),
            steps: Vec::new(),
            codes: Vec::new(),
            count: self.wording().counted("count_careers", term.careers()),
            uses: Vec::new(),
            figure_sources: Vec::new(),
            pages: None,
        }
    }

    fn uses(
        &self,
        view: &mut TermPageView,
        term: &Term,
        number: usize,
        page: impl Fn(usize) -> Page,
    ) {
        let range = self.renderer.site.entries_on(term.careers(), number);
        view.uses = term
            .uses(range.clone())
            .map(|uses| self.career_uses(uses))
            .collect();
        let careers = term.uses(range).filter_map(|uses| uses.first());
        view.figure_sources = self.figure_sources(careers.map(|one| one.career as usize));
        view.pages = self.numbers(term.careers(), number, page);
    }

    fn career_uses(&self, uses: &[Use]) -> UseView {
        let index = uses.first().map_or(0, |one| one.career as usize);
        // What is asked for comes before what is only mentioned, wherever it stands.
        let mut uses: Vec<&Use> = uses.iter().collect();
        uses.sort_by_key(|one| one.how);
        UseView {
            career: self.renderer.card(index),
            places: uses.into_iter().map(|one| self.used_in(one)).collect(),
        }
    }

    /// Where and how a career uses a term: `Required · Practitioner`.
    fn used_in(&self, one: &Use) -> LinkView {
        let index = one.career as usize;
        let career = &self.renderer.site.guide.careers[index];
        let section = one.section.map(|at| &career.sections[usize::from(at)]);
        let wording = self.wording();
        let title = match (one.how, &one.asked) {
            (How::Asked { .. }, Some(asked)) => {
                let need = wording.word("need", asked.need.as_str());
                let depth = self.depth(asked.depth.as_ref());
                match depth.is_empty() {
                    true => need,
                    false => wording.text("asked_for", &[("need", &need), ("proficiency", &depth)]),
                }
            }
            (How::Asked { .. }, None) => wording.text("use_asked", &[]),
            (How::Soft, _) => wording.text("use_soft", &[]),
            (How::InDemand(_), _) => wording.text("use_in_demand", &[]),
            (How::Belongs, _) => wording.text("use_belongs", &[]),
            (How::Paid, _) => wording.text("use_paid", &[]),
            (How::Mentioned, _) => wording.text("use_mentioned", &[]),
        };
        let anchor = section.map(|section| &*section.id);
        LinkView {
            title,
            href: self.link(Page::Career(index), anchor),
        }
    }

    /// The page of all sources.
    pub(super) fn all_sources(&self) -> SourcesView {
        let site = self.renderer.site;
        let mut sources: Vec<_> = site
            .guide
            .sources
            .iter()
            .map(|(id, source)| {
                let mut view = self.source(id, &source.value);
                let uses = site.sources.get(id).map(Vec::as_slice).unwrap_or_default();
                view.used_by = uses.iter().map(|one| self.rests(one, id)).collect();
                view
            })
            .collect();
        sources.sort_by_cached_key(|source| source.title.to_lowercase());
        SourcesView {
            count: self.wording().counted("count_sources", sources.len()),
            sources,
        }
    }

    fn rests(&self, one: &SourceUse, id: &Id) -> LinkView {
        let site = self.renderer.site;
        let anchor = source_id(id);
        let (title, page) = match *one {
            SourceUse::Career(index, figures) => {
                let title = &*site.guide.careers[index].head.title.value;
                let count = self.wording().counted("count_figures", figures);
                let title = match figures {
                    0 => title.to_owned(),
                    _ => self
                        .wording()
                        .text("used_by_figures", &[("title", title), ("count", &count)]),
                };
                (title, Page::Career(index))
            }
            SourceUse::Plain(index) => (
                site.guide.pages[index].1.head.title.to_string(),
                Page::Plain(index),
            ),
            SourceUse::Home => (site.config.title.to_string(), Page::Home),
        };
        LinkView {
            title,
            href: self.link(page, Some(&anchor)),
        }
    }

    /// Where a page of a list stands among the others; nothing where it is the only one.
    pub(super) fn numbers(
        &self,
        count: usize,
        number: usize,
        page: impl Fn(usize) -> Page,
    ) -> Option<PagesView> {
        let total = self.renderer.site.pages_of(count);
        if total < 2 {
            return None;
        }
        let wording = self.wording();
        let link = |number: usize| self.link(page(number), None);
        let (this, all) = (wording.number(number), wording.number(total));
        let mut numbers = Vec::new();
        let mut last = 0;
        for at in shown_numbers(number, total) {
            if at > last + 1 {
                let title = wording.text("pages_left_out", &[]);
                numbers.push(PageNumberView {
                    title,
                    href: None,
                    current: false,
                });
            }
            let current = at == number;
            numbers.push(PageNumberView {
                title: wording.number(at),
                href: Some(link(at)),
                current,
            });
            last = at;
        }
        Some(PagesView {
            label: wording.text("page_of", &[("number", &this), ("total", &all)]),
            previous: (number > 1).then(|| link(number - 1)),
            next: (number < total).then(|| link(number + 1)),
            numbers,
        })
    }
}

/// The first, the last and those near the current one.
fn shown_numbers(number: usize, total: usize) -> Vec<usize> {
    let near = number.saturating_sub(NEAR).max(1)..=(number + NEAR).min(total);
    let mut shown: Vec<usize> = std::iter::once(1).chain(near).chain([total]).collect();
    shown.sort_unstable();
    shown.dedup();
    shown
}

/// The terms of a registry in the order of their names, small and capital letters alike.
pub(super) fn by_name<'a>(terms: &[Term], name: impl Fn(usize) -> &'a str) -> Vec<usize> {
    let mut order: Vec<usize> = (0..terms.len()).collect();
    order.sort_by_cached_key(|&index| name(index).to_lowercase());
    order
}

#[cfg(test)]
mod tests {
    use super::shown_numbers;

    #[test]
    fn the_first_the_last_and_the_nearest_numbers_are_shown() {
        for (number, total, shown) in [
            (1, 2, vec![1, 2]),
            (1, 9, vec![1, 2, 3, 9]),
            (5, 9, vec![1, 3, 4, 5, 6, 7, 9]),
            (9, 9, vec![1, 7, 8, 9]),
        ] {
            assert_eq!(shown_numbers(number, total), shown);
        }
    }
}

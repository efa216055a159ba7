//! References of prose: what each means, or why it means nothing.
//!
//! Links to files of the site and to places in them are in `files`; what a report says of a
//! reference that means nothing, in `faults`.

mod faults;
mod files;

use super::figures::{self, Unclear};
use super::{Chart, Cited, Page, PayHeadline, Picture, Site, ids};
use crate::content::{Career, Id, SectionKind};
use crate::diagnostics::{Code, Diagnostic};
use crate::markdown::{Reference, Target};
use crate::yaml::hint;
pub(super) use faults::{contradiction, link_to_draft};
use faults::{no_anchor, unclear_figure, unknown_figure};
pub(super) use files::pictures_of;
pub use files::wanted_pictures;

/// Where a reference stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In the configuration, whose text stands on every page.
    Everywhere,
    /// In the home page's prose.
    Home,
    /// In a plain page.
    Plain(usize),
    /// In a career's index.
    Career(usize),
    /// In a section of a career.
    Section(usize, usize),
}

/// Why a reference means nothing; `None` where that only follows from a mistake that was reported.
pub type Unresolved = Option<Box<Diagnostic>>;

/// What a reference means.
#[derive(Clone, Debug)]
pub enum Goal<'a> {
    /// A page, or a place on it.
    Page(Page, Option<String>),
    /// A figure.
    Figure(Cited),
    /// A source of the registry.
    Source(&'a Id),
    /// Figures that are to be shown here, and the section that has them.
    Chart {
        /// Which figures.
        chart: Chart,
        /// Their section, by its place in the career, which is the text's own.
        section: usize,
    },
    /// A picture.
    Picture(&'a Picture),
}

/// Says what the references of a text mean; where the text is a career's, that career is open.
#[derive(Clone, Copy)]
pub struct Resolver<'s> {
    site: &'s Site,
    own: Option<(usize, &'s Career)>,
}

impl<'s> Resolver<'s> {
    /// For the texts of the career at a place in the guide, or for those of no career.
    #[must_use]
    pub fn new(site: &'s Site, own: Option<(usize, &'s Career)>) -> Self {
        Self { site, own }
    }

    /// What `reference` means, which stands in `origin`.
    ///
    /// # Errors
    /// Why it means nothing, to be reported.
    pub fn resolve(&self, origin: Origin, reference: &Reference) -> Result<Goal<'s>, Unresolved> {
        let site = self.site;
        match &reference.target {
            Target::Career { slug, anchor } => self.career(slug, anchor.as_deref(), reference),
            Target::Skill(id) => match site.skill_index(id) {
                Some(index) => Ok(Goal::Page(Page::Skill(index, 1), None)),
                None => Err(site.unknown_skill(id, reference.span)),
            },
            Target::Industry(id) => match site.industry_index(id) {
                Some(index) => Ok(Goal::Page(Page::Industry(index, 1), None)),
                None => Err(site.unknown_industry(id, reference.span)),
            },
            Target::Source(id) => match site.sources.get_key_value(&**id) {
                Some((id, _)) => Ok(Goal::Source(id)),
                None => Err(site.unknown_source(id, reference.span)),
            },
            Target::Figure {
                career,
                row,
                statistic,
            } => {
                let slug = career.as_deref();
                self.figure(origin, slug, row, statistic.as_deref(), reference)
            }
            Target::Chart(name) => self.chart(origin, name, reference),
            Target::File { path, anchor } => self.file(origin, path, anchor.as_deref(), reference),
            Target::Anchor(anchor) => self.anchor(origin, anchor, reference),
            Target::Picture(path) => site.picture(origin, path, reference),
        }
    }

    /// Does something with a career, which is opened for it unless it is the text's own.
    fn with_career<T>(&self, index: usize, act: impl FnOnce(&Career) -> T) -> T {
        match self.own {
            Some((own, career)) if own == index => act(career),
            _ => act(&self.site.open(index)),
        }
    }

    /// Whether the page of a career has something with this id.
    fn has_id(&self, index: usize, id: &str) -> bool {
        let guide = &self.site.guide;
        ids::is_part(&guide.careers[index], id)
            || self.with_career(index, |career| ids::is_within(guide, career, id))
            || (id == "sources" && self.shows_pay_of_others(index))
    }

    /// Whether the page of a career shows the pay of a related one, which says where it is from.
    fn shows_pay_of_others(&self, index: usize) -> bool {
        let guide = &self.site.guide;
        let related = guide.careers[index].head.related.iter();
        let named = related.filter_map(|it| it.career.as_ref());
        let mut others = named.filter_map(|slug| guide.career_index(slug.as_str()));
        others.any(|other| {
            let pay = self.site.open_data(other, &[SectionKind::Salaries]);
            PayHeadline::of(&pay).is_some()
        })
    }

    fn career(
        &self,
        slug: &str,
        anchor: Option<&str>,
        reference: &Reference,
    ) -> Result<Goal<'s>, Unresolved> {
        let Some(index) = self.site.career_index(slug) else {
            return Err(self.site.unknown_career(slug, reference.span));
        };
        let Some(anchor) = anchor else {
            return Ok(Goal::Page(Page::Career(index), None));
        };
        let career = &self.site.guide.careers[index];
        let id = ids::page_id(career, anchor);
        if !self.has_id(index, id) {
            let known = career.sections.iter().map(|section| &*section.id);
            return Err((!career.may_have_place(id))
                .then(|| no_anchor(anchor, &career.head.title, known, reference)));
        }
        Ok(Goal::Page(Page::Career(index), Some(id.to_owned())))
    }

    fn figure(
        &self,
        origin: Origin,
        slug: Option<&str>,
        row: &str,
        statistic: Option<&str>,
        reference: &Reference,
    ) -> Result<Goal<'s>, Unresolved> {
        let career = match (slug, origin) {
            (Some(slug), _) => match self.site.career_index(slug) {
                Some(index) => index,
                None => return Err(self.site.unknown_career(slug, reference.span)),
            },
            (None, Origin::Career(index) | Origin::Section(index, _)) => index,
            (None, Origin::Everywhere | Origin::Home | Origin::Plain(_)) => {
                let message = "a figure outside a career's own files needs the career's name";
                let mend = format!("write `figure:<career>/{row}`");
                return Err(Some(Box::new(
                    Diagnostic::at(Code::UnknownFigure, reference.span, message).mend(mend),
                )));
            }
        };
        let Some(cited) = self.cited(career, row, statistic) else {
            let entry = &self.site.guide.careers[career];
            let is_known = figures::KINDS.iter().all(|kind| entry.complete(*kind));
            let unknown = |career: &Career| unknown_figure(career, row, reference);
            return Err(is_known.then(|| self.with_career(career, unknown)));
        };
        cited
            .map(Goal::Figure)
            .map_err(|unclear| Some(unclear_figure(slug, row, &unclear, reference)))
    }

    /// The figure of a row; of another career, only sections with figures are opened.
    fn cited(
        &self,
        index: usize,
        row: &str,
        statistic: Option<&str>,
    ) -> Option<Result<Cited, Unclear>> {
        if let Some((_, career)) = self.own.filter(|(own, _)| *own == index) {
            let figure = figures::find(career, row)?;
            return Some(Cited::new(index, row, figure, statistic));
        }
        let sections = self.site.guide.careers[index].sections.iter().enumerate();
        let mut sections = sections.filter(|(_, section)| figures::KINDS.contains(&section.kind));
        sections.find_map(|(at, _)| {
            let section = self.site.open_section(index, at);
            let figure = figures::find_in(&section, row)?;
            Some(Cited::new(index, row, figure, statistic))
        })
    }

    fn chart(
        &self,
        origin: Origin,
        name: &str,
        reference: &Reference,
    ) -> Result<Goal<'s>, Unresolved> {
        let Some((_, owner)) = self.own else {
            let message = "a chart stands in a career's own files only";
            let diagnostic = Diagnostic::at(Code::UnknownChart, reference.span, message);
            return Err(Some(Box::new(diagnostic)));
        };
        let Some(chart) = Chart::named(name) else {
            let message = format!("there is no chart `{name}`");
            let mend = hint(name, Chart::names());
            return Err(Some(Box::new(
                Diagnostic::at(Code::UnknownChart, reference.span, message).mend(mend),
            )));
        };
        let own = match origin {
            Origin::Section(_, at) => Some(at),
            _ => None,
        };
        let Some(section) = chart.section(owner, own) else {
            let message = format!("the career has no figures for the chart `{name}`");
            let diagnostic = Diagnostic::at(Code::UnknownChart, reference.span, message)
                .mend("add the figures, or remove the picture");
            return Err(owner.complete(chart.kind()).then(|| Box::new(diagnostic)));
        };
        Ok(Goal::Chart { chart, section })
    }
}

#[cfg(test)]
mod tests;

//! References of prose: what each means, or why it means nothing.
//!
//! Links to files of the site and to places in them are in `files`; what a report says of a
//! reference that means nothing, in `faults`.

mod faults;
mod files;

use super::{Chart, Cited, Page, Picture, Site, figures, ids};
use crate::content::{Id, SectionKind};
use crate::diagnostics::{Code, Diagnostic};
use crate::markdown::{Reference, Target};
use crate::yaml::hint;
use faults::{career_anchors, no_anchor, unclear_figure, unknown_figure};
pub(super) use faults::{contradiction, link_to_draft};
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
    Figure(Cited<'a>),
    /// A source of the registry.
    Source(&'a Id),
    /// Figures that are to be shown here, and the section that has them.
    Chart {
        /// Which figures.
        chart: Chart,
        /// Their career, by its place in the guide.
        career: usize,
        /// Their section, by its place in the career.
        section: usize,
    },
    /// A picture.
    Picture(&'a Picture),
}

impl Site {
    /// What `reference` means, which stands in `origin`.
    ///
    /// # Errors
    /// Why it means nothing, to be reported.
    pub fn resolve<'s>(
        &'s self,
        origin: Origin,
        reference: &Reference,
    ) -> Result<Goal<'s>, Unresolved> {
        match &reference.target {
            Target::Career { slug, anchor } => self.career(slug, anchor.as_deref(), reference),
            Target::Skill(id) => match self.skill_index(id) {
                Some(index) => Ok(Goal::Page(Page::Skill(index, 1), None)),
                None => Err(self.unknown_skill(id, reference.span)),
            },
            Target::Industry(id) => match self.industry_index(id) {
                Some(index) => Ok(Goal::Page(Page::Industry(index, 1), None)),
                None => Err(self.unknown_industry(id, reference.span)),
            },
            Target::Source(id) => match self.sources.get_key_value(&**id) {
                Some((id, _)) => Ok(Goal::Source(id)),
                None => Err(self.unknown_source(id, reference.span)),
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
            Target::Picture(path) => self.picture(origin, path, reference),
        }
    }

    fn career(
        &self,
        slug: &str,
        anchor: Option<&str>,
        reference: &Reference,
    ) -> Result<Goal<'_>, Unresolved> {
        let Some(index) = self.career_index(slug) else {
            return Err(self.unknown_career(slug, reference.span));
        };
        let Some(anchor) = anchor else {
            return Ok(Goal::Page(Page::Career(index), None));
        };
        let career = &self.guide.careers[index];
        let id = ids::page_id(career, anchor);
        if !ids::has_id(&self.guide, career, id) {
            let known = career_anchors(career);
            return Err((!career.may_have_place(id))
                .then(|| no_anchor(anchor, &career.head.title, known.into_iter(), reference)));
        }
        Ok(Goal::Page(Page::Career(index), Some(id.to_owned())))
    }

    fn figure<'s>(
        &'s self,
        origin: Origin,
        slug: Option<&str>,
        row: &str,
        statistic: Option<&str>,
        reference: &Reference,
    ) -> Result<Goal<'s>, Unresolved> {
        let career = match (slug, origin) {
            (Some(slug), _) => match self.career_index(slug) {
                Some(index) => index,
                None => return Err(self.unknown_career(slug, reference.span)),
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
        let owner = &self.guide.careers[career];
        let Some(figure) = figures::find(owner, row) else {
            // Only these have figures.
            let is_known = [SectionKind::Salaries, SectionKind::Market]
                .into_iter()
                .all(|kind| owner.complete(kind));
            return Err(is_known.then(|| unknown_figure(owner, row, reference)));
        };
        let amount = figure
            .amount(statistic)
            .map_err(|unclear| Some(unclear_figure(slug, row, &unclear, reference)))?;
        Ok(Goal::Figure(Cited {
            career,
            figure,
            amount,
        }))
    }

    fn chart(
        &self,
        origin: Origin,
        name: &str,
        reference: &Reference,
    ) -> Result<Goal<'_>, Unresolved> {
        let career = match origin {
            Origin::Career(index) | Origin::Section(index, _) => index,
            Origin::Everywhere | Origin::Home | Origin::Plain(_) => {
                let message = "a chart stands in a career's own files only";
                let diagnostic = Diagnostic::at(Code::UnknownChart, reference.span, message);
                return Err(Some(Box::new(diagnostic)));
            }
        };
        let Some(chart) = Chart::named(name) else {
            let message = format!("there is no chart `{name}`");
            let mend = hint(name, Chart::names());
            return Err(Some(Box::new(
                Diagnostic::at(Code::UnknownChart, reference.span, message).mend(mend),
            )));
        };
        let owner = &self.guide.careers[career];
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
        Ok(Goal::Chart {
            chart,
            career,
            section,
        })
    }
}

#[cfg(test)]
mod tests;

//! Charts: figures that prose places, which are then not shown with their section as well.

mod claims;
mod drawn;
mod path;
mod pay;

use std::collections::BTreeMap;

pub(super) use pay::Scales;

use super::Html;
use super::pay::Shown;
use super::reference::{CLAIMS, PAY_GROUP};
use super::scope::Scope;
use crate::content::{Career, Payload};
use crate::diagnostics::Diagnostic;
use crate::markdown::{Reference, Target, escape_text};
use crate::site::{Chart, SectionIds};

impl<'r> Scope<'r> {
    /// Writes the figures that prose places: a table the first time, a link to it after that.
    pub(super) fn chart(
        &mut self,
        out: &mut String,
        chart: Chart,
        section: usize,
        reference: &Reference,
    ) {
        // A chart stands in a career's own texts only, which the check sees to.
        let Some(own) = self.own else {
            return;
        };
        let shown = Shown::of(own, section);
        let ids = SectionIds::new(shown.section, &self.renderer.site.guide);
        let id = ids.chart(chart).unwrap_or_default();
        let was_written = self.charts.insert((section, chart), true).unwrap_or(false);
        let html = match was_written {
            true => Ok(self.link_to(chart, id, &reference.text)),
            false => self.figures(chart, shown, id, &reference.text),
        };
        match html {
            Ok(html) => out.push_str(&html.0),
            Err(diagnostic) => {
                self.failed.get_or_insert(diagnostic);
            }
        }
    }

    /// A link to a table that was written, called as the table where the picture that stands for it
    /// has no words.
    fn link_to(&self, chart: Chart, id: &str, text: &str) -> Html {
        let title = match chart {
            Chart::Pay(group) => self.wording().word("pay", group.as_str()),
            Chart::Claims => self.wording().text("claims", &[]),
        };
        let words = if text.trim().is_empty() { &title } else { text };
        let mut html = format!("<p><a href=\"#{id}\">");
        escape_text(&mut html, words);
        html.push_str("</a></p>");
        Html(html)
    }

    /// The figures of a chart, called as the prose calls them.
    fn figures(
        &mut self,
        chart: Chart,
        shown: Shown<'r>,
        id: &str,
        name: &str,
    ) -> Result<Html, Box<Diagnostic>> {
        let id = id.to_owned();
        match (chart, &shown.section.payload) {
            (Chart::Pay(group), Payload::Salaries(_)) => {
                let mut view = self.pay_group(shown, group, id);
                name.trim().clone_into(&mut view.name);
                self.renderer.part(&PAY_GROUP, &view)
            }
            (Chart::Claims, Payload::Market(_)) => {
                let mut view = self.claims(shown, id);
                name.trim().clone_into(&mut view.name);
                self.renderer.part(&CLAIMS, &view)
            }
            // The site names a section that has the figures.
            _ => Ok(Html::default()),
        }
    }
}

/// The charts that the prose of a career places, each with the section that its figures are from,
/// none of them written yet.
pub(super) fn placed(career: &Career) -> BTreeMap<(usize, Chart), bool> {
    let sections = career.sections.iter().enumerate();
    let bodies = sections
        .map(|(at, section)| (Some(at), &section.body))
        .chain([(None, &career.body)]);
    let references =
        bodies.flat_map(|(own, body)| body.references().iter().map(move |it| (own, it)));
    let charts = references.filter_map(|(own, reference)| match &reference.target {
        Target::Chart(name) => {
            let chart = Chart::named(name)?;
            Some((chart.section(career, own)?, chart))
        }
        _ => None,
    });
    charts.map(|chart| (chart, false)).collect()
}

#[cfg(test)]
mod tests;

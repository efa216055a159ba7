//! Views of a career's sections: prose beside the items that it explains.

use super::Html;
use super::items::Items;
use super::pay::Shown;
use super::scope::Scope;
use super::views::{LinkView, SectionView};
use crate::content::{Career, Moment, Payload, Section};
use crate::markdown::{Document, Filling, Heading, Target};
use crate::site::{Chart, Origin, SectionIds};
use crate::source::FileId;

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
        view
    }

    /// A section of a career, by its place in it.
    pub(super) fn section(&mut self, own: (usize, &'r Career), at: usize) -> SectionView {
        let shown = Shown::of(own, at);
        let Shown {
            career, section, ..
        } = shown;
        let ids = SectionIds::new(section, &self.renderer.site.guide);
        self.sources_of_prose(&section.head.sources);
        let mut view = self.blank(section.file, section.kind().as_str(), &section.id);
        view.title = match self.renderer.site.section_title(section) {
            Some(title) => title.to_owned(),
            None => self.wording().word("section", section.kind().as_str()),
        };
        view.place = self.own_place(career, section);
        view.reviewed = section
            .head
            .reviewed
            .map(|day| self.moment(Moment::On(day.value)));
        self.unplaced_figures(&mut view, shown, &ids);
        let document = &section.body;
        let mut parts = document.parts();
        let intro = parts.next().map_or(0..0, |part| part.html);
        view.about_figures =
            !view.pay.is_empty() && !intro.is_empty() && !begins_with_chart(document);
        view.intro = self.part(shown.origin, document, intro);
        let mut items = Items {
            ids: &ids,
            shown,
            used: Vec::new(),
        };
        view.groups = self.groups(&mut items);
        view.body = self.unused(&items);
        view.notes = self.part(shown.origin, document, document.footnotes());
        view
    }

    /// The figures that prose does not place. They stand above the prose, and are made before it,
    /// so that sources are numbered in the order of the page.
    fn unplaced_figures(&mut self, view: &mut SectionView, shown: Shown<'r>, ids: &SectionIds) {
        match &shown.section.payload {
            Payload::CareerPath(path) => view.path = self.path_picture(shown, path),
            Payload::Salaries(_) => view.pay = self.pay_groups(shown, ids),
            Payload::Market(market) if !self.is_placed(shown.origin, Chart::Claims) => {
                let claims =
                    (!market.claims.is_empty()).then(|| self.claims(shown, ids.claims.clone()));
                view.claims = claims;
            }
            _ => {}
        }
    }

    fn blank(&self, file: FileId, kind: &str, id: &str) -> SectionView {
        SectionView {
            kind: kind.to_owned(),
            id: id.to_owned(),
            title: String::new(),
            place: String::new(),
            reviewed: None,
            edit: self.edit(file),
            intro: Html::default(),
            path: None,
            about_figures: false,
            groups: Vec::new(),
            pay: Vec::new(),
            claims: None,
            body: Html::default(),
            notes: Html::default(),
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
}

/// Whether a text has a chart, which has a heading of its own, before all else.
fn begins_with_chart(document: &Document) -> bool {
    let fragment = document.fragment();
    let first = fragment.holes().first().filter(|hole| hole.at == 0);
    first.is_some_and(|hole| match hole.filling {
        Filling::Reference(number, _) => {
            let reference = fragment.references().get(number as usize);
            reference.is_some_and(|it| matches!(it.target, Target::Chart(_)))
        }
        Filling::Quote(_) => false,
    })
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

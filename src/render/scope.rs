//! The scope of one page: what it links to, what it cites, and the HTML of its prose.
//!
//! Prose was lowered when it was read; what needed the whole site is filled in here.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::charts::Scales;
use super::views::{CitationView, DateView, LinkView, SourceView};
use super::{Html, Renderer};
use crate::content::{Career, Id, Moment, Prose, Source};
use crate::diagnostics::Diagnostic;
use crate::markdown::{Document, Edge, Fragment, Reference, escape_attribute, escape_text};
use crate::site::{
    Address, Chart, Cited, Goal, Origin, Page, Resolver, Wording, figure_id, source_id,
};
use crate::source::Spanned;

/// A page while its view is made.
pub(super) struct Scope<'r> {
    pub(super) renderer: &'r Renderer<'r>,
    pub(super) address: Address,
    /// What links begin with where they cannot be relative: on the page for missing addresses,
    /// which a host shows at any depth.
    pub(super) base: Option<String>,
    /// The career whose page it is, with its place in the guide.
    pub(super) own: Option<(usize, &'r Career)>,
    resolver: Resolver<'r>,
    /// The figure whose link is open.
    open_figure: Option<Cited>,
    cited: Vec<Citation<'r>>,
    /// Charts that prose places, by the place of the section that has their figures, each with
    /// whether it was written yet.
    pub(super) charts: BTreeMap<(usize, Chart), bool>,
    /// The axes of the section whose pay was last drawn.
    pub(super) pay_scales: Option<(Origin, Rc<Scales>)>,
    /// The first template that failed inside the page's prose.
    pub(super) failed: Option<Box<Diagnostic>>,
}

/// A source that the page uses.
struct Citation<'r> {
    id: &'r Id,
    used_by: Vec<LinkView>,
}

impl<'r> Scope<'r> {
    pub(super) fn new(
        renderer: &'r Renderer<'r>,
        page: Page,
        own: Option<(usize, &'r Career)>,
    ) -> Self {
        Self {
            renderer,
            own,
            resolver: Resolver::new(renderer.site, own),
            open_figure: None,
            address: renderer.site.address(page),
            base: (page == Page::NotFound).then(|| renderer.base_path()),
            cited: Vec::new(),
            charts: BTreeMap::new(),
            pay_scales: None,
            failed: None,
        }
    }

    pub(super) fn wording(&self) -> Wording<'r> {
        self.renderer.wording
    }

    /// The link from this page to a place on another.
    pub(super) fn link(&self, page: Page, anchor: Option<&str>) -> String {
        let to = self.renderer.site.address(page);
        match anchor {
            Some(anchor) if to == self.address => format!("#{anchor}"),
            Some(anchor) => format!("{}#{anchor}", self.href(&to)),
            None => self.href(&to),
        }
    }

    /// How this page writes an address of the site in a link.
    pub(super) fn href(&self, to: &Address) -> String {
        match &self.base {
            Some(base) => to.absolute(base),
            None => self.address.link_to(to),
        }
    }

    /// A link with its title.
    pub(super) fn titled(&self, title: &str, page: Page) -> LinkView {
        LinkView {
            title: title.to_owned(),
            href: self.link(page, None),
        }
    }

    /// The number of a source on this page, given when it is first used.
    fn number(&mut self, id: &str) -> Option<usize> {
        let known = self
            .cited
            .iter()
            .position(|citation| citation.id.as_str() == id);
        if let Some(at) = known {
            return Some(at + 1);
        }
        let (id, _) = self.renderer.site.sources.get_key_value(id)?;
        self.cited.push(Citation {
            id,
            used_by: Vec::new(),
        });
        Some(self.cited.len())
    }

    /// The citation of a figure; one without a source says so.
    pub(super) fn cite(&mut self, source: Option<&Spanned<Id>>) -> CitationView {
        let found = source.and_then(|id| Some((id, self.number(id.as_str())?)));
        match found {
            Some((id, number)) => CitationView {
                number: self.wording().number(number),
                title: self.source_title(id.as_str()),
                href: Some(format!("#{}", source_id(id))),
            },
            None => CitationView {
                number: String::new(),
                title: self.wording().text("unsourced", &[]),
                href: None,
            },
        }
    }

    /// Says that something of this page rests on a source.
    pub(super) fn rests_on(&mut self, source: Option<&Spanned<Id>>, link: LinkView) {
        let at = source.and_then(|id| self.number(id.as_str()));
        if let Some(citation) = at.and_then(|number| self.cited.get_mut(number - 1)) {
            citation.used_by.push(link);
        }
    }

    /// The sources of prose, which rest on no figure.
    pub(super) fn sources_of_prose(&mut self, sources: &[Spanned<Id>]) {
        for source in sources {
            self.number(source.as_str());
        }
    }

    fn source_title(&self, id: &str) -> String {
        let source = self.renderer.site.guide.sources.get(id);
        source
            .map(|source| source.value.title.to_string())
            .unwrap_or_default()
    }

    /// The sources that were cited, in the order of their numbers.
    pub(super) fn sources(&mut self) -> Vec<SourceView> {
        let cited = std::mem::take(&mut self.cited);
        let numbered = (1..).zip(cited);
        let views = numbered.filter_map(|(number, citation)| {
            let source = self.renderer.site.guide.sources.get(citation.id.as_str())?;
            let mut view = self.source(citation.id, &source.value);
            view.number = self.wording().number(number);
            view.used_by = citation.used_by;
            Some(view)
        });
        views.collect()
    }

    /// A source as a page shows it, without a number and without what rests on it.
    pub(super) fn source(&self, id: &Id, source: &Source) -> SourceView {
        let wording = self.wording();
        let text = |text: &Option<Spanned<Box<str>>>| {
            text.as_ref()
                .map(|text| text.to_string())
                .unwrap_or_default()
        };
        let kind = source
            .kind
            .map(|kind| wording.word("source_kind", kind.as_str()));
        let superseded = source.superseded_by.as_ref().map(|by| LinkView {
            title: self.source_title(by.as_str()),
            href: self.link(Page::Sources, Some(&source_id(by))),
        });
        SourceView {
            id: source_id(id),
            number: String::new(),
            title: source.title.to_string(),
            publisher: text(&source.publisher),
            kind: kind.unwrap_or_default(),
            url: source.url.as_ref().map(|url| url.as_str().to_owned()),
            published: source.published.map(|moment| self.moment(moment.value)),
            retrieved: source
                .retrieved
                .map(|day| self.moment(Moment::On(day.value))),
            licence: text(&source.licence),
            attribution: text(&source.attribution),
            superseded_by: superseded,
            used_by: Vec::new(),
        }
    }

    /// A date for machines and for readers.
    pub(super) fn moment(&self, moment: Moment) -> DateView {
        let wording = self.wording();
        match moment {
            Moment::On(day) => DateView {
                iso: day.0.to_string(),
                text: wording.day(day),
            },
            Moment::In(month) => DateView {
                iso: match month.month {
                    Some(number) => format!("{}-{number:02}", month.year),
                    None => month.year.to_string(),
                },
                text: wording.month(month),
            },
        }
    }

    /// A sentence of the frontmatter.
    pub(super) fn prose(&mut self, origin: Origin, prose: Option<&Prose>) -> Html {
        prose
            .map(|prose| self.fragment(origin, prose.fragment()))
            .unwrap_or_default()
    }

    /// Sentences of the frontmatter.
    pub(super) fn proses(&mut self, origin: Origin, all: &[Prose]) -> Vec<Html> {
        all.iter()
            .map(|prose| self.fragment(origin, prose.fragment()))
            .collect()
    }

    pub(super) fn fragment(&mut self, origin: Origin, fragment: &Fragment) -> Html {
        let mut html = String::with_capacity(fragment.html().len() * 2);
        let quotes = self.wording().quotes();
        fragment.write(&mut html, quotes, &mut |out, reference, edge| {
            self.fill(origin, out, reference, edge);
        });
        Html(html)
    }

    /// A part of a text.
    pub(super) fn part(
        &mut self,
        origin: Origin,
        document: &Document,
        part: std::ops::Range<u32>,
    ) -> Html {
        let mut html = String::with_capacity(part.len() * 5 / 4);
        document.write(part, &mut html, &mut |out, reference, edge| {
            self.fill(origin, out, reference, edge);
        });
        Html(html)
    }

    fn fill(&mut self, origin: Origin, out: &mut String, reference: &Reference, edge: Edge) {
        if edge == Edge::Close {
            // Only a figure is followed by something that depends on what it means.
            match self.open_figure.take() {
                Some(cited) => self.close_figure(out, &cited),
                None => out.push_str("</a>"),
            }
            return;
        }
        // What cannot be resolved was reported, and then no page is made.
        let Ok(goal) = self.resolver.resolve(origin, reference) else {
            return;
        };
        match (goal, edge) {
            (Goal::Page(page, anchor), Edge::Open) => {
                let href = self.link(page, anchor.as_deref());
                open(out, None, &href, reference.title.as_deref());
            }
            (Goal::Source(id), Edge::Open) => {
                self.number(id.as_str());
                let href = format!("#{}", source_id(id));
                open(out, Some("source"), &href, reference.title.as_deref());
            }
            (Goal::Figure(cited), Edge::Open) => {
                self.open_figure(out, &cited, reference);
                self.open_figure = Some(cited);
            }
            (Goal::Figure(cited), Edge::Whole) => {
                self.open_figure(out, &cited, reference);
                escape_text(out, &cited.text(self.wording()));
                self.close_figure(out, &cited);
            }
            (Goal::Picture(picture), _) => {
                let src = self.href(&picture.address);
                image(out, &src, picture.size, reference);
            }
            (Goal::Chart { chart, section }, _) => self.chart(out, chart, section, reference),
            (Goal::Page(..) | Goal::Source(_) | Goal::Figure(_), Edge::Close | Edge::Whole) => {}
        }
    }

    fn open_figure(&self, out: &mut String, cited: &Cited, reference: &Reference) {
        let anchor = figure_id(&cited.row);
        let href = self.link(Page::Career(cited.career), Some(&anchor));
        let class = match cited.source {
            Some(_) => "figure",
            None => "figure unsourced",
        };
        open(out, Some(class), &href, reference.title.as_deref());
    }

    /// Closes the link of a figure, and cites its source.
    fn close_figure(&mut self, out: &mut String, cited: &Cited) {
        out.push_str("</a>");
        let Some(source) = &cited.source else {
            return;
        };
        let citation = self.cite(Some(source));
        let label = self
            .wording()
            .text("cite_label", &[("number", &citation.number)]);
        if let Some(href) = citation.href {
            out.push_str("<sup class=\"cite\"><a");
            attribute(out, "href", &href);
            attribute(out, "aria-label", &label);
            out.push('>');
            escape_text(out, &citation.number);
            out.push_str("</a></sup>");
        }
    }
}

/// Writes the opening tag of a link.
fn open(out: &mut String, class: Option<&str>, href: &str, title: Option<&str>) {
    out.push_str("<a");
    for (name, value) in [("class", class), ("href", Some(href)), ("title", title)] {
        if let Some(value) = value {
            attribute(out, name, value);
        }
    }
    out.push('>');
}

fn image(out: &mut String, src: &str, size: Option<(u32, u32)>, reference: &Reference) {
    out.push_str("<img");
    attribute(out, "src", src);
    attribute(out, "alt", &reference.text);
    if let Some((width, height)) = size {
        attribute(out, "width", &width.to_string());
        attribute(out, "height", &height.to_string());
    }
    if let Some(title) = &reference.title {
        attribute(out, "title", title);
    }
    out.push_str(" loading=\"lazy\" decoding=\"async\">");
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape_attribute(out, value);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::testing::Small;

    const SOURCES: &str = "a: {title: A}\nb: {title: B}\nc: {title: C}\n";

    /// Does something in the scope of a career's page whose prose is given.
    fn on_page(prose: &str, act: impl FnOnce(&mut Scope<'_>)) {
        let head = "title: X\nsummary: S\nsources: [a, c]";
        let index = format!("---\n{head}\n---\n\n{prose}\n");
        let small = Small::new(&[
            ("content/careers/x/index.md", &index),
            ("content/sources.yaml", SOURCES),
        ]);
        assert_eq!(small.report(&[]), [""; 0]);
        let renderer = Renderer::new(&small.site, &small.theme, small.wording());
        let career = small.site.open(0);
        act(&mut Scope::new(
            &renderer,
            Page::Career(0),
            Some((0, &career)),
        ));
    }

    fn prose(scope: &mut Scope<'_>) -> String {
        let (_, career) = scope.own.unwrap();
        let body = &career.body;
        let end = body.footnotes().end;
        scope.part(Origin::Career(0), body, 0..end).0
    }

    #[test]
    fn sources_are_numbered_as_they_are_first_cited() {
        on_page("", |scope| {
            let [a, c] = &scope.renderer.site.guide.careers[0].head.sources[..] else {
                panic!("the career has two sources");
            };
            let numbers = [c, a, c].map(|source| scope.cite(Some(source)).number);
            assert_eq!(numbers, ["1", "2", "1"]);
            let link = LinkView {
                title: "row".to_owned(),
                href: "#row".to_owned(),
            };
            scope.rests_on(Some(a), link);
            let sources = scope.sources().into_iter();
            let shown = sources.map(|it| (it.number, it.title, it.used_by.len()));
            let wanted = [("1", "C", 0), ("2", "A", 1)];
            let wanted = wanted.map(|(number, title, uses)| (number.into(), title.into(), uses));
            assert_eq!(shown.collect::<Vec<_>>(), wanted);
        });
    }

    #[test]
    fn a_figure_without_a_source_says_so() {
        on_page("", |scope| {
            let citation = scope.cite(None);
            assert_eq!((&*citation.number, citation.href), ("", None));
            assert!(!citation.title.is_empty() && scope.sources().is_empty());
        });
    }

    #[test]
    fn prose_links_to_sources_and_numbers_them() {
        on_page("[B & C](source:b \"<t>\")", |scope| {
            let link = "<a class=\"source\" href=\"#source-b\" title=\"&lt;t&gt;\">B &amp; C</a>";
            assert_eq!(prose(scope), format!("<p>{link}</p>\n"));
            assert_eq!(scope.sources()[0].id, "source-b");
        });
    }

    #[test]
    fn links_are_relative_to_the_page() {
        on_page("[a](career:x#overview) [b](career:x)", |scope| {
            let html = "<p><a href=\"#overview\">a</a> <a href=\"./\">b</a></p>\n";
            assert_eq!(prose(scope), html);
            assert_eq!(scope.link(Page::Sources, Some("d")), "../../sources/#d");
        });
    }
}

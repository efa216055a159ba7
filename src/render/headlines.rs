//! The figure of pay that stands for each career on pages of others: beside a related career, and
//! on the cards of lists. Each is made once, and says what it can be compared with.

use super::scope::Scope;
use super::views::{FactView, FigureSourceView, LinkView};
use crate::content::{Career, Currency, Facet, Id, PayKind, Per, Period, Place, Statistic};
use crate::site::{Page, PayHeadline, source_id};
use crate::source::Spanned;

/// A career's figure of pay as other pages show it.
pub(super) struct Headline {
    /// What it says, without its source, and without a link.
    pub(super) fact: FactView,
    /// Where its row is on the page of its career.
    anchor: String,
    source: Option<Spanned<Id>>,
    basis: Basis,
}

/// What must be the same in two figures before they can be compared.
#[derive(PartialEq)]
struct Basis {
    statistic: Statistic,
    whom: Box<[Facet]>,
    place: Option<Place>,
    period: Option<Period>,
    currency: Currency,
    per: Per,
    kind: Option<PayKind>,
    net: bool,
}

impl Headline {
    pub(super) const fn is_unsourced(&self) -> bool {
        self.source.is_none()
    }
}

impl Basis {
    fn of(found: &PayHeadline<'_>) -> Self {
        let row = found.row;
        Self {
            statistic: found.statistic,
            whom: row.facets.iter().map(|it| it.value.clone()).collect(),
            place: row.place().map(|it| it.value.clone()),
            period: row.period().map(|it| it.value),
            currency: row.currency().value,
            per: row.per().value,
            kind: row.pay().map(|it| it.value),
            net: row.net().is_some_and(|it| it.value),
        }
    }

    /// In what two figures differ, by the names of comparisons, which are the messages
    /// `differs_<name>`.
    fn differences(&self, other: &Self) -> impl Iterator<Item = &'static str> {
        let kind = (self.kind, self.net) != (other.kind, other.net);
        [
            ("statistic", self.statistic != other.statistic),
            ("whom", self.whom != other.whom),
            ("place", self.place != other.place),
            ("period", self.period != other.period),
            ("currency", self.currency != other.currency),
            ("per", self.per != other.per),
            ("pay", kind),
        ]
        .into_iter()
        .filter_map(|(name, differs)| differs.then_some(name))
    }
}

impl<'r> Scope<'r> {
    /// The headline of a career, as other pages show it.
    pub(super) fn headline(&mut self, career: &'r Career) -> Option<Headline> {
        let found = PayHeadline::of(career)?;
        let mut fact = self.pay_fact(career, &found);
        (fact.href, fact.source) = (None, None);
        Some(Headline {
            fact,
            anchor: found.anchor(),
            source: found.row.source().cloned(),
            basis: Basis::of(&found),
        })
    }

    /// The pay of a related career, cited; and a caution where it cannot be compared with that of
    /// this page's career.
    pub(super) fn related_pay(&mut self, own: usize, other: usize) -> (Option<FactView>, String) {
        let renderer = self.renderer;
        let Some(found) = renderer.headline(other) else {
            return (None, String::new());
        };
        let mut fact = found.fact.clone();
        let href = self.link(Page::Career(other), Some(&found.anchor));
        let title = renderer.site.guide.careers[other].head.title.to_string();
        let used = LinkView {
            title: self.list([title, fact.value.clone()]),
            href: href.clone(),
        };
        self.rests_on(found.source.as_ref(), used);
        fact.href = Some(href);
        fact.source = Some(self.cite(found.source.as_ref()));
        let caution = renderer.headline(own).map(|own| self.caution(own, found));
        (Some(fact), caution.unwrap_or_default())
    }

    fn caution(&self, own: &Headline, other: &Headline) -> String {
        let wording = self.wording();
        let names = own.basis.differences(&other.basis);
        let what = self.list(names.map(|name| wording.word("differs", name)));
        match what.is_empty() {
            true => what,
            false => wording.text("unlike", &[("what", &what)]),
        }
    }

    /// The sources of the figures of pay on the cards of some careers, each once, in the order of
    /// the cards.
    pub(super) fn figure_sources(
        &self,
        careers: impl Iterator<Item = usize>,
    ) -> Vec<FigureSourceView> {
        let guide = &self.renderer.site.guide;
        let headlines = careers.filter_map(|index| self.renderer.headline(index));
        let mut ids: Vec<&Id> = Vec::new();
        for id in headlines.filter_map(|it| it.source.as_ref()) {
            if !ids.contains(&&id.value) {
                ids.push(&id.value);
            }
        }
        let views = ids.into_iter().filter_map(|id| {
            let source = &guide.sources.get(id.as_str())?.value;
            let attribution = source.attribution.as_ref();
            Some(FigureSourceView {
                title: source.title.to_string(),
                href: self.link(Page::Sources, Some(&source_id(id))),
                attribution: attribution.map(|it| it.to_string()).unwrap_or_default(),
            })
        });
        views.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Renderer;
    use crate::site::testing::Small;

    /// What is cautioned of B's pay on the page of A, whose rows are written as in a file.
    #[track_caller]
    fn check(a: &str, b: &str, expected: &str) {
        let head =
            |title: &str, related: &str| format!("---\ntitle: {title}\nsummary: S\n{related}---\n");
        let pay =
            |row: &str| format!("---\nsection: salaries\ntitle: T\noverall: [{{{row}}}]\n---\n");
        let related = "related: [{career: b, relation: similar}]\n";
        let files = [
            ("content/careers/a/index.md", head("A", related)),
            ("content/careers/a/pay.md", pay(a)),
            ("content/careers/b/index.md", head("B", "")),
            ("content/careers/b/pay.md", pay(b)),
        ];
        let files: Vec<(&str, &str)> = files.iter().map(|(a, b)| (*a, &**b)).collect();
        let small = Small::new(&files);
        let renderer = Renderer::new(&small.site, &small.theme, small.wording());
        let career = small.site.open(0);
        let mut scope = Scope::new(&renderer, Page::Career(0), Some((0, &career)));
        let related = &scope.career(0, &career).related[0];
        assert_eq!(related.caution, expected, "{a} / {b}");
        let pay = related.pay.as_ref();
        let link = pay.and_then(|pay| pay.href.as_deref());
        assert_eq!(link, Some("../b/#salaries-overall-row-1"), "{pay:?}");
        assert!(pay.is_some_and(|pay| pay.source.is_some()));
    }

    #[test]
    fn figures_that_count_the_same_can_be_compared() {
        let row = "mean: 5, currency: USD, per: year, place: US, period: 2024";
        check(row, &row.replace('5', "7"), "");
    }

    #[test]
    fn what_differs_is_said() {
        check(
            "mean: 5, currency: USD, per: year, place: US, period: 2024",
            "median: 5, currency: EUR, per: month, place: DE, period: 2023, pay: base, population: All",
            "Not comparable with the pay on this page. They differ in: statistic, group of people, \
             place, period, currency, pay period, kind of pay.",
        );
        check(
            "mean: 5, currency: USD, per: year, place: US, period: 2024, net: true",
            "mean: 5, currency: USD, per: year, place: US, period: 2024",
            "Not comparable with the pay on this page. They differ in: kind of pay.",
        );
    }
}

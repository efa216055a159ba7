//! Views of a career: its page, and its card in lists.

use super::Renderer;
use super::charts::placed;
use super::headlines::Headline;
use super::scope::Scope;
use super::section::contents;
use super::views::{
    CardView, CareerView, ContentsView, FactView, LinkView, RelatedView, SectionView,
};
use crate::content::{Career, Day, Id, Payload, Related, Requirements, Salaries, SectionKind};
use crate::site::{Address, Origin, Page, item_figures};
use crate::source::Spanned;

impl<'r> Scope<'r> {
    pub(super) fn career(&mut self, index: usize, career: &'r Career) -> CareerView {
        self.charts = placed(career);
        let facts = self.facts(career);
        self.sources_of_prose(&career.head.sources);
        let overview = (!career.body.is_empty()).then(|| self.overview(index, career));
        let mut sections: Vec<_> = overview.into_iter().collect();
        let own = (index, career);
        sections.extend((0..career.sections.len()).map(|at| self.section(own, at)));
        let mut groups = sections.iter().flat_map(|section| &section.groups);
        let has_skill_check = groups.any(|group| group.skill_check.is_some());
        let related: Vec<RelatedView> = career
            .head
            .related
            .iter()
            .map(|related| self.related(index, related))
            .collect();
        let compared = self.compared_with(index);
        let unsourced = unsourced(career);
        let sources = self.sources();
        let wording = self.wording();
        let head = &career.head;
        let codes = head.codes.as_ref();
        let codes = codes.map_or_else(Vec::new, |codes| self.occupation_codes(codes));
        let is_classified = !codes.is_empty() || head.code_match.is_some();
        let has_sources = !sources.is_empty() || unsourced > 0;
        let behind = [
            ("related_careers", "related", !related.is_empty()),
            ("classification", "classification", is_classified),
            ("sources", "sources", has_sources),
        ];
        CareerView {
            slug: career.slug.as_str().to_owned(),
            title: head.title.to_string(),
            summary: head.summary.to_string(),
            alternate_titles: head
                .alternate_titles
                .iter()
                .map(|title| title.to_string())
                .collect(),
            stale: self.stale(career, &sections),
            facts,
            industries: head.industries.iter().map(|id| self.industry(id)).collect(),
            codes,
            code_match: head
                .code_match
                .map(|it| wording.word("code_match", it.as_str())),
            contents: self.contents(career, &sections, behind),
            sections,
            has_skill_check,
            related,
            compared,
            compare: self.compare_link(career),
            salaries: self.salaries_link(career),
            sources,
            unsourced: (unsourced > 0)
                .then(|| wording.counted("count_figures_unsourced", unsourced)),
            draft: head.draft,
        }
    }

    /// What time has overtaken on a career's page, for its reader.
    fn stale(&self, career: &Career, views: &[SectionView]) -> Vec<String> {
        let site = self.renderer.site;
        let every = site.review_every(&career.head);
        let due = |reviewed: Option<Spanned<Day>>| site.overdue(reviewed?.value, every?);
        let wording = self.wording();
        let date = |day: Day| self.day(day).text;
        let review = due(career.head.reviewed)
            .map(|day| wording.text("stale_review", &[("date", &date(day))]));
        // The overview, where there is one, is the index's own.
        let views = &views[views.len() - career.sections.len()..];
        let sections = career
            .sections
            .iter()
            .zip(views)
            .flat_map(|(section, view)| {
                let title = view.title.as_str();
                let review = due(section.head.reviewed).map(|day| {
                    wording.text("stale_section", &[("section", title), ("date", &date(day))])
                });
                let oldest = site.old_periods(section).min_by_key(|it| it.value.end());
                let figures = oldest.map(|oldest| {
                    let period = wording.period(oldest.value);
                    wording.text("stale_figures", &[("section", title), ("period", &period)])
                });
                review.into_iter().chain(figures)
            });
        review.into_iter().chain(sections).collect()
    }

    /// The figure of pay on a career's card. A page names the sources of its cards once; a figure
    /// without one is marked on its card.
    pub(super) fn card_pay(&mut self, headline: &Headline) -> FactView {
        let mut pay = headline.fact.clone();
        pay.source = headline.is_unsourced().then(|| self.cite(None));
        pay
    }

    /// The table of contents, in the order of the page; `behind` is what follows the sections, each
    /// by its word, its id, and whether it is there.
    fn contents(
        &self,
        career: &Career,
        sections: &[SectionView],
        behind: [(&str, &str, bool); 3],
    ) -> Vec<ContentsView> {
        let overview = (!career.body.is_empty()).then_some(&career.body);
        let bodies = career.sections.iter().map(|section| &section.body);
        let bodies = overview.into_iter().chain(bodies);
        let sections = sections.iter().zip(bodies).map(|(section, body)| {
            let below = contents(body.headings());
            ContentsView::new(section.title.clone(), &section.id, below)
        });
        let behind = behind.into_iter().filter(|(_, _, is_there)| *is_there);
        let behind = behind
            .map(|(key, id, _)| ContentsView::new(self.wording().text(key, &[]), id, Vec::new()));
        sections.chain(behind).collect()
    }

    fn related(&mut self, index: usize, related: &'r Related) -> RelatedView {
        let (title, href) = self.career_or_title(related.career.as_ref(), related.title.as_ref());
        let career = related.career.as_ref();
        let other = career.and_then(|slug| self.renderer.site.career_index(slug.as_str()));
        let pay = other.map(|other| self.related_pay(index, other));
        let (pay, caution) = pay.unwrap_or_default();
        RelatedView {
            title,
            href,
            relation: self.wording().word("relation", related.relation.as_str()),
            relation_kind: related.relation.as_str().to_owned(),
            note: self.prose(Origin::Career(index), related.note.as_ref()),
            pay,
            caution,
        }
    }

    fn industry(&self, id: &Id) -> LinkView {
        LinkView {
            title: self.industry_name(id).to_owned(),
            href: self.industry_link(id).unwrap_or_default(),
        }
    }
}

impl ContentsView {
    fn new(title: String, id: &str, below: Vec<LinkView>) -> Self {
        Self {
            title,
            href: format!("#{id}"),
            below,
        }
    }
}

impl From<LinkView> for ContentsView {
    fn from(LinkView { title, href }: LinkView) -> Self {
        Self {
            title,
            href,
            below: Vec::new(),
        }
    }
}

/// How many figures of a career name no source.
fn unsourced(career: &Career) -> usize {
    let sections = career
        .sections
        .iter()
        .map(|section| match &section.payload {
            Payload::Salaries(it) => unsourced_pay(it),
            Payload::Market(it) => it
                .claims
                .iter()
                .filter(|claim| claim.source.is_none())
                .count(),
            _ => 0,
        });
    let items = career.sections.iter().flat_map(item_figures);
    sections.sum::<usize>() + items.filter(Option::is_none).count()
}

fn unsourced_pay(salaries: &Salaries) -> usize {
    salaries
        .rows()
        .filter(|(_, row)| row.source().is_none())
        .count()
}

/// The requirements that hold where the career does, which stand before those of other places.
pub(super) fn requirements(career: &Career) -> Option<&Requirements> {
    let mut sections = career.sections.iter();
    sections.find_map(|section| match &section.payload {
        Payload::Requirements(it) => Some(it),
        _ => None,
    })
}

/// The card of a career, which is the same on every page, and its figure of pay.
pub(super) fn card(renderer: &Renderer<'_>, index: usize) -> (CardView, Option<Headline>) {
    let career = &renderer.site.guide.careers[index];
    // The second says what the level of a row is called.
    let kinds = [SectionKind::Salaries, SectionKind::CareerPath];
    let opened = renderer.site.open_data(index, &kinds);
    let mut scope = Scope::new(renderer, Page::Career(index), None);
    let headline = scope.headline(&opened);
    let pay = headline.as_ref().map(|headline| scope.card_pay(headline));
    let address: Address = renderer.site.address(Page::Career(index));
    let card = CardView {
        slug: career.slug.as_str().to_owned(),
        title: career.head.title.to_string(),
        summary: career.head.summary.to_string(),
        address: address.as_str().to_owned(),
        pay,
        industries: career
            .head
            .industries
            .iter()
            .map(|id| scope.industry_name(id).to_owned())
            .collect(),
    };
    (card, headline)
}

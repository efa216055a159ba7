//! Views of a career: its page, and its card in lists.

use super::Renderer;
use super::charts::placed;
use super::scope::Scope;
use super::views::{CardView, CareerView, LinkView, RelatedView};
use crate::content::{Career, Id, Payload, Related, Salaries};
use crate::site::{Address, Origin, Page};

impl<'r> Scope<'r> {
    pub(super) fn career(&mut self, index: usize, career: &'r Career) -> CareerView {
        self.charts = placed(career);
        let facts = self.facts(index, career);
        self.sources_of_prose(&career.head.sources);
        let overview = (!career.body.is_empty()).then(|| self.overview(index, career));
        let mut sections: Vec<_> = overview.into_iter().collect();
        let own = (index, career);
        sections.extend((0..career.sections.len()).map(|at| self.section(own, at)));
        let related: Vec<RelatedView> = career
            .head
            .related
            .iter()
            .map(|related| self.related(index, related))
            .collect();
        let unsourced = unsourced(career);
        let wording = self.wording();
        let head = &career.head;
        CareerView {
            slug: career.slug.as_str().to_owned(),
            title: head.title.to_string(),
            summary: head.summary.to_string(),
            alternate_titles: head
                .alternate_titles
                .iter()
                .map(|title| title.to_string())
                .collect(),
            facts,
            industries: head.industries.iter().map(|id| self.industry(id)).collect(),
            codes: head
                .codes
                .as_ref()
                .map(|codes| self.occupation_codes(codes))
                .unwrap_or_default(),
            code_match: head
                .code_match
                .map(|it| wording.word("code_match", it.as_str())),
            sections,
            related,
            sources: self.sources(),
            unsourced: (unsourced > 0)
                .then(|| wording.counted("count_figures_unsourced", unsourced)),
            draft: head.draft,
        }
    }

    fn related(&mut self, index: usize, related: &'r Related) -> RelatedView {
        let (title, href) = self.career_or_title(related.career.as_ref(), related.title.as_ref());
        RelatedView {
            title,
            href,
            relation: self.wording().word("relation", related.relation.as_str()),
            relation_kind: related.relation.as_str().to_owned(),
            note: self.prose(Origin::Career(index), related.note.as_ref()),
        }
    }

    fn industry(&self, id: &Id) -> LinkView {
        LinkView {
            title: self.industry_name(id).to_owned(),
            href: self.industry_link(id).unwrap_or_default(),
        }
    }
}

/// How many rows and claims of a career name no source.
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
    sections.sum()
}

fn unsourced_pay(salaries: &Salaries) -> usize {
    salaries
        .rows()
        .filter(|(_, row)| row.source().is_none())
        .count()
}

/// The card of a career, which is the same on every page.
pub(super) fn card(renderer: &Renderer<'_>, index: usize) -> CardView {
    let career = &renderer.site.guide.careers[index];
    let mut scope = Scope::new(renderer, Page::Career(index), None);
    let pay = scope.pay_fact(index).map(|mut pay| {
        // A card stands on other pages, where the row and its source are not; a figure
        // without one is marked on every page.
        pay.href = None;
        pay.source = pay.source.filter(|source| source.href.is_none());
        pay
    });
    let address: Address = renderer.site.address(Page::Career(index));
    CardView {
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
    }
}

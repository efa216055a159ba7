//! Views of a career: its page, and its card in lists.

use std::collections::BTreeMap;

use super::reference::{CLAIMS, PAY_GROUP};
use super::scope::{Chart, Scope};
use super::views::{CardView, CareerView, FactView, LinkView, RelatedView};
use super::{Html, Renderer};
use crate::content::{
    Career, Group, Id, Moment, OccupationCodes, OneOrMore, Payload, Related, Salaries,
};
use crate::markdown::{Reference, Target};
use crate::site::{Address, Origin, Page, SectionIds};

impl<'r> Scope<'r> {
    pub(super) fn career(&mut self, index: usize) -> CareerView {
        let career = &self.renderer.site.guide.careers[index];
        self.charts = charts(career);
        let facts = self.facts(career);
        self.sources_of_prose(&career.head.sources);
        let mut sections = vec![self.overview(index, career)];
        sections.extend((0..career.sections.len()).map(|at| self.section(index, at)));
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
                .map(|codes| self.codes(codes))
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

    fn facts(&mut self, career: &'r Career) -> Vec<FactView> {
        let pay = self.pay_fact(career);
        let outlook = self.outlook_fact(career);
        let education = self.education_fact(career);
        let levels = self.levels_fact(career);
        let reviewed = career
            .head
            .reviewed
            .map(|day| self.fact("reviewed", self.moment(Moment::On(day.value)).text));
        [pay, outlook, education, levels, reviewed]
            .into_iter()
            .flatten()
            .collect()
    }

    fn education_fact(&self, career: &Career) -> Option<FactView> {
        let (section, entry) =
            career
                .sections
                .iter()
                .find_map(|section| match &section.payload {
                    Payload::Requirements(it) => it.education.first().map(|entry| (section, entry)),
                    _ => None,
                })?;
        let titles: Vec<&str> = entry
            .qualifications()
            .iter()
            .map(|title| &*title.value)
            .collect();
        let mut fact = self.fact("education", self.alternatives(&titles));
        fact.href = Some(format!("#{}", section.id));
        Some(fact)
    }

    fn levels_fact(&self, career: &Career) -> Option<FactView> {
        let (section, count) =
            career
                .sections
                .iter()
                .find_map(|section| match &section.payload {
                    Payload::CareerPath(it) if !it.levels.is_empty() => {
                        Some((section, it.levels.len()))
                    }
                    _ => None,
                })?;
        let mut fact = self.fact("levels", self.wording().number(count));
        fact.href = Some(format!("#{}", section.id));
        Some(fact)
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

    fn codes(&self, codes: &OccupationCodes) -> Vec<FactView> {
        let all = [
            ("onet_soc", &codes.onet_soc),
            ("soc_2018", &codes.soc_2018),
            ("isco_08", &codes.isco_08),
            ("esco", &codes.esco),
            ("uk_soc_2020", &codes.uk_soc_2020),
            ("kldb_2010", &codes.kldb_2010),
            ("rome_4", &codes.rome_4),
            ("noc_2021", &codes.noc_2021),
            ("nco_2015", &codes.nco_2015),
        ];
        let known = all
            .into_iter()
            .filter_map(|(key, codes)| Some((key, codes.as_ref()?)));
        known.map(|(key, codes)| self.code(key, codes)).collect()
    }

    /// The codes of one classification, named by the message `code_<key>`.
    pub(super) fn code(&self, key: &str, codes: &OneOrMore) -> FactView {
        FactView {
            kind: key.to_owned(),
            label: self.wording().text(&format!("code_{key}"), &[]),
            value: self.list(codes.0.iter().map(|code| code.to_string())),
            detail: String::new(),
            href: None,
            source: None,
        }
    }

    /// Writes the figures that prose places: a table the first time, a link to it after that.
    pub(super) fn chart(
        &mut self,
        out: &mut String,
        (origin, chart): (Origin, Chart),
        reference: &Reference,
    ) {
        let site = self.renderer.site;
        let Some(Page::Career(index)) = self.renderer.career_of(&self.address) else {
            return;
        };
        let career = &site.guide.careers[index];
        let own = match origin {
            Origin::Section(_, at) => Some(at),
            _ => None,
        };
        let Some(at) = shown_from(career, own, chart) else {
            return;
        };
        let section = &career.sections[at];
        let ids = SectionIds::new(section, &site.guide);
        let written = self.charts.insert((at, chart), true).unwrap_or(false);
        let shown = super::pay::Shown {
            career,
            section,
            origin: Origin::Section(index, at),
        };
        let html = match (&section.payload, chart) {
            (Payload::Salaries(it), Chart::Pay(group)) => {
                let id = group_id(&ids, group);
                match written {
                    true => {
                        let title = self.wording().word("pay", group.as_str());
                        Ok(link_to(&id, &reference.text, &title))
                    }
                    false => {
                        let view = self.pay_group(shown, it, group, id);
                        self.renderer.part(&PAY_GROUP, &view)
                    }
                }
            }
            (Payload::Market(it), Chart::Claims) => match written {
                true => {
                    let title = self.wording().text("claims", &[]);
                    Ok(link_to(&ids.claims, &reference.text, &title))
                }
                false => {
                    let view = self.claims(shown, it, ids.claims);
                    self.renderer.part(&CLAIMS, &view)
                }
            },
            _ => Ok(Html::default()),
        };
        match html {
            Ok(html) => out.push_str(&html.0),
            Err(diagnostic) => {
                self.failed.get_or_insert(diagnostic);
            }
        }
    }
}

fn group_id(ids: &SectionIds, group: Group) -> String {
    let found = ids.pay.iter().find(|(known, _)| *known == group);
    found.map(|(_, id)| id.clone()).unwrap_or_default()
}

/// A link to a table, called `title` where the picture that stands for it has no words.
fn link_to(id: &str, text: &str, title: &str) -> Html {
    let mut html = format!("<p><a href=\"#{id}\">");
    let words = if text.trim().is_empty() { title } else { text };
    super::scope::push_escaped(&mut html, words);
    html.push_str("</a></p>");
    Html(html)
}

/// The figures that the prose of a career places, each with the section that they are from.
fn charts(career: &Career) -> BTreeMap<(usize, Chart), bool> {
    let sections = career.sections.iter().enumerate();
    let bodies = sections
        .map(|(at, section)| (Some(at), &section.body))
        .chain([(None, &career.body)]);
    let references =
        bodies.flat_map(|(own, body)| body.references().iter().map(move |it| (own, it)));
    references
        .filter_map(|(own, reference)| {
            let Target::Chart(name) = &reference.target else {
                return None;
            };
            let known = Group::WORDS.iter().find(|(word, _)| *word == &**name);
            let chart = match known {
                Some((_, group)) => Chart::Pay(*group),
                None => Chart::Claims,
            };
            Some(((shown_from(career, own, chart)?, chart), false))
        })
        .collect()
}

/// The section whose figures are meant in the prose of the section at `own`: itself where it has
/// such figures, else the first that has.
fn shown_from(career: &Career, own: Option<usize>, chart: Chart) -> Option<usize> {
    let has = |at: &usize| match (&career.sections[*at].payload, chart) {
        (Payload::Salaries(it), Chart::Pay(group)) => !it.group(group).is_empty(),
        (Payload::Market(it), Chart::Claims) => !it.claims.is_empty(),
        _ => false,
    };
    let all = 0..career.sections.len();
    own.into_iter().chain(all).find(has)
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
    let mut scope = Scope::new(renderer, Page::Career(index));
    let pay = scope.pay_fact(career).map(|mut pay| {
        // A card stands on other pages, where the row and the source's number are not.
        pay.href = None;
        if let Some(source) = &mut pay.source {
            source.number.clear();
            source.href = None;
        }
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

//! The check of the whole: everything that a career, a page or the configuration refers to exists.
//!
//! What one file or one career can get wrong by itself was reported when it was read.

use rayon::prelude::*;

use super::ids::{explanation, item_groups};
use super::references::{Unresolved, contradiction, link_to_draft};
use super::{Goal, Origin, Resolver, Site, Wording, routes};
use crate::content::{
    Career, Facet, Id, Market, Observation, Payload, Prose, Section, SectionKind, SoftSkill,
};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::markdown::{Document, Fragment};
use crate::source::{FileId, Span, Spanned};
use crate::yaml::{hint, nearest};

/// Reports every reference that leads nowhere and every address that is claimed twice.
///
/// `files` are what is published besides pages, each with the file that it is.
pub fn check(
    site: &Site,
    wording: Wording<'_>,
    files: &[(String, Option<FileId>)],
    found: &mut Diagnostics,
) {
    let careers: Vec<Diagnostics> = (0..site.guide.careers.len())
        .into_par_iter()
        .map(|index| {
            let career = site.open(index);
            Checker::new(site, wording, Some((index, &career))).career(index, &career)
        })
        .collect();
    careers.into_iter().for_each(|of_one| found.append(of_one));
    let mut checker = Checker::new(site, wording, None);
    checker.pages();
    checker.registries();
    checker.configuration();
    found.append(checker.found);
    routes::check(site, files, found);
}

struct Checker<'s> {
    site: &'s Site,
    resolver: Resolver<'s>,
    wording: Wording<'s>,
    found: Diagnostics,
}

impl<'s> Checker<'s> {
    fn new(site: &'s Site, wording: Wording<'s>, own: Option<(usize, &'s Career)>) -> Self {
        Self {
            site,
            resolver: Resolver::new(site, own),
            wording,
            found: Diagnostics::new(),
        }
    }

    fn career(mut self, index: usize, career: &Career) -> Diagnostics {
        let origin = Origin::Career(index);
        self.industries(&career.head.industries);
        self.sources(&career.head.sources);
        for related in &career.head.related {
            self.other_career(related.career.as_ref());
            self.prose(related.note.as_ref(), origin);
        }
        self.document(&career.body, origin);
        for (at, section) in career.sections.iter().enumerate() {
            self.section(section, Origin::Section(index, at));
        }
        self.found
    }

    fn section(&mut self, section: &Section, origin: Origin) {
        self.sources(&section.head.sources);
        self.document(&section.body, origin);
        if section.is_whole() {
            self.explanations(section);
        }
        section
            .payload
            .each_prose(|prose| self.prose(Some(prose), origin));
        match &section.payload {
            Payload::Requirements(it) => {
                let asked = it.skills.iter().flat_map(|group| &group.skills);
                asked
                    .flat_map(|entry| entry.skills())
                    .for_each(|skill| self.skill(skill));
            }
            Payload::WorkEnvironment(it) => self.source(it.source.as_ref()),
            Payload::CareerPath(it) => {
                let ways = it.transitions.iter();
                ways.for_each(|way| self.other_career(way.career.as_deref()));
            }
            Payload::Market(it) => self.market(it),
            Payload::Salaries(it) => it.rows().for_each(|(_, row)| self.observation(row)),
            Payload::SoftSkills(it) => {
                for item in &it.items {
                    if let SoftSkill::Skill(skill) = item {
                        self.skill(skill);
                    }
                }
            }
            Payload::Responsibilities(_)
            | Payload::EntryRoutes(_)
            | Payload::Trends(_)
            | Payload::Practices(_)
            | Payload::Challenges(_)
            | Payload::Article => {}
        }
    }

    fn market(&mut self, it: &Market) {
        for claim in &it.claims {
            let all = std::iter::once(claim).chain(&claim.comparators);
            all.for_each(|claim| self.source(claim.source.as_ref()));
        }
        for entry in &it.industries {
            self.industry(&entry.industry);
            self.source(entry.source.as_deref());
        }
        it.skills.iter().for_each(|skill| self.skill(skill));
    }

    fn observation(&mut self, row: &Observation) {
        self.source(row.source());
        for facet in &row.facets {
            if let Facet::Industry(industry) = &facet.value {
                self.industry(&Spanned::new(industry.clone(), facet.span));
            }
        }
        let others = row.comparators().iter();
        others.for_each(|other| self.observation(other));
    }

    /// Every explanation of a section that has items belongs to one of them.
    fn explanations(&mut self, section: &Section) {
        let guide = &self.site.guide;
        let has_items = !matches!(
            section.kind(),
            SectionKind::Market
                | SectionKind::Salaries
                | SectionKind::WorkEnvironment
                | SectionKind::Article
        );
        if !has_items {
            return;
        }
        let groups = item_groups(&section.payload, guide);
        let items: Vec<_> = groups.iter().flat_map(|group| &group.items).collect();
        let explained: Vec<Span> = items
            .iter()
            .filter_map(|(title, own)| explanation(section, title, *own))
            .map(|heading| heading.span())
            .collect();
        for heading in section.body.parts().filter_map(|part| part.heading) {
            if explained.contains(&heading.span()) {
                continue;
            }
            let message = format!("no item of this section is called “{}”", heading.text());
            let mend = match nearest(heading.text(), items.iter().map(|(title, _)| *title)) {
                Some(near) => format!("did you mean “{near}”?"),
                None => "use the item's title as the heading, or add the item".to_owned(),
            };
            self.found
                .push(Diagnostic::at(Code::Explanation, heading.span(), message).mend(mend));
        }
    }

    fn pages(&mut self) {
        let guide = &self.site.guide;
        let plain = guide.pages.iter().enumerate();
        let plain = plain.map(|(index, (_, page))| (Origin::Plain(index), page));
        for (origin, page) in guide
            .home
            .iter()
            .map(|home| (Origin::Home, home))
            .chain(plain)
        {
            self.sources(&page.head.sources);
            self.document(&page.body, origin);
        }
    }

    fn registries(&mut self) {
        for (_, source) in self.site.guide.sources.iter() {
            self.source(source.value.superseded_by.as_ref());
        }
    }

    fn configuration(&mut self) {
        let config = &self.site.config;
        self.prose(config.footer.text.as_ref(), Origin::Everywhere);
        let menu = config.navigation.iter().flat_map(|menu| &menu.0);
        for entry in menu.chain(&config.footer.links) {
            let found = self.site.menu_problem(&entry.link);
            self.report(found.map(Box::new));
        }
        for choice in &self.site.config.sections {
            if SectionKind::named(&choice.section.value).is_none() {
                let known = SectionKind::all().map(SectionKind::as_str);
                let message = format!("there is no kind of section `{}`", &*choice.section.value);
                let mend = hint(&choice.section.value, known);
                let span = choice.section.span;
                self.found
                    .push(Diagnostic::at(Code::UnknownValue, span, message).mend(mend));
            }
            if let Some(title) = &choice.title
                && *choice.section.value == *SectionKind::Article.as_str()
            {
                let message = "articles have no `title` in common";
                let mend = "remove it: every article has a title of its own";
                self.found
                    .push(Diagnostic::at(Code::UnknownKey, title.span, message).mend(mend));
            }
        }
    }

    fn document(&mut self, document: &Document, origin: Origin) {
        self.fragment(document.fragment(), origin);
    }

    fn prose(&mut self, prose: Option<&Prose>, origin: Origin) {
        if let Some(prose) = prose {
            self.fragment(prose.fragment(), origin);
        }
    }

    fn fragment(&mut self, fragment: &Fragment, origin: Origin) {
        for reference in fragment.references() {
            match self.resolver.resolve(origin, reference) {
                Ok(Goal::Figure(cited)) => {
                    let found = contradiction(&cited, reference, self.wording);
                    self.report(found.map(Box::new));
                }
                Ok(_) => {}
                Err(unresolved) => self.report(unresolved),
            }
        }
    }

    fn report(&mut self, unresolved: Unresolved) {
        if let Some(diagnostic) = unresolved {
            self.found.push(*diagnostic);
        }
    }

    fn other_career(&mut self, career: Option<&Spanned<Id>>) {
        if let Some(career) = career.filter(|it| self.site.career_index(it.as_str()).is_none()) {
            let unresolved = self.site.unknown_career(career.as_str(), career.span);
            self.report(unresolved);
        }
    }

    fn skill(&mut self, skill: &Spanned<Id>) {
        if self.site.guide.skills.get(skill.as_str()).is_none() {
            let unresolved = self.site.unknown_skill(skill.as_str(), skill.span);
            self.report(unresolved);
        }
    }

    fn industries(&mut self, all: &[Spanned<Id>]) {
        all.iter().for_each(|industry| self.industry(industry));
    }

    fn industry(&mut self, industry: &Spanned<Id>) {
        if self.site.guide.industries.get(industry.as_str()).is_none() {
            let unresolved = self.site.unknown_industry(industry.as_str(), industry.span);
            self.report(unresolved);
        }
    }

    fn sources(&mut self, all: &[Spanned<Id>]) {
        all.iter().for_each(|source| self.source(Some(source)));
    }

    fn source(&mut self, source: Option<&Spanned<Id>>) {
        if let Some(source) = source.filter(|it| !self.site.sources.contains_key(it.as_str())) {
            let unresolved = self.site.unknown_source(source.as_str(), source.span);
            self.report(unresolved);
        }
    }
}

/// What to say of an id that is not in its registry; nothing where its entry is there and could not
/// be read, which was reported.
impl Site {
    pub(super) fn unknown_career(&self, slug: &str, span: Span) -> Unresolved {
        if self.left_out.careers.contains(slug) {
            return Some(Box::new(link_to_draft(slug, span)));
        }
        let known = self.guide.careers.iter().map(|career| career.slug.as_str());
        let file = "content/careers/<name>/index.md";
        (!self.guide.knows_career(slug))
            .then(|| unknown(Code::UnknownCareer, ("career", file), slug, known, span))
    }

    pub(super) fn unknown_skill(&self, id: &str, span: Span) -> Unresolved {
        let registry = &self.guide.skills;
        let what = ("skill", "content/skills.yaml");
        (!registry.knows(id)).then(|| unknown(Code::UnknownSkill, what, id, registry.ids(), span))
    }

    pub(super) fn unknown_industry(&self, id: &str, span: Span) -> Unresolved {
        let registry = &self.guide.industries;
        let what = ("industry", "content/industries.yaml");
        (!registry.knows(id))
            .then(|| unknown(Code::UnknownIndustry, what, id, registry.ids(), span))
    }

    pub(super) fn unknown_source(&self, id: &str, span: Span) -> Unresolved {
        let registry = &self.guide.sources;
        let what = ("source", "content/sources.yaml");
        (!registry.knows(id)).then(|| unknown(Code::UnknownSource, what, id, registry.ids(), span))
    }
}

fn unknown<'a>(
    code: Code,
    (what, file): (&str, &str),
    id: &str,
    known: impl Iterator<Item = &'a str>,
    span: Span,
) -> Box<Diagnostic> {
    let message = format!("there is no {what} `{id}`");
    let mend = match nearest(id, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("add it in `{file}`"),
    };
    Box::new(Diagnostic::at(code, span, message).mend(mend))
}

//! A column: what comparisons show of one career, made of that career alone.

use std::collections::BTreeSet;

use serde::{Serialize, Serializer};

use super::super::Renderer;
use super::super::scope::Scope;
use super::super::views::{FactView, SourceLineView};
use super::basis::{Basis, said};
use crate::content::{
    Career, CareerPath, Condition, Education, Id, Moment, Payload, Requirements, Section,
    SectionKind, Source,
};
use crate::site::{Outlook, Page, PayHeadline, source_id};
use crate::source::Spanned;

/// The parts of a comparison, in their order. Their titles are the messages `compare_<name>`.
pub(super) const PARTS: [&str; 6] = ["key", "pay", "outlook", "education", "skills", "path"];

/// The kinds of sections that say it.
const SHOWN: [SectionKind; 5] = [
    SectionKind::Requirements,
    SectionKind::CareerPath,
    SectionKind::Market,
    SectionKind::Salaries,
    SectionKind::SoftSkills,
];

/// What is said of a career. Addresses are relative to the site's root.
#[derive(Serialize)]
pub(super) struct Column {
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) address: String,
    pub(super) rows: Vec<Row>,
    pub(super) sources: Vec<SourceLineView>,
}

/// What is said under one name.
#[derive(Serialize)]
pub(super) struct Row {
    /// Which of [`PARTS`] it belongs to.
    pub(super) part: &'static str,
    /// What rows of other careers have, too, that stand in the same line.
    pub(super) key: String,
    pub(super) label: String,
    /// Its place among the rows of its part; rows of one rank keep their order.
    pub(super) rank: usize,
    pub(super) alone: Alone,
    pub(super) entries: Vec<Entry>,
}

/// What becomes of a row that only one of the careers has.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Alone {
    /// It stands as other rows do.
    Stays,
    /// It is not shown, since its career's page has it.
    Goes,
    /// It is named in one line with others of its kind.
    Joins,
}

/// Something that is known.
#[derive(Clone, Serialize)]
pub(super) struct Entry {
    pub(super) text: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) detail: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) address: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) basis: Basis,
    /// The source of a figure, if it has one; nothing for what is no figure.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "as_anchor")]
    pub(super) source: Option<Option<Id>>,
}

impl Entry {
    pub(super) fn new(text: String) -> Self {
        Self {
            text,
            detail: String::new(),
            address: None,
            basis: Basis::new(),
            source: None,
        }
    }
}

impl Column {
    pub(super) fn new(renderer: &Renderer<'_>, index: usize) -> Self {
        let career = renderer.site.open_data(index, &SHOWN);
        let mut maker = Maker {
            scope: Scope::new(renderer, Page::Home, None),
            career: &career,
            page: String::new(),
            part: PARTS[0],
            rows: Vec::new(),
        };
        maker.page = maker.scope.link(Page::Career(index), None);
        for part in PARTS {
            maker.part = part;
            maker.make();
        }
        let sources = maker.sources();
        let head = &career.head;
        Self {
            slug: career.slug.as_str().to_owned(),
            title: head.title.to_string(),
            summary: head.summary.to_string(),
            address: maker.page,
            rows: maker.rows,
            sources,
        }
    }
}

/// Makes the rows of a career, part by part.
pub(super) struct Maker<'r> {
    /// The scope of the home page, whose links are relative to the site's root.
    pub(super) scope: Scope<'r>,
    pub(super) career: &'r Career,
    /// The address of its page.
    page: String,
    part: &'static str,
    rows: Vec<Row>,
}

impl<'r> Maker<'r> {
    fn make(&mut self) {
        match self.part {
            "key" => self.key(),
            "pay" => self.pay(),
            "outlook" => self.claims(),
            "education" => self.each(|maker, section, it| {
                if let Payload::Requirements(it) = it {
                    maker.education(section, it);
                }
            }),
            "skills" => self.skills(),
            _ => self.each(|maker, section, it| {
                if let Payload::CareerPath(it) = it {
                    maker.path(section, it);
                }
            }),
        }
    }

    pub(super) fn each(&mut self, act: impl Fn(&mut Self, &'r Section, &'r Payload)) {
        for section in &self.career.sections {
            act(self, section, &section.payload);
        }
    }

    /// The address of a place on the career's page.
    fn address(&self, anchor: &str) -> String {
        format!("{}#{anchor}", self.page)
    }

    pub(super) fn word(&self, list: &str, value: &str) -> String {
        self.scope.wording().word(list, value)
    }

    /// Adds an entry to the row that has its key, or to a new one.
    pub(super) fn put(&mut self, label: String, rank: usize, alone: Alone, entry: Entry) {
        let part = self.part;
        let known = self.rows.iter_mut().rev();
        let mut known = known.take_while(|row| row.part == part);
        if let Some(row) = known.find(|row| row.rank == rank && row.label == label) {
            row.entries.push(entry);
            return;
        }
        self.rows.push(Row {
            part,
            key: format!("{rank} {label}"),
            label,
            rank,
            alone,
            entries: vec![entry],
        });
    }

    /// The career's key facts, the two figures with their basis.
    fn key(&mut self) {
        let career = self.career;
        if let Some(found) = PayHeadline::of(career) {
            let fact = self.scope.pay_fact(career, &found);
            let whom = self.scope.whom(career, found.row);
            let mut basis = self.scope.pay_basis(found.row, &whom);
            basis.push(self.scope.statistic_basis(found.statistic));
            basis.push(self.scope.place_basis(found.row));
            self.fact(0, fact, basis, Some(found.row.source()));
        }
        if let Some(found) = Outlook::of(career) {
            let fact = self.scope.outlook_fact(&found);
            let basis = self.scope.claim_basis(found.claim);
            self.fact(1, fact, basis, Some(found.claim.source.as_ref()));
        }
        let education = self.scope.education_fact(career);
        let levels = self.scope.levels_fact(career);
        let reviewed = career.head.reviewed.map(|day| {
            let day = self.scope.moment(Moment::On(day.value)).text;
            self.scope.fact("reviewed", day)
        });
        for (rank, fact) in (2..).zip([education, levels, reviewed]) {
            if let Some(fact) = fact {
                self.fact(rank, fact, Basis::new(), None);
            }
        }
        let label = self.scope.wording().text("industries", &[]);
        for id in &career.head.industries {
            let mut entry = Entry::new(self.scope.industry_name(id).to_owned());
            entry.address = self.scope.industry_link(id);
            self.put(label.clone(), 5, Alone::Stays, entry);
        }
    }

    fn fact(
        &mut self,
        rank: usize,
        fact: FactView,
        basis: Basis,
        source: Option<Option<&Spanned<Id>>>,
    ) {
        let anchor = fact
            .href
            .as_deref()
            .map(|href| href.trim_start_matches('#'));
        let entry = Entry {
            address: anchor.map(|anchor| self.address(anchor)),
            text: fact.value,
            detail: fact.detail,
            basis,
            source: source.map(|id| id.map(|id| id.value.clone())),
        };
        self.put(fact.label, rank, Alone::Stays, entry);
    }

    /// A figure with its basis, as it stands behind `anchor` on the career's page.
    pub(super) fn figure(
        &self,
        text: String,
        label: Option<String>,
        basis: Basis,
        anchor: &str,
        source: Option<&Spanned<Id>>,
    ) -> Entry {
        Entry {
            text,
            detail: self.scope.list(label.into_iter().chain(said(&basis))),
            address: Some(self.address(anchor)),
            basis,
            source: Some(source.map(|id| id.value.clone())),
        }
    }

    fn education(&mut self, section: &Section, it: &Requirements) {
        for entry in &it.education {
            let need = entry.need();
            let label = self.word("need", need.as_str());
            let entry = self.qualification(section, entry);
            self.put(label, need as usize, Alone::Stays, entry);
        }
        let label = self.scope.wording().text("group_conditions", &[]);
        for condition in &it.conditions {
            let entry = self.condition(section, condition);
            self.put(label.clone(), 3, Alone::Stays, entry);
        }
    }

    fn qualification(&self, section: &Section, entry: &Education) -> Entry {
        let titles = entry.qualifications().iter();
        let titles: Vec<&str> = titles.map(|title| &*title.value).collect();
        let level = self.level(entry.level.as_deref());
        let fields = entry.fields.iter().map(|field| field.to_string());
        Entry {
            detail: self.scope.list(level.into_iter().chain(fields)),
            address: Some(self.address(&section.id)),
            ..Entry::new(self.scope.alternatives(&titles))
        }
    }

    fn condition(&self, section: &Section, condition: &Condition) -> Entry {
        let kind = self.word("condition", condition.kind.as_str());
        let need = self.word("need", condition.need().as_str());
        let level = self.level(condition.level.as_deref());
        Entry {
            detail: self.scope.list([kind, need].into_iter().chain(level)),
            address: Some(self.address(&section.id)),
            ..Entry::new(condition.title.to_string())
        }
    }

    fn level(&self, level: Option<&Spanned<Id>>) -> Option<String> {
        level.map(|level| self.scope.level_title(self.career, level).to_owned())
    }

    fn path(&mut self, section: &Section, it: &CareerPath) {
        let anchor = self.address(&section.id);
        let entry = |text: String, detail: Option<String>| Entry {
            detail: detail.unwrap_or_default(),
            address: Some(anchor.clone()),
            ..Entry::new(text)
        };
        let label = self.scope.wording().text("group_levels", &[]);
        for level in &it.levels {
            let roles = level.roles.iter().map(|role| role.to_string());
            let entry = entry(level.title.to_string(), Some(self.scope.list(roles)));
            self.put(label.clone(), 0, Alone::Stays, entry);
        }
        let label = self.scope.wording().text("group_specialisations", &[]);
        for special in &it.specialisations {
            let entry = entry(special.title.to_string(), None);
            self.put(label.clone(), 1, Alone::Stays, entry);
        }
        let label = self.scope.wording().text("group_transitions", &[]);
        for way in &it.transitions {
            let (title, href) = self
                .scope
                .career_or_title(way.career.as_deref(), way.title.as_ref());
            let mut entry = entry(title, Some(self.word("transition", way.kind.as_str())));
            entry.address = href.or(entry.address);
            self.put(label.clone(), 2, Alone::Stays, entry);
        }
    }

    /// The sources of all entries, by their ids.
    fn sources(&self) -> Vec<SourceLineView> {
        let entries = self.rows.iter().flat_map(|row| &row.entries);
        let sources = &self.scope.renderer.site.guide.sources;
        let cited: BTreeSet<&Id> = entries
            .filter_map(|it| it.source.as_ref()?.as_ref())
            .collect();
        let known = cited
            .into_iter()
            .filter_map(|id| Some((id, sources.get(id.as_str())?)));
        known
            .map(|(id, source)| self.scope.source_line(id, &source.value))
            .collect()
    }

    pub(super) fn has(&self, label: &str) -> bool {
        let rows = self.rows.iter().filter(|row| row.part == self.part);
        rows.into_iter().any(|row| row.label == label)
    }
}

/// A figure's source by the id that it has on pages; an empty text for a figure without one.
fn as_anchor<S: Serializer>(source: &Option<Option<Id>>, serializer: S) -> Result<S::Ok, S::Error> {
    let anchor = source.as_ref().and_then(Option::as_ref).map(source_id);
    anchor.unwrap_or_default().serialize(serializer)
}

impl Scope<'_> {
    /// A source in a few lines, called by its id.
    pub(in crate::render) fn source_line(&self, id: &Id, source: &Source) -> SourceLineView {
        let wording = self.wording();
        let view = self.source(id, source);
        let date = |key: &str, date: &str| wording.text(key, &[("date", date)]);
        let published = view
            .published
            .map(|day| date("source_published", &day.text));
        let retrieved = view
            .retrieved
            .map(|day| date("source_retrieved", &day.text));
        let about = [view.publisher, view.kind].into_iter();
        let about = about.filter(|text| !text.is_empty());
        let behind = |key: &str, text: &str| format!("{} {text}", wording.text(key, &[]));
        let licence = Some(view.licence).filter(|text| !text.is_empty());
        let attribution = Some(view.attribution).filter(|text| !text.is_empty());
        let superseded = view.superseded_by;
        SourceLineView {
            id: view.id,
            number: String::new(),
            title: view.title,
            url: view.url,
            about: about.chain(published).chain(retrieved).collect(),
            notes: [
                licence.map(|licence| behind("source_licence", &licence)),
                attribution,
                superseded.map(|by| behind("source_superseded", &by.title)),
            ]
            .into_iter()
            .flatten()
            .collect(),
        }
    }
}

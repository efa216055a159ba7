//! What can be found: careers, skills, industries and plain pages, each with its words.
//!
//! A career is looked into once, in [`Documents::career`], and nothing of it is kept.

use std::collections::HashMap;

use rust_decimal::Decimal;
use serde::Serialize;

use super::cut::{each, fold, words};
use super::words::{Place, WordId, Words, json};
use super::{Pay, PayOf};
use crate::content::{Amount, Career, Currency, Payload, Per, Unit};
use crate::markdown::Document;
use crate::site::{Page, PayHeadline, Site};

/// How long a file of documents may grow, in bytes, before the next begins.
const SHARD: usize = 6 * 1024;

/// What a document is, by the number that the index has for it; also its place among the site's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    Career(usize),
    Skill(usize),
    Industry(usize),
    Plain(usize),
}

impl Subject {
    fn kind(self) -> u8 {
        match self {
            Self::Career(_) => 0,
            Self::Skill(_) => 1,
            Self::Industry(_) => 2,
            Self::Plain(_) => 3,
        }
    }

    fn page(self) -> Page {
        match self {
            Self::Career(index) => Page::Career(index),
            Self::Skill(index) => Page::Skill(index, 1),
            Self::Industry(index) => Page::Industry(index, 1),
            Self::Plain(index) => Page::Plain(index),
        }
    }

    fn title(self, site: &Site) -> &str {
        let guide = &site.guide;
        match self {
            Self::Career(index) => &guide.careers[index].head.title.value,
            Self::Skill(index) => guide.skill_name(&site.skills[index].id),
            Self::Industry(index) => guide.industry_name(&site.industries[index].id),
            Self::Plain(index) => &guide.pages[index].1.head.title.value,
        }
    }
}

/// Everything that can be found, in the order of the titles.
pub(super) fn subjects(site: &Site) -> Vec<Subject> {
    let careers = (0..site.guide.careers.len()).map(Subject::Career);
    let skills = (0..site.skills.len()).map(Subject::Skill);
    let industries = (0..site.industries.len()).map(Subject::Industry);
    let plain = (0..site.guide.pages.len()).map(Subject::Plain);
    let mut all: Vec<Subject> = careers
        .chain(skills)
        .chain(industries)
        .chain(plain)
        .collect();
    all.sort_by_cached_key(|subject| (fold(subject.title(site)), *subject));
    all
}

/// The skills of each career, by their places in [`Site::skills`].
fn skills_by_career(site: &Site) -> Vec<Vec<u32>> {
    let mut found = vec![Vec::new(); site.guide.careers.len()];
    for (term, at) in site.skills.iter().zip(0..) {
        for uses in term.uses(0..term.careers()) {
            let career = uses
                .first()
                .and_then(|it| found.get_mut(it.career as usize));
            if let Some(skills) = career {
                skills.push(at);
            }
        }
    }
    found
}

/// What the index shows of a document: a line of a file of documents.
#[derive(Serialize)]
struct Line<'a>(u8, String, &'a str, &'a str, Vec<&'a str>, Vec<&'a str>);

/// What a career's headline says that it pays at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Least {
    pub(super) currency: Currency,
    pub(super) per: Per,
    pub(super) amount: Decimal,
}

/// The documents, as they are read one by one.
pub(super) struct Documents<'a> {
    site: &'a Site,
    pay: &'a PayOf<'a>,
    /// The skills of each career.
    asked: Vec<Vec<u32>>,
    /// The words of each skill's name, which many careers have.
    skills: Vec<Vec<WordId>>,
    /// The words for the kinds of sections.
    kinds: HashMap<String, Vec<WordId>>,
    words: Words,
    /// The words of the document at hand.
    found: Vec<(WordId, Place)>,
    count: u32,
    shard: String,
    files: Vec<String>,
    /// The first document of each file.
    first: Vec<u32>,
}

/// What has been read.
pub(super) struct Read {
    pub(super) words: Words,
    pub(super) files: Vec<String>,
    pub(super) first: Vec<u32>,
}

impl<'a> Documents<'a> {
    /// `kinds` are the words by which sections of each kind are looked for.
    pub(super) fn new(site: &'a Site, kinds: &[(&str, String)], pay: &'a PayOf<'a>) -> Self {
        let mut all = Words::default();
        let kinds = kinds.iter().map(|(kind, name)| {
            let ids = words(name).iter().map(|word| all.id(word)).collect();
            ((*kind).to_owned(), ids)
        });
        let kinds = kinds.collect();
        let names = site.skills.iter();
        let names = names.map(|term| words(site.guide.skill_name(&term.id)));
        let skills = names
            .map(|name| name.iter().map(|word| all.id(word)).collect())
            .collect();
        Self {
            site,
            pay,
            asked: skills_by_career(site),
            skills,
            kinds,
            words: all,
            found: Vec::new(),
            count: 0,
            shard: String::new(),
            files: Vec::new(),
            first: Vec::new(),
        }
    }

    /// Reads the next document; gives what it pays at least, if it is a career that says so.
    pub(super) fn add(&mut self, subject: Subject) -> Option<Least> {
        match subject {
            Subject::Career(index) => return self.career(subject, index),
            Subject::Skill(index) => self.skill(subject, index),
            Subject::Industry(index) => self.industry(subject, index),
            Subject::Plain(index) => self.plain(subject, index),
        }
        None
    }

    fn career(&mut self, subject: Subject, index: usize) -> Option<Least> {
        let site = self.site;
        let career = site.open(index);
        let head = &career.head;
        let others = head.alternate_titles.iter().map(|title| &*title.value);
        let others: Vec<&str> = others.collect();
        for skill in std::mem::take(&mut self.asked[index]) {
            let ids = &self.skills[skill as usize];
            self.found.extend(ids.iter().map(|id| (*id, Place::SKILL)));
        }
        self.headings(&career.body);
        for section in &career.sections {
            let title = site.section_title(section).unwrap_or_default();
            self.text(title, Place::HEADING);
            let kind = self.kinds.get(section.kind().as_str());
            let ids = kind.into_iter().flatten();
            self.found.extend(ids.map(|id| (*id, Place::HEADING)));
            self.headings(&section.body);
            if let Payload::CareerPath(path) = &section.payload {
                let levels = path.levels.iter().map(|level| &*level.title.value);
                let fields = path.specialisations.iter().map(|it| &*it.title.value);
                levels
                    .chain(fields)
                    .for_each(|title| self.text(title, Place::HEADING));
            }
        }
        let pay = (self.pay)(index);
        let more = pay.iter().flat_map(Pay::parts).collect();
        self.put(subject, &head.summary, &others, more);
        least(&career)
    }

    fn skill(&mut self, subject: Subject, index: usize) {
        let skill = self
            .site
            .guide
            .skills
            .get(self.site.skills[index].id.as_str());
        let skill = skill.map(|skill| &skill.value);
        let text = skill.and_then(|skill| skill.description.as_ref());
        let aliases = skill.map_or(&[][..], |skill| &skill.aliases);
        let aliases: Vec<&str> = aliases.iter().map(|alias| &*alias.value).collect();
        self.put(
            subject,
            text.map_or("", |text| &text.value),
            &aliases,
            Vec::new(),
        );
    }

    fn industry(&mut self, subject: Subject, index: usize) {
        let id = &self.site.industries[index].id;
        let industry = self.site.guide.industries.get(id.as_str());
        let aliases = industry.map_or(&[][..], |industry| &industry.value.aliases);
        let aliases: Vec<&str> = aliases.iter().map(|alias| &*alias.value).collect();
        self.put(subject, "", &aliases, Vec::new());
    }

    fn plain(&mut self, subject: Subject, index: usize) {
        let page = &self.site.guide.pages[index].1;
        self.headings(&page.body);
        let text = page.head.summary.as_ref().map_or("", |text| &text.value);
        self.put(subject, text, &[], Vec::new());
    }

    fn headings(&mut self, document: &Document) {
        for heading in document.headings() {
            self.text(heading.text(), Place::HEADING);
        }
    }

    fn text(&mut self, text: &str, place: Place) {
        let (words, found) = (&mut self.words, &mut self.found);
        each(text, &mut |word| found.push((words.id(word), place)));
    }

    /// A name, whose words count for more the fewer they are.
    fn name(&mut self, name: &str, place: fn(usize) -> Place) {
        let words = words(name);
        let place = place(words.len());
        let ids = words.iter().map(|word| (self.words.id(word), place));
        self.found.extend(ids);
    }

    /// Ends the document at hand: its words and its line.
    fn put(&mut self, subject: Subject, text: &str, others: &[&str], more: Vec<&str>) {
        let title = subject.title(self.site);
        self.name(title, Place::title);
        others
            .iter()
            .for_each(|name| self.name(name, Place::other_name));
        self.text(text, Place::TEXT);
        self.words.add(self.count, &mut self.found);
        let address = self.site.address(subject.page()).absolute("");
        let line = Line(subject.kind(), address, title, text, others.to_vec(), more);
        if self.shard.is_empty() {
            self.first.push(self.count);
        }
        self.shard
            .push(if self.shard.is_empty() { '[' } else { ',' });
        self.shard.push_str(&json(&line));
        self.count += 1;
        if self.shard.len() >= SHARD {
            self.end_shard();
        }
    }

    fn end_shard(&mut self) {
        self.shard.push(']');
        self.files.push(std::mem::take(&mut self.shard));
    }

    pub(super) fn end(mut self) -> Read {
        if !self.shard.is_empty() {
            self.end_shard();
        }
        Read {
            words: self.words,
            files: self.files,
            first: self.first,
        }
    }
}

/// An amount that is about so much is taken as it stands; one that has no lower end, and words,
/// cannot be compared.
fn least(career: &Career) -> Option<Least> {
    let headline = PayHeadline::of(career)?;
    let Amount::Figure(bound, Unit::Plain) = headline.amount else {
        return None;
    };
    let (amount, _) = bound.ends();
    Some(Least {
        currency: headline.row.currency().value,
        per: headline.row.per().value,
        amount: amount?,
    })
}

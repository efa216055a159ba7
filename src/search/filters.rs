//! What the list of careers is filtered by: industries, skills and pay, for all of its pages.
//!
//! Careers are named by their place among the careers of the index, in the order of the titles.

use std::collections::BTreeMap;

use serde::Serialize;

use super::cut::fold;
use super::documents::{Least, Subject};
use super::words::{gaps, json};
use crate::site::{How, Site, Term, Use, Wording};

/// How long a file of the careers of skills may grow, in bytes, before the next begins.
const SHARD: usize = 16 * 1024;

/// `filters.json`
#[derive(Serialize)]
struct Filters<'a> {
    /// The careers' documents, as gaps.
    careers: Vec<u32>,
    /// What each career pays at least, in digits; empty where that cannot be compared.
    least: Vec<String>,
    /// By what each career's pay is counted, by its place in `moneys`; -1 for none.
    money: Vec<isize>,
    /// Currencies with the time that is paid for: `["USD-year", "USD a year"]`.
    moneys: Vec<(String, String)>,
    /// Industries by name, each with its careers as gaps.
    industries: Vec<(&'a str, &'a str, Vec<u32>)>,
    /// Skills by name.
    skills: Vec<(&'a str, &'a str)>,
    /// The first skill of each file of the careers of skills.
    lists: Vec<usize>,
}

/// The files of the filters: their names, and their JSON.
pub(super) fn files(
    site: &Site,
    wording: Wording<'_>,
    subjects: &[Subject],
    least: &BTreeMap<usize, Least>,
) -> Vec<(String, String)> {
    let careers = Careers::new(site, subjects);
    let skills = careers.terms(&site.skills, |term| site.guide.skill_name(&term.id));
    let (lists, mut files) = careers.lists(&skills);
    let industries = careers.terms(&site.industries, |term| site.guide.industry_name(&term.id));
    let moneys = moneys(wording, least);
    let pay = |index: &usize| least.get(index);
    let filters = Filters {
        careers: gaps(careers.documents.iter().copied()),
        least: careers
            .indices
            .iter()
            .map(|index| pay(index).map_or(String::new(), |it| it.amount.normalize().to_string()))
            .collect(),
        money: careers
            .indices
            .iter()
            .map(|index| pay(index).map_or(-1, |it| place(&moneys, &money(it))))
            .collect(),
        moneys,
        industries: industries
            .iter()
            .map(|(name, term)| (term.id.as_str(), *name, careers.within(term)))
            .filter(|(_, _, careers)| !careers.is_empty())
            .collect(),
        skills: skills
            .iter()
            .map(|(name, term)| (term.id.as_str(), *name))
            .collect(),
        lists,
    };
    files.push(("filters.json".to_owned(), json(&filters)));
    files
}

/// `USD-year`
fn money(least: &Least) -> String {
    format!("{}-{}", least.currency.as_str(), least.per.as_str())
}

/// What pay is counted by, what most careers count by first.
fn moneys(wording: Wording<'_>, least: &BTreeMap<usize, Least>) -> Vec<(String, String)> {
    let mut found = BTreeMap::<String, (usize, String)>::new();
    for one in least.values() {
        let label = || wording.per(one.currency.as_str(), one.per);
        found.entry(money(one)).or_insert_with(|| (0, label())).0 += 1;
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    found
        .into_iter()
        .map(|(money, (_, label))| (money, label))
        .collect()
}

fn place(moneys: &[(String, String)], money: &str) -> isize {
    let found = moneys.iter().position(|(known, _)| known == money);
    found.and_then(|at| isize::try_from(at).ok()).unwrap_or(-1)
}

/// The careers of the index.
struct Careers {
    /// Their documents.
    documents: Vec<u32>,
    /// Their places in the guide.
    indices: Vec<usize>,
    /// Which of the careers of the index each career of the guide is.
    ordinals: Vec<u32>,
}

impl Careers {
    fn new(site: &Site, subjects: &[Subject]) -> Self {
        let mut careers = Self {
            documents: Vec::new(),
            indices: Vec::new(),
            ordinals: vec![0; site.guide.careers.len()],
        };
        for (subject, document) in subjects.iter().zip(0..) {
            if let Subject::Career(index) = *subject {
                careers.ordinals[index] = u32::try_from(careers.indices.len()).unwrap_or(u32::MAX);
                careers.documents.push(document);
                careers.indices.push(index);
            }
        }
        careers
    }

    /// The terms that a career has, by name.
    fn terms<'a>(
        &self,
        terms: &'a [Term],
        name: impl Fn(&'a Term) -> &'a str,
    ) -> Vec<(&'a str, &'a Term)> {
        let used = terms.iter().filter(|term| term.careers() > 0);
        let mut named: Vec<_> = used.map(|term| (name(term), term)).collect();
        named.sort_by_cached_key(|(name, _)| fold(name));
        named
    }

    /// The careers that ask for a skill or speak of it, as gaps: those of its page.
    fn asking(&self, skill: &Term) -> Vec<u32> {
        self.gaps(skill.uses(0..skill.careers()))
    }

    /// The careers that say that they are practised in an industry, as gaps: those whose cards
    /// name it.
    fn within(&self, industry: &Term) -> Vec<u32> {
        let belongs = |uses: &&[Use]| uses.iter().any(|it| it.how == How::Belongs);
        self.gaps(industry.uses(0..industry.careers()).filter(belongs))
    }

    fn gaps<'a>(&self, uses: impl Iterator<Item = &'a [Use]>) -> Vec<u32> {
        let careers = uses.filter_map(|uses| uses.first()).map(|it| it.career);
        let ordinals = careers.filter_map(|career| self.ordinals.get(career as usize));
        let mut ordinals: Vec<u32> = ordinals.copied().collect();
        ordinals.sort_unstable();
        gaps(ordinals)
    }

    /// The careers of each skill, in files; and the first skill of each.
    fn lists(&self, skills: &[(&str, &Term)]) -> (Vec<usize>, Vec<(String, String)>) {
        let (mut first, mut files) = (Vec::new(), Vec::new());
        let mut shard = String::new();
        for (at, (_, term)) in skills.iter().enumerate() {
            if shard.is_empty() {
                first.push(at);
            }
            shard.push(if shard.is_empty() { '[' } else { ',' });
            shard.push_str(&json(&self.asking(term)));
            if shard.len() >= SHARD || at + 1 == skills.len() {
                shard.push(']');
                files.push((format!("s{}.json", files.len()), std::mem::take(&mut shard)));
            }
        }
        (first, files)
    }
}

//! Sources: what rests on each of them.

use std::collections::BTreeMap;

use super::figures::{self, Figure};
use super::intake::Notes;
use crate::content::{Career, Guide, Id, Payload, Section};
use crate::markdown::{Document, Reference, Target};
use crate::source::Spanned;

/// What rests on a source.
pub type SourceUses = Vec<SourceUse>;

/// A career that rests on a source, or a page that cites it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceUse {
    /// A career, by its place in the guide, with how many of its figures rest on the source.
    Career(usize, usize),
    /// A plain page.
    Plain(usize),
    /// The home page.
    Home,
}

/// Every source of the registry with what rests on it.
pub(super) fn collect(guide: &Guide, notes: &[Notes]) -> BTreeMap<Id, SourceUses> {
    let mut uses: BTreeMap<Id, SourceUses> = guide
        .sources
        .iter()
        .map(|(id, _)| (id.clone(), Vec::new()))
        .collect();
    let mut put = |id: &str, one: SourceUse| {
        if let Some(list) = uses.get_mut(id) {
            list.push(one);
        }
    };
    for (index, notes) in notes.iter().enumerate() {
        for (id, figures) in &notes.sources {
            put(id.as_str(), SourceUse::Career(index, *figures));
        }
    }
    let pages = guide.pages.iter().enumerate();
    let pages = pages.map(|(index, (_, page))| (SourceUse::Plain(index), page));
    for (one, page) in guide
        .home
        .iter()
        .map(|home| (SourceUse::Home, home))
        .chain(pages)
    {
        let named = page.head.sources.iter().map(|id| id.as_str());
        let mut ids: Vec<&str> = named.chain(cited(&page.body)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().for_each(|id| put(id, one));
    }
    uses
}

/// The sources that a career names, each with how many of its figures rest on it.
pub(super) fn of_career(career: &Career) -> Vec<(Id, usize)> {
    let mut count: BTreeMap<Id, usize> = BTreeMap::new();
    let sections = career.sections.iter();
    let items = sections.clone().flat_map(item_figures).flatten();
    for source in figures::figures(career)
        .filter_map(Figure::source)
        .chain(items)
    {
        match count.get_mut(source.as_str()) {
            Some(known) => *known += 1,
            None => _ = count.insert(source.value.clone(), 1),
        }
    }
    let hiring = sections.clone().flat_map(|section| match &section.payload {
        Payload::Market(market) => market.industries.as_slice(),
        _ => &[],
    });
    let dated = hiring.filter(|entry| entry.period.is_some());
    for source in dated.filter_map(|entry| entry.source.as_deref()) {
        count.entry(source.value.clone()).or_default();
    }
    let named = sections.flat_map(|section| &section.head.sources);
    for source in named.chain(&career.head.sources) {
        count.entry(source.value.clone()).or_default();
    }
    career.each_reference(|_, reference| {
        // What cannot be an id is none of the registry, which the check reports.
        if let Target::Source(id) = &reference.target
            && let Ok(id) = Id::parse(id)
        {
            count.entry(id).or_default();
        }
    });
    count.into_iter().collect()
}

/// The figures that stand among the items of a section rather than in a row of their own, each by
/// its source: shares of industries, and hours of work.
pub fn item_figures(section: &Section) -> Vec<Option<&Spanned<Id>>> {
    match &section.payload {
        Payload::Market(market) => {
            let shares = market.industries.iter().filter(|it| it.share.is_some());
            shares.map(|it| it.source.as_deref()).collect()
        }
        Payload::WorkEnvironment(it) if it.hours.is_some() => vec![it.source.as_ref()],
        _ => Vec::new(),
    }
}

/// Whether the page of a career says where anything on it comes from, or that it has no source.
pub(super) fn has_sources(career: &Career) -> bool {
    let items = || career.sections.iter().flat_map(item_figures);
    figures::figures(career).next().is_some()
        || items().next().is_some()
        || !of_career(career).is_empty()
}

/// The sources that a text cites by name.
fn cited(document: &Document) -> impl Iterator<Item = &str> {
    document
        .references()
        .iter()
        .filter_map(|Reference { target, .. }| match target {
            Target::Source(id) => Some(&**id),
            _ => None,
        })
}

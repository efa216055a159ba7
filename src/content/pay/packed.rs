//! Pay as it is packed: the terms of a section once, and each row with the number of its own.
//!
//! The rows of an opened section share their terms again, as those that were read do.

use std::collections::HashMap;
use std::sync::Arc;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::observation::{Extra, Terms};
use super::{Observation, Salaries, Statistic};
use crate::content::{Amount, Facet, Group, Id, Place, Prose};
use crate::source::{Span, Spanned};

impl Serialize for Salaries {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut terms = TermList::default();
        for rows in &self.groups {
            terms.add(rows);
        }
        let groups = self.groups.each_ref().map(|rows| Rows(rows, &terms));
        (&terms.list, groups).serialize(to)
    }
}

impl<'d> Deserialize<'d> for Salaries {
    fn deserialize<D: Deserializer<'d>>(from: D) -> Result<Self, D::Error> {
        type Packed = (Vec<Arc<Terms>>, [Vec<PackedRow>; Group::WORDS.len()]);
        let (terms, groups) = Packed::deserialize(from)?;
        let mut salaries = Self::default();
        for (rows, packed) in salaries.groups.iter_mut().zip(groups) {
            *rows = opened(packed, &terms).map_err(D::Error::custom)?.into();
        }
        Ok(salaries)
    }
}

/// The terms of a section, each once.
#[derive(Default)]
struct TermList<'a> {
    list: Vec<&'a Terms>,
    /// By where they are, since rows that share terms share them by reference.
    numbers: HashMap<*const Terms, u32>,
}

impl<'a> TermList<'a> {
    fn add(&mut self, rows: &'a [Observation]) {
        for row in rows {
            let list = &mut self.list;
            self.numbers
                .entry(Arc::as_ptr(&row.terms))
                .or_insert_with(|| {
                    list.push(&row.terms);
                    // A text of at most 16 MiB has fewer rows.
                    u32::try_from(list.len() - 1).unwrap_or(u32::MAX)
                });
            self.add(row.comparators());
        }
    }

    fn number(&self, terms: &Arc<Terms>) -> Option<u32> {
        self.numbers.get(&Arc::as_ptr(terms)).copied()
    }
}

struct Rows<'a>(&'a [Observation], &'a TermList<'a>);

struct Row<'a>(&'a Observation, &'a TermList<'a>);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.iter().map(|row| Row(row, self.1)))
    }
}

/// In the order of [`PackedRow`].
impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(row, terms) = self;
        let extra = row.extra.as_deref().map(|extra| {
            let said = (&extra.sample_size, extra.rare, extra.suppressed);
            let words = (&extra.label, &extra.note);
            (said, words, Rows(&extra.comparators, terms))
        });
        let number = terms.number(&row.terms);
        let who = (row.span, &row.id, &row.figures, &row.facets, &row.place);
        (who, number, extra).serialize(to)
    }
}

#[derive(Deserialize)]
struct PackedRow {
    who: Who,
    terms: Option<u32>,
    extra: Option<PackedExtra>,
}

type Who = (
    Span,
    Option<Spanned<Id>>,
    Box<[(Statistic, Spanned<Amount>)]>,
    Box<[Spanned<Facet>]>,
    Option<Box<Spanned<Place>>>,
);

#[derive(Deserialize)]
struct PackedExtra {
    said: (Option<Spanned<u32>>, bool, bool),
    words: (Option<Spanned<Box<str>>>, Option<Prose>),
    comparators: Vec<PackedRow>,
}

/// The rows as they were; an error where one has terms that the section does not have.
fn opened(rows: Vec<PackedRow>, terms: &[Arc<Terms>]) -> Result<Vec<Observation>, &'static str> {
    rows.into_iter().map(|row| row.open(terms)).collect()
}

impl PackedRow {
    fn open(self, terms: &[Arc<Terms>]) -> Result<Observation, &'static str> {
        let (span, id, figures, facets, place) = self.who;
        let own = self.terms.and_then(|number| terms.get(number as usize));
        let extra = self.extra.map(|extra| extra.open(terms)).transpose()?;
        Ok(Observation {
            span,
            id,
            figures,
            facets,
            place,
            terms: Arc::clone(own.ok_or("a row has terms that are not there")?),
            extra: extra.map(Box::new),
        })
    }
}

impl PackedExtra {
    fn open(self, terms: &[Arc<Terms>]) -> Result<Extra, &'static str> {
        let (sample_size, rare, suppressed) = self.said;
        let (label, note) = self.words;
        Ok(Extra {
            sample_size,
            rare,
            suppressed,
            label,
            note,
            comparators: opened(self.comparators, terms)?,
        })
    }
}

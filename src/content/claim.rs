//! Claims: what is said of a market, other than pay.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Amount, Id, Per, Period, Place, Prose, SignedAmount};
use crate::source::{Span, Spanned};
use crate::{choice, record};

/// The metrics that every site knows; a site may name more.
pub const METRICS: &[&str] = &[
    "employment",
    "employment-change",
    "openings",
    "openings-change",
    "postings",
    "postings-change",
    "demand",
    "automation-risk",
];

record! { "a claim" =>
    /// What an editor writes of a claim.
    pub(super) struct ClaimKeys {
        /// A name of its own, to be cited.
        pub(super) id: Option<Spanned<Id>>,
        /// What is counted: `employment`, `openings` or `postings`, each also with `-change`;
        /// `demand`; `automation-risk`; or a metric of the site's own.
        pub(super) metric: Spanned<Box<str>>,
        /// What was said: an amount, such as `23%`, or words. A change may be below zero: `-3%`.
        pub(super) value: Spanned<SignedAmount>,
        /// The source's own word, such as “Faster than average”.
        pub(super) label: Option<Box<Spanned<Box<str>>>>,
        /// When it holds.
        pub(super) period: Option<Spanned<Period>>,
        /// Where it holds.
        pub(super) place: Option<Spanned<Place>>,
        /// Of whom it speaks, in words, where it is not the career.
        pub(super) population: Option<Box<Spanned<Box<str>>>>,
        /// `year` for a yearly rate.
        pub(super) per: Option<Spanned<Per>>,
        /// Whether it was observed, projected or estimated.
        pub(super) kind: Option<Spanned<ClaimKind>>,
        /// Where it is from.
        pub(super) source: Option<Spanned<Id>>,
        /// One sentence.
        pub(super) note: Option<Box<Prose>>,
        /// Claims about others; they inherit from this one what they do not say.
        pub(super) comparators: Vec<Spanned<ComparatorKeys>>,
    }
}

record! { "a comparator of a claim" =>
    /// What an editor writes of a claim about others.
    pub(super) struct ComparatorKeys {
        /// A name of its own, to be cited.
        pub(super) id: Option<Spanned<Id>>,
        /// Of whom it speaks, in words.
        pub(super) population: Option<Box<Spanned<Box<str>>>>,
        /// What was said of them, such as `5%`.
        pub(super) value: Spanned<SignedAmount>,
        /// The source's own word.
        pub(super) label: Option<Box<Spanned<Box<str>>>>,
        /// When it holds.
        pub(super) period: Option<Spanned<Period>>,
        /// Where it holds.
        pub(super) place: Option<Spanned<Place>>,
        /// Where it is from.
        pub(super) source: Option<Spanned<Id>>,
        /// One sentence.
        pub(super) note: Option<Box<Prose>>,
    }
}

choice! { "a kind of claim" =>
    /// How a claim is known.
    pub enum ClaimKind {
        /// Somebody computed what will be.
        Projection = "projection",
        /// Somebody counted what was.
        Observed = "observed",
        /// Somebody judged.
        Estimate = "estimate",
    }
}

/// What is said of a market, with all that it inherits.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Claim {
    /// Where its entry stands.
    pub span: Span,
    /// A name of its own, to be cited.
    pub id: Option<Spanned<Id>>,
    /// What is counted; one of [`METRICS`] or of the site's own.
    pub metric: Spanned<Box<str>>,
    /// What was said.
    pub value: Spanned<Amount>,
    /// When it holds.
    pub period: Option<Spanned<Period>>,
    /// Where it holds.
    pub place: Option<Arc<Spanned<Place>>>,
    /// The time that a rate counts by.
    pub per: Option<Spanned<Per>>,
    /// How it is known.
    pub kind: Option<Spanned<ClaimKind>>,
    /// Where it is from.
    pub source: Option<Spanned<Id>>,
    /// The source's own word.
    pub label: Option<Box<Spanned<Box<str>>>>,
    /// Of whom it speaks, where it is not the career.
    pub population: Option<Box<Spanned<Box<str>>>>,
    /// One sentence.
    pub note: Option<Box<Prose>>,
    /// Claims about others; they never count as the career's own.
    pub comparators: Box<[Claim]>,
}

impl Claim {
    pub(super) fn lower(keys: Spanned<ClaimKeys>) -> Self {
        let Spanned { value: keys, span } = keys;
        let mut claim = Self {
            span,
            id: keys.id,
            metric: keys.metric,
            value: keys.value.map(|value| value.0),
            period: keys.period,
            place: keys.place.map(Arc::new),
            per: keys.per,
            kind: keys.kind,
            source: keys.source,
            label: keys.label,
            population: keys.population,
            note: keys.note,
            comparators: Box::default(),
        };
        let others = keys.comparators.into_iter();
        claim.comparators = others.map(|keys| claim.compared(keys)).collect();
        claim
    }

    /// The claim about others that `keys` make of this one.
    fn compared(&self, keys: Spanned<ComparatorKeys>) -> Self {
        let Spanned { value: keys, span } = keys;
        Self {
            span,
            id: keys.id,
            metric: self.metric.clone(),
            value: keys.value.map(|value| value.0),
            period: keys.period.or(self.period),
            place: keys.place.map(Arc::new).or_else(|| self.place.clone()),
            per: self.per,
            kind: self.kind,
            source: keys.source.or_else(|| self.source.clone()),
            label: keys.label,
            population: keys.population.or_else(|| self.population.clone()),
            note: keys.note,
            comparators: Box::default(),
        }
    }

    /// Gives `place` to the claim and its comparators where they name none.
    pub(super) fn settle(&mut self, place: &Arc<Spanned<Place>>) {
        self.place.get_or_insert_with(|| Arc::clone(place));
        for other in &mut self.comparators {
            other.settle(place);
        }
    }
}

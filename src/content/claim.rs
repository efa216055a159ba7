//! Claims: what is said of a market, other than pay.

use super::{Amount, Id, Per, Period, Place, Prose};
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
        /// What was said: an amount, or words.
        pub(super) value: Spanned<Amount>,
        /// The source's own word, such as “Faster than average”.
        pub(super) label: Option<Spanned<Box<str>>>,
        /// When it holds.
        pub(super) period: Option<Spanned<Period>>,
        /// Where it holds.
        pub(super) place: Option<Spanned<Place>>,
        /// Of whom it speaks, in words, where it is not the career.
        pub(super) population: Option<Spanned<Box<str>>>,
        /// `year` for a yearly rate.
        pub(super) per: Option<Spanned<Per>>,
        /// Whether it was observed, projected or estimated.
        pub(super) kind: Option<Spanned<ClaimKind>>,
        /// Where it is from.
        pub(super) source: Option<Spanned<Id>>,
        /// One sentence.
        pub(super) note: Option<Prose>,
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
        pub(super) population: Option<Spanned<Box<str>>>,
        /// What was said of them.
        pub(super) value: Spanned<Amount>,
        /// The source's own word.
        pub(super) label: Option<Spanned<Box<str>>>,
        /// When it holds.
        pub(super) period: Option<Spanned<Period>>,
        /// Where it holds.
        pub(super) place: Option<Spanned<Place>>,
        /// Where it is from.
        pub(super) source: Option<Spanned<Id>>,
        /// One sentence.
        pub(super) note: Option<Prose>,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Where its entry stands.
    pub span: Span,
    /// A name of its own, to be cited.
    pub id: Option<Spanned<Id>>,
    /// What is counted; one of [`METRICS`] or of the site's own.
    pub metric: Spanned<Box<str>>,
    /// What was said.
    pub value: Spanned<Amount>,
    /// The source's own word.
    pub label: Option<Spanned<Box<str>>>,
    /// When it holds.
    pub period: Option<Spanned<Period>>,
    /// Where it holds.
    pub place: Option<Spanned<Place>>,
    /// Of whom it speaks, where it is not the career.
    pub population: Option<Spanned<Box<str>>>,
    /// The time that a rate counts by.
    pub per: Option<Spanned<Per>>,
    /// How it is known.
    pub kind: Option<Spanned<ClaimKind>>,
    /// Where it is from.
    pub source: Option<Spanned<Id>>,
    /// One sentence.
    pub note: Option<Prose>,
    /// Claims about others; they never count as the career's own.
    pub comparators: Vec<Claim>,
}

impl Claim {
    pub(super) fn lower(keys: Spanned<ClaimKeys>) -> Self {
        let ClaimKeys {
            id,
            metric,
            value,
            label,
            period,
            place,
            population,
            per,
            kind,
            source,
            note,
            comparators,
        } = keys.value;
        let mut claim = Self {
            span: keys.span,
            id,
            metric,
            value,
            label,
            period,
            place,
            population,
            per,
            kind,
            source,
            note,
            comparators: Vec::new(),
        };
        let others = comparators.into_iter();
        claim.comparators = others.map(|keys| claim.compared(keys)).collect();
        claim
    }

    /// The claim about others that `keys` make of this one.
    fn compared(&self, keys: Spanned<ComparatorKeys>) -> Self {
        let span = keys.span;
        let keys = keys.value;
        Self {
            span,
            id: keys.id,
            metric: self.metric.clone(),
            value: keys.value,
            label: keys.label,
            period: keys.period.or(self.period),
            place: keys.place.or_else(|| self.place.clone()),
            population: keys.population.or_else(|| self.population.clone()),
            per: self.per,
            kind: self.kind,
            source: keys.source.or_else(|| self.source.clone()),
            note: keys.note,
            comparators: Vec::new(),
        }
    }

    /// Gives `place` to the claim and its comparators where they name none.
    pub(super) fn settle(&mut self, place: &Spanned<Place>) {
        self.place.get_or_insert_with(|| place.clone());
        for other in &mut self.comparators {
            other.settle(place);
        }
    }
}

//! The market: claims about employment, industries that hire, and skills in demand.

use serde::{Deserialize, Serialize};

use crate::content::claim::{Claim, ClaimKeys};
use crate::content::{Amount, Id, Period, Prose};
use crate::record;
use crate::source::Spanned;

record! { Forgive "a section about the market" =>
    /// What an editor writes of the market.
    pub(in crate::content) struct MarketKeys {
        /// What is said of employment, openings, demand and the like.
        pub(in crate::content) claims: Vec<Spanned<ClaimKeys>>,
        /// The industries that hire.
        pub(in crate::content) industries: Vec<IndustryDemand>,
        /// The skills in demand.
        pub(in crate::content) skills: Vec<Spanned<Id>>,
    }
}

/// What is known of the market.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Market {
    /// What is said of employment, openings, demand and the like.
    pub claims: Box<[Claim]>,
    /// The industries that hire.
    pub industries: Vec<IndustryDemand>,
    /// The skills in demand.
    pub skills: Vec<Spanned<Id>>,
}

impl Market {
    pub(in crate::content) fn lower(keys: MarketKeys) -> Self {
        Self {
            claims: keys.claims.into_iter().map(Claim::lower).collect(),
            industries: keys.industries,
            skills: keys.skills,
        }
    }
}

record! { "an industry of the market" =>
    /// An industry that hires.
    #[derive(Deserialize, Serialize)]
    pub struct IndustryDemand {
        /// A name of its own, to be cited.
        pub id: Option<Box<Spanned<Id>>>,
        /// The industry.
        pub industry: Spanned<Id>,
        /// How strongly it hires, in the source's word.
        pub demand: Option<Spanned<Box<str>>>,
        /// Its share of all posts, as a percentage: `12%`.
        pub share: Option<Box<Spanned<Amount>>>,
        /// When that holds: `2024`.
        pub period: Option<Spanned<Period>>,
        /// Where it is from.
        pub source: Option<Box<Spanned<Id>>>,
        /// One sentence.
        pub note: Option<Box<Prose>>,
    }
}

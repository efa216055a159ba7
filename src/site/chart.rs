//! Charts by their names: the figures that prose can place with `chart:by_experience` and the like.

use crate::content::{Career, Group, Payload, Section, SectionKind};

/// Figures of a career that prose can place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chart {
    /// A group of pay.
    Pay(Group),
    /// The claims about the market.
    Claims,
}

/// What prose calls the claims.
const CLAIMS: &str = "claims";

impl Chart {
    /// The chart that prose calls `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let pay = Group::named(name).map(Self::Pay);
        pay.or_else(|| (name == CLAIMS).then_some(Self::Claims))
    }

    /// What prose calls them all, for hints.
    pub(super) fn names() -> impl Iterator<Item = &'static str> + Clone {
        Group::all().map(Group::as_str).chain([CLAIMS])
    }

    /// The section of `career` that has its figures, by its place: the one at `own`, where prose
    /// stands that speaks of them, if it has them, else the first that has.
    #[must_use]
    pub fn section(self, career: &Career, own: Option<usize>) -> Option<usize> {
        let all = 0..career.sections.len();
        let mut sections = own.into_iter().chain(all);
        sections.find(|&at| self.is_in(&career.sections[at]))
    }

    /// The kind of section that has its figures.
    pub(super) fn kind(self) -> SectionKind {
        match self {
            Self::Pay(_) => SectionKind::Salaries,
            Self::Claims => SectionKind::Market,
        }
    }

    fn is_in(self, section: &Section) -> bool {
        match (self, &section.payload) {
            (Self::Pay(group), Payload::Salaries(it)) => !it.group(group).is_empty(),
            (Self::Claims, Payload::Market(it)) => !it.claims.is_empty(),
            _ => false,
        }
    }
}

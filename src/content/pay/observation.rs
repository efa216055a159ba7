//! Pay as it is meant: observations with all that they inherit.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::choice;
use crate::content::{Amount, Currency, Extent, Id, Period, Place, Prose};
use crate::source::{Span, Spanned};

choice! { "an experience" =>
    /// How far in their careers people are.
    pub enum Experience {
        /// In a first post.
        Entry = "entry",
        /// Past the first post.
        Mid = "mid",
        /// With long experience.
        Experienced = "experienced",
        /// In a senior post.
        Senior = "senior",
        /// At the head of an organisation.
        Executive = "executive",
    }
}

choice! { "a unit of time" =>
    /// The time that pay or a rate counts by.
    pub enum Per {
        /// An hour.
        Hour = "hour",
        /// A day.
        Day = "day",
        /// A week.
        Week = "week",
        /// A month.
        Month = "month",
        /// A year.
        Year = "year",
    }
}

choice! { "a kind of pay" =>
    /// What pay includes.
    pub enum PayKind {
        /// Base pay alone.
        Base = "base",
        /// With bonuses, shares and the like.
        Total = "total",
        /// What a client pays to a contractor.
        Fee = "fee",
    }
}

choice! { "a statistic" =>
    /// What a figure is, by its source's word.
    pub enum Statistic {
        /// The source names no statistic.
        Value = "value",
        /// The mean.
        Mean = "mean",
        /// The median.
        Median = "median",
        /// The 10th percentile.
        P10 = "p10",
        /// The 25th percentile.
        P25 = "p25",
        /// The 75th percentile.
        P75 = "p75",
        /// The 90th percentile.
        P90 = "p90",
        /// The least.
        Min = "min",
        /// The most.
        Max = "max",
    }
}

choice! { "a group of pay rows" =>
    /// What the rows of a group differ by.
    pub enum Group {
        /// The career as a whole, or populations in words.
        Overall = "overall",
        /// Experience.
        ByExperience = "by_experience",
        /// Years of experience.
        ByYears = "by_years",
        /// Place.
        ByPlace = "by_place",
        /// Industry.
        ByIndustry = "by_industry",
        /// Kind or size of the employer.
        ByEmployer = "by_employer",
        /// Level of the career.
        ByLevel = "by_level",
    }
}

/// One limit on whom an observation speaks of, besides the place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum Facet {
    /// How far in their careers they are.
    Experience(Experience),
    /// Years of experience.
    Years(Extent),
    /// In which industry.
    Industry(Id),
    /// With what kind of employer, in words.
    Employer(Box<str>),
    /// How many people the employer has.
    Staff(Extent),
    /// At which level of the career.
    Level(Id),
    /// Of whom else, in words.
    Population(Box<str>),
}

/// Where, when, how and from whom: what the rows of a section mostly have in common.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(super) struct Terms {
    pub(super) place: Option<Spanned<Place>>,
    pub(super) currency: Spanned<Currency>,
    pub(super) per: Spanned<Per>,
    pub(super) period: Option<Spanned<Period>>,
    pub(super) pay: Option<Spanned<PayKind>>,
    pub(super) net: Option<Spanned<bool>>,
    pub(super) source: Option<Spanned<Id>>,
}

/// What few rows have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Extra {
    pub(super) sample_size: Option<Spanned<u32>>,
    pub(super) rare: bool,
    pub(super) suppressed: bool,
    pub(super) label: Option<Spanned<Box<str>>>,
    pub(super) note: Option<Prose>,
    pub(super) comparators: Vec<Observation>,
}

/// What one source says of the pay of one group of people, with all that the row inherits. The
/// place of an inherited value is where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// Where its row stands.
    pub span: Span,
    /// A name of its own, to be cited.
    pub id: Option<Spanned<Id>>,
    /// What was said, each statistic once, in the order of [`Statistic`].
    pub figures: Box<[(Statistic, Spanned<Amount>)]>,
    /// Of whom it speaks, besides the place, in the order of [`Facet`].
    pub facets: Box<[Spanned<Facet>]>,
    /// The row's own place; else that of the terms holds.
    pub(super) place: Option<Box<Spanned<Place>>>,
    pub(super) terms: Arc<Terms>,
    pub(super) extra: Option<Box<Extra>>,
}

impl Observation {
    /// What was said as `statistic`.
    #[must_use]
    pub fn figure(&self, statistic: Statistic) -> Option<&Spanned<Amount>> {
        let found = self.figures.iter().find(|(name, _)| *name == statistic);
        found.map(|(_, amount)| amount)
    }

    /// Where it holds.
    #[must_use]
    pub fn place(&self) -> Option<&Spanned<Place>> {
        self.place.as_deref().or(self.terms.place.as_ref())
    }

    /// The currency.
    #[must_use]
    pub fn currency(&self) -> Spanned<Currency> {
        self.terms.currency
    }

    /// The time that is paid for.
    #[must_use]
    pub fn per(&self) -> Spanned<Per> {
        self.terms.per
    }

    /// When it holds.
    #[must_use]
    pub fn period(&self) -> Option<Spanned<Period>> {
        self.terms.period
    }

    /// What the pay includes, if that is said.
    #[must_use]
    pub fn pay(&self) -> Option<Spanned<PayKind>> {
        self.terms.pay
    }

    /// Whether it is what is left after taxes, if that is said.
    #[must_use]
    pub fn net(&self) -> Option<Spanned<bool>> {
        self.terms.net
    }

    /// Where it is from.
    #[must_use]
    pub fn source(&self) -> Option<&Spanned<Id>> {
        self.terms.source.as_ref()
    }

    /// How far in their careers people are.
    #[must_use]
    pub fn experience(&self) -> Option<Experience> {
        self.facets.iter().find_map(|facet| match facet.value {
            Facet::Experience(experience) => Some(experience),
            _ => None,
        })
    }

    /// Years of experience.
    #[must_use]
    pub fn years(&self) -> Option<Extent> {
        self.facets.iter().find_map(|facet| match facet.value {
            Facet::Years(years) => Some(years),
            _ => None,
        })
    }

    /// The industry.
    #[must_use]
    pub fn industry(&self) -> Option<&Id> {
        self.facets.iter().find_map(|facet| match &facet.value {
            Facet::Industry(industry) => Some(industry),
            _ => None,
        })
    }

    /// The kind of employer.
    #[must_use]
    pub fn employer(&self) -> Option<&str> {
        self.facets.iter().find_map(|facet| match &facet.value {
            Facet::Employer(employer) => Some(&**employer),
            _ => None,
        })
    }

    /// How many people the employer has.
    #[must_use]
    pub fn staff(&self) -> Option<Extent> {
        self.facets.iter().find_map(|facet| match facet.value {
            Facet::Staff(staff) => Some(staff),
            _ => None,
        })
    }

    /// The level of the career.
    #[must_use]
    pub fn level(&self) -> Option<&Id> {
        self.facets.iter().find_map(|facet| match &facet.value {
            Facet::Level(level) => Some(level),
            _ => None,
        })
    }

    /// Of whom else it speaks, in words.
    #[must_use]
    pub fn population(&self) -> Option<&str> {
        self.facets.iter().find_map(|facet| match &facet.value {
            Facet::Population(population) => Some(&**population),
            _ => None,
        })
    }

    /// How many people were asked or counted.
    #[must_use]
    pub fn sample_size(&self) -> Option<Spanned<u32>> {
        self.extra.as_ref()?.sample_size
    }

    /// Whether it is an exception that says nothing of the many.
    #[must_use]
    pub fn rare(&self) -> bool {
        self.extra.as_ref().is_some_and(|extra| extra.rare)
    }

    /// Whether the source has a figure and does not publish it.
    #[must_use]
    pub fn suppressed(&self) -> bool {
        self.extra.as_ref().is_some_and(|extra| extra.suppressed)
    }

    /// The source's own word for the row.
    #[must_use]
    pub fn label(&self) -> Option<&Spanned<Box<str>>> {
        self.extra.as_ref()?.label.as_ref()
    }

    /// One sentence.
    #[must_use]
    pub fn note(&self) -> Option<&Prose> {
        self.extra.as_ref()?.note.as_ref()
    }

    /// Observations of others; they never count as the career's own.
    #[must_use]
    pub fn comparators(&self) -> &[Self] {
        self.extra.as_ref().map_or(&[], |extra| &extra.comparators)
    }
}

/// The pay of a career, in the groups that its rows stand in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Salaries {
    /// In the order of [`Group::WORDS`].
    pub(super) groups: [Box<[Observation]>; Group::WORDS.len()],
}

impl Salaries {
    /// The rows of one group, in their order.
    #[must_use]
    pub fn group(&self, group: Group) -> &[Observation] {
        &self.groups[group as usize]
    }

    /// Every row with its group, comparators not included.
    pub fn rows(&self) -> impl Iterator<Item = (Group, &Observation)> {
        Group::all()
            .zip(&self.groups)
            .flat_map(|(group, rows)| rows.iter().map(move |row| (group, row)))
    }
}

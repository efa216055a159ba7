//! A section of a career: what all kinds have in common, and the payload of each.

use serde::{Deserialize, Serialize};

use super::kinds::{
    Areas, CareerPath, EntryRoutes, Market, Requirements, Responsibilities, SoftSkills, Trends,
    WorkEnvironment,
};
use super::{Day, Id, Place, Salaries};
use crate::markdown::Document;
use crate::source::{FileId, Spanned};
use crate::{choice, record};

choice! { "a kind of section", else Article =>
    /// What a section is about.
    pub enum SectionKind {
        /// What people do in the career.
        Responsibilities = "responsibilities",
        /// What somebody needs for it.
        Requirements = "requirements",
        /// The ways into it.
        EntryRoutes = "entry-routes",
        /// Where, when and how people work.
        WorkEnvironment = "work-environment",
        /// How people move on.
        CareerPath = "career-path",
        /// What is known of the market.
        Market = "market",
        /// What it pays.
        Salaries = "salaries",
        /// What is changing.
        Trends = "trends",
        /// The soft skills that it asks for.
        SoftSkills = "soft-skills",
        /// How the work is done well.
        Practices = "practices",
        /// What is difficult about it.
        Challenges = "challenges",
        /// Prose under a title of the site's own.
        Article = "article",
    }
}

record! { Forgive "a section" =>
    /// The keys that every kind of section has.
    #[derive(Deserialize, Serialize)]
    pub struct SectionHead {
        /// What the section is about.
        pub section: Spanned<SectionKind>,
        /// What it is called. An article must have one; any other section that has none is called
        /// what `guidepost.yaml` calls its kind, or else what the theme does.
        pub title: Option<Spanned<Box<str>>>,
        /// Where its figures hold, unless they say otherwise.
        pub place: Option<Spanned<Place>>,
        /// The day of the last review.
        pub reviewed: Option<Spanned<Day>>,
        /// The sources of the prose; a figure names its own.
        pub sources: Vec<Spanned<Id>>,
        /// Whether it is left out unless drafts are built.
        pub draft: bool,
        /// Its place among the sections, such as `3`, the smallest number first, unless the site's
        /// order of kinds is meant.
        pub order: Option<Spanned<u32>>,
    }
}

/// A section of a career.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Section {
    /// Its file.
    pub file: FileId,
    /// The id of its heading on the career's page, which the ids within it begin with.
    pub id: Box<str>,
    /// What all kinds have in common.
    pub head: SectionHead,
    /// What its kind has.
    pub payload: Payload,
    /// Its prose; it is packed by itself, so that data can be opened without it.
    #[serde(skip)]
    pub body: Document,
    /// How much of its frontmatter could be read; rules that need more are held back.
    pub reading: Completeness,
}

/// How much of a section's frontmatter could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Completeness {
    /// All that its kind has.
    Whole,
    /// What its kind has, without values that were reported.
    Part,
    /// Its kind or its place was reported, so that it may be another section than it seems.
    Doubtful,
}

impl Section {
    /// Whether all that its kind has could be read.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.reading == Completeness::Whole
    }

    /// What the section is about.
    #[must_use]
    pub fn kind(&self) -> SectionKind {
        self.head.section.value
    }
}

/// The typed data of a section.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Payload {
    /// What people do in the career.
    Responsibilities(Responsibilities),
    /// What somebody needs for it.
    Requirements(Requirements),
    /// The ways into it.
    EntryRoutes(EntryRoutes),
    /// Where, when and how people work.
    WorkEnvironment(WorkEnvironment),
    /// How people move on.
    CareerPath(CareerPath),
    /// What is known of the market.
    Market(Market),
    /// What it pays.
    Salaries(Salaries),
    /// What is changing.
    Trends(Trends),
    /// The soft skills that it asks for.
    SoftSkills(SoftSkills),
    /// How the work is done well.
    Practices(Areas),
    /// What is difficult about it.
    Challenges(Areas),
    /// Prose only.
    Article,
}

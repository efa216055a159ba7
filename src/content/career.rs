//! A career: what its own page says, and its sections, all open.

use serde::{Deserialize, Serialize};

use super::keys::OneOrMore;
use super::{
    Completeness, Day, Id, Interval, Level, Payload, Place, Prose, Redirect, Section, SectionKind,
};
use crate::markdown::Document;
use crate::source::{FileId, Spanned};
use crate::{choice, record};

record! { Forgive "a career" =>
    /// The frontmatter of `careers/<slug>/index.md`.
    #[derive(Deserialize, Serialize)]
    pub struct CareerHead {
        /// What the career is called.
        pub title: Spanned<Box<str>>,
        /// Other names that people look for.
        pub alternate_titles: Vec<Spanned<Box<str>>>,
        /// One sentence, for cards and descriptions.
        pub summary: Spanned<Box<str>>,
        /// Where its figures hold, unless they say otherwise.
        pub place: Option<Spanned<Place>>,
        /// The industries that it is practised in.
        pub industries: Vec<Spanned<Id>>,
        /// Its codes in the classifications of occupations.
        pub codes: Option<Box<OccupationCodes>>,
        /// How well the codes fit; `none`, and no codes, where none does.
        pub code_match: Option<Spanned<CodeMatch>>,
        /// Other careers that a reader may think of.
        pub related: Vec<Spanned<Related>>,
        /// The day of the last review.
        pub reviewed: Option<Spanned<Day>>,
        /// How often it should be reviewed, if that is not as often as the site says. A review that
        /// is overdue is reported.
        pub review_every: Option<Spanned<Interval>>,
        /// The sources of the prose.
        pub sources: Vec<Spanned<Id>>,
        /// Whether it is left out unless drafts are built.
        pub draft: bool,
        /// Addresses that it had before.
        pub redirect_from: Vec<Spanned<Redirect>>,
    }
}

impl CareerHead {
    /// What is gone on with where nothing could be read.
    pub(super) fn stand_in(title: Spanned<Box<str>>) -> Self {
        let summary = Spanned::new("".into(), title.span);
        Self {
            title,
            alternate_titles: Vec::new(),
            summary,
            place: None,
            industries: Vec::new(),
            codes: None,
            code_match: None,
            related: Vec::new(),
            reviewed: None,
            review_every: None,
            sources: Vec::new(),
            draft: false,
            redirect_from: Vec::new(),
        }
    }
}

record! { "`codes`" =>
    /// The codes of an occupation, each one or several.
    #[derive(Deserialize, Serialize)]
    pub struct OccupationCodes {
        /// O*NET-SOC: `15-2051.00`.
        pub onet_soc: Option<OneOrMore>,
        /// U.S. Standard Occupational Classification 2018: `15-2051`.
        pub soc_2018: Option<OneOrMore>,
        /// International Standard Classification of Occupations 2008: `2120`.
        pub isco_08: Option<OneOrMore>,
        /// European Skills, Competences, Qualifications and Occupations: a URI.
        pub esco: Option<OneOrMore>,
        /// UK Standard Occupational Classification 2020: `2134`.
        pub uk_soc_2020: Option<OneOrMore>,
        /// Klassifikation der Berufe 2010: `43414`.
        pub kldb_2010: Option<OneOrMore>,
        /// Répertoire opérationnel des métiers et des emplois, version 4: `M1405`.
        pub rome_4: Option<OneOrMore>,
        /// National Occupational Classification of Canada 2021: `21211`.
        pub noc_2021: Option<OneOrMore>,
        /// National Classification of Occupations of India 2015: `2511.0100`.
        pub nco_2015: Option<OneOrMore>,
    }
}

impl OccupationCodes {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self {
            onet_soc,
            soc_2018,
            isco_08,
            esco,
            uk_soc_2020,
            kldb_2010,
            rome_4,
            noc_2021,
            nco_2015,
        } = self;
        let all = [
            onet_soc,
            soc_2018,
            isco_08,
            esco,
            uk_soc_2020,
            kldb_2010,
            rome_4,
            noc_2021,
            nco_2015,
        ];
        all.iter().all(|codes| codes.is_none())
    }
}

choice! { "a way that codes fit" =>
    /// How well an occupation's codes fit the career.
    pub enum CodeMatch {
        /// The code means this career.
        Exact = "exact",
        /// The code means nearly this career.
        Close = "close",
        /// The code means more than this career.
        Broad = "broad",
        /// No code fits.
        None = "none",
    }
}

record! { "a related career" =>
    /// Another career, of the guide or of none.
    #[derive(Deserialize, Serialize)]
    pub struct Related {
        /// Its slug, if it is in the guide.
        pub career: Option<Spanned<Id>>,
        /// Its name, if it is not.
        pub title: Option<Spanned<Box<str>>>,
        /// How it is related.
        pub relation: Spanned<Relation>,
        /// What differs, in one sentence.
        pub note: Option<Prose>,
    }
}

choice! { "a relation" =>
    /// How a career is related to another.
    pub enum Relation {
        /// The work is alike.
        Similar = "similar",
        /// The two work together.
        WorksWith = "works-with",
        /// People go on to it.
        LeadsTo = "leads-to",
        /// People come from it.
        ComesFrom = "comes-from",
    }
}

/// A career with its sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Career {
    /// The name of its folder, and its address.
    pub slug: Id,
    /// Its `index.md`.
    pub file: FileId,
    /// What its `index.md` says.
    pub head: CareerHead,
    /// The overview.
    pub body: Document,
    /// Whether all of the frontmatter of its `index.md` could be read.
    pub(super) complete: bool,
    /// Whether there are sections that could not be read at all.
    pub(super) unread: bool,
    /// Its sections, in the order of their files; a site puts them in the order of its page.
    pub sections: Vec<Section>,
}

impl Career {
    /// Its sections of one kind: one for each place, or any number of articles.
    pub fn sections_of(&self, kind: SectionKind) -> impl Iterator<Item = &Section> {
        self.sections
            .iter()
            .filter(move |section| section.kind() == kind)
    }

    /// Whether all of its `index.md` could be read. Where it could not, nothing is said of what it
    /// lacks.
    #[must_use]
    pub fn has_whole_index(&self) -> bool {
        self.complete
    }

    /// Whether all there is of a kind of section could be read. Where it could not, what is
    /// missing from it is not reported.
    #[must_use]
    pub fn complete(&self, kind: SectionKind) -> bool {
        let sections = self.sections.iter();
        let sections = sections.map(|section| (section.kind(), section.reading));
        complete(self.unread, sections, kind)
    }

    /// What its level called `id` is called; its id where the career does not have it.
    #[must_use]
    pub fn level_title<'a>(&'a self, id: &'a Id) -> &'a str {
        let level = self.level(id);
        level.map_or(id.as_str(), |level| &level.title.value)
    }

    fn level(&self, id: &Id) -> Option<&Level> {
        let levels = self
            .sections
            .iter()
            .flat_map(|section| match &section.payload {
                Payload::CareerPath(it) => it.levels.as_slice(),
                _ => &[],
            });
        levels.into_iter().find(|level| level.id.value == *id)
    }
}

/// Whether all there is of a kind could be read, by what each section is and how it was read;
/// `unread` says whether there are more, of which nothing could be read.
pub(super) fn complete(
    unread: bool,
    mut sections: impl Iterator<Item = (SectionKind, Completeness)>,
    kind: SectionKind,
) -> bool {
    !unread
        && sections.all(|(other, reading)| match reading {
            Completeness::Whole => true,
            Completeness::Part => other != kind,
            Completeness::Doubtful => false,
        })
}

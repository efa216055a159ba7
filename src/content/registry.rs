//! The registries: sources, skills and industries, each a map keyed by id.

use std::collections::{BTreeMap, BTreeSet};

use super::keys::{OneOrMore, map_of};
use super::{Day, Id, Link, Moment};
use crate::diagnostics::Diagnostics;
use crate::source::Spanned;
use crate::yaml::{Content, Decode, Node, Shape};
use crate::{choice, record};

record! { Forgive "a source" =>
    /// Where figures or prose come from.
    pub struct Source {
        /// What it is called.
        pub title: Spanned<Box<str>>,
        /// Who published it.
        pub publisher: Option<Spanned<Box<str>>>,
        /// What kind of publication it is.
        pub kind: Option<Spanned<SourceKind>>,
        /// Where it can be read.
        pub url: Option<Spanned<Link>>,
        /// When it was published: a year, a month or a day.
        pub published: Option<Spanned<Moment>>,
        /// The day on which its figures were taken over.
        pub retrieved: Option<Spanned<Day>>,
        /// The licence that it is under.
        pub licence: Option<Spanned<Box<str>>>,
        /// The sentence that the licence asks for; it is shown wherever the source is used.
        pub attribution: Option<Spanned<Box<str>>>,
        /// The source that takes its place.
        pub superseded_by: Option<Spanned<Id>>,
    }
}

choice! { "a kind of source" =>
    /// What kind of publication a source is.
    pub enum SourceKind {
        /// Figures of a statistical office or ministry.
        OfficialStatistics = "official-statistics",
        /// People or employers were asked.
        Survey = "survey",
        /// Advertisements for posts were counted.
        JobAds = "job-ads",
        /// An employer says it of its own posts.
        Employer = "employer",
        /// Somebody's judgement.
        Editorial = "editorial",
        /// Passed on at second hand.
        Secondary = "secondary",
    }
}

record! { Forgive "a skill" =>
    /// Something that a career asks for.
    pub struct Skill {
        /// What it is called.
        pub name: Spanned<Box<str>>,
        /// The group that it belongs to, such as `programming-language`.
        pub category: Option<Spanned<Id>>,
        /// Other names that people look for.
        pub aliases: Vec<Spanned<Box<str>>>,
        /// Its codes in other classifications.
        pub codes: Option<SkillCodes>,
        /// One sentence in plain words.
        pub description: Option<Spanned<Box<str>>>,
        /// What each step of the site's scale means for this skill.
        pub proficiency: Option<Steps>,
    }
}

record! { "`codes`" =>
    /// The codes of a skill in other classifications.
    pub struct SkillCodes {
        /// European Skills, Competences, Qualifications and Occupations: a URI.
        pub esco: Option<OneOrMore>,
        /// The element of the O*NET content model.
        pub onet: Option<OneOrMore>,
    }
}

record! { Forgive "an industry" =>
    /// A field that a career is practised in.
    pub struct Industry {
        /// What it is called.
        pub name: Spanned<Box<str>>,
        /// Other names that people look for.
        pub aliases: Vec<Spanned<Box<str>>>,
        /// Its codes in other classifications.
        pub codes: Option<IndustryCodes>,
    }
}

record! { "`codes`" =>
    /// The codes of an industry in other classifications.
    pub struct IndustryCodes {
        /// International Standard Industrial Classification.
        pub isic: Option<OneOrMore>,
        /// North American Industry Classification System.
        pub naics: Option<OneOrMore>,
        /// Statistical classification of economic activities in the European Community.
        pub nace: Option<OneOrMore>,
    }
}

/// A text for each step of a scale, in the order that they were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steps(pub Vec<(Spanned<Id>, Box<str>)>);

impl Decode for Steps {
    fn shape() -> Shape {
        Shape::Map(Box::new(<Box<str>>::shape()))
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        map_of(node, "a map of steps", found).map(Self)
    }
}

/// The entries of one registry file, by id.
///
/// It knows every id of the file, those whose entry could not be read included, and where the file
/// itself could not be read it knows any id: what refers to them is not reported as well.
#[derive(Clone, Debug)]
pub struct Registry<T> {
    entries: BTreeMap<Id, Spanned<T>>,
    known: BTreeSet<Box<str>>,
    unread: bool,
}

impl<T> Default for Registry<T> {
    fn default() -> Self {
        Self {
            entries: BTreeMap::new(),
            known: BTreeSet::new(),
            unread: false,
        }
    }
}

impl<T: Decode> Registry<T> {
    /// Reads a registry from the root of its file.
    #[must_use]
    pub fn read(node: &Node, found: &mut Diagnostics) -> Self {
        let known = match &node.content {
            Content::Map(entries) => entries
                .iter()
                .map(|entry| entry.key.value.clone())
                .collect(),
            Content::Scalar(_) | Content::List(_) => return Self::refused(node, found),
        };
        let entries = map_of(node, "a map of ids", found).unwrap_or_default();
        let entries = entries
            .into_iter()
            .map(|(id, value)| (id.value, Spanned::new(value, id.span)));
        Self {
            entries: entries.collect(),
            known,
            unread: false,
        }
    }

    fn refused(node: &Node, found: &mut Diagnostics) -> Self {
        map_of::<T>(node, "a map of ids", found);
        Self::unread()
    }
}

impl<T> Registry<T> {
    /// The registry of a file that could not be read.
    #[must_use]
    pub fn unread() -> Self {
        Self {
            unread: true,
            ..Self::default()
        }
    }

    /// The entry called `id`, with the place of its id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Spanned<T>> {
        self.entries.get(id)
    }

    /// Whether `id` may be referred to: the file has an entry of that name, readable or not, or
    /// could not be read at all.
    #[must_use]
    pub fn knows(&self, id: &str) -> bool {
        self.unread || self.known.contains(id)
    }

    /// The ids of the file, for hints.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.known.iter().map(|id| &**id)
    }

    /// The entries, ordered by id.
    pub fn iter(&self) -> impl Iterator<Item = (&Id, &Spanned<T>)> {
        self.entries.iter()
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

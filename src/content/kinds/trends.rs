//! Trends, and soft skills.

use serde::{Deserialize, Serialize};

use crate::content::{Id, Moment, Prose};
use crate::diagnostics::Diagnostics;
use crate::source::Spanned;
use crate::yaml::{Content, Decode, Node, Shape};
use crate::{choice, record};

record! { Forgive "a section of trends" =>
    /// What is changing in the career.
    #[derive(Deserialize, Serialize)]
    pub struct Trends {
        /// The trends.
        pub items: Vec<Trend>,
    }
}

record! { "a trend" =>
    /// Something that is changing.
    #[derive(Deserialize, Serialize)]
    pub struct Trend {
        /// A name of its own, to be cited.
        pub id: Option<Box<Spanned<Id>>>,
        /// What it is called.
        pub title: Spanned<Box<str>>,
        /// Where it goes.
        pub direction: Option<Spanned<Direction>>,
        /// Since when: a year, a month or a day.
        pub since: Option<Spanned<Moment>>,
        /// One sentence.
        pub note: Option<Box<Prose>>,
    }
}

choice! { "a direction" =>
    /// Where a trend goes.
    pub enum Direction {
        /// There is more of it.
        Rising = "rising",
        /// There is less of it.
        Falling = "falling",
        /// It stays as it is.
        Steady = "steady",
        /// It has just begun.
        New = "new",
    }
}

record! { Forgive "a section of soft skills" =>
    /// The soft skills that the career asks for.
    #[derive(Deserialize, Serialize)]
    pub struct SoftSkills {
        /// Skills by their ids, or by a title where the guide has none.
        pub items: Vec<SoftSkill>,
    }
}

/// A soft skill of the registry, or one with a title only.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum SoftSkill {
    /// A skill of the registry.
    Skill(Spanned<Id>),
    /// A skill that the registry does not have.
    Titled(TitledSkill),
}

record! { "a soft skill" =>
    /// A soft skill that the registry does not have.
    #[derive(Deserialize, Serialize)]
    pub struct TitledSkill {
        /// A name of its own, to be cited.
        pub id: Option<Box<Spanned<Id>>>,
        /// What it is called.
        pub title: Spanned<Box<str>>,
        /// One sentence.
        pub note: Option<Box<Prose>>,
    }
}

impl Decode for SoftSkill {
    fn shape() -> Shape {
        Shape::Either(vec![Id::shape(), TitledSkill::shape()])
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        match &node.content {
            Content::Map(_) => TitledSkill::decode(node, found).map(Self::Titled),
            Content::Scalar(_) | Content::List(_) => Spanned::decode(node, found).map(Self::Skill),
        }
    }
}

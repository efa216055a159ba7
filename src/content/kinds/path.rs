//! The career path: its levels, the specialisations beside them, and the ways out.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::content::{Id, Prose};
use crate::source::Spanned;
use crate::{choice, record};

record! { Forgive "a section about the career path" =>
    /// How people move on.
    #[derive(Deserialize, Serialize)]
    pub struct CareerPath {
        /// The steps of the career, from the first up.
        pub levels: Vec<Level>,
        /// Narrower fields within the career.
        pub specialisations: Vec<Specialisation>,
        /// Ways that leave the ladder.
        pub transitions: Vec<Spanned<Transition>>,
    }
}

impl CareerPath {
    /// For each level, the index of the one that it follows: the one it names, or the one above
    /// it. `None` for the first, and where the name is no level.
    #[must_use]
    pub fn befores(&self) -> Vec<Option<usize>> {
        let mut places = HashMap::new();
        for (index, level) in self.levels.iter().enumerate() {
            places.entry(&level.id.value).or_insert(index);
        }
        let levels = self.levels.iter().enumerate();
        levels
            .map(|(index, level)| match &level.after {
                Some(after) => places.get(&after.value).copied(),
                None => index.checked_sub(1),
            })
            .collect()
    }
}

record! { "a level" =>
    /// A step of the career.
    #[derive(Deserialize, Serialize)]
    pub struct Level {
        /// The name by which other entries refer to it.
        pub id: Spanned<Id>,
        /// What it is called.
        pub title: Spanned<Box<str>>,
        /// Titles of posts at this level.
        pub roles: Vec<Spanned<Box<str>>>,
        /// What it adds to the level before, each in one sentence.
        pub tasks: Vec<Prose>,
        /// The level before, unless it is the one above.
        pub after: Option<Box<Spanned<Id>>>,
        /// One sentence.
        pub note: Option<Box<Prose>>,
    }
}

record! { "a specialisation" =>
    /// A narrower field within the career.
    #[derive(Deserialize, Serialize)]
    pub struct Specialisation {
        /// A name of its own, to be cited.
        pub id: Option<Box<Spanned<Id>>>,
        /// What it is called.
        pub title: Spanned<Box<str>>,
        /// What it concentrates on.
        pub focus: Option<Prose>,
        /// The level from which people enter it.
        pub after: Option<Box<Spanned<Id>>>,
    }
}

record! { "a transition" =>
    /// A way that leaves the ladder.
    #[derive(Deserialize, Serialize)]
    pub struct Transition {
        /// A name of its own, to be cited.
        pub id: Option<Box<Spanned<Id>>>,
        /// What kind of move it is.
        pub kind: Spanned<TransitionKind>,
        /// The career that it leads to, if it is in the guide.
        pub career: Option<Box<Spanned<Id>>>,
        /// What it leads to, if it is not.
        pub title: Option<Spanned<Box<str>>>,
        /// The level from which people make it.
        pub after: Option<Box<Spanned<Id>>>,
        /// One sentence.
        pub note: Option<Box<Prose>>,
    }
}

choice! { "a kind of transition" =>
    /// What kind of move a transition is.
    pub enum TransitionKind {
        /// To another career of like standing.
        Lateral = "lateral",
        /// To a career that stands above.
        Promotion = "promotion",
        /// To a business of one's own.
        Entrepreneurship = "entrepreneurship",
    }
}

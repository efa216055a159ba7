//! Areas: titled lists of tasks (`responsibilities`) or of points (`practices`, `challenges`).

use serde::{Deserialize, Serialize};

use crate::content::{Id, Prose};
use crate::record;
use crate::source::Spanned;

record! { Forgive "a section of responsibilities" =>
    /// What people do in the career.
    #[derive(Deserialize, Serialize)]
    pub struct Responsibilities {
        /// The areas of work, each with its tasks.
        pub areas: Vec<TaskArea>,
    }
}

record! { "an area of work" =>
    /// A part of the work.
    #[derive(Deserialize, Serialize)]
    pub struct TaskArea {
        /// A name of its own, to be cited.
        pub id: Option<Box<Spanned<Id>>>,
        /// What it is called.
        pub title: Spanned<Box<str>>,
        /// What is done, each in one sentence.
        pub tasks: Vec<Prose>,
        /// The level that it belongs to, unless it belongs to all.
        pub level: Option<Box<Spanned<Id>>>,
    }
}

record! { Forgive "a section of areas" =>
    /// Good practices, or common challenges.
    #[derive(Deserialize, Serialize)]
    pub struct Areas {
        /// The areas, each with its points.
        pub areas: Vec<PointArea>,
    }
}

record! { "an area" =>
    /// One practice or challenge.
    #[derive(Deserialize, Serialize)]
    pub struct PointArea {
        /// A name of its own, to be cited.
        pub id: Option<Box<Spanned<Id>>>,
        /// What it is called.
        pub title: Spanned<Box<str>>,
        /// Its points, each in one sentence.
        pub points: Vec<Prose>,
    }
}

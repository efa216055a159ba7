//! Ways into a career, and the conditions that it is practised under.

use serde::{Deserialize, Serialize};

use crate::content::{Amount, Id, Prose, Takes};
use crate::source::Spanned;
use crate::{choice, record};

record! { Forgive "a section of entry routes" =>
    /// The ways into the career.
    #[derive(Deserialize, Serialize)]
    pub struct EntryRoutes {
        /// The routes.
        pub routes: Vec<Route>,
    }
}

record! { "an entry route" =>
    /// One way into the career.
    #[derive(Deserialize, Serialize)]
    pub struct Route {
        /// A name of its own, to be cited.
        pub id: Option<Box<Spanned<Id>>>,
        /// What kind of route it is.
        pub kind: Spanned<RouteKind>,
        /// What it is called, where its kind does not say enough.
        pub title: Option<Spanned<Box<str>>>,
        /// What is studied or learned on the way.
        pub study: Vec<Spanned<Box<str>>>,
        /// What is asked for at its beginning, each in one sentence.
        pub needs: Vec<Prose>,
        /// How long it takes: `P3Y`, or from one length to another `P3Y..P4Y`.
        pub takes: Option<Spanned<Takes>>,
        /// One sentence.
        pub note: Option<Box<Prose>>,
    }
}

choice! { "a kind of route" =>
    /// What kind of route it is.
    pub enum RouteKind {
        /// Study at a university.
        University = "university",
        /// A course at a college or school.
        College = "college",
        /// Learning at work, with an agreement.
        Apprenticeship = "apprenticeship",
        /// Moving up from other work.
        Work = "work",
        /// Unpaid work that leads to paid work.
        Volunteering = "volunteering",
        /// Applying without any of these.
        Direct = "direct",
        /// Anything else.
        Other = "other",
    }
}

record! { Forgive "a section about the work environment" =>
    /// Where, when and how people work.
    #[derive(Deserialize, Serialize)]
    pub struct WorkEnvironment {
        /// Hours a week: `37..42`.
        pub hours: Option<Spanned<Amount>>,
        /// Where `hours` is from.
        pub source: Option<Spanned<Id>>,
        /// When people work, where that is out of the ordinary.
        pub schedule: Vec<Spanned<Schedule>>,
        /// Where people work: an office, a hospital, a building site.
        pub settings: Vec<Spanned<Box<str>>>,
        /// What the work asks of body and mind, each in one sentence.
        pub demands: Vec<Prose>,
    }
}

choice! { "a schedule" =>
    /// When people work.
    pub enum Schedule {
        /// The same hours on working days.
        Regular = "regular",
        /// Hours that people choose within limits.
        Flexible = "flexible",
        /// Fewer hours than others.
        PartTime = "part-time",
        /// Changing blocks of hours.
        Shifts = "shifts",
        /// Evenings.
        Evenings = "evenings",
        /// Nights.
        Nights = "nights",
        /// Weekends.
        Weekends = "weekends",
        /// Public holidays.
        Holidays = "holidays",
        /// At hand to be called.
        OnCall = "on-call",
        /// More hours than agreed.
        Overtime = "overtime",
        /// Parts of the year only.
        Seasonal = "seasonal",
        /// Hours that change from week to week.
        Irregular = "irregular",
        /// Nights away from home.
        Travel = "travel",
        /// From home, in whole or in part.
        Remote = "remote",
    }
}

//! Floor 5: what an editor writes, as typed data.
//!
//! Each kind's keys are declared once, as a [`record!`](crate::record), for reading, hints, the
//! reference and the schema. This module knows nothing of templates, addresses or pages, and
//! reads no file: it is handed texts.
//!
//! A [`Career`] is whole while it is read, checked or shown. A [`Guide`] keeps a [`CareerEntry`] of
//! each: what others ask of it, and the whole of it packed into bytes.

mod career;
mod check;
mod claim;
mod entry;
mod folder;
mod guide;
mod keys;
mod kinds;
mod layout;
mod page;
mod pay;
mod prose;
mod read;
mod reference;
mod registry;
mod section;
#[cfg(test)]
mod testing;

pub use crate::scalar::{
    Amount, Bound, Currency, Day, Extent, Id, Interval, Link, Moment, Month, Period, Place, Prose,
    Redirect, SignedAmount, Takes, Unit,
};
pub use career::{Career, CareerHead, CodeMatch, OccupationCodes, Related, Relation};
pub use check::{Rules, SCALE, check, check_career, check_rest};
pub use claim::{Claim, ClaimKind, METRICS};
pub use entry::{CareerEntry, Damaged, SectionEntry};
pub use folder::Folder;
pub use guide::Guide;
pub use keys::OneOrMore;
pub use kinds::{
    AnySkill, Areas, CareerPath, Condition, ConditionKind, DetailedSkill, Direction, Education,
    EntryRoutes, IndustryDemand, Level, Market, Need, PointArea, Proficiency, RequiredSkill,
    Requirements, Responsibilities, Route, RouteKind, Schedule, SkillEntry, SkillGroup, SoftSkill,
    SoftSkills, Specialisation, TaskArea, TitledSkill, Transition, TransitionKind, Trend, Trends,
    WorkEnvironment,
};
pub use layout::{Slot, Surveyed, by_folder, survey};
pub use page::{Page, PageHead};
pub use pay::{Experience, Facet, Group, Observation, PayKind, Per, Salaries, Statistic};
pub use read::{CareerFile, ContentFile, FileText, Reading, read};
pub use reference::{Documented, Role, reference};
pub use registry::{
    Industry, IndustryCodes, Registry, Skill, SkillCodes, Source, SourceKind, Steps,
};
pub use section::{Completeness, Payload, Section, SectionHead, SectionKind};

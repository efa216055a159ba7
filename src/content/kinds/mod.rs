//! The payloads of the kinds of section, one file for kinds that are alike.
//!
//! Pay and claims have rooms of their own.

mod areas;
mod market;
mod path;
mod requirements;
mod routes;
mod trends;

pub use areas::{Areas, PointArea, Responsibilities, TaskArea};
pub(super) use market::MarketKeys;
pub use market::{IndustryDemand, Market};
pub use path::{CareerPath, Level, Specialisation, Transition, TransitionKind};
pub use requirements::{
    AnySkill, Condition, ConditionKind, DetailedSkill, Education, Need, Proficiency, RequiredSkill,
    Requirements, SkillEntry, SkillGroup,
};
pub use routes::{EntryRoutes, Route, RouteKind, Schedule, WorkEnvironment};
pub use trends::{Direction, SoftSkill, SoftSkills, TitledSkill, Trend, Trends};

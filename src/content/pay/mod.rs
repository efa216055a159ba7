//! Pay: what was said of it, of whom, when, where and how.
//!
//! What an editor writes (`row`) and what it means (`observation`) are two types: the second has
//! everything that the first inherits, and is small, since a site holds hundreds of thousands.

mod lower;
mod observation;
mod packed;
mod row;

pub use observation::{Experience, Facet, Group, Observation, PayKind, Per, Salaries, Statistic};
pub(super) use row::SalaryKeys;
use row::{PayDefaults, PayRow};

//! Floor 4: what an editor writes, as typed data.
//!
//! Only the scalars stand here so far. The records (career, sections, pay, claims, registries) are
//! made of them, and come next; this module will know nothing of templates, files or pages.

mod amount;
mod codes;
mod period;
mod place;

pub use amount::{Amount, Bound, Unit};
pub use period::{Month, Period};
pub use place::{Currency, Place};

pub use crate::yaml::{Day, Id, Interval};

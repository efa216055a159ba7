//! The scalars: values with a form of their own, each read from its source text by its own rules.

mod amount;
mod codes;
mod extent;
mod link;
mod moment;
mod period;
mod place;
mod prose;
mod redirect;

pub use amount::{Amount, Bound, Unit};
pub use extent::Extent;
pub use link::Link;
pub use moment::{Moment, Takes};
pub use period::{Month, Period};
pub use place::{Currency, Place};
pub use prose::Prose;
pub use redirect::Redirect;

pub use crate::yaml::{Day, Id, Interval};

//! Floor 3: scalars with a form of their own, each read from its source text by its own rules.
//!
//! The configuration and the content share them. Nothing here knows a key.

mod amount;
mod codes;
mod date;
mod extent;
mod id;
mod link;
mod moment;
mod period;
mod place;
mod prose;
mod redirect;

pub use amount::{Amount, Bound, Unit};
pub use date::{Day, Interval};
pub use extent::Extent;
pub use id::Id;
pub use link::Link;
pub use moment::{Moment, Takes};
pub use period::{Month, Period};
pub use place::{Currency, Place};
pub use prose::Prose;
pub use redirect::Redirect;

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
mod packed;
mod period;
mod place;
mod prose;
mod redirect;

pub use amount::{Amount, Bound, SignedAmount, Unit};
pub use date::{Day, Interval};
pub use extent::Extent;
pub use id::Id;
pub use link::Link;
pub use moment::{Moment, Takes};
pub use period::{Month, Period};
pub use place::{Currency, Place};
pub use prose::Prose;
pub use redirect::Redirect;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::testing::check_forms;

    #[test]
    fn every_form_of_the_reference_is_read() {
        check_forms::<Amount>();
        check_forms::<Day>();
        check_forms::<Interval>();
        check_forms::<Extent>();
        check_forms::<Id>();
        check_forms::<Link>();
        check_forms::<Moment>();
        check_forms::<Takes>();
        check_forms::<Period>();
        check_forms::<Currency>();
        check_forms::<Place>();
        check_forms::<Prose>();
        check_forms::<Redirect>();
        check_forms::<Box<str>>();
        check_forms::<u32>();
    }
}

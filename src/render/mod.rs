//! Floor 6: from a finished [`Site`](crate::site) to what templates are handed, and to pages.
//!
//! A template sees only the view that it is handed. Nothing here decides what is true or where a
//! page lies: that is `site`'s.

mod view;
pub mod views;

pub use view::{Html, Shared, View, ViewField, ViewShape, insert_field};

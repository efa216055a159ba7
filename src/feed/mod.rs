//! Floor 7: what a site says to machines about its pages: sitemap, Atom feed and `robots.txt`.
//!
//! The first two name absolute addresses, so that they are made only where the site has a
//! `base_url`.
//! They are functions of what they are given: nothing here looks into the site or at a clock.

mod atom;
mod sitemap;
mod xml;

pub use atom::{Entry, Feed, atom};
pub use sitemap::{Listed, MAX_LISTED, robots, sitemaps};

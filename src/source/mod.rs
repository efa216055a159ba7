//! Floor 0: the bytes that a site is made of, and where in them a value stood.
//!
//! Everything that Guidepost reads comes through a [`SourceStore`]; nothing else in the library
//! opens a file. This module does not know what a file means: no YAML, no Markdown, no rules.

mod path;
mod percent;
mod picture;
mod span;
mod store;
mod tree;

pub use path::{PathError, SitePath};
pub use percent::{percent_decode, percent_encode};
pub use picture::{PICTURES, is_picture, picture_size};
pub use span::{FileId, LineColumn, LineIndex, Span, Spanned};
pub use store::{
    DiskStore, Fault, FaultyStore, ListProblem, Listing, MemoryStore, ReadError, SourceStore,
    reason,
};
pub use tree::{SourceTree, Text, TextError};

//! Floor 2: YAML as a tree of nodes, every key and value with its place.
//!
//! A scalar keeps its source text, and the field that it belongs to parses it: YAML's own guesses
//! (`0110` as 72, `no` as false, `267113.70` as 267113.7) are never made. Nothing here knows a
//! field of the content model: records are declared where their meaning is, with [`record!`](crate::record).

mod decode;
mod frontmatter;
mod node;
mod read;
mod record;
mod schema;
mod syntax;

pub use decode::{Decode, Mistake, Shape, hint, nearest, parsed, scalar, word};
pub use frontmatter::{Frontmatter, split};
pub use node::{Content, Entry, Node, Scalar};
pub use read::{MAX_DEPTH, read};
pub use record::{DecodeField, Field, MapReader, Record, Slips};
pub use schema::Schemas;

#[cfg(test)]
pub(crate) mod testing;

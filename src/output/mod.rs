//! Floor 1: the only door through which a site is written.
//!
//! A build opens a [`Stage`], puts every file of the site into it from as many threads as it
//! likes, and commits. Until the commit's record lies on the disk nothing of the site has changed;
//! from then on the commit is finished, if not by this process then by the next. The manifest in
//! `.guidepost/` says which files of the folder are Guidepost's; no other file is ever touched.
//!
//! It withstands a process that is killed, not a machine that loses power: nothing is flushed to
//! the disk. There is no lock either; two builds into one folder at one time disturb each other.
//!
//! This module does not know what a file means, and it makes no bytes of a site itself.

mod commit;
mod error;
mod manifest;
mod memory;
mod path;
mod stage;
mod store;
#[cfg(test)]
mod tests;

pub use commit::{Recovery, recover};
pub use error::OutputError;
pub use memory::{Fault, FaultyStore, MemoryStore};
pub use path::{OutputPath, OutputPathError};
pub use stage::{Overwrite, Stage, Summary};
pub use store::{DiskStore, Entry, OutputStore};

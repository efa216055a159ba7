//! Floor 1: the only door through which a site is written.
//!
//! A build opens a [`Stage`], puts every file of the site into it from as many threads as it
//! likes, and commits. Until the commit's record lies on the disk nothing of the site has changed;
//! from then on the commit is finished, if not by this process then by the next. The manifest in
//! `.guidepost/` says which files of the folder are Guidepost's; no other file is ever touched.
//!
//! What could fail for want of room is done before the record is written: the files are staged and
//! the new folders made. After it come renames and removals, which take none.
//!
//! One process at a time writes to a folder; the lock that says so ends with the process, however
//! that ends.
//!
//! A process that is killed leaves every file whole. A machine that loses power need not: only the
//! record and the manifest are flushed to the disk, for flushing every file was measured to take
//! from three to twenty times as long as writing it (1,500 files on ext4: 20 ms to write them, 70 ms
//! to flush them with 16 threads, 360 ms with one; much more on a disk that turns). So files of a
//! build that ended within the last seconds may then be empty. None of them replaces a good one when
//! an interrupted commit is finished, and the next build sees by their lengths which are to be
//! written again.
//!
//! This module does not know what a file means, and it makes no bytes of a site itself.

mod commit;
mod error;
mod lock;
mod manifest;
mod memory;
mod path;
mod pieces;
mod stage;
mod store;
#[cfg(test)]
mod tests;

pub use commit::{Recovery, recover};
pub use error::OutputError;
pub use lock::Lock;
pub use memory::{Fault, FaultyStore, MemoryStore};
pub use path::{OutputPath, OutputPathError};
pub use stage::{Overwrite, Stage, Summary};
pub use store::{DiskStore, Entry, OutputStore};

//! The lock that keeps two processes from writing to one output folder at a time.
//!
//! It is the operating system's own, on an open file: it ends with the process that holds it. This
//! file does not wait for a lock; whoever finds it held is told so.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

use super::OutputError;

/// The right to write to an output folder, until it is dropped.
///
/// It holds no file where there is nobody to be kept out: in memory; or where no lock can be had:
/// on network disks that have none, and where nothing can be written, which the first write
/// reports better.
#[derive(Debug, Default)]
#[must_use = "the lock ends when it is dropped"]
pub struct Lock {
    _file: Option<File>,
}

impl Lock {
    /// Locks the file at `path`, which is made if it is not there.
    ///
    /// # Errors
    /// [`OutputError::Busy`] where another process holds the lock.
    pub(super) fn take(path: &Path) -> Result<Self, OutputError> {
        let Ok(file) = open(path) else {
            return Ok(Self::default());
        };
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: Some(file) }),
            Err(TryLockError::WouldBlock) => Err(OutputError::Busy),
            Err(TryLockError::Error(_)) => Ok(Self::default()),
        }
    }
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    let options = options.read(true).write(true).create(true).truncate(false);
    // Another user's file can be locked as well as one's own.
    options.open(path).or_else(|_| File::open(path))
}

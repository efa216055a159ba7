//! What can go wrong while a site is written: the environment's failures, never the content's.

use std::fmt;

use super::OutputPath;

/// Why the output could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutputError {
    /// The output folder itself can be neither found nor made: its path, and the reason.
    Unopened(String, String),
    /// The store refused an operation.
    Io {
        /// What was tried: `read`, `write`, `rename`, …
        action: &'static str,
        /// The path in the output folder.
        path: String,
        /// The system's own words.
        reason: String,
    },
    /// Another process is writing to the output folder.
    Busy,
    /// Folders of the site that are other file systems than the output folder's: nothing can be
    /// moved into them in one step.
    OtherDisk(Vec<OutputPath>),
    /// The path leads out of the output folder through a symbolic link.
    LeavesFolder(String),
    /// One path was put twice.
    Twice(OutputPath),
    /// The path is a file of the site, and also the folder of another one.
    FileAndFolder(OutputPath),
    /// Files that Guidepost did not write stand where the site has a file.
    NotOurs(Vec<OutputPath>),
    /// Files or folders that are not Guidepost's stand where the site has a folder or a file; they
    /// are not removed even when overwriting is allowed.
    InTheWay(Vec<OutputPath>),
}

impl OutputError {
    pub(super) fn io(
        action: &'static str,
        path: impl fmt::Display,
        reason: impl fmt::Display,
    ) -> Self {
        Self::Io {
            action,
            path: path.to_string(),
            reason: reason.to_string(),
        }
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unopened(path, reason) => {
                write!(f, "`{path}` cannot be the output folder: {reason}")
            }
            Self::Io {
                action,
                path,
                reason,
            } => write!(f, "cannot {action} `{path}` in the output folder: {reason}"),
            Self::Busy => f.write_str("another build is writing to the output folder"),
            Self::OtherDisk(paths) => {
                f.write_str("these folders in the output folder are on other disks than it is, so that no file can be put there in one step:")?;
                list(f, paths)
            }
            Self::LeavesFolder(path) => write!(
                f,
                "`{path}` leads out of the output folder through a symbolic link"
            ),
            Self::Twice(path) => write!(f, "`{path}` was written twice in one build"),
            Self::FileAndFolder(path) => {
                write!(f, "`{path}` would be both a file and a folder")
            }
            Self::NotOurs(paths) => {
                f.write_str("these files in the output folder were not written by Guidepost and would be replaced:")?;
                list(f, paths)
            }
            Self::InTheWay(paths) => {
                f.write_str("these entries of the output folder are not Guidepost's and stand in the way of the site:")?;
                list(f, paths)
            }
        }
    }
}

impl std::error::Error for OutputError {}

fn list(f: &mut fmt::Formatter<'_>, paths: &[OutputPath]) -> fmt::Result {
    paths.iter().try_for_each(|path| write!(f, "\n  {path}"))
}

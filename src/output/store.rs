//! Where a site is written to: a few small operations, and the disk that does them.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::path::Own;
use super::{Lock, OutputError};
use crate::source::{SitePath, reason};

/// The name of a file on its way to another disk.
const CARRIED: &str = ".guidepost.new";

/// An output folder, as the few operations that a commit is made of.
///
/// Each operation is small, so that a test can stop a commit between any two of them.
pub trait OutputStore: Send + Sync {
    /// What stands at the path, if anything does.
    ///
    /// # Errors
    /// [`OutputError`] where the system refuses to say, or the path leaves the folder.
    fn entry(&self, path: &SitePath) -> Result<Option<Entry>, OutputError>;

    /// The names directly in a folder, in order; none where there is no such folder.
    ///
    /// # Errors
    /// [`OutputError`] where the folder cannot be read, or leaves the output folder.
    fn list(&self, folder: &SitePath) -> Result<Vec<SitePath>, OutputError>;

    /// The bytes of a file.
    ///
    /// # Errors
    /// [`OutputError`] where the file cannot be read, or the path leaves the folder.
    fn read(&self, path: &SitePath) -> Result<Vec<u8>, OutputError>;

    /// Writes a file whose folder is there; a kill may leave a part of it.
    ///
    /// # Errors
    /// [`OutputError`] where it cannot be written, or the path leaves the folder.
    fn write(&self, path: &SitePath, bytes: &[u8]) -> Result<(), OutputError>;

    /// Adds bytes to the end of a file that was written; a kill may leave a part of them.
    ///
    /// # Errors
    /// [`OutputError`] where they cannot be written, or the path leaves the folder.
    fn append(&self, path: &SitePath, bytes: &[u8]) -> Result<(), OutputError>;

    /// Gives a file another path, in one step, replacing a file that is there; or a folder, with
    /// all that it holds.
    ///
    /// # Errors
    /// [`OutputError`] where that fails, or either path leaves the folder.
    fn rename(&self, from: &SitePath, to: &SitePath) -> Result<(), OutputError>;

    /// Waits until the bytes of a file would survive a loss of power.
    ///
    /// # Errors
    /// [`OutputError`] where that fails, or the path leaves the folder.
    fn flush(&self, path: &SitePath) -> Result<(), OutputError>;

    /// Keeps other processes from writing to the folder, as long as the lock lives.
    ///
    /// # Errors
    /// [`OutputError::Busy`] where another process holds the lock.
    fn lock(&self) -> Result<Lock, OutputError>;

    /// Removes a file.
    ///
    /// # Errors
    /// [`OutputError`] where that fails, or the path leaves the folder.
    fn remove_file(&self, path: &SitePath) -> Result<(), OutputError>;

    /// Removes a folder if it is one and is empty; says whether it did.
    ///
    /// # Errors
    /// [`OutputError`] where that fails, or the path leaves the folder.
    fn remove_empty_folder(&self, path: &SitePath) -> Result<bool, OutputError>;

    /// Creates the folders that the path lies in.
    ///
    /// # Errors
    /// [`OutputError`] where that fails, or the path leaves the folder.
    fn create_parents(&self, path: &SitePath) -> Result<(), OutputError>;
}

/// What stands at a path of the output folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A regular file.
    File {
        /// How many bytes it has.
        length: u64,
        /// When it was last written, where the store knows.
        modified: Option<SystemTime>,
    },
    /// A folder, or a link to one.
    Folder {
        /// The number of the disk that it is on, where the store knows: between two disks, nothing
        /// is moved in one step.
        disk: Option<u64>,
    },
    /// A link to a file, a broken link, a pipe, a device.
    Other,
}

/// An output folder on the disk.
#[derive(Clone, Debug)]
pub struct DiskStore {
    root: PathBuf,
}

impl DiskStore {
    /// The store of the folder `root`, which is created if it is not there.
    ///
    /// # Errors
    /// [`OutputError`] where the folder can be neither found nor made.
    pub fn open(root: &Path) -> Result<Self, OutputError> {
        let open = || {
            fs::create_dir_all(root)?;
            fs::canonicalize(root)
        };
        open()
            .map(|root| Self { root })
            .map_err(|error: io::Error| {
                let reason = match error.kind() {
                    ErrorKind::AlreadyExists => "it is a file".to_owned(),
                    _ => reason(&error),
                };
                OutputError::Unopened(root.display().to_string(), reason)
            })
    }

    /// The folder, with all links resolved.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The place on the disk, once it is sure that the folders above it do not lead out.
    fn place(&self, path: &SitePath) -> Result<PathBuf, OutputError> {
        let place = self.root.join(path.as_str());
        for folder in place.ancestors().skip(1) {
            match fs::canonicalize(folder) {
                Ok(real) if real.starts_with(&self.root) => return Ok(place),
                Ok(_) => break,
                // A link that leads nowhere today could lead out tomorrow.
                Err(error) if is_absent(&error) && !folder.is_symlink() => {}
                Err(error) if is_absent(&error) => break,
                Err(error) => return Err(OutputError::io("look at", path, reason(&error))),
            }
        }
        Err(OutputError::LeavesFolder(path.to_string()))
    }

    fn run<T>(
        &self,
        action: &'static str,
        path: &SitePath,
        act: impl FnOnce(&Path) -> io::Result<T>,
    ) -> Result<T, OutputError> {
        act(&self.place(path)?).map_err(|error| OutputError::io(action, path, reason(&error)))
    }
}

impl OutputStore for DiskStore {
    fn entry(&self, path: &SitePath) -> Result<Option<Entry>, OutputError> {
        self.run("look at", path, |place| match fs::symlink_metadata(place) {
            Ok(found) => Ok(Some(classify(place, &found))),
            Err(error) if is_absent(&error) => Ok(None),
            Err(error) => Err(error),
        })
    }

    fn list(&self, folder: &SitePath) -> Result<Vec<SitePath>, OutputError> {
        // A name inside the folder is placed, so that the folder itself is checked for links.
        let inside = SitePath::new(&format!("{folder}/x"))
            .map_err(|error| OutputError::io("list", folder, error))?;
        self.place(&inside)?;
        self.run("list", folder, |place| match fs::read_dir(place) {
            Ok(items) => names(folder, items),
            Err(error) if is_absent(&error) => Ok(Vec::new()),
            Err(error) => Err(error),
        })
    }

    fn read(&self, path: &SitePath) -> Result<Vec<u8>, OutputError> {
        self.run("read", path, |place| fs::read(place))
    }

    fn write(&self, path: &SitePath, bytes: &[u8]) -> Result<(), OutputError> {
        self.run("write", path, |place| {
            // Writing goes through a link at the path itself; replacing the link does not.
            if place.is_symlink() {
                fs::remove_file(place)?;
            }
            fs::write(place, bytes)
        })
    }

    fn append(&self, path: &SitePath, bytes: &[u8]) -> Result<(), OutputError> {
        self.run("write", path, |place| {
            let mut file = fs::File::options().append(true).open(place)?;
            file.write_all(bytes)
        })
    }

    fn rename(&self, from: &SitePath, to: &SitePath) -> Result<(), OutputError> {
        let target = self.place(to)?;
        let place = self.place(from)?;
        let moved = match fs::rename(&place, &target) {
            Err(error) if error.kind() == ErrorKind::CrossesDevices => carry(&place, &target),
            result => result,
        };
        moved.map_err(|error| OutputError::io("replace", to, reason(&error)))
    }

    fn flush(&self, path: &SitePath) -> Result<(), OutputError> {
        self.run("write", path, |place| {
            // Some systems flush only what they may write.
            fs::File::options().write(true).open(place)?.sync_all()
        })
    }

    fn lock(&self) -> Result<Lock, OutputError> {
        let path = Own::Lock.path()?;
        // Where the folder cannot be made, the stage says why.
        _ = self.create_parents(&path);
        let place = self.place(&path)?;
        if place.is_symlink() {
            return Err(OutputError::LeavesFolder(path.to_string()));
        }
        Lock::take(&place)
    }

    fn remove_file(&self, path: &SitePath) -> Result<(), OutputError> {
        self.run("remove", path, |place| fs::remove_file(place))
    }

    fn remove_empty_folder(&self, path: &SitePath) -> Result<bool, OutputError> {
        self.run("remove", path, |place| match fs::remove_dir(place) {
            Ok(()) => Ok(true),
            // `NotADirectory` is also a link to a folder, which stays.
            Err(error) if is_absent(&error) => Ok(false),
            // A mount point is busy; it is not ours to remove either.
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::DirectoryNotEmpty | ErrorKind::ResourceBusy
                ) =>
            {
                Ok(false)
            }
            Err(error) => Err(error),
        })
    }

    fn create_parents(&self, path: &SitePath) -> Result<(), OutputError> {
        self.run("make the folder of", path, |place| {
            place.parent().map_or(Ok(()), fs::create_dir_all)
        })
    }
}

/// Whether nothing stands at the path: neither it nor, where a file is in its way, its folder.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

fn classify(place: &Path, found: &fs::Metadata) -> Entry {
    if found.is_file() {
        Entry::File {
            length: found.len(),
            modified: found.modified().ok(),
        }
    } else if let Some(folder) = fs::metadata(place).ok().filter(fs::Metadata::is_dir) {
        Entry::Folder {
            disk: disk(&folder),
        }
    } else {
        Entry::Other
    }
}

#[cfg(unix)]
fn disk(found: &fs::Metadata) -> Option<u64> {
    Some(std::os::unix::fs::MetadataExt::dev(found))
}

#[cfg(not(unix))]
fn disk(_found: &fs::Metadata) -> Option<u64> {
    None
}

/// Moves a file to another disk: there it comes into place in one step all the same.
///
/// A plan does not move what is seen to be on another disk. What is not seen beforehand, such as a
/// part of the same disk that is mounted in the output folder, must not stop a commit halfway.
fn carry(from: &Path, to: &Path) -> io::Result<()> {
    // One name for all: a commit moves one file at a time, and a copy that was interrupted is
    // written over.
    let beside = to.with_file_name(CARRIED);
    // Copying goes through a link.
    _ = fs::remove_file(&beside);
    let carried = fs::copy(from, &beside).and_then(|_| fs::rename(&beside, to));
    if carried.is_err() {
        _ = fs::remove_file(&beside);
    }
    carried.and_then(|()| fs::remove_file(from))
}

fn names(folder: &SitePath, items: fs::ReadDir) -> io::Result<Vec<SitePath>> {
    let mut names = Vec::new();
    for item in items {
        let name = item?.file_name();
        let path = SitePath::new(&format!("{folder}/{}", name.to_string_lossy()))
            .map_err(|error| io::Error::other(error.to_string()))?;
        names.push(path);
    }
    names.sort();
    Ok(names)
}

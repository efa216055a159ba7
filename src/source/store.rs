//! Where bytes come from: the disk, the memory, or a store that fails on purpose.
//!
//! A store lists and reads; it never writes, and it never follows a link out of its root.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::SitePath;

/// Somewhere that a site's files can be listed and read.
pub trait SourceStore: Send + Sync {
    /// Every regular file, in any order, and what could not be listed.
    fn list(&self) -> Listing;

    /// The bytes of one file.
    ///
    /// # Errors
    /// [`ReadError`] with the system's reason.
    fn read(&self, path: &SitePath) -> Result<Vec<u8>, ReadError>;
}

/// What a store holds.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// The files, in no particular order.
    pub files: Vec<SitePath>,
    /// Names that cannot be part of a site, each with the reason.
    pub problems: Vec<(String, ListProblem)>,
}

/// Why an entry of a folder cannot be part of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListProblem {
    /// The name is not UTF-8, or holds a control character or a backslash.
    Name,
    /// A symbolic link that leads out of the site's folder.
    LeavesSite,
    /// A symbolic link that leads to a folder it lies in.
    Loop,
    /// A pipe, a socket or a device.
    NotAFile,
    /// The system refused, with its reason.
    Unreadable(String),
}

/// A file could not be read, with the system's reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// Whether the file is simply not there.
    pub missing: bool,
    /// The system's own words.
    pub reason: String,
}

impl ReadError {
    fn missing() -> Self {
        Self {
            missing: true,
            reason: "no such file".to_owned(),
        }
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        Self {
            missing: error.kind() == io::ErrorKind::NotFound,
            reason: reason(&error),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

/// What is said of a symbolic link whose end is missing.
const NOWHERE: &str = "it is a symbolic link that leads nowhere";

fn is_link_to_nothing(path: &Path) -> bool {
    path.is_symlink() && !path.exists()
}

/// Why the system refused: plain words for what editors meet, the system's own for the rest.
#[must_use]
pub fn reason(error: &io::Error) -> String {
    let words = match error.kind() {
        io::ErrorKind::NotFound => "no such file",
        io::ErrorKind::PermissionDenied => "permission denied",
        io::ErrorKind::ReadOnlyFilesystem => "the disk can only be read",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "no space is left on the disk",
        io::ErrorKind::AlreadyExists => "something of this name is there already",
        io::ErrorKind::NotADirectory => "a file stands where a folder is wanted",
        io::ErrorKind::IsADirectory => "a folder stands where a file is wanted",
        _ => return error.to_string(),
    };
    words.to_owned()
}

/// The files below a folder of the disk, limited to the entries that a site is made of.
#[derive(Clone, Debug)]
pub struct DiskStore {
    root: PathBuf,
    entries: Vec<SitePath>,
}

impl DiskStore {
    /// The store of the files and folders called `entries`, directly below `root`.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>, entries: Vec<SitePath>) -> Self {
        Self {
            root: root.into(),
            entries,
        }
    }

    /// The site's folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    fn walk(&self, entry: &SitePath, real_root: &Path, listing: &mut Listing) {
        let top = self.root.join(entry.as_str());
        if fs::symlink_metadata(&top).is_err() {
            return;
        }
        let mut walk = WalkDir::new(&top).follow_links(true).into_iter();
        while let Some(item) = walk.next() {
            match item {
                Ok(found) => match self.classify(&found, real_root) {
                    Ok(Some(path)) => listing.files.push(path),
                    Ok(None) => {}
                    Err(problem) => {
                        listing.problems.push((self.name(found.path()), problem));
                        if found.file_type().is_dir() {
                            walk.skip_current_dir();
                        }
                    }
                },
                Err(error) => {
                    let name = self.name(error.path().unwrap_or(&top));
                    let nowhere = error.path().is_some_and(is_link_to_nothing);
                    let problem = match (error.loop_ancestor(), error.io_error()) {
                        (Some(_), _) => ListProblem::Loop,
                        (None, _) if nowhere => ListProblem::Unreadable(NOWHERE.to_owned()),
                        (None, Some(io)) => ListProblem::Unreadable(reason(io)),
                        (None, None) => ListProblem::Unreadable(error.to_string()),
                    };
                    listing.problems.push((name, problem));
                }
            }
        }
    }

    /// A file's path, nothing for a folder to go into, or why the entry is refused.
    fn classify(
        &self,
        found: &DirEntry,
        real_root: &Path,
    ) -> Result<Option<SitePath>, ListProblem> {
        if found.path_is_symlink() {
            let real = fs::canonicalize(found.path())
                .map_err(|error| ListProblem::Unreadable(reason(&error)))?;
            if !real.starts_with(real_root) {
                return Err(ListProblem::LeavesSite);
            }
        }
        if found.file_type().is_dir() {
            return Ok(None);
        }
        if !found.file_type().is_file() {
            return Err(ListProblem::NotAFile);
        }
        let relative = found
            .path()
            .strip_prefix(&self.root)
            .unwrap_or(found.path());
        let parts: Option<Vec<&str>> = relative
            .components()
            .map(|part| part.as_os_str().to_str())
            .collect();
        let path = parts.and_then(|parts| SitePath::new(&parts.join("/")).ok());
        path.map(Some).ok_or(ListProblem::Name)
    }

    /// The path below the root as reports show it, whatever its parts are.
    fn name(&self, path: &Path) -> String {
        let below = path.strip_prefix(&self.root).unwrap_or(path);
        let parts: Vec<_> = below
            .components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect();
        parts.join("/")
    }
}

impl SourceStore for DiskStore {
    fn list(&self) -> Listing {
        let mut listing = Listing::default();
        match fs::canonicalize(&self.root) {
            Ok(real_root) => {
                for entry in &self.entries {
                    self.walk(entry, &real_root, &mut listing);
                }
            }
            Err(error) => {
                let problem = ListProblem::Unreadable(reason(&error));
                listing.problems.push((".".to_owned(), problem));
            }
        }
        listing
    }

    fn read(&self, path: &SitePath) -> Result<Vec<u8>, ReadError> {
        Ok(fs::read(self.root.join(path.as_str()))?)
    }
}

/// Files held in memory; used by tests, by `init` and by the theme that is part of the binary.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    files: BTreeMap<SitePath, Vec<u8>>,
}

impl MemoryStore {
    /// A store of the given files; a later one replaces an earlier one of the same path.
    #[must_use]
    pub fn new(files: impl IntoIterator<Item = (SitePath, Vec<u8>)>) -> Self {
        Self {
            files: files.into_iter().collect(),
        }
    }
}

impl SourceStore for MemoryStore {
    fn list(&self) -> Listing {
        Listing {
            files: self.files.keys().cloned().collect(),
            problems: Vec::new(),
        }
    }

    fn read(&self, path: &SitePath) -> Result<Vec<u8>, ReadError> {
        self.files.get(path).cloned().ok_or_else(ReadError::missing)
    }
}

/// What goes wrong with one file of a [`FaultyStore`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is listed, and reading it fails with this reason.
    Read(String),
    /// Listing it fails with this problem; it is not among the files.
    List(ListProblem),
}

/// Another store in which chosen files fail.
pub struct FaultyStore<S> {
    inner: S,
    faults: BTreeMap<String, Fault>,
}

impl<S: SourceStore> FaultyStore<S> {
    /// Lets the files at the given paths fail.
    #[must_use]
    pub fn new(inner: S, faults: impl IntoIterator<Item = (String, Fault)>) -> Self {
        Self {
            inner,
            faults: faults.into_iter().collect(),
        }
    }
}

impl<S: SourceStore> SourceStore for FaultyStore<S> {
    fn list(&self) -> Listing {
        let mut listing = self.inner.list();
        for (path, fault) in &self.faults {
            if let Fault::List(problem) = fault {
                listing.files.retain(|file| file.as_str() != path);
                listing.problems.push((path.clone(), problem.clone()));
            }
        }
        listing
    }

    fn read(&self, path: &SitePath) -> Result<Vec<u8>, ReadError> {
        match self.faults.get(path.as_str()) {
            Some(Fault::Read(reason)) => Err(ReadError {
                missing: false,
                reason: reason.clone(),
            }),
            _ => self.inner.read(path),
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_that_leave_the_site_or_loop_are_problems_and_links_inside_are_files() {
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("secret.md"), "x").unwrap();
        let root = tempfile::tempdir().unwrap();
        let content = root.path().join("content");
        fs::create_dir_all(content.join("sub")).unwrap();
        fs::write(content.join("a.md"), "a").unwrap();
        symlink(content.join("a.md"), content.join("inside.md")).unwrap();
        symlink(outside.path().join("secret.md"), content.join("out.md")).unwrap();
        symlink(outside.path(), content.join("outdir")).unwrap();
        symlink(&content, content.join("sub/loop")).unwrap();
        symlink("nowhere", content.join("dangling.md")).unwrap();

        let store = DiskStore::new(root.path(), vec![SitePath::new("content").unwrap()]);
        let mut listing = store.list();
        listing.files.sort();
        listing.problems.sort_by(|a, b| a.0.cmp(&b.0));

        let files: Vec<_> = listing.files.iter().map(SitePath::as_str).collect();
        assert_eq!(files, ["content/a.md", "content/inside.md"]);
        let problems: Vec<_> = listing
            .problems
            .iter()
            .map(|(path, problem)| (path.as_str(), problem.clone()))
            .collect();
        assert_eq!(
            problems,
            [
                (
                    "content/dangling.md",
                    ListProblem::Unreadable(NOWHERE.to_owned())
                ),
                ("content/out.md", ListProblem::LeavesSite),
                ("content/outdir", ListProblem::LeavesSite),
                ("content/sub/loop", ListProblem::Loop),
            ]
        );
    }
}

//! An output folder in memory, and one that fails on purpose.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Entry, Lock, OutputError, OutputPath, OutputStore};
use crate::source::SitePath;

/// An output folder held in memory; it refuses what a disk would refuse.
#[derive(Debug, Default)]
pub struct MemoryStore {
    nodes: Mutex<BTreeMap<String, Node>>,
}

#[derive(Clone, Debug)]
enum Node {
    File(Arc<Vec<u8>>),
    Folder,
}

impl MemoryStore {
    /// An empty folder.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A copy of all files, in the order of their paths.
    #[must_use]
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let file = |(path, node): (&String, &Node)| match node {
            Node::File(bytes) => Some((path.clone(), bytes.as_ref().clone())),
            Node::Folder => None,
        };
        self.nodes().iter().filter_map(file).collect()
    }

    /// All files of the site as they are now, in the order of their paths; what Guidepost keeps for
    /// itself is left out. The bytes are shared, so that this takes little time and room.
    #[must_use]
    pub fn site(&self) -> BTreeMap<OutputPath, Arc<Vec<u8>>> {
        let file = |(path, node): (&String, &Node)| match node {
            Node::File(bytes) => Some((OutputPath::new(path).ok()?, Arc::clone(bytes))),
            Node::Folder => None,
        };
        self.nodes().iter().filter_map(file).collect()
    }

    fn nodes(&self) -> MutexGuard<'_, BTreeMap<String, Node>> {
        // No operation leaves the map half changed, so a panic elsewhere does not spoil it.
        self.nodes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl OutputStore for MemoryStore {
    fn entry(&self, path: &SitePath) -> Result<Option<Entry>, OutputError> {
        Ok(self.nodes().get(path.as_str()).map(|node| match node {
            Node::File(bytes) => Entry::File {
                length: bytes.len() as u64,
                modified: None,
            },
            Node::Folder => Entry::Folder { disk: None },
        }))
    }

    fn list(&self, folder: &SitePath) -> Result<Vec<SitePath>, OutputError> {
        let nodes = self.nodes();
        let names = below(&nodes, folder)
            .filter_map(|path| SitePath::new(path).ok())
            .filter(|path| path.parent() == Some(folder.as_str()));
        Ok(names.collect())
    }

    fn read(&self, path: &SitePath) -> Result<Vec<u8>, OutputError> {
        match self.nodes().get(path.as_str()) {
            Some(Node::File(bytes)) => Ok(bytes.to_vec()),
            _ => Err(OutputError::io("read", path, "no such file")),
        }
    }

    fn write(&self, path: &SitePath, bytes: &[u8]) -> Result<(), OutputError> {
        let mut nodes = self.nodes();
        check_target(&nodes, "write", path)?;
        nodes.insert(path.to_string(), Node::File(Arc::new(bytes.to_vec())));
        Ok(())
    }

    fn append(&self, path: &SitePath, bytes: &[u8]) -> Result<(), OutputError> {
        match self.nodes().get_mut(path.as_str()) {
            Some(Node::File(file)) => {
                Arc::make_mut(file).extend_from_slice(bytes);
                Ok(())
            }
            _ => Err(OutputError::io("write", path, "no such file")),
        }
    }

    fn rename(&self, from: &SitePath, to: &SitePath) -> Result<(), OutputError> {
        let mut nodes = self.nodes();
        check_target(&nodes, "replace", to)?;
        let own = nodes.get_key_value(from.as_str()).map(|(path, _)| path);
        let paths: Vec<String> = own
            .into_iter()
            .chain(below(&nodes, from))
            .cloned()
            .collect();
        if paths.is_empty() {
            return Err(OutputError::io("replace", to, "no such file to move"));
        }
        for path in paths {
            if let Some(node) = nodes.remove(&path) {
                nodes.insert(format!("{to}{}", &path[from.as_str().len()..]), node);
            }
        }
        Ok(())
    }

    fn flush(&self, _path: &SitePath) -> Result<(), OutputError> {
        Ok(())
    }

    fn lock(&self) -> Result<Lock, OutputError> {
        Ok(Lock::default())
    }

    fn remove_file(&self, path: &SitePath) -> Result<(), OutputError> {
        let mut nodes = self.nodes();
        match nodes.get(path.as_str()) {
            Some(Node::File(_)) => {
                nodes.remove(path.as_str());
                Ok(())
            }
            _ => Err(OutputError::io("remove", path, "no such file")),
        }
    }

    fn remove_empty_folder(&self, path: &SitePath) -> Result<bool, OutputError> {
        let mut nodes = self.nodes();
        let is_folder = matches!(nodes.get(path.as_str()), Some(Node::Folder));
        let is_empty = below(&nodes, path).next().is_none();
        if is_folder && is_empty {
            nodes.remove(path.as_str());
        }
        Ok(is_folder && is_empty)
    }

    fn create_parents(&self, path: &SitePath) -> Result<(), OutputError> {
        let mut nodes = self.nodes();
        for (slash, _) in path.as_str().match_indices('/') {
            let folder = &path.as_str()[..slash];
            match nodes.get(folder) {
                Some(Node::Folder) => {}
                Some(Node::File(_)) => {
                    return Err(OutputError::io(
                        "make the folder of",
                        path,
                        "a file is there",
                    ));
                }
                None => {
                    nodes.insert(folder.to_owned(), Node::Folder);
                }
            }
        }
        Ok(())
    }
}

/// The paths of what lies in a folder, at any depth.
fn below<'n>(
    nodes: &'n BTreeMap<String, Node>,
    folder: &SitePath,
) -> impl Iterator<Item = &'n String> {
    let inside = format!("{folder}/");
    let from = nodes.range(inside.clone()..).map(|(path, _)| path);
    from.take_while(move |path| path.starts_with(&inside))
}

/// A file can be written where its folder is there and no folder has its name.
fn check_target(
    nodes: &BTreeMap<String, Node>,
    action: &'static str,
    path: &SitePath,
) -> Result<(), OutputError> {
    let has_folder = path
        .parent()
        .is_none_or(|folder| matches!(nodes.get(folder), Some(Node::Folder)));
    if !has_folder {
        return Err(OutputError::io(action, path, "no such folder"));
    }
    if matches!(nodes.get(path.as_str()), Some(Node::Folder)) {
        return Err(OutputError::io(action, path, "it is a folder"));
    }
    Ok(())
}

/// When a [`FaultyStore`] fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Never; it only counts.
    Never,
    /// The operation of this number fails, counted from nought; the others succeed.
    Nth(usize),
    /// From the operation of this number on, no file is written and no folder made, as on a disk
    /// that is full; what takes no room succeeds.
    FullAfter(usize),
    /// This many operations succeed; all later ones fail, as if the process had been killed. A
    /// write that is hit first leaves half of its bytes.
    KillAfter(usize),
}

/// A store that counts the operations on another one and fails on purpose.
#[derive(Debug)]
pub struct FaultyStore<S> {
    inner: S,
    fault: Fault,
    operations: AtomicUsize,
}

impl<S: OutputStore> FaultyStore<S> {
    /// Wraps `inner`.
    pub fn new(inner: S, fault: Fault) -> Self {
        Self {
            inner,
            fault,
            operations: AtomicUsize::new(0),
        }
    }

    /// How many operations were tried so far.
    pub fn operations(&self) -> usize {
        self.operations.load(Ordering::Relaxed)
    }

    /// The wrapped store, as the failures have left it.
    pub fn into_inner(self) -> S {
        self.inner
    }

    fn pass(&self, action: &'static str, path: &SitePath) -> Result<&S, OutputError> {
        self.count(action, path).map_err(|(_, error)| error)
    }

    /// As [`Self::pass`], of an operation that takes room.
    fn fill(&self, action: &'static str, path: &SitePath) -> Result<(), OutputError> {
        match self.fault {
            Fault::FullAfter(n) if self.operations() >= n => {
                Err(OutputError::io(action, path, "no space is left"))
            }
            _ => Ok(()),
        }
    }

    /// The inner store, or the number of the operation that fails and its error.
    fn count(&self, action: &'static str, path: &SitePath) -> Result<&S, (usize, OutputError)> {
        let number = self.operations.fetch_add(1, Ordering::Relaxed);
        let fails = match self.fault {
            Fault::Never | Fault::FullAfter(_) => false,
            Fault::Nth(n) => number == n,
            Fault::KillAfter(n) => number >= n,
        };
        if fails {
            return Err((number, OutputError::io(action, path, "made to fail")));
        }
        Ok(&self.inner)
    }
}

impl<S: OutputStore> OutputStore for FaultyStore<S> {
    fn entry(&self, path: &SitePath) -> Result<Option<Entry>, OutputError> {
        self.pass("look at", path)?.entry(path)
    }

    fn list(&self, folder: &SitePath) -> Result<Vec<SitePath>, OutputError> {
        self.pass("list", folder)?.list(folder)
    }

    fn read(&self, path: &SitePath) -> Result<Vec<u8>, OutputError> {
        self.pass("read", path)?.read(path)
    }

    fn write(&self, path: &SitePath, bytes: &[u8]) -> Result<(), OutputError> {
        self.fill("write", path)?;
        self.count("write", path)
            .map_err(|(number, error)| {
                if self.fault == Fault::KillAfter(number) {
                    // The half that reached the disk; whether it did makes no difference here.
                    drop(self.inner.write(path, &bytes[..bytes.len() / 2]));
                }
                error
            })?
            .write(path, bytes)
    }

    fn append(&self, path: &SitePath, bytes: &[u8]) -> Result<(), OutputError> {
        self.fill("write", path)?;
        self.pass("write", path)?.append(path, bytes)
    }

    fn rename(&self, from: &SitePath, to: &SitePath) -> Result<(), OutputError> {
        self.pass("replace", to)?.rename(from, to)
    }

    fn remove_file(&self, path: &SitePath) -> Result<(), OutputError> {
        self.pass("remove", path)?.remove_file(path)
    }

    fn remove_empty_folder(&self, path: &SitePath) -> Result<bool, OutputError> {
        self.pass("remove", path)?.remove_empty_folder(path)
    }

    fn flush(&self, path: &SitePath) -> Result<(), OutputError> {
        self.pass("flush", path)?.flush(path)
    }

    fn lock(&self) -> Result<Lock, OutputError> {
        self.inner.lock()
    }

    fn create_parents(&self, path: &SitePath) -> Result<(), OutputError> {
        let folder = path.parent().and_then(|folder| SitePath::new(folder).ok());
        if let Some(folder) = folder
            && self.inner.entry(&folder)?.is_none()
        {
            self.fill("make the folder of", path)?;
        }
        self.pass("make the folder of", path)?.create_parents(path)
    }
}

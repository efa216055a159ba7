//! The commit: from the moment its record is in place, it is finished, by whoever comes next.
//!
//! Every step here can be done again where it was done before, so that a commit that was stopped
//! anywhere is finished by starting it over.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::manifest::Manifest;
use super::path::Own;
use super::{Entry, Lock, OutputError, OutputPath, OutputStore};
use crate::source::SitePath;

/// What is to be done to make the staged site the visible one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    /// Old files whose path, or the path of whose folder, a new file needs.
    pub(super) clear: Vec<OutputPath>,
    /// The staged folders, each with the folders that it is to hold.
    pub(super) folders: Vec<FolderMove>,
    /// The staged files, in the order in which they come into place.
    pub(super) moves: Vec<Move>,
    /// Old files that the new site does not have.
    pub(super) remove: Vec<OutputPath>,
}

/// One staged folder and its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FolderMove {
    pub(super) staged: u64,
    pub(super) to: OutputPath,
}

/// One staged file and its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Move {
    pub(super) staged: u64,
    pub(super) to: OutputPath,
    /// How many bytes it has, unless the machine lost power before they reached the disk.
    pub(super) length: u64,
}

/// What [`recover`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovery {
    /// No commit had been interrupted; the remains of a build, if any, are gone.
    Clean,
    /// An interrupted commit was finished.
    Finished,
    /// There is a commit record that cannot be read; the files in place cannot be trusted.
    Damaged,
    /// Another process is writing here, so that nothing was interrupted.
    Busy,
}

/// Finishes the commit that was interrupted, or discards what an unfinished build has staged.
///
/// # Errors
/// [`OutputError`] where the store fails; it can be tried again.
pub fn recover(store: &dyn OutputStore) -> Result<Recovery, OutputError> {
    // Where nothing was ever written, no lock need be made either.
    if store.entry(&Own::Folder.path()?)?.is_none() {
        return Ok(Recovery::Clean);
    }
    match store.lock() {
        Ok(lock) => recover_locked(store, &lock),
        Err(OutputError::Busy) => Ok(Recovery::Busy),
        Err(error) => Err(error),
    }
}

/// As [`recover`], by whoever holds the lock.
pub(super) fn recover_locked(
    store: &dyn OutputStore,
    _lock: &Lock,
) -> Result<Recovery, OutputError> {
    let path = Own::Record.path()?;
    if !is_file(store, &path)? {
        discard(store)?;
        return Ok(Recovery::Clean);
    }
    match serde_json::from_slice(&store.read(&path)?) {
        Ok(record) => finish(store, &record).map(|()| Recovery::Finished),
        Err(_) => discard(store).map(|()| Recovery::Damaged),
    }
}

/// Makes the new folders, writes the record, which is the moment of the commit, and does what it
/// says.
///
/// `folders` are the places in the stage of all new folders, each after the one that it lies in.
///
/// # Errors
/// [`OutputError`] where the store fails. If the record was in place by then, the next
/// [`recover`] finishes the commit; if not, nothing is left of it.
pub(super) fn commit(
    store: &dyn OutputStore,
    record: &Record,
    folders: &[SitePath],
    manifest: &Manifest,
) -> Result<(), OutputError> {
    if let Err(error) = prepare(store, record, folders, manifest) {
        give_up(store);
        return Err(error);
    }
    finish(store, record)
}

fn prepare(
    store: &dyn OutputStore,
    record: &Record,
    folders: &[SitePath],
    manifest: &Manifest,
) -> Result<(), OutputError> {
    for folder in folders {
        // What would lie in it, so that it is one of the parents.
        store.create_parents(&inside(folder)?)?;
    }
    let new_record = Own::NewRecord.path()?;
    write_json(store, &Own::NewManifest.path()?, manifest)?;
    write_json(store, &new_record, record)?;
    store.rename(&new_record, &Own::Record.path()?)
}

/// Lets nothing of what was staged take room, unless the record speaks of it; the disk may be full.
///
/// What fails here, the next command does.
pub(super) fn give_up(store: &dyn OutputStore) {
    let record = Own::Record.path();
    if record.and_then(|path| is_file(store, &path)) == Ok(false) {
        _ = discard(store);
    }
}

/// Writes what has to be on the disk before the steps that follow it.
fn write_json(
    store: &dyn OutputStore,
    path: &SitePath,
    value: &impl Serialize,
) -> Result<(), OutputError> {
    let bytes =
        serde_json::to_vec_pretty(value).map_err(|error| OutputError::io("write", path, error))?;
    store.create_parents(path)?;
    store.write(path, &bytes)?;
    store.flush(path)
}

fn finish(store: &dyn OutputStore, record: &Record) -> Result<(), OutputError> {
    remove_all(store, &record.clear)?;
    move_folders(store, &record.folders)?;
    let torn = move_all(store, &record.moves)?;
    remove_all(store, &record.remove)?;
    let new_manifest = Own::NewManifest.path()?;
    if is_file(store, &new_manifest)? {
        distrust(store, &new_manifest, &torn)?;
        store.rename(&new_manifest, &Own::Manifest.path()?)?;
    }
    remove_if_file(store, &Own::Record.path()?)?;
    discard(store)
}

fn move_folders(store: &dyn OutputStore, folders: &[FolderMove]) -> Result<(), OutputError> {
    for step in folders {
        let (from, to) = (Own::Staged(step.staged).path()?, step.to.as_site_path());
        let is_staged = matches!(store.entry(&from)?, Some(Entry::Folder { .. }));
        // Where it cannot be moved, because somebody has made one there since or the folder above is
        // another disk, the folders are made one by one when the files come.
        if is_staged && store.entry(to)?.is_none() {
            _ = store.rename(&from, to);
        }
    }
    Ok(())
}

/// Moves the staged files into place; those that the disk has lost bytes of are left out.
fn move_all<'r>(
    store: &dyn OutputStore,
    moves: &'r [Move],
) -> Result<Vec<&'r OutputPath>, OutputError> {
    let (mut made, mut torn) = (BTreeSet::new(), Vec::new());
    for step in moves {
        let (from, to) = (Own::Staged(step.staged).path()?, step.to.as_site_path());
        let length = match store.entry(&from)? {
            Some(Entry::File { length, .. }) => length,
            // One that is no longer staged was moved before the commit was interrupted.
            _ => continue,
        };
        if length != step.length {
            torn.push(&step.to);
            continue;
        }
        if made.insert(to.parent()) {
            store.create_parents(to)?;
        }
        store.rename(&from, to)?;
    }
    Ok(torn)
}

/// Lets the manifest say of the torn files that they are not what they should be, so that the next
/// build writes them.
fn distrust(
    store: &dyn OutputStore,
    path: &SitePath,
    torn: &[&OutputPath],
) -> Result<(), OutputError> {
    if torn.is_empty() {
        return Ok(());
    }
    let manifest = serde_json::from_slice::<Manifest>(&store.read(path)?);
    let mut manifest = manifest.map_err(|error| OutputError::io("read", path, error))?;
    manifest.distrust(torn);
    write_json(store, path, &manifest)
}

/// Removes the files, and the folders that this leaves empty.
fn remove_all(store: &dyn OutputStore, paths: &[OutputPath]) -> Result<(), OutputError> {
    for path in paths {
        remove_if_file(store, path.as_site_path())?;
        for folder in path.folders() {
            // One that is gone already was removed before the commit was interrupted; go on above.
            let is_there = store.entry(folder.as_site_path())?.is_some();
            if is_there && !store.remove_empty_folder(folder.as_site_path())? {
                break;
            }
        }
    }
    Ok(())
}

/// Removes all that a build has left in `.guidepost` besides the manifest and the record.
///
/// # Errors
/// The first [`OutputError`] of the store; all else is removed nevertheless.
pub(super) fn discard(store: &dyn OutputStore) -> Result<(), OutputError> {
    let stage = remove_tree(store, &Own::StageFolder.path()?);
    let manifest = remove_if_file(store, &Own::NewManifest.path()?);
    let record = remove_if_file(store, &Own::NewRecord.path()?);
    stage.and(manifest).and(record)
}

fn remove_tree(store: &dyn OutputStore, folder: &SitePath) -> Result<(), OutputError> {
    let mut result = Ok(());
    for path in store.list(folder)? {
        let removed = match store.entry(&path) {
            Ok(Some(Entry::Folder { .. })) => remove_tree(store, &path),
            Ok(Some(Entry::File { .. })) => store.remove_file(&path),
            Ok(_) => Ok(()),
            Err(error) => Err(error),
        };
        result = result.and(removed);
    }
    result?;
    if store.entry(folder)?.is_some() {
        store.remove_empty_folder(folder)?;
    }
    Ok(())
}

fn inside(folder: &SitePath) -> Result<SitePath, OutputError> {
    let text = format!("{folder}/x");
    SitePath::new(&text).map_err(|error| OutputError::io("name", &text, error))
}

pub(super) fn remove_if_file(store: &dyn OutputStore, path: &SitePath) -> Result<(), OutputError> {
    if is_file(store, path)? {
        store.remove_file(path)?;
    }
    Ok(())
}

pub(super) fn is_file(store: &dyn OutputStore, path: &SitePath) -> Result<bool, OutputError> {
    Ok(matches!(store.entry(path)?, Some(Entry::File { .. })))
}

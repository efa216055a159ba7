//! The commit: from the moment its record is in place, it is finished, by whoever comes next.
//!
//! Every step here can be done again where it was done before, so that a commit that was stopped
//! anywhere is finished by starting it over.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::manifest::Manifest;
use super::path::Own;
use super::{Entry, OutputError, OutputPath, OutputStore};
use crate::source::SitePath;

/// What is to be done to make the staged site the visible one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    /// Old files whose path, or the path of whose folder, a new file needs.
    pub(super) clear: Vec<OutputPath>,
    /// The staged files, in the order in which they come into place.
    pub(super) moves: Vec<Move>,
    /// Old files that the new site does not have.
    pub(super) remove: Vec<OutputPath>,
}

/// One staged file and its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Move {
    pub(super) staged: u64,
    pub(super) to: OutputPath,
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
}

/// Finishes the commit that was interrupted, or discards what an unfinished build has staged.
///
/// # Errors
/// [`OutputError`] where the store fails; it can be tried again.
pub fn recover(store: &dyn OutputStore) -> Result<Recovery, OutputError> {
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

/// Writes the record, which is the moment of the commit, and does what it says.
///
/// # Errors
/// [`OutputError`] where the store fails. If the record was in place by then, the next
/// [`recover`] finishes the commit.
pub(super) fn commit(
    store: &dyn OutputStore,
    record: &Record,
    manifest: &Manifest,
) -> Result<(), OutputError> {
    let new_record = Own::NewRecord.path()?;
    write_json(store, &Own::NewManifest.path()?, manifest)?;
    write_json(store, &new_record, record)?;
    store.rename(&new_record, &Own::Record.path()?)?;
    finish(store, record)
}

fn write_json(
    store: &dyn OutputStore,
    path: &SitePath,
    value: &impl Serialize,
) -> Result<(), OutputError> {
    let bytes =
        serde_json::to_vec_pretty(value).map_err(|error| OutputError::io("write", path, error))?;
    store.create_parents(path)?;
    store.write(path, &bytes)
}

fn finish(store: &dyn OutputStore, record: &Record) -> Result<(), OutputError> {
    remove_all(store, &record.clear)?;
    move_all(store, &record.moves)?;
    remove_all(store, &record.remove)?;
    let new_manifest = Own::NewManifest.path()?;
    if is_file(store, &new_manifest)? {
        store.rename(&new_manifest, &Own::Manifest.path()?)?;
    }
    remove_if_file(store, &Own::Record.path()?)?;
    discard(store)
}

fn move_all(store: &dyn OutputStore, moves: &[Move]) -> Result<(), OutputError> {
    let mut made = BTreeSet::new();
    for step in moves {
        let (from, to) = (Own::Staged(step.staged).path()?, step.to.as_site_path());
        // One that is no longer staged was moved before the commit was interrupted.
        if !is_file(store, &from)? {
            continue;
        }
        if made.insert(to.parent()) {
            store.create_parents(to)?;
        }
        store.rename(&from, to)?;
    }
    Ok(())
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
pub(super) fn discard(store: &dyn OutputStore) -> Result<(), OutputError> {
    let folder = Own::StageFolder.path()?;
    for staged in store.list(&folder)? {
        remove_if_file(store, &staged)?;
    }
    if store.entry(&folder)? == Some(Entry::Folder) {
        store.remove_empty_folder(&folder)?;
    }
    remove_if_file(store, &Own::NewManifest.path()?)?;
    remove_if_file(store, &Own::NewRecord.path()?)
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

//! The stage: where a build puts its files, before and apart from the site that is visible.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use super::commit::{self, FolderMove, Move, Record, Recovery};
use super::manifest::{Manifest, Written};
use super::path::Own;
use super::pieces::{Pieces, Whole};
use super::{Entry, Lock, OutputError, OutputPath, OutputStore};
use crate::source::SitePath;

/// What to do with a file that stands where the site has one, and that Guidepost did not write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// Leave it, and write nothing at all.
    Refuse,
    /// Replace it; from then on it is Guidepost's.
    Force,
}

/// What a commit did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The files of the site.
    pub files: usize,
    /// Their bytes together.
    pub bytes: u64,
    /// The files that were new or had changed.
    pub written: usize,
    /// The files that were left as they stood.
    pub unchanged: usize,
    /// The files of the site before that this one does not have.
    pub removed: usize,
}

/// A site on its way into the output folder.
///
/// What is put lies in the output's own file system, not in memory, and is not visible before
/// [`Stage::commit`]. A stage that is dropped changes nothing; the next one discards its remains.
pub struct Stage<'s> {
    store: &'s dyn OutputStore,
    overwrite: Overwrite,
    old: Manifest,
    /// When the manifest was written: a file changed since then is not what it says.
    since: Option<SystemTime>,
    recovery: Recovery,
    next: AtomicU64,
    /// Held until the commit is done.
    _lock: Lock,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    files: BTreeMap<OutputPath, Placed>,
    /// The first failure of a put; a site that lacks a file is not committed.
    failed: Option<OutputError>,
}

struct Placed {
    written: Written,
    /// The number of the staged file; `None` for a file that is in place already.
    staged: Option<u64>,
}

impl<'s> Stage<'s> {
    /// Finishes or discards what was interrupted, and prepares for the files of a new site.
    ///
    /// # Errors
    /// [`OutputError::Busy`] where another process is writing here, or the store's failure.
    pub fn open(store: &'s dyn OutputStore, overwrite: Overwrite) -> Result<Self, OutputError> {
        let lock = store.lock()?;
        let recovery = commit::recover_locked(store, &lock)?;
        let (old, since) = Manifest::read(store)?;
        store.create_parents(&Own::Staged(0).path()?)?;
        Ok(Self {
            store,
            overwrite,
            old,
            since,
            recovery,
            next: AtomicU64::new(0),
            _lock: lock,
            state: Mutex::default(),
        })
    }

    /// Takes one file of the site; a file that already stands in place is left as it is.
    ///
    /// # Errors
    /// [`OutputError::Twice`] where the path was put before, or the store's failure. Either also
    /// makes the commit fail.
    pub fn put(&self, path: OutputPath, bytes: &[u8]) -> Result<(), OutputError> {
        let placed = self.place(&path, bytes);
        self.note(path, placed)
    }

    /// Puts a file that is made piece by piece, and that may be larger than what memory should hold.
    ///
    /// # Errors
    /// As [`Self::put`]; also what `make` fails with by itself.
    pub fn put_pieces(
        &self,
        path: OutputPath,
        make: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    ) -> Result<(), OutputError> {
        let placed = self.place_pieces(&path, make);
        self.note(path, placed)
    }

    fn note(
        &self,
        path: OutputPath,
        placed: Result<Placed, OutputError>,
    ) -> Result<(), OutputError> {
        let result =
            placed.and_then(
                |placed| match self.state().files.insert(path.clone(), placed) {
                    None => Ok(()),
                    Some(_) => Err(OutputError::Twice(path)),
                },
            );
        if let Err(error) = &result {
            self.state().failed.get_or_insert_with(|| error.clone());
        }
        result
    }

    /// Makes the site visible, and removes what the site before had and this one has not.
    ///
    /// # Errors
    /// [`OutputError`], with nothing changed, where a put had failed or the site would replace
    /// files that are not Guidepost's; or where the store fails, in which case the site is the old
    /// one, or the next [`Stage::open`] finishes the commit.
    pub fn commit(self) -> Result<Summary, OutputError> {
        let state = self
            .state
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let plan = Plan {
            store: self.store,
            overwrite: self.overwrite,
            old: &self.old,
            new: &state.files,
        };
        let failed = state.failed.map_or(Ok(()), Err);
        let planned = failed.and_then(|()| plan.record(self.next.into_inner()));
        let (record, folders) = match planned {
            Ok(planned) => planned,
            Err(error) => {
                commit::give_up(self.store);
                return Err(error);
            }
        };
        let summary = plan.summary(&record);
        let files = state
            .files
            .into_iter()
            .map(|(path, new)| (path, new.written));
        let manifest = Manifest::new(files.collect());
        if record == Record::default() && manifest == self.old {
            // Nothing to do: not even the manifest is written again.
            commit::remove_if_file(self.store, &Own::Record.path()?)?;
            commit::discard(self.store)?;
        } else {
            commit::commit(self.store, &record, &folders, &manifest)?;
        }
        Ok(summary)
    }

    /// Gives up: removes what was staged, and leaves the site as it is.
    ///
    /// # Errors
    /// [`OutputError`] where the store fails; the next [`Stage::open`] tries again.
    pub fn discard(self) -> Result<(), OutputError> {
        commit::discard(self.store)
    }

    fn place(&self, path: &OutputPath, bytes: &[u8]) -> Result<Placed, OutputError> {
        let written = Written::of(bytes);
        if self.is_in_place(path, &written)? {
            return Ok(Placed {
                written,
                staged: None,
            });
        }
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        self.store.write(&Own::Staged(number).path()?, bytes)?;
        Ok(Placed {
            written,
            staged: Some(number),
        })
    }

    fn place_pieces(
        &self,
        path: &OutputPath,
        make: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    ) -> Result<Placed, OutputError> {
        let number = OnceCell::new();
        let choose = || {
            let next = || self.next.fetch_add(1, Ordering::Relaxed);
            Own::Staged(*number.get_or_init(next)).path()
        };
        let mut pieces = Pieces::new(self.store, &choose);
        let made = make(&mut pieces);
        let (written, staged) = match pieces.end(made)? {
            Whole::Held(bytes) => return self.place(path, &bytes),
            Whole::Written(written, staged) => (written, staged),
        };
        let is_in_place = self.is_in_place(path, &written)?;
        if is_in_place {
            self.store.remove_file(&staged)?;
        }
        Ok(Placed {
            written,
            staged: number.into_inner().filter(|_| !is_in_place),
        })
    }

    fn is_in_place(&self, path: &OutputPath, written: &Written) -> Result<bool, OutputError> {
        if self.old.files.get(path) != Some(written) {
            return Ok(false);
        }
        let path = path.as_site_path();
        match self.store.entry(path)? {
            Some(Entry::File { length, modified }) if length == written.length => {
                Ok(!self.is_doubtful(modified) || Written::of(&self.store.read(path)?) == *written)
            }
            _ => Ok(false),
        }
    }

    /// Whether a file may differ from what the manifest says, though its length is right.
    fn is_doubtful(&self, modified: Option<SystemTime>) -> bool {
        self.recovery == Recovery::Damaged || modified > self.since
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Each change is one insertion, so a panic elsewhere does not spoil the state.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The old site beside the new one, and what leads from the one to the other.
struct Plan<'a> {
    store: &'a dyn OutputStore,
    overwrite: Overwrite,
    old: &'a Manifest,
    new: &'a BTreeMap<OutputPath, Placed>,
}

impl Plan<'_> {
    /// What is to be done, and the places in the stage of the folders that are new.
    fn record(&self, next: u64) -> Result<(Record, Vec<SitePath>), OutputError> {
        let new = self.check()?;
        let (folders, staged) = stage_folders(&new, next)?;
        let mut record = Record {
            folders,
            moves: self.moves(),
            ..Record::default()
        };
        for path in self.old.files.keys() {
            if self.new.contains_key(path) || !self.is_removable(path.as_site_path())? {
                continue;
            }
            if self.needs_its_place(path) {
                record.clear.push(path.clone());
            } else {
                record.remove.push(path.clone());
            }
        }
        Ok((record, staged))
    }

    /// The folders that are to be made, each after the one that it lies in; or why the new site
    /// cannot be put in place without touching what is not Guidepost's, or not in one step.
    fn check(&self) -> Result<Vec<OutputPath>, OutputError> {
        let (mut not_ours, mut in_the_way) = (Vec::new(), Vec::new());
        // With whether a file is to be moved into it, at any depth.
        let mut folders = BTreeMap::new();
        for (path, placed) in self.new {
            for folder in path.folders() {
                if self.new.contains_key(&folder) {
                    return Err(OutputError::FileAndFolder(folder));
                }
                *folders.entry(folder).or_default() |= placed.staged.is_some();
            }
            if placed.staged.is_some() {
                self.check_target(path, &mut not_ours, &mut in_the_way)?;
            }
        }
        let (missing, elsewhere) = self.check_folders(folders, &mut in_the_way)?;
        if !in_the_way.is_empty() {
            in_the_way.sort();
            return Err(OutputError::InTheWay(in_the_way));
        }
        if !elsewhere.is_empty() {
            return Err(OutputError::OtherDisk(elsewhere));
        }
        if !not_ours.is_empty() {
            return Err(OutputError::NotOurs(not_ours));
        }
        Ok(missing)
    }

    /// The folders of the site that are not there yet, and those that are on another disk.
    fn check_folders(
        &self,
        folders: BTreeMap<OutputPath, bool>,
        in_the_way: &mut Vec<OutputPath>,
    ) -> Result<(Vec<OutputPath>, Vec<OutputPath>), OutputError> {
        let stage = self.store.entry(&Own::StageFolder.path()?)?;
        let (mut missing, mut elsewhere) = (Vec::new(), Vec::<OutputPath>::new());
        for (folder, is_target) in folders {
            match self.store.entry(folder.as_site_path())? {
                None => missing.push(folder),
                entry @ Some(Entry::Folder { .. }) => {
                    // What lies on the other disk itself goes without saying.
                    let is_new = !folder.folders().any(|above| elsewhere.contains(&above));
                    if is_target && entry != stage && is_new {
                        elsewhere.push(folder);
                    }
                }
                entry if self.is_leaving(&folder, entry) => missing.push(folder),
                _ => in_the_way.push(folder),
            }
        }
        Ok((missing, elsewhere))
    }

    fn check_target(
        &self,
        path: &OutputPath,
        not_ours: &mut Vec<OutputPath>,
        in_the_way: &mut Vec<OutputPath>,
    ) -> Result<(), OutputError> {
        match self.store.entry(path.as_site_path())? {
            None => {}
            Some(Entry::Folder { .. }) => self.check_folder(path, in_the_way)?,
            Some(_) if self.overwrite == Overwrite::Force => {}
            Some(_) if self.old.files.contains_key(path) => {}
            Some(_) => not_ours.push(path.clone()),
        }
        Ok(())
    }

    /// A folder can make room for a file where all that it holds is removed anyway.
    fn check_folder(
        &self,
        folder: &OutputPath,
        in_the_way: &mut Vec<OutputPath>,
    ) -> Result<(), OutputError> {
        let names = self.store.list(folder.as_site_path())?;
        if names.is_empty() {
            in_the_way.push(folder.clone());
        }
        for name in names {
            let path = OutputPath::new(name.as_str())
                .map_err(|error| OutputError::io("list", &name, error))?;
            let entry = self.store.entry(&name)?;
            if matches!(entry, Some(Entry::Folder { .. })) {
                self.check_folder(&path, in_the_way)?;
            } else if !self.is_leaving(&path, entry) {
                in_the_way.push(path);
            }
        }
        Ok(())
    }

    /// Whether the path is a file of the old site that the new one does not have.
    fn is_leaving(&self, path: &OutputPath, entry: Option<Entry>) -> bool {
        matches!(entry, Some(Entry::File { .. }))
            && self.old.files.contains_key(path)
            && !self.new.contains_key(path)
    }

    /// The staged files: assets first, so that no page is visible before what it refers to.
    fn moves(&self) -> Vec<Move> {
        let step = |(path, placed): (&OutputPath, &Placed)| {
            placed.staged.map(|staged| Move {
                staged,
                to: path.clone(),
                length: placed.written.length,
            })
        };
        let mut moves: Vec<Move> = self.new.iter().filter_map(step).collect();
        moves.sort_by_key(|step| step.to.is_page());
        moves
    }

    /// Whether a file of the old site still stands there; what took its place is not Guidepost's.
    fn is_removable(&self, path: &SitePath) -> Result<bool, OutputError> {
        match commit::is_file(self.store, path) {
            // Its folder became a link to elsewhere: the file behind it is another one.
            Err(OutputError::LeavesFolder(_)) => Ok(false),
            result => result,
        }
    }

    /// Whether the new site has a file where this one's folder is, or a folder where it is.
    fn needs_its_place(&self, path: &OutputPath) -> bool {
        let inside = format!("{path}/");
        // What sorts between `a` and `a/…` begins with `a` too, and there is little of it.
        let is_folder = self
            .new
            .range(path..)
            .map(|(other, _)| other.as_str())
            .take_while(|other| other.starts_with(path.as_str()))
            .any(|other| other.starts_with(&inside));
        is_folder || path.folders().any(|folder| self.new.contains_key(&folder))
    }

    fn summary(&self, record: &Record) -> Summary {
        Summary {
            files: self.new.len(),
            bytes: self.new.values().map(|new| new.written.length).sum(),
            written: record.moves.len(),
            unchanged: self.new.len() - record.moves.len(),
            removed: record.clear.len() + record.remove.len(),
        }
    }
}

/// Gives every topmost folder of `new` a place in the stage from the number `next` on: the moves of
/// these, and the places of all.
fn stage_folders(
    new: &[OutputPath],
    mut next: u64,
) -> Result<(Vec<FolderMove>, Vec<SitePath>), OutputError> {
    let mut moves = Vec::new();
    let mut places: BTreeMap<&str, SitePath> = BTreeMap::new();
    let mut all = Vec::with_capacity(new.len());
    for folder in new {
        let text = folder.as_str();
        let (above, name) = text.rsplit_once('/').unwrap_or(("", text));
        let place = match places.get(above) {
            Some(above) => SitePath::new(&format!("{above}/{name}"))
                .map_err(|error| OutputError::io("name", folder, error))?,
            None => {
                let staged = next;
                next += 1;
                let to = folder.clone();
                moves.push(FolderMove { staged, to });
                Own::Staged(staged).path()?
            }
        };
        places.insert(text, place.clone());
        all.push(place);
    }
    Ok((moves, all))
}

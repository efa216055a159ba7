//! When the files of a site change.
//!
//! The folders that a site is made of are watched at every depth, and the site's own folder for the
//! configuration and for those folders themselves, which may come, go and be replaced. What is said
//! of a file is not believed any further than that something changed: the whole site is read again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// How long nothing must change before a change counts as done: editors write a file in steps.
const QUIET: Duration = Duration::from_millis(10);
/// How long changes are waited for that do not end.
const LONGEST: Duration = Duration::from_millis(500);
/// How often files are looked at where the system does not say what changes.
const POLL: Duration = Duration::from_secs(1);

/// What watches the files of a site.
pub struct Watch {
    watcher: Box<dyn Watcher + Send>,
    events: Receiver<notify::Result<Event>>,
    root: PathBuf,
    /// What the site is made of, each directly in its folder.
    entries: BTreeSet<PathBuf>,
}

impl Watch {
    /// Watches the `entries` of the folder `root`, whether they are there yet or not.
    ///
    /// # Errors
    /// The system's own, where it can watch no folder at all.
    pub fn new(root: &Path, entries: &[&str]) -> Result<Self, notify::Error> {
        // Some systems say the real path of what changed, whatever they were asked about.
        let root = root.canonicalize().map_err(notify::Error::io)?;
        let (sender, events) = channel();
        let config = Config::default().with_poll_interval(POLL);
        let watcher: Box<dyn Watcher + Send> = match RecommendedWatcher::new(sender.clone(), config)
        {
            Ok(watcher) => Box::new(watcher),
            Err(_) => Box::new(PollWatcher::new(sender, config)?),
        };
        let entries = entries.iter().map(|entry| root.join(entry)).collect();
        let mut watch = Self {
            watcher,
            events,
            root,
            entries,
        };
        let root = watch.root.clone();
        watch.watcher.watch(&root, RecursiveMode::NonRecursive)?;
        for entry in watch.entries.clone() {
            watch.look_into(&entry)?;
        }
        Ok(watch)
    }

    /// Waits until something has changed, and nothing more does for a moment. `false` where the
    /// system has stopped telling.
    pub fn wait(&mut self) -> bool {
        let mut renewed = BTreeSet::new();
        loop {
            match self.events.recv() {
                Ok(event) if self.concerns(&event, &mut renewed) => break,
                Ok(_) => {}
                Err(_) => return false,
            }
        }
        let end = Instant::now() + LONGEST;
        loop {
            match self.events.recv_timeout(QUIET) {
                // What is only read is no reason to wait longer.
                Ok(event) => _ = self.concerns(&event, &mut renewed),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
            if Instant::now() >= end {
                break;
            }
        }
        for entry in renewed {
            // A folder that is gone again is watched when it comes back.
            _ = self.look_into(&entry);
        }
        true
    }

    /// Whether an event is about a file of the site; notes the entries that came, went or were
    /// replaced as a whole, whose watch is lost with them.
    fn concerns(&self, event: &notify::Result<Event>, renewed: &mut BTreeSet<PathBuf>) -> bool {
        let Ok(event) = event else {
            // Something was lost, so that anything may have changed.
            renewed.extend(self.entries.iter().cloned());
            return true;
        };
        if event.need_rescan() {
            renewed.extend(self.entries.iter().cloned());
            return true;
        }
        if !is_change(event.kind) {
            return false;
        }
        let whole = event
            .paths
            .iter()
            .filter(|path| self.entries.contains(*path));
        renewed.extend(whole.cloned());
        let paths = &mut event.paths.iter();
        paths.any(|path| path.ancestors().any(|above| self.entries.contains(above)))
    }

    /// Watches an entry anew, if it is a folder.
    fn look_into(&mut self, entry: &Path) -> Result<(), notify::Error> {
        // That it was not watched is no fault.
        _ = self.watcher.unwatch(entry);
        match entry.is_dir() {
            true => self.watcher.watch(entry, RecursiveMode::Recursive),
            false => Ok(()),
        }
    }
}

/// Whether something was written, and not only looked at: a build itself reads every file.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

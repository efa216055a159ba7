//! The site that is being written, built into memory.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::findings;
use super::state::State;
use crate::build::{self, Options, Report};
use crate::diagnostics::{self, Format, Style};
use crate::output::{MemoryStore, OutputError};
use crate::source::SourceStore;

/// A site in memory, and everybody who waits for the next one.
pub struct Preview {
    source: Arc<dyn SourceStore>,
    options: Options,
    output: MemoryStore,
    /// Held by who builds, so that two do not at once.
    building: Mutex<()>,
    shown: Mutex<Shown>,
    changed: Condvar,
}

struct Shown {
    state: Arc<State>,
    /// How many states came before, so that nobody misses one.
    number: u64,
    /// Whether no more will come.
    closed: bool,
}

impl Preview {
    /// The site in `source`, not built yet.
    #[must_use]
    pub fn new(source: Arc<dyn SourceStore>, options: Options) -> Self {
        let state = Arc::new(State {
            base: "/".to_owned(),
            report: Some("The site is being built.".to_owned()),
            ..State::default()
        });
        Self {
            source,
            options,
            output: MemoryStore::new(),
            building: Mutex::new(()),
            shown: Mutex::new(Shown {
                state,
                number: 0,
                closed: false,
            }),
            changed: Condvar::new(),
        }
    }

    /// Builds the site from the files as they are now; where they have errors, the last good one
    /// stays, and the errors are shown over it.
    ///
    /// # Errors
    /// [`OutputError`] where two files of the site cannot lie beside each other.
    pub fn rebuild(&self) -> Result<Report, OutputError> {
        let _building = self.building.lock().unwrap_or_else(PoisonError::into_inner);
        let source = Arc::clone(&self.source);
        let result = build::build(source, &self.output, &self.options, &|_, _| {});
        let before = self.state();
        self.show(match &result {
            Ok(report) if report.built.is_some() => self.good(report),
            Ok(report) => faulty(&before, report_text(report), report.base_path.as_deref()),
            Err(error) => faulty(&before, error.to_string(), None),
        });
        result
    }

    fn good(&self, report: &Report) -> State {
        State {
            files: self.output.site(),
            base: report.base_path.clone().unwrap_or_else(|| "/".to_owned()),
            findings: findings::by_page(report),
            report: None,
        }
    }

    fn show(&self, state: State) {
        let mut shown = self.shown();
        shown.state = Arc::new(state);
        shown.number += 1;
        drop(shown);
        self.changed.notify_all();
    }

    /// The path of the host that the site lies below, with a slash at both ends.
    #[must_use]
    pub fn base(&self) -> String {
        self.state().base.clone()
    }

    /// The files of the last good site.
    #[must_use]
    pub fn files(&self) -> std::collections::BTreeMap<String, Arc<Vec<u8>>> {
        let state = self.state();
        let files = state.files.iter();
        files
            .map(|(path, bytes)| (path.to_string(), Arc::clone(bytes)))
            .collect()
    }

    pub(super) fn state(&self) -> Arc<State> {
        Arc::clone(&self.shown().state)
    }

    /// The next state after the one with a number, or the same one again where none has come after
    /// `patience`; `None` where none will come.
    pub(super) fn next(&self, seen: Option<u64>, patience: Duration) -> Option<(u64, Arc<State>)> {
        let is_waiting = |shown: &mut Shown| seen == Some(shown.number) && !shown.closed;
        let waited = self
            .changed
            .wait_timeout_while(self.shown(), patience, is_waiting);
        let (shown, _) = waited.unwrap_or_else(PoisonError::into_inner);
        (!shown.closed).then(|| (shown.number, Arc::clone(&shown.state)))
    }

    /// Ends all waiting.
    pub(super) fn close(&self) {
        self.shown().closed = true;
        self.changed.notify_all();
    }

    fn shown(&self) -> MutexGuard<'_, Shown> {
        // Each change is one assignment after the other, none of which panics.
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The site of before, with a report over it.
fn faulty(before: &State, report: String, base: Option<&str>) -> State {
    let base = match (before.files.is_empty(), base) {
        // Before the first good site, its place is what the configuration says.
        (true, Some(base)) => base,
        _ => &before.base,
    };
    State {
        files: before.files.clone(),
        base: base.to_owned(),
        findings: before.findings.clone(),
        report: Some(report),
    }
}

/// The report as the terminal shows it.
fn report_text(report: &Report) -> String {
    diagnostics::print(
        &report.diagnostics,
        &report.tree,
        Format::Human,
        Style::Plain,
    )
}

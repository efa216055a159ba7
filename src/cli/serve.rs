//! `guidepost serve`.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use super::arguments::Serve;
use super::folder::{self, ENTRIES};
use super::tell::{self, Failure, Tell};
use super::{Surroundings, build};
use crate::build::Report;
use crate::diagnostics::Diagnostic;
use crate::serve::{Preview, Server, Watch, bind};
use crate::source::reason;

/// Serves until the process ends, or until files can no longer be watched.
pub(super) fn run(
    wanted: &Serve,
    root: &Path,
    surroundings: &Surroundings,
    tell: &Tell<'_>,
) -> Result<u8, Failure> {
    folder::expect_site(root)?;
    let options = build::preview_options(wanted.drafts, wanted.date, surroundings)?;
    let listener = bind(wanted.port).map_err(|error| no_port(wanted.port, &error))?;
    // Before the site is read, so that no change falls between.
    let mut watch = Watch::new(root, &ENTRIES).map_err(|error| unwatched(&error))?;
    let preview = Arc::new(Preview::new(folder::site_at(root), options));
    let mut desk = Desk {
        preview: &preview,
        tell,
        told: Vec::new(),
    };
    desk.rebuild();
    let server = Server::start(listener, Arc::clone(&preview)).map_err(|error| Failure {
        reason: format!("the server cannot start: {}", reason(&error)),
        mend: None,
    })?;
    let address = format!("http://{}{}", server.address(), preview.base());
    tell.done(&format!("Serving {address} (stop with Ctrl+C)"));
    if wanted.open {
        open(&address, tell);
    }
    while watch.wait() {
        desk.rebuild();
    }
    Err(Failure {
        reason: "the system no longer says which files change".to_owned(),
        mend: Some("start `guidepost serve` again".to_owned()),
    })
}

/// The preview, with what was said of it last.
struct Desk<'d, 'w> {
    preview: &'d Preview,
    tell: &'d Tell<'w>,
    told: Vec<Diagnostic>,
}

impl Desk<'_, '_> {
    fn rebuild(&mut self) {
        let started = Instant::now();
        match self.preview.rebuild() {
            Ok(report) => self.say(report, started),
            Err(error) => self.tell.failure(&Failure {
                reason: error.to_string(),
                mend: Some("rename one of the two".to_owned()),
            }),
        }
    }

    /// Says what is wrong, if that is not what was said last, and what was done.
    fn say(&mut self, report: Report, started: Instant) {
        if report.diagnostics != self.told {
            self.tell.diagnostics(&report.diagnostics, &report.tree);
        }
        self.told = report.diagnostics;
        if let Some(built) = report.built {
            let pages = tell::counted(built.pages, "page", "pages");
            let changed = built.output.written + built.output.removed;
            let changed = tell::counted(changed, "file changed", "files changed");
            let milliseconds = started.elapsed().as_millis();
            self.tell
                .done(&format!("Built {pages} in {milliseconds} ms: {changed}"));
        }
    }
}

fn open(address: &str, tell: &Tell<'_>) {
    if let Err(error) = open::that_detached(address) {
        tell.done(&format!("No browser could be opened: {}", reason(&error)));
    }
}

fn no_port(port: u16, error: &std::io::Error) -> Failure {
    let message = format!(
        "no port from {port} on is free on this machine: {}",
        reason(error)
    );
    Failure::new(message, "name another with `--port`")
}

fn unwatched(error: &notify::Error) -> Failure {
    let mend = match error.kind {
        notify::ErrorKind::MaxFilesWatch => {
            "let the system watch more files, on Linux with \
             `sudo sysctl fs.inotify.max_user_watches=524288`"
        }
        _ => "see that the folder and all in it can be read",
    };
    Failure::new(format!("the site's files cannot be watched: {error}"), mend)
}

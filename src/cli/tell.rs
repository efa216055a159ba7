//! What a command says: results, mistakes, progress; as much as was asked for.
//!
//! With `--format json`, the output is one JSON document whatever comes of the command: an object
//! with `version` and the list `diagnostics`, which is empty where there is nothing to report;
//! beside them stands `files` where files were made, and `failure` where the command could not
//! run, which is also told among the errors. Only arguments that cannot be read have no document, since they do not say the format.

use std::io::Write;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use clap::builder::styling::AnsiColor;
use serde_json::{Value, json};

use super::Surroundings;
use super::arguments::{Format, Global};
use crate::diagnostics::{self, Diagnostic, Severity, Style};
use crate::source::{SitePath, SourceTree};
use crate::yaml::Mistake;

/// How long a build takes before it says how far it is, and how often it does so again.
const FIRST: Duration = Duration::from_secs(1);
const AGAIN: Duration = Duration::from_millis(100);

/// How much a command says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Volume {
    /// Mistakes only.
    Quiet,
    /// What was done, in a line.
    Normal,
    /// More about it.
    Verbose,
}

/// Why a command could not run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    /// What is wrong, without a full stop.
    pub(super) reason: String,
    /// What to do, where that is known.
    pub(super) mend: Option<String>,
}

impl Failure {
    pub(super) fn new(reason: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            mend: Some(mend.into()),
        }
    }
}

impl From<Mistake> for Failure {
    fn from((reason, mend): Mistake) -> Self {
        Self::new(reason, mend)
    }
}

/// Where a command speaks.
pub(super) struct Tell<'w> {
    out: Mutex<&'w mut (dyn Write + Send)>,
    err: Mutex<&'w mut (dyn Write + Send)>,
    volume: Volume,
    format: Format,
    style: Style,
    is_terminal: bool,
    /// Whether a line about progress stands on the terminal, to be cleared before anything else.
    progress_shown: AtomicBool,
}

impl<'w> Tell<'w> {
    pub(super) fn new(
        global: &Global,
        surroundings: &Surroundings,
        out: &'w mut (dyn Write + Send),
        err: &'w mut (dyn Write + Send),
    ) -> Self {
        Self {
            out: Mutex::new(out),
            err: Mutex::new(err),
            volume: match (global.quiet, global.verbose) {
                (true, _) => Volume::Quiet,
                (false, true) => Volume::Verbose,
                (false, false) => Volume::Normal,
            },
            format: global.format,
            style: match global.color.coloured(surroundings.err_is_terminal) {
                true => Style::Coloured,
                false => Style::Plain,
            },
            is_terminal: surroundings.err_is_terminal,
            progress_shown: AtomicBool::new(false),
        }
    }

    /// A line about what was done.
    pub(super) fn done(&self, line: &str) {
        if self.volume >= Volume::Normal && !self.format.is_document() {
            self.out_text(&format!("{line}\n"));
        }
    }

    /// A line for those who asked for more.
    pub(super) fn detail(&self, line: &str) {
        if self.volume >= Volume::Verbose && !self.format.is_document() {
            self.out_text(&format!("{line}\n"));
        }
    }

    /// The files that were made, and what to do with them.
    pub(super) fn made(&self, files: &[SitePath], lines: &str) {
        match self.format {
            Format::Json => {
                let files: Vec<&str> = files.iter().map(SitePath::as_str).collect();
                self.document("files", json!(files));
            }
            _ => self.done(lines),
        }
    }

    /// What was asked for, whatever else is said.
    pub(super) fn text(&self, text: &str) {
        self.out_text(text);
    }

    /// Why a command could not run.
    pub(super) fn failure(&self, failure: &Failure) {
        let Failure { reason, mend } = failure;
        if self.format == Format::Json {
            self.document("failure", json!({ "message": reason, "mend": mend }));
        }
        let (error, help) = match self.style {
            Style::Plain => Default::default(),
            Style::Coloured => (
                AnsiColor::BrightRed.on_default().bold(),
                AnsiColor::BrightCyan.on_default().bold(),
            ),
        };
        self.error_line(&format!("{error}error{error:#}: {reason}"));
        if let Some(mend) = mend {
            self.error_line(&format!("{help}help{help:#}: {mend}"));
        }
    }

    /// What was asked for as a list.
    pub(super) fn listing(&self, lines: &str) {
        match self.format.is_document() {
            true => self.document("lines", json!(lines.lines().collect::<Vec<_>>())),
            false => self.out_text(lines),
        }
    }

    /// A JSON document of a command that has nothing to report of the content.
    fn document(&self, key: &str, value: Value) {
        let mut document = json!({ "version": 1, "diagnostics": [] });
        document[key] = value;
        self.out_text(&format!("{document:#}\n"));
    }

    fn out_text(&self, text: &str) {
        self.clear_progress();
        if let Ok(mut out) = self.out.lock() {
            // A closed output takes nothing from what was done.
            let _ = out.write_all(text.as_bytes());
        }
    }

    fn error_line(&self, line: &str) {
        self.error_text(&format!("{line}\n"));
    }

    fn error_text(&self, text: &str) {
        self.clear_progress();
        if let Ok(mut err) = self.err.lock() {
            let _ = err.write_all(text.as_bytes());
        }
    }

    fn clear_progress(&self) {
        if self.progress_shown.swap(false, Ordering::Relaxed)
            && let Ok(mut err) = self.err.lock()
        {
            let _ = err.write_all(b"\r\x1b[K");
            let _ = err.flush();
        }
    }

    /// What a build reports, with the number of it, and that nothing was published where it has
    /// errors.
    pub(super) fn diagnostics(&self, list: &[Diagnostic], tree: &SourceTree) {
        self.report(list, tree);
        let Some(counts) = counts(list) else { return };
        let has_errors = list.iter().any(|it| it.severity == Severity::Error);
        let end = if has_errors {
            "; the site was left as it is"
        } else {
            ""
        };
        self.counts(&format!("{counts}{end}"));
    }

    /// What a check reports, with the number of it.
    pub(super) fn findings(&self, list: &[Diagnostic], tree: &SourceTree) {
        self.report(list, tree);
        if let Some(counts) = counts(list) {
            self.counts(&counts);
        }
    }

    /// Mistakes: for services on the output, for people among the errors.
    fn report(&self, list: &[Diagnostic], tree: &SourceTree) {
        let text = diagnostics::print(list, tree, self.format.layout(), self.style);
        match self.format {
            Format::Human | Format::Short => self.error_text(&text),
            Format::Json | Format::Sarif | Format::Github | Format::Gitlab => self.out_text(&text),
        }
    }

    /// How many mistakes there are; a document holds them all, and needs no number.
    fn counts(&self, line: &str) {
        if !self.format.is_document() {
            self.error_line(line);
        }
    }

    /// A line that says how far the build is: only on a terminal, and only when it takes long.
    pub(super) fn progress(&self, started: Instant) -> impl Fn(usize, usize) + Sync + '_ {
        let shows = self.is_terminal && self.volume >= Volume::Normal && !self.format.is_document();
        let next = Mutex::new(started + FIRST);
        move |done, of| {
            let now = Instant::now();
            if !shows {
                return;
            }
            // Whoever finds the line busy does not wait for it.
            let Ok(mut next) = next.try_lock() else {
                return;
            };
            if now < *next || done >= of {
                return;
            }
            let Ok(mut err) = self.err.try_lock() else {
                return;
            };
            *next = now + AGAIN;
            self.progress_shown.store(true, Ordering::Relaxed);
            let _ = write!(err, "\r{done} of {of} pages");
            let _ = err.flush();
        }
    }
}

/// `1 error, 2 warnings`; `None` where there is nothing.
fn counts(list: &[Diagnostic]) -> Option<String> {
    let kinds = [
        (Severity::Error, "error", "errors"),
        (Severity::Warning, "warning", "warnings"),
        (Severity::Note, "note", "notes"),
    ];
    let counts = kinds.into_iter().filter_map(|(severity, one, many)| {
        let count = list.iter().filter(|it| it.severity == severity).count();
        (count > 0).then(|| counted(count, one, many))
    });
    let counts: Vec<String> = counts.collect();
    (!counts.is_empty()).then(|| counts.join(", "))
}

/// `1 page`, `2 pages`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        count => format!("{} {many}", grouped(count)),
    }
}

/// A number with its digits in groups of three: `10,327`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `830 B`, `12.8 MB`, in powers of ten as file managers show them.
pub(super) fn bytes(count: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    for (size, unit) in UNITS {
        if count >= size {
            let tenths = count * 10 / size;
            return format!("{}.{} {unit}", tenths / 10, tenths % 10);
        }
    }
    format!("{count} B")
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::arguments::Arguments;

    /// What is said on the output and among the errors, by `say`, with these options.
    fn said(options: &[&str], say: impl FnOnce(&Tell<'_>)) -> (String, String) {
        let arguments = ["guidepost", "build"].iter().chain(options);
        let global = Arguments::try_parse_from(arguments).unwrap().global;
        let surroundings = Surroundings {
            folder: std::path::PathBuf::new(),
            source_date_epoch: String::new(),
            today: crate::scalar::Day::parse("2026-11-24").unwrap(),
            out_is_terminal: true,
            err_is_terminal: !options.contains(&"--color=never"),
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        say(&Tell::new(&global, &surroundings, &mut out, &mut err));
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (text(out), text(err))
    }

    #[test]
    fn a_line_about_progress_is_cleared_before_anything_else_is_said() {
        let work = |tell: &Tell<'_>| {
            let started = Instant::now().checked_sub(2 * FIRST).unwrap();
            let progress = tell.progress(started);
            progress(1, 20);
            // So soon after the first, it is passed over.
            progress(2, 20);
            tell.done("Built");
            tell.done("Again");
        };
        let line = "\r1 of 20 pages\r\u{1b}[K".to_owned();
        assert_eq!(said(&[], work), ("Built\nAgain\n".to_owned(), line));
        for options in [["--quiet"], ["--format=json"], ["--color=never"]] {
            assert_eq!(said(&options, work).1, "", "{options:?}");
        }
    }

    #[test]
    fn a_failure_has_its_mend_on_a_line_of_its_own() {
        let fail = |tell: &Tell<'_>| tell.failure(&Failure::new("no", "go"));
        let plain = "error: no\nhelp: go\n".to_owned();
        assert_eq!(said(&["--color=never"], fail), (String::new(), plain));
        let (_, coloured) = said(&[], fail);
        assert!(
            coloured.contains("\u{1b}[1m\u{1b}[91merror\u{1b}[0m: no\n"),
            "{coloured:?}"
        );
    }

    #[test]
    fn counts_and_sizes_are_readable() {
        assert_eq!(counted(1, "page", "pages"), "1 page");
        assert_eq!(counted(10_327, "page", "pages"), "10,327 pages");
        assert_eq!(bytes(830), "830 B");
        assert_eq!(bytes(12_849_000), "12.8 MB");
    }
}

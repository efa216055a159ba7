//! What a command says: results, mistakes, progress; as much as was asked for.

use std::io::Write;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::Surroundings;
use super::arguments::{Format, Global, When};
use crate::diagnostics::{self, Diagnostic, Severity, Style};
use crate::source::SourceTree;

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

/// Where a command speaks.
pub(super) struct Tell<'w> {
    out: Mutex<&'w mut (dyn Write + Send)>,
    err: Mutex<&'w mut (dyn Write + Send)>,
    pub(super) volume: Volume,
    format: Format,
    style: Style,
    is_terminal: bool,
}

impl<'w> Tell<'w> {
    pub(super) fn new(
        global: &Global,
        surroundings: &Surroundings,
        out: &'w mut (dyn Write + Send),
        err: &'w mut (dyn Write + Send),
    ) -> Self {
        let coloured = match global.color {
            When::Auto => surroundings.is_terminal,
            When::Always => true,
            When::Never => false,
        };
        Self {
            out: Mutex::new(out),
            err: Mutex::new(err),
            volume: match (global.quiet, global.verbose) {
                (true, _) => Volume::Quiet,
                (false, true) => Volume::Verbose,
                (false, false) => Volume::Normal,
            },
            format: global.format,
            style: if coloured {
                Style::Coloured
            } else {
                Style::Plain
            },
            is_terminal: surroundings.is_terminal,
        }
    }

    /// A line about what was done.
    pub(super) fn done(&self, line: &str) {
        if self.volume >= Volume::Normal && self.format != Format::Json {
            self.out_text(&format!("{line}\n"));
        }
    }

    /// A line for those who asked for more.
    pub(super) fn detail(&self, line: &str) {
        if self.volume >= Volume::Verbose && self.format != Format::Json {
            self.out_text(&format!("{line}\n"));
        }
    }

    /// Why a command could not run.
    pub(super) fn failure(&self, reason: &str) {
        self.error_line(&format!("error: {reason}"));
    }

    fn out_text(&self, text: &str) {
        if let Ok(mut out) = self.out.lock() {
            // A closed output takes nothing from what was done.
            let _ = out.write_all(text.as_bytes());
        }
    }

    fn error_line(&self, line: &str) {
        if let Ok(mut err) = self.err.lock() {
            let _ = writeln!(err, "{line}");
        }
    }

    /// Mistakes: as JSON on the output, else among the errors, with their number.
    pub(super) fn diagnostics(&self, list: &[Diagnostic], tree: &SourceTree) {
        let format = match self.format {
            Format::Human => diagnostics::Format::Human,
            Format::Short => diagnostics::Format::Short,
            Format::Json => diagnostics::Format::Json,
        };
        let text = diagnostics::print(list, tree, format, self.style);
        if self.format == Format::Json {
            self.out_text(&text);
            return;
        }
        if let Ok(mut err) = self.err.lock() {
            let _ = err.write_all(text.as_bytes());
        }
        let errors = list
            .iter()
            .filter(|item| item.severity == Severity::Error)
            .count();
        if errors > 0 {
            let errors = counted(errors, "error", "errors");
            self.error_line(&format!("{errors}; the site was left as it is"));
        }
    }

    /// A line that says how far the build is: only on a terminal, and only when it takes long.
    pub(super) fn progress(&self, started: Instant) -> impl Fn(usize, usize) + Sync + '_ {
        let shows =
            self.is_terminal && self.volume >= Volume::Normal && self.format != Format::Json;
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
            if now < *next && done < of {
                return;
            }
            let Ok(mut err) = self.err.try_lock() else {
                return;
            };
            if now.duration_since(started) >= FIRST {
                *next = now + AGAIN;
                let line = match done < of {
                    true => format!("\r{done} of {of} pages"),
                    false => "\r\u{1b}[K".to_owned(),
                };
                let _ = err.write_all(line.as_bytes());
                let _ = err.flush();
            }
        }
    }
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
    use super::*;

    #[test]
    fn counts_and_sizes_are_readable() {
        assert_eq!(counted(1, "page", "pages"), "1 page");
        assert_eq!(counted(10_327, "page", "pages"), "10,327 pages");
        assert_eq!(bytes(830), "830 B");
        assert_eq!(bytes(12_849_000), "12.8 MB");
    }
}

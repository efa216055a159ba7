//! The cases of `tests/cases`: each folder is a site, a command, and what comes of it.
//!
//! `tests/cases/README.md` says how a case is written. This file finds the cases and compares what
//! they give; `site` lays out their files, and `run` runs the command in this process. No case is
//! known here by its name.

mod run;
mod site;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

use crate::accept;
use run::Ran;

/// A folder `tests/cases/<area>/<case>`.
pub(crate) struct Case {
    /// The folder.
    pub(crate) folder: PathBuf,
    /// `<area>/<case>`
    pub(crate) name: String,
}

impl Case {
    /// The text of one of its files, empty where there is none.
    pub(crate) fn text(&self, file: &str) -> String {
        fs::read_to_string(self.folder.join(file)).unwrap_or_default()
    }

    /// The files below one of its folders: the path of each in it, and the text.
    pub(crate) fn files(&self, folder: &str) -> Vec<(String, String)> {
        let folder = self.folder.join(folder);
        let files = site::files(&folder).unwrap_or_default();
        let file = |path: PathBuf| {
            let below = path.strip_prefix(&folder).unwrap_or(&path);
            let below = below.to_string_lossy().replace('\\', "/");
            (below, fs::read_to_string(&path).unwrap_or_default())
        };
        files.into_iter().map(file).collect()
    }

    /// What stands in `cmd`, one argument a line.
    pub(crate) fn arguments(&self) -> Vec<String> {
        let written = self.text("cmd");
        let lines: Vec<String> = written.lines().map(str::to_owned).collect();
        match lines.is_empty() {
            true => vec!["build".to_owned(), "--quiet".to_owned()],
            false => lines,
        }
    }

    /// Runs the case and compares what comes of it with its files.
    fn check(&self) -> Result<(), String> {
        if self.text("README.md").trim().is_empty() {
            return Err("README.md does not say what the case shows".to_owned());
        }
        let ran = Ran::new(self, &["site"])?;
        ran.check_harm()?;
        accept::compare(&self.folder.join("diagnostics.txt"), &ran.report)?;
        self.check_files(&ran)?;
        if self.folder.join("mended").is_dir() {
            let mended = Ran::new(self, &["site", "mended"])?;
            if !mended.report.is_empty() {
                return Err(format!("the mended site is not sound:\n{}", mended.report));
            }
        }
        Ok(())
    }

    /// Compares the files below `expected` with those of the site's folder.
    fn check_files(&self, ran: &Ran) -> Result<(), String> {
        let expected = self.folder.join("expected");
        for path in site::files(&expected).map_err(|error| error.to_string())? {
            let below = path.strip_prefix(&expected).unwrap_or(&path);
            let actual = fs::read_to_string(ran.site().join(below))
                .map_err(|error| format!("{}: {error}", below.display()))?;
            let wanted = fs::read_to_string(&path).unwrap_or_default();
            accept::compare(&path, comparable(&actual, &wanted))?;
        }
        Ok(())
    }
}

/// The main part of a page, unless the expected file is a whole page.
fn comparable<'a>(actual: &'a str, wanted: &str) -> &'a str {
    let whole = !actual.starts_with("<!doctype") || wanted.starts_with("<!doctype");
    let start = actual.find("<main").filter(|_| !whole);
    match (start, actual.find("</main>")) {
        (Some(start), Some(end)) => &actual[start..end + "</main>\n".len()],
        _ => actual,
    }
}

/// Every case, in the order of the folders.
pub(crate) fn all() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases = Vec::new();
    for area in site::folders(&root) {
        for folder in site::folders(&area) {
            let name = folder.strip_prefix(&root).unwrap_or(&folder);
            let name = name.to_string_lossy().replace('\\', "/");
            cases.push(Case { folder, name });
        }
    }
    cases
}

/// Runs the check of each case, in as many threads as the machine has; gives the failures.
fn failures(cases: &[Case]) -> Vec<String> {
    let failures = Mutex::new(Vec::new());
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
            let result = catch_unwind(AssertUnwindSafe(|| case.check()));
            let result = result.unwrap_or_else(|_| Err("it panics".to_owned()));
            if let Err(message) = result {
                let message = format!("{}: {message}", case.name);
                failures.lock().unwrap().push(message);
            }
        }
    };
    std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    let mut failures = failures.into_inner().unwrap();
    failures.sort();
    failures
}

/// The failures of all cases, which are run once: what is made of their reports can wait for them.
pub(crate) fn failures_of_all() -> &'static [String] {
    static FAILURES: OnceLock<Vec<String>> = OnceLock::new();
    FAILURES.get_or_init(|| failures(&all()))
}

#[test]
fn every_case_gives_what_its_folder_says() {
    let cases = all();
    assert!(cases.len() > 130, "{} cases", cases.len());
    let failures = failures_of_all();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn a_case_that_gives_something_else_fails() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let case = || Case {
        folder: folder.path().to_owned(),
        name: "a/case".to_owned(),
    };
    write("site/guidepost.yaml", "titel: A guide\n");
    let failure = |words: &str| {
        let message = case().check().unwrap_err();
        assert!(message.contains(words), "{message}");
    };
    failure("README.md does not say");
    write("README.md", "A key is misspelt.\n");
    if !accept::is_accepting() {
        failure("+ error[");
    }
    write("cmd", "build\n--format\nshort");
    write(
        "diagnostics.txt",
        "guidepost.yaml:1:1: error[unknown-key]: the configuration has no key `titel` (did you \
         mean `title`?)\n1 error; the site was left as it is\n(exit code 1)\n",
    );
    assert_eq!(case().check(), Ok(()));
    write("mended/guidepost.yaml", "title: [A guide]\n");
    failure("the mended site is not sound");
    write("mended/guidepost.yaml", "title: A guide\n");
    write("cmd", "build\n--quiet\n--format\nshort");
    assert_eq!(case().check(), Ok(()));
    write("expected/public/robots.txt", "");
    failure("public/robots.txt: ");
}

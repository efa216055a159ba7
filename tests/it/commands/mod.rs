//! The commands as an editor runs them: what they say, what they leave on the disk, and their exit
//! codes. Most run in this process; what only a process has (environment, pipes) is asked of the
//! binary.

mod begin;
mod build;
mod check;
mod speech;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::Path;

use guidepost::cli::{Surroundings, run};
use guidepost::content::Day;
use tempfile::TempDir;

/// What came of a command.
pub(crate) struct Ran {
    pub(crate) code: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Surroundings without a terminal, on 24 November 2026.
fn surroundings(folder: &Path) -> Surroundings {
    Surroundings {
        folder: folder.to_path_buf(),
        source_date_epoch: String::new(),
        today: Day::parse("2026-11-24").unwrap(),
        out_is_terminal: false,
        err_is_terminal: false,
    }
}

fn run_in(surroundings: &Surroundings, arguments: &[&str]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = ["guidepost"].iter().chain(arguments).map(OsString::from);
    let code = run(arguments, surroundings, &mut out, &mut err);
    Ran {
        code,
        out: String::from_utf8(out).unwrap(),
        err: String::from_utf8(err).unwrap(),
    }
}

pub(crate) fn guidepost(folder: &Path, arguments: &[&str]) -> Ran {
    run_in(&surroundings(folder), arguments)
}

/// Runs a command that is expected to do what it is asked, without a word about mistakes.
#[track_caller]
fn done(folder: &Path, arguments: &[&str]) -> String {
    let Ran { code, out, err } = guidepost(folder, arguments);
    assert_eq!((code, err.as_str()), (0, ""), "{arguments:?}");
    out
}

/// Runs a command that is expected to be refused with these words.
#[track_caller]
fn refused(folder: &Path, arguments: &[&str], words: &[&str]) {
    let before = files(folder);
    let Ran { code, out, err } = guidepost(folder, arguments);
    assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}: {err}");
    for word in words {
        assert!(err.contains(word), "{arguments:?}: {word:?} in {err}");
    }
    assert!(before == files(folder), "{arguments:?} changed something");
}

/// The files below a folder with their bytes, by path.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        match entry.path().is_dir() {
            true => {
                let inner = files(&entry.path()).into_iter();
                found.extend(inner.map(|(path, bytes)| (format!("{name}/{path}"), bytes)));
            }
            false => {
                found.insert(name, fs::read(entry.path()).unwrap());
            }
        }
    }
    found
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A folder with the site that `init` makes.
fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    done(folder.path(), &["init", "--quiet"]);
    folder
}

const SECTION: &str = "content/careers/lighthouse-keeper/salaries.md";

/// Lets the site's pay be that of another year.
fn pay_in(year: &str, folder: &Path) {
    let text = fs::read_to_string(folder.join(SECTION)).unwrap();
    write(
        folder,
        SECTION,
        &text.replace("period: 2025", &format!("period: {year}")),
    );
}

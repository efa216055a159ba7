//! Comparing a text with the file that holds what is expected, and accepting what is new.
//!
//! `GUIDEPOST_ACCEPT=1 cargo test` writes the files instead; whoever does so reads the difference
//! that `git diff` shows. Nothing here knows what the text is about.

use std::fs;
use std::io;
use std::path::Path;

/// The variable that accepts.
const ACCEPT: &str = "GUIDEPOST_ACCEPT";

/// Whether expected files are written instead of compared.
pub(crate) fn is_accepting() -> bool {
    std::env::var_os(ACCEPT).is_some_and(|value| !value.is_empty() && value != "0")
}

/// Compares `actual` with the file at `path`; where there is no file, nothing is expected.
///
/// An empty text is accepted as no file.
pub(crate) fn compare(path: &Path, actual: &str) -> Result<(), String> {
    let expected = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(format!("{}: {error}", path.display())),
    };
    if expected == actual {
        return Ok(());
    }
    if is_accepting() {
        return accept(path, actual).map_err(|error| format!("{}: {error}", path.display()));
    }
    Err(format!(
        "{} differs (`-` is expected, `+` is new; {ACCEPT}=1 accepts it):\n{}",
        path.display(),
        difference(&expected, actual)
    ))
}

fn accept(path: &Path, actual: &str) -> io::Result<()> {
    if actual.is_empty() {
        return fs::remove_file(path);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, actual)
}

/// The lines in which two texts differ: those between what both begin and what both end with.
fn difference(expected: &str, actual: &str) -> String {
    let (expected, actual): (Vec<_>, Vec<_>) =
        (expected.lines().collect(), actual.lines().collect());
    let same = |(a, b): &(&&str, &&str)| a == b;
    let start = expected.iter().zip(&actual).take_while(same).count();
    let (expected, actual) = (&expected[start..], &actual[start..]);
    let end = expected
        .iter()
        .rev()
        .zip(actual.iter().rev())
        .take_while(same)
        .count();
    let lines = |mark: char, lines: &[&str]| -> String {
        let lines = &lines[..lines.len() - end];
        lines
            .iter()
            .map(|line| format!("{mark} {line}\n"))
            .collect()
    };
    format!(
        "  from line {}:\n{}{}",
        start + 1,
        lines('-', expected),
        lines('+', actual)
    )
}

#[test]
fn the_difference_is_what_lies_between_the_same_lines() {
    let shown = difference("a\nb\nc\nd\n", "a\nx\ny\nd\n");
    assert_eq!(shown, "  from line 2:\n- b\n- c\n+ x\n+ y\n");
    assert_eq!(difference("a\n", "a\nb\n"), "  from line 2:\n+ b\n");
}

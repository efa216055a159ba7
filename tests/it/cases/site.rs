//! The files of a case: copied from its folder, or made from the lines of its `generate`.
//!
//! A line of `generate` makes what cannot lie in a repository as it is:
//!
//! ```text
//! file content/pages/a.md "---\ntitle: A\n---\n" 3*"[" "\xFF"
//! link content/pages/b.md "../../elsewhere.md"
//! ```
//!
//! Texts in quotes take `\n`, `\r`, `\t`, `\0`, `\"`, `\\` and `\xFF`; those of a file follow one
//! another, each as often as the number before it says. A path may stand in quotes, too. An empty
//! line and one that begins with `#` say nothing.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Case;

/// Lays the case's folders called `layers` over one another in `to`, and what it generates.
pub(super) fn lay_out(case: &Case, layers: &[&str], to: &Path) -> Result<(), String> {
    let copy = || -> io::Result<()> {
        fs::create_dir_all(to)?;
        for layer in layers {
            let from = case.folder.join(layer);
            for path in files(&from)? {
                let target = to.join(path.strip_prefix(&from).unwrap_or(&path));
                write(&target, &fs::read(&path)?)?;
            }
        }
        Ok(())
    };
    copy().map_err(|error| error.to_string())?;
    for line in case.text("generate").lines() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let made = Made::parse(line).ok_or_else(|| format!("generate: cannot read `{line}`"))?;
        made.make(to)
            .map_err(|error| format!("generate: `{line}`: {error}"))?;
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}

/// Every file or link below `folder`, sorted; none where there is no such folder.
pub(super) fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        match entry.file_type()?.is_dir() {
            true => found.extend(files(&entry.path())?),
            false => found.push(entry.path()),
        }
    }
    found.sort();
    Ok(found)
}

/// The folders directly in `folder`, sorted.
pub(super) fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut found: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.is_dir());
    found.sort();
    found
}

/// What a line of `generate` makes.
#[derive(Debug, PartialEq, Eq)]
enum Made {
    File(String, Vec<u8>),
    Link(String, String),
}

impl Made {
    fn parse(line: &str) -> Option<Self> {
        let (verb, rest) = line.split_once(' ')?;
        let (path, rest) = match rest.starts_with('"') {
            true => piece(rest)?,
            false => {
                let (path, rest) = rest.split_once(' ')?;
                (path.as_bytes().to_vec(), rest)
            }
        };
        let path = String::from_utf8(path).ok()?;
        let mut bytes = Vec::new();
        let mut rest = rest.trim_start();
        while !rest.is_empty() {
            let (more, after) = piece(rest)?;
            bytes.extend(more);
            rest = after.trim_start();
        }
        match verb {
            "file" => Some(Self::File(path, bytes)),
            "link" => Some(Self::Link(path, String::from_utf8(bytes).ok()?)),
            _ => None,
        }
    }

    fn make(&self, root: &Path) -> io::Result<()> {
        match self {
            Self::File(path, bytes) => write(&root.join(path), bytes),
            Self::Link(path, target) => {
                let path = root.join(path);
                fs::create_dir_all(path.parent().unwrap_or(root))?;
                link(target, &path)
            }
        }
    }
}

#[cfg(unix)]
fn link(target: &str, path: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, path)
}

#[cfg(windows)]
fn link(target: &str, path: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_file(target, path)
}

/// A text in quotes, with the number of times that it is meant; gives what follows it.
fn piece(text: &str) -> Option<(Vec<u8>, &str)> {
    let (times, text) = match text.split_once("*\"") {
        Some((times, _)) if times.bytes().all(|b| b.is_ascii_digit()) => {
            (times.parse().ok()?, &text[times.len() + 1..])
        }
        _ => (1, text),
    };
    let mut rest = text.strip_prefix('"')?;
    let mut bytes = Vec::new();
    loop {
        let mut chars = rest.chars();
        match chars.next()? {
            '"' => return Some((bytes.repeat(times), chars.as_str())),
            '\\' => {
                let (byte, length) = escape(chars.as_str())?;
                bytes.push(byte);
                rest = &chars.as_str()[length..];
            }
            c => {
                bytes.extend(c.to_string().as_bytes());
                rest = chars.as_str();
            }
        }
    }
}

/// The byte that is meant behind a backslash, and how many characters say so.
fn escape(rest: &str) -> Option<(u8, usize)> {
    let byte = match rest.bytes().next()? {
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'0' => 0,
        b'x' => return Some((u8::from_str_radix(rest.get(1..3)?, 16).ok()?, 3)),
        byte @ (b'"' | b'\\') => byte,
        _ => return None,
    };
    Some((byte, 1))
}

#[test]
fn lines_of_generate_are_files_and_links() {
    let file = |path: &str, bytes: &[u8]| Some(Made::File(path.to_owned(), bytes.to_vec()));
    assert_eq!(
        Made::parse(r#"file a/b.md "é\n" 3*"[]" "\xFF\0\"""#),
        file("a/b.md", b"\xc3\xa9\n[][][]\xff\0\"")
    );
    assert_eq!(Made::parse(r#"file "a b" "2*""#), file("a b", b"2*"));
    assert_eq!(
        Made::parse(r#"link a "..""#),
        Some(Made::Link("a".to_owned(), "..".to_owned()))
    );
    for line in [
        "file a",
        "file a b",
        r#"file a "\q""#,
        r#"file a "b"#,
        r#"copy a "b""#,
    ] {
        assert_eq!(Made::parse(line), None, "{line}");
    }
}

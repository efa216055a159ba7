//! The one door through which a command writes files that editors own: new ones, all or none.
//!
//! Nothing is replaced, and nothing is written through a link that leaves the folder. What a build
//! writes goes another way ([`crate::output`]).

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::tell::Failure;
use crate::source::{SitePath, reason};

/// A file that is to be made.
pub(super) struct NewFile<'a> {
    /// Where, below the folder of the site.
    pub(super) path: SitePath,
    /// What it holds.
    pub(super) bytes: &'a [u8],
}

/// Writes `files` below `root`, which is made if it is not there; where that is refused or fails,
/// the folder is as it was before.
pub(super) fn new_files(root: &Path, files: &[NewFile<'_>]) -> Result<(), Failure> {
    refuse_existing(root, files)?;
    for file in files {
        refuse_ways_out(root, &file.path)?;
    }
    let mut made = Vec::new();
    for file in files {
        let path = root.join(file.path.as_str());
        if let Err(error) = write(&path, file.bytes, &mut made) {
            undo(&made);
            let shown = path.display();
            let reason = format!("`{shown}` cannot be written: {}", reason(&error));
            return Err(Failure { reason, mend: None });
        }
    }
    Ok(())
}

fn refuse_existing(root: &Path, files: &[NewFile<'_>]) -> Result<(), Failure> {
    let there = |path: &SitePath| fs::symlink_metadata(root.join(path.as_str())).is_ok();
    let paths = files.iter().map(|file| &file.path);
    let existing: Vec<&SitePath> = paths.filter(|path| there(path)).collect();
    match existing.as_slice() {
        [] => Ok(()),
        [one] => Err(Failure::new(
            format!("`{one}` is there already, and nothing was changed"),
            "move it away, or choose another name",
        )),
        several => {
            let list: String = several.iter().map(|path| format!("\n  {path}")).collect();
            Err(Failure::new(
                format!("these files are there already, and nothing was changed:{list}"),
                "move them away, or choose another folder",
            ))
        }
    }
}

/// Refuses a path whose folders are files, or links that lead out of `root` or nowhere.
fn refuse_ways_out(root: &Path, path: &SitePath) -> Result<(), Failure> {
    let Ok(real_root) = fs::canonicalize(root) else {
        // Nothing is there yet, so no link is either.
        return Ok(());
    };
    let place = root.join(path.as_str());
    for folder in place.ancestors().skip(1) {
        let shown = folder.display();
        if fs::symlink_metadata(folder).is_err() {
            continue;
        }
        if !folder.is_dir() && !folder.is_symlink() {
            return Err(Failure::new(
                format!("`{shown}` is a file, and a folder of that name is needed"),
                "move it away",
            ));
        }
        return match fs::canonicalize(folder) {
            Ok(real) if real.starts_with(&real_root) && real.is_dir() => Ok(()),
            _ => Err(Failure::new(
                format!("`{shown}` is a link that leads out of the folder of the site"),
                "put a real folder in its place",
            )),
        };
    }
    Ok(())
}

/// Writes one file that is not there; `made` gets every path that came into being, even where it
/// fails halfway.
fn write(path: &Path, bytes: &[u8], made: &mut Vec<PathBuf>) -> io::Result<()> {
    let folders: Vec<&Path> = path.ancestors().skip(1).collect();
    let missing = folders.iter().take_while(|folder| !folder.is_dir());
    let missing: Vec<&&Path> = missing.collect();
    for folder in missing.into_iter().rev() {
        // `a/.` is there once `a` is.
        if !folder.is_dir() {
            fs::create_dir(folder)?;
            made.push(folder.to_path_buf());
        }
    }
    // Also a link that leads nowhere is something that is there.
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    made.push(path.to_path_buf());
    file.write_all(bytes)
}

/// Removes what was made, the last first; a folder that somebody else put something into stays.
fn undo(made: &[PathBuf]) {
    for path in made.iter().rev() {
        let _ = match path.is_dir() {
            true => fs::remove_dir(path),
            false => fs::remove_file(path),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes the files of these names into `root`; the reason of a refusal.
    fn check(root: &Path, names: &[&str]) -> Option<String> {
        let files = names.iter().map(|name| NewFile {
            path: SitePath::new(name).unwrap(),
            bytes: b"new",
        });
        let result = new_files(root, &files.collect::<Vec<_>>());
        result.err().map(|failure| failure.reason)
    }

    fn names(root: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(root)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn all_files_are_written_or_none() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(check(root.path(), &["a/b/c.md", "d.md"]), None);
        assert_eq!(fs::read(root.path().join("a/b/c.md")).unwrap(), b"new");

        fs::write(root.path().join("d.md"), "mine").unwrap();
        let reason = check(root.path(), &["e.md", "d.md"]).unwrap();
        assert_eq!(reason, "`d.md` is there already, and nothing was changed");
        assert_eq!(names(root.path()), ["a", "d.md"]);
        assert_eq!(fs::read(root.path().join("d.md")).unwrap(), b"mine");

        // The second cannot be written once the first is a file.
        let reason = check(root.path(), &["f/g", "f/g/h.md"]).unwrap();
        assert!(reason.contains("cannot be written"), "{reason}");
        assert_eq!(names(root.path()), ["a", "d.md"]);
    }

    #[test]
    fn a_new_root_is_made_and_taken_back_with_what_it_holds() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("new/./site");
        assert!(check(&root, &["f/g", "f/g/h.md"]).is_some());
        assert_eq!(names(folder.path()), [""; 0]);
        assert_eq!(check(&root, &["a.md"]), None);
        assert_eq!(names(&folder.path().join("new/site")), ["a.md"]);
    }

    #[test]
    fn a_file_in_the_place_of_a_folder_is_named() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("content"), "").unwrap();
        let reason = check(root.path(), &["content/a.md"]).unwrap();
        assert!(reason.contains("content` is a file"), "{reason}");
    }

    #[cfg(unix)]
    #[test]
    fn links_that_leave_the_folder_are_not_followed() {
        use std::os::unix::fs::symlink;
        let outside = tempfile::tempdir().unwrap();
        let root = tempfile::tempdir().unwrap();
        symlink(outside.path(), root.path().join("out")).unwrap();
        symlink("nowhere", root.path().join("lost")).unwrap();
        symlink(outside.path().join("x.md"), root.path().join("x.md")).unwrap();
        fs::create_dir(root.path().join("in")).unwrap();
        symlink("in", root.path().join("inside")).unwrap();
        for name in ["out/a.md", "out/b/a.md", "lost/a.md"] {
            let reason = check(root.path(), &[name]).unwrap();
            assert!(reason.contains("leads out"), "{reason}");
        }
        assert!(check(root.path(), &["x.md"]).is_some());
        assert_eq!(check(root.path(), &["inside/a.md"]), None);
        assert_eq!(names(outside.path()), [""; 0]);
        assert_eq!(names(&root.path().join("in")), ["a.md"]);
    }
}

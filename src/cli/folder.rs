//! The folder of a site: whether there is one, and the store of its files.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::plain;
use super::tell::{Failure, Tell};
use crate::config;
use crate::source::{DiskStore, SitePath, reason};

/// What a site is made of; nothing else of its folder is looked at.
pub(super) const ENTRIES: [&str; 4] = [config::FILE, "content", "templates", "static"];

/// The folder of the site that a command is for: the one that was named, else the one that it runs
/// in, or the nearest above that is a site.
pub(super) fn root(named: Option<&Path>, here: &Path, tell: &Tell<'_>) -> PathBuf {
    if let Some(named) = named {
        return plain(&here.join(named));
    }
    let mut above = here.ancestors();
    match above.find(|folder| folder.join(config::FILE).is_file()) {
        Some(folder) if folder == here => plain(folder),
        Some(folder) => {
            tell.detail(&format!("The site is in `{}`", folder.display()));
            folder.to_path_buf()
        }
        None => plain(here),
    }
}

/// The store of a site's own files.
pub(super) fn site_at(root: &Path) -> Arc<DiskStore> {
    store(root, &ENTRIES)
}

/// The store of some files and folders of a site.
pub(super) fn store(root: &Path, entries: &[&str]) -> Arc<DiskStore> {
    let entries = entries.iter().filter_map(|entry| SitePath::new(entry).ok());
    Arc::new(DiskStore::new(root, entries.collect()))
}

/// Refuses a root that is no folder that can be looked into.
pub(super) fn expect_folder(root: &Path) -> Result<(), Failure> {
    let shown = root.display();
    match fs::read_dir(root) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Failure::new(
            format!("there is no folder `{shown}`"),
            "name the folder of a site with `--root`, or make a new one with `guidepost init`",
        )),
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => Err(Failure::new(
            format!("`{shown}` is a file, not the folder of a site"),
            "name the folder that the site's `guidepost.yaml` lies in",
        )),
        Err(error) => Err(Failure {
            reason: format!("the folder `{shown}` cannot be read: {}", reason(&error)),
            mend: None,
        }),
    }
}

/// Refuses a folder that holds no site.
pub(super) fn expect_site(root: &Path) -> Result<(), Failure> {
    expect_folder(root)?;
    if root.join(config::FILE).is_file() {
        return Ok(());
    }
    Err(Failure::new(
        format!(
            "this folder is no Guidepost site: it has no `{}`",
            config::FILE
        ),
        "go to the folder of a site, or make a new one with `guidepost init`",
    ))
}

/// The path with its links resolved as far as it exists, and the rest of it appended.
pub(super) fn real(path: &Path) -> PathBuf {
    for folder in path.ancestors() {
        let (Ok(mut real), Ok(rest)) = (fs::canonicalize(folder), path.strip_prefix(folder)) else {
            continue;
        };
        for part in rest.components() {
            match part {
                // What is not there yet is no link, so this leads back the way it came.
                Component::ParentDir => {
                    real.pop();
                }
                part => real.push(part),
            }
        }
        return real;
    }
    path.to_path_buf()
}

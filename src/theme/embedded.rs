//! The default theme, which the binary carries, so that a site needs no file of it.
//!
//! A file that is new in these folders has the crate compiled again, by `build.rs`.

use include_dir::{Dir, DirEntry, include_dir};

use crate::source::SitePath;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static STATIC_FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");

/// The folder in which the theme's files appear in a [`SourceTree`](crate::source::SourceTree),
/// apart from all files of the site.
pub(super) const FOLDER: &str = "theme";

/// The files of the default theme, for [`SourceTree::open`](crate::source::SourceTree::open);
/// their paths are `theme/templates/…` and `theme/static/…`.
#[must_use]
pub fn embedded() -> Vec<(SitePath, &'static [u8])> {
    let mut files = Vec::new();
    collect(&TEMPLATES, "templates", &mut files);
    collect(&STATIC_FILES, "static", &mut files);
    files.sort();
    files
}

fn collect(folder: &Dir<'static>, name: &str, files: &mut Vec<(SitePath, &'static [u8])>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => collect(inner, name, files),
            DirEntry::File(file) => {
                let path = format!("{FOLDER}/{name}/{}", file.path().display());
                if let Ok(path) = SitePath::new(&path)
                    && !path.file_name().starts_with('.')
                {
                    files.push((path, file.contents()));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    fn on_disk(folder: &Path, name: &str, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let file = entry.file_name().into_string().unwrap();
            let path = format!("{name}/{file}");
            if entry.file_type().unwrap().is_dir() {
                on_disk(&entry.path(), &path, found);
            } else if !file.starts_with('.') {
                found.push(path);
            }
        }
    }

    #[test]
    fn the_binary_carries_the_theme_that_is_on_disk() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut expected = Vec::new();
        for folder in ["templates", "static"] {
            let name = format!("{FOLDER}/{folder}");
            on_disk(&root.join(folder), &name, &mut expected);
        }
        expected.sort();
        let embedded = embedded();
        let paths: Vec<_> = embedded.iter().map(|(path, _)| path.to_string()).collect();
        assert_eq!(
            paths, expected,
            "build.rs does not see a change of these folders"
        );
    }
}

//! `guidepost init`: a new site that builds at once.
//!
//! Its files are those of the folder `starter` beside this file, as they stand there. A file that
//! is new there has the crate compiled again, by `build.rs`.

use std::path::{Path, PathBuf};

use include_dir::{Dir, DirEntry, include_dir};

use super::arguments::Init;
use super::tell::{Failure, Tell};
use super::write::{self, NewFile};
use super::{Surroundings, plain, schema};
use crate::source::SitePath;

static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/starter");

/// What an editor looks at first, and what it is.
const TOUR: [(&str, &str); 5] = [
    ("guidepost.yaml", "the settings of the site"),
    ("content/index.md", "the home page"),
    ("content/pages/about.md", "a plain page"),
    ("content/careers/lighthouse-keeper", "an example career"),
    ("content/sources.yaml", "where figures come from"),
];

pub(super) fn run(
    wanted: &Init,
    root: Option<&Path>,
    surroundings: &Surroundings,
    tell: &Tell<'_>,
) -> Result<u8, Failure> {
    // A new site is made here, also where a folder above is one.
    let shown = shown(root.unwrap_or(Path::new(".")), &wanted.folder);
    let files = starter();
    write::new_files(&plain(&surroundings.folder.join(&shown)), &files)?;
    let mut paths: Vec<SitePath> = files.into_iter().map(|file| file.path).collect();
    paths.extend(schema::wire(&plain(&surroundings.folder.join(&shown)))?);
    paths.sort();
    for path in &paths {
        tell.detail(&format!("Made {path}"));
    }
    tell.made(&paths, &told(&shown));
    Ok(0)
}

/// The folder as an editor would write it.
fn shown(root: &Path, folder: &Path) -> PathBuf {
    let here = Path::new(".");
    match (root == here, folder == here) {
        (true, _) => folder.to_path_buf(),
        (false, true) => root.to_path_buf(),
        (false, false) => root.join(folder),
    }
}

fn told(folder: &Path) -> String {
    let is_here = folder == Path::new(".");
    let mut text = match is_here {
        true => "Made a new site in this folder:\n\n".to_owned(),
        false => format!("Made a new site in `{}`:\n\n", folder.display()),
    };
    for (path, what) in TOUR {
        text += &format!("  {path:<35}{what}\n");
    }
    text += "\nNext:\n\n";
    if !is_here {
        text += &format!("  cd {}\n", quoted(folder));
    }
    text += "  guidepost serve --open\n";
    if is_here {
        text += "  guidepost new career nurse\n";
    }
    text.trim_end().to_owned()
}

/// A path as a shell takes it for one word.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '/' | '\\' | ':');
    match text.chars().all(plain) {
        true => text,
        false => format!("\"{text}\""),
    }
}

/// The files of a new site, ordered by path.
fn starter() -> Vec<NewFile<'static>> {
    let mut files = Vec::new();
    collect(&STARTER, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn collect(folder: &Dir<'static>, files: &mut Vec<NewFile<'static>>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => collect(inner, files),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                // The names are our own, and a test compares them with the disk's.
                if let Ok(path) = SitePath::new(&path) {
                    let bytes = file.contents();
                    files.push(NewFile { path, bytes });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::sync::Arc;

    use super::*;
    use crate::build::{Options, build};
    use crate::cli::skeleton;
    use crate::config::{Config, Settings};
    use crate::diagnostics::{Diagnostics, Format, Style, print};
    use crate::output::{self, Overwrite};
    use crate::scalar::Day;
    use crate::site::Drafts;
    use crate::source::{MemoryStore, SourceTree};
    use crate::yaml::{Field, Record, Shape};

    fn store() -> MemoryStore {
        let files = starter().into_iter();
        MemoryStore::new(files.map(|file| (file.path, file.bytes.to_vec())))
    }

    #[test]
    fn a_new_site_builds_without_a_word() {
        for base_url in ["", "https://example.org/careers/"] {
            let output = output::MemoryStore::new();
            let options = Options {
                base_url: crate::config::BaseUrl::parse(base_url).ok(),
                drafts: Drafts::Build,
                overwrite: Overwrite::Refuse,
                judgement: crate::lint::Depth::Build,
                date: None,
                source_date_epoch: String::new(),
                now: Day::parse("2026-12-31").unwrap(),
            };
            let report = build(Arc::new(store()), &output, &options, &|_, _| {}).unwrap();
            let text = print(
                &report.diagnostics,
                &report.tree,
                Format::Short,
                Style::Plain,
            );
            assert_eq!(text, "");
            let files = output.files();
            assert!(files.contains_key("careers/lighthouse-keeper/index.html"));
            assert_eq!(files.contains_key("feed.xml"), !base_url.is_empty());
        }
    }

    fn on_disk(folder: &Path, name: &str, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = format!("{name}{}", entry.file_name().into_string().unwrap());
            match entry.file_type().unwrap().is_dir() {
                true => on_disk(&entry.path(), &format!("{path}/"), found),
                false => found.push(path),
            }
        }
    }

    #[test]
    fn the_binary_carries_the_starter_that_is_on_disk() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/starter");
        let mut expected = Vec::new();
        on_disk(&root, "", &mut expected);
        expected.sort();
        let carried: Vec<_> = starter().iter().map(|file| file.path.to_string()).collect();
        assert_eq!(
            carried, expected,
            "build.rs does not see a change of this folder"
        );
        for file in starter() {
            let on_disk = fs::read(root.join(file.path.as_str())).unwrap();
            assert!(
                file.bytes == on_disk,
                "{}: build.rs does not see its change",
                file.path
            );
        }
    }

    #[test]
    fn the_tour_names_what_is_there() {
        for (path, _) in TOUR {
            let mut files = starter().into_iter();
            assert!(
                files.any(|file| file.path.as_str().starts_with(path)),
                "{path}"
            );
        }
    }

    /// Every key of the configuration, those of its records included.
    fn keys(fields: &[Field], found: &mut BTreeSet<&'static str>) {
        for field in fields {
            found.insert(field.name);
            shapes(&field.shape, found);
        }
    }

    fn shapes(shape: &Shape, found: &mut BTreeSet<&'static str>) {
        match shape {
            Shape::Record { fields, .. } => keys(&fields(), found),
            Shape::List(inner) | Shape::Map(inner) | Shape::Keyed { value: inner, .. } => {
                shapes(inner, found);
            }
            Shape::Either(forms) => forms.iter().for_each(|form| shapes(form, found)),
            Shape::Scalar { .. } | Shape::Choice(_) => {}
        }
    }

    #[test]
    fn the_settings_show_every_key_and_read_back_when_switched_on() {
        let all = skeleton::switched_on(include_str!("starter/guidepost.yaml"));
        let path = SitePath::new("guidepost.yaml").unwrap();
        let store = MemoryStore::new([(path, all.as_bytes().to_vec())]);
        let (tree, _) = SourceTree::open(Arc::new(store), Vec::new());
        let mut found = Diagnostics::new();
        assert!(
            Config::read(&tree, &mut found).is_some(),
            "{found:?}\n{all}"
        );

        let mut known = BTreeSet::new();
        keys(&Settings::fields(), &mut known);
        let shown = |key: &&str| {
            let key = format!("{key}:");
            let mut lines = all.lines().map(|line| line.trim_start_matches([' ', '-']));
            lines.any(|line| line.starts_with(&key))
        };
        let missing: Vec<_> = known.into_iter().filter(|key| !shown(key)).collect();
        assert_eq!(missing, [""; 0]);
    }

    #[test]
    fn folders_are_written_as_an_editor_would() {
        let check = |root: &str, folder: &str, expected: &str| {
            assert_eq!(
                shown(Path::new(root), Path::new(folder)),
                Path::new(expected)
            );
        };
        check(".", ".", ".");
        check(".", "guide", "guide");
        check("guide", ".", "guide");
        check("a", "b", "a/b");
        assert_eq!(quoted(Path::new("a/b-1")), "a/b-1");
        assert_eq!(quoted(Path::new("my guide")), "\"my guide\"");
    }
}

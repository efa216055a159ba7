//! What the documentation says can be followed: links lead somewhere, and examples build.

mod page;
mod quality;
mod tutorial;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use guidepost::build::{Options, build};
use guidepost::diagnostics::{Format, Style, print};
use guidepost::lint::Depth;
use guidepost::output::{self, Overwrite};
use guidepost::site::Drafts;
use guidepost::source::{MemoryStore, SitePath};

use page::{Page, Part};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// `README.md`, and every page of `docs/`.
fn pages() -> Vec<PathBuf> {
    let mut pages = vec![root().join("README.md"), root().join("CHANGELOG.md")];
    for entry in fs::read_dir(root().join("docs")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "md") {
            pages.push(path);
        }
    }
    pages.sort();
    pages
}

fn read(path: &Path) -> Page {
    Page::read(&fs::read_to_string(path).unwrap())
}

#[test]
fn every_link_leads_to_a_file_and_a_place_in_it() {
    let mut faults = Vec::new();
    for path in pages() {
        let page = read(&path);
        for link in &page.links {
            if let Some(fault) = broken(&path, &page, link) {
                faults.push(format!("{}: `{link}`: {fault}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Why a link of the page at `path` leads nowhere; nothing where it leads out of the repository.
fn broken(path: &Path, page: &Page, link: &str) -> Option<String> {
    if link.contains("://") || link.starts_with("mailto:") {
        return None;
    }
    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = match file {
        "" => path.to_path_buf(),
        file => path.parent().unwrap().join(file),
    };
    if !target.exists() {
        return Some("there is no such file".to_owned());
    }
    if anchor.is_empty() {
        return None;
    }
    let anchors = match file {
        "" => page.anchors.clone(),
        _ => read(&target).anchors,
    };
    let known = anchors.iter().any(|known| known == anchor);
    (!known).then(|| "the file has no such heading".to_owned())
}

#[test]
fn the_examples_of_each_reference_build() {
    for name in ["content.md", "configuration.md", "templates.md"] {
        let page = read(&root().join("docs").join(name));
        let files = files(&page);
        assert!(!files.is_empty(), "{name} has no examples");
        check(name, files);
    }
}

/// The files that a page shows: each code block behind a paragraph that ends with a colon and names
/// a file. What is shown later of a file is added to its end.
fn files(page: &Page) -> BTreeMap<String, String> {
    let mut files = BTreeMap::<String, String>::new();
    for part in &page.parts {
        if let Part::Block(block) = part
            && let Some(file) = block.file()
        {
            let text = files.entry(file.to_owned()).or_default();
            text.push_str(&block.text);
        }
    }
    files
}

/// Builds a site of these files, which may not have a mistake.
#[track_caller]
fn check(name: &str, mut files: BTreeMap<String, String>) {
    let config = files.entry("guidepost.yaml".to_owned()).or_default();
    if !config.contains("title:") {
        config.insert_str(0, "title: A guide\n");
    }
    let files = files.into_iter().map(|(path, text)| {
        let path = SitePath::new(&path).unwrap();
        (path, text.into_bytes())
    });
    let options = Options {
        base_url: None,
        drafts: Drafts::LeaveOut,
        overwrite: Overwrite::Refuse,
        judgement: Depth::Build,
        date: None,
        source_date_epoch: String::new(),
        now: guidepost::scalar::Day::parse("2026-11-24").unwrap(),
    };
    let store = Arc::new(MemoryStore::new(files));
    let output = output::MemoryStore::new();
    let report = build(store, &output, &options, &|_, _| {}).unwrap();
    let text = print(
        &report.diagnostics,
        &report.tree,
        Format::Short,
        Style::Plain,
    );
    assert_eq!(text, "", "docs/{name}");
    assert!(report.built.is_some());
}

#[test]
fn every_dependency_has_its_line() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let page = fs::read_to_string(root().join("docs/dependencies.md")).unwrap();
    let (wanted, written) = (dependencies(&manifest), rows(&page));
    assert!(wanted.len() > 10);
    assert_eq!(written, wanted, "docs/dependencies.md and Cargo.toml");
}

/// The names of the dependencies of a manifest, in order.
fn dependencies(manifest: &str) -> BTreeSet<&str> {
    let mut inside = false;
    let mut names = BTreeSet::new();
    for line in manifest.lines() {
        match line.strip_prefix('[') {
            Some(head) => inside = head.ends_with("dependencies]"),
            None if inside && !line.starts_with('#') => {
                names.extend(line.split_once(" = ").map(|(name, _)| name));
            }
            None => {}
        }
    }
    names
}

/// The first names of the rows of all tables.
fn rows(page: &str) -> BTreeSet<&str> {
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| row.split('`').next()).collect()
}

mod can_fail {
    use super::*;

    #[test]
    fn a_dependency_without_a_line() {
        let manifest = "[package]\nname = \"x\"\n[dependencies]\na = \"1\"\n# b = \"1\"\n\n\
                        [dev-dependencies]\nc = { version = \"1\" }\n[lints.rust]\nd = \"e\"\n";
        assert_eq!(dependencies(manifest), BTreeSet::from(["a", "c"]));
        assert_eq!(rows("| Crate |\n| `a` | x `y` |\n"), BTreeSet::from(["a"]));
    }

    #[test]
    fn a_link_that_leads_nowhere() {
        let path = root().join("README.md");
        let page = Page::read("# A b\n\n[x](#a-b)\n");
        assert_eq!(page.links, ["#a-b"]);
        assert!(broken(&path, &page, "#a-b").is_none());
        assert!(broken(&path, &page, "#c").is_some());
        assert!(broken(&path, &page, "no-such-file.md").is_some());
        assert!(broken(&path, &page, "docs/content.md#no-such-heading").is_some());
    }

    #[test]
    fn files_are_found_behind_their_names() {
        let text = "Put this into `content/a.md`:\n\n```markdown\none\n```\n\n\
                    No file:\n\n```text\ntwo\n```\n\nMore of `content/a.md`:\n\n```\nthree\n```\n";
        let files = files(&Page::read(text));
        let expected = [("content/a.md".to_owned(), "one\nthree\n".to_owned())];
        assert_eq!(files, BTreeMap::from(expected));
    }
}

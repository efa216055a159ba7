//! What a site has of the search, and what is left where it wants none.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::memory::{build, page, site};

const CAREER: &str = "---\ntitle: Cook\nsummary: Cooks.\n---\n";

/// The files of a site of one career and one page.
fn files(setting: &str) -> BTreeMap<String, Vec<u8>> {
    let configuration = format!("title: A guide\n{setting}");
    let (report, files) = build(Arc::new(site(&[
        ("guidepost.yaml", &configuration),
        ("content/careers/cook/index.md", CAREER),
        ("content/pages/about.md", "---\ntitle: About\n---\n"),
    ])));
    assert_eq!(report, "");
    files
}

/// The pages that have the field.
fn with_field(files: &BTreeMap<String, Vec<u8>>) -> Vec<&str> {
    let pages = files.keys().filter(|path| path.ends_with(".html"));
    pages
        .filter(|path| page(files, path).contains("role=\"search\""))
        .map(String::as_str)
        .collect()
}

#[test]
fn every_page_leads_to_the_search_and_no_search_engine_does() {
    let files = files("");
    assert!(files.contains_key("search/index.json"));
    let pages = files.keys().filter(|path| path.ends_with(".html")).count();
    assert_eq!(with_field(&files).len(), pages);
    let sitemap = page(&files, "sitemap.xml");
    assert!(sitemap.contains("/careers/cook/") && !sitemap.contains("/search/"));
    assert!(page(&files, "search/index.html").contains("content=\"noindex\""));
}

#[test]
fn a_site_that_wants_no_search_has_nothing_of_it() {
    let files = files("search: false\n");
    assert_eq!(with_field(&files), [""; 0]);
    let made: Vec<_> = files
        .keys()
        .filter(|path| path.starts_with("search/"))
        .collect();
    assert_eq!(made, [""; 0]);
    let list = page(&files, "careers/index.html");
    assert!(!list.contains("filters") && !list.contains("data-search"));
}

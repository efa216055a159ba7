//! The site that the benchmarks generate is of the size that they speak of, the same in every run,
//! and builds without a mistake.

use std::sync::Arc;

use guidepost::source::{MemoryStore, SitePath};
use guidepost::yaml::{Frontmatter, split};

use crate::memory::build;

#[path = "../../benches/generate/site/mod.rs"]
pub(crate) mod site;

const CAREERS: usize = 12;

/// A generated site of so many careers.
pub(crate) fn generated(careers: usize) -> MemoryStore {
    MemoryStore::new(site::files(careers).map(|file| {
        let path = SitePath::new(&file.path).unwrap();
        (path, file.text.into_bytes())
    }))
}

#[test]
fn the_generated_site_builds_without_a_mistake() {
    let (report, files) = build(Arc::new(generated(CAREERS)));
    assert_eq!(report, "");
    let is_career = |path: &&String| path.starts_with("careers/") && path.len() > 20;
    assert!(files.keys().filter(is_career).count() >= CAREERS);
}

#[test]
fn a_generated_career_is_of_the_size_that_the_figures_are_for() {
    let (mut frontmatter, mut words) = (0, 0);
    for file in site::files(CAREERS) {
        if !file.path.starts_with("content/careers/") {
            continue;
        }
        let Frontmatter::Found { yaml, body } = split(&file.text) else {
            panic!("{} has no frontmatter", file.path);
        };
        frontmatter += yaml.len();
        words += file.text[body].split_whitespace().count();
    }
    let each = [frontmatter, words].map(|sum| sum / CAREERS);
    let wanted = [11_500..13_500, 950..1_100];
    let fits = each.iter().zip(&wanted).all(|(n, range)| range.contains(n));
    assert!(fits, "{each:?}");
}

#[test]
fn two_runs_generate_the_same_bytes() {
    let files = || -> Vec<_> { site::files(3).map(|file| (file.path, file.text)).collect() };
    assert_eq!(files(), files());
    // A career keeps its name, whatever the size of the site.
    let paths = |careers| {
        site::files(careers)
            .map(|file| file.path)
            .collect::<Vec<_>>()
    };
    assert!(paths(30).starts_with(&paths(3)));
}

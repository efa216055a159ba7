//! The site that the benchmarks generate is of the size that they speak of, the same in every run,
//! and read without a mistake, as far as the program reads yet.

use std::sync::Arc;

use guidepost::content::{Amount, Day, Id, Period, Place};
use guidepost::diagnostics::{Diagnostics, Format, Style, print};
use guidepost::source::{MemoryStore, SitePath, SourceTree};
use guidepost::yaml::{Content, Decode, Frontmatter, Node, read, split};

#[path = "../../benches/generate/site/mod.rs"]
pub(crate) mod site;

const CAREERS: usize = 12;

fn tree() -> SourceTree {
    let files = site::files(CAREERS).map(|file| {
        let path = SitePath::new(&file.path).unwrap();
        (path, file.text.into_bytes())
    });
    let (tree, problems) = SourceTree::open(Arc::new(MemoryStore::new(files)), Vec::new());
    assert_eq!(problems, []);
    tree
}

/// Decodes the scalars below `node` whose keys say what they are; returns how many there are.
fn decode_scalars(node: &Node, found: &mut Diagnostics) -> usize {
    match &node.content {
        Content::Scalar(_) => 0,
        Content::List(items) => items.iter().map(|item| decode_scalars(item, found)).sum(),
        Content::Map(entries) => entries
            .iter()
            .map(|entry| match (&*entry.key.value, &entry.value) {
                ("value" | "mean" | "median" | "share" | "hours", node) => {
                    usize::from(Amount::decode(node, found).is_some())
                }
                ("p10" | "p25" | "p75" | "p90", node) => {
                    usize::from(Amount::decode(node, found).is_some())
                }
                ("period", node) => usize::from(Period::decode(node, found).is_some()),
                ("place", node) => usize::from(Place::decode(node, found).is_some()),
                ("reviewed" | "retrieved", node) => usize::from(Day::decode(node, found).is_some()),
                ("id" | "source" | "career", node) => {
                    usize::from(Id::decode(node, found).is_some())
                }
                (_, node) => decode_scalars(node, found),
            })
            .sum(),
    }
}

#[test]
fn the_generated_site_is_read_without_a_mistake() {
    let tree = tree();
    let mut found = Diagnostics::new();
    let (mut scalars, mut frontmatter, mut words) = (0, 0, 0);
    for (file, path) in tree.files() {
        let text = tree.text(file).map(|text| text.text).unwrap_or_default();
        let range = match split(&text) {
            Frontmatter::Found { yaml, body } => {
                if path.as_str().starts_with("content/careers/") {
                    frontmatter += yaml.len();
                    words += text[body].split_whitespace().count();
                }
                yaml
            }
            _ => 0..text.len(),
        };
        let node = read(file, &text, range, &mut found);
        scalars += node.map_or(0, |node| decode_scalars(&node, &mut found));
    }
    let report = print(
        &found.in_file_order(&tree),
        &tree,
        Format::Short,
        Style::Plain,
    );
    assert_eq!(report, "");
    // About 12 KB of frontmatter, a thousand words and some 150 scalars in a career.
    let each = [frontmatter, words, scalars].map(|sum| sum / CAREERS);
    let wanted = [11_500..13_500, 950..1_100, 130..180];
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

//! The repository's own guide is read without a mistake, as far as the program reads yet: every
//! block of frontmatter and every registry is YAML that the reader takes, every amount and period
//! of pay and claims is written as its field wants it, and all prose is Markdown as it is wanted.

use std::sync::Arc;

use guidepost::content::{Amount, Period};
use guidepost::diagnostics::{Diagnostics, Format, Style, print};
use guidepost::markdown::{Options, RawHtml, Target, Words, parse};
use guidepost::source::{DiskStore, SitePath, SourceTree};
use guidepost::yaml::{Content, Decode, Frontmatter, Node, read, split};

/// The keys whose values are amounts, in pay rows and in claims.
const AMOUNTS: [&str; 11] = [
    "value",
    "mean",
    "median",
    "p10",
    "p25",
    "p75",
    "p90",
    "min",
    "max",
    "share",
    "sample_size",
];

fn guide() -> SourceTree {
    let entries = ["content"]
        .into_iter()
        .filter_map(|entry| SitePath::new(entry).ok())
        .collect();
    let store = DiskStore::new(env!("CARGO_MANIFEST_DIR"), entries);
    let (tree, problems) = SourceTree::open(Arc::new(store), Vec::new());
    assert_eq!(problems, []);
    tree
}

/// The nodes of every YAML block of the guide; mistakes go to `found`.
fn nodes(tree: &SourceTree, found: &mut Diagnostics) -> Vec<(String, Node)> {
    let mut nodes = Vec::new();
    for (file, path) in tree.files() {
        let Ok(text) = tree.text(file) else {
            panic!("{path} cannot be read")
        };
        let range = match path.extension() {
            Some("yaml") => 0..text.text.len(),
            Some("md") => match split(&text.text) {
                Frontmatter::Found { yaml, .. } => yaml,
                other => panic!("{path}: {other:?}"),
            },
            _ => continue,
        };
        nodes.extend(read(file, &text.text, range, found).map(|node| (path.to_string(), node)));
    }
    nodes
}

/// Decodes the amounts and periods below `node`; returns how many there are.
fn decode_figures(node: &Node, found: &mut Diagnostics) -> usize {
    match &node.content {
        Content::Scalar(_) => 0,
        Content::List(items) => items.iter().map(|item| decode_figures(item, found)).sum(),
        Content::Map(entries) => entries
            .iter()
            .map(|entry| match &*entry.key.value {
                key if AMOUNTS.contains(&key) => Amount::decode(&entry.value, found).iter().count(),
                "period" => Period::decode(&entry.value, found).iter().count(),
                _ => decode_figures(&entry.value, found),
            })
            .sum(),
    }
}

#[test]
fn the_guide_is_read_without_a_mistake() {
    let tree = guide();
    let mut found = Diagnostics::new();
    let nodes = nodes(&tree, &mut found);
    let figures: usize = nodes
        .iter()
        .map(|(_, node)| decode_figures(node, &mut found))
        .sum();
    let report = print(
        &found.in_file_order(&tree),
        &tree,
        Format::Short,
        Style::Plain,
    );
    assert_eq!(report, "");
    // The source document states 41 figures; fewer means that the walk above missed some.
    assert!(
        nodes.len() >= 15 && figures >= 30,
        "{} files, {figures} figures",
        nodes.len()
    );
}

#[test]
fn the_prose_of_the_guide_is_read_without_a_mistake() {
    let tree = guide();
    let words = Words::default();
    let options = Options {
        id_prefix: "",
        shift: 0,
        raw_html: RawHtml::Refuse,
        words: &words,
    };
    let mut found = Diagnostics::new();
    let mut figures = 0;
    for (file, path) in tree.files() {
        if path.extension() != Some("md") {
            continue;
        }
        let Ok(text) = tree.text(file) else {
            panic!("{path} cannot be read")
        };
        let Frontmatter::Found { body, .. } = split(&text.text) else {
            panic!("{path} has no frontmatter")
        };
        let document = parse(file, &text.text, body, &options, &mut found);
        let is_figure = |target: &Target| matches!(target, Target::Figure { .. });
        figures += document
            .references()
            .iter()
            .filter(|reference| is_figure(&reference.target))
            .count();
    }
    let report = print(
        &found.in_file_order(&tree),
        &tree,
        Format::Short,
        Style::Plain,
    );
    assert_eq!(report, "");
    // The prose tells the figures of the source document; fewer means that links were missed.
    assert!(figures >= 30, "{figures} figures");
}

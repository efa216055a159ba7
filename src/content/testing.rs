//! For the tests of this module: small guides in memory, and what is reported of them.

use std::sync::Arc;

use super::{Career, Day, FileText, Guide, Reading, Rules, read, survey};
use crate::diagnostics::{Diagnostics, Format, Style, print};
use crate::markdown::{RawHtml, Words};
use crate::source::{MemoryStore, SitePath, SourceTree};

/// The page of a career, as short as it can be.
pub(super) const INDEX: &str = "---\ntitle: X\nsummary: S\n---\n";

/// Reads and checks the files on 31 March 2026; the report, a line for each mistake.
pub(super) fn guide(files: &[(&str, &str)]) -> (Guide, Vec<String>) {
    let files = files
        .iter()
        .map(|(path, text)| (SitePath::new(path).unwrap(), text.as_bytes().to_vec()));
    let (tree, _) = SourceTree::open(Arc::new(MemoryStore::new(files)), Vec::new());
    let mut found = Diagnostics::new();
    let words = Words::default();
    let reading = Reading {
        raw_html: RawHtml::Refuse,
        words: &words,
    };
    let slots = survey(tree.files(), &mut found);
    let read = |file, slot, found: &mut Diagnostics| {
        let text = &tree.text(file).unwrap().text;
        let stem = tree.path(file).stem();
        read(FileText { file, stem, text }, slot, reading, found)
    };
    let rules = Rules::on(Day::parse("2026-03-31").unwrap());
    let guide = Guide::read(slots, read, &mut found);
    super::check(&guide, &rules, &mut found).unwrap();
    let list = found.in_file_order(&tree);
    let report = print(&list, &tree, Format::Short, Style::Plain);
    (guide, report.lines().map(ToOwned::to_owned).collect())
}

/// Checks what is reported of some files.
#[track_caller]
pub(super) fn check_files(files: &[(&str, &str)], expected: &[&str]) {
    let (_, report) = guide(files);
    assert_eq!(report, expected);
}

/// Checks what is reported of one section of a career, by line and column of `yaml`; the section's
/// title stands below it.
#[track_caller]
pub(super) fn check(yaml: &str, expected: &[&str]) {
    check_below("", yaml, expected);
}

/// Checks what is reported of rows of pay in dollars a year of 2024, by line and column of `rows`.
#[track_caller]
pub(super) fn pay(rows: &str, expected: &[&str]) {
    let head = "section: salaries\ndefaults: {currency: USD, per: year, period: 2024}\n";
    check_below(head, rows, expected);
}

#[track_caller]
fn check_below(head: &str, yaml: &str, expected: &[&str]) {
    let text = format!("---\n{head}{yaml}\ntitle: T\n---\n");
    let (_, report) = guide(&[
        ("content/careers/x/index.md", INDEX),
        ("content/careers/x/a.md", &text),
    ]);
    let own = |line: &String| {
        let rest = line.strip_prefix("content/careers/x/a.md:").unwrap();
        let (number, rest) = rest.split_once(':').unwrap();
        let above = 1 + head.lines().count();
        format!("{}:{rest}", number.parse::<usize>().unwrap() - above)
    };
    assert_eq!(
        report.iter().map(own).collect::<Vec<_>>(),
        expected,
        "{yaml}"
    );
}

/// The career of one section without a mistake.
#[track_caller]
pub(super) fn career(yaml: &str) -> Career {
    let text = format!("---\n{yaml}\ntitle: T\n---\n");
    let files = [
        ("content/careers/x/index.md", INDEX),
        ("content/careers/x/a.md", &text),
    ];
    let (guide, report) = guide(&files);
    assert_eq!(report, [""; 0], "{yaml}");
    guide.careers[0].open().unwrap()
}

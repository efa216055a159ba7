//! Every figure of what the guide is written from, a document and official data, stands on its
//! page, in words that a reader sees.

use std::path::Path;
use std::sync::Arc;

use crate::html::{normal, parse};
use crate::memory::{build, guide_in, page};

/// `tests/figures.tsv`: the figure as the page shows it, the page, what the document or the data
/// says.
const FIGURES: &str = include_str!("../figures.tsv");

#[test]
fn every_figure_of_what_is_known_stands_on_its_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (report, files) = build(Arc::new(guide_in(root)));
    assert_eq!(report, "");
    let mut lines = FIGURES.lines();
    assert_eq!(lines.next(), Some("figure\tpage\tsaid"));
    let mut missing = Vec::new();
    let mut count = 0;
    for line in lines {
        let [figure, path, said] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line:?} has not three columns");
        };
        count += 1;
        let text = parse(&page(&files, path)).text;
        if !stands_in(&normal(figure), &text) {
            missing.push(format!("{figure} on {path}: {said}"));
        }
    }
    assert!(count > 180, "{count} figures");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn a_card_marks_only_a_figure_without_a_source() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (_, files) = build(Arc::new(guide_in(root)));
    let cards = page(&files, "careers/index.html");
    let marked = |figure: &str| {
        let (_, after) = cards.split_once(figure).unwrap();
        let (card, _) = after.split_once("</li>").unwrap();
        card.contains("class=\"unsourced\"")
    };
    assert!(marked("$133,336"), "the mean of no known source");
    assert!(!marked("$112,590"), "a median of official statistics");
}

/// Whether a figure stands in a text, and is not a part of a longer one.
pub(crate) fn stands_in(figure: &str, text: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric());
    text.match_indices(figure).any(|(at, _)| {
        let behind = &text[at + figure.len()..];
        // `$96,000` in `$96,000.50` or `$96,000,000` is another figure.
        let goes_on = behind.strip_prefix([',', '.']).unwrap_or(behind);
        let is_longer = is_part(behind.chars().next())
            || goes_on.len() < behind.len() && goes_on.starts_with(|c: char| c.is_ascii_digit());
        !is_part(text[..at].chars().next_back()) && !is_longer
    })
}

#[test]
fn a_figure_is_not_a_part_of_another() {
    assert!(stands_in("$96,000", "mean $96,000, 2024"));
    assert!(stands_in("23%", "(23%)."));
    for text in ["$96,000,000", "$96,000.50", "1$96,000", "$96,0001"] {
        assert!(!stands_in("$96,000", text), "{text}");
    }
}

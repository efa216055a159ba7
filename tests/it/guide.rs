//! The repository's own guide is read and checked without a mistake, and is whole.

use std::sync::Arc;

use guidepost::content::{
    ContentFile, Day, FileText, Guide, Observation, Payload, Reading, Rules, Section, SectionKind,
    Slot, check, read, survey,
};
use guidepost::diagnostics::{Code, Diagnostics, Format, Severity, Style, print};
use guidepost::markdown::{RawHtml, Words};
use guidepost::source::{DiskStore, FileId, SitePath, SourceTree};

/// The tree of the repository's `content`.
fn tree() -> SourceTree {
    let entries = ["content"]
        .into_iter()
        .filter_map(|entry| SitePath::new(entry).ok())
        .collect();
    let store = DiskStore::new(env!("CARGO_MANIFEST_DIR"), entries);
    let (tree, problems) = SourceTree::open(Arc::new(store), Vec::new());
    assert_eq!(problems, []);
    tree
}

fn content(
    tree: &SourceTree,
    file: FileId,
    slot: Slot,
    text: &str,
    found: &mut Diagnostics,
) -> ContentFile {
    let words = Words::default();
    let reading = Reading {
        raw_html: RawHtml::Refuse,
        words: &words,
    };
    let stem = tree.path(file).stem();
    read(FileText { file, stem, text }, slot, reading, found)
}

fn guide(tree: &SourceTree, found: &mut Diagnostics) -> Guide {
    let slots = survey(tree.files(), found);
    let read = |file, slot, found: &mut Diagnostics| {
        let text = tree.text(file).unwrap_or_else(|error| {
            panic!("{}: {error:?}", tree.path(file));
        });
        content(tree, file, slot, &text.text, found)
    };
    let guide = Guide::read(slots, read, found);
    check(&guide, &rules(), found).unwrap();
    guide
}

/// Those of a day after the guide was written; what it observed must lie before it.
fn rules() -> Rules {
    Rules::on(Day::parse("2026-12-31").unwrap())
}

fn figures_of_row(row: &Observation) -> usize {
    let others = row.comparators().iter().map(figures_of_row);
    row.figures.len() + others.sum::<usize>()
}

fn figures(section: &Section) -> usize {
    match &section.payload {
        Payload::Salaries(salaries) => salaries.rows().map(|(_, row)| figures_of_row(row)).sum(),
        Payload::Market(market) => market.claims.len(),
        _ => 0,
    }
}

#[test]
fn the_guide_is_read_without_a_mistake() {
    let tree = tree();
    let mut found = Diagnostics::new();
    let guide = guide(&tree, &mut found);
    let mut list = found.in_file_order(&tree);
    // One of its sources says over how many years something was observed, and not which.
    list.retain(|it| it.code != Code::OpenPeriod);
    assert_eq!(print(&list, &tree, Format::Short, Style::Plain), "");

    let career = guide.career("scientific-ml-engineer").unwrap();
    let kinds: Vec<_> = career.sections.iter().map(|section| section.kind).collect();
    assert_eq!(
        kinds,
        [
            SectionKind::CareerPath,
            SectionKind::Challenges,
            SectionKind::Market,
            SectionKind::Practices,
            SectionKind::Requirements,
            SectionKind::Responsibilities,
            SectionKind::Salaries,
            SectionKind::SoftSkills,
            SectionKind::Trends,
        ]
    );
    for slug in ["data-scientist", "software-developer"] {
        let career = guide.career(slug).unwrap();
        let has = |kind| career.has(kind);
        let kinds = SectionKind::WORDS.iter().map(|(_, kind)| *kind);
        let missing: Vec<_> = kinds.filter(|kind| !has(*kind)).collect();
        // No source says where, when and for how long they work.
        assert_eq!(missing, [SectionKind::WorkEnvironment], "{slug}");
    }
    assert!(guide.home.is_some());
    let pages: Vec<_> = guide.pages.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(pages, ["about", "method"]);
    assert_eq!(
        (guide.sources.len(), guide.industries.len()),
        (7, 10),
        "sources, industries"
    );
    assert!(guide.skills.len() > 40, "{} skills", guide.skills.len());
}

#[test]
fn the_guide_states_every_figure_of_its_sources() {
    let guide = guide(&tree(), &mut Diagnostics::new());
    let figures_of = |slug: &str| -> usize {
        let career = guide.career(slug).unwrap().open().unwrap();
        career.sections.iter().map(figures).sum()
    };
    // 24 figures of pay in 22 rows, and 8 claims.
    assert_eq!(figures_of("scientific-ml-engineer"), 32);
    // Six figures of pay for each of seven and eight occupations, and 6 and 7 claims.
    assert_eq!(figures_of("data-scientist"), 48);
    assert_eq!(figures_of("software-developer"), 55);
}

/// What a slip of the hand may leave in a file.
const SLIPS: [&str; 7] = ["", "[", "{a: ", "\"", "&a ", "\t", "\n---\n"];

#[test]
fn a_file_with_a_slip_in_it_is_read_or_reported() {
    let tree = tree();
    let rules = rules();
    let mut unread = 0;
    for (file, slot) in survey(tree.files(), &mut Diagnostics::new()) {
        let Ok(text) = tree.text(file) else {
            panic!("{} cannot be read", tree.path(file))
        };
        let places = (0..text.text.len().min(2000)).step_by(83);
        for at in places.filter(|at| text.text.is_char_boundary(*at)) {
            for slip in SLIPS {
                let (before, after) = text.text.split_at(at);
                // Without a slip, the file is cut off here.
                let after = if slip.is_empty() { "" } else { after };
                let slipped = format!("{before}{slip}{after}");
                let mut found = Diagnostics::new();
                let read = |file, slot, found: &mut Diagnostics| {
                    let content = content(&tree, file, slot, &slipped, found);
                    if matches!(content, ContentFile::Unread(..)) {
                        unread += 1;
                        let path = tree.path(file);
                        assert!(found.count(Severity::Error) > 0, "{path} at {at}: {slip:?}");
                    }
                    content
                };
                let one = vec![(file, slot.clone())];
                let guide = Guide::read(one, read, &mut found);
                check(&guide, &rules, &mut found).unwrap();
            }
        }
    }
    assert!(unread > 500, "{unread} slips made a file unreadable");
}

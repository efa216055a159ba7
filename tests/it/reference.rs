//! The references in `docs/` are made from the types that read content, configuration and views.
//!
//! Each page is written by hand but for what stands between `<!-- generated: … -->` and
//! `<!-- end -->`. `GUIDEPOST_ACCEPT=1 cargo test --test it reference` writes those parts anew.

mod content;
mod records;
mod rules;
mod templates;
mod views;

use std::fs;
use std::path::{Path, PathBuf};

use crate::accept;

/// A part of a page: its name, and its Markdown.
type Part = (String, String);

const BEGIN: &str = "<!-- generated: ";
const END: &str = "<!-- end -->";

#[test]
fn the_reference_of_content_is_that_of_the_types() {
    check("docs/content.md", &content::parts());
}

#[test]
fn the_reference_of_the_configuration_is_that_of_the_types() {
    check("docs/configuration.md", &records::configuration());
}

#[test]
fn the_reference_of_templates_is_that_of_the_views() {
    check("docs/templates.md", &templates::parts());
}

#[test]
fn the_list_of_rules_is_that_of_the_code() {
    check("docs/checking.md", &rules::parts());
}

/// Compares a page with what its generated parts ought to be, or writes them.
#[track_caller]
fn check(page: &str, parts: &[Part]) {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let text = fs::read_to_string(&path).unwrap();
    let expected = fill(&text, parts).unwrap_or_else(|fault| panic!("{page}: {fault}"));
    if let Err(difference) = accept::compare(&path, &expected) {
        panic!("{difference}");
    }
}

/// The page with its parts put between their marks, each of which must be there once.
fn fill(text: &str, parts: &[Part]) -> Result<String, String> {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    let mut placed = Vec::new();
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let (name, after) = after.split_once(" -->\n").ok_or("a mark is not closed")?;
        let (_, after) = after
            .split_once(END)
            .ok_or(format!("the part `{name}` has no end"))?;
        let (_, part) = parts
            .iter()
            .find(|(known, _)| known == name)
            .ok_or(format!("there is no part `{name}`"))?;
        filled.push_str(&format!(
            "{before}{BEGIN}{name} -->\n\n{}\n\n{END}",
            part.trim()
        ));
        placed.push(name);
        rest = after;
    }
    filled.push_str(rest);
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    match placed == names {
        true => Ok(filled),
        false => Err(format!(
            "its parts are {placed:?}, and ought to be {names:?}"
        )),
    }
}

/// The lines of a docstring as one.
fn one_line(doc: &str) -> String {
    let lines: Vec<&str> = doc.lines().map(str::trim).collect();
    lines.join(" ").trim().replace('|', "\\|")
}

/// The anchor that a Git host gives to a heading.
pub(crate) fn anchor(heading: &str) -> String {
    let kept = heading
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase)
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

/// A text with a capital at its beginning.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

/// A table of Markdown.
fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let rule = vec!["---"; head.len()].join(" | ");
    let mut text = format!("| {} |\n| {rule} |\n", head.join(" | "));
    for row in rows {
        text.push_str(&format!("| {} |\n", row.join(" | ")));
    }
    text
}

mod can_fail {
    use super::*;

    #[test]
    fn what_stands_between_marks_is_replaced() {
        let parts = [("a".to_owned(), "new".to_owned())];
        let page = "before\n<!-- generated: a -->\nold\n<!-- end -->\nafter\n";
        assert_eq!(
            fill(page, &parts).unwrap(),
            "before\n<!-- generated: a -->\n\nnew\n\n<!-- end -->\nafter\n"
        );
        assert!(fill("no mark", &parts).is_err());
        assert!(fill(page, &[]).is_err());
        assert!(fill("<!-- generated: a -->\nnever ended", &parts).is_err());
    }
}

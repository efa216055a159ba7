//! The rules of `guidepost check` as a table.

use guidepost::lint::RULES;

use super::{Part, table};

/// The rules in the order of the table in the code, each with its explanation.
pub(super) fn parts() -> Vec<Part> {
    let rows: Vec<_> = RULES
        .iter()
        .map(|rule| {
            let code = rule.code;
            vec![
                format!("[{code}](diagnostics.md#{code})"),
                code.severity().as_str().to_owned(),
                if rule.in_build { "yes" } else { "" }.to_owned(),
                code.summary().trim().to_owned(),
            ]
        })
        .collect();
    let head = ["Rule", "Weight", "In a build", "What it reports"];
    vec![("rules".to_owned(), table(&head, &rows))]
}

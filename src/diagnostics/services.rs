//! Reports for the services that show them beside a change: GitHub and GitLab.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::print::Texts;
use super::{Diagnostic, Severity};

/// A command to GitHub's runner for each, a line each.
pub(super) fn github(list: &[Diagnostic], texts: &mut Texts<'_>) -> String {
    list.iter().map(|item| command(item, texts)).collect()
}

fn command(item: &Diagnostic, texts: &mut Texts<'_>) -> String {
    let (path, region) = texts.region(&item.place);
    let command = match item.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut place = format!("file={}", property(&path));
    if let Some((start, end)) = region {
        place += &format!(",line={},endLine={}", start.line, end.line);
        // Columns are taken of one line only.
        if start.line == end.line {
            place += &format!(",col={},endColumn={}", start.column, end.column);
        }
    }
    let message = data(&item.sentence());
    format!("::{command} {place},title={}::{message}\n", item.code)
}

/// A message, in which nothing can end the line.
fn data(text: &str) -> String {
    let text = text.replace('%', "%25");
    text.replace('\r', "%0D").replace('\n', "%0A")
}

/// A value before the message, which also ends at a comma or colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// A list for GitLab, in which each finding has a name that stays the same while lines move.
pub(super) fn gitlab(list: &[Diagnostic], texts: &mut Texts<'_>) -> Value {
    let mut seen = BTreeMap::<String, usize>::new();
    let items = list.iter().map(|item| {
        let (path, region) = texts.region(&item.place);
        let name = format!("{path}\n{}\n{}", item.code, item.message);
        let times = seen.entry(name.clone()).or_default();
        *times += 1;
        let fingerprint = blake3::hash(format!("{name}\n{times}").as_bytes());
        json!({
            "description": item.sentence(),
            "check_name": item.code.as_str(),
            "fingerprint": fingerprint.to_hex().as_str(),
            "severity": match item.severity {
                Severity::Error => "critical",
                Severity::Warning => "minor",
                Severity::Note => "info",
            },
            "location": {
                "path": path,
                "lines": { "begin": region.map_or(1, |(start, _)| start.line) },
            },
        })
    });
    items.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_message_ends_its_line_or_its_place() {
        assert_eq!(data("100%: a,b\r\nc"), "100%25: a,b%0D%0Ac");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
    }
}

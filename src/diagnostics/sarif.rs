//! Reports as SARIF 2.1.0, the format that code hosts and editors take findings in.
//!
//! One run, with a rule for each code that was reported. The schema is that of OASIS; a test holds
//! the output to it.

use serde_json::{Value, json};

use super::print::Texts;
use super::{Code, Diagnostic, Place, Severity};
use crate::source::LineColumn;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The whole log.
pub(super) fn document(list: &[Diagnostic], texts: &mut Texts<'_>) -> Value {
    let mut codes: Vec<Code> = list.iter().map(|item| item.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules: Vec<Value> = codes.iter().map(|code| rule(*code)).collect();
    let result = |item| result(item, &codes, texts);
    let results: Vec<Value> = list.iter().map(result).collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Guidepost",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.as_str(),
        "shortDescription": { "text": code.summary().trim() },
        "defaultConfiguration": { "level": level(code.severity()) },
    })
}

fn level(severity: Severity) -> &'static str {
    severity.as_str()
}

fn result(item: &Diagnostic, codes: &[Code], texts: &mut Texts<'_>) -> Value {
    let related: Vec<Value> = item
        .related
        .iter()
        .map(|(span, words)| {
            let mut location = location(&Place::At(*span), texts);
            location["message"] = json!({ "text": words });
            location
        })
        .collect();
    json!({
        "ruleId": item.code.as_str(),
        "ruleIndex": codes.binary_search(&item.code).unwrap_or_default(),
        "level": level(item.severity),
        "message": { "text": item.sentence() },
        "locations": [location(&item.place, texts)],
        "relatedLocations": related,
    })
}

fn location(place: &Place, texts: &mut Texts<'_>) -> Value {
    let (path, region) = texts.region(place);
    let mut physical = json!({ "artifactLocation": { "uri": uri(&path) } });
    if let Some((start, end)) = region {
        physical["region"] = area(start, end);
    }
    json!({ "physicalLocation": physical })
}

fn area(start: LineColumn, end: LineColumn) -> Value {
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// A path as a relative reference: what an address cannot hold is written with percent signs.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_relative_reference() {
        assert_eq!(uri("content/a b/é:1.md"), "content/a%20b/%C3%A9%3A1.md");
    }
}

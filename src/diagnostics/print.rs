//! Reports as text: for people, for lines of a log, and as JSON.
//!
//! The printers read files again to show the lines that a mistake is in, and write nothing.

use std::collections::HashMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Value, json};

use super::{Diagnostic, Place, Severity};
use crate::source::{FileId, LineIndex, SourceTree, Span};

/// How a report is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// With the lines of the file and marks under them.
    Human,
    /// One line each: `path:line:column: severity[code]: message`.
    Short,
    /// One JSON document: an object with a list `diagnostics`.
    Json,
}

/// Whether a report for people has colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// No escape sequences.
    Plain,
    /// Terminal colours.
    Coloured,
}

/// Lays out `list`, which is in the order of the report.
#[must_use]
pub fn print(list: &[Diagnostic], tree: &SourceTree, format: Format, style: Style) -> String {
    let mut texts = Texts {
        tree,
        read: HashMap::new(),
    };
    match format {
        Format::Human => list
            .iter()
            .map(|item| human(item, &mut texts, style) + "\n\n")
            .collect(),
        Format::Short => list
            .iter()
            .map(|item| short(item, &mut texts) + "\n")
            .collect(),
        Format::Json => {
            let items: Vec<Value> = list.iter().map(|item| to_json(item, &mut texts)).collect();
            let document = json!({ "version": 1, "diagnostics": items });
            format!("{document:#}\n")
        }
    }
}

/// The texts of the files that a report shows, each read once.
struct Texts<'a> {
    tree: &'a SourceTree,
    read: HashMap<FileId, (String, LineIndex)>,
}

impl Texts<'_> {
    fn get(&mut self, file: FileId) -> &(String, LineIndex) {
        let tree = self.tree;
        self.read.entry(file).or_insert_with(|| {
            let text = readable(&tree.read(file).unwrap_or_default());
            let index = LineIndex::new(&text);
            (text, index)
        })
    }

    /// `path`, or `path:line:column` where the bytes are known.
    fn location(&mut self, place: &Place) -> (String, Option<(usize, usize)>) {
        match place {
            Place::At(span) => {
                let path = self.tree.path(span.file).to_string();
                let (text, index) = self.get(span.file);
                let at = index.line_column(text, span.start as usize);
                (path, Some((at.line, at.column)))
            }
            Place::File(file) => (self.tree.path(*file).to_string(), None),
            Place::Path(path) => (line(path), None),
        }
    }
}

/// The bytes as text of the same length, with `?` for each byte that is not UTF-8, so that the
/// offsets of a mistake stay right.
fn readable(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| '?'));
    }
    text
}

/// The longest sentence that a report shows, in characters; the words of a file may be endless.
const LONGEST: usize = 1000;

/// A sentence as a line of a terminal: characters that would steer it, or that turn the reading
/// direction, are written out.
fn line(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}')
            || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let mut line = String::with_capacity(text.len().min(LONGEST));
    for (at, c) in text.chars().enumerate() {
        match c {
            _ if at == LONGEST => {
                line.push('…');
                break;
            }
            '\0'..='\x1f' => line.extend(c.escape_debug()),
            c if steers(c) => line.extend(c.escape_unicode()),
            c => line.push(c),
        }
    }
    line
}

fn short(item: &Diagnostic, texts: &mut Texts<'_>) -> String {
    let (path, at) = texts.location(&item.place);
    let at = at
        .map(|(line, column)| format!(":{line}:{column}"))
        .unwrap_or_default();
    let mend = item
        .mend
        .as_ref()
        .map(|mend| format!(" ({})", line(mend)))
        .unwrap_or_default();
    format!(
        "{path}{at}: {}[{}]: {}{mend}",
        item.severity.as_str(),
        item.code,
        line(&item.message)
    )
}

fn to_json(item: &Diagnostic, texts: &mut Texts<'_>) -> Value {
    let related: Vec<Value> = item
        .related
        .iter()
        .map(|(span, words)| json!({ "place": place_json(&Place::At(*span), texts), "message": words }))
        .collect();
    json!({
        "code": item.code.as_str(),
        "severity": item.severity.as_str(),
        "message": item.message,
        "label": item.label,
        "mend": item.mend,
        "place": place_json(&item.place, texts),
        "related": related,
    })
}

fn place_json(place: &Place, texts: &mut Texts<'_>) -> Value {
    let (path, _) = texts.location(place);
    let Place::At(span) = place else {
        return json!({ "path": path });
    };
    let (text, index) = texts.get(span.file);
    let start = index.line_column(text, span.start as usize);
    let end = index.line_column(text, span.end as usize);
    json!({
        "path": path,
        "start": { "offset": span.start, "line": start.line, "column": start.column },
        "end": { "offset": span.end, "line": end.line, "column": end.column },
    })
}

fn human(item: &Diagnostic, texts: &mut Texts<'_>, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let level = match item.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(line(&item.message))
        .id(item.code.as_str());
    let mut group = match &item.place {
        Place::At(span) => {
            let label = item.label.as_deref().map(line);
            let empty = Group::with_title(title);
            let mut group = excerpt(empty, *span, AnnotationKind::Primary, label, texts);
            for (span, words) in &item.related {
                let words = Some(line(words));
                group = excerpt(group, *span, AnnotationKind::Context, words, texts);
            }
            group
        }
        whole => title.element(Origin::path(texts.location(whole).0)),
    };
    if let Some(mend) = &item.mend {
        group = group.element(Level::HELP.message(line(mend)));
    }
    let groups: [Group<'_>; 1] = [group];
    renderer.render(&groups)
}

/// From how many bytes on lines are not shown whole: laying out a line of a megabyte for each of
/// its ten thousand mistakes would take an hour.
const LONG: usize = 2_000;
/// How many bytes of a long line are shown on each side of a mistake's beginning.
const NEAR: usize = 150;

/// Adds the lines of `span`, cut out of their file so that a large file is not looked through again
/// for each of its mistakes.
fn excerpt<'a>(
    group: Group<'a>,
    span: Span,
    kind: AnnotationKind,
    label: Option<String>,
    texts: &mut Texts<'_>,
) -> Group<'a> {
    let path = texts.tree.path(span.file).to_string();
    let (text, index) = texts.get(span.file);
    let start = boundary(text, span.start as usize);
    let end = boundary(text, span.end as usize).max(start);
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let at = index.line_column(text, start);
    let snippet = |part: Range<usize>, end: usize| {
        Snippet::source(text[part.clone()].to_owned())
            .line_start(at.line)
            .annotation(kind.span(start - part.start..end - part.start).label(label))
    };
    if to - from <= LONG {
        return group.element(snippet(from..to, end).path(path));
    }
    let part = boundary(text, start.saturating_sub(NEAR).max(from))
        ..boundary(text, (start + NEAR).min(to));
    let place = Origin::path(path).line(at.line).char_column(at.column);
    let end = end.min(part.end);
    group.element(place).element(snippet(part, end))
}

/// The nearest start of a character at or before `offset`.
fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostics::{Code, Diagnostics};
    use crate::source::{MemoryStore, SitePath};

    fn report(text: &[u8], range: std::ops::Range<usize>, format: Format) -> String {
        let path = SitePath::new("content/a.md").unwrap();
        let store = MemoryStore::new([(path, text.to_vec())]);
        let (tree, _) = SourceTree::open(Arc::new(store), Vec::new());
        let span = Span::new(tree.find("content/a.md").unwrap(), range);
        let mut found = Diagnostics::new();
        let item = Diagnostic::at(Code::DuplicateKey, span, "`title` stands twice")
            .label("again")
            .mend("keep one of the two");
        found.push(item.clone());
        found.push(item);
        print(&found.in_file_order(&tree), &tree, format, Style::Plain)
    }

    #[test]
    fn a_short_report_is_a_line_and_says_each_thing_once() {
        let text = report(b"---\ntitle: a\ntitle: b\n---\n", 13..18, Format::Short);
        let expected =
            "content/a.md:3:1: error[duplicate-key]: `title` stands twice (keep one of the two)\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_human_report_shows_the_line_with_its_number_in_the_file() {
        let text = report(b"---\ntitle: a\ntitle: b\n---\n", 13..18, Format::Human);
        assert!(
            text.contains("error[duplicate-key]: `title` stands twice"),
            "{text}"
        );
        assert!(text.contains("content/a.md:3:1"), "{text}");
        assert!(text.contains("3 | title: b"), "{text}");
        assert!(text.contains("help: keep one of the two"), "{text}");
    }

    #[test]
    fn what_would_steer_a_terminal_is_written_out() {
        assert_eq!(
            line("`a\u{1b}[31m\n\t\u{7f}\u{202e}é`"),
            "`a\\u{1b}[31m\\n\\t\\u{7f}\\u{202e}é`"
        );
        assert_eq!(line(&"a".repeat(1 << 20)).chars().count(), LONGEST + 1);
    }

    #[test]
    fn json_has_offsets_lines_and_columns() {
        let text = report("é\ntitle".as_bytes(), 3..8, Format::Json);
        let value: Value = serde_json::from_str(&text).unwrap();
        let place = &value["diagnostics"][0]["place"];
        assert_eq!(
            place["start"],
            json!({ "offset": 3, "line": 2, "column": 1 })
        );
        assert_eq!(place["end"], json!({ "offset": 8, "line": 2, "column": 6 }));
    }

    #[test]
    fn bytes_that_are_not_utf8_do_not_shift_the_place() {
        let text = report(b"a\xff\xfe\nb\xff", 5..6, Format::Short);
        assert!(text.starts_with("content/a.md:2:2:"), "{text}");
    }

    #[test]
    fn of_a_long_line_only_what_is_near_the_mistake_is_shown() {
        let text = "ä".repeat(1 << 20);
        let report = report(text.as_bytes(), 1000..1004, Format::Human);
        assert!(report.contains("content/a.md:1:501\n"), "{report}");
        assert!(
            report.contains("^^ again") && report.len() < 2_000,
            "{report}"
        );
    }
}

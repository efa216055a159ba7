//! Reports as text: for people, for lines of a log, and as JSON.
//!
//! The printers read files again to show the lines that a mistake is in, and write nothing.

use std::collections::HashMap;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Value, json};

use super::{Diagnostic, Place, Severity, sarif, services};
use crate::source::{FileId, LineColumn, LineIndex, SourceTree, Span};

/// How a report is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// With the lines of the file and marks under them.
    Human,
    /// One line each: `path:line:column: severity[code]: message`.
    Short,
    /// One JSON document: an object with a list `diagnostics`.
    Json,
    /// SARIF 2.1.0, which code hosts and editors show.
    Sarif,
    /// A command to GitHub's runner for each, which shows it beside the change.
    Github,
    /// A list for GitLab's code quality report.
    Gitlab,
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
        Format::Sarif => format!("{:#}\n", sarif::document(list, &mut texts)),
        Format::Github => services::github(list, &mut texts),
        Format::Gitlab => format!("{:#}\n", services::gitlab(list, &mut texts)),
    }
}

/// The texts of the files that a report shows, each read once.
pub(super) struct Texts<'a> {
    tree: &'a SourceTree,
    read: HashMap<FileId, Text>,
}

struct Text {
    text: String,
    index: LineIndex,
    /// The place that was looked up last: a line may be as long as its file, and have thousands of
    /// mistakes in it.
    last: (usize, LineColumn),
}

impl Text {
    fn line_column(&mut self, offset: usize) -> LineColumn {
        let offset = boundary(&self.text, offset);
        let (line, start) = self.index.line_start(offset);
        let (before, last) = self.last;
        let goes_on = last.line == line && last.column > 1 && before <= offset;
        let at = match goes_on {
            true => LineColumn {
                line,
                column: last.column + self.text[before..offset].chars().count(),
            },
            false => {
                let before = self.text[start..offset].trim_start_matches('\u{feff}');
                let column = before.chars().count() + 1;
                LineColumn { line, column }
            }
        };
        self.last = (offset, at);
        at
    }
}

impl Texts<'_> {
    fn get(&mut self, file: FileId) -> &mut Text {
        let tree = self.tree;
        self.read.entry(file).or_insert_with(|| {
            let text = readable(&tree.read(file).unwrap_or_default());
            let first = LineColumn { line: 1, column: 1 };
            Text {
                index: LineIndex::new(&text),
                text,
                last: (0, first),
            }
        })
    }

    /// The path, and where in it something begins and ends, where the bytes are known.
    pub(super) fn region(&mut self, place: &Place) -> (String, Option<(LineColumn, LineColumn)>) {
        let (path, _) = self.location(place);
        let Place::At(span) = place else {
            return (path, None);
        };
        let text = self.get(span.file);
        let start = text.line_column(span.start as usize);
        let end = text.line_column(span.end as usize);
        (path, Some((start, end)))
    }

    /// `path`, or `path:line:column` where the bytes are known.
    fn location(&mut self, place: &Place) -> (String, Option<(usize, usize)>) {
        match place {
            Place::At(span) => {
                let path = self.tree.path(span.file).to_string();
                let at = self.get(span.file).line_column(span.start as usize);
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
    let text = texts.get(span.file);
    let start = text.line_column(span.start as usize);
    let end = text.line_column(span.end as usize);
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
            let mut group = title.element(shown(*span, AnnotationKind::Primary, label, texts));
            for (span, words) in &item.related {
                let words = Some(line(words));
                group = group.element(shown(*span, AnnotationKind::Context, words, texts));
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

/// The longest lines that a report shows, in bytes.
const LONGEST_LINES: usize = 4000;

/// How many lines of a long value a report shows.
const LINES: usize = 6;

/// The lines of `span`, cut out of their file so that a large file is not looked through again for
/// each of its mistakes; of lines that nobody could read, the place alone.
fn shown(
    span: Span,
    kind: AnnotationKind,
    label: Option<String>,
    texts: &mut Texts<'_>,
) -> Element<'static> {
    let path = texts.tree.path(span.file).to_string();
    let text = texts.get(span.file);
    let start = boundary(&text.text, span.start as usize);
    let end = boundary(&text.text, span.end as usize).max(start);
    let (line, from) = text.index.line_start(start);
    let end = match text.text[start..end].match_indices('\n').nth(LINES - 1) {
        Some((at, _)) => start + at,
        None => end,
    };
    let limit = boundary(&text.text, end + LONGEST_LINES);
    let rest = text.text[end..limit].find(['\n', '\r']);
    let to = rest.map_or(limit, |at| end + at);
    if to - from >= LONGEST_LINES {
        let column = text.line_column(start).column;
        return Origin::path(path).line(line).char_column(column).into();
    }
    Snippet::source(text.text[from..to].to_owned())
        .line_start(line)
        .path(path)
        .annotation(kind.span(start - from..end - from).label(label))
        .into()
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
    fn a_line_that_nobody_could_read_is_named_and_not_shown() {
        let mut long = "é".repeat(5000);
        long.push_str("title");
        let text = report(long.as_bytes(), 10_000..10_005, Format::Human);
        assert!(
            text.contains("content/a.md:1:5001") && !text.contains("ééé"),
            "{text}"
        );
        let lines = "- a\n".repeat(5000);
        let text = report(lines.as_bytes(), 0..20_000, Format::Human);
        assert!(text.lines().count() < 20, "{text}");
    }

    #[test]
    fn places_on_one_line_count_from_one_another() {
        let path = SitePath::new("a.md").unwrap();
        let text = "\u{feff}é ab é\nx";
        let store = MemoryStore::new([(path, text.as_bytes().to_vec())]);
        let (tree, _) = SourceTree::open(Arc::new(store), Vec::new());
        let file = tree.find("a.md").unwrap();
        let mut texts = Texts {
            tree: &tree,
            read: HashMap::new(),
        };
        let mut columns = Vec::new();
        for at in [0, 3, 5, 6, 8, 11, 6, 12] {
            let found = texts.get(file).line_column(at);
            columns.push((found.line, found.column));
        }
        let expected = [
            (1, 1),
            (1, 1),
            (1, 2),
            (1, 3),
            (1, 5),
            (1, 7),
            (1, 3),
            (2, 1),
        ];
        assert_eq!(columns, expected);
    }

    #[test]
    fn bytes_that_are_not_utf8_do_not_shift_the_place() {
        let text = report(b"a\xff\xfe\nb\xff", 5..6, Format::Short);
        assert!(text.starts_with("content/a.md:2:2:"), "{text}");
    }
}

//! Footnotes: numbered in the order in which they are cited, and listed at the end of the text,
//! each with a way back for every place that cites it.

use std::collections::HashMap;
use std::ops::Range;

use super::buffer::{Buffer, offset};
use super::document::Block;
use super::writer::{Kind, Writer};
use crate::diagnostics::{Code, Diagnostic};

/// The footnotes of a text.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Their places in `list`, by label in lower case.
    labels: HashMap<String, usize>,
    list: Vec<Note>,
    /// Those that are cited, in the order of their numbers.
    cited: Vec<usize>,
    /// Those that are being read.
    open: Vec<OpenNote>,
}

#[derive(Debug, Default)]
struct Note {
    label: Box<str>,
    /// Its number and how often it is cited; 0 until it is.
    number: usize,
    citations: usize,
    first_citation: Range<usize>,
    body: Option<(Buffer, Range<usize>)>,
}

#[derive(Debug)]
struct OpenNote {
    note: usize,
    /// What is written outside of it.
    outside: Buffer,
    range: Range<usize>,
}

impl Notes {
    fn find(&mut self, label: &str) -> usize {
        let list = &mut self.list;
        *self.labels.entry(label.to_lowercase()).or_insert_with(|| {
            list.push(Note {
                label: label.into(),
                ..Note::default()
            });
            list.len() - 1
        })
    }
}

impl Writer<'_> {
    /// Whether what is written now belongs to a footnote.
    pub(super) fn in_note(&self) -> bool {
        !self.notes.open.is_empty()
    }

    pub(super) fn cite(&mut self, label: &str, range: Range<usize>) {
        if self.kind == Kind::Line {
            self.refuse("a footnote", "say it in the body of the file", range);
            return;
        }
        if self.link.is_some() {
            self.report_nested(range);
            return;
        }
        let index = self.notes.find(label);
        let next = self.notes.cited.len() + 1;
        let note = &mut self.notes.list[index];
        note.citations += 1;
        if note.citations == 1 {
            note.number = next;
            note.first_citation = range;
            self.notes.cited.push(index);
        }
        let prefix = self.options.id_prefix;
        let number = note.number;
        let id = citation_id(prefix, number, note.citations);
        self.out.push("<sup class=\"footnote-ref\"><a");
        self.out.attribute("id", &id);
        self.out.attribute("href", &format!("#{prefix}fn_{number}"));
        self.out
            .push(&format!(" role=\"doc-noteref\">{number}</a></sup>"));
    }

    pub(super) fn start_note(&mut self, label: &str, range: Range<usize>) {
        let note = self.notes.find(label);
        self.notes.open.push(OpenNote {
            note,
            outside: std::mem::take(&mut self.out),
            range,
        });
    }

    pub(super) fn end_note(&mut self) {
        let Some(open) = self.notes.open.pop() else {
            return;
        };
        let body = std::mem::replace(&mut self.out, open.outside);
        let mark = self.span(note_mark(self.text, &open.range));
        let note = &mut self.notes.list[open.note];
        match &note.body {
            None => note.body = Some((body, open.range)),
            Some((_, first)) => {
                let first = note_mark(self.text, first);
                let message = format!("the footnote `[^{}]` is written twice", note.label);
                let diagnostic = Diagnostic::at(Code::Footnote, mark, message)
                    .related(self.span(first), "here it is written first")
                    .mend("give one of them another name");
                self.found.push(diagnostic);
            }
        }
    }

    /// Reports a citation of a footnote that is not written, which the parser takes for text.
    pub(super) fn check_citation(&mut self, start: usize) {
        let text = self.text;
        let escaped = text.as_bytes()[..start]
            .iter()
            .rev()
            .take_while(|byte| **byte == b'\\')
            .count()
            % 2
            == 1;
        let Some(rest) = text[start..].strip_prefix("[^").filter(|_| !escaped) else {
            return;
        };
        let mut label = rest
            .chars()
            .take_while(|c| !"[]\r\n".contains(*c))
            .take(100);
        let length: usize = label.by_ref().map(char::len_utf8).sum();
        if length == 0 || !rest[length..].starts_with(']') {
            return;
        }
        let range = start..start + length + 3;
        if self.kind == Kind::Line {
            self.refuse("a footnote", "say it in the body of the file", range);
        } else {
            self.report_missing_note(range);
        }
    }

    fn report_missing_note(&mut self, range: Range<usize>) {
        let name = &self.text[range.clone()];
        let message = format!("the footnote `{name}` is not written");
        let mend = format!("add a line `{name}: …`, or write `\\{name}` if it is no footnote");
        let span = self.span(range);
        self.found
            .push(Diagnostic::at(Code::Footnote, span, message).mend(mend));
    }

    /// Adds the list of footnotes.
    pub(super) fn write_notes(&mut self) {
        let mut list = std::mem::take(&mut self.notes.list);
        self.report_unmatched(&list);
        let cited = std::mem::take(&mut self.notes.cited);
        if cited.is_empty() {
            return;
        }
        let words = self.options.words;
        self.out.push("<div class=\"footnotes\" role=\"group\"");
        self.out.attribute("aria-label", &words.footnotes);
        self.out.push(">\n<ol>\n");
        for index in cited {
            self.write_note(std::mem::take(&mut list[index]));
        }
        self.out.push("</ol>\n</div>\n");
    }

    fn write_note(&mut self, note: Note) {
        let Some((body, range)) = note.body else {
            return;
        };
        let span = self.span(range);
        self.blocks.push(Block {
            at: offset(self.out.len()),
            start: span.start,
            end: span.end,
        });
        let prefix = self.options.id_prefix;
        self.out.push("<li");
        self.out
            .attribute("id", &format!("{prefix}fn_{}", note.number));
        self.out.push(">\n");
        self.out.append(body);
        let holes = self.out.holes.len();
        if self.out.html.ends_with("</p>\n") {
            self.out.truncate(self.out.len() - "</p>\n".len(), holes);
        } else {
            self.out.line();
            self.out.push("<p>");
        }
        for citation in 1..=note.citations {
            self.write_way_back(note.number, citation);
        }
        self.out.push("</p>\n</li>\n");
    }

    fn write_way_back(&mut self, number: usize, citation: usize) {
        let words = self.options.words;
        let prefix = self.options.id_prefix;
        let target = citation_id(prefix, number, citation);
        let (name, mark) = match citation {
            1 => (number.to_string(), String::new()),
            _ => (
                format!("{number}-{citation}"),
                format!("<sup>{citation}</sup>"),
            ),
        };
        let label = words.footnote_back.replace("{number}", &name);
        if !self.out.html.ends_with("<p>") {
            self.out.push(" ");
        }
        self.out.push("<a class=\"footnote-back\"");
        self.out.attribute("href", &format!("#{target}"));
        self.out.attribute("aria-label", &label);
        // The last character asks for the arrow as text, not as a picture.
        self.out.push(" role=\"doc-backlink\">↩\u{fe0e}");
        self.out.push(&mark);
        self.out.push("</a>");
    }

    fn report_unmatched(&mut self, list: &[Note]) {
        for note in list {
            match &note.body {
                None => self.report_missing_note(note.first_citation.clone()),
                Some((_, range)) if note.citations == 0 => {
                    let span = self.span(note_mark(self.text, range));
                    let message = format!("nothing cites the footnote `[^{}]`", note.label);
                    self.found.push(
                        Diagnostic::at(Code::Footnote, span, message)
                            .mend("cite it where it belongs, or remove it"),
                    );
                }
                Some(_) => {}
            }
        }
    }
}

/// The id of a place that cites a footnote. No heading's id holds a low line.
fn citation_id(prefix: &str, number: usize, citation: usize) -> String {
    match citation {
        1 => format!("{prefix}fnref_{number}"),
        _ => format!("{prefix}fnref_{number}_{citation}"),
    }
}

/// The `[^label]:` of a footnote.
fn note_mark(text: &str, range: &Range<usize>) -> Range<usize> {
    let source = text.get(range.clone()).unwrap_or_default();
    let length = source.find("]:").map_or(source.len(), |at| at + 2);
    range.start..range.start + length
}

//! From a parser's events to a [`Node`].
//!
//! The parser is `granit-parser`; what it finds wrong is put into words by `syntax`. The tree is
//! built on a stack of its own, so that deep nesting cannot overflow the thread's.

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle};

use super::{Content, Entry, Node, Scalar, syntax};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Span, Spanned};

/// How deep lists and maps may nest. The content model needs 6.
pub const MAX_DEPTH: usize = 24;

/// Reads the YAML in `range` of `text`, the text of `file`.
///
/// Returns `None`, with the mistake in `found`, where the block cannot be read; an empty block is
/// an empty map. A key that stands twice is reported, and its first value is kept.
pub fn read(
    file: FileId,
    text: &str,
    range: Range<usize>,
    found: &mut Diagnostics,
) -> Option<Node> {
    let block = range.clone();
    let mut reader = Reader {
        file,
        text,
        base: range.start,
        end: range.end,
        stack: Vec::new(),
        root: None,
    };
    let options = granit_parser::options! {
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
        disallow_directives: true,
    };
    for event in Parser::new_from_str_with_options(&text[range], options) {
        let step = match event {
            Ok((event, span)) => reader.take(event, reader.span(span), found),
            Err(error) => Err(syntax::report(file, text, &block, &error)),
        };
        if let Err(diagnostic) = step {
            found.push(*diagnostic);
            return None;
        }
    }
    Some(reader.root.unwrap_or_else(|| Node {
        content: Content::Map(Vec::new()),
        span: Span::new(file, reader.base..reader.base),
    }))
}

/// A list or map whose end has not come yet.
enum Open {
    List {
        start: Span,
        items: Vec<Node>,
    },
    Map {
        start: Span,
        entries: Vec<Entry>,
        keys: Keys,
        key: Option<Spanned<Box<str>>>,
    },
}

/// How many keys of a map are looked through one by one, before an index is worth its while.
const FEW: usize = 16;

/// The keys of a map that has more than a few: where each stands for the first time. A map of a
/// hundred thousand keys is read in linear time, and one of five without an index.
#[derive(Default)]
struct Keys(HashMap<Box<str>, Span>);

impl Keys {
    /// Where `name` stands among `entries` already.
    fn first(&mut self, entries: &[Entry], name: &str) -> Option<Span> {
        if entries.len() <= FEW {
            return entries
                .iter()
                .find(|entry| *entry.key.value == *name)
                .map(|it| it.key.span);
        }
        for entry in &entries[self.0.len()..] {
            self.0.insert(entry.key.value.clone(), entry.key.span);
        }
        self.0.get(name).copied()
    }
}

struct Reader<'t> {
    file: FileId,
    /// The whole file.
    text: &'t str,
    /// Where the block begins in its file; the parser counts from the block's start.
    base: usize,
    end: usize,
    stack: Vec<Open>,
    root: Option<Node>,
}

type Step = Result<(), Box<Diagnostic>>;

impl Reader<'_> {
    fn span(&self, span: granit_parser::Span) -> Span {
        // A parser over a string always knows its offsets; the block's end is where it is if not.
        let length = self.end - self.base;
        let range = span.byte_range().unwrap_or(length..length);
        Span::new(self.file, self.base + range.start..self.base + range.end)
    }

    fn take(&mut self, event: Event<'_>, span: Span, found: &mut Diagnostics) -> Step {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span)?;
                let scalar = Scalar {
                    text: text.into(),
                    quoted: style != ScalarStyle::Plain,
                };
                self.place(
                    Node {
                        content: Content::Scalar(scalar),
                        span,
                    },
                    found,
                )
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span)?;
                self.open(
                    Open::List {
                        start: span,
                        items: Vec::new(),
                    },
                    span,
                )
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span)?;
                let (entries, keys) = (Vec::new(), Keys::default());
                self.open(
                    Open::Map {
                        start: span,
                        entries,
                        keys,
                        key: None,
                    },
                    span,
                )
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span, found),
            Event::Alias(_) | Event::UnresolvedAlias(_) => Err(alias(span)),
            Event::DocumentStart(..) if self.root.is_some() => Err(second_document(span)),
            _ => Ok(()),
        }
    }

    fn open(&mut self, open: Open, span: Span) -> Step {
        if self.stack.len() >= MAX_DEPTH {
            return Err(syntax::too_deep(span));
        }
        self.stack.push(open);
        Ok(())
    }

    fn close(&mut self, end: Span, found: &mut Diagnostics) -> Step {
        let node = match self.stack.pop() {
            Some(Open::List { start, items }) => {
                let last = items.last().map(|item| item.span);
                Node {
                    span: cover(start, last, end),
                    content: Content::List(items),
                }
            }
            Some(Open::Map { start, entries, .. }) => {
                let last = entries.last().map(|entry| entry.value.span);
                Node {
                    span: cover(start, last, end),
                    content: Content::Map(entries),
                }
            }
            None => return Ok(()),
        };
        self.place(node, found)
    }

    /// Puts a finished node where it belongs: as a key, as a value, as an item, or as the root.
    fn place(&mut self, node: Node, found: &mut Diagnostics) -> Step {
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map {
                entries, keys, key, ..
            }) => match key.take() {
                None => *key = Some(key_of(node)?),
                Some(name) if parts_thousands(self.text, entries.last(), &name, &node) => {
                    join(entries, &name);
                }
                Some(name) => match keys.first(entries, &name.value) {
                    Some(first) => found.push(duplicate(&name, first)),
                    None => entries.push(Entry {
                        key: name,
                        value: node,
                    }),
                },
            },
        }
        Ok(())
    }

    /// The word with this sign before a value; the value's own place where the sign is far away.
    fn before(&self, value: Span, sign: char) -> Span {
        let start = value.start as usize;
        let line = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let before = self.text[line..start].trim_end();
        let from = before.rfind(' ').map_or(line, |at| line + at + 1);
        match before.get(from - line..) {
            Some(word) if word.starts_with(sign) => Span::new(self.file, from..line + before.len()),
            _ => value,
        }
    }

    fn refuse_extras(&self, anchor: usize, tag: bool, span: Span) -> Step {
        if anchor != 0 {
            return Err(feature(self.before(span, '&'), syntax::ANCHOR));
        }
        if tag {
            return Err(feature(self.before(span, '!'), syntax::TAG));
        }
        Ok(())
    }
}

/// From the start of a list or map to its last value, or to its closing bracket.
fn cover(start: Span, last: Option<Span>, end: Span) -> Span {
    let closed_by_bracket = end.end > end.start;
    let to = match last {
        Some(last) if !closed_by_bracket => last.end,
        Some(last) => last.end.max(end.end),
        None => end.end.max(start.end),
    };
    Span {
        end: to.max(start.start),
        ..start
    }
}

/// Whether `name` is no key but the end of the number before it: within braces `{mean: 70,000}` is a
/// value `70` and a key `000` without a value.
fn parts_thousands(
    text: &str,
    last: Option<&Entry>,
    name: &Spanned<Box<str>>,
    value: &Node,
) -> bool {
    let Some(Entry { value: number, .. }) = last else {
        return false;
    };
    let between = number.span.end as usize..name.span.start as usize;
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let is_end = digits(&name.value) == 3
        && name
            .value
            .bytes()
            .all(|b| b.is_ascii_digit() || b".kM%".contains(&b));
    let is_number = matches!(&number.content, Content::Scalar(scalar)
        if !scalar.quoted && scalar.text.ends_with(|c: char| c.is_ascii_digit()));
    is_end && is_number && value.span.range().is_empty() && text.get(between) == Some(",")
}

/// Makes the last value the whole number, so that its field says what is wrong with it.
fn join(entries: &mut [Entry], end: &Spanned<Box<str>>) {
    if let Some(Entry { value, .. }) = entries.last_mut()
        && let Content::Scalar(scalar) = &mut value.content
    {
        scalar.text = format!("{},{}", scalar.text, end.value).into();
        value.span.end = end.span.end;
    }
}

fn key_of(node: Node) -> Result<Spanned<Box<str>>, Box<Diagnostic>> {
    match node.content {
        Content::Scalar(scalar) => Ok(Spanned::new(scalar.text, node.span)),
        Content::List(_) | Content::Map(_) => {
            let message = "a key must be a word, not a list or a map";
            let mend = "put the text in quotes if the bracket or brace is part of it";
            Err(Box::new(
                Diagnostic::at(Code::YamlSyntax, node.span, message).mend(mend),
            ))
        }
    }
}

fn duplicate(key: &Spanned<Box<str>>, first: Span) -> Diagnostic {
    Diagnostic::at(
        Code::DuplicateKey,
        key.span,
        format!("`{}` stands twice here", key.value),
    )
    .label("this one is left out")
    .related(first, "first written here")
    .mend("keep one of the two")
}

fn feature(span: Span, message: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic::at(Code::YamlFeature, span, message).mend(syntax::NO_FEATURE))
}

fn alias(span: Span) -> Box<Diagnostic> {
    feature(span, syntax::ALIAS)
}

fn second_document(span: Span) -> Box<Diagnostic> {
    let message = "a second YAML document begins here";
    let mend = "remove the line `---` or `...`; a file holds one block of YAML";
    Box::new(Diagnostic::at(Code::YamlFeature, span, message).mend(mend))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostics::{Format, Style, print};
    use crate::source::{MemoryStore, SitePath, SourceTree};

    /// A tree in one line: scalars with their source slice where it differs from their text.
    fn show(node: &Node) -> String {
        match &node.content {
            Content::Scalar(_) if node.is_null() => "-".to_owned(),
            Content::Scalar(scalar) => scalar.text.to_string(),
            Content::List(items) => {
                format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(" "))
            }
            Content::Map(entries) => {
                let show = |entry: &Entry| format!("{}={}", entry.key.value, show(&entry.value));
                format!(
                    "{{{}}}",
                    entries.iter().map(show).collect::<Vec<_>>().join(" ")
                )
            }
        }
    }

    fn run(text: &str) -> (Option<Node>, String) {
        let path = SitePath::new("a.yaml").unwrap();
        let store = MemoryStore::new([(path, text.as_bytes().to_vec())]);
        let (tree, _) = SourceTree::open(Arc::new(store), Vec::new());
        let mut found = Diagnostics::new();
        let node = read(
            tree.find("a.yaml").unwrap(),
            text,
            0..text.len(),
            &mut found,
        );
        let report = print(
            &found.in_file_order(&tree),
            &tree,
            Format::Short,
            Style::Plain,
        );
        (node, report)
    }

    fn check(text: &str, expected: &str) {
        let (node, report) = run(text);
        assert_eq!(report, "", "{text:?}");
        assert_eq!(
            node.as_ref().map(show).as_deref(),
            Some(expected),
            "{text:?}"
        );
    }

    fn check_error(text: &str, expected: &str) {
        let (_, report) = run(text);
        assert!(report.starts_with(expected), "{text:?}: {report}");
    }

    #[test]
    fn scalars_keep_their_source_text() {
        check("", "{}");
        check(
            "a: 267113.70\nb: 0110\nc: NO\nd: '~'\ne: ~\nf:",
            "{a=267113.70 b=0110 c=NO d=~ e=- f=-}",
        );
        check("- [a, {b: c}]\n- 'it''s'\n", "[[a {b=c}] it's]");
    }

    #[test]
    fn a_comma_within_braces_that_parts_thousands_is_left_to_the_field() {
        check("{a: 70,000, b: 1,234,567.50}", "{a=70,000 b=1,234,567.50}");
        check("{a: 70,000, b: 60,000k}", "{a=70,000 b=60,000k}");
        check(
            "{a: 70, 000, b: '7',123, c: 7,12}",
            "{a=70 000=- b=7 123=- c=7 12=-}",
        );
    }

    #[test]
    fn spans_are_the_bytes_of_each_value() {
        let text = "# é\ntitle: A b # note\nrows:\n  - {x: 1.50, y: \"q\"}\n  - z\nlast: >\n  one\n  two\n";
        let node = run(text).0.unwrap();
        let slice = |node: &Node| &text[node.span.range()];
        assert_eq!(slice(node.get("title").unwrap()), "A b");
        let rows = node.get("rows").unwrap();
        assert_eq!(slice(rows).trim_end(), "- {x: 1.50, y: \"q\"}\n  - z");
        let Content::List(items) = &rows.content else {
            panic!("{rows:?}")
        };
        assert_eq!(slice(&items[0]), "{x: 1.50, y: \"q\"}");
        assert_eq!(slice(items[0].get("x").unwrap()), "1.50");
        assert_eq!(slice(items[0].get("y").unwrap()), "\"q\"");
        assert_eq!(node.get("last").unwrap().text(), Some("one two\n"));
    }

    #[test]
    fn mistakes_are_reported_where_they_are_with_their_mend() {
        check_error(
            "a: 1\nb: 2\na: 3\n",
            "a.yaml:3:1: error[duplicate-key]: `a` stands twice here",
        );
        check_error(
            "a:\n\t- b\n",
            "a.yaml:2:1: error[yaml-syntax]: a tab stands where",
        );
        check_error(
            "a: [b, c\n",
            "a.yaml:1:4: error[yaml-syntax]: a bracket or brace is opened",
        );
        check_error(
            "a: 1\n---\nb: 2\n",
            "a.yaml:2:1: error[yaml-feature]: a second YAML document",
        );
        check_error(
            "[a]: 1\n",
            "a.yaml:1:1: error[yaml-syntax]: a key must be a word",
        );
        check_error(
            "a: b: c\n",
            "a.yaml:1:5: error[yaml-syntax]: a colon stands where",
        );
    }

    #[test]
    fn anchors_aliases_and_tags_are_named_as_what_they_are() {
        for (text, sign) in [
            ("a: &x b\n", "`&`"),
            ("a: *x\n", "`*`"),
            ("a: !!int 3\n", "`!`"),
        ] {
            let (_, report) = run(text);
            assert!(
                report.contains("error[yaml-feature]") && report.contains(sign),
                "{text:?}: {report}"
            );
        }
    }

    #[test]
    fn a_flood_of_brackets_ends_in_one_report() {
        for text in [
            "[".repeat(2 << 20),
            "{a: ".repeat(500_000),
            "- ".repeat(1 << 20),
        ] {
            let (node, report) = run(&text);
            assert_eq!(node, None);
            assert!(report.contains("error[yaml-depth]"), "{report}");
            assert_eq!(report.lines().count(), 1);
        }
    }
}

//! Headings: their levels, ids and attributes, and when two titles are the same.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{CowStr, HeadingLevel};

use super::buffer::offset;
use super::document::{Heading, HeadingPlace};
use super::escape;
use super::writer::Writer;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;

/// The longest id of a heading, in characters.
const MAX_ID: usize = 100;

/// A heading whose end is not reached.
#[derive(Debug)]
pub(super) struct OpenHeading<'a> {
    start: usize,
    attributes_at: usize,
    holes: usize,
    plain: usize,
    level: u8,
    place: HeadingPlace,
    id: Option<CowStr<'a>>,
    classes: Vec<CowStr<'a>>,
    span: Span,
}

/// The ids of a text's headings.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: HashMap<Box<str>, Span>,
    /// The number that the next heading of the same text is given.
    next: HashMap<Box<str>, u32>,
}

impl Ids {
    /// Takes the id that somebody wrote; gives the place of the heading that has it already.
    fn take_written(&mut self, id: &str, span: Span) -> Option<Span> {
        match self.taken.get(id) {
            Some(earlier) => Some(*earlier),
            None => {
                self.taken.insert(id.into(), span);
                None
            }
        }
    }

    /// Takes `base`, or the first of `base-2`, `base-3` and so on that is free.
    fn take_made(&mut self, base: &str, span: Span) -> Box<str> {
        let mut id: Box<str> = base.into();
        if self.taken.contains_key(base) {
            let next = self.next.entry(base.into()).or_insert(2);
            while self.taken.contains_key(&id) {
                id = format!("{base}-{next}").into();
                *next += 1;
            }
        }
        self.taken.insert(id.clone(), span);
        id
    }
}

impl<'a> Writer<'a> {
    pub(super) fn start_heading(
        &mut self,
        level: HeadingLevel,
        id: Option<CowStr<'a>>,
        classes: Vec<CowStr<'a>>,
        range: Range<usize>,
    ) {
        let span = self.span(range.clone());
        let level = self.check_level(level, span);
        self.check_attributes(range);
        let place = match level {
            _ if self.depth > 1 => HeadingPlace::Nested,
            2 => HeadingPlace::Part,
            _ => HeadingPlace::Within,
        };
        let level = level.saturating_add(self.options.shift).min(6);
        self.out.line();
        let start = self.out.len();
        self.out.push(opening(level));
        self.heading = Some(OpenHeading {
            start,
            attributes_at: self.out.len() - 1,
            holes: self.out.holes.len(),
            plain: self.plain.begin(),
            level,
            place,
            id,
            classes,
            span,
        });
    }

    pub(super) fn end_heading(&mut self) {
        let Some(open) = self.heading.take() else {
            return;
        };
        let text = self.plain.end(open.plain);
        if text.is_empty() && self.out.holes.len() == open.holes {
            let message = "this heading has no words";
            self.found.push(
                Diagnostic::at(Code::HeadingEmpty, open.span, message)
                    .mend("write its words, or remove its mark"),
            );
        }
        let (own, named) = self.heading_id(&open, &text);
        let id: Box<str> = [self.options.id_prefix, &own].concat().into();
        let mut attributes = String::new();
        push_attribute(&mut attributes, "id", &id);
        if !open.classes.is_empty() {
            push_attribute(&mut attributes, "class", &open.classes.join(" "));
        }
        self.out.insert(open.attributes_at, &attributes, open.holes);
        self.out.push(closing(open.level));
        // What stands in a footnote is moved, and nothing refers to its headings.
        if !self.in_note() {
            self.headings.push(Heading {
                id,
                text,
                span: open.span,
                start: offset(open.start),
                end: offset(self.out.len()),
                prefix: u16::try_from(self.options.id_prefix.len()).unwrap_or(u16::MAX),
                level: open.level,
                named,
                place: open.place,
            });
        }
    }

    /// The heading's id without prefix, and whether somebody wrote it.
    fn heading_id(&mut self, open: &OpenHeading<'_>, text: &str) -> (Box<str>, bool) {
        let Some(written) = &open.id else {
            return (self.ids.take_made(&slug(text), open.span), false);
        };
        let mend = if !is_id(written) {
            let message = format!("`{}` cannot be the id of a heading", written.escape_debug());
            let near = slug(&near_ascii(written));
            let mend = format!("use `a` to `z`, digits and hyphens: `{{#{near}}}`");
            Diagnostic::at(Code::HeadingId, open.span, message).mend(mend)
        } else if let Some(earlier) = self.ids.take_written(written, open.span) {
            let message = format!("the id `{written}` stands twice in this text");
            Diagnostic::at(Code::HeadingId, open.span, message)
                .related(earlier, "here it is taken")
                .mend("give one of the two headings another id")
        } else {
            return (written.as_ref().into(), true);
        };
        self.found.push(mend);
        (self.ids.take_made(&slug(text), open.span), false)
    }

    /// Reports a level that would leave a gap in the page's outline; gives the level to go on with.
    fn check_level(&mut self, level: HeadingLevel, span: Span) -> u8 {
        let written = level as u8;
        // A heading of level 1 is treated as the level 2 that was meant.
        let level = written.max(2);
        let above = self.last_level;
        if self.in_note() {
            let message = "a heading stands in a footnote";
            self.report_level(span, message, "make it the first words of the note");
            return level;
        }
        self.last_level = level;
        if written == 1 {
            let message = "the page's title is its only heading of level 1";
            self.report_level(span, message, "write `##` before this heading");
        } else if level > above + 1 {
            let message = match above {
                1 => "a text begins with headings of level 2".to_owned(),
                _ => format!("a heading of level {level} follows one of level {above}"),
            };
            let mend = format!(
                "write `{}` before this heading",
                "#".repeat(usize::from(above) + 1)
            );
            self.report_level(span, &message, &mend);
        }
        level
    }

    fn report_level(&mut self, span: Span, message: &str, mend: &str) {
        self.found
            .push(Diagnostic::at(Code::HeadingLevel, span, message).mend(mend));
    }

    /// Reports what stands in the braces behind a heading and is neither id nor class. The parser
    /// gives no places, and drops what is one character long.
    fn check_attributes(&mut self, range: Range<usize>) {
        let Some((start, words)) = attribute_block(self.text, range) else {
            return;
        };
        for word in words.split_ascii_whitespace() {
            if word.len() > 1 && word.starts_with(['#', '.']) {
                continue;
            }
            // A word is a part of the block that it was split from.
            let at = start + (word.as_ptr() as usize - words.as_ptr() as usize);
            let span = self.span(at..at + word.len());
            let message = format!("a heading cannot have `{}`", word.escape_debug());
            self.found.push(
                Diagnostic::at(Code::HeadingAttribute, span, message)
                    .label("neither `#id` nor `.class`")
                    .mend("remove it, or write `\\}` for the last brace to show the braces"),
            );
        }
    }
}

/// What stands between the braces behind a heading, and where; the rules are the parser's.
fn attribute_block(text: &str, range: Range<usize>) -> Option<(usize, &str)> {
    let source = text.get(range.clone())?.trim_ascii_end();
    // The last of several lines is the line of `=` or `-` under the heading.
    let last_break = source.rfind(['\n', '\r']);
    let line = source[..last_break.unwrap_or(source.len())].trim_ascii_end();
    let inner = line.strip_suffix('}')?;
    let start = inner.rfind(['{', '}', '<', '>', '\\', '\n', '\r'])?;
    let words = inner[start..].strip_prefix('{')?;
    Some((range.start + start + 1, words))
}

fn opening(level: u8) -> &'static str {
    ["<h2>", "<h3>", "<h4>", "<h5>", "<h6>"][usize::from(level.clamp(2, 6) - 2)]
}

fn closing(level: u8) -> &'static str {
    ["</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"][usize::from(level.clamp(2, 6) - 2)]
}

fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape::attribute(out, value);
    out.push('"');
}

/// Whether somebody may write `id` behind a heading.
fn is_id(id: &str) -> bool {
    id.len() <= MAX_ID
        && !id.starts_with('-')
        && !id.ends_with('-')
        && id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn near_ascii(id: &str) -> String {
    let other = |c: char| if c.is_ascii() { c } else { ' ' };
    id.chars().map(other).collect()
}

/// The id that a heading's text makes: its letters and digits in lower case, and one hyphen for
/// whatever stands between them.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len().min(MAX_ID));
    for c in text.chars().take(MAX_ID) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() || is_mark(c) {
            slug.extend(c.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    match slug.is_empty() {
        true => "section".to_owned(),
        false => slug,
    }
}

/// Whether `c` is a part of the letter before it, and not counted as one by the standard library:
/// accents, the nukta and virama of the Indic scripts, tone marks, joiners.
fn is_mark(c: char) -> bool {
    match c {
        '\u{300}'..='\u{36f}' | '\u{e47}'..='\u{e4e}' | '\u{ec8}'..='\u{ece}' => true,
        '\u{200c}' | '\u{200d}' => true,
        // The blocks of these scripts are laid out alike.
        '\u{900}'..='\u{d7f}' => matches!(u32::from(c) & 0x7f, 0x3c | 0x4d),
        _ => false,
    }
}

/// Whether two titles are the same for a reader. Smart punctuation changes quotes, dashes and
/// points in a heading and not in a frontmatter's title.
pub(super) fn same_title(one: &str, other: &str) -> bool {
    one == other || folded(&without_gaps(one)).eq(folded(&without_gaps(other)))
}

/// The text without the spaces that some languages put within their quotation marks.
fn without_gaps(text: &str) -> Cow<'_, str> {
    match text.contains('\u{202f}') {
        true => Cow::Owned(text.replace("«\u{202f}", "«").replace("\u{202f}»", "»")),
        false => Cow::Borrowed(text),
    }
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    let mut last = None;
    text.trim()
        .chars()
        .flat_map(|c| {
            let count = if c == '…' { 3 } else { 1 };
            std::iter::repeat_n(fold(c), count)
        })
        .filter(move |c| {
            let again = matches!(c, ' ' | '-') && last == Some(*c);
            last = Some(*c);
            !again
        })
}

fn fold(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‹' | '›' | '『' | '』' | '\'' => '"',
        '“' | '”' | '„' | '«' | '»' | '「' | '」' => '"',
        '–' | '—' => '-',
        '…' => '.',
        _ if c.is_whitespace() => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(slug(text), expected, "{text:?}");
    }

    #[test]
    fn slugs_keep_the_letters_of_every_script() {
        check("Explainable AI & ethics", "explainable-ai-ethics");
        check("  C++ / C#: 2.0!  ", "c-c-2-0");
        check("Überblick für Ärzte", "überblick-für-ärzte");
        check("e\u{301}t\u{e9}", "e\u{301}t\u{e9}");
        check("हिन्दी में वेतन", "हिन्दी-में-वेतन");
        check("薪资范围", "薪资范围");
        check("🎉 – !", "section");
        check("", "section");
        check(&"é ".repeat(99), &"é-".repeat(50)[..149]);
    }

    #[test]
    fn titles_agree_however_they_are_set() {
        for (one, other) in [
            ("Don’t “guess”", "Don't \"guess\""),
            ("2020–2024 — now…", "2020--2024 --- now..."),
            ("a  b\u{a0}c", " a b c "),
            ("Was „‚das‘“ heißt", "Was \"'das'\" heißt"),
            ("«\u{202f}A\u{202f}» à 5\u{202f}%", "\"A\" à 5\u{202f}%"),
        ] {
            assert!(same_title(one, other), "{one} {other}");
        }
        for (one, other) in [("A", "a"), ("a b", "ab"), ("a", "a b"), ("a-b", "a b")] {
            assert!(!same_title(one, other), "{one} {other}");
        }
    }
}

//! How deeply a text can be nested at most, from the beginnings of its lines alone.
//!
//! The parser takes time in proportion to depth times lines, so a text that is nested without
//! measure is refused before it is parsed. The estimate is never too low; it is too high only for
//! lines that begin with a hundred columns of spaces and marks.

use std::ops::Range;

/// How deeply the elements of a text may be nested.
pub(super) const MAX_DEPTH: usize = 100;

/// The first line that may be nested more deeply than [`MAX_DEPTH`].
pub(super) fn too_deep(text: &str) -> Option<Range<usize>> {
    let mut deepest = 0;
    let mut start = 0;
    // Splitting twice by one character is faster than once by two.
    for line in text.split('\n').flat_map(|line| line.split('\r')) {
        let (columns, opened) = prefix(line.as_bytes());
        // A list item or a quote that goes on takes a column at least.
        let depth = columns.min(deepest) + opened;
        if depth > MAX_DEPTH {
            return Some(start..start + line.len());
        }
        deepest = deepest.max(depth);
        start += line.len() + 1;
    }
    None
}

/// How many columns the spaces and marks before a line's text take, and how many of the marks may
/// open something.
fn prefix(line: &[u8]) -> (usize, usize) {
    let (mut columns, mut opened, mut at) = (0, 0, 0);
    while let Some(byte) = line.get(at) {
        let rest = &line[at + 1..];
        let width = match byte {
            b' ' => 1,
            b'\t' => {
                columns += 3;
                1
            }
            b'>' | b':' => 1,
            b'-' | b'+' | b'*' if ends_mark(rest) => 1,
            b'0'..=b'9' => match number(&line[at..]) {
                Some(width) => width,
                None => break,
            },
            b'[' if rest.starts_with(b"^") => match footnote(rest) {
                Some(width) => width,
                None => break,
            },
            _ => break,
        };
        opened += usize::from(!matches!(byte, b' ' | b'\t'));
        columns += width;
        at += width;
    }
    (columns, opened)
}

/// Whether what follows a list's mark lets it be one.
fn ends_mark(rest: &[u8]) -> bool {
    matches!(rest.first(), None | Some(b' ' | b'\t'))
}

/// The width of `1.` or `1)`.
fn number(line: &[u8]) -> Option<usize> {
    let digits = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let is_mark = matches!(line.get(digits), Some(b'.' | b')')) && ends_mark(&line[digits + 1..]);
    is_mark.then_some(digits + 1)
}

/// The width of `[^label]:`, `rest` being what follows its first bracket.
fn footnote(rest: &[u8]) -> Option<usize> {
    let close = rest.iter().position(|byte| *byte == b']')?;
    (rest.get(close + 1) == Some(&b':')).then_some(close + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(usize, usize)>) {
        let found = too_deep(text).map(|line| (line.start, line.end));
        assert_eq!(found, expected, "{text:.60}");
    }

    #[test]
    fn ordinary_texts_are_not_deep() {
        check("", None);
        check("> - a\n>   1. b\n>      : c\n\n[^a]: - d\n", None);
        check(&"- - - - -\n***\n* * *\n".repeat(50), None);
        check(&format!("- a\n\n{}code\n", " ".repeat(300)), None);
        check(&format!("{}\n", "-".repeat(300)), None);
    }

    #[test]
    fn every_way_to_nest_is_seen() {
        for mark in [
            ">", "> ", "- ", "*\t", "1. ", "12) ", ": ", "[^a]: - ", "- > ",
        ] {
            let line = mark.repeat(101);
            check(&format!("a\n{line}\nb"), Some((2, 2 + line.len())));
        }
        let mut stairs = String::new();
        for step in 0..101 {
            stairs.push_str(&"  ".repeat(step));
            stairs.push_str("- a\r\nlazy\r\n");
        }
        let last = stairs.rfind("  - a").unwrap();
        let start = stairs[..last].rfind('\n').unwrap() + 1;
        check(&stairs, Some((start, last + 5)));
    }
}

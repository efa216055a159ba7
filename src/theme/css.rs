//! The addresses in a style sheet: where they stand, and what they say.
//!
//! A small tokenizer that knows comments, strings, `url(…)`, `@import` and `@namespace`, and
//! nothing else of CSS. Strings in `image-set(…)` are not looked at; write `url(…)` there.

use std::ops::Range;

/// An address in a style sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// Its bytes, without quotation marks.
    pub(super) range: Range<usize>,
    /// What it says, its escapes resolved.
    pub(super) text: String,
}

/// Every address in a style sheet, in order.
pub(super) fn references(source: &str) -> Vec<Reference> {
    let mut reader = Reader {
        source,
        bytes: source.as_bytes(),
        at: 0,
        found: Vec::new(),
    };
    while let Some(first) = reader.peek() {
        reader.piece(first);
    }
    reader.found
}

struct Reader<'a> {
    source: &'a str,
    bytes: &'a [u8],
    at: usize,
    found: Vec<Reference>,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn starts_with(&self, text: &[u8]) -> bool {
        self.bytes[self.at..].starts_with(text)
    }

    fn piece(&mut self, first: u8) {
        match first {
            b'/' if self.starts_with(b"/*") => self.comment(),
            b'"' | b'\'' => _ = self.string(),
            b'@' => self.at_keyword(),
            _ if is_word(first) => self.word(),
            _ => self.at += 1,
        }
    }

    fn comment(&mut self) {
        let rest = &self.source[self.at + 2..];
        self.at = match rest.find("*/") {
            Some(end) => self.at + 2 + end + 2,
            None => self.bytes.len(),
        };
    }

    fn skip_space_and_comments(&mut self) {
        loop {
            match self.peek() {
                Some(byte) if byte.is_ascii_whitespace() => self.at += 1,
                Some(b'/') if self.starts_with(b"/*") => self.comment(),
                _ => return,
            }
        }
    }

    /// Goes past a string; the range of what it holds.
    fn string(&mut self) -> Range<usize> {
        let mark = self.bytes[self.at];
        let start = self.at + 1;
        let mut end = start;
        while let Some(&byte) = self.bytes.get(end) {
            match byte {
                b'\\' => end += 2,
                b'\n' => break,
                _ if byte == mark => break,
                _ => end += 1,
            }
        }
        let end = end.min(self.bytes.len());
        self.at = (end + 1).min(self.bytes.len());
        start..end
    }

    /// Goes past a word; its text with its escapes.
    fn take_word(&mut self) -> &str {
        let start = self.at;
        while let Some(byte) = self.peek().filter(|byte| is_word(*byte)) {
            // What a backslash stands before belongs to the word, whatever it is.
            self.at += if byte == b'\\' { 2 } else { 1 };
        }
        self.at = self.at.min(self.bytes.len());
        self.source.get(start..self.at).unwrap_or_default()
    }

    fn word(&mut self) {
        let is_url = unescape(self.take_word()).eq_ignore_ascii_case("url");
        if is_url && self.peek() == Some(b'(') {
            self.url();
        }
    }

    /// Reads from the bracket of `url(` on.
    fn url(&mut self) {
        self.at += 1;
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
        let range = match self.peek() {
            Some(b'"' | b'\'') => self.string(),
            _ => self.bare_url(),
        };
        self.push(range);
    }

    fn bare_url(&mut self) -> Range<usize> {
        let start = self.at;
        while let Some(byte) = self.peek() {
            match byte {
                b')' => break,
                _ if byte.is_ascii_whitespace() => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at = self.at.min(self.bytes.len());
        start..self.at
    }

    fn at_keyword(&mut self) {
        self.at += 1;
        let word = self.take_word().to_ascii_lowercase();
        match word.as_str() {
            "import" => {
                self.skip_space_and_comments();
                if let Some(b'"' | b'\'') = self.peek() {
                    let range = self.string();
                    self.push(range);
                }
            }
            // The name of a namespace looks like an address and is none.
            "namespace" => {
                let rest = &self.source.get(self.at..).unwrap_or_default();
                self.at += rest.find(';').unwrap_or(rest.len());
            }
            _ => {}
        }
    }

    fn push(&mut self, range: Range<usize>) {
        if let Some(text) = self.source.get(range.clone()) {
            let text = unescape(text);
            self.found.push(Reference { range, text });
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'\\') || byte >= 0x80
}

/// A text without the escapes of CSS: `\28 ` is an opening bracket, `\"` a mark.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let digits = after
            .bytes()
            .take(6)
            .take_while(u8::is_ascii_hexdigit)
            .count();
        if digits == 0 {
            let mut chars = after.chars();
            plain.extend(chars.next().filter(|c| *c != '\n'));
            rest = chars.as_str();
            continue;
        }
        let code = u32::from_str_radix(&after[..digits], 16).ok();
        plain.push(code.and_then(char::from_u32).unwrap_or('\u{fffd}'));
        rest = &after[digits..];
        rest = rest.strip_prefix([' ', '\t', '\n']).unwrap_or(rest);
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[&str]) {
        let found = references(source);
        let texts: Vec<_> = found.iter().map(|found| found.text.as_str()).collect();
        assert_eq!(texts, expected, "{source:?}");
    }

    #[test]
    fn addresses_are_found_in_each_of_their_forms() {
        check("a { background: url(x.png) }", &["x.png"]);
        check("a{b:url( 'x.png' ),URL(\"y.png\")}", &["x.png", "y.png"]);
        check(
            "@import 'a.css' screen;@import/**/url(b.css);",
            &["a.css", "b.css"],
        );
        check(
            "@font-face{src:url(a.woff2)format('woff2'),url(b)}",
            &["a.woff2", "b"],
        );
        check(
            "a{b:url(x\\29.png)url('\\28 y.png')}",
            &["x).png", "(y.png"],
        );
        check("a{b:u\\72l(x)}", &["x"]);
        check("a{b:url()}", &[""]);
    }

    #[test]
    fn what_only_looks_like_an_address_is_left() {
        check("/* url(a) */ b{c:'url(d)';e:\"@import 'f'\"}", &[]);
        check("a{b:my-url(c) curl(d) url-prefix(e)}", &[]);
        check(
            "@namespace url(http://www.w3.org/2000/svg); a{b:url(c)}",
            &["c"],
        );
        check("@charset 'utf-8'; @media print{}", &[]);
    }

    #[test]
    fn what_is_not_closed_ends_with_the_file() {
        check("a{b:url(", &[""]);
        check("a{b:url('x", &["x"]);
        check("/* url(a)", &[]);
        check("a{b:url(x\\", &["x"]);
        check("a{b:'x\\", &[]);
        check("@import", &[]);
        check("a\\", &[]);
        check("é{é:url(é.png)}", &["é.png"]);
    }
}

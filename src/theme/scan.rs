//! Templates as words and signs, as far as their outline needs it.
//!
//! It follows the lexer of the template engine, which is not open to us, and never fails: what the
//! engine will refuse is passed over here, since the engine reports it.

use std::ops::Range;

/// A piece of a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Its bytes.
    pub(super) range: Range<usize>,
}

/// What a piece of a tag is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `{{`
    Value,
    /// `{%`
    Tag,
    /// `}}` or `%}`
    Close,
    /// A name or a keyword.
    Word,
    /// A text in quotes, which belong to its range.
    Text,
    /// A number.
    Number,
    /// Any other sign.
    Sign(u8),
}

/// The tags of a template in pieces; comments, raw parts and what stands between tags are left out.
pub(super) fn scan(source: &str) -> Vec<Token> {
    let mut scanner = Scanner {
        bytes: source.as_bytes(),
        at: 0,
        tokens: Vec::new(),
    };
    while let Some(start) = scanner.next_mark() {
        let sign = scanner.bytes[start + 1];
        match sign {
            b'#' => scanner.skip_past(start + 2, b"#}"),
            b'%' if scanner.skip_raw(start + 2) => {}
            b'%' => scanner.tag(start, Kind::Tag, b"%}"),
            _ => scanner.tag(start, Kind::Value, b"}}"),
        }
    }
    scanner.tokens
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    tokens: Vec<Token>,
}

impl Scanner<'_> {
    /// Where the next `{{`, `{%` or `{#` begins.
    fn next_mark(&self) -> Option<usize> {
        let rest = self.bytes.get(self.at..)?;
        let found = rest
            .windows(2)
            .position(|pair| pair[0] == b'{' && matches!(pair[1], b'{' | b'%' | b'#'));
        found.map(|offset| self.at + offset)
    }

    fn find(&self, from: usize, needle: &[u8]) -> Option<usize> {
        let rest = self.bytes.get(from..)?;
        let found = rest.windows(needle.len()).position(|part| part == needle);
        found.map(|offset| from + offset)
    }

    fn skip_past(&mut self, from: usize, end: &[u8]) {
        self.at = match self.find(from, end) {
            Some(found) => found + end.len(),
            None => self.bytes.len(),
        };
    }

    /// Goes past a raw part whose opening tag's inside begins at `inside`.
    fn skip_raw(&mut self, inside: usize) -> bool {
        let Some(mut at) = self.single_word_tag(inside, b"raw") else {
            return false;
        };
        while let Some(open) = self.find(at, b"{%") {
            if let Some(end) = self.single_word_tag(open + 2, b"endraw") {
                self.at = end;
                return true;
            }
            at = open + 2;
        }
        self.at = self.bytes.len();
        true
    }

    /// Where the tag ends whose inside is this one word.
    fn single_word_tag(&self, inside: usize, word: &[u8]) -> Option<usize> {
        let dash = |at: usize| at + usize::from(self.bytes.get(at) == Some(&b'-'));
        let at = self.skip_space(dash(inside));
        let rest = self.bytes.get(at..)?.strip_prefix(word)?;
        let at = dash(self.skip_space(self.bytes.len() - rest.len()));
        (self.bytes.get(at..at + 2)? == b"%}").then_some(at + 2)
    }

    fn skip_space(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|b| b.is_ascii_whitespace()).count()
    }

    fn push(&mut self, kind: Kind, end: usize) {
        let end = end.min(self.bytes.len());
        let range = self.at..end;
        self.at = end;
        self.tokens.push(Token { kind, range });
    }

    fn tag(&mut self, start: usize, kind: Kind, close: &[u8]) {
        self.at = start;
        let dash = usize::from(self.bytes.get(start + 2) == Some(&b'-'));
        self.push(kind, start + 2 + dash);
        loop {
            self.at = self.skip_space(self.at);
            let rest = &self.bytes[self.at..];
            let Some(&first) = rest.first() else { return };
            if rest.starts_with(close) {
                return self.push(Kind::Close, self.at + 2);
            }
            if first == b'-' && rest[1..].starts_with(close) {
                return self.push(Kind::Close, self.at + 3);
            }
            self.piece(first);
        }
    }

    /// Reads the piece of a tag that begins with the byte `first`.
    fn piece(&mut self, first: u8) {
        let rest = &self.bytes[self.at..];
        let count = |of: fn(&u8) -> bool| rest.iter().take_while(|b| of(b)).count();
        let (kind, length) = match first {
            b'"' | b'\'' | b'`' => (Kind::Text, quoted(rest)),
            b'0'..=b'9' => (Kind::Number, count(u8::is_ascii_digit)),
            _ if is_word(&first) => (Kind::Word, count(is_word)),
            // A sign outside ASCII, which the engine refuses, is one piece.
            _ => (Kind::Sign(first), 1 + count_tail(&rest[1..])),
        };
        self.push(kind, self.at + length);
    }
}

fn is_word(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || *byte == b'_'
}

fn count_tail(rest: &[u8]) -> usize {
    rest.iter()
        .take_while(|b| (0x80..0xc0).contains(*b))
        .count()
}

/// The length of the quoted text that `rest` begins with, its marks included.
fn quoted(rest: &[u8]) -> usize {
    let mut escaped = false;
    for (at, byte) in rest.iter().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            _ if *byte == rest[0] => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str) {
        let pieces: Vec<_> = scan(source)
            .into_iter()
            .map(|token| &source[token.range])
            .collect();
        assert_eq!(pieces.join(" "), expected, "{source:?}");
    }

    #[test]
    fn tags_fall_into_words_and_signs() {
        check("a {{ b.c | d(e='}}') }} f", "{{ b . c | d ( e = '}}' ) }}");
        check("{%- if x <= 10 -%}", "{%- if x < = 10 -%}");
        check(r#"{{ "a\"b" ~ `c` }}"#, r#"{{ "a\"b" ~ `c` }}"#);
        check("{% <a.b c={d} /> %}", "{% < a . b c = { d } / > %}");
    }

    #[test]
    fn comments_and_raw_parts_are_left_out() {
        check("{# {{ a }} #}{{ b }}", "{{ b }}");
        check("{% raw %}{{ a }}{% if %}{%- endraw %}{{ b }}", "{{ b }}");
        check("{%-raw-%}{{ a }}{% endraw %}", "");
        check("{% rawish %}", "{% rawish %}");
    }

    #[test]
    fn what_is_not_closed_ends_with_the_file() {
        check("{{ 'a }}", "{{ 'a }}");
        check("{# {{ a }}", "");
        check("{% raw %}{{ a }}", "");
        check("{{ a é", "{{ a é");
        check("{{", "{{");
        check("{", "");
    }
}

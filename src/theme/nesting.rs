//! Parts of a template that are opened and not closed.
//!
//! The engine notices one only where something else ends, which may be far below; here it is found
//! where it was opened. What else is wrong with a template is for the engine to say.

use std::ops::Range;

use super::scan::{Kind, Token, scan};

/// A part that is not closed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unclosed<'a> {
    /// The word that opens it.
    pub(super) word: &'a str,
    /// The bytes of that word.
    pub(super) opened: Range<usize>,
    /// The word that ends the part around it, and its bytes; `None` where the template ends.
    pub(super) before: Option<(&'a str, Range<usize>)>,
}

/// The tags that open a part, which ends with `end` before the same word.
const OPENING: [&str; 6] = ["if", "for", "block", "component", "filter", "set"];

/// The first part of a template that is not closed before the one around it ends.
pub(super) fn unclosed(source: &str) -> Option<Unclosed<'_>> {
    let tokens = scan(source);
    // A tag that does not end opens no part yet.
    let closed = tokens.iter().rposition(|it| it.kind == Kind::Close);
    let tokens = &tokens[..closed.map_or(0, |at| at + 1)];
    let mut open: Vec<(&str, Range<usize>)> = Vec::new();
    for (word, range, tag) in tags(source, tokens) {
        if let Some(ended) = word.strip_prefix("end") {
            match open.pop() {
                Some((last, _)) if last == ended => {}
                Some((last, opened)) if open.iter().any(|(word, _)| *word == ended) => {
                    return Some(Unclosed {
                        word: last,
                        opened,
                        before: Some((word, range)),
                    });
                }
                // It ends what was never begun.
                _ => return None,
            }
        } else if OPENING.contains(&word) && !is_whole(word, source, tag) {
            open.push((word, range));
        }
    }
    open.pop().map(|(word, opened)| Unclosed {
        word,
        opened,
        before: None,
    })
}

/// Each tag that begins with a word: the word, its bytes, and the pieces behind it.
fn tags<'a, 't>(
    source: &'a str,
    tokens: &'t [Token],
) -> impl Iterator<Item = (&'a str, Range<usize>, &'t [Token])> {
    let begins = |pair: &[Token]| pair[0].kind == Kind::Tag && pair[1].kind == Kind::Word;
    let found = tokens.windows(2).enumerate();
    found
        .filter(move |(_, pair)| begins(pair))
        .map(|(at, pair)| {
            let range = pair[1].range.clone();
            (&source[range.clone()], range, &tokens[at + 2..])
        })
}

/// Whether a tag opens nothing: `{% set x = 1 %}` is whole, and `{% set x %}` is not.
fn is_whole(word: &str, source: &str, tag: &[Token]) -> bool {
    let mut pieces = tag.iter().take_while(|piece| piece.kind != Kind::Close);
    word == "set" && pieces.any(|piece| &source[piece.range.clone()] == "=")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The word that opens what is not closed and what ends before it, each with its place.
    fn check(source: &str, expected: Option<(&str, usize, Option<&str>)>) {
        let found = unclosed(source);
        let found = found.map(|it| (it.word, it.opened.start, it.before.map(|(word, _)| word)));
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn the_innermost_part_that_is_not_closed_is_found() {
        check("{% if a %}{% else %}{% endif %}{% set b = 1 %}", None);
        check(
            "{% block a %}{% if b %}{% endblock a %}",
            Some(("if", 16, Some("endblock"))),
        );
        check(
            "{% for a in b %}{%- if c -%}{% endfor %}{% endif %}",
            Some(("if", 20, Some("endfor"))),
        );
        check(
            "{% set a %}{% raw %}{% endset %}{% endraw %}",
            Some(("set", 3, None)),
        );
        check("{% if a %}{{ \"{% endif %}\" }}", Some(("if", 3, None)));
        check("{% if a", None);
        check("{% endif %}{% if a %}", None);
        check("{% if a %}{% endfor %}", None);
    }
}

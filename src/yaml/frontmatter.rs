//! Where a content file's frontmatter ends and its prose begins.
//!
//! Frontmatter is YAML between a first line `---` and the next line `---`. This module only finds
//! the two ranges; it reads neither.

use std::ops::Range;

/// The two parts of a content file, as ranges of its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Frontmatter {
    /// Both marks are there.
    Found {
        /// The YAML, without its marks.
        yaml: Range<usize>,
        /// What follows the closing mark's line.
        body: Range<usize>,
    },
    /// The file does not begin with a mark.
    Missing {
        /// Where a mark stands after blank lines only, which was meant to be the first line.
        late_mark: Option<Range<usize>>,
        /// What the file holds, without its byte order mark.
        body: Range<usize>,
    },
    /// The file begins with a mark that nothing closes.
    Unclosed {
        /// The opening mark.
        mark: Range<usize>,
    },
}

/// Finds the frontmatter of `text`, which may begin with a byte order mark and end its lines in any
/// way.
#[must_use]
pub fn split(text: &str) -> Frontmatter {
    let start = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let mut lines = lines(text, start);
    let Some(first) = lines.next().filter(|line| is_mark(&text[line.clone()])) else {
        return missing(text, start);
    };
    let yaml = first.end;
    for line in lines {
        if is_mark(&text[line.clone()]) {
            return Frontmatter::Found {
                yaml: yaml..line.start,
                body: line.end..text.len(),
            };
        }
    }
    Frontmatter::Unclosed {
        mark: start..start + 3,
    }
}

fn missing(text: &str, start: usize) -> Frontmatter {
    let late_mark = lines(text, start)
        .find(|line| !text[line.clone()].trim().is_empty())
        .filter(|line| is_mark(&text[line.clone()]))
        .map(|line| line.start..line.start + 3);
    Frontmatter::Missing {
        late_mark,
        body: start..text.len(),
    }
}

/// The lines of `text` from `start` on, each with its end: `\n`, `\r\n` or a lone `\r`, as in YAML
/// and Markdown.
fn lines(text: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    let mut at = start;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let length = match rest.get(end..end + 2) {
            Some("\r\n") => end + 2,
            _ => rest.len().min(end + 1),
        };
        let range = at..at + length;
        at = range.end;
        Some(range)
    })
}

/// Spaces may follow the three dashes; nothing else may.
fn is_mark(line: &str) -> bool {
    line.strip_prefix("---")
        .is_some_and(|rest| rest.trim_end().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<(&str, &str), &str>) {
        let found = match split(text) {
            Frontmatter::Found { yaml, body } => Ok((&text[yaml], &text[body])),
            Frontmatter::Missing {
                late_mark: Some(_), ..
            } => Err("late"),
            Frontmatter::Missing {
                late_mark: None, ..
            } => Err("missing"),
            Frontmatter::Unclosed { .. } => Err("unclosed"),
        };
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn frontmatter_stands_between_two_marks_at_the_top() {
        check("---\na: 1\n---\nbody\n", Ok(("a: 1\n", "body\n")));
        check("---\n---\n", Ok(("", "")));
        check("---\na: 1\n---", Ok(("a: 1\n", "")));
        check("---  \na: 1\n--- \nx\n---\ny", Ok(("a: 1\n", "x\n---\ny")));
    }

    #[test]
    fn byte_order_marks_and_windows_line_ends_change_nothing() {
        check(
            "\u{feff}---\r\na: 1\r\n---\r\nbody",
            Ok(("a: 1\r\n", "body")),
        );
        check("---\ra: 1\r---\rbody", Ok(("a: 1\r", "body")));
        check("---\r\na: 1\r---\nbody", Ok(("a: 1\r", "body")));
    }

    #[test]
    fn what_is_no_frontmatter_is_told_apart() {
        check("", Err("missing"));
        check("Text\n\n---\n\nmore", Err("missing"));
        check("\n\n---\na: 1\n---\n", Err("late"));
        check("---\na: 1\n", Err("unclosed"));
        check("----\na: 1\n---\n", Err("missing"));
    }
}

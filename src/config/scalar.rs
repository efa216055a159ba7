//! The scalars that only the configuration has: a language, a colour, a count, a static file.

use std::fmt;

use crate::diagnostics::{Code, Diagnostics};
use crate::locale::{Locale, LocaleError};
use crate::markdown::RawHtml;
use crate::source::SitePath;
use crate::yaml::{Decode, Mistake, Node, Shape, parsed, word};

/// A language for which there is a [`Locale`], by its tag in the usual spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language(Box<str>);

impl Language {
    /// Reads a BCP 47 tag.
    ///
    /// # Errors
    /// What is wrong, and the mend.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        match Locale::new(text) {
            Ok(locale) => Ok(Self(locale.tag().into())),
            Err(LocaleError::NotATag) => {
                let mend = "write a BCP 47 tag such as `en`, `en-US` or `pt-BR`";
                Err((format!("`{text}` is no language tag"), mend.to_owned()))
            }
            Err(LocaleError::NoData) => {
                let mend = "write the tag of a language that is near to it";
                let message = format!("how `{text}` writes its numbers is not known");
                Err((message, mend.to_owned()))
            }
        }
    }

    /// The tag: `en-US`.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.0
    }
}

impl Default for Language {
    fn default() -> Self {
        Self("en".into())
    }
}

impl Decode for Language {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "language",
            example: "en-US",
            forms: &[
                ("de", "a language"),
                ("en-US", "a language as one country writes it"),
            ],
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        parsed(node, "a language", Code::Language, Self::parse, found)
    }
}

/// What an editor may say of raw HTML in Markdown, and what it means.
const RAW_HTML: &[(&str, RawHtml)] = &[("refuse", RawHtml::Refuse), ("allow", RawHtml::Allow)];

impl Decode for RawHtml {
    fn shape() -> Shape {
        Shape::Choice(&[
            ("refuse", "It is an error."),
            ("allow", "It goes into the page as it stands."),
        ])
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        word(node, RAW_HTML, "a way to treat raw HTML", found)
    }
}

/// A colour of red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// Reads `#rrggbb` or `#rgb`.
    ///
    /// # Errors
    /// What is wrong, and the mend.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let digits = |at: usize, count: usize| {
            let part = text.get(at..at + count)?;
            let plain = part.bytes().all(|b| b.is_ascii_hexdigit());
            let value = u8::from_str_radix(part, 16).ok().filter(|_| plain)?;
            Some(if count == 1 { value * 17 } else { value })
        };
        let channels = |count| {
            Some([
                digits(1, count)?,
                digits(1 + count, count)?,
                digits(1 + 2 * count, count)?,
            ])
        };
        let found = match text.len() {
            4 if text.starts_with('#') => channels(1),
            7 if text.starts_with('#') => channels(2),
            _ => None,
        };
        found.map(Self).ok_or_else(|| {
            let mend = "write `#` and six hexadecimal digits, in quotes: `\"#1f5fa8\"`";
            (format!("`{text}` is not a colour"), mend.to_owned())
        })
    }

    /// The colour of these amounts of red, green and blue.
    #[must_use]
    pub const fn new(channels: [u8; 3]) -> Self {
        Self(channels)
    }

    /// Red, green and blue.
    #[must_use]
    pub const fn channels(self) -> [u8; 3] {
        self.0
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Decode for Colour {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "colour",
            example: "\"#1f5fa8\"",
            forms: &[
                (
                    "\"#1f5fa8\"",
                    "red, green and blue as two hexadecimal digits each, in quotes, since YAML takes a bare `#` for a comment",
                ),
                ("\"#abc\"", "the same as `#aabbcc`"),
            ],
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        parsed(node, "a colour", Code::Colour, Self::parse, found)
    }
}

/// How many, from 1 to 1000.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count(pub u16);

impl Count {
    /// Reads a whole number from 1 to 1000.
    ///
    /// # Errors
    /// What is wrong, and the mend.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let plain = text.bytes().all(|b| b.is_ascii_digit());
        match text.parse() {
            Ok(count @ 1..=1000) if plain => Ok(Self(count)),
            _ => Err((
                format!("`{text}` is no number from 1 to 1000"),
                "write a whole number such as `100`".to_owned(),
            )),
        }
    }
}

impl Decode for Count {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "count",
            example: "100",
            forms: &[("100", "a whole number from 1 to 1000")],
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        parsed(node, "a number", Code::WrongValue, Self::parse, found)
    }
}

/// A file in `static/`, by its path there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaticPath(SitePath);

impl StaticPath {
    /// Reads a path such as `logo.svg`.
    ///
    /// # Errors
    /// What is wrong, and the mend.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let mend = || "write its path in `static/`, such as `images/logo.svg`".to_owned();
        if let Some(rest) = text.strip_prefix("static/") {
            let message = "the path begins inside `static/`".to_owned();
            return Err((message, format!("write `{rest}`")));
        }
        if text.contains("://") {
            let message = "pages load nothing from elsewhere".to_owned();
            return Err((message, "put the file into `static/`".to_owned()));
        }
        SitePath::new(text)
            .map(Self)
            .map_err(|error| (format!("`{}`: {error}", text.escape_debug()), mend()))
    }

    /// The path below `static/`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl Decode for StaticPath {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "static file",
            example: "images/logo.svg",
            forms: &[("images/logo.svg", "a file, by its path in `static/`")],
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        let wanted = "the path of a file";
        parsed(node, wanted, Code::StaticPath, Self::parse, found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_hexadecimal() {
        let show = |text| Colour::parse(text).map(|colour| colour.to_string()).ok();
        assert_eq!(show("#1F5fa8").as_deref(), Some("#1f5fa8"));
        assert_eq!(show("#abc").as_deref(), Some("#aabbcc"));
        for text in [
            "", "#", "red", "#12", "#12345", "#1234567", "#+1+2+3", "#ggg", "#é1", "abcd",
        ] {
            assert_eq!(show(text), None, "{text}");
        }
    }

    #[test]
    fn counts_have_bounds() {
        let count = |text| Count::parse(text).map(|count| count.0).ok();
        assert_eq!((count("1"), count("1000")), (Some(1), Some(1000)));
        for text in ["0", "1001", "-1", "+1", "1.0", "1e2", "many", ""] {
            assert_eq!(count(text), None, "{text}");
        }
    }

    #[test]
    fn static_files_lie_in_static() {
        let path = |text| StaticPath::parse(text).map(|path| path.as_str().to_owned());
        assert_eq!(path("a/b.svg").as_deref(), Ok("a/b.svg"));
        for (text, mend) in [
            ("static/b.svg", "write `b.svg`"),
            ("https://a.b/c.svg", "put the file into `static/`"),
            (
                "../b.svg",
                "write its path in `static/`, such as `images/logo.svg`",
            ),
            (
                "/b.svg",
                "write its path in `static/`, such as `images/logo.svg`",
            ),
        ] {
            assert_eq!(path(text).unwrap_err().1, mend, "{text}");
        }
    }
}

//! Redirects: addresses that a page had before.

use serde::{Deserialize, Serialize};

use crate::diagnostics::{Code, Diagnostics};
use crate::yaml::{Decode, Mistake, Node, Shape, parsed};

/// The longest part of an address, in bytes; a page's file name is made of it.
const MAX_PART: usize = 200;

/// The longest address, in bytes.
const MAX_LENGTH: usize = 1000;

/// An old address within the site: `/ml-engineer/`, `/jobs/ml.html`.
///
/// It begins with `/`, names something below it, and has no `.` or `..` part and no sign that an
/// address or a file name gives another meaning; letters may be of any script.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct Redirect(Box<str>);

impl Redirect {
    /// Reads a redirect from its source text.
    ///
    /// # Errors
    /// What is wrong, and the mend.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        if text.contains("://") || text.starts_with("//") {
            let message = "an old address is one of this site, without a host".to_owned();
            return Err((
                message,
                "write it from the first `/` after the host on".to_owned(),
            ));
        }
        let Some(rest) = text.strip_prefix('/') else {
            let message = "an old address begins with `/`".to_owned();
            return Err((message, form(text)));
        };
        if text.len() > MAX_LENGTH {
            let message = format!("this address is longer than {MAX_LENGTH} bytes");
            return Err((message, "leave it out".to_owned()));
        }
        if rest.is_empty() {
            let message = "`/` is the home page, which stays where it is".to_owned();
            return Err((message, "leave it out".to_owned()));
        }
        for part in rest.strip_suffix('/').unwrap_or(rest).split('/') {
            check_part(part)?;
        }
        Ok(Self(text.into()))
    }

    /// As it was written, from its first `/` on.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn check_part(part: &str) -> Result<(), Mistake> {
    let example = || "write it as `/old-name/`".to_owned();
    if part.is_empty() {
        return Err((
            "two `/` stand side by side".to_owned(),
            "keep one of them".to_owned(),
        ));
    }
    if part.starts_with('.') {
        let message = "no part of an old address begins with a dot".to_owned();
        return Err((message, example()));
    }
    if part.len() > MAX_PART {
        let message = format!("a part of this address is longer than {MAX_PART} bytes");
        return Err((
            message,
            "leave it out: no page can be written there".to_owned(),
        ));
    }
    let allowed = |c: &char| c.is_alphanumeric() || "-._~".contains(*c);
    match part.chars().find(|c| !allowed(c)) {
        None => Ok(()),
        Some('%') => {
            let message = "an old address is written in letters, without `%`".to_owned();
            Err((
                message,
                "write the letter that the `%` stands for".to_owned(),
            ))
        }
        Some(c) => {
            let message = format!("an old address cannot hold `{}`", c.escape_debug());
            Err((message, example()))
        }
    }
}

fn form(text: &str) -> String {
    match check_part(text) {
        Ok(()) => format!("write `/{text}/`"),
        Err(_) => "write it as `/old-name/`".to_owned(),
    }
}

impl Decode for Redirect {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "old address",
            example: "/ml-engineer/",
            forms: &[
                (
                    "/ml-engineer/",
                    "a page, from the first `/` after the host on",
                ),
                ("/jobs/ml.html", "a file"),
            ],
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        parsed(node, "an old address", Code::Redirect, Self::parse, found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirects_are_addresses_within_the_site() {
        for text in ["/ml-engineer/", "/jobs/ML_Engineer.html", "/a/b", "/数据/"] {
            assert_eq!(
                Redirect::parse(text).map(|old| old.as_str().to_owned()),
                Ok(text.to_owned())
            );
        }
    }

    #[test]
    fn what_is_no_redirect_comes_with_its_mend() {
        for (text, mend) in [
            ("ml-engineer", "write `/ml-engineer/`"),
            ("../etc/passwd", "write it as `/old-name/`"),
            ("/../etc/passwd", "write it as `/old-name/`"),
            ("/a/./b/", "write it as `/old-name/`"),
            ("/.guidepost/manifest.json", "write it as `/old-name/`"),
            ("/a//b", "keep one of them"),
            ("/", "leave it out"),
            ("/a\0b/", "write it as `/old-name/`"),
            ("/a\\b/", "write it as `/old-name/`"),
            ("/a?b=c", "write it as `/old-name/`"),
            ("/a%20b/", "write the letter that the `%` stands for"),
            (
                "//evil.example/",
                "write it from the first `/` after the host on",
            ),
            (
                "https://a.org/b",
                "write it from the first `/` after the host on",
            ),
        ] {
            assert_eq!(Redirect::parse(text).unwrap_err().1, mend, "{text:?}");
        }
        let long = Redirect::parse(&format!("/{}/", "a".repeat(300)));
        assert!(long.unwrap_err().0.contains("longer than 200 bytes"));
    }
}

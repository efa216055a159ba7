//! Links: addresses of other sites, as sources have them.

use crate::diagnostics::{Code, Diagnostics};
use crate::yaml::{Decode, Mistake, Node, Shape, parsed};

/// The longest address, in bytes; browsers and servers part ways beyond it.
const MAX_LENGTH: usize = 2000;

/// An address that begins with `https://` or `http://` and names a host. Nothing fetches it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link(Box<str>);

impl Link {
    /// Reads a link from its source text.
    ///
    /// # Errors
    /// What is wrong, and the mend.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        if text.len() > MAX_LENGTH {
            let message = format!("this address is longer than {MAX_LENGTH} bytes");
            return Err((message, "link to a shorter address of the page".to_owned()));
        }
        if let Some(bad) = text
            .chars()
            .find(|c| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(*c))
        {
            let message = format!("an address cannot hold `{}`", bad.escape_debug());
            let mend = "copy the address from the browser's address bar";
            return Err((message, mend.to_owned()));
        }
        let rest = strip_scheme(text, "https://").or_else(|| strip_scheme(text, "http://"));
        match rest.map(host) {
            Some(host) if is_host(host) => Ok(Self(text.into())),
            _ => Err(not_a_link(text)),
        }
    }

    /// As it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn strip_scheme<'a>(text: &'a str, scheme: &str) -> Option<&'a str> {
    let start = text.get(..scheme.len())?;
    start
        .eq_ignore_ascii_case(scheme)
        .then(|| &text[scheme.len()..])
}

/// What stands before the first `/`, `?` or `#`, without a port.
fn host(rest: &str) -> &str {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        _ => authority,
    }
}

/// Letters of any script, digits, hyphens and dots; so no name or password before an `@`.
fn is_host(host: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    };
    host.split('.').all(part)
}

fn not_a_link(text: &str) -> Mistake {
    let message = format!("`{text}` is not an address of the web");
    let first = text.split('/').next().unwrap_or(text);
    let mend = match first.contains('.') && is_host(first) {
        true => format!("write `https://{text}`"),
        false => "write it from `https://` on".to_owned(),
    };
    (message, mend)
}

impl Decode for Link {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "link",
            example: "https://www.bls.gov/ooh/",
            forms: &[(
                "https://www.bls.gov/ooh/",
                "an address of the web, with its `https://` or `http://`",
            )],
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        parsed(node, "an address", Code::Link, Self::parse, found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_addresses_of_the_web() {
        for text in [
            "https://www.bls.gov/",
            "http://example.org:8080/a?b=c#d",
            "HTTPS://Example.org",
            "https://bücher.example/",
        ] {
            assert_eq!(
                Link::parse(text).map(|link| link.as_str().to_owned()),
                Ok(text.to_owned())
            );
        }
    }

    #[test]
    fn what_is_no_link_comes_with_its_mend() {
        for (text, mend) in [
            ("www.bls.gov/ooh", "write `https://www.bls.gov/ooh`"),
            ("javascript:alert(1)", "write it from `https://` on"),
            ("data:text/html,x", "write it from `https://` on"),
            ("/ooh/", "write it from `https://` on"),
            ("https://", "write it from `https://` on"),
            (
                "https://me:secret@example.org/",
                "write it from `https://` on",
            ),
            (
                "https://a.org/b c",
                "copy the address from the browser's address bar",
            ),
            (
                "https://a.org/\"onclick=x",
                "copy the address from the browser's address bar",
            ),
        ] {
            assert_eq!(Link::parse(text).unwrap_err().1, mend, "{text}");
        }
        assert!(Link::parse(&format!("https://a.org/{}", "a".repeat(3000))).is_err());
    }
}

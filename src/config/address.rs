//! Web addresses: of the site, of its publisher, of where it is edited, and of what a menu links.
//!
//! Only what the configuration needs of an address is read: its scheme, its host, its path. No
//! address is looked up.

use crate::diagnostics::{Code, Diagnostics};
use crate::source::{SitePath, percent_encode};
use crate::yaml::{Decode, Mistake, Node, Shape, parsed};

/// Where `{path}` stands in the template of an [`EditUrl`].
const PATH_MARK: &str = "{path}";

/// Checks an `http` or `https` address; returns what follows its host.
fn behind_host(text: &str) -> Result<&str, Mistake> {
    let Some((scheme, after)) = text.split_once("://") else {
        let message = format!("`{}` is no web address", text.escape_debug());
        let host = text.trim_start_matches('/');
        let mend = match host.contains('.') && !host.contains([' ', ':']) {
            true => format!("write `https://{host}`"),
            false => "write it from `https://` on".to_owned(),
        };
        return Err((message, mend));
    };
    if !["http", "https"].contains(&scheme) {
        let message = format!("`{}://` is not the web's", scheme.escape_debug());
        return Err((message, "write an `https://` address".to_owned()));
    }
    if let Some(sign) = text.chars().find(|c| !may_stand(*c)) {
        let message = format!("`{}` cannot stand in an address", sign.escape_debug());
        let mend = "copy the address from a browser, which writes such signs as `%` and digits";
        return Err((message, mend.to_owned()));
    }
    let end = after.find(['/', '?', '#']).unwrap_or(after.len());
    let (authority, rest) = after.split_at(end);
    if !is_host(authority) {
        let message = format!("`{authority}` is not the name of a host");
        return Err((message, "write it as in `https://example.org/`".to_owned()));
    }
    Ok(rest)
}

/// Whether a character may stand in an address as it is.
fn may_stand(c: char) -> bool {
    c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c)
}

/// Whether this is a host and perhaps a port; names of users are refused.
fn is_host(authority: &str) -> bool {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port),
        _ => (authority, "0"),
    };
    let name = |host: &str| {
        host.bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
            && host.bytes().any(|b| b.is_ascii_alphanumeric())
    };
    let number = |host: &str| {
        let inner = host.strip_prefix('[').and_then(|h| h.strip_suffix(']'));
        inner.is_some_and(|h| h.parse::<std::net::Ipv6Addr>().is_ok())
    };
    (name(host) || number(host)) && !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit())
}

/// Where the site is published; it ends with a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    text: Box<str>,
    /// Where the path begins in the text.
    path: usize,
}

impl BaseUrl {
    /// Reads an address without query and fragment; a slash is added at its end.
    ///
    /// # Errors
    /// What is wrong, and the mend.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let rest = behind_host(text)?;
        if let Some(at) = text.find(['?', '#']) {
            let message = "the address of a site has no `?` and no `#`".to_owned();
            return Err((message, format!("write `{}`", &text[..at])));
        }
        let path = rest.trim_end_matches('/');
        let mut parts = path.split('/').skip(1);
        if parts.any(|part| matches!(part, "" | "." | "..")) {
            let message = format!("the path `{rest}` has a part that is empty, `.` or `..`");
            return Err((message, "write the path without it".to_owned()));
        }
        let path_at = text.len() - rest.len();
        Ok(Self {
            text: format!("{}{path}/", &text[..path_at]).into(),
            path: path_at,
        })
    }

    /// The whole address, with its slash at the end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The path below which the site lies: `/`, or `/guide/`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.text[self.path..]
    }

    /// The absolute address of a page or file by its path in the site, `""` for the home page.
    #[must_use]
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.text)
    }
}

impl Decode for BaseUrl {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "site address",
            example: "https://example.org/guide/",
            forms: &[
                ("https://example.org/", "a site at the root of its host"),
                ("https://example.org/guide/", "a site below a path"),
            ],
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        parsed(node, "a web address", Code::BaseUrl, Self::parse, found)
    }
}

/// An `http` or `https` address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebUrl(Box<str>);

impl WebUrl {
    /// Reads an address.
    ///
    /// # Errors
    /// What is wrong, and the mend.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        behind_host(text).map(|_| Self(text.into()))
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Decode for WebUrl {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "web address",
            example: "https://example.org/",
            forms: &[(
                "https://example.org/",
                "an address with its `https://` or `http://`",
            )],
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        parsed(node, "a web address", Code::WebUrl, Self::parse, found)
    }
}

/// Where a file is edited: an address with one `{path}` in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditUrl(Box<str>);

impl EditUrl {
    /// Reads the template of an address.
    ///
    /// # Errors
    /// What is wrong, and the mend.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let Some((before, after)) = text.split_once(PATH_MARK) else {
            let message = "the address does not say where the path of a file stands";
            let mend = "put `{path}` where it stands, as in `https://example.org/edit/main/{path}`";
            return Err((message.to_owned(), mend.to_owned()));
        };
        behind_host(&format!("{before}path{after}"))?;
        if behind_host(before).is_err() {
            let message = "`{path}` stands before the path of the address".to_owned();
            let mend = "put it behind the host, as in `https://example.org/edit/main/{path}`";
            return Err((message, mend.to_owned()));
        }
        Ok(Self(text.into()))
    }

    /// Where the file at `path` is edited.
    #[must_use]
    pub fn of(&self, path: &SitePath) -> String {
        let mut url = String::with_capacity(self.0.len() + path.as_str().len());
        let (before, after) = self.0.split_once(PATH_MARK).unwrap_or((&self.0, ""));
        url.push_str(before);
        percent_encode(path.as_str(), b"/", &mut url);
        url.push_str(after);
        url
    }
}

impl Decode for EditUrl {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "web address with `{path}`",
            example: "https://example.org/edit/main/{path}",
            forms: &[(
                "https://example.org/edit/main/{path}",
                "`{path}` stands once, where the path of the file is put",
            )],
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        let wanted = "a web address with `{path}`";
        parsed(node, wanted, Code::EditUrl, Self::parse, found)
    }
}

/// Where the link of a menu leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page of the site by its address there: `careers/`, `careers/data-scientist/#salaries`.
    Page(Box<str>),
    /// A content file by its path in `content/`, and the `#…` behind it.
    File {
        /// `pages/about.md`
        path: SitePath,
        /// `method`
        fragment: Option<Box<str>>,
    },
    /// An address elsewhere: `https:`, `http:`, `mailto:` or `tel:`.
    Elsewhere(Box<str>),
}

impl Target {
    /// Reads what a menu links to.
    ///
    /// # Errors
    /// What is wrong, and the mend.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let scheme = text.split(['/', '?', '#']).next().unwrap_or(text);
        if let Some((scheme, after)) = scheme.split_once(':') {
            return elsewhere(scheme, after, text);
        }
        let (path, fragment) = match text.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment)),
            None => (text, None),
        };
        let trimmed = path.strip_suffix('/').unwrap_or(path);
        let site_path = SitePath::new(trimmed).map_err(|_| not_a_page(text))?;
        if site_path.extension() == Some("md") && trimmed == path {
            return Ok(Self::File {
                path: site_path,
                fragment: fragment.map(Into::into),
            });
        }
        match trimmed.bytes().all(in_an_address) {
            true => Ok(Self::Page(text.into())),
            false => Err(not_a_page(text)),
        }
    }
}

fn elsewhere(scheme: &str, after: &str, text: &str) -> Result<Target, Mistake> {
    match scheme {
        "http" | "https" => behind_host(text).map(|_| Target::Elsewhere(text.into())),
        "mailto" | "tel" if !after.is_empty() && text.chars().all(may_stand) => {
            Ok(Target::Elsewhere(text.into()))
        }
        _ => {
            let message = format!("a menu does not link to `{}`", text.escape_debug());
            let mend =
                "link to a page, a content file, or an `https:`, `mailto:` or `tel:` address";
            Err((message, mend.to_owned()))
        }
    }
}

fn in_an_address(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"/-._".contains(&byte)
}

fn not_a_page(text: &str) -> Mistake {
    let message = format!("`{}` is no page of the site", text.escape_debug());
    let mend = match text.trim_matches('/') {
        "" => "write `index.md` for the home page".to_owned(),
        rest if text.starts_with('/') && !rest.starts_with('.') => {
            format!("write `{rest}/`: links begin at the site's home")
        }
        _ => "write the address of a page, `careers/`, or a content file, `pages/about.md`".into(),
    };
    (message, mend)
}

impl Decode for Target {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "link",
            example: "pages/about.md",
            forms: &[
                ("careers/", "a page, by its address in the site"),
                ("careers/data-scientist/#salaries", "a place on a page"),
                (
                    "pages/about.md",
                    "a content file, by its path in `content/`",
                ),
                (
                    "https://example.org/",
                    "an address elsewhere; also `mailto:` and `tel:`",
                ),
            ],
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        parsed(node, "a link", Code::MenuLink, Self::parse, found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_site_ends_with_a_slash() {
        let check = |text, whole: &str, path: &str| {
            let url = BaseUrl::parse(text).unwrap();
            assert_eq!((url.as_str(), url.path()), (whole, path), "{text}");
        };
        check("https://example.org", "https://example.org/", "/");
        check(
            "https://example.org/a/b",
            "https://example.org/a/b/",
            "/a/b/",
        );
        check("http://[::1]:8080/a/", "http://[::1]:8080/a/", "/a/");
        check("http://localhost:8000//", "http://localhost:8000/", "/");
        let url = BaseUrl::parse("https://example.org/a").unwrap();
        assert_eq!(url.join("careers/"), "https://example.org/a/careers/");
    }

    #[test]
    fn what_is_no_address_of_a_site_comes_with_its_mend() {
        for (text, mend) in [
            ("example.org", "write `https://example.org`"),
            ("//example.org", "write `https://example.org`"),
            ("guide", "write it from `https://` on"),
            ("ftp://example.org", "write an `https://` address"),
            ("HTTPS://example.org", "write an `https://` address"),
            ("https://a.b/?x", "write `https://a.b/`"),
            ("https://a.b/c#d", "write `https://a.b/c`"),
            ("https:///a", "write it as in `https://example.org/`"),
            ("https://me@a.b/", "write it as in `https://example.org/`"),
            ("https://a.b:x/", "write it as in `https://example.org/`"),
            ("https://a.b:/", "write it as in `https://example.org/`"),
            ("https://a.b/c//d", "write the path without it"),
            ("https://a.b/../d", "write the path without it"),
            (
                "https://a.b/\u{e9}",
                "copy the address from a browser, which writes such signs as `%` and digits",
            ),
        ] {
            assert_eq!(BaseUrl::parse(text).unwrap_err().1, mend, "{text}");
        }
    }

    #[test]
    fn a_file_is_edited_where_the_template_says() {
        let path = SitePath::new("content/a b/\u{e9}.md").unwrap();
        let url = EditUrl::parse("https://a.b/edit/{path}?x#y").unwrap();
        assert_eq!(
            url.of(&path),
            "https://a.b/edit/content/a%20b/%C3%A9.md?x#y"
        );
        for (text, start) in [
            ("https://a.b/edit/", "put `{path}` where"),
            ("https://{path}/edit/", "put it behind"),
            ("{path}", "write it from"),
            ("https://a.b/{path}/{path}", "copy the address"),
            ("https://a.b/{path}/{x}", "copy the address"),
        ] {
            let mend = EditUrl::parse(text).unwrap_err().1;
            assert!(mend.starts_with(start), "{text}: {mend}");
        }
    }

    #[test]
    fn menus_link_to_pages_files_and_addresses() {
        let show = |text: &str| match Target::parse(text) {
            Ok(Target::Page(page)) => format!("page {page}"),
            Ok(Target::File { path, fragment }) => {
                format!("file {path} {}", fragment.unwrap_or_default())
            }
            Ok(Target::Elsewhere(url)) => format!("elsewhere {url}"),
            Err((_, mend)) => format!("! {mend}"),
        };
        let usual =
            "! write the address of a page, `careers/`, or a content file, `pages/about.md`";
        let schemes =
            "! link to a page, a content file, or an `https:`, `mailto:` or `tel:` address";
        for (text, expected) in [
            ("careers/", "page careers/"),
            ("careers/x/#salaries", "page careers/x/#salaries"),
            ("feed.xml", "page feed.xml"),
            ("pages/about.md", "file pages/about.md "),
            ("pages/about.md#who", "file pages/about.md who"),
            ("https://a.b/c?d#e", "elsewhere https://a.b/c?d#e"),
            ("mailto:a@b.c", "elsewhere mailto:a@b.c"),
            (
                "/careers/",
                "! write `careers/`: links begin at the site's home",
            ),
            ("/", "! write `index.md` for the home page"),
            ("../x/", usual),
            ("/../x", usual),
            ("careers/x y/", usual),
            ("javascript:alert(1)", schemes),
            ("mailto:", schemes),
            ("data:text/html,x", schemes),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
    }
}

//! Addresses: where a page is in the site, and how one page names another.
//!
//! An address is relative to the site's root, so that one output works at a domain's root, under a
//! sub-path and behind a preview address. Absolute addresses are made from `base_url`, in one place.

use std::fmt;

use crate::output::{OutputPath, OutputPathError};
use crate::source::percent_encode;

/// The address of a page or file, without a leading `/`: `careers/data-scientist/`, `feed.xml`, or
/// nothing for the home page. One that ends with `/`, and the home page's, is a folder's index.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Address(Box<str>);

impl Address {
    /// The home page's.
    #[must_use]
    pub fn home() -> Self {
        Self::default()
    }

    /// The page below `parts`: `["skills", "python"]` is `skills/python/`.
    #[must_use]
    pub fn page(parts: &[&str]) -> Self {
        Self(
            parts
                .iter()
                .flat_map(|part| [*part, "/"])
                .collect::<String>()
                .into(),
        )
    }

    /// A file by its path.
    #[must_use]
    pub fn file(path: &str) -> Self {
        Self(path.into())
    }

    /// The page with this number of a list whose first page is this one; numbers count from 1.
    #[must_use]
    pub fn numbered(&self, number: usize) -> Self {
        match number {
            0 | 1 => self.clone(),
            number => Self(format!("{self}page/{number}/").into()),
        }
    }

    /// The address as it is written behind the site's root.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where the page's bytes are written.
    ///
    /// # Errors
    /// [`OutputPathError`] where the address cannot be a path of the output folder.
    pub fn output(&self) -> Result<OutputPath, OutputPathError> {
        match self.0.is_empty() || self.0.ends_with('/') {
            true => OutputPath::new(&format!("{}index.html", self.0)),
            false => OutputPath::new(&self.0),
        }
    }

    /// What leads from this page to the site's root: `../../`, or `./` where it is there already.
    #[must_use]
    pub fn root(&self) -> String {
        match self.0.matches('/').count() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }

    /// The address of `to` as this page writes it in a link, percent-encoded where it must be.
    #[must_use]
    pub fn link_to(&self, to: &Self) -> String {
        let shared = self.shared_folders(to);
        let up = self.0[shared..].matches('/').count();
        let mut link = "../".repeat(up);
        encode(&to.0[shared..], &mut link);
        match link.is_empty() {
            true => "./".to_owned(),
            false => link,
        }
    }

    /// How many bytes the folders have that both addresses begin with.
    fn shared_folders(&self, other: &Self) -> usize {
        let same = self
            .0
            .bytes()
            .zip(other.0.bytes())
            .take_while(|(a, b)| a == b);
        let length = same.count();
        self.0[..length].rfind('/').map_or(0, |slash| slash + 1)
    }

    /// The absolute address below `base`, which ends with `/`.
    #[must_use]
    pub fn absolute(&self, base: &str) -> String {
        let mut address = base.to_owned();
        encode(&self.0, &mut address);
        address
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Adds a path as it stands in a URL.
fn encode(path: &str, out: &mut String) {
    percent_encode(path, b"/@", out);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Address {
        Address::file(text)
    }

    #[test]
    fn links_are_relative_and_shortest() {
        for (from, to, link) in [
            ("", "", "./"),
            ("", "careers/x/", "careers/x/"),
            ("careers/x/", "", "../../"),
            ("careers/x/", "careers/x/", "./"),
            ("careers/x/", "careers/y/", "../y/"),
            ("careers/x/", "careers/xy/", "../xy/"),
            ("careers/x/", "skills/python/", "../../skills/python/"),
            ("careers/x/", "careers/", "../"),
            ("careers/", "careers/page/2/", "page/2/"),
            ("careers/page/2/", "careers/", "../../"),
            ("404.html", "careers/x/", "careers/x/"),
            (
                "about/",
                "careers/x/my desk.jpg",
                "../careers/x/my%20desk.jpg",
            ),
        ] {
            assert_eq!(
                address(from).link_to(&address(to)),
                link,
                "{from:?} to {to:?}"
            );
        }
    }

    #[test]
    fn pages_are_written_as_indexes_of_their_folders() {
        for (from, path, root) in [
            ("", "index.html", "./"),
            ("careers/x/", "careers/x/index.html", "../../"),
            ("404.html", "404.html", "./"),
        ] {
            let address = address(from);
            assert_eq!(address.output().unwrap().as_str(), path);
            assert_eq!(address.root(), root);
        }
        assert!(address("../x").output().is_err());
        assert!(address(".guidepost/x").output().is_err());
    }

    #[test]
    fn lists_have_numbered_pages() {
        let list = Address::page(&["careers"]);
        assert_eq!(list.numbered(1).as_str(), "careers/");
        assert_eq!(list.numbered(3).as_str(), "careers/page/3/");
        assert_eq!(
            list.absolute("https://a.org/b/"),
            "https://a.org/b/careers/"
        );
    }
}

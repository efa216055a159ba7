//! What the server shows at one moment: the last good site, and what is wrong since.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::findings::Finding;
use super::page;
use crate::output::OutputPath;

/// The file that is shown where there is none.
const NOT_FOUND: &str = "404.html";

/// A site as it is served; a rebuild makes a new one.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The files of the last site without errors.
    pub(super) files: BTreeMap<OutputPath, Arc<Vec<u8>>>,
    /// The path that the site lies below, with a slash at both ends.
    pub(super) base: String,
    /// What the build of that site found, by the path of the page in the site.
    pub(super) findings: BTreeMap<String, Vec<Finding>>,
    /// Why the files of now make no site, as the terminal says it.
    pub(super) report: Option<String>,
}

/// What lies at an address.
#[derive(Debug)]
pub(super) enum Found<'s> {
    /// A file, with its path in the site.
    File(&'s OutputPath, &'s Arc<Vec<u8>>),
    /// Nothing; the site's page for that, if there is one.
    Missing(Option<(&'s OutputPath, &'s Arc<Vec<u8>>)>),
    /// A folder without its slash, or the host's root above a site that lies deeper; where to go.
    Elsewhere(String),
}

impl State {
    /// What lies at a path of the host, percent signs decoded.
    pub(super) fn find(&self, path: &str) -> Found<'_> {
        let Some(below) = path.strip_prefix(&self.base) else {
            return match path == "/" || format!("{path}/") == self.base {
                true => Found::Elsewhere(self.base.clone()),
                false => Found::Missing(None),
            };
        };
        let file = match below.is_empty() || below.ends_with('/') {
            true => self.file(&format!("{below}index.html")),
            false => self.file(below),
        };
        if let Some((path, bytes)) = file {
            return Found::File(path, bytes);
        }
        match self.file(&format!("{below}/index.html")) {
            Some(_) => Found::Elsewhere(format!("{path}/")),
            None => Found::Missing(self.file(NOT_FOUND)),
        }
    }

    fn file(&self, path: &str) -> Option<(&OutputPath, &Arc<Vec<u8>>)> {
        self.files.get_key_value(&OutputPath::new(path).ok()?)
    }

    /// What the build found about the page at a path of the host.
    pub(super) fn findings(&self, path: &str) -> &[Finding] {
        let below = path.strip_prefix(&self.base);
        let below = below.map(|below| below.strip_suffix("index.html").unwrap_or(below));
        let found = below.and_then(|below| self.findings.get(below));
        found.map_or(&[], Vec::as_slice)
    }

    /// What a browser that shows the page at a path compares with what it was sent.
    pub(super) fn marks(&self, path: &str) -> page::Marks {
        match self.find(path) {
            Found::File(_, bytes) | Found::Missing(Some((_, bytes))) => page::marks(bytes),
            Found::Missing(None) | Found::Elsewhere(_) => page::Marks::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(base: &str) -> State {
        let file = |path: &str| {
            (
                OutputPath::new(path).unwrap(),
                Arc::new(path.as_bytes().to_vec()),
            )
        };
        State {
            files: ["index.html", "a/index.html", "a.css", "404.html"]
                .map(file)
                .into(),
            base: base.to_owned(),
            ..State::default()
        }
    }

    #[test]
    fn an_address_leads_to_a_file_a_folder_or_nowhere() {
        let show = |state: &State, path| match state.find(path) {
            Found::File(path, _) => path.to_string(),
            Found::Missing(Some((path, _))) => format!("missing, {path}"),
            Found::Missing(None) => "missing".to_owned(),
            Found::Elsewhere(to) => format!("to {to}"),
        };
        let (root, below) = (state("/"), state("/b/"));
        for (state, path, expected) in [
            (&root, "/", "index.html"),
            (&root, "/a/", "a/index.html"),
            (&root, "/a", "to /a/"),
            (&root, "/a.css", "a.css"),
            (&root, "/a.css/", "missing, 404.html"),
            (&root, "/../a.css", "missing, 404.html"),
            (&root, "//a.css", "missing, 404.html"),
            (&below, "/b/a/", "a/index.html"),
            (&below, "/b", "to /b/"),
            (&below, "/", "to /b/"),
            (&below, "/a.css", "missing"),
        ] {
            assert_eq!(show(state, path), expected, "{path}");
        }
    }
}

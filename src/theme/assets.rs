//! Static files: under which names they are published, and the addresses in their style sheets.
//!
//! The theme's files, and whatever a template, a style sheet or the configuration asks for, are
//! published as `<stem>.<hash>.<ext>`, so that a browser may keep them for ever. The site's own
//! files keep their names, too. A file's bytes are read to name it and again to write it, and are
//! not kept in between; only rewritten style sheets are.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::files::Layers;
use super::styles::{self, Sheet};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::output::OutputPath;
use crate::source::{FileId, ReadError, SitePath, SourceTree, Span};
use crate::yaml::nearest;

/// The theme's style sheet, by its path in `static/`.
pub(super) const SHEET: &str = "site.css";

/// How many digits of its hash stand in a file's name.
const HASH_DIGITS: usize = 12;

/// A static file as it is published.
#[derive(Clone, Debug)]
pub struct Asset {
    path: OutputPath,
    file: FileId,
    rewritten: Option<Arc<str>>,
}

impl Asset {
    /// Where it is published.
    #[must_use]
    pub fn path(&self) -> &OutputPath {
        &self.path
    }

    /// The file that it is made from.
    #[must_use]
    pub fn file(&self) -> FileId {
        self.file
    }

    /// What is published.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn bytes<'a>(&'a self, tree: &SourceTree) -> Result<Cow<'a, [u8]>, ReadError> {
        match &self.rewritten {
            Some(text) => Ok(Cow::Borrowed(text.as_bytes())),
            None => tree.read(self.file).map(Cow::Owned),
        }
    }
}

/// The path under which a file of these bytes is published: `a/desk.jpg` as `a/desk.<hash>.jpg`.
#[must_use]
pub fn fingerprinted(path: &str, bytes: &[u8]) -> String {
    with_hash(path, &digits(&blake3::hash(bytes)))
}

fn digits(hash: &blake3::Hash) -> String {
    hash.to_hex()[..HASH_DIGITS].to_owned()
}

/// All static files of a site.
#[derive(Debug, Default)]
pub(super) struct Assets {
    /// By the paths that they are published under.
    published: BTreeMap<OutputPath, Asset>,
    /// The address of each file, from the site's home, by its path in `static/`.
    addresses: BTreeMap<Box<str>, String>,
}

impl Assets {
    /// Every file as it is published, in the order of the paths.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Asset> {
        self.published.values()
    }

    /// The address of each file, from the site's home, by its path in `static/`.
    pub(super) fn addresses(&self) -> &BTreeMap<Box<str>, String> {
        &self.addresses
    }
}

/// The paths in `static/` that something asks for, each with the place where it does.
pub(super) type Asked<'a> = BTreeMap<&'a str, Vec<Span>>;

/// Names every static file, and rewrites the style sheets to those names. `settings` are rules
/// that the configuration makes; they stand at the end of the theme's style sheet.
pub(super) fn load(
    tree: &SourceTree,
    files: &BTreeMap<Box<str>, Layers>,
    asked: &Asked<'_>,
    settings: &str,
    found: &mut Diagnostics,
) -> Assets {
    report_missing(files, asked, found);
    let sheets = styles::read(tree, files, found);
    let named: BTreeSet<&str> = sheets
        .values()
        .flat_map(Sheet::targets)
        .chain(asked.keys().copied())
        .collect();
    let mut publisher = Publisher {
        tree,
        settings,
        assets: Assets::default(),
        found,
    };
    let order = styles::in_order(&sheets, publisher.found);
    let others = files.keys().map(|path| &**path);
    let others = others.filter(|path| !sheets.contains_key(path));
    for path in others.chain(order) {
        let layers = files[path];
        let sheet = sheets.get(path);
        publisher.publish(path, layers, sheet, named.contains(path));
    }
    publisher.assets
}

fn report_missing(files: &BTreeMap<Box<str>, Layers>, asked: &Asked<'_>, found: &mut Diagnostics) {
    for (path, places) in asked {
        if !files.contains_key(*path) {
            for span in places {
                found.push(missing(*span, path, files));
            }
        }
    }
}

/// A static file that is asked for and not there.
pub(super) fn missing(span: Span, path: &str, files: &BTreeMap<Box<str>, Layers>) -> Diagnostic {
    let message = format!("there is no file `{path:.80}` in `static/`");
    let diagnostic = Diagnostic::at(Code::AssetMissing, span, message);
    match nearest(path, files.keys().map(|path| &**path)) {
        Some(near) => diagnostic.mend(format!("did you mean `{near}`?")),
        None => diagnostic,
    }
}

struct Publisher<'a> {
    tree: &'a SourceTree,
    settings: &'a str,
    assets: Assets,
    found: &'a mut Diagnostics,
}

impl Publisher<'_> {
    fn publish(&mut self, path: &str, layers: Layers, sheet: Option<&Sheet>, is_named: bool) {
        let Some(file) = layers.file() else { return };
        let rewritten = sheet.map(|sheet| self.sheet(path, sheet));
        let mut address = path.to_owned();
        if layers.theme.is_some() || is_named {
            let Some(hash) = self.hash(file, rewritten.as_deref()) else {
                return;
            };
            address = with_hash(path, &hash);
            self.insert(&address, file, rewritten.clone());
        }
        if layers.theme.is_none() {
            self.insert(path, file, rewritten);
        }
        let addresses = &mut self.assets.addresses;
        addresses.insert(path.into(), styles::encode(&address));
    }

    fn sheet(&self, path: &str, sheet: &Sheet) -> Arc<str> {
        let mut text = sheet.rewritten(path, self.assets.addresses());
        if path == SHEET {
            text.push_str(self.settings);
        }
        text.into()
    }

    fn hash(&mut self, file: FileId, rewritten: Option<&str>) -> Option<String> {
        let hash = match rewritten {
            Some(text) => blake3::hash(text.as_bytes()),
            None => match self.tree.read(file) {
                Ok(bytes) => blake3::hash(&bytes),
                Err(error) => {
                    let message = format!("this file cannot be read: {error}");
                    let place = Place::File(file);
                    let code = Code::FileUnreadable;
                    self.found.push(Diagnostic::new(code, place, message));
                    return None;
                }
            },
        };
        Some(digits(&hash))
    }

    fn insert(&mut self, path: &str, file: FileId, rewritten: Option<Arc<str>>) {
        let place = Place::File(file);
        let path = match OutputPath::new(path) {
            Ok(path) => path,
            Err(error) => {
                let message = format!("this file cannot be published: {error}");
                let code = Code::AssetName;
                self.found
                    .push(Diagnostic::new(code, place, message).mend("rename it, or remove it"));
                return;
            }
        };
        if let Some(other) = self.assets.published.get(&path) {
            let other = self.tree.path(other.file);
            let message = format!("`{other}` is published under the same name, `{path}`");
            self.found.push(
                Diagnostic::new(Code::AssetName, place, message).mend("rename one of the two"),
            );
            return;
        }
        let asset = Asset {
            path: path.clone(),
            file,
            rewritten,
        };
        self.assets.published.insert(path, asset);
    }
}

/// `css/site.<hash>.css` for `css/site.css`.
fn with_hash(path: &str, hash: &str) -> String {
    // What lies in a folder of the tree is a path.
    let Ok(site_path) = SitePath::new(path) else {
        return path.to_owned();
    };
    let folder = site_path.parent().map(|folder| format!("{folder}/"));
    let folder = folder.unwrap_or_default();
    match site_path.extension() {
        Some(extension) => format!("{folder}{}.{hash}.{extension}", site_path.stem()),
        None => format!("{folder}{}.{hash}", site_path.file_name()),
    }
}

#[cfg(test)]
mod tests;

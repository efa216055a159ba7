//! Style sheets among the static files: what they name, in which order they are rewritten, and
//! what they become.
//!
//! An address is taken from the style sheet's own folder; one that begins with `/`, from the
//! site's home. What is loaded from elsewhere is an error.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::assets::missing;
use super::css;
use super::files::Layers;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, SitePath, SourceTree, Span, percent_encode};

/// How many missing files of one style sheet are reported.
const MAX_MISSING: usize = 100;

/// A style sheet.
#[derive(Debug)]
pub(super) struct Sheet {
    file: FileId,
    text: String,
    links: Vec<Link>,
}

/// An address in a style sheet that leads to a static file.
#[derive(Debug)]
struct Link {
    range: Range<usize>,
    target: Box<str>,
    /// `#icon`, `?#iefix`
    behind: Box<str>,
}

impl Sheet {
    /// The static files that it names.
    pub(super) fn targets(&self) -> impl Iterator<Item = &str> {
        self.links.iter().map(|link| &*link.target)
    }

    /// Its text with the addresses that its files are published under; `own` is its path.
    pub(super) fn rewritten(&self, own: &str, addresses: &BTreeMap<Box<str>, String>) -> String {
        let mut text = String::with_capacity(self.text.len() + 32 * self.links.len());
        let mut at = 0;
        for link in &self.links {
            text.push_str(&self.text[at..link.range.start]);
            match addresses.get(&link.target) {
                Some(address) => {
                    text.push_str(&relative(&encode(own), address));
                    text.push_str(&link.behind);
                }
                // It was reported, and nothing is published.
                None => text.push_str(&self.text[link.range.clone()]),
            }
            at = link.range.end;
        }
        text.push_str(&self.text[at..]);
        text
    }
}

/// Reads every style sheet among the static files.
pub(super) fn read<'a>(
    tree: &SourceTree,
    files: &'a BTreeMap<Box<str>, Layers>,
    found: &mut Diagnostics,
) -> BTreeMap<&'a str, Sheet> {
    let mut sheets = BTreeMap::new();
    for (path, layers) in files {
        let (Some(file), true) = (layers.file(), is_sheet(path)) else {
            continue;
        };
        match tree.text(file) {
            Ok(text) => {
                let links = links(path, file, &text.text, files, found);
                let text = text.text;
                sheets.insert(&**path, Sheet { file, text, links });
            }
            Err(error) => found.push(Diagnostic::unread(file, &error)),
        }
    }
    sheets
}

fn is_sheet(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("css"))
}

fn links(
    path: &str,
    file: FileId,
    text: &str,
    files: &BTreeMap<Box<str>, Layers>,
    found: &mut Diagnostics,
) -> Vec<Link> {
    let mut links = Vec::new();
    let mut reported = HashSet::new();
    for reference in css::references(text) {
        let span = Span::new(file, reference.range.clone());
        let (address, behind) = split(&reference.text);
        match target(path, address) {
            Ok(None) => {}
            Ok(Some(target)) if files.contains_key(&*target) => links.push(Link {
                range: reference.range,
                target: target.into(),
                behind: encode_behind(behind).into(),
            }),
            // One report is enough for a file, and a hint is not looked for a million times.
            Ok(Some(target)) if reported.len() < MAX_MISSING && reported.insert(target.clone()) => {
                found.push(missing(span, &target, files));
            }
            Ok(Some(_)) => {}
            Err((message, mend)) => {
                found.push(Diagnostic::at(Code::StyleAddress, span, message).mend(mend));
            }
        }
    }
    links
}

/// Parts an address and the `?…` or `#…` behind it.
fn split(address: &str) -> (&str, &str) {
    address.split_at(address.find(['?', '#']).unwrap_or(address.len()))
}

/// The path in `static/` that an address leads to; `None` where it leads to no file, as `data:`
/// and `#mark` do not.
fn target(own: &str, address: &str) -> Result<Option<String>, (String, String)> {
    let scheme = address
        .split(['/', '?', '#'])
        .next()
        .and_then(|part| part.split_once(':'));
    if address.is_empty() || scheme.is_some_and(|(name, _)| name.eq_ignore_ascii_case("data")) {
        return Ok(None);
    }
    if scheme.is_some() || address.starts_with("//") {
        let message = format!(
            "`{:.80}` is loaded from elsewhere",
            address.escape_debug().to_string()
        );
        let mend = "put the file into `static/` and name it by its path there";
        return Err((message, mend.to_owned()));
    }
    let address = decode(address);
    let path = match address.strip_prefix('/') {
        Some(rest) => SitePath::new(rest).ok(),
        None => SitePath::new(own)
            .ok()
            .and_then(|own| own.resolve(&address)),
    };
    path.map(|path| Some(path.to_string())).ok_or_else(|| {
        let message = format!("`{address:.80}` leads to no file in `static/`");
        let mend = "name a file in `static/` by its path from this file";
        (message, mend.to_owned())
    })
}

/// The sheets in an order in which each one comes after those that it names. A circle is
/// reported, and its sheets come last.
pub(super) fn in_order<'a>(
    sheets: &BTreeMap<&'a str, Sheet>,
    found: &mut Diagnostics,
) -> Vec<&'a str> {
    let needs = |path: &str| {
        let targets = sheets.get(path).into_iter().flat_map(Sheet::targets);
        targets.filter_map(|target| sheets.get_key_value(target).map(|(path, _)| *path))
    };
    let mut waits: BTreeMap<&str, usize> = sheets
        .keys()
        .map(|path| (*path, needs(path).count()))
        .collect();
    let mut wanted_by: BTreeMap<&str, Vec<&'a str>> = BTreeMap::new();
    for path in sheets.keys() {
        needs(path).for_each(|needed| wanted_by.entry(needed).or_default().push(path));
    }
    let free = sheets.keys().copied().filter(|path| waits[path] == 0);
    let mut order: Vec<&str> = free.collect();
    let mut at = 0;
    while let Some(&path) = order.get(at) {
        waits.remove(path);
        for &next in wanted_by.get(path).into_iter().flatten() {
            if let Some(count) = waits.get_mut(next) {
                *count -= 1;
                if *count == 0 {
                    order.push(next);
                }
            }
        }
        at += 1;
    }
    report_circles(sheets, &waits, found);
    order.extend(sheets.keys().filter(|path| waits.contains_key(*path)));
    order
}

/// Reports the circles among the sheets that wait for one another.
fn report_circles(
    sheets: &BTreeMap<&str, Sheet>,
    waits: &BTreeMap<&str, usize>,
    found: &mut Diagnostics,
) {
    // A sheet that waits names another one that waits, so that each walk ends in a circle.
    let next = |path: &str| {
        let links = sheets.get(path).map(|sheet| sheet.links.as_slice());
        let mut links = links.unwrap_or_default().iter();
        links.find(|link| waits.contains_key(&*link.target))
    };
    let mut seen = BTreeMap::new();
    for (walk, start) in waits.keys().enumerate() {
        let mut at: &str = start;
        while let Some(link) = next(at) {
            match seen.insert(at, walk) {
                Some(earlier) if earlier == walk => {
                    let span = Span::new(sheets[at].file, link.range.clone());
                    let way = std::iter::successors(Some(link), |link| next(&link.target));
                    let others = way.map(|link| &*link.target).take_while(|path| *path != at);
                    found.push(circle(span, others));
                    break;
                }
                Some(_) => break,
                None => at = &link.target,
            }
        }
    }
}

fn circle<'a>(span: Span, others: impl Iterator<Item = &'a str>) -> Diagnostic {
    let others: Vec<_> = others.map(|path| format!("`{path}`")).collect();
    let way = match others.is_empty() {
        true => String::new(),
        false => format!(", by way of {}", others.join(", ")),
    };
    let message = format!("this style sheet loads itself{way}");
    Diagnostic::at(Code::StyleCircle, span, message).mend("take this address out")
}

/// The way from the file at `from` to the one at `to`, both from the site's home.
fn relative(from: &str, to: &str) -> String {
    let mut from: Vec<_> = from.split('/').collect();
    let mut to: Vec<_> = to.split('/').collect();
    from.pop();
    let shared = from
        .iter()
        .zip(&to[..to.len() - 1])
        .take_while(|(a, b)| a == b)
        .count();
    let up = from.len() - shared;
    to.drain(..shared);
    format!("{}{}", "../".repeat(up), to.join("/"))
}

/// A path as it stands in an address: signs with a meaning there become `%` and digits.
pub(super) fn encode(path: &str) -> String {
    encoded(path, b"/!$&+,;=@")
}

fn encode_behind(text: &str) -> String {
    encoded(text, b"/!$&+,;=@?#:%")
}

fn encoded(text: &str, plain: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len());
    percent_encode(text, plain, &mut encoded);
    encoded
}

/// A path from an address; `%` and digits that are no UTF-8 stay as they are.
fn decode(address: &str) -> String {
    let bytes = address.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digits = address
            .get(at + 1..at + 3)
            .filter(|digits| bytes[at] == b'%' && digits.bytes().all(|b| b.is_ascii_hexdigit()));
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| address.to_owned())
}

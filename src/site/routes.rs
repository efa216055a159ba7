//! Routes: old addresses, and the check that no two things claim one address.

use std::collections::HashMap;

use super::{Address, Page, Site, start_of};
use crate::content::Guide;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::source::{FileId, Span};

/// An old address, and the page that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The old address.
    pub from: Address,
    /// What is meant.
    pub to: Page,
    /// Where it was written.
    pub span: Span,
}

/// The redirects of a guide, in the order of its pages and careers.
pub(super) fn redirects(guide: &Guide) -> Vec<Redirect> {
    let home = guide
        .home
        .iter()
        .map(|page| (Page::Home, &page.head.redirect_from));
    let plain = guide.pages.iter().enumerate();
    let plain = plain.map(|(index, (_, page))| (Page::Plain(index), &page.head.redirect_from));
    let careers = guide.careers.iter().enumerate();
    let careers = careers.map(|(index, career)| (Page::Career(index), &career.head.redirect_from));
    let all = home.chain(plain).chain(careers);
    all.flat_map(|(to, list)| {
        list.iter().map(move |old| Redirect {
            from: old_address(old.as_str()),
            to,
            span: old.span,
        })
    })
    .collect()
}

/// `/jobs/ml/` and `/jobs/ml` are both written as that folder's index; `/jobs/ml.html` is a file.
fn old_address(text: &str) -> Address {
    let path = text.trim_start_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    match path.ends_with('/') || last.contains('.') {
        true => Address::file(path),
        false => Address::file(&format!("{path}/")),
    }
}

/// Reports every address that two pages or files claim, whatever the case of their letters.
///
/// `files` are what is published besides pages: static files, feeds, pictures.
pub(super) fn check(site: &Site, files: &[(String, Option<FileId>)], found: &mut Diagnostics) {
    let mut claims: HashMap<String, (String, Option<Place>)> = HashMap::new();
    let files = files
        .iter()
        .map(|(path, file)| (path.clone(), file.map(Place::File)));
    let pages = site
        .pages()
        .into_iter()
        .map(|page| (output(site, page), place(site, page)));
    let (redirects, pages): (Vec<_>, Vec<_>) =
        pages.partition(|(_, place)| matches!(place, Some(Place::At(span)) if span.start > 0));
    for (path, place) in files.chain(pages).chain(redirects) {
        match claims.get(&path.to_lowercase()) {
            None => {
                claims.insert(path.to_lowercase(), (path, place));
            }
            Some((taken, by)) => found.push(collision(&path, place, taken, by.as_ref())),
        }
    }
}

fn output(site: &Site, page: Page) -> String {
    let address = site.address(page);
    match address.output() {
        Ok(path) => path.to_string(),
        // Reported where the address is written; here it collides with nothing.
        Err(_) => address.to_string(),
    }
}

/// Where an editor wrote the page, if anywhere.
fn place(site: &Site, page: Page) -> Option<Place> {
    match page {
        Page::Home => site.guide.home.as_ref().map(|home| Place::File(home.file)),
        Page::Career(index) => Some(Place::File(site.guide.careers[index].file)),
        Page::Plain(index) => Some(Place::File(site.guide.pages[index].1.file)),
        Page::Redirect(index) => Some(Place::At(site.redirects[index].span)),
        _ => None,
    }
}

fn collision(path: &str, place: Option<Place>, taken: &str, by: Option<&Place>) -> Diagnostic {
    let address = format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
    let message = match path == taken {
        true => format!("the address `{address}` is taken already"),
        false => format!("the address `{address}` differs from `/{taken}` only in capital letters"),
    };
    let at = place
        .or_else(|| by.cloned())
        .unwrap_or_else(|| Place::Path(path.to_owned()));
    let diagnostic = Diagnostic::new(Code::AddressTaken, at, message)
        .mend("rename one of the two; the site's own lists and files keep their addresses");
    match by {
        Some(Place::At(span)) => diagnostic.related(*span, "also claimed here"),
        Some(Place::File(file)) => diagnostic.related(start_of(*file), "claimed by this file"),
        Some(Place::Path(_)) | None => diagnostic,
    }
}

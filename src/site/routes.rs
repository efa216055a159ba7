//! Routes: old addresses, and the check that no two things claim one address.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

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

/// Something that is published: its path in the output folder, and where an editor wrote it.
struct Claim {
    path: String,
    place: Option<Place>,
}

/// Reports every address that two pages or files claim, whatever the case of their letters, and
/// every file that lies where another needs a folder.
///
/// `files` are what is published besides pages: static files, feeds, pictures.
pub(super) fn check(site: &Site, files: &[(String, Option<FileId>)], found: &mut Diagnostics) {
    let mut claims: Vec<Claim> = files
        .iter()
        .map(|(path, file)| Claim {
            path: path.clone(),
            place: file.map(Place::File),
        })
        .collect();
    // An old address gives way to all that is there now, so that its line is the one reported.
    let (old, new): (Vec<Page>, Vec<Page>) = site
        .pages()
        .into_iter()
        .partition(|page| matches!(page, Page::Redirect(_)));
    for page in new.into_iter().chain(old) {
        let address = site.address(page);
        let place = place(site, page);
        match address.output() {
            Ok(path) => claims.push(Claim {
                path: path.to_string(),
                place,
            }),
            Err(error) => found.push(unusable(&address, place, &error.to_string())),
        }
    }
    let mut taken: HashMap<String, &Claim> = HashMap::with_capacity(claims.len());
    for claim in &claims {
        match taken.entry(claim.path.to_lowercase()) {
            Entry::Vacant(free) => _ = free.insert(claim),
            Entry::Occupied(other) => found.push(collision(claim, other.get())),
        }
    }
    for claim in &claims {
        if let Some(file) = folders(&claim.path).find_map(|folder| taken.get(&folder)) {
            found.push(in_the_way(claim, file));
        }
    }
}

/// The folders that a path lies in, in small letters.
fn folders(path: &str) -> impl Iterator<Item = String> {
    path.match_indices('/')
        .map(|(at, _)| path[..at].to_lowercase())
}

/// Where an editor wrote the page, if anywhere.
fn place(site: &Site, page: Page) -> Option<Place> {
    match page {
        Page::Redirect(index) => Some(Place::At(site.redirects[index].span)),
        Page::Pair(index) => Some(Place::At(site.pairs.as_slice()[index].span)),
        page => site.file_of(page).map(Place::File),
    }
}

fn collision(claim: &Claim, other: &Claim) -> Diagnostic {
    let address = |path: &str| format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
    let (own, taken) = (address(&claim.path), address(&other.path));
    let message = match own == taken {
        true => format!("the address `{own}` is taken already"),
        false => format!("the address `{own}` differs from `{taken}` only in capital letters"),
    };
    claimed_by(claim, other, message)
}

fn in_the_way(claim: &Claim, file: &Claim) -> Diagnostic {
    let message = format!(
        "`/{}` would need a folder where the file `/{}` is",
        claim.path, file.path
    );
    claimed_by(claim, file, message)
}

fn claimed_by(claim: &Claim, other: &Claim, message: String) -> Diagnostic {
    let place = claim.place.clone().or_else(|| other.place.clone());
    let place = place.unwrap_or_else(|| Place::Path(claim.path.clone()));
    let diagnostic = Diagnostic::new(Code::AddressTaken, place, message)
        .mend("rename one of the two; the site's own lists and files keep their addresses");
    match &other.place {
        Some(Place::At(span)) => diagnostic.related(*span, "also claimed here"),
        Some(Place::File(file)) => diagnostic.related(start_of(*file), "claimed by this file"),
        Some(Place::Path(_)) | None => diagnostic,
    }
}

fn unusable(address: &Address, place: Option<Place>, reason: &str) -> Diagnostic {
    let place = place.unwrap_or_else(|| Place::Path(address.to_string()));
    let message = format!("the address `/{address}` cannot be published: {reason}");
    Diagnostic::new(Code::AddressTaken, place, message).mend("write another address")
}

#[cfg(test)]
mod tests {
    use super::old_address;
    use crate::site::testing::Small;

    /// A career at `old`, and `files` beside the pages; the report without its place and code.
    #[track_caller]
    fn check(old: &str, files: &[&str], expected: &[&str]) {
        let index = format!("---\ntitle: X\nsummary: S\nredirect_from: {old}\n---\n");
        let small = Small::new(&[("content/careers/x/index.md", &index)]);
        let report = small.report(files);
        let messages: Vec<_> = report
            .iter()
            .map(|line| {
                let (_, message) = line.split_once("[address-taken]").unwrap();
                let message = message.trim_start_matches([':', ' ']);
                message.split(" (rename").next().unwrap()
            })
            .collect();
        assert_eq!(messages, expected, "{old} {files:?}");
    }

    #[test]
    fn addresses_that_nothing_else_claims_are_free() {
        check("[/jobs/x/, /x.html]", &["robots.txt", "images/a.png"], &[]);
    }

    #[test]
    fn an_address_is_claimed_once() {
        check(
            "[/careers/]",
            &[],
            &["the address `/careers/` is taken already"],
        );
        let twice = "the address `/a.html` is taken already";
        check("[/a.html]", &["a.html"], &[twice]);
        check("[]", &["a.html", "a.html"], &[twice]);
    }

    #[test]
    fn capital_letters_do_not_tell_addresses_apart() {
        let differs = "the address `/A/` differs from `/a/` only in capital letters";
        check("[/A/]", &["a/index.html"], &[differs]);
    }

    #[test]
    fn a_file_does_not_lie_where_a_folder_is_needed() {
        let needed = "`/careers/x/index.html` would need a folder where the file `/careers` is";
        let list = "`/careers/index.html` would need a folder where the file `/careers` is";
        check("[]", &["careers"], &[list, needed]);
        let old = "`/jobs/x/index.html` would need a folder where the file `/Jobs` is";
        check("[/jobs/x]", &["Jobs"], &[old]);
    }

    #[test]
    fn old_addresses_are_folders_or_files() {
        for (old, address) in [
            ("/jobs/ml/", "jobs/ml/"),
            ("/jobs/ml", "jobs/ml/"),
            ("/jobs/ml.html", "jobs/ml.html"),
            ("/v1.0/ml", "v1.0/ml/"),
        ] {
            assert_eq!(old_address(old).as_str(), address);
        }
    }
}

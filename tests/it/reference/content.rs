//! The reference of content: a part for each kind of file, and the scalars.

use guidepost::content::{Documented, Role, reference};

use super::Part;
use super::records::Book;

/// The parts of the page: each kind of file or section with what belongs to it.
pub(super) fn parts() -> Vec<Part> {
    let mut book = Book::default();
    let mut parts = Vec::new();
    for documented in reference() {
        let Some((name, level)) = name(&documented) else {
            continue;
        };
        let text = book.record(documented.what, &documented.fields, level);
        parts.push((name, text));
    }
    parts.push(("scalars".to_owned(), book.scalars()));
    parts
}

/// The name of the part that a record begins, and the level of the headings in it.
fn name(documented: &Documented) -> Option<(String, usize)> {
    match documented.role {
        Role::File(path) => Some((path.to_owned(), 3)),
        Role::EverySection => Some(("every section".to_owned(), 3)),
        Role::Section(kind) => Some((kind.as_str().to_owned(), 4)),
        // It stands where it is first a part of something.
        Role::Part => None,
    }
}

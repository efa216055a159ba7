//! A made-up site that is valid by the content model, file by file.
//!
//! The same number of careers gives the same bytes on every machine: all chance comes from
//! [`random`], whose seed is fixed. Nothing here touches the disk.

mod career;
mod figures;
mod lists;
mod names;
mod outlook;
mod pay;
mod prose;
mod random;
mod registries;
mod work;

/// A file of the site.
pub(crate) struct File {
    /// Where it stands in the site's folder.
    pub(crate) path: String,
    /// What it holds.
    pub(crate) text: String,
}

/// Every file of a site with so many careers.
pub(crate) fn files(careers: usize) -> impl Iterator<Item = File> {
    let pages = registries::files(careers);
    pages
        .into_iter()
        .chain((0..careers).flat_map(move |index| career::files(index, careers)))
}

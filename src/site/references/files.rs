//! References to files of the site: pages, places in them, and pictures.
//!
//! A path is written from the folder of its own file, as every Git host takes it.

use super::faults::{anchor_of_registry, link_to_draft, no_anchor};
use super::{Goal, Origin, Resolver, Unresolved};
use crate::content::{Completeness, Guide};
use crate::diagnostics::{Code, Diagnostic};
use crate::markdown::{Document, Reference, Target};
use crate::site::{ContentFile, Page, Site, Taken};
use crate::source::{self, FileId, SourceTree};

impl<'s> Resolver<'s> {
    pub(super) fn file(
        &self,
        origin: Origin,
        path: &str,
        anchor: Option<&str>,
        reference: &Reference,
    ) -> Result<Goal<'s>, Unresolved> {
        let site = self.site;
        let file = site.find(origin, path);
        if let Some(page) = file.and_then(|file| site.registry_page(file)) {
            return match anchor {
                None => Ok(Goal::Page(page, None)),
                Some(anchor) => Err(Some(anchor_of_registry(page, anchor, reference))),
            };
        }
        let Some(content) = file.and_then(|file| site.files.get(&file)) else {
            return Err(site.broken(origin, file, path, reference));
        };
        match (*content, anchor) {
            (ContentFile::Home, None) => Ok(Goal::Page(Page::Home, None)),
            (ContentFile::Plain(index), None) => Ok(Goal::Page(Page::Plain(index), None)),
            (ContentFile::Career(index), None) => Ok(Goal::Page(Page::Career(index), None)),
            (ContentFile::Section(career, section), None) => {
                let id = site.guide.careers[career].sections[section].id.to_string();
                Ok(Goal::Page(Page::Career(career), Some(id)))
            }
            (content, Some(anchor)) => self.place_in(content, anchor, reference),
        }
    }

    pub(super) fn anchor(
        &self,
        origin: Origin,
        anchor: &str,
        reference: &Reference,
    ) -> Result<Goal<'s>, Unresolved> {
        let content = match origin {
            Origin::Home => ContentFile::Home,
            Origin::Plain(index) => ContentFile::Plain(index),
            Origin::Career(index) => ContentFile::Career(index),
            Origin::Section(career, section) => ContentFile::Section(career, section),
            Origin::Everywhere => {
                let message = "a link of the configuration cannot lead to a place on its own page";
                let diagnostic = Diagnostic::at(Code::BrokenAnchor, reference.span, message);
                return Err(Some(Box::new(diagnostic)));
            }
        };
        self.place_in(content, anchor, reference)
    }

    /// The place called `anchor` in a content file, which writes it without its section.
    fn place_in(
        &self,
        content: ContentFile,
        anchor: &str,
        reference: &Reference,
    ) -> Result<Goal<'s>, Unresolved> {
        let site = self.site;
        let has_heading = |document: Option<&Document>, id: &str| {
            document.is_some_and(|it| it.headings().iter().any(|heading| heading.id() == id))
        };
        let (page, id, exists) = match content {
            ContentFile::Home | ContentFile::Plain(_) => {
                let page = match content {
                    ContentFile::Plain(index) => Page::Plain(index),
                    _ => Page::Home,
                };
                let exists = has_heading(site.page_body(content), anchor);
                (page, anchor.to_owned(), exists)
            }
            ContentFile::Career(index) => {
                let id = format!("overview-{anchor}");
                let exists = self.has_id(index, &id);
                (Page::Career(index), id, exists)
            }
            ContentFile::Section(index, at) => {
                let section = &site.guide.careers[index].sections[at];
                let id = format!("{}-{anchor}", section.id);
                let exists = self.has_id(index, &id);
                (Page::Career(index), id, exists)
            }
        };
        match exists {
            true => Ok(Goal::Page(page, Some(id))),
            false => Err(self.no_place(content, anchor, reference)),
        }
    }

    fn no_place(&self, content: ContentFile, anchor: &str, reference: &Reference) -> Unresolved {
        let site = self.site;
        let report = |document: Option<&Document>| {
            let headings = document
                .map(|document| document.headings())
                .unwrap_or_default();
            let known = headings.iter().map(|heading| heading.own_id());
            site.is_complete(content)
                .then(|| no_anchor(anchor, site.title(content), known, reference))
        };
        match content {
            ContentFile::Home | ContentFile::Plain(_) => report(site.page_body(content)),
            ContentFile::Career(index) => {
                self.with_career(index, |career| report(Some(&career.body)))
            }
            ContentFile::Section(index, at) => self.with_career(index, |career| {
                report(career.sections.get(at).map(|section| &section.body))
            }),
        }
    }
}

impl Site {
    pub(super) fn picture(
        &self,
        origin: Origin,
        path: &str,
        reference: &Reference,
    ) -> Result<Goal<'_>, Unresolved> {
        let file = self.find(origin, path);
        match file.and_then(|file| self.pictures.get(&file)) {
            Some(picture) => Ok(Goal::Picture(picture)),
            // One that could not be read was reported, or that has no place in the content.
            None if file.is_some_and(|file| self.is_reported_picture(file)) => Err(None),
            None => Err(Some(self.no_picture(file, path, reference))),
        }
    }

    /// The file that a relative path leads to.
    fn find(&self, origin: Origin, path: &str) -> Option<FileId> {
        match origin {
            Origin::Everywhere => self.tree.find(&format!("content/{path}")),
            _ => follow(&self.tree, self.origin_file(origin)?, path),
        }
    }

    /// The content file that an origin is; the configuration is none.
    fn origin_file(&self, origin: Origin) -> Option<FileId> {
        Some(match origin {
            Origin::Everywhere => return None,
            Origin::Home => self.guide.home.as_ref()?.file,
            Origin::Plain(index) => self.guide.pages.get(index)?.1.file,
            Origin::Career(index) => self.guide.careers.get(index)?.file,
            Origin::Section(career, section) => {
                self.guide.careers.get(career)?.sections.get(section)?.file
            }
        })
    }

    /// The prose of a page that is no career's.
    fn page_body(&self, content: ContentFile) -> Option<&Document> {
        match content {
            ContentFile::Home => self.guide.home.as_ref().map(|home| &home.body),
            ContentFile::Plain(index) => self.guide.pages.get(index).map(|(_, page)| &page.body),
            ContentFile::Career(_) | ContentFile::Section(..) => None,
        }
    }

    fn title(&self, content: ContentFile) -> &str {
        match content {
            ContentFile::Home => &self.config.title.value,
            ContentFile::Plain(index) => &self.guide.pages[index].1.head.title.value,
            ContentFile::Career(index) => &self.guide.careers[index].head.title.value,
            ContentFile::Section(career, section) => {
                let section = &self.guide.careers[career].sections[section];
                let title = self.title_of(section.kind, section.title.as_deref());
                title.unwrap_or(section.kind.as_str())
            }
        }
    }

    /// Whether all could be read that makes places in what a file is shown as.
    fn is_complete(&self, content: ContentFile) -> bool {
        match content {
            // The places in an overview are its headings, which its frontmatter does not change.
            ContentFile::Home | ContentFile::Plain(_) | ContentFile::Career(_) => true,
            ContentFile::Section(career, section) => {
                let section = &self.guide.careers[career].sections[section];
                section.reading == Completeness::Whole
            }
        }
    }

    /// Whether a file that is none of the pictures is reported by itself: what lies in the content
    /// is a page, a registry, a picture that can be read, or a mistake.
    fn is_reported_picture(&self, file: FileId) -> bool {
        let path = self.tree.path(file);
        let is_text = matches!(path.extension(), Some("md" | "yaml"));
        path.as_str().starts_with("content/") && !is_text
    }

    fn is_content(&self, file: FileId) -> bool {
        let path = self.tree.path(file);
        path.extension() == Some("md") && path.as_str().starts_with("content/")
    }

    fn broken(
        &self,
        origin: Origin,
        file: Option<FileId>,
        path: &str,
        reference: &Reference,
    ) -> Unresolved {
        let diagnostic = match file {
            Some(file) if self.left_out.files.contains(&file) => {
                link_to_draft(path, reference.span)
            }
            // Every content file that could be read is known; this one was reported.
            Some(file) if self.is_content(file) => return None,
            Some(_) => {
                let message = format!("`{path}` is not a page of the site");
                Diagnostic::at(Code::BrokenLink, reference.span, message)
                    .mend("link to a content file, or put the file into `static/`")
            }
            None => {
                let message = format!("there is no file `{path}` here");
                let mend = match self.meant(origin, path) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "write the path from this file's own folder".to_owned(),
                };
                Diagnostic::at(Code::BrokenLink, reference.span, message).mend(mend)
            }
        };
        Some(Box::new(diagnostic))
    }

    /// The way to the content file that was meant, where the path begins in another folder than
    /// that of its text, or leaves out the end of the file's name.
    fn meant(&self, origin: Origin, path: &str) -> Option<String> {
        let from = self.tree.path(self.origin_file(origin)?);
        let end = path.trim_start_matches("../").trim_matches('/');
        let above = from
            .as_str()
            .match_indices('/')
            .map(|(at, _)| &from.as_str()[..at]);
        let folders: Vec<&str> = above.chain(["content/pages", "content/careers"]).collect();
        let mut candidates = folders.iter().rev().flat_map(|folder| {
            ["", ".md", "/index.md"].map(|ending| format!("{folder}/{end}{ending}"))
        });
        let found = candidates.find(|path| {
            let file = self.tree.find(path);
            file.is_some_and(|file| self.is_content(file) || self.registry_page(file).is_some())
        })?;
        Some(way(from.as_str(), &found))
    }

    fn no_picture(
        &self,
        file: Option<FileId>,
        path: &str,
        reference: &Reference,
    ) -> Box<Diagnostic> {
        let message = match file {
            Some(_) => format!("`{path}` is not a picture of a known kind"),
            None => format!("there is no picture `{path}` here"),
        };
        Box::new(
            Diagnostic::at(Code::BrokenPicture, reference.span, message)
                .mend("put an SVG, PNG, JPEG or WebP file beside the text, and write its name"),
        )
    }
}

/// Where `path` leads from the folder of the file `from`.
fn follow(tree: &SourceTree, from: FileId, path: &str) -> Option<FileId> {
    let to = tree.path(from).resolve(path)?;
    tree.find(to.as_str())
}

/// The relative path from the file at `from` to the one at `to`.
fn way(from: &str, to: &str) -> String {
    let (from, to): (Vec<_>, Vec<_>) = (from.split('/').collect(), to.split('/').collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from.len().saturating_sub(shared + 1);
    format!("{}{}", "../".repeat(up), to[shared..].join("/"))
}

/// The pictures that the prose of a guide's pages and of its careers shows, each once, in the order
/// of their files.
#[must_use]
pub fn wanted_pictures(guide: &Guide, careers: &[Taken], tree: &SourceTree) -> Vec<FileId> {
    let pages = guide.pages.iter().map(|(_, page)| page);
    let pages = guide.home.iter().chain(pages);
    let mut wanted: Vec<FileId> = pages
        .flat_map(|page| pictures_of(page.file, &page.body, tree))
        .chain(careers.iter().flat_map(Taken::pictures))
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    wanted
}

/// The pictures that a text shows which stands in the file `from`.
pub(in crate::site) fn pictures_of<'a>(
    from: FileId,
    document: &'a Document,
    tree: &'a SourceTree,
) -> impl Iterator<Item = FileId> + 'a {
    let pictures =
        document
            .references()
            .iter()
            .filter_map(move |reference| match &reference.target {
                Target::Picture(path) => follow(tree, from, path),
                _ => None,
            });
    pictures.filter(|file| is_picture(tree, *file))
}

/// Whether a file of the content can be shown as a picture.
fn is_picture(tree: &SourceTree, file: FileId) -> bool {
    let path = tree.path(file);
    path.as_str().starts_with("content/") && source::is_picture(path)
}

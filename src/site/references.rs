//! References of prose: what each means, or why it means nothing.

use super::figures::{self, Unclear};
use super::{Chart, Cited, ContentFile, Page, Picture, Site, Taken, Wording, ids};
use crate::content::{Career, Completeness, Guide, Id};
use crate::diagnostics::{Code, Diagnostic};
use crate::markdown::{Document, Reference, Target};
use crate::source::{self, FileId, SourceTree, Span};
use crate::yaml::{hint, nearest};

/// Where a reference stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In the configuration, whose text stands on every page.
    Everywhere,
    /// In the home page's prose.
    Home,
    /// In a plain page.
    Plain(usize),
    /// In a career's index.
    Career(usize),
    /// In a section of a career.
    Section(usize, usize),
}

/// Why a reference means nothing; `None` where that only follows from a mistake that was reported.
pub type Unresolved = Option<Box<Diagnostic>>;

/// What a reference means.
#[derive(Clone, Debug)]
pub enum Goal<'a> {
    /// A page, or a place on it.
    Page(Page, Option<String>),
    /// A figure.
    Figure(Cited),
    /// A source of the registry.
    Source(&'a Id),
    /// Figures that are to be shown here, and the section that has them.
    Chart {
        /// Which figures.
        chart: Chart,
        /// Their section, by its place in the career, which is the text's own.
        section: usize,
    },
    /// A picture.
    Picture(&'a Picture),
}

/// Says what the references of a text mean; where the text is a career's, that career is open.
#[derive(Clone, Copy)]
pub struct Resolver<'s> {
    site: &'s Site,
    own: Option<(usize, &'s Career)>,
}

impl<'s> Resolver<'s> {
    /// For the texts of the career at a place in the guide, or for those of no career.
    #[must_use]
    pub fn new(site: &'s Site, own: Option<(usize, &'s Career)>) -> Self {
        Self { site, own }
    }

    /// What `reference` means, which stands in `origin`.
    ///
    /// # Errors
    /// Why it means nothing, to be reported.
    pub fn resolve(&self, origin: Origin, reference: &Reference) -> Result<Goal<'s>, Unresolved> {
        let site = self.site;
        match &reference.target {
            Target::Career { slug, anchor } => self.career(slug, anchor.as_deref(), reference),
            Target::Skill(id) => match site.skill_index(id) {
                Some(index) => Ok(Goal::Page(Page::Skill(index, 1), None)),
                None => Err(site.unknown_skill(id, reference.span)),
            },
            Target::Industry(id) => match site.industry_index(id) {
                Some(index) => Ok(Goal::Page(Page::Industry(index, 1), None)),
                None => Err(site.unknown_industry(id, reference.span)),
            },
            Target::Source(id) => match site.sources.get_key_value(&**id) {
                Some((id, _)) => Ok(Goal::Source(id)),
                None => Err(site.unknown_source(id, reference.span)),
            },
            Target::Figure {
                career,
                row,
                statistic,
            } => {
                let slug = career.as_deref();
                self.figure(origin, slug, row, statistic.as_deref(), reference)
            }
            Target::Chart(name) => self.chart(origin, name, reference),
            Target::File { path, anchor } => self.file(origin, path, anchor.as_deref(), reference),
            Target::Anchor(anchor) => self.anchor(origin, anchor, reference),
            Target::Picture(path) => site.picture(origin, path, reference),
        }
    }

    /// Does something with a career, which is opened for it unless it is the text's own.
    fn with_career<T>(&self, index: usize, act: impl FnOnce(&Career) -> T) -> T {
        match self.own {
            Some((own, career)) if own == index => act(career),
            _ => act(&self.site.open(index)),
        }
    }

    /// Whether the page of a career has something with this id.
    fn has_id(&self, index: usize, id: &str) -> bool {
        let guide = &self.site.guide;
        ids::is_part(&guide.careers[index], id)
            || self.with_career(index, |career| ids::is_within(guide, career, id))
    }

    fn career(
        &self,
        slug: &str,
        anchor: Option<&str>,
        reference: &Reference,
    ) -> Result<Goal<'s>, Unresolved> {
        let Some(index) = self.site.career_index(slug) else {
            return Err(self.site.unknown_career(slug, reference.span));
        };
        let Some(anchor) = anchor else {
            return Ok(Goal::Page(Page::Career(index), None));
        };
        let career = &self.site.guide.careers[index];
        let id = ids::page_id(career, anchor);
        if !self.has_id(index, id) {
            let known = career.sections.iter().map(|section| &*section.id);
            return Err((!career.may_have_place(id))
                .then(|| no_anchor(anchor, &career.head.title, known, reference)));
        }
        Ok(Goal::Page(Page::Career(index), Some(id.to_owned())))
    }

    fn figure(
        &self,
        origin: Origin,
        slug: Option<&str>,
        row: &str,
        statistic: Option<&str>,
        reference: &Reference,
    ) -> Result<Goal<'s>, Unresolved> {
        let career = match (slug, origin) {
            (Some(slug), _) => match self.site.career_index(slug) {
                Some(index) => index,
                None => return Err(self.site.unknown_career(slug, reference.span)),
            },
            (None, Origin::Career(index) | Origin::Section(index, _)) => index,
            (None, Origin::Everywhere | Origin::Home | Origin::Plain(_)) => {
                let message = "a figure outside a career's own files needs the career's name";
                let mend = format!("write `figure:<career>/{row}`");
                return Err(Some(Box::new(
                    Diagnostic::at(Code::UnknownFigure, reference.span, message).mend(mend),
                )));
            }
        };
        let Some(cited) = self.cited(career, row, statistic) else {
            let entry = &self.site.guide.careers[career];
            let is_known = figures::KINDS.iter().all(|kind| entry.complete(*kind));
            let unknown = |career: &Career| unknown_figure(career, row, reference);
            return Err(is_known.then(|| self.with_career(career, unknown)));
        };
        cited
            .map(Goal::Figure)
            .map_err(|unclear| Some(unclear_figure(slug, row, &unclear, reference)))
    }

    /// The figure of a row; of another career, only sections with figures are opened.
    fn cited(
        &self,
        index: usize,
        row: &str,
        statistic: Option<&str>,
    ) -> Option<Result<Cited, Unclear>> {
        if let Some((_, career)) = self.own.filter(|(own, _)| *own == index) {
            let figure = figures::find(career, row)?;
            return Some(Cited::new(index, row, figure, statistic));
        }
        let sections = self.site.guide.careers[index].sections.iter().enumerate();
        let mut sections = sections.filter(|(_, section)| figures::KINDS.contains(&section.kind));
        sections.find_map(|(at, _)| {
            let section = self.site.open_section(index, at);
            let figure = figures::find_in(&section, row)?;
            Some(Cited::new(index, row, figure, statistic))
        })
    }

    fn chart(
        &self,
        origin: Origin,
        name: &str,
        reference: &Reference,
    ) -> Result<Goal<'s>, Unresolved> {
        let Some((_, owner)) = self.own else {
            let message = "a chart stands in a career's own files only";
            let diagnostic = Diagnostic::at(Code::UnknownChart, reference.span, message);
            return Err(Some(Box::new(diagnostic)));
        };
        let Some(chart) = Chart::named(name) else {
            let message = format!("there is no chart `{name}`");
            let mend = hint(name, Chart::names());
            return Err(Some(Box::new(
                Diagnostic::at(Code::UnknownChart, reference.span, message).mend(mend),
            )));
        };
        let own = match origin {
            Origin::Section(_, at) => Some(at),
            _ => None,
        };
        let Some(section) = chart.section(owner, own) else {
            let message = format!("the career has no figures for the chart `{name}`");
            let diagnostic = Diagnostic::at(Code::UnknownChart, reference.span, message)
                .mend("add the figures, or remove the picture");
            return Err(owner.complete(chart.kind()).then(|| Box::new(diagnostic)));
        };
        Ok(Goal::Chart { chart, section })
    }

    fn file(
        &self,
        origin: Origin,
        path: &str,
        anchor: Option<&str>,
        reference: &Reference,
    ) -> Result<Goal<'s>, Unresolved> {
        let site = self.site;
        let file = site.find(origin, path);
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

    fn anchor(
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
    fn picture(
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
            file.is_some_and(|file| self.is_content(file))
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
pub(super) fn pictures_of<'a>(
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

/// Among how many headings a report looks for the one that was meant.
const HINTED: usize = 200;

/// How many headings a report lists.
const SHOWN: usize = 12;

fn no_anchor<'a>(
    anchor: &str,
    title: &str,
    known: impl Iterator<Item = &'a str>,
    reference: &Reference,
) -> Box<Diagnostic> {
    let message = format!("“{title}” has no place called `#{anchor}`");
    // A text with more headings than that has a cause that no hint names.
    let known: Vec<&str> = known.take(HINTED).collect();
    let mend = match nearest(anchor, known.iter().copied()) {
        Some(near) => format!("did you mean `#{near}`?"),
        None if (1..=SHOWN).contains(&known.len()) => {
            let known: Vec<String> = known.iter().map(|id| format!("`#{id}`")).collect();
            format!("its headings are {}", known.join(", "))
        }
        None => "use the heading's words in small letters, joined by hyphens".to_owned(),
    };
    Box::new(Diagnostic::at(Code::BrokenAnchor, reference.span, message).mend(mend))
}

pub(super) fn link_to_draft(name: &str, span: Span) -> Diagnostic {
    let message = format!("`{name}` is a draft, which is not published");
    Diagnostic::at(Code::LinkToDraft, span, message)
        .mend("publish the draft, remove the link, or build with `--drafts`")
}

fn unknown_figure(career: &Career, row: &str, reference: &Reference) -> Box<Diagnostic> {
    let message = format!(
        "“{}” has no figure called `{row}`",
        &*career.head.title.value
    );
    let mend = match nearest(row, figures::ids(career)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("give the row of the figure `id: {row}`"),
    };
    Box::new(Diagnostic::at(Code::UnknownFigure, reference.span, message).mend(mend))
}

/// `slug` is the career's name where the link has it.
fn unclear_figure(
    slug: Option<&str>,
    row: &str,
    unclear: &Unclear,
    reference: &Reference,
) -> Box<Diagnostic> {
    let (message, known) = match unclear {
        Unclear::Several(known) => (format!("the row `{row}` has several figures"), known),
        Unclear::Missing(known) => (format!("the row `{row}` has no such figure"), known),
    };
    let career = slug.map(|slug| format!("{slug}/")).unwrap_or_default();
    let known: Vec<String> = known
        .iter()
        .map(|statistic| format!("`figure:{career}{row}.{}`", statistic.as_str()))
        .collect();
    let mend = format!("write {}", known.join(" or "));
    Box::new(Diagnostic::at(Code::UnknownFigure, reference.span, message).mend(mend))
}

/// What is wrong with the text of a link to a figure, if anything: it must say what the data says,
/// unless it is left to the data.
pub(super) fn contradiction(
    cited: &Cited,
    reference: &Reference,
    wording: Wording<'_>,
) -> Option<Diagnostic> {
    let text = &reference.text;
    let is_empty = text.trim().is_empty();
    (!is_empty && !cited.agrees(text, wording)).then(|| differs(cited, reference, wording))
}

fn differs(cited: &Cited, reference: &Reference, wording: Wording<'_>) -> Diagnostic {
    let text = cited.text(wording);
    let message = format!(
        "the data says `{text}` here, and the text says `{}`",
        reference.text
    );
    let mend = format!("write `[{text}](…)`, leave the text empty, or mend the figure in the data");
    Diagnostic::at(Code::FigureDiffers, reference.span, message).mend(mend)
}

#[cfg(test)]
mod tests;

//! The files of a site besides its pages: pictures, static files, sitemap, feed, `robots.txt`, and
//! the index that readers search.

use super::Loaded;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::feed::{self, Entry, Feed, Listed};
use crate::output::OutputPath;
use crate::render::Renderer;
use crate::render::views::FactView;
use crate::scalar::Day;
use crate::search;
use crate::site::{Address, Page, Picture, Site};
use crate::source::{FileId, SourceTree, picture_size};
use crate::theme::Theme;

/// Where crawlers look for what they may read.
const ROBOTS: &str = "robots.txt";

/// A file that the build makes.
pub(super) struct Made {
    /// Where, in the output folder.
    pub(super) path: String,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

/// A picture of a content file.
pub(super) struct PictureFile {
    pub(super) file: FileId,
    pub(super) picture: Picture,
}

/// Reads a picture's size, and gives it an address that changes with its bytes.
pub(super) fn picture(tree: &SourceTree, file: FileId) -> Result<PictureFile, Box<Diagnostic>> {
    let bytes = tree.read(file).map_err(|error| {
        let message = format!("the picture cannot be read: {error}");
        Box::new(Diagnostic::new(
            Code::FileUnreadable,
            Place::File(file),
            message,
        ))
    })?;
    let path = tree.path(file).as_str();
    let below = path.strip_prefix("content/").unwrap_or(path);
    let size = picture_size(&bytes);
    let address = Address::file(&crate::theme::fingerprinted(below, &bytes));
    if let Err(error) = OutputPath::new(address.as_str()) {
        let message = format!("this file cannot be published: {error}");
        let place = Place::File(file);
        return Err(Box::new(
            Diagnostic::new(Code::FileName, place, message).mend("rename it"),
        ));
    }
    Ok(PictureFile {
        file,
        picture: Picture { address, size },
    })
}

/// The files that are made for machines: `robots.txt`, and what needs absolute addresses.
///
/// A site's own `robots.txt` in `static/` stands in for the made one.
pub(super) fn made(site: &Site, theme: &Theme) -> Vec<Made> {
    let base = site.config.base_url.as_ref().map(|base| base.as_str());
    let mut files = Vec::new();
    if !theme.assets().any(|asset| asset.path().as_str() == ROBOTS) {
        files.push(file(ROBOTS, feed::robots(base).into_bytes()));
    }
    if let Some(base) = base {
        files.extend(sitemaps(site, base));
        files.extend(atom(site, base));
    }
    files
}

fn file(path: &str, bytes: Vec<u8>) -> Made {
    Made {
        path: path.to_owned(),
        bytes,
    }
}

/// The index that readers search, unless the site wants none.
pub(super) fn index(loaded: &Loaded, renderer: &Renderer<'_>) -> Vec<Made> {
    let site = &loaded.site;
    if !site.config.search {
        return Vec::new();
    }
    let files = search::files(site, loaded.wording(), &|career| {
        renderer.card_pay(career).map(pay)
    });
    let made = |(path, bytes)| Made { path, bytes };
    files.into_iter().map(made).collect()
}

fn pay(fact: FactView) -> search::Pay {
    search::Pay {
        value: fact.value,
        detail: fact.detail,
        unsourced: fact.source.map(|source| source.title).unwrap_or_default(),
    }
}

fn sitemaps(site: &Site, base: &str) -> Vec<Made> {
    let pages = site.pages().into_iter();
    let listed = pages.filter(|page| site.is_indexed(*page));
    let mut listed: Vec<Listed> = listed
        .map(|page| Listed {
            address: site.address(page).absolute(base),
            modified: site.reviewed(page).map(|day| day.0.to_string()),
        })
        .collect();
    listed.sort_by(|a, b| a.address.cmp(&b.address));
    // Writing into memory does not fail.
    let files = feed::sitemaps(&listed, base).unwrap_or_default();
    files
        .into_iter()
        .map(|(path, bytes)| file(&path, bytes))
        .collect()
}

fn atom(site: &Site, base: &str) -> Option<Made> {
    let address = site.feed_address()?;
    let publisher = site.config.publisher.as_ref();
    let title = site.config.title.to_string();
    let feed = Feed {
        author: publisher.map_or_else(|| title.clone(), |it| it.name.to_string()),
        title,
        language: site.config.language.tag().to_owned(),
        home: base.to_owned(),
        address: address.absolute(base),
        entries: entries(site, base),
    };
    // Writing into memory does not fail.
    let bytes = feed::atom(&feed).ok().flatten()?;
    Some(file(address.as_str(), bytes))
}

fn entries(site: &Site, base: &str) -> Vec<Entry> {
    let entry = |(index, day): (usize, Day)| {
        let head = &site.guide.careers[index].head;
        Entry {
            title: head.title.to_string(),
            summary: head.summary.to_string(),
            address: site.address(Page::Career(index)).absolute(base),
            updated: day.0.to_string(),
        }
    };
    site.reviewed_last().into_iter().map(entry).collect()
}

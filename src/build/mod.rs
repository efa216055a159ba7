//! Floor 8: from a site's files to its output: the order of the phases, and their parallelism.
//!
//! No rule of the domain stands here. A phase hands the next one a value that is complete; mistakes
//! are collected over all of them, and the first phase that cannot be gone beyond ends the build
//! with the site of before in place.

mod check;
mod files;
mod load;
mod publish;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::BaseUrl;
use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::lint::{self, Depth};
use crate::output::{self, OutputError, OutputStore, Overwrite};
use crate::scalar::Day;
use crate::search::INDEX;
use crate::site::{Address, Drafts, Site, Wording};
use crate::source::{FileId, SourceStore, SourceTree};
use crate::theme::Theme;

pub use check::{Checked, check};
pub use load::embedded;

/// What a build is asked for, besides what the site's own configuration says.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where the site is published, if that is not what the configuration says.
    pub base_url: Option<BaseUrl>,
    /// Whether drafts are built.
    pub drafts: Drafts,
    /// What to do with files in the output folder that are not Guidepost's.
    pub overwrite: Overwrite,
    /// Which of the rules that judge are told; none of them keeps a site from being written.
    pub judgement: Depth,
    /// The day asked for.
    pub date: Option<Day>,
    /// The text of `SOURCE_DATE_EPOCH`; empty where it is not set.
    pub source_date_epoch: String,
    /// The day in UTC.
    pub now: Day,
}

/// What came of a build.
pub struct Report {
    /// The files that the diagnostics speak of.
    pub tree: Arc<SourceTree>,
    /// What is wrong, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
    /// The site that was written; `None` where there are errors.
    pub built: Option<Built>,
    /// The path of the host that the site is to lie below; `None` where the configuration could not
    /// be read.
    pub base_path: Option<String>,
    /// Where readers see what each of the files says that the diagnostics are about.
    pub shown: BTreeMap<FileId, Shown>,
}

/// The place of the site where readers see what a file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The page.
    pub page: Address,
    /// The id of the section of that page, if the file is one.
    pub section: Option<String>,
}

/// A site that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Built {
    /// How many careers it has.
    pub careers: usize,
    /// How many pages it has.
    pub pages: usize,
    /// Whether it knows where it is published; without that it has no sitemap, no feed and no
    /// canonical addresses.
    pub has_address: bool,
    /// What the commit did.
    pub output: output::Summary,
}

/// What a build has done so far; called from one thread at a time, many times a second.
pub type Progress<'p> = dyn Fn(usize, usize) + Sync + 'p;

/// Reads the site in `source`, checks all of it, and writes it to `output` if it has no error.
///
/// # Errors
/// [`OutputError`] where the output cannot be written; the site is then what it was before, or the
/// next build finishes what was begun.
pub fn build(
    source: Arc<dyn SourceStore>,
    output: &dyn OutputStore,
    options: &Options,
    progress: &Progress<'_>,
) -> Result<Report, OutputError> {
    let mut found = Diagnostics::new();
    let (tree, problems) = SourceTree::open(source, load::embedded());
    let tree = Arc::new(tree);
    found.append(Diagnostics::of_listing(problems));
    let loaded = load::load(&tree, options, &mut found);
    let built = match &loaded {
        Some(loaded) => {
            let made = loaded.check(&mut found);
            lint::check(&loaded.site, &tree, options.judgement, &mut found);
            match found.count(Severity::Error) {
                0 => publish::publish(loaded, &made, output, options, progress, &mut found)?,
                _ => None,
            }
        }
        None => None,
    };
    if built.is_none() {
        output::recover(output)?;
    }
    let diagnostics = found.in_file_order(&tree);
    Ok(Report {
        base_path: loaded.as_ref().map(Loaded::base_path),
        shown: loaded.map_or_else(BTreeMap::new, |loaded| loaded.shown(&diagnostics)),
        diagnostics,
        tree,
        built,
    })
}

/// A site with the theme that shows it, and the files that are published beside its pages.
struct Loaded {
    tree: Arc<SourceTree>,
    site: Site,
    theme: Theme,
    pictures: Vec<files::PictureFile>,
}

impl Loaded {
    fn wording(&self) -> Wording<'_> {
        Wording {
            locale: self.theme.locale(),
            messages: self.theme.messages(),
        }
    }

    /// Reports what is wrong with the whole; gives the files that are made besides pages.
    fn check(&self, found: &mut Diagnostics) -> Vec<files::Made> {
        let made = files::made(&self.site, &self.theme);
        crate::site::check(&self.site, self.wording(), &self.paths(&made), found);
        made
    }

    fn base_path(&self) -> String {
        let base = self.site.config.base_url.as_ref();
        base.map_or("/", BaseUrl::path).to_owned()
    }

    /// Where readers see the files that these are about.
    fn shown(&self, diagnostics: &[Diagnostic]) -> BTreeMap<FileId, Shown> {
        let files = diagnostics.iter().filter_map(|it| it.place.file());
        let shown = |file| {
            let (page, section) = self.site.shown_on(file)?;
            let page = self.site.address(page);
            let section = section.map(str::to_owned);
            Some((file, Shown { page, section }))
        };
        files.filter_map(shown).collect()
    }

    /// The paths of all files besides pages, each with the file that it is, if it is one.
    fn paths(&self, made: &[files::Made]) -> Vec<(String, Option<FileId>)> {
        let assets = self.theme.assets();
        let assets = assets.map(|asset| (asset.path().to_string(), Some(asset.file())));
        let made = made.iter().map(|file| (file.path.clone(), None));
        let data = self.site.data_files().into_iter();
        let data = data.map(|file| (self.site.data_address(file).to_string(), None));
        let pictures = self.pictures.iter();
        let pictures = pictures.map(|it| (it.picture.address.to_string(), Some(it.file)));
        // The rest of the index lies in a folder whose name nobody can know before.
        let index = self.site.config.search.then(|| (INDEX.to_owned(), None));
        assets
            .chain(made)
            .chain(data)
            .chain(pictures)
            .chain(index)
            .collect()
    }
}

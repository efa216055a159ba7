//! The first phases: configuration, theme, content, pictures; everything that is read.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::files::{self, PictureFile};
use super::{Loaded, Options};
use crate::config::{Config, Today};
use crate::content::{
    self, ContentFile, FileText, Folder, Guide, Id, Reading, Rules, Slot, by_folder, survey,
};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::markdown::Words;
use crate::site::{Intake, Site, Taken, Wording, wanted_pictures};
use crate::source::{FileId, MemoryStore, SitePath, SourceTree};
use crate::theme::Theme;

/// The files of the binary that reports may point into.
#[must_use]
pub fn embedded() -> Vec<(SitePath, &'static [u8])> {
    crate::theme::embedded()
}

/// Reads a site. `None` where its configuration or its theme could not be read at all.
pub(super) fn load(
    tree: &Arc<SourceTree>,
    options: &Options,
    found: &mut Diagnostics,
) -> Option<Loaded> {
    let mut config = Config::read(tree, found)?;
    if let Some(base) = &options.base_url {
        config.base_url = Some(base.clone());
    }
    let today = today(&config, options, found)?;
    let theme = theme(tree, &config, found)?;
    let globals = crate::render::globals(&config, theme.logo_size(), theme.social_size());
    let theme = theme.with_globals(globals);
    let wording = Wording {
        locale: theme.locale(),
        messages: theme.messages(),
    };
    let words = words(wording);
    let reading = Reading {
        raw_html: config.raw_html,
        words: &words,
    };
    let desk = Desk {
        tree,
        reading,
        rules: rules(&config, today),
        intake: Intake::new(&config, options.drafts, tree),
    };
    let (guide, careers) = read_guide(&desk, found);
    let wanted = wanted_pictures(&guide, &careers, tree);
    let pictures = read_pictures(tree, &wanted, found);
    let known = pictures
        .iter()
        .map(|picture| (picture.file, picture.picture.clone()))
        .collect();
    let site = Site::new(
        config,
        guide,
        careers,
        options.drafts,
        today.0,
        known,
        Arc::clone(tree),
    );
    Some(Loaded {
        tree: Arc::clone(tree),
        site,
        theme,
        pictures,
    })
}

/// The site's theme; where that cannot be loaded, which is reported, the theme that the binary
/// carries, so that the content is checked all the same.
fn theme(tree: &SourceTree, config: &Config, found: &mut Diagnostics) -> Option<Theme> {
    Theme::load(tree, config, found).or_else(|| {
        let (own, _) = SourceTree::open(Arc::new(MemoryStore::default()), embedded());
        // Without the site's own files, which are none of that theme's.
        let mut config = config.clone();
        config.favicon = None;
        config.theme.logo = None;
        config.theme.social = None;
        Theme::load(&own, &config, &mut Diagnostics::new())
    })
}

fn today(config: &Config, options: &Options, found: &mut Diagnostics) -> Option<Today> {
    let chosen = Today::choose(
        options.date,
        &options.source_date_epoch,
        config.date,
        options.now,
    );
    match chosen {
        Ok(today) => Some(today),
        Err((message, mend)) => {
            let place = Place::Path("SOURCE_DATE_EPOCH".to_owned());
            found.push(Diagnostic::new(Code::Date, place, message).mend(mend));
            None
        }
    }
}

/// The interface's words that prose needs.
fn words(wording: Wording<'_>) -> Words {
    let word = |key: &str| wording.text(key, &[]).into();
    Words {
        note: word("alert_note"),
        tip: word("alert_tip"),
        important: word("alert_important"),
        warning: word("alert_warning"),
        caution: word("alert_caution"),
        footnotes: word("footnotes_title"),
        // The writer of prose puts the number in itself.
        footnote_back: wording
            .text("footnote_back", &[("number", "{number}")])
            .into(),
        task_done: word("task_done"),
        task_open: word("task_open"),
        table: word("table_label"),
        quotes: wording.quotes(),
    }
}

/// Reads every content file and checks it by itself, in parallel: the files of a career together,
/// so that it is whole before its form is left that is quick to ask.
fn read_guide(desk: &Desk<'_>, found: &mut Diagnostics) -> (Guide, Vec<Taken>) {
    let (rest, folders) = by_folder(survey(desk.tree.files(), found));
    let (rest, folders) = rayon::join(
        || gather(rest, |(file, slot), own| desk.file(file, slot, own)),
        || gather(folders, |(slug, files), own| desk.folder(slug, files, own)),
    );
    let (rest, of_rest) = rest;
    let (folders, of_folders) = folders;
    found.append(of_rest);
    found.append(of_folders);
    let (mut careers, mut unread) = (Vec::with_capacity(folders.len()), BTreeSet::new());
    for folder in folders {
        match folder {
            Ok(career) => careers.push(career),
            Err(slug) => _ = unread.insert(slug),
        }
    }
    let guide = Guide::assemble(rest, unread);
    content::check_rest(&guide, &desk.rules, found);
    (guide, careers)
}

/// Does something with all items, in parallel; the results and the reports in the order of the
/// items.
fn gather<I, T>(
    items: I,
    act: impl Fn(I::Item, &mut Diagnostics) -> T + Sync + Send,
) -> (Vec<T>, Diagnostics)
where
    I: IntoParallelIterator<Iter: IndexedParallelIterator>,
    T: Send,
{
    let done: Vec<(T, Diagnostics)> = items
        .into_par_iter()
        .map(|item| {
            let mut own = Diagnostics::new();
            (act(item, &mut own), own)
        })
        .collect();
    let mut all = Diagnostics::new();
    let mut results = Vec::with_capacity(done.len());
    for (result, own) in done {
        results.push(result);
        all.append(own);
    }
    (results, all)
}

/// What is needed to read content.
struct Desk<'a> {
    tree: &'a SourceTree,
    reading: Reading<'a>,
    rules: Rules,
    intake: Intake<'a>,
}

impl Desk<'_> {
    fn file(&self, file: FileId, slot: Slot, found: &mut Diagnostics) -> ContentFile {
        match self.tree.text(file) {
            Ok(text) => {
                let stem = self.tree.path(file).stem();
                let text = &text.text;
                content::read(FileText { file, stem, text }, slot, self.reading, found)
            }
            Err(error) => {
                found.push(Diagnostic::unread(file, &error));
                ContentFile::Unread(slot)
            }
        }
    }

    /// The career of a folder; its name alone where nothing of it could be read.
    fn folder(
        &self,
        slug: Id,
        files: Vec<(FileId, Slot)>,
        found: &mut Diagnostics,
    ) -> Result<Taken, Id> {
        let mut folder = Folder::new(slug);
        for (file, slot) in files {
            folder.add(self.file(file, slot, found));
        }
        let career = folder.whole(found)?;
        content::check_career(&career, &self.rules, found);
        Ok(self.intake.take(career))
    }
}

fn rules(config: &Config, today: Today) -> Rules {
    let metrics = config.metrics.iter();
    let metrics = metrics.map(|metric| (metric.id.as_str(), metric.is_change()));
    let scale = config.proficiency.iter().map(|step| step.id.as_str());
    Rules::of_site(today.0, metrics, scale)
}

fn read_pictures(
    tree: &SourceTree,
    wanted: &[FileId],
    found: &mut Diagnostics,
) -> Vec<PictureFile> {
    let read: Vec<Result<PictureFile, Box<Diagnostic>>> = wanted
        .par_iter()
        .map(|&file| files::picture(tree, file))
        .collect();
    let mut pictures = Vec::with_capacity(read.len());
    for picture in read {
        match picture {
            Ok(picture) => pictures.push(picture),
            Err(diagnostic) => found.push(*diagnostic),
        }
    }
    pictures
}

//! The first phases: configuration, theme, content, pictures; everything that is read.

use std::sync::Arc;

use rayon::prelude::*;

use super::files::{self, PictureFile};
use super::{Loaded, Options};
use crate::config::{Config, Today};
use crate::content::{self, ContentFile, FileText, Guide, Reading, Rules, survey};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::markdown::Words;
use crate::site::{Site, Wording, wanted_pictures};
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
    let guide = read_guide(tree, reading, found);
    check_content(&guide, &config, today, found);
    let wanted = wanted_pictures(&guide, tree);
    let pictures = read_pictures(tree, &wanted, found);
    let known = pictures
        .iter()
        .map(|picture| (picture.file, picture.picture.clone()))
        .collect();
    let site = Site::new(
        config,
        guide,
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

/// Reads every content file, in parallel and in the order of the paths.
fn read_guide(tree: &SourceTree, reading: Reading<'_>, found: &mut Diagnostics) -> Guide {
    let slots = survey(tree.files(), found);
    let read: Vec<(ContentFile, Diagnostics)> = slots
        .into_par_iter()
        .map(|(file, slot)| {
            let mut own = Diagnostics::new();
            let content = match slot {
                content::Slot::Picture => ContentFile::Unread(slot),
                slot => match tree.text(file) {
                    Ok(text) => {
                        let stem = tree.path(file).stem();
                        let source = FileText {
                            file,
                            stem,
                            text: &text.text,
                        };
                        content::read(source, slot, reading, &mut own)
                    }
                    Err(error) => {
                        own.push(Diagnostic::unread(file, &error));
                        ContentFile::Unread(slot)
                    }
                },
            };
            (content, own)
        })
        .collect();
    let mut files = Vec::with_capacity(read.len());
    for (content, own) in read {
        files.push(content);
        found.append(own);
    }
    Guide::assemble(files, found)
}

/// What one file or one career can get wrong by itself.
fn check_content(guide: &Guide, config: &Config, today: Today, found: &mut Diagnostics) {
    let metrics = config.metrics.iter();
    let metrics = metrics.map(|metric| (metric.id.as_str(), metric.is_change()));
    let scale = config.proficiency.iter().map(|step| step.id.as_str());
    let rules = Rules::of_site(today.0, metrics, scale);
    let careers: Vec<Diagnostics> = guide
        .careers
        .par_iter()
        .map(|career| {
            let mut own = Diagnostics::new();
            content::check_career(career, &rules, &mut own);
            own
        })
        .collect();
    careers.into_iter().for_each(|own| found.append(own));
    content::check_rest(guide, &rules, found);
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

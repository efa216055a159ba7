//! For tests, here and in what shows a site: small guides in memory, and what is reported of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Drafts, Intake, Picture, Site, Taken, Wording, check};
use crate::config::Config;
use crate::content::{Day, FileText, Guide, Reading, read, survey};
use crate::diagnostics::{Diagnostics, Format, Style, print};
use crate::markdown::{RawHtml, Words};
use crate::source::{FileId, MemoryStore, SitePath, SourceTree};
use crate::theme::{self, Theme};

/// A site in memory with the theme that the binary carries.
pub(crate) struct Small {
    pub(crate) site: Site,
    pub(crate) theme: Theme,
    tree: Arc<SourceTree>,
    found: Diagnostics,
}

/// A career's index, as short as it can be.
pub(crate) const INDEX: &str = "---\ntitle: X\nsummary: S\n---\n";

impl Small {
    /// A site without drafts on 31 March 2026.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        Self::with(files, BTreeMap::new(), Drafts::LeaveOut)
    }

    pub(crate) fn with(
        files: &[(&str, &str)],
        pictures: BTreeMap<FileId, Picture>,
        drafts: Drafts,
    ) -> Self {
        let tree = tree(files);
        let mut found = Diagnostics::new();
        let config = Config::read(&tree, &mut found).unwrap();
        let theme = Theme::load(&tree, &config, &mut found).unwrap();
        let guide = guide(&tree, &mut found);
        let careers = taken(&guide, &config, drafts, &tree);
        let tree_of_site = Arc::clone(&tree);
        let site = Site::new(
            config,
            guide,
            careers,
            drafts,
            today(),
            pictures,
            tree_of_site,
        );
        Self {
            site,
            theme,
            tree,
            found,
        }
    }

    pub(crate) fn wording(&self) -> Wording<'_> {
        Wording {
            locale: self.theme.locale(),
            messages: self.theme.messages(),
        }
    }

    pub(crate) fn tree(&self) -> &SourceTree {
        &self.tree
    }

    /// What reading reported, and what the check of the whole reports where `files` are published
    /// besides pages; a line for each mistake.
    pub(crate) fn report(&self, files: &[&str]) -> Vec<String> {
        let mut found = self.found.clone();
        let files: Vec<_> = files
            .iter()
            .map(|path| ((*path).to_owned(), None))
            .collect();
        check(&self.site, self.wording(), &files, &mut found);
        let list = found.in_file_order(&self.tree);
        let report = print(&list, &self.tree, Format::Short, Style::Plain);
        report.lines().map(str::to_owned).collect()
    }
}

/// The tree of some files; a configuration is among them even where none is named.
pub(crate) fn tree(files: &[(&str, &str)]) -> Arc<SourceTree> {
    let config = ("guidepost.yaml", "title: A guide\n");
    // The later one of two files of one name counts.
    let all = [config].into_iter().chain(files.iter().copied());
    let files = all.map(|(path, text)| (SitePath::new(path).unwrap(), text.as_bytes().to_vec()));
    let (tree, _) = SourceTree::open(Arc::new(MemoryStore::new(files)), theme::embedded());
    Arc::new(tree)
}

/// What can be read of the content of a tree, its careers as they are written.
pub(crate) fn guide(tree: &SourceTree, found: &mut Diagnostics) -> Guide {
    let words = Words::default();
    let reading = Reading {
        raw_html: RawHtml::Refuse,
        words: &words,
    };
    let slots = survey(tree.files(), found);
    let read = |file, slot, found: &mut Diagnostics| {
        let text = &tree.text(file).unwrap().text;
        let stem = tree.path(file).stem();
        read(FileText { file, stem, text }, slot, reading, found)
    };
    Guide::read(slots, read, found)
}

/// The careers of a guide as a site takes them in.
pub(crate) fn taken(
    guide: &Guide,
    config: &Config,
    drafts: Drafts,
    tree: &SourceTree,
) -> Vec<Taken> {
    let intake = Intake::new(config, drafts, tree);
    let careers = guide.careers.iter();
    careers
        .map(|career| intake.take(career.open().unwrap()))
        .collect()
}

fn today() -> Day {
    Day::parse("2026-03-31").unwrap()
}

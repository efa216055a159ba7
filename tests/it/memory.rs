//! Builds from any store into memory, on a fixed day.

use std::collections::BTreeMap;
use std::sync::Arc;

use guidepost::build::{self, Options};
use guidepost::config::BaseUrl;
use guidepost::diagnostics::{Code, Format, Style, print};
use guidepost::lint::Depth;
use guidepost::output::{self, OutputError, OutputStore, Overwrite};
use guidepost::scalar::Day;
use guidepost::site::Drafts;
use guidepost::source::{DiskStore, MemoryStore, SitePath, SourceStore};

/// What came of a build.
pub(crate) struct Made {
    /// The short report.
    pub(crate) report: String,
    /// Whether a site was written.
    pub(crate) built: Option<build::Built>,
}

/// A build on a fixed day, of a site that is published at an address.
pub(crate) fn options() -> Options {
    Options {
        base_url: BaseUrl::parse("https://example.org/guide/").ok(),
        drafts: Drafts::LeaveOut,
        overwrite: Overwrite::Refuse,
        judgement: Depth::Build,
        date: None,
        source_date_epoch: String::new(),
        now: Day::parse("2026-03-31").unwrap(),
    }
}

/// Builds a site into a store. That a source does not say when a figure held is no mistake of
/// whoever wrote it down: the guide itself has such a figure.
pub(crate) fn build_into(
    source: Arc<dyn SourceStore>,
    output: &dyn OutputStore,
) -> Result<Made, OutputError> {
    let mut report = build::build(source, output, &options(), &|_, _| {})?;
    report.diagnostics.retain(|it| it.code != Code::OpenPeriod);
    Ok(Made {
        report: print(
            &report.diagnostics,
            &report.tree,
            Format::Short,
            Style::Plain,
        ),
        built: report.built,
    })
}

/// Builds a site into memory; gives the report and the files.
pub(crate) fn build(source: Arc<dyn SourceStore>) -> (String, BTreeMap<String, Vec<u8>>) {
    let output = output::MemoryStore::new();
    let made = build_into(source, &output).unwrap();
    (made.report, output.files())
}

/// A site of the given files.
pub(crate) fn site(files: &[(&str, &str)]) -> MemoryStore {
    let file = |(path, text): &(&str, &str)| (SitePath::new(path).unwrap(), text.as_bytes().into());
    MemoryStore::new(files.iter().map(file))
}

/// The repository's own guide, in the folder `root`.
pub(crate) fn guide_in(root: &std::path::Path) -> DiskStore {
    let entries = ["guidepost.yaml", "content", "templates", "static"];
    let entries = entries.into_iter().filter_map(|it| SitePath::new(it).ok());
    DiskStore::new(root, entries.collect())
}

/// The page at a path of the output.
pub(crate) fn page(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    let bytes = files
        .get(path)
        .unwrap_or_else(|| panic!("there is no `{path}`"));
    String::from_utf8(bytes.clone()).unwrap()
}

//! `guidepost build`.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use super::arguments::Build;
use super::tell::{self, Tell};
use super::{CONTENT_HAS_ERRORS, Surroundings};
use crate::build::{self, Built, Options};
use crate::output::{self, Overwrite};
use crate::site::Drafts;
use crate::source::{DiskStore, SitePath};

/// The folder that a site is written to, in the site's own.
const OUTPUT: &str = "public";

/// What a site is made of; nothing else of its folder is looked at.
const ENTRIES: [&str; 4] = ["guidepost.yaml", "content", "templates", "static"];

pub(super) fn run(
    wanted: &Build,
    root: &Path,
    surroundings: &Surroundings,
    tell: &Tell<'_>,
) -> Result<u8, String> {
    let started = Instant::now();
    if !root.is_dir() {
        return Err(format!("there is no folder `{}`", root.display()));
    }
    let source = site_at(root);
    let folder = match &wanted.output {
        Some(output) => surroundings.folder.join(output),
        None => root.join(OUTPUT),
    };
    refuse_source(&folder, root)?;
    if !root.join(ENTRIES[0]).is_file() {
        // The report says that this is no site; then no folder is made either.
        return no_site(source, wanted, surroundings, tell);
    }
    let output = output::DiskStore::open(&folder).map_err(|error| error.to_string())?;
    let options = options(wanted, surroundings);
    let progress = tell.progress(started);
    let report = build::build(source, &output, &options, &progress);
    drop(progress);
    let report = report.map_err(|error| explain(&error))?;
    tell.diagnostics(&report.diagnostics, &report.tree);
    let Some(built) = report.built else {
        return Ok(CONTENT_HAS_ERRORS);
    };
    tell.done(&summary(&built, started));
    tell.detail(&details(&built, &folder));
    Ok(0)
}

fn options(wanted: &Build, surroundings: &Surroundings) -> Options {
    Options {
        base_url: wanted.base_url.clone(),
        drafts: if wanted.drafts {
            Drafts::Build
        } else {
            Drafts::LeaveOut
        },
        overwrite: if wanted.force {
            Overwrite::Force
        } else {
            Overwrite::Refuse
        },
        date: wanted.date,
        source_date_epoch: surroundings.source_date_epoch.clone(),
        now: surroundings.today,
    }
}

fn no_site(
    source: Arc<DiskStore>,
    wanted: &Build,
    surroundings: &Surroundings,
    tell: &Tell<'_>,
) -> Result<u8, String> {
    let nowhere = output::MemoryStore::default();
    let report = build::build(source, &nowhere, &options(wanted, surroundings), &|_, _| {});
    let report = report.map_err(|error| explain(&error))?;
    tell.diagnostics(&report.diagnostics, &report.tree);
    Ok(CONTENT_HAS_ERRORS)
}

/// The store of a site's own files.
pub(super) fn site_at(root: &Path) -> Arc<DiskStore> {
    let entries = ENTRIES.iter().filter_map(|entry| SitePath::new(entry).ok());
    Arc::new(DiskStore::new(root, entries.collect()))
}

/// The output may not lie where the site's own files are read.
fn refuse_source(output: &Path, root: &Path) -> Result<(), String> {
    let real = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let (output, root) = (real(output), real(root));
    let inside = ENTRIES[1..]
        .iter()
        .any(|entry| output.starts_with(root.join(entry)));
    if inside || output == root {
        return Err(format!(
            "the output folder `{}` would lie among the site's own files; name another with \
             `--output`",
            output.display()
        ));
    }
    Ok(())
}

fn explain(error: &output::OutputError) -> String {
    match error {
        output::OutputError::NotOurs(_) => {
            format!(
                "{error}\nmove them away, name another folder with `--output`, or replace them with `--force`"
            )
        }
        other => other.to_string(),
    }
}

fn summary(built: &Built, started: Instant) -> String {
    let careers = tell::counted(built.careers, "career", "careers");
    let pages = tell::counted(built.pages, "page", "pages");
    let bytes = tell::bytes(built.output.bytes);
    let seconds = started.elapsed().as_secs_f64();
    format!("Built {careers}: {pages}, {bytes}, in {seconds:.2} s")
}

fn details(built: &Built, folder: &Path) -> String {
    let output = &built.output;
    format!(
        "{} in `{}`: {} written, {} unchanged, {} removed",
        tell::counted(output.files, "file", "files"),
        folder.display(),
        output.written,
        output.unchanged,
        output.removed
    )
}

//! `guidepost build`.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use super::arguments::Build;
use super::folder::{self, ENTRIES};
use super::tell::{self, Failure, Tell};
use super::{CONTENT_HAS_ERRORS, Surroundings, plain};
use crate::build::{self, Built, Options};
use crate::config::{self, Today};
use crate::lint::Depth;
use crate::output::{self, OutputError, Overwrite};
use crate::scalar::Day;
use crate::site::Drafts;
use crate::source::DiskStore;

/// The folder that a site is written to, in the site's own.
const OUTPUT: &str = "public";

pub(super) fn run(
    wanted: &Build,
    root: &Path,
    surroundings: &Surroundings,
    tell: &Tell<'_>,
) -> Result<u8, Failure> {
    let started = Instant::now();
    folder::expect_folder(root)?;
    let source = folder::site_at(root);
    let folder = match &wanted.output {
        Some(output) => plain(&surroundings.folder.join(output)),
        None => root.join(OUTPUT),
    };
    refuse_source(&folder, root)?;
    let options = options(wanted, surroundings)?;
    if !root.join(config::FILE).is_file() {
        // The report says that this is no site; then no folder is made either.
        return no_site(source, &options, tell);
    }
    let output = output::DiskStore::open(&folder).map_err(|error| explain(&error))?;
    let progress = tell.progress(started);
    let report =
        build::build(source, &output, &options, &progress).map_err(|error| explain(&error))?;
    tell.diagnostics(&report.diagnostics, &report.tree);
    let Some(built) = report.built else {
        return Ok(CONTENT_HAS_ERRORS);
    };
    tell.done(&summary(&built, started));
    if !built.has_address {
        tell.done(NO_ADDRESS);
    }
    tell.detail(&details(&built, &folder));
    Ok(0)
}

fn options(wanted: &Build, surroundings: &Surroundings) -> Result<Options, Failure> {
    Ok(Options {
        base_url: wanted.base_url.clone(),
        overwrite: match wanted.force {
            true => Overwrite::Force,
            false => Overwrite::Refuse,
        },
        judgement: Depth::Build,
        ..preview_options(wanted.drafts, wanted.date, surroundings)?
    })
}

/// The options of a build into an empty place, for a site published where its configuration says.
pub(super) fn preview_options(
    drafts: bool,
    date: Option<Day>,
    surroundings: &Surroundings,
) -> Result<Options, Failure> {
    let Surroundings {
        source_date_epoch,
        today,
        ..
    } = surroundings;
    // A variable that holds no time is no mistake of the content.
    Today::choose(date, source_date_epoch, None, *today)?;
    Ok(Options {
        base_url: None,
        drafts: match drafts {
            true => Drafts::Build,
            false => Drafts::LeaveOut,
        },
        overwrite: Overwrite::Refuse,
        judgement: Depth::Preview,
        date,
        source_date_epoch: source_date_epoch.clone(),
        now: *today,
    })
}

fn no_site(source: Arc<DiskStore>, options: &Options, tell: &Tell<'_>) -> Result<u8, Failure> {
    let nowhere = output::MemoryStore::default();
    let report =
        build::build(source, &nowhere, options, &|_, _| {}).map_err(|error| explain(&error))?;
    tell.diagnostics(&report.diagnostics, &report.tree);
    Ok(CONTENT_HAS_ERRORS)
}

/// The output may not lie where the site's own files are read, nor hold the site.
fn refuse_source(output: &Path, root: &Path) -> Result<(), Failure> {
    let (output, root) = (folder::real(output), folder::real(root));
    let inside = ENTRIES.iter().any(|entry| {
        let entry = folder::real(&root.join(entry));
        output.starts_with(entry)
    });
    let shown = output.display();
    let message = match (inside, root.starts_with(&output)) {
        (true, _) => format!("the output folder `{shown}` would lie among the site's own files"),
        // Pages would be strewn around the site: in the folder of all projects, or at the disk's root.
        (false, true) => format!("the output folder `{shown}` holds the site itself"),
        (false, false) => return Ok(()),
    };
    Err(Failure::new(message, "name another with `--output`"))
}

fn explain(error: &OutputError) -> Failure {
    let mend = match error {
        OutputError::NotOurs(_) => {
            "move them away, name another folder with `--output`, or replace them with `--force`"
        }
        OutputError::InTheWay(_) => "move them away, or name another folder with `--output`",
        OutputError::Unopened(..) | OutputError::Io { .. } => {
            "see that the folder can be written to, or name another with `--output`"
        }
        OutputError::Busy => {
            "wait until it is done and build again, or name another folder with `--output`"
        }
        OutputError::OtherDisk(_) => {
            "unmount them, or name another folder with `--output` and copy the site from there"
        }
        OutputError::LeavesFolder(_) => "remove the link",
        OutputError::Twice(_) | OutputError::FileAndFolder(_) => "rename one of the two",
    };
    Failure::new(error.to_string(), mend)
}

/// What is said of a site that does not know where it is published.
const NO_ADDRESS: &str =
    "Left out, as the site has no `base_url`: sitemap, feed, canonical addresses";

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

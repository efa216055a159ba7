//! `guidepost check`.

use std::path::Path;

use super::arguments::{Check, Deny};
use super::build;
use super::folder;
use super::tell::{self, Failure, Tell};
use super::{CONTENT_HAS_ERRORS, Surroundings};
use crate::build::{Checked, Options, check};
use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{self, Depth};
use crate::site::Site;

pub(super) fn run(
    wanted: &Check,
    root: &Path,
    surroundings: &Surroundings,
    tell: &Tell<'_>,
) -> Result<u8, Failure> {
    folder::expect_folder(root)?;
    let options = Options {
        judgement: Depth::Check,
        ..build::preview_options(wanted.drafts, wanted.date, surroundings)?
    };
    let checked = check(folder::site_at(root), &options);
    let Checked {
        tree,
        diagnostics,
        site,
    } = &checked;
    if let Some(site) = site
        && (wanted.stale || wanted.coverage)
    {
        tell.listing(&match wanted.stale {
            true => lint::stale(site),
            false => lint::coverage(site),
        });
        // What could not be read is missing from the list.
        let is_error = |it: &&Diagnostic| it.severity == Severity::Error;
        let errors: Vec<Diagnostic> = diagnostics.iter().filter(is_error).cloned().collect();
        tell.findings(&errors, tree);
        return Ok(if errors.is_empty() {
            0
        } else {
            CONTENT_HAS_ERRORS
        });
    }
    tell.findings(diagnostics, tree);
    if let Some(site) = site {
        tell.done(&summary(site, diagnostics));
    }
    let fails = |it: &Diagnostic| match it.severity {
        Severity::Error => true,
        Severity::Warning => wanted.deny == Some(Deny::Warnings),
        Severity::Note => false,
    };
    match diagnostics.iter().any(fails) {
        true => Ok(CONTENT_HAS_ERRORS),
        false => Ok(0),
    }
}

fn summary(site: &Site, found: &[Diagnostic]) -> String {
    let careers = tell::counted(site.guide.careers.len(), "career", "careers");
    match found.is_empty() {
        true => format!("Checked {careers}: nothing to report"),
        false => format!("Checked {careers}"),
    }
}

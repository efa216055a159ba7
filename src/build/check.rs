//! What a build would refuse, and the judgement of an editor, without a site being written.

use std::sync::Arc;

use super::{Options, load, publish};
use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::lint;
use crate::site::Site;
use crate::source::{SourceStore, SourceTree};

/// What came of a check.
pub struct Checked {
    /// The files that the diagnostics speak of.
    pub tree: Arc<SourceTree>,
    /// What is wrong, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
    /// The site, where it could be read.
    pub site: Option<Site>,
}

/// Reads the site in `source` and checks all of it: whatever a build refuses, templates included,
/// and the rules of [`lint`] that the options ask for.
pub fn check(source: Arc<dyn SourceStore>, options: &Options) -> Checked {
    let mut found = Diagnostics::new();
    let (tree, problems) = SourceTree::open(source, load::embedded());
    let tree = Arc::new(tree);
    found.append(Diagnostics::of_listing(problems));
    let loaded = load::load(&tree, options, &mut found);
    if let Some(loaded) = &loaded {
        loaded.check(&mut found);
        if found.count(Severity::Error) == 0 {
            publish::rehearse(loaded, &mut found);
        }
        lint::check(&loaded.site, &tree, options.judgement, &mut found);
    }
    Checked {
        diagnostics: found.in_file_order(&tree),
        site: loaded.map(|loaded| loaded.site),
        tree,
    }
}

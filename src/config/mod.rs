//! Floor 4: `guidepost.yaml` to [`Config`], and which day a build takes for today.
//!
//! What an editor typed is a [`Settings`], whose fields are the keys and whose docstrings are the
//! configuration reference; what it means, with every default filled in, is a [`Config`]. This
//! module reads one file through the tree, and looks at no clock, no environment and no content:
//! whether a section kind, a page or a static file exists is for the floors that know them.

mod address;
mod resolve;
mod scalar;
mod settings;
mod today;

pub use address::{BaseUrl, EditUrl, Target, WebUrl};
pub use resolve::{Config, ScaleStep, SectionChoice};
pub use scalar::{Colour, Count, Language, StaticPath};
pub use settings::{
    Checks, FeedOptions, Footer, MarkdownOptions, Menu, MenuEntry, Metric, Publisher, RuleWeights,
    SectionEntry, SectionSetting, Settings, Step, ThemeOptions, Weight,
};
pub use today::Today;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::source::{SourceTree, Span};
use crate::yaml::{self, Decode, Node};

/// Where a site's configuration lies, and what makes a folder a site.
pub const FILE: &str = "guidepost.yaml";

impl Config {
    /// Reads the configuration of the site in `tree`.
    ///
    /// All of its mistakes are reported in `found`. What can be gone on with is returned all the
    /// same, so that the content is checked in the same run; `None` where the content's mistakes
    /// would only follow from those of the configuration.
    pub fn read(tree: &SourceTree, found: &mut Diagnostics) -> Option<Self> {
        let Some(file) = tree.find(FILE) else {
            let is_refused = |item: &Diagnostic| matches!(&item.place, Place::Path(path) if path == FILE || path == ".");
            if found.iter().any(is_refused) {
                return None;
            }
            let message = format!("this folder is no Guidepost site: it has no `{FILE}`");
            found.push(
                Diagnostic::new(Code::NoSite, Place::Path(FILE.to_owned()), message)
                    .mend("go to the folder of a site, or make a new one with `guidepost init`"),
            );
            return None;
        };
        let text = match tree.text(file) {
            Ok(text) => text.text,
            Err(error) => {
                found.push(Diagnostic::unread(file, &error));
                return None;
            }
        };
        let start = text.len() - text.trim_start_matches('\u{feff}').len();
        let node = yaml::read(file, &text, start..text.len(), found)?;
        let settings = Settings::decode(&node, found)?;
        let config = Self::from_settings(settings, found);
        (!misleads(&node, found)).then_some(config)
    }
}

/// The keys that decide what is a mistake in content.
const MEASURES: [&str; 4] = ["language", "proficiency", "metrics", "markdown"];

/// Whether something was reported by which content is judged.
fn misleads(node: &Node, found: &Diagnostics) -> bool {
    let measures: Vec<Span> = MEASURES
        .iter()
        .filter_map(|key| Some(node.get(key)?.span))
        .collect();
    found.iter().any(|item| match item.place {
        Place::At(span) => measures.iter().any(|value| value.contains(span)),
        Place::File(_) | Place::Path(_) => false,
    })
}

#[cfg(test)]
mod tests;

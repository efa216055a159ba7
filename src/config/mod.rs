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
    FeedOptions, Footer, MarkdownOptions, Menu, MenuEntry, Metric, Publisher, RawHtml,
    SectionEntry, SectionSetting, Settings, Step, ThemeOptions,
};
pub use today::Today;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::source::SourceTree;
use crate::yaml::{self, Decode};

/// Where a site's configuration lies, and what makes a folder a site.
pub const FILE: &str = "guidepost.yaml";

impl Config {
    /// Reads the configuration of the site in `tree`.
    ///
    /// Returns `None` where something in it was reported in `found`; all of its mistakes are.
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
        Self::from_settings(settings, found)
    }
}

#[cfg(test)]
mod tests;

//! Floor 5: the templates, messages and static files of a site, the theme's and its own.
//!
//! Both are files of the tree: the theme's, which the binary carries ([`embedded()`]), appear in the
//! folder `theme/`. A file of the site's `templates/` or `static/` stands in for the theme's file
//! of the same path. Templates go through Tera 2; this module knows no page and no career.
//!
//! # What a page is given
//!
//! Constants of the site (its title, description, language, publisher, looks) belong into the
//! engine's global context ([`Theme::with_globals`]): it is looked up by reference and costs a page
//! nothing. A value that several pages share (an index, a menu) is converted to a
//! [`tera::Value`] once and put into each page's [`tera::Context`] by `insert_value`, which copies
//! a pointer. Inside a component only its arguments are seen; one that is declared as `@site` is
//! taken from where the component is called, the global context included.
//!
//! # What is checked when a theme is loaded
//!
//! All templates are read, whether a page uses them or not: their syntax, every template, block,
//! component, filter, test and function that they name, every message and static file that they
//! name in so many words, and that nothing contains itself or nests so deeply that a thread's
//! stack could overflow. What is left to go wrong on a page is a value that is not there.

mod assets;
mod contrast;
mod css;
mod embedded;
mod engine;
mod files;
mod functions;
mod messages;
mod nesting;
mod outline;
mod scan;
mod script;
mod structure;
mod styles;
mod templates;
mod words;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use tera::{Context, Tera};

pub use assets::{Asset, fingerprinted};
pub use embedded::embedded;
pub use script::ScriptJson;

use crate::config::Config;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::locale::{Locale, Messages};
use crate::source::{FileId, SourceTree, Span, picture_size};
use crate::yaml::nearest;
use assets::{Asked, Assets};
use templates::Sources;

/// The theme's picture for shared links, by its path in `static/`.
const SOCIAL: &str = "social.png";

/// The file of a template, and where its text begins.
struct TemplateFile {
    id: FileId,
    shift: usize,
}

impl TemplateFile {
    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.id, range.start + self.shift..range.end + self.shift)
    }
}

/// The files of the templates, by their names.
type Files = HashMap<Box<str>, TemplateFile>;

/// The templates, messages and static files of a site, ready for its pages.
pub struct Theme {
    tera: Tera,
    files: Files,
    locale: Arc<Locale>,
    messages: Arc<Messages>,
    assets: Assets,
    logo_size: Option<(u32, u32)>,
    social_size: Option<(u32, u32)>,
}

impl Theme {
    /// Loads all that `tree` has below `templates/` and `static/`, the site's and the theme's.
    ///
    /// Returns `None` where a mistake was reported in `found`; all that were found are.
    pub fn load(tree: &SourceTree, config: &Config, found: &mut Diagnostics) -> Option<Self> {
        let mut report = Diagnostics::new();
        let template_files = files::below(tree, "templates");
        let static_files = files::below(tree, "static");
        let (sources, complete) = templates::read(tree, &template_files, &mut report);
        let asked = asked_messages(&sources);
        let language = config.language.tag();
        let words = messages::load(tree, &template_files, language, &asked, &mut report);
        if words.complete {
            report_missing_messages(&sources, &words.messages, &mut report);
        }
        let asked = asked_assets(&sources, config);
        let assets = assets::load(tree, &static_files, &asked, &settings(config), &mut report);
        contrast::check(tree, &static_files, &config.theme, &mut report);
        // The configuration has made a locale of this tag already.
        let locale = Arc::new(Locale::new(language).ok()?);
        let messages = Arc::new(words.messages);
        let mut tera = Tera::default();
        let addresses = assets.addresses();
        functions::register(&mut tera, &locale, &messages, words.escaped, addresses);
        engine::load(&mut tera, functions::NAMES, &sources, complete, &mut report);
        let sound = report.count(Severity::Error) == 0;
        found.append(report);
        sound.then(|| Self {
            tera,
            files: template_places(sources),
            locale,
            messages,
            assets,
            logo_size: size(
                config.theme.logo.as_ref().map(|logo| logo.as_str()),
                tree,
                &static_files,
            ),
            social_size: size(Some(social_picture(config)), tree, &static_files),
        })
    }

    /// The same theme with these constants in every template.
    #[must_use]
    pub fn with_globals(mut self, globals: Context) -> Self {
        *self.tera.global_context() = globals;
        self
    }

    /// Renders a page.
    ///
    /// # Errors
    /// A value that the template wants is not there or of another kind; the place is in the
    /// template.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Box<Diagnostic>> {
        self.tera
            .render(template, context)
            .map_err(|error| self.error(&error, template))
    }

    /// Renders a page to the end of `buffer`, which holds a part of it where there is an error.
    ///
    /// # Errors
    /// As for [`Theme::render`].
    pub fn render_into(
        &self,
        template: &str,
        context: &Context,
        buffer: &mut Vec<u8>,
    ) -> Result<(), Box<Diagnostic>> {
        let rendered = self.tera.render_to(template, context, buffer);
        rendered.map_err(|error| self.error(&error, template))
    }

    fn error(&self, error: &tera::Error, template: &str) -> Box<Diagnostic> {
        Box::new(engine::render_error(error, template, &self.files))
    }

    /// Whether there is a template of this name, which is its path in `templates/`.
    #[must_use]
    pub fn has_template(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// How the language of the site writes numbers and dates.
    #[must_use]
    pub fn locale(&self) -> &Arc<Locale> {
        &self.locale
    }

    /// The words of the interface.
    #[must_use]
    pub fn messages(&self) -> &Arc<Messages> {
        &self.messages
    }

    /// Every static file as it is published, in the order of the paths.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.assets.iter()
    }

    /// The width and height of the site's logo, where its format says them.
    #[must_use]
    pub const fn logo_size(&self) -> Option<(u32, u32)> {
        self.logo_size
    }

    /// The width and height of the [`social_picture`], where its format says them.
    #[must_use]
    pub const fn social_size(&self) -> Option<(u32, u32)> {
        self.social_size
    }

    /// The address of a static file from the site's home, as `asset(path="…")` gives it.
    #[must_use]
    pub fn asset(&self, path: &str) -> Option<&str> {
        self.assets.addresses().get(path).map(String::as_str)
    }
}

/// The rules of style that the configuration makes. The content security policy of a careful host
/// allows no style within a page, so that they stand in the style sheet.
fn settings(config: &Config) -> String {
    let colours = [
        ("--accent-light", &config.theme.accent),
        ("--accent-dark", &config.theme.accent_dark),
    ];
    let rules: String = colours
        .into_iter()
        .filter_map(|(name, colour)| Some(format!("{name}:{};", **colour.as_ref()?)))
        .collect();
    match rules.is_empty() {
        true => rules,
        false => format!(":root{{{rules}}}\n"),
    }
}

/// The path in `static/` of the picture that stands for the site where its links are shared.
#[must_use]
pub fn social_picture(config: &Config) -> &str {
    let own = config.theme.social.as_ref();
    own.map_or(SOCIAL, |path| path.as_str())
}

fn size(
    path: Option<&str>,
    tree: &SourceTree,
    files: &BTreeMap<Box<str>, files::Layers>,
) -> Option<(u32, u32)> {
    let file = files.get(path?)?.file()?;
    picture_size(&tree.read(file).ok()?)
}

fn template_places(sources: Sources) -> Files {
    let place = |source: templates::Source| TemplateFile {
        id: source.file,
        shift: source.shift,
    };
    sources
        .into_iter()
        .map(|(name, source)| (name, place(source)))
        .collect()
}

/// The keys of messages that templates ask for in so many words.
fn asked_messages(sources: &Sources) -> BTreeSet<&str> {
    let keys = sources
        .values()
        .flat_map(|source| &source.outline.message_keys);
    keys.map(|key| &*key.text).collect()
}

fn report_missing_messages(sources: &Sources, messages: &Messages, report: &mut Diagnostics) {
    for source in sources.values() {
        for key in &source.outline.message_keys {
            if !messages.has(&key.text) {
                let message = format!("there is no message `{}`", key.text);
                let span = source.span(&key.range);
                let diagnostic = Diagnostic::at(Code::MessageMissing, span, message);
                report.push(match nearest(&key.text, messages.keys()) {
                    Some(near) => diagnostic.mend(format!("did you mean `{near}`?")),
                    None => diagnostic.mend("add it to `templates/messages/`"),
                });
            }
        }
    }
}

/// The static files that templates or the configuration ask for in so many words.
fn asked_assets<'a>(sources: &'a Sources, config: &'a Config) -> Asked<'a> {
    let mut asked: Asked<'a> = BTreeMap::new();
    for source in sources.values() {
        for path in &source.outline.asset_paths {
            let places = asked.entry(&path.text).or_default();
            places.push(source.span(&path.range));
        }
    }
    let looks = &config.theme;
    for path in [&config.favicon, &looks.logo, &looks.social]
        .into_iter()
        .flatten()
    {
        asked.entry(path.as_str()).or_default().push(path.span);
    }
    asked
}

#[cfg(test)]
mod tests;

//! From what was typed to what it means: defaults, and the mistakes that two keys make together.

use std::collections::HashMap;

use super::settings::{
    Checks, Footer, Menu, Metric, Publisher, SectionEntry, Settings, Step, ThemeOptions,
};
use super::{BaseUrl, EditUrl, Language, StaticPath};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::markdown::RawHtml;
use crate::scalar::{Day, Id, Interval};
use crate::source::{Span, Spanned};

/// The steps of the scale that a site has unless it names its own, from the lowest.
const DEFAULT_SCALE: [&str; 4] = ["awareness", "working", "practitioner", "expert"];

const DEFAULT_PER_PAGE: u16 = 100;
const DEFAULT_FEED_ENTRIES: u16 = 20;

/// What `guidepost.yaml` says, every default filled in.
#[derive(Clone, Debug)]
pub struct Config {
    /// The name of the guide.
    pub title: Spanned<Box<str>>,
    /// What the guide is, in a sentence.
    pub description: Option<Spanned<Box<str>>>,
    /// Where the site is published.
    pub base_url: Option<BaseUrl>,
    /// The language of the guide.
    pub language: Language,
    /// Who publishes it.
    pub publisher: Option<Publisher>,
    /// The day that the site wants taken for today.
    pub date: Option<Day>,
    /// The kinds of sections in order; empty where the content model's order holds.
    pub sections: Vec<SectionChoice>,
    /// After how long a career should be reviewed.
    pub review_every: Option<Interval>,
    /// How `guidepost check` judges; its limits have their defaults where the rules are.
    pub checks: Checks,
    /// The scale of proficiency, from its lowest step; never empty.
    pub proficiency: Vec<ScaleStep>,
    /// Measures beyond those of the content model.
    pub metrics: Vec<Metric>,
    /// The links of the menu; `None` where they follow from what the site has.
    pub navigation: Option<Menu>,
    /// The foot of every page.
    pub footer: Footer,
    /// Where a file is edited.
    pub edit_url: Option<EditUrl>,
    /// The sign in a browser's tab.
    pub favicon: Option<Spanned<StaticPath>>,
    /// How the default theme looks.
    pub theme: ThemeOptions,
    /// What becomes of raw HTML in Markdown.
    pub raw_html: RawHtml,
    /// How many entries a list shows on one page.
    pub per_page: u16,
    /// How many entries the feed holds.
    pub feed_entries: u16,
    /// Whether readers can search the guide and filter its careers.
    pub search: bool,
}

/// A kind of section in the site's order.
#[derive(Clone, Debug)]
pub struct SectionChoice {
    /// The kind, as it was written; the content model knows whether there is one.
    pub section: Spanned<Box<str>>,
    /// Whether a career without it is reported.
    pub required: bool,
    /// The heading where the section's file has none.
    pub title: Option<Spanned<Box<str>>>,
}

/// A step of the scale of proficiency.
#[derive(Clone, Debug)]
pub struct ScaleStep {
    /// Its name in content files.
    pub id: Id,
    /// Its name on pages; `None` for a step of the default scale, whose name is the message
    /// `proficiency_<id>`.
    pub title: Option<Box<str>>,
    /// What somebody at this step can do.
    pub description: Option<Box<str>>,
}

impl Config {
    /// Fills in the defaults, and reports the mistakes that two keys make together.
    pub(super) fn from_settings(settings: Settings, found: &mut Diagnostics) -> Self {
        let sections: Vec<_> = settings.sections.into_iter().map(section).collect();
        let kinds = sections.iter().map(|s| (&*s.section.value, s.section.span));
        let ids = |id: &Spanned<Id>| (id.value.as_str().to_owned(), id.span);
        let steps: Vec<_> = settings.proficiency.iter().map(|s| ids(&s.id)).collect();
        let metrics: Vec<_> = settings.metrics.iter().map(|m| ids(&m.id)).collect();
        stand_once("section", kinds, found);
        stand_once("step", as_refs(&steps), found);
        stand_once("metric", as_refs(&metrics), found);
        have_titles(&settings.proficiency, found);
        Self {
            title: settings.title,
            description: settings.description,
            base_url: settings.base_url.map(|url| url.value),
            language: settings.language.map(|l| l.value).unwrap_or_default(),
            publisher: settings.publisher,
            date: settings.date.map(|day| day.value),
            sections,
            review_every: settings.review_every,
            checks: settings.checks.unwrap_or_default(),
            proficiency: scale(settings.proficiency),
            metrics: settings.metrics,
            navigation: settings.navigation,
            footer: settings.footer.unwrap_or_default(),
            edit_url: settings.edit_url.map(|url| url.value),
            favicon: settings.favicon,
            theme: settings.theme.unwrap_or_default(),
            raw_html: settings
                .markdown
                .and_then(|markdown| markdown.html)
                .unwrap_or(RawHtml::Refuse),
            per_page: settings.per_page.map_or(DEFAULT_PER_PAGE, |n| n.value.0),
            feed_entries: settings
                .feed
                .and_then(|feed| feed.entries)
                .map_or(DEFAULT_FEED_ENTRIES, |n| n.value.0),
            search: settings.search.unwrap_or(true),
        }
    }
}

fn section(entry: SectionEntry) -> SectionChoice {
    match entry {
        SectionEntry::Name(section) => SectionChoice {
            section,
            required: false,
            title: None,
        },
        SectionEntry::Setting(setting) => SectionChoice {
            section: setting.section,
            required: setting.required.unwrap_or(false),
            title: setting.title,
        },
    }
}

fn scale(own: Vec<Step>) -> Vec<ScaleStep> {
    if own.is_empty() {
        let ids = DEFAULT_SCALE.iter().filter_map(|id| Id::parse(id).ok());
        return ids
            .map(|id| ScaleStep {
                id,
                title: None,
                description: None,
            })
            .collect();
    }
    own.into_iter()
        .map(|step| ScaleStep {
            id: step.id.value,
            title: step.title.map(|title| title.value),
            description: step.description.map(|text| text.value),
        })
        .collect()
}

fn as_refs(names: &[(String, Span)]) -> impl Iterator<Item = (&str, Span)> {
    names.iter().map(|(name, span)| (name.as_str(), *span))
}

/// Reports the names that stand twice in a list.
fn stand_once<'a>(
    what: &str,
    names: impl Iterator<Item = (&'a str, Span)>,
    found: &mut Diagnostics,
) {
    let mut first = HashMap::new();
    for (name, span) in names {
        if let Some(&before) = first.get(name) {
            let message = format!("the {what} `{name}` stands twice in this list");
            found.push(
                Diagnostic::at(Code::DuplicateEntry, span, message)
                    .related(before, "first written here")
                    .mend("keep one of the two"),
            );
        } else {
            first.insert(name, span);
        }
    }
}

/// Reports the steps without a title that are none of the default scale, whose titles are messages.
fn have_titles(steps: &[Step], found: &mut Diagnostics) {
    for step in steps {
        let id = step.id.value.as_str();
        if step.title.is_none() && !DEFAULT_SCALE.contains(&id) {
            let message = format!("the step `{id}` has no `title`");
            let mend = "add `title:` with the words that a reader sees";
            found.push(Diagnostic::at(Code::MissingKey, step.id.span, message).mend(mend));
        }
    }
}

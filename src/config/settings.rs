//! The keys of `guidepost.yaml`: what an editor may type, each key with its sentence.
//!
//! The docstrings are the configuration reference. Nothing here fills in a default.

use super::address::{BaseUrl, EditUrl, Target, WebUrl};
use super::scalar::{Colour, Count, Language, StaticPath};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::markdown::RawHtml;
use crate::scalar::{Day, Id, Interval, Prose};
use crate::source::Spanned;
use crate::yaml::{Content, Decode, DecodeField, Node, Shape, nearest};
use crate::{choice, record};

record! { Forgive "the configuration" =>
    /// What stands in `guidepost.yaml`.
    pub struct Settings {
        /// The name of the guide, shown on every page.
        pub title: Spanned<Box<str>>,
        /// What the guide is, in a sentence; for search engines and the feed.
        pub description: Option<Spanned<Box<str>>>,
        /// Where the site is published, such as `https://example.org/guide/`. Without it, what
        /// needs an absolute address (canonical links, sitemap, feed) is left out.
        pub base_url: Option<Spanned<BaseUrl>>,
        /// The language of the guide and of its interface, as a BCP 47 tag. Default: `en`.
        pub language: Option<Spanned<Language>>,
        /// Who publishes the guide.
        pub publisher: Option<Publisher>,
        /// The day that a build takes for today, so that the same files give the same report each
        /// time: what was observed cannot lie after it. Default: the day of the build in UTC.
        pub date: Option<Spanned<Day>>,
        /// The kinds of sections in the order of a career's page, each by its name, or with
        /// `section`, `required` and `title`. Default: the order of the content model, none
        /// required.
        pub sections: Vec<SectionEntry>,
        /// After how long a career should be reviewed, unless it says otherwise. Default: never.
        pub review_every: Option<Interval>,
        /// How `guidepost check` judges: which rules count for how much, and their limits.
        pub checks: Option<Checks>,
        /// The steps of depth in which a skill is known, from the lowest. Default: `awareness`,
        /// `working`, `practitioner`, `expert`.
        pub proficiency: Vec<Step>,
        /// Measures of a career's market beyond those of the content model.
        pub metrics: Vec<Metric>,
        /// The links at the top of every page. Default: careers, salaries,
        /// comparisons, skills, industries, sources and the plain pages, as far as the site has them; `[]` for none.
        pub navigation: Option<Menu>,
        /// What stands at the foot of every page.
        pub footer: Option<Footer>,
        /// Where a file of the guide is edited, with `{path}` for its path:
        /// `https://example.org/edit/main/{path}`. Default: pages have no such link.
        pub edit_url: Option<Spanned<EditUrl>>,
        /// The sign of the site in a browser's tab, a file in `static/`. Default: the theme's.
        pub favicon: Option<Spanned<StaticPath>>,
        /// How the default theme looks.
        pub theme: Option<ThemeOptions>,
        /// What Markdown may hold.
        pub markdown: Option<MarkdownOptions>,
        /// How many entries a list shows before it goes on to a second page, from 1 to 1000.
        /// Default: 100.
        pub per_page: Option<Spanned<Count>>,
        /// The feed of new and reviewed guides.
        pub feed: Option<FeedOptions>,
        /// Whether readers can search the guide and filter its careers: with an index that is made
        /// with the site, a page at `search/`, and a field on every page. Default: `true`.
        pub search: Option<bool>,
    }
}

record! { "`publisher`" =>
    /// Who publishes the guide.
    pub struct Publisher {
        /// Its name.
        pub name: Spanned<Box<str>>,
        /// Its own site.
        pub url: Option<Spanned<WebUrl>>,
    }
}

record! { "a section of the site's list" =>
    /// A kind of section with what the site wants of it.
    pub struct SectionSetting {
        /// The kind.
        pub section: Spanned<Box<str>>,
        /// Whether a career without it is reported. Default: `false`.
        pub required: Option<bool>,
        /// The heading of the section where its file has no `title`.
        pub title: Option<Spanned<Box<str>>>,
    }
}

/// A kind of section, by its name alone or with what the site wants of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SectionEntry {
    /// `salaries`
    Name(Spanned<Box<str>>),
    /// `{section: salaries, required: true}`
    Setting(SectionSetting),
}

impl Decode for SectionEntry {
    fn shape() -> Shape {
        let name = Shape::Scalar {
            name: "section kind",
            example: "salaries",
            forms: &[("salaries", "a kind, by its word in the content reference")],
        };
        Shape::Either(vec![name, SectionSetting::shape()])
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        match &node.content {
            Content::Map(_) => SectionSetting::decode(node, found).map(Self::Setting),
            Content::Scalar(_) | Content::List(_) => Spanned::decode(node, found).map(Self::Name),
        }
    }
}

record! { "a step of the scale" =>
    /// A step of depth in which a skill is known.
    pub struct Step {
        /// Its name in content files.
        pub id: Spanned<Id>,
        /// Its name on pages. The steps of the default scale have one in every language.
        pub title: Option<Spanned<Box<str>>>,
        /// What somebody at this step can do, in a sentence.
        pub description: Option<Spanned<Box<str>>>,
    }
}

record! { "a metric" =>
    /// A measure of a career's market.
    pub struct Metric {
        /// Its name in content files.
        pub id: Spanned<Id>,
        /// Its name on pages.
        pub title: Spanned<Box<str>>,
        /// Whether it says how something changes, rather than how much there is. Only a change may
        /// be below zero, and a fraction such as `0.23` is reported of it. Default: whether its id
        /// ends in `-change`.
        pub change: Option<bool>,
    }
}

impl Metric {
    /// Whether it says how something changes.
    #[must_use]
    pub fn is_change(&self) -> bool {
        self.change
            .unwrap_or_else(|| self.id.as_str().ends_with("-change"))
    }
}

record! { "a link" =>
    /// A link of a menu.
    pub struct MenuEntry {
        /// Its words.
        pub title: Spanned<Box<str>>,
        /// Where it leads: a page of the site (`careers/`), a content file (`pages/about.md`), or
        /// an address elsewhere (`https://example.org/`).
        pub link: Spanned<Target>,
    }
}

/// A list of links that may be empty on purpose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Menu(pub Vec<MenuEntry>);

impl Decode for Menu {
    fn shape() -> Shape {
        <Vec<MenuEntry> as DecodeField>::shape()
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        Vec::present(node, found).map(Self)
    }
}

record! { Forgive "`footer`" =>
    /// What stands at the foot of every page.
    #[derive(Default)]
    pub struct Footer {
        /// A sentence or two, inline Markdown.
        pub text: Option<Prose>,
        /// Links, such as an imprint.
        pub links: Vec<MenuEntry>,
    }
}

record! { Forgive "`theme`" =>
    /// How the default theme looks.
    #[derive(Default)]
    pub struct ThemeOptions {
        /// The colour of links and marks, as `#rrggbb` or `#rgb`.
        pub accent: Option<Spanned<Colour>>,
        /// The same on a dark page. Default: chosen by the theme.
        pub accent_dark: Option<Spanned<Colour>>,
        /// A picture beside the title, a file in `static/`.
        pub logo: Option<Spanned<StaticPath>>,
        /// The picture that stands for a page where its link is shared, a file in `static/`: PNG or
        /// JPEG, best 1200 by 630 pixels. It needs `base_url`. Default: the theme's.
        pub social: Option<Spanned<StaticPath>>,
        /// What `social` shows, in a sentence, for those who do not see it. Default: the title of
        /// the guide.
        pub social_alt: Option<Spanned<Box<str>>>,
    }
}

record! { Forgive "`markdown`" =>
    /// What Markdown may hold.
    pub struct MarkdownOptions {
        /// What becomes of raw HTML. Default: `refuse`.
        pub html: Option<RawHtml>,
    }
}

record! { Forgive "`feed`" =>
    /// The feed of new and reviewed guides.
    pub struct FeedOptions {
        /// How many entries it holds, from 1 to 1000. Default: 20.
        pub entries: Option<Spanned<Count>>,
    }
}

record! { Forgive "`checks`" =>
    /// How `guidepost check` judges.
    #[derive(Default)]
    pub struct Checks {
        /// What a rule's findings weigh, by its code: `off`, `note`, `warning` or `error`. A build
        /// publishes whatever stands here.
        pub rules: Option<RuleWeights>,
        /// How old a figure may be before it is reported, counted from the end of its period.
        /// Default: `P4Y`.
        pub figure_age: Option<Interval>,
        /// How many words a sentence may have. Default: 50.
        pub sentence_words: Option<Spanned<Count>>,
        /// How many years of school a text may take to be read, by the formula of Flesch and
        /// Kincaid; of English texts only. Default: 14.
        pub reading_grade: Option<Spanned<Count>>,
    }
}

choice! { "a weight" =>
    /// What the findings of a rule weigh.
    pub enum Weight {
        /// They are not reported.
        Off = "off",
        /// They are worth knowing.
        Note = "note",
        /// An editor should decide.
        Warning = "warning",
        /// `guidepost check` fails.
        Error = "error",
    }
}

/// Weights by the code of a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleWeights(pub Vec<(Code, Weight)>);

impl Decode for RuleWeights {
    fn shape() -> Shape {
        Shape::Keyed {
            what: "codes of rules",
            keys: || weighed().map(Code::as_str).collect(),
            value: Box::new(Weight::shape()),
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        let Content::Map(entries) = &node.content else {
            let message = "a map of rules is wanted here";
            let mend = "write each as `code: off`, such as `long-sentence: off`";
            found.push(Diagnostic::at(Code::WrongType, node.span, message).mend(mend));
            return None;
        };
        let mut weights = Vec::with_capacity(entries.len());
        for entry in entries {
            let weight = Weight::decode(&entry.value, found);
            let code = rule(&entry.key, found);
            weights.extend(code.zip(weight));
        }
        Some(Self(weights))
    }
}

/// The codes whose weight is for the site to choose.
fn weighed() -> impl Iterator<Item = Code> {
    let all = Code::ALL.iter().copied();
    all.filter(|code| code.severity() != Severity::Error)
}

/// The code that a key names, if its weight is for the site to choose.
fn rule(key: &Spanned<Box<str>>, found: &mut Diagnostics) -> Option<Code> {
    let named = Code::named(&key.value);
    let (message, mend) = match named {
        Some(code) if code.severity() != Severity::Error => return Some(code),
        Some(code) => (
            format!("`{code}` is a mistake that no page can be made with, and always an error"),
            "remove it".to_owned(),
        ),
        None => {
            let mend = nearest(&key.value, weighed().map(Code::as_str));
            (
                format!("there is no rule `{}`", key.value),
                mend.map_or_else(
                    || "name a rule by the code that its reports have".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                ),
            )
        }
    };
    found.push(Diagnostic::at(Code::UnknownValue, key.span, message).mend(mend));
    None
}

//! The views: every name that a template can read, with what it is.
//!
//! Data only. They are filled in by their neighbours in this module, and `docs/templates.md` is
//! made from them. All text is in the site's language; all links are relative to the page.

mod career;
mod charts;
mod compare;
mod figures;
mod lists;
mod salaries;

use super::view::{Html, Shared};
use crate::view;
pub use career::{
    CareerView, ContentsView, GroupView, ItemView, RelatedView, SectionView, SkillLinkView,
    SkillUseView,
};
pub use charts::{
    BandMarkView, ChartView, LegendView, MarkView, PanelView, PathRowView, PathView, SaidView,
    TickView, YearsView,
};
pub use compare::{
    ChoiceView, ComparedEntryView, ComparedPartView, ComparedRowView, ComparedView, ComparisonView,
    ComparisonsView, SourceLineView, WordView,
};
pub use figures::{ClaimView, ClaimsView, PayGroupView, PayRowView};
pub use lists::{ListView, PageNumberView, PagesView, TermPageView, TermView, UseView};
pub use salaries::{SalariesView, SalaryFilterView, SalaryView};

view! {
    /// What every page has, under the name `page`.
    pub struct PageView {
        /// Which template it is: `home`, `career`, `skill`, …
        pub kind: String,
        /// Its title.
        pub title: String,
        /// One sentence for search engines and cards; may be empty.
        pub description: String,
        /// What leads from it to the site's root: `../../`, or `./` on the home page. Addresses
        /// from `asset()` are written behind it.
        pub root: String,
        /// Its absolute address; absent where the site has no `base_url`.
        pub canonical: Option<String>,
        /// Whether it is left out of search engines.
        pub hidden: bool,
        /// Where its content file can be edited, if the site says so.
        pub edit: Option<String>,
        /// The pages above it, from the home page down.
        pub trail: Vec<LinkView>,
        /// The site's navigation, with the page's own part marked.
        pub navigation: Vec<NavView>,
        /// The text of the footer, from the configuration.
        pub footer: Html,
        /// The links of the footer, from the configuration.
        pub footer_links: Vec<NavView>,
        /// The link to the home page.
        pub home: String,
        /// The link to the page where readers search; absent with `search: false`. The index lies
        /// beside that page.
        pub search: Option<String>,
        /// The link to the Atom feed; absent where the site has no `base_url`.
        pub feed: Option<String>,
        /// The day of its last review.
        pub reviewed: Option<DateView>,
        /// What it says to machines: JSON-LD in the terms of schema.org, safe in a `<script>`.
        pub structured: Option<Html>,
    }
}

view! {
    /// A link.
    pub struct LinkView {
        /// What it says.
        pub title: String,
        /// Where it leads.
        pub href: String,
    }
}

view! {
    /// A link of the navigation.
    pub struct NavView {
        /// What it says.
        pub title: String,
        /// Where it leads.
        pub href: String,
        /// Whether the page is what it leads to, or below it.
        pub current: bool,
    }
}

view! {
    /// A date.
    pub struct DateView {
        /// For machines: `2026-03-31`, `2026-03` or `2026`.
        pub iso: String,
        /// As a reader sees it.
        pub text: String,
    }
}

view! {
    /// The home page, under the name `home`.
    pub struct HomeView {
        /// Its prose, from `content/index.md`.
        pub body: Html,
        /// The careers, at most as many as a list's page has.
        pub careers: Vec<Shared<CardView>>,
        /// How many careers the guide has, in words.
        pub count: String,
        /// The link to all careers.
        pub all: String,
        /// What the site has that sets careers side by side: comparisons, salaries.
        pub ways: Vec<LinkView>,
        /// The sources that its prose cites.
        pub sources: Vec<SourceView>,
        /// The sources of the figures of pay on its cards.
        pub figure_sources: Vec<FigureSourceView>,
    }
}

view! {
    /// A career as lists show it. It is the same on every page, so its address is behind the
    /// site's root: `{{ page.root }}{{ card.address }}`.
    pub struct CardView {
        /// Its slug.
        pub slug: String,
        /// What it is called.
        pub title: String,
        /// Its one sentence.
        pub summary: String,
        /// Its address, relative to the site's root.
        pub address: String,
        /// The figure of pay that stands for it, with statistic, place and period; absent where it has
        /// none. Its source is there only where it has none, to say so.
        pub pay: Option<FactView>,
        /// The names of its industries.
        pub industries: Vec<String>,
    }
}

view! {
    /// A short fact: its name, what it says, and where that comes from.
    pub struct FactView {
        /// What kind of fact it is: `pay`, `outlook`, `education`, `levels`, `reviewed`, a code's
        /// key, …
        pub kind: String,
        /// What it is called.
        pub label: String,
        /// What it says.
        pub value: String,
        /// What the value is, of whom, where and when: `Mean, United States, 2024`; may be empty.
        pub detail: String,
        /// Where the page says more.
        pub href: Option<String>,
        /// Where it comes from; absent where it is no figure.
        pub source: Option<CitationView>,
    }
}

view! {
    /// Where a figure comes from.
    pub struct CitationView {
        /// The source's number on this page; empty where the figure has no source.
        pub number: String,
        /// The source's title, or the word for a figure without one.
        pub title: String,
        /// Where the source is described; absent where the figure has none.
        pub href: Option<String>,
    }
}

view! {
    /// A source, with what rests on it.
    pub struct SourceView {
        /// Its id, for links.
        pub id: String,
        /// Its number on this page.
        pub number: String,
        /// What it is called.
        pub title: String,
        /// Who published it; may be empty.
        pub publisher: String,
        /// What kind of publication it is, in words; may be empty.
        pub kind: String,
        /// Where it can be read; absent where it is not known.
        pub url: Option<String>,
        /// When it was published.
        pub published: Option<DateView>,
        /// When its figures were taken over.
        pub retrieved: Option<DateView>,
        /// Its licence; may be empty.
        pub licence: String,
        /// The sentence that its licence asks for; may be empty.
        pub attribution: String,
        /// The source that takes its place.
        pub superseded_by: Option<LinkView>,
        /// What rests on it: figures of this page, or careers on the page of all sources.
        pub used_by: Vec<LinkView>,
    }
}

view! {
    /// A source of figures on the cards of a page.
    pub struct FigureSourceView {
        /// What it is called.
        pub title: String,
        /// Where it is described.
        pub href: String,
        /// The sentence that its licence asks for; may be empty.
        pub attribution: String,
    }
}

view! {
    /// The page of all sources, under the name `sources`.
    pub struct SourcesView {
        /// How many there are, in words.
        pub count: String,
        /// All of them, by title.
        pub sources: Vec<SourceView>,
    }
}

view! {
    /// The page where readers search, under the name `search`: where else they may look.
    pub struct SearchView {
        /// The link to all careers.
        pub careers: String,
        /// The link to all skills; absent where there are none.
        pub skills: Option<String>,
        /// The link to all industries; absent where there are none.
        pub industries: Option<String>,
    }
}

view! {
    /// A plain page, under the name `plain`.
    pub struct PlainView {
        /// Its prose.
        pub body: Html,
        /// Its headings, for the table of contents.
        pub contents: Vec<ContentsView>,
        /// The sources that it cites.
        pub sources: Vec<SourceView>,
    }
}

view! {
    /// A page at an old address, under the name `redirect`.
    pub struct RedirectView {
        /// What the page is called now.
        pub title: String,
        /// Where it is now.
        pub href: String,
    }
}

view! {
    /// The size of a picture in pixels.
    pub struct SizeView {
        /// How wide it is.
        pub width: u32,
        /// How high it is.
        pub height: u32,
    }
}

view! {
    /// What holds for the whole site, under the name `site`.
    pub struct SiteView {
        /// Its title.
        pub title: String,
        /// Its description; may be empty.
        pub description: String,
        /// Its absolute address, with a slash at the end; absent where it is not known.
        pub base_url: Option<String>,
        /// The language of its pages, BCP 47.
        pub language: String,
        /// The same with its territory, `pt_BR`; absent where the language names none.
        pub territory: Option<String>,
        /// The direction of its script: `ltr` or `rtl`.
        pub direction: String,
        /// Who publishes it; may be empty.
        pub publisher: String,
        /// The publisher's address, if it is known.
        pub publisher_url: Option<String>,
        /// The accent colour, if the site sets one.
        pub accent: Option<String>,
        /// The accent colour on dark ground, if the site sets one.
        pub accent_dark: Option<String>,
        /// The logo's path in `static/`, if the site has one.
        pub logo: Option<String>,
        /// The logo's own size; absent where its format does not say it.
        pub logo_size: Option<SizeView>,
        /// The favicon's path in `static/`.
        pub favicon: String,
        /// The picture that stands for a page where its link is shared.
        pub social: SocialView,
    }
}

view! {
    /// The picture that stands for a page where its link is shared.
    pub struct SocialView {
        /// Its path in `static/`.
        pub path: String,
        /// What it shows, in words.
        pub alt: String,
        /// Its own size; absent where its format does not say it.
        pub size: Option<SizeView>,
    }
}

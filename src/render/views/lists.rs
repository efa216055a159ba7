//! Views of lists, and of the pages of skills and industries.

use super::{CardView, FactView, FigureSourceView, LinkView};
use crate::render::view::Shared;
use crate::view;

view! {
    /// A list of careers, skills or industries, under the name `list`.
    pub struct ListView {
        /// What the whole list is called.
        pub title: String,
        /// How many entries it has in all, in words.
        pub count: String,
        /// The careers of this page of the list.
        pub careers: Vec<Shared<CardView>>,
        /// Of careers, what the site has that sets them side by side: comparisons, salaries.
        pub ways: Vec<LinkView>,
        /// The skills or industries of this page of the list.
        pub terms: Vec<TermView>,
        /// Where this page stands among the list's pages; absent where there is only one.
        pub pages: Option<PagesView>,
        /// The sources of the figures of pay on its cards.
        pub figure_sources: Vec<FigureSourceView>,
    }
}

view! {
    /// Where a page stands among the pages of a list.
    pub struct PagesView {
        /// Its number in words: `Page 2 of 7`.
        pub label: String,
        /// The page before it.
        pub previous: Option<String>,
        /// The page after it.
        pub next: Option<String>,
        /// The first, the last and the nearest pages; one without `href` stands for those between.
        pub numbers: Vec<PageNumberView>,
    }
}

view! {
    /// A page of a list, among the others.
    pub struct PageNumberView {
        /// Its number, or an ellipsis.
        pub title: String,
        /// Where it is; absent on an ellipsis.
        pub href: Option<String>,
        /// Whether it is this page.
        pub current: bool,
    }
}

view! {
    /// A skill or an industry in a list.
    pub struct TermView {
        /// What it is called.
        pub name: String,
        /// Where its page is.
        pub href: String,
        /// Its sentence; may be empty.
        pub description: String,
        /// Its category, as written; may be empty.
        pub category: String,
        /// How many careers it has, in words.
        pub count: String,
    }
}

view! {
    /// A skill, under the name `term`; also an industry, which has no careers' depth.
    pub struct TermPageView {
        /// What it is called.
        pub name: String,
        /// Other names.
        pub aliases: Vec<String>,
        /// Its category, as written; may be empty.
        pub category: String,
        /// Its sentence; may be empty.
        pub description: String,
        /// What each step of the scale means for it.
        pub steps: Vec<FactView>,
        /// Its codes in other classifications.
        pub codes: Vec<FactView>,
        /// How many careers it has, in words.
        pub count: String,
        /// The careers of this page of its list.
        pub uses: Vec<UseView>,
        /// Where this page stands among its pages.
        pub pages: Option<PagesView>,
        /// The sources of the figures of pay on its cards.
        pub figure_sources: Vec<FigureSourceView>,
    }
}

view! {
    /// A career that asks for a skill, or that belongs to an industry.
    pub struct UseView {
        /// The career.
        pub career: Shared<CardView>,
        /// Where and how: `Required · Practitioner`; each leads to its section.
        pub places: Vec<LinkView>,
    }
}

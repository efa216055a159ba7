//! Views of comparisons: two careers on a page, and what a reader's own choice is made of.
//!
//! Addresses are relative to the site's root, since the same rows stand on pages at two depths.

use super::{CitationView, LinkView, PagesView};
use crate::view;

view! {
    /// Careers side by side, under the name `comparison`.
    pub struct ComparisonView {
        /// The careers, each a column.
        pub careers: Vec<ComparedView>,
        /// What is compared, in parts.
        pub parts: Vec<ComparedPartView>,
        /// The sources of its figures, in the order in which the page first uses them.
        pub sources: Vec<SourceLineView>,
        /// Where more careers can be put beside them, relative to the site's root.
        pub choose: String,
    }
}

view! {
    /// A career that is compared.
    pub struct ComparedView {
        /// What it is called.
        pub title: String,
        /// Its one sentence.
        pub summary: String,
        /// Its address, relative to the site's root.
        pub address: String,
    }
}

view! {
    /// A part of a comparison, to be shown as a table.
    pub struct ComparedPartView {
        /// Which part it is: `key`, `pay`, `outlook`, `education`, `skills`, `path`.
        pub kind: String,
        /// Its title.
        pub title: String,
        /// That nothing is known of a career, in words, for cells without entries.
        pub missing: String,
        /// Its rows.
        pub rows: Vec<ComparedRowView>,
    }
}

view! {
    /// A row of a comparison.
    pub struct ComparedRowView {
        /// What is compared: `Median`, `Python`.
        pub label: String,
        /// In what the figures differ besides their values, in words; empty where in nothing.
        pub differs: String,
        /// What is known of each career; nothing where it has not got what is compared.
        pub cells: Vec<Vec<ComparedEntryView>>,
    }
}

view! {
    /// Something that is known of a career, in a comparison.
    pub struct ComparedEntryView {
        /// What it is: `$112,590 a year`.
        pub text: String,
        /// What says more of it: statistic, place, period; may be empty.
        pub detail: String,
        /// Where the site says more, relative to its root.
        pub address: Option<String>,
        /// Where it comes from; absent where it is no figure.
        pub source: Option<CitationView>,
    }
}

view! {
    /// A source in a few lines.
    pub struct SourceLineView {
        /// Its id, for links.
        pub id: String,
        /// Its number on this page.
        pub number: String,
        /// What it is called.
        pub title: String,
        /// Where it can be read; absent where it is not known.
        pub url: Option<String>,
        /// Its publisher, its kind and its dates, as far as they are known.
        pub about: Vec<String>,
        /// Its licence, the sentence that the licence asks for, and what takes its place.
        pub notes: Vec<String>,
    }
}

view! {
    /// A page of the list of comparisons, under the name `list`. On the first one a reader can
    /// choose careers.
    pub struct ComparisonsView {
        /// How many comparisons there are, in words.
        pub count: String,
        /// The comparisons of this page of the list.
        pub pairs: Vec<LinkView>,
        /// Where this page stands among the list's pages; absent where there is only one.
        pub pages: Option<PagesView>,
        /// What the choice needs; absent on all pages but the first.
        pub choice: Option<ChoiceView>,
    }
}

view! {
    /// What the script needs with which a reader chooses careers.
    pub struct ChoiceView {
        /// Where the list of careers lies.
        pub careers: String,
        /// Where the folders of the careers lie.
        pub columns: String,
        /// The name of the file in a career's folder that has its column.
        pub column: String,
        /// How many careers can be compared at most.
        pub most: u32,
        /// The words that the script writes, by their names; `{x}` and the like is filled in.
        pub words: Vec<WordView>,
    }
}

view! {
    /// A word or sentence that a script writes.
    pub struct WordView {
        /// Its name.
        pub name: String,
        /// What it says.
        pub text: String,
    }
}

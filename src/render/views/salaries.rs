//! Views of the table of all salaries.

use super::{CitationView, PagesView, SourceLineView, WordView};
use crate::view;

view! {
    /// A page of the table of all salaries, under the name `salaries`.
    pub struct SalariesView {
        /// How many rows the whole table has, in words.
        pub count: String,
        /// The statistics that any row of the whole table has, each a column.
        pub statistics: Vec<String>,
        /// The rows of this page.
        pub rows: Vec<SalaryView>,
        /// The sources of this page's figures, in the order in which it first uses them.
        pub sources: Vec<SourceLineView>,
        /// Where this page stands among the table's pages; absent where there is only one.
        pub pages: Option<PagesView>,
        /// The first page, on which a reader can filter and sort.
        pub first: String,
        /// What the script for that needs; absent on all pages but the first.
        pub filter: Option<SalaryFilterView>,
        /// Where the table can be had as CSV.
        pub csv: String,
        /// Where the table can be had as JSON.
        pub json: String,
    }
}

view! {
    /// A row of the table of all salaries.
    pub struct SalaryView {
        /// What the career is called.
        pub career: String,
        /// Where its page has the row.
        pub href: String,
        /// Of whom it speaks.
        pub whom: String,
        /// Its figures, one for each of the table's statistics; empty where it has none.
        pub figures: Vec<String>,
        /// What its figures are counted in: `USD a year`.
        pub money: String,
        /// What the pay includes; may be empty.
        pub pay: String,
        /// Where it holds; may be empty.
        pub place: String,
        /// When it holds; may be empty.
        pub period: String,
        /// Whether it is a rare case.
        pub rare: bool,
        /// Whether its source has a figure and does not publish it.
        pub suppressed: bool,
        /// Where it comes from.
        pub source: CitationView,
    }
}

view! {
    /// What the script needs with which a reader filters and sorts the table.
    pub struct SalaryFilterView {
        /// Where the table lies as data.
        pub table: String,
        /// What it can be filtered by: the names of the fields, and what they are called.
        pub fields: Vec<WordView>,
        /// The words that the script writes, by their names; `{x}` and the like is filled in.
        pub words: Vec<WordView>,
    }
}

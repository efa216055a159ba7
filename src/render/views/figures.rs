//! Views of the figures of a section: pay and claims, as tables and with their charts.

use super::{ChartView, CitationView, MarkView, SaidView};
use crate::render::view::Html;
use crate::view;

view! {
    /// A group of figures of pay, to be shown as a chart and as a table.
    pub struct PayGroupView {
        /// Which group it is: `overall`, `by_experience`, …
        pub kind: String,
        /// Its id, for links.
        pub id: String,
        /// Its title: `By experience`.
        pub title: String,
        /// What the prose that places it calls it; may be empty.
        pub name: String,
        /// What all of its rows share: place, period, currency, per.
        pub shared: String,
        /// What the first column holds: `Experience`.
        pub facet: String,
        /// The statistics that its rows have, each a column.
        pub statistics: Vec<String>,
        /// Where all of its rows come from; absent where they differ in that.
        pub source: Option<CitationView>,
        /// Whether its rows differ in place, so that a column is wanted.
        pub has_place: bool,
        /// Whether its rows differ in period, so that a column is wanted.
        pub has_period: bool,
        /// Its chart; absent where none of its figures can be drawn.
        pub chart: Option<ChartView>,
        /// Its rows.
        pub rows: Vec<PayRowView>,
    }
}

view! {
    /// A row of figures of pay.
    pub struct PayRowView {
        /// Its id, for links; may be empty.
        pub id: String,
        /// Of whom it speaks: `Entry level`, `San Francisco, California`.
        pub label: String,
        /// What limits it further, and what its source calls it.
        pub limits: Vec<String>,
        /// What its pay includes, where the rows differ in that: `base pay`; may be empty.
        pub pay: String,
        /// The word for figures that its source does not publish, where that is so; else empty.
        pub hidden: String,
        /// Its figures, one for each of the group's statistics; empty where it has none.
        pub figures: Vec<String>,
        /// The figures that speak for the row, as a chart names them.
        pub said: Vec<SaidView>,
        /// The others, which a long chart leaves to its table.
        pub rest: Vec<SaidView>,
        /// What a chart draws of it, from the back to the front.
        pub marks: Vec<MarkView>,
        /// Whether some of it lies beyond the chart's axis.
        pub off: bool,
        /// Where it holds; may be empty.
        pub place: String,
        /// When it holds; may be empty.
        pub period: String,
        /// Whether it is a rare case.
        pub rare: bool,
        /// Whether it speaks of others, for comparison.
        pub comparator: bool,
        /// One sentence about it.
        pub note: Html,
        /// Where it comes from, unless that is said for the whole group.
        pub source: Option<CitationView>,
    }
}

view! {
    /// Claims about the labour market, to be shown as a chart and as a table.
    pub struct ClaimsView {
        /// Their id, for links.
        pub id: String,
        /// What the prose that places them calls them; may be empty.
        pub name: String,
        /// Their chart; absent where none of them can be drawn.
        pub chart: Option<ChartView>,
        /// The claims.
        pub rows: Vec<ClaimView>,
    }
}

view! {
    /// A claim about the labour market.
    pub struct ClaimView {
        /// Its id, for links; may be empty.
        pub id: String,
        /// What its row is called: what is counted, or of whom, where it is for comparison.
        pub title: String,
        /// What else is said of it besides its period: of whom, where and how it is known.
        pub limits: Vec<String>,
        /// What is counted: `Change in employment`.
        pub metric: String,
        /// The figure, or the words.
        pub value: String,
        /// The source's own word for it; may be empty.
        pub label: String,
        /// Of whom; may be empty.
        pub population: String,
        /// Where; may be empty.
        pub place: String,
        /// When; may be empty.
        pub period: String,
        /// Whether it is a projection, observed or an estimate, in words; may be empty.
        pub kind: String,
        /// What a chart draws of it, from the back to the front.
        pub marks: Vec<MarkView>,
        /// Whether some of it lies beyond the chart's axis.
        pub off: bool,
        /// Whether it speaks of others, for comparison.
        pub comparator: bool,
        /// One sentence about it.
        pub note: Html,
        /// Where it comes from.
        pub source: CitationView,
    }
}

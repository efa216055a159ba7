//! The views of charts: what stands where, with the words that belong to it.
//!
//! A place along an axis is a percentage of its length, counted from where a line of text begins:
//! `12.7`. What a chart shows is said again by the rows that it refers to.

use crate::render::Shared;
use crate::view;

view! {
    /// A chart of the rows that stand beside it in its group of figures.
    pub struct ChartView {
        /// What it says in a sentence or two, for those who do not see it.
        pub summary: String,
        /// The marks that it uses, in words.
        pub legend: Vec<LegendView>,
        /// Its parts: figures that can be compared share one, others stand apart.
        pub panels: Vec<PanelView>,
        /// Whether its panels hold figures of different periods, which must not be compared.
        pub has_periods: bool,
    }
}

view! {
    /// A mark of a chart, explained: on an axis of its own.
    pub struct LegendView {
        /// Which mark it is.
        pub kind: String,
        /// Where it begins.
        pub x: String,
        /// How long it is.
        pub width: String,
        /// What it stands for.
        pub text: String,
    }
}

view! {
    /// A part of a chart: rows along one axis.
    pub struct PanelView {
        /// What its figures have in common, where a chart has several panels; may be empty.
        pub title: String,
        /// Its rows, by their numbers in the group's list, counted from 0.
        pub rows: Vec<usize>,
        /// The round numbers of its axis, at equal distances; absent where nothing can be drawn.
        pub axis: Option<Shared<Vec<TickView>>>,
        /// Whether the axis of the next panel is the same, so that one line of numbers is enough.
        pub goes_on: bool,
        /// Its picture over years of experience; absent where its rows have marks of their own.
        pub years: Option<YearsView>,
    }
}

view! {
    /// A round number of an axis.
    pub struct TickView {
        /// Its words; empty where there is no room for them.
        pub label: String,
        /// Where it stands.
        pub at: String,
        /// Whether it is zero.
        pub zero: bool,
    }
}

view! {
    /// Figures over bands of years: years from the start to the end, and the panel's axis from the
    /// bottom to the top.
    pub struct YearsView {
        /// The years that the axis names.
        pub axis: Vec<TickView>,
        /// The marks.
        pub marks: Vec<BandMarkView>,
    }
}

view! {
    /// A mark over a band of years.
    pub struct BandMarkView {
        /// Which mark it is.
        pub kind: String,
        /// Where its years begin.
        pub x: String,
        /// How many they are.
        pub width: String,
        /// Where they end.
        pub end: String,
        /// Where their middle is.
        pub middle: String,
        /// How far its higher end is from the top.
        pub y: String,
        /// How far its lower end is below that.
        pub height: String,
        /// How far its lower end is from the top.
        pub bottom: String,
        /// Whether its years have no end.
        pub open: bool,
        /// Whether it speaks of others, for comparison.
        pub comparator: bool,
    }
}

view! {
    /// A mark of a row.
    pub struct MarkView {
        /// Which mark it is: `range`, `mean`, `median`, `stated`, `ceiling`, …; `beyond` and
        /// `before` where the row goes on beyond the axis.
        pub kind: String,
        /// Where it begins.
        pub x: String,
        /// How long it is.
        pub width: String,
    }
}

view! {
    /// A figure of a row, as a chart names it.
    pub struct SaidView {
        /// What it is: `Mean`; empty where its source names no statistic.
        pub label: String,
        /// The figure.
        pub text: String,
    }
}

view! {
    /// A picture of a career path, whose words its section says again in lists.
    pub struct PathView {
        /// What it shows, for those who do not see it.
        pub summary: String,
        /// The levels, each followed by what branches off it.
        pub rows: Vec<PathRowView>,
        /// What names no level from which it is reached.
        pub loose: Vec<PathRowView>,
    }
}

view! {
    /// A row of the picture of a path.
    pub struct PathRowView {
        /// What it is: `level`, `specialisation` or `transition`.
        pub kind: String,
        /// What it is called.
        pub title: String,
        /// The word for its kind; empty for a level.
        pub tag: String,
        /// In which lane it stands, counted from 0 where a line of text begins.
        pub lane: usize,
        /// How many pixels its mark is from there.
        pub x: usize,
        /// Whether a line leads to it from above, in its lane.
        pub above: bool,
        /// Whether a line leads from it down.
        pub below: bool,
        /// How many pixels from there the line is off which it branches; absent where it does not.
        pub branch: Option<usize>,
        /// The same of each line that goes past it.
        pub past: Vec<usize>,
    }
}

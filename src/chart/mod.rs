//! Floor 2: from numbers to the geometry of charts.
//!
//! What comes in are exact numbers with what each of them is: a mean, a range, a ceiling. What goes
//! out are places along axes, in thousandths, and which mark stands there. This module knows
//! neither a career nor a template: words, colours and markup are added by others, so that a chart
//! is as large as its page wants and its words stay as large as the page's.
//!
//! Marks are honest: each kind of statement has a mark of its own, an axis takes in zero, and what
//! would flatten all the rest is set off the axis instead of stretching it.

mod axis;
mod bars;
mod marks;
mod spread;
mod steps;
mod tree;

pub use axis::{Axis, Place, Tick, Top, range_of};
pub use bars::bar;
pub use marks::{Mark, MarkKind, Said};
pub use spread::{Measure, spread};
pub use steps::{BandMark, Years, bands, years_axis};
pub use tree::{Item, Line, MOST_LANES, Row, rows};

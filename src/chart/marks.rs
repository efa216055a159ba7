//! Marks: what stands on an axis, each kind for one kind of statement.

use rust_decimal::Decimal;

use super::{Axis, Place};

/// What was said of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// That it is this.
    Point(Decimal),
    /// That it lies between these two.
    Range(Decimal, Decimal),
    /// That it is at most this.
    Ceiling(Decimal),
    /// That it is at least this.
    Floor(Decimal),
}

impl Said {
    /// How many numbers it has.
    #[must_use]
    pub const fn count(self) -> usize {
        match self {
            Self::Range(..) => 2,
            Self::Point(_) | Self::Ceiling(_) | Self::Floor(_) => 1,
        }
    }

    /// What an axis should hold for it: its numbers, but a little more than a floor, which goes on.
    pub fn reaches(self) -> impl Iterator<Item = Decimal> {
        let (low, high) = match self {
            Self::Floor(low) => (None, beyond(low).unwrap_or(low)),
            Self::Range(low, high) => (Some(low), high),
            Self::Point(one) | Self::Ceiling(one) => (None, one),
        };
        low.into_iter().chain([high])
    }

    /// The lowest number that is known; a ceiling says nothing of it.
    #[must_use]
    pub const fn lowest(self) -> Option<Decimal> {
        match self {
            Self::Point(low) | Self::Range(low, _) | Self::Floor(low) => Some(low),
            Self::Ceiling(_) => None,
        }
    }

    /// The highest number that was named.
    #[must_use]
    pub const fn highest(self) -> Decimal {
        match self {
            Self::Point(high) | Self::Range(_, high) | Self::Ceiling(high) | Self::Floor(high) => {
                high
            }
        }
    }
}

/// A twentieth more than a number.
fn beyond(number: Decimal) -> Option<Decimal> {
    number.checked_add(number.checked_div(Decimal::from(20))?)
}

/// What a mark stands for. No two of them look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// From the least to the most.
    Extremes,
    /// From the 10th to the 90th percentile.
    Most,
    /// From the 25th to the 75th percentile.
    Middle,
    /// A range of which nothing more is known.
    Range,
    /// A mean that was given as a range.
    MeanRange,
    /// A median that was given as a range.
    MedianRange,
    /// A count or a change that was observed, drawn from zero.
    Observed,
    /// One that was projected.
    Projection,
    /// One that was estimated.
    Estimate,
    /// One of which it is not known which of these it is.
    Counted,
    /// The least or the most alone.
    Extreme,
    /// A percentile without its opposite.
    Percentile,
    /// A number whose source names no statistic.
    Stated,
    /// A mean.
    Mean,
    /// A median.
    Median,
    /// At most this.
    Ceiling,
    /// At least this.
    Floor,
    /// Something lies beyond the end of the axis.
    Beyond,
    /// Something lies beyond the start of the axis.
    Before,
}

impl MarkKind {
    /// All of them, in the order in which they are drawn and explained.
    pub const ALL: [Self; 19] = [
        Self::Extremes,
        Self::Most,
        Self::Middle,
        Self::Range,
        Self::MeanRange,
        Self::MedianRange,
        Self::Observed,
        Self::Projection,
        Self::Estimate,
        Self::Counted,
        Self::Extreme,
        Self::Percentile,
        Self::Stated,
        Self::Mean,
        Self::Median,
        Self::Ceiling,
        Self::Floor,
        Self::Beyond,
        Self::Before,
    ];

    /// Its name, for words and styles.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Extremes => "extremes",
            Self::Most => "most",
            Self::Middle => "middle",
            Self::Range => "range",
            Self::MeanRange => "mean-range",
            Self::MedianRange => "median-range",
            Self::Observed => "observed",
            Self::Projection => "projection",
            Self::Estimate => "estimate",
            Self::Counted => "counted",
            Self::Extreme => "extreme",
            Self::Percentile => "percentile",
            Self::Stated => "stated",
            Self::Mean => "mean",
            Self::Median => "median",
            Self::Ceiling => "ceiling",
            Self::Floor => "floor",
            Self::Beyond => "beyond",
            Self::Before => "before",
        }
    }

    /// Whether it has a length.
    const fn is_span(self) -> bool {
        use MarkKind as Kind;
        matches!(
            self,
            Kind::Extremes
                | Kind::Most
                | Kind::Middle
                | Kind::Range
                | Kind::MeanRange
                | Kind::MedianRange
                | Kind::Observed
                | Kind::Projection
                | Kind::Estimate
                | Kind::Counted
        )
    }

    /// Whether it says that a row goes on where the axis does not.
    #[must_use]
    pub const fn is_off(self) -> bool {
        matches!(self, Self::Beyond | Self::Before)
    }
}

/// A mark along an axis; one that stands at one place ends where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it stands for.
    pub kind: MarkKind,
    /// Where it begins.
    pub from: Place,
    /// Where it ends.
    pub to: Place,
}

impl Mark {
    /// A mark by itself, for an explanation: as long as its axis if it has a length, else in the
    /// middle.
    #[must_use]
    pub const fn alone(kind: MarkKind) -> Self {
        let (from, to) = match kind.is_span() {
            true => (Place::START, Place::END),
            false => (Place::MIDDLE, Place::MIDDLE),
        };
        Self { kind, from, to }
    }

    /// From one number to another, as far as the axis goes; nothing where both are beyond it.
    pub(super) fn span(kind: MarkKind, low: Decimal, high: Decimal, axis: &Axis) -> Option<Self> {
        let (from, to) = (axis.at(low), axis.at(high));
        let is_seen = from != to || axis.holds(low) || axis.holds(high);
        is_seen.then_some(Self { kind, from, to })
    }

    /// At one number, if the axis has it.
    pub(super) fn point(kind: MarkKind, number: Decimal, axis: &Axis) -> Option<Self> {
        axis.holds(number).then(|| Self {
            kind,
            from: axis.at(number),
            to: axis.at(number),
        })
    }
}

/// What says that numbers lie beyond an end of the axis.
pub(super) fn off(numbers: impl Iterator<Item = Decimal>, axis: &Axis) -> Vec<Mark> {
    let mut marks = Vec::new();
    for number in numbers.filter(|number| !axis.holds(*number)) {
        let (kind, at) = match number.is_sign_negative() {
            true => (MarkKind::Before, Place::START),
            false => (MarkKind::Beyond, Place::END),
        };
        marks.push(Mark {
            kind,
            from: at,
            to: at,
        });
    }
    marks
}

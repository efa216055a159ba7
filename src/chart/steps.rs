//! Bands of years: the same marks as in rows, over the years that each of them is said of.
//!
//! A band is drawn as wide as its years are. Bands may overlap and may leave gaps; nothing is drawn
//! between them, for nothing was said of what lies there.

use super::{Axis, Mark, MarkKind, Place};

/// Whole years from one to another, both included; an end that is not said is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    /// The first.
    pub low: Option<u32>,
    /// The last.
    pub high: Option<u32>,
}

/// A mark over a band of years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BandMark {
    /// What it stands for.
    pub kind: MarkKind,
    /// Where its years begin.
    pub from: Place,
    /// Where they end.
    pub to: Place,
    /// How far below the top its higher end is.
    pub top: Place,
    /// How far its lower end is below that.
    pub height: Place,
    /// How far below the top its lower end is.
    pub bottom: Place,
    /// Whether its years have no end.
    pub is_open: bool,
}

/// The axis that has room for all of these years, with some behind those that have no end.
#[must_use]
pub fn years_axis(all: impl Iterator<Item = Years>) -> Option<Axis> {
    let ends = all.map(|years| match (years.low, years.high) {
        (_, Some(high)) => high,
        (Some(low), None) => low.saturating_add(1 + low / 4),
        (None, None) => 0,
    });
    Axis::over_whole(ends.max()?)
}

/// The marks of a row over its years.
#[must_use]
pub fn bands(years: Years, marks: &[Mark], axis: &Axis) -> Vec<BandMark> {
    let at = |year: Option<u32>, open| year.map_or(open, |year| axis.at(year.into()));
    let (from, to) = (at(years.low, Place::START), at(years.high, Place::END));
    let band = |mark: &Mark| BandMark {
        kind: mark.kind,
        from,
        to,
        top: mark.to.from_end(),
        height: mark.from.until(mark.to),
        bottom: mark.from.from_end(),
        is_open: years.high.is_none(),
    };
    marks.iter().map(band).collect()
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::chart::{Measure, Said, spread};

    fn years(low: Option<u32>, high: Option<u32>) -> Years {
        Years { low, high }
    }

    fn ticks(all: &[Years]) -> String {
        let axis = years_axis(all.iter().copied()).unwrap();
        let ticks = axis.ticks().map(|tick| tick.number.to_string());
        ticks.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn an_axis_of_years_has_whole_steps_and_room_at_an_open_end() {
        assert_eq!(
            ticks(&[years(Some(0), Some(1)), years(Some(15), None)]),
            "0 5 10 15 20"
        );
        assert_eq!(ticks(&[years(Some(0), Some(1))]), "0 1 2");
        assert_eq!(ticks(&[years(None, Some(5))]), "0 1 2 3 4 5");
        assert!(years_axis([years(Some(u32::MAX), None)].into_iter()).is_some());
        assert!(years_axis(std::iter::empty()).is_none());
    }

    #[test]
    fn a_band_is_as_wide_as_its_years() {
        let pay = Axis::over(Decimal::ZERO, Decimal::from(200)).unwrap();
        let axis = Axis::over_whole(20).unwrap();
        let show = |of, said| {
            let marks = spread(&[(Measure::Value, said)], &pay);
            let bands = bands(of, &marks, &axis).into_iter().map(|it| {
                format!(
                    "{} {}–{} {}+{}",
                    it.kind.as_str(),
                    it.from,
                    it.to,
                    it.top,
                    it.height
                )
            });
            bands.collect::<Vec<_>>().join(" ")
        };
        let point = Said::Point(Decimal::from(50));
        assert_eq!(show(years(Some(0), Some(1)), point), "stated 0–5 75+0");
        assert_eq!(show(years(Some(1), Some(3)), point), "stated 5–15 75+0");
        assert_eq!(show(years(Some(15), None), point), "stated 75–100 75+0");
        assert_eq!(show(years(Some(4), Some(4)), point), "stated 20–20 75+0");
        let range = Said::Range(Decimal::from(50), Decimal::from(100));
        assert_eq!(show(years(None, Some(5)), range), "range 0–25 50+25");
    }
}

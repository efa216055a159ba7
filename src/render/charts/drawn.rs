//! What all charts have in common: marks and axes as views, the legend, and the sentence for those
//! who do not see the picture.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::chart::{Axis, BandMark, Mark, MarkKind, Said, Tick};
use crate::content::{Amount, Bound, Currency, Unit};
use crate::render::Shared;
use crate::render::scope::Scope;
use crate::render::views::{BandMarkView, LegendView, MarkView, TickView};

/// What was said of a number, as far as it can be drawn.
pub(super) fn said(amount: &Amount) -> Option<(Said, Unit)> {
    let Amount::Figure(bound, unit) = amount else {
        return None;
    };
    let said = match *bound {
        Bound::Point(number) | Bound::About(number) => Said::Point(number),
        Bound::Range(low, high) => Said::Range(low, high),
        Bound::Ceiling(number) => Said::Ceiling(number),
        Bound::Floor(number) => Said::Floor(number),
    };
    Some((said, *unit))
}

/// The marks of a row, and whether some of it lies beyond the axis.
pub(super) fn mark_views(marks: &[Mark]) -> (Vec<MarkView>, bool) {
    let off = marks.iter().any(|mark| mark.kind.is_off());
    (marks.iter().map(mark_view).collect(), off)
}

fn mark_view(mark: &Mark) -> MarkView {
    MarkView {
        kind: mark.kind.as_str().to_owned(),
        x: mark.from.to_string(),
        width: mark.from.until(mark.to).to_string(),
    }
}

pub(super) fn band_view(band: &BandMark, comparator: bool) -> BandMarkView {
    BandMarkView {
        kind: band.kind.as_str().to_owned(),
        x: band.from.to_string(),
        width: band.from.until(band.to).to_string(),
        end: band.to.to_string(),
        middle: band.from.middle(band.to).to_string(),
        y: band.top.to_string(),
        height: band.height.to_string(),
        bottom: band.bottom.to_string(),
        open: band.is_open,
        comparator,
    }
}

/// Which of several figures is the lowest and which the highest, by their places; a ceiling says
/// nothing of how low it goes.
pub(super) fn ends(figures: &[(usize, usize, Said)]) -> Option<[(usize, usize); 2]> {
    let with = |number: fn(Said) -> Option<Decimal>| {
        let known = figures.iter();
        known.filter_map(move |(row, figure, said)| Some((number(*said)?, (*row, *figure))))
    };
    let highest = || with(|said| Some(said.highest()));
    // Of equal ones the first is named.
    let high = highest().reduce(|most, it| if it.0 > most.0 { it } else { most })?;
    let lowest = with(Said::lowest).reduce(|least, it| if it.0 < least.0 { it } else { least });
    let low =
        lowest.or_else(|| highest().reduce(|least, it| if it.0 < least.0 { it } else { least }))?;
    Some([low.1, high.1])
}

impl Scope<'_> {
    /// The round numbers of an axis, each in the words of a figure beside it.
    pub(super) fn ticks(
        &self,
        axis: &Axis,
        unit: Unit,
        currency: Option<Currency>,
    ) -> Shared<Vec<TickView>> {
        let words = |number: Decimal| {
            let amount = Amount::Figure(Bound::Point(number.normalize()), unit);
            self.wording().amount(&amount, currency)
        };
        let ticks = axis.ticks().map(|tick| tick_view(tick, &words));
        Shared::new(&ticks.collect())
    }

    /// The marks that are used, each once, in their order.
    pub(super) fn legend(&self, marks: impl Iterator<Item = MarkKind>) -> Vec<LegendView> {
        let used: BTreeSet<MarkKind> = marks.filter(|kind| !kind.is_off()).collect();
        let view = |kind: MarkKind| {
            let MarkView {
                kind: name,
                x,
                width,
            } = mark_view(&Mark::alone(kind));
            LegendView {
                kind: name,
                x,
                width,
                text: self.wording().word("mark", kind.as_str()),
            }
        };
        used.into_iter().map(view).collect()
    }

    /// How many rows there are, and the lowest and the highest figure.
    pub(super) fn summary(&self, rows: usize, lowest: &str, highest: &str) -> String {
        let wording = self.wording();
        let rows_text = wording.counted("count_rows", rows);
        if lowest == highest {
            return wording.text(
                "chart_summary_one",
                &[("rows", &rows_text), ("figure", lowest)],
            );
        }
        wording.text(
            "chart_summary",
            &[
                ("rows", &rows_text),
                ("lowest", lowest),
                ("highest", highest),
            ],
        )
    }
}

pub(super) fn tick_view(tick: Tick, words: &dyn Fn(Decimal) -> String) -> TickView {
    TickView {
        label: match tick.is_labelled {
            true => words(tick.number),
            false => String::new(),
        },
        at: tick.at.to_string(),
        zero: tick.number.is_zero(),
    }
}

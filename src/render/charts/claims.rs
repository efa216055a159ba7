//! The chart of claims about a market: bars from zero.
//!
//! Only figures of the same metric, unit and period stand together. Percentages of one kind have
//! one scale, so that a bar is never longer than that of a greater figure; that their periods differ
//! is said beside them. A count alone is a number and no picture.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::drawn::{ends, mark_views, said};
use crate::chart::{Axis, MarkKind, Said, Top, bar, range_of};
use crate::content::{Claim, ClaimKind, Per, Period, Unit};
use crate::render::scope::Scope;
use crate::render::views::{ChartView, ClaimView, PanelView};
use crate::site::ClaimRow;

/// What claims must have in common to have one scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Scaled {
    is_percent: bool,
    per: Option<Per>,
    /// Whether it is a change, and not a share of a whole.
    is_change: bool,
}

impl Scaled {
    const fn unit(self) -> Unit {
        match self.is_percent {
            true => Unit::Percent,
            false => Unit::Plain,
        }
    }
}

/// What claims must have in common to stand together. What has no period stands with its own
/// comparators alone.
type Key<'a> = (&'a str, Result<Period, usize>, Option<Scaled>);

/// A claim that can be drawn.
struct Drawn<'a> {
    at: usize,
    claim: &'a Claim,
    scaled: Scaled,
    said: Said,
}

/// Rows that stand together, by their places.
struct Panel<'a> {
    /// The claim that they are like.
    first: &'a Claim,
    rows: Vec<usize>,
    drawn: Vec<Drawn<'a>>,
}

impl Scope<'_> {
    /// The chart of claims; adds its marks to their views. `None` where none can be drawn.
    pub(in crate::render) fn claims_chart(
        &self,
        claims: &[ClaimRow<'_>],
        views: &mut [ClaimView],
    ) -> Option<ChartView> {
        let panels = self.claim_panels(claims);
        let ordered = in_order(&panels);
        let mut kinds = Vec::new();
        let mut sentences = Vec::new();
        let mut shown = Vec::with_capacity(panels.len());
        for (at, (panel, axis)) in ordered.iter().enumerate() {
            let mut view = PanelView {
                title: String::new(),
                rows: panel.rows.clone(),
                axis: None,
                goes_on: axis.is_some()
                    && ordered.get(at + 1).is_some_and(|(_, next)| next == axis),
                years: None,
            };
            if let Some((scaled, axis)) = axis {
                kinds.extend(draw(panel, axis, views));
                let same = shown.last().filter(|last: &&PanelView| last.goes_on);
                let known = same.and_then(|last| last.axis.clone());
                view.axis = known.or_else(|| Some(self.ticks(axis, scaled.unit(), None)));
                sentences.extend(self.claims_sentence(panel, views));
            }
            shown.push(view);
        }
        let periods = || {
            let drawn = ordered.iter().filter(|(_, axis)| axis.is_some());
            drawn.map(|(panel, _)| panel.first.period)
        };
        let has_periods = periods().any(|period| Some(period) != periods().next());
        sentences.insert(0, self.bars_sentence(claims.len(), views));
        (!kinds.is_empty()).then(|| ChartView {
            summary: sentences.join(" "),
            legend: self.legend(kinds.into_iter()),
            panels: shown,
            has_periods,
        })
    }

    /// How many claims there are, and how many of them are drawn.
    fn bars_sentence(&self, rows: usize, views: &[ClaimView]) -> String {
        let drawn = views.iter().filter(|view| !view.marks.is_empty()).count();
        let rows = self.wording().counted("count_rows", rows);
        let drawn = self.wording().number(drawn);
        self.wording()
            .text("chart_summary_bars", &[("rows", &rows), ("drawn", &drawn)])
    }

    /// The claims by what stands together, in the order in which they first appear.
    fn claim_panels<'a>(&self, claims: &[ClaimRow<'a>]) -> Vec<Panel<'a>> {
        let mut panels: Vec<Panel<'a>> = Vec::new();
        let mut known: HashMap<Key<'a>, usize> = HashMap::new();
        let mut own = 0;
        for (at, row) in claims.iter().enumerate() {
            let claim = row.claim;
            if !row.comparator {
                own = at;
            }
            let drawn = self.drawn(at, claim);
            let period = claim.period.map(|period| period.value).ok_or(own);
            let scaled = drawn.as_ref().map(|drawn| drawn.scaled);
            let place = *known
                .entry((&claim.metric.value, period, scaled))
                .or_insert(panels.len());
            if place == panels.len() {
                panels.push(Panel {
                    first: claim,
                    rows: Vec::new(),
                    drawn: Vec::new(),
                });
            }
            panels[place].rows.push(at);
            panels[place].drawn.extend(drawn);
        }
        panels
    }

    fn drawn<'a>(&self, at: usize, claim: &'a Claim) -> Option<Drawn<'a>> {
        let (said, unit) = said(&claim.value.value)?;
        let scaled = Scaled {
            is_percent: unit == Unit::Percent,
            per: claim.per.map(|per| per.value),
            is_change: self.is_change(&claim.metric.value),
        };
        Some(Drawn {
            at,
            claim,
            scaled,
            said,
        })
    }

    fn is_change(&self, metric: &str) -> bool {
        let mut own = self.renderer.site.config.metrics.iter();
        metric.ends_with("-change")
            || own.any(|known| known.id.as_str() == metric && known.change == Some(true))
    }

    /// The lowest and the highest of figures that stand together.
    fn claims_sentence(&self, panel: &Panel<'_>, views: &[ClaimView]) -> Option<String> {
        if panel.drawn.len() < 2 {
            return None;
        }
        let figures = panel.drawn.iter().map(|drawn| (drawn.at, 0, drawn.said));
        let words = |(at, _): (usize, usize)| {
            let ClaimView {
                metric,
                population,
                place,
                period,
                value,
                ..
            } = &views[at];
            self.list([metric, population, place, period, value].map(Clone::clone))
        };
        let [lowest, highest] = ends(&figures.collect::<Vec<_>>())?.map(words);
        Some(
            self.wording()
                .text("chart_ends", &[("lowest", &lowest), ("highest", &highest)]),
        )
    }
}

/// Panels with their axes: those of one axis together, and last what is said in words alone.
fn in_order<'p, 'a>(panels: &'p [Panel<'a>]) -> Vec<(&'p Panel<'a>, Option<(Scaled, Axis)>)> {
    let mut by_scale: HashMap<Scaled, Vec<&Drawn<'a>>> = HashMap::new();
    for drawn in panels.iter().flat_map(|panel| &panel.drawn) {
        by_scale.entry(drawn.scaled).or_default().push(drawn);
    }
    let axes = by_scale.iter();
    let shared: HashMap<Scaled, Axis> = axes
        .filter_map(|(scaled, drawn)| Some((*scaled, axis(drawn.iter().copied(), *scaled)?)))
        .collect();
    let mut known = HashMap::new();
    let panels = panels.iter().map(|panel| {
        let axis = panel_axis(panel, &shared);
        let next = known.len();
        let place = axis.map_or(usize::MAX, |axis| *known.entry(axis).or_insert(next));
        (place, panel, axis)
    });
    let mut panels: Vec<_> = panels.collect();
    panels.sort_by_key(|(place, ..)| *place);
    panels
        .into_iter()
        .map(|(_, panel, axis)| (panel, axis))
        .collect()
}

/// Gives the claims of a panel their marks, and tells which kinds they are.
fn draw(panel: &Panel<'_>, axis: &Axis, views: &mut [ClaimView]) -> Vec<MarkKind> {
    let mut kinds = Vec::new();
    for drawn in &panel.drawn {
        let marks = bar(drawn.said, mark_kind(drawn.claim), axis);
        kinds.extend(marks.iter().map(|mark| mark.kind));
        let view = &mut views[drawn.at];
        (view.marks, view.off) = mark_views(&marks);
    }
    kinds
}

/// The axis of a panel: that of all percentages of its kind, unless its own figures, which are to
/// be compared with one another, would fill less than half of it.
fn panel_axis(panel: &Panel<'_>, shared: &HashMap<Scaled, Axis>) -> Option<(Scaled, Axis)> {
    let scaled = panel.drawn.first()?.scaled;
    let own = axis(panel.drawn.iter(), scaled);
    let shared = shared.get(&scaled).filter(|_| scaled.is_percent);
    let axis = match (own, shared) {
        (Some(own), Some(shared)) if !own.fills_less_than_half_of(shared) => *shared,
        (Some(own), _) => own,
        (None, shared) => *shared?,
    };
    Some((scaled, axis))
}

fn axis<'a>(drawn: impl Iterator<Item = &'a Drawn<'a>>, scaled: Scaled) -> Option<Axis> {
    let drawn: Vec<_> = drawn.collect();
    let numbers = drawn.iter().flat_map(|drawn| drawn.said.reaches());
    let tops = numbers.map(|number| Top {
        number,
        is_rare: false,
    });
    let (low, high) = range_of(&tops.collect::<Vec<_>>())?;
    let whole = Decimal::ONE_HUNDRED;
    let is_share = scaled.is_percent && !scaled.is_change && scaled.per.is_none();
    if is_share && low >= Decimal::ZERO && high <= whole {
        return Axis::over(Decimal::ZERO, whole);
    }
    let numbers: usize = drawn.iter().map(|drawn| drawn.said.count()).sum();
    (numbers > 1).then(|| Axis::over(low, high)).flatten()
}

fn mark_kind(claim: &Claim) -> MarkKind {
    match claim.kind.map(|kind| kind.value) {
        Some(ClaimKind::Observed) => MarkKind::Observed,
        Some(ClaimKind::Projection) => MarkKind::Projection,
        Some(ClaimKind::Estimate) => MarkKind::Estimate,
        None => MarkKind::Counted,
    }
}

//! The charts of pay: one for each group of rows.
//!
//! Pay of different currencies, times and kinds, or of different periods, is never drawn on one
//! axis. What can be compared has the same axis in all groups of a section, unless a group would
//! be left with less than half of it.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use rust_decimal::Decimal;

use super::drawn::{band_view, ends, mark_views, said, tick_view};
use crate::chart::{Axis, Mark, Measure, Said, Top, Years, bands, range_of, spread, years_axis};
use crate::content::{Currency, Extent, Group, Observation, PayKind, Per, Period, Statistic, Unit};
use crate::render::Shared;
use crate::render::pay::{Shown, kind_of_pay};
use crate::render::scope::Scope;
use crate::render::views::{ChartView, PanelView, PayRowView, TickView, YearsView};
use crate::site::SalaryRow;

/// What figures must have in common to stand on one axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Money {
    currency: Currency,
    per: Per,
    kind: (Option<PayKind>, bool),
}

impl Money {
    fn of(row: &Observation) -> Self {
        Self {
            currency: row.currency().value,
            per: row.per().value,
            kind: kind_of_pay(row),
        }
    }
}

/// The axis of some rows.
#[derive(Clone)]
struct Scale {
    axis: Axis,
    ticks: Shared<Vec<TickView>>,
}

/// The axes of a section, each for all rows of the same money.
pub(in crate::render) struct Scales(BTreeMap<Money, Scale>);

/// A row while its chart is made.
struct Drawn<'a> {
    row: SalaryRow<'a>,
    figures: Vec<(Measure, Said)>,
    marks: Vec<Mark>,
}

/// In what the panels of a chart differ.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Differences {
    period: bool,
    money: bool,
    kind: bool,
}

impl Differences {
    fn of(panels: &[Panel]) -> Self {
        let pairs = || panels.iter().zip(panels.iter().skip(1));
        let amount = |money: Money| (money.currency, money.per);
        Self {
            period: pairs().any(|(one, other)| one.period != other.period),
            money: pairs().any(|(one, other)| amount(one.money) != amount(other.money)),
            kind: pairs().any(|(one, other)| one.money.kind != other.money.kind),
        }
    }
}

/// The places of rows that stand on one axis.
struct Panel {
    money: Money,
    period: Option<Period>,
    rows: Vec<usize>,
}

impl<'r> Scope<'r> {
    /// The chart of the rows of a group; adds its marks to their views. `None` where no figure of
    /// theirs can be drawn.
    pub(in crate::render) fn pay_chart(
        &mut self,
        shown: Shown<'r>,
        group: Group,
        rows: &[SalaryRow<'r>],
        views: &mut [PayRowView],
    ) -> Option<ChartView> {
        // An upright axis is compared with no other.
        let scales = match group {
            Group::ByYears => None,
            _ => Some(self.scales(shown)),
        };
        let mut drawn: Vec<Drawn<'_>> = rows.iter().map(|row| Drawn::new(*row)).collect();
        let panels = panels(rows);
        let differ = Differences::of(&panels);
        let mut sentences = Vec::with_capacity(panels.len());
        let panels = panels.into_iter().map(|panel| {
            let mut view = PanelView {
                title: self.panel_title(&panel, rows, differ),
                axis: None,
                goes_on: false,
                years: None,
                rows: panel.rows.clone(),
            };
            if let Some(scale) = self.scale(&panel, &drawn, scales.as_deref()) {
                self.draw(&mut view, group, scale, &mut drawn, views);
                sentences.extend(self.pay_sentence(&view, &drawn, views));
            }
            view
        });
        let panels = panels.collect();
        let marks = || drawn.iter().flat_map(|drawn| &drawn.marks);
        marks().next()?;
        Some(ChartView {
            summary: sentences.join(" "),
            legend: self.legend(marks().map(|mark| mark.kind)),
            panels,
            has_periods: false,
        })
    }

    /// Draws the rows of a panel along its axis.
    fn draw(
        &self,
        panel: &mut PanelView,
        group: Group,
        scale: Scale,
        drawn: &mut [Drawn<'_>],
        views: &mut [PayRowView],
    ) {
        for at in &panel.rows {
            drawn[*at].marks = spread(&drawn[*at].figures, &scale.axis);
        }
        if group == Group::ByYears {
            panel.years = self.years(&panel.rows, drawn);
        }
        for at in &panel.rows {
            let (marks, off) = mark_views(&drawn[*at].marks);
            views[*at].off = off;
            if panel.years.is_none() {
                views[*at].marks = marks;
            }
        }
        panel.axis = Some(scale.ticks);
    }

    /// The axes that the groups of a section share, made once for it.
    fn scales(&mut self, shown: Shown<'r>) -> Rc<Scales> {
        if let Some((origin, scales)) = &self.pay_scales
            && *origin == shown.origin
        {
            return Rc::clone(scales);
        }
        let mut rows: BTreeMap<Money, Vec<&Observation>> = BTreeMap::new();
        for row in SalaryRow::in_section(shown.section).map(|row| row.observation) {
            rows.entry(Money::of(row)).or_default().push(row);
        }
        let scales = rows.into_iter().filter_map(|(money, rows)| {
            let scale = self.axis(money, &reaches(rows.into_iter()))?;
            Some((money, scale))
        });
        let scales = Rc::new(Scales(scales.collect()));
        self.pay_scales = Some((shown.origin, Rc::clone(&scales)));
        scales
    }

    /// The axis of a panel: that of the section, if the panel fills half of it or has nothing to be
    /// compared with but the rows of other groups.
    fn scale(&self, panel: &Panel, drawn: &[Drawn<'_>], shared: Option<&Scales>) -> Option<Scale> {
        let rows = panel.rows.iter().map(|at| drawn[*at].row.observation);
        let own = reaches(rows);
        let (_, high) = range_of(&own.tops)?;
        let shared = shared.and_then(|all| all.0.get(&panel.money));
        let fits = |scale: &&Scale| {
            let half = scale.axis.end().checked_div(Decimal::TWO);
            let fills = own.numbers < FEWEST_NUMBERS || half.is_some_and(|half| half <= high);
            fills && scale.axis.holds(high)
        };
        match shared.filter(fits) {
            Some(scale) => Some(scale.clone()),
            None => self.axis(panel.money, &own),
        }
    }

    fn axis(&self, money: Money, reaches: &Reaches) -> Option<Scale> {
        if reaches.numbers < FEWEST_NUMBERS {
            return None;
        }
        let (_, high) = range_of(&reaches.tops)?;
        let axis = Axis::over(Decimal::ZERO, high)?;
        Some(Scale {
            axis,
            ticks: self.ticks(&axis, Unit::Plain, Some(money.currency)),
        })
    }

    /// What tells the figures of a panel from those of the others.
    fn panel_title(&self, panel: &Panel, rows: &[SalaryRow<'_>], differ: Differences) -> String {
        let Some(row) = panel.rows.first().map(|at| rows[*at].observation) else {
            return String::new();
        };
        let period = panel.period.filter(|_| differ.period);
        let money = || self.per(panel.money.currency.as_str(), panel.money.per);
        let parts = [
            period.map(|period| self.wording().period(period)),
            differ.money.then(money),
            differ.kind.then(|| self.pay_kind(row)),
        ];
        let title = self.list(parts.into_iter().flatten());
        match title.is_empty() && differ != Differences::default() {
            true => money(),
            false => title,
        }
    }

    /// The rows of a panel over their years, where there are at least two bands of them.
    fn years(&self, rows: &[usize], drawn: &[Drawn<'_>]) -> Option<YearsView> {
        let rows = || rows.iter().map(|at| &drawn[*at]);
        let with_years = rows().filter_map(|drawn| Some((drawn, years_of(drawn)?)));
        let with_years: Vec<_> = with_years
            .filter(|(drawn, _)| !drawn.marks.is_empty())
            .collect();
        let first = with_years.first()?.1;
        if with_years.iter().all(|(_, years)| *years == first) {
            return None;
        }
        let axis = years_axis(with_years.iter().map(|(_, years)| *years))?;
        let words = |number: Decimal| self.wording().locale.number(number);
        let marks = with_years.iter().flat_map(|(drawn, years)| {
            let bands = bands(*years, &drawn.marks, &axis);
            bands.into_iter().map(|band| (drawn.row.comparator, band))
        });
        let mut marks: Vec<_> = marks.collect();
        // Bands overlap, and none should hide what stands for a number.
        marks.sort_by_key(|(comparator, band)| (band.kind, !comparator));
        Some(YearsView {
            marks: marks
                .iter()
                .map(|(comparator, band)| band_view(band, *comparator))
                .collect(),
            axis: axis.ticks().map(|tick| tick_view(tick, &words)).collect(),
        })
    }

    /// What a panel shows, in a sentence or two: of its own rows, without comparators.
    fn pay_sentence(
        &self,
        panel: &PanelView,
        drawn: &[Drawn<'_>],
        views: &[PayRowView],
    ) -> Option<String> {
        let own = || panel.rows.iter().filter(|at| !drawn[**at].row.comparator);
        let is_off = |at: &usize| drawn[*at].marks.iter().any(|mark| mark.kind.is_off());
        let on_axis = own().filter(|at| !is_off(at));
        let figures = on_axis.flat_map(|at| {
            let figures = drawn[*at].row.observation.figures.iter().enumerate();
            figures.filter_map(|(figure, (_, amount))| Some((*at, figure, said(&amount.value)?.0)))
        });
        let words = |(at, figure): (usize, usize)| {
            let row = drawn[at].row.observation;
            let label = std::iter::once(&views[at].label).chain(&views[at].limits);
            let figure = row.figures.get(figure).map(|(statistic, amount)| {
                let said = self.named(row, *statistic, amount);
                self.said_text(&said)
            });
            self.list(label.cloned().chain(figure))
        };
        let [lowest, highest] = ends(&figures.collect::<Vec<_>>())?.map(words);
        let mut sentence = self.summary(own().count(), &lowest, &highest);
        if !panel.title.is_empty() {
            sentence = self.wording().text(
                "chart_summary_panel",
                &[("panel", &panel.title), ("summary", &sentence)],
            );
        }
        Some(sentence)
    }
}

impl<'a> Drawn<'a> {
    fn new(row: SalaryRow<'a>) -> Self {
        let figures = row.observation.figures.iter();
        let figures = figures.filter_map(|(statistic, amount)| {
            let (said, _) = said(&amount.value)?;
            Some((measure(*statistic), said))
        });
        Self {
            row,
            figures: figures.collect(),
            marks: Vec::new(),
        }
    }
}

/// Rows that may stand on one axis, in the order in which they first appear.
fn panels(rows: &[SalaryRow<'_>]) -> Vec<Panel> {
    let mut panels: Vec<Panel> = Vec::new();
    let mut known: HashMap<(Money, Option<Period>), usize> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        let money = Money::of(row.observation);
        let period = row.observation.period().map(|period| period.value);
        let place = *known.entry((money, period)).or_insert(panels.len());
        if place == panels.len() {
            panels.push(Panel {
                money,
                period,
                rows: Vec::new(),
            });
        }
        panels[place].rows.push(at);
    }
    panels
}

/// How far rows reach, and how many numbers they have in all.
struct Reaches {
    tops: Vec<Top>,
    numbers: usize,
}

/// One number alone is no picture.
const FEWEST_NUMBERS: usize = 2;

fn reaches<'a>(rows: impl Iterator<Item = &'a Observation>) -> Reaches {
    let mut reaches = Reaches {
        tops: Vec::new(),
        numbers: 0,
    };
    for row in rows {
        let figures = row.figures.iter();
        let figures = figures.filter_map(|(_, amount)| Some(said(&amount.value)?.0));
        reaches.numbers += figures.clone().map(Said::count).sum::<usize>();
        let number = figures.flat_map(Said::reaches).max();
        reaches.tops.extend(number.map(|number| Top {
            number,
            is_rare: row.rare(),
        }));
    }
    reaches
}

fn years_of(drawn: &Drawn<'_>) -> Option<Years> {
    let Extent { low, high } = drawn.row.observation.years()?;
    Some(Years { low, high })
}

const fn measure(statistic: Statistic) -> Measure {
    match statistic {
        Statistic::Value => Measure::Value,
        Statistic::Mean => Measure::Mean,
        Statistic::Median => Measure::Median,
        Statistic::P10 => Measure::P10,
        Statistic::P25 => Measure::P25,
        Statistic::P75 => Measure::P75,
        Statistic::P90 => Measure::P90,
        Statistic::Min => Measure::Min,
        Statistic::Max => Measure::Max,
    }
}

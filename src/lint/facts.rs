//! The numbers that the data knows, for prose to be held to.

use rust_decimal::Decimal;

use super::numbers::Kind;
use crate::content::{Amount, Career, Moment, Payload, Period, SectionKind};
use crate::site::{ClaimRow, SalaryRow, Site};
use crate::source::{Span, Spanned};

/// The kinds of sections whose data has numbers and years.
const NUMBERS: [SectionKind; 3] = [
    SectionKind::Market,
    SectionKind::Salaries,
    SectionKind::Trends,
];

/// Numbers with the places where they are written.
#[derive(Default)]
pub(super) struct Facts {
    /// Money and percentages, ascending.
    money: Vec<(Decimal, Span)>,
    percent: Vec<(Decimal, Span)>,
    /// The years that some period, review or source is of, ascending.
    years: Vec<i32>,
}

impl Facts {
    /// What a text of the career may speak of: its own data, and the sources.
    pub(super) fn of_career(career: &Career, site: &Site) -> Self {
        let mut facts = Self::default();
        facts.add(career);
        facts.finish(site)
    }

    /// What a page may speak of: all data.
    pub(super) fn of_site(site: &Site) -> Self {
        let mut facts = Self::default();
        // One career at a time: a site may have thousands.
        let careers = site.guide.careers.iter();
        careers
            .filter_map(|entry| entry.open_data(&NUMBERS).ok())
            .for_each(|career| facts.add(&career));
        facts.finish(site)
    }

    /// The numbers of one kind.
    pub(super) fn of(&self, kind: Kind) -> &[(Decimal, Span)] {
        match kind {
            Kind::Money => &self.money,
            Kind::Percent => &self.percent,
            Kind::Year => &[],
        }
    }

    /// Whether one of `values` is known.
    pub(super) fn know(&self, kind: Kind, values: &[Decimal]) -> bool {
        let list = self.of(kind);
        let has = |value: &Decimal| list.binary_search_by(|(known, _)| known.cmp(value)).is_ok();
        values.iter().any(has)
    }

    /// Whether a year is one that the data speaks of.
    pub(super) fn know_year(&self, year: i32) -> bool {
        self.years.binary_search(&year).is_ok()
    }

    /// The number that was probably meant: the nearest, if that is within a twentieth, or has the
    /// same digits but for one.
    pub(super) fn nearest(&self, kind: Kind, value: Decimal) -> Option<(Decimal, Span)> {
        let text = value.normalize().to_string();
        let near = |known: &(Decimal, Span)| {
            let far = (known.0 - value).abs() * Decimal::from(20) > value.abs();
            let other = known.0.normalize().to_string();
            let slip = text.len() > 2 && strsim::osa_distance(&text, &other) <= 1;
            !far || slip
        };
        let list = self.of(kind).iter().copied().filter(near);
        list.min_by_key(|(known, _)| (*known - value).abs())
    }

    fn add(&mut self, career: &Career) {
        if let Some(day) = career.head.reviewed {
            self.years.push(day.value.0.year().into());
        }
        for section in &career.sections {
            for row in SalaryRow::in_section(section).map(|row| row.observation) {
                row.figures
                    .iter()
                    .for_each(|(_, amount)| self.amount(amount));
                self.period(row.period().map(|it| it.value));
            }
            for claim in ClaimRow::in_section(section).map(|row| row.claim) {
                self.amount(&claim.value);
                self.period(claim.period.map(|it| it.value));
            }
            match &section.payload {
                Payload::Market(market) => {
                    let shares = market
                        .industries
                        .iter()
                        .filter_map(|it| it.share.as_deref());
                    shares.for_each(|share| self.amount(share));
                }
                Payload::Trends(trends) => {
                    let since = trends.items.iter().filter_map(|item| item.since);
                    since.for_each(|moment| self.moment(moment.value));
                }
                _ => {}
            }
        }
    }

    fn amount(&mut self, amount: &Spanned<Amount>) {
        let Amount::Figure(bound, unit) = &amount.value else {
            return;
        };
        let list = match unit {
            crate::content::Unit::Percent => &mut self.percent,
            crate::content::Unit::Plain => &mut self.money,
        };
        let (low, high) = bound.ends();
        // Prose says “falls by 6%” of −6%.
        let ends = low
            .into_iter()
            .chain(high)
            .map(|end| (end.abs(), amount.span));
        list.extend(ends);
    }

    fn period(&mut self, period: Option<Period>) {
        match period {
            Some(Period::In(month)) => self.years.push(month.year.into()),
            Some(Period::Between(from, to)) => {
                self.years.extend((from.year..=to.year).map(i32::from));
            }
            Some(Period::Years(_)) | None => {}
        }
    }

    fn moment(&mut self, moment: Moment) {
        self.years.push(match moment {
            Moment::In(month) => month.year.into(),
            Moment::On(day) => day.0.year().into(),
        });
    }

    /// Adds the years of the sources, and puts all in order.
    fn finish(mut self, site: &Site) -> Self {
        for (_, source) in site.guide.sources.iter() {
            let source = &source.value;
            if let Some(published) = source.published {
                self.moment(published.value);
            }
            if let Some(day) = source.retrieved {
                self.years.push(day.value.0.year().into());
            }
            let title = source.title.value.split(|c: char| !c.is_ascii_digit());
            self.years.extend(
                title
                    .filter(|it| it.len() == 4)
                    .filter_map(|it| it.parse::<i32>().ok()),
            );
        }
        self.money.sort_by_key(|(number, _)| *number);
        self.percent.sort_by_key(|(number, _)| *number);
        self.years.sort_unstable();
        self.years.dedup();
        self
    }
}

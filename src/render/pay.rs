//! Views of pay, in groups of rows.

use super::scope::Scope;
use super::views::{LinkView, PayGroupView, PayRowView, SaidView};
use crate::content::{Amount, Career, Facet, Group, Observation, PayKind, Per, Section, Statistic};
use crate::site::{Chart, Origin, SalaryRow, SectionIds};
use crate::source::Spanned;

/// Which section of which career is shown.
#[derive(Clone, Copy)]
pub(super) struct Shown<'r> {
    pub(super) career: &'r Career,
    pub(super) section: &'r Section,
    pub(super) origin: Origin,
}

impl<'r> Shown<'r> {
    /// A section of an open career, which is at a place in the guide.
    pub(super) fn of((index, career): (usize, &'r Career), section: usize) -> Self {
        Self {
            career,
            section: &career.sections[section],
            origin: Origin::Section(index, section),
        }
    }
}

impl<'r> Scope<'r> {
    /// Whether prose places the figures of the section `origin`.
    pub(super) fn is_placed(&self, origin: Origin, chart: Chart) -> bool {
        matches!(origin, Origin::Section(_, at) if self.charts.contains_key(&(at, chart)))
    }

    /// The groups of pay of a section, without those that prose places elsewhere.
    pub(super) fn pay_groups(&mut self, shown: Shown<'r>, ids: &SectionIds) -> Vec<PayGroupView> {
        let here = ids
            .pay
            .iter()
            .filter(|(group, _)| !self.is_placed(shown.origin, Chart::Pay(*group)));
        let here: Vec<_> = here.cloned().collect();
        here.into_iter()
            .map(|(group, id)| self.pay_group(shown, group, id))
            .collect()
    }

    pub(super) fn pay_group(&mut self, shown: Shown<'r>, group: Group, id: String) -> PayGroupView {
        let rows: Vec<SalaryRow<'_>> = SalaryRow::in_group(shown.section, group).collect();
        let layout = Layout::of(group, &rows);
        let wording = self.wording();
        let source = match layout.has_source {
            true => None,
            false => rows.first().map(|row| self.cite(row.observation.source())),
        };
        let shared = self.said_of_all(&rows);
        let views = rows.iter().map(|row| self.pay_row(shown, *row, &layout));
        let mut views: Vec<PayRowView> = views.collect();
        let chart = self.pay_chart(shown, group, &rows, &mut views);
        let statistics = layout.statistics.iter();
        PayGroupView {
            kind: group.as_str().to_owned(),
            id,
            title: wording.word("pay", group.as_str()),
            name: String::new(),
            shared,
            facet: wording.word("facet", group.as_str().trim_start_matches("by_")),
            statistics: statistics
                .map(|it| wording.word("statistic", it.as_str()))
                .collect(),
            source,
            has_place: layout.has_place,
            has_period: layout.has_period,
            chart,
            rows: views,
        }
    }

    /// The place, the period, the currency and time, and the kind of pay of all rows, as far as they
    /// have the same.
    fn said_of_all(&self, rows: &[SalaryRow<'_>]) -> String {
        let wording = self.wording();
        let place = shared(rows, |row| row.place().map(|place| &place.value)).flatten();
        let period = shared(rows, |row| row.period().map(|period| period.value)).flatten();
        let money = shared(rows, |row| (row.currency().value, row.per().value));
        let kind = shared(rows, kind_of_pay).and(rows.first());
        let texts = [
            place.map(|place| wording.place(place)),
            period.map(|period| wording.period(period)),
            money.map(|(currency, per)| self.per(currency.as_str(), per)),
            kind.map(|row| self.pay_kind(row.observation)),
        ];
        self.list(texts.into_iter().flatten())
    }

    fn pay_row(&mut self, shown: Shown<'r>, row: SalaryRow<'r>, layout: &Layout) -> PayRowView {
        let id = row.anchor();
        let SalaryRow {
            observation,
            comparator,
            ..
        } = row;
        let wording = self.wording();
        let text = |statistic: &Statistic| {
            let amount = observation.figure(*statistic);
            amount
                .map(|amount| self.pay_text(observation, amount, layout))
                .unwrap_or_default()
        };
        let figures: Vec<String> = layout.statistics.iter().map(text).collect();
        let (first, rest) = self.said(observation);
        let label = self.row_label(shown, observation, layout.group);
        let limits = self.limits(shown, observation, layout.group, &label);
        let link = LinkView {
            title: self.named_row(&label, &figures, observation, layout),
            href: format!("#{id}"),
        };
        self.rests_on(observation.source(), link);
        PayRowView {
            id,
            label,
            limits,
            pay: match layout.has_pay {
                true => self.pay_kind(observation),
                false => String::new(),
            },
            hidden: match observation.suppressed() {
                true => wording.text("suppressed", &[]),
                false => String::new(),
            },
            said: first,
            rest,
            figures,
            marks: Vec::new(),
            off: false,
            place: observation
                .place()
                .map(|it| wording.place(&it.value))
                .unwrap_or_default(),
            period: observation
                .period()
                .map(|it| wording.period(it.value))
                .unwrap_or_default(),
            rare: observation.rare(),
            comparator,
            note: self.prose(shown.origin, observation.note()),
            source: layout.has_source.then(|| self.cite(observation.source())),
        }
    }

    /// A row in one text: of whom it speaks, and its figures with the time that is paid for.
    fn named_row(
        &self,
        label: &str,
        figures: &[String],
        row: &Observation,
        layout: &Layout,
    ) -> String {
        let wording = self.wording();
        let said = figures.iter().filter(|text| !text.is_empty());
        let said: Vec<&str> = said.map(String::as_str).collect();
        let said = match (
            said.join(&wording.text("figures_join", &[])),
            layout.has_money,
        ) {
            (said, _) if said.is_empty() => wording.text("suppressed", &[]),
            (said, true) => said,
            (said, false) => self.per(&said, row.per().value),
        };
        wording.text("figures_of", &[("title", label), ("figures", &said)])
    }

    /// The figures of a row by name: those that speak for it, and the others.
    fn said(&self, row: &Observation) -> (Vec<SaidView>, Vec<SaidView>) {
        let all = row.figures.iter();
        let (first, rest): (Vec<_>, Vec<_>) = all.partition(|(it, _)| comes_first(*it));
        let views = |figures: Vec<&(Statistic, Spanned<Amount>)>| -> Vec<SaidView> {
            let views = figures.into_iter();
            views
                .map(|(it, amount)| self.named(row, *it, amount))
                .collect()
        };
        match first.is_empty() {
            true => (views(rest), Vec::new()),
            false => (views(first), views(rest)),
        }
    }

    /// A figure and what it is.
    pub(super) fn named(
        &self,
        row: &Observation,
        statistic: Statistic,
        amount: &Spanned<Amount>,
    ) -> SaidView {
        let wording = self.wording();
        SaidView {
            label: match statistic {
                Statistic::Value => String::new(),
                named => wording.word("statistic", named.as_str()),
            },
            text: wording.amount(&amount.value, Some(row.currency().value)),
        }
    }

    /// A figure and what it is, in one text.
    pub(super) fn said_text(&self, said: &SaidView) -> String {
        let SaidView { label, text } = said;
        match label.is_empty() {
            true => text.clone(),
            false => self
                .wording()
                .text("statistic_said", &[("statistic", label), ("x", text)]),
        }
    }

    /// An amount of pay, in digits as figures that are compared; with its time where the rows
    /// differ in that.
    fn pay_text(&self, row: &Observation, amount: &Spanned<Amount>, layout: &Layout) -> String {
        let text = self
            .wording()
            .amount_in_digits(&amount.value, Some(row.currency().value));
        match layout.has_money {
            true => self.per(&text, row.per().value),
            false => text,
        }
    }

    /// `$133,336 a year`, `USD a year`.
    pub(super) fn per(&self, text: &str, per: Per) -> String {
        self.wording().per(text, per)
    }

    /// What the pay of a row includes, as far as that is said: `base pay, after tax`.
    pub(super) fn pay_kind(&self, row: &Observation) -> String {
        let wording = self.wording();
        let pay = row.pay().map(|pay| wording.word("pay", pay.as_str()));
        let net = row.net().filter(|net| net.value);
        let net = net.map(|_| wording.text("pay_net", &[]));
        self.list(pay.into_iter().chain(net))
    }

    /// Of whom a row of a group speaks.
    pub(super) fn row_label(&self, shown: Shown<'r>, row: &Observation, group: Group) -> String {
        let wording = self.wording();
        if let Some(label) = row.label() {
            return label.to_string();
        }
        let of_group = row.facets.iter().find(|facet| belongs(&facet.value, group));
        let label = match (group, of_group) {
            (Group::ByPlace, _) => row.place().map(|place| wording.place(&place.value)),
            (_, Some(facet)) => Some(self.facet(shown.career, &facet.value)),
            (_, None) => None,
        };
        label.unwrap_or_else(|| wording.text("everyone", &[]))
    }

    /// What else limits a row, besides its label and what has a column.
    pub(super) fn limits(
        &self,
        shown: Shown<'r>,
        row: &Observation,
        group: Group,
        label: &str,
    ) -> Vec<String> {
        let wording = self.wording();
        let facets = row
            .facets
            .iter()
            .map(|facet| self.facet(shown.career, &facet.value));
        let sample = row
            .sample_size()
            .map(|size| wording.counted("sample_size", size.value as usize));
        let all = facets.chain(sample);
        let labelled = row.label().is_some();
        all.filter(|text| text != label)
            .filter(|text| !(labelled && self.is_group_facet(shown, row, group, text)))
            .collect()
    }

    /// Whether `text` is the group's own facet, which the source's word stands for.
    fn is_group_facet(
        &self,
        shown: Shown<'r>,
        row: &Observation,
        group: Group,
        text: &str,
    ) -> bool {
        let of_group = row.facets.iter().find(|facet| belongs(&facet.value, group));
        of_group.is_some_and(|facet| self.facet(shown.career, &facet.value) == text)
    }

    pub(super) fn facet(&self, career: &Career, facet: &Facet) -> String {
        let wording = self.wording();
        match facet {
            Facet::Experience(it) => wording.word("experience", it.as_str()),
            Facet::Years(it) => wording.text("years_of_experience", &[("x", &wording.extent(*it))]),
            Facet::Industry(id) => self.industry_name(id).to_owned(),
            Facet::Employer(it) | Facet::Population(it) => it.to_string(),
            Facet::Staff(it) => wording.text("staff_of", &[("x", &wording.extent(*it))]),
            Facet::Level(id) => self.level_title(career, id).to_owned(),
        }
    }
}

/// How a group of pay is laid out as a table.
struct Layout {
    group: Group,
    statistics: Vec<Statistic>,
    has_place: bool,
    has_period: bool,
    has_money: bool,
    has_pay: bool,
    has_source: bool,
}

impl Layout {
    /// A column for each thing in which the rows differ, and for each statistic that one of them
    /// has.
    fn of(group: Group, rows: &[SalaryRow<'_>]) -> Self {
        let place = shared(rows, |row| row.place().map(|place| &place.value));
        let period = shared(rows, |row| row.period().map(|period| period.value));
        let money = shared(rows, |row| (row.currency().value, row.per().value));
        Self {
            group,
            statistics: statistics(rows),
            has_place: place.is_none() && group != Group::ByPlace,
            has_period: period.is_none(),
            has_money: money.is_none(),
            has_pay: shared(rows, kind_of_pay).is_none(),
            has_source: shared(rows, |row| row.source()).is_none(),
        }
    }
}

/// What all rows have in common; `None` where they differ.
fn shared<'r, T: PartialEq>(
    rows: &[SalaryRow<'r>],
    of: impl Fn(&'r Observation) -> T,
) -> Option<T> {
    let mut values = rows.iter().map(|row| of(row.observation));
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// What pay includes, and whether it is after tax.
pub(super) fn kind_of_pay(row: &Observation) -> (Option<PayKind>, bool) {
    let net = row.net().is_some_and(|net| net.value);
    (row.pay().map(|pay| pay.value), net)
}

/// The statistics that any of the rows has, in their usual order.
fn statistics(rows: &[SalaryRow<'_>]) -> Vec<Statistic> {
    Statistic::all()
        .filter(|it| rows.iter().any(|row| row.observation.figure(*it).is_some()))
        .collect()
}

/// Whether a facet is what the rows of a group differ by.
pub(super) fn belongs(facet: &Facet, group: Group) -> bool {
    matches!(
        (facet, group),
        (Facet::Experience(_), Group::ByExperience)
            | (Facet::Years(_), Group::ByYears)
            | (Facet::Industry(_), Group::ByIndustry)
            | (Facet::Employer(_) | Facet::Staff(_), Group::ByEmployer)
            | (Facet::Level(_), Group::ByLevel)
            | (Facet::Population(_), Group::Overall)
    )
}

/// Whether a figure speaks for its row, and not of an end of it.
fn comes_first(statistic: Statistic) -> bool {
    use Statistic::{Mean, Median, Value};
    matches!(statistic, Value | Mean | Median)
}

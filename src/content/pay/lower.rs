//! From rows as they are written to observations: what a row inherits, and what it must have.

use std::sync::Arc;

use super::observation::{Extra, Terms};
use super::{Experience, Facet, Group, Observation, PayDefaults, PayKind, PayRow, Per, Salaries};
use super::{SalaryKeys, Statistic};
use crate::content::{Amount, Currency, Id, Period, Place};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

impl Salaries {
    /// What `keys` mean in a section whose own place is `place`; reports rows that lack what a row
    /// must have.
    pub(in crate::content) fn lower(
        keys: SalaryKeys,
        place: Option<&Spanned<Place>>,
        found: &mut Diagnostics,
    ) -> Self {
        let mut lowering = Lowering::default();
        let context = Context::of_section(keys.defaults, place);
        let groups = [
            (Group::Overall, keys.overall),
            (Group::ByExperience, keys.by_experience),
            (Group::ByYears, keys.by_years),
            (Group::ByPlace, keys.by_place),
            (Group::ByIndustry, keys.by_industry),
            (Group::ByEmployer, keys.by_employer),
            (Group::ByLevel, keys.by_level),
        ];
        let groups = groups.map(|(group, rows)| {
            let of_group = |row: &Spanned<PayRow>| has_key(group, row, found);
            let rows = rows.into_iter().filter(of_group).collect();
            lowering.rows(rows, &context, found)
        });
        lowering.report(found);
        Self { groups }
    }

    /// Gives `place` to the rows and comparators that have none.
    pub(in crate::content) fn settle(&mut self, place: &Spanned<Place>) {
        let mut last = None;
        for row in self.groups.iter_mut().flat_map(|rows| rows.iter_mut()) {
            settle(row, place, &mut last);
        }
    }
}

/// Rows that share their terms go on sharing them: `last` is the terms that were met last, before
/// and after.
fn settle(row: &mut Observation, place: &Spanned<Place>, last: &mut Option<[Arc<Terms>; 2]>) {
    if row.terms.place.is_none() {
        let settled = match last {
            Some([before, after]) if Arc::ptr_eq(before, &row.terms) => Arc::clone(after),
            _ => Arc::new(Terms {
                place: Some(place.clone()),
                ..(*row.terms).clone()
            }),
        };
        *last = Some([Arc::clone(&row.terms), Arc::clone(&settled)]);
        row.terms = settled;
    }
    let others = row.extra.as_mut().map(|extra| &mut extra.comparators);
    for other in others.into_iter().flatten() {
        settle(other, place, last);
    }
}

/// Whether a row has the key that its group goes by; reports one that has not.
fn has_key(group: Group, row: &Spanned<PayRow>, found: &mut Diagnostics) -> bool {
    let (there, key) = match group {
        Group::Overall => return true,
        Group::ByExperience => (row.experience.is_some(), "experience"),
        Group::ByYears => (row.years.is_some(), "years"),
        Group::ByPlace => (row.place.is_some(), "place"),
        Group::ByIndustry => (row.industry.is_some(), "industry"),
        Group::ByEmployer => (row.employer.is_some() || row.staff.is_some(), "employer"),
        Group::ByLevel => (row.level.is_some(), "level"),
    };
    if there {
        return true;
    }
    let message = format!("a row of `{}` has no `{key}`", group.as_str());
    let mend = match group {
        Group::ByEmployer => {
            "add `employer:` or `staff:`, or move the row to another group".to_owned()
        }
        _ => format!("add `{key}:`, or move the row to another group"),
    };
    found.push(Diagnostic::at(Code::MissingKey, row.span, message).mend(mend));
    false
}

/// Terms as they are written: any of them may be missing. A row's own place is no term.
#[derive(Default)]
struct TermKeys {
    place: Option<Spanned<Place>>,
    currency: Option<Spanned<Currency>>,
    per: Option<Spanned<Per>>,
    period: Option<Spanned<Period>>,
    pay: Option<Spanned<PayKind>>,
    net: Option<Spanned<bool>>,
    source: Option<Spanned<Id>>,
}

impl TermKeys {
    fn is_empty(&self) -> bool {
        let Self {
            place,
            currency,
            per,
            period,
            pay,
            net,
            source,
        } = self;
        place.is_none()
            && currency.is_none()
            && per.is_none()
            && period.is_none()
            && pay.is_none()
            && net.is_none()
            && source.is_none()
    }

    fn or(self, other: &Self) -> Self {
        Self {
            place: self.place.or_else(|| other.place.clone()),
            currency: self.currency.or(other.currency),
            per: self.per.or(other.per),
            period: self.period.or(other.period),
            pay: self.pay.or(other.pay),
            net: self.net.or(other.net),
            source: self.source.or_else(|| other.source.clone()),
        }
    }

    fn complete(&self) -> Option<Arc<Terms>> {
        Some(Arc::new(Terms {
            place: self.place.clone(),
            currency: self.currency?,
            per: self.per?,
            period: self.period,
            pay: self.pay,
            net: self.net,
            source: self.source.clone(),
        }))
    }
}

impl From<&Terms> for TermKeys {
    fn from(terms: &Terms) -> Self {
        Self {
            place: terms.place.clone(),
            currency: Some(terms.currency),
            per: Some(terms.per),
            period: terms.period,
            pay: terms.pay,
            net: terms.net,
            source: terms.source.clone(),
        }
    }
}

/// What a row inherits.
struct Context {
    terms: TermKeys,
    /// The terms of a row that has none of its own, where they are complete.
    shared: Option<Arc<Terms>>,
    facets: Vec<Spanned<Facet>>,
}

impl Context {
    fn of_section(defaults: Option<Spanned<PayDefaults>>, place: Option<&Spanned<Place>>) -> Self {
        let (mut terms, facets) = match defaults {
            Some(defaults) => defaults.value.parts(),
            None => Default::default(),
        };
        terms.place = terms.place.or_else(|| place.cloned());
        Self {
            shared: terms.complete(),
            terms,
            facets,
        }
    }

    fn of_comparators(row: &Observation) -> Self {
        let mut terms = TermKeys::from(&*row.terms);
        terms.place = row.place().cloned();
        Self {
            shared: match &row.place {
                // The terms are the row's but for the place, which comparators inherit too.
                Some(_) => terms.complete(),
                None => Some(Arc::clone(&row.terms)),
            },
            terms,
            facets: row.facets.to_vec(),
        }
    }
}

impl PayDefaults {
    fn parts(self) -> (TermKeys, Vec<Spanned<Facet>>) {
        let facets = [
            self.experience.map(experience),
            self.years.map(|years| years.map(Facet::Years)),
            self.industry.map(|industry| industry.map(Facet::Industry)),
            self.employer.map(|employer| employer.map(Facet::Employer)),
            self.staff.map(|staff| staff.map(Facet::Staff)),
            self.level.map(|level| level.map(Facet::Level)),
            self.population.map(|words| words.map(Facet::Population)),
        ];
        let terms = TermKeys {
            place: self.place,
            currency: self.currency,
            per: self.per,
            period: self.period,
            pay: self.pay,
            net: self.net,
            source: self.source,
        };
        (terms, facets.into_iter().flatten().collect())
    }
}

fn experience(experience: Spanned<Experience>) -> Spanned<Facet> {
    experience.map(Facet::Experience)
}

/// What the rows of one section lack, so that it is said once for all of them.
#[derive(Default)]
struct Lowering {
    without_currency: Vec<Span>,
    without_per: Vec<Span>,
}

impl Lowering {
    fn rows(
        &mut self,
        rows: Vec<Spanned<PayRow>>,
        context: &Context,
        found: &mut Diagnostics,
    ) -> Box<[Observation]> {
        rows.into_iter()
            .filter_map(|row| self.row(row, context, found))
            .collect()
    }

    fn row(
        &mut self,
        row: Spanned<PayRow>,
        context: &Context,
        found: &mut Diagnostics,
    ) -> Option<Observation> {
        let span = row.span;
        let parts = Parts::of(row.value);
        if parts.figures.is_empty() && !parts.extra.suppressed {
            found.push(nothing_said(span));
        }
        let terms = match &context.shared {
            Some(shared) if parts.terms.is_empty() => Arc::clone(shared),
            _ => self.terms(&parts.terms.or(&context.terms), span)?,
        };
        let mut observation = Observation {
            span,
            id: parts.id,
            figures: parts.figures,
            facets: merge(parts.facets, &context.facets),
            place: parts.place,
            terms,
            extra: None,
        };
        let mut extra = parts.extra;
        if !parts.comparators.is_empty() {
            let context = Context::of_comparators(&observation);
            extra.comparators = self.rows(parts.comparators, &context, found).into_vec();
        }
        observation.extra = (extra != Extra::default()).then(|| Box::new(extra));
        Some(observation)
    }

    fn terms(&mut self, terms: &TermKeys, span: Span) -> Option<Arc<Terms>> {
        if terms.currency.is_none() {
            self.without_currency.push(span);
        }
        if terms.per.is_none() {
            self.without_per.push(span);
        }
        terms.complete()
    }

    fn report(&self, found: &mut Diagnostics) {
        for (rows, key) in [
            (&self.without_currency, "currency"),
            (&self.without_per, "per"),
        ] {
            let Some(first) = rows.first() else { continue };
            let message = match rows.len() {
                1 => format!("a pay row has no `{key}`"),
                count => format!("{count} pay rows have no `{key}`, this one first"),
            };
            found.push(
                Diagnostic::at(Code::MissingKey, *first, message)
                    .mend(format!("add `{key}:` to `defaults:`, or to each row")),
            );
        }
    }
}

fn nothing_said(span: Span) -> Diagnostic {
    Diagnostic::at(Code::MissingKey, span, "a pay row has no figure").mend(
        "add `value:`, or `mean:`, `median:` and the like where the source names the statistic",
    )
}

/// A row, sorted by what becomes of its keys.
struct Parts {
    id: Option<Spanned<Id>>,
    figures: Box<[(Statistic, Spanned<Amount>)]>,
    facets: Vec<Spanned<Facet>>,
    /// Apart from the terms, which rows of different places can share.
    place: Option<Box<Spanned<Place>>>,
    terms: TermKeys,
    extra: Extra,
    comparators: Vec<Spanned<PayRow>>,
}

impl Parts {
    fn of(row: PayRow) -> Self {
        let facets = [
            row.experience.map(experience),
            row.years.map(|years| years.map(Facet::Years)),
            row.industry.map(|industry| industry.map(Facet::Industry)),
            row.employer.map(|employer| employer.map(Facet::Employer)),
            row.staff.map(|staff| staff.map(Facet::Staff)),
            row.level.map(|level| level.map(Facet::Level)),
            row.population.map(|words| words.map(Facet::Population)),
        ];
        let figures = [
            (Statistic::Value, row.value),
            (Statistic::Mean, row.mean),
            (Statistic::Median, row.median),
            (Statistic::P10, row.p10),
            (Statistic::P25, row.p25),
            (Statistic::P75, row.p75),
            (Statistic::P90, row.p90),
            (Statistic::Min, row.min),
            (Statistic::Max, row.max),
        ];
        let said = |(name, amount): (_, Option<_>)| amount.map(|amount| (name, amount));
        Self {
            id: row.id,
            figures: figures.into_iter().filter_map(said).collect(),
            facets: facets.into_iter().flatten().collect(),
            place: row.place.map(Box::new),
            terms: TermKeys {
                place: None,
                currency: row.currency,
                per: row.per,
                period: row.period,
                pay: row.pay,
                net: row.net,
                source: row.source,
            },
            extra: Extra {
                sample_size: row.sample_size,
                rare: row.rare,
                suppressed: row.suppressed,
                label: row.label,
                note: row.note,
                comparators: Vec::new(),
            },
            comparators: row.comparators,
        }
    }
}

/// The facets of a row with those that it inherits, in the order of [`Facet`].
fn merge(mut own: Vec<Spanned<Facet>>, inherited: &[Spanned<Facet>]) -> Box<[Spanned<Facet>]> {
    let kind = |facet: &Spanned<Facet>| std::mem::discriminant(&facet.value);
    let missing: Vec<_> = inherited
        .iter()
        .filter(|facet| own.iter().all(|mine| kind(mine) != kind(facet)))
        .cloned()
        .collect();
    own.extend(missing);
    own.sort_by(|a, b| a.value.cmp(&b.value));
    own.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Payload;
    use crate::content::testing::{career, check, pay};
    use crate::source::Span;

    #[test]
    fn a_row_has_the_key_of_its_group() {
        pay(
            "by_experience: [{mean: 1}]\n\
             by_years: [{mean: 2}]\n\
             by_place: [{mean: 3}]\n\
             by_industry: [{mean: 4}]\n\
             by_employer: [{mean: 5}, {staff: 1..5, mean: 5}]\n\
             by_level: [{mean: 6}]",
            &[
                "1:17: error[missing-key]: a row of `by_experience` has no `experience` (add \
                 `experience:`, or move the row to another group)",
                "2:12: error[missing-key]: a row of `by_years` has no `years` (add `years:`, or \
                 move the row to another group)",
                "3:12: error[missing-key]: a row of `by_place` has no `place` (add `place:`, or \
                 move the row to another group)",
                "4:15: error[missing-key]: a row of `by_industry` has no `industry` (add \
                 `industry:`, or move the row to another group)",
                "5:15: error[missing-key]: a row of `by_employer` has no `employer` (add \
                 `employer:` or `staff:`, or move the row to another group)",
                "6:12: error[missing-key]: a row of `by_level` has no `level` (add `level:`, or \
                 move the row to another group)",
            ],
        );
        check(
            "section: salaries\n\
             defaults: {currency: USD, per: year, place: US}\n\
             by_place: [{mean: 5}]",
            &[
                "3:12: error[missing-key]: a row of `by_place` has no `place` (add `place:`, or \
                 move the row to another group)",
            ],
        );
    }

    #[test]
    fn a_row_has_a_currency_and_a_unit_of_time() {
        check(
            "section: salaries\n\
             overall: [{mean: 5}]",
            &[
                "2:11: error[missing-key]: a pay row has no `currency` (add `currency:` to \
                 `defaults:`, or to each row)",
                "2:11: error[missing-key]: a pay row has no `per` (add `per:` to `defaults:`, or \
                 to each row)",
            ],
        );
        check(
            "section: salaries\n\
             defaults: {currency: USD}\n\
             overall: [{mean: 5}, {median: 5, per: year}, {value: 5}]",
            &[
                "3:11: error[missing-key]: 2 pay rows have no `per`, this one first (add `per:` \
                 to `defaults:`, or to each row)",
            ],
        );
    }

    #[test]
    fn a_row_says_something() {
        pay(
            "overall: [{population: A}, {population: B, suppressed: true}]",
            &[
                "1:11: error[missing-key]: a pay row has no figure (add `value:`, or `mean:`, \
                 `median:` and the like where the source names the statistic)",
            ],
        );
    }

    #[test]
    fn rows_inherit_from_defaults_and_comparators_from_rows() {
        let career = career(
            "section: salaries\n\
             place: US\n\
             defaults: {currency: USD, per: year, period: 2024, source: s, population: Staff}\n\
             by_experience:\n\
             - {experience: senior, per: month, mean: 5, comparators: [{median: 4, population: All}]}\n\
             by_place:\n\
             - {place: DE, currency: EUR, p90: 9, rare: true}",
        );
        let Payload::Salaries(salaries) = &career.sections[0].payload else {
            panic!("{career:?}")
        };
        let show = |row: &Observation| {
            let figures: Vec<_> = row.figures.iter().map(|(name, _)| name.as_str()).collect();
            let experience = row.experience().map_or("-", Experience::as_str);
            format!(
                "{} {} {} {} {} {} {}",
                figures.join("+"),
                row.place().map_or("-", |place| place.as_str()),
                row.currency().as_str(),
                row.per().as_str(),
                row.source().map_or("-", |source| source.as_str()),
                row.population().unwrap_or("-"),
                experience,
            )
        };
        let senior = &salaries.group(Group::ByExperience)[0];
        assert_eq!(show(senior), "mean US USD month s Staff senior");
        assert_eq!(
            show(&senior.comparators()[0]),
            "median US USD month s All senior"
        );
        let germany = &salaries.group(Group::ByPlace)[0];
        assert_eq!(show(germany), "p90 DE EUR year s Staff -");
        assert!(germany.rare() && !senior.rare());
        assert_eq!(salaries.rows().count(), 2);
    }

    #[test]
    fn rows_share_the_terms_that_they_inherit() {
        let mut career = career(
            "section: salaries\n\
             defaults: {currency: USD, per: year}\n\
             overall: [{mean: 1}, {median: 2, comparators: [{value: 3}]}]",
        );
        let Payload::Salaries(salaries) = &mut career.sections[0].payload else {
            panic!("{career:?}")
        };
        let place = Spanned::new(Place::parse("US").unwrap(), Span::new(career.file, 0..0));
        salaries.settle(&place);
        let [first, second] = salaries.group(Group::Overall) else {
            panic!("{salaries:?}")
        };
        assert!(Arc::ptr_eq(&first.terms, &second.terms));
        assert!(Arc::ptr_eq(&first.terms, &second.comparators()[0].terms));
        assert_eq!(first.place(), Some(&place));
    }
}

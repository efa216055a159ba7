//! The figures of a column: pay by statistic and group of people, and claims by what is counted.

use super::column::{Alone, Maker};
use crate::content::{Claim, Facet, Group, METRICS, Observation};
use crate::site::{ClaimRow, PROMINENCE, SalaryRow};

impl<'r> Maker<'r> {
    /// Pay without rare cases, which stand for nobody, and without levels, which are each career's
    /// own.
    pub(super) fn pay(&mut self) {
        for row in SalaryRow::own(self.career) {
            if !row.observation.rare() && row.group != Group::ByLevel {
                self.pay_row(&row);
            }
        }
    }

    fn pay_row(&mut self, row: &SalaryRow<'r>) {
        let observation = row.observation;
        let by_place = row.group == Group::ByPlace;
        let place = self.scope.place_basis(observation);
        let whom = self.scope.whom(self.career, observation);
        let mut basis = self.scope.pay_basis(observation, &[]);
        // What the row is called by cannot differ within it.
        basis.retain(|(name, _)| *name != "whom");
        let mut names = whom;
        match by_place {
            true => names.insert(0, place.1),
            false => basis.push(place),
        }
        let alone = match (row.group, &*observation.facets) {
            (Group::Overall, []) => Alone::Stays,
            (Group::ByExperience, [facet]) if matches!(facet.value, Facet::Experience(_)) => {
                Alone::Stays
            }
            _ => Alone::Goes,
        };
        let rank = rank(row.group, observation) * PROMINENCE.len();
        let anchor = row.anchor();
        for (order, statistic) in PROMINENCE.into_iter().enumerate() {
            let Some(amount) = observation.figure(statistic) else {
                continue;
            };
            let word = self.word("statistic", statistic.as_str());
            let label = self.scope.list(names.iter().cloned().chain([word]));
            let currency = Some(observation.currency().value);
            let text = self
                .scope
                .wording()
                .amount_in_digits(&amount.value, currency);
            let text = self.scope.per(&text, observation.per().value);
            let own = observation.label().map(|label| label.to_string());
            let source = observation.source();
            let entry = self.figure(text, own, basis.clone(), &anchor, source);
            self.put(label, rank + order, alone, entry);
        }
    }

    pub(super) fn claims(&mut self) {
        for row in ClaimRow::own(self.career) {
            self.claim(&row.anchor(), row.claim);
        }
    }

    fn claim(&mut self, anchor: &str, claim: &Claim) {
        let metric = &*claim.metric.value;
        let known = METRICS.iter().position(|known| *known == metric);
        let rank = known.unwrap_or(METRICS.len());
        let label = self.scope.metric(metric);
        let basis = self.scope.claim_basis(claim);
        let text = self.scope.claim_value(claim);
        let own = claim.label.as_ref().map(|label| label.to_string());
        let entry = self.figure(text, own, basis, anchor, claim.source.as_ref());
        self.put(label, rank, Alone::Stays, entry);
    }
}

/// The place of a row among those of all groups: by group, then everyone before others, or by
/// experience or years.
fn rank(group: Group, row: &Observation) -> usize {
    /// More than the years of any career.
    const MOST: usize = 1000;
    let within = match group {
        Group::Overall => Some(usize::from(!row.facets.is_empty())),
        Group::ByExperience => row.experience().map(|experience| experience as usize),
        Group::ByYears => row.years().map(|years| years.low.unwrap_or(0) as usize),
        _ => None,
    };
    group as usize * MOST + within.unwrap_or(0).min(MOST - 1)
}

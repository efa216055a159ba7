//! The basis of a figure: what must be the same in two figures before they can be compared.

use super::super::scope::Scope;
use crate::content::{Career, Claim, Observation, Statistic};

/// What figures can differ in besides their values, in the order in which that is said. The words
/// are the messages `differs_<name>`.
pub(super) const BASES: [&str; 8] = [
    "statistic",
    "whom",
    "kind",
    "place",
    "period",
    "currency",
    "per",
    "pay",
];

/// What a figure says besides its value, by the names of [`BASES`]; a name that is missing means
/// that the figures of its row cannot differ in that, and an empty text that nothing is said.
pub(super) type Basis = Vec<(&'static str, String)>;

impl Scope<'_> {
    /// The basis of a figure of pay. `whom` is said of it besides what its row is called.
    pub(super) fn pay_basis(&self, row: &Observation, whom: &[String]) -> Basis {
        let wording = self.wording();
        let period = row.period().map(|period| wording.period(period.value));
        vec![
            ("whom", self.list(whom.iter().cloned())),
            ("pay", self.pay_kind(row)),
            ("period", period.unwrap_or_default()),
            ("currency", row.currency().value.as_str().to_owned()),
            ("per", wording.word("per", row.per().value.as_str())),
        ]
    }

    pub(super) fn place_basis(&self, row: &Observation) -> (&'static str, String) {
        let place = row.place().map(|place| self.wording().place(&place.value));
        ("place", place.unwrap_or_default())
    }

    pub(super) fn statistic_basis(&self, statistic: Statistic) -> (&'static str, String) {
        let word = self.wording().word("statistic", statistic.as_str());
        ("statistic", word)
    }

    /// Of whom a row speaks, in the words of its facets.
    pub(in crate::render) fn whom(&self, career: &Career, row: &Observation) -> Vec<String> {
        let facets = row.facets.iter();
        facets.map(|it| self.facet(career, &it.value)).collect()
    }

    pub(super) fn claim_basis(&self, claim: &Claim) -> Basis {
        let wording = self.wording();
        let whom = claim.population.as_ref().map(|whom| whom.to_string());
        let kind = claim.kind.map(|kind| wording.word("claim", kind.as_str()));
        let place = claim.place.as_ref();
        let place = place.map(|place| wording.place(&place.value));
        let period = claim.period.map(|period| wording.period(period.value));
        let per = claim.per.map(|per| wording.word("per", per.value.as_str()));
        vec![
            ("whom", whom.unwrap_or_default()),
            ("kind", kind.unwrap_or_default()),
            ("place", place.unwrap_or_default()),
            ("period", period.unwrap_or_default()),
            ("per", per.unwrap_or_default()),
        ]
    }
}

/// A basis as a reader sees it behind the figure, which says its currency and its time itself.
pub(super) fn said<'a>(basis: &'a Basis) -> impl Iterator<Item = String> + 'a {
    let shown = BASES
        .iter()
        .filter(|name| !["currency", "per"].contains(name));
    shown.filter_map(|name| {
        let (_, text) = basis.iter().find(|(other, _)| other == name)?;
        Some(text.clone())
    })
}

//! Rows: pay and claims as the tables of a career's page have them, in their order and with their
//! numbers. Behind each stand those that it is compared with.

use super::ids::row_id;
use crate::content::{Career, Claim, Group, Observation, Payload, Section};

/// A row of pay.
#[derive(Clone, Copy, Debug)]
pub struct SalaryRow<'a> {
    /// The section that it is from.
    pub section: &'a Section,
    /// The group that it stands in.
    pub group: Group,
    /// What was said.
    pub observation: &'a Observation,
    /// Whether it speaks of others, for comparison.
    pub comparator: bool,
    number: usize,
}

/// A row of claims.
#[derive(Clone, Copy, Debug)]
pub struct ClaimRow<'a> {
    /// The section that it is from.
    pub section: &'a Section,
    /// What was claimed.
    pub claim: &'a Claim,
    /// Whether it speaks of others, for comparison.
    pub comparator: bool,
    number: usize,
}

impl<'a> SalaryRow<'a> {
    /// Where it is on its career's page.
    #[must_use]
    pub fn anchor(&self) -> String {
        let id = self.observation.id.as_ref();
        row_id(id, &self.section.id, self.group.as_str(), self.number)
    }

    /// The rows of a career as its page has them.
    pub fn of(career: &'a Career) -> impl Iterator<Item = Self> {
        career.sections.iter().flat_map(Self::in_section)
    }

    /// The same without those that speak of others.
    pub fn own(career: &'a Career) -> impl Iterator<Item = Self> {
        Self::of(career).filter(|row| !row.comparator)
    }

    /// The rows of a section, group by group; none where it has no pay.
    pub fn in_section(section: &'a Section) -> impl Iterator<Item = Self> {
        Group::all().flat_map(move |group| Self::in_group(section, group))
    }

    /// The rows of one group of a section; none where the section has no pay.
    pub fn in_group(section: &'a Section, group: Group) -> impl Iterator<Item = Self> {
        let rows = match &section.payload {
            Payload::Salaries(salaries) => salaries.group(group),
            _ => &[],
        };
        let rows = numbered(rows, Observation::comparators);
        rows.map(move |(number, observation, comparator)| Self {
            section,
            group,
            observation,
            comparator,
            number,
        })
    }
}

impl<'a> ClaimRow<'a> {
    /// Where it is on its career's page.
    #[must_use]
    pub fn anchor(&self) -> String {
        row_id(
            self.claim.id.as_ref(),
            &self.section.id,
            "claims",
            self.number,
        )
    }

    /// The claims of a career that are its own.
    pub fn own(career: &'a Career) -> impl Iterator<Item = Self> {
        let all = career.sections.iter().flat_map(Self::in_section);
        all.filter(|row| !row.comparator)
    }

    /// The rows of a section; none where it makes no claims.
    pub fn in_section(section: &'a Section) -> impl Iterator<Item = Self> {
        let claims = match &section.payload {
            Payload::Market(market) => &*market.claims,
            _ => &[],
        };
        let rows = numbered(claims, |claim| &claim.comparators);
        rows.map(move |(number, claim, comparator)| Self {
            section,
            claim,
            comparator,
            number,
        })
    }
}

/// Rows with their numbers, and whether they are among the `others` of the one before.
fn numbered<'a, T>(
    rows: &'a [T],
    others: impl Fn(&'a T) -> &'a [T],
) -> impl Iterator<Item = (usize, &'a T, bool)> {
    let all = rows.iter().flat_map(move |row| {
        let behind = others(row).iter().map(|other| (other, true));
        std::iter::once((row, false)).chain(behind)
    });
    let all = (1..).zip(all);
    all.map(|(number, (row, comparator))| (number, row, comparator))
}

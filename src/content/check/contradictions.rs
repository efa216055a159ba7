//! Two rows never say different things of the same, nor the same thing twice.

use std::collections::HashMap;

use crate::content::Amount;
use crate::content::{
    Completeness, Currency, Facet, Id, Observation, PayKind, Payload, Per, Period, Place, Section,
    Statistic, Unit,
};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::Spanned;

/// What two figures have in common that speak of the same.
#[derive(PartialEq, Eq, Hash)]
struct Subject<'a> {
    facets: Vec<&'a Facet>,
    place: Option<&'a Place>,
    period: Option<Period>,
    currency: Currency,
    per: Per,
    pay: Option<PayKind>,
    net: Option<bool>,
    source: Option<&'a Id>,
    statistic: Statistic,
}

impl<'a> Subject<'a> {
    fn of(row: &'a Observation, statistic: Statistic) -> Self {
        Self {
            facets: row.facets.iter().map(|facet| &facet.value).collect(),
            place: row.place().map(|place| &place.value),
            period: row.period().map(|period| period.value),
            currency: row.currency().value,
            per: row.per().value,
            pay: row.pay().map(|pay| pay.value),
            net: row.net().map(|net| net.value),
            source: row.source().map(|source| &source.value),
            statistic,
        }
    }
}

/// Compares the rows of one career; what stands beside them for comparison is not its own.
pub(super) fn rows(sections: &[Section], found: &mut Diagnostics) {
    let mut seen = HashMap::new();
    // Rows whose place was reported may speak of another one than the others.
    let sure = |section: &&Section| section.reading != Completeness::Doubtful;
    for section in sections.iter().filter(sure) {
        if let Payload::Salaries(salaries) = &section.payload {
            for (_, row) in salaries.rows() {
                compare(row, &mut seen, found);
            }
        }
    }
}

/// Whether a figure says something; one that does not was reported, and contradicts nothing.
fn is_sound(statistic: Statistic, amount: &Amount) -> bool {
    match amount {
        Amount::Figure(_, unit) => *unit == Unit::Plain,
        Amount::Words(_) => statistic == Statistic::Value,
    }
}

/// Reports a row once, even where several of its figures meet others.
fn compare<'a>(
    row: &'a Observation,
    seen: &mut HashMap<Subject<'a>, &'a Spanned<Amount>>,
    found: &mut Diagnostics,
) {
    let mut twice = None;
    let mut contradicted = None;
    for (statistic, amount) in &row.figures {
        if !is_sound(*statistic, &amount.value) {
            continue;
        }
        match seen.get(&Subject::of(row, *statistic)) {
            Some(first) if first.value == amount.value => twice = twice.or(Some((amount, *first))),
            Some(first) => contradicted = contradicted.or(Some((amount, *first))),
            None => {
                seen.insert(Subject::of(row, *statistic), amount);
            }
        }
    }
    if let Some((amount, first)) = contradicted {
        let message = "two rows say different things of the same people, place, time and source";
        found.push(
            Diagnostic::at(Code::Contradiction, amount.span, message)
                .related(first.span, "the other row says this")
                .mend("correct one of them, or say in `population:` whom each speaks of"),
        );
    } else if let Some((amount, first)) = twice {
        let message = "two rows say the same of the same people, place, time and source";
        found.push(
            Diagnostic::at(Code::DuplicateRow, amount.span, message)
                .related(first.span, "it is said here first")
                .mend("remove one of the rows"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::content::testing::pay;

    #[test]
    fn two_rows_do_not_say_different_things_of_the_same() {
        pay(
            "overall: [{mean: 5}, {mean: 6}]",
            &[
                "1:29: error[contradiction]: two rows say different things of the same people, \
                 place, time and source (correct one of them, or say in `population:` whom each \
                 speaks of)",
            ],
        );
        pay(
            "overall: [{mean: 5, median: 4}, {mean: 5, median: 6}]",
            &[
                "1:51: error[contradiction]: two rows say different things of the same people, \
                 place, time and source (correct one of them, or say in `population:` whom each \
                 speaks of)",
            ],
        );
        pay(
            "by_place: [{place: US, experience: senior, mean: 7}]\n\
             by_experience: [{experience: senior, place: US, mean: 8}]",
            &[
                "1:50: error[contradiction]: two rows say different things of the same people, \
                 place, time and source (correct one of them, or say in `population:` whom each \
                 speaks of)",
            ],
        );
    }

    #[test]
    fn a_row_does_not_stand_twice() {
        pay(
            "overall: [{mean: 5}, {mean: 5.0}]",
            &[
                "1:29: error[duplicate-row]: two rows say the same of the same people, place, \
                 time and source (remove one of the rows)",
            ],
        );
    }

    #[test]
    fn rows_that_differ_in_anything_else_may_differ() {
        pay(
            "overall:\n\
             - {mean: 5}\n\
             - {median: 6}\n\
             - {mean: 6, population: A}\n\
             - {mean: 6, source: s}\n\
             - {mean: 6, period: 2023}\n\
             - {mean: 6, pay: total}\n\
             - {mean: 6, net: true}\n\
             - {mean: 6, per: month}\n\
             - {mean: 6, currency: EUR}\n\
             - {mean: 6, place: US}",
            &[],
        );
        pay(
            "overall: [{mean: 5, comparators: [{mean: 6}]}, {median: 5, comparators: [{mean: 7}]}]",
            &[],
        );
    }
}

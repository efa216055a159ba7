//! Beginners earn the same whether they are counted by experience or by years.

use rust_decimal::Decimal;

use crate::content::{Career, Experience, Facet, Group};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::{bands, shown};
use crate::site::Site;

/// How far apart the two may lie, in hundredths of the lower.
const MOST: u32 = 20;

pub(in crate::lint) fn check(career: &Career, _: &Site, found: &mut Diagnostics) {
    for list in bands::by_years(career) {
        let Some(first) = list.first().filter(|band| band.first == 0) else {
            continue;
        };
        let first = first.row;
        let Some((_, years, years_span)) = bands::middle(first) else {
            continue;
        };
        let entry = bands::common(career).find(|(group, row)| {
            let is_entry = |facet: &Facet| *facet == Facet::Experience(Experience::Entry);
            *group == Group::ByExperience
                && matches!(&*row.facets, [facet] if is_entry(&facet.value))
                && bands::are_comparable(row, first)
        });
        let Some((_, mean, mean_span)) = entry.and_then(|(_, row)| bands::middle(row)) else {
            continue;
        };
        let (low, high) = (mean.min(years), mean.max(years));
        if (high - low) * Decimal::ONE_HUNDRED > low * Decimal::from(MOST) {
            let more = shown::above(high, low).unwrap_or_default();
            let message = format!(
                "the first years earn {}, and beginners {}: {more}% apart",
                shown::number(years),
                shown::number(mean)
            );
            found.push(
                Diagnostic::at(Code::EntryMean, years_span, message)
                    .related(mean_span, "beginners by experience")
                    .mend("check that both count the same people in the same way"),
            );
        }
    }
}

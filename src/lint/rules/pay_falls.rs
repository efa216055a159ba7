//! Pay does not fall where experience rises.

use crate::content::{Career, Facet, Group, Observation};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::{bands, shown};
use crate::site::Site;

pub(in crate::lint) fn check(career: &Career, _: &Site, found: &mut Diagnostics) {
    for list in bands::by_years(career) {
        let rows: Vec<&Observation> = list.iter().map(|band| band.row).collect();
        falls(&rows, found);
    }
    let rows = bands::common(career)
        .filter(|(group, row)| {
            let alone = matches!(&*row.facets, [one] if matches!(one.value, Facet::Experience(_)));
            *group == Group::ByExperience && alone
        })
        .map(|(_, row)| row);
    for mut rows in bands::gathered(rows, |a, b| bands::are_comparable(a, b)) {
        rows.sort_by_key(|row| row.experience());
        falls(&rows, found);
    }
}

/// Reports, of rows that can be compared, those that earn less than the one before, by the same statistic.
fn falls(rows: &[&Observation], found: &mut Diagnostics) {
    for pair in rows.windows(2) {
        let [before, row] = pair else { continue };
        let (Some(first), Some(second)) = (bands::middle(before), bands::middle(row)) else {
            continue;
        };
        if first.0 == second.0 && second.1 < first.1 {
            let message = format!(
                "more experience earns less: {} after {}",
                shown::number(second.1),
                shown::number(first.1)
            );
            found.push(
                Diagnostic::at(Code::PayFalls, second.2, message)
                    .related(first.2, "with less experience")
                    .mend("check the digits and the order of the rows"),
            );
        }
    }
}

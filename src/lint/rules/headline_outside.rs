//! The figure that stands for a career is what some step of experience earns.

use crate::content::{Bound, Career};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::{bands, shown};
use crate::site::{PayHeadline, Site};

pub(in crate::lint) fn check(career: &Career, _: &Site, found: &mut Diagnostics) {
    let Some(headline) = PayHeadline::of(career) else {
        return;
    };
    let Some(amount) = headline.row.figure(headline.statistic) else {
        return;
    };
    let Some(Bound::Point(number)) = bands::money(amount) else {
        return;
    };
    let lists = bands::by_experience(career);
    let near = |list: &&Vec<bands::Band<'_>>| {
        list.len() > 1 && bands::are_comparable(list[0].row, headline.row)
    };
    let Some(list) = lists.iter().find(near) else {
        return;
    };
    if list
        .iter()
        .any(|band| band.low <= number && number <= band.high)
    {
        return;
    }
    let message = format!(
        "{} stands for the career, and lies in none of its {} bands of experience",
        shown::number(number),
        list.len()
    );
    let mut item = Diagnostic::at(Code::HeadlineOutside, amount.span, message);
    // The bands on both sides of it.
    let below = list
        .iter()
        .filter(|band| band.high < number)
        .max_by_key(|band| band.high);
    let above = list
        .iter()
        .filter(|band| band.low > number)
        .min_by_key(|band| band.low);
    for (band, words) in [(below, "ends below it"), (above, "begins above it")] {
        if let Some(band) = band {
            item = item.related(band.span, words);
        }
    }
    found.push(item.mend("check whether the figure and the bands are of the same people and time"));
}

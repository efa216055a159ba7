//! A review is not overdue.

use crate::content::{CareerEntry, Day, Interval};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::site::Site;
use crate::source::Spanned;

/// Reports the careers, and the sections with a day of their own, whose next review is past; and
/// the careers that are to be reviewed and never were.
pub(in crate::lint) fn overdue(site: &Site, found: &mut Diagnostics) {
    for career in &site.guide.careers {
        // A draft is reviewed when it is done.
        if let Some(every) = site.review_every(&career.head)
            && !career.head.draft
            && career.has_whole_index()
        {
            review(career, every, site, found);
        }
    }
}

fn review(career: &CareerEntry, every: Interval, site: &Site, found: &mut Diagnostics) {
    match career.head.reviewed {
        Some(reviewed) => found.extend(late("this career", reviewed, every, site)),
        None => {
            let message = "this career was never reviewed";
            let place = Place::File(career.file);
            found.push(
                Diagnostic::new(Code::ReviewOverdue, place, message)
                    .mend("review it, and write the day as `reviewed:`"),
            );
        }
    }
    let sections = career.sections.iter().filter(|it| !it.draft);
    let days = sections.filter_map(|section| section.reviewed);
    for reviewed in days {
        found.extend(late("this section", reviewed, every, site));
    }
}

/// The report of a review that was due before today.
fn late(what: &str, reviewed: Spanned<Day>, every: Interval, site: &Site) -> Option<Diagnostic> {
    site.overdue(reviewed.value, every).map(|due| {
        let message = format!("{what} was due for review on {}", due.0);
        Diagnostic::at(Code::ReviewOverdue, reviewed.span, message)
            .mend("review it, and write the day as `reviewed:`")
    })
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::warns;

    #[track_caller]
    fn check(index: &str, expected: &[&str]) {
        let config = ("guidepost.yaml", "title: G\nreview_every: P1Y\n");
        let index = format!("---\ntitle: X\nsummary: S\n{index}---\n");
        warns(&[config, ("content/careers/x/index.md", &index)], expected);
    }

    const WRITE: &str = "(review it, and write the day as `reviewed:`)";

    #[test]
    fn a_review_is_due_after_the_time_of_the_site_or_of_the_career() {
        check("reviewed: 2025-03-31\n", &[]);
        let late = format!(
            "content/careers/x/index.md:4:11: warning[review-overdue]: this career was due for \
             review on 2026-03-30 {WRITE}"
        );
        check("reviewed: 2025-03-30\n", &[&late]);
        check("reviewed: 2025-03-30\nreview_every: P18M\n", &[]);
        check("reviewed: 2025-10-01\nreview_every: P6M\n", &[]);
        check(
            "reviewed: 2025-09-29\nreview_every: P6M\n",
            &[&late.replace("-30 (", "-29 (")],
        );
    }

    #[test]
    fn a_career_that_was_never_reviewed_is_told_from_one_that_need_not_be() {
        let never = format!(
            "content/careers/x/index.md: warning[review-overdue]: this career was never reviewed \
             {WRITE}"
        );
        check("", &[&never]);
        check("draft: true\n", &[]);
        warns(
            &[("content/careers/x/index.md", crate::site::testing::INDEX)],
            &[],
        );
    }

    #[test]
    fn a_section_with_a_day_of_its_own_is_due_by_it() {
        let index = "---\ntitle: X\nsummary: S\nreviewed: 2026-01-01\nreview_every: P1Y\n---\n";
        let section = "---\nsection: trends\nreviewed: 2024-02-29\n---\n";
        let late = format!(
            "content/careers/x/a.md:3:11: warning[review-overdue]: this section was due for review \
             on 2025-02-28 {WRITE}"
        );
        warns(
            &[
                ("content/careers/x/index.md", index),
                ("content/careers/x/a.md", section),
                ("content/careers/x/b.md", "---\nsection: market\n---\n"),
            ],
            &[&late],
        );
    }
}

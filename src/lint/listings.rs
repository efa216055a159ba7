//! What a check lists where it is asked to: what is due for review, and what each career has.

use crate::content::{Career, CareerEntry, Day, SectionKind};
use crate::site::{Site, observed};
use crate::source::{FileId, Spanned};

/// The day of a review that was to be and never was.
const NEVER: &str = "never";

/// When each career, and each section with a day of its own, is due for review, and until when its
/// oldest figure is young enough; the most urgent first.
#[must_use]
pub fn stale(site: &Site) -> String {
    let mut rows: Vec<(String, String)> = Vec::new();
    let kinds = [SectionKind::Market, SectionKind::Salaries];
    for entry in &site.guide.careers {
        reviews(entry, site, &mut rows);
        if let Ok(career) = entry.open_data(&kinds) {
            figures(&career, site, &mut rows);
        }
    }
    rows.sort_by(|(a, first), (b, second)| (a != NEVER, a, first).cmp(&(b != NEVER, b, second)));
    let line = |(day, what): &(String, String)| {
        let late = day == NEVER || day.as_str() < site.today.0.to_string().as_str();
        format!(
            "{day:<10}  {:<7}  {what}\n",
            if late { "overdue" } else { "" }
        )
    };
    rows.iter().map(line).collect()
}

fn reviews(career: &CareerEntry, site: &Site, rows: &mut Vec<(String, String)>) {
    let Some(every) = site.review_every(&career.head) else {
        return;
    };
    let mut add = |file: FileId, reviewed: Option<Spanned<Day>>| {
        let path = site.path(file);
        rows.push(
            match reviewed.and_then(|day| Some((day, day.value.after(every)?))) {
                Some((day, due)) => (
                    due.0.to_string(),
                    format!("review of {path}, last on {}", day.value.0),
                ),
                None => (NEVER.to_owned(), format!("review of {path}")),
            },
        );
    };
    add(career.file, career.head.reviewed);
    for section in career.sections.iter().filter(|it| it.reviewed.is_some()) {
        add(section.file, section.reviewed);
    }
}

/// The oldest figures of each section.
fn figures(career: &Career, site: &Site, rows: &mut Vec<(String, String)>) {
    for section in &career.sections {
        let limits = observed(section).filter_map(|period| site.young_until(period.value));
        if let Some(first) = limits.min() {
            rows.push((
                first.0.to_string(),
                format!("oldest figure of {}", site.path(section.file)),
            ));
        }
    }
}

/// Which kinds of section each career has: `x`, or `d` for a draft.
#[must_use]
pub fn coverage(site: &Site) -> String {
    let kinds: Vec<SectionKind> = SectionKind::all()
        .filter(|it| *it != SectionKind::Article)
        .collect();
    let widest = site.guide.slugs().map(str::len).max().unwrap_or(0);
    let mut lines = String::new();
    for (number, kind) in kinds.iter().enumerate() {
        lines += &format!("{:>2} {}\n", number + 1, kind.as_str());
    }
    lines += &format!("\n{:widest$}", "");
    (1..=kinds.len()).for_each(|number| lines += &format!(" {number:>2}"));
    for career in &site.guide.careers {
        lines += &format!("\n{:widest$}", career.slug.as_str());
        for kind in &kinds {
            let mark = match career.sections.iter().find(|it| it.kind == *kind) {
                Some(section) if section.draft => "d",
                Some(_) => "x",
                None if site.draft_section(&career.slug, *kind).is_some() => "d",
                None => ".",
            };
            lines += &format!(" {mark:>2}");
        }
    }
    lines + "\n"
}

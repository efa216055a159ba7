//! Floor 7: the warnings that judge; one rule, one file.
//!
//! A rule sees the finished site and says what an editor should decide about: nothing here stops a
//! site from being published, and nothing of it enters a page. What is false or cannot be shown is
//! an error, and is reported on the floors that know it.
//!
//! All rules stand in one table, [`RULES`]. A build runs the few that look at no text; a check runs
//! all of them. Then the site's own weights are put on what was found, and what is waived where it
//! stands is taken out.

mod bands;
mod facts;
mod listings;
mod numbers;
mod prose;
mod rule;
mod rules;
mod sentences;
mod shown;
mod unsupported;
mod waivers;
mod weights;

use rayon::prelude::*;

pub use listings::{coverage, stale};
pub use rule::{Depth, RULES, Rule};

use crate::content::CareerEntry;
use crate::diagnostics::Diagnostics;
use crate::site::Site;
use crate::source::SourceTree;
use facts::Facts;
use prose::Prose;
use rule::Judge;

/// Reports all that an editor should decide about, and settles what was reported before: what is
/// waived is taken out of `found`, and the rest weighs what the site says.
pub fn check(site: &Site, tree: &SourceTree, depth: Depth, found: &mut Diagnostics) {
    for rule in rules_of(site, depth) {
        if let Judge::Site(judge) = rule.judge {
            judge(site, found);
        }
    }
    // A build opens no career for what is judged.
    if depth.is_thorough() {
        let careers = site.guide.careers.par_iter();
        let careers: Vec<Diagnostics> = careers.map(|entry| of_career(entry, site, tree)).collect();
        careers.into_iter().for_each(|own| found.append(own));
        of_pages(site, tree, found);
    }
    weights::weigh(&site.config.checks, depth, found);
    waivers::settle(site, tree, depth, found);
}

/// The rules that run, without those that the site has switched off.
fn rules_of(site: &Site, depth: Depth) -> impl Iterator<Item = &'static Rule> {
    let of_depth = move |rule: &&Rule| depth.is_thorough() || rule.in_build;
    let is_on = |rule: &&Rule| !weights::is_off(&site.config.checks, rule.code);
    RULES.iter().filter(of_depth).filter(is_on)
}

fn of_career(entry: &CareerEntry, site: &Site, tree: &SourceTree) -> Diagnostics {
    let mut found = Diagnostics::new();
    // What was packed can be opened; were it not so, its page could not be made either.
    let Ok(career) = entry.open() else {
        return found;
    };
    for rule in rules_of(site, Depth::Check) {
        if let Judge::Career(judge) = rule.judge {
            judge(&career, site, &mut found);
        }
    }
    let facts = Facts::of_career(&career, site);
    let files = career.sections.iter().map(|section| section.file);
    for file in std::iter::once(career.file).chain(files) {
        let prose = Prose::read(file, Some(&career), site, &facts, tree);
        prose.iter().for_each(|it| of_prose(it, site, &mut found));
    }
    found
}

fn of_pages(site: &Site, tree: &SourceTree, found: &mut Diagnostics) {
    let facts = Facts::of_site(site);
    let plain = site.guide.pages.iter().map(|(_, page)| page);
    for page in site.guide.home.iter().chain(plain) {
        let prose = Prose::read(page.file, None, site, &facts, tree);
        prose.iter().for_each(|it| of_prose(it, site, found));
    }
}

fn of_prose(prose: &Prose<'_>, site: &Site, found: &mut Diagnostics) {
    for rule in rules_of(site, Depth::Check) {
        if let Judge::Prose(judge) = rule.judge {
            judge(prose, found);
        }
    }
}

#[cfg(test)]
mod testing {
    //! Small sites in memory, and the warnings about them.

    use super::{Depth, check};
    use crate::diagnostics::{Diagnostics, Format, Style, print};
    use crate::site::testing::Small;

    /// What a build says of some files on 31 March 2026.
    #[track_caller]
    pub(super) fn warns(files: &[(&str, &str)], expected: &[&str]) {
        assert_eq!(reported(files, Depth::Build), expected);
    }

    /// What a check says of some files on that day, a line each.
    pub(super) fn reported(files: &[(&str, &str)], depth: Depth) -> Vec<String> {
        let small = Small::new(files);
        let mut found = Diagnostics::new();
        check(&small.site, small.tree(), depth, &mut found);
        let list = found.in_file_order(small.tree());
        let report = print(&list, small.tree(), Format::Short, Style::Plain);
        report.lines().map(str::to_owned).collect()
    }
}

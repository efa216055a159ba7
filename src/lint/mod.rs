//! Floor 7: the warnings that judge; one rule, one file.
//!
//! A rule sees the finished site and says what an editor should decide about: nothing here stops a
//! site from being published, and nothing of it enters a page. What is false or cannot be shown is
//! an error, and is reported on the floors that know it.

mod reviews;
mod sections;

use crate::diagnostics::Diagnostics;
use crate::site::Site;

/// Reports all that an editor should decide about.
pub fn check(site: &Site, found: &mut Diagnostics) {
    reviews::overdue(site, found);
    sections::missing(site, found);
}

#[cfg(test)]
mod testing {
    //! Small sites in memory, and the warnings about them.

    use super::check;
    use crate::diagnostics::{Diagnostics, Format, Style, print};
    use crate::site::testing::Small;

    /// Checks what is said of some files on 31 March 2026.
    #[track_caller]
    pub(super) fn warns(files: &[(&str, &str)], expected: &[&str]) {
        let small = Small::new(files);
        let mut found = Diagnostics::new();
        check(&small.site, &mut found);
        let list = found.in_file_order(small.tree());
        let report = print(&list, small.tree(), Format::Short, Style::Plain);
        assert_eq!(report.lines().collect::<Vec<_>>(), expected);
    }
}

//! Menus: what the configuration links to, on every page.

use super::references::link_to_draft;
use super::{Address, Site};
use crate::config::{MenuEntry, Target};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Spanned;
use crate::yaml::nearest;

/// A link of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuLink {
    /// Its words.
    pub title: Box<str>,
    /// Where it leads.
    pub goal: MenuGoal,
}

/// Where a link of a menu leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MenuGoal {
    /// To a page of the site, and a place on it.
    Page(Address, Option<Box<str>>),
    /// To another site.
    Elsewhere(Box<str>),
}

impl Site {
    /// The links of a list of the configuration; those that lead nowhere, which [`super::check()`]
    /// reports, are left out.
    #[must_use]
    pub fn menu_links(&self, entries: &[MenuEntry]) -> Vec<MenuLink> {
        let link = |entry: &MenuEntry| {
            let title = entry.title.value.clone();
            self.menu_goal(&entry.link.value)
                .map(|goal| MenuLink { title, goal })
        };
        entries.iter().filter_map(link).collect()
    }

    fn menu_goal(&self, link: &Target) -> Option<MenuGoal> {
        match link {
            Target::Elsewhere(url) => Some(MenuGoal::Elsewhere(url.clone())),
            Target::Page(path) => {
                let (path, anchor) = match path.split_once('#') {
                    Some((path, anchor)) => (path, Some(anchor.into())),
                    None => (&**path, None),
                };
                let address = self
                    .page_addresses()
                    .find(|address| address.as_str() == path)?;
                Some(MenuGoal::Page(address, anchor))
            }
            Target::File { path, fragment } => {
                let page = self.page_of(self.tree.find(&format!("content/{path}"))?)?;
                Some(MenuGoal::Page(self.address(page), fragment.clone()))
            }
        }
    }

    /// What is wrong with a link of a menu, if anything.
    pub(super) fn menu_problem(&self, link: &Spanned<Target>) -> Option<Diagnostic> {
        if self.menu_goal(&link.value).is_some() {
            return None;
        }
        let (name, known): (String, Vec<String>) = match &link.value {
            Target::Elsewhere(_) => return None,
            Target::Page(path) => {
                let known = self
                    .page_addresses()
                    .map(|address| address.as_str().to_owned());
                (path.to_string(), known.collect())
            }
            Target::File { path, .. } => {
                let file = self.tree.find(&format!("content/{path}"));
                if file.is_some_and(|file| self.left_out.files.contains(&file)) {
                    return Some(link_to_draft(path.as_str(), link.span));
                }
                let files = self.tree.files().map(|(_, path)| path.as_str());
                let content = files.filter_map(|path| path.strip_prefix("content/"));
                (path.to_string(), content.map(str::to_owned).collect())
            }
        };
        let mend = match nearest(&name, known.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                "write a page's address, such as `careers/`, or a content file's path, such as \
                     `pages/about.md`"
                    .to_owned()
            }
        };
        let message = format!("the site has no page `{name}`");
        Some(Diagnostic::at(Code::BrokenLink, link.span, message).mend(mend))
    }

    fn page_addresses(&self) -> impl Iterator<Item = Address> {
        let pages = self.pages().into_iter();
        let listed = pages.filter(|page| page.is_listed());
        listed.map(|page| self.address(page))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::testing::{INDEX, Small};

    /// Where a link of the menu leads: an address and a place, or what is wrong with it.
    #[track_caller]
    fn check(link: &str, expected: Result<&str, &str>) {
        let config = format!("title: A\nnavigation: [{{title: T, link: \"{link}\"}}]\n");
        let page = "---\ntitle: P\n---\n";
        let draft = "---\ntitle: P\ndraft: true\n---\n";
        let small = Small::new(&[
            ("guidepost.yaml", &config),
            ("content/careers/x/index.md", INDEX),
            ("content/pages/about.md", page),
            ("content/pages/later.md", draft),
        ]);
        let menu = small.site.config.navigation.as_ref().unwrap();
        let goals = small.site.menu_links(&menu.0).into_iter();
        let shown: Vec<_> = goals
            .map(|link| match link.goal {
                MenuGoal::Page(address, None) => format!("/{address}"),
                MenuGoal::Page(address, Some(anchor)) => format!("/{address}#{anchor}"),
                MenuGoal::Elsewhere(url) => url.into(),
            })
            .collect();
        let report = small.report(&[]);
        match expected {
            Ok(goal) => {
                assert_eq!(shown, [goal], "{link}");
                assert_eq!(report, [""; 0], "{link}");
            }
            Err(message) => {
                assert_eq!(shown, [""; 0], "{link}");
                assert!(
                    report.len() == 1 && report[0].contains(message),
                    "{report:?}"
                );
            }
        }
    }

    #[test]
    fn links_of_menus_lead_to_pages_files_and_other_sites() {
        check("careers/", Ok("/careers/"));
        check("careers/x/#sources", Ok("/careers/x/#sources"));
        check("pages/about.md", Ok("/about/"));
        check("careers/x/index.md#overview", Ok("/careers/x/#overview"));
        check("https://example.org/", Ok("https://example.org/"));
    }

    #[test]
    fn links_that_lead_nowhere_are_reported_and_left_out() {
        check("career/", Err("the site has no page `career/`"));
        check(
            "pages/abuot.md",
            Err("the site has no page `pages/abuot.md`"),
        );
        check("pages/later.md", Err("`pages/later.md` is a draft"));
    }
}

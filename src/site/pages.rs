//! Pages: every page that the site has, in one list, and where each lies.

use super::{Address, ContentFile, Site};
use crate::content::Day;
use crate::source::FileId;

/// One page of the site; careers, skills and the like by their place in their lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    /// The home page.
    Home,
    /// A page of the list of careers, from 1.
    Careers(usize),
    /// A career.
    Career(usize),
    /// A page of the list of skills, from 1.
    Skills(usize),
    /// A skill, and which page of its list of careers, from 1.
    Skill(usize, usize),
    /// A page of the list of industries, from 1.
    Industries(usize),
    /// An industry, and which page of its list of careers, from 1.
    Industry(usize, usize),
    /// A page of the list of comparisons, from 1; on the first one a reader chooses careers.
    Compare(usize),
    /// Two related careers side by side, by their place in [`Site::pairs`].
    Pair(usize),
    /// A page of the table of all salaries, from 1.
    Salaries(usize),
    /// The page of all sources.
    Sources,
    /// The page where readers search.
    Search,
    /// A plain page.
    Plain(usize),
    /// The page that hosts show where there is none.
    NotFound,
    /// An old address.
    Redirect(usize),
}

impl Page {
    /// Whether menus may lead to it.
    #[must_use]
    pub fn is_listed(self) -> bool {
        !matches!(self, Self::NotFound | Self::Redirect(_))
    }
}

impl Site {
    /// Whether search engines are led to a page: a reader may be, and it has something to show.
    #[must_use]
    pub fn is_indexed(&self, page: Page) -> bool {
        let shows_something = match page {
            Page::Careers(_) => !self.guide.careers.is_empty(),
            Page::Skills(_) => !self.skills.is_empty(),
            Page::Industries(_) => !self.industries.is_empty(),
            Page::Sources => !self.sources.is_empty(),
            // It says nothing of its own.
            Page::Search => false,
            Page::Skill(index, _) => self.skills[index].careers() > 0,
            Page::Industry(index, _) => self.industries[index].careers() > 0,
            _ => true,
        };
        page.is_listed() && shows_something
    }

    /// Every page, in the order in which they are made: those that take longest come first, so
    /// that no thread is left with a long one at the end.
    #[must_use]
    pub fn pages(&self) -> Vec<Page> {
        let numbered = |count: usize| 1..=self.pages_of(count);
        let mut pages = vec![Page::Sources];
        for (index, term) in self.skills.iter().enumerate() {
            pages.extend(numbered(term.careers()).map(|number| Page::Skill(index, number)));
        }
        for (index, term) in self.industries.iter().enumerate() {
            pages.extend(numbered(term.careers()).map(|number| Page::Industry(index, number)));
        }
        pages.extend((0..self.guide.careers.len()).map(Page::Career));
        if !self.salaries.is_empty() {
            pages.extend(numbered(self.salaries.len()).map(Page::Salaries));
        }
        let pairs = self.pairs.as_slice().len();
        pages.extend((0..pairs).map(Page::Pair));
        if self.has_comparisons() {
            pages.extend(numbered(pairs).map(Page::Compare));
        }
        pages.extend(numbered(self.guide.careers.len()).map(Page::Careers));
        pages.extend(numbered(self.skills.len()).map(Page::Skills));
        pages.extend(numbered(self.industries.len()).map(Page::Industries));
        pages.extend([Page::Home, Page::NotFound]);
        pages.extend(self.config.search.then_some(Page::Search));
        pages.extend((0..self.guide.pages.len()).map(Page::Plain));
        pages.extend((0..self.redirects.len()).map(Page::Redirect));
        pages
    }

    /// How many pages a list of `count` entries has; an empty list has one.
    #[must_use]
    pub fn pages_of(&self, count: usize) -> usize {
        count.div_ceil(self.per_page()).max(1)
    }

    /// Which entries of a list of `count` stand on the page with this number.
    #[must_use]
    pub fn entries_on(&self, count: usize, number: usize) -> std::ops::Range<usize> {
        let start = number.saturating_sub(1) * self.per_page();
        start.min(count)..(start + self.per_page()).min(count)
    }

    fn per_page(&self) -> usize {
        usize::from(self.config.per_page).max(1)
    }

    /// Where a page lies.
    #[must_use]
    pub fn address(&self, page: Page) -> Address {
        match page {
            Page::Home => Address::home(),
            Page::Careers(number) => Address::page(&["careers"]).numbered(number),
            Page::Career(index) => {
                Address::page(&["careers", self.guide.careers[index].slug.as_str()])
            }
            Page::Skills(number) => Address::page(&["skills"]).numbered(number),
            Page::Skill(index, number) => {
                Address::page(&["skills", self.skills[index].id.as_str()]).numbered(number)
            }
            Page::Industries(number) => Address::page(&["industries"]).numbered(number),
            Page::Industry(index, number) => {
                Address::page(&["industries", self.industries[index].id.as_str()]).numbered(number)
            }
            Page::Compare(number) => Address::page(&["compare"]).numbered(number),
            Page::Pair(index) => {
                let pair = self.pairs.as_slice()[index];
                let slug = |career: usize| &self.guide.careers[career].slug;
                let both = format!("{}-vs-{}", slug(pair.first), slug(pair.second));
                Address::page(&["compare", &both])
            }
            Page::Salaries(number) => Address::page(&["salaries"]).numbered(number),
            Page::Sources => Address::page(&["sources"]),
            Page::Search => Address::page(&["search"]),
            Page::Plain(index) => Address::page(&[self.guide.pages[index].0.as_str()]),
            Page::NotFound => Address::file("404.html"),
            Page::Redirect(index) => self.redirects[index].from.clone(),
        }
    }

    /// The content file that a page is made of, if it is one.
    #[must_use]
    pub fn file_of(&self, page: Page) -> Option<FileId> {
        match page {
            Page::Home => self.guide.home.as_ref().map(|home| home.file),
            Page::Career(index) => Some(self.guide.careers[index].file),
            Page::Plain(index) => Some(self.guide.pages[index].1.file),
            _ => None,
        }
    }

    /// The page that shows what a file of the content says, and the section of it, if it is one.
    #[must_use]
    pub fn shown_on(&self, file: FileId) -> Option<(Page, Option<&str>)> {
        if let Some(page) = self.registry_page(file) {
            return Some((page, None));
        }
        Some(match *self.files.get(&file)? {
            ContentFile::Home => (Page::Home, None),
            ContentFile::Plain(index) => (Page::Plain(index), None),
            ContentFile::Career(index) => (Page::Career(index), None),
            ContentFile::Section(career, section) => {
                let section = &self.guide.careers[career].sections[section];
                (Page::Career(career), Some(&*section.id))
            }
        })
    }

    /// The day of a page's last review, where it has one.
    #[must_use]
    pub fn reviewed(&self, page: Page) -> Option<Day> {
        let day = match page {
            Page::Home => self.guide.home.as_ref()?.head.reviewed,
            Page::Career(index) => self.guide.careers[index].head.reviewed,
            Page::Plain(index) => self.guide.pages[index].1.head.reviewed,
            _ => None,
        };
        day.map(|day| day.value)
    }

    /// The careers of the feed, which were reviewed last, each with the day; the newest first.
    #[must_use]
    pub fn reviewed_last(&self) -> Vec<(usize, Day)> {
        let careers = self.guide.careers.iter().enumerate();
        let mut reviewed: Vec<_> = careers
            .filter_map(|(index, it)| Some((index, it.head.reviewed?.value)))
            .collect();
        reviewed.sort_by(|(first, a), (second, b)| b.cmp(a).then(first.cmp(second)));
        reviewed.truncate(usize::from(self.config.feed_entries));
        reviewed
    }

    /// Where the feed lies: it needs absolute addresses, and a career that was reviewed.
    #[must_use]
    pub fn feed_address(&self) -> Option<Address> {
        self.config.base_url.as_ref()?;
        let careers = &self.guide.careers;
        let any = careers.iter().any(|career| career.head.reviewed.is_some());
        any.then(|| Address::file("feed.xml"))
    }
}

#[cfg(test)]
mod tests {
    use super::Page;
    use crate::site::testing::{INDEX, Small};

    fn careers(count: usize) -> Small {
        let paths: Vec<_> = (0..count)
            .map(|number| format!("content/careers/x{number}/index.md"))
            .collect();
        let careers = paths.iter().map(|path| (&**path, INDEX));
        let config = ("guidepost.yaml", "title: A guide\nper_page: 2\n");
        Small::new(&careers.chain([config]).collect::<Vec<_>>())
    }

    #[test]
    fn a_list_goes_on_to_as_many_pages_as_it_needs() {
        for (count, ranges) in [
            (0, &[(0, 0)][..]),
            (2, &[(0, 2)]),
            (3, &[(0, 2), (2, 3)]),
            (4, &[(0, 2), (2, 4)]),
        ] {
            let site = careers(count).site;
            let lists = site.pages().into_iter().filter_map(|page| match page {
                Page::Careers(number) => {
                    let on = site.entries_on(count, number);
                    Some((on.start, on.end))
                }

                _ => None,
            });
            assert_eq!(lists.collect::<Vec<_>>(), ranges, "{count}");
        }
    }

    #[test]
    fn a_page_that_is_not_there_has_no_entries() {
        let site = careers(3).site;
        assert!(site.entries_on(3, 9).is_empty());
    }

    #[test]
    fn every_page_lies_somewhere_else() {
        let site = careers(3).site;
        let mut addresses: Vec<_> = site
            .pages()
            .iter()
            .map(|page| site.address(*page))
            .collect();
        let count = addresses.len();
        addresses.sort_unstable();
        addresses.dedup();
        assert_eq!(addresses.len(), count);
    }
}

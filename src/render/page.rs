//! Views of whole pages: what every page has, and which view a page gets.

use tera::Value;

use super::scope::Scope;
use super::section::contents;
use super::views::{
    ContentsView, DateView, HomeView, LinkView, NavView, PageView, PlainView, RedirectView,
    SearchView, SiteView, SizeView, SocialView,
};
use super::{Html, View};
use crate::config::Config;
use crate::content::{Day, Moment};
use crate::markdown::Document;
use crate::site::{Address, MenuGoal, MenuLink, Origin, Page};
use crate::source::{FileId, Spanned};
use crate::theme::social_picture;

/// The favicon of a site that names none.
const FAVICON: &str = "favicon.svg";

impl Scope<'_> {
    /// What the template of a page is handed as its view.
    pub(super) fn view(&mut self, page: Page) -> Option<Value> {
        Some(match page {
            Page::Home => self.home().to_value(),
            Page::Careers(number) => self.careers(number).to_value(),
            Page::Career(_) => {
                let (index, career) = self.own?;
                self.career(index, career).to_value()
            }
            Page::Skills(number) => self.skills(number).to_value(),
            Page::Skill(index, number) => self.skill(index, number).to_value(),
            Page::Industries(number) => self.industries(number).to_value(),
            Page::Industry(index, number) => self.industry_page(index, number).to_value(),
            Page::Compare(number) => self.comparisons(number).to_value(),
            Page::Pair(index) => self.comparison(index).to_value(),
            Page::Salaries(number) => self.salaries(number).to_value(),
            Page::Sources => self.all_sources().to_value(),
            Page::Search => self.search().to_value(),
            Page::Plain(index) => self.plain(index).to_value(),
            Page::NotFound => return None,
            Page::Redirect(index) => self.redirect(index).to_value(),
        })
    }

    fn home(&mut self) -> HomeView {
        let site = self.renderer.site;
        let body = match &site.guide.home {
            Some(home) => {
                self.sources_of_prose(&home.head.sources);
                self.whole(Origin::Home, &home.body)
            }
            None => Html::default(),
        };
        let count = site.guide.careers.len();
        let shown = &site.by_title[site.entries_on(count, 1)];
        HomeView {
            body,
            careers: shown.iter().map(|&at| self.renderer.card(at)).collect(),
            figure_sources: self.figure_sources(shown.iter().copied()),
            count: self.wording().counted("count_careers", count),
            all: self.link(Page::Careers(1), None),
            ways: self.ways(),
            sources: self.sources(),
        }
    }

    /// The pages that set careers side by side, as far as the site has them.
    pub(super) fn ways(&self) -> Vec<LinkView> {
        let site = self.renderer.site;
        let pages = [
            (Page::Compare(1), site.has_comparisons()),
            (Page::Salaries(1), !site.salaries.is_empty()),
        ];
        let known = pages.into_iter().filter(|(_, is_known)| *is_known);
        known
            .map(|(page, _)| self.titled(&self.title(page), page))
            .collect()
    }

    fn plain(&mut self, index: usize) -> PlainView {
        let page = &self.renderer.site.guide.pages[index].1;
        self.sources_of_prose(&page.head.sources);
        PlainView {
            body: self.whole(Origin::Plain(index), &page.body),
            contents: contents(page.body.headings())
                .into_iter()
                .map(ContentsView::from)
                .collect(),
            sources: self.sources(),
        }
    }

    fn search(&self) -> SearchView {
        let site = self.renderer.site;
        let link = |page: Page, wanted: bool| wanted.then(|| self.link(page, None));
        SearchView {
            careers: self.link(Page::Careers(1), None),
            skills: link(Page::Skills(1), !site.skills.is_empty()),
            industries: link(Page::Industries(1), !site.industries.is_empty()),
        }
    }

    fn whole(&mut self, origin: Origin, document: &Document) -> Html {
        self.part(origin, document, 0..document.footnotes().end)
    }

    fn redirect(&self, index: usize) -> RedirectView {
        let to = self.renderer.site.redirects[index].to;
        RedirectView {
            title: self.title(to),
            href: self.link(to, None),
        }
    }

    /// What every page has.
    pub(super) fn head(&mut self, page: Page) -> PageView {
        let site = self.renderer.site;
        let file = site.file_of(page);
        // A redirect stands for the page that it leads to.
        let canonical = match page {
            Page::Redirect(index) => site.address(site.redirects[index].to),
            page => site.address(page),
        };
        let base = site.config.base_url.as_ref();
        PageView {
            kind: kind(page).to_owned(),
            title: self.title(page),
            description: self.description(page),
            root: self.root(),
            canonical: base
                .filter(|_| page != Page::NotFound)
                .map(|base| canonical.absolute(base.as_str())),
            hidden: !site.is_indexed(page),
            edit: file.and_then(|file| self.edit(file)),
            trail: self.trail(page),
            navigation: self.navigation(),
            footer: self.footer(),
            footer_links: self.footer_links(),
            home: self.link(Page::Home, None),
            search: (site.config.search).then(|| self.link(Page::Search, None)),
            feed: base.and(site.feed_address()).map(|feed| self.href(&feed)),
            reviewed: site.reviewed(page).map(|day| self.day(day)),
            structured: self.structured(page),
        }
    }

    pub(super) fn day(&self, day: Day) -> DateView {
        self.moment(Moment::On(day))
    }

    /// What leads to the site's root.
    fn root(&self) -> String {
        self.base.clone().unwrap_or_else(|| self.address.root())
    }

    /// What a page is called.
    fn title(&self, page: Page) -> String {
        let site = self.renderer.site;
        let wording = self.wording();
        let numbered = |title: String, number: usize| match number {
            1 => title,
            number => {
                let number = wording.number(number);
                wording.text("title_of_page", &[("title", &title), ("number", &number)])
            }
        };
        match page {
            Page::Home => match &site.guide.home {
                Some(home) => home.head.title.to_string(),
                None => site.config.title.to_string(),
            },
            Page::Careers(number) => numbered(wording.text("careers", &[]), number),
            Page::Career(index) => site.guide.careers[index].head.title.to_string(),
            Page::Skills(number) => numbered(wording.text("skills", &[]), number),
            Page::Skill(index, number) => {
                numbered(self.skill_name(&site.skills[index].id).to_owned(), number)
            }
            Page::Industries(number) => numbered(wording.text("industries", &[]), number),
            Page::Industry(index, number) => numbered(
                self.industry_name(&site.industries[index].id).to_owned(),
                number,
            ),
            Page::Compare(number) => numbered(wording.text("compare", &[]), number),
            Page::Pair(index) => self.pair_title(index),
            Page::Salaries(number) => numbered(wording.text("salaries", &[]), number),
            Page::Sources => wording.text("sources", &[]),
            Page::Search => wording.text("search", &[]),
            Page::Plain(index) => site.guide.pages[index].1.head.title.to_string(),
            Page::NotFound => wording.text("page_not_found", &[]),
            Page::Redirect(index) => self.title(site.redirects[index].to),
        }
    }

    fn description(&self, page: Page) -> String {
        let site = self.renderer.site;
        let wording = self.wording();
        let site_title = &*site.config.title.value;
        let about =
            |key: &str, name: &str| wording.text(key, &[("name", name), ("site", site_title)]);
        match page {
            Page::Home => {
                let own = site
                    .guide
                    .home
                    .as_ref()
                    .and_then(|home| home.head.summary.as_ref());
                let all = site.config.description.as_ref();
                own.or(all).map(|text| text.to_string()).unwrap_or_default()
            }
            Page::Career(index) => site.guide.careers[index].head.summary.to_string(),
            Page::Plain(index) => {
                let summary = &site.guide.pages[index].1.head.summary;
                summary
                    .as_ref()
                    .map(|text| text.to_string())
                    .unwrap_or_default()
            }
            Page::Careers(_) => about("description_careers", ""),
            Page::Skills(_) => about("description_skills", ""),
            Page::Industries(_) => about("description_industries", ""),
            Page::Compare(_) => about("description_compare", ""),
            Page::Pair(index) => about("description_pair", &self.pair_title(index)),
            Page::Salaries(_) => about("description_salaries", ""),
            Page::Sources => about("description_sources", ""),
            Page::Skill(index, _) => {
                let id = &site.skills[index].id;
                let skill = site.guide.skills.get(id.as_str());
                let own = skill.and_then(|skill| skill.value.description.as_ref());
                own.map_or_else(
                    || about("description_skill", self.skill_name(id)),
                    |text| text.to_string(),
                )
            }
            Page::Industry(index, _) => about(
                "description_industry",
                self.industry_name(&site.industries[index].id),
            ),
            Page::Search => about("description_search", ""),
            Page::NotFound => wording.text("page_not_found_text", &[]),
            Page::Redirect(_) => String::new(),
        }
    }

    /// The pages above a page, from the home page down.
    fn trail(&self, page: Page) -> Vec<LinkView> {
        let above = above(page).into_iter();
        above
            .map(|page| self.titled(&self.step_title(page), page))
            .collect()
    }

    /// What a page is called in a trail.
    pub(super) fn step_title(&self, page: Page) -> String {
        match page {
            Page::Home => self.wording().text("home", &[]),
            page => self.title(page),
        }
    }

    /// The site's menu: what it has settled, or the lists that have entries and the plain pages.
    fn navigation(&self) -> Vec<NavView> {
        let site = self.renderer.site;
        if let Some(menu) = &self.renderer.menu {
            return self.menu(menu);
        }
        let lists = [
            (Page::Careers(1), true),
            (Page::Salaries(1), !site.salaries.is_empty()),
            (Page::Compare(1), site.has_comparisons()),
            (Page::Skills(1), !site.skills.is_empty()),
            (Page::Industries(1), !site.industries.is_empty()),
            (Page::Sources, !site.sources.is_empty()),
        ];
        let lists = lists
            .into_iter()
            .filter(|(_, wanted)| *wanted)
            .map(|(page, _)| page);
        let plain = site.menu_order.iter().map(|&index| Page::Plain(index));
        lists
            .chain(plain)
            .map(|to| self.nav(self.title(to), to))
            .collect()
    }

    fn nav(&self, title: String, to: Page) -> NavView {
        let address = self.renderer.site.address(to);
        NavView {
            title,
            href: self.href(&address),
            current: self.is_at_or_below(&address),
        }
    }

    fn menu(&self, links: &[MenuLink]) -> Vec<NavView> {
        links.iter().map(|link| self.menu_link(link)).collect()
    }

    fn menu_link(&self, link: &MenuLink) -> NavView {
        let title = link.title.to_string();
        match &link.goal {
            MenuGoal::Page(to, anchor) => {
                let anchor = anchor.as_ref().map(|anchor| format!("#{anchor}"));
                let href = self.href(to) + &anchor.unwrap_or_default();
                NavView {
                    title,
                    href,
                    current: self.is_at_or_below(to),
                }
            }
            MenuGoal::Elsewhere(url) => NavView {
                title,
                href: url.to_string(),
                current: false,
            },
        }
    }

    /// Whether this page is the one at `address`, or below it; below the home page is nothing.
    fn is_at_or_below(&self, address: &Address) -> bool {
        match address.as_str() {
            "" => self.address.as_str().is_empty(),
            address => self.address.as_str().starts_with(address),
        }
    }

    fn footer(&mut self) -> Html {
        let site = self.renderer.site;
        self.prose(Origin::Everywhere, site.config.footer.text.as_ref())
    }

    fn footer_links(&self) -> Vec<NavView> {
        self.menu(&self.renderer.footer_links)
    }

    /// Where a content file can be edited.
    pub(super) fn edit(&self, file: FileId) -> Option<String> {
        let site = self.renderer.site;
        site.config
            .edit_url
            .as_ref()
            .map(|url| url.of(site.path(file)))
    }
}

/// The pages above a page, from the home page down.
pub(super) fn above(page: Page) -> Vec<Page> {
    let list = match page {
        Page::Home | Page::NotFound | Page::Redirect(_) => return Vec::new(),
        Page::Careers(1) | Page::Skills(1) | Page::Industries(1) => None,
        Page::Compare(1) | Page::Salaries(1) => None,
        Page::Sources | Page::Search | Page::Plain(_) => None,
        Page::Compare(_) | Page::Pair(_) => Some(Page::Compare(1)),
        Page::Salaries(_) => Some(Page::Salaries(1)),
        Page::Careers(_) | Page::Career(_) => Some(Page::Careers(1)),
        Page::Skills(_) | Page::Skill(_, 1) => Some(Page::Skills(1)),
        Page::Industries(_) | Page::Industry(_, 1) => Some(Page::Industries(1)),
        Page::Skill(index, _) => Some(Page::Skill(index, 1)),
        Page::Industry(index, _) => Some(Page::Industry(index, 1)),
    };
    std::iter::once(Page::Home).chain(list).collect()
}

/// What a page is called in the class of its body, and in its view.
fn kind(page: Page) -> &'static str {
    match page {
        Page::Home => "home",
        Page::Careers(_) => "careers",
        Page::Career(_) => "career",
        Page::Skills(_) => "skills",
        Page::Skill(..) => "skill",
        Page::Industries(_) => "industries",
        Page::Industry(..) => "industry",
        Page::Compare(_) => "compare",
        Page::Pair(_) => "pair",
        Page::Salaries(_) => "salaries",
        Page::Sources => "sources",
        Page::Search => "search",
        Page::Plain(_) => "page",
        Page::NotFound => "not-found",
        Page::Redirect(_) => "redirect",
    }
}

/// What holds for the whole site.
pub(super) fn site_view(
    config: &Config,
    logo_size: Option<(u32, u32)>,
    social_size: Option<(u32, u32)>,
) -> SiteView {
    let text =
        |text: Option<&Spanned<Box<str>>>| text.map(|text| text.to_string()).unwrap_or_default();
    let publisher = config.publisher.as_ref();
    let theme = &config.theme;
    SiteView {
        title: config.title.to_string(),
        description: text(config.description.as_ref()),
        base_url: config.base_url.as_ref().map(|it| it.as_str().to_owned()),
        language: config.language.tag().to_owned(),
        territory: territory(config.language.tag()),
        direction: crate::locale::direction(config.language.tag()).to_owned(),
        publisher: publisher.map(|it| it.name.to_string()).unwrap_or_default(),
        publisher_url: publisher.and_then(|it| Some(it.url.as_ref()?.as_str().to_owned())),
        accent: theme.accent.as_ref().map(|it| it.to_string()),
        accent_dark: theme.accent_dark.as_ref().map(|it| it.to_string()),
        logo: theme.logo.as_ref().map(|it| it.as_str().to_owned()),
        logo_size: logo_size.map(|(width, height)| SizeView { width, height }),
        favicon: config
            .favicon
            .as_ref()
            .map_or(FAVICON, |it| it.as_str())
            .to_owned(),
        social: SocialView {
            path: social_picture(config).to_owned(),
            alt: theme
                .social_alt
                .as_ref()
                .unwrap_or(&config.title)
                .to_string(),
            size: social_size.map(|(width, height)| SizeView { width, height }),
        },
    }
}

/// A language with its territory as Open Graph writes it: `pt_BR` for `pt-BR`; `None` where the tag
/// names no territory.
fn territory(tag: &str) -> Option<String> {
    let mut parts = tag.split('-');
    let language = parts.next()?;
    let is_territory = |part: &&str| {
        let is = |length, of: fn(&u8) -> bool| part.len() == length && part.bytes().all(|b| of(&b));
        is(2, u8::is_ascii_uppercase) || is(3, u8::is_ascii_digit)
    };
    let territory = parts.find(is_territory)?;
    Some(format!("{language}_{territory}"))
}

#[cfg(test)]
mod tests {
    use super::territory;

    #[test]
    fn a_territory_is_known_where_the_tag_names_it() {
        for (tag, expected) in [
            ("en", None),
            ("pt-BR", Some("pt_BR")),
            ("zh-Hant-TW", Some("zh_TW")),
            ("es-419", Some("es_419")),
            ("sr-Latn", None),
        ] {
            assert_eq!(territory(tag).as_deref(), expected, "{tag}");
        }
    }
}

//! Floor 7: from a finished [`Site`](crate::site) to what templates are handed, and to pages.
//!
//! A template sees only the view that it is handed. Nothing here decides what is true or where a
//! page lies: that is `site`'s.

mod career;
mod charts;
mod facts;
mod items;
mod lists;
mod names;
mod page;
mod pay;
mod reference;
mod scope;
mod section;
mod view;
pub mod views;

use tera::Context;

use crate::config::Config;
use crate::content::Career;
use crate::diagnostics::Diagnostic;
use crate::site::{Address, MenuLink, Page, Site, Wording};
use crate::theme::Theme;
use reference::Part;
pub use reference::{TemplateView, constants, page_templates, part_templates};
use scope::Scope;
pub use view::{Html, Shared, View, ViewField, ViewShape};
use views::CardView;

/// Makes the pages of a site, from as many threads as one likes.
pub struct Renderer<'s> {
    site: &'s Site,
    theme: &'s Theme,
    wording: Wording<'s>,
    /// The card of each career, converted once.
    cards: Vec<Shared<CardView>>,
    skills_by_name: Vec<usize>,
    industries_by_name: Vec<usize>,
    /// The site's own menu; `None` where it follows from what the site has.
    menu: Option<Vec<MenuLink>>,
    footer_links: Vec<MenuLink>,
}

impl<'s> Renderer<'s> {
    /// Prepares what the pages share.
    #[must_use]
    pub fn new(site: &'s Site, theme: &'s Theme, wording: Wording<'s>) -> Self {
        let guide = &site.guide;
        let skill = |index: usize| guide.skill_name(&site.skills[index].id);
        let industry = |index: usize| guide.industry_name(&site.industries[index].id);
        let mut renderer = Self {
            site,
            theme,
            wording,
            cards: Vec::new(),
            menu: site
                .config
                .navigation
                .as_ref()
                .map(|menu| site.menu_links(&menu.0)),
            footer_links: site.menu_links(&site.config.footer.links),
            skills_by_name: lists::by_name(&site.skills, skill),
            industries_by_name: lists::by_name(&site.industries, industry),
        };
        renderer.cards = renderer.make_cards();
        renderer
    }

    fn make_cards(&self) -> Vec<Shared<CardView>> {
        use rayon::prelude::*;
        let careers = (0..self.site.guide.careers.len()).into_par_iter();
        careers
            .map(|index| Shared::new(&career::card(self, index)))
            .collect()
    }

    /// Where a page lies.
    #[must_use]
    pub fn address(&self, page: Page) -> Address {
        self.site.address(page)
    }

    /// The HTML of a page.
    ///
    /// # Errors
    /// What is wrong with its template.
    pub fn page(&self, page: Page) -> Result<String, Box<Diagnostic>> {
        let own = self.own(page);
        let own = own.as_ref().map(|(index, career)| (*index, career));
        let mut scope = Scope::new(self, page, own);
        let shown = reference::shown(page);
        let view = scope.view(page);
        let head = scope.head(page).to_value();
        if let Some(failed) = scope.failed {
            return Err(failed);
        }
        let mut context = Context::new();
        context.insert_value("page", head);
        if let (Some((name, _)), Some(view)) = (shown.view, view) {
            context.insert_value(name, view);
        }
        self.theme.render(shown.template, &context)
    }

    /// The career whose page it is, opened.
    fn own(&self, page: Page) -> Option<(usize, Career)> {
        match page {
            Page::Career(index) => Some((index, self.site.open(index))),
            _ => None,
        }
    }

    /// The HTML of a template that stands for a part of a page.
    fn part<V: View>(&self, part: &Part<V>, view: &V) -> Result<Html, Box<Diagnostic>> {
        let mut context = Context::new();
        context.insert_value(part.name, view.to_value());
        self.theme.render(part.template, &context).map(Html)
    }

    fn card(&self, index: usize) -> Shared<CardView> {
        self.cards.get(index).cloned().unwrap_or_default()
    }

    /// The path of the site's root on its host.
    fn base_path(&self) -> String {
        let base = self.site.config.base_url.as_ref();
        base.map_or_else(|| "/".to_owned(), |base| base.path().to_owned())
    }
}

/// What holds for the whole site, which every template sees as `site`; the size of its logo is
/// what the picture says.
#[must_use]
pub fn globals(config: &Config, logo_size: Option<(u32, u32)>) -> Context {
    let mut globals = Context::new();
    globals.insert_value("site", page::site_view(config, logo_size).to_value());
    globals
}

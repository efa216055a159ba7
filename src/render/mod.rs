//! Floor 7: from a finished [`Site`](crate::site) to what templates are handed, and to pages.
//!
//! A template sees only the view that it is handed. Nothing here decides what is true or where a
//! page lies: that is `site`'s.

mod career;
mod charts;
mod claims;
mod compare;
mod facts;
mod headlines;
mod items;
mod lists;
mod names;
mod page;
mod pay;
mod reference;
mod salaries;
mod scope;
mod section;
mod skill_index;
mod structured;
mod view;
pub mod views;

use std::io;

use serde::Serialize;
use tera::Context;

use crate::config::Config;
use crate::content::Career;
use crate::diagnostics::Diagnostic;
use crate::site::{Address, DataFile, MenuLink, Page, Site, Wording};
use crate::theme::Theme;
use headlines::Headline;
use reference::Part;
pub use reference::{TemplateView, constants, page_templates, part_templates};
use scope::Scope;
pub use view::{Html, Shared, View, ViewField, ViewShape};
use views::{CardView, FactView};

/// Makes the pages of a site, from as many threads as one likes.
pub struct Renderer<'s> {
    site: &'s Site,
    theme: &'s Theme,
    wording: Wording<'s>,
    /// The card of each career, converted once.
    cards: Vec<Shared<CardView>>,
    /// The figure of pay that stands for each career on pages of others.
    headlines: Vec<Option<Headline>>,
    columns: compare::Shelf,
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
            headlines: Vec::new(),
            columns: compare::Shelf::new(),
            menu: site
                .config
                .navigation
                .as_ref()
                .map(|menu| site.menu_links(&menu.0)),
            footer_links: site.menu_links(&site.config.footer.links),
            skills_by_name: lists::by_name(&site.skills, skill),
            industries_by_name: lists::by_name(&site.industries, industry),
        };
        (renderer.cards, renderer.headlines) = renderer.make_cards();
        renderer
    }

    /// What stands for each career on pages of others, in one pass over all of them.
    fn make_cards(&self) -> (Vec<Shared<CardView>>, Vec<Option<Headline>>) {
        use rayon::prelude::*;
        let careers = (0..self.site.guide.careers.len()).into_par_iter();
        careers
            .map(|index| {
                let (card, headline) = career::card(self, index);
                (Shared::new(&card), headline)
            })
            .unzip()
    }

    /// Where a page lies.
    #[must_use]
    pub fn address(&self, page: Page) -> Address {
        self.site.address(page)
    }

    /// The figure of pay on the card of the career with this place in the guide.
    #[must_use]
    pub fn card_pay(&self, index: usize) -> Option<FactView> {
        let headline = self.headlines.get(index)?.as_ref()?;
        Some(Scope::new(self, Page::Career(index), None).card_pay(headline))
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

    /// Writes a data file, which may be too large to be held in memory.
    ///
    /// # Errors
    /// What `out` fails with.
    pub fn data(&self, file: DataFile, out: &mut dyn io::Write) -> io::Result<()> {
        match file {
            DataFile::Choices => json(out, &self.choices()),
            // There are as many as careers, and each is small.
            DataFile::Column(index) => out.write_all(&serde_json::to_vec(&self.column(index))?),
            DataFile::Skills => json(out, &self.skill_index()),
            DataFile::SalaryTable => self.salary_table(out),
            DataFile::SalariesCsv => self.salaries_csv(out),
            DataFile::SalariesJson => self.salaries_json(out),
        }
    }

    /// The HTML of a template that stands for a part of a page.
    fn part<V: View>(&self, part: &Part<V>, view: &V) -> Result<Html, Box<Diagnostic>> {
        let mut context = Context::new();
        context.insert_value(part.name, view.to_value());
        self.theme.render(part.template, &context).map(Html)
    }

    fn headline(&self, index: usize) -> Option<&Headline> {
        self.headlines.get(index)?.as_ref()
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

/// Writes data as JSON. Only maps with odd keys cannot become it, and no data holds one.
fn json(out: &mut dyn io::Write, data: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(out, data).map_err(io::Error::from)
}

/// What holds for the whole site, which every template sees as `site`; the sizes of its logo and of
/// its picture for shared links are what the pictures say.
#[must_use]
pub fn globals(
    config: &Config,
    logo_size: Option<(u32, u32)>,
    social_size: Option<(u32, u32)>,
) -> Context {
    let mut globals = Context::new();
    let site = page::site_view(config, logo_size, social_size);
    globals.insert_value("site", site.to_value());
    globals
}

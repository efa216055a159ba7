//! Which template shows which page, and what it is handed: for rendering, and for the reference.

use std::marker::PhantomData;

use super::views::{
    CareerView, ClaimsView, ComparisonView, ComparisonsView, HomeView, ListView, PageView,
    PayGroupView, PlainView, RedirectView, SalariesView, SearchView, SiteView, SourcesView,
    TermPageView,
};
use super::{View, ViewShape};
use crate::site::Page;

/// A template that the program asks for, and what it hands to it.
#[derive(Clone, Debug)]
pub struct TemplateView {
    /// Its name, which is its path in `templates/`.
    pub template: &'static str,
    /// What it shows, in words.
    pub shows: &'static str,
    /// The name under which it finds its view, and what that looks like.
    pub view: Option<(&'static str, ViewShape)>,
}

/// A template that makes a part of a page, and the name under which it finds its view.
pub(super) struct Part<V> {
    pub(super) template: &'static str,
    pub(super) name: &'static str,
    pub(super) view: PhantomData<V>,
}

/// A group of pay that prose places with `chart:by_experience` and the like.
pub(super) const PAY_GROUP: Part<PayGroupView> = Part {
    template: "partials/pay-group.html",
    name: "group",
    view: PhantomData,
};

/// The claims that prose places with `chart:claims`.
pub(super) const CLAIMS: Part<ClaimsView> = Part {
    template: "partials/claims.html",
    name: "claims",
    view: PhantomData,
};

/// The templates of pages, each once. They find `page` and `site` besides their view.
#[must_use]
pub fn page_templates() -> Vec<TemplateView> {
    let one_of_each = [
        Page::Home,
        Page::Careers(1),
        Page::Career(0),
        Page::Skills(1),
        Page::Skill(0, 1),
        Page::Industries(1),
        Page::Industry(0, 1),
        Page::Compare(1),
        Page::Pair(0),
        Page::Salaries(1),
        Page::Sources,
        Page::Search,
        Page::Plain(0),
        Page::NotFound,
        Page::Redirect(0),
    ];
    one_of_each.into_iter().map(shown).collect()
}

/// The templates of parts of pages, each once. They find `site` besides their view.
#[must_use]
pub fn part_templates() -> Vec<TemplateView> {
    vec![
        part(
            &PAY_GROUP,
            "a group of pay that prose places, such as `chart:by_experience`",
        ),
        part(&CLAIMS, "the claims that prose places with `chart:claims`"),
    ]
}

/// What templates of pages find besides their view.
#[must_use]
pub fn constants() -> [(&'static str, ViewShape); 2] {
    [("page", PageView::shape()), ("site", SiteView::shape())]
}

fn part<V: View>(part: &Part<V>, shows: &'static str) -> TemplateView {
    TemplateView {
        template: part.template,
        shows,
        view: Some((part.name, V::shape())),
    }
}

/// The template of a page.
pub(super) fn shown(page: Page) -> TemplateView {
    let with = |template, shows, name, shape| TemplateView {
        template,
        shows,
        view: Some((name, shape)),
    };
    match page {
        Page::Home => with("home.html", "the home page", "home", HomeView::shape()),
        Page::Careers(_) => with(
            "careers.html",
            "the list of careers, page by page",
            "list",
            ListView::shape(),
        ),
        Page::Career(_) => with("career.html", "a career", "career", CareerView::shape()),
        Page::Skills(_) => with(
            "skills.html",
            "the list of skills, page by page",
            "list",
            ListView::shape(),
        ),
        Page::Skill(..) => with(
            "skill.html",
            "a skill with its careers, page by page",
            "term",
            TermPageView::shape(),
        ),
        Page::Industries(_) => with(
            "industries.html",
            "the list of industries, page by page",
            "list",
            ListView::shape(),
        ),
        Page::Industry(..) => with(
            "industry.html",
            "an industry with its careers, page by page",
            "term",
            TermPageView::shape(),
        ),
        Page::Compare(_) => with(
            "compare.html",
            "the list of comparisons, page by page, and the reader's own choice",
            "list",
            ComparisonsView::shape(),
        ),
        Page::Pair(_) => with(
            "pair.html",
            "two related careers side by side",
            "comparison",
            ComparisonView::shape(),
        ),
        Page::Salaries(_) => with(
            "salaries.html",
            "the table of all salaries, page by page",
            "salaries",
            SalariesView::shape(),
        ),
        Page::Sources => with(
            "sources.html",
            "all sources",
            "sources",
            SourcesView::shape(),
        ),
        Page::Search => with(
            "search.html",
            "the page where readers search; not there with `search: false`",
            "search",
            SearchView::shape(),
        ),
        Page::Plain(_) => with("page.html", "a plain page", "plain", PlainView::shape()),
        Page::NotFound => TemplateView {
            template: "404.html",
            shows: "the page that a host shows for an address that leads nowhere",
            view: None,
        },
        Page::Redirect(_) => with(
            "redirect.html",
            "a page at an old address",
            "redirect",
            RedirectView::shape(),
        ),
    }
}

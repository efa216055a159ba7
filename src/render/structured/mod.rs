//! Structured data: what a page says to machines, as JSON-LD in the terms of schema.org.
//!
//! It says what a reader of the page sees, from the same data and in the same words, and nothing
//! more. What the vocabulary has no term for is left out: a mean is not written as a median. Where
//! the site does not know its address, the addresses are left out.

mod pay;
mod vocabulary;

use super::Html;
use super::career::requirements;
use super::facts::named;
use super::page::above;
use super::scope::Scope;
use crate::content::{Career, CodeMatch, Need, Payload, Place, Requirements, SectionKind};
use crate::site::{Page, PayHeadline};
use crate::theme::ScriptJson;
use vocabulary::{
    Area, BreadcrumbList, CategoryCode, CategoryCodeSet, Document, ListItem, Node, Occupation,
    Organization, WebPage, WebSite,
};

impl<'r> Scope<'r> {
    /// What a page says to machines; `None` where it has nothing to say.
    pub(super) fn structured(&self, page: Page) -> Option<Html> {
        let about = match page {
            Page::Home => Some(Node::WebSite(self.web_site())),
            Page::Career(_) => {
                let occupation = self.own.map(|own| self.occupation(page, own));
                occupation.map(|it| Node::Occupation(Box::new(it)))
            }
            _ => None,
        };
        let trail = self.breadcrumbs(page).map(Node::Breadcrumbs);
        let graph: Vec<Node> = about.into_iter().chain(trail).collect();
        if graph.is_empty() {
            return None;
        }
        // What is written here are texts and numbers, which are never refused.
        let json = ScriptJson::new(&Document::new(graph)).ok()?;
        Some(Html(json.into_text()))
    }

    /// The absolute address of a page, where the site knows its own.
    fn absolute(&self, page: Page) -> Option<String> {
        let site = self.renderer.site;
        let base = site.config.base_url.as_ref()?;
        Some(site.address(page).absolute(base.as_str()))
    }

    fn language(&self) -> String {
        self.renderer.site.config.language.tag().to_owned()
    }

    fn web_site(&self) -> WebSite {
        let config = &self.renderer.site.config;
        let description = config.description.as_ref();
        let publisher = config.publisher.as_ref().map(|publisher| Organization {
            name: publisher.name.to_string(),
            url: publisher.url.as_ref().map(|url| url.as_str().to_owned()),
        });
        WebSite {
            name: config.title.to_string(),
            url: self.absolute(Page::Home),
            description: description.map(|it| it.to_string()).unwrap_or_default(),
            in_language: self.language(),
            publisher,
        }
    }

    /// The trail of a page with the page itself at its end; `None` where nothing is above it.
    fn breadcrumbs(&self, page: Page) -> Option<BreadcrumbList> {
        let above = above(page);
        if above.is_empty() {
            return None;
        }
        let steps = (1..).zip(above.into_iter().chain([page]));
        let items = steps.map(|(position, step)| ListItem {
            position,
            name: self.step_title(step),
            item: self.absolute(step),
        });
        Some(BreadcrumbList {
            item_list_element: items.collect(),
        })
    }

    fn occupation(&self, page: Page, own: (usize, &'r Career)) -> Occupation {
        let site = self.renderer.site;
        let (_, career) = own;
        let head = &career.head;
        let place = location(career);
        let needs = requirements(career);
        let titles = head.alternate_titles.iter();
        Occupation {
            name: head.title.to_string(),
            alternate_name: titles.map(|title| title.to_string()).collect(),
            description: head.summary.to_string(),
            occupation_location: place.map(|place| self.area(place)),
            occupational_category: self.categories(career),
            estimated_salary: self.estimated_salaries(own, place),
            responsibilities: responsibilities(career),
            education_requirements: needs
                .map(|it| self.education_needed(it))
                .unwrap_or_default(),
            qualifications: needs.map(conditions_needed).unwrap_or_default(),
            skills: needs.map(|it| self.skills_needed(it)).unwrap_or_default(),
            main_entity_of_page: WebPage {
                url: self.absolute(page),
                name: head.title.to_string(),
                in_language: self.language(),
                last_reviewed: site.reviewed(page).map(|day| day.0.to_string()),
            },
        }
    }

    fn area(&self, place: &Place) -> Area {
        let name = self.wording().place(place);
        if place.as_str() == place.country() {
            return Area::Country { name };
        }
        // A country's code is a place of its own.
        let country = Place::parse(place.country()).ok();
        let country = country.map_or_else(String::new, |it| self.wording().place(&it));
        Area::AdministrativeArea {
            name,
            contained_in_place: Box::new(Area::Country { name: country }),
        }
    }

    /// The codes of a career, each with the classification that it is from.
    fn categories(&self, career: &Career) -> Vec<CategoryCode> {
        let is_none = career.head.code_match.map(|it| it.value) == Some(CodeMatch::None);
        let codes = career.head.codes.as_ref().filter(|_| !is_none);
        let codes = codes.into_iter().flat_map(|codes| named(codes));
        let known = codes.filter_map(|(key, it)| Some((key, it?)));
        known
            .flat_map(|(key, codes)| {
                let name = self.wording().text(&format!("code_{key}"), &[]);
                codes.0.iter().map(move |code| CategoryCode {
                    code_value: code.to_string(),
                    in_code_set: CategoryCodeSet { name: name.clone() },
                })
            })
            .collect()
    }

    fn education_needed(&self, needs: &Requirements) -> Vec<String> {
        let entries = needs.education.iter();
        let needed = entries.filter(|it| it.need() == Need::Required && it.level.is_none());
        needed
            .map(|entry| {
                let titles = entry.qualifications().iter();
                let titles: Vec<&str> = titles.map(|title| &*title.value).collect();
                self.alternatives(&titles)
            })
            .collect()
    }

    /// The skills that are required or preferred, each once.
    fn skills_needed(&self, needs: &Requirements) -> Vec<String> {
        let asked = needs.skills.iter().flat_map(|group| group.required());
        let mut texts: Vec<String> = Vec::new();
        for entry in asked.filter(|entry| entry.need != Need::Optional) {
            let names = entry.skills.iter();
            let names: Vec<&str> = names.map(|id| self.skill_name(&id.value)).collect();
            let text = self.alternatives(&names);
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts
    }
}

/// Where a career is described: its own place, or that of the figure of pay that stands for it.
fn location(career: &Career) -> Option<&Place> {
    let own = career.head.place.as_ref();
    let place = own.or_else(|| PayHeadline::of(career)?.row.place());
    place.map(|place| &place.value)
}

fn responsibilities(career: &Career) -> Vec<String> {
    let mut sections = career.sections.iter();
    let section = sections.find(|section| section.kind() == SectionKind::Responsibilities);
    let areas = section.map(|section| match &section.payload {
        Payload::Responsibilities(it) => &*it.areas,
        _ => &[],
    });
    let areas = areas.unwrap_or_default().iter();
    areas.map(|area| area.title.to_string()).collect()
}

/// What must be given besides education and skills, at every level.
fn conditions_needed(needs: &Requirements) -> Vec<String> {
    let all = needs.conditions.iter();
    let needed = all.filter(|it| it.need() == Need::Required && it.level.is_none());
    needed.map(|it| it.title.to_string()).collect()
}

#[cfg(test)]
mod tests;

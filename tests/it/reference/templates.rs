//! The reference of templates: which template shows what, and a table for each view.

use std::collections::BTreeSet;

use guidepost::render::{TemplateView, ViewShape, constants, page_templates, part_templates};

use super::{Part, anchor, capital, one_line, table};

/// The parts of the page.
pub(super) fn parts() -> Vec<Part> {
    let mut views = Views::default();
    for (_, shape) in constants() {
        views.add(&shape);
    }
    for template in page_templates().into_iter().chain(part_templates()) {
        if let Some((_, shape)) = template.view {
            views.add(&shape);
        }
    }
    vec![
        ("pages".to_owned(), templates(&page_templates())),
        ("parts".to_owned(), templates(&part_templates())),
        ("views".to_owned(), views.text),
    ]
}

fn templates(list: &[TemplateView]) -> String {
    let rows: Vec<_> = list
        .iter()
        .map(|template| {
            let view = template.view.as_ref();
            vec![
                format!("`{}`", template.template),
                capital(template.shows),
                view.map_or_else(
                    || "none".to_owned(),
                    |(name, shape)| format!("`{name}`: {}", looks(shape)),
                ),
            ]
        })
        .collect();
    table(&["Template", "What it shows", "Its view"], &rows)
}

/// The tables of views, each once.
#[derive(Default)]
struct Views {
    seen: BTreeSet<&'static str>,
    text: String,
}

impl Views {
    fn add(&mut self, shape: &ViewShape) {
        match shape {
            ViewShape::Plain(_) => {}
            ViewShape::List(inner) | ViewShape::Maybe(inner) => self.add(inner),
            ViewShape::Table(name, about, fields) => {
                if !self.seen.insert(name) {
                    return;
                }
                let fields = fields();
                let rows: Vec<_> = fields
                    .iter()
                    .map(|field| {
                        vec![
                            format!("`{}`", field.name),
                            capital(&looks(&field.shape)),
                            one_line(field.doc),
                        ]
                    })
                    .collect();
                let table = table(&["Name", "What it holds", "What it is"], &rows);
                let heading = capital(&words(name));
                let about = one_line(about);
                self.text
                    .push_str(&format!("### {heading}\n\n{about}\n\n{table}\n"));
                fields.iter().for_each(|field| self.add(&field.shape));
            }
        }
    }
}

fn looks(shape: &ViewShape) -> String {
    match shape {
        ViewShape::Plain(name) => (*name).to_owned(),
        ViewShape::List(inner) => format!("list of: {}", looks(inner)),
        ViewShape::Maybe(inner) => format!("{}, or none", looks(inner)),
        ViewShape::Table(name, ..) => {
            let words = words(name);
            format!("[{words}](#{})", anchor(&words))
        }
    }
}

/// `PayRowView` as `pay row`.
fn words(name: &str) -> String {
    let mut words = String::new();
    for c in name.strip_suffix("View").unwrap_or(name).chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    words
}

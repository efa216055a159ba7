//! What templates are handed is what the reference says: each page of a site is rendered as JSON
//! and compared with the tables, name by name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use guidepost::build::{Options, build};
use guidepost::lint::Depth;
use guidepost::output::{self, Overwrite};
use guidepost::render::{TemplateView, ViewShape, constants, page_templates, part_templates};
use guidepost::site::Drafts;
use guidepost::source::{MemoryStore, SitePath};
use serde_json::Value;

/// What stands between the values of one page.
const BETWEEN: &str = "\n==\n";

const CONFIG: &str = "\
title: A guide
base_url: https://example.org/
edit_url: https://example.org/edit/{path}
per_page: 5
theme: {logo: sign.svg}
footer: {text: Who made it, links: [{title: Careers, link: careers/}]}
";

/// Sections of the kinds that the repository's own guide does not have.
const MORE: &[(&str, &str)] = &[
    (
        "environment.md",
        "section: work-environment\ntitle: A\nhours: 40\nschedule: [nights]\nsettings: [Office]",
    ),
    (
        "routes.md",
        "section: entry-routes\ntitle: A\nroutes: [{kind: work, takes: P1Y}]",
    ),
    (
        "more-pay.md",
        "section: salaries\ntitle: A\nplace: DE\nreviewed: 2026-01-01\n\
         defaults: {currency: EUR, per: year, period: 2025}\noverall: [{median: 50000}]",
    ),
];

#[test]
fn every_page_is_handed_what_its_table_says() {
    let mut seen = BTreeSet::new();
    for (path, text) in site() {
        let values: Vec<&str> = text.split(BETWEEN).collect();
        let [template, values @ ..] = &values[..] else {
            panic!("{path} is empty")
        };
        let shown = page_templates()
            .into_iter()
            .find(|it| it.template == *template)
            .unwrap_or_else(|| panic!("{path}: `{template}` is no template of a page"));
        let shapes = constants().into_iter().chain(shown.view);
        assert_eq!(values.len(), shapes.clone().count(), "{path}");
        for ((name, shape), text) in shapes.zip(values) {
            let value = serde_json::from_str(text).unwrap();
            compare(&value, &shape, &format!("{path}: {name}"), &mut seen);
        }
    }
    let missed: Vec<_> = all_tables()
        .into_iter()
        .filter(|name| !seen.contains(name))
        .collect();
    assert!(missed.is_empty(), "no page was handed {missed:?}");
}

/// The pages of the repository's guide and more, each as the JSON of what its template is handed.
fn site() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = BTreeMap::new();
    add(&root.join("content"), "content", &mut files);
    files.insert("guidepost.yaml".to_owned(), CONFIG.to_owned());
    let sign = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='3'/>";
    files.insert("static/sign.svg".to_owned(), sign.to_owned());
    let career = "content/careers/scientific-ml-engineer";
    for (name, keys) in MORE {
        files.insert(format!("{career}/{name}"), format!("---\n{keys}\n---\n"));
    }
    let about = files.get_mut("content/pages/about.md").unwrap();
    *about = about.replacen("---\n", "---\nredirect_from: [/old/]\n", 1);
    let sources = files.get_mut("content/sources.yaml").unwrap();
    sources.push_str(
        "\nold:\n  title: Old\n  published: 2020\n  superseded_by: linkedin-ai-ml-jobs\n",
    );
    for shown in page_templates() {
        files.insert(format!("templates/{}", shown.template), as_json(&shown));
    }
    let files = files
        .into_iter()
        .map(|(path, text)| (SitePath::new(&path).unwrap(), text.into_bytes()));
    let output = output::MemoryStore::new();
    let report = build(
        Arc::new(MemoryStore::new(files)),
        &output,
        &options(),
        &|_, _| {},
    );
    let report = report.unwrap();
    assert!(report.built.is_some(), "{:?}", report.diagnostics);
    let pages = output.files().into_iter();
    pages
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect()
}

fn add(folder: &Path, path: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        let (inner, path) = (entry.path(), format!("{path}/{name}"));
        if inner.is_dir() {
            add(&inner, &path, files);
        } else if name.ends_with(".md") || name.ends_with(".yaml") {
            files.insert(path, fs::read_to_string(inner).unwrap());
        }
    }
}

/// A template that writes its own name and all that it is handed.
fn as_json(shown: &TemplateView) -> String {
    let names = constants().into_iter().chain(shown.view.clone());
    let values = names.map(|(name, _)| format!("{BETWEEN}{{{{ {name} | json }}}}"));
    format!("{}{}", shown.template, values.collect::<String>())
}

fn options() -> Options {
    Options {
        base_url: None,
        drafts: Drafts::LeaveOut,
        overwrite: Overwrite::Refuse,
        judgement: Depth::Build,
        date: None,
        source_date_epoch: String::new(),
        now: guidepost::scalar::Day::parse("2026-12-31").unwrap(),
    }
}

/// Compares a value with what the reference says of it; the tables that were met go to `seen`.
#[track_caller]
fn compare(value: &Value, shape: &ViewShape, at: &str, seen: &mut BTreeSet<&'static str>) {
    match (shape, value) {
        (ViewShape::Plain("text" | "HTML"), Value::String(_))
        | (ViewShape::Plain("true or false"), Value::Bool(_))
        | (ViewShape::Plain("number"), Value::Number(_))
        | (ViewShape::Maybe(_), Value::Null) => {}
        (ViewShape::Maybe(inner), value) => compare(value, inner, at, seen),
        (ViewShape::List(inner), Value::Array(items)) => {
            for item in items {
                compare(item, inner, at, seen);
            }
        }
        (ViewShape::Table(name, _, fields), Value::Object(map)) => {
            seen.insert(name);
            let fields = fields();
            let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
            let found: Vec<&str> = map.keys().map(String::as_str).collect();
            assert_eq!(found, names, "{at} as {name}");
            for field in fields {
                let at = format!("{at}.{}", field.name);
                compare(&map[field.name], &field.shape, &at, seen);
            }
        }
        (shape, value) => panic!("{at} is {value}, and ought to be {shape:?}"),
    }
}

/// The names of all tables.
fn all_tables() -> BTreeSet<&'static str> {
    let mut names = BTreeSet::new();
    let shown = page_templates().into_iter().chain(part_templates());
    let views = shown.filter_map(|it| it.view).chain(constants());
    views.for_each(|(_, shape)| add_tables(&shape, &mut names));
    names
}

fn add_tables(shape: &ViewShape, names: &mut BTreeSet<&'static str>) {
    match shape {
        ViewShape::Plain(_) => {}
        ViewShape::List(inner) | ViewShape::Maybe(inner) => add_tables(inner, names),
        ViewShape::Table(name, _, fields) => {
            if names.insert(name) {
                let fields = fields();
                fields.iter().for_each(|it| add_tables(&it.shape, names));
            }
        }
    }
}

#[test]
fn every_template_of_the_theme_that_is_no_part_shows_a_page() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let names = fs::read_dir(folder).unwrap().map(|entry| {
        let entry = entry.unwrap();
        entry.file_name().into_string().unwrap()
    });
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".html")).collect();
    names.retain(|name| name != "base.html");
    names.sort();
    let mut shown: Vec<_> = page_templates().iter().map(|it| it.template).collect();
    shown.sort_unstable();
    assert_eq!(names, shown);
}

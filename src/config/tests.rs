//! The configuration as a whole: what is read, and what is reported.

use std::sync::Arc;

use super::*;
use crate::diagnostics::{Format, Style, print};
use crate::markdown::RawHtml;
use crate::source::{MemoryStore, SitePath};
use crate::yaml::Record;
use crate::yaml::testing::check_forms;

fn read(files: &[(&str, &str)]) -> (Option<Config>, String) {
    let files = files
        .iter()
        .map(|(path, text)| (SitePath::new(path).unwrap(), text.as_bytes().to_vec()));
    let (tree, _) = SourceTree::open(Arc::new(MemoryStore::new(files)), Vec::new());
    let mut found = Diagnostics::new();
    let config = Config::read(&tree, &mut found);
    let list = found.in_file_order(&tree);
    (config, print(&list, &tree, Format::Short, Style::Plain))
}

fn check(text: &str, expected: &[&str]) -> Option<Config> {
    let (config, report) = read(&[(FILE, text)]);
    let lines: Vec<_> = report.lines().collect();
    assert_eq!(lines, expected, "{text:?}");
    config
}

#[test]
fn a_title_is_enough() {
    let config = check("title: A guide\n", &[]).unwrap();
    assert_eq!(&**config.title, "A guide");
    assert_eq!(config.language.tag(), "en");
    assert_eq!((config.per_page, config.feed_entries), (100, 20));
    assert_eq!(config.raw_html, RawHtml::Refuse);
    assert!(config.navigation.is_none() && config.sections.is_empty());
    let scale: Vec<_> = config.proficiency.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(
        scale,
        ["awareness", "working", "practitioner", "expert"],
        "the scale of the content model"
    );
}

#[test]
fn every_key_is_read() {
    let text = "\u{feff}\
title: A guide
description: What it is
base_url: https://example.org/guide
language: pt-br
publisher: {name: Us, url: https://example.org}
date: 2026-11-24
sections:
  - responsibilities
  - {section: salaries, required: true, title: Pay}
review_every: P1Y
proficiency:
  - {id: working}
  - {id: master, title: Master, description: Teaches others}
metrics: [{id: quits, title: People who leave, change: true}]
navigation: []
footer: {text: 'By *us*', links: [{title: Imprint, link: pages/imprint.md}]}
edit_url: https://example.org/edit/{path}
favicon: sign.svg
theme: {accent: '#1f5fa8', accent_dark: '#abc', logo: logo.svg}
markdown: {html: allow}
per_page: 5
feed: {entries: 7}
";
    let config = check(text, &[]).unwrap();
    assert_eq!(config.base_url.unwrap().path(), "/guide/");
    assert_eq!(config.language.tag(), "pt-BR");
    let sections: Vec<_> = config
        .sections
        .iter()
        .map(|s| (&**s.section, s.required, s.title.is_some()))
        .collect();
    assert_eq!(
        sections,
        [("responsibilities", false, false), ("salaries", true, true)]
    );
    assert_eq!(config.proficiency[1].title.as_deref(), Some("Master"));
    assert_eq!(config.metrics[0].change, Some(true));
    assert_eq!(config.navigation, Some(Menu::default()));
    assert_eq!(config.footer.links.len(), 1);
    assert_eq!(config.theme.accent_dark.unwrap().to_string(), "#aabbcc");
    assert_eq!(config.raw_html, RawHtml::Allow);
    assert_eq!((config.per_page, config.feed_entries), (5, 7));
}

#[test]
fn all_mistakes_are_reported_at_once() {
    let text = "\
titel: A guide
language: english language
per_page: 0
theme: {accent: blue, acent: red}
markdown: {html: maybe}
navigation: [{title: Careers, link: /careers/}]
date: 2026-02-30
";
    let expected = [
        "guidepost.yaml:1:1: error[unknown-key]: the configuration has no key `titel` \
         (did you mean `title`?)",
        "guidepost.yaml:2:11: error[language]: `english language` is no language tag \
         (write a BCP 47 tag such as `en`, `en-US` or `pt-BR`)",
        "guidepost.yaml:3:11: error[wrong-value]: `0` is no number from 1 to 1000 \
         (write a whole number such as `100`)",
        "guidepost.yaml:4:17: error[colour]: `blue` is not a colour \
         (write `#` and six hexadecimal digits, in quotes: `\"#1f5fa8\"`)",
        "guidepost.yaml:4:23: error[unknown-key]: `theme` has no key `acent` \
         (did you mean `accent`?)",
        "guidepost.yaml:5:18: error[unknown-value]: `maybe` is not a way to treat raw HTML \
         (known are `refuse`, `allow`)",
        "guidepost.yaml:6:37: error[menu-link]: `/careers/` is no page of the site \
         (write `careers/`: links begin at the site's home)",
        "guidepost.yaml:7:7: error[date]: the calendar has no day 2026-02-30 \
         (check the month and the day)",
    ];
    check(text, &expected);
}

#[test]
fn lists_name_each_thing_once() {
    let text = "\
title: A guide
sections: [salaries, {section: salaries}]
proficiency: [{id: novice}, {id: expert}, {id: expert}]
metrics: [{id: a, title: A}, {id: a, title: B}]
";
    let expected = [
        "guidepost.yaml:2:32: error[duplicate-entry]: the section `salaries` stands twice in \
         this list (keep one of the two)",
        "guidepost.yaml:3:20: error[missing-key]: the step `novice` has no `title` \
         (add `title:` with the words that a reader sees)",
        "guidepost.yaml:3:48: error[duplicate-entry]: the step `expert` stands twice in this \
         list (keep one of the two)",
        "guidepost.yaml:4:35: error[duplicate-entry]: the metric `a` stands twice in this list \
         (keep one of the two)",
    ];
    check(text, &expected);
}

#[test]
fn a_folder_without_configuration_is_no_site() {
    let expected = "guidepost.yaml: error[no-site]: this folder is no Guidepost site: it has no \
        `guidepost.yaml` (go to the folder of a site, or make a new one with `guidepost init`)\n";
    assert_eq!(read(&[("content/index.md", "")]).1, expected);
}

#[test]
fn what_is_no_map_is_reported_and_an_empty_file_misses_its_title() {
    check(
        "",
        &[
            "guidepost.yaml:1:1: error[missing-key]: the configuration has no `title` \
           (add `title:` with its value)",
        ],
    );
    let (config, report) = read(&[(FILE, "- a\n")]);
    assert!(config.is_none() && report.contains("error[wrong-type]"));
}

#[test]
fn every_key_says_what_it_is() {
    for field in Settings::fields() {
        assert!(!field.doc.trim().is_empty(), "{}", field.name);
    }
    let names: Vec<_> = Settings::fields().iter().map(|field| field.name).collect();
    assert_eq!(names, Settings::KEYS);
}

#[test]
fn the_repository_is_a_site() {
    let config = check(include_str!("../../guidepost.yaml"), &[]).unwrap();
    assert_eq!(&**config.title, "Career guides you can check");
    assert_eq!(config.language.tag(), "en");
    assert!(config.base_url.is_none() && config.edit_url.is_none());
}

#[test]
fn every_form_of_the_reference_is_read() {
    check_forms::<BaseUrl>();
    check_forms::<WebUrl>();
    check_forms::<EditUrl>();
    check_forms::<Target>();
    check_forms::<Language>();
    check_forms::<Colour>();
    check_forms::<Count>();
    check_forms::<StaticPath>();
}

#[test]
fn what_does_not_judge_content_is_gone_on_without() {
    let wrong = |text: &str| read(&[(FILE, &format!("title: A guide\n{text}\n"))]);
    let (config, report) = wrong("base_url: example.org\nper_page: many\ntheme: {accent: blue}");
    assert_eq!(report.lines().count(), 3, "{report}");
    let config = config.unwrap();
    assert_eq!((config.base_url.is_none(), config.per_page), (true, 100));
    for text in [
        "language: english",
        "proficiency: [{id: novice}]",
        "metrics: [{id: Vacancies, title: Vacancies}]",
        "markdown: {html: yes}",
    ] {
        let (config, report) = wrong(text);
        assert!(config.is_none() && report.lines().count() == 1, "{report}");
    }
}

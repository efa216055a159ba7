//! Bad input that no folder can hold: names that no disk takes, files that cannot be read, disks
//! that are full, and texts that try to be more than text.
//!
//! What a folder can hold is a case of `tests/cases`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use guidepost::output::{self, Fault as OutputFault};
use guidepost::source::{Fault, FaultyStore, MemoryStore, SitePath, SourceStore};
use quick_xml::events::Event;

use crate::html::{Html, normal, parse};
use crate::memory::{build, build_into, page, site};

/// A site with a file of every kind that is read.
const FILES: &[(&str, &str)] = &[
    (
        "guidepost.yaml",
        "title: A guide\nfavicon: icon.svg\nfooter: {text: 'See [nursing](career:nurse)'}\n",
    ),
    (
        "content/index.md",
        "---\ntitle: Home\n---\n\n[About](pages/about.md)\n",
    ),
    (
        "content/pages/about.md",
        "---\ntitle: About\n---\n\n[Home](../index.md) ![W](ward.png)\n",
    ),
    ("content/pages/ward.png", "not a picture"),
    (
        "content/careers/nurse/index.md",
        "---\ntitle: Nurse\nsummary: Cares.\nindustries: [health]\nsources: [bls]\n---\n",
    ),
    (
        "content/careers/nurse/needs.md",
        "---\nsection: requirements\ntitle: Needs\nskills: [{title: Care, skills: [triage], \
         proficiency: {lead: expert}}]\n---\n\n[Pay](salaries.md) [](figure:all)\n",
    ),
    (
        "content/careers/nurse/path.md",
        "---\nsection: career-path\ntitle: Path\nlevels: [{id: lead, title: Lead}]\n---\n",
    ),
    (
        "content/careers/nurse/salaries.md",
        "---\nsection: salaries\ntitle: Pay\ndefaults: {currency: USD, per: year, source: bls}\n\
         overall: [{id: all, level: lead, mean: 93600}]\n---\n\n[Needs](needs.md)\n",
    ),
    ("content/skills.yaml", "triage: {name: Triage}\n"),
    ("content/industries.yaml", "health: {name: Health}\n"),
    ("content/sources.yaml", "bls: {title: Statistics}\n"),
    (
        "templates/page.html",
        "{% extends \"base.html\" %}\n{% block main %}{{ t(key=\"motto\") }}{% endblock main %}\n",
    ),
    ("templates/messages/en.yaml", "motto: Care first\n"),
    (
        "static/icon.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    ),
    ("static/extra.css", "body { background: url(icon.svg) }\n"),
    ("static/notes.txt", "Notes\n"),
];

#[test]
fn the_site_of_these_tests_is_sound() {
    let (report, files) = build(Arc::new(site(FILES)));
    assert_eq!(report, "");
    assert!(files.contains_key("notes.txt"));
}

/// Builds the site with one fault in it.
fn build_faulty(path: &str, fault: Fault) -> (String, BTreeMap<String, Vec<u8>>) {
    let store = FaultyStore::new(site(FILES), [(path.to_owned(), fault)]);
    build(Arc::new(store))
}

#[test]
fn a_file_that_cannot_be_read_is_reported_and_nothing_that_follows_from_it() {
    for (path, _) in FILES {
        let (report, files) = build_faulty(path, Fault::Read("input/output error".to_owned()));
        let lines: Vec<_> = report.lines().collect();
        let expected = format!("{path}: error[file-unreadable]: ");
        assert!(
            matches!(lines[..], [line] if line.starts_with(&expected)
                && line.contains("input/output error")),
            "{path}: {report}"
        );
        let is_page = |file: &String| file.ends_with(".html");
        assert!(!files.keys().any(is_page), "{path}: a site was written");
    }
}

#[test]
fn a_file_that_cannot_be_listed_is_reported() {
    use guidepost::source::ListProblem;
    for (path, _) in FILES {
        let reason = "permission denied".to_owned();
        let (report, _) = build_faulty(path, Fault::List(ListProblem::Unreadable(reason)));
        let expected = format!("{path}: error[file-unreadable]: ");
        let count = report
            .lines()
            .filter(|line| line.starts_with(&expected))
            .count();
        assert_eq!(count, 1, "{path}: {report}");
    }
}

#[test]
fn a_disk_that_is_full_gives_an_error_and_the_next_build_the_site() {
    let (_, whole) = build(Arc::new(site(FILES)));
    let counting = output::FaultyStore::new(output::MemoryStore::new(), OutputFault::Never);
    build_into(Arc::new(site(FILES)), &counting).unwrap();
    let operations = counting.operations();
    assert!(operations > 100, "{operations}");
    for after in (0..operations).step_by(17) {
        for fault in [OutputFault::KillAfter(after), OutputFault::Nth(after)] {
            let store = output::FaultyStore::new(output::MemoryStore::new(), fault);
            let made = build_into(Arc::new(site(FILES)), &store);
            let store = store.into_inner();
            // A folder that cannot be moved as one is moved file by file, so that a single fault
            // may do no harm.
            let is_single = matches!(fault, OutputFault::Nth(_));
            let did_no_harm = is_single && store.files() == whole;
            assert!(made.is_err() || did_no_harm, "{fault:?}");
            build_into(Arc::new(site(FILES)), &store).unwrap();
            assert!(store.files() == whole, "{fault:?}");
        }
    }
}

#[test]
fn names_that_no_disk_takes_are_reported() {
    let long = "a".repeat(300);
    let (career, text, picture) = (
        format!("content/careers/{long}/index.md"),
        format!("static/{long}.txt"),
        format!("content/pages/{long}.png"),
    );
    let about = format!("---\ntitle: About\n---\n\n![A]({long}.png)\n");
    let files = [
        ("guidepost.yaml", "title: A guide\n"),
        (&*career, "---\ntitle: Nurse\nsummary: Cares.\n---\n"),
        ("content/pages/about.md", &*about),
        (&*picture, "x"),
        (&*text, "x"),
    ];
    let (report, files) = build(Arc::new(site(&files)));
    let expected = format!(
        "content/careers/{long}: error[id]: this name has 300 characters (shorten it to 100 \
         characters)\n\
         {picture}: error[file-name]: this file cannot be published: a part of its path is longer \
         than 255 bytes (rename it)\n\
         {text}: error[asset-name]: this file cannot be published: a part of its path is longer \
         than 255 bytes (rename it, or remove it)\n"
    );
    assert_eq!(report, expected);
    assert_eq!(files.len(), 0);
}

#[test]
fn a_name_with_a_nul_or_a_way_out_is_no_path() {
    for name in [
        "content/a\0b.md",
        "content/../../etc/passwd",
        "/etc/passwd",
        "a\\..\\b",
    ] {
        assert!(SitePath::new(name).is_err(), "{name:?}");
    }
}

/// What breaks out of a text that is not escaped: out of an element, out of an attribute with
/// either quotation mark, out of a comment or a script, and what is an entity or a placeholder.
const HOSTILE: &str = "</title></a></script><script>alert(1)</script>--> ]]> \"onload=x 'onload=y \
                       <img src=x onerror=z> &amp;lt; {{ x }} {number}";

/// The same in YAML.
fn quoted() -> String {
    format!("'{}'", HOSTILE.replace('\'', "''"))
}

/// A site in which every text that an editor writes is hostile.
fn hostile_site() -> MemoryStore {
    let text = quoted();
    let escaped: String = HOSTILE
        .chars()
        .flat_map(|c| match c.is_ascii_punctuation() {
            true => vec!['\\', c],
            false => vec![c],
        })
        .collect();
    let files = [
        (
            "guidepost.yaml",
            format!(
                "title: {text}\ndescription: {text}\nlanguage: en\n\
                 publisher: {{name: {text}, url: \"https://example.org/?a=b&c='d'\"}}\n\
                 navigation: [{{title: {text}, link: careers/}}]\n\
                 footer: {{text: '{}', links: [{{title: {text}, link: \"https://example.org/\"}}]}}\n\
                 proficiency: [{{id: a, title: {text}, description: {text}}}]\n\
                 metrics: [{{id: m, title: {text}}}]\n",
                escaped.replace('\'', "''")
            ),
        ),
        (
            "content/index.md",
            format!("---\ntitle: {text}\nsummary: {text}\n---\n\n## {escaped}\n"),
        ),
        (
            "content/pages/about.md",
            format!(
                "---\ntitle: {text}\nsummary: {text}\n---\n\n## {escaped}\n\n\
                 ![{escaped}](ward.png \"{}\")\n\n\
                 [{escaped}](https://example.org/?a=b&c='d'%22 \"{}\")\n\n\
                 ```{}\n{HOSTILE}\n```\n\n`{HOSTILE}`\n\nCited.[^a\"<b>]\n\n[^a\"<b>]: {escaped}\n\n\
                 | {escaped} |\n| --- |\n| {escaped} |\n",
                HOSTILE.replace('"', "\\\""),
                HOSTILE.replace('"', "\\\""),
                HOSTILE.replace('`', ""),
            ),
        ),
        ("content/pages/ward.png", "x".to_owned()),
        (
            "content/careers/nurse/index.md",
            format!(
                "---\ntitle: {text}\nalternate_titles: [{text}]\nsummary: {text}\nindustries: [i]\n\
                 codes: {{onet_soc: {text}}}\nreviewed: 2026-01-01\nsources: [s]\n\
                 related: [{{title: {text}, relation: similar}}]\n---\n\n## {escaped}\n"
            ),
        ),
        (
            "content/careers/nurse/salaries.md",
            format!(
                "---\nsection: salaries\ntitle: {text}\n\
                 defaults: {{place: US, currency: USD, per: year, source: s}}\noverall:\n  \
                 - {{id: a, population: {text}, label: {text}, mean: 5}}\n  \
                 - {{population: x, value: {}}}\n\
                 by_employer: [{{employer: {text}, mean: 6}}]\n\
                 by_place: [{{place: 'US-CA/{}', mean: 7}}]\n---\n",
                quoted().replace('1', ""),
                HOSTILE.replace(['/', ','], "").replace('\'', "''").trim()
            ),
        ),
        (
            "content/careers/nurse/market.md",
            format!(
                "---\nsection: market\ntitle: {text}\nclaims: [{{metric: m, value: {}, label: \
                 {text}, population: {text}, source: s}}]\nindustries: [{{industry: i}}]\n\
                 skills: [k]\n---\n",
                quoted().replace('1', "")
            ),
        ),
        (
            "content/careers/nurse/needs.md",
            format!(
                "---\nsection: requirements\ntitle: {text}\n\
                 education: [{{qualification: {text}, fields: [{text}]}}]\n\
                 skills: [{{title: {text}, skills: [k], proficiency: a}}]\n\
                 conditions: [{{kind: licence, title: {text}}}]\n---\n"
            ),
        ),
        (
            "content/careers/nurse/path.md",
            format!(
                "---\nsection: career-path\ntitle: {text}\n\
                 levels: [{{id: l, title: {text}, roles: [{text}]}}]\n---\n"
            ),
        ),
        (
            "content/skills.yaml",
            format!("k: {{name: {text}, aliases: [{text}], description: {text}}}\n"),
        ),
        (
            "content/industries.yaml",
            format!("i: {{name: {text}, aliases: [{text}]}}\n"),
        ),
        (
            "content/sources.yaml",
            format!(
                "s: {{title: {text}, publisher: {text}, url: \"https://example.org/?a=b&c='d'\", \
                 licence: {text}, attribution: {text}}}\n"
            ),
        ),
    ];
    let files: Vec<_> = files
        .iter()
        .map(|(path, text)| (*path, text.as_str()))
        .collect();
    site(&files)
}

#[test]
fn texts_stay_texts_wherever_they_stand() {
    let (report, files) = build(Arc::new(hostile_site()));
    assert_eq!(report, "");
    let mut pages = 0;
    for path in files.keys().filter(|path| path.ends_with(".html")) {
        let html = parse(&page(&files, path));
        assert_eq!(html.faults, [""; 0], "{path}");
        assert_harmless(path, &html);
        pages += 1;
    }
    assert!(pages > 8, "{pages}");
    for (path, shown) in [("careers/nurse/index.html", 20), ("about/index.html", 6)] {
        let html = parse(&page(&files, path));
        let count = html.text.matches(&normal(HOSTILE)).count();
        assert!(count >= shown, "{path}: shown {count} times");
        assert!(html.title.starts_with(HOSTILE), "{path}: {}", html.title);
    }
}

/// A page has the scripts of the theme, no handlers, and addresses of known kinds.
fn assert_harmless(path: &str, html: &Html) {
    for element in &html.elements {
        let attributes = &element.attributes;
        match element.name.as_str() {
            "script" => {
                // Data is not run; that no text ends it is known from the page having no fault.
                let is_data = attributes
                    .get("type")
                    .is_some_and(|it| it == "application/ld+json");
                assert!(
                    is_data || attributes.contains_key("src"),
                    "{path}: {element:?}"
                );
            }
            "img" => assert!(!attributes.contains_key("onerror"), "{path}: {element:?}"),
            _ => {}
        }
        let handler = attributes.keys().find(|name| name.starts_with("on"));
        assert_eq!(handler, None, "{path}: {element:?}");
    }
    for address in [html.attributes("href"), html.attributes("src")].concat() {
        let scheme = address.split(['/', '#', '?']).next().unwrap_or_default();
        let scheme = scheme.split_once(':').map_or("", |(scheme, _)| scheme);
        assert!(["", "https"].contains(&scheme), "{path}: {address}");
        assert!(!address.contains(['"', '<', ' ']), "{path}: {address}");
    }
}

/// The names of the elements of an XML file, which is well-formed.
fn xml_elements(text: &str) -> BTreeSet<String> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut names = BTreeSet::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => {
                names.insert(tag.name().as_ref().to_owned());
            }
            Event::Eof => return names,
            _ => {}
        }
    }
}

#[test]
fn texts_stay_texts_in_the_feed_and_the_sitemap() {
    let (_, files) = build(Arc::new(hostile_site()));
    let known = |path: &str, known: &[&str]| {
        let text = page(&files, path);
        let names = xml_elements(&text);
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        assert_eq!(names, known, "{path}");
        text
    };
    let feed = known(
        "feed.xml",
        &[
            "author", "entry", "feed", "id", "link", "name", "summary", "title", "updated",
        ],
    );
    assert!(feed.contains("&lt;/title&gt;&lt;/a&gt;"), "{feed}");
    known("sitemap.xml", &["lastmod", "loc", "url", "urlset"]);
}

#[test]
fn a_store_that_lists_nothing_is_no_site() {
    let nothing: Arc<dyn SourceStore> = Arc::new(MemoryStore::default());
    let (report, files) = build(nothing);
    assert!(
        report.starts_with("guidepost.yaml: error[no-site]"),
        "{report}"
    );
    assert_eq!(files.len(), 0);
}

//! What the careers of a site share: its configuration, its registries, its home and plain pages.

use super::prose;
use super::random::Random;
use super::{File, names};

/// Registries and pages draw from streams that no career has.
const SHARED: usize = 0x7fff_ffff;

/// The files of the site that belong to no career.
pub(super) fn files(careers: usize) -> Vec<File> {
    let file = |path: &str, text: String| File {
        path: path.to_owned(),
        text,
    };
    vec![
        file("guidepost.yaml", configuration()),
        file("content/index.md", home(careers)),
        file("content/skills.yaml", skills()),
        file("content/industries.yaml", industries()),
        file("content/sources.yaml", sources()),
        file("content/pages/about.md", about()),
        file("content/pages/method.md", method()),
        file("content/pages/contribute.md", contribute()),
    ]
}

fn configuration() -> String {
    "title: Careers for measuring\nbase_url: https://example.org/\nlanguage: en\n".to_owned()
}

fn skills() -> String {
    let random = &mut Random::new(SHARED, 0);
    let entry = |at| {
        let name = names::skill(at);
        format!(
            "{}:\n  name: {name}\n  category: {}\n  aliases: [{name} in practice, {} basics]\n  \
             codes: {{esco: http://data.europa.eu/esco/skill/{at}}}\n  description: {}\n\n",
            names::slug(&name),
            names::skill_category(at),
            name,
            prose::sentence(random),
        )
    };
    (0..names::SKILLS).map(entry).collect()
}

fn industries() -> String {
    let entry = |(at, name): (usize, &&str)| {
        format!(
            "{}:\n  name: {name}\n  aliases: [{name} firms, {name} trade]\n  \
             codes: {{isic: {}, naics: {}}}\n\n",
            names::slug(name),
            1010 + at * 100,
            110_000 + at * 1000,
        )
    };
    names::INDUSTRIES.iter().enumerate().map(entry).collect()
}

fn sources() -> String {
    let kinds = [
        "official-statistics",
        "survey",
        "job-ads",
        "employer",
        "editorial",
        "secondary",
    ];
    let entry = |at: usize| {
        let name = names::source(at);
        let publisher = names::PUBLISHERS[at / names::TOPICS.len()];
        let id = names::slug(&name);
        format!(
            "{id}:\n  title: {name} 2024\n  publisher: {publisher}\n  kind: {}\n  \
             url: https://example.org/sources/{id}\n  published: 2024-{:02}\n  \
             retrieved: 2025-02-{:02}\n  licence: CC-BY-4.0\n  \
             attribution: Contains figures of the {publisher} under CC BY 4.0.\n\n",
            kinds[at % kinds.len()],
            at % 12 + 1,
            at % 28 + 1,
        )
    };
    (0..names::SOURCES).map(entry).collect()
}

fn home(careers: usize) -> String {
    let random = &mut Random::new(SHARED, 1);
    let mut list = String::new();
    for at in 0..careers.min(5) {
        let title = names::career(at);
        list.push_str(&format!("- [{title}](career:{})\n", names::slug(&title)));
    }
    format!(
        "---\ntitle: Careers for measuring\nsummary: {}\n---\n\n{}\n\n{list}\n## How to read\n\n\
         {} The [method](pages/method.md) says more.\n",
        prose::sentence(random),
        prose::sentences(4, random),
        prose::sentences(3, random),
    )
}

fn page(title: &str, part: u64, body: impl FnOnce(&mut Random) -> String) -> String {
    let random = &mut Random::new(SHARED, part);
    let summary = prose::sentence(random);
    let body = body(random);
    format!("---\ntitle: {title}\nsummary: {summary}\n---\n\n{body}\n")
}

fn about() -> String {
    page("About these careers", 2, |random| {
        format!(
            "{}\n\n## Who writes\n\n{}",
            prose::sentences(6, random),
            prose::sentences(5, random),
        )
    })
}

fn method() -> String {
    page("How figures are recorded", 3, |random| {
        format!(
            "{}\n\n## How to read a figure\n\n{}\n\n## Depth of skill\n\n{}\n\n\
             | Step | Meaning |\n| --- | --- |\n| awareness | {} |\n| expert | {} |",
            prose::sentences(4, random),
            prose::sentences(6, random),
            prose::sentences(3, random),
            prose::task(random),
            prose::task(random),
        )
    })
}

fn contribute() -> String {
    page("How to contribute", 4, |random| {
        format!(
            "{}\n\n1. {}\n2. {}\n3. Read [how figures are recorded](method.md#depth-of-skill).",
            prose::sentences(5, random),
            prose::sentence(random),
            prose::sentence(random),
        )
    })
}

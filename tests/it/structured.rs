//! Structured data: every page's JSON-LD is valid by the vocabulary of schema.org, and says no figure
//! that a reader of the page does not see.
//!
//! The table below names the types and properties that pages may use, with what a property may hold.
//! The names are those of https://schema.org, whose texts are under CC BY-SA 3.0; none of its texts
//! stands here. A property that a type inherits stands with the type.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use guidepost::scalar::Day;
use serde_json::Value;

use crate::benches::generated;
use crate::figures::stands_in;
use crate::html::parse;
use crate::memory::{build, guide_in, page, site};

/// What a property may hold.
#[derive(Clone, Copy, Debug)]
enum Range {
    /// Words of a reader's language.
    Text,
    /// An absolute address.
    Url,
    /// A number of JSON.
    Number,
    /// A day, ISO 8601.
    Date,
    /// One of some texts: a duration of ISO 8601, or a unit.
    OneOf(&'static [&'static str]),
    /// Three capital letters, ISO 4217.
    Currency,
    /// Things of one of these types.
    Things(&'static [&'static str]),
}

use Range::{Currency, Date, Number, OneOf, Text, Things, Url};

const DURATIONS: &[&str] = &["PT1H", "P1D", "P1W", "P1M", "P1Y"];
const UNITS: &[&str] = &["HOUR", "DAY", "WEEK", "MONTH", "YEAR"];

/// The types that may be described at the head of a block.
const ROOTS: [&str; 3] = ["WebSite", "Occupation", "BreadcrumbList"];

/// Each type with its properties, and what they may hold.
const VOCABULARY: &[(&str, &[(&str, Range)])] = &[
    (
        "WebSite",
        &[
            ("name", Text),
            ("url", Url),
            ("description", Text),
            ("inLanguage", Text),
            ("publisher", Things(&["Organization"])),
        ],
    ),
    ("Organization", &[("name", Text), ("url", Url)]),
    (
        "WebPage",
        &[
            ("name", Text),
            ("url", Url),
            ("inLanguage", Text),
            ("lastReviewed", Date),
        ],
    ),
    (
        "BreadcrumbList",
        &[("itemListElement", Things(&["ListItem"]))],
    ),
    (
        "ListItem",
        &[("position", Number), ("name", Text), ("item", Url)],
    ),
    (
        "Occupation",
        &[
            ("name", Text),
            ("alternateName", Text),
            ("description", Text),
            ("mainEntityOfPage", Things(&["WebPage"])),
            (
                "occupationLocation",
                Things(&["Country", "AdministrativeArea"]),
            ),
            ("occupationalCategory", Things(&["CategoryCode"])),
            (
                "estimatedSalary",
                Things(&["MonetaryAmountDistribution", "MonetaryAmount"]),
            ),
            ("responsibilities", Text),
            ("educationRequirements", Text),
            ("qualifications", Text),
            ("skills", Text),
        ],
    ),
    ("Country", &[("name", Text)]),
    (
        "AdministrativeArea",
        &[("name", Text), ("containedInPlace", Things(&["Country"]))],
    ),
    (
        "CategoryCode",
        &[
            ("codeValue", Text),
            ("inCodeSet", Things(&["CategoryCodeSet"])),
        ],
    ),
    ("CategoryCodeSet", &[("name", Text)]),
    (
        "MonetaryAmountDistribution",
        &[
            ("name", Text),
            ("description", Text),
            ("currency", Currency),
            ("duration", OneOf(DURATIONS)),
            ("percentile10", Number),
            ("percentile25", Number),
            ("median", Number),
            ("percentile75", Number),
            ("percentile90", Number),
        ],
    ),
    (
        "MonetaryAmount",
        &[
            ("name", Text),
            ("description", Text),
            ("currency", Currency),
            ("value", Things(&["QuantitativeValue"])),
        ],
    ),
    (
        "QuantitativeValue",
        &[
            ("value", Number),
            ("minValue", Number),
            ("maxValue", Number),
            ("unitText", OneOf(UNITS)),
        ],
    ),
];

/// The block of a page, if it has one.
fn block(page: &str) -> Option<&str> {
    let mut blocks = page
        .split("<script type=\"application/ld+json\">")
        .skip(1)
        .map(|rest| rest.split("</script>").next().unwrap());
    let first = blocks.next();
    assert!(blocks.next().is_none(), "a page has one block");
    first
}

/// What is wrong with a block.
fn faults(json: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let Ok(Value::Object(document)) = serde_json::from_str(json) else {
        return vec!["no JSON object".to_owned()];
    };
    if document.get("@context").and_then(Value::as_str) != Some("https://schema.org") {
        faults.push("another context".to_owned());
    }
    let graph = document.get("@graph").and_then(Value::as_array);
    if document.len() != 2 || graph.is_none_or(Vec::is_empty) {
        faults.push("no graph".to_owned());
    }
    for thing in graph.into_iter().flatten() {
        check_thing(thing, &ROOTS, &mut faults);
    }
    faults
}

fn check_thing(thing: &Value, allowed: &[&str], faults: &mut Vec<String>) {
    let Value::Object(fields) = thing else {
        faults.push(format!("{thing} is no thing"));
        return;
    };
    let name = fields.get("@type").and_then(Value::as_str);
    let name = name.unwrap_or_default();
    let known = VOCABULARY.iter().find(|(known, _)| *known == name);
    let Some((_, properties)) = known.filter(|_| allowed.contains(&name)) else {
        faults.push(format!("`{name}` where one of {allowed:?} may stand"));
        return;
    };
    if fields.len() == 1 {
        faults.push(format!("`{name}` says nothing"));
    }
    for (key, value) in fields.iter().filter(|(key, _)| *key != "@type") {
        match properties.iter().find(|(known, _)| known == key) {
            Some((_, range)) => check_value(&format!("{name}.{key}"), value, *range, faults),
            None => faults.push(format!("`{name}` has no property `{key}`")),
        }
    }
}

fn check_value(place: &str, value: &Value, range: Range, faults: &mut Vec<String>) {
    if let Value::Array(values) = value {
        if values.is_empty() {
            faults.push(format!("{place} is empty"));
        }
        for value in values {
            check_value(place, value, range, faults);
        }
        return;
    }
    let text = value.as_str().unwrap_or_default();
    let fits = match range {
        Text => !text.trim().is_empty(),
        Url => text.starts_with("https://") || text.starts_with("http://"),
        Number => value.is_number(),
        Date => Day::parse(text).is_ok(),
        OneOf(words) => words.contains(&text),
        Currency => text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase()),
        Things(types) => {
            check_thing(value, types, faults);
            true
        }
    };
    if !fits {
        faults.push(format!("{place} holds {value}, which is no {range:?}"));
    }
}

/// The numbers of pay that a block says, as they are written.
fn figures(json: &str) -> Vec<String> {
    let keys = [
        "percentile10",
        "percentile25",
        "median",
        "percentile75",
        "percentile90",
        "value",
        "minValue",
        "maxValue",
    ];
    let found = keys.iter().flat_map(|key| {
        let start = format!("\"{key}\":");
        let values = json.split(&start).skip(1).map(|rest| {
            let is_digit = |c: char| c.is_ascii_digit() || c == '.';
            rest.split(|c| !is_digit(c)).next().unwrap().to_owned()
        });
        values.collect::<Vec<_>>()
    });
    // `value` of an amount is a thing and not a number.
    found.filter(|number| !number.is_empty()).collect()
}

/// A number as an English page shows it: `267113.70` is `267,113.70`.
fn grouped(number: &str) -> String {
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    match rest {
        "" => text,
        rest => format!("{text}.{rest}"),
    }
}

fn guide() -> BTreeMap<String, Vec<u8>> {
    let (report, files) = build(Arc::new(guide_in(Path::new(env!("CARGO_MANIFEST_DIR")))));
    assert_eq!(report, "");
    files
}

#[test]
fn every_block_is_valid_and_every_page_has_its_own() {
    let (report, made) = build(Arc::new(generated(3)));
    assert_eq!(report, "");
    for files in [guide(), made] {
        let mut wrong = Vec::new();
        for path in files.keys().filter(|path| path.ends_with(".html")) {
            let html = page(&files, path);
            match block(&html) {
                Some(json) => wrong.extend(faults(json).iter().map(|it| format!("{path}: {it}"))),
                None if path == "404.html" => {}
                None => wrong.push(format!("{path} has no block")),
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        let says = |path: &str, kind: &str| page(&files, path).contains(&format!("\"{kind}\""));
        assert!(says("index.html", "WebSite"));
        assert!(says("skills/index.html", "BreadcrumbList"));
    }
}

#[test]
fn every_figure_of_a_block_stands_on_its_page() {
    let (_, made) = build(Arc::new(generated(3)));
    for (files, least) in [(guide(), 20), (made, 30)] {
        let mut count = 0;
        let careers = files.keys().filter(|path| {
            let depth = path.matches('/').count();
            path.starts_with("careers/")
                && depth == 2
                && path.ends_with("index.html")
                && !path.starts_with("careers/page/")
        });
        for path in careers {
            let html = page(&files, path);
            let json = block(&html).unwrap();
            let text = parse(&html).text;
            for number in figures(json) {
                count += 1;
                let shown = format!("${}", grouped(&number));
                assert!(stands_in(&shown, &text), "{shown} is not on {path}");
            }
        }
        assert!(count >= least, "{count} figures");
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let hostile = "</script><script>alert(1)</script><!-- & \"q\" \\ \u{2028}";
    let quoted = serde_json::to_string(hostile).unwrap();
    let index = format!("---\ntitle: {quoted}\nsummary: {quoted}\n---\n");
    let config = format!("title: {quoted}\ndescription: {quoted}\n");
    let files = [
        ("guidepost.yaml", &*config),
        ("content/careers/x/index.md", &*index),
    ];
    let (report, files) = build(Arc::new(site(&files)));
    assert_eq!(report, "");
    for (path, kind) in [
        ("index.html", "WebSite"),
        ("careers/x/index.html", "Occupation"),
    ] {
        let html = page(&files, path);
        let json = block(&html).unwrap();
        assert!(!json.contains(['<', '>', '\u{2028}']), "{json}");
        assert_eq!(faults(json), [""; 0]);
        let document: Value = serde_json::from_str(json).unwrap();
        let first = &document["@graph"][0];
        assert_eq!(
            (&first["@type"], &first["name"]),
            (&kind.into(), &hostile.into())
        );
        assert_eq!(parse(&html).faults, [""; 0], "{path}");
        let social = parse(&html).elements.into_iter().find_map(|mut it| {
            let is_title = it.attributes.get("property")? == "og:title";
            is_title.then(|| it.attributes.remove("content")).flatten()
        });
        assert_eq!(social.as_deref(), Some(hostile), "{path}");
    }
}

/// The addresses of the pages on which a sentence stands.
fn pages_with(files: &BTreeMap<String, Vec<u8>>, sentence: &str) -> Vec<String> {
    let pages = files.keys().filter(|path| path.ends_with(".html"));
    let with = pages.filter(|path| parse(&page(files, path)).text.contains(sentence));
    with.cloned().collect()
}

#[test]
fn an_attribution_stands_where_its_source_is_used_and_nowhere_else() {
    let head = |title: &str, more: &str| format!("---\ntitle: {title}\nsummary: S\n{more}---\n");
    let pay = |source: &str| {
        format!(
            "---\nsection: salaries\ntitle: Pay\noverall: [{{median: 1, currency: USD, per: year, \
             period: 2024, source: {source}}}]\n---\n"
        )
    };
    let needs = |skill: &str| {
        format!(
            "---\nsection: requirements\ntitle: N\nskills: [{{title: G, skills: [{skill}]}}]\n---\n"
        )
    };
    let related = "related: [{career: a, relation: similar}]\n";
    let source = |id: &str| format!("{id}: {{title: T{id}, attribution: Thanks to {id}.}}\n");
    let sources = source("one") + &source("two") + &source("three");
    let about = "---\ntitle: About\nsources: [three]\n---\n";
    let files = [
        ("guidepost.yaml", "title: A guide\n".to_owned()),
        ("content/sources.yaml", sources),
        (
            "content/skills.yaml",
            "s: {name: S}\nt: {name: T}\n".to_owned(),
        ),
        ("content/careers/a/index.md", head("A", "")),
        ("content/careers/a/pay.md", pay("one")),
        ("content/careers/a/needs.md", needs("s")),
        ("content/careers/b/index.md", head("B", related)),
        ("content/careers/b/pay.md", pay("two")),
        ("content/careers/b/needs.md", needs("t")),
        ("content/careers/c/index.md", head("C", "")),
        ("content/pages/about.md", about.to_owned()),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(a, b)| (*a, &**b)).collect();
    let (report, files) = build(Arc::new(site(&files)));
    let errors: Vec<_> = report.lines().filter(|it| it.contains("error")).collect();
    assert_eq!(errors, [""; 0]);
    let lists = [
        "careers/index.html",
        "compare/a-vs-b/index.html",
        "index.html",
        "salaries/index.html",
    ];
    for (source, own) in [
        // The career next to A shows A's pay, too.
        (
            "one",
            &[
                "careers/a/index.html",
                "careers/b/index.html",
                "skills/s/index.html",
            ][..],
        ),
        ("two", &["careers/b/index.html", "skills/t/index.html"]),
    ] {
        let mut wanted: Vec<&str> = [own, &lists[..], &["sources/index.html"]].concat();
        wanted.sort_unstable();
        assert_eq!(pages_with(&files, &format!("Thanks to {source}.")), wanted);
    }
    assert_eq!(
        pages_with(&files, "Thanks to three."),
        ["about/index.html", "sources/index.html"]
    );
}

mod can_fail {
    use super::*;

    #[track_caller]
    fn check(graph: &str, fault: &str) {
        let json = format!("{{\"@context\":\"https://schema.org\",\"@graph\":[{graph}]}}");
        let found = faults(&json);
        assert!(found.iter().any(|it| it.contains(fault)), "{found:?}");
    }

    #[test]
    fn unknown_terms_and_wrong_values_are_found() {
        assert_eq!(faults("[]"), ["no JSON object"]);
        check("", "no graph");
        check("{\"@type\":\"Job\"}", "`Job` where");
        check("{\"@type\":\"Country\",\"name\":\"X\"}", "`Country` where");
        check("{\"@type\":\"WebSite\"}", "says nothing");
        check("{\"@type\":\"WebSite\",\"mean\":1}", "no property `mean`");
        check("{\"@type\":\"WebSite\",\"name\":\"\"}", "WebSite.name");
        check("{\"@type\":\"WebSite\",\"url\":\"../\"}", "WebSite.url");
        check("{\"@type\":\"Occupation\",\"skills\":[]}", "is empty");
        check(
            "{\"@type\":\"Occupation\",\"estimatedSalary\":{\"@type\":\"MonetaryAmountDistribution\",\"median\":\"1\"}}",
            "MonetaryAmountDistribution.median",
        );
    }

    #[test]
    fn figures_are_found_as_they_are_written() {
        let json = "{\"median\":267113.70,\"value\":{\"minValue\":5,\"value\":1234567}}";
        assert_eq!(figures(json), ["267113.70", "1234567", "5"]);
        assert_eq!(grouped("267113.70"), "267,113.70");
        assert_eq!(
            (grouped("1234567"), grouped("12")),
            ("1,234,567".into(), "12".into())
        );
    }
}

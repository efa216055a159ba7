//! The words of the interface: every message that the program or a template asks for is there in
//! each language, with the places that are filled.
//!
//! The calls are found by reading the source; a key that is put together in another way than those
//! named in `made_keys` is beyond this test.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use guidepost::chart::MarkKind;
use guidepost::content::{
    ClaimKind, CodeMatch, ConditionKind, Direction, Experience, Group, IndustryCodes, METRICS,
    Need, OccupationCodes, PayKind, Per, Place, Relation, RouteKind, SCALE, Schedule, SectionKind,
    SkillCodes, SourceKind, Statistic, TransitionKind,
};
use guidepost::source::SourceStore;
use guidepost::yaml::Record;
use serde::Deserialize;

use crate::benches::generated;
use crate::html::parse;
use crate::memory::{build, guide_in, page, site};

/// The languages that the theme has words in.
const LANGUAGES: [&str; 3] = ["en", "de", "hi"];

/// What a language may leave out.
const OPTIONAL: [&str; 2] = ["compact_", "region_"];

/// A message as its file has it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Entry {
    Text(String),
    Plural(BTreeMap<String, String>),
}

type Places = BTreeSet<String>;

/// The messages of a language: their keys, and the places in their words.
fn messages(language: &str) -> BTreeMap<String, Places> {
    let path = format!("templates/messages/{language}.yaml");
    let text = fs::read_to_string(root().join(path)).unwrap();
    let entries: BTreeMap<String, Entry> = serde_yaml::from_str(&text).unwrap();
    let places = |entry: &Entry| match entry {
        Entry::Text(text) => places(text),
        Entry::Plural(forms) => forms.values().flat_map(|text| places(text)).collect(),
    };
    let message = |(key, entry): (String, Entry)| (key, places(&entry));
    entries.into_iter().map(message).collect()
}

fn places(text: &str) -> Places {
    let named = text.split('{').skip(1);
    named
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name.to_owned())
        .collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The texts of the files below a folder with an ending; of Rust, without its tests.
fn texts(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if name.ends_with(ending) && !["tests.rs", "shipped.rs"].contains(&&*name) {
                let text = fs::read_to_string(path).unwrap();
                found.push(text.split("#[cfg(test)]").next().unwrap().to_owned());
            }
        }
    }
    found
}

/// What stands between the parentheses of each call that begins with `start`.
fn calls<'t>(text: &'t str, start: &str) -> Vec<&'t str> {
    let inside = |at: usize| {
        let rest = &text[at..];
        let mut depth = 1;
        let end = rest.find(|c| {
            depth += match c {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth == 0
        });
        &rest[..end.unwrap_or(rest.len())]
    };
    let found = text.match_indices(start);
    found.map(|(at, _)| inside(at + start.len())).collect()
}

/// The text in quotes that an argument list begins with, and what follows it.
fn first_text(arguments: &str) -> Option<(&str, &str)> {
    let rest = arguments.trim_start().strip_prefix('"')?;
    rest.split_once('"')
}

/// A message that something asks for, with the places that it fills; `None` where that is not known.
type Asked = BTreeMap<String, Option<Places>>;

/// What the program asks for.
fn asked_by_the_program() -> Asked {
    let mut asked = Asked::new();
    let mut lists = BTreeSet::new();
    for text in texts("src", ".rs") {
        for (call, counted) in [(".text(", false), (".counted(", true)] {
            for (key, rest) in calls(&text, call).into_iter().filter_map(first_text) {
                let mut filled: Places = rest
                    .split("(\"")
                    .skip(1)
                    .filter_map(|rest| rest.split('"').next())
                    .map(str::to_owned)
                    .collect();
                if counted {
                    filled.insert("count".to_owned());
                }
                asked.insert(key.to_owned(), Some(filled));
            }
        }
        for (name, rest) in calls(&text, "word(").into_iter().filter_map(first_text) {
            match rest.trim_start().starts_with(',') {
                true => _ = lists.insert(name.to_owned()),
                false => _ = asked.entry(name.to_owned()).or_insert(None),
            }
        }
        // The closure that names a page's description.
        for (key, _) in calls(&text, "about(").into_iter().filter_map(first_text) {
            asked.insert(key.to_owned(), None);
        }
        for (kind, _) in calls(&text, "fact(").into_iter().filter_map(first_text) {
            asked.insert(format!("fact_{kind}"), Some(Places::new()));
        }
    }
    let known = word_lists();
    let names: BTreeSet<String> = known.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(
        lists, names,
        "lists that the program asks for, and those known here"
    );
    for (list, words) in known {
        let keys = words
            .iter()
            .map(|word| format!("{list}_{}", word.replace('-', "_")));
        asked.extend(keys.map(|key| (key, Some(Places::new()))));
    }
    asked.extend(made_keys().into_iter().map(|key| (key, None)));
    asked
}

/// The lists whose words are messages `<list>_<word>`.
fn word_lists() -> Vec<(&'static str, Vec<&'static str>)> {
    fn words<T>(list: &'static [(&'static str, T)]) -> Vec<&'static str> {
        list.iter().map(|(word, _)| *word).collect()
    }
    let groups = words(Group::WORDS);
    let marks = MarkKind::ALL.into_iter().filter(|kind| !kind.is_off());
    let facets = groups.iter().map(|group| group.trim_start_matches("by_"));
    // An article has a title of its own.
    let kinds = words(SectionKind::WORDS).into_iter();
    let kinds = kinds.filter(|kind| *kind != SectionKind::Article.as_str());
    let kinds = kinds.collect();
    vec![
        ("claim", words(ClaimKind::WORDS)),
        ("code_match", words(CodeMatch::WORDS)),
        (
            "compare",
            vec!["key", "pay", "outlook", "education", "skills", "path"],
        ),
        ("condition", words(ConditionKind::WORDS)),
        (
            "differs",
            vec![
                "statistic",
                "whom",
                "kind",
                "place",
                "period",
                "currency",
                "per",
                "pay",
            ],
        ),
        ("direction", words(Direction::WORDS)),
        ("experience", words(Experience::WORDS)),
        ("facet", facets.collect()),
        (
            "salaries_filter",
            vec![
                "career",
                "place",
                "group",
                "experience",
                "statistic",
                "money",
            ],
        ),
        ("mark", marks.map(MarkKind::as_str).collect()),
        ("metric", METRICS.to_vec()),
        ("need", words(Need::WORDS)),
        ("pay", [groups.clone(), words(PayKind::WORDS)].concat()),
        ("per", words(Per::WORDS)),
        ("proficiency", SCALE.to_vec()),
        ("proficiency_meaning", SCALE.to_vec()),
        ("relation", words(Relation::WORDS)),
        ("route", words(RouteKind::WORDS)),
        ("schedule", words(Schedule::WORDS)),
        ("section", kinds),
        ("source_kind", words(SourceKind::WORDS)),
        ("statistic", words(Statistic::WORDS)),
        ("transition", words(TransitionKind::WORDS)),
    ]
}

/// The keys that are put together from others.
fn made_keys() -> Vec<String> {
    let codes = [OccupationCodes::KEYS, SkillCodes::KEYS, IndustryCodes::KEYS].concat();
    let codes = codes.iter().map(|key| format!("code_{key}"));
    let groups = [
        "areas",
        "education",
        "skills",
        "skills_in_demand",
        "conditions",
        "routes",
        "levels",
        "specialisations",
        "transitions",
        "items",
        "industries",
    ];
    let groups = groups.iter().map(|group| format!("group_{group}"));
    let months = (1..=12).map(|month| format!("month_{month}"));
    let letters = || 'A'..='Z';
    let countries = letters().flat_map(|a| letters().map(move |b| format!("{a}{b}")));
    let countries = countries.filter(|code| Place::parse(code).is_ok());
    let countries = countries.map(|code| format!("country_{code}"));
    let bounds = [
        "amount_up_to",
        "amount_from",
        "amount_about",
        "period_years",
        "period_dates",
    ];
    let bounds = bounds.into_iter().map(str::to_owned);
    codes
        .chain(groups)
        .chain(months)
        .chain(countries)
        .chain(bounds)
        .collect()
}

/// What the templates ask for in so many words.
fn asked_by_templates() -> Asked {
    let mut asked = Asked::new();
    for text in texts("templates", ".html") {
        for arguments in calls(&text, "t(key=") {
            let Some((key, rest)) = first_text(arguments) else {
                continue;
            };
            let mut depth = 0;
            let parts = rest.split(|c| {
                depth += i32::from(matches!(c, '(' | '[' | '{'));
                depth -= i32::from(matches!(c, ')' | ']' | '}'));
                c == ',' && depth == 0
            });
            let names = parts.filter_map(|part| part.split_once('='));
            let names = names.map(|(name, _)| name.trim().to_owned());
            asked.insert(key.to_owned(), Some(names.collect()));
        }
    }
    asked
}

#[test]
fn every_message_that_is_asked_for_has_words_and_its_places() {
    let english = messages("en");
    let asked = [asked_by_the_program(), asked_by_templates()];
    assert!(asked[0].len() > 150 && asked[1].len() > 40, "{asked:?}");
    let mut faults = Vec::new();
    for (key, filled) in asked.iter().flatten() {
        match (english.get(key), filled) {
            (None, _) => faults.push(format!("`{key}` is not there")),
            (Some(places), Some(filled)) if places != filled => {
                faults.push(format!("`{key}` has {places:?}, and is given {filled:?}"));
            }
            _ => {}
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_message_is_asked_for() {
    let asked = [asked_by_the_program(), asked_by_templates()];
    let is_asked = |key: &String| asked.iter().any(|asked| asked.contains_key(key));
    let optional = |key: &String| OPTIONAL.iter().any(|start| key.starts_with(start));
    let messages = messages("en").into_keys();
    let unasked: Vec<_> = messages
        .filter(|key| !is_asked(key) && !optional(key))
        .collect();
    assert!(unasked.is_empty(), "{unasked:?}");
}

#[test]
fn languages_have_the_same_messages_with_the_same_places() {
    let english = messages("en");
    for language in LANGUAGES {
        let own = messages(language);
        for (key, places) in &english {
            let is_optional = OPTIONAL.iter().any(|start| key.starts_with(start));
            match own.get(key) {
                Some(own) => assert_eq!(own, places, "{language}: {key}"),
                None => assert!(is_optional, "{language}: {key} is missing"),
            }
        }
        let more: Vec<_> = own
            .keys()
            .filter(|key| !english.contains_key(*key))
            .collect();
        let known = |key: &&String| OPTIONAL.iter().any(|start| key.starts_with(start));
        assert!(more.iter().all(known), "{language}: {more:?}");
    }
}

#[test]
fn a_site_can_be_built_in_every_language() {
    for language in LANGUAGES
        .into_iter()
        .chain(["en-US", "en-IN", "de-CH", "de-AT"])
    {
        let configuration = format!("title: A guide\nlanguage: {language}\n");
        let files = [
            ("guidepost.yaml", &*configuration),
            (
                "content/careers/nurse/index.md",
                "---\ntitle: Nurse\nsummary: Cares.\nplace: US-CA\n---\n",
            ),
            (
                "content/careers/nurse/salaries.md",
                "---\nsection: salaries\ntitle: Pay\ndefaults: {currency: USD, per: year}\n\
                 overall: [{mean: ~1.5M, period: 2024-05}, {population: A, value: 70000..132000}]\n---\n",
            ),
        ];
        let (report, files) = build(Arc::new(site(&files)));
        assert_eq!(report, "", "{language}");
        assert!(files.contains_key("careers/nurse/index.html"), "{language}");
    }
}

#[test]
fn calls_and_their_texts_are_found() {
    let text = "a.text(\n  \"k\",\n  &[(\"x\", f(y))],\n) + b.text(key)";
    let found = calls(text, ".text(");
    assert_eq!(found.len(), 2);
    assert_eq!(first_text(found[0]).unwrap().0, "k");
    assert!(found[0].contains("f(y)") && !found[0].contains('+'));
    assert_eq!(first_text(found[1]), None);
    assert_eq!(places("{a} of {b}"), ["a", "b"].map(str::to_owned).into());
}

/// A word of a page that is the key of a message, which stands where the message is missing.
fn raw_key(text: &str) -> Option<&str> {
    let starts = [
        "amount_",
        "claim_",
        "code_",
        "column_",
        "compare_",
        "condition_",
        "count_",
        "description_",
        "differs_",
        "direction_",
        "experience_",
        "facet_",
        "fact_",
        "filter_",
        "group_",
        "kind_",
        "metric_",
        "need_",
        "pay_",
        "per_",
        "proficiency_",
        "relation_",
        "route_",
        "schedule_",
        "search_",
        "section_",
        "source_kind_",
        "span_",
        "statistic_",
        "skill_check_",
        "transition_",
        "use_",
    ];
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.find(|word| starts.iter().any(|start| word.starts_with(start)))
}

#[test]
fn no_page_shows_the_key_of_a_message() {
    assert_eq!(raw_key("Two, group_skills: x"), Some("group_skills"));
    let sources: [Arc<dyn SourceStore>; 2] = [
        Arc::new(guide_in(Path::new(env!("CARGO_MANIFEST_DIR")))),
        Arc::new(generated(2)),
    ];
    for source in sources {
        let (report, files) = build(source);
        assert_eq!(report, "");
        for path in files.keys().filter(|path| path.ends_with(".html")) {
            let text = parse(&page(&files, path)).text;
            assert_eq!(raw_key(&text), None, "{path}");
        }
    }
}

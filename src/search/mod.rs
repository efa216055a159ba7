//! Floor 7: the index that a reader's browser searches: what can be found, and by which words.
//!
//! It is made from a finished [`Site`] as files of JSON, which `static/search.js` and
//! `static/filter.js` read when a reader searches or filters, and not before. Nothing here ranks:
//! that is the script's.
//!
//! # Words
//!
//! Texts and queries are cut into words alike, by `cut.rs` and by the script's function `cut`:
//!
//! 1. A text is decomposed (Unicode's NFKD), loses accents, the points of Hebrew and Arabic, the
//!    nukta of Devanagari, joiners and soft hyphens, and is put into small letters. Letters that
//!    people write in two ways become one: `ß` is `ss`, `æ` is `ae`, `ø` is `o`, and in Devanagari
//!    `न्` and `ँ` are `ं`. Other marks stay, vowel signs among them.
//! 2. A word is the longest run of letters, digits and marks; with the signs `+` and `#` behind it,
//!    as in `C++` and `C#`, where no other word follows at once.
//! 3. Where a script puts no spaces between words (Thai, Lao, Burmese, Khmer, kana, Chinese), every
//!    two characters that follow each other are a word, and the last one alone.
//! 4. Of a word the first 32 characters count.
//!
//! # Files
//!
//! | file | holds |
//! | --- | --- |
//! | `search/index.json` | where the rest lies: `at`, the folder; `count`, of documents; `sections`, what sections of each kind are called; `documents`, the first of each file of them; `words`, the first of each file of them |
//! | `<at>/d<n>.json` | documents: `[kind, address, title, text, other names, pay and what it is]`, the address relative to the site's root; kinds are 0 a career, 1 a skill, 2 an industry, 3 a plain page |
//! | `<at>/w<n>.json` | words in the order of their UTF-16 units: `[word, place, documents, place, documents, …]`, documents as the distance of each from the one before |
//! | `<at>/terms.json` | all words, for queries with typing errors |
//! | `<at>/filters.json` | what careers are filtered by |
//! | `<at>/s<n>.json` | the careers of skills |
//!
//! Documents are numbered in the order of their titles, so that the lesser number comes first where
//! two match alike. Places are 1 to 9, a title of so many words; 11 to 19, another name of so many
//! words; 20, a skill of a career; 30, a heading; 40, the summary or description. Each document is
//! named at its best place only. A word that every eighth document of many has only in headings
//! and summaries is common: these are left out, and place 50 without documents says so.
//!
//! The folder is named by a hash of all that it holds, so that browsers may keep its files for ever;
//! `index.json` has to be asked for anew.

mod cut;
mod documents;
mod filters;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::content::SectionKind;
use crate::site::{Site, Wording};
use documents::{Documents, Subject, subjects};
use words::json;

/// Where the index begins, in the output folder.
pub const INDEX: &str = "search/index.json";

/// How many digits of its hash name the folder of the index.
const HASH_DIGITS: usize = 12;

/// A career's headline of pay in a reader's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pay {
    /// `$133,336 a year`
    pub value: String,
    /// What the figure is, where and when: `Mean, United States, 2024`.
    pub detail: String,
    /// That it has no source, in words; empty where it has one.
    pub unsourced: String,
}

impl Pay {
    /// Its texts, without the last where that is empty.
    fn parts(&self) -> impl Iterator<Item = &str> {
        let unsourced = Some(&*self.unsourced).filter(|text| !text.is_empty());
        [&*self.value, &*self.detail].into_iter().chain(unsourced)
    }
}

/// Says what stands on the card of the career with this place in the guide.
pub type PayOf<'a> = dyn Fn(usize) -> Option<Pay> + 'a;

/// `search/index.json`
#[derive(Serialize)]
struct Head<'a> {
    at: &'a str,
    count: usize,
    sections: Vec<(&'static str, String)>,
    documents: Vec<u32>,
    words: Vec<Box<str>>,
}

/// The files of the index: their paths in the output folder, and their bytes.
#[must_use]
pub fn files(site: &Site, wording: Wording<'_>, pay: &PayOf<'_>) -> Vec<(String, Vec<u8>)> {
    let subjects = subjects(site);
    let sections = sections(site, wording);
    let mut documents = Documents::new(site, &sections, pay);
    let mut least = BTreeMap::new();
    for subject in &subjects {
        if let (Some(pay), Subject::Career(index)) = (documents.add(*subject), *subject) {
            least.insert(index, pay);
        }
    }
    let read = documents.end();
    let shards = read.words.shards(subjects.len());
    let mut files = filters::files(site, wording, &subjects, &least);
    files.push(("terms.json".to_owned(), json(&shards.all)));
    files.extend(numbered('d', read.files));
    files.extend(numbered('w', shards.files));
    let at = folder(&files);
    let head = Head {
        at: &at,
        count: subjects.len(),
        sections,
        documents: read.first,
        words: shards.first,
    };
    let head = (INDEX.to_owned(), json(&head).into_bytes());
    let files = files.into_iter();
    let files = files.map(|(name, text)| (format!("search/{at}/{name}"), text.into_bytes()));
    std::iter::once(head).chain(files).collect()
}

/// The kinds of sections that careers have, each with the theme's word for it: by that, too, a
/// section is found that has a title of its own.
fn sections(site: &Site, wording: Wording<'_>) -> Vec<(&'static str, String)> {
    let careers = site.guide.careers.iter();
    let used: BTreeSet<&str> = careers
        .flat_map(|career| career.sections.iter())
        .map(|section| section.kind.as_str())
        .collect();
    let kinds = SectionKind::WORDS.iter().map(|(_, kind)| kind.as_str());
    kinds
        .filter(|kind| *kind != SectionKind::Article.as_str() && used.contains(kind))
        .map(|kind| (kind, wording.word("section", kind)))
        .collect()
}

fn numbered(letter: char, files: Vec<String>) -> impl Iterator<Item = (String, String)> {
    let files = files.into_iter().enumerate();
    files.map(move |(number, text)| (format!("{letter}{number}.json"), text))
}

/// The name of the folder of these files.
fn folder(files: &[(String, String)]) -> String {
    let mut hasher = blake3::Hasher::new();
    for (name, text) in files {
        hasher.update(name.as_bytes());
        hasher.update(&[0]);
        hasher.update(text.as_bytes());
        hasher.update(&[0]);
    }
    hasher.finalize().to_hex()[..HASH_DIGITS].to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::site::testing::Small;

    const COOK: &str = "---\ntitle: Köchin\nalternate_titles: [Chef de cuisine]\n\
        summary: Kocht für viele.\nindustries: [gast]\n---\n\n## Überblick\n";
    const PAY: &str = "---\nsection: salaries\ntitle: Pay\n\
        defaults: {currency: EUR, per: month}\noverall: [{median: 2500.50..3000}]\n---\n";
    const NEEDS: &str = "---\nsection: requirements\ntitle: Needs\n\
        skills: [{title: S, skills: [kochen, kochen]}]\n---\n";

    fn small() -> Small {
        Small::new(&[
            ("content/careers/koch/index.md", COOK),
            ("content/careers/koch/pay.md", PAY),
            ("content/careers/koch/needs.md", NEEDS),
            (
                "content/careers/maler/index.md",
                "---\ntitle: Maler\nsummary: Malt.\n---\n",
            ),
            ("content/pages/about.md", "---\ntitle: About\n---\n"),
            (
                "content/skills.yaml",
                "kochen: {name: Kochen, aliases: [Garen]}\nunused: {name: Unused}\n",
            ),
            ("content/industries.yaml", "gast: {name: Gastgewerbe}\n"),
        ])
    }

    /// The files of the index by their names, without those of its head.
    fn made(small: &Small) -> (serde_json::Value, BTreeMap<String, String>) {
        let pay = |career| {
            (career == 0).then(|| Pay {
                value: "2500 or more".to_owned(),
                detail: "Median".to_owned(),
                unsourced: String::new(),
            })
        };
        let mut files = files(&small.site, small.wording(), &pay).into_iter();
        let (path, head) = files.next().unwrap();
        assert_eq!(path, INDEX);
        let head: serde_json::Value = serde_json::from_slice(&head).unwrap();
        let at = format!("search/{}/", head["at"].as_str().unwrap());
        let name = |path: String| path.strip_prefix(&at).unwrap().to_owned();
        let files = files.map(|(path, bytes)| (name(path), String::from_utf8(bytes).unwrap()));
        (head, files.collect())
    }

    #[test]
    fn the_files_are_as_they_are_described() {
        let (head, files) = made(&small());
        assert_eq!(head["count"], 5);
        let sections =
            serde_json::json!([["requirements", "Requirements"], ["salaries", "Salaries"]]);
        assert_eq!(head["sections"], sections);
        assert_eq!(head["documents"], serde_json::json!([0]));
        assert_eq!(head["words"], serde_json::json!(["about"]));
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        let wanted = [
            "d0.json",
            "filters.json",
            "s0.json",
            "terms.json",
            "w0.json",
        ];
        assert_eq!(names, wanted);
        let documents = [
            r#"[3,"about/","About","",[],[]]"#,
            r#"[2,"industries/gast/","Gastgewerbe","",[],[]]"#,
            r#"[1,"skills/kochen/","Kochen","",["Garen"],[]]"#,
            r#"[0,"careers/koch/","Köchin","Kocht für viele.",["Chef de cuisine"],["2500 or more","Median"]]"#,
            r#"[0,"careers/maler/","Maler","Malt.",[],[]]"#,
        ];
        assert_eq!(files["d0.json"], format!("[{}]", documents.join(",")));
        let words: Vec<serde_json::Value> = serde_json::from_str(&files["w0.json"]).unwrap();
        for wanted in [
            r#"["chef",13,[3]]"#,
            r#"["kochen",1,[2],20,[3]]"#,
            r#"["kochin",1,[3]]"#,
            r#"["pay",30,[3]]"#,
            r#"["salaries",30,[3]]"#,
            r#"["uberblick",30,[3]]"#,
            r#"["viele",40,[3]]"#,
        ] {
            assert!(
                words.contains(&serde_json::from_str(wanted).unwrap()),
                "{wanted}"
            );
        }
        let terms: Vec<&str> = serde_json::from_str(&files["terms.json"]).unwrap();
        let first: Vec<_> = words.iter().map(|it| it[0].as_str().unwrap()).collect();
        assert_eq!(terms, first);
    }

    #[test]
    fn careers_are_filtered_by_what_their_cards_say() {
        let (_, files) = made(&small());
        let wanted = serde_json::json!({
            "careers": [3, 1],
            "least": ["2500.5", ""],
            "money": [0, -1],
            "moneys": [["EUR-month", "EUR a month"]],
            "industries": [["gast", "Gastgewerbe", [0]]],
            "skills": [["kochen", "Kochen"]],
            "lists": [0],
        });
        let filters: serde_json::Value = serde_json::from_str(&files["filters.json"]).unwrap();
        assert_eq!(filters, wanted);
        assert_eq!(files["s0.json"], "[[0]]");
    }

    #[test]
    fn the_folder_is_named_by_what_is_in_it() {
        let (head, files) = made(&small());
        assert_eq!(made(&small()), (head.clone(), files));
        let other = Small::new(&[("content/careers/x/index.md", crate::site::testing::INDEX)]);
        assert_ne!(made(&other).0["at"], head["at"]);
    }

    #[test]
    fn an_empty_guide_has_an_index() {
        let (head, files) = made(&Small::new(&[]));
        assert_eq!(
            (&head["count"], &files["terms.json"][..]),
            (&0.into(), "[]")
        );
    }

    /// What a career pays at least, by its only figure.
    #[track_caller]
    fn check_least(figure: &str, least: &str) {
        let pay = PAY.replace("2500.50..3000", figure);
        let small = Small::new(&[
            ("content/careers/koch/index.md", crate::site::testing::INDEX),
            ("content/careers/koch/pay.md", &pay),
        ]);
        let (_, files) = made(&small);
        let wanted = format!("\"least\":[\"{least}\"]");
        let filters = &files["filters.json"];
        assert!(filters.contains(&wanted), "{figure}: {filters}");
    }

    #[test]
    fn what_has_a_lower_end_can_be_compared() {
        for (figure, least) in [
            ("4000", "4000"),
            ("~1.5M", "1500000"),
            ("100..200", "100"),
            ("100..", "100"),
            ("..200", ""),
            ("variable", ""),
        ] {
            check_least(figure, least);
        }
    }
}

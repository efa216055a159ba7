//! Floor 7: the index that a reader's browser searches: what can be found, and by which words.
//!
//! It is made from a finished [`Site`] as files of JSON, which `static/search.js` and
//! `static/filter.js` read when a reader searches or filters, and not before. Nothing here ranks:
//! that is the script's.
//!
//! # Words
//!
//! Texts and queries are cut into words alike, by [`cut`] and by the script's function `cut`:
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
//! | `search/index.json` | where the rest lies: `at`, the folder; `count`, of documents; `documents`, the first of each file of them; `words`, the first of each file of them |
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

use std::collections::BTreeMap;

use serde::Serialize;

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
    documents: Vec<u32>,
    words: Vec<Box<str>>,
}

/// The files of the index: their paths in the output folder, and their bytes.
#[must_use]
pub fn files(site: &Site, wording: Wording<'_>, pay: &PayOf<'_>) -> Vec<(String, Vec<u8>)> {
    let subjects = subjects(site);
    let mut documents = Documents::new(site, pay);
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
        documents: read.first,
        words: shards.first,
    };
    let head = (INDEX.to_owned(), json(&head).into_bytes());
    let files = files.into_iter();
    let files = files.map(|(name, text)| (format!("search/{at}/{name}"), text.into_bytes()));
    std::iter::once(head).chain(files).collect()
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

//! The words of all documents, with the documents that have them, in shards by their beginnings.

use std::collections::HashMap;

use serde::Serialize;

/// How long a shard of words may grow, in bytes, before the next begins.
const SHARD: usize = 12 * 1024;

/// Of how many documents a site has at least before a word counts as common.
const MANY: usize = 256;

/// A word that more than one in so many documents has only in its text is common.
const ONE_IN: usize = 8;

/// Where a document has a word. The least number is the best place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place(u8);

impl Place {
    pub(super) const SKILL: Self = Self(20);
    pub(super) const HEADING: Self = Self(30);
    pub(super) const TEXT: Self = Self(40);
    /// No place: it marks a word that is common.
    const COMMON: Self = Self(50);

    /// In a title of so many words.
    pub(super) fn title(words: usize) -> Self {
        Self(nine(words))
    }

    /// In another name of so many words.
    pub(super) fn other_name(words: usize) -> Self {
        Self(10 + nine(words))
    }

    fn is_weak(self) -> bool {
        self >= Self::HEADING
    }
}

fn nine(words: usize) -> u8 {
    u8::try_from(words.clamp(1, 9)).unwrap_or(9)
}

/// A word by the order in which it was first seen.
pub(super) type WordId = u32;

/// Every word with its documents.
#[derive(Default)]
pub(super) struct Words {
    ids: HashMap<Box<str>, WordId>,
    /// By word: the documents in order, each with the best place.
    places: Vec<Vec<(u32, Place)>>,
}

impl Words {
    pub(super) fn id(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        // A site has fewer different words than bytes, and fewer bytes than this counts.
        let id = WordId::try_from(self.places.len()).unwrap_or(WordId::MAX);
        self.ids.insert(word.into(), id);
        self.places.push(Vec::new());
        id
    }

    /// Adds a document, which comes after those before in the order of the titles.
    pub(super) fn add(&mut self, document: u32, words: &mut Vec<(WordId, Place)>) {
        words.sort_unstable();
        words.dedup_by_key(|(word, _)| *word);
        for (word, place) in words.drain(..) {
            if let Some(places) = self.places.get_mut(word as usize) {
                places.push((document, place));
            }
        }
    }

    /// The words in shards, in the order of their UTF-16 units, which is the script's.
    pub(super) fn shards(self, documents: usize) -> Shards {
        let mut words: Vec<(Box<str>, WordId)> = self.ids.into_iter().collect();
        words.sort_unstable_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
        let mut shards = Shards::default();
        let mut shard = String::new();
        for (word, id) in words {
            let places = self.places.get(id as usize).map_or(&[][..], Vec::as_slice);
            let entry = json(&Entry::new(&word, places, documents));
            if shard.is_empty() {
                shards.first.push(word.clone());
                shard.push('[');
            } else {
                shard.push(',');
            }
            shard.push_str(&entry);
            shards.all.push(word);
            if shard.len() >= SHARD {
                shard.push(']');
                shards.files.push(std::mem::take(&mut shard));
            }
        }
        if !shard.is_empty() {
            shard.push(']');
            shards.files.push(shard);
        }
        shards
    }
}

/// The words as they are written.
#[derive(Default)]
pub(super) struct Shards {
    /// The first word of each shard.
    pub(super) first: Vec<Box<str>>,
    /// Each shard's JSON.
    pub(super) files: Vec<String>,
    /// All words.
    pub(super) all: Vec<Box<str>>,
}

/// A word of a shard: `["engineer", 2, [0, 4], 20, [7]]`.
#[derive(Serialize)]
#[serde(untagged)]
enum Part<'a> {
    Word(&'a str),
    Place(u8),
    Documents(Vec<u32>),
}

struct Entry<'a>(Vec<Part<'a>>);

impl Serialize for Entry<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'a> Entry<'a> {
    fn new(word: &'a str, places: &[(u32, Place)], documents: usize) -> Self {
        let weak = places.iter().filter(|(_, place)| place.is_weak()).count();
        let common = documents >= MANY && weak > documents / ONE_IN;
        let mut ordered: Vec<(Place, u32)> = places
            .iter()
            .filter(|(_, place)| !(common && place.is_weak()))
            .map(|(document, place)| (*place, *document))
            .collect();
        ordered.sort_unstable();
        let mut parts = vec![Part::Word(word)];
        for same in ordered.chunk_by(|a, b| a.0 == b.0) {
            parts.push(Part::Place(same[0].0.0));
            parts.push(Part::Documents(gaps(same.iter().map(|(_, it)| *it))));
        }
        if common {
            parts.push(Part::Place(Place::COMMON.0));
            parts.push(Part::Documents(Vec::new()));
        }
        Self(parts)
    }
}

/// Rising numbers as the distance of each from the one before, the first from zero.
pub(super) fn gaps(numbers: impl IntoIterator<Item = u32>) -> Vec<u32> {
    let mut last = 0;
    let gap = |number: u32| {
        let gap = number - last;
        last = number;
        gap
    };
    numbers.into_iter().map(gap).collect()
}

/// The JSON of what has only texts, numbers and lists, which can always be written.
pub(super) fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(documents: &[&[(&str, Place)]]) -> Words {
        let mut words = Words::default();
        for (at, document) in documents.iter().enumerate() {
            let mut found: Vec<_> = document
                .iter()
                .map(|(word, place)| (words.id(word), *place))
                .collect();
            words.add(u32::try_from(at).unwrap(), &mut found);
        }
        words
    }

    #[test]
    fn a_word_names_its_documents_by_place() {
        let nurse = [("nurse", Place::title(1)), ("nurse", Place::TEXT)];
        let others = [("care", Place::SKILL), ("nurse", Place::TEXT)];
        let shards = words(&[&nurse, &others, &others, &nurse]).shards(4);
        let wanted = r#"[["care",20,[1,1]],["nurse",1,[0,3],40,[1,1]]]"#;
        assert_eq!(shards.files, [wanted]);
        assert_eq!(shards.first, ["care".into()]);
    }

    #[test]
    fn what_most_texts_have_is_common() {
        let text: &[(&str, Place)] = &[("the", Place::TEXT)];
        let title: &[(&str, Place)] = &[("the", Place::title(2))];
        let mut all = vec![text; MANY];
        all.push(title);
        let shards = words(&all).shards(all.len());
        assert_eq!(shards.files, [r#"[["the",2,[256],50,[]]]"#]);
        let shards = words(&all[..MANY - 1]).shards(MANY - 1);
        assert!(shards.files[0].starts_with(r#"[["the",40,[0,1,1"#));
    }

    #[test]
    fn shards_are_cut_by_size_and_ordered_as_the_script_orders() {
        let long: Vec<String> = (0..4000).map(|at| format!("w{at:05}")).collect();
        let mut all: Vec<_> = long.iter().map(|it| (&**it, Place::TEXT)).collect();
        // In UTF-16 a letter beyond the first plane comes before U+FF21, in UTF-8 after it.
        all.extend([("\u{ff21}", Place::TEXT), ("\u{1d400}", Place::TEXT)]);
        let shards = words(&[&all]).shards(1);
        assert!(shards.files.len() > 2 && shards.first.len() == shards.files.len());
        assert!(shards.files.iter().all(|it| it.len() < SHARD + 100));
        let last: Vec<_> = shards.all.iter().rev().take(2).map(|it| &**it).collect();
        assert_eq!(last, ["\u{ff21}", "\u{1d400}"]);
    }

    #[test]
    fn long_titles_count_as_nine_words() {
        assert_eq!(Place::title(0), Place::title(1));
        assert_eq!(Place::title(40), Place::title(9));
        assert!(Place::title(40) < Place::other_name(1));
        assert!(Place::other_name(40) < Place::SKILL);
    }
}

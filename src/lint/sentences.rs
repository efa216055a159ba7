//! Sentences of a passage, their words, and how hard they are to read.

use std::ops::Range;

use crate::markdown::Passage;

/// What ends with a full stop and no sentence.
const SHORT: [&str; 15] = [
    "e.g", "i.e", "etc", "vs", "Dr", "Mr", "Ms", "Mrs", "St", "No", "Nr", "z.B", "u.a", "bzw", "ca",
];

/// The sentences of a passage, as ranges of its text.
pub(super) fn sentences(passage: &Passage) -> Vec<Range<usize>> {
    let text = &passage.text;
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(['.', '!', '?', '।', ';']) {
        let end = at + mark.len();
        if end > start && mark != ";" && ends_here(text, at, end) {
            found.push(start..end);
            start = end;
        }
    }
    found.push(start..text.len());
    let trimmed = found.into_iter().map(|range| {
        let part = &text[range.clone()];
        let lead = part.len() - part.trim_start_matches([' ', '”', '"', ')', '’']).len();
        range.start + lead..range.end
    });
    trimmed.filter(|range| range.start < range.end).collect()
}

/// Whether a mark ends a sentence: a space follows and no small letter, and it belongs to no
/// abbreviation.
fn ends_here(text: &str, at: usize, end: usize) -> bool {
    let rest = &text[end..];
    let after = rest.trim_start_matches(['”', '"', ')', '’', '*']);
    let next = after.trim_start().chars().next();
    if !after.is_empty() && (!after.starts_with(' ') || next.is_some_and(char::is_lowercase)) {
        return false;
    }
    let word = text[..at].rsplit([' ', '(']).next().unwrap_or_default();
    let is_initial = word.chars().filter(|c| c.is_alphabetic()).count() == 1 || word.contains('.');
    !(SHORT.contains(&word) || (is_initial && !word.chars().any(|c| c.is_ascii_digit())))
}

/// Whether a part of a text is a word or words of their own, and at most in the plural.
pub(super) fn stands_alone(text: &str, part: &Range<usize>) -> bool {
    let behind = text[part.end..].trim_start_matches('s');
    !text[..part.start].ends_with(char::is_alphanumeric)
        && !behind.starts_with(char::is_alphanumeric)
}

/// The words of a text.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, '–' | '—' | '/'));
    parts.filter(|word| word.chars().any(char::is_alphanumeric))
}

/// The years of school that a text takes, by the formula of Flesch and Kincaid (1975); `None` of
/// a text too short to judge.
pub(super) fn grade(passages: &[&Passage]) -> Option<f64> {
    let (mut sentence_count, mut word_count, mut syllable_count) = (0_u32, 0_u32, 0_u32);
    for passage in passages {
        for range in sentences(passage) {
            sentence_count += 1;
            for word in words(&passage.text[range]) {
                word_count += 1;
                syllable_count += syllables(word);
            }
        }
    }
    if word_count < 150 {
        return None;
    }
    let (s, w) = (f64::from(sentence_count), f64::from(word_count));
    Some(0.39 * w / s + 11.8 * f64::from(syllable_count) / w - 15.59)
}

/// About how many syllables an English word has: its groups of vowels, without an `e` that is not
/// spoken at the end.
fn syllables(word: &str) -> u32 {
    let letters = word.to_lowercase();
    let mut count = 0;
    let mut before = false;
    for letter in letters.chars().filter(|c| c.is_alphabetic()) {
        let is_vowel = "aeiouyáéíóúäöü".contains(letter);
        count += u32::from(is_vowel && !before);
        before = is_vowel;
    }
    let plain = letters.trim_end_matches(|c: char| !c.is_alphabetic());
    let mute = plain.ends_with('e') && !plain.ends_with("le");
    let past = plain.ends_with("ed") && !plain.ends_with("ted") && !plain.ends_with("ded");
    match count {
        0 | 1 => 1,
        count => count - u32::from(mute || past),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::markdown::{Origin, passages};
    use crate::source::{MemoryStore, SitePath, SourceTree, Span};

    fn passage(text: &str) -> Passage {
        let path = SitePath::new("a.md").unwrap();
        let store = MemoryStore::new([(path, text.as_bytes().to_vec())]);
        let (tree, _) = SourceTree::open(Arc::new(store), Vec::new());
        let file = tree.find("a.md").unwrap();
        let origin = Origin::Verbatim(Span::new(file, 0..text.len()));
        passages(text, origin).remove(0)
    }

    #[test]
    fn an_abbreviation_or_a_number_ends_no_sentence() {
        let text = "Pay rose by 3.1% in the U.S. labour market, e.g. in care. “Why?” Nobody knows! \
                    See Dr. Ames.";
        let passage = passage(text);
        let found: Vec<_> = sentences(&passage)
            .into_iter()
            .map(|it| &text[it])
            .collect();
        let expected = [
            "Pay rose by 3.1% in the U.S. labour market, e.g. in care.",
            "“Why?",
            "Nobody knows!",
            "See Dr. Ames.",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn syllables_are_counted_as_they_are_spoken() {
        for (word, count) in [
            ("nurse", 1),
            ("table", 2),
            ("worked", 1),
            ("wanted", 2),
            ("area", 2),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
        assert_eq!(words("full-time – or 3/4?").count(), 4);
    }
}

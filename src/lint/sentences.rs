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

/// About how many syllables an English word has.
fn syllables(word: &str) -> u32 {
    let letters: Vec<char> = word
        .chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect();
    let is_vowel = |c: char| "aeiouyáéíóúäöü".contains(c);
    let mut count = 0;
    let mut before = false;
    for letter in &letters {
        let vowel = is_vowel(*letter);
        count += u32::from(vowel && !before);
        before = vowel;
    }
    let ends = |end: &str| {
        letters
            .iter()
            .rev()
            .zip(end.chars().rev())
            .filter(|(a, b)| **a == *b)
            .count()
            == end.chars().count()
            && letters.len() > end.chars().count()
    };
    let silent = (ends("e") && !ends("le")) || (ends("ed") && !ends("ted") && !ends("ded"));
    (count - u32::from(silent && count > 1)).max(1)
}

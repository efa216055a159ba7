//! Cutting a text into the words that are looked up; [the module](super) says by which rules.
//!
//! The reader's script, `static/search.js`, cuts what is typed by the same rules. Both are held to
//! the examples of `tests/browser/words.json`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest word that is kept, in characters.
const LONGEST: usize = 32;

/// Marks and signs that a search pays no heed to, in the order of their numbers: accents, the
/// points of Hebrew and Arabic, the dot below of Devanagari, voicing of kana, and what is unseen.
const IGNORED: &[(char, char)] = &[
    ('\u{ad}', '\u{ad}'),
    ('\u{300}', '\u{36f}'),
    ('\u{591}', '\u{5bd}'),
    ('\u{5bf}', '\u{5bf}'),
    ('\u{5c1}', '\u{5c2}'),
    ('\u{5c4}', '\u{5c5}'),
    ('\u{5c7}', '\u{5c7}'),
    ('\u{610}', '\u{61a}'),
    ('\u{640}', '\u{640}'),
    ('\u{64b}', '\u{65f}'),
    ('\u{670}', '\u{670}'),
    ('\u{6d6}', '\u{6ed}'),
    ('\u{93c}', '\u{93c}'),
    ('\u{1ab0}', '\u{1aff}'),
    ('\u{1dc0}', '\u{1dff}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{2060}', '\u{2060}'),
    ('\u{20d0}', '\u{20ff}'),
    ('\u{3099}', '\u{309a}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{fe20}', '\u{fe2f}'),
    ('\u{feff}', '\u{feff}'),
];

/// Scripts that put no space between words: Thai, Lao, Burmese, Khmer, kana, Chinese.
const UNSPACED: &[(char, char)] = &[
    ('\u{e00}', '\u{eff}'),
    ('\u{1000}', '\u{109f}'),
    ('\u{1780}', '\u{17ff}'),
    ('\u{3040}', '\u{30ff}'),
    ('\u{3400}', '\u{4dbf}'),
    ('\u{4e00}', '\u{9fff}'),
    ('\u{20000}', '\u{3ffff}'),
];

/// Hands each word of a text to `word`, in order and as often as it stands there.
pub(super) fn each(text: &str, word: &mut impl FnMut(&str)) {
    if text.is_ascii() {
        let lower = text.to_ascii_lowercase();
        runs(&lower, word);
    } else {
        runs(&fold(text), word);
    }
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    each(text, &mut |word| found.push(word.to_owned()));
    found
}

/// A text as it is compared: without case, accents and other differences that nobody types.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let seen = text.nfkd().filter(|c| !is_in(IGNORED, *c));
    for c in seen.flat_map(char::to_lowercase) {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ð' | 'đ' => folded.push('d'),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            'ँ' => folded.push('ं'),
            '्' if folded.ends_with('न') => {
                folded.pop();
                folded.push('ं');
            }
            c => folded.push(c),
        }
    }
    folded
}

fn is_in(ranges: &[(char, char)], c: char) -> bool {
    let after = ranges.partition_point(|(from, _)| *from <= c);
    after > 0 && c <= ranges[after - 1].1
}

/// Whether a character is part of words.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && is_combining_mark(c))
}

/// Cuts a folded text where its words end.
fn runs(text: &str, word: &mut impl FnMut(&str)) {
    let mut rest = text;
    while let Some(start) = rest.find(is_word) {
        rest = &rest[start..];
        let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let signs = rest[end..].find(|c| !matches!(c, '+' | '#'));
        let end_of_signs = signs.map_or(rest.len(), |length| end + length);
        // `C++` and `C#` are words; the sign between two words is none.
        let end = match rest[end_of_signs..].starts_with(is_word) {
            true => end,
            false => end_of_signs,
        };
        run(&rest[..end], word);
        rest = &rest[end..];
    }
}

/// A run is a word, but in scripts without spaces every two characters that follow each other are
/// one, and the last of them alone.
fn run(run: &str, word: &mut impl FnMut(&str)) {
    if run.is_ascii() {
        return word(shortened(run));
    }
    let mut rest = run;
    while let Some(c) = rest.chars().next() {
        let unspaced = is_in(UNSPACED, c);
        let end = rest.find(|c| is_in(UNSPACED, c) != unspaced);
        let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
        match unspaced {
            true => pairs(part, word),
            false => word(shortened(part)),
        }
        rest = after;
    }
}

fn pairs(part: &str, word: &mut impl FnMut(&str)) {
    let starts = part.char_indices().map(|(at, _)| at);
    let ends = part.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1);
    for (start, end) in starts.zip(ends.chain([part.len()])) {
        word(&part[start..end]);
    }
}

fn shortened(word: &str) -> &str {
    let end = word.char_indices().nth(LONGEST);
    end.map_or(word, |(end, _)| &word[..end])
}

#[cfg(test)]
mod tests {
    use super::words;

    /// The examples that the reader's script is held to as well.
    const EXAMPLES: &str = include_str!("../../tests/browser/words.json");

    #[test]
    fn texts_are_cut_as_the_examples_say() {
        let examples: Vec<(String, Vec<String>)> = serde_json::from_str(EXAMPLES).unwrap();
        assert!(examples.len() > 20);
        for (text, wanted) in examples {
            assert_eq!(words(&text), wanted, "{text}");
        }
    }

    #[test]
    fn a_long_word_is_cut_off() {
        assert_eq!(words(&"é".repeat(80)), ["e".repeat(32)]);
    }

    #[test]
    fn ranges_are_in_order() {
        for ranges in [super::IGNORED, super::UNSPACED] {
            assert!(ranges.iter().all(|(from, to)| from <= to));
            assert!(ranges.windows(2).all(|two| two[0].1 < two[1].0));
        }
    }
}

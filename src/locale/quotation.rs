//! Data: the quotation marks of a language, of CLDR 48 (licence Unicode-3.0), and the narrow space
//! within those of French, which CLDR leaves to typesetting.

/// What stands before and after a quotation, and before and after one within it.
pub type Quotation = [&'static str; 4];

/// The root of CLDR; English has the same.
const ROOT: Quotation = ["“", "”", "‘", "’"];

const FRENCH: Quotation = ["«\u{202f}", "\u{202f}»", "«\u{202f}", "\u{202f}»"];
const SWISS_FRENCH: Quotation = ["«\u{202f}", "\u{202f}»", "‹\u{202f}", "\u{202f}›"];
const CANADIAN_FRENCH: Quotation = ["«\u{202f}", "\u{202f}»", "”", "“"];
const LOW: Quotation = ["„", "“", "‚", "‘"];
const LOW_TWICE: Quotation = ["„", "“", "„", "“"];
const LOW_AND_ANGLES: Quotation = ["„", "”", "«", "»"];
const ANGLES: Quotation = ["«", "»", "“", "”"];
const ANGLES_TWICE: Quotation = ["«", "»", "«", "»"];
const ANGLES_SINGLE: Quotation = ["«", "»", "‹", "›"];
const ANGLES_AND_LOW: Quotation = ["«", "»", "„", "“"];
const ANGLES_AND_HIGH: Quotation = ["«", "»", "‘", "’"];
const RIGHT: Quotation = ["”", "”", "’", "’"];
const TURNED: Quotation = ["”", "“", "’", "‘"];
const CORNERS: Quotation = ["「", "」", "『", "』"];

/// The languages, scripts and regions that are not as the root.
const QUOTATIONS: &[(&str, Quotation)] = &[
    ("am", ANGLES_SINGLE),
    ("ar", TURNED),
    ("be", ANGLES_AND_LOW),
    ("bg", LOW_TWICE),
    ("bs", ["„", "”", "‘", "’"]),
    ("ca", ANGLES),
    ("cs", LOW),
    ("de", LOW),
    ("el", ANGLES),
    ("es-US", ANGLES),
    ("et", LOW),
    ("eu", ANGLES),
    ("fa", ANGLES_SINGLE),
    ("fi", RIGHT),
    ("fr", FRENCH),
    ("fr-CA", CANADIAN_FRENCH),
    ("fr-CH", SWISS_FRENCH),
    ("he", RIGHT),
    ("hr", LOW),
    ("hu", ["„", "”", "»", "«"]),
    ("hy", ANGLES_TWICE),
    ("is", LOW),
    ("it", ANGLES),
    ("ja", CORNERS),
    ("ka", ["„", "“", "«", "»"]),
    ("kk", ANGLES),
    ("lt", LOW_TWICE),
    ("mk", LOW),
    ("nb", ANGLES_AND_HIGH),
    ("nl", ["‘", "’", "‘", "’"]),
    ("nn", ANGLES_AND_HIGH),
    ("no", ANGLES_AND_HIGH),
    ("pl", LOW_AND_ANGLES),
    ("pt-PT", ANGLES),
    ("ro", LOW_AND_ANGLES),
    ("ru", ANGLES_AND_LOW),
    ("sk", LOW),
    ("sl", LOW),
    ("sr", ["„", "”", "’", "’"]),
    ("sv", RIGHT),
    ("uk", ANGLES_AND_LOW),
    ("ur", TURNED),
    ("uz", ["“", "”", "’", "‘"]),
    ("zh-Hant", CORNERS),
    ("zh-HK", CORNERS),
    ("zh-MO", CORNERS),
    ("zh-TW", CORNERS),
];

/// The quotation marks of a language tag: its own, else those of the tag without its last part.
pub(super) fn quotation(tag: &str) -> Quotation {
    let mut tags = std::iter::successors(Some(tag), |tag| Some(tag.rsplit_once('-')?.0));
    let found = tags.find_map(|tag| QUOTATIONS.iter().find(|(known, _)| *known == tag));
    found.map_or(ROOT, |(_, marks)| *marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_its_own_marks_or_those_of_the_root() {
        for (tag, marks) in [
            ("en-US", "“”‘’"),
            ("de-AT", "„“‚‘"),
            ("hi", "“”‘’"),
            ("fr-BE", "«\u{202f}\u{202f}»«\u{202f}\u{202f}»"),
            ("fr-CA", "«\u{202f}\u{202f}»”“"),
            ("zh", "“”‘’"),
            ("zh-Hant-HK", "「」『』"),
            ("tlh", "“”‘’"),
        ] {
            assert_eq!(quotation(tag).concat(), marks, "{tag}");
        }
    }

    #[test]
    fn every_language_stands_once_in_the_order_of_the_tags() {
        let tags: Vec<_> = QUOTATIONS
            .iter()
            .map(|(tag, _)| tag.to_lowercase())
            .collect();
        assert!(tags.is_sorted_by(|a, b| a < b), "{tags:?}");
    }
}

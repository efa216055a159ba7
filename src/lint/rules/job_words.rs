//! Words for jobs and people that name no sex and no age.
//!
//! The list is short on purpose, and each word has a source: for jobs, the Guidelines for
//! gender-inclusive language in English of the United Nations and the occupational titles that the
//! U.S. census replaced in 1980; for age, the words that 29 CFR 1625.4 names as unlawful in
//! advertisements, and those that the EEOC has added in its cases.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::prose::Prose;
use crate::lint::sentences::stands_alone;

/// A word, and what to write for it.
const WORDS: [(&str, &str); 32] = [
    ("businessman", "business person"),
    ("businessmen", "business people"),
    ("cameraman", "camera operator"),
    ("chairman", "chair"),
    ("chairmen", "chairs"),
    ("cleaning lady", "cleaner"),
    ("congressman", "member of Congress"),
    ("craftsman", "craftsperson"),
    ("craftsmen", "craftspeople"),
    ("fireman", "firefighter"),
    ("firemen", "firefighters"),
    ("foreman", "supervisor"),
    ("layman", "layperson"),
    ("laymen", "laypeople"),
    ("male nurse", "nurse"),
    ("female engineer", "engineer"),
    ("mailman", "mail carrier"),
    ("man-hours", "working hours"),
    ("manpower", "staff"),
    ("mankind", "humankind"),
    ("policeman", "police officer"),
    ("policemen", "police officers"),
    ("salesman", "salesperson"),
    ("salesmen", "salespeople"),
    ("stewardess", "flight attendant"),
    ("waitress", "server"),
    ("workmanlike", "skilful"),
    ("digital native", "somebody at home with digital tools"),
    ("recent college graduate", "graduate"),
    ("young and dynamic", "the qualities that the work asks for"),
    ("youthful", "the quality that is meant"),
    ("young professional", "beginner, or the years of experience"),
];

pub(in crate::lint) fn check(prose: &Prose<'_>, found: &mut Diagnostics) {
    if prose.language() != "en" {
        return;
    }
    for passage in prose.passages() {
        let text = passage.text.to_lowercase();
        if text.len() != passage.text.len() {
            continue;
        }
        for (word, better) in WORDS {
            for (at, _) in text.match_indices(word) {
                let part = at..at + word.len();
                if !stands_alone(&text, &part) {
                    continue;
                }
                let written = &passage.text[part.clone()];
                let message = format!("“{written}” says more of sex or age than of the work");
                found.push(
                    Diagnostic::at(Code::JobWords, passage.place(part), message)
                        .mend(format!("write “{better}”")),
                );
            }
        }
    }
}

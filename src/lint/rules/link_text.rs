//! The words of a link say where it leads, when they are heard alone.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::prose::Prose;

/// Words that say nothing, in the languages that Guidepost speaks.
const EMPTY: [&str; 20] = [
    "here",
    "click here",
    "this",
    "this link",
    "link",
    "this page",
    "page",
    "read more",
    "more",
    "learn more",
    "see here",
    "this article",
    "hier",
    "hier klicken",
    "mehr",
    "mehr erfahren",
    "dieser link",
    "weiterlesen",
    "यहाँ",
    "और पढ़ें",
];

pub(in crate::lint) fn check(prose: &Prose<'_>, found: &mut Diagnostics) {
    for passage in prose.passages() {
        for link in passage.links.iter().filter(|link| link.alt.is_none()) {
            let words = passage.text[link.text.clone()].trim();
            let plain = words.trim_end_matches(['.', '…', '!', ':']).to_lowercase();
            let is_address = words.starts_with("http://") || words.starts_with("https://");
            let message = match () {
                () if EMPTY.contains(&&*plain) => {
                    format!("the words of this link, “{words}”, do not say where it leads")
                }
                () if is_address => "the words of this link are its address".to_owned(),
                () => continue,
            };
            found.push(
                Diagnostic::at(Code::LinkText, link.span, message)
                    .mend("put the link on the words that name its goal"),
            );
        }
    }
}

//! Lists in brackets hold items, not the pieces of a sentence.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::yaml::{Content, Node};

/// Reports items of lists in brackets that begin with “and” or “or”: a sentence with commas was
/// written there. `text` is the file that `node` was read from.
pub(in crate::content) fn list_sentences(node: &Node, text: &str, found: &mut Diagnostics) {
    match &node.content {
        Content::Scalar(_) => {}
        Content::Map(entries) => {
            for entry in entries {
                list_sentences(&entry.value, text, found);
            }
        }
        Content::List(items) => {
            let start = node.span.start as usize;
            let in_brackets = text.as_bytes().get(start) == Some(&b'[');
            for item in items {
                match joined(item).filter(|_| in_brackets) {
                    Some(word) => found.push(sentence(item, word)),
                    None => list_sentences(item, text, found),
                }
            }
        }
    }
}

/// Takes the item of a sentence that its field could not read for one mistake, and that for an
/// error: without the item, its list would say something else.
pub(in crate::content) fn one_report(found: &mut Diagnostics) {
    let is_sentence = |item: &&Diagnostic| item.code == Code::ListSentence;
    let sentences: Vec<Place> = found
        .iter()
        .filter(is_sentence)
        .map(|it| it.place.clone())
        .collect();
    if sentences.is_empty() {
        return;
    }
    let mut unread = Vec::new();
    found.retain(|item| {
        let is_second = item.code != Code::ListSentence
            && item.severity == Severity::Error
            && sentences.contains(&item.place);
        if is_second {
            unread.push(item.place.clone());
        }
        !is_second
    });
    for item in found.iter_mut() {
        if item.code == Code::ListSentence && unread.contains(&item.place) {
            item.severity = Severity::Error;
        }
    }
}

/// The word that joins an item without quotes to the one before it.
fn joined(item: &Node) -> Option<&'static str> {
    let Content::Scalar(scalar) = &item.content else {
        return None;
    };
    let first = scalar.text.split(' ').next().filter(|_| !scalar.quoted)?;
    let follows = first.len() < scalar.text.len();
    let words = ["and", "or"].into_iter();
    let mut words = words.filter(|word| follows && first.eq_ignore_ascii_case(word));
    words.next()
}

fn sentence(item: &Node, word: &str) -> Diagnostic {
    let message = format!("this item begins with “{word}”, so that its list reads as a sentence");
    Diagnostic::at(Code::ListSentence, item.span, message)
        .mend("write one item for each thing, and put a text that holds commas in quotes")
}

#[cfg(test)]
mod tests {
    use crate::content::testing::check;

    #[test]
    fn an_item_that_its_field_cannot_read_is_one_mistake() {
        check(
            "section: market\n\
             skills: [reading, and writing, or x]\n\
             sources: [and b]",
            &[
                "2:19: error[list-sentence]: this item begins with “and”, so that its list reads \
                 as a sentence (write one item for each thing, and put a text that holds commas \
                 in quotes)",
                "2:32: error[list-sentence]: this item begins with “or”, so that its list reads \
                 as a sentence (write one item for each thing, and put a text that holds commas \
                 in quotes)",
                "3:11: error[list-sentence]: this item begins with “and”, so that its list reads \
                 as a sentence (write one item for each thing, and put a text that holds commas \
                 in quotes)",
            ],
        );
    }

    #[test]
    fn items_in_brackets_are_no_sentence() {
        check(
            "section: practices\n\
             areas: [{title: A, points: [Collect, clean, and examine data]}]",
            &[
                "2:45: warning[list-sentence]: this item begins with “and”, so that its list \
                 reads as a sentence (write one item for each thing, and put a text that holds \
                 commas in quotes)",
            ],
        );
        check(
            "section: practices\n\
             areas: [{title: A, points: [Read, Or write]}]",
            &[
                "2:35: warning[list-sentence]: this item begins with “or”, so that its list reads \
                 as a sentence (write one item for each thing, and put a text that holds commas \
                 in quotes)",
            ],
        );
        check(
            "section: practices\n\
             areas: [{title: A, points: ['and so on', and, Android apps, order]}]",
            &[],
        );
        check(
            "section: practices\n\
             areas:\n\
             - title: A\n\
             \x20 points:\n\
             \x20 - and so on",
            &[],
        );
    }
}

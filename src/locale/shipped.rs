//! For tests: the messages that the binary carries, parsed by a reader of YAML that is not ours.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Message, Messages, PluralForms};

#[derive(Deserialize)]
#[serde(untagged)]
enum Entry {
    Text(String),
    Plural(BTreeMap<String, String>),
}

/// The messages of the language of `tag`.
pub(super) fn messages(tag: &str) -> Messages {
    let text = match tag.split('-').next() {
        Some("de") => include_str!("../../templates/messages/de.yaml"),
        Some("hi") => include_str!("../../templates/messages/hi.yaml"),
        _ => include_str!("../../templates/messages/en.yaml"),
    };
    let entries: BTreeMap<String, Entry> = serde_yaml::from_str(text).unwrap();
    let message = |entry| match entry {
        Entry::Text(text) => Message::Text(text),
        Entry::Plural(forms) => Message::Plural(PluralForms::new(forms).unwrap()),
    };
    Messages::new(
        entries
            .into_iter()
            .map(|(key, entry)| (key, message(entry)))
            .collect(),
    )
}

#[test]
fn languages_differ_only_in_scales_and_in_regions_that_have_a_name() {
    let keys = |tag| {
        let messages = messages(tag);
        messages
            .keys()
            .filter(|key| !key.starts_with("compact_") && !key.starts_with("region_"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(keys("de"), keys("en"));
    assert_eq!(keys("hi"), keys("en"));
}

//! The Atom feed (RFC 4287) of the careers that were reviewed last.

use super::xml::Xml;

/// A feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// What it is called.
    pub title: String,
    /// Its language, BCP 47.
    pub language: String,
    /// Who publishes it.
    pub author: String,
    /// The absolute address of the home page.
    pub home: String,
    /// Its own absolute address.
    pub address: String,
    /// Its entries, the newest first; at least one.
    pub entries: Vec<Entry>,
}

/// A career of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is called.
    pub title: String,
    /// Its one sentence.
    pub summary: String,
    /// Its absolute address, which is its id too.
    pub address: String,
    /// The day of its last review, ISO 8601.
    pub updated: String,
}

/// The bytes of a feed; nothing where it has no entries, since a feed must say when it changed.
#[must_use]
pub fn atom(feed: &Feed) -> Option<Vec<u8>> {
    let updated = feed.entries.iter().map(|entry| &entry.updated).max()?;
    let attributes = [
        ("xmlns", "http://www.w3.org/2005/Atom"),
        ("xml:lang", feed.language.as_str()),
    ];
    Some(Xml::document("feed", &attributes, |xml| {
        xml.element("title", &feed.title);
        xml.element("id", &feed.home);
        link(xml, "self", &feed.address);
        link(xml, "alternate", &feed.home);
        xml.element("updated", &instant(updated));
        xml.within("author", &[], |xml| xml.element("name", &feed.author));
        feed.entries.iter().for_each(|item| entry(xml, item));
    }))
}

fn entry(xml: &mut Xml, entry: &Entry) {
    xml.within("entry", &[], |xml| {
        xml.element("title", &entry.title);
        xml.element("id", &entry.address);
        link(xml, "alternate", &entry.address);
        xml.element("updated", &instant(&entry.updated));
        xml.element("summary", &entry.summary);
    });
}

fn link(xml: &mut Xml, relation: &str, address: &str) {
    xml.empty("link", &[("rel", relation), ("href", address)]);
}

/// The beginning of a day, as RFC 3339 writes an instant.
fn instant(day: &str) -> String {
    format!("{day}T00:00:00Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(entries: Vec<Entry>) -> Feed {
        Feed {
            title: "A & B".to_owned(),
            language: "en".to_owned(),
            author: "Us".to_owned(),
            home: "https://a.org/".to_owned(),
            address: "https://a.org/feed.xml".to_owned(),
            entries,
        }
    }

    fn entry(day: &str) -> Entry {
        Entry {
            title: "<x>\u{1}".to_owned(),
            summary: "S".to_owned(),
            address: "https://a.org/x/".to_owned(),
            updated: day.to_owned(),
        }
    }

    #[test]
    fn a_feed_changed_when_its_newest_entry_did() {
        let feed = feed(vec![entry("2026-02-01"), entry("2026-01-01")]);
        let text = String::from_utf8(atom(&feed).unwrap()).unwrap();
        assert!(
            text.contains("<updated>2026-02-01T00:00:00Z</updated>\n <author>"),
            "{text}"
        );
        assert!(
            text.contains("<title>A &amp; B</title>")
                && text.contains("<title>&lt;x&gt;\u{fffd}</title>")
        );
    }

    #[test]
    fn a_feed_without_entries_is_none() {
        assert_eq!(atom(&feed(Vec::new())), None);
    }
}

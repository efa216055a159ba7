//! The words of the interface: a file for each language, the site's over the theme's.
//!
//! A language falls back to the one that it is a part of (`de-AT` to `de`). What is then missing
//! is an error, since a page in two languages is one; English stands in for it only so that
//! loading can go on. Choosing a text for a number is the work of [`locale`](crate::locale).

use std::collections::{BTreeMap, BTreeSet};

use super::files::{self, Layers};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::locale::{Locale, Message, Messages, PluralForms};
use crate::source::{FileId, SourceTree, Span};
use crate::yaml::{self, Content, Entry, Node, hint, nearest};

/// The folder in `templates/` that holds the messages.
const FOLDER: &str = "messages/";

/// The language that every message has words in.
const REFERENCE: &str = "en";

/// What a language's file may leave out: scales that it does not count in, and the names of parts
/// of countries, which then show their codes.
const OPTIONAL: [&str; 2] = ["compact_", "region_"];

/// How many missing messages a report names.
const NAMED: usize = 12;

/// A shorter key is as likely a key of its own as a slip of the pen.
const SHORTEST_SLIP: usize = 5;

/// The names of plural forms.
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The words of a message.
#[derive(Clone)]
enum Text {
    /// For every number.
    Single(String),
    /// By the name of the plural form; `other` is among them.
    Plural(BTreeMap<String, String>),
}

/// A message with the names of the places in it.
#[derive(Clone)]
struct Read {
    text: Text,
    places: BTreeSet<Box<str>>,
    key: Span,
}

/// The messages of one file, by key.
type Words = BTreeMap<Box<str>, Read>;

/// Whether the file of this name in `templates/` holds messages and is no template.
pub(super) fn is_message_file(name: &str) -> bool {
    name.starts_with(FOLDER)
}

/// The messages of a language.
pub(super) struct Loaded {
    pub(super) messages: Messages,
    /// The same, escaped for HTML.
    pub(super) escaped: Messages,
    /// Whether every file could be read; what is missing may else be in those that could not.
    pub(super) complete: bool,
}

/// The messages of a language; `asked` are the keys that templates ask for.
pub(super) fn load(
    tree: &SourceTree,
    files: &BTreeMap<Box<str>, Layers>,
    language: &str,
    asked: &BTreeSet<&str>,
    found: &mut Diagnostics,
) -> Loaded {
    let shelf = Shelf::read(tree, files, found);
    let reference = shelf.merged(&[REFERENCE]);
    let line = line(language);
    let mut words = shelf.merged(&line);
    shelf.check(asked, found);
    if words.is_empty() && !reference.is_empty() {
        if shelf.complete {
            found.push(no_words(language, &shelf));
        }
        return loaded(&reference, shelf.complete);
    }
    let missing: Vec<&str> = reference
        .keys()
        .map(|key| &**key)
        .filter(|key| !is_optional(key) && !words.contains_key(*key))
        .collect();
    if !missing.is_empty() && shelf.complete {
        found.push(missing_words(&line, &missing, &shelf));
    }
    for (key, read) in reference {
        if !is_optional(&key) {
            words.entry(key).or_insert(read);
        }
    }
    loaded(&words, shelf.complete)
}

fn is_optional(key: &str) -> bool {
    OPTIONAL.iter().any(|start| key.starts_with(start))
}

fn loaded(words: &Words, complete: bool) -> Loaded {
    Loaded {
        complete,
        messages: messages(words, str::to_owned),
        escaped: messages(words, escaped),
    }
}

fn messages(words: &Words, write: fn(&str) -> String) -> Messages {
    let message = |text: &Text| match text {
        Text::Single(text) => Some(Message::Text(write(text))),
        Text::Plural(forms) => {
            let forms = forms.iter().map(|(form, text)| (form.clone(), write(text)));
            PluralForms::new(forms.collect()).ok().map(Message::Plural)
        }
    };
    let entries = words
        .iter()
        .filter_map(|(key, read)| Some(((**key).to_owned(), message(&read.text)?)));
    Messages::new(entries.collect())
}

fn escaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    // Writing into memory cannot fail, and what is written is text.
    let written = tera::escape_html(text, &mut bytes);
    written
        .ok()
        .and_then(|()| String::from_utf8(bytes).ok())
        .unwrap_or_default()
}

/// A language and those that it is a part of, the widest first: `de`, `de-AT`.
fn line(language: &str) -> Vec<&str> {
    let ends = language.match_indices('-').map(|(at, _)| &language[..at]);
    ends.chain([language]).collect()
}

fn no_words(language: &str, shelf: &Shelf) -> Diagnostic {
    let path = format!("templates/{FOLDER}{language}.yaml");
    let known: Vec<_> = shelf.books.keys().map(|tag| format!("`{tag}`")).collect();
    let message = format!("the interface has no words in the language `{language}`");
    let mend = format!(
        "translate the file of another language into this one; there are {}",
        known.join(", ")
    );
    Diagnostic::new(Code::MessageMissing, Place::Path(path), message).mend(mend)
}

fn missing_words(line: &[&str], missing: &[&str], shelf: &Shelf) -> Diagnostic {
    let files = line.iter().rev().filter_map(|tag| shelf.books.get(*tag));
    let file = files
        .into_iter()
        .find_map(|books| books.own.as_ref().or(books.theme.as_ref()));
    let language = line.last().copied().unwrap_or(REFERENCE);
    let place = match file {
        Some(book) => Place::File(book.file),
        None => Place::Path(format!("templates/{FOLDER}{language}.yaml")),
    };
    let names = missing.iter().take(NAMED).map(|key| format!("`{key}`"));
    let mut names = names.collect::<Vec<_>>().join(", ");
    if missing.len() > NAMED {
        names += " and others";
    }
    let message = format!("`{language}` has no words for {names}");
    Diagnostic::new(Code::MessageMissing, place, message)
        .mend("add each key with its words; the English file shows what they say")
}

/// A file of messages.
struct Book {
    file: FileId,
    words: Words,
}

/// The files of one language.
#[derive(Default)]
struct Books {
    own: Option<Book>,
    theme: Option<Book>,
}

/// The files of all languages.
struct Shelf {
    /// By their tags.
    books: BTreeMap<Box<str>, Books>,
    /// Whether every file could be read.
    complete: bool,
}

impl Shelf {
    fn read(
        tree: &SourceTree,
        files: &BTreeMap<Box<str>, Layers>,
        found: &mut Diagnostics,
    ) -> Self {
        let mut shelf = Self {
            books: BTreeMap::new(),
            complete: true,
        };
        for (name, layers) in files {
            let Some(name) = name.strip_prefix(FOLDER).filter(|n| !n.starts_with('.')) else {
                continue;
            };
            let Some(tag) = tag_of(name) else {
                let files = layers.own.into_iter().chain(layers.theme);
                files.for_each(|file| found.push(not_a_language(file)));
                continue;
            };
            let books = Books {
                own: layers.own.and_then(|file| book(tree, file, found)),
                theme: layers.theme.and_then(|file| book(tree, file, found)),
            };
            shelf.complete &= books.own.is_some() == layers.own.is_some()
                && books.theme.is_some() == layers.theme.is_some();
            shelf.books.insert(tag.into(), books);
        }
        shelf
    }

    /// The words of several languages, those of a later one before those of an earlier one.
    fn merged(&self, tags: &[&str]) -> Words {
        let mut words = Words::new();
        for books in tags.iter().filter_map(|tag| self.books.get(*tag)) {
            for book in [&books.theme, &books.own].into_iter().flatten() {
                words.extend(book.words.clone());
            }
        }
        words
    }

    /// Checks the words of each file against those that the theme, or else the site, has in
    /// English.
    fn check(&self, asked: &BTreeSet<&str>, found: &mut Diagnostics) {
        let english = self.books.get(REFERENCE);
        let theme = english.and_then(|books| books.theme.as_ref());
        let own = english.and_then(|books| books.own.as_ref());
        for books in self.books.values() {
            for book in [&books.theme, &books.own].into_iter().flatten() {
                // What the site says in English is known in its other languages.
                let is_own_english = own.is_some_and(|own| own.file == book.file);
                let originals = [theme, own.filter(|_| !is_own_english)];
                book.check(&originals, asked, found);
            }
        }
    }
}

impl Book {
    fn check(&self, originals: &[Option<&Self>], asked: &BTreeSet<&str>, found: &mut Diagnostics) {
        let originals = || originals.iter().copied().flatten().map(|book| &book.words);
        for (key, read) in &self.words {
            match originals().find_map(|words| words.get(key)) {
                Some(original) => check_places(key, read, original, found),
                None if asked.contains(&**key) || is_optional(key) => {}
                None => {
                    let known = originals().flat_map(BTreeMap::keys).map(|key| &**key);
                    check_key(key, read, known, found);
                }
            }
        }
    }
}

/// A message has no places but those that the program fills.
fn check_places(key: &str, read: &Read, original: &Read, found: &mut Diagnostics) {
    for place in &read.places {
        if !original.places.contains(place) {
            let known: Vec<_> = original
                .places
                .iter()
                .map(|p| format!("`{{{p}}}`"))
                .collect();
            let message = format!("nothing fills `{{{place}}}` in the message `{key}`");
            let diagnostic = Diagnostic::at(Code::MessageForm, read.key, message);
            found.push(match known.is_empty() {
                true => diagnostic.mend("write the words without a place"),
                false => diagnostic.mend(format!("its places are {}", known.join(", "))),
            });
        }
    }
}

/// A key that only one file has is the site's own, unless it is nearly another.
fn check_key<'a>(
    key: &str,
    read: &Read,
    known: impl Iterator<Item = &'a str>,
    found: &mut Diagnostics,
) {
    if key.len() < SHORTEST_SLIP {
        return;
    }
    if let Some(near) = nearest(key, known) {
        let message = format!("no template asks for the message `{key}`");
        found.push(
            Diagnostic::at(Code::UnknownKey, read.key, message)
                .mend(format!("did you mean `{near}`?")),
        );
    }
}

/// The tag in a file's name, in its usual spelling.
fn tag_of(name: &str) -> Option<String> {
    let stem = name.strip_suffix(".yaml")?;
    let locale = Locale::new(stem).ok()?;
    (locale.tag() == stem).then(|| stem.to_owned())
}

fn not_a_language(file: FileId) -> Diagnostic {
    let message = "the name of this file is not that of a language";
    Diagnostic::new(Code::MessageForm, Place::File(file), message)
        .mend("name it by its BCP 47 tag: `de.yaml`, `pt-BR.yaml`")
}

fn book(tree: &SourceTree, file: FileId, found: &mut Diagnostics) -> Option<Book> {
    let text = match files::text(tree, file) {
        Ok(text) => text,
        Err(error) => {
            found.push(Diagnostic::unread(file, &error));
            return None;
        }
    };
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let node = yaml::read(file, &text, start..text.len(), found)?;
    let Content::Map(entries) = &node.content else {
        let message = "a file of messages is a map of keys and words";
        found.push(
            Diagnostic::at(Code::WrongType, node.span, message)
                .mend("write `key: \"words\"` lines"),
        );
        return None;
    };
    let words = entries.iter().map(|entry| read(entry, found));
    Some(Book {
        file,
        words: words.collect(),
    })
}

/// Reads a message; one with a mistake is there without words, so that it is not missed as well.
fn read(entry: &Entry, found: &mut Diagnostics) -> (Box<str>, Read) {
    let mut places = BTreeSet::new();
    let text = match &entry.value.content {
        Content::Map(forms) => plural(entry, forms, &mut places, found).map(Text::Plural),
        Content::Scalar(_) | Content::List(_) => {
            let text = text(&entry.value, &mut places, found);
            text.map(|text| Text::Single(text.to_owned()))
        }
    };
    let read = Read {
        text: text.unwrap_or_else(|| Text::Single(String::new())),
        places,
        key: entry.key.span,
    };
    (entry.key.value.clone(), read)
}

fn plural(
    entry: &Entry,
    forms: &[Entry],
    places: &mut BTreeSet<Box<str>>,
    found: &mut Diagnostics,
) -> Option<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    let mut sound = true;
    for form in forms {
        let name = &*form.key.value;
        if !FORMS.contains(&name) {
            let message = format!("`{name}` is no plural form");
            found.push(
                Diagnostic::at(Code::MessageForm, form.key.span, message)
                    .mend(hint(name, FORMS.into_iter())),
            );
            sound = false;
        }
        match text(&form.value, places, found) {
            Some(text) => _ = texts.insert(name.to_owned(), text.to_owned()),
            None => sound = false,
        }
    }
    if !texts.contains_key("other") && sound {
        let message = format!("`{}` has no plural form `other`", entry.key.value);
        found.push(
            Diagnostic::at(Code::MessageForm, entry.key.span, message)
                .mend("add `other:`, the words for every number that has no form of its own"),
        );
        return None;
    }
    sound.then_some(texts)
}

/// The words of a node; the names of the places in them go to `places`.
fn text<'a>(
    node: &'a Node,
    places: &mut BTreeSet<Box<str>>,
    found: &mut Diagnostics,
) -> Option<&'a str> {
    let text = yaml::scalar(node, "a text", found)?;
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, tail)) = after.split_once('}') else {
            let message = "a `{` is opened here and not closed";
            found.push(
                Diagnostic::at(Code::MessageForm, node.span, message)
                    .mend("close it with `}` behind the name of the place"),
            );
            return None;
        };
        places.insert(name.into());
        rest = tail;
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostics::{Format, Style, print};
    use crate::source::{MemoryStore, SitePath};

    const ENGLISH: &[u8] = b"hello: Hello\ncount: {one: '{count} job', other: '{count} jobs'}\n\
        by: by {name}\ncompact_million: '{count} million'\nregion_US-CA: California\n";
    const GERMAN: &[u8] = b"hello: Hallo\ncount: '{count} Stellen'\nby: von {name}\n";

    fn check(language: &str, files: &[(&str, &str)], expected: &[&str]) -> Messages {
        let files = files.iter().map(|(name, text)| {
            let path = SitePath::new(&format!("templates/messages/{name}")).unwrap();
            (path, text.as_bytes().to_vec())
        });
        let embedded = [("en", ENGLISH), ("de", GERMAN)].map(|(tag, bytes)| {
            let path = format!("theme/templates/messages/{tag}.yaml");
            (SitePath::new(&path).unwrap(), bytes)
        });
        let store = Arc::new(MemoryStore::new(files));
        let (tree, _) = SourceTree::open(store, embedded.to_vec());
        let mut found = Diagnostics::new();
        let files = files::below(&tree, "templates");
        let asked = BTreeSet::from(["helo"]);
        let messages = load(&tree, &files, language, &asked, &mut found).messages;
        let report = print(
            &found.in_file_order(&tree),
            &tree,
            Format::Short,
            Style::Plain,
        );
        assert_eq!(report.lines().collect::<Vec<_>>(), expected, "{files:?}");
        messages
    }

    fn text(messages: &Messages, key: &str) -> String {
        messages
            .text(key, &[("name", "X"), ("count", "5")])
            .unwrap()
    }

    #[test]
    fn the_words_of_a_site_stand_before_the_themes_key_by_key() {
        let own = [
            ("de.yaml", "hello: Servus\n"),
            ("de-AT.yaml", "by: vom {name}\n"),
        ];
        let messages = check("de-AT", &own, &[]);
        assert_eq!(text(&messages, "hello"), "Servus");
        assert_eq!(text(&messages, "by"), "vom X");
        assert_eq!(text(&messages, "count"), "5 Stellen");
        // German counts in its own scales or in none.
        assert!(!messages.has("compact_million"));
        // It has no name for a region; an English one is none.
        assert!(!messages.has("region_US-CA"));
        assert!(check("en-GB", &[], &[]).has("compact_million"));
    }

    #[test]
    fn keys_of_the_site_are_its_own() {
        let own = [("en.yaml", "helo: asked for by a template\nmotto: Onward\n")];
        let messages = check("en", &own, &[]);
        assert_eq!(text(&messages, "motto"), "Onward");
        let nearly = [("en.yaml", "helllo: Hi\nby: me\n")];
        let expected = [
            "templates/messages/en.yaml:1:1: error[unknown-key]: no template asks for the \
             message `helllo` (did you mean `hello`?)",
        ];
        check("en", &nearly, &expected);
    }

    #[test]
    fn a_language_says_everything() {
        let own = [("fr.yaml", "hello: Bonjour\n")];
        let expected = [
            "templates/messages/fr.yaml: error[message-missing]: `fr` has no words for `by`, \
             `count` (add each key with its words; the English file shows what they say)",
        ];
        let messages = check("fr", &own, &expected);
        assert_eq!(text(&messages, "hello"), "Bonjour");
        let expected = [
            "templates/messages/fr.yaml: error[message-missing]: the interface has no words in \
             the language `fr` (translate the file of another language into this one; there are \
             `de`, `en`)",
        ];
        check("fr", &[], &expected);
    }

    #[test]
    fn what_cannot_be_read_is_not_missed_as_well() {
        let own = [("fr.yaml", "hello: {\n")];
        let expected = [
            "templates/messages/fr.yaml:1:8: error[yaml-syntax]: a bracket or brace is opened and \
             not closed (close it with `]` or `}`)",
        ];
        check("fr", &own, &expected);
        let own = [(
            "fr.yaml",
            "hello: '{'\nby: par {name}\ncount: '{count} postes'\n",
        )];
        let expected = [
            "templates/messages/fr.yaml:1:8: error[message-form]: a `{` is opened here and not \
             closed (close it with `}` behind the name of the place)",
        ];
        check("fr", &own, &expected);
    }

    #[test]
    fn mistakes_in_messages_have_a_place() {
        let own = [
            (
                "de.yaml",
                "hello: Hallo {nam}\nby: von {name\ncount: {oen: x, other: y}\n\
                 a: {one: x}\nb: [x]\nc:\nd: {other: [x]}\n",
            ),
            ("Deutsch.yaml", ""),
            ("de.yml", ""),
            ("hi.yaml", "- x\n"),
        ];
        let expected = [
            "templates/messages/Deutsch.yaml: error[message-form]: the name of this file is not \
             that of a language (name it by its BCP 47 tag: `de.yaml`, `pt-BR.yaml`)",
            "templates/messages/de.yaml:1:1: error[message-form]: nothing fills `{nam}` in the \
             message `hello` (write the words without a place)",
            "templates/messages/de.yaml:2:5: error[message-form]: a `{` is opened here and not \
             closed (close it with `}` behind the name of the place)",
            "templates/messages/de.yaml:3:9: error[message-form]: `oen` is no plural form (did \
             you mean `one`?)",
            "templates/messages/de.yaml:4:1: error[message-form]: `a` has no plural form `other` \
             (add `other:`, the words for every number that has no form of its own)",
            "templates/messages/de.yaml:5:4: error[wrong-type]: a text is wanted here, not a list",
            "templates/messages/de.yaml:6:2: error[wrong-type]: a text is wanted here, not nothing",
            "templates/messages/de.yaml:7:12: error[wrong-type]: a text is wanted here, not a \
             list",
            "templates/messages/de.yml: error[message-form]: the name of this file is not that \
             of a language (name it by its BCP 47 tag: `de.yaml`, `pt-BR.yaml`)",
            "templates/messages/hi.yaml:1:1: error[wrong-type]: a file of messages is a map of \
             keys and words (write `key: \"words\"` lines)",
        ];
        check("en", &own, &expected);
    }
}

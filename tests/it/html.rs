//! Pages as a browser would read them: elements, attributes and visible text.
//!
//! The tokens are those of the HTML standard. The tree is not built: it is enough that every
//! element is closed where it should be.

use std::collections::BTreeMap;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, Token, Tokenizer};

/// Elements that have no end.
const VOID: [&str; 7] = ["br", "col", "hr", "img", "input", "link", "meta"];

/// Elements within a line: their edges part no words. A `sup` is not one of them, since the number of
/// a citation is no part of the figure before it.
const INLINE: [&str; 11] = [
    "a", "abbr", "b", "code", "del", "em", "i", "mark", "span", "strong", "time",
];

/// An element's start.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
}

/// What a page holds.
#[derive(Debug, Default)]
pub(crate) struct Html {
    pub(crate) elements: Vec<Element>,
    /// The text of the body, each stretch of white space as one space.
    pub(crate) text: String,
    /// The text of the title.
    pub(crate) title: String,
    /// What a browser would have to repair.
    pub(crate) faults: Vec<String>,
}

/// Reads a page.
pub(crate) fn parse(page: &str) -> Html {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut html = Html::default();
    let mut open: Vec<String> = Vec::new();
    for token in Tokenizer::new_with_emitter(page, emitter).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                html.part_words(&name);
                if !VOID.contains(&name.as_str()) && !tag.self_closing {
                    open.push(name.clone());
                }
                let attributes = tag.attributes.iter();
                let attributes = attributes.map(|(name, value)| (text(name), text(value)));
                html.elements.push(Element {
                    name,
                    attributes: attributes.collect(),
                });
            }
            Token::EndTag(tag) => {
                let name = text(&tag.name);
                html.part_words(&name);
                match open.pop() {
                    Some(last) if last == name => {}
                    last => html.faults.push(format!("{last:?} is closed by </{name}>")),
                }
            }
            Token::String(words) => html.add(&text(&words), &open),
            Token::Error(error) => html.faults.push(format!("{error:?}")),
            Token::Comment(_) | Token::Doctype(_) => {}
        }
    }
    if !open.is_empty() {
        html.faults.push(format!("{open:?} are not closed"));
    }
    html.text = normal(&html.text);
    html
}

impl Html {
    fn part_words(&mut self, element: &str) {
        if !INLINE.contains(&element) {
            self.text.push(' ');
        }
    }

    fn add(&mut self, words: &str, open: &[String]) {
        match open.last().map(String::as_str) {
            Some("script" | "style") => {}
            Some("title") if !open.iter().any(|name| name == "svg") => self.title.push_str(words),
            _ => self.text.push_str(words),
        }
    }

    /// The values of an attribute, of whatever element.
    pub(crate) fn attributes(&self, name: &str) -> Vec<&str> {
        let elements = self.elements.iter();
        let values = elements.filter_map(|element| element.attributes.get(name));
        values.map(String::as_str).collect()
    }
}

/// A text with each stretch of white space as one space.
pub(crate) fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn pages_are_read_as_browsers_read_them() {
    let page = "<!doctype html><title>A &amp; B</title><p>One<b>two</b>\n three</p><br>\
                <img alt=\"&quot;x&quot;\"><script>\"<p>\"</script>";
    let html = parse(page);
    assert_eq!(html.faults, [""; 0]);
    assert_eq!((&*html.title, &*html.text), ("A & B", "Onetwo three"));
    assert_eq!(html.attributes("alt"), ["\"x\""]);
    for broken in ["<p>", "</p>", "<p></b></p>", "<a href=\"x\"href=\"y\"></a>"] {
        assert_ne!(parse(broken).faults, [""; 0], "{broken}");
    }
}

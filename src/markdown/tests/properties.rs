//! What holds for every text: the HTML is well-formed and safe, holes and parts lie where they
//! must, and no text takes more than time in proportion to its length.

use std::collections::HashSet;

use super::{document, read};
use crate::markdown::{Document, Edge, Filling, Origin, Quotes, RawHtml, parse_inline};
use crate::source::Span;

/// What texts are put together from: everything that means something to Markdown or to HTML.
const PIECES: &[&str] = &[
    "a",
    "b ",
    " ",
    "  ",
    "    ",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "*",
    "**",
    "_",
    "~~",
    "~",
    "`",
    "``",
    "```",
    "```\"><i>\n",
    "\\",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "](skill:a)",
    "](figure:b.mean \"t\")",
    "[](figure:c)",
    "](chart:d)",
    "![e](chart:f)",
    "\n\n![e](chart:f)\n\n",
    "](g.md#h)",
    "](g.png)",
    "](https://i.j/?k&\"l)",
    "](javascript:m)",
    "](//n)",
    "](#o)",
    "]: p.md",
    "[^q]",
    "[^q]: ",
    "\n[^q]: r[^q]\n",
    "[^s]",
    "<",
    ">",
    "<u>",
    "</u>",
    "<!--",
    "-->",
    "<div>",
    "<script>",
    "&amp;",
    "&#0;",
    "&#x85;",
    "\"",
    "'",
    "é",
    "\u{301}",
    "\u{feff}",
    "\0",
    "\u{7f}",
    "😀",
    "|",
    "|-|",
    "\n|t|u|\n|-|:-:|\n|v|",
    "> ",
    "- ",
    "* ",
    "1. ",
    "7) ",
    "- [ ] ",
    "- [x] ",
    "# ",
    "## ",
    "\n## w {#w .x y}\n",
    "### ",
    "{",
    "}",
    "\n---\n",
    "\n===\n",
    "\n: ",
    "> [!NOTE]\n",
    "<skill:z>",
    "<https://a.b>",
    "<c@d.e>",
    "--",
    "...",
];

const VOID: &[&str] = &["br", "hr", "input"];

const INLINE: &[&str] = &["a", "br", "code", "del", "em", "input", "strong", "sup"];

/// Numbers that are the same on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

fn texts(seed: u64, count: usize) -> impl Iterator<Item = String> {
    let mut numbers = Numbers(seed);
    (0..count).map(move |_| {
        let length = 1 + numbers.below(40);
        (0..length)
            .map(|_| PIECES[numbers.below(PIECES.len())])
            .collect()
    })
}

/// Goes through the tags of `html`: each is closed in its order, each attribute is quoted, each id
/// stands once, and no address leaves the web's own schemes.
fn check_well_formed(html: &str, text: &str) {
    let mut open = Vec::new();
    let mut ids = HashSet::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let length = rest[at..].find('>').unwrap();
        let tag = &rest[at + 1..at + length];
        rest = &rest[at + length + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{text:?}\n{html}");
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(
            name.bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()),
            "{text:?}\n{html}"
        );
        check_attributes(attributes, &mut ids, text);
        let within = |outer: &str| open.contains(&outer);
        assert!(!(name == "a" && within("a")), "{text:?}\n{html}");
        assert!(INLINE.contains(&name) || !within("p"), "{text:?}\n{html}");
        if !VOID.contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} {text:?}\n{html}");
    let fits = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    assert!(html.chars().all(fits), "{text:?}\n{html}");
}

fn check_attributes(attributes: &str, ids: &mut HashSet<String>, text: &str) {
    let mut rest = attributes;
    while !rest.is_empty() {
        let word = rest.find([' ', '=']).unwrap_or(rest.len());
        let name = &rest[..word];
        assert!(
            [
                "id",
                "class",
                "href",
                "title",
                "start",
                "scope",
                "role",
                "tabindex",
                "type",
                "disabled",
                "checked",
                "aria-label"
            ]
            .contains(&name),
            "{name:?} {text:?}"
        );
        rest = &rest[word..];
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let (value, after) = quoted.split_once('"').unwrap();
            rest = after;
            if name == "id" {
                assert!(ids.insert(value.to_owned()), "{value} {text:?}");
            }
            if name == "href" {
                let schemes = ["#", "http://", "https://", "mailto:", "tel:"];
                assert!(
                    schemes.iter().any(|scheme| value.starts_with(scheme)),
                    "{value} {text:?}"
                );
            }
        }
        rest = rest.strip_prefix(' ').unwrap_or(rest);
    }
}

/// Fills links with elements, so that they take part in the check.
fn filled(document: &Document) -> String {
    let mut html = String::new();
    document
        .fragment()
        .write(&mut html, Quotes::default(), &mut |out, _, edge| {
            out.push_str(match edge {
                Edge::Open => "<a href=\"#\">",
                Edge::Close => "</a>",
                Edge::Whole => "<br>",
            });
        });
    html
}

fn check_holes(document: &Document, text: &str) {
    let html = document.fragment().html();
    let mut last = 0;
    for hole in document.fragment().holes() {
        let at = hole.at as usize;
        assert!(last <= at && html.is_char_boundary(at), "{hole:?} {text:?}");
        let Filling::Reference(number, _) = hole.filling else {
            panic!("a text has its quotation marks: {text:?}");
        };
        assert!((number as usize) < document.references().len(), "{text:?}");
        last = at;
    }
    assert!(last <= html.len(), "{text:?}");
}

/// Intro, headings, parts and footnotes follow each other without a gap, and put together they are
/// the whole document.
fn check_parts(document: &Document, text: &str) {
    let mut pieces = Vec::new();
    for part in document.parts() {
        pieces.extend(part.heading.map(|heading| heading.html()));
        pieces.push(part.html);
    }
    pieces.push(document.footnotes());
    let mut end = 0;
    let mut html = String::new();
    for piece in pieces {
        assert_eq!(piece.start, end, "{text:?}");
        end = piece.end;
        document.write(piece, &mut html, &mut |out, reference, edge| {
            out.push_str(&format!("<{:?} {edge:?}>", reference.span));
        });
    }
    assert_eq!(end as usize, document.fragment().html().len(), "{text:?}");
    let mut whole = String::new();
    document.fragment().write(
        &mut whole,
        Quotes::default(),
        &mut |out, reference, edge| {
            out.push_str(&format!("<{:?} {edge:?}>", reference.span));
        },
    );
    assert_eq!(html, whole, "{text:?}");
}

#[test]
fn every_text_becomes_well_formed_html() {
    for text in texts(0x9e37_79b9_7f4a_7c15, 6000) {
        let (document, report) = document(&text, RawHtml::Refuse);
        check_well_formed(&filled(&document), &text);
        check_holes(&document, &text);
        check_parts(&document, &text);
        for block in document.blocks() {
            assert!(
                text.get(block.start as usize..block.end as usize).is_some(),
                "{text:?}"
            );
        }
        for reference in document.references() {
            assert!(text.get(reference.span.range()).is_some(), "{text:?}");
        }
        assert!(
            report.iter().all(|line| line.starts_with("a.md:")),
            "{report:?}"
        );
    }
}

#[test]
fn html_that_is_allowed_leaves_holes_and_parts_in_order() {
    for text in texts(0x2545_f491_4f6c_dd1d, 2000) {
        let (document, _) = document(&text, RawHtml::Allow);
        check_holes(&document, &text);
        check_parts(&document, &text);
    }
}

#[test]
fn every_line_becomes_well_formed_html() {
    for text in texts(0xd6e8_feb8_6659_fd93, 4000) {
        let (line, report) = read(&text, |file, found| {
            let origin = Origin::Verbatim(Span::new(file, 0..text.len()));
            parse_inline(origin, &text, RawHtml::Refuse, found)
        });
        let mut html = String::new();
        line.write(&mut html, Quotes::default(), &mut |out, _, edge| {
            out.push_str(match edge {
                Edge::Open => "<a href=\"#\">",
                Edge::Close => "</a>",
                Edge::Whole => "<br>",
            });
        });
        check_well_formed(&html, &text);
        let block = [
            "<p",
            "<ul",
            "<ol",
            "<h",
            "<table",
            "<blockquote",
            "<pre",
            "<dl",
            "<div",
        ];
        assert!(
            block.iter().all(|tag| !html.contains(tag)),
            "{text:?}\n{html}"
        );
        assert!(
            report.iter().all(|line| line.starts_with("a.md:")),
            "{report:?}"
        );
    }
}

#[test]
fn hostile_texts_come_to_an_end() {
    let size = 60_000;
    for piece in PIECES.iter().copied().chain([
        "[a](",
        "[a][",
        "*a_ ",
        "[a]: b (\n",
        "<a href=\"",
        "- \n\n",
        "a\n: - ",
        "|a",
    ]) {
        let text = piece.repeat(size / piece.len());
        let (document, _) = document(&text, RawHtml::Refuse);
        check_well_formed(&filled(&document), piece);
    }
    for (first, then) in [
        ("> ", "a\n"),
        ("- ", "\n"),
        ("* ", "\nb\n"),
        (">", "```\n\n"),
        ("1. ", "\n\n    x"),
    ] {
        let text = first.repeat(size) + &then.repeat(size);
        let (document, report) = document(&text, RawHtml::Refuse);
        assert!(document.is_empty(), "{first:?}");
        assert!(
            report.len() == 1 && report[0].contains("[prose-depth]"),
            "{report:?}"
        );
    }
    let (_, report) = document(
        &("*a **b ".repeat(200) + &"c** d*".repeat(200)),
        RawHtml::Refuse,
    );
    assert!(
        report.iter().any(|line| line.contains("[prose-depth]")),
        "{report:?}"
    );
}

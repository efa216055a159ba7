//! Floor 7: what a site says to machines about its pages: sitemap, Atom feed and `robots.txt`.
//!
//! The first two name absolute addresses, so that they are made only where the site has a
//! `base_url`.
//! They are functions of what they are given: nothing here looks into the site or at a clock.

mod atom;
mod sitemap;

pub use atom::{Entry, Feed, atom};
pub use sitemap::{Listed, MAX_LISTED, robots, sitemaps};

use std::io;

/// Makes an XML document with `write`, which gets a writer that indents.
fn document(write: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<Vec<u8>> {
    let mut xml = quick_xml::Writer::new_with_indent(Vec::new(), b' ', 1);
    let declaration = quick_xml::events::BytesDecl::new("1.0", Some("utf-8"), None);
    xml.write_event(quick_xml::events::Event::Decl(declaration))?;
    write(&mut xml)?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

type Xml = quick_xml::Writer<Vec<u8>>;

/// Writes `<name>text</name>`, the text escaped, without the characters that XML cannot hold.
fn element(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    let text: String = text.chars().filter(|c| is_xml(*c)).collect();
    let text = quick_xml::events::BytesText::new(&text);
    xml.create_element(name).write_text_content(text)?;
    Ok(())
}

/// Whether XML 1.0 can hold the character (production 2, `Char`).
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

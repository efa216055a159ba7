//! XML as a sitemap and a feed need it: elements with attributes, text, and other elements, each on
//! a line of its own.

use crate::markdown::{escape_attribute, escape_text};

/// Attributes by their names.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A document in the making.
pub(super) struct Xml {
    text: String,
    depth: usize,
}

impl Xml {
    /// A whole document, whose root is `name`.
    pub(super) fn document(
        name: &str,
        attributes: Attributes<'_>,
        inner: impl FnOnce(&mut Self),
    ) -> Vec<u8> {
        let mut xml = Self {
            text: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned(),
            depth: 0,
        };
        xml.within(name, attributes, inner);
        xml.text.into_bytes()
    }

    /// An element that holds others.
    pub(super) fn within(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        inner: impl FnOnce(&mut Self),
    ) {
        self.open(name, attributes);
        self.text.push_str(">\n");
        self.depth += 1;
        inner(self);
        self.depth -= 1;
        self.indent();
        self.close(name);
    }

    /// An element that holds text.
    pub(super) fn element(&mut self, name: &str, text: &str) {
        self.open(name, &[]);
        self.text.push('>');
        escape_text(&mut self.text, text);
        self.close(name);
    }

    /// An element that says all in its attributes.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.open(name, attributes);
        self.text.push_str("/>\n");
    }

    fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.indent();
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            escape_attribute(&mut self.text, value);
            self.text.push('"');
        }
    }

    fn close(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }

    fn indent(&mut self) {
        self.text.extend(std::iter::repeat_n(' ', self.depth));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_stand_within_each_other_and_text_within_its_marks() {
        let bytes = Xml::document("a", &[("b", "\"<&")], |xml| {
            xml.empty("c", &[("d", "e'f")]);
            xml.within("g", &[], |xml| xml.element("h", "i < j & k\u{1}\u{ffff}"));
        });
        let expected = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
                        <a b=\"&quot;&lt;&amp;\">\n <c d=\"e'f\"/>\n <g>\n  \
                        <h>i &lt; j &amp; k\u{fffd}\u{fffd}</h>\n </g>\n</a>\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }
}

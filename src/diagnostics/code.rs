//! The stable names of everything that can be wrong.
//!
//! A code is what a site switches off, what an editor searches for, and a heading of the
//! diagnostics reference; so it is a few plain words and never changes its meaning. This file
//! holds names and weights only; the checks are where the data is.

use std::fmt;

/// How much a mistake weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The page would be false or could not be shown: nothing is published.
    Error,
    /// An editor should decide; the site is published.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// `error`, `warning` or `note`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $severity:ident;)+) => {
        /// The stable name of a kind of mistake.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code, in the order of the reference.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name that reports and configuration use.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The weight that the code has unless the site says otherwise.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }

            /// What the code means, in a sentence.
            #[must_use]
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+),)+ }
            }
        }
    };
}

codes! {
    // Files, and what their bytes are.
    /// A file or folder cannot be read.
    FileUnreadable = "file-unreadable", Error;
    /// A file is larger than a text file may be.
    FileTooLarge = "file-too-large", Error;
    /// A text file holds bytes that are not UTF-8.
    NotUtf8 = "not-utf8", Error;
    /// A file name cannot be part of a site.
    FileName = "file-name", Error;
    /// A symbolic link leads out of the site's folder, or in a circle.
    SymbolicLink = "symbolic-link", Error;
    // YAML and records.
    /// The YAML cannot be read.
    YamlSyntax = "yaml-syntax", Error;
    /// The YAML uses a feature that content files do not have: anchors, aliases, tags, a second document.
    YamlFeature = "yaml-feature", Error;
    /// The YAML is nested too deeply.
    YamlDepth = "yaml-depth", Error;
    /// A key stands twice in one map.
    DuplicateKey = "duplicate-key", Error;
    /// A key that its place does not have.
    UnknownKey = "unknown-key", Error;
    /// A key that its place must have is missing.
    MissingKey = "missing-key", Error;
    /// A list, a map or a single value stands where another of them is wanted.
    WrongType = "wrong-type", Error;
    /// A value that is not written as its field wants it.
    WrongValue = "wrong-value", Error;
    /// A word that is not in its field's list.
    UnknownValue = "unknown-value", Error;
    // Scalars.
    /// An amount that is not written as amounts are.
    Amount = "amount", Error;
    /// A period that is not written as periods are.
    Period = "period", Error;
    /// A place that is not written as places are, or a country that does not exist.
    Place = "place", Error;
    /// A currency that is not in ISO 4217.
    Currency = "currency", Error;
    /// A date that is not written as dates are, or a day that the calendar does not have.
    Date = "date", Error;
    /// A length of time that is not written as intervals are.
    Interval = "interval", Error;
    /// A name that cannot be part of an address.
    Id = "id", Error;
    // Content: what one file, or one career, can get wrong.
    // Prose.
    /// HTML stands in a text, and the site does not allow it there.
    RawHtml = "raw-html", Error;
    /// A heading is of level 1, which is the page's title alone, or leaves out a level, or stands in a footnote.
    HeadingLevel = "heading-level", Error;
    /// A heading has no words.
    HeadingEmpty = "heading-empty", Error;
    /// The id of a heading cannot be part of an address, or stands twice in the text.
    HeadingId = "heading-id", Error;
    /// A heading has an attribute that is neither its id nor a class.
    HeadingAttribute = "heading-attribute", Error;
    /// A link or picture has an address of a kind that pages do not have.
    LinkScheme = "link-scheme", Error;
    /// A link or picture is not written as its kind wants it.
    LinkForm = "link-form", Error;
    /// A link names a definition (`[name]: address`) that is not in the text.
    LinkReference = "link-reference", Error;
    /// A picture would be loaded from another site.
    RemotePicture = "remote-picture", Error;
    /// A chart does not stand alone in its paragraph.
    ChartPlace = "chart-place", Error;
    /// A footnote is cited and not written, written and not cited, or written twice.
    Footnote = "footnote", Error;
    /// One line of text holds Markdown that needs more: a list, a heading, a picture, a second paragraph.
    InlineMarkdown = "inline-markdown", Error;
    /// Lists, quotes or emphasis in a text are nested too deeply.
    ProseDepth = "prose-depth", Error;
    // Configuration.
    // Templates, messages and static files.
    // The whole site: references, links, addresses.
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_kebab_case_and_stand_once() {
        let names: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(names.len(), Code::ALL.len());
        for name in names {
            assert!(
                name.bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "{name}"
            );
        }
    }
}

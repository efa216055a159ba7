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

            /// The code of that name.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                let mut all = Self::ALL.iter();
                all.find(|code| code.as_str() == name).copied()
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
    /// An address that does not begin with `https://` or `http://`, or cannot be one.
    Link = "link", Error;
    /// An old address that cannot be a page of this site.
    Redirect = "redirect", Error;
    // Content: what one file, or one career, can get wrong.
    /// Keys stand together of which only one can, or none stands of which one must.
    OneOfKeys = "one-of-keys", Error;
    /// A content file has no frontmatter.
    FrontmatterMissing = "frontmatter-missing", Error;
    /// The frontmatter does not begin on the first line of its file.
    FrontmatterLate = "frontmatter-late", Error;
    /// The frontmatter is opened and never closed.
    FrontmatterUnclosed = "frontmatter-unclosed", Error;
    /// The frontmatter has no keys.
    FrontmatterEmpty = "frontmatter-empty", Error;
    /// A file of the folder `content` stands where none is expected, or has an unknown ending.
    MisplacedFile = "misplaced-file", Error;
    /// The name of a content file has a dot, which is kept for languages; translations are not supported yet.
    LanguageFile = "language-file", Error;
    /// The names of two folders or pages differ only in case.
    NameCase = "name-case", Error;
    /// A folder of `careers` has sections and no `index.md`.
    CareerWithoutIndex = "career-without-index", Error;
    /// A career has two sections of one kind for one place.
    DuplicateSection = "duplicate-section", Error;
    /// An id stands twice in a career.
    DuplicateId = "duplicate-id", Error;
    /// An item of a list in brackets begins with “and” or “or”: a sentence with commas was written.
    ListSentence = "list-sentence", Warning;
    /// A percentage stands where money or a number is wanted, or a number where a percentage is wanted.
    Unit = "unit", Error;
    /// The statistics of a pay row are out of order: a lower percentile lies above a higher one.
    PayOrder = "pay-order", Error;
    /// A mean or median lies outside the range that its row gives.
    OutsideRange = "outside-range", Error;
    /// Two pay rows say different things of the same people, place, time and source.
    Contradiction = "contradiction", Error;
    /// Two pay rows say the same of the same people, place, time and source.
    DuplicateRow = "duplicate-row", Error;
    /// Something was observed at a time that has not come yet.
    FuturePeriod = "future-period", Error;
    /// A period has a length and no end, as `P4Y` has: when its figure held is not known.
    OpenPeriod = "open-period", Warning;
    /// A claim has a metric that the site does not know.
    UnknownMetric = "unknown-metric", Error;
    /// A claim is about pay, which has rows of its own.
    PayClaim = "pay-claim", Error;
    /// A depth of skill is not a step of the scale of the site.
    UnknownProficiency = "unknown-proficiency", Error;
    /// A level that the career does not have.
    UnknownLevel = "unknown-level", Error;
    /// Something refers to itself: a level that follows itself, a career that is related to itself, a source that supersedes itself.
    SelfReference = "self-reference", Error;
    /// Levels follow one another in a circle.
    Circle = "circle", Error;
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
    /// A text has more headings than a page can show.
    HeadingCount = "heading-count", Error;
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
    /// The folder has no `guidepost.yaml`, so it is no site.
    NoSite = "no-site", Error;
    /// The address of the site is not written as such.
    BaseUrl = "base-url", Error;
    /// A web address is not written as such.
    WebUrl = "web-url", Error;
    /// A language tag that is none, or whose numbers cannot be written.
    Language = "language", Error;
    /// A colour that is not written as colours are.
    Colour = "colour", Error;
    /// The accent of the site is too faint to be read on the pages of its theme.
    Contrast = "contrast", Warning;
    /// The link of a menu or footer leads to nothing that can be linked.
    MenuLink = "menu-link", Error;
    /// The template of the address where a page is edited.
    EditUrl = "edit-url", Error;
    /// A path that does not lead to a static file.
    StaticPath = "static-path", Error;
    /// A list of the configuration names the same thing twice.
    DuplicateEntry = "duplicate-entry", Error;
    // Templates, messages and static files.
    /// A template is not written as templates are.
    TemplateSyntax = "template-syntax", Error;
    /// A template names a template, block, component, filter, test or function that is not there, or that is there twice.
    TemplateName = "template-name", Error;
    /// A template, a block or a component contains itself.
    TemplateCircle = "template-circle", Error;
    /// Templates nest too deeply.
    TemplateDepth = "template-depth", Error;
    /// A template cannot be filled in with the values of a page.
    TemplateValue = "template-value", Error;
    /// The interface has no words for something in the language of the site.
    MessageMissing = "message-missing", Error;
    /// A message is not written as messages are.
    MessageForm = "message-form", Error;
    /// A static file that something asks for is not there.
    AssetMissing = "asset-missing", Error;
    /// A static file cannot be published under its name.
    AssetName = "asset-name", Error;
    /// A style sheet names what it cannot load.
    StyleAddress = "style-address", Error;
    /// A style sheet loads itself.
    StyleCircle = "style-circle", Error;
    // The whole site: references, links, addresses.
    /// A career that the guide does not have.
    UnknownCareer = "unknown-career", Error;
    /// A skill that is not in `skills.yaml`.
    UnknownSkill = "unknown-skill", Error;
    /// An industry that is not in `industries.yaml`.
    UnknownIndustry = "unknown-industry", Error;
    /// A source that is not in `sources.yaml`.
    UnknownSource = "unknown-source", Error;
    /// A figure that the career does not have, or a row of several figures of which none is named.
    UnknownFigure = "unknown-figure", Error;
    /// The text of a figure link says something else than the data.
    FigureDiffers = "figure-differs", Error;
    /// A chart of figures that the career does not have.
    UnknownChart = "unknown-chart", Error;
    /// A heading of a section that explains none of its items.
    Explanation = "explanation", Error;
    /// A link to a file or page that is not there.
    BrokenLink = "broken-link", Error;
    /// A link to a place that its page does not have.
    BrokenAnchor = "broken-anchor", Error;
    /// A picture that is not there, or is of no known kind.
    BrokenPicture = "broken-picture", Error;
    /// A link to a draft, which is not published.
    LinkToDraft = "link-to-draft", Error;
    /// Two pages or files that claim one address.
    AddressTaken = "address-taken", Error;
    // What an editor should decide about.
    /// A career does not have a section that the site wants of every career.
    MissingSection = "missing-section", Warning;
    /// A career, or a section of it, was to be reviewed by a day that has passed.
    ReviewOverdue = "review-overdue", Warning;
    /// A figure is older than the site allows.
    FigureOld = "figure-old", Warning;
    /// A career names another as related, and that one does not name it.
    RelatedOneWay = "related-one-way", Note;
    /// A career speaks of a skill that its requirements do not list.
    SkillUnlisted = "skill-unlisted", Note;
    // Pay that an editor should look at again.
    /// The bands of two steps of experience leave a gap: nobody is said to earn what lies between them.
    BandGap = "band-gap", Warning;
    /// The band of one step of experience reaches above the middle of the next one's.
    BandOverlap = "band-overlap", Note;
    /// The two ends of a band lie so close together that they are two values and no spread.
    BandNarrow = "band-narrow", Warning;
    /// The figure that stands for a career lies in none of its bands of experience.
    HeadlineOutside = "headline-outside", Warning;
    /// The mean of beginners lies far from the figure of the first years.
    EntryMean = "entry-mean", Warning;
    /// Two bands of years share a year, or leave one out.
    YearBands = "year-bands", Warning;
    /// An average is given as a range, and an average is one number.
    MeanRange = "mean-range", Warning;
    /// One number stands for two different groups of people.
    SameNumber = "same-number", Warning;
    /// A figure is ten times the next highest and is not marked as rare.
    FigureApart = "figure-apart", Warning;
    /// One end of a range is exact and the other rounded.
    EndsMixed = "ends-mixed", Warning;
    /// A limit is given to the cent.
    CeilingExact = "ceiling-exact", Warning;
    /// The size of an amount does not fit the time that it is paid for.
    PayPer = "pay-per", Warning;
    /// Pay falls where experience rises.
    PayFalls = "pay-falls", Warning;
    // Where figures come from.
    /// Figures have no source.
    FigureUnsourced = "figure-unsourced", Warning;
    /// A source that figures rest on does not say when it was published or read.
    SourceUndated = "source-undated", Warning;
    /// A source that figures rest on has no licence.
    SourceLicence = "source-licence", Note;
    /// Figures or prose rest on a source that another has replaced.
    SourceSuperseded = "source-superseded", Warning;
    /// Changes over different periods stand side by side.
    GrowthCompared = "growth-compared", Warning;
    /// A claim does not say when it holds.
    ClaimUndated = "claim-undated", Warning;
    /// A claim does not say where it holds.
    ClaimPlace = "claim-place", Warning;
    // Prose against data, and the words of the prose.
    /// An amount of money in prose is none of the data.
    ProseMoney = "prose-money", Warning;
    /// A percentage in prose is none of the data.
    ProsePercent = "prose-percent", Warning;
    /// A year in prose is in no period of the data.
    ProseYear = "prose-year", Warning;
    /// The name of the career is written in another way than its title.
    TitleDrift = "title-drift", Warning;
    /// The words of a link do not say where it leads.
    LinkText = "link-text", Warning;
    /// A picture has no words for those who do not see it.
    AltMissing = "alt-missing", Warning;
    /// A sentence is longer than the site allows.
    LongSentence = "long-sentence", Warning;
    /// A text takes more years of school to read than the site allows.
    ReadingGrade = "reading-grade", Warning;
    /// A word for a job or for people names a sex or an age.
    JobWords = "job-words", Warning;
    /// A line under a list is read as a part of its last item.
    ListSwallowed = "list-swallowed", Warning;
    // Waivers.
    /// A waiver is not written as waivers are, or waives what cannot be waived.
    Waiver = "waiver", Warning;
    /// A waiver has expired.
    WaiverExpired = "waiver-expired", Warning;
    /// A waiver waives nothing.
    WaiverUnused = "waiver-unused", Warning;
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

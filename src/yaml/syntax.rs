//! The YAML parser's mistakes in an editor's words, at the place that an editor would look at.
//!
//! What is not known here keeps the parser's words, so that nothing is lost.

use std::ops::Range;

use granit_parser::{ErrorKind, ScanError};

use super::MAX_DEPTH;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Span};

/// What is wrong, and what to do.
struct Words {
    code: Code,
    message: String,
    mend: &'static str,
}

/// The report of a mistake that the parser found in `block` of `text`.
pub(super) fn report(
    file: FileId,
    text: &str,
    block: &Range<usize>,
    error: &ScanError,
) -> Box<Diagnostic> {
    let length = block.len();
    let offset = error.marker().byte_offset().unwrap_or(length).min(length);
    let mut at = block.start + offset;
    if is_tab(error.kind()) {
        at = tab_near(text, at, block.end);
    }
    let span = Span::new(file, at..at);
    if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
        return too_deep(span);
    }
    let rest = text.get(at..block.end).unwrap_or_default();
    let Words {
        code,
        message,
        mend,
    } = words(error.kind(), rest);
    Box::new(Diagnostic::at(code, span, message).mend(mend))
}

pub(super) fn too_deep(span: Span) -> Box<Diagnostic> {
    let message = format!("lists and maps nest more than {MAX_DEPTH} deep here");
    let mend = "look for brackets or braces that are not closed";
    Box::new(Diagnostic::at(Code::YamlDepth, span, message).mend(mend))
}

/// `&name`, which names a value for reuse.
pub(super) const ANCHOR: &str =
    "`&` before a value names it for reuse, which content files do not have";

/// `!tag`
pub(super) const TAG: &str = "`!` before a value is a YAML tag, which content files do not have";

/// `*name`
pub(super) const ALIAS: &str =
    "`*` before a word stands for another value, which content files do not have";

/// What to do about any of the three.
pub(super) const NO_FEATURE: &str =
    "put the text in quotes if the sign is part of it, or write the value out";

fn is_tab(kind: &ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(
        kind,
        K::TabNotAllowed
            | K::TabInBlockIndentation
            | K::TabInIndentation
            | K::TabInPlainScalar
            | K::TabAtBlockScalarStart
    )
}

/// The tab that the parser objects to: it has read it, or says where the value with it begins.
fn tab_near(text: &str, at: usize, end: usize) -> usize {
    if text[..at].ends_with('\t') {
        return at - 1;
    }
    let rest = text.get(at..end).unwrap_or_default();
    let first_of_line = rest
        .match_indices('\t')
        .find(|(tab, _)| rest[..*tab].trim_end_matches([' ', '\t']).ends_with('\n'));
    let tab = first_of_line
        .map(|(tab, _)| tab)
        .or_else(|| rest.find('\t'));
    at + tab.unwrap_or(0)
}

fn words(kind: &ErrorKind, rest: &str) -> Words {
    if let Some(message) = feature(kind, rest) {
        return Words {
            code: Code::YamlFeature,
            message: message.to_owned(),
            mend: NO_FEATURE,
        };
    }
    let (message, mend) = match kind {
        kind if is_tab(kind) => (
            "a tab stands where YAML wants spaces".to_owned(),
            "replace the tab by spaces",
        ),
        ErrorKind::UnexpectedCharacter { character } => (
            format!("a text cannot begin with `{}`", character.escape_debug()),
            "put the text in quotes",
        ),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => (
            format!("what `{open}` opens here is closed by `{close}`"),
            "close each bracket with `]` and each brace with `}`",
        ),
        kind => match quotes(kind)
            .or_else(|| brackets(kind, rest))
            .or_else(|| lines(kind))
        {
            Some((message, mend)) => (message.to_owned(), mend),
            None => (
                format!("this cannot be read as YAML: {kind}"),
                "put a text that holds signs in quotes, or compare it with a section that works",
            ),
        },
    };
    Words {
        code: Code::YamlSyntax,
        message,
        mend,
    }
}

/// What content files do not have of YAML.
fn feature(kind: &ErrorKind, rest: &str) -> Option<&'static str> {
    use ErrorKind as K;
    match kind {
        K::UnknownAnchor => Some(ALIAS),
        K::MissingAnchorOrAliasName | K::AnchorCountOverflow => match rest.starts_with('&') {
            true => Some(ANCHOR),
            false => Some(ALIAS),
        },
        K::UndeclaredTagHandle
        | K::ExpectedTagBang
        | K::InvalidGlobalTagCharacter
        | K::InvalidTagTerminator
        | K::MissingTagUri
        | K::UnclosedVerbatimTag
        | K::InvalidTagEscape
        | K::InvalidTagUtf8
        | K::InvalidTagUtf8LeadingByte
        | K::InvalidTagUtf8TrailingByte => Some(TAG),
        K::DirectiveDisallowed
        | K::MissingDirectiveName
        | K::InvalidDirectiveName
        | K::InvalidDirectiveTerminator => Some(
            "`%` at the beginning of a line gives YAML a direction, which content files do not have",
        ),
        _ => None,
    }
}

type Known = Option<(&'static str, &'static str)>;

/// What goes wrong with texts: their quotes, and what stands around them.
fn quotes(kind: &ErrorKind) -> Known {
    use ErrorKind as K;
    Some(match kind {
        K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar => (
            "a quotation mark is opened and not closed",
            "close it with the same mark",
        ),
        K::InvalidTrailingSingleQuotedScalar => (
            "something follows a text in quotes",
            "put all of the text in quotes, and write an apostrophe within them twice",
        ),
        K::InvalidTrailingDoubleQuotedScalar => (
            "something follows a text in quotes",
            "put all of the text in quotes, and write `\\\"` for a quotation mark within them",
        ),
        K::CommentNotSeparated => (
            "a `#` stands right behind a text in quotes",
            "put a space before it, or the `#` into the quotes",
        ),
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidLowSurrogateHexEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate
        | K::InvalidUnicodeEscape => (
            "in this text in quotes a `\\` begins a sign that there is not",
            "write `\\\\` for a backslash, or put the text between single quotes",
        ),
        K::ZeroBlockScalarIndent | K::InvalidBlockScalarHeader => (
            "something follows the `|` or `>` that begins a text of several lines",
            "end the line behind it, and write the text below, indented",
        ),
        K::InvalidQuotedScalarIndent | K::InvalidFlowScalarIndent | K::InvalidBlockScalarIndent => {
            (
                "a line of this text is not indented as the text is",
                "indent all lines of the text further than its key",
            )
        }
        _ => return None,
    })
}

/// What goes wrong with brackets, braces and commas; `rest` begins where the parser stopped.
fn brackets(kind: &ErrorKind, rest: &str) -> Known {
    use ErrorKind as K;
    Some(match kind {
        K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
            if rest.starts_with(',') =>
        {
            ("a comma follows nothing", "remove one of the commas")
        }
        K::UnclosedFlowCollection { .. }
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping => (
            "a bracket or brace is opened and not closed",
            "close it with `]` or `}`",
        ),
        K::MisplacedFlowCollectionEnd => (
            "a bracket or brace is closed that was not opened",
            "remove it, or put the text in quotes if it is part of it",
        ),
        K::ExpectedFlowMappingSeparator | K::ExpectedFlowSequenceSeparator => (
            "a comma is missing between two values in brackets or braces",
            "add the comma, close the bracket or brace before it, or put a text that holds `: ` or \
             quotes in quotation marks",
        ),
        K::BlockEntryInFlowCollection | K::PlainScalarStartsWithDashFlowIndicator => (
            "within brackets and braces a dash begins no item",
            "remove the dash, or put the text in quotes",
        ),
        _ => return None,
    })
}

/// What goes wrong with lines: their keys, dashes, colons and indentation.
fn lines(kind: &ErrorKind) -> Known {
    use ErrorKind as K;
    Some(match kind {
        K::MappingValueNotAllowed | K::InvalidColonPlacement | K::MappingKeyNotAllowed => (
            "a colon stands where no value can begin",
            "put a text that holds `: ` in quotation marks, or indent the key like the keys it \
             belongs to",
        ),
        K::InvalidIndentation
        | K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::ExpectedDocumentStart => (
            "this line is not indented like the lines it belongs to",
            "give the keys of one map, and the dashes of one list, the same indentation",
        ),
        K::BlockSequenceEntryNotAllowed | K::InvalidBlockEntryWhitespace => (
            "a list begins in the line of its key",
            "begin it on the next line, or put the text in quotes if the dash is part of it",
        ),
        K::SimpleKeyExpected | K::InvalidSimpleKey | K::InvalidMappingValueWhitespace => (
            "a key without a value",
            "write `key: value`, with a space after the colon",
        ),
        K::UnexpectedEofBlockMapping
        | K::UnexpectedEofBlockSequence
        | K::UnexpectedEof
        | K::ExpectedNodeContent
        | K::UnexpectedEndOfPlainScalar => (
            "no value can begin like this",
            "put the text in quotes, or remove the sign that it begins with",
        ),
        K::BomInsideDocument => (
            "a byte order mark stands in the middle of the text",
            "remove it: it cannot be seen, so type the line again",
        ),
        _ => return None,
    })
}

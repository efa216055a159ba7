//! What is reported of a reference that means nothing, or that says something else than the data.

use crate::content::Career;
use crate::diagnostics::{Code, Diagnostic};
use crate::markdown::Reference;
use crate::site::figures::{self, Unclear};
use crate::site::{Cited, Page, Wording};
use crate::source::Span;
use crate::yaml::nearest;

/// Among how many headings a report looks for the one that was meant.
const HINTED: usize = 200;

/// How many headings a report lists.
const SHOWN: usize = 12;

pub(super) fn no_anchor<'a>(
    anchor: &str,
    title: &str,
    known: impl Iterator<Item = &'a str>,
    reference: &Reference,
) -> Box<Diagnostic> {
    let message = format!("“{title}” has no place called `#{anchor}`");
    // A text with more headings than that has a cause that no hint names.
    let known: Vec<&str> = known.take(HINTED).collect();
    let mend = match nearest(anchor, known.iter().copied()) {
        Some(near) => format!("did you mean `#{near}`?"),
        None if (1..=SHOWN).contains(&known.len()) => {
            let known: Vec<String> = known.iter().map(|id| format!("`#{id}`")).collect();
            format!("its headings are {}", known.join(", "))
        }
        None => "use the heading's words in small letters, joined by hyphens".to_owned(),
    };
    Box::new(Diagnostic::at(Code::BrokenAnchor, reference.span, message).mend(mend))
}

/// An entry of a registry, which prose names by its own scheme.
pub(super) fn anchor_of_registry(
    page: Page,
    anchor: &str,
    reference: &Reference,
) -> Box<Diagnostic> {
    let scheme = match page {
        Page::Skills(_) => "skill",
        Page::Industries(_) => "industry",
        _ => "source",
    };
    let message = "a link to a registry leads to all of its entries";
    Box::new(
        Diagnostic::at(Code::BrokenAnchor, reference.span, message)
            .mend(format!("write `{scheme}:{anchor}` to name one of them")),
    )
}

pub(in crate::site) fn link_to_draft(name: &str, span: Span) -> Diagnostic {
    let message = format!("`{name}` is a draft, which is not published");
    Diagnostic::at(Code::LinkToDraft, span, message)
        .mend("publish the draft, remove the link, or build with `--drafts`")
}

pub(super) fn unknown_figure(career: &Career, row: &str, reference: &Reference) -> Box<Diagnostic> {
    let message = format!(
        "“{}” has no figure called `{row}`",
        &*career.head.title.value
    );
    let mend = match nearest(row, figures::ids(career)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("give the row of the figure `id: {row}`"),
    };
    Box::new(Diagnostic::at(Code::UnknownFigure, reference.span, message).mend(mend))
}

/// `slug` is the career's name where the link has it.
pub(super) fn unclear_figure(
    slug: Option<&str>,
    row: &str,
    unclear: &Unclear,
    reference: &Reference,
) -> Box<Diagnostic> {
    let (message, known) = match unclear {
        Unclear::Several(known) => (format!("the row `{row}` has several figures"), known),
        Unclear::Missing(known) => (format!("the row `{row}` has no such figure"), known),
    };
    let career = slug.map(|slug| format!("{slug}/")).unwrap_or_default();
    let known: Vec<String> = known
        .iter()
        .map(|statistic| format!("`figure:{career}{row}.{}`", statistic.as_str()))
        .collect();
    let mend = format!("write {}", known.join(" or "));
    Box::new(Diagnostic::at(Code::UnknownFigure, reference.span, message).mend(mend))
}

/// What is wrong with the text of a link to a figure, if anything: it must say what the data says,
/// unless it is left to the data.
pub(in crate::site) fn contradiction(
    cited: &Cited,
    reference: &Reference,
    wording: Wording<'_>,
) -> Option<Diagnostic> {
    let text = &reference.text;
    let is_empty = text.trim().is_empty();
    (!is_empty && !cited.agrees(text, wording)).then(|| differs(cited, reference, wording))
}

fn differs(cited: &Cited, reference: &Reference, wording: Wording<'_>) -> Diagnostic {
    let text = cited.text(wording);
    let message = format!(
        "the data says `{text}` here, and the text says `{}`",
        reference.text
    );
    let mend = format!("write `[{text}](…)`, leave the text empty, or mend the figure in the data");
    Diagnostic::at(Code::FigureDiffers, reference.span, message).mend(mend)
}

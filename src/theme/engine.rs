//! The template engine: loading all templates at once, rendering one, and what it says when it
//! cannot, as diagnostics.
//!
//! The engine stops at its first mistake of syntax, and describes mistakes of other kinds in a text
//! made for a terminal, which repeats the whole line for each of them. So each template is given to
//! it alone, then each name that any of them uses, and all templates together only when nothing is
//! left that it could object to.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use tera::{Error, ErrorKind, ReportError, Tera};

use super::nesting::{self, Unclosed};
use super::outline::{Name, Use};
use super::structure;
use super::templates::{Source, Sources};
use super::words::{self, Words};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::yaml::nearest;

/// The endings of templates in which text is escaped for HTML and XML.
const ESCAPED: [&str; 4] = [".html", ".htm", ".xml", ".svg"];

/// The filters, tests and functions of the engine that are worth a hint.
const BUILT_IN: &[&str] = &[
    "abs",
    "array",
    "bool",
    "capitalize",
    "containing",
    "default",
    "defined",
    "divisible_by",
    "ending_with",
    "escape",
    "escape_html",
    "escape_xml",
    "even",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "integer",
    "iterable",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "map",
    "newlines_to_br",
    "none",
    "nth",
    "number",
    "odd",
    "pairs",
    "pluralize",
    "range",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "starting_with",
    "str",
    "string",
    "throw",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "undefined",
    "unique",
    "upper",
    "values",
    "wordcount",
];

/// Loads the templates into `tera`, which has its filters and functions.
///
/// Where some could not be read (`complete` is false), the others are looked at one by one, and
/// what they miss is not reported, since it may be in those.
pub(super) fn load(
    tera: &mut Tera,
    own_names: &[&'static str],
    sources: &Sources,
    complete: bool,
    found: &mut Diagnostics,
) {
    tera.autoescape_on(ESCAPED);
    refuse_dumps(sources, found);
    let empty = tera.clone();
    if !complete {
        readable(&empty, sources, found);
        return;
    }
    let mut report = Diagnostics::new();
    let readable = readable(&empty, sources, &mut report);
    structure::check(sources, &mut report);
    unknown_names(&empty, own_names, &readable, &mut report);
    for source in readable {
        unknown_blocks(source, sources, &mut report);
    }
    if report.is_empty() {
        let templates = sources.iter().map(|(name, source)| (name, &source.text));
        if let Err(error) = tera.add_raw_templates(templates) {
            report.push(whole_error(&error));
        }
    }
    found.append(report);
}

/// A mistake of the set of templates that nothing here found a place for.
fn whole_error(error: &Error) -> Diagnostic {
    let Words { message, mend } = words::of(&error.to_string());
    let place = Place::Path("templates".to_owned());
    with_mend(Diagnostic::new(Code::TemplateSyntax, place, message), mend)
}

fn with_mend(diagnostic: Diagnostic, mend: Option<String>) -> Diagnostic {
    match mend {
        Some(mend) => diagnostic.mend(mend),
        None => diagnostic,
    }
}

/// The engine's listing of all variables comes in another order each time, so no page may hold it.
fn refuse_dumps(sources: &Sources, found: &mut Diagnostics) {
    for source in sources.values() {
        for range in &source.outline.dumps {
            let message = "`__tera_context` differs from one build to the next";
            found.push(
                Diagnostic::at(Code::TemplateName, source.span(range), message)
                    .mend("take it out once you have seen what you wanted to see"),
            );
        }
    }
}

/// The templates without mistakes of syntax; those of the others are reported.
fn readable<'a>(empty: &Tera, sources: &'a Sources, report: &mut Diagnostics) -> Vec<&'a Source> {
    let mut readable = Vec::new();
    for (name, source) in sources {
        match syntax_error(empty, name, source) {
            Some(diagnostic) => report.push(diagnostic),
            None => readable.push(source),
        }
    }
    readable
}

fn syntax_error(empty: &Tera, name: &str, source: &Source) -> Option<Diagnostic> {
    // The second template, whose parent is missing, ends the loading as soon as the first is read.
    let pair = [(name, source.text.as_str()), ("", "{% extends '' %}")];
    let error = empty.clone().add_raw_templates(pair).err()?;
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            let range = report.span().range.clone();
            if let Some(diagnostic) = unclosed(source, &range) {
                return Some(diagnostic);
            }
            let written = source.text.get(range.clone()).unwrap_or_default();
            let Words { message, mend } = words::of_syntax(report.message(), written);
            let span = source.span(&range);
            let diagnostic = Diagnostic::at(Code::TemplateSyntax, span, message);
            Some(with_mend(diagnostic, mend))
        }
        // What depends on other templates is looked at by itself.
        _ => None,
    }
}

/// The report of a part that is not closed, where that is what the engine stumbled over at `range`.
fn unclosed(source: &Source, range: &Range<usize>) -> Option<Diagnostic> {
    let Unclosed {
        word,
        opened,
        before,
    } = nesting::unclosed(&source.text)?;
    let at_end = source.text.trim_end().len() <= range.end;
    let message = match &before {
        Some((end, place)) if place.start < range.end && range.start < place.end => {
            format!("this `{{% {word} … %}}` is not closed before `{{% {end} %}}`")
        }
        None if at_end => format!("this `{{% {word} … %}}` is not closed"),
        Some(_) | None => return None,
    };
    let span = source.span(&opened);
    let diagnostic = Diagnostic::at(Code::TemplateSyntax, span, message)
        .mend(format!("add `{{% end{word} %}}` where it ends"));
    Some(match before {
        Some((_, place)) => diagnostic.related(source.span(&place), "before this"),
        None => diagnostic,
    })
}

/// Asks the engine for each name that is used anywhere, once.
fn unknown_names(empty: &Tera, own_names: &[&str], sources: &[&Source], report: &mut Diagnostics) {
    let mut distinct = BTreeSet::new();
    for source in sources {
        let uses = source.outline.uses.iter();
        distinct.extend(uses.map(|(as_what, name)| (*as_what, &*name.text)));
    }
    let unknown: BTreeMap<_, _> = distinct
        .into_iter()
        .filter(|(as_what, name)| is_unknown(empty, *as_what, name))
        .map(|(as_what, name)| ((as_what, name), near(name, own_names)))
        .collect();
    for source in sources {
        for (as_what, name) in &source.outline.uses {
            if let Some(near) = unknown.get(&(*as_what, &*name.text)) {
                report.push(unknown_name(source, *as_what, name, *near));
            }
        }
    }
}

fn near<'a>(name: &str, own_names: &[&'a str]) -> Option<&'a str> {
    nearest(name, own_names.iter().chain(BUILT_IN).copied())
}

fn unknown_name(source: &Source, as_what: Use, name: &Name, near: Option<&str>) -> Diagnostic {
    let what = match as_what {
        Use::Filter => "filter",
        Use::Test => "test",
        Use::Function => "function",
    };
    let message = format!("there is no {what} `{}`", name.text);
    let diagnostic = Diagnostic::at(Code::TemplateName, source.span(&name.range), message);
    structure::did_you_mean(diagnostic, near)
}

fn is_unknown(empty: &Tera, as_what: Use, name: &str) -> bool {
    let probe = match as_what {
        Use::Filter => format!("{{{{ x | {name} }}}}"),
        Use::Test => format!("{{{{ x is {name} }}}}"),
        Use::Function => format!("{{{{ {name}() }}}}"),
    };
    empty.clone().add_raw_template("probe", &probe).is_err()
}

/// Reports the blocks of a child template that none of its parents has.
fn unknown_blocks(source: &Source, sources: &Sources, report: &mut Diagnostics) {
    let Some(names) = blocks_of_parents(source, sources) else {
        return;
    };
    for place in &source.outline.outer_blocks {
        let block = &source.outline.blocks[*place];
        if !names.contains(&*block.text) {
            let message = format!("no parent of this template has a block `{}`", block.text);
            let diagnostic = Diagnostic::at(Code::TemplateName, source.span(&block.range), message);
            let near = nearest(&block.text, names.iter().copied());
            report.push(structure::did_you_mean(diagnostic, near));
        }
    }
}

/// The blocks of all parents; `None` where there is no parent, or where their line is reported.
fn blocks_of_parents<'a>(source: &Source, sources: &'a Sources) -> Option<BTreeSet<&'a str>> {
    let mut names = BTreeSet::new();
    let mut parent = source.outline.extends.as_ref()?;
    for _ in 0..structure::MAX_NESTING {
        let source = sources.get(&parent.text)?;
        names.extend(source.outline.blocks.iter().map(|block| &*block.text));
        match &source.outline.extends {
            Some(next) => parent = next,
            None => return Some(names),
        }
    }
    None
}

/// Why a template could not be rendered: the mistake, at its place in the template it is in.
pub(super) fn render_error(error: &Error, template: &str, files: &super::Files) -> Diagnostic {
    let (text, place) = match error.kind() {
        ErrorKind::RenderingError(report) => (report.message().to_owned(), place(report, files)),
        _ => (error.to_string(), None),
    };
    let place = place.or_else(|| files.get(template).map(|file| Place::File(file.id)));
    let place = place.unwrap_or_else(|| Place::Path(format!("templates/{template}")));
    let Words { message, mend } = words::of(&text);
    with_mend(Diagnostic::new(Code::TemplateValue, place, message), mend)
}

fn place(report: &ReportError, files: &super::Files) -> Option<Place> {
    let file = files.get(report.filename())?;
    Some(Place::At(file.span(&report.span().range)))
}

//! Whether templates fit together: what they refer to exists, and no part contains itself.
//!
//! The engine follows some of these references without end, and overflows the stack of its thread
//! where includes, blocks and components nest too deeply; so a set of templates comes to it only
//! after it was found sound here.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::outline::{Name, Outline, Part, Step};
use super::templates::{Source, Sources};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::Span;
use crate::yaml::nearest;

/// How deep parents, includes, blocks and components may nest. The engine's own limit for
/// components is the same, and it takes some 15 KB of stack for each level.
pub(super) const MAX_NESTING: usize = 20;

/// Checks what the templates refer to and how they nest.
pub(super) fn check(sources: &Sources, report: &mut Diagnostics) {
    let components = components(sources, report);
    for source in sources.values() {
        check_references(source, sources, &components, report);
    }
    let lines = lines(sources, report);
    let mut walk = Walk {
        sources,
        components: &components,
        lines: &lines,
        path: Vec::new(),
        heights: HashMap::new(),
        told: false,
        report,
    };
    for page in lines.keys() {
        walk.page(page);
    }
}

/// Where each component is defined; one that is defined twice is reported.
fn components<'a>(sources: &'a Sources, report: &mut Diagnostics) -> Components<'a> {
    let mut components = Components::new();
    for (template, source) in sources {
        for (place, name) in source.outline.components.iter().enumerate() {
            match components.get(&*name.text) {
                None => _ = components.insert(&name.text, (template, place)),
                Some((first, place)) => {
                    let first = &sources[*first];
                    let first_name = &first.outline.components[*place];
                    let message = format!("the component `{}` is there already", name.text);
                    report.push(
                        Diagnostic::at(Code::TemplateName, source.span(&name.range), message)
                            .related(first.span(&first_name.range), "first defined here")
                            .mend("give one of the two another name"),
                    );
                }
            }
        }
    }
    components
}

/// A component's template, and its place among the components there.
type Components<'a> = BTreeMap<&'a str, (&'a str, usize)>;

fn check_references(
    source: &Source,
    sources: &Sources,
    components: &Components<'_>,
    report: &mut Diagnostics,
) {
    let outline = &source.outline;
    let mut template = |name: &str, range: &Range<usize>| {
        if !sources.contains_key(name) {
            let known = sources.keys().map(|name| &**name);
            report.push(unknown(source.span(range), "template", name, known));
        }
    };
    if let Some(parent) = &outline.extends {
        template(&parent.text, &parent.range);
    }
    let steps = || outline.steps.values().flatten();
    for (step, range) in steps() {
        if let Step::Include(name) = step {
            template(name, range);
        }
    }
    for (step, range) in steps() {
        if let Step::Call(name) = step
            && !components.contains_key(&**name)
        {
            let known = components.keys().copied();
            report.push(unknown(source.span(range), "component", name, known));
        }
    }
}

/// A name that nothing has, with the nearest that something has.
fn unknown<'a>(
    span: Span,
    what: &str,
    name: &str,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let message = format!("there is no {what} `{name}`");
    let diagnostic = Diagnostic::at(Code::TemplateName, span, message);
    did_you_mean(diagnostic, nearest(name, known))
}

/// Adds the nearest name, if one is near.
pub(super) fn did_you_mean(diagnostic: Diagnostic, near: Option<&str>) -> Diagnostic {
    match near {
        Some(near) => diagnostic.mend(format!("did you mean `{near}`?")),
        None => diagnostic,
    }
}

/// Each template with its parents, the nearest first; those whose line has a mistake are left out.
type Lines<'a> = BTreeMap<&'a str, Vec<&'a str>>;

fn lines<'a>(sources: &'a Sources, report: &mut Diagnostics) -> Lines<'a> {
    let mut lines = Lines::new();
    for name in sources.keys() {
        match line(name, sources) {
            Ok(line) => _ = lines.insert(name, line),
            Err(Some(diagnostic)) => report.push(*diagnostic),
            Err(None) => {}
        }
    }
    lines
}

/// A template and its parents, the nearest first; an error without a diagnostic is reported
/// elsewhere.
fn line<'a>(start: &'a str, sources: &'a Sources) -> Result<Vec<&'a str>, Option<Box<Diagnostic>>> {
    let mut line = vec![start];
    let mut source = &sources[start];
    let first = source.outline.extends.as_ref();
    while let Some(parent) = &source.outline.extends {
        let (name, next) = sources.get_key_value(&parent.text).ok_or(None)?;
        if **name == *start {
            let others = &line[1..];
            // The whole circle is reported once, at the first of its names.
            let is_first = others.iter().all(|other| start < *other);
            let diagnostic = first.map(|first| circle_of_parents(&sources[start], first, others));
            return Err(diagnostic.filter(|_| is_first));
        }
        if line.contains(&&**name) {
            return Err(None);
        }
        line.push(name);
        if line.len() > MAX_NESTING {
            return Err(first.map(|first| too_deep(sources[start].span(&first.range))));
        }
        source = next;
    }
    Ok(line)
}

fn circle_of_parents(source: &Source, parent: &Name, others: &[&str]) -> Box<Diagnostic> {
    let names: Vec<_> = others.iter().map(|name| format!("`{name}`")).collect();
    let message = format!("this template extends itself{}", by_way_of(&names));
    let span = source.span(&parent.range);
    Box::new(
        Diagnostic::at(Code::TemplateCircle, span, message)
            .mend("let one of these templates extend another, or none"),
    )
}

fn by_way_of(names: &[String]) -> String {
    match names {
        [] => String::new(),
        names => format!(", by way of {}", names.join(", ")),
    }
}

fn too_deep(span: Span) -> Box<Diagnostic> {
    let message = format!("templates nest more than {MAX_NESTING} deep here");
    let mend = "put less of the page into templates of their own";
    Box::new(Diagnostic::at(Code::TemplateDepth, span, message).mend(mend))
}

/// A part of a template as the engine goes through it for a page: which block a name means, and
/// what `super()` is, depends on the page's template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Chunk<'a> {
    page: &'a str,
    of: &'a str,
    part: Part,
}

struct Walk<'a, 'r> {
    sources: &'a Sources,
    components: &'r Components<'a>,
    lines: &'r Lines<'a>,
    /// From the page down to where the walk is, each chunk with the step out of it.
    path: Vec<(Chunk<'a>, Span)>,
    /// How many levels are below a chunk; `None` where it was reported that they are too many, so
    /// that whatever leads there is not reported as well.
    heights: HashMap<Chunk<'a>, Option<usize>>,
    /// Whether the page was reported to nest too deeply; those levels that led there follow.
    told: bool,
    report: &'r mut Diagnostics,
}

impl<'a> Walk<'a, '_> {
    /// Walks through all that a page of this template would go through.
    fn page(&mut self, page: &'a str) {
        self.told = false;
        let of = self.lines[page].last().copied().unwrap_or(page);
        for of in [of, page] {
            let part = Part::Top;
            self.height(Chunk { page, of, part });
        }
    }

    fn height(&mut self, chunk: Chunk<'a>) -> Option<usize> {
        if let Some(height) = self.heights.get(&chunk) {
            return *height;
        }
        let source = &self.sources[chunk.of];
        let mut height = Some(0);
        for (step, range) in source.outline.steps(chunk.part) {
            if let Some(next) = self.follow(chunk, step) {
                let here = (chunk, source.span(range));
                height = higher(height, self.step_into(here, next));
            }
        }
        // The engine takes a template's components for a part of it when it looks for circles.
        if chunk.part == Part::Top && chunk.page == chunk.of {
            for (place, name) in source.outline.components.iter().enumerate() {
                let part = Part::Component(place);
                let here = (chunk, source.span(&name.range));
                height = higher(height, self.step_into(here, Chunk { part, ..chunk }));
            }
        }
        self.heights.insert(chunk, height);
        height
    }

    /// The height of the next chunk, unless it is on the path already or too far down.
    fn step_into(&mut self, here: (Chunk<'a>, Span), next: Chunk<'a>) -> Option<usize> {
        self.path.push(here);
        let depth = self.path.len();
        let mut height = Some(0);
        if let Some(at) = self.path.iter().position(|(chunk, _)| *chunk == next) {
            let circle = circle(&self.path[at..], self.sources);
            self.report.push(circle);
        } else if depth <= MAX_NESTING {
            height = self.height(next);
        }
        self.path.pop();
        if depth + height? <= MAX_NESTING {
            return height;
        }
        if !self.told {
            self.told = true;
            self.report.push(*too_deep(here.1));
        }
        None
    }

    /// The chunk that a step leads to; `None` where it leads nowhere, which is reported elsewhere.
    fn follow(&self, from: Chunk<'a>, step: &'a Step) -> Option<Chunk<'a>> {
        let page = from.page;
        match step {
            Step::Include(name) => {
                let (&page, _) = self.lines.get_key_value(&**name)?;
                let part = Part::Top;
                Some(Chunk {
                    page,
                    of: page,
                    part,
                })
            }
            Step::Call(name) => {
                let &(of, place) = self.components.get(&**name)?;
                let part = Part::Component(place);
                Some(Chunk { page, of, part })
            }
            Step::Block(place) => {
                let name = &self.sources[from.of].outline.blocks[*place].text;
                self.block(page, name, None)
            }
            Step::Super => {
                let Part::Block(place) = from.part else {
                    return None;
                };
                let name = &self.sources[from.of].outline.blocks[place].text;
                self.block(page, name, Some(from.of))
            }
        }
    }

    /// The block that a name means on a page, or the next one above the template `above`.
    fn block(&self, page: &'a str, name: &str, above: Option<&str>) -> Option<Chunk<'a>> {
        let line = self.lines.get(page)?.iter().copied();
        let mut rest = line.skip_while(|of| above.is_some_and(|above| *of != above));
        if above.is_some() {
            rest.next();
        }
        rest.find_map(|of| {
            let place = self.sources[of].outline.block_places.get(name)?;
            let part = Part::Block(*place);
            Some(Chunk { page, of, part })
        })
    }
}

/// The height of a chunk of this height so far that leads to one of the height `below`.
fn higher(height: Option<usize>, below: Option<usize>) -> Option<usize> {
    Some(height?.max(1 + below?))
}

/// The report of a circle, which begins at the same step from whichever page it was found.
fn circle(path: &[(Chunk<'_>, Span)], sources: &Sources) -> Diagnostic {
    let first = (0..path.len()).min_by_key(|&at| path[at].1).unwrap_or(0);
    let (before, from) = path.split_at(first);
    let mut steps = from.iter().chain(before);
    let names: Vec<_> = steps
        .clone()
        .map(|(chunk, _)| describe(chunk, &sources[chunk.of].outline))
        .collect();
    let message = format!("{} contains itself{}", names[0], by_way_of(&names[1..]));
    let span = steps.next().map_or(path[0].1, |(_, span)| *span);
    let diagnostic = Diagnostic::at(Code::TemplateCircle, span, message)
        .mend("take one of the steps of this circle out");
    steps.fold(diagnostic, |diagnostic, (_, span)| {
        diagnostic.related(*span, "which goes on here")
    })
}

fn describe(chunk: &Chunk<'_>, outline: &Outline) -> String {
    match chunk.part {
        Part::Top => format!("`{}`", chunk.of),
        Part::Block(place) => format!("the block `{}`", outline.blocks[place].text),
        Part::Component(place) => format!("the component `{}`", outline.components[place].text),
    }
}

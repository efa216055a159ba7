//! What a template refers to: its parent, includes, blocks, components, and the names it calls.
//!
//! The engine keeps this to itself, and gives no place for most mistakes in it; circles among
//! blocks it does not see at all. The outline of a template that the engine refuses is a guess.

use std::collections::HashMap;
use std::ops::Range;

use super::scan::{Kind, Token, scan};

/// A name in a template, and its bytes there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) text: Box<str>,
    pub(super) range: Range<usize>,
}

/// The part of a template that something stands in: the innermost block or component.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// Outside of all blocks and components.
    Top,
    /// A block, by its place among the blocks of its template.
    Block(usize),
    /// A component, by its place among the components of its template.
    Component(usize),
}

/// What makes the engine go on in another part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// `{% include "…" %}`
    Include(Box<str>),
    /// `{% block … %}`, by its place among the blocks.
    Block(usize),
    /// `{{ super() }}`
    Super,
    /// `<name …/>`
    Call(Box<str>),
}

/// What a name is used as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Use {
    /// `x | name`
    Filter,
    /// `x is name`
    Test,
    /// `name(…)`
    Function,
}

/// What a template refers to.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) extends: Option<Name>,
    pub(super) blocks: Vec<Name>,
    /// Where a block is among the blocks, by its name.
    pub(super) block_places: HashMap<Box<str>, usize>,
    /// The blocks that stand in no other.
    pub(super) outer_blocks: Vec<usize>,
    pub(super) components: Vec<Name>,
    /// The steps out of each part, in order, each with its bytes.
    pub(super) steps: HashMap<Part, Vec<(Step, Range<usize>)>>,
    /// Every name that is used as a filter, a test or a function.
    pub(super) uses: Vec<(Use, Name)>,
    /// The texts written out in `t(key="…")`.
    pub(super) message_keys: Vec<Name>,
    /// The texts written out in `asset(path="…")`.
    pub(super) asset_paths: Vec<Name>,
    /// Where the engine's listing of all variables is used.
    pub(super) dumps: Vec<Range<usize>>,
}

impl Outline {
    /// The outline of the template `source`.
    pub(super) fn new(source: &str) -> Self {
        let tokens = scan(source);
        let mut reader = Reader {
            source,
            tokens: &tokens,
            open: Vec::new(),
            outline: Self::default(),
        };
        for at in 0..tokens.len() {
            reader.token(at);
        }
        reader.outline
    }

    /// The steps out of a part.
    pub(super) fn steps(&self, part: Part) -> &[(Step, Range<usize>)] {
        self.steps.get(&part).map_or(&[], Vec::as_slice)
    }
}

/// How many pieces of a call are looked through for an argument.
const LONGEST_CALL: usize = 200;

struct Reader<'a> {
    source: &'a str,
    tokens: &'a [Token],
    /// The parts that are open, the innermost last.
    open: Vec<Part>,
    outline: Outline,
}

impl Reader<'_> {
    fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn text(&self, at: usize) -> &str {
        let range = self.tokens.get(at).map(|token| token.range.clone());
        &self.source[range.unwrap_or(0..0)]
    }

    /// The token as a name, if it is of this kind.
    fn name(&self, at: usize, kind: Kind) -> Option<Name> {
        let token = self.tokens.get(at).filter(|token| token.kind == kind)?;
        let text = &self.source[token.range.clone()];
        let (text, range) = match kind {
            Kind::Text if text.len() >= 2 => {
                let range = token.range.start + 1..token.range.end - 1;
                (unescape(&self.source[range.clone()]), range)
            }
            _ => (text.to_owned(), token.range.clone()),
        };
        Some(Name {
            text: text.into(),
            range,
        })
    }

    fn step(&mut self, step: Step, range: Range<usize>) {
        let part = self.open.last().copied().unwrap_or(Part::Top);
        let steps = self.outline.steps.entry(part).or_default();
        steps.push((step, range));
    }

    fn token(&mut self, at: usize) {
        match self.kind(at) {
            Some(Kind::Tag) => self.tag(at + 1),
            Some(Kind::Sign(b'|')) => self.used_as(Use::Filter, at + 1),
            Some(Kind::Sign(b'<')) if self.begins_value(at) => self.call(at),
            Some(Kind::Word) => self.word(at),
            _ => {}
        }
    }

    /// Reads the word that says what a tag does.
    fn tag(&mut self, at: usize) {
        match self.text(at) {
            "extends" => self.outline.extends = self.name(at + 1, Kind::Text),
            "include" => {
                if let Some(name) = self.name(at + 1, Kind::Text) {
                    self.step(Step::Include(name.text), name.range);
                }
            }
            "filter" => self.used_as(Use::Filter, at + 1),
            "block" => self.block(at + 1),
            "component" => self.component(at + 1),
            "endblock" | "endcomponent" => _ = self.open.pop(),
            _ => {}
        }
    }

    fn block(&mut self, at: usize) {
        let Some(name) = self.name(at, Kind::Word) else {
            return;
        };
        let place = self.outline.blocks.len();
        self.step(Step::Block(place), name.range.clone());
        if self.open.is_empty() {
            self.outline.outer_blocks.push(place);
        }
        let places = &mut self.outline.block_places;
        places.insert(name.text.clone(), place);
        self.outline.blocks.push(name);
        self.open.push(Part::Block(place));
    }

    fn component(&mut self, at: usize) {
        let Some(name) = self.dotted_name(at) else {
            return;
        };
        let place = self.outline.components.len();
        self.outline.components.push(name);
        self.open.push(Part::Component(place));
    }

    /// A component's name: words with dots between them.
    fn dotted_name(&self, at: usize) -> Option<Name> {
        let mut name = self.name(at, Kind::Word)?;
        let mut next = at + 1;
        while self.kind(next) == Some(Kind::Sign(b'.'))
            && let Some(part) = self.name(next + 1, Kind::Word)
        {
            name.text = format!("{}.{}", name.text, part.text).into();
            name.range.end = part.range.end;
            next += 2;
        }
        Some(name)
    }

    fn call(&mut self, at: usize) {
        if let Some(name) = self.dotted_name(at + 1) {
            self.step(Step::Call(name.text), name.range);
        }
    }

    /// Whether a value can begin at this token, so that a `<` there begins a call and compares
    /// nothing.
    fn begins_value(&self, at: usize) -> bool {
        const KEYWORDS: &[&str] = &["if", "elif", "else", "not", "and", "or", "in", "is"];
        match at.checked_sub(1).and_then(|before| self.kind(before)) {
            Some(Kind::Word) => KEYWORDS.contains(&self.text(at - 1)),
            Some(Kind::Text | Kind::Number | Kind::Close) | None => false,
            Some(Kind::Sign(sign)) => !b")]}".contains(&sign),
            Some(Kind::Value | Kind::Tag) => true,
        }
    }

    fn used_as(&mut self, as_what: Use, at: usize) {
        if let Some(name) = self.name(at, Kind::Word) {
            self.outline.uses.push((as_what, name));
        }
    }

    fn word(&mut self, at: usize) {
        if self.text(at) == "__tera_context" {
            self.outline.dumps.push(self.tokens[at].range.clone());
        }
        if self.text(at) == "is" && self.kind(at.saturating_sub(1)) != Some(Kind::Sign(b'.')) {
            let not = usize::from(self.text(at + 1) == "not");
            return self.used_as(Use::Test, at + 1 + not);
        }
        if self.kind(at + 1) == Some(Kind::Sign(b'(')) && self.begins_call(at) {
            self.function(at);
        }
    }

    /// Whether a word before a bracket is a function, and no filter, test, field or component.
    fn begins_call(&self, at: usize) -> bool {
        let keyword = ["not", "and", "or", "in", "if", "elif", "else"].contains(&self.text(at));
        let before = at.saturating_sub(1);
        let dot = |at: usize| self.kind(at) == Some(Kind::Sign(b'.'));
        // Three dots spread a list; one is for a field.
        let after_dot = dot(before) && !dot(before.saturating_sub(1));
        let after_sign = after_dot || self.kind(before) == Some(Kind::Sign(b'|'));
        let after_word = ["is", "filter", "component", "block"].contains(&self.text(before));
        let after_not = self.text(before) == "not" && self.text(before.saturating_sub(1)) == "is";
        !keyword && !after_sign && !after_word && !after_not
    }

    fn function(&mut self, at: usize) {
        let range = self.tokens[at].range.clone();
        match self.text(at) {
            "super" => return self.step(Step::Super, range),
            "t" => {
                if let Some(key) = self.written_out(at + 2, "key") {
                    self.outline.message_keys.push(key);
                }
            }
            "asset" => {
                if let Some(path) = self.written_out(at + 2, "path") {
                    self.outline.asset_paths.push(path);
                }
            }
            _ => {}
        }
        self.used_as(Use::Function, at);
    }

    /// The text of `argument="…"` in the brackets that open before `at`, if it is nothing but a
    /// text in quotes.
    fn written_out(&self, at: usize, argument: &str) -> Option<Name> {
        let mut depth = 0_usize;
        // A call without end must not be looked through again for each call inside it.
        for at in (at..self.tokens.len()).take(LONGEST_CALL) {
            match self.tokens[at].kind {
                Kind::Sign(b'(' | b'[' | b'{') => depth += 1,
                Kind::Sign(b')' | b']' | b'}') => depth = depth.checked_sub(1)?,
                Kind::Close => return None,
                Kind::Word
                    if depth == 0
                        && self.text(at) == argument
                        && self.kind(at + 1) == Some(Kind::Sign(b'=')) =>
                {
                    let alone = matches!(self.kind(at + 3), Some(Kind::Sign(b',' | b')')));
                    return self.name(at + 2, Kind::Text).filter(|_| alone);
                }
                _ => {}
            }
        }
        None
    }
}

/// A text in quotes without its backslashes.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let c = if c == '\\' { chars.next() } else { Some(c) };
        plain.extend(c);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(names: &[Name]) -> Vec<&str> {
        names.iter().map(|name| &*name.text).collect()
    }

    fn steps(outline: &Outline, part: Part) -> Vec<String> {
        let show = |(step, _): &(Step, Range<usize>)| match step {
            Step::Include(name) => format!("include {name}"),
            Step::Block(place) => format!("block {}", outline.blocks[*place].text),
            Step::Super => "super".to_owned(),
            Step::Call(name) => format!("call {name}"),
        };
        outline.steps(part).iter().map(show).collect()
    }

    #[test]
    fn steps_belong_to_the_innermost_block_or_component() {
        let outline = Outline::new(
            "{% extends \"base.html\" %}{% block a %}{% include 'x.html' %}\
             {% block b %}{{ super() }}{% endblock %}{{ <c.d e={<f/>}/> }}{% endblock a %}\
             {% component g(h=1) %}{% <i j=\"k\"> %}{% include \"y.html\" %}{% </i> %}\
             {% endcomponent g %}",
        );
        assert_eq!(&*outline.extends.as_ref().unwrap().text, "base.html");
        assert_eq!(
            steps(&outline, Part::Block(0)),
            ["include x.html", "block b", "call c.d", "call f"]
        );
        assert_eq!(steps(&outline, Part::Block(1)), ["super"]);
        assert_eq!(
            steps(&outline, Part::Component(0)),
            ["call i", "include y.html"]
        );
        assert_eq!(steps(&outline, Part::Top), ["block a"]);
        assert_eq!(texts(&outline.components), ["g"]);
        assert_eq!(outline.outer_blocks, [0]);
    }

    #[test]
    fn comparisons_are_no_calls() {
        let outline = Outline::new(
            "{% if a < b and c.d <e or f() <g or (h) < i or 1 < j %}{{ k if l < m else <n/> }}\
             {% if not <o/> %}{{ p ~ <q/> }}",
        );
        assert_eq!(steps(&outline, Part::Top), ["call n", "call o", "call q"]);
    }

    #[test]
    fn names_are_told_apart_by_their_use() {
        let outline = Outline::new(
            "{{ a | b(c=d(e=f)) | g }}{% if h is i and j is not k(l=1) %}{% if not (m) %}\
             {% filter n | o %}{% set p | q %}{{ r.s }}{{ t . u }}{{ super() }}{% if v in (w) %}{{ [...x()] }}",
        );
        let show: Vec<_> = outline
            .uses
            .iter()
            .map(|(as_what, name)| format!("{as_what:?} {}", name.text))
            .collect();
        let expected = [
            "Filter b",
            "Function d",
            "Filter g",
            "Test i",
            "Test k",
            "Filter n",
            "Filter o",
            "Filter q",
            "Function x",
        ];
        assert_eq!(show, expected);
    }

    #[test]
    fn texts_that_are_written_out_are_found() {
        let outline = Outline::new(
            "{{ t(key=\"a\") }}{{ t(count=f(key='no'), key='b') }}{{ t(key='x' ~ y) }}\
             {{ t(key=z) }}{{ asset(path='site.css',) }}{{ x.t(key='c') }}{{ __tera_context }}",
        );
        assert_eq!(texts(&outline.message_keys), ["a", "b"]);
        assert_eq!(texts(&outline.asset_paths), ["site.css"]);
        assert_eq!(outline.dumps.len(), 1);
    }
}

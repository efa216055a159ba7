//! Waivers: a finding is waived where it stands, with a reason, and until a day if that is said.
//!
//! `# waive CODE: reason` in YAML and `<!-- waive CODE until 2027-06-30: reason -->` in prose. A
//! waiver behind a value holds for its line; one on a line of its own for the line below; both for
//! what is indented under that. In prose it holds for the block below. Above the first key of a
//! file it holds for all of the file.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Depth, weights};
use crate::content::Day;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::markdown::remark;
use crate::site::Site;
use crate::source::{FileId, SourceTree, Span};
use crate::yaml::{Frontmatter, nearest, split};

/// How a waiver is written, for those that are not.
const FORM: &str = "write `waive CODE: reason`, or `waive CODE until 2027-06-30: reason`";

/// One finding that an editor has decided about.
struct Waiver {
    code: Code,
    until: Option<Day>,
    /// Where it is written.
    span: Span,
    /// The bytes that it holds for; `None` for all of the file.
    covers: Option<Range<u32>>,
    used: bool,
}

impl Waiver {
    fn is_past(&self, today: Day) -> bool {
        self.until.is_some_and(|until| until < today)
    }

    fn covers(&self, item: &Diagnostic) -> bool {
        let file = self.span.file;
        item.code == self.code
            && match (&item.place, &self.covers) {
                (Place::At(span), Some(covers)) => {
                    span.file == file && covers.contains(&span.start)
                }
                (Place::At(span), None) => span.file == file,
                (Place::File(other), None) => *other == file,
                _ => false,
            }
    }
}

/// Takes out of `found` what is waived. A check also reports the waivers that are not written as
/// such, that have expired, and that waive nothing.
pub(super) fn settle(site: &Site, tree: &SourceTree, depth: Depth, found: &mut Diagnostics) {
    let mut own = Diagnostics::new();
    let mut waivers: Vec<Waiver> = files(tree, depth, found)
        .into_iter()
        .filter_map(|file| Some((file, tree.text(file).ok()?.text)))
        .flat_map(|(file, text)| read(file, tree, &text, &mut own))
        .collect();
    let today = site.today;
    found.retain(|item| {
        let mut valid = waivers.iter_mut().filter(|it| !it.is_past(today));
        let waiver = valid.find(|waiver| waiver.covers(item));
        waiver.map(|waiver| waiver.used = true).is_none()
    });
    if depth.is_thorough() {
        let wanted = |it: &&Waiver| !it.used && !weights::is_off(&site.config.checks, it.code);
        let idle = waivers.iter().filter(wanted);
        own.extend(idle.map(|waiver| reproach(waiver, today)));
        weights::weigh(&site.config.checks, depth, &mut own);
        found.append(own);
    }
}

/// The files whose waivers matter: all for a check, those with findings for a build.
fn files(tree: &SourceTree, depth: Depth, found: &Diagnostics) -> BTreeSet<FileId> {
    let is_text = |path: &str| path.ends_with(".md") || path.ends_with(".yaml");
    let waivable = found
        .iter()
        .filter(|it| it.code.severity() != Severity::Error);
    match depth {
        Depth::Check | Depth::Preview => tree
            .files()
            .filter(|(_, path)| is_text(path.as_str()) && !path.as_str().starts_with("templates/"))
            .map(|(file, _)| file)
            .collect(),
        Depth::Build => waivable
            .filter_map(|item| match item.place {
                Place::At(span) => Some(span.file),
                Place::File(file) => Some(file),
                Place::Path(_) => None,
            })
            .collect(),
    }
}

fn reproach(waiver: &Waiver, today: Day) -> Diagnostic {
    let code = waiver.code;
    match waiver.until {
        Some(until) if until < today => {
            let message = format!("this waiver of `{code}` held until {}", until.0);
            Diagnostic::at(Code::WaiverExpired, waiver.span, message)
                .mend("mend what it waives, or decide anew and write a later day")
        }
        _ => {
            let message = format!("this waives `{code}`, and nothing of that kind is found here");
            Diagnostic::at(Code::WaiverUnused, waiver.span, message)
                .mend("remove it, or move it to the line before the finding")
        }
    }
}

/// The waivers of a file.
fn read(file: FileId, tree: &SourceTree, text: &str, found: &mut Diagnostics) -> Vec<Waiver> {
    // Most files have none.
    if !text.contains("waive ") {
        return Vec::new();
    }
    let mut reader = Reader {
        file,
        text,
        read: Vec::new(),
        found,
    };
    match (tree.path(file).as_str().ends_with(".md"), split(text)) {
        (false, _) => reader.yaml(0..text.len()),
        (true, Frontmatter::Found { yaml, body }) => {
            reader.yaml(yaml);
            reader.prose(body);
        }
        (true, _) => {}
    }
    reader.read
}

struct Reader<'a> {
    file: FileId,
    text: &'a str,
    read: Vec<Waiver>,
    found: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn yaml(&mut self, range: Range<usize>) {
        let lines: Vec<Range<usize>> = lines(self.text, range).collect();
        let mut is_first = true;
        for (number, line) in lines.iter().enumerate() {
            let text = &self.text[line.clone()];
            let own = text.trim_start().starts_with('#');
            if let Some(at) = comment(text) {
                let covers = match (own, is_first) {
                    (true, true) => None,
                    (true, false) => Some(self.entry(&lines, number + 1)),
                    (false, _) => Some(self.entry(&lines, number)),
                };
                let words = text[at..].trim_start_matches(['#', ' ']).trim_end();
                let start = line.start + at;
                self.waiver(words, start..line.start + text.trim_end().len(), covers);
            }
            is_first &= own || text.trim().is_empty();
        }
    }

    /// The line that something stands on, from `number` on, with what is indented under it.
    fn entry(&self, lines: &[Range<usize>], number: usize) -> Range<usize> {
        let is_said = |line: &&Range<usize>| {
            let text = self.text[(*line).clone()].trim();
            !text.is_empty() && !text.starts_with('#')
        };
        let depth = |line: &Range<usize>| {
            let text = &self.text[line.clone()];
            text.len() - text.trim_start().len()
        };
        let mut rest = lines.iter().skip(number).filter(is_said);
        let Some(first) = rest.next() else {
            return 0..0;
        };
        let under = rest.take_while(|line| depth(line) > depth(first));
        first.start..under.last().unwrap_or(first).end
    }

    fn prose(&mut self, range: Range<usize>) {
        let lines: Vec<Range<usize>> = lines(self.text, range).collect();
        let mut in_code = false;
        for (number, line) in lines.iter().enumerate() {
            let text = &self.text[line.clone()];
            let trimmed = text.trim();
            in_code ^= trimmed.starts_with("```") || trimmed.starts_with("~~~");
            if let Some(words) = remark(trimmed).filter(|_| !in_code) {
                let start = line.start + text.len() - text.trim_start().len();
                let covers = self.block(&lines, number + 1);
                self.waiver(words, start..start + trimmed.len(), Some(covers));
            }
        }
    }

    /// The block of prose that begins below; other waivers may stand between.
    fn block(&self, lines: &[Range<usize>], number: usize) -> Range<usize> {
        let text = |line: &Range<usize>| self.text[line.clone()].trim();
        let mut rest = lines.iter().skip(number);
        let is_passed =
            |line: &&Range<usize>| text(line).is_empty() || remark(text(line)).is_some();
        let Some(first) = rest.by_ref().find(|line| !is_passed(line)) else {
            return 0..0;
        };
        let more = rest.take_while(|line| !text(line).is_empty());
        first.start..more.last().unwrap_or(first).end
    }

    /// Reads `waive CODE, CODE until DAY: reason`.
    fn waiver(&mut self, words: &str, written: Range<usize>, covers: Option<Range<usize>>) {
        let span = Span::new(self.file, written);
        let end = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let covers = covers.map(|range| end(range.start)..end(range.end));
        match parse(words) {
            Ok((codes, until)) => self.read.extend(codes.into_iter().map(|code| Waiver {
                code,
                until,
                span,
                covers: covers.clone(),
                used: false,
            })),
            Err((message, mend)) => {
                let item = Diagnostic::at(Code::Waiver, span, message);
                self.found.push(item.mend(mend));
            }
        }
    }
}

/// What a waiver says: its codes, and the day until which it holds.
fn parse(words: &str) -> Result<(Vec<Code>, Option<Day>), (String, String)> {
    let words = words.strip_prefix("waive").unwrap_or(words).trim();
    let mistake = |message: &str| (message.to_owned(), FORM.to_owned());
    let (what, reason) = words
        .split_once(':')
        .ok_or_else(|| mistake("this waiver gives no reason"))?;
    if reason.trim().is_empty() {
        return Err(mistake("this waiver gives no reason"));
    }
    let (names, until) = match what.split_once(" until ") {
        Some((names, day)) => (names, Some(Day::parse(day.trim())?)),
        None => (what, None),
    };
    let codes: Result<_, _> = names.split(',').map(|name| code(name.trim())).collect();
    Ok((codes?, until))
}

/// The code of a finding that may be waived.
fn code(name: &str) -> Result<Code, (String, String)> {
    match Code::named(name) {
        Some(Code::Waiver | Code::WaiverExpired | Code::WaiverUnused) => Err((
            format!("a waiver cannot waive `{name}`"),
            "mend or remove the waiver that it is about".to_owned(),
        )),
        Some(code) if code.severity() != Severity::Error => Ok(code),
        Some(_) => Err((
            format!("`{name}` is an error, and cannot be waived"),
            "mend what it reports".to_owned(),
        )),
        None => {
            let known = Code::ALL
                .iter()
                .filter(|it| it.severity() != Severity::Error);
            let near = nearest(name, known.map(|code| code.as_str()));
            let mend = near.map_or_else(|| FORM.to_owned(), |it| format!("did you mean `{it}`?"));
            Err((format!("there is no finding `{name}`"), mend))
        }
    }
}

/// Where a comment that waives begins in a line of YAML.
fn comment(line: &str) -> Option<usize> {
    let at = line.find("# waive ")?;
    let before = line[..at].chars().next_back();
    before.is_none_or(char::is_whitespace).then_some(at)
}

/// The lines of a part of a text, each with its end.
fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let part = text.get(range.clone()).unwrap_or_default();
    let mut at = range.start;
    part.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        start..at
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::reported;

    /// What is said of a section of pay whose frontmatter goes on with `rows`, and whose prose is
    /// `body`; codes with their lines.
    fn check(head: &str, rows: &str, body: &str, expected: &[&str]) {
        let section = format!(
            "---\n{head}section: salaries\ndefaults: {{currency: USD, per: year, period: 2025, \
             source: s}}\noverall:\n{rows}---\n{body}"
        );
        let files = [
            (
                "content/careers/x/index.md",
                "---\ntitle: X\nsummary: S\nplace: US\n---\n",
            ),
            ("content/careers/x/a.md", &*section),
            (
                "content/sources.yaml",
                "s: {title: S, published: 2025, licence: L}\n",
            ),
        ];
        let found: Vec<String> = reported(&files, Depth::Check)
            .iter()
            .map(|line| {
                let mut parts = line.split(':').skip(1);
                let number = parts.next().unwrap_or_default();
                let code = line.split(['[', ']']).nth(1).unwrap_or_default();
                format!("{number} {code}")
            })
            .collect();
        assert_eq!(found, expected, "{head}{rows}{body}");
    }

    const RANGE: &str = "  - {id: a, mean: 50000..60000}\n";

    #[test]
    fn a_waiver_holds_for_its_line_and_what_is_under_it() {
        check("", RANGE, "", &["5 mean-range"]);
        check(
            "",
            "  - {id: a, mean: 50000..60000}  # waive mean-range: so it is\n",
            "",
            &[],
        );
        check(
            "",
            &format!("  # waive mean-range: so it is\n{RANGE}"),
            "",
            &[],
        );
        let rows = "  # waive mean-range: so it is\n\n  - id: a\n    mean: 50000..60000\n";
        check("", rows, "", &[]);
        let rows = format!("  # waive mean-range: so it is\n  - {{id: b, mean: 51000}}\n{RANGE}");
        check("", &rows, "", &["5 waiver-unused", "7 mean-range"]);
    }

    #[test]
    fn a_waiver_above_the_first_key_holds_for_the_file() {
        check("# waive mean-range: so it is\n", RANGE, "", &[]);
        let twice = format!("{RANGE}  - {{id: b, mean: 40000..45000}}\n");
        check("# waive mean-range: so it is\n", &twice, "", &[]);
    }

    #[test]
    fn in_prose_a_waiver_holds_for_the_block_below() {
        let row = "  - {id: a, mean: 51000}\n";
        let remark = "\n<!-- waive prose-money: an example -->\n";
        check(
            "",
            row,
            "\nSay $7 or $8.\n",
            &["8 prose-money", "8 prose-money"],
        );
        check("", row, &format!("{remark}\nSay $7\nor $8.\n"), &[]);
        check(
            "",
            row,
            &format!("{remark}\nSay $7.\n\nSay $8.\n"),
            &["12 prose-money"],
        );
        check(
            "",
            row,
            &format!("{remark}\nSay little.\n"),
            &["8 waiver-unused"],
        );
        check(
            "",
            row,
            "\n```\n<!-- waive prose-money: an example -->\n```\n",
            &[],
        );
    }

    #[test]
    fn a_waiver_says_what_it_waives_and_why() {
        let mend = |words: &str| parse(words).map(|_| ()).map_err(|(message, _)| message);
        assert_eq!(
            mend("waive mean-range, ends-mixed until 2027-01-31: asked"),
            Ok(())
        );
        for words in [
            "waive mean-range",
            "waive mean-range:",
            "waive mean-range: ",
        ] {
            assert_eq!(
                mend(words),
                Err("this waiver gives no reason".to_owned()),
                "{words}"
            );
        }
        assert!(
            mend("waive mean-rage: so it is")
                .unwrap_err()
                .contains("no finding `mean-rage`")
        );
        assert!(
            mend("waive pay-order: so it is")
                .unwrap_err()
                .contains("is an error")
        );
        assert!(
            mend("waive waiver-unused: so it is")
                .unwrap_err()
                .contains("cannot waive")
        );
        assert!(
            mend("waive mean-range until spring: asked")
                .unwrap_err()
                .contains("is not a date")
        );
    }
}

//! `docs/diagnostics.md` is made of the cases of `tests/cases/diagnostics`: their explanations,
//! their files and their reports.
//!
//! So an example on the page is one that was built, a report is the one that was printed, and a
//! mend is one after which the site is sound.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use guidepost::diagnostics::{Code, Severity};

use crate::accept;
use crate::cases::{Case, all, failures_of_all};

/// The parts of the page, each with the first code in it.
const PARTS: &[(&str, Code)] = &[
    ("Files", Code::FileUnreadable),
    ("YAML", Code::YamlSyntax),
    ("Values", Code::Amount),
    ("Content", Code::OneOfKeys),
    ("Prose", Code::RawHtml),
    ("Configuration", Code::NoSite),
    ("Templates, messages and static files", Code::TemplateSyntax),
    ("The whole site", Code::UnknownCareer),
    ("What an editor decides", Code::MissingSection),
    ("Pay", Code::BandGap),
    ("Sources and claims", Code::FigureUnsourced),
    ("Prose and words", Code::ProseMoney),
    ("Waivers", Code::Waiver),
];

/// The area of the cases.
const AREA: &str = "diagnostics/";

/// The longest example, in lines.
const LONGEST: usize = 40;

/// The case of a code.
fn case(code: Code) -> Option<Case> {
    let name = format!("{AREA}{code}");
    all().into_iter().find(|case| case.name == name)
}

#[test]
fn every_code_has_a_case_that_reports_it() {
    for code in Code::ALL {
        let case = case(*code).unwrap_or_else(|| panic!("tests/cases/{AREA}{code} is missing"));
        let report = case.text("diagnostics.txt");
        let mark = format!("{}[{code}]", code.severity().as_str());
        assert!(report.contains(&mark), "{}: no {mark}", case.name);
    }
    let codes: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    for case in all() {
        if let Some(name) = case.name.strip_prefix(AREA) {
            assert!(codes.contains(name), "{}: there is no such code", case.name);
        }
    }
}

#[test]
fn the_page_is_made_of_the_cases() {
    if accept::is_accepting() {
        // The page is made of the reports that are accepted now; what fails is said by its own test.
        failures_of_all();
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let intro = std::fs::read_to_string(root.join("tests/cases").join(AREA).join("README.md"));
    let mut page = intro.unwrap();
    for code in Code::ALL {
        if let Some((title, _)) = PARTS.iter().find(|(_, first)| first == code) {
            _ = write!(page, "\n## {title}\n");
        }
        page.push_str(&entry(*code));
    }
    accept::compare(&root.join("docs/diagnostics.md"), &page).unwrap();
    for code in Code::ALL {
        let heading = format!("\n### {code}\n");
        assert_eq!(page.matches(&heading).count(), 1, "{code}");
    }
}

/// What the page says of a code.
fn entry(code: Code) -> String {
    let Some(case) = case(code) else {
        return String::new();
    };
    let weight = match code.severity() {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Note => "Note",
    };
    let explanation = case.text("README.md");
    let mut entry = format!(
        "\n### {code}\n\n**{weight}.** {}\n\n{explanation}\n",
        code.summary().trim()
    );
    let report = report(&case);
    for path in shown(&case, &report) {
        let text = case.text(&format!("site/{path}"));
        entry.push_str(&file(&path, &text, ""));
    }
    entry.push_str(&block("text", &report));
    for (path, text) in case.files("mended") {
        entry.push_str(&file(&path, &text, ", mended"));
    }
    entry.trim_end().to_owned() + "\n"
}

/// The report without the line that counts its mistakes.
fn report(case: &Case) -> String {
    let printed = case.text("diagnostics.txt");
    let counts = |line: &&str| {
        line.ends_with("; the site was left as it is")
            || line.starts_with("(exit code ")
            || ["1 warning", "1 note", "2 warnings"].contains(line)
    };
    let lines: Vec<_> = printed.lines().filter(|line| !counts(line)).collect();
    lines.join("\n").trim_end().to_owned() + "\n"
}

/// The files of the site that a report points into, in its order.
fn shown(case: &Case, report: &str) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    for line in report.lines() {
        let line = line.trim_start();
        let place = line
            .strip_prefix("--> ")
            .or_else(|| line.strip_prefix("::: "));
        let path = place
            .and_then(|place| place.split(':').next())
            .unwrap_or("");
        let is_new = !path.is_empty() && paths.iter().all(|known| known != path);
        if is_new && case.folder.join("site").join(path).is_file() {
            paths.push(path.to_owned());
        }
    }
    paths
}

fn file(path: &str, text: &str, what: &str) -> String {
    let language = match path.rsplit_once('.') {
        Some((_, "md")) => "markdown",
        Some((_, ending @ ("yaml" | "html" | "css"))) => ending,
        _ => "text",
    };
    let mut lines: Vec<&str> = text.lines().take(LONGEST).collect();
    if text.lines().count() > LONGEST {
        lines.push("…");
    }
    format!(
        "`{path}`{what}:\n\n{}",
        block(language, &(lines.join("\n") + "\n"))
    )
}

fn block(language: &str, text: &str) -> String {
    format!("```{language}\n{text}```\n\n")
}

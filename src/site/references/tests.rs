//! What each kind of reference leads to, and what is said of one that leads nowhere.

use std::collections::BTreeMap;

use super::super::testing::{self, Small};
use super::super::{Address, Drafts};
use super::*;
use crate::config::Config;
use crate::diagnostics::Diagnostics;

const NURSE: &str = "---\ntitle: Nurse\nsummary: S\n---\n\n## Shifts\n";
const PAY: &str = "---\nsection: salaries\ntitle: Pay\noverall:\n  - {id: all, currency: USD, per: \
                   year, period: 2024, median: 93600, mean: 98430}\n---\n\n## How to read it\n";
const CLERK: &str = "---\ntitle: Clerk\nsummary: S\ndraft: true\n---\n";
const PAGE: &str = "---\ntitle: About\n---\n\n## Method\n";

/// A guide whose file `path` ends with `prose`; its pictures are those that prose wants.
fn small(path: &str, prose: &str) -> Small {
    let mut files = vec![
        ("content/careers/nurse/index.md", NURSE.to_owned()),
        ("content/careers/nurse/pay.md", PAY.to_owned()),
        ("content/careers/clerk/index.md", CLERK.to_owned()),
        ("content/pages/about.md", PAGE.to_owned()),
        ("content/index.md", "---\ntitle: Home\n---\n".to_owned()),
        ("content/skills.yaml", "python: {name: Python}\n".to_owned()),
        ("content/industries.yaml", "tech: {name: T}\n".to_owned()),
        ("content/sources.yaml", "bls: {title: B}\n".to_owned()),
        ("content/careers/nurse/ward.png", "a picture".to_owned()),
    ];
    let (_, text) = files.iter_mut().find(|(name, _)| *name == path).unwrap();
    *text += &format!("\n{prose}\n");
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, &**text)).collect();
    let tree = testing::tree(&files);
    let guide = testing::guide(&tree, &mut Diagnostics::new());
    let config = Config::read(&tree, &mut Diagnostics::new()).unwrap();
    let careers = testing::taken(&guide, &config, Drafts::LeaveOut, &tree);
    let pictures: BTreeMap<_, _> = wanted_pictures(&guide, &careers, &tree)
        .into_iter()
        .map(|file| {
            let address = Address::file(tree.path(file).as_str());
            (
                file,
                Picture {
                    address,
                    size: None,
                },
            )
        })
        .collect();
    Small::with(&files, pictures, Drafts::LeaveOut)
}

/// What the only reference of `prose` leads to.
fn goal(small: &Small, path: &str) -> String {
    let guide = &small.site.guide;
    let nurse = small.site.open(0);
    let (origin, document) = match path {
        "content/index.md" => (Origin::Home, &guide.home.as_ref().unwrap().body),
        "content/pages/about.md" => (Origin::Plain(0), &guide.pages[0].1.body),
        "content/careers/nurse/index.md" => (Origin::Career(0), &nurse.body),
        _ => (Origin::Section(0, 0), &nurse.sections[0].body),
    };
    let [reference] = document.references() else {
        panic!("there is one reference in {path}");
    };
    let own = match origin {
        Origin::Career(index) | Origin::Section(index, _) => Some((index, &nurse)),
        _ => None,
    };
    let resolver = Resolver::new(&small.site, own);
    match resolver.resolve(origin, reference).unwrap() {
        Goal::Page(page, None) => format!("/{}", small.site.address(page)),
        Goal::Page(page, Some(anchor)) => format!("/{}#{anchor}", small.site.address(page)),
        Goal::Figure(cited) => cited.text(small.wording()),
        Goal::Source(id) => format!("source {id}"),
        Goal::Picture(picture) => format!("picture {}", picture.address),
        Goal::Chart { chart, section } => format!("{chart:?} of the section {section}"),
    }
}

/// Checks what a reference in the file of this path leads to, or what is wrong with it.
#[track_caller]
fn check(path: &str, prose: &str, expected: Result<&str, &str>) {
    let small = small(path, prose);
    let report = small.report(&[]);
    match expected {
        Ok(found) => {
            assert_eq!(report, [""; 0], "{prose}");
            assert_eq!(goal(&small, path), found, "{prose}");
        }
        Err(message) => assert!(
            report.len() == 1 && report[0].contains(message),
            "{prose}: {report:?}"
        ),
    }
}

const SECTION: &str = "content/careers/nurse/pay.md";
const HOME: &str = "content/index.md";

#[test]
fn careers_and_places_on_their_pages() {
    check(HOME, "[a](career:nurse)", Ok("/careers/nurse/"));
    let pay = "/careers/nurse/#salaries";
    check(HOME, "[a](career:nurse#salaries)", Ok(pay));
    check(HOME, "[a](career:nurs)", Err("there is no career `nurs`"));
    check(HOME, "[a](career:clerk)", Err("`clerk` is a draft"));
    let nowhere = "“Nurse” has no place called `#salarie`";
    check(HOME, "[a](career:nurse#salarie)", Err(nowhere));
}

#[test]
fn entries_of_the_registries() {
    check(HOME, "[a](skill:python)", Ok("/skills/python/"));
    check(HOME, "[a](skill:pyton)", Err("there is no skill `pyton`"));
    check(HOME, "[a](industry:tech)", Ok("/industries/tech/"));
    check(
        HOME,
        "[a](industry:teck)",
        Err("there is no industry `teck`"),
    );
    check(HOME, "[a](source:bls)", Ok("source bls"));
    check(HOME, "[a](source:bsl)", Err("there is no source `bsl`"));
}

#[test]
fn the_registries_themselves() {
    check(HOME, "[a](sources.yaml)", Ok("/sources/"));
    check(SECTION, "[a](../../sources.yaml)", Ok("/sources/"));
    check(SECTION, "[a](../../skills.yaml)", Ok("/skills/"));
    let industries = "[a](../industries.yaml)";
    check("content/pages/about.md", industries, Ok("/industries/"));
    let far = "(did you mean `../../sources.yaml`?)";
    check(SECTION, "[a](sources.yaml)", Err(far));
    let entry = "(write `source:bls` to name one of them)";
    check(HOME, "[a](sources.yaml#bls)", Err(entry));
    let entry = "(write `skill:python` to name one of them)";
    check(HOME, "[a](skills.yaml#python)", Err(entry));
}

#[test]
fn figures_of_this_career_and_of_others() {
    check(SECTION, "[](figure:all.median)", Ok("$93,600"));
    check(HOME, "[](figure:nurse/all.mean)", Ok("$98,430"));
    let career = "a figure outside a career's own files needs the career's name";
    check(HOME, "[](figure:all.mean)", Err(career));
    let several = "the row `all` has several figures";
    check(SECTION, "[](figure:all)", Err(several));
    let none = "“Nurse” has no figure called `any`";
    check(SECTION, "[](figure:any)", Err(none));
    let missing = "the row `all` has no such figure";
    check(SECTION, "[](figure:all.p90)", Err(missing));
    let differs = "the data says `$93,600` here, and the text says `$93,000`";
    check(SECTION, "[$93,000](figure:all.median)", Err(differs));
}

#[test]
fn charts_of_a_career_with_figures() {
    check(
        SECTION,
        "![a](chart:overall)",
        Ok("Pay(Overall) of the section 0"),
    );
    let none = "the career has no figures for the chart `by_place`";
    check(SECTION, "![a](chart:by_place)", Err(none));
    let claims = "the career has no figures for the chart `claims`";
    check(SECTION, "![a](chart:claims)", Err(claims));
    check(SECTION, "![a](chart:pie)", Err("there is no chart `pie`"));
    let place = "a chart stands in a career's own files only";
    check(HOME, "![a](chart:overall)", Err(place));
}

#[test]
fn files_from_the_folder_of_the_text() {
    check(SECTION, "[a](index.md)", Ok("/careers/nurse/"));
    check(SECTION, "[a](../../pages/about.md)", Ok("/about/"));
    check(
        SECTION,
        "[a](../../pages/about.md#method)",
        Ok("/about/#method"),
    );
    check(
        HOME,
        "[a](careers/nurse/pay.md)",
        Ok("/careers/nurse/#salaries"),
    );
    let heading = "/careers/nurse/#salaries-how-to-read-it";
    check(
        HOME,
        "[a](careers/nurse/pay.md#how-to-read-it)",
        Ok(heading),
    );
    check(HOME, "[a](careers/clerk/index.md)", Err("is a draft"));
    check(
        HOME,
        "[a](careers/nurse/ward.png)",
        Err("is not a page of the site"),
    );
    check(
        SECTION,
        "[a](../pages/about.md)",
        Err("did you mean `../../pages/about.md`?"),
    );
    check(
        SECTION,
        "[a](../../pages/about)",
        Err("did you mean `../../pages/about.md`?"),
    );
    check(
        HOME,
        "[a](pages/about.md#methods)",
        Err("did you mean `#method`?"),
    );
}

#[test]
fn places_on_the_own_page() {
    let index = "content/careers/nurse/index.md";
    check(index, "[a](#shifts)", Ok("/careers/nurse/#overview-shifts"));
    let pay = "/careers/nurse/#salaries-how-to-read-it";
    check(SECTION, "[a](#how-to-read-it)", Ok(pay));
    check(
        "content/pages/about.md",
        "[a](#method)",
        Ok("/about/#method"),
    );
    check(
        index,
        "[a](#how-to-read-it)",
        Err("“Nurse” has no place called"),
    );
    check(
        HOME,
        "[a](#method)",
        Err("“A guide” has no place called `#method`"),
    );
}

#[test]
fn pictures_beside_the_text() {
    let picture = "picture content/careers/nurse/ward.png";
    check(SECTION, "![a](ward.png)", Ok(picture));
    check(HOME, "![a](careers/nurse/ward.png)", Ok(picture));
    check(
        HOME,
        "![a](ward.png)",
        Err("there is no picture `ward.png` here"),
    );
    let text = "`index.md` is not a picture of a known kind";
    check(SECTION, "![a](index.md)", Err(text));
}

/// What is said of the references in a career's index beside a section that has a mistake.
fn beside(section: &str) -> Vec<String> {
    let index = "---\ntitle: Nurse\nsummary: S\n---\n\n[](figure:all) [a](career:nurse#salaries-x) \
                 [b](career:nurse#trends-x)\n\n![c](chart:overall)\n";
    let files = [
        ("content/careers/nurse/index.md", index),
        ("content/careers/nurse/a.md", section),
    ];
    let report = Small::new(&files).report(&[]);
    let index = report.iter().filter(|line| line.contains("/index.md:"));
    let code = |line: &String| line.split(['[', ']']).nth(1).unwrap().to_owned();
    index.map(code).collect()
}

#[test]
fn a_part_that_could_not_be_read_silences_what_it_may_hold_and_no_more() {
    let all = [
        "unknown-figure",
        "broken-anchor",
        "broken-anchor",
        "unknown-chart",
    ];
    assert_eq!(beside("---\nsection: market\n---\n"), all);
    // The head of a section holds no items.
    assert_eq!(
        beside("---\nsection: salaries\nreviewed: today\n---\n"),
        all
    );
    let trends = beside("---\nsection: trends\nitems: [{title: A, since: x}]\n---\n");
    assert_eq!(trends, ["unknown-figure", "broken-anchor", "unknown-chart"]);
    let pay = beside("---\nsection: salaries\noverall: [{value: 1k-2k, currency: USD}]\n---\n");
    assert_eq!(pay, ["broken-anchor"]);
    let market = beside("---\nsection: market\nclaims: [{metric: openings}]\n---\n");
    assert_eq!(market, ["broken-anchor", "broken-anchor", "unknown-chart"]);
    assert_eq!(beside("---\nsection: x\n---\n"), [""; 0]);
    assert_eq!(beside("---\n"), [""; 0]);
}

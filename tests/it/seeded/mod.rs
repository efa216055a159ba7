//! Mistakes put into the repository's own guide, one at a time: each is reported at its line, by
//! its code.
//!
//! `mistakes` lists them. The guide itself has none, so that whatever is reported is of the
//! mistake.

mod mistakes;

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use guidepost::build::{self, Options};
use guidepost::content::Day;
use guidepost::diagnostics::{Format, Style, print};
use guidepost::lint::Depth;
use guidepost::output::Overwrite;
use guidepost::site::Drafts;
use guidepost::source::{MemoryStore, SitePath};

use mistakes::{MISTAKES, Mistake};

type Files = Vec<(String, String)>;

/// The texts of the guide.
fn guide() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    add(root, Path::new("guidepost.yaml"), &mut files);
    add(root, Path::new("content"), &mut files);
    files
}

fn add(root: &Path, path: &Path, files: &mut Files) {
    let whole = root.join(path);
    if whole.is_dir() {
        for entry in fs::read_dir(whole).unwrap() {
            add(root, &path.join(entry.unwrap().file_name()), files);
        }
    } else if let Ok(text) = fs::read_to_string(whole) {
        let path = path.to_string_lossy().replace('\\', "/");
        files.push((path, text));
    }
}

/// What a check says of some files on the day on which the guide was reviewed, a line each.
fn report(files: &Files) -> String {
    let store = files.iter().map(|(path, text)| {
        let path = SitePath::new(path).unwrap();
        (path, text.clone().into_bytes())
    });
    let options = Options {
        base_url: None,
        drafts: Drafts::LeaveOut,
        overwrite: Overwrite::Refuse,
        judgement: Depth::Check,
        date: None,
        source_date_epoch: String::new(),
        now: Day::parse("2026-11-24").unwrap(),
    };
    let checked = build::check(Arc::new(MemoryStore::new(store)), &options);
    let list = &checked.diagnostics;
    print(list, &checked.tree, Format::Short, Style::Plain)
}

/// Puts a mistake into the guide; gives what is not as it ought to be.
fn check(guide: &Files, mistake: &Mistake) -> Option<String> {
    let Mistake {
        file,
        old,
        new,
        code,
        at,
        line,
    } = mistake;
    let mut files = guide.clone();
    let path = |name: &str| match name {
        "guidepost.yaml" => name.to_owned(),
        name => format!("content/{name}"),
    };
    let (_, text) = files.iter_mut().find(|(known, _)| *known == path(file))?;
    if !text.contains(old) {
        return Some(format!("{file} does not hold {old:?}"));
    }
    *text = text.replacen(old, new, 1);
    let place = path(if at.is_empty() { file } else { at });
    let (_, text) = files.iter().find(|(known, _)| *known == place)?;
    let Some(number) = text.lines().position(|it| it.contains(line)) else {
        return Some(format!("{place} does not hold {line:?}"));
    };
    let report = report(&files);
    let begin = format!("{place}:{}:", number + 1);
    let code = format!("[{code}]: ");
    let is_there = |it: &str| it.starts_with(&begin) && it.contains(&code);
    (!report.lines().any(is_there))
        .then(|| format!("{file}: {old:?} → {new:?}: no {code} at {begin}\n{report}"))
}

#[test]
fn sixty_mistakes_in_the_guide_are_each_reported_where_they_are() {
    let guide = guide();
    assert_eq!(report(&guide), "", "the guide without a mistake");
    assert!(MISTAKES.len() >= 60, "{} mistakes", MISTAKES.len());
    let faults = Mutex::new(Vec::new());
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(mistake) = MISTAKES.get(next.fetch_add(1, Ordering::Relaxed)) {
            faults.lock().unwrap().extend(check(&guide, mistake));
        }
    };
    std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    let faults = faults.into_inner().unwrap();
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}

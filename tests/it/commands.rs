//! The commands as an editor runs them: what they say, what they leave on the disk, and their exit
//! codes. Most run in this process; what only a process has (environment, pipes) is asked of the
//! binary.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use guidepost::cli::{Surroundings, run};
use guidepost::content::{Day, SectionKind};
use serde_json::Value;
use tempfile::TempDir;

/// What came of a command.
struct Ran {
    code: u8,
    out: String,
    err: String,
}

/// Surroundings without a terminal, on 24 November 2026.
fn surroundings(folder: &Path) -> Surroundings {
    Surroundings {
        folder: folder.to_path_buf(),
        source_date_epoch: String::new(),
        today: Day::parse("2026-11-24").unwrap(),
        out_is_terminal: false,
        err_is_terminal: false,
    }
}

fn run_in(surroundings: &Surroundings, arguments: &[&str]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = ["guidepost"].iter().chain(arguments).map(OsString::from);
    let code = run(arguments, surroundings, &mut out, &mut err);
    Ran {
        code,
        out: String::from_utf8(out).unwrap(),
        err: String::from_utf8(err).unwrap(),
    }
}

fn guidepost(folder: &Path, arguments: &[&str]) -> Ran {
    run_in(&surroundings(folder), arguments)
}

/// Runs a command that is expected to do what it is asked, without a word about mistakes.
#[track_caller]
fn done(folder: &Path, arguments: &[&str]) -> String {
    let Ran { code, out, err } = guidepost(folder, arguments);
    assert_eq!((code, err.as_str()), (0, ""), "{arguments:?}");
    out
}

/// Runs a command that is expected to be refused with these words.
#[track_caller]
fn refused(folder: &Path, arguments: &[&str], words: &[&str]) {
    let before = files(folder);
    let Ran { code, out, err } = guidepost(folder, arguments);
    assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}: {err}");
    for word in words {
        assert!(err.contains(word), "{arguments:?}: {word:?} in {err}");
    }
    assert!(before == files(folder), "{arguments:?} changed something");
}

/// The files below a folder with their bytes, by path.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        match entry.path().is_dir() {
            true => {
                let inner = files(&entry.path()).into_iter();
                found.extend(inner.map(|(path, bytes)| (format!("{name}/{path}"), bytes)));
            }
            false => {
                found.insert(name, fs::read(entry.path()).unwrap());
            }
        }
    }
    found
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A folder with the site that `init` makes.
fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    done(folder.path(), &["init", "--quiet"]);
    folder
}

const SECTION: &str = "content/careers/lighthouse-keeper/salaries.md";

/// Lets the site's pay be that of another year.
fn pay_in(year: &str, folder: &Path) {
    let text = fs::read_to_string(folder.join(SECTION)).unwrap();
    write(
        folder,
        SECTION,
        &text.replace("period: 2025", &format!("period: {year}")),
    );
}

#[test]
fn init_makes_a_site_that_builds() {
    let folder = tempfile::tempdir().unwrap();
    let out = done(folder.path(), &["init"]);
    assert!(
        out.starts_with("Made a new site in this folder:\n"),
        "{out}"
    );
    assert!(
        out.ends_with("\n  guidepost build\n  guidepost new career nurse\n"),
        "{out}"
    );
    let made = files(folder.path());
    for path in [".gitignore", "guidepost.yaml", "content/index.md", SECTION] {
        assert!(made.contains_key(path), "{path}");
    }
    let out = done(folder.path(), &["build"]);
    assert!(out.starts_with("Built 1 career: 19 pages, "), "{out}");
    let made = files(&folder.path().join("public"));
    assert!(made.contains_key("careers/lighthouse-keeper/index.html"));
}

#[test]
fn init_replaces_nothing() {
    let folder = site();
    refused(
        folder.path(),
        &["init"],
        &[
            "nothing was changed",
            "\n  content/index.md\n",
            "\n  guidepost.yaml\n",
            "help: move",
        ],
    );
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "content/skills.yaml", "mine");
    refused(
        folder.path(),
        &["init"],
        &["`content/skills.yaml` is there already"],
    );
    write(folder.path(), "a", "");
    refused(folder.path(), &["init", "a"], &["a` is a file"]);
}

#[test]
fn init_makes_the_folder_that_it_is_given() {
    let folder = tempfile::tempdir().unwrap();
    let out = done(folder.path(), &["init", "guides/my guide"]);
    assert!(
        out.starts_with("Made a new site in `guides/my guide`:\n"),
        "{out}"
    );
    assert!(
        out.ends_with("\n  cd \"guides/my guide\"\n  guidepost build\n"),
        "{out}"
    );
    done(folder.path(), &["build", "--root", "guides/my guide"]);
    // `--root` is where every command works.
    done(folder.path(), &["init", "--root", "other"]);
    done(folder.path(), &["init", "inner", "--root", "other"]);
    done(folder.path(), &["build", "--root", "other/inner"]);
}

#[test]
fn what_is_begun_is_a_draft_that_builds() {
    let folder = site();
    let root = folder.path();
    let out = done(root, &["new", "career", "nurse"]);
    assert!(
        out.starts_with("Made content/careers/nurse/index.md\n"),
        "{out}"
    );
    assert!(
        out.contains("guidepost new section nurse responsibilities"),
        "{out}"
    );
    for (kind, _) in SectionKind::WORDS {
        let out = done(root, &["new", "section", "nurse", kind]);
        assert!(
            out.starts_with(&format!("Made content/careers/nurse/{kind}.md\n")),
            "{out}"
        );
    }
    done(
        root,
        &[
            "new",
            "section",
            "nurse",
            "article",
            "--name",
            "night-shifts",
        ],
    );
    done(root, &["new", "page", "contact"]);

    done(root, &["build", "--drafts"]);
    let public = files(&root.join("public"));
    let page = String::from_utf8(public["careers/nurse/index.html"].clone()).unwrap();
    for title in ["Nurse", "Soft skills", "Work environment", "Night shifts"] {
        assert!(page.contains(title), "{title}");
    }
    assert!(public.contains_key("contact/index.html"));

    done(root, &["build"]);
    let public = files(&root.join("public"));
    assert!(!public.contains_key("careers/nurse/index.html"));
    assert!(!public.contains_key("contact/index.html"));
}

#[test]
fn titles_are_kept_whatever_they_hold() {
    let folder = site();
    let titles = [
        "C: the \"language\" #1",
        "- null",
        "null",
        "[a, b]",
        "{a}",
        "3D & co.",
        "*a*",
        "Ärztin \\ Arzt",
        "%",
        "'",
    ];
    for (at, title) in titles.iter().enumerate() {
        let name = format!("a-{at}");
        let title = format!("--title={title}");
        done(folder.path(), &["new", "career", &name, &title]);
        done(folder.path(), &["new", "page", &name, &title]);
    }
    let out = done(folder.path(), &["build", "--drafts"]);
    assert!(out.starts_with("Built 11 careers"), "{out}");
    let page = fs::read_to_string(folder.path().join("public/a-0/index.html")).unwrap();
    assert!(
        page.contains("<h1>C: the &quot;language&quot; #1</h1>"),
        "{page}"
    );
    refused(
        folder.path(),
        &["new", "page", "b", "--title", "a\nb"],
        &["`a\\nb` cannot be a title"],
    );
}

#[test]
fn what_cannot_be_begun_is_refused_with_its_mend() {
    let folder = site();
    let root = folder.path();
    let keeper = "lighthouse-keeper";
    let long = "a".repeat(101);
    let cases: &[(&[&str], &[&str])] = &[
        (
            &["career", "Data Scientist"],
            &[
                "error: `Data Scientist` cannot be a name in an address\n",
                ": `data-scientist`\n",
            ],
        ),
        (&["career", "../x"], &["cannot be a name", ": `x`\n"]),
        (&["career", ""], &["cannot be a name"]),
        (&["career", &long], &["help: shorten it"]),
        (&["career", keeper], &["index.md` is there already"]),
        (
            &["section", keeper, "salarys"],
            &[
                "`salarys` is not a kind of section",
                "did you mean `salaries`?",
            ],
        ),
        (
            &["section", keeper, "nothing-like-it"],
            &["known are `responsibilities`"],
        ),
        (
            &["section", keeper, "salaries"],
            &["salaries.md` is there already"],
        ),
        (
            &["section", keeper, "salaries", "--name", "pay"],
            &["has a section `salaries` already: `content/careers/lighthouse-keeper/salaries.md`"],
        ),
        (
            &["section", keeper, "article", "--name", "index"],
            &["index.md` is there already"],
        ),
        (
            &["section", keeper, "article", "--name", "A b"],
            &[": `a-b`\n"],
        ),
        (
            &["section", "lighthouse-keper", "trends"],
            &[
                "the guide has no career `lighthouse-keper`",
                "did you mean `lighthouse-keeper`?",
            ],
        ),
        (
            &["section", "nurse", "trends"],
            &["begin it with `guidepost new career nurse`"],
        ),
        (&["page", "about"], &["about.md` is there already"]),
    ];
    for (arguments, words) in cases {
        refused(root, &[&["new"], *arguments].concat(), words);
    }
    let elsewhere = tempfile::tempdir().unwrap();
    refused(
        elsewhere.path(),
        &["new", "page", "a"],
        &[
            "this folder is no Guidepost site",
            "help: go to the folder of a site",
        ],
    );
    refused(
        elsewhere.path(),
        &["new", "page", "a", "--root", "b"],
        &["there is no folder"],
    );
}

#[test]
fn a_second_section_of_a_kind_may_stand_beside_one_of_another_place() {
    let folder = site();
    let root = folder.path();
    let text = fs::read_to_string(root.join(SECTION)).unwrap();
    write(
        root,
        SECTION,
        &text.replacen("title: Pay\n", "title: Pay\nplace: CA\n", 1),
    );
    done(root, &["build"]);
    done(
        root,
        &[
            "new",
            "section",
            "lighthouse-keeper",
            "salaries",
            "--name",
            "pay",
        ],
    );
    done(root, &["build", "--drafts"]);
}

#[test]
fn no_page_takes_the_address_of_a_list() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "guidepost.yaml", "title: Empty\n");
    done(folder.path(), &["build"]);
    let public = files(&folder.path().join("public"));
    let lists = public
        .keys()
        .filter_map(|path| path.strip_suffix("/index.html"));
    let lists: Vec<&str> = lists.collect();
    assert!(lists.contains(&"careers") && lists.len() > 3, "{lists:?}");
    for name in lists {
        refused(
            folder.path(),
            &["new", "page", name],
            &["choose another name"],
        );
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_begun_behind_a_link() {
    let (folder, outside) = (site(), tempfile::tempdir().unwrap());
    fs::remove_dir_all(folder.path().join("content/pages")).unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("content/pages")).unwrap();
    refused(
        folder.path(),
        &["new", "page", "a"],
        &["leads out of the folder of the site"],
    );
    assert!(files(outside.path()).is_empty());
}

#[test]
fn content_with_errors_leaves_the_last_site_in_place() {
    let folder = site();
    done(folder.path(), &["build"]);
    let before = files(&folder.path().join("public"));
    write(
        folder.path(),
        "content/index.md",
        "---\ntitle: New\ncolour: red\n---\n",
    );
    let Ran { code, out, err } = guidepost(folder.path(), &["build"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("content/index.md:3:1"), "{err}");
    assert!(
        err.ends_with("1 error; the site was left as it is\n"),
        "{err}"
    );
    assert!(before == files(&folder.path().join("public")));
    let short = guidepost(folder.path(), &["build", "--format", "short", "--quiet"]).err;
    assert!(
        short.starts_with("content/index.md:3:1: error[unknown-key]: "),
        "{short}"
    );
}

#[test]
fn a_folder_that_is_no_site_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a", "");
    let Ran { code, err, .. } = guidepost(folder.path(), &["build"]);
    assert_eq!(code, 1);
    assert!(
        err.contains("error[no-site]") && err.contains("guidepost init"),
        "{err}"
    );
    refused(
        folder.path(),
        &["build", "--root", "b"],
        &["there is no folder", "--root"],
    );
    refused(
        folder.path(),
        &["build", "--root", "a"],
        &["is a file, not the folder of a site"],
    );
    assert_eq!(files(folder.path()).len(), 1);
}

#[test]
fn the_day_is_the_one_asked_for_or_that_of_the_epoch() {
    let folder = site();
    pay_in("2027", folder.path());
    let epoch = |seconds: &str, arguments: &[&str]| {
        let mut surroundings = surroundings(folder.path());
        surroundings.source_date_epoch = seconds.to_owned();
        run_in(&surroundings, arguments)
    };
    let ran = epoch("", &["build"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("error[future-period]"), "{}", ran.err);
    assert_eq!(epoch("1800000000", &["build"]).code, 0);
    assert_eq!(epoch("1700000000", &["build"]).code, 1);
    assert_eq!(
        epoch("1700000000", &["build", "--date", "2027-01-01"]).code,
        0
    );
    assert_eq!(epoch("soon", &["build", "--date", "2027-01-01"]).code, 0);
    let ran = epoch("soon", &["build"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("SOURCE_DATE_EPOCH is `soon`"),
        "{}",
        ran.err
    );
    let ran = epoch("", &["build", "--date", "2027-02-29"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("no day 2027-02-29"), "{}", ran.err);
}

#[test]
fn files_of_others_in_the_output_stay_unless_forced() {
    let folder = site();
    write(folder.path(), "out/index.html", "mine");
    write(folder.path(), "out/CNAME", "example.org");
    let words = [
        "were not written by Guidepost",
        "\n  index.html\n",
        "help: ",
        "`--force`",
    ];
    refused_apart_from_own(folder.path(), &["build", "--output", "out"], &words);
    done(folder.path(), &["build", "--output", "out", "--force"]);
    done(folder.path(), &["build", "--output", "out"]);
    let out = files(&folder.path().join("out"));
    assert!(out["index.html"].starts_with(b"<!doctype html>"));
    assert_eq!(out["CNAME"], b"example.org");
}

/// As [`refused`], but Guidepost's own folder in the output may come into being.
#[track_caller]
fn refused_apart_from_own(folder: &Path, arguments: &[&str], words: &[&str]) {
    let foreign = |folder: &Path| {
        let mut files = files(folder);
        files.retain(|path, _| !path.contains("/.guidepost/"));
        files
    };
    let before = foreign(folder);
    let Ran { code, out, err } = guidepost(folder, arguments);
    assert_eq!((code, out.as_str()), (2, ""), "{err}");
    assert!(words.iter().all(|word| err.contains(word)), "{err}");
    assert!(before == foreign(folder));
}

#[test]
fn an_output_that_cannot_be_one_is_refused() {
    let folder = site();
    write(folder.path(), "a", "");
    for (output, words) in [
        ("a", "it is a file"),
        ("a/b", "a file stands where a folder is wanted"),
        (".", "among the site's own files"),
        ("content", "among the site's own files"),
        ("content/new", "among the site's own files"),
        ("x/../content/new", "among the site's own files"),
        ("static/x", "among the site's own files"),
    ] {
        refused(
            folder.path(),
            &["build", "--output", output],
            &[words, "`--output`"],
        );
    }
}

#[test]
fn a_command_says_as_much_as_it_is_asked_to() {
    let folder = site();
    assert_eq!(done(folder.path(), &["build", "--quiet"]), "");
    assert_eq!(done(folder.path(), &["build"]).lines().count(), 1);
    let out = done(folder.path(), &["build", "--verbose"]);
    assert_eq!(out.lines().count(), 2);
    assert!(out.contains(" 0 written, "), "{out}");
    assert_eq!(done(folder.path(), &["new", "page", "a", "-q"]), "");
    let out = done(folder.path(), &["init", "b", "-v"]);
    assert!(out.ends_with("made guidepost.yaml\n"), "{out}");
}

/// Runs a command with `--format json`, whose output is one document.
#[track_caller]
fn json(folder: &Path, arguments: &[&str], code: u8) -> Value {
    let ran = guidepost(folder, &[arguments, &["--format", "json"]].concat());
    assert_eq!(ran.code, code, "{}", ran.err);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(document["version"], 1);
    assert!(document["diagnostics"].is_array(), "{document}");
    document
}

#[test]
fn the_output_is_one_json_document_whatever_happens() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let document = json(root, &["init"], 0);
    assert!(
        document["files"]
            .as_array()
            .unwrap()
            .contains(&"guidepost.yaml".into())
    );
    let document = json(root, &["new", "page", "a", "-v"], 0);
    assert_eq!(document["files"], serde_json::json!(["content/pages/a.md"]));
    for arguments in [&["build"] as &[&str], &["build", "-v"], &["build", "-q"]] {
        assert_eq!(
            json(root, arguments, 0)["diagnostics"],
            serde_json::json!([])
        );
    }
    let document = json(root, &["new", "page", "a"], 2);
    let failure = &document["failure"];
    assert_eq!(
        failure["message"],
        "`content/pages/a.md` is there already, and nothing was changed"
    );
    assert!(failure["mend"].is_string());
    assert!(json(root, &["build", "--root", "x"], 2)["failure"]["message"].is_string());
    pay_in("2027", root);
    assert_eq!(
        json(root, &["build"], 1)["diagnostics"][0]["code"],
        "future-period"
    );
}

#[test]
fn colours_are_for_terminals_unless_said_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let check = |out: bool, err: bool, arguments: &[&str], expected: (bool, bool)| {
        let mut surroundings = surroundings(folder.path());
        (surroundings.out_is_terminal, surroundings.err_is_terminal) = (out, err);
        let ran = run_in(&surroundings, arguments);
        let coloured = |text: &str| text.contains('\u{1b}');
        assert_eq!(
            (coloured(&ran.out), coloured(&ran.err)),
            expected,
            "{arguments:?}"
        );
    };
    for arguments in [&["build"] as &[&str], &["build", "--root", "x"], &["bild"]] {
        check(false, true, arguments, (false, true));
        check(true, false, arguments, (false, false));
        check(
            false,
            false,
            &[arguments, &["--color", "always"]].concat(),
            (false, true),
        );
        check(
            true,
            true,
            &[arguments, &["--color=never"]].concat(),
            (false, false),
        );
    }
    // Help goes to the output, which may be a file while errors go to a terminal.
    check(false, true, &["--help"], (false, false));
    check(true, false, &["--help"], (true, false));
    check(true, true, &["--help", "--color", "never"], (false, false));
    check(
        false,
        false,
        &["--color", "always", "build", "--help"],
        (true, false),
    );
}

#[test]
fn help_has_examples_and_arguments_that_are_wrong_have_a_hint() {
    let folder = tempfile::tempdir().unwrap();
    for command in [
        "",
        "init",
        "build",
        "new",
        "new career",
        "new section",
        "new page",
    ] {
        let arguments: Vec<&str> = command.split(' ').filter(|word| !word.is_empty()).collect();
        let out = done(folder.path(), &[&arguments[..], &["--help"]].concat());
        assert!(out.contains("Examples:\n  guidepost "), "{out}");
        assert!(out.contains("--root <DIR>"), "{out}");
    }
    let out = done(folder.path(), &["new", "section", "--help"]);
    for (kind, _) in SectionKind::WORDS {
        assert!(out.contains(&format!("\n  {kind} ")), "{kind}: {out}");
    }
    for (arguments, hint) in [
        (&["bild"] as &[&str], "'build'"),
        (&["build", "--outptu", "x"], "'--output'"),
        (&["build", "--base-url", "example.org"], "https://"),
        (&["build", "-q", "-v"], "--verbose"),
        (&["build", "--format", "xml"], "json"),
        (&[], "Usage: guidepost"),
    ] {
        refused(folder.path(), arguments, &[hint]);
    }
}

/// The binary in a folder, without anything of this process's environment.
fn binary(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guidepost"));
    command.args(arguments).current_dir(folder).env_clear();
    command
}

#[test]
fn the_binary_ends_with_the_code_of_its_command() {
    let folder = tempfile::tempdir().unwrap();
    let code = |arguments: &[&str], epoch: &str| {
        let mut command = binary(folder.path(), arguments);
        let command = command.env("SOURCE_DATE_EPOCH", epoch);
        let output = command.output().unwrap();
        output.status.code()
    };
    assert_eq!(code(&["init"], ""), Some(0));
    assert_eq!(code(&["build"], ""), Some(0));
    assert_eq!(code(&["init"], ""), Some(2));
    assert_eq!(code(&["--nothing"], ""), Some(2));
    assert_eq!(code(&["--version"], ""), Some(0));
    pay_in("2100", folder.path());
    assert_eq!(code(&["build"], "1800000000"), Some(1));
    assert_eq!(code(&["build"], "4110000000"), Some(0));
    let output = binary(folder.path(), &["build", "--root", "nowhere"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.starts_with("error: there is no folder `"), "{err}");
}

#[test]
fn a_closed_output_stops_nothing() {
    let folder = site();
    for (arguments, code) in [
        (&["build"] as &[&str], 0),
        (&["build", "--format", "json"], 0),
        (&["build", "--help"], 0),
        (&["new", "page", "a"], 0),
    ] {
        let mut command = binary(folder.path(), arguments);
        let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            "",
            "{arguments:?}"
        );
    }
    assert!(folder.path().join("content/pages/a.md").is_file());
}

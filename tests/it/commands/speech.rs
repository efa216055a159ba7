//! What commands say, how they are asked, and how the binary ends.

use std::path::Path;
use std::process::{Command, Stdio};

use guidepost::content::SectionKind;
use serde_json::Value;

use super::{done, guidepost, pay_in, refused, run_in, site, surroundings};

#[test]
fn a_command_says_as_much_as_it_is_asked_to() {
    let folder = site();
    assert_eq!(done(folder.path(), &["build", "--quiet"]), "");
    let address = ["--base-url", "https://example.org/"];
    let build = |more: &[&str]| done(folder.path(), &[&["build"], more].concat());
    assert_eq!(build(&address).lines().count(), 1);
    let out = build(&[]);
    assert!(
        out.contains("\nLeft out, as the site has no `base_url`: "),
        "{out}"
    );
    let out = build(&["--verbose"]);
    assert_eq!(out.lines().count(), 3);
    assert!(out.contains(" 0 written, "), "{out}");
    assert_eq!(done(folder.path(), &["new", "page", "a", "-q"]), "");
    let out = done(folder.path(), &["init", "b", "-v"]);
    assert!(out.starts_with("Made .gitignore\n"), "{out}");
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

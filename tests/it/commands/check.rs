//! `guidepost check`: what it says, in which form, and how it ends.

use super::{Ran, SECTION, done, files, guidepost, refused, site, write};

const INDEX: &str = "content/careers/lighthouse-keeper/index.md";

/// Lets a sentence of the site say a sum that its data does not have.
fn slip(folder: &std::path::Path) {
    let text = std::fs::read_to_string(folder.join(SECTION)).unwrap();
    write(folder, SECTION, &format!("{text}\nSome earn $17.\n"));
}

#[test]
fn a_new_site_is_sound_and_nothing_is_written() {
    let folder = site();
    let before = files(folder.path());
    let said = done(folder.path(), &["check", "--deny", "warnings"]);
    assert_eq!(said, "Checked 1 career: nothing to report\n");
    assert_eq!(done(folder.path(), &["check", "--quiet"]), "");
    assert!(before == files(folder.path()));
}

#[test]
fn warnings_fail_where_they_are_denied_and_errors_always() {
    let folder = site();
    slip(folder.path());
    let Ran { code, out, err } = guidepost(folder.path(), &["check", "--format", "short"]);
    assert_eq!((code, out.as_str()), (0, "Checked 1 career\n"), "{err}");
    assert!(
        err.contains("warning[prose-money]: no data supports $17"),
        "{err}"
    );
    assert!(err.ends_with("\n1 warning\n"), "{err}");
    let denied = guidepost(folder.path(), &["check", "--deny", "warnings"]);
    assert_eq!(denied.code, 1);
    // A build does not look at prose.
    assert_eq!(guidepost(folder.path(), &["build"]).err, "");
    write(
        folder.path(),
        "content/index.md",
        "---\ntitle: New\ncolour: red\n---\n",
    );
    let Ran { code, err, .. } = guidepost(folder.path(), &["check"]);
    assert_eq!(code, 1);
    assert!(
        err.contains("error[unknown-key]") && err.ends_with("1 error, 1 warning\n"),
        "{err}"
    );
    refused(
        folder.path(),
        &["check", "--root", "b"],
        &["there is no folder"],
    );
}

#[test]
fn a_template_that_fails_is_an_error_of_the_check_too() {
    let folder = site();
    let page =
        "{% extends \"base.html\" %}{% block main %}{{ page.nothing.more }}{% endblock main %}";
    write(folder.path(), "templates/page.html", page);
    let check = guidepost(folder.path(), &["check", "--format", "short"]);
    let build = guidepost(folder.path(), &["build", "--format", "short"]);
    assert_eq!((check.code, build.code), (1, 1), "{}", check.err);
    assert_eq!(check.err.lines().next(), build.err.lines().next());
}

#[test]
fn services_have_reports_of_their_own_on_the_output() {
    let folder = site();
    slip(folder.path());
    let said = |format: &str| {
        let Ran { code, out, err } = guidepost(folder.path(), &["check", "--format", format]);
        assert_eq!(code, 0, "{format}: {err}");
        (out, err)
    };
    let (out, err) = said("github");
    assert!(
        out.starts_with(&format!("::warning file={SECTION},line=")),
        "{out}"
    );
    assert!(
        out.contains(",title=prose-money::no data supports $17"),
        "{out}"
    );
    assert_eq!(err, "1 warning\n");
    let (out, err) = said("gitlab");
    let list: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (&list[0]["check_name"], err.as_str()),
        (&"prose-money".into(), "")
    );
    let (out, _) = said("sarif");
    let log: serde_json::Value = serde_json::from_str(&out).unwrap();
    let result = &log["runs"][0]["results"][0];
    assert_eq!(
        (&result["ruleId"], &result["level"]),
        (&"prose-money".into(), &"warning".into())
    );
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], SECTION);
    assert!(place["region"]["startLine"].as_u64() > Some(1), "{place}");
}

#[test]
fn what_is_due_and_what_is_there_are_listed() {
    let folder = site();
    let text = std::fs::read_to_string(folder.path().join(INDEX)).unwrap();
    write(
        folder.path(),
        INDEX,
        &text.replacen("---\n", "---\nreview_every: P1Y\n", 1),
    );
    let stale = done(folder.path(), &["check", "--stale", "--date", "2026-11-24"]);
    assert!(stale.contains(&format!("review of {INDEX}")), "{stale}");
    assert!(
        stale.contains(&format!("oldest figure of {SECTION}")),
        "{stale}"
    );
    let coverage = done(folder.path(), &["check", "--coverage"]);
    assert!(coverage.contains("lighthouse-keeper "), "{coverage}");
}

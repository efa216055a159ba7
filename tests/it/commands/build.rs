//! `guidepost build`: what it writes, when it does not, and which day it takes for today.

use std::path::Path;

use guidepost::output::{DiskStore, OutputStore};

use super::{Ran, done, files, guidepost, pay_in, refused, run_in, site, surroundings, write};

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

#[test]
fn a_command_finds_the_site_that_its_folder_is_in() {
    let folder = site();
    let inside = folder.path().join("content/careers");
    let out = done(&inside, &["build", "--verbose"]);
    let root = format!("The site is in `{}`\n", folder.path().display());
    assert!(out.starts_with(&root), "{out}");
    assert!(folder.path().join("public/index.html").is_file());
    done(&inside, &["build", "--output", "../../preview"]);
    assert!(folder.path().join("preview/index.html").is_file());
    done(&inside, &["new", "career", "nurse"]);
    assert!(inside.join("nurse/index.md").is_file());
    // What is named is taken as it stands, and a new site is made where it is asked for.
    let ran = guidepost(&inside, &["build", "--root", "."]);
    assert!(
        ran.code == 1 && ran.err.contains("error[no-site]"),
        "{}",
        ran.err
    );
    done(&inside, &["init", "own"]);
    assert!(inside.join("own/guidepost.yaml").is_file());
}

#[test]
fn an_old_address_has_a_canonical_one_where_the_site_knows_its_own() {
    let folder = site();
    let page = "---\ntitle: New\nredirect_from: [/old/]\n---\n";
    write(folder.path(), "content/pages/new.md", page);
    for (base, canonical) in [("", false), ("https://example.org/", true)] {
        match base {
            "" => _ = done(folder.path(), &["build"]),
            base => _ = done(folder.path(), &["build", "--base-url", base]),
        }
        let old = std::fs::read_to_string(folder.path().join("public/old/index.html")).unwrap();
        let link = "<link rel=\"canonical\" href=\"https://example.org/new/\">";
        assert_eq!(
            (old.contains(link), old.contains("canonical")),
            (canonical, canonical)
        );
    }
}

#[test]
fn two_builds_into_one_folder_at_one_time_are_refused() {
    let folder = site();
    done(folder.path(), &["build"]);
    let output = DiskStore::open(&folder.path().join("public")).unwrap();
    let lock = output.lock().unwrap();
    let words = ["another build is writing", "help: ", "`--output`"];
    refused(folder.path(), &["build"], &words);
    // What has errors is reported, and what the other build does is left to it.
    write(folder.path(), "content/pages/x.md", "");
    assert_eq!(guidepost(folder.path(), &["build"]).code, 1);
    std::fs::remove_file(folder.path().join("content/pages/x.md")).unwrap();
    drop(lock);
    done(folder.path(), &["build"]);
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
        (".", "holds the site itself"),
        ("..", "holds the site itself"),
        ("/", "holds the site itself"),
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

//! `guidepost init` and `guidepost new`.

use std::fs;

use guidepost::content::SectionKind;

use super::{SECTION, done, files, refused, site, write};

#[test]
fn init_makes_a_site_that_builds() {
    let folder = tempfile::tempdir().unwrap();
    let out = done(folder.path(), &["init"]);
    assert!(
        out.starts_with("Made a new site in this folder:\n"),
        "{out}"
    );
    assert!(
        out.ends_with("\n  guidepost serve --open\n  guidepost new career nurse\n"),
        "{out}"
    );
    let made = files(folder.path());
    for path in [".gitignore", "guidepost.yaml", "content/index.md", SECTION] {
        assert!(made.contains_key(path), "{path}");
    }
    let out = done(folder.path(), &["build"]);
    assert!(out.starts_with("Built 1 career: 21 pages, "), "{out}");
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
        out.ends_with("\n  cd \"guides/my guide\"\n  guidepost serve --open\n"),
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

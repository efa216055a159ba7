//! `guidepost schema`, what `guidepost init` does with it, and when `guidepost serve` does not start.

use std::fs;

use serde_json::Value;

use super::{done, files, guidepost, refused, site, write};

#[test]
fn a_new_site_has_schemas_and_settings_that_name_them() {
    let folder = site();
    let settings = fs::read(folder.path().join(".vscode/settings.json")).unwrap();
    let settings: Value = serde_json::from_slice(&settings).unwrap();
    let schemas = settings["yaml.schemas"].as_object().unwrap();
    assert!(schemas.len() > 3);
    for (schema, file) in schemas {
        assert!(folder.path().join(schema).is_file(), "{schema}");
        assert!(
            folder.path().join(file.as_str().unwrap()).is_file(),
            "{file}"
        );
    }
}

#[test]
fn schemas_are_written_anew_and_settings_are_left() {
    let folder = site();
    let before = files(folder.path());
    write(folder.path(), ".vscode/settings.json", "{}");
    write(folder.path(), ".vscode/guidepost/page.json", "old");
    let out = done(folder.path(), &["schema"]);
    assert!(
        out.contains(".vscode/settings.json` is there already"),
        "{out}"
    );
    let after = files(folder.path());
    assert_eq!(after[".vscode/settings.json"], b"{}");
    assert_eq!(
        after[".vscode/guidepost/page.json"],
        before[".vscode/guidepost/page.json"]
    );
    done(folder.path(), &["schema", "--output", "schemas"]);
    let elsewhere = files(&folder.path().join("schemas"));
    for (name, bytes) in &elsewhere {
        assert!(
            &before[&format!(".vscode/guidepost/{name}")] == bytes,
            "{name}"
        );
    }
    assert!(elsewhere.len() > 15);
}

#[test]
fn one_schema_is_printed_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let out = done(folder.path(), &["schema", "section-salaries"]);
    let schema: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    assert!(schema["properties"]["overall"].is_object());
    refused(
        folder.path(),
        &["schema", "pay"],
        &["there is no schema `pay`", "section-salaries"],
    );
}

#[test]
fn what_is_no_site_is_neither_served_nor_given_schemas() {
    let folder = tempfile::tempdir().unwrap();
    for command in ["schema", "serve"] {
        refused(
            folder.path(),
            &[command],
            &["no Guidepost site", "guidepost init"],
        );
    }
    let help = guidepost(folder.path(), &["help", "serve"]).out;
    assert!(help.contains("guidepost serve --open"), "{help}");
}

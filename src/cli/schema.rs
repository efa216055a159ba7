//! `guidepost schema`: the JSON Schemas of all that an editor writes, for the editor's own editor.
//!
//! They are made of the types that read content, so that they cannot say what those do not do.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::Surroundings;
use super::arguments::Schema;
use super::plain;
use super::tell::{Failure, Tell};
use crate::config::Settings;
use crate::content::{PageHead, Role, SectionHead, SectionKind, reference};
use crate::source::{SitePath, reason};
use crate::yaml::{Field, Record, Schemas};

/// The folder of a site that the schemas are written into, which its settings of VS Code name.
const FOLDER: &str = ".vscode/guidepost";
/// The settings of VS Code for the folder of a site.
const SETTINGS: &str = ".vscode/settings.json";

/// A schema, with the files that it is for.
struct Named {
    name: String,
    /// Patterns of paths, as VS Code writes them.
    files: &'static str,
    schema: Value,
}

pub(super) fn run(
    wanted: &Schema,
    root: &Path,
    surroundings: &Surroundings,
    tell: &Tell<'_>,
) -> Result<u8, Failure> {
    if let Some(name) = &wanted.name {
        return print(name, tell);
    }
    if let Some(folder) = &wanted.output {
        let folder = plain(&surroundings.folder.join(folder));
        let paths = write_schemas(&folder, "")?;
        tell.made(&paths, &told(&folder.display().to_string(), paths.len()));
        return Ok(0);
    }
    super::folder::expect_site(root)?;
    let paths = wire(root)?;
    let mut lines = told(FOLDER, paths.len());
    if !paths.iter().any(|path| path.as_str() == SETTINGS) {
        lines +=
            &format!("\n`{SETTINGS}` is there already; docs/editors.md says what goes into it");
    }
    tell.made(&paths, &lines);
    Ok(0)
}

fn told(folder: &str, count: usize) -> String {
    format!("Wrote {count} files for editors into `{folder}`")
}

fn print(name: &str, tell: &Tell<'_>) -> Result<u8, Failure> {
    let all = all();
    let Some(named) = all.iter().find(|it| it.name == name) else {
        let names: Vec<&str> = all.iter().map(|it| &*it.name).collect();
        return Err(Failure::new(
            format!("there is no schema `{name}`"),
            format!("name one of {}", names.join(", ")),
        ));
    };
    tell.text(&text(&named.schema));
    Ok(0)
}

/// Writes the schemas into a site, and the settings that name them, if it has none; gives the paths.
pub(super) fn wire(root: &Path) -> Result<Vec<SitePath>, Failure> {
    let mut paths = write_schemas(root, &format!("{FOLDER}/"))?;
    let settings = root.join(SETTINGS);
    // An editor's own settings are not touched.
    if fs::symlink_metadata(&settings).is_err() {
        write(&settings, &text(&settings_of(&all())))?;
        paths.extend(SitePath::new(SETTINGS));
    }
    Ok(paths)
}

fn write_schemas(root: &Path, folder: &str) -> Result<Vec<SitePath>, Failure> {
    let mut paths = Vec::new();
    for Named { name, schema, .. } in all() {
        let path = format!("{folder}{name}.json");
        write(&root.join(&path), &text(&schema))?;
        paths.extend(SitePath::new(&path));
    }
    Ok(paths)
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let made = path.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::write(path, text)).map_err(|error| {
        let shown = path.display();
        Failure {
            reason: format!("`{shown}` cannot be written: {}", reason(&error)),
            mend: None,
        }
    })
}

fn text(value: &Value) -> String {
    format!("{value:#}\n")
}

/// What VS Code's YAML extension is told: which schema is for which files. It reads no frontmatter,
/// so that the schemas of Markdown files are for other tools.
fn settings_of(all: &[Named]) -> Value {
    let yaml = all.iter().filter(|it| it.files.ends_with(".yaml"));
    let schemas: serde_json::Map<String, Value> = yaml
        .map(|it| (format!("./{FOLDER}/{}.json", it.name), json!(it.files)))
        .collect();
    json!({ "yaml.schemas": schemas })
}

/// Every schema: of the configuration, of careers, of sections of any kind and of each, of pages and
/// of registries.
fn all() -> Vec<Named> {
    let mut list = vec![
        named("guidepost", "guidepost.yaml", &Settings::fields()),
        any_section(),
        named("page", "content/{index,pages/*}.md", &PageHead::fields()),
    ];
    for entry in reference() {
        match entry.role {
            Role::File("content/careers/<slug>/index.md") => {
                list.push(named("career", "content/careers/*/index.md", &entry.fields));
            }
            Role::File(file) => {
                let name = file
                    .strip_prefix("content/")
                    .and_then(|it| it.strip_suffix(".yaml"));
                list.extend(name.map(|name| registry(name, file, &entry.fields)));
            }
            _ => {}
        }
    }
    for (word, kind) in SectionKind::WORDS {
        let mut schemas = Schemas::default();
        let schema = section(&mut schemas, word, *kind);
        list.push(Named {
            name: format!("section-{word}"),
            files: "content/careers/*/*.md",
            schema: schemas.file(&format!("The frontmatter of a section `{word}`"), schema),
        });
    }
    list
}

fn named(name: &str, files: &'static str, fields: &[Field]) -> Named {
    let mut schemas = Schemas::default();
    let schema = schemas.object(fields);
    Named {
        name: name.to_owned(),
        files,
        schema: schemas.file(&format!("What stands in {files}"), schema),
    }
}

fn registry(name: &str, files: &'static str, fields: &[Field]) -> Named {
    let mut schemas = Schemas::default();
    let schema = schemas.registry(fields);
    Named {
        name: name.to_owned(),
        files,
        schema: schemas.file(&format!("What stands in {files}"), schema),
    }
}

/// The keys of every section, and those of one kind.
fn section(schemas: &mut Schemas, word: &str, kind: SectionKind) -> Value {
    let mut fields = SectionHead::fields();
    for entry in reference() {
        if entry.role == Role::Section(kind) {
            fields.extend(entry.fields);
        }
    }
    let mut schema = schemas.object(&fields);
    schema["properties"]["section"]["enum"] = json!([word]);
    schema
}

/// A section of whichever kind it says.
fn any_section() -> Named {
    let mut schemas = Schemas::default();
    let words: Vec<&str> = SectionKind::WORDS.iter().map(|(word, _)| *word).collect();
    let kinds: Vec<Value> = SectionKind::WORDS
        .iter()
        .map(|(word, kind)| {
            json!({
                "if": {
                    "properties": { "section": { "const": word } },
                    "required": ["section"],
                },
                "then": section(&mut schemas, word, *kind),
            })
        })
        .collect();
    let schema = json!({
        "type": "object",
        "properties": { "section": { "enum": words } },
        "required": ["section"],
        "allOf": kinds,
    });
    Named {
        name: "section".to_owned(),
        files: "content/careers/*/*.md",
        schema: schemas.file("The frontmatter of a section", schema),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_file_has_a_schema() {
        let all = all();
        let mut names: Vec<&str> = all.iter().map(|it| &*it.name).collect();
        names.sort_unstable();
        let kinds = SectionKind::WORDS.iter();
        let kinds: Vec<String> = kinds.map(|(word, _)| format!("section-{word}")).collect();
        let rest = [
            "guidepost",
            "career",
            "page",
            "section",
            "sources",
            "skills",
            "industries",
        ];
        let mut expected: Vec<&str> = kinds.iter().map(|it| &**it).chain(rest).collect();
        expected.sort_unstable();
        assert_eq!(names, expected);
        for Named { name, schema, .. } in &all {
            let schema = schema.to_string();
            assert!(
                !schema.contains(":null"),
                "{name} has a part without a schema"
            );
        }
    }

    #[test]
    fn the_settings_name_a_schema_for_each_file_of_yaml() {
        let settings = settings_of(&all());
        let schemas = settings["yaml.schemas"].as_object().unwrap();
        let files: Vec<&str> = schemas.values().filter_map(Value::as_str).collect();
        assert_eq!(
            files,
            [
                "guidepost.yaml",
                "content/sources.yaml",
                "content/skills.yaml",
                "content/industries.yaml"
            ]
        );
    }
}

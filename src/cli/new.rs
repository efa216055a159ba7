//! `guidepost new`: a content file that is valid at once, and says what else it may hold.

use std::path::Path;

use super::arguments::{New, NewWhat};
use super::folder;
use super::skeleton::{self, Keys, Set};
use super::tell::{Failure, Tell};
use super::write::{self, NewFile};
use crate::content::{
    Career, Documented, FileText, Folder, Id, Reading, Role, Section, SectionKind, Slot, read,
    reference, survey,
};
use crate::diagnostics::Diagnostics;
use crate::markdown::{RawHtml, Words};
use crate::source::{FileId, SitePath, SourceTree};
use crate::yaml::{hint, nearest};

pub(super) fn run(wanted: &New, root: &Path, tell: &Tell<'_>) -> Result<u8, Failure> {
    folder::expect_site(root)?;
    let begun = match &wanted.what {
        NewWhat::Career { slug, title } => career(slug, title.as_deref())?,
        NewWhat::Section { career, kind, name } => section(root, career, kind, name.as_deref())?,
        NewWhat::Page { name, title } => page(name, title.as_deref())?,
    };
    let Begun { path, text, next } = begun;
    let path = SitePath::new(&path).map_err(|error| Failure {
        reason: format!("`{path}` cannot be a file of the site: {error}"),
        mend: None,
    })?;
    let file = NewFile {
        path: path.clone(),
        bytes: text.as_bytes(),
    };
    write::new_files(root, &[file])?;
    let lines = format!(
        "Made {path}\n\nIt is a draft: `guidepost build --drafts` shows it. Remove its line \
         `draft: true` to publish it.{next}"
    );
    tell.made(&[path], &lines);
    Ok(0)
}

/// A file that is begun.
struct Begun {
    path: String,
    text: String,
    /// What to do next, on lines of its own; empty for nothing.
    next: String,
}

const CAREER: Role = Role::File("content/careers/<slug>/index.md");
const PAGE: Role = Role::File("content/pages/<name>.md");

fn career(slug: &str, title: Option<&str>) -> Result<Begun, Failure> {
    let slug = Id::parse(slug)?;
    let set = [
        set("title", &title_of(&slug, title)?),
        Set {
            key: "summary",
            value: "What the work is, in one sentence.".to_owned(),
            note: "for cards and search engines",
        },
        draft(),
    ];
    Ok(Begun {
        path: format!("content/careers/{slug}/index.md"),
        text: text(&set, &[CAREER]),
        next: format!(
            "\n\nNext:\n\n  guidepost new section {slug} responsibilities\n  \
             guidepost new section --help"
        ),
    })
}

fn page(name: &str, title: Option<&str>) -> Result<Begun, Failure> {
    let name = Id::parse(name)?;
    if TAKEN.contains(&name.as_str()) {
        let reason =
            format!("the address `/{name}/` is that of a page which the site makes itself");
        return Err(Failure::new(reason, "choose another name"));
    }
    Ok(Begun {
        path: format!("content/pages/{name}.md"),
        text: text(&[set("title", &title_of(&name, title)?), draft()], &[PAGE]),
        next: String::new(),
    })
}

/// The addresses of pages that a site makes itself, which no page can have.
const TAKEN: [&str; 5] = ["careers", "industries", "search", "skills", "sources"];

fn section(root: &Path, slug: &str, kind: &str, name: Option<&str>) -> Result<Begun, Failure> {
    let slug = Id::parse(slug)?;
    let kind = section_kind(kind)?;
    let word = kind.as_str();
    let name = Id::parse(name.unwrap_or(word))?;
    let path = format!("content/careers/{slug}/{name}.md");
    expect_career(root, &slug)?;
    if !root.join(&path).exists() {
        refuse_twin(root, &slug, kind)?;
    }
    // An article is called what it is about, which its name says; other kinds have words of the
    // site's or the theme's.
    let title = match kind {
        SectionKind::Article => Some(set("title", &in_words(name.as_str()))),
        _ => None,
    };
    let set: Vec<Set> = [Some(set("section", word)), title, Some(draft())]
        .into_iter()
        .flatten()
        .collect();
    Ok(Begun {
        path,
        text: text(&set, &[Role::Section(kind), Role::EverySection]),
        next: String::new(),
    })
}

fn section_kind(word: &str) -> Result<SectionKind, Failure> {
    SectionKind::named(word).ok_or_else(|| {
        let names = SectionKind::all().map(SectionKind::as_str);
        let reason = format!("`{}` is not a kind of section", word.escape_debug());
        Failure::new(reason, hint(word, names))
    })
}

fn expect_career(root: &Path, slug: &Id) -> Result<(), Failure> {
    if root
        .join(format!("content/careers/{slug}/index.md"))
        .is_file()
    {
        return Ok(());
    }
    let (_, slots) = content(root, "content/careers");
    let slugs = slots.iter().filter_map(|(_, slot)| match slot {
        Slot::Career(slug) => Some(slug.as_str()),
        _ => None,
    });
    let mend = match nearest(slug.as_str(), slugs) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("begin it with `guidepost new career {slug}`"),
    };
    Err(Failure::new(
        format!("the guide has no career `{slug}`"),
        mend,
    ))
}

/// Refuses a second section of one kind, which would be an error as soon as it is there.
fn refuse_twin(root: &Path, slug: &Id, kind: SectionKind) -> Result<(), Failure> {
    if kind == SectionKind::Article {
        return Ok(());
    }
    let (tree, slots) = content(root, &format!("content/careers/{slug}"));
    let career = career_of(&tree, slug, slots);
    let twin = career.as_ref().and_then(|career| {
        let mut sections = career.sections.iter();
        sections.find(|section| section.kind() == kind && shares_place(section, career))
    });
    let Some(twin) = twin else {
        return Ok(());
    };
    let path = tree.path(twin.file);
    let word = kind.as_str();
    Err(Failure::new(
        format!("the career `{slug}` has a section `{word}` already: `{path}`"),
        "write in that file, or give it a `place:` of its own first",
    ))
}

/// Whether a section that names no place would be about the same place.
fn shares_place(section: &Section, career: &Career) -> bool {
    let own = section.head.place.as_ref().map(|place| &place.value);
    let career = career.head.place.as_ref().map(|place| &place.value);
    own.is_none() || own == career
}

/// The content files in `folder`; what is wrong with their names is for a build to report.
fn content(root: &Path, folder: &str) -> (SourceTree, Vec<(FileId, Slot)>) {
    let (tree, _) = SourceTree::open(folder::store(root, &[folder]), Vec::new());
    let slots = survey(tree.files(), &mut Diagnostics::new());
    (tree, slots)
}

/// What can be read of the files of a career; mistakes are for a build to report.
fn career_of(tree: &SourceTree, slug: &Id, slots: Vec<(FileId, Slot)>) -> Option<Career> {
    let mut unheard = Diagnostics::new();
    let words = Words::default();
    let reading = Reading {
        raw_html: RawHtml::Allow,
        words: &words,
    };
    let mut folder = Folder::new(slug.clone());
    for (file, slot) in slots {
        if let Ok(text) = tree.text(file) {
            let (stem, text) = (tree.path(file).stem(), &*text.text);
            let source = FileText { file, stem, text };
            folder.add(read(source, slot, reading, &mut unheard));
        }
    }
    folder.whole(&mut unheard).ok()
}

/// What keeps a file that is begun from being published.
fn draft() -> Set {
    Set {
        key: "draft",
        value: "true".to_owned(),
        note: "remove this line to publish it",
    }
}

fn set(key: &'static str, text: &str) -> Set {
    Set {
        key,
        value: skeleton::quoted(text),
        note: "",
    }
}

/// The title that was asked for, or the name as words.
fn title_of(name: &Id, wanted: Option<&str>) -> Result<String, Failure> {
    let Some(title) = wanted else {
        return Ok(in_words(name.as_str()));
    };
    let title = title.trim();
    if title.is_empty() || title.chars().any(char::is_control) {
        let reason = format!("`{}` cannot be a title", title.escape_debug());
        return Err(Failure::new(reason, "write a few words in one line"));
    }
    Ok(title.to_owned())
}

/// `data-scientist` as `Data scientist`.
fn in_words(name: &str) -> String {
    let words = name.replace('-', " ");
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// The text of a file with the keys `set`, and all that its `roles` have as comments.
fn text(set: &[Set], roles: &[Role]) -> String {
    let reference = reference();
    let documented = |role: &Role| reference.iter().find(|entry| entry.role == *role);
    let records: Vec<&Documented> = roles.iter().filter_map(documented).collect();
    let keys = records.iter().enumerate().map(|(at, record)| {
        let what = match record.role {
            Role::EverySection => "every section".to_owned(),
            Role::Section(kind) => format!("a section `{}`", kind.as_str()),
            Role::File(_) | Role::Part => record.what.to_owned(),
        };
        let how = match at {
            0 => " Remove the `#` before a line to use it, and put your own words there.",
            _ => "",
        };
        Keys {
            about: format!("What {what} may hold.{how}"),
            fields: &record.fields,
        }
    });
    skeleton::file(set, &keys.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostics::{Code, Diagnostic};
    use crate::source::MemoryStore;

    /// What reading a file reports.
    fn report(path: &str, text: &str) -> Vec<Diagnostic> {
        let path = SitePath::new(path).unwrap();
        let store = MemoryStore::new([(path, text.as_bytes().to_vec())]);
        let (tree, _) = SourceTree::open(Arc::new(store), Vec::new());
        let mut found = Diagnostics::new();
        let words = Words::default();
        let reading = Reading {
            raw_html: RawHtml::Refuse,
            words: &words,
        };
        for (file, slot) in survey(tree.files(), &mut found) {
            let text = &tree.text(file).unwrap().text;
            let stem = tree.path(file).stem();
            // What was read is of no interest here.
            let _ = read(FileText { file, stem, text }, slot, reading, &mut found);
        }
        found.in_file_order(&tree)
    }

    #[test]
    fn every_key_that_is_switched_on_is_read() {
        let career = career("x", None).unwrap();
        let page = page("x", None).unwrap();
        let mut files = vec![(career.path, career.text), (page.path, page.text)];
        for (word, kind) in SectionKind::WORDS {
            let set = [set("section", word)];
            let text = text(&set, &[Role::Section(*kind), Role::EverySection]);
            files.push((format!("content/careers/x/{word}.md"), text));
        }
        for (path, text) in files {
            let all = skeleton::switched_on(&text);
            assert!(all.lines().count() > 5 && all != text, "{text}");
            let mut found = report(&path, &all);
            // Keys of which only one can stand are all shown.
            found.retain(|item| item.code != Code::OneOfKeys);
            assert_eq!(found, [], "{path}\n{all}");
        }
    }

    #[test]
    fn names_become_titles() {
        let title = |name: &str, wanted| title_of(&Id::parse(name).unwrap(), wanted);
        assert_eq!(title("data-scientist", None).unwrap(), "Data scientist");
        assert_eq!(title("x", Some(" Clerk ")).unwrap(), "Clerk");
        for wanted in ["", "  ", "a\nb", "\u{7}"] {
            assert!(title("x", Some(wanted)).is_err(), "{wanted:?}");
        }
    }
}

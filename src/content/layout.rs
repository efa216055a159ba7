//! The layout of a guide: what each file of the folder `content` is, by its path alone.

use std::collections::{BTreeMap, BTreeSet};

use super::Id;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::source::{FileId, PICTURES, SitePath};

/// What a file of the guide is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// `index.md`
    Home,
    /// `pages/<name>.md`
    Page(Id),
    /// `sources.yaml`
    Sources,
    /// `skills.yaml`
    Skills,
    /// `industries.yaml`
    Industries,
    /// `careers/<slug>/index.md`
    Career(Id),
    /// `careers/<slug>/<any>.md`
    Section(Id),
    /// A picture beside the text that shows it; nothing reads it as text.
    Picture,
}

/// Says what each file of the folder `content` is; files elsewhere are passed over, as are those
/// whose name begins with a dot. Reports files that are nothing.
pub fn survey<'a>(
    files: impl IntoIterator<Item = (FileId, &'a SitePath)>,
    found: &mut Diagnostics,
) -> Vec<(FileId, Slot)> {
    let mut slots = Vec::new();
    let mut names = Names::default();
    for (file, path) in files {
        let mut parts = path.parts();
        let hidden = path.parts().any(|part| part.starts_with('.'));
        if parts.next() != Some("content") || hidden {
            continue;
        }
        match slot(&parts.collect::<Vec<_>>(), &mut names) {
            Ok(slot) => slots.push((file, slot)),
            Err(Some((code, message, mend))) => {
                found.push(Diagnostic::new(code, Place::File(file), message).mend(mend));
            }
            Err(None) => {}
        }
    }
    names.report(found);
    slots
}

/// A file with what it is.
pub type Surveyed = (FileId, Slot);

/// Parts the files of a survey into the rest and those of each career's folder, by its name;
/// pictures are left out.
#[must_use]
pub fn by_folder(files: Vec<Surveyed>) -> (Vec<Surveyed>, Vec<(Id, Vec<Surveyed>)>) {
    let mut rest = Vec::new();
    let mut folders = BTreeMap::<Id, Vec<_>>::new();
    for (file, slot) in files {
        match &slot {
            Slot::Career(slug) | Slot::Section(slug) => {
                let folder = folders.entry(slug.clone()).or_default();
                folder.push((file, slot));
            }
            Slot::Picture => {}
            _ => rest.push((file, slot)),
        }
    }
    (rest, folders.into_iter().collect())
}

/// Why a file is nothing: what to report of it, or nothing where its folder is reported.
type Refusal = Option<(Code, String, String)>;

fn slot(parts: &[&str], names: &mut Names) -> Result<Slot, Refusal> {
    let Some((name, folders)) = parts.split_last() else {
        return Err(None);
    };
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    if PICTURES.contains(&extension) {
        return Ok(Slot::Picture);
    }
    refuse_extension(stem, extension)?;
    refuse_language(stem)?;
    match (folders, stem, extension) {
        ([], "index", "md") => Ok(Slot::Home),
        ([], "sources", "yaml") => Ok(Slot::Sources),
        ([], "skills", "yaml") => Ok(Slot::Skills),
        ([], "industries", "yaml") => Ok(Slot::Industries),
        (["pages"], _, "md") => names.id("content/pages", stem, ".md").map(Slot::Page),
        (["careers", slug], _, "md") => {
            let slug = names.id("content/careers", slug, "")?;
            match stem {
                "index" => Ok(Slot::Career(slug)),
                _ if stem.eq_ignore_ascii_case("index") => Err(misplaced(
                    format!("`{name}` is not the page of a career"),
                    "rename it to `index.md`",
                )),
                _ => Ok(Slot::Section(slug)),
            }
        }
        (["careers"], ..) => Err(misplaced(
            "a file stands beside the folders of the careers",
            &format!("move it to `content/careers/{stem}/index.md`"),
        )),
        (["careers", _, _, ..], _, "md") => Err(misplaced(
            "a section lies deeper than its career's folder",
            "move it to the folder that holds the career's `index.md`",
        )),
        ([], _, "md") => Err(misplaced(
            "a page stands outside the folder `pages`",
            &format!("move it to `content/pages/{name}`"),
        )),
        _ => Err(misplaced("no file is expected here", EXPECTED)),
    }
}

const EXPECTED: &str = "content holds `index.md`, `sources.yaml`, `skills.yaml`, \
                        `industries.yaml`, `pages/<name>.md` and `careers/<slug>/<any>.md`";

fn misplaced(message: impl Into<String>, mend: &str) -> Refusal {
    Some((Code::MisplacedFile, message.into(), mend.to_owned()))
}

/// Other endings than `md` and `yaml`, with the one that was meant where it is clear.
fn refuse_extension(stem: &str, extension: &str) -> Result<(), Refusal> {
    if matches!(extension, "md" | "yaml") {
        return Ok(());
    }
    let lower = extension.to_ascii_lowercase();
    let meant = match lower.as_str() {
        "md" | "markdown" | "mdown" | "mkd" | "txt" | "mdx" => "md",
        "yaml" | "yml" => "yaml",
        picture if PICTURES.contains(&picture) => picture,
        _ => "",
    };
    let message = match extension {
        "" => "a file of the guide has no ending".to_owned(),
        _ => format!("the guide has no files that end in `.{extension}`"),
    };
    let mend = match meant {
        "" => "move it to the folder `static` if readers may load it, else out of `content`".into(),
        meant => format!("rename it to `{stem}.{meant}`"),
    };
    Err(misplaced(message, &mend))
}

/// A dot in a stem is kept for languages.
fn refuse_language(stem: &str) -> Result<(), Refusal> {
    let Some((first, rest)) = stem.split_once('.') else {
        return Ok(());
    };
    let language = (2..=3).contains(&rest.split('-').next().unwrap_or(rest).len())
        && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let message = match language {
        true => format!("translations are not supported yet, and `.{rest}` names a language"),
        false => "a dot in a file's name is kept for languages".to_owned(),
    };
    let mend = match language {
        true => "move the file out of `content` until they are".to_owned(),
        false => format!("write a hyphen: `{first}-{}`", rest.replace('.', "-")),
    };
    Err(Some((Code::LanguageFile, message, mend)))
}

/// The names that become addresses, each reported once.
#[derive(Default)]
struct Names {
    /// By folder and lower case: how each name is written, with what follows it in the path.
    written: BTreeMap<(&'static str, String), BTreeSet<String>>,
}

impl Names {
    fn id(&mut self, folder: &'static str, name: &str, ending: &str) -> Result<Id, Refusal> {
        let spellings = self
            .written
            .entry((folder, name.to_lowercase()))
            .or_default();
        spellings.insert(format!("{name}{ending}"));
        Id::parse(name).map_err(|_| None)
    }

    fn report(self, found: &mut Diagnostics) {
        for ((folder, _), spellings) in self.written {
            let mut spellings = spellings.into_iter();
            let (Some(first), second) = (spellings.next(), spellings.next()) else {
                continue;
            };
            let place = Place::Path(format!("{folder}/{first}"));
            if let Some(second) = second {
                let message = format!("`{first}` and `{second}` differ only in case");
                let mend = "merge them, or rename one: some file systems hold only one of the two";
                found.push(Diagnostic::new(Code::NameCase, place, message).mend(mend));
                continue;
            }
            let name = match folder {
                "content/pages" => first.strip_suffix(".md").unwrap_or(&first),
                _ => &first,
            };
            if let Err((message, mend)) = Id::parse(name) {
                found.push(Diagnostic::new(Code::Id, place, message).mend(mend));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::content::testing::{INDEX, check_files};

    /// Checks what is reported of one file beside a career `x`; its path is below `content/`.
    #[track_caller]
    fn check(path: &str, expected: &[&str]) {
        let path = format!("content/{path}");
        let files = [
            ("content/careers/x/index.md", INDEX),
            (&path, "---\ntitle: A\n---\n"),
        ];
        check_files(&files, expected);
    }

    #[test]
    fn files_that_are_nothing_are_reported_with_the_place_they_were_meant_for() {
        check(
            "careers/y.md",
            &["content/careers/y.md: error[misplaced-file]: \
            a file stands beside the folders of the careers (move it to `content/careers/y/index.md`)"],
        );
        check(
            "careers/x/more/a.md",
            &["content/careers/x/more/a.md: error[misplaced-file]: \
            a section lies deeper than its career's folder \
            (move it to the folder that holds the career's `index.md`)"],
        );
        check(
            "careers/x/Index.md",
            &["content/careers/x/Index.md: error[misplaced-file]: \
            `Index.md` is not the page of a career (rename it to `index.md`)"],
        );
        check(
            "about.md",
            &["content/about.md: error[misplaced-file]: \
            a page stands outside the folder `pages` (move it to `content/pages/about.md`)"],
        );
        check(
            "careers/x/a.txt",
            &["content/careers/x/a.txt: error[misplaced-file]: \
            the guide has no files that end in `.txt` (rename it to `a.md`)"],
        );
        check(
            "sources.yml",
            &["content/sources.yml: error[misplaced-file]: \
            the guide has no files that end in `.yml` (rename it to `sources.yaml`)"],
        );
        check(
            "careers/x/pay.pdf",
            &["content/careers/x/pay.pdf: error[misplaced-file]: \
            the guide has no files that end in `.pdf` \
            (move it to the folder `static` if readers may load it, else out of `content`)"],
        );
        check(
            "README",
            &["content/README: error[misplaced-file]: \
            a file of the guide has no ending \
            (move it to the folder `static` if readers may load it, else out of `content`)"],
        );
        check(
            "pages/a/b.md",
            &["content/pages/a/b.md: error[misplaced-file]: \
            no file is expected here (content holds `index.md`, `sources.yaml`, `skills.yaml`, \
            `industries.yaml`, `pages/<name>.md` and `careers/<slug>/<any>.md`)"],
        );
    }

    #[test]
    fn dots_are_kept_for_languages() {
        check(
            "pages/about.de.md",
            &["content/pages/about.de.md: error[language-file]: \
            translations are not supported yet, and `.de` names a language \
            (move the file out of `content` until they are)"],
        );
        check(
            "careers/x/v1.2-notes.md",
            &["content/careers/x/v1.2-notes.md: error[language-file]: \
            a dot in a file's name is kept for languages (write a hyphen: `v1-2-notes`)"],
        );
    }

    #[test]
    fn pictures_and_hidden_files_are_passed_over() {
        for path in [
            "careers/x/desk.jpg",
            "pages/a.svg",
            ".DS_Store",
            "careers/.git/config",
        ] {
            check(path, &[]);
        }
    }

    #[test]
    fn names_that_cannot_be_addresses_are_reported_once() {
        check_files(
            &[
                ("content/careers/Data Scientist/index.md", ""),
                ("content/careers/Data Scientist/salaries.md", ""),
                ("content/careers/数据/index.md", ""),
                ("content/pages/About.md", ""),
            ],
            &[
                "content/careers/Data Scientist: error[id]: `Data Scientist` cannot be a name in an \
                 address (use `a` to `z`, digits and hyphens: `data-scientist`)",
                "content/careers/数据: error[id]: `数据` cannot be a name in an address \
                 (use `a` to `z`, digits and hyphens)",
                "content/pages/About.md: error[id]: `About` cannot be a name in an address \
                 (use `a` to `z`, digits and hyphens: `about`)",
            ],
        );
        let long = format!("content/careers/{}/index.md", "a".repeat(300));
        let (folder, _) = long.rsplit_once('/').unwrap();
        let expected = format!(
            "{folder}: error[id]: this name has 300 characters (shorten it to 100 characters)"
        );
        check_files(&[(&long, "")], &[&expected]);
    }

    #[test]
    fn names_differ_in_more_than_case() {
        check_files(
            &[
                ("content/careers/ML/index.md", INDEX),
                ("content/careers/ml/index.md", INDEX),
            ],
            &[
                "content/careers/ML: error[name-case]: `ML` and `ml` differ only in case \
               (merge them, or rename one: some file systems hold only one of the two)",
            ],
        );
    }
}

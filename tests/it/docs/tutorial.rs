//! The tutorial is followed as it is written: every command is run, every file written, and what
//! it says of a report is compared with the report.
//!
//! What an editor does stands in these forms:
//!
//! - a block `sh` with commands, each on its line: `guidepost …`, and `cd` to a folder;
//! - a paragraph that names a file and ends with a colon, and the file in a block behind it; with
//!   the words “to the end of”, the block is added to the file;
//! - a paragraph that begins “In `file`, write `new` instead of `old`”, and may go on so;
//! - a paragraph that begins “Delete the folder `folder`”;
//! - a block `text` behind a paragraph that ends with “says:”: what the last command said.

use std::fs;
use std::path::{Path, PathBuf};

use super::page::{Block, Page, Paragraph, Part};
use super::{read, root};
use crate::commands::{Ran, guidepost};

#[test]
fn the_tutorial_goes_as_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let page = read(&root().join("docs/writing-a-career.md"));
    let editor = follow(&page, folder.path());
    assert_eq!(editor.code, 0, "the last command: {}", editor.said);
    assert!(editor.steps > 20, "{} steps were found", editor.steps);
}

/// Somebody who follows a page.
struct Editor {
    folder: PathBuf,
    /// What the last command said, and its exit code.
    said: String,
    code: u8,
    /// How many things were done or compared.
    steps: usize,
}

#[track_caller]
fn follow(page: &Page, folder: &Path) -> Editor {
    let mut editor = Editor {
        folder: folder.to_path_buf(),
        said: String::new(),
        code: 0,
        steps: 0,
    };
    for part in &page.parts {
        match part {
            Part::Paragraph(paragraph) => editor.paragraph(paragraph),
            Part::Block(block) => editor.block(block),
        }
    }
    editor
}

impl Editor {
    fn paragraph(&mut self, paragraph: &Paragraph) {
        if paragraph.text.starts_with("Delete the folder ") {
            fs::remove_dir_all(self.folder.join(&paragraph.code[0])).unwrap();
            self.steps += 1;
        }
        if paragraph.text.starts_with("In ") && paragraph.text.contains("instead of") {
            self.replace(&paragraph.code);
        }
    }

    /// `file`, `new`, `old`, and so on.
    fn replace(&mut self, code: &[String]) {
        for change in code.chunks(3) {
            let [file, new, old] = change else {
                panic!("{code:?} are no changes")
            };
            let path = self.folder.join(file);
            let text = fs::read_to_string(&path).unwrap();
            assert_eq!(text.matches(old).count(), 1, "`{old}` in {file}");
            fs::write(&path, text.replace(old, new)).unwrap();
            self.steps += 1;
        }
    }

    fn block(&mut self, block: &Block) {
        match (&*block.language, block.file()) {
            ("sh", _) => block.text.lines().for_each(|line| self.command(line)),
            (_, Some(file)) => {
                let text = &block.text;
                self.write(file, text, block.before.text.contains("to the end of"));
            }
            ("text", None) if block.before.text.ends_with("says:") => self.compare(&block.text),
            _ => {}
        }
    }

    fn command(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match &words[..] {
            ["guidepost", arguments @ ..] => {
                let Ran { code, out, err } = guidepost(&self.folder, arguments);
                (self.said, self.code) = (err + &out, code);
            }
            ["cd", folder] => self.folder.push(folder),
            // It was done when this test was compiled.
            ["cargo", "install", "--path", "."] => return,
            _ => panic!("`{line}` is no command of the tutorial"),
        }
        self.steps += 1;
    }

    fn write(&mut self, file: &str, text: &str, at_the_end: bool) {
        let path = self.folder.join(file);
        let before = match at_the_end {
            true => fs::read_to_string(&path).unwrap(),
            false => String::new(),
        };
        assert!(path.parent().unwrap().is_dir(), "{file} has no folder");
        fs::write(&path, before + text).unwrap();
        self.steps += 1;
    }

    fn compare(&mut self, expected: &str) {
        assert_eq!(measureless(expected), measureless(&self.said));
        self.steps += 1;
    }
}

/// The text without sizes and times, which differ from one version and machine to the next.
fn measureless(text: &str) -> Vec<String> {
    let lines = text.trim_end().lines();
    let lines = lines.map(|line| match line.split_once(" pages, ") {
        Some((before, _)) if before.starts_with("Built ") => format!("{before} pages"),
        _ => line.trim_end().to_owned(),
    });
    lines.collect()
}

mod can_fail {
    use super::*;

    #[test]
    fn what_is_done_is_what_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let text = "```sh\nguidepost init x\ncd x\n```\n\nAs `content/index.md`:\n\n\
                    ```markdown\n---\ntitle: Old\n---\n```\n\n\
                    More to the end of `content/index.md`:\n\n```markdown\n\nWords.\n```\n\n\
                    In `content/index.md`, write `New` instead of `Old`.\n\n\
                    Delete the folder `content/careers`.\n\n\
                    ```sh\nguidepost new page about\n```\n\nIt says:\n\n\
                    ```text\nerror: `content/pages/about.md` is there already, and nothing was \
                    changed\nhelp: move it away, or choose another name\n```\n";
        let editor = follow(&Page::read(text), folder.path());
        let index = fs::read_to_string(folder.path().join("x/content/index.md")).unwrap();
        assert_eq!(index, "---\ntitle: New\n---\n\nWords.\n");
        assert_eq!((editor.steps, editor.code), (8, 2), "{}", editor.said);
    }
}

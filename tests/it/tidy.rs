//! What the source tree promises about itself: opening words, floors, and no one machine's paths.
//!
//! The checks read text, not the compiler's view. An import by way of `super::super` is beyond
//! them, and so is a name that a macro puts together.

use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Which floor each module of the library stands on; a module imports from lower floors only.
const FLOORS: &[(&str, u8)] = &[
    ("source", 0),
    ("diagnostics", 1),
    ("output", 1),
    ("yaml", 2),
    // The macros of `yaml` and `render`, which Rust puts at the crate's root.
    ("choice", 2),
    ("record", 2),
    ("view", 6),
    ("locale", 2),
    ("markdown", 2),
    ("chart", 2),
    ("scalar", 3),
    ("config", 4),
    ("content", 5),
    ("theme", 5),
    ("site", 6),
    ("lint", 7),
    ("links", 7),
    ("feed", 7),
    ("search", 7),
    ("render", 7),
    ("build", 8),
    ("serve", 9),
    ("import", 9),
    ("cli", 10),
];

/// Where a path of the machine that wrote a file must not turn up.
const PUBLISHED: &[&str] = &["src", "tests", "docs", "README.md", "content", "benches"];

#[test]
fn every_source_file_opens_with_its_purpose() {
    let mut faults = Vec::new();
    for (path, text) in sources().unwrap() {
        if !opens_with_purpose(&text) {
            faults.push(format!("{path}: does not begin with `//!`"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn modules_import_from_lower_floors_only() {
    let mut faults = Vec::new();
    for (path, text) in sources().unwrap() {
        faults.extend(floor_faults(&path, &text));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn modules_and_the_map_say_the_floors_that_hold() {
    let mut faults = Vec::new();
    for (path, text) in sources().unwrap() {
        let Some(module) = path.strip_suffix("/mod.rs") else {
            continue;
        };
        // Only the modules of the library stand on floors.
        if let Some(floor) = floor(module)
            && !text.starts_with(&format!("//! Floor {floor}: "))
        {
            faults.push(format!("{path}: does not begin with `//! Floor {floor}: `"));
        }
    }
    let map = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    faults.extend(map_faults(&map));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_file_mentions_the_machine_it_was_written_on() {
    let mut faults = Vec::new();
    for place in PUBLISHED {
        for path in files(&root().join(place)).unwrap() {
            let bytes = fs::read(&path).unwrap();
            for (line, needle) in machine_paths(&bytes) {
                faults.push(format!("{}:{line}: mentions `{needle}`", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The package's folder.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file at or below `path`, sorted; none when nothing is there. Links are not followed.
fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    let kind = match fs::symlink_metadata(path) {
        Ok(found) => found.file_type(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    if kind.is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut found = Vec::new();
    if kind.is_dir() {
        for entry in fs::read_dir(path)? {
            found.extend(files(&entry?.path())?);
        }
    }
    found.sort();
    Ok(found)
}

/// Each Rust file under `src/`: its path below `src/`, with `/` between the parts, and its text.
fn sources() -> io::Result<Vec<(String, String)>> {
    let src = root().join("src");
    let mut found = Vec::new();
    for path in files(&src)? {
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let below = path.strip_prefix(&src).unwrap_or(&path);
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        found.push((parts.join("/"), fs::read_to_string(&path)?));
    }
    if found.is_empty() {
        return Err(io::Error::other("no Rust file under src/"));
    }
    Ok(found)
}

fn opens_with_purpose(text: &str) -> bool {
    text.starts_with("//!")
}

fn floor(module: &str) -> Option<u8> {
    let entry = FLOORS.iter().find(|(name, _)| *name == module)?;
    Some(entry.1)
}

/// What is wrong with the imports of the file at `path` below `src/`.
fn floor_faults(path: &str, text: &str) -> Vec<String> {
    // The crate's roots declare every module and belong to no floor.
    if path == "lib.rs" || path == "main.rs" {
        return Vec::new();
    }
    let first = path.split('/').next().unwrap_or(path);
    let module = first.strip_suffix(".rs").unwrap_or(first);
    let Some(own) = floor(module) else {
        return vec![format!(
            "{path}: module `{module}` has no floor; give it one in FLOORS, tests/it/tidy.rs"
        )];
    };
    let code = code_only(text);
    let all_test = code.contains("#![cfg(test)]")
        || path
            .split('/')
            .any(|part| part == "tests" || part == "tests.rs");
    let tests = test_parts(&code);
    let mut faults = Vec::new();
    for (at, name) in crate_names(&code) {
        if name == module || name == "self" {
            continue;
        }
        let line = line_of(code.as_bytes(), at);
        let in_test = all_test || tests.iter().any(|part| part.contains(&at));
        match floor(&name) {
            None => faults.push(format!(
                "{path}:{line}: `crate::{name}` has no floor; give it one in FLOORS, \
                 tests/it/tidy.rs"
            )),
            Some(other) if other < own || (in_test && other == own) => {}
            Some(other) => faults.push(format!(
                "{path}:{line}: `{module}` (floor {own}) imports `{name}` (floor {other})"
            )),
        }
    }
    faults
}

/// What is wrong with the table of floors in the opening words of `src/lib.rs`.
fn map_faults(text: &str) -> Vec<String> {
    let mut named = Vec::new();
    for line in text.lines() {
        let cells: Vec<_> = line.split('|').map(str::trim).collect();
        let [_, floor, modules, ..] = cells[..] else {
            continue;
        };
        let Ok(floor) = floor.parse::<u8>() else {
            continue;
        };
        let names = modules.split('`').skip(1).step_by(2);
        named.extend(names.map(|name| (name.to_owned(), floor)));
    }
    // Macros have a floor and no room of their own.
    let macros = ["choice", "record", "view"];
    let rooms = FLOORS.iter().filter(|(name, _)| !macros.contains(name));
    let mut faults: Vec<_> = rooms
        .filter(|(name, floor)| !named.contains(&((*name).to_owned(), *floor)))
        .map(|(name, floor)| format!("src/lib.rs: the map lacks `{name}` on floor {floor}"))
        .collect();
    let strange = named.iter().filter(|(name, of)| floor(name) != Some(*of));
    faults.extend(strange.map(|(name, floor)| {
        format!("src/lib.rs: the map has `{name}` on floor {floor}, and FLOORS has not")
    }));
    faults
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count()
}

/// The text with comments, strings and characters blanked, byte for byte, lines kept.
fn code_only(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < bytes.len() {
        let end = blank_end(bytes, at).min(bytes.len());
        if end > at {
            for byte in &bytes[at..end] {
                code.push(if *byte == b'\n' { '\n' } else { ' ' });
            }
            at = end;
        } else {
            code.push(if bytes[at].is_ascii() {
                char::from(bytes[at])
            } else {
                '_'
            });
            at += 1;
        }
    }
    code
}

/// Where the comment, string or character that begins at `at` ends; `at` when none begins there.
fn blank_end(bytes: &[u8], at: usize) -> usize {
    let rest = &bytes[at..];
    let after_word = at > 0 && is_word(bytes[at - 1]);
    if rest.starts_with(b"//") {
        return at
            + rest
                .iter()
                .position(|byte| *byte == b'\n')
                .unwrap_or(rest.len());
    }
    if rest.starts_with(b"/*") {
        let (mut end, mut depth) = (at + 2, 1);
        while end < bytes.len() && depth > 0 {
            if bytes[end..].starts_with(b"/*") {
                depth += 1;
                end += 2;
            } else if bytes[end..].starts_with(b"*/") {
                depth -= 1;
                end += 2;
            } else {
                end += 1;
            }
        }
        return end;
    }
    if rest[0] == b'"' {
        let mut end = at + 1;
        while end < bytes.len() && bytes[end] != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        return end + 1;
    }
    if !after_word && matches!(rest[0], b'r' | b'b' | b'c') {
        let prefix = if rest.starts_with(b"br") || rest.starts_with(b"cr") {
            2
        } else {
            1
        };
        let raw = rest[prefix - 1] == b'r';
        let hashes = rest[prefix..]
            .iter()
            .take_while(|byte| **byte == b'#')
            .count();
        if raw && rest.get(prefix + hashes) == Some(&b'"') {
            let close = [b"\"".as_slice(), &b"#".repeat(hashes)].concat();
            let body = at + prefix + hashes + 1;
            let found = bytes[body..]
                .windows(close.len())
                .position(|window| window == close);
            return found.map_or(bytes.len(), |length| body + length + close.len());
        }
    }
    if rest[0] == b'\'' {
        // A lifetime has no closing mark right after one character.
        if rest.get(1) == Some(&b'\\') {
            let close = rest.iter().skip(3).position(|byte| *byte == b'\'');
            return close.map_or(bytes.len(), |length| at + 3 + length + 1);
        }
        let width = match rest.get(1) {
            Some(0xf0..) => 4,
            Some(0xe0..) => 3,
            Some(0xc0..) => 2,
            _ => 1,
        };
        if rest.get(1 + width) == Some(&b'\'') {
            return at + width + 2;
        }
    }
    at
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The stretches of blanked code that `#[cfg(test)]` guards.
fn test_parts(code: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    for (start, mark) in code.match_indices("#[cfg(test)]") {
        let mut depth = 0_usize;
        let mut end = code.len();
        for (offset, byte) in code.bytes().enumerate().skip(start + mark.len()) {
            match byte {
                b'{' | b'(' | b'[' => depth += 1,
                b'}' | b')' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 && matches!(byte, b';' | b'}') {
                end = offset;
                break;
            }
        }
        parts.push(start..end);
    }
    parts
}

/// The first name after each `crate::` of blanked code, braced groups included, and where it is.
fn crate_names(code: &str) -> Vec<(usize, String)> {
    let bytes = code.as_bytes();
    let mut names = Vec::new();
    for (start, mark) in code.match_indices("crate::") {
        if start > 0 && is_word(bytes[start - 1]) {
            continue;
        }
        let body = start + mark.len();
        if bytes.get(body) != Some(&b'{') {
            names.push((body, word_at(code, body)));
            continue;
        }
        let (mut depth, mut expected) = (0_usize, false);
        for (at, byte) in code.bytes().enumerate().skip(body) {
            match byte {
                b'{' => {
                    depth += 1;
                    expected = depth == 1;
                }
                b'}' => depth -= 1,
                b',' if depth == 1 => expected = true,
                _ if byte.is_ascii_whitespace() => {}
                _ if expected => {
                    names.push((at, word_at(code, at)));
                    expected = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    names
}

/// The word at `at`, or the one character there when it is no part of a word.
fn word_at(code: &str, at: usize) -> String {
    let rest = &code[at..];
    let length = rest.bytes().take_while(|byte| is_word(*byte)).count();
    rest[..length.max(1).min(rest.len())].to_owned()
}

/// Each line that mentions a path of the machine, and which path.
///
/// A needle right after a letter or digit is a part of something longer, such as a web address.
fn machine_paths(bytes: &[u8]) -> Vec<(usize, String)> {
    // Put together here, so that this file does not mention them.
    let needles = ["/wo".to_owned() + "rk/", "../sha".to_owned() + "red"];
    let mut found = Vec::new();
    for needle in needles {
        for (at, window) in bytes.windows(needle.len()).enumerate() {
            if window == needle.as_bytes() && (at == 0 || !is_word(bytes[at - 1])) {
                found.push((line_of(bytes, at), needle.clone()));
            }
        }
    }
    found
}

mod can_fail {
    use super::*;

    #[test]
    fn a_file_without_opening_words() {
        assert!(opens_with_purpose("//! Reads.\n"));
        assert!(!opens_with_purpose("use std::fs;\n//! Late.\n"));
        assert!(!opens_with_purpose("// Not a module's comment.\n"));
        assert!(!opens_with_purpose(""));
    }

    #[test]
    fn an_import_from_the_same_or_a_higher_floor() {
        assert_eq!(
            floor_faults(
                "yaml/mod.rs",
                "use crate::source::Span;\nuse crate::site::Site;\n"
            ),
            ["yaml/mod.rs:2: `yaml` (floor 2) imports `site` (floor 6)"]
        );
        assert_eq!(
            floor_faults("lint.rs", "fn f() { crate::render::page() }"),
            ["lint.rs:1: `lint` (floor 7) imports `render` (floor 7)"]
        );
        assert!(floor_faults("yaml/node.rs", "use crate::yaml::Node;").is_empty());
        assert!(floor_faults("lib.rs", "use crate::cli::run;").is_empty());
    }

    #[test]
    fn an_import_in_a_group() {
        let text = "use crate::{\n    source::{Span, site},\n    self,\n    build::Plan,\n};\n";
        assert_eq!(
            floor_faults("config/mod.rs", text),
            ["config/mod.rs:4: `config` (floor 4) imports `build` (floor 8)"]
        );
    }

    #[test]
    fn a_map_with_a_wrong_floor() {
        let map = fs::read_to_string(root().join("src/lib.rs")).unwrap();
        assert!(map_faults(&map).is_empty());
        let wrong = map.replace("| 6 | [`site`]", "| 5 | [`site`]");
        assert_eq!(map_faults(&wrong).len(), 2);
        assert!(!map_faults("").is_empty());
    }

    #[test]
    fn a_module_without_a_floor() {
        assert_eq!(floor_faults("attic/mod.rs", "").len(), 1);
        assert_eq!(floor_faults("attic.rs", "").len(), 1);
        assert_eq!(
            floor_faults("cli/mod.rs", "use crate::attic::Box;").len(),
            1
        );
        assert_eq!(floor_faults("cli/mod.rs", "use crate::*;").len(), 1);
    }

    #[test]
    fn tests_reach_their_own_floor_and_no_higher() {
        let guarded = |name: &str| {
            format!("#[cfg(test)]\nmod tests {{\n    fn f() {{}}\n    use crate::{name}::X;\n}}\n")
        };
        assert!(floor_faults("yaml/mod.rs", &guarded("locale")).is_empty());
        assert_eq!(floor_faults("yaml/mod.rs", &guarded("config")).len(), 1);
        let after = guarded("locale") + "use crate::locale::Y;\n";
        assert_eq!(
            floor_faults("yaml/mod.rs", &after),
            ["yaml/mod.rs:6: `yaml` (floor 2) imports `locale` (floor 2)"]
        );
        assert!(floor_faults("yaml/tests.rs", "use crate::locale::X;").is_empty());
        assert_eq!(floor_faults("yaml/tests.rs", "use crate::cli::X;").len(), 1);
    }

    #[test]
    fn words_in_comments_and_strings_are_not_imports() {
        let text = concat!(
            "// crate::cli::run\n/* crate::cli /* nested */ crate::cli */\n",
            "const A: &str = \"\\\" crate::cli\";\nconst B: &str = r#\"\" crate::cli\"#;\n",
            "const C: [char; 3] = ['\"', '\\'', 'é'];\nfn f<'a>(x: &'a str) {}\n",
            "use crate::build::X;\n",
        );
        assert_eq!(
            floor_faults("yaml/mod.rs", text),
            ["yaml/mod.rs:7: `yaml` (floor 2) imports `build` (floor 8)"]
        );
    }

    #[test]
    fn a_path_of_the_machine() {
        let path = "/wo".to_owned() + "rk/";
        let text = format!("one\nsee {path}main\nand ../sha{}/design\n", "red");
        let lines: Vec<_> = machine_paths(text.as_bytes())
            .into_iter()
            .map(|hit| hit.0)
            .collect();
        assert_eq!(lines, [2, 3]);
        let address = format!("https://example.org{path}hours");
        assert!(machine_paths(address.as_bytes()).is_empty());
    }
}

//! The page of measures names the limits that the browser tests hold pages to.

use std::fs;

use super::root;

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// The number `const NAME = a * b;` of a script.
fn constant(script: &str, name: &str) -> u64 {
    let start = format!("const {name} = ");
    let line = script.lines().find_map(|line| line.strip_prefix(&*start));
    let value = line.unwrap().strip_suffix(';').unwrap();
    let factors = value.split(" * ").map(|it| it.parse::<u64>().unwrap());
    factors.product()
}

/// A number below a million as the documentation writes it.
fn grouped(number: u64) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", number / 1000, number % 1000),
    }
}

#[test]
fn the_limits_are_those_that_are_held() {
    let page = read("docs/quality.md");
    let script = read("tests/browser/weight.mjs");
    for (name, before, after) in [
        ("MOST_BYTES", "at most ", " bytes compressed"),
        ("MOST_BEFORE_PAINT", "at most ", " requests"),
        ("LONGEST_SCRIPT", "a script of at most ", " bytes"),
    ] {
        let said = format!("{before}{}{after}", grouped(constant(&script, name)));
        assert!(
            page.contains(&said),
            "{name}: `{said}` is not in docs/quality.md"
        );
    }
}

#[test]
fn the_parts_are_those_that_are_run() {
    let page = read("docs/quality.md");
    let script = read("tests/browser/check.mjs");
    let parts = page
        .split('“')
        .skip(1)
        .filter_map(|rest| rest.split('”').next());
    let parts = parts.filter(|part| !part.starts_with("lighthouse"));
    let is_run = |part: &str| {
        let named = [
            format!("\"{part}\""),
            format!("`{part}:"),
            format!("(\"{part}\""),
        ];
        named.iter().any(|name| script.contains(&**name))
    };
    let unknown: Vec<&str> = parts
        .filter(|part| !is_run(part) && *part != "quiet")
        .collect();
    assert!(unknown.is_empty(), "not run: {unknown:?}");
}

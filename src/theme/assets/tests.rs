//! Which names static files are published under, and what becomes of style sheets.

use super::*;
use crate::diagnostics::{Diagnostics, Format, Style, print};
use crate::source::{Fault, FaultyStore, MemoryStore};
use crate::theme::files;

type File<'a> = (&'a str, &'a str);

fn open(own: &[File<'_>], theme: &'static [File<'static>]) -> SourceTree {
    let path = |path: String| SitePath::new(&path).unwrap();
    let own = own
        .iter()
        .map(|(name, text)| (path(format!("static/{name}")), text.as_bytes().to_vec()));
    let theme = theme
        .iter()
        .map(|(name, text)| (path(format!("theme/static/{name}")), text.as_bytes()));
    let store = FaultyStore::new(
        MemoryStore::new(own),
        [(
            "static/broken.svg".to_owned(),
            Fault::Read("input/output error".to_owned()),
        )],
    );
    SourceTree::open(Arc::new(store), theme.collect()).0
}

/// The names under which the files are published, hashes written as `#`, with what they hold
/// where it was rewritten.
fn check(own: &[File<'_>], theme: &'static [File<'static>], asked: &[&str], expected: &[&str]) {
    let tree = open(own, theme);
    let files = files::below(&tree, "static");
    let span = Span::new(tree.embedded().chain(tree.files()).next().unwrap().0, 0..0);
    let asked = asked.iter().map(|path| (*path, vec![span])).collect();
    let mut found = Diagnostics::new();
    let assets = load(&tree, &files, &asked, "", &mut found);
    let list = found.in_file_order(&tree);
    let report = print(&list, &tree, Format::Short, Style::Plain);
    let mut lines: Vec<String> = report.lines().map(str::to_owned).collect();
    if lines.is_empty() {
        lines = assets.iter().map(|asset| show(asset, &tree)).collect();
    }
    assert_eq!(lines, expected, "{own:?} over {theme:?}");
}

fn show(asset: &Asset, tree: &SourceTree) -> String {
    let bytes = asset.bytes(tree).unwrap();
    let hash = &blake3::hash(&bytes).to_hex()[..HASH_DIGITS];
    let name = asset.path().as_str().replace(hash, "#");
    match &asset.rewritten {
        Some(text) => format!("{name}: {}", hide_hashes(text)),
        None => name,
    }
}

fn hide_hashes(text: &str) -> String {
    let is_hash =
        |part: &str| part.len() == HASH_DIGITS && part.bytes().all(|b| b.is_ascii_hexdigit());
    let parts: Vec<_> = text
        .split('.')
        .map(|part| if is_hash(part) { "#" } else { part })
        .collect();
    parts.join(".")
}

#[test]
fn the_sites_own_files_keep_their_names() {
    let own = [("CNAME", "x"), (".well-known/a", "y"), ("a.b.js", "z")];
    check(&own, &[], &[], &[".well-known/a", "CNAME", "a.b.js"]);
}

#[test]
fn what_is_asked_for_or_of_the_theme_has_a_name_for_ever() {
    let own = [("logo.svg", "l"), ("js/a.min.js", "own"), ("LICENSE", "x")];
    let theme = &[("js/a.min.js", "theme"), ("icon", "i")];
    let expected = [
        "LICENSE",
        "LICENSE.#",
        "icon.#",
        "js/a.min.#.js",
        "logo.#.svg",
        "logo.svg",
    ];
    check(&own, theme, &["logo.svg", "LICENSE"], &expected);
}

#[test]
fn style_sheets_name_what_is_published() {
    let own = [
        ("img/a b.png", "p"),
        ("css/own.css", "a{b:url( '../img/a%20b.png#x' )}"),
    ];
    let theme = &[
        (
            "css/site.css",
            "@import \"more.css\";a{b:url(/fonts/f.woff2?#iefix)}",
        ),
        (
            "css/more.css",
            "/*url(x)*/a{b:url(data:x);c:url(#d);e:url(../fonts/f.woff2)}",
        ),
        ("fonts/f.woff2", "f"),
    ];
    let expected = [
        "css/more.#.css: /*url(x)*/a{b:url(data:x);c:url(#d);e:url(../fonts/f.#.woff2)}",
        "css/own.css: a{b:url( '../img/a%20b.#.png#x' )}",
        "css/site.#.css: @import \"more.#.css\";a{b:url(../fonts/f.#.woff2?#iefix)}",
        "fonts/f.#.woff2",
        "img/a b.#.png",
        "img/a b.png",
    ];
    check(&own, theme, &[], &expected);
}

#[test]
fn what_a_style_sheet_cannot_load_is_reported() {
    let own = [
        (
            "a.css",
            "@import url(https://fonts.example/x);\na{b:url(//cdn.example/y.png)}\nc{d:url(imgs/e.png)}\n\
         f{g:url(../../h.png)}\ni{j:url(javascript:k)}\n",
        ),
        ("img/e.png", ""),
    ];
    let elsewhere =
        "is loaded from elsewhere (put the file into `static/` and name it by its path there)";
    let expected = [
        &format!("static/a.css:1:13: error[style-address]: `https://fonts.example/x` {elsewhere}"),
        &format!("static/a.css:2:9: error[style-address]: `//cdn.example/y.png` {elsewhere}"),
        "static/a.css:3:9: error[asset-missing]: there is no file `imgs/e.png` in `static/` (did you \
         mean `img/e.png`?)",
        "static/a.css:4:9: error[style-address]: `../../h.png` leads to no file in `static/` (name a \
         file in `static/` by its path from this file)",
        &format!("static/a.css:5:9: error[style-address]: `javascript:k` {elsewhere}"),
    ];
    check(&own, &[], &[], &expected);
}

#[test]
fn style_sheets_that_load_themselves_are_reported() {
    let own = [
        ("a.css", "@import 'a.css';"),
        ("b.css", "@import 'c.css';"),
        ("c.css", "@import 'd.css';"),
        ("d.css", "@import 'c.css';"),
        ("e.css", "@import 'b.css';"),
    ];
    let expected = [
        "static/a.css:1:10: error[style-circle]: this style sheet loads itself (take this address out)",
        "static/c.css:1:10: error[style-circle]: this style sheet loads itself, by way of `d.css` (take \
         this address out)",
    ];
    check(&own, &[], &[], &expected);
}

#[test]
fn names_that_cannot_be_published_are_reported() {
    let hash = &blake3::hash(b"x").to_hex()[..HASH_DIGITS];
    let taken = format!("a.{hash}.txt");
    let own = [
        ("a.txt", "x"),
        (taken.as_str(), "y"),
        (".guidepost/b", ""),
        ("broken.svg", ""),
    ];
    let expected = [
        "static/.guidepost/b: error[asset-name]: this file cannot be published: the folder \
         `.guidepost` is kept for Guidepost itself (rename it, or remove it)",
        &format!(
            "static/a.txt: error[asset-name]: `static/{taken}` is published under the same name, \
             `{taken}` (rename one of the two)"
        ),
        "static/broken.svg: error[file-unreadable]: this file cannot be read: input/output error",
    ];
    check(&own, &[], &["a.txt", "broken.svg"], &expected);
}

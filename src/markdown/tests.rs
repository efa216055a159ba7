//! Whole texts: what they become, and what is reported about them.

mod properties;

use std::sync::Arc;

use super::*;
use crate::diagnostics::{Format, Style, print};
use crate::source::{MemoryStore, SitePath, SourceTree};

fn words() -> Words {
    Words {
        note: "Note".into(),
        tip: "Tip".into(),
        important: "Important".into(),
        warning: "Warning".into(),
        caution: "Caution".into(),
        footnotes: "Footnotes".into(),
        footnote_back: "Back to text {number}".into(),
        task_done: "Done".into(),
        task_open: "To do".into(),
        table: "Table".into(),
        quotes: GERMAN,
    }
}

/// Reads `text` as a file of its own.
fn read<T>(text: &str, read: impl FnOnce(FileId, &mut Diagnostics) -> T) -> (T, Vec<String>) {
    let path = SitePath::new("a.md").unwrap();
    let store = MemoryStore::new([(path, text.as_bytes().to_vec())]);
    let (tree, _) = SourceTree::open(Arc::new(store), Vec::new());
    let mut found = Diagnostics::new();
    let value = read(tree.find("a.md").unwrap(), &mut found);
    let list = found.in_file_order(&tree);
    let report = print(&list, &tree, Format::Short, Style::Plain);
    (value, report.lines().map(str::to_owned).collect())
}

fn document(text: &str, raw_html: RawHtml) -> (Document, Vec<String>) {
    let words = words();
    let options = Options {
        id_prefix: "s-",
        shift: 1,
        raw_html,
        words: &words,
    };
    read(text, |file, found| {
        parse(file, text, 0..text.len(), &options, found)
    })
}

/// Fills a hole so that it can be seen.
fn fill(out: &mut String, reference: &Reference, edge: Edge) {
    match edge {
        Edge::Open => out.push_str(&format!("{{{:?} ", reference.target)),
        Edge::Close => out.push('}'),
        Edge::Whole => out.push_str(&format!("{{{:?} {}}}", reference.target, reference.text)),
    }
}

/// What a text becomes, without a mistake.
fn check(text: &str, expected: &str) {
    let (document, report) = document(text, RawHtml::Refuse);
    assert_eq!(report, [""; 0], "{text:?}");
    let mut html = String::new();
    document
        .fragment()
        .write(&mut html, Quotes::default(), &mut fill);
    assert_eq!(html.trim_end(), expected, "{text:?}");
}

/// What is reported about a text.
fn check_report(text: &str, expected: &[&str]) {
    let (_, report) = document(text, RawHtml::Refuse);
    assert_eq!(report, expected, "{text:?}");
}

/// What one line becomes, and what is reported about it.
fn check_line(text: &str, html: &str, expected: &[&str]) {
    let (line, report) = read(text, |file, found| {
        let origin = Origin::Verbatim(Span::new(file, 0..text.len()));
        parse_inline(origin, text, RawHtml::Refuse, found)
    });
    assert_eq!(report, expected, "{text:?}");
    let mut out = String::new();
    line.write(&mut out, GERMAN, &mut fill);
    if report.is_empty() {
        assert_eq!(out, html, "{text:?}");
    }
}

const GERMAN: Quotes = Quotes {
    outer: ["„", "“"],
    inner: ["‚", "‘"],
};

#[test]
fn quotation_marks_are_those_of_the_language() {
    for (text, html) in [
        ("\"a 'b' c\", d", "„a ‚b‘ c“, d"),
        (
            "it's 'don't', the dogs' 'bone'",
            "it’s ‚don’t‘, the dogs’ ‚bone‘",
        ),
        ("*\"a\"* and \"*b*\"", "<em>„a“</em> and „<em>b</em>“"),
        ("“typed” ‘so’ \\\"a\\\" &ldquo;", "“typed” ‘so’ \"a\" “"),
        ("`\"a\"`", "<code>\"a\"</code>"),
    ] {
        check(text, &format!("<p>{html}</p>"));
        check_line(text, html, &[]);
    }
    let (document, _) = document("## An \"a\"\n\n![\"b\"](c.png)\n", RawHtml::Refuse);
    assert_eq!(document.headings()[0].text(), "An „a“");
    assert_eq!(&*document.references()[0].text, "„b“");
}

#[test]
fn plain_blocks() {
    check(
        "A *b* **c** ~~d~~ `<e>`\\\nf & g\n\n> h\n\n---\n",
        "<p>A <em>b</em> <strong>c</strong> <del>d</del> <code>&lt;e&gt;</code><br>\nf &amp; g</p>\n\
         <blockquote>\n<p>h</p>\n</blockquote>\n<hr>",
    );
    check(
        "- a\n- b\n  1. c\n\n3) d\n\n   e\n",
        "<ul>\n<li>a</li>\n<li>b\n<ol>\n<li>c</li>\n</ol>\n</li>\n</ul>\n\
         <ol start=\"3\">\n<li>\n<p>d</p>\n<p>e</p>\n</li>\n</ol>",
    );
    check(
        "a\n: b\n: c\n",
        "<dl>\n<dt>a</dt>\n<dd>b</dd>\n<dd>c</dd>\n</dl>",
    );
    check("\"a\" -- 'b'...", "<p>„a“ – ‚b‘…</p>");
    check("a\r\nb\r\n\r\nc\r\n", "<p>a\nb</p>\n<p>c</p>");
    check("a\0b &#1; c", "<p>a\u{fffd}b \u{fffd} c</p>");
}

#[test]
fn code_blocks_take_the_focus_and_escape_their_language() {
    check(
        "```rust,ignore extra\nlet \"a\" < b;\n```\n",
        "<pre tabindex=\"0\"><code class=\"language-rust,ignore\">let \"a\" &lt; b;\n</code></pre>",
    );
    check(
        "```\"><script>\nx\n```\n",
        "<pre tabindex=\"0\"><code class=\"language-&quot;&gt;&lt;script&gt;\">x\n</code></pre>",
    );
    check(
        "```\n```\n\n    a\n",
        "<pre tabindex=\"0\"><code></code></pre>\n<pre tabindex=\"0\"><code>a\n</code></pre>",
    );
}

#[test]
fn tables_have_scopes_classes_and_a_container() {
    check(
        "| a |  | *c* |\n| :-- | --: | :-: |\n| 1 | 2 |\n",
        "<div class=\"table\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n<table>\n\
         <thead>\n<tr><th scope=\"col\" class=\"align-left\">a</th><td></td>\
         <th scope=\"col\" class=\"align-center\"><em>c</em></th></tr>\n</thead>\n\
         <tbody>\n<tr><td class=\"align-left\">1</td><td class=\"align-right\">2</td>\
         <td class=\"align-center\"></td></tr>\n</tbody>\n</table>\n</div>",
    );
    check(
        "|a|\n|-|\n",
        "<div class=\"table\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n<table>\n\
         <thead>\n<tr><th scope=\"col\">a</th></tr>\n</thead>\n</table>\n</div>",
    );
    check(
        "|[](figure:x)|\n|-|\n",
        "<div class=\"table\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n<table>\n\
         <thead>\n<tr><th scope=\"col\">{Figure { career: None, row: \"x\", statistic: None } }</th>\
         </tr>\n</thead>\n</table>\n</div>",
    );
}

#[test]
fn alerts_say_what_they_are() {
    check(
        "> [!WARNING]\n> Hot.\n",
        "<div class=\"alert alert-warning\" role=\"note\">\n<p class=\"alert-title\">Warning</p>\n\
         <p>Hot.</p>\n</div>",
    );
}

#[test]
fn tasks_are_boxes_with_a_name() {
    check(
        "- [x] a\n- [ ] b\n",
        "<ul>\n<li><input class=\"task\" type=\"checkbox\" disabled checked aria-label=\"Done\"> a</li>\n\
         <li><input class=\"task\" type=\"checkbox\" disabled aria-label=\"To do\"> b</li>\n</ul>",
    );
}

#[test]
fn headings_have_ids_of_their_own() {
    check(
        "## A & b\n\n### A b {.quiet .x}\n\n## A -- b\n\n## A b 2 {#own}\n\nT *u*\n---\n\n## ???\n\n### c\n\n#### d\n\n##### e\n\n###### f",
        "<h3 id=\"s-a-b\">A &amp; b</h3>\n<h4 id=\"s-a-b-2\" class=\"quiet x\">A b</h4>\n\
         <h3 id=\"s-a-b-3\">A – b</h3>\n<h3 id=\"s-own\">A b 2</h3>\n\
         <h3 id=\"s-t-u\">T <em>u</em></h3>\n<h3 id=\"s-section\">???</h3>\n\
         <h4 id=\"s-c\">c</h4>\n<h5 id=\"s-d\">d</h5>\n<h6 id=\"s-e\">e</h6>\n<h6 id=\"s-f\">f</h6>",
    );
    check(
        "## [a](#b) c {.\"d}",
        "<h3 id=\"s-a-c\" class=\"&quot;d\">{Anchor(\"b\") a} c</h3>",
    );
    check("## a {b\\}", "<h3 id=\"s-a-b\">a {b}</h3>");
}

#[test]
fn slips_of_headings_are_reported_where_they_are() {
    check_report(
        "# a\n\nb\n===\n",
        &[
            "a.md:1:1: error[heading-level]: the page's title is its only heading of level 1 \
             (write `##` before this heading)",
            "a.md:3:1: error[heading-level]: the page's title is its only heading of level 1 \
             (write `##` before this heading)",
        ],
    );
    check_report(
        "### a\n\n## b\n\n#### c\n\n#### d\n\ne[^f]\n\n[^f]: ## g\n",
        &[
            "a.md:1:1: error[heading-level]: a text begins with headings of level 2 \
             (write `##` before this heading)",
            "a.md:5:1: error[heading-level]: a heading of level 4 follows one of level 2 \
             (write `###` before this heading)",
            "a.md:11:7: error[heading-level]: a heading stands in a footnote \
             (make it the first words of the note)",
        ],
    );
    let mend = "(remove it, or write `\\}` for the last brace to show the braces)";
    check_report(
        "## a {#b onclick=alert(1) .c x}\n\nThe set {1, 2}\n---\n\n#c {d}\n---\n",
        &[
            &format!(
                "a.md:1:10: error[heading-attribute]: a heading cannot have `onclick=alert(1)` {mend}"
            ),
            &format!("a.md:1:30: error[heading-attribute]: a heading cannot have `x` {mend}"),
            &format!("a.md:3:10: error[heading-attribute]: a heading cannot have `1,` {mend}"),
            &format!("a.md:3:13: error[heading-attribute]: a heading cannot have `2` {mend}"),
            &format!("a.md:6:5: error[heading-attribute]: a heading cannot have `d` {mend}"),
        ],
    );
    check_report(
        "## ![](a.png)\n\n## *&nbsp;* {#b}\n",
        &["a.md:3:1: error[heading-empty]: this heading has no words \
           (write its words, or remove its mark)"],
    );
    check_report(
        "## a {#Große_Sache}\n\n## b {#x}\n\n## c {#x}\n",
        &[
            "a.md:1:1: error[heading-id]: `Große_Sache` cannot be the id of a heading \
             (use `a` to `z`, digits and hyphens: `{#gro-e-sache}`)",
            "a.md:5:1: error[heading-id]: the id `x` stands twice in this text \
             (give one of the two headings another id)",
        ],
    );
}

#[test]
fn a_heading_is_known_by_its_title_and_by_its_id() {
    let (document, _) = document("## Don't \"guess\" {#guess}\n\n### a b", RawHtml::Refuse);
    let [first, second] = document.headings() else {
        panic!("two headings")
    };
    assert!(first.is_called("guess") && first.is_called("Don't \"guess\""));
    assert!(!first.is_called("s-guess"));
    // An id that was made from the title is not a second name.
    assert!(second.is_called("a b") && !second.is_called("a-b"));
    assert_eq!(
        (second.own_id(), second.id(), second.level()),
        ("a-b", "s-a-b", 4)
    );
}

#[test]
fn links_leave_holes() {
    check(
        "[*a* b](career:nurse#pay \"t\") [c](d.md) <https://e.f/?g&h> <i@j.k>\n\n[l][m]\n\n[m]: skill:n\n",
        "<p>{Career { slug: \"nurse\", anchor: Some(\"pay\") } <em>a</em> b} \
         {File { path: \"d.md\", anchor: None } c} \
         <a href=\"https://e.f/?g&amp;h\">https://e.f/?g&amp;h</a> <a href=\"mailto:i@j.k\">i@j.k</a></p>\n\
         <p>{Skill(\"n\") l}</p>",
    );
    check(
        "[a](<https://b.c/d e> \"f \\\"g\\\"\")",
        "<p><a href=\"https://b.c/d%20e\" title=\"f &quot;g&quot;\">a</a></p>",
    );
    check(
        "[](figure:x.mean), [ &nbsp; ](figure:x)",
        "<p>{Figure { career: None, row: \"x\", statistic: Some(\"mean\") } }, \
         {Figure { career: None, row: \"x\", statistic: None } }</p>",
    );
    check(
        "[![a *b*](c.png)](d.md)",
        "<p>{File { path: \"d.md\", anchor: None } {Picture(\"c.png\") a b}}</p>",
    );
    let (document, _) = document("[a *b*\n`c`](#d \"e\")", RawHtml::Refuse);
    let reference = &document.references()[0];
    assert_eq!(&*reference.text, "a b c");
    assert_eq!(reference.title.as_deref(), Some("e"));
    assert_eq!(reference.span.range(), 0..19);
}

#[test]
fn slips_of_links_are_reported_where_they_are() {
    check_report(
        "x [a](JAVA&#x73;cript:alert(1)) [b](carreer:x)\n\n[](c.md) [](https://d.e) <skill:f>\n",
        &[
            "a.md:1:3: error[link-scheme]: a link cannot have an address with `javascript:` \
             (known are `career:`, `skill:`, `industry:`, `source:`, `figure:`, `http:`, `https:`, \
             `mailto:`, `tel:`)",
            "a.md:1:37: error[link-scheme]: a link cannot have an address with `carreer:` \
             (did you mean `career:`?)",
            "a.md:3:1: error[link-form]: this link has no text \
             (write between the brackets what it leads to)",
            "a.md:3:10: error[link-form]: this link has no text \
             (write between the brackets what it leads to)",
            "a.md:3:27: error[link-form]: a reader would see this address as it is written \
             (write `[text](skill:f)`)",
        ],
    );
    check_report(
        "[<https://a.b>](c.md)",
        &[
            "a.md:1:2: error[link-form]: a link stands within the text of another link \
             (put it behind the other link, or write it as text)",
        ],
    );
    check_report(
        "[a] [b][] [c][d] \\[e][f]\n\n[x] and [ ] stay",
        &[
            "a.md:1:5: error[link-reference]: no line says what `[b]` leads to \
             (add a line `[b]: address`, or write `\\[` to show the brackets)",
            "a.md:1:11: error[link-reference]: no line says what `[d]` leads to \
             (add a line `[d]: address`, or write `\\[` to show the brackets)",
        ],
    );
}

#[test]
fn charts_stand_alone() {
    check(
        "a\n\n![Pay *now*](chart:by_experience)\n\n> ![b](chart:by_place)\n",
        "<p>a</p>\n{Chart(\"by_experience\") Pay now}\n\
         <blockquote>\n{Chart(\"by_place\") b}\n</blockquote>",
    );
    let report = "error[chart-place]: a chart stands in a paragraph of its own \
                  (put it on a line of its own, with an empty line before and after it)";
    for (text, columns) in [
        ("a ![b](chart:c)", &[3][..]),
        ("![b](chart:c) a", &[1]),
        ("- ![b](chart:c)", &[3]),
        ("## ![b](chart:c)", &[4]),
        ("*![b](chart:c)*", &[2]),
        ("[![b](chart:c)](d.md)", &[2]),
        ("![b](chart:c) ![b](chart:d)", &[1, 15]),
        ("![b](c.png)![b](chart:d)", &[12]),
        ("![b](chart:d)![b](c.png)", &[1]),
    ] {
        let expected: Vec<_> = columns
            .iter()
            .map(|column| format!("a.md:1:{column}: {report}"))
            .collect();
        let expected: Vec<_> = expected.iter().map(String::as_str).collect();
        check_report(text, &expected);
    }
}

#[test]
fn footnotes_have_ways_back() {
    check(
        "a[^x] b[^y] c[^X]\n\n[^y]: Two.\n[^x]: One [d](skill:e).\n\n    ```\n    f\n    ```\n",
        "<p>a<sup class=\"footnote-ref\"><a id=\"s-fnref_1\" href=\"#s-fn_1\" role=\"doc-noteref\">1</a></sup> \
         b<sup class=\"footnote-ref\"><a id=\"s-fnref_2\" href=\"#s-fn_2\" role=\"doc-noteref\">2</a></sup> \
         c<sup class=\"footnote-ref\"><a id=\"s-fnref_1_2\" href=\"#s-fn_1\" role=\"doc-noteref\">1</a></sup></p>\n\
         <div class=\"footnotes\" role=\"group\" aria-label=\"Footnotes\">\n<ol>\n\
         <li id=\"s-fn_1\">\n<p>One {Skill(\"e\") d}.</p>\n\
         <pre tabindex=\"0\"><code>f\n</code></pre>\n<p>\
         <a class=\"footnote-back\" href=\"#s-fnref_1\" aria-label=\"Back to text 1\" role=\"doc-backlink\">↩\u{fe0e}</a> \
         <a class=\"footnote-back\" href=\"#s-fnref_1_2\" aria-label=\"Back to text 1-2\" role=\"doc-backlink\">↩\u{fe0e}<sup>2</sup></a></p>\n</li>\n\
         <li id=\"s-fn_2\">\n<p>Two. \
         <a class=\"footnote-back\" href=\"#s-fnref_2\" aria-label=\"Back to text 2\" role=\"doc-backlink\">↩\u{fe0e}</a></p>\n</li>\n\
         </ol>\n</div>",
    );
}

#[test]
fn footnotes_and_their_citations_belong_together() {
    check_report(
        "a[^x] \\[^z] `[^z]` ![^z]\n\n[^y]: One.\n\n[^é]: Two.[^é]\n\n[^é]: Three.\n",
        &[
            "a.md:1:2: error[footnote]: the footnote `[^x]` is not written \
             (add a line `[^x]: …`, or write `\\[^x]` if it is no footnote)",
            "a.md:1:21: error[footnote]: the footnote `[^z]` is not written \
             (add a line `[^z]: …`, or write `\\[^z]` if it is no footnote)",
            "a.md:3:1: error[footnote]: nothing cites the footnote `[^y]` \
             (cite it where it belongs, or remove it)",
            "a.md:7:1: error[footnote]: the footnote `[^é]` is written twice \
             (give one of them another name)",
        ],
    );
}

#[test]
fn html_is_refused_with_its_place() {
    let message = "error[raw-html]: HTML is not allowed in this site's texts";
    check_report(
        "a <b>c</b> <!-- d --> ![<br>](e.png)\n\n<div>\ne\n</div>\n\n<script>\nf\n</script>\n\n> g<br>\n",
        &[
            &format!("a.md:1:3: {message} (write `**…**` around the words)"),
            &format!("a.md:1:12: {message} (remove the comment)"),
            &format!("a.md:1:25: {message} (end the line before it with `\\`)"),
            &format!(
                "a.md:3:1: {message} (write it in Markdown, or put a `\\` before the `<` to show it as it is)"
            ),
            &format!(
                "a.md:7:1: {message} (write it in Markdown, or put a `\\` before the `<` to show it as it is)"
            ),
            &format!("a.md:11:4: {message} (end the line before it with `\\`)"),
        ],
    );
    let (document, report) = document("a <b>c</b>\n\n<div>\n  d\n</div>\n", RawHtml::Allow);
    assert_eq!(report, [""; 0]);
    assert_eq!(
        document.fragment().html(),
        "<p>a <b>c</b></p>\n<div>\n  d\n</div>\n"
    );
}

#[test]
fn one_line_is_inline() {
    check_line(
        "Use *[Python](skill:python)* -- `x`",
        "Use <em>{Skill(\"python\") Python}</em> – <code>x</code>",
        &[],
    );
    check_line("a\nb", "a\nb", &[]);
    check_line("", "", &[]);
    check_line("[a](skill:b)", "{Skill(\"b\") a}", &[]);
    let mark = "(put a `\\` before the mark to show it as it is)";
    let body = "(show it in the body of the file)";
    for (text, column, what, mend) in [
        ("- a\n- b\n\n## c", 1, "a list", mark),
        ("1. a", 1, "a list", mark),
        ("# a", 1, "a heading", mark),
        ("> a", 1, "a quotation", mark),
        ("***", 1, "a line across the page", mark),
        (
            "```\na\n```",
            1,
            "a block of code",
            "(put the code between single backticks)",
        ),
        (
            "     a",
            5,
            "a block of code",
            "(remove the spaces before it)",
        ),
        ("|a|\n|-|", 1, "a table", body),
        ("a ![b](c.png)", 3, "a picture", body),
        ("a\n\nb", 3, "a second paragraph", "(join the paragraphs)"),
    ] {
        let line = if text == "a\n\nb" { 3 } else { 1 };
        let column = if line == 3 { 1 } else { column };
        let expected = format!(
            "a.md:{line}:{column}: error[inline-markdown]: this is one line of text, and here it \
             holds {what} {mend}"
        );
        check_line(text, "", &[&expected]);
    }
    check_line(
        "a[^b] <i>",
        "",
        &[
            "a.md:1:2: error[inline-markdown]: this is one line of text, and here it holds a \
             footnote (say it in the body of the file)",
            "a.md:1:7: error[raw-html]: HTML is not allowed in this site's texts \
             (write `*…*` around the words)",
        ],
    );
}

#[test]
fn a_rewritten_line_is_reported_as_a_whole() {
    let (_, report) = read("'it''s <b>'", |file, found| {
        let origin = Origin::Rewritten(Span::new(file, 2..11));
        parse_inline(origin, "it's <b>", RawHtml::Refuse, found)
    });
    assert!(
        report[0].starts_with("a.md:1:3: error[raw-html]"),
        "{report:?}"
    );
}

#[test]
fn places_count_from_the_top_of_the_file() {
    let text = "\u{feff}---\r\na: 1\r\n---\r\nb <i>\r\n";
    let words = words();
    let (_, report) = read(text, |file, found| {
        let options = Options {
            id_prefix: "",
            shift: 0,
            raw_html: RawHtml::Refuse,
            words: &words,
        };
        parse(file, text, 19..text.len(), &options, found)
    });
    assert!(
        report[0].starts_with("a.md:4:3: error[raw-html]"),
        "{report:?}"
    );
}

#[test]
fn parts_hold_what_stands_under_their_headings() {
    let text = "a [](figure:x)\n\n## b\n\n![c](chart:d)\n\n### e\n\n> ## f\n\n## g\n\nh[^1]\n\n[^1]: i\n\nj\n";
    let (document, _) = document(text, RawHtml::Refuse);
    let shown: Vec<_> = document
        .parts()
        .map(|part| {
            let mut html = String::new();
            document.write(part.html, &mut html, &mut |out, _, _| out.push('!'));
            let title = part.heading.map_or("", |heading| heading.text());
            format!("{title}: {}", html.split("<sup").next().unwrap_or_default())
        })
        .collect();
    assert_eq!(
        shown,
        [
            ": <p>a !</p>\n",
            "b: !\n<h4 id=\"s-e\">e</h4>\n<blockquote>\n<h3 id=\"s-f\">f</h3>\n</blockquote>\n",
            "g: <p>h",
        ]
    );
    let footnotes = document.footnotes();
    let html = document.fragment().html();
    assert!(html[footnotes.start as usize..].starts_with("<div class=\"footnotes\""));
    assert!(html[..footnotes.start as usize].ends_with("<p>j</p>\n"));
    let listed: Vec<_> = document
        .headings()
        .iter()
        .filter(|heading| heading.is_listed())
        .map(Heading::text)
        .collect();
    assert_eq!(listed, ["b", "e", "g"]);
}

#[test]
fn blocks_know_where_they_come_from() {
    let text = "a\n\n## b\n\n- c\n- d\n\n---\n\ne[^1]\n\n[^1]: f\n";
    let (document, _) = document(text, RawHtml::Refuse);
    let html = document.fragment().html();
    let shown: Vec<_> = document
        .blocks()
        .iter()
        .map(|block| {
            let tag = html[block.at as usize..].split('>').next().unwrap();
            (
                tag,
                text[block.start as usize..block.end as usize].trim_end(),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("<p", "a"),
            ("<h3 id=\"s-b\"", "## b"),
            ("<ul", "- c\n- d"),
            ("<hr", "---"),
            ("<p", "e[^1]"),
            ("<li id=\"s-fn_1\"", "[^1]: f"),
        ]
    );
}

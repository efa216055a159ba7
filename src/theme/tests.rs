//! Themes as a whole: what renders, and what is reported of templates that do not fit together.

use std::sync::Arc;

use super::*;
use crate::diagnostics::{Format, Style, print};
use crate::source::{MemoryStore, SitePath};

/// A theme of a few lines, below whatever a test puts over it.
const THEME: &[(&str, &[u8])] = &[
    (
        "theme/templates/base.html",
        b"<html>{% block main %}{% endblock %}</html>",
    ),
    (
        "theme/templates/messages/en.yaml",
        b"hello: Hello & welcome\njobs: {one: '{count} job', other: '{count} jobs'}\n\
          by: 'Made <by> {name}'\n",
    ),
    ("theme/static/site.css", b"a{}"),
];

fn load(files: &[(&str, &[u8])]) -> (Option<Theme>, SourceTree, Diagnostics) {
    let path = |path: &str| SitePath::new(path).unwrap();
    let config: (&str, &[u8]) = ("guidepost.yaml", b"title: A guide\n");
    let all = [config].into_iter().chain(files.iter().copied());
    let store = MemoryStore::new(all.map(|(name, bytes)| (path(name), bytes.to_vec())));
    let embedded = THEME.iter().map(|(name, bytes)| (path(name), *bytes));
    let (tree, _) = SourceTree::open(Arc::new(store), embedded.collect());
    let mut found = Diagnostics::new();
    let config = Config::read(&tree, &mut found).unwrap();
    let theme = Theme::load(&tree, &config, &mut found);
    (theme, tree, found)
}

/// Loads templates, given by their names, and compares the report.
fn check(templates: &[(&str, &str)], expected: &[&str]) -> Option<Theme> {
    let paths: Vec<_> = templates
        .iter()
        .map(|(name, text)| (format!("templates/{name}"), text.as_bytes()))
        .collect();
    let files: Vec<_> = paths
        .iter()
        .map(|(path, text)| (path.as_str(), *text))
        .collect();
    let (theme, tree, found) = load(&files);
    let list = found.in_file_order(&tree);
    let report = print(&list, &tree, Format::Short, Style::Plain);
    assert_eq!(
        report.lines().collect::<Vec<_>>(),
        expected,
        "{templates:?}"
    );
    assert_eq!(theme.is_some(), expected.is_empty());
    theme
}

/// Renders a template with a few values.
fn render(template: &str, expected: Result<&str, &str>) {
    let theme = check(&[("page.html", template)], &[]).unwrap();
    let globals = tera::context! { site => &serde_json::json!({"title": "A <guide>"}) };
    let theme = theme.with_globals(globals);
    let context = tera::context! {
        name => "</script>", list => &[1, 2], count => &1234, none => &(),
    };
    let rendered = theme.render("page.html", &context);
    let rendered = match &rendered {
        Ok(text) => Ok(text.as_str()),
        Err(diagnostic) => Err(diagnostic.message.as_str()),
    };
    assert_eq!(rendered, expected, "{template}");
    let mut buffer = Vec::new();
    let into = theme.render_into("page.html", &context, &mut buffer);
    assert_eq!(into.is_ok(), rendered.is_ok());
    if let Ok(text) = rendered {
        assert_eq!(buffer, text.as_bytes());
    }
}

#[test]
fn a_theme_is_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Theme>();
}

#[test]
fn the_default_theme_is_sound() {
    let config = ("guidepost.yaml", b"title: A guide\n".to_vec());
    let files = [config].map(|(path, bytes)| (SitePath::new(path).unwrap(), bytes));
    let (tree, _) = SourceTree::open(Arc::new(MemoryStore::new(files)), embedded());
    let mut found = Diagnostics::new();
    let config = Config::read(&tree, &mut found).unwrap();
    let theme = Theme::load(&tree, &config, &mut found);
    let list = found.in_file_order(&tree);
    assert_eq!(print(&list, &tree, Format::Short, Style::Plain), "");
    assert_eq!(theme.unwrap().locale().tag(), "en");
}

#[test]
fn a_sites_accent_stands_in_the_style_sheet() {
    let config = b"title: A guide\ntheme: {accent: '#123456', accent_dark: '#abc'}\n";
    let path = SitePath::new("guidepost.yaml").unwrap();
    let store = MemoryStore::new([(path, config.to_vec())]);
    let (tree, _) = SourceTree::open(Arc::new(store), embedded());
    let mut found = Diagnostics::new();
    let config = Config::read(&tree, &mut found).unwrap();
    let theme = Theme::load(&tree, &config, &mut found).unwrap();
    let address = theme.asset("site.css").unwrap();
    let asset = theme
        .assets()
        .find(|asset| asset.path().as_str() == address)
        .unwrap();
    let css = String::from_utf8(asset.bytes(&tree).unwrap().into_owned()).unwrap();
    let rules = ":root{--accent-light:#123456;--accent-dark:#aabbcc;}\n";
    assert!(css.ends_with(rules), "{}", &css[css.len() - 80..]);
}

#[test]
fn a_sites_logo_has_the_size_of_its_picture() {
    let check = |logo: &str, expected| {
        let config = b"title: A guide\ntheme: {logo: logo.svg}\n".to_vec();
        let files = [("guidepost.yaml", config), ("static/logo.svg", logo.into())];
        let files = files.map(|(path, bytes)| (SitePath::new(path).unwrap(), bytes));
        let (tree, _) = SourceTree::open(Arc::new(MemoryStore::new(files)), embedded());
        let mut found = Diagnostics::new();
        let config = Config::read(&tree, &mut found).unwrap();
        let theme = Theme::load(&tree, &config, &mut found).unwrap();
        assert_eq!(theme.logo_size(), expected);
    };
    check("<svg viewBox='0 0 120 40'/>", Some((120, 40)));
    check("<svg/>", None);
}

#[test]
fn pages_extend_the_themes_templates() {
    let text = "\u{feff}{% extends \"base.html\" %}{% block main %}{{ site.title }}{% endblock %}";
    render(text, Ok("<html>A &lt;guide&gt;</html>"));
}

#[test]
fn words_of_the_interface_are_filled_and_escaped() {
    render("{{ t(key=\"hello\") }}", Ok("Hello &amp; welcome"));
    render("{{ t(key=\"jobs\", count=list | length) }}", Ok("2 jobs"));
    render("{{ t(key=\"jobs\", count=1) }}", Ok("1 job"));
    render("{{ t(key=\"jobs\", count=\"1.5\") }}", Ok("1.5 jobs"));
    render(
        "{{ t(key=\"by\", name=name) }}",
        Ok("Made &lt;by&gt; &lt;/script&gt;"),
    );
    render(
        "{{ t(key=\"by\", name=\"<b>x</b>\" | safe) }}",
        Ok("Made &lt;by&gt; <b>x</b>"),
    );
    render(
        "{% set k = \"helo\" %}{{ t(key=k) }}",
        Err("there is no message `helo`"),
    );
    render(
        "{{ t(key=\"jobs\") }}",
        Err("the message `jobs` has plural forms but no number here"),
    );
    render(
        "{{ t(key=\"by\") }}",
        Err("nothing fills `{name}` in the message `by`"),
    );
    render(
        "{{ t(key=\"by\", name=none) }}",
        Err("`name` has no value here"),
    );
    render("{{ t() }}", Err("`key=…` is missing here"));
}

#[test]
fn values_become_numbers_json_and_addresses() {
    render("{{ count | number }}", Ok("1,234"));
    render("{{ \"1234.50\" | number }}", Ok("1,234.50"));
    render("{{ name | json }}", Ok("\"\\u003c/script\\u003e\""));
    render(
        "{{ {\"a\": list, \"b\": none} | json }}",
        Ok("{\"a\":[1,2],\"b\":null}"),
    );
    render("{{ \"a b/é\" | urlencode }}", Ok("a%20b%2F%C3%A9"));
    render(
        "{{ 1.5 | number }}",
        Err("`1.5` is no number that can be written exactly"),
    );
    let address = format!("site.{}.css", &blake3::hash(b"a{}").to_hex()[..12]);
    render("{{ asset(path=\"site.css\") }}", Ok(&address));
    render(
        "{% set p = \"sit.css\" %}{{ asset(path=p) }}",
        Err("there is no file `sit.css` in `static/`"),
    );
}

#[test]
fn an_error_of_a_page_is_in_the_template_that_made_it() {
    let part = "{#\u{e9}#}\n{{ page.titel }}";
    let page = "{% include \"part.html\" %}";
    let theme = check(&[("page.html", page), ("part.html", part)], &[]).unwrap();
    let context = tera::context! { page => &serde_json::json!({"title": "x"}) };
    let error = theme.render("page.html", &context).unwrap_err();
    assert_eq!(error.message, "there is no field `titel` here");
    assert_eq!(error.mend.as_deref(), Some("did you mean `title`?"));
    let file = &theme.files["part.html"];
    let crate::diagnostics::Place::At(span) = error.place else {
        panic!("{:?}", error.place)
    };
    assert_eq!(span.file, file.id);
    assert_eq!(&part[span.range()], "titel");
    let error = theme.render("absent.html", &context).unwrap_err();
    assert_eq!(error.message, "template 'absent.html' not found");
}

#[test]
fn every_mistake_of_every_template_is_reported() {
    let templates = [
        (
            "a.html",
            "{{ x | uper }}{{ y is defind }}\n{{ tt(key=\"hello\") }}{{ z | uper }}",
        ),
        (
            "b.html",
            "{% include \"bas.html\" %}{{ <crad/> }}{% component card() %}{% endcomponent %}",
        ),
        ("c.html", "{% extends \"bsae.html\" %}"),
        (
            "d.html",
            "{% extends \"base.html\" %}{% block mian %}{% endblock %}",
        ),
        ("e.html", "{% if x %}"),
        ("f.html", "{{ x | }}{{ y"),
        (
            "g.html",
            "{{ t(key=\"helo\") }}{{ asset(path=\"sit.css\") }}{{ __tera_context }}",
        ),
        ("h.html", "{% component card() %}{% endcomponent %}"),
    ];
    let expected = [
        "templates/a.html:1:8: error[template-name]: there is no filter `uper` (did you mean `upper`?)",
        "templates/a.html:1:23: error[template-name]: there is no test `defind` (did you mean `defined`?)",
        "templates/a.html:2:4: error[template-name]: there is no function `tt` (did you mean `t`?)",
        "templates/a.html:2:29: error[template-name]: there is no filter `uper` (did you mean `upper`?)",
        "templates/b.html:1:13: error[template-name]: there is no template `bas.html` (did you mean `base.html`?)",
        "templates/b.html:1:29: error[template-name]: there is no component `crad` (did you mean `card`?)",
        "templates/c.html:1:13: error[template-name]: there is no template `bsae.html` (did you mean `base.html`?)",
        "templates/d.html:1:35: error[template-name]: no parent of this template has a block `mian` (did you mean `main`?)",
        "templates/e.html:1:4: error[template-syntax]: this `{% if … %}` is not closed (add \
         `{% endif %}` where it ends)",
        "templates/f.html:1:8: error[template-syntax]: `}}` stands here, where a name is wanted",
        "templates/g.html:1:11: error[message-missing]: there is no message `helo` (did you mean `hello`?)",
        "templates/g.html:1:35: error[asset-missing]: there is no file `sit.css` in `static/` (did you \
         mean `site.css`?)",
        "templates/g.html:1:50: error[template-name]: `__tera_context` differs from one build to the \
         next (take it out once you have seen what you wanted to see)",
        "templates/h.html:1:14: error[template-name]: the component `card` is there already (give one \
         of the two another name)",
    ];
    check(&templates, &expected);
}

#[test]
fn files_that_are_no_text_are_reported() {
    let (theme, tree, found) = load(&[
        ("templates/page.html", b"a\xff"),
        (
            "templates/part.html",
            b"{% include \"page.html\" %}{{ <part/> }}",
        ),
        ("templates/.DS_Store", b"\xff"),
        ("static/a.css", b"\xff"),
        ("static/b.bin", b"\xff"),
    ]);
    assert!(theme.is_none());
    let list = found.in_file_order(&tree);
    let expected = "\
static/a.css:1:1: error[not-utf8]: this file holds bytes that are not UTF-8 (save it again with the encoding UTF-8)
templates/page.html:1:2: error[not-utf8]: this file holds bytes that are not UTF-8 (save it again with the encoding UTF-8)
";
    assert_eq!(print(&list, &tree, Format::Short, Style::Plain), expected);
}

#[test]
fn nothing_contains_itself() {
    let itself = "error[template-circle]:";
    let mend = "(take one of the steps of this circle out)";
    let parents = "(let one of these templates extend another, or none)";
    let check = |templates: &[(&str, &str)], place: &str, message: &str, mend: &str| {
        check(
            templates,
            &[&format!("templates/{place}: {itself} {message} {mend}")],
        );
    };
    check(
        &[("a.html", "{% extends \"a.html\" %}")],
        "a.html:1:13",
        "this template extends itself",
        parents,
    );
    check(
        &[
            ("a.html", "{% extends \"c.html\" %}"),
            ("b.html", "{% extends \"c.html\" %}"),
            ("c.html", "{% extends \"b.html\" %}"),
        ],
        "b.html:1:13",
        "this template extends itself, by way of `c.html`",
        parents,
    );
    check(
        &[("a.html", "{% include \"a.html\" %}")],
        "a.html:1:13",
        "`a.html` contains itself",
        mend,
    );
    check(
        &[
            ("b.html", "{% if x %}{% include \"c.html\" %}{% endif %}"),
            ("c.html", "{% include \"b.html\" %}"),
            ("page.html", "{% include \"c.html\" %}"),
        ],
        "b.html:1:23",
        "`b.html` contains itself, by way of `c.html`",
        mend,
    );
    check(
        &[(
            "a.html",
            "{% component tree() %}{{ <tree/> }}{% endcomponent %}{{ <tree/> }}",
        )],
        "a.html:1:27",
        "the component `tree` contains itself",
        mend,
    );
    check(
        &[
            (
                "a.html",
                "{% component x() %}{% include \"b.html\" %}{% endcomponent %}",
            ),
            ("b.html", "{{ <x/> }}"),
        ],
        "a.html:1:32",
        "the component `x` contains itself, by way of `b.html`",
        mend,
    );
}

/// The engine alone goes through these blocks until the stack is full.
#[test]
fn blocks_that_lead_back_by_their_parents_are_a_circle() {
    let templates = [
        (
            "a.html",
            "{% block a %}{% block b %}{% endblock %}{% endblock %}",
        ),
        (
            "b.html",
            "{% extends \"a.html\" %}{% block b %}{% block a %}{{ super() }}{% endblock %}{% endblock %}",
        ),
    ];
    let expected = [
        "templates/a.html:1:23: error[template-circle]: the block `a` contains itself, by way of \
         the block `b`, the block `a` (take one of the steps of this circle out)",
    ];
    check(&templates, &expected);
}

/// Names `t00.html` to `t99.html`, each with a step to the next.
fn chain(length: usize, step: impl Fn(&str) -> String) -> Vec<(String, String)> {
    let name = |at: usize| format!("t{at:02}.html");
    let link = |at: usize| (name(at), step(&name(at + 1)));
    let mut chain: Vec<_> = (0..length).map(link).collect();
    chain.push((name(length), "{% block x %}end{% endblock %}".to_owned()));
    chain
}

fn as_strs(templates: &[(String, String)]) -> Vec<(&str, &str)> {
    templates
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect()
}

#[test]
fn templates_nest_to_a_limit_and_no_deeper() {
    let include = |name: &str| format!("{{% include \"{name}\" %}}");
    let extend = |name: &str| {
        format!("{{% extends \"{name}\" %}}{{% block x %}}{{{{ super() }}}}{{% endblock %}}")
    };
    // The block at the end is a level, too.
    for deepest in [chain(19, include), chain(19, extend)] {
        let theme = check(&as_strs(&deepest), &[]).unwrap();
        assert_eq!(
            theme.render("t00.html", &Context::new()).as_deref(),
            Ok("end")
        );
        let mut buffer = Vec::new();
        theme
            .render_into("t00.html", &Context::new(), &mut buffer)
            .unwrap();
    }
    let mend = "templates nest more than 20 deep here (put less of the page into templates of \
                their own)";
    let expected = format!("templates/t20.html:1:10: error[template-depth]: {mend}");
    check(&as_strs(&chain(20, include)), &[&expected]);
    let expected = format!("templates/t00.html:1:13: error[template-depth]: {mend}");
    check(&as_strs(&chain(20, extend)), &[&expected]);
}

#[test]
fn endless_chains_end_in_reports() {
    for step in ["{% include \"NEXT\" %}", "{% extends \"NEXT\" %}"] {
        let length = 3000;
        let name = |at: usize| format!("templates/{at}.html");
        let text = |at: usize| {
            step.replace("NEXT", &format!("{}.html", at + 1))
                .into_bytes()
        };
        let files: Vec<_> = (0..length).map(|at| (name(at), text(at))).collect();
        let last = (name(length), b"end".to_vec());
        let files: Vec<_> = files.iter().chain([&last]).collect();
        let files: Vec<_> = files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_slice()))
            .collect();
        let (theme, _, found) = load(&files);
        assert!(theme.is_none());
        assert!(
            found
                .iter()
                .all(|diagnostic| diagnostic.code == Code::TemplateDepth)
        );
    }
}

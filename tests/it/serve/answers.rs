//! What a browser is answered, and what an open page is told.

use super::Served;

#[test]
fn files_have_their_types_and_lie_below_the_site_s_path() {
    let served = Served::new();
    for (path, status, kind) in [
        ("/guide/", 200, "text/html; charset=utf-8"),
        ("/guide/careers/nurse/", 200, "text/html; charset=utf-8"),
        ("/guide/notes.txt", 200, "text/plain; charset=utf-8"),
        ("/guide/sitemap.xml", 200, "application/xml"),
        ("/guide/nothing", 404, "text/html; charset=utf-8"),
        ("/nothing", 404, "text/plain; charset=utf-8"),
        ("/_guidepost/desk.js", 200, "text/javascript; charset=utf-8"),
        ("/_guidepost/nothing", 404, "text/plain; charset=utf-8"),
        (
            "/guide/.guidepost/manifest.json",
            404,
            "text/html; charset=utf-8",
        ),
    ] {
        let answer = served.get(path);
        let found = (answer.status, answer.field("Content-Type"));
        assert_eq!(found, (status, Some(kind)), "{path}");
        assert_eq!(answer.field("X-Content-Type-Options"), Some("nosniff"));
        assert_eq!(answer.field("Access-Control-Allow-Origin"), None);
    }
    for (path, to) in [
        ("/", "/guide/"),
        ("/guide", "/guide/"),
        ("/guide/careers/nurse", "/guide/careers/nurse/"),
    ] {
        let answer = served.get(path);
        assert_eq!((answer.status, answer.field("Location")), (302, Some(to)));
    }
}

#[test]
fn what_a_browser_has_is_not_sent_again_and_a_head_has_no_body() {
    let served = Served::new();
    let first = served.get("/guide/");
    let tag = first.field("ETag").unwrap();
    for known in [tag.to_owned(), format!("W/{tag}"), format!("\"x\", {tag}")] {
        let head = "GET /guide/ HTTP/1.1\r\nHost: localhost\r\n";
        let again = served.ask(&format!("{head}If-None-Match: {known}\r\n"));
        assert_eq!((again.status, &*again.body), (304, ""), "{known}");
        assert_eq!(again.field("ETag"), Some(tag));
    }
    served.write("content/index.md", "---\ntitle: Home\n---\n\nHello.\n");
    assert_eq!(served.rebuild(), 0);
    let changed = served.ask(&format!(
        "GET /guide/ HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: {tag}\r\n"
    ));
    assert_eq!(changed.status, 200);
    assert!(changed.body.contains("Hello."));
    let head = served.ask("HEAD /guide/ HTTP/1.1\r\nHost: localhost\r\n");
    assert_eq!((head.status, &*head.body), (200, ""));
    assert_eq!(
        head.field("Content-Length"),
        changed.field("Content-Length")
    );
}

#[test]
fn other_hosts_methods_and_paths_are_refused() {
    let served = Served::new();
    for (head, status) in [
        ("GET /guide/ HTTP/1.1\r\nHost: [::1]:4000\r\n", 200),
        ("GET /guide/ HTTP/1.1\r\nHost: example.org\r\n", 403),
        (
            "GET /_guidepost/events HTTP/1.1\r\nHost: example.org\r\n",
            403,
        ),
        ("GET /guide/ HTTP/1.1\r\n", 400),
        ("POST /guide/ HTTP/1.1\r\nHost: localhost\r\n", 405),
        ("OPTIONS /guide/ HTTP/1.1\r\nHost: localhost\r\n", 405),
        (
            "GET /guide/../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n",
            400,
        ),
        ("GET /guide/%2e%2e/x HTTP/1.1\r\nHost: localhost\r\n", 400),
        ("GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n", 400),
        ("nonsense\r\n", 400),
    ] {
        assert_eq!(served.ask(head).status, status, "{head}");
    }
    let long = format!(
        "GET / HTTP/1.1\r\nHost: localhost\r\nA: {}\r\n",
        "b".repeat(20_000)
    );
    assert_eq!(served.ask(&long).status, 431);
    let post = served.ask("POST /guide/ HTTP/1.1\r\nHost: localhost\r\n");
    assert_eq!(post.field("Allow"), Some("GET, HEAD"));
}

#[test]
fn the_script_is_in_the_response_and_not_in_the_site() {
    let served = Served::new();
    let files = served.preview.files();
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("_guidepost"), "{path}");
    }
    let text = served.get("/guide/").body;
    let (before, after) = text.split_once("<script defer src=\"/_guidepost/").unwrap();
    let (_, after) = after.split_once("</script>\n").unwrap();
    assert_eq!(format!("{before}{after}").as_bytes(), &*files["index.html"]);
}

#[test]
fn an_open_page_is_told_what_changed_for_it() {
    let served = Served::new();
    let mut home = served.events("/guide/");
    let mut about = served.events("/guide/about/");
    let (first, other) = (home.next(), about.next());
    assert_eq!(first["hasSite"], true);

    served.write("content/index.md", "---\ntitle: Home\n---\n\nHello.\n");
    assert_eq!(served.rebuild(), 0);
    let (second, same) = (home.next(), about.next());
    assert_ne!(second["page"], first["page"]);
    assert_eq!(same, other);

    served.write("static/extra.css", "body { color: blue }\n");
    assert_eq!(served.rebuild(), 0);
    let third = home.next();
    assert_eq!(third["page"], second["page"]);
    assert_ne!(third["styles"], second["styles"]);
}

#[test]
fn a_mistake_is_shown_over_the_last_good_page_until_it_is_mended() {
    let served = Served::new();
    let mut events = served.events("/guide/");
    let good = events.next();
    served.write("content/index.md", "---\ntitle: Home\n<b>: 1\n---\n");
    assert_eq!(served.rebuild(), 1);
    let bad = events.next();
    let report = bad["report"].as_str().unwrap();
    assert!(report.contains("error[unknown-key]: "), "{report}");
    assert!(report.contains("content/index.md:3:1"), "{report}");
    assert_eq!(bad["page"], good["page"]);
    assert!(served.get("/guide/").body.contains("Welcome."));
    served.write("content/index.md", "---\ntitle: Home\n---\n\nWelcome.\n");
    assert_eq!(served.rebuild(), 0);
    assert_eq!(events.next(), good);
}

#[test]
fn findings_come_with_the_page_that_they_are_about() {
    let served = Served::new();
    assert_eq!(
        served.events("/guide/about/").next()["findings"],
        serde_json::json!([])
    );
    let nurse = served.events("/guide/careers/nurse/").next();
    let finding = &nurse["findings"][0];
    assert_eq!(finding["code"], "open-period");
    assert_eq!(finding["section"], "market");
    assert_eq!(finding["place"], "content/careers/nurse/market.md:3");
    let text = finding["text"].as_str().unwrap();
    assert!(
        text.starts_with("claims: [{metric: employment-change"),
        "{text}"
    );
}

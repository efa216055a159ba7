//! Files that are broken, gone or in the way while a site is served, and browsers that misbehave.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::sync::{Arc, Weak};

use guidepost::serve::{Preview, bind};

use super::{FILES, Served, connect};
use crate::memory::{build, guide_in, options};

/// What is served is what a clean build makes of the files of now.
#[track_caller]
fn equals_a_clean_build(served: &Served) {
    let (_, mut clean) = build(Arc::new(guide_in(served.folder.path())));
    clean.retain(|path, _| !path.starts_with(".guidepost/"));
    let files = served.preview.files().into_iter();
    let served: BTreeMap<_, _> = files.map(|(path, bytes)| (path, bytes.to_vec())).collect();
    assert!(!clean.is_empty());
    assert!(served == clean);
}

#[test]
fn whatever_happens_to_a_file_the_end_is_a_clean_build() {
    let served = Served::new();
    let about = served.folder.path().join("content/pages/about.md");
    let mut before = served.preview.files();
    // Saved half.
    served.write("content/pages/about.md", "---\ntitle: Abo");
    assert!(served.rebuild() > 0);
    assert!(served.preview.files() == before);
    // Replaced by a folder.
    fs::remove_file(&about).unwrap();
    fs::create_dir(&about).unwrap();
    served.rebuild();
    fs::remove_dir(&about).unwrap();
    // Deleted.
    assert_eq!(served.rebuild(), 0);
    assert_eq!(served.get("/guide/about/").status, 404);
    equals_a_clean_build(&served);
    // Renamed.
    served.write("content/pages/who.md", "---\ntitle: Who\n---\n");
    let who = served.folder.path().join("content/pages/who.md");
    fs::rename(&who, served.folder.path().join("content/pages/us.md")).unwrap();
    assert_eq!(served.rebuild(), 0);
    assert_eq!(served.get("/guide/us/").status, 200);
    equals_a_clean_build(&served);
    // The configuration broken, gone, and mended below another path.
    before = served.preview.files();
    served.write("guidepost.yaml", "title: [\n");
    assert_eq!(served.rebuild(), 1);
    fs::remove_file(served.folder.path().join("guidepost.yaml")).unwrap();
    assert_eq!(served.rebuild(), 1);
    assert!(served.preview.files() == before);
    served.write("guidepost.yaml", FILES[0].1);
    assert_eq!(served.rebuild(), 0);
    // Everything gone.
    fs::rename(
        served.folder.path().join("content"),
        served.folder.path().join("away"),
    )
    .unwrap();
    served.rebuild();
    fs::rename(
        served.folder.path().join("away"),
        served.folder.path().join("content"),
    )
    .unwrap();
    assert_eq!(served.rebuild(), 0);
    equals_a_clean_build(&served);
    assert_eq!(served.preview.base(), "/guide/");
}

#[test]
fn a_thousand_files_come_and_go_at_once() {
    let served = Served::new();
    for number in 0..1000 {
        let page = format!("---\ntitle: Page {number}\n---\n");
        served.write(&format!("content/pages/p{number}.md"), &page);
    }
    assert_eq!(served.rebuild(), 0);
    assert_eq!(served.get("/guide/p999/").status, 200);
    for number in 0..1000 {
        let path = format!("content/pages/p{number}.md");
        fs::remove_file(served.folder.path().join(path)).unwrap();
    }
    assert_eq!(served.rebuild(), 0);
    assert_eq!(served.get("/guide/p999/").status, 404);
    equals_a_clean_build(&served);
}

#[test]
fn before_the_first_good_site_its_errors_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    super::write(folder.path(), "guidepost.yaml", "title: A\ntitel: B\n");
    let preview = Preview::new(Arc::new(guide_in(folder.path())), options());
    let server = guidepost::serve::Server::start(bind(0).unwrap(), Arc::new(preview)).unwrap();
    let served = Served {
        folder,
        preview: Arc::new(Preview::new(Arc::new(guide_in(".".as_ref())), options())),
        server,
    };
    let answer = served.get("/anywhere/");
    assert_eq!(answer.status, 503);
    assert!(answer.body.contains("/_guidepost/desk.js"));
    assert_eq!(served.events("/anywhere/").next()["hasSite"], false);
}

#[test]
fn browsers_that_never_read_never_ask_or_go_away_stall_nobody() {
    let served = Served::new();
    let big = "x".repeat(4 << 20);
    served.write("static/big.txt", &big);
    assert_eq!(served.rebuild(), 0);
    let request = "GET /guide/big.txt HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let stalled: Vec<_> = (0..20)
        .map(|_| {
            let mut stream = connect(served.server.address());
            stream.write_all(request.repeat(10).as_bytes()).unwrap();
            stream
        })
        .collect();
    let silent: Vec<_> = (0..20).map(|_| connect(served.server.address())).collect();
    let mut streams: Vec<_> = (0..40).map(|_| served.events("/guide/")).collect();
    streams.truncate(20);
    assert_eq!(served.get("/guide/big.txt").body.len(), big.len());
    assert_eq!(served.rebuild(), 0);
    for stream in &mut streams {
        assert_eq!(stream.next()["report"], serde_json::Value::Null);
    }
    drop((stalled, silent));
}

#[test]
fn too_many_connections_are_turned_away_and_their_places_come_back() {
    let served = Served::new();
    let many: Vec<_> = (0..300).map(|_| connect(served.server.address())).collect();
    let is_answered = || {
        let mut stream = connect(served.server.address());
        let request = "HEAD /guide/ HTTP/1.1\r\nHost: localhost\r\n\r\n";
        // Where the connection has ended, either of the two fails, or nothing is read.
        _ = stream.write_all(request.as_bytes());
        matches!(stream.read(&mut [0; 1]), Ok(1))
    };
    assert!(!is_answered());
    drop(many);
    let comes_back = (0..500).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        is_answered()
    });
    assert!(comes_back);
}

#[test]
fn nothing_of_a_site_of_before_is_kept() {
    let served = Served::new();
    let mut old: Vec<Weak<Vec<u8>>> = Vec::new();
    let mut names = Vec::new();
    for number in 0..40 {
        let text = format!("---\ntitle: Home\n---\n\nNumber {number}.\n");
        served.write("content/index.md", &text);
        served.write("static/extra.css", &format!("body {{ top: {number}px }}\n"));
        assert_eq!(served.rebuild(), 0);
        let files = served.preview.files();
        old.push(Arc::downgrade(&files["index.html"]));
        names.push(files.len());
    }
    let last = old.pop().unwrap();
    assert!(last.upgrade().is_some());
    assert!(old.iter().all(|bytes| bytes.upgrade().is_none()));
    assert!(names.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn a_port_that_is_taken_gives_way_to_the_next() {
    let first = bind(0).unwrap();
    let port = first.local_addr().unwrap().port();
    // Where the first has one of the last ports, there may be no next one.
    if port < u16::MAX - 50 {
        let second = bind(port).unwrap().local_addr().unwrap();
        assert!(second.port() > port);
        assert!(second.ip().is_loopback());
    }
}

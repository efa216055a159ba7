//! That changes of a site's files are noticed, and nothing else is.

use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use guidepost::serve::Watch;

use super::{PATIENCE, write};

/// Tells of each change of the site in a folder.
fn changes(folder: &Path) -> Receiver<()> {
    let entries = ["guidepost.yaml", "content", "static"];
    let mut watch = Watch::new(folder, &entries).unwrap();
    let (sender, receiver) = channel();
    std::thread::spawn(move || while watch.wait() && sender.send(()).is_ok() {});
    receiver
}

/// One change is seen, and all that belongs to it.
#[track_caller]
fn seen(changes: &Receiver<()>) {
    changes.recv_timeout(PATIENCE).unwrap();
    // A change that was slow to be written counts as two.
    while changes.recv_timeout(Duration::from_millis(100)).is_ok() {}
}

#[test]
fn files_of_the_site_are_watched_and_its_folders_when_they_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(root, "content/careers/a/index.md", "1");
    let changes = changes(root);
    write(root, "content/careers/a/index.md", "2");
    seen(&changes);
    // A file that an editor puts in the place of the old one.
    write(root, "content/new", "3");
    seen(&changes);
    fs::rename(
        root.join("content/new"),
        root.join("content/careers/a/index.md"),
    )
    .unwrap();
    seen(&changes);
    write(root, "guidepost.yaml", "title: A");
    seen(&changes);
    // A folder that was not there at first, and files deep in it.
    write(root, "static/fonts/a.txt", "4");
    seen(&changes);
    write(root, "static/fonts/a.txt", "5");
    seen(&changes);
    fs::remove_dir_all(root.join("content")).unwrap();
    seen(&changes);
    write(root, "content/index.md", "6");
    seen(&changes);
    write(root, "content/index.md", "7");
    seen(&changes);
}

#[test]
fn what_is_read_and_what_is_not_the_site_s_is_no_change() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(root, "content/index.md", "1");
    let changes = changes(root);
    write(root, "public/index.html", "2");
    write(root, "notes.txt", "3");
    fs::read(root.join("content/index.md")).unwrap();
    fs::read_dir(root.join("content")).unwrap().count();
    assert!(changes.recv_timeout(Duration::from_millis(200)).is_err());
}

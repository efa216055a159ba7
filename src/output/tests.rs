//! The promises of the commit, held against a store that fails at every step.

use std::collections::BTreeMap;
use std::fs;
use std::io;

use super::*;
use crate::source::SitePath;

type Site = BTreeMap<String, Vec<u8>>;

/// Pages and assets that change, appear, go, stay, and change between file and folder.
const OLD: &[(&str, &str)] = &[
    ("index.html", "old home"),
    ("app.css", "old style"),
    ("same.html", "same"),
    ("gone/deep/page.html", "gone"),
    ("gone/asset.js", "gone too"),
    ("turns", "a file"),
    ("folds/in/a.txt", "in a folder"),
    ("shared/old.html", "beside what is not ours"),
];
const NEW: &[(&str, &str)] = &[
    ("index.html", "new home"),
    ("app.css", "new style"),
    ("same.html", "same"),
    ("fresh/deep/page.html", "fresh"),
    ("turns/into/a.html", "a folder"),
    ("folds", "now a file"),
];
/// What somebody else keeps in the output folder.
const FOREIGN: &[(&str, &str)] = &[("CNAME", "example.org"), ("shared/theirs.txt", "theirs")];

fn path(text: &str) -> OutputPath {
    OutputPath::new(text).unwrap()
}

fn build(
    store: &dyn OutputStore,
    files: &[(&str, &str)],
    overwrite: Overwrite,
) -> Result<Summary, OutputError> {
    let stage = Stage::open(store, overwrite)?;
    let put = |(name, text): &(&str, &str)| stage.put(path(name), text.as_bytes());
    if let Err(error) = files.iter().try_for_each(put) {
        _ = stage.discard();
        return Err(error);
    }
    stage.commit()
}

fn write_foreign(store: &MemoryStore, files: &[(&str, &str)]) {
    for (name, text) in files {
        let place = SitePath::new(name).unwrap();
        store.create_parents(&place).unwrap();
        store.write(&place, text.as_bytes()).unwrap();
    }
}

/// A folder with somebody's files and the old site.
fn old_site() -> MemoryStore {
    let store = MemoryStore::new();
    write_foreign(&store, FOREIGN);
    build(&store, OLD, Overwrite::Refuse).unwrap();
    store
}

fn visible(store: &MemoryStore) -> Site {
    let mut files = store.files();
    files.retain(|name, _| !name.starts_with(".guidepost/"));
    files
}

fn with_foreign(files: &[(&str, &str)]) -> Site {
    let all = files.iter().chain(FOREIGN);
    all.map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
        .collect()
}

fn operations_of_rebuild() -> usize {
    let store = FaultyStore::new(old_site(), Fault::Never);
    build(&store, NEW, Overwrite::Refuse).unwrap();
    assert_eq!(visible(&old_site()), with_foreign(OLD));
    store.operations()
}

/// Rebuilds under a fault, then recovers without one; the store, and whether the build succeeded.
fn rebuild_with(fault: Fault) -> (MemoryStore, bool) {
    let store = FaultyStore::new(old_site(), fault);
    let built = build(&store, NEW, Overwrite::Refuse).is_ok();
    let store = store.into_inner();
    recover(&store).unwrap();
    (store, built)
}

fn assert_old_or_new(fault: Fault) -> bool {
    let (store, built) = rebuild_with(fault);
    let is_new = visible(&store) == with_foreign(NEW);
    assert!(is_new || visible(&store) == with_foreign(OLD), "{fault:?}");
    assert!(is_new || !built, "{fault:?}");
    assert_eq!(own(&store), [".guidepost/manifest.json"], "{fault:?}");
    // Whatever happened, the next build makes the same site as one that nothing disturbed.
    build(&store, NEW, Overwrite::Refuse).unwrap();
    let undisturbed = rebuild_with(Fault::Never).0;
    assert_eq!(store.files(), undisturbed.files(), "{fault:?}");
    is_new
}

#[test]
fn a_kill_after_any_operation_leaves_the_old_site_or_the_new_one() {
    let outcomes: Vec<bool> = (0..=operations_of_rebuild())
        .map(|n| assert_old_or_new(Fault::KillAfter(n)))
        .collect();
    // There is one moment of commit: all kills before it give the old site, all after it the new.
    assert!(outcomes.is_sorted() && outcomes.contains(&false) && outcomes.contains(&true));
}

#[test]
fn a_failure_of_any_one_operation_leaves_the_old_site_or_the_new_one() {
    for n in 0..operations_of_rebuild() {
        assert_old_or_new(Fault::Nth(n));
    }
}

fn own(store: &MemoryStore) -> Vec<String> {
    let mut files = store.files();
    files.retain(|name, _| name.starts_with(".guidepost/"));
    files.into_keys().collect()
}

#[test]
fn a_disk_that_fills_at_any_moment_leaves_the_old_site_or_the_new_one_and_no_stage() {
    let outcomes: Vec<bool> = (0..=operations_of_rebuild())
        .map(|n| {
            let store = FaultyStore::new(old_site(), Fault::FullAfter(n));
            let built = build(&store, NEW, Overwrite::Refuse).is_ok();
            // No later command has to mend anything.
            let store = store.into_inner();
            let expected = with_foreign(if built { NEW } else { OLD });
            assert_eq!(visible(&store), expected, "{n}");
            assert_eq!(own(&store), [".guidepost/manifest.json"], "{n}");
            built
        })
        .collect();
    assert!(outcomes.is_sorted() && outcomes.contains(&false) && outcomes.contains(&true));
}

/// Where a rebuild stands when its record has just come into place.
fn at_the_record() -> MemoryStore {
    (0..operations_of_rebuild())
        .map(|n| {
            let store = FaultyStore::new(old_site(), Fault::KillAfter(n));
            drop(build(&store, NEW, Overwrite::Refuse));
            store.into_inner()
        })
        .find(|store| store.files().contains_key(".guidepost/commit.json"))
        .unwrap()
}

#[test]
fn what_a_loss_of_power_took_from_staged_files_replaces_nothing_and_is_written_again() {
    let store = at_the_record();
    let staged: Vec<_> = store.files().into_iter().collect();
    for (name, bytes) in &staged {
        // The new home page and the new style, of which the disk got nothing.
        if bytes.starts_with(b"new ") {
            let place = SitePath::new(name).unwrap();
            store.write(&place, b"").unwrap();
        }
    }
    assert_eq!(recover(&store), Ok(Recovery::Finished));
    let site = visible(&store);
    assert_eq!(site["index.html"], b"old home");
    assert_eq!(site["fresh/deep/page.html"], b"fresh");
    assert_eq!(own(&store), [".guidepost/manifest.json"]);
    assert_eq!(build(&store, NEW, Overwrite::Refuse).unwrap().written, 2);
    assert_eq!(visible(&store), with_foreign(NEW));
}

#[test]
fn a_folder_that_came_into_being_since_takes_the_files_all_the_same() {
    let store = at_the_record();
    write_foreign(&store, &[("fresh/theirs.txt", "theirs")]);
    assert_eq!(recover(&store), Ok(Recovery::Finished));
    assert_eq!(visible(&store)["fresh/deep/page.html"], b"fresh");
    assert_eq!(visible(&store)["fresh/theirs.txt"], b"theirs");
    assert_eq!(own(&store), [".guidepost/manifest.json"]);
}

#[test]
fn one_process_at_a_time_writes_to_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(folder.path()).unwrap();
    let other = DiskStore::open(folder.path()).unwrap();
    let stage = Stage::open(&store, Overwrite::Refuse).unwrap();
    stage.put(path("index.html"), b"first").unwrap();
    assert_eq!(recover(&other), Ok(Recovery::Busy));
    let second = build(&other, &[("index.html", "second")], Overwrite::Refuse);
    assert_eq!(second, Err(OutputError::Busy));
    assert_eq!(stage.commit().unwrap().written, 1);
    assert_eq!(
        fs::read(folder.path().join("index.html")).unwrap(),
        b"first"
    );
    build(&other, &[("index.html", "second")], Overwrite::Refuse).unwrap();
}

#[test]
fn a_folder_that_was_never_written_to_gets_no_lock() {
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(folder.path()).unwrap();
    assert_eq!(recover(&store), Ok(Recovery::Clean));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_kill_during_a_recovery_is_recovered_from() {
    for n in 0..operations_of_rebuild() {
        for m in 0.. {
            let store = FaultyStore::new(old_site(), Fault::KillAfter(n));
            drop(build(&store, NEW, Overwrite::Refuse));
            let store = FaultyStore::new(store.into_inner(), Fault::KillAfter(m));
            let done = recover(&store).is_ok();
            let store = store.into_inner();
            recover(&store).unwrap();
            let site = visible(&store);
            assert!(
                site == with_foreign(OLD) || site == with_foreign(NEW),
                "{n} {m}"
            );
            if done {
                break;
            }
        }
    }
}

#[test]
fn no_new_page_is_visible_before_the_assets_and_no_old_file_goes_before_the_pages() {
    let mut halfway = 0;
    for n in 0..operations_of_rebuild() {
        let store = FaultyStore::new(old_site(), Fault::KillAfter(n));
        drop(build(&store, NEW, Overwrite::Refuse));
        let site = visible(&store.into_inner());
        let has_new_page = site.get("index.html").map(Vec::as_slice) == Some(b"new home");
        if has_new_page || site.contains_key("fresh/deep/page.html") {
            halfway += 1;
            assert_eq!(site["app.css"], b"new style", "{n}");
        }
        if !site.contains_key("gone/asset.js") {
            assert!(has_new_page, "{n}");
        }
    }
    assert!(halfway > 0);
}

#[test]
fn nothing_is_written_or_moved_where_nothing_changed() {
    let store = old_site();
    let before = store.files();
    let summary = build(&store, OLD, Overwrite::Refuse).unwrap();
    assert_eq!(
        (summary.written, summary.removed, summary.unchanged),
        (0, 0, 8)
    );
    assert_eq!(store.files(), before);
}

#[test]
fn a_stage_that_is_given_up_leaves_nothing() {
    let store = old_site();
    let before = store.files();
    let stage = Stage::open(&store, Overwrite::Refuse).unwrap();
    stage.put(path("index.html"), b"never seen").unwrap();
    stage.discard().unwrap();
    assert_eq!(store.files(), before);
}

#[test]
fn the_summary_counts_what_was_done() {
    let store = old_site();
    let summary = build(&store, NEW, Overwrite::Refuse).unwrap();
    let bytes = NEW.iter().map(|(_, text)| text.len() as u64).sum();
    let expected = Summary {
        files: 6,
        bytes,
        written: 5,
        unchanged: 1,
        removed: 5,
    };
    assert_eq!(summary, expected);
}

#[test]
fn files_of_others_are_not_replaced_unless_forced() {
    let store = MemoryStore::new();
    write_foreign(&store, &[("index.html", "theirs"), ("app.css", "theirs")]);
    let before = visible(&store);
    let refused = build(&store, OLD, Overwrite::Refuse);
    let both = vec![path("app.css"), path("index.html")];
    assert_eq!(refused, Err(OutputError::NotOurs(both)));
    assert_eq!(visible(&store), before);
    build(&store, OLD, Overwrite::Force).unwrap();
    assert_eq!(visible(&store)["index.html"], b"old home");
}

#[test]
fn what_stands_in_the_way_is_not_removed_even_when_forced() {
    let store = MemoryStore::new();
    write_foreign(&store, &[("a/theirs.txt", "theirs"), ("b", "theirs")]);
    let before = visible(&store);
    let refused = build(&store, &[("a", "ours"), ("b/c", "ours")], Overwrite::Force);
    let both = vec![path("a/theirs.txt"), path("b")];
    assert_eq!(refused, Err(OutputError::InTheWay(both)));
    assert_eq!(visible(&store), before);
}

#[test]
fn a_damaged_or_foreign_manifest_owns_nothing() {
    for text in [
        "",
        "{",
        "{\"files\":[]}",
        r#"{"generator":"x","version":1,"files":{}}"#,
    ] {
        let store = old_site();
        write_foreign(&store, &[(".guidepost/manifest.json", text)]);
        let refused = build(&store, NEW, Overwrite::Refuse);
        assert!(matches!(refused, Err(OutputError::InTheWay(_))), "{text}");
        assert_eq!(visible(&store), with_foreign(OLD), "{text}");
        let refused = build(&store, &NEW[..3], Overwrite::Refuse);
        assert!(matches!(refused, Err(OutputError::NotOurs(all)) if all.len() == 3));
    }
}

#[test]
fn after_a_damaged_record_files_are_read_and_not_trusted() {
    let store = old_site();
    write_foreign(
        &store,
        &[(".guidepost/commit.json", "{"), ("same.html", "emas")],
    );
    build(&store, OLD, Overwrite::Refuse).unwrap();
    assert_eq!(visible(&store), with_foreign(OLD));
    assert_eq!(recover(&store), Ok(Recovery::Clean));
}

#[test]
fn two_files_of_one_path_are_refused() {
    let store = MemoryStore::new();
    let twice = Err(OutputError::Twice(path("a")));
    let stage = Stage::open(&store, Overwrite::Refuse).unwrap();
    assert_eq!(stage.put(path("a"), b"1"), Ok(()));
    assert_eq!(stage.put(path("a"), b"2"), twice);
    assert_eq!(stage.commit(), Err(OutputError::Twice(path("a"))));
    let both = build(&store, &[("a", "1"), ("a/b", "2")], Overwrite::Refuse);
    assert_eq!(both, Err(OutputError::FileAndFolder(path("a"))));
    assert!(visible(&store).is_empty());
}

#[test]
fn files_are_put_from_many_threads_and_the_manifest_is_in_order() {
    let store = MemoryStore::new();
    let stage = Stage::open(&store, Overwrite::Refuse).unwrap();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let stage = &stage;
            scope.spawn(move || {
                for n in 0..50 {
                    stage
                        .put(path(&format!("{n}/{thread}.html")), b"x")
                        .unwrap();
                }
            });
        }
    });
    assert_eq!(stage.commit().unwrap().written, 400);
    let sequential = MemoryStore::new();
    let names: Vec<String> = (0..400)
        .map(|n| format!("{}/{}.html", n / 8, n % 8))
        .collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "x")).collect();
    build(&sequential, &files, Overwrite::Refuse).unwrap();
    assert_eq!(store.files(), sequential.files());
}

#[test]
fn paths_in_our_own_folder_are_refused() {
    for text in [".guidepost/manifest.json", ".GuidePost/x", ".guidepost"] {
        assert_eq!(OutputPath::new(text), Err(OutputPathError::Reserved));
    }
    assert!(matches!(
        OutputPath::new("a/../b"),
        Err(OutputPathError::Path(_))
    ));
    assert!(OutputPath::new("a/.guidepost/b").is_ok());
}

#[test]
fn on_the_disk_a_second_commit_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("made/for/it");
    let store = DiskStore::open(&root).unwrap();
    assert_eq!(build(&store, OLD, Overwrite::Refuse).unwrap().written, 8);
    let times = || {
        let all = OLD.iter().map(|(name, _)| *name);
        all.chain([".guidepost/manifest.json"])
            .map(|name| fs::metadata(root.join(name)).unwrap().modified().unwrap())
            .collect::<Vec<_>>()
    };
    let before = times();
    let second = build(&store, OLD, Overwrite::Refuse).unwrap();
    assert_eq!((second.written, second.unchanged), (0, 8));
    assert_eq!(times(), before);

    let third = build(&store, NEW, Overwrite::Refuse).unwrap();
    assert_eq!((third.written, third.removed), (5, 5));
    assert!(!root.join("gone").exists() && !root.join(".guidepost/stage").exists());
    assert_eq!(
        fs::read(root.join("turns/into/a.html")).unwrap(),
        b"a folder"
    );
}

#[test]
fn a_file_that_was_edited_in_place_is_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = DiskStore::open(folder.path()).unwrap();
    build(&store, OLD, Overwrite::Refuse).unwrap();
    let page = folder.path().join("same.html");
    fs::write(&page, "emas").unwrap();
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(10);
    fs::File::options()
        .write(true)
        .open(&page)
        .and_then(|file| file.set_modified(later))
        .unwrap();
    assert_eq!(build(&store, OLD, Overwrite::Refuse).unwrap().written, 1);
    assert_eq!(fs::read(&page).unwrap(), b"same");
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_of_the_folder_are_refused() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("page.html"), "outside").unwrap();
    for link in ["css", ".guidepost"] {
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(outside.path(), folder.path().join(link)).unwrap();
        let store = DiskStore::open(folder.path()).unwrap();
        let files = [("css/page.html", "ours"), ("index.html", "ours")];
        let refused = build(&store, &files, Overwrite::Force);
        assert!(
            matches!(refused, Err(OutputError::LeavesFolder(_))),
            "{refused:?}"
        );
        assert!(!folder.path().join("index.html").exists());
    }
    assert_eq!(
        fs::read(outside.path().join("page.html")).unwrap(),
        b"outside"
    );
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn an_old_file_behind_a_link_that_leads_out_is_not_removed() {
    let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let store = DiskStore::open(folder.path()).unwrap();
    build(
        &store,
        &[("a/b.html", "x"), ("c.html", "x")],
        Overwrite::Refuse,
    )
    .unwrap();
    fs::write(outside.path().join("b.html"), "outside").unwrap();
    fs::remove_dir_all(folder.path().join("a")).unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("a")).unwrap();
    build(&store, &[("c.html", "x")], Overwrite::Refuse).unwrap();
    assert!(outside.path().join("b.html").exists());
}

/// Puts `pieces` one behind the other, as one file; gives what the commit wrote.
fn put_pieces(store: &MemoryStore, pieces: &[&[u8]]) -> Summary {
    let stage = Stage::open(store, Overwrite::Refuse).unwrap();
    let make = |out: &mut dyn io::Write| pieces.iter().try_for_each(|piece| out.write_all(piece));
    stage.put_pieces(path("data.csv"), make).unwrap();
    stage.commit().unwrap()
}

#[test]
fn a_file_of_pieces_is_what_it_would_be_as_a_whole() {
    let large = vec![b'x'; 3 << 20];
    for pieces in [&[&b"a"[..], b"", b"b"][..], &[&large, b"end"], &[]] {
        let store = MemoryStore::new();
        assert_eq!(put_pieces(&store, pieces).written, 1);
        let read = store.read(path("data.csv").as_site_path()).unwrap();
        assert_eq!(read, pieces.concat());
        // The same pieces again are left as they stand, and nothing of them stays behind.
        let again = put_pieces(&store, pieces);
        assert_eq!((again.written, again.unchanged), (0, 1));
        let stage = Stage::open(&store, Overwrite::Refuse).unwrap();
        stage.put(path("data.csv"), &read).unwrap();
        assert_eq!(stage.commit().unwrap().unchanged, 1);
    }
}

#[test]
fn a_file_of_pieces_that_fails_is_not_committed() {
    let store = MemoryStore::new();
    let stage = Stage::open(&store, Overwrite::Refuse).unwrap();
    let failed = stage.put_pieces(path("data.csv"), |out| {
        out.write_all(&vec![b'x'; 2 << 20])?;
        Err(io::Error::other("no more"))
    });
    assert!(failed.is_err() && stage.commit().is_err());
    assert_eq!(store.entry(path("data.csv").as_site_path()), Ok(None));
}

#[test]
fn a_piece_that_the_store_refuses_is_told_as_it_said() {
    // Of the operations before it, opening the stage makes some.
    let refused = (0..20).filter_map(|number| {
        let store = FaultyStore::new(MemoryStore::new(), Fault::Nth(number));
        let stage = Stage::open(&store, Overwrite::Refuse).ok()?;
        let large = vec![b'x'; 5 << 20];
        let make = |out: &mut dyn io::Write| out.write_all(&large);
        stage.put_pieces(path("data.csv"), make).err()
    });
    let refused: Vec<_> = refused.collect();
    assert!(refused.len() >= 5, "{refused:?}");
    for error in refused {
        assert!(error.to_string().contains("made to fail"), "{error}");
    }
}

/// A folder in memory of which `shared` is another disk.
struct Mounted(MemoryStore);

impl Mounted {
    fn is_other(path: &SitePath) -> bool {
        path.parts().next() == Some("shared")
    }
}

impl OutputStore for Mounted {
    fn entry(&self, path: &SitePath) -> Result<Option<Entry>, OutputError> {
        let disk = Some(u64::from(Self::is_other(path)));
        Ok(self.0.entry(path)?.map(|entry| match entry {
            Entry::Folder { .. } => Entry::Folder { disk },
            other => other,
        }))
    }

    fn rename(&self, from: &SitePath, to: &SitePath) -> Result<(), OutputError> {
        match Self::is_other(from) == Self::is_other(to) {
            true => self.0.rename(from, to),
            false => Err(OutputError::io("replace", to, "another disk")),
        }
    }

    fn list(&self, folder: &SitePath) -> Result<Vec<SitePath>, OutputError> {
        self.0.list(folder)
    }

    fn read(&self, path: &SitePath) -> Result<Vec<u8>, OutputError> {
        self.0.read(path)
    }

    fn write(&self, path: &SitePath, bytes: &[u8]) -> Result<(), OutputError> {
        self.0.write(path, bytes)
    }

    fn append(&self, path: &SitePath, bytes: &[u8]) -> Result<(), OutputError> {
        self.0.append(path, bytes)
    }

    fn flush(&self, path: &SitePath) -> Result<(), OutputError> {
        self.0.flush(path)
    }

    fn lock(&self) -> Result<Lock, OutputError> {
        self.0.lock()
    }

    fn remove_file(&self, path: &SitePath) -> Result<(), OutputError> {
        self.0.remove_file(path)
    }

    fn remove_empty_folder(&self, path: &SitePath) -> Result<bool, OutputError> {
        self.0.remove_empty_folder(path)
    }

    fn create_parents(&self, path: &SitePath) -> Result<(), OutputError> {
        self.0.create_parents(path)
    }
}

#[test]
fn a_folder_that_is_another_disk_is_named_and_nothing_else_changes() {
    let store = Mounted(old_site());
    for file in ["shared/new.html", "shared/new/deep/page.html"] {
        let files = [("index.html", "new home"), (file, "new")];
        let refused = build(&store, &files, Overwrite::Force);
        assert_eq!(refused, Err(OutputError::OtherDisk(vec![path("shared")])));
        assert_eq!(visible(&store.0), with_foreign(OLD), "{file}");
        assert_eq!(own(&store.0), [".guidepost/manifest.json"], "{file}");
    }
    // What is there already need not be moved, and what is wanted no more is removed.
    let same = &OLD[OLD.len() - 1..];
    build(&store, same, Overwrite::Refuse).unwrap();
    assert_eq!(visible(&store.0), with_foreign(same));
    build(&store, &NEW[..1], Overwrite::Refuse).unwrap();
    assert_eq!(visible(&store.0), with_foreign(&NEW[..1]));
}

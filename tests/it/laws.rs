//! What every build promises: the same input gives the same bytes, nothing is written twice, and a
//! build that fails changes nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use guidepost::output;
use guidepost::source::{Listing, ReadError, SitePath, SourceStore};

use crate::benches::site::files as generated;
use crate::memory::{build, build_into, guide_in, site};

type Files = BTreeMap<String, Vec<u8>>;

/// Another store whose files are listed in an order of chance.
struct Shuffled<S> {
    inner: S,
    seed: u64,
}

impl<S: SourceStore> SourceStore for Shuffled<S> {
    fn list(&self) -> Listing {
        let mut listing = self.inner.list();
        let mut state = self.seed;
        for at in (1..listing.files.len()).rev() {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let with = usize::try_from(state >> 33).unwrap() % (at + 1);
            listing.files.swap(at, with);
        }
        listing
    }

    fn read(&self, path: &SitePath) -> Result<Vec<u8>, ReadError> {
        self.inner.read(path)
    }
}

/// Builds with so many threads.
fn build_with(threads: usize, source: Arc<dyn SourceStore>) -> Files {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
    let (report, files) = pool.build().unwrap().install(|| build(source));
    assert_eq!(report, "");
    files
}

/// Fails with the paths that differ, and not with the bytes of two sites.
fn assert_same(one: &Files, other: &Files) {
    let paths: Vec<_> = one.keys().chain(other.keys()).collect();
    let different: Vec<_> = paths
        .into_iter()
        .filter(|path| one.get(*path) != other.get(*path))
        .collect();
    assert!(different.is_empty(), "{different:?}");
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Copies the guide's files into `to`.
fn copy_guide(to: &Path) {
    let guide = guide_in(root());
    for path in guide.list().files {
        let target = to.join(path.as_str());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, guide.read(&path).unwrap()).unwrap();
    }
}

#[test]
fn a_guide_gives_the_same_bytes_whatever_its_folder_its_order_and_the_threads() {
    let folder = tempfile::tempdir().unwrap();
    let copies = ["a", "another folder/é"].map(|name| folder.path().join(name));
    copies.iter().for_each(|copy| copy_guide(copy));
    let first = build_with(1, Arc::new(guide_in(&copies[0])));
    assert!(first.contains_key("feed.xml") && first.contains_key("sitemap.xml"));
    assert_same(&first, &build_with(2, Arc::new(guide_in(&copies[1]))));
    for seed in 1..4 {
        let inner = guide_in(&copies[0]);
        assert_same(&first, &build_with(2, Arc::new(Shuffled { inner, seed })));
    }
}

#[test]
fn a_generated_site_gives_the_same_bytes() {
    let texts: Vec<_> = generated(8).map(|file| (file.path, file.text)).collect();
    let texts: Vec<_> = texts
        .iter()
        .map(|(path, text)| (&**path, &**text))
        .collect();
    let first = build_with(1, Arc::new(site(&texts)));
    for seed in [5, 6] {
        let inner = site(&texts);
        assert_same(&first, &build_with(2, Arc::new(Shuffled { inner, seed })));
    }
}

/// When each file of a folder was written.
fn times(folder: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let mut times = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => times.extend(self::times(&path)),
            false => _ = times.insert(path.clone(), path.metadata().unwrap().modified().unwrap()),
        }
    }
    times
}

#[test]
fn a_second_build_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = output::DiskStore::open(folder.path()).unwrap();
    let build = || {
        build_into(Arc::new(guide_in(root())), &store)
            .unwrap()
            .built
    };
    let first = build().unwrap().output;
    assert_eq!((first.written, first.unchanged), (first.files, 0));
    let before = times(folder.path());
    let second = build().unwrap().output;
    assert_eq!((second.written, second.removed), (0, 0));
    assert_eq!(second.unchanged, first.files);
    assert_eq!(times(folder.path()), before);
}

#[test]
fn a_change_of_one_page_writes_what_shows_it_and_nothing_else() {
    let store = output::MemoryStore::new();
    let with = |text: &str| {
        let about = format!("---\ntitle: About\n---\n\n{text}\n");
        let files = [
            ("guidepost.yaml", "title: A guide\n"),
            ("content/pages/about.md", about.as_str()),
            ("content/pages/method.md", "---\ntitle: Method\n---\n"),
        ];
        let built = build_into(Arc::new(site(&files)), &store).unwrap().built;
        built.unwrap().output
    };
    with("One.");
    let second = with("Two.");
    assert_eq!((second.written, second.removed), (1, 0));
}

#[test]
fn a_build_with_errors_leaves_the_site_as_it_is() {
    let good = [
        ("guidepost.yaml", "title: A guide\n"),
        ("content/pages/about.md", "---\ntitle: About\n---\n"),
    ];
    let store = output::MemoryStore::new();
    build_into(Arc::new(site(&good)), &store).unwrap();
    let before = store.files();
    let template = ("templates/page.html", "{{ page.nothing.at.all }}\n");
    let wrong = [
        ("content/pages/about.md", "---\ntitel: About\n---\n"),
        ("guidepost.yaml", "titel: A guide\n"),
        template,
    ];
    for file in wrong {
        let files = [good.as_slice(), &[file]].concat();
        let made = build_into(Arc::new(site(&files)), &store).unwrap();
        assert!(made.built.is_none() && !made.report.is_empty(), "{file:?}");
        assert_same(&before, &store.files());
    }
}

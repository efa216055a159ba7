//! The last phase: pages are rendered and written as they are done, then all become visible.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::files::{self, Made, PictureFile};
use super::{Built, Loaded, Options, Progress};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::output::{OutputError, OutputPath, OutputStore, Stage};
use crate::render::Renderer;
use crate::site::{DataFile, Page};
use crate::source::{FileId, ReadError, TextError};
use crate::theme::Asset;

/// Renders and writes the site. `None` where a template failed; then nothing has changed.
pub(super) fn publish(
    loaded: &Loaded,
    made: &[Made],
    output: &dyn OutputStore,
    options: &Options,
    progress: &Progress<'_>,
    found: &mut Diagnostics,
) -> Result<Option<Built>, OutputError> {
    let site = &loaded.site;
    let stage = Stage::open(output, options.overwrite)?;
    let renderer = Renderer::new(site, &loaded.theme, loaded.wording());
    let index = files::index(loaded, &renderer);
    let pages = site.pages();
    let work = Work {
        loaded,
        renderer: &renderer,
        stage: &stage,
        done: AtomicUsize::new(0),
        of: pages.len(),
        progress,
    };
    for failure in work.all(&pages, made.iter().chain(&index).collect()) {
        match failure {
            Failure::Content(diagnostic) => found.push(*diagnostic),
            Failure::Output(error) => {
                // What is staged takes room, and the disk may be full.
                _ = stage.discard();
                return Err(error);
            }
        }
    }
    if found.count(Severity::Error) > 0 {
        stage.discard()?;
        return Ok(None);
    }
    let output = stage.commit()?;
    Ok(Some(Built {
        careers: site.guide.careers.len(),
        pages: pages.len(),
        has_address: site.config.base_url.is_some(),
        output,
    }))
}

/// Renders every page and keeps none: what a template gets wrong is reported as by a build.
pub(super) fn rehearse(loaded: &Loaded, found: &mut Diagnostics) {
    let renderer = Renderer::new(&loaded.site, &loaded.theme, loaded.wording());
    let pages = loaded.site.pages();
    let failures: Vec<Diagnostic> = pages
        .par_iter()
        .filter_map(|page| renderer.page(*page).err().map(|failure| *failure))
        .collect();
    found.extend(failures);
}

/// Why a page or file was not written.
enum Failure {
    Content(Box<Diagnostic>),
    Output(OutputError),
}

struct Work<'w> {
    loaded: &'w Loaded,
    renderer: &'w Renderer<'w>,
    stage: &'w Stage<'w>,
    done: AtomicUsize,
    of: usize,
    progress: &'w Progress<'w>,
}

impl Work<'_> {
    /// Writes everything; what failed, in an order that does not depend on the threads.
    fn all(&self, pages: &[Page], made: Vec<&Made>) -> Vec<Failure> {
        let assets: Vec<&Asset> = self.loaded.theme.assets().collect();
        let data = self.loaded.site.data_files();
        let data = data.par_iter().map(|file| self.data(*file));
        let pages = pages.par_iter().map(|page| self.page(*page));
        let made = made.into_par_iter().map(|it| self.put(&it.path, &it.bytes));
        let assets = assets.par_iter().map(|asset| self.asset(asset));
        let pictures = self.loaded.pictures.par_iter().map(|it| self.picture(it));
        data.chain(pages)
            .chain(made)
            .chain(assets)
            .chain(pictures)
            .filter_map(Result::err)
            .collect()
    }

    fn page(&self, page: Page) -> Result<(), Failure> {
        let html = self.renderer.page(page).map_err(Failure::Content)?;
        let address = self.renderer.address(page);
        let path = address.output().map_err(|error| {
            let place = Place::Path(address.to_string());
            Failure::Content(Box::new(Diagnostic::new(
                Code::AddressTaken,
                place,
                error.to_string(),
            )))
        })?;
        self.stage
            .put(path, html.as_bytes())
            .map_err(Failure::Output)?;
        (self.progress)(self.done.fetch_add(1, Ordering::Relaxed) + 1, self.of);
        Ok(())
    }

    fn data(&self, file: DataFile) -> Result<(), Failure> {
        let address = self.loaded.site.data_address(file);
        let path = output_path(address.as_str())?;
        let make = |out: &mut dyn io::Write| self.renderer.data(file, out);
        self.stage.put_pieces(path, make).map_err(Failure::Output)
    }

    fn asset(&self, asset: &Asset) -> Result<(), Failure> {
        let bytes = asset
            .bytes(&self.loaded.tree)
            .map_err(|error| unread(asset.file(), error))?;
        self.stage
            .put(asset.path().clone(), &bytes)
            .map_err(Failure::Output)
    }

    fn picture(&self, picture: &PictureFile) -> Result<(), Failure> {
        let bytes = self
            .loaded
            .tree
            .read(picture.file)
            .map_err(|error| unread(picture.file, error))?;
        self.put(picture.picture.address.as_str(), &bytes)
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        let path = output_path(path)?;
        self.stage.put(path, bytes).map_err(Failure::Output)
    }
}

fn output_path(path: &str) -> Result<OutputPath, Failure> {
    OutputPath::new(path).map_err(|error| {
        let message = format!("`{path}` cannot be published: {error}");
        let place = Place::Path(path.to_owned());
        Failure::Content(Box::new(Diagnostic::new(Code::FileName, place, message)))
    })
}

fn unread(file: FileId, error: ReadError) -> Failure {
    Failure::Content(Box::new(Diagnostic::unread(file, &TextError::Read(error))))
}

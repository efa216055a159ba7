//! The columns that were made last: the pages of comparisons that follow each other share theirs.
//!
//! A column is several times what its career is packed into, so that only some are kept.

use std::sync::{Arc, Mutex, PoisonError};

use super::column::Column;
use crate::render::Renderer;

/// How many columns are kept at most; each takes about 80 KB.
const KEPT: usize = 128;

/// Columns by their careers, of which those with one remainder share a place.
pub(in crate::render) struct Shelf(Vec<Mutex<Option<Kept>>>);

struct Kept {
    career: usize,
    column: Arc<Column>,
}

impl Shelf {
    pub(in crate::render) fn new() -> Self {
        Self((0..KEPT).map(|_| Mutex::default()).collect())
    }

    /// The column of the career at a place in the guide; it is made if it is not kept.
    pub(super) fn column(&self, renderer: &Renderer<'_>, index: usize) -> Arc<Column> {
        let kept = || {
            let place = &self.0[index % KEPT];
            place.lock().unwrap_or_else(PoisonError::into_inner)
        };
        if let Some(kept) = &*kept()
            && kept.career == index
        {
            return Arc::clone(&kept.column);
        }
        // Nobody waits while it is made; at worst, two threads make the same.
        let column = Arc::new(Column::new(renderer, index));
        *kept() = Some(Kept {
            career: index,
            column: Arc::clone(&column),
        });
        column
    }
}

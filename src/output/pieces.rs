//! A file on its way to the stage piece by piece, so that a large one is never whole in memory.

use std::io;

use super::manifest::Written;
use super::{OutputError, OutputStore};
use crate::source::SitePath;

/// How much is held back at most before it is written, in bytes.
const PIECE: usize = 1 << 20;

/// Writes to a file of a store. What is not more than one piece is held until the end.
pub(super) struct Pieces<'a> {
    store: &'a dyn OutputStore,
    /// Where the file is written, chosen when its first piece is.
    place: Option<SitePath>,
    choose: &'a dyn Fn() -> Result<SitePath, OutputError>,
    held: Vec<u8>,
    hasher: blake3::Hasher,
    length: u64,
    /// What the store said when it failed, which the standard library's error does not carry.
    failed: Option<OutputError>,
}

/// What became of the pieces.
pub(super) enum Whole {
    /// All bytes, of which none is written.
    Held(Vec<u8>),
    /// What was written, and where.
    Written(Written, SitePath),
}

impl<'a> Pieces<'a> {
    /// No pieces yet; `choose` says where the file is written, if it is.
    pub(super) fn new(
        store: &'a dyn OutputStore,
        choose: &'a dyn Fn() -> Result<SitePath, OutputError>,
    ) -> Self {
        Self {
            store,
            place: None,
            choose,
            held: Vec::new(),
            hasher: blake3::Hasher::new(),
            length: 0,
            failed: None,
        }
    }

    /// Ends the file; `made` is what its maker said.
    pub(super) fn end(mut self, made: io::Result<()>) -> Result<Whole, OutputError> {
        let failed = made.err();
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        if let Some(error) = failed {
            let path = self.place.as_ref().map_or("", SitePath::as_str);
            return Err(OutputError::io("write", path, error));
        }
        if self.place.is_some() {
            self.spill()?;
        }
        let Some(place) = self.place else {
            return Ok(Whole::Held(self.held));
        };
        let written = Written {
            blake3: self.hasher.finalize().to_hex().to_string(),
            length: self.length,
        };
        Ok(Whole::Written(written, place))
    }

    /// Writes what is held.
    fn spill(&mut self) -> Result<(), OutputError> {
        match &self.place {
            Some(place) => self.store.append(place, &self.held)?,
            None => {
                let place = (self.choose)()?;
                self.store.write(&place, &self.held)?;
                self.place = Some(place);
            }
        }
        self.hasher.update(&self.held);
        self.length += self.held.len() as u64;
        self.held.clear();
        Ok(())
    }
}

impl io::Write for Pieces<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(error) = &self.failed {
            return Err(io::Error::other(error.to_string()));
        }
        let bytes = &bytes[..bytes.len().min(PIECE)];
        self.held.extend_from_slice(bytes);
        if self.held.len() >= PIECE
            && let Err(error) = self.spill()
        {
            let said = io::Error::other(error.to_string());
            self.failed = Some(error);
            return Err(said);
        }
        Ok(bytes.len())
    }

    /// Most of what is written is a few bytes long, of which a file has millions.
    #[inline]
    fn write_all(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        if self.failed.is_none() && self.held.len() + bytes.len() < PIECE {
            self.held.extend_from_slice(bytes);
            return Ok(());
        }
        while !bytes.is_empty() {
            let written = self.write(bytes)?;
            bytes = &bytes[written..];
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

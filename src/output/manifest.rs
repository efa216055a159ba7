//! The manifest: which files in the output folder are Guidepost's, and what it wrote into them.

use std::collections::BTreeMap;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::path::Own;
use super::{Entry, OutputError, OutputPath, OutputStore};

const GENERATOR: &str = "guidepost";
const VERSION: u32 = 1;

/// The files of a site, in the order of their paths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    generator: String,
    version: u32,
    pub(super) files: BTreeMap<OutputPath, Written>,
}

/// What was written into one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Written {
    /// The hash of the bytes, in hexadecimal.
    pub(super) blake3: String,
    /// How many bytes there are.
    pub(super) length: u64,
}

impl Written {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self {
            blake3: blake3::hash(bytes).to_hex().to_string(),
            length: bytes.len() as u64,
        }
    }
}

impl Manifest {
    pub(super) fn new(files: BTreeMap<OutputPath, Written>) -> Self {
        Self {
            generator: GENERATOR.to_owned(),
            version: VERSION,
            files,
        }
    }

    /// The manifest in the output folder and when it was written.
    ///
    /// One that is missing, damaged, foreign or of another version owns nothing: then no file is
    /// removed, and none is replaced unless that was asked for.
    ///
    /// # Errors
    /// [`OutputError`] where the store cannot read what is there.
    pub(super) fn read(store: &dyn OutputStore) -> Result<(Self, Option<SystemTime>), OutputError> {
        let path = Own::Manifest.path()?;
        let Some(Entry::File { modified, .. }) = store.entry(&path)? else {
            return Ok((Self::new(BTreeMap::new()), None));
        };
        let manifest = serde_json::from_slice(&store.read(&path)?)
            .ok()
            .filter(Self::is_ours)
            .unwrap_or_else(|| Self::new(BTreeMap::new()));
        Ok((manifest, modified))
    }

    /// Lets these files be other than what was written, so that the next build writes them.
    pub(super) fn distrust(&mut self, paths: &[&OutputPath]) {
        for path in paths {
            if let Some(written) = self.files.get_mut(path) {
                written.blake3.clear();
            }
        }
    }

    fn is_ours(&self) -> bool {
        self.generator == GENERATOR && self.version == VERSION
    }
}

//! Paths inside a site: relative, `/`-separated, and never above the site's folder.
//!
//! This module does no I/O; whether a path exists is the store's business.

use std::fmt;
use std::sync::Arc;

/// A path relative to the site's folder, with `/` between its parts on every system.
///
/// It is never empty, never absolute, and has no `.` or `..` part, no NUL and no backslash, so
/// that joining it to a folder cannot leave that folder.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(Arc<str>);

/// Why a text is not a [`SitePath`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathError {
    /// It is empty, or has an empty part (`a//b`, `/a`, `a/`).
    EmptyPart,
    /// It has a part `.` or `..`.
    DotPart,
    /// It holds a NUL, another control character, or a backslash.
    Character,
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::EmptyPart => "a part of the path is empty",
            Self::DotPart => "the path has a part `.` or `..`",
            Self::Character => "the path holds a control character or a backslash",
        })
    }
}

impl std::error::Error for PathError {}

impl SitePath {
    /// Checks `text` and makes a path of it.
    ///
    /// # Errors
    /// [`PathError`] says which rule the text breaks.
    pub fn new(text: &str) -> Result<Self, PathError> {
        if text.chars().any(|c| c.is_control() || c == '\\') {
            return Err(PathError::Character);
        }
        for part in text.split('/') {
            match part {
                "" => return Err(PathError::EmptyPart),
                "." | ".." => return Err(PathError::DotPart),
                _ => {}
            }
        }
        Ok(Self(Arc::from(text)))
    }

    /// The whole path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The parts, from the site's folder down.
    pub fn parts(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split('/')
    }

    /// The last part.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// The last part without its extension: `salaries` of `careers/x/salaries.md`.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        match name.rfind('.') {
            Some(dot) if dot > 0 => &name[..dot],
            _ => name,
        }
    }

    /// What follows the last dot of the last part, if there is one.
    #[must_use]
    pub fn extension(&self) -> Option<&str> {
        let name = self.file_name();
        name.rfind('.')
            .filter(|&dot| dot > 0)
            .map(|dot| &name[dot + 1..])
    }

    /// The folder that the path lies in; `None` for a path of one part.
    #[must_use]
    pub fn parent(&self) -> Option<&str> {
        self.0.rfind('/').map(|slash| &self.0[..slash])
    }

    /// Follows a relative reference such as `../b/c.md` from the folder of this path.
    ///
    /// Returns `None` where the reference leaves the site's folder or is no path at all.
    #[must_use]
    pub fn resolve(&self, reference: &str) -> Option<Self> {
        let mut parts: Vec<&str> = self.parts().collect();
        parts.pop();
        for part in reference.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Self::new(&parts.join("/")).ok()
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_could_leave_the_site_are_refused() {
        for (text, error) in [
            ("", PathError::EmptyPart),
            ("/etc/passwd", PathError::EmptyPart),
            ("a/../b", PathError::DotPart),
            ("a\\..\\b", PathError::Character),
            ("a\0b", PathError::Character),
        ] {
            assert_eq!(SitePath::new(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn references_are_followed_inside_the_site_only() {
        let from = SitePath::new("content/careers/x/index.md").unwrap();
        let to = |reference| from.resolve(reference).map(|path| path.to_string());
        assert_eq!(
            to("desk.jpg").as_deref(),
            Some("content/careers/x/desk.jpg")
        );
        assert_eq!(
            to("../y/index.md").as_deref(),
            Some("content/careers/y/index.md")
        );
        assert_eq!(to("../../../../etc/passwd"), None);
    }
}

//! `guidepost new`.

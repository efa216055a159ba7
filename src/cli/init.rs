//! `guidepost init`.

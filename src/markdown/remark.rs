//! Remarks to Guidepost: comments on a line of their own, which are no part of the page.
//!
//! The one remark there is begins with `waive`; what it says is read where waivers are.

/// What a line of its own says to Guidepost: the text behind `<!-- ` in prose, before ` -->`.
/// `None` for any other HTML.
///
/// ```
/// use guidepost::markdown::remark;
///
/// assert_eq!(remark("<!-- waive long-sentence: quoted -->\n"), Some("waive long-sentence: quoted"));
/// assert_eq!(remark("<!-- a note -->"), None);
/// ```
#[must_use]
pub fn remark(html: &str) -> Option<&str> {
    let inner = html
        .trim()
        .strip_prefix("<!--")?
        .strip_suffix("-->")?
        .trim();
    let is_one = !inner.contains("--") && !inner.contains('\n');
    let word = inner.split(char::is_whitespace).next()?;
    (is_one && word == "waive").then_some(inner)
}

//! What is done to a page on its way to the browser, and how two states of it are compared.

use super::server::RESERVED;

/// How many signs of a file's name change with its bytes, as the theme writes them.
const FINGERPRINT: usize = 12;

/// Two digests of a page: whether it must be loaded anew, or only its style sheets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// Of everything but the fingerprints of style sheets.
    pub(super) page: String,
    /// Of those.
    pub(super) styles: String,
}

/// The digests of a page.
pub(super) fn marks(html: &[u8]) -> Marks {
    let (mut page, mut styles) = (blake3::Hasher::new(), blake3::Hasher::new());
    let mut done = 0;
    for at in style_fingerprints(html) {
        page.update(&html[done..at]);
        styles.update(&html[at..at + FINGERPRINT]);
        done = at + FINGERPRINT;
    }
    page.update(&html[done..]);
    Marks {
        page: short(&page.finalize()),
        styles: short(&styles.finalize()),
    }
}

/// As much of a digest as tells the states of one file apart.
pub(super) fn short(digest: &blake3::Hash) -> String {
    digest.to_hex()[..24].to_owned()
}

/// Where the names of style sheets have their fingerprints: `site.0123456789ab.css`.
fn style_fingerprints(html: &[u8]) -> impl Iterator<Item = usize> {
    const END: &[u8] = b".css";
    let whole = FINGERPRINT + 1 + END.len();
    html.windows(whole).enumerate().filter_map(|(at, window)| {
        let is_hex = |byte: &u8| byte.is_ascii_hexdigit();
        let found = window[0] == b'.'
            && window.ends_with(END)
            && window[1..=FINGERPRINT].iter().all(is_hex);
        found.then_some(at + 1)
    })
}

/// The page with the element that loads the editor's script.
pub(super) fn with_script(html: &[u8]) -> Vec<u8> {
    let Marks { page, styles } = marks(html);
    let script = format!(
        "<script defer src=\"{RESERVED}desk.js\" data-page=\"{page}\" \
         data-styles=\"{styles}\"></script>\n"
    );
    let end = b"</head>";
    let found = html
        .windows(end.len())
        .position(|window| window.eq_ignore_ascii_case(end));
    let at = found.unwrap_or(html.len());
    [&html[..at], script.as_bytes(), &html[at..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_fingerprint_of_a_style_sheet_is_told_apart() {
        let page = |name: &str| marks(format!("<link href=\"{name}\"><p>x").as_bytes());
        let first = page("site.0123456789ab.css");
        let other = page("site.ab0123456789.css");
        assert_eq!(first.page, other.page);
        assert_ne!(first.styles, other.styles);
        assert_ne!(first.page, page("more.0123456789ab.css").page);
        assert_ne!(
            page("site.0123456789ab.js").page,
            page("site.ab0123456789.js").page
        );
    }

    #[test]
    fn the_script_comes_at_the_end_of_the_head() {
        let text = |html: &str| String::from_utf8(with_script(html.as_bytes())).unwrap();
        assert!(text("<HEAD>a</HEAD>b").ends_with("></script>\n</HEAD>b"));
        assert!(text("<HEAD>a</HEAD>b").starts_with("<HEAD>a<script defer src="));
        assert!(text("no head").starts_with("no head<script"));
    }
}

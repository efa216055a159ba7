//! Pictures: the formats that a site's texts and looks may have, and how large one is shown.
//!
//! Only the head of a file is looked at; nothing is decoded.

use super::SitePath;

/// The endings of the pictures that every browser shows, in small letters.
pub const PICTURES: &[&str] = &["svg", "png", "jpg", "jpeg", "webp"];

/// Whether the file at `path` is a picture, by its ending.
#[must_use]
pub fn is_picture(path: &SitePath) -> bool {
    path.extension().is_some_and(|it| PICTURES.contains(&it))
}

/// The width and height of a picture in pixels, where its format says them.
#[must_use]
pub fn picture_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let Ok(size) = imagesize::blob_size(bytes) else {
        return svg_size(std::str::from_utf8(bytes).ok()?);
    };
    Some((
        u32::try_from(size.width).ok()?,
        u32::try_from(size.height).ok()?,
    ))
}

/// The size that the root of an SVG says: its width and height where both are in pixels, else
/// those of its view box.
fn svg_size(text: &str) -> Option<(u32, u32)> {
    let tag = root_tag(text.trim_start_matches('\u{feff}'))?;
    let own = |name| pixels(attribute(tag, name)?.trim_end_matches("px"));
    if let (Some(width), Some(height)) = (own("width"), own("height")) {
        return Some((width, height));
    }
    let is_gap = |c: char| c == ',' || c.is_whitespace();
    let view = attribute(tag, "viewBox")?;
    let mut sides = view.split(is_gap).filter(|side| !side.is_empty()).skip(2);
    Some((pixels(sides.next()?)?, pixels(sides.next()?)?))
}

/// A length in whole pixels, the nearest.
fn pixels(text: &str) -> Option<u32> {
    let length: f64 = text.trim().parse().ok()?;
    // A conversion to integers keeps within their bounds.
    (0.5..1e6).contains(&length).then(|| length.round() as u32)
}

/// What stands between `<svg` and its `>`, behind declarations and comments.
fn root_tag(text: &str) -> Option<&str> {
    let mut rest = text.trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<?") => "?>",
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<!") => ">",
            _ => break,
        };
        rest = rest.split_once(end)?.1.trim_start();
    }
    let tag = rest.strip_prefix("<svg")?;
    tag.starts_with(char::is_whitespace).then_some(tag)
}

/// The value of an attribute in what follows the name of a tag; other tags are not looked into.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    loop {
        rest = rest.trim_start();
        let (key, behind) = rest.split_once('=')?;
        if key.contains('>') {
            return None;
        }
        let behind = behind.trim_start();
        let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, behind) = behind[1..].split_once(quote)?;
        if key.trim_end() == name {
            return Some(value);
        }
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(u32, u32)>) {
        assert_eq!(picture_size(text.as_bytes()), expected, "{text}");
    }

    #[test]
    fn a_vector_picture_has_the_size_of_its_root() {
        check("<svg width=\"32\" height='24px'>", Some((32, 24)));
        check(
            "<?xml version=\"1.0\"?>\n<!-- <svg width='1' height='1'> -->\n<!DOCTYPE svg>\n\
             <svg xmlns=\"a>b\" viewBox=\"0 0 640.4 480\">",
            Some((640, 480)),
        );
        check(
            "<svg width='100%' height='100%' viewBox='0,0,3,2'/>",
            Some((3, 2)),
        );
        check(
            "<svg width='10mm' height='5mm' viewBox='0 0 100 50'>",
            Some((100, 50)),
        );
        check("\u{feff}<svg\n width = '5'\n height = '6'>", Some((5, 6)));
    }

    #[test]
    fn what_says_no_size_has_none() {
        for text in [
            "",
            "<svg>",
            "<svg width='5'>",
            "<svg viewBox='0 0 5'>",
            "<svg width='0' height='0'>",
            "<svg width='inf' height='NaN'>",
            "<svg viewBox='0 0 -5 5'>",
            "<svg><rect width='5' height='5'/></svg>",
            "<svgx width='5' height='5'>",
            "<svg width='5",
            "<html>",
            "<!--",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn a_picture_of_pixels_has_the_size_of_its_head() {
        let head = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x05\0\0\0\x07\x08\x06\0\0\0";
        assert_eq!(picture_size(head), Some((5, 7)));
    }
}

//! Text as it stands in HTML, in an attribute, in an address, and as plain text.
//!
//! What a page may not hold (control characters, noncharacters) becomes U+FFFD on every way out, so
//! that no text makes a page invalid. Nothing here knows Markdown.

/// `&`, `<` and `>`.
const MARKUP: u8 = 1;
/// `"`, which ends an attribute and does no harm in text.
const QUOTE: u8 = 2;
/// The first byte of a character that HTML may forbid.
const SUSPECT: u8 = 4;
/// What a URL may not hold as it is, among ASCII.
const NOT_IN_URL: u8 = 8;

/// What each byte may need.
const CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'&' => MARKUP,
            b'<' | b'>' => MARKUP | NOT_IN_URL,
            b'"' => QUOTE | NOT_IN_URL,
            b' ' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' => NOT_IN_URL,
            // U+0080 to U+009F begin with C2, the noncharacters with EF to F4.
            0..=8 | 11 | 12 | 14..=31 | 127 | 0xc2 | 0xef..=0xf4 => SUSPECT,
            _ => 0,
        };
        byte += 1;
    }
    table
}

/// Adds `text` as the text of an element.
pub fn text(out: &mut String, text: &str) {
    push(out, text, MARKUP | SUSPECT);
}

/// Adds `text` as the value of an attribute in double quotes.
pub fn attribute(out: &mut String, text: &str) {
    push(out, text, MARKUP | QUOTE | SUSPECT);
}

/// Adds `text` as it is, but for the characters that HTML forbids.
pub(super) fn plain(out: &mut String, text: &str) {
    push(out, text, SUSPECT);
}

/// Adds the address `url` as the value of an attribute: what no address may hold is
/// percent-encoded, and letters of other scripts stay as they are.
pub(super) fn url(out: &mut String, url: &str) {
    let mut fragment = false;
    let mut brackets = host_brackets(url);
    let bytes = url.as_bytes();
    for (at, c) in url.char_indices() {
        let byte = bytes[at];
        let safe = match c {
            '%' => is_percent_code(&bytes[at..]),
            '#' => !std::mem::replace(&mut fragment, true),
            '[' | ']' => {
                brackets -= 1;
                brackets >= 0
            }
            _ => CLASSES[usize::from(byte)] & NOT_IN_URL == 0 && !is_forbidden(c),
        };
        if !safe {
            let mut utf8 = [0; 4];
            for byte in c.encode_utf8(&mut utf8).bytes() {
                out.push('%');
                out.extend(
                    [byte >> 4, byte & 15]
                        .map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])),
                );
            }
        } else if c == '&' {
            out.push_str("&amp;");
        } else {
            out.push(c);
        }
    }
}

/// How many of the first square brackets belong to a host such as `[::1]`.
fn host_brackets(url: &str) -> isize {
    let host = url.split_once("//").map_or("", |(_, rest)| rest);
    if host.starts_with('[') { 2 } else { 0 }
}

fn is_percent_code(bytes: &[u8]) -> bool {
    matches!(bytes, [b'%', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}

/// Adds `text`, replacing the characters of the classes in `mask`.
fn push(out: &mut String, text: &str, mask: u8) {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        if CLASSES[usize::from(byte)] & mask == 0 {
            continue;
        }
        // `at` is the first byte of a character, as all bytes of a class are.
        let Some(c) = text[at..].chars().next() else {
            break;
        };
        let replacement = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            _ if is_forbidden(c) => "\u{fffd}",
            _ => continue,
        };
        out.push_str(&text[written..at]);
        out.push_str(replacement);
        written = at + c.len_utf8();
    }
    out.push_str(&text[written..]);
}

/// Whether a page that holds `c` is not valid HTML.
fn is_forbidden(c: char) -> bool {
    let code = u32::from(c);
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || code & 0xfffe == 0xfffe
        || (0xfdd0..=0xfdef).contains(&code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(way: fn(&mut String, &str), input: &str, expected: &str) {
        let mut out = String::new();
        way(&mut out, input);
        assert_eq!(out, expected, "{input:?}");
    }

    #[test]
    fn text_and_attributes_stay_within_their_marks() {
        check(text, "a < b & \"c\" > d", "a &lt; b &amp; \"c\" &gt; d");
        check(
            attribute,
            "\"><a onclick='x'>",
            "&quot;&gt;&lt;a onclick='x'&gt;",
        );
        check(plain, "<é & \"数\">", "<é & \"数\">");
    }

    #[test]
    fn forbidden_characters_are_replaced_on_every_way() {
        for way in [text, attribute, plain] {
            check(way, "a\0b\u{1b}\u{7f}", "a\u{fffd}b\u{fffd}\u{fffd}");
            check(
                way,
                "\u{85}\u{ffff}\u{1fffe}\u{fdd0}",
                "\u{fffd}\u{fffd}\u{fffd}\u{fffd}",
            );
            check(way, "\t\r\n\u{a0}\u{ff0c}😀", "\t\r\n\u{a0}\u{ff0c}😀");
        }
    }

    #[test]
    fn addresses_keep_what_they_may_hold() {
        check(
            url,
            "https://a.b/c?d=1&e=%20#f",
            "https://a.b/c?d=1&amp;e=%20#f",
        );
        check(url, "https://münchen.de/ä", "https://münchen.de/ä");
        check(url, "http://[::1]/a[1]", "http://[::1]/a%5B1%5D");
        check(
            url,
            "https://a.b/\"><b> `|#c#d",
            "https://a.b/%22%3E%3Cb%3E%20%60%7C#c%23d",
        );
        check(url, "https://a.b/100%", "https://a.b/100%25");
    }
}

//! Percent-encoding (RFC 3986, section 2.1), for whoever writes a path into an address.

/// Adds `text` to `out`, every byte percent-encoded but ASCII letters, digits, the unreserved signs
/// `-._~`, and the signs in `plain`, which have no meaning where the text goes or keep theirs.
pub fn percent_encode(text: &str, plain: &[u8], out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let stays =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || plain.contains(&byte);
    let mut rest = text;
    // What stays is ASCII, so that the text can be cut before and behind it.
    while let Some(at) = rest.bytes().position(|byte| !stays(byte)) {
        let (kept, encoded) = rest.split_at(at);
        out.push_str(kept);
        let length = encoded.chars().next().map_or(0, char::len_utf8);
        let (encoded, after) = encoded.split_at(length);
        for byte in encoded.bytes() {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
        rest = after;
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_in_an_address_is_encoded() {
        let check = |text, plain: &[u8], expected| {
            let mut out = String::from(">");
            percent_encode(text, plain, &mut out);
            assert_eq!(out, expected);
        };
        check("a-b._~Z9", b"", ">a-b._~Z9");
        check("a b/é?", b"/", ">a%20b/%C3%A9%3F");
        check("a b/@", b"", ">a%20b%2F%40");
    }
}

//! Percent-encoding (RFC 3986, section 2.1), for whoever writes a path into an address or reads it
//! there.

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

/// The bytes that `text` stands for; a percent sign without two digits is one.
#[must_use]
pub fn percent_decode(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |at: usize| after.get(at).and_then(|b| char::from(*b).to_digit(16));
        match (first, digit(0), digit(1)) {
            // Two hexadecimal digits make at most 255.
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_is_decoded_again() {
        for (text, expected) in [("a%20b/%C3%a9", "a b/é"), ("100%", "100%"), ("%2", "%2")] {
            assert_eq!(percent_decode(text), expected.as_bytes(), "{text}");
        }
    }

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

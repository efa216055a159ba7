//! The addresses of links and pictures: which are written as they are, which only the whole site
//! knows, and which no page may have.
//!
//! Whether what an address leads to exists is not known here.

use std::borrow::Cow;

use super::document::Target;
use crate::diagnostics::Code;
use crate::source::percent_decode;

/// What the schemes of links are, ours and the web's.
const SCHEMES: [&str; 9] = [
    "career", "skill", "industry", "source", "figure", "http", "https", "mailto", "tel",
];

/// The longest name that an entry can have, as in the content model.
const MAX_NAME: usize = 100;

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// Out of the site: written as it is.
    External(String),
    /// Somewhere that only the whole site knows.
    Site(Target),
}

/// Why an address cannot be one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) mend: String,
}

fn fault<T>(code: Code, message: impl Into<String>, mend: impl Into<String>) -> Result<T, Fault> {
    Err(Fault {
        code,
        message: message.into(),
        mend: mend.into(),
    })
}

/// Reads the address of a link, in which entities and backslashes are resolved.
pub(super) fn link(written: &str) -> Result<Address, Fault> {
    let bare = visible(written);
    let address = match scheme(&bare) {
        Some((name, rest)) => link_with_scheme(&bare, &name, rest)?,
        None => Address::Site(relative(&bare)?),
    };
    if bare != written {
        return hidden();
    }
    Ok(address)
}

/// Reads the address of a picture.
pub(super) fn picture(written: &str) -> Result<Target, Fault> {
    let bare = visible(written);
    let target = match scheme(&bare) {
        Some((name, rest)) => picture_with_scheme(&bare, &name, rest)?,
        None => match relative(&bare)? {
            Target::File { path, anchor: None } => Target::Picture(path),
            _ => {
                return fault(
                    Code::LinkForm,
                    "the address of a picture has no `#`",
                    "leave out the `#` and what follows it",
                );
            }
        },
    };
    if bare != written {
        return hidden();
    }
    Ok(target)
}

fn hidden<T>() -> Result<T, Fault> {
    fault(
        Code::LinkForm,
        "this address holds a character that cannot be seen",
        "type the address again",
    )
}

/// The address without what a browser drops or a reader cannot see, so that nothing hides a scheme.
fn visible(written: &str) -> Cow<'_, str> {
    // The joiners U+200C and U+200D are not among them: words of many languages need them.
    let unseen = |c: char| {
        c.is_control()
            || matches!(
                c,
                '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
            )
            || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
    };
    if !written.contains(unseen) {
        return written.trim().into();
    }
    let kept: String = written.chars().filter(|c| !unseen(*c)).collect();
    kept.trim().to_owned().into()
}

/// The scheme in lower case, and what follows its colon.
fn scheme(address: &str) -> Option<(Cow<'_, str>, &str)> {
    let (name, rest) = address.split_once(':')?;
    let is_scheme = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    is_scheme.then(|| match name.contains(|c: char| c.is_ascii_uppercase()) {
        true => (name.to_ascii_lowercase().into(), rest),
        false => (name.into(), rest),
    })
}

fn link_with_scheme(address: &str, name: &str, rest: &str) -> Result<Address, Fault> {
    let target = match name {
        "http" | "https" => return web(address, name, rest),
        "mailto" | "tel" if !rest.is_empty() => {
            return Ok(Address::External(format!("{name}:{rest}")));
        }
        "mailto" | "tel" => {
            return fault(
                Code::LinkForm,
                format!("nothing follows `{name}:`"),
                "write whom it reaches",
            );
        }
        "career" => {
            let (slug, anchor) = split_anchor(rest);
            Target::Career {
                slug: id(slug, "a career")?,
                anchor: anchor.map(decoded).transpose()?,
            }
        }
        "skill" => Target::Skill(id(rest, "a skill")?),
        "industry" => Target::Industry(id(rest, "an industry")?),
        "source" => Target::Source(id(rest, "a source")?),
        "figure" => figure(rest)?,
        "chart" => {
            return fault(
                Code::LinkForm,
                "a chart is a picture, and this is a link",
                format!("write `![what it shows]({address})`"),
            );
        }
        _ => return unknown_scheme(name),
    };
    Ok(Address::Site(target))
}

fn picture_with_scheme(address: &str, name: &str, rest: &str) -> Result<Target, Fault> {
    match name {
        "chart" if is_word(rest) => Ok(Target::Chart(rest.into())),
        "chart" if rest.is_empty() => fault(
            Code::LinkForm,
            "the name of a chart is missing in this address",
            "write the name of a group of pay rows, such as `chart:by_experience`",
        ),
        "chart" => fault(
            Code::LinkForm,
            format!("`{}` cannot be the name of a chart", rest.escape_debug()),
            "write the name of a group of pay rows, such as `chart:by_experience`",
        ),
        "http" | "https" => fault(
            Code::RemotePicture,
            "this picture would be loaded from another site, which would learn of every reader",
            "save the picture beside the text, and write its file name here",
        ),
        _ if SCHEMES.contains(&name) => fault(
            Code::LinkForm,
            format!("`{name}:` leads somewhere, and this is a picture"),
            format!("write `[text]({address})`, without the `!`"),
        ),
        _ => fault(
            Code::LinkScheme,
            format!("a picture cannot have an address with `{name}:`"),
            "save the picture beside the text, and write its file name here",
        ),
    }
}

fn unknown_scheme<T>(name: &str) -> Result<T, Fault> {
    let near = SCHEMES
        .into_iter()
        .find(|known| name.len() < MAX_NAME && strsim::osa_distance(known, name) <= 2);
    let mend = match near {
        Some(known) => format!("did you mean `{known}:`?"),
        None => format!("known are `{}:`", SCHEMES.join(":`, `")),
    };
    let name: String = name.chars().take(MAX_NAME).collect();
    fault(
        Code::LinkScheme,
        format!("a link cannot have an address with `{name}:`"),
        mend,
    )
}

fn web(address: &str, name: &str, rest: &str) -> Result<Address, Fault> {
    let host = rest.strip_prefix("//").unwrap_or_default();
    if host.is_empty() || host.starts_with(['/', '?', '#', ':', '@', ' ', '\\']) {
        let bare = rest.trim_start_matches(['/', '\\']);
        let mend = match bare.is_empty() {
            true => "write the whole address".to_owned(),
            false => format!("write `{name}://{bare}`"),
        };
        return fault(
            Code::LinkForm,
            format!("`{address}` is not a whole address"),
            mend,
        );
    }
    Ok(Address::External(format!("{name}:{rest}")))
}

/// An address without a scheme: a file of the site, or a place in the text.
fn relative(address: &str) -> Result<Target, Fault> {
    if let Some(rest) = address.strip_prefix("//") {
        return fault(
            Code::LinkForm,
            "an address that begins with `//` leads to another site",
            format!("write `https://{rest}`"),
        );
    }
    if address.starts_with("www.") {
        return fault(
            Code::LinkForm,
            "this reads as the name of a file, since it has no `https://`",
            format!("write `https://{address}`"),
        );
    }
    let (path, anchor) = split_anchor(address);
    if path.contains('?') {
        return fault(
            Code::LinkForm,
            "a link to a file of the site has no `?`",
            "leave out the `?` and what follows it, or write `%3F` if the file's name has it",
        );
    }
    let path = decoded(path)?;
    let anchor = anchor.map(decoded).transpose()?;
    match (path.is_empty(), anchor) {
        (true, Some(anchor)) => Ok(Target::Anchor(anchor)),
        (true, None) => fault(
            Code::LinkForm,
            "nothing is written where the address belongs",
            "write the address between the parentheses",
        ),
        (false, anchor) => within_site(&path).map(|()| Target::File { path, anchor }),
    }
}

fn within_site(path: &str) -> Result<(), Fault> {
    if path.starts_with(['/', '\\']) {
        return fault(
            Code::LinkForm,
            "an address that begins with `/` breaks where the site lies in a folder",
            "write the way from this file, such as `../nurse/index.md`",
        );
    }
    if path.contains('\\') {
        let mend = format!("write `{}`", path.replace('\\', "/"));
        return fault(Code::LinkForm, "folders are divided by `/`", mend);
    }
    Ok(())
}

/// What stands before the first `#`, and what follows it if that is something.
fn split_anchor(address: &str) -> (&str, Option<&str>) {
    match address.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor).filter(|anchor| !anchor.is_empty())),
        None => (address, None),
    }
}

/// Resolves `%20`; a percent sign without two digits is one.
fn decoded(text: &str) -> Result<Box<str>, Fault> {
    match String::from_utf8(percent_decode(text)) {
        Ok(text) if !text.contains(char::is_control) => Ok(text.into()),
        _ => fault(
            Code::LinkForm,
            "the percent signs of this address do not stand for letters",
            "write the letters themselves, with `<` and `>` around the address if it has spaces",
        ),
    }
}

/// `career/row.statistic`, of which the row is always there.
fn figure(written: &str) -> Result<Target, Fault> {
    let (career, rest) = match written.split_once('/') {
        Some((career, rest)) => (Some(id(career, "a career")?), rest),
        None => (None, written),
    };
    let (row, statistic) = match rest.split_once('.') {
        Some((row, statistic)) => (row, Some(statistic)),
        None => (rest, None),
    };
    if let Some(statistic) = statistic.filter(|statistic| !is_word(statistic)) {
        return fault(
            Code::LinkForm,
            format!(
                "`{}` cannot be one figure of a row",
                statistic.escape_debug()
            ),
            "write the row and its figure as in `figure:entry.mean`",
        );
    }
    Ok(Target::Figure {
        career,
        row: id(row, "a row")?,
        statistic: statistic.map(Into::into),
    })
}

fn id(written: &str, what: &str) -> Result<Box<str>, Fault> {
    let is_id = written.len() <= MAX_NAME
        && !written.is_empty()
        && !written.starts_with('-')
        && !written.ends_with('-')
        && written
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if is_id {
        return Ok(written.into());
    }
    if written.is_empty() {
        return fault(
            Code::LinkForm,
            format!("the name of {what} is missing in this address"),
            "write it behind the `:` or `/`",
        );
    }
    let shown: String = written.escape_debug().take(MAX_NAME).collect();
    fault(
        Code::LinkForm,
        format!("`{shown}` cannot be the name of {what}"),
        "names are of `a` to `z`, digits and hyphens",
    )
}

/// Whether it can be the name of a group or of a statistic.
fn is_word(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= MAX_NAME
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(target: &Target) -> String {
        let anchored = |name: &str, anchor: &Option<Box<str>>| match anchor {
            Some(anchor) => format!("{name} at {anchor}"),
            None => name.to_owned(),
        };
        match target {
            Target::Career { slug, anchor } => format!("career {}", anchored(slug, anchor)),
            Target::Skill(id) => format!("skill {id}"),
            Target::Industry(id) => format!("industry {id}"),
            Target::Source(id) => format!("source {id}"),
            Target::Figure {
                career,
                row,
                statistic,
            } => format!("figure {career:?} {row} {statistic:?}"),
            Target::Chart(group) => format!("chart {group}"),
            Target::File { path, anchor } => format!("file {}", anchored(path, anchor)),
            Target::Anchor(anchor) => format!("anchor {anchor}"),
            Target::Picture(path) => format!("picture {path}"),
        }
    }

    fn check(written: &str, expected: &str) {
        let found = match link(written) {
            Ok(Address::External(url)) => url,
            Ok(Address::Site(target)) => show(&target),
            Err(fault) => format!("{}: {}", fault.code, fault.mend),
        };
        assert_eq!(found, expected, "{written:?}");
    }

    fn check_picture(written: &str, expected: &str) {
        let found = match picture(written) {
            Ok(target) => show(&target),
            Err(fault) => format!("{}: {}", fault.code, fault.mend),
        };
        assert_eq!(found, expected, "{written:?}");
    }

    #[test]
    fn addresses_of_the_site_are_told_apart() {
        check("career:data-scientist", "career data-scientist");
        check("Career:nurse#salaries", "career nurse at salaries");
        check("skill:pytorch", "skill pytorch");
        check("industry:finance", "industry finance");
        check("source:bls-ep-2024", "source bls-ep-2024");
        check("figure:growth", "figure None growth None");
        check("figure:entry.mean", "figure None entry Some(\"mean\")");
        check(
            "figure:nurse/pay.p10",
            "figure Some(\"nurse\") pay Some(\"p10\")",
        );
        check("career-path.md#levels", "file career-path.md at levels");
        check("../b%20c/%C3%A9.md", "file ../b c/é.md");
        check("100%.md", "file 100%.md");
        check("#ende%20gut", "anchor ende gut");
        check("javascript%3Aalert(1)", "file javascript:alert(1)");
    }

    #[test]
    fn addresses_out_of_the_site_stay() {
        check("https://a.b/c?d#e", "https://a.b/c?d#e");
        check("HTTP://a.b", "http://a.b");
        check("mailto:a@b.c", "mailto:a@b.c");
        check("tel:+49301234", "tel:+49301234");
    }

    #[test]
    fn no_dress_lets_a_script_in() {
        let known = "link-scheme: known are `career:`, `skill:`, `industry:`, `source:`, \
                     `figure:`, `http:`, `https:`, `mailto:`, `tel:`";
        for written in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            " \u{a0}javascript:alert(1)",
            "java\u{200b}script:alert(1)",
            "java\0script:alert(1)",
            "data:text/html,<script>",
            "file:///etc/passwd",
            "vbscript:x",
            "blob:x",
        ] {
            check(written, known);
        }
        check("carreer:nurse", "link-scheme: did you mean `career:`?");
        check("htps://a.b", "link-scheme: did you mean `http:`?");
    }

    #[test]
    fn what_no_address_may_be_comes_with_its_mend() {
        check("//a.b/c", "link-form: write `https://a.b/c`");
        check("www.a.b", "link-form: write `https://www.a.b`");
        check("https:a.b", "link-form: write `https://a.b`");
        check("https:///a.b", "link-form: write `https://a.b`");
        check("http://", "link-form: write the whole address");
        check("tel:", "link-form: write whom it reaches");
        let way = "link-form: write the way from this file, such as `../nurse/index.md`";
        check("/a.md", way);
        check("%2Fa.md", way);
        check("/\\a.b", way);
        check("\\\\a.b", way);
        check("..\\a.md", "link-form: write `../a.md`");
        check("a.md\u{200b}", "link-form: type the address again");
        for written in ["a%00.md", "%ff.md", "#%0a"] {
            check(
                written,
                "link-form: write the letters themselves, with `<` and `>` around the address \
                 if it has spaces",
            );
        }
        let empty = "link-form: write the address between the parentheses";
        check("", empty);
        check("#", empty);
        for written in ["career:", "figure:/x", "figure:.mean"] {
            check(written, "link-form: write it behind the `:` or `/`");
        }
        for written in ["skill:Py Torch", "skill:a#b"] {
            check(
                written,
                "link-form: names are of `a` to `z`, digits and hyphens",
            );
        }
        check(
            "figure:a.b.c",
            "link-form: write the row and its figure as in `figure:entry.mean`",
        );
        check(
            "chart:by_place",
            "link-form: write `![what it shows](chart:by_place)`",
        );
    }

    #[test]
    fn pictures_come_from_the_site_itself() {
        check_picture("desk.jpg", "picture desk.jpg");
        check_picture("chart:by_experience", "chart by_experience");
        let save = "save the picture beside the text, and write its file name here";
        check_picture("https://a.b/c.png", &format!("remote-picture: {save}"));
        check_picture("DATA:image/png;base64,x", &format!("link-scheme: {save}"));
        check_picture("//a.b/c.png", "link-form: write `https://a.b/c.png`");
        check_picture(
            "a.svg#b",
            "link-form: leave out the `#` and what follows it",
        );
        check_picture("#b", "link-form: leave out the `#` and what follows it");
        check_picture(
            "skill:a",
            "link-form: write `[text](skill:a)`, without the `!`",
        );
        check_picture(
            "chart:by experience",
            "link-form: write the name of a group of pay rows, such as `chart:by_experience`",
        );
    }
}

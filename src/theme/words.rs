//! The template engine's words for a mistake, in an editor's.

use crate::yaml::nearest;

/// Parts the message and the mend in the errors of our own functions.
pub(super) const MEND: char = '\n';

/// What is wrong, and the mend where one is known.
pub(super) struct Words {
    pub(super) message: String,
    pub(super) mend: Option<String>,
}

/// Puts what the engine says into an editor's words; what is not known here keeps the engine's.
pub(super) fn of(text: &str) -> Words {
    if let Some((message, mend)) = text.split_once(MEND)
        && !text.starts_with("error: ")
    {
        return words(message, Some(mend));
    }
    missing_value(text)
        .or_else(|| known(text))
        .unwrap_or_else(|| words(plain(text), None))
}

/// The same for a template that cannot be read, where `written` stands at the mistake.
pub(super) fn of_syntax(text: &str, written: &str) -> Words {
    if text != "Unknown tag" {
        return of(text);
    }
    if let Some(tag) = written.strip_prefix("end") {
        let mend = format!("remove it, or begin the part with `{{% {tag} … %}}`");
        return words("this tag ends a part that was not begun", Some(&mend));
    }
    let mend = match nearest(written, TAGS.into_iter()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("tags are {}, `<name>`", TAGS.join(", ")),
    };
    words(format!("there is no tag `{written}`"), Some(&mend))
}

/// The words that a tag can begin with.
const TAGS: [&str; 9] = [
    "if",
    "for",
    "set",
    "block",
    "include",
    "extends",
    "component",
    "filter",
    "raw",
];

fn words(message: impl Into<String>, mend: Option<&str>) -> Words {
    Words {
        message: message.into(),
        mend: mend.map(str::to_owned),
    }
}

/// How many names a mend lists where none is near.
const LISTED: usize = 6;

/// A variable or a field that is not there, with the nearest that is.
fn missing_value(text: &str) -> Option<Words> {
    let (what, rest) = match text.strip_prefix("Variable `") {
        Some(rest) => ("value", rest),
        None => ("field", text.strip_prefix("Field `")?),
    };
    let (name, rest) = rest.split_once("` is not defined")?;
    let known = rest.split_once(": ").map_or("", |(_, list)| list);
    let near = nearest(name, known.split(", ").filter(|name| !name.is_empty()));
    let mend = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "look whether what stands before it has a value".to_owned(),
        None if known.split(", ").count() <= LISTED => format!("known here: {known}"),
        None => "see in docs/templates.md what is known here".to_owned(),
    };
    Some(words(
        format!("there is no {what} `{name}` here"),
        Some(&mend),
    ))
}

fn known(text: &str) -> Option<Words> {
    let starts = |start| text.strip_prefix(start);
    if starts("Tried to render a variable that is undefined").is_some() {
        let mend = "say what to write instead: `| default(value=\"…\")`";
        return Some(words("this has no value here", Some(mend)));
    }
    if starts("Unexpected end of input").is_some() {
        let mend = "close it with `}}` or `%}`, and each `{% if %}`, `{% for %}`, \
                    `{% block %}` with its `{% end… %}`";
        return Some(words("the template ends before this does", Some(mend)));
    }
    if let Some(rest) = starts("Found ") {
        let (found, expected) = rest.split_once(" but expected ")?;
        let expected = expected
            .trim_end_matches('.')
            .trim_start_matches("one of: ");
        // The list of all that a value can begin with.
        let expected = match expected.contains("ident, ") {
            true => "a value".to_owned(),
            false => kind(expected),
        };
        let found = kind(found);
        let message = format!("{found} stands here, where {expected} is wanted");
        return Some(words(message, None));
    }
    if let Some(rest) = starts("Missing keyword argument ") {
        let name = rest.trim_matches('`');
        return Some(words(format!("`{name}=…` is missing here"), None));
    }
    if let Some(rest) = starts("Invalid type for the value, expected ") {
        let (expected, found) = rest.split_once(" but got ")?;
        let message = format!("a value of type {expected} is wanted here, not {found}");
        return Some(words(message, None));
    }
    if starts("String opened with ").is_some() {
        let mend = "close it with the same mark";
        return Some(words(
            "a text in quotes is opened here and not closed",
            Some(mend),
        ));
    }
    match text.trim_end_matches('.') {
        "Closing comment tag `#}` not found" => Some(words(
            "a comment is opened here and not closed",
            Some("close it with `#}`"),
        )),
        "Unexpected character" => Some(words("this sign has no meaning in a tag", None)),
        _ => None,
    }
}

/// A piece of a tag with its article, as the engine calls it.
fn kind(found: &str) -> String {
    match found {
        "identifier" => "a name".to_owned(),
        "string" => "a text in quotes".to_owned(),
        "integer" | "float" => "a number".to_owned(),
        sign if !sign.contains(|c: char| c.is_alphanumeric() || c == '`') => format!("`{sign}`"),
        other => other.to_owned(),
    }
}

/// A sentence of the engine without its full stop and its capital.
fn plain(text: &str) -> String {
    let text = text.trim().trim_end_matches('.');
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if !chars.as_str().starts_with(char::is_uppercase) => {
            first.to_lowercase().collect::<String>() + chars.as_str()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, message: &str, mend: Option<&str>) {
        let words = of(text);
        assert_eq!(
            (words.message.as_str(), words.mend.as_deref()),
            (message, mend),
            "{text}"
        );
    }

    #[test]
    fn what_is_missing_is_named_with_the_nearest() {
        check(
            "Variable `titel` is not defined. Available variables: page, title",
            "there is no value `titel` here",
            Some("did you mean `title`?"),
        );
        check(
            "Field `x` is not defined. Available fields: page, title",
            "there is no field `x` here",
            Some("known here: page, title"),
        );
        check(
            "Variable `x` is not defined. Available variables: a, b, c, d, e, f, g",
            "there is no value `x` here",
            Some("see in docs/templates.md what is known here"),
        );
        check(
            "Field `x` is not defined",
            "there is no field `x` here",
            Some("look whether what stands before it has a value"),
        );
    }

    #[test]
    fn the_engines_sentences_become_an_editors() {
        check(
            "Found identifier but expected }}.",
            "a name stands here, where `}}` is wanted",
            None,
        );
        check(
            "Missing keyword argument `key`",
            "`key=…` is missing here",
            None,
        );
        check("Some new message.", "some new message", None);
        check("`a` is odd", "`a` is odd", None);
    }

    #[test]
    fn our_own_errors_keep_their_mend() {
        check(
            "no such file\ntake another",
            "no such file",
            Some("take another"),
        );
    }
}

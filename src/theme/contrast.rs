//! The accent of a site: whether it can be read on the grounds of the theme.
//!
//! The grounds are those that the style sheet itself names, so that a sheet of the site's own is
//! measured by its own colours. The measure is the contrast of WCAG 2.

use std::collections::BTreeMap;

use super::assets::SHEET;
use super::files::Layers;
use crate::config::{Colour, ThemeOptions};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{SourceTree, Spanned};

/// The contrast that text of any size has at least (WCAG 2.2, 1.4.3).
const LEAST: f64 = 4.5;

/// The grounds that text in the accent stands on: the page, and what is set off from it.
const GROUNDS: [&str; 2] = ["--paper", "--shade"];

/// Reports the accents that cannot be read.
pub(super) fn check(
    tree: &SourceTree,
    files: &BTreeMap<Box<str>, Layers>,
    options: &ThemeOptions,
    found: &mut Diagnostics,
) {
    let sheet = files.get(SHEET).and_then(Layers::file);
    // A sheet that cannot be read is reported where it is rewritten.
    let Some(Ok(sheet)) = sheet.map(|file| tree.text(file)) else {
        return;
    };
    let grounds: Vec<[Colour; 2]> = GROUNDS
        .into_iter()
        .filter_map(|name| both(&sheet.text, name))
        .collect();
    let accents = [(&options.accent, "light"), (&options.accent_dark, "dark")];
    for (at, (accent, scheme)) in accents.into_iter().enumerate() {
        let grounds = || grounds.iter().map(|both| both[at]);
        let faint = accent
            .as_ref()
            .and_then(|it| too_faint(it, scheme, grounds));
        if let Some(diagnostic) = faint {
            found.push(diagnostic);
        }
    }
}

/// The colours of a variable on a light and on a dark page, from
/// `--paper: light-dark(#ffffff, #000000)`.
fn both(sheet: &str, name: &str) -> Option<[Colour; 2]> {
    let value = sheet.split_once(&format!("{name}:"))?.1.trim_start();
    let (light, rest) = value.strip_prefix("light-dark(")?.split_once(',')?;
    let (dark, _) = rest.split_once(')')?;
    Some([
        Colour::parse(light.trim()).ok()?,
        Colour::parse(dark.trim()).ok()?,
    ])
}

/// What is wrong with an accent on its grounds, if anything.
fn too_faint<I: Iterator<Item = Colour>>(
    accent: &Spanned<Colour>,
    scheme: &str,
    grounds: impl Fn() -> I,
) -> Option<Diagnostic> {
    let reached = least_contrast(accent.value, grounds())?;
    if reached >= LEAST {
        return None;
    }
    let message = format!(
        "text in `{}` has a contrast of {reached:.2} on the {scheme} page, and {LEAST} is needed to \
         read it",
        accent.value
    );
    let diagnostic = Diagnostic::at(Code::Contrast, accent.span, message);
    let mend = nearest(accent.value, grounds);
    Some(match mend {
        Some(near) => diagnostic.mend(format!("write `\"{near}\"`, the nearest that can be read")),
        None => diagnostic,
    })
}

/// The least contrast of a colour with any of its grounds; `None` where these are not known.
fn least_contrast(colour: Colour, grounds: impl Iterator<Item = Colour>) -> Option<f64> {
    grounds
        .map(|ground| contrast(colour, ground))
        .min_by(f64::total_cmp)
}

/// The colour nearest to this one, on its way to black and to white, that can be read.
fn nearest<I: Iterator<Item = Colour>>(colour: Colour, grounds: impl Fn() -> I) -> Option<Colour> {
    let can_be_read =
        |colour: &Colour| least_contrast(*colour, grounds()).is_some_and(|it| it >= LEAST);
    (1..=u8::MAX).find_map(|step| {
        [0, u8::MAX]
            .map(|end| mixed(colour, end, step))
            .into_iter()
            .find(can_be_read)
    })
}

/// A colour with `step` parts of 255 of black or white.
fn mixed(colour: Colour, end: u8, step: u8) -> Colour {
    Colour::new(colour.channels().map(|channel| {
        let (channel, end, step) = (u32::from(channel), u32::from(end), u32::from(step));
        let mixed = (channel * (255 - step) + end * step + 127) / 255;
        // A mean of two channels is one.
        u8::try_from(mixed).unwrap_or(u8::MAX)
    }))
}

/// The contrast of two colours, from 1 to 21.
fn contrast(one: Colour, other: Colour) -> f64 {
    let [one, other] = [one, other].map(|colour| luminance(colour) + 0.05);
    one.max(other) / one.min(other)
}

/// How light a colour is, from 0 to 1.
fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.channels().map(|channel| {
        let part = f64::from(channel) / 255.0;
        match part <= 0.04045 {
            true => part / 12.92,
            false => ((part + 0.055) / 1.055).powf(2.4),
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let check = |one, other, expected: &str| {
            let contrast = contrast(colour(one), colour(other));
            assert_eq!(format!("{contrast:.2}"), expected, "{one} {other}");
        };
        check("#000", "#fff", "21.00");
        check("#fff", "#777", "4.48");
        check("#767676", "#fff", "4.54");
        check("#abc", "#abc", "1.00");
    }

    #[test]
    fn the_nearest_colour_is_darker_or_lighter_as_the_ground_wants() {
        let check = |one, ground, expected: &str| {
            let near = nearest(colour(one), || std::iter::once(colour(ground)));
            assert_eq!(near.map(|it| it.to_string()).as_deref(), Some(expected));
        };
        check("#777", "#fff", "#767676");
        check("#ffdd00", "#fff", "#887600");
        check("#222288", "#000", "#6e6eb1");
    }

    #[test]
    fn grounds_are_read_from_the_sheet() {
        let check = |sheet: &str, expected: Option<&str>| {
            let both = both(sheet, "--paper").map(|[a, b]| format!("{a} {b}"));
            assert_eq!(both.as_deref(), expected, "{sheet}");
        };
        let paper = "--paper: light-dark(#FFF , #000);} x {--paper: #123456;";
        check(paper, Some("#ffffff #000000"));
        check("--paper: #fff;", None);
        check("--paper: light-dark(white, black)", None);
        check("--paper: light-dark(#fff", None);
        check("", None);
    }

    #[test]
    fn the_themes_own_grounds_and_accents_are_known_and_can_be_read() {
        let sheet = include_str!("../../static/site.css");
        let accent = |name: &str| {
            let value = sheet.split_once(&format!("{name}: ")).unwrap().1;
            colour(value.split_once(';').unwrap().0)
        };
        for name in GROUNDS {
            let [light, dark] = both(sheet, name).unwrap();
            assert!(contrast(accent("--accent-light"), light) >= LEAST);
            assert!(contrast(accent("--accent-dark"), dark) >= LEAST);
        }
    }
}

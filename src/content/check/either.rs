//! Keys of which exactly one must stand, and choices that leave a choice.

use crate::content::{
    Career, CareerPath, CodeMatch, Education, Payload, Related, Requirements, Section, SkillEntry,
    Transition,
};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

/// The careers that a career is related to.
pub(super) fn related(career: &Career, found: &mut Diagnostics) {
    for Spanned { value, span } in &career.head.related {
        let Related {
            career: slug,
            title,
            ..
        } = value;
        let keys = [
            ("career", slug.as_ref().map(|slug| slug.span)),
            title_key(title.as_ref()),
        ];
        one_of("a related career", *span, keys, found);
        if let Some(slug) = slug.as_ref().filter(|slug| slug.value == career.slug) {
            let message = format!("`{}` is related to itself", career.slug);
            found.push(
                Diagnostic::at(Code::SelfReference, slug.span, message).mend("remove this entry"),
            );
        }
    }
}

/// How well codes fit is said of codes, and that none fits where there are none.
pub(super) fn codes(career: &Career, found: &mut Diagnostics) {
    let Some(fit) = career.head.code_match.filter(|_| career.has_whole_index()) else {
        return;
    };
    let has_codes = career
        .head
        .codes
        .as_ref()
        .is_some_and(|codes| !codes.is_empty());
    let (message, mend) = match (fit.value, has_codes) {
        (CodeMatch::None, true) => (
            "`none` says that no code fits, and the career has codes",
            "say how well they fit, or remove `codes:`",
        ),
        (CodeMatch::Exact | CodeMatch::Close | CodeMatch::Broad, false) => (
            "this says how well codes fit, and the career has none",
            "add `codes:`, or write `none` if no code fits",
        ),
        _ => return,
    };
    found.push(Diagnostic::at(Code::OneOfKeys, fit.span, message).mend(mend));
}

fn title_key(title: Option<&Spanned<Box<str>>>) -> (&'static str, Option<Span>) {
    ("title", title.map(|title| title.span))
}

pub(super) fn section(section: &Section, found: &mut Diagnostics) {
    match &section.payload {
        Payload::Requirements(requirements) => alternatives(requirements, found),
        Payload::CareerPath(path) => transitions(path, found),
        _ => {}
    }
}

fn transitions(path: &CareerPath, found: &mut Diagnostics) {
    for Spanned { value, span } in &path.transitions {
        let Transition { career, title, .. } = value;
        let keys = [
            ("career", career.as_ref().map(|slug| slug.span)),
            title_key(title.as_ref()),
        ];
        one_of("a transition", *span, keys, found);
    }
}

fn alternatives(requirements: &Requirements, found: &mut Diagnostics) {
    for Spanned { value, span } in &requirements.education {
        let Education {
            qualification,
            any_of,
            ..
        } = value;
        let keys = [
            ("qualification", qualification.as_ref().map(|one| one.span)),
            ("any_of", any_of.first().map(|first| first.span)),
        ];
        one_of("an entry of education", *span, keys, found);
        if let ([only], None) = (&any_of[..], qualification) {
            found.push(no_choice(only.span, "`qualification:`"));
        }
    }
    for entry in requirements.skills.iter().flat_map(|group| &group.skills) {
        if let SkillEntry::AnyOf(any) = entry {
            match &any.value.any_of[..] {
                [] => found.push(empty_choice(any.span)),
                [only] => found.push(no_choice(only.span, "`skill:`")),
                _ => {}
            }
        }
    }
}

/// Reports keys of which both stand, or neither.
fn one_of(what: &str, span: Span, keys: [(&str, Option<Span>); 2], found: &mut Diagnostics) {
    let [(one, first), (other, second)] = keys;
    match (first, second) {
        (Some(first), Some(second)) => {
            let message = format!("{what} has both `{one}` and `{other}`");
            found.push(
                Diagnostic::at(Code::OneOfKeys, second.max(first), message)
                    .related(second.min(first), "the other of the two")
                    .mend("remove one of the two"),
            );
        }
        (None, None) => {
            let message = format!("{what} has neither `{one}` nor `{other}`");
            found.push(
                Diagnostic::at(Code::OneOfKeys, span, message)
                    .mend(format!("add `{one}:` or `{other}:`")),
            );
        }
        _ => {}
    }
}

fn no_choice(span: Span, key: &str) -> Diagnostic {
    Diagnostic::at(Code::OneOfKeys, span, "a choice of one leaves no choice").mend(format!(
        "write {key} instead of `any_of:`, or add what it may be instead"
    ))
}

fn empty_choice(span: Span) -> Diagnostic {
    Diagnostic::at(Code::MissingKey, span, "a choice of skills has no skills")
        .mend("add the ids between the brackets of `any_of:`")
}

#[cfg(test)]
mod tests {
    use crate::content::testing::{check, check_files};

    #[test]
    fn a_fit_is_one_of_codes() {
        let index = |keys: &str| {
            let text = format!("---\ntitle: X\nsummary: S\n{keys}---\n");
            crate::content::testing::guide(&[("content/careers/x/index.md", &text)]).1
        };
        assert_eq!(index("code_match: none\n"), [""; 0]);
        assert_eq!(
            index("codes: {soc_2018: 15-2051}\ncode_match: exact\n"),
            [""; 0]
        );
        let none = index("codes: {soc_2018: 15-2051}\ncode_match: none\n");
        assert!(none[0].contains("and the career has codes"), "{none:?}");
        for codes in ["", "codes: {}\n"] {
            let fit = index(&format!("{codes}code_match: close\n"));
            assert!(fit[0].contains("and the career has none"), "{fit:?}");
        }
    }

    #[test]
    fn one_of_two_keys_stands() {
        check(
            "section: career-path\n\
             transitions: [{kind: lateral, career: y, title: Y}]",
            &[
                "2:49: error[one-of-keys]: a transition has both `career` and `title` (remove one \
                 of the two)",
            ],
        );
        check(
            "section: career-path\n\
             transitions: [{kind: lateral}]",
            &[
                "2:15: error[one-of-keys]: a transition has neither `career` nor `title` (add \
                 `career:` or `title:`)",
            ],
        );
        check(
            "section: requirements\n\
             education: [{qualification: A, any_of: [B, C]}]",
            &[
                "2:41: error[one-of-keys]: an entry of education has both `qualification` and \
                 `any_of` (remove one of the two)",
            ],
        );
        check(
            "section: requirements\n\
             education: [{need: preferred}]",
            &[
                "2:13: error[one-of-keys]: an entry of education has neither `qualification` nor \
                 `any_of` (add `qualification:` or `any_of:`)",
            ],
        );
        check(
            "section: requirements\n\
             skills: [{title: G, skills: [{any_of: [a, b], skill: c}]}]",
            &[
                "2:54: error[one-of-keys]: `skill` and `any_of` stand together, and only one of \
                 them can (remove one of the two)",
            ],
        );
    }

    #[test]
    fn a_choice_leaves_a_choice() {
        check(
            "section: requirements\n\
             education: [{any_of: [A]}]",
            &[
                "2:23: error[one-of-keys]: a choice of one leaves no choice (write \
                 `qualification:` instead of `any_of:`, or add what it may be instead)",
            ],
        );
        check(
            "section: requirements\n\
             skills: [{title: G, skills: [{any_of: [a]}]}]",
            &[
                "2:40: error[one-of-keys]: a choice of one leaves no choice (write `skill:` \
                 instead of `any_of:`, or add what it may be instead)",
            ],
        );
        check(
            "section: requirements\n\
             skills: [{title: G, skills: [{any_of: []}, {any_of: [a, b]}]}]",
            &[
                "2:30: error[missing-key]: a choice of skills has no skills (add the ids between \
                 the brackets of `any_of:`)",
            ],
        );
    }

    #[test]
    fn a_related_career_is_another() {
        check_files(
            &[(
                "content/careers/x/index.md",
                "---\n\
                 title: X\n\
                 summary: S\n\
                 related:\n\
                 - {relation: similar}\n\
                 - {relation: similar, career: y, title: Y}\n\
                 - {relation: similar, career: x}\n\
                 ---\n",
            )],
            &[
                "content/careers/x/index.md:5:3: error[one-of-keys]: a related career has neither \
                 `career` nor `title` (add `career:` or `title:`)",
                "content/careers/x/index.md:6:41: error[one-of-keys]: a related career has both \
                 `career` and `title` (remove one of the two)",
                "content/careers/x/index.md:7:31: error[self-reference]: `x` is related to itself \
                 (remove this entry)",
            ],
        );
    }
}

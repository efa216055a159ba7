//! Sources supersede one another without a circle.

use std::collections::BTreeMap;

use crate::content::{Registry, Source};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};

/// Reports sources that take their own place, at once or in a circle.
pub(super) fn superseded(sources: &Registry<Source>, found: &mut Diagnostics) {
    // The walk that each source was met in; one that was met in an earlier walk is done with.
    let mut met = BTreeMap::<&str, usize>::new();
    for (walk, (id, _)) in sources.iter().enumerate() {
        let mut at = id.as_str();
        loop {
            let Some(next) = sources
                .get(at)
                .and_then(|entry| entry.superseded_by.as_ref())
            else {
                met.insert(at, walk);
                break;
            };
            match met.insert(at, walk) {
                None => at = next.value.as_str(),
                Some(earlier) if earlier == walk => {
                    let message = match next.value.as_str() == at {
                        true => format!("the source `{at}` is superseded by itself"),
                        false => format!(
                            "the source `{at}` is superseded by itself, by way of `{}`",
                            next.value
                        ),
                    };
                    found.push(
                        Diagnostic::at(Code::SelfReference, next.span, message)
                            .mend("name the newest source, and none in its own entry"),
                    );
                    break;
                }
                Some(_) => break,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::content::testing::check_files;

    #[track_caller]
    fn check(yaml: &str, expected: &[&str]) {
        check_files(&[("content/sources.yaml", yaml)], expected);
    }

    #[test]
    fn sources_do_not_supersede_themselves() {
        check(
            "c: {title: C, superseded_by: c}\n",
            &[
                "content/sources.yaml:1:30: error[self-reference]: the source `c` is superseded by \
               itself (name the newest source, and none in its own entry)",
            ],
        );
        check(
            "a: {title: A, superseded_by: n}\n\
             m: {title: M, superseded_by: n}\n\
             n: {title: N, superseded_by: m}\n",
            &[
                "content/sources.yaml:3:30: error[self-reference]: the source `n` is superseded by \
               itself, by way of `m` (name the newest source, and none in its own entry)",
            ],
        );
        check(
            "a: {title: A, superseded_by: b}\nb: {title: B, superseded_by: c}\nc: {title: C}\n",
            &[],
        );
    }
}

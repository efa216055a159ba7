//! Numbers of prose that no data supports, for the rules about them.

use super::numbers::{Kind, said};
use super::prose::Prose;
use super::shown;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};

/// Reports the numbers of one kind that the data does not have, with the one that was meant.
pub(super) fn report(prose: &Prose<'_>, kind: Kind, code: Code, found: &mut Diagnostics) {
    for passage in prose.passages() {
        for said in said(passage).into_iter().filter(|said| said.kind == kind) {
            if prose.facts.know(kind, &said.values) {
                continue;
            }
            let mut words = passage.text[said.at.clone()].to_owned();
            if kind == Kind::Percent {
                words.push('%');
            }
            let near = said
                .values
                .first()
                .and_then(|it| prose.facts.nearest(kind, *it));
            let span = passage.place(said.at);
            found.push(match near {
                Some((value, at)) => {
                    let sign = if kind == Kind::Percent { "%" } else { "" };
                    let value = format!("{}{sign}", shown::number(value));
                    let message =
                        format!("no data supports {words}; the nearest figure is {value}");
                    Diagnostic::at(code, span, message)
                        .related(at, "in the data")
                        .mend("correct one of them, and cite it as `[…](figure:id)`")
                }
                None => {
                    let message = format!("no data supports {words}");
                    Diagnostic::at(code, span, message)
                        .mend("add it to the data with its source, and cite it as `[…](figure:id)`")
                }
            });
        }
    }
}

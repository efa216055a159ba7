//! A year in prose is one that the data speaks of.

use rust_decimal::prelude::ToPrimitive;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::lint::numbers::{Kind, said};
use crate::lint::prose::Prose;

pub(in crate::lint) fn check(prose: &Prose<'_>, found: &mut Diagnostics) {
    for passage in prose.passages() {
        let years = said(passage)
            .into_iter()
            .filter(|said| said.kind == Kind::Year);
        for said in years {
            let year = said.values.first().and_then(ToPrimitive::to_i32);
            if year.is_none_or(|year| prose.facts.know_year(year)) {
                continue;
            }
            let words = &passage.text[said.at.clone()];
            let message =
                format!("{words} is in no period of the data, and no source is of that year");
            found.push(
                Diagnostic::at(Code::ProseYear, passage.place(said.at), message)
                    .mend("check the year against the figures that the sentence is about"),
            );
        }
    }
}

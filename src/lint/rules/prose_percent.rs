//! A percentage in prose is one of the data.

use crate::diagnostics::{Code, Diagnostics};
use crate::lint::numbers::Kind;
use crate::lint::prose::Prose;
use crate::lint::unsupported;

pub(in crate::lint) fn check(prose: &Prose<'_>, found: &mut Diagnostics) {
    unsupported::report(prose, Kind::Percent, Code::ProsePercent, found);
}

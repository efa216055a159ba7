//! Two careers that are related name each other.

use crate::content::{Career, Relation};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::site::Site;

pub(in crate::lint) fn check(career: &Career, site: &Site, found: &mut Diagnostics) {
    for related in &career.head.related {
        let Some(slug) = &related.value.career else {
            continue;
        };
        let Some(other) = site.guide.career(slug.value.as_str()) else {
            continue;
        };
        let back = other.head.related.iter();
        let mut back = back.filter_map(|entry| entry.value.career.as_ref());
        if other.has_whole_index() && back.all(|id| id.value != career.slug) {
            let way = match related.value.relation.value {
                Relation::LeadsTo => Relation::ComesFrom,
                Relation::ComesFrom => Relation::LeadsTo,
                same => same,
            };
            let message = format!("`{}` does not name this career as related", slug.value);
            let mend = format!(
                "add `{{career: {}, relation: {}}}` to `{}`",
                career.slug,
                way.as_str(),
                site.path(other.file)
            );
            found.push(Diagnostic::at(Code::RelatedOneWay, slug.span, message).mend(mend));
        }
    }
}

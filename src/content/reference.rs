//! The content reference: every record that an editor can write, in the order of the reference.
//!
//! It is made of the types that read content, so that it cannot say what they do not do.

use std::collections::BTreeSet;

use super::kinds::{
    Areas, CareerPath, EntryRoutes, MarketKeys, Requirements, Responsibilities, SoftSkills, Trends,
    WorkEnvironment,
};
use super::pay::SalaryKeys;
use super::{CareerHead, Industry, PageHead, SectionHead, SectionKind, Skill, Source};
use crate::yaml::{Field, Record, Shape};

/// A record with its keys.
#[derive(Clone, Debug)]
pub struct Documented {
    /// Where its keys stand.
    pub role: Role,
    /// The name of its type, as [`Shape::Record`] refers to it.
    pub name: &'static str,
    /// What it is, with its article: `a pay row`.
    pub what: &'static str,
    /// Its keys.
    pub fields: Vec<Field>,
}

/// Where the keys of a record stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// In the frontmatter of a file, or as the entry of a registry; the file's path.
    File(&'static str),
    /// In the frontmatter of every section.
    EverySection,
    /// In the frontmatter of sections of one kind, beside the keys of every section.
    Section(SectionKind),
    /// In the value of a key of another record.
    Part,
}

/// Every record, each after the first that has it as a part, and once.
#[must_use]
pub fn reference() -> Vec<Documented> {
    let roots = [
        of::<CareerHead>(Role::File("content/careers/<slug>/index.md")),
        of::<SectionHead>(Role::EverySection),
        of::<Responsibilities>(Role::Section(SectionKind::Responsibilities)),
        of::<Requirements>(Role::Section(SectionKind::Requirements)),
        of::<EntryRoutes>(Role::Section(SectionKind::EntryRoutes)),
        of::<WorkEnvironment>(Role::Section(SectionKind::WorkEnvironment)),
        of::<CareerPath>(Role::Section(SectionKind::CareerPath)),
        of::<MarketKeys>(Role::Section(SectionKind::Market)),
        of::<SalaryKeys>(Role::Section(SectionKind::Salaries)),
        of::<Trends>(Role::Section(SectionKind::Trends)),
        of::<SoftSkills>(Role::Section(SectionKind::SoftSkills)),
        of::<Areas>(Role::Section(SectionKind::Practices)),
        of::<Areas>(Role::Section(SectionKind::Challenges)),
        of::<PageHead>(Role::File("content/pages/<name>.md")),
        of::<Source>(Role::File("content/sources.yaml")),
        of::<Skill>(Role::File("content/skills.yaml")),
        of::<Industry>(Role::File("content/industries.yaml")),
    ];
    let mut list = Vec::new();
    let mut seen = BTreeSet::new();
    for root in roots {
        let fields = root.fields.clone();
        list.push(root);
        add_parts(&fields, &mut seen, &mut list);
    }
    list
}

fn of<T: Record>(role: Role) -> Documented {
    let name = std::any::type_name::<T>();
    Documented {
        role,
        name: name.rsplit("::").next().unwrap_or(name),
        what: T::WHAT,
        fields: T::fields(),
    }
}

fn add_parts(fields: &[Field], seen: &mut BTreeSet<&'static str>, list: &mut Vec<Documented>) {
    for field in fields {
        add_shape(&field.shape, seen, list);
    }
}

fn add_shape(shape: &Shape, seen: &mut BTreeSet<&'static str>, list: &mut Vec<Documented>) {
    match shape {
        Shape::Scalar { .. } | Shape::Choice(_) => {}
        Shape::List(inner) | Shape::Map(inner) | Shape::Keyed { value: inner, .. } => {
            add_shape(inner, seen, list);
        }
        Shape::Either(shapes) => shapes.iter().for_each(|shape| add_shape(shape, seen, list)),
        Shape::Record { name, what, fields } => {
            // A pay row has pay rows as comparators.
            if seen.insert(name) {
                let fields = fields();
                list.push(Documented {
                    role: Role::Part,
                    name,
                    what,
                    fields: fields.clone(),
                });
                add_parts(&fields, seen, list);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_and_every_part_is_documented_once() {
        let list = reference();
        for (_, kind) in SectionKind::WORDS {
            let count = list
                .iter()
                .filter(|entry| entry.role == Role::Section(*kind))
                .count();
            // An article has no keys of its own.
            assert_eq!(
                count,
                usize::from(*kind != SectionKind::Article),
                "{kind:?}"
            );
        }
        let parts: Vec<_> = list
            .iter()
            .filter(|entry| entry.role == Role::Part)
            .map(|entry| entry.name)
            .collect();
        assert_eq!(
            parts,
            [
                "OccupationCodes",
                "Related",
                "TaskArea",
                "Education",
                "SkillGroup",
                "DetailedSkill",
                "AnySkill",
                "Condition",
                "Route",
                "Level",
                "Specialisation",
                "Transition",
                "ClaimKeys",
                "ComparatorKeys",
                "IndustryDemand",
                "PayDefaults",
                "PayRow",
                "Trend",
                "TitledSkill",
                "PointArea",
                "SkillCodes",
                "IndustryCodes",
            ]
        );
        assert!(list.iter().flat_map(|entry| &entry.fields).all(|field| {
            let doc = field.doc.trim();
            doc.ends_with(['.', ':']) && !doc.is_empty()
        }));
    }
}

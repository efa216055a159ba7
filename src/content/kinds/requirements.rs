//! Requirements: education, skills with their depth, and other conditions.

use serde::{Deserialize, Serialize};

use crate::content::keys::{both_stand, map_of};
use crate::content::{Id, Prose};
use crate::diagnostics::Diagnostics;
use crate::source::Spanned;
use crate::yaml::{Content, Decode, Node, Shape};
use crate::{choice, record};

record! { Forgive "a section of requirements" =>
    /// What somebody needs for the career.
    #[derive(Deserialize, Serialize)]
    pub struct Requirements {
        /// Qualifications.
        pub education: Vec<Spanned<Education>>,
        /// Skills, in groups.
        pub skills: Vec<SkillGroup>,
        /// What else must be given: licences, checks, age, experience.
        pub conditions: Vec<Condition>,
    }
}

impl Requirements {
    /// Every depth of skill that is written, of groups and of their entries.
    pub fn proficiencies(&self) -> impl Iterator<Item = &Proficiency> {
        self.skills.iter().flat_map(|group| {
            let own = group.skills.iter().filter_map(|entry| match entry {
                SkillEntry::Skill(_) => None,
                SkillEntry::Detailed(keys) => keys.proficiency.as_ref(),
                SkillEntry::AnyOf(any) => any.proficiency.as_ref(),
            });
            group.proficiency.as_deref().into_iter().chain(own)
        })
    }
}

choice! { "a need" =>
    /// How much something is asked for.
    pub enum Need {
        /// Nobody is taken without it.
        Required = "required",
        /// It counts in favour.
        Preferred = "preferred",
        /// It may help.
        Optional = "optional",
    }
}

record! { "an entry of education" =>
    /// A qualification, or several of which one is enough.
    #[derive(Deserialize, Serialize)]
    pub struct Education {
        /// A name of its own, to be cited.
        pub id: Option<Box<Spanned<Id>>>,
        /// The qualification.
        pub qualification: Option<Spanned<Box<str>>>,
        /// Qualifications of which one is enough; instead of `qualification`.
        pub any_of: Vec<Spanned<Box<str>>>,
        /// The fields of study that count.
        pub fields: Vec<Spanned<Box<str>>>,
        /// Whether it is `required` (unless said otherwise), `preferred` or `optional`.
        pub need: Option<Spanned<Need>>,
        /// The level that asks for it, unless all do.
        pub level: Option<Box<Spanned<Id>>>,
        /// One sentence.
        pub note: Option<Box<Prose>>,
    }
}

impl Education {
    /// The qualifications, of which one is enough.
    #[must_use]
    pub fn qualifications(&self) -> &[Spanned<Box<str>>] {
        match &self.qualification {
            Some(one) => std::slice::from_ref(one),
            None => &self.any_of,
        }
    }

    /// Its need; required unless said otherwise.
    #[must_use]
    pub fn need(&self) -> Need {
        self.need.map_or(Need::Required, |need| need.value)
    }
}

record! { "a group of skills" =>
    /// Skills under a title, with what they have in common.
    #[derive(Deserialize, Serialize)]
    pub struct SkillGroup {
        /// A name of its own, to be cited.
        pub id: Option<Box<Spanned<Id>>>,
        /// What the group is called.
        pub title: Spanned<Box<str>>,
        /// The skills: ids, or maps where one of them differs from its group.
        pub skills: Vec<SkillEntry>,
        /// Whether they are `required` (unless said otherwise), `preferred` or `optional`.
        pub need: Option<Spanned<Need>>,
        /// How deeply they are known: one step of the scale, such as `working`, or a map by level.
        pub proficiency: Option<Box<Proficiency>>,
        /// Whether their order says which matters most.
        pub ranked: bool,
        /// One sentence.
        pub note: Option<Box<Prose>>,
    }
}

impl SkillGroup {
    /// What the group asks for, entry by entry, with what the entries inherit from it.
    pub fn required(&self) -> impl Iterator<Item = RequiredSkill<'_>> {
        self.skills.iter().map(|entry| self.resolve(entry))
    }

    fn resolve<'a>(&'a self, entry: &'a SkillEntry) -> RequiredSkill<'a> {
        let (need, proficiency, label, note) = match entry {
            SkillEntry::Skill(_) => (None, None, None, None),
            SkillEntry::Detailed(keys) => (
                keys.need,
                keys.proficiency.as_ref(),
                keys.label.as_ref(),
                keys.note.as_ref(),
            ),
            SkillEntry::AnyOf(any) => (any.need, any.proficiency.as_ref(), None, any.note.as_ref()),
        };
        RequiredSkill {
            skills: entry.skills(),
            need: need.or(self.need).map_or(Need::Required, |need| need.value),
            proficiency: proficiency.or(self.proficiency.as_deref()),
            label,
            note,
        }
    }
}

/// One entry of a group of skills, with what it inherits.
#[derive(Clone, Copy, Debug)]
pub struct RequiredSkill<'a> {
    /// The skill, or several of which one is enough.
    pub skills: &'a [Spanned<Id>],
    /// How much it is asked for.
    pub need: Need,
    /// How deeply it is known, if that is said.
    pub proficiency: Option<&'a Proficiency>,
    /// The source's own word.
    pub label: Option<&'a Spanned<Box<str>>>,
    /// One sentence.
    pub note: Option<&'a Prose>,
}

/// One entry of a group of skills, as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum SkillEntry {
    /// The id alone.
    Skill(Spanned<Id>),
    /// `{skill: id, …}`
    Detailed(Box<DetailedSkill>),
    /// `{any_of: [id, …], …}`
    AnyOf(Box<Spanned<AnySkill>>),
}

record! { "a skill of a group" =>
    /// A skill with what differs from its group.
    #[derive(Deserialize, Serialize)]
    pub struct DetailedSkill {
        /// The skill.
        pub skill: Spanned<Id>,
        /// Its own need.
        pub need: Option<Spanned<Need>>,
        /// Its own depth, such as `working`.
        pub proficiency: Option<Proficiency>,
        /// The source's own word for it.
        pub label: Option<Spanned<Box<str>>>,
        /// One sentence.
        pub note: Option<Prose>,
    }
}

record! { "a choice of skills" =>
    /// Several skills of which one is enough.
    #[derive(Deserialize, Serialize)]
    pub struct AnySkill {
        /// The skills.
        pub any_of: Vec<Spanned<Id>>,
        /// Their own need.
        pub need: Option<Spanned<Need>>,
        /// Their own depth, such as `working`.
        pub proficiency: Option<Proficiency>,
        /// One sentence.
        pub note: Option<Prose>,
    }
}

impl SkillEntry {
    /// The skill, or several of which one is enough.
    #[must_use]
    pub fn skills(&self) -> &[Spanned<Id>] {
        match self {
            Self::Skill(skill) => std::slice::from_ref(skill),
            Self::Detailed(keys) => std::slice::from_ref(&keys.skill),
            Self::AnyOf(any) => &any.any_of,
        }
    }
}

impl Decode for SkillEntry {
    fn shape() -> Shape {
        Shape::Either(vec![Id::shape(), DetailedSkill::shape(), AnySkill::shape()])
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        match (&node.content, node.get("any_of"), node.get("skill")) {
            (Content::Map(_), Some(_), Some(skill)) => {
                found.push(both_stand(skill.span, "`skill` and `any_of`"));
                None
            }
            (Content::Map(_), Some(_), None) => {
                Spanned::decode(node, found).map(|any| Self::AnyOf(Box::new(any)))
            }
            (Content::Map(_), None, _) => {
                DetailedSkill::decode(node, found).map(|keys| Self::Detailed(Box::new(keys)))
            }
            (Content::Scalar(_) | Content::List(_), ..) => {
                Spanned::decode(node, found).map(Self::Skill)
            }
        }
    }
}

/// How deeply skills are known.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Proficiency {
    /// One step of the scale.
    Step(Spanned<Id>),
    /// A step for each level that is named: level, step.
    ByLevel(Box<[(Spanned<Id>, Spanned<Id>)]>),
}

impl Proficiency {
    /// The steps that it names.
    pub fn steps(&self) -> impl Iterator<Item = &Id> {
        let (one, by_level) = match self {
            Self::Step(step) => (Some(step), None),
            Self::ByLevel(steps) => (None, Some(steps)),
        };
        let by_level = by_level.into_iter().flatten().map(|(_, step)| step);
        one.into_iter().chain(by_level).map(|step| &step.value)
    }
}

impl Decode for Proficiency {
    fn shape() -> Shape {
        Shape::Either(vec![Id::shape(), Shape::Map(Box::new(Id::shape()))])
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        match &node.content {
            Content::Map(_) => {
                let steps = map_of(node, "a map by level", found)?;
                Some(Self::ByLevel(steps.into()))
            }
            Content::Scalar(_) | Content::List(_) => Spanned::decode(node, found).map(Self::Step),
        }
    }
}

record! { "a condition" =>
    /// Something else that must be given.
    #[derive(Deserialize, Serialize)]
    pub struct Condition {
        /// A name of its own, to be cited.
        pub id: Option<Box<Spanned<Id>>>,
        /// What kind of condition it is.
        pub kind: Spanned<ConditionKind>,
        /// What it is called.
        pub title: Spanned<Box<str>>,
        /// Whether it is `required` (unless said otherwise), `preferred` or `optional`.
        pub need: Option<Spanned<Need>>,
        /// The level that asks for it, unless all do.
        pub level: Option<Box<Spanned<Id>>>,
        /// One sentence.
        pub note: Option<Box<Prose>>,
    }
}

impl Condition {
    /// Its need; required unless said otherwise.
    #[must_use]
    pub fn need(&self) -> Need {
        self.need.map_or(Need::Required, |need| need.value)
    }
}

choice! { "a kind of condition" =>
    /// What kind of condition it is.
    pub enum ConditionKind {
        /// The law asks for a permit to practise.
        Licence = "licence",
        /// One's name must stand in a register.
        Registration = "registration",
        /// An examined proof of competence.
        Certification = "certification",
        /// A check of one's record.
        BackgroundCheck = "background-check",
        /// Health or fitness.
        Medical = "medical",
        /// A least or greatest age.
        Age = "age",
        /// A driving licence or a vehicle.
        Driving = "driving",
        /// Citizenship or a right to work.
        Nationality = "nationality",
        /// A course or continued learning.
        Training = "training",
        /// Earlier work.
        Experience = "experience",
        /// Insurance against liability.
        Insurance = "insurance",
        /// Anything else.
        Other = "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Payload;
    use crate::content::testing::career;

    fn show(required: RequiredSkill<'_>) -> String {
        let skills: Vec<_> = required.skills.iter().map(|skill| skill.as_str()).collect();
        let depth = match required.proficiency {
            None => "-".to_owned(),
            Some(Proficiency::Step(step)) => step.to_string(),
            Some(Proficiency::ByLevel(steps)) => {
                let steps = steps.iter();
                steps
                    .map(|(level, step)| format!("{}:{}", level.value, step.value))
                    .collect()
            }
        };
        format!("{} {} {depth}", skills.join("|"), required.need.as_str())
    }

    #[test]
    fn entries_inherit_from_their_group() {
        let career = career(
            "section: requirements\n\
             skills:\n\
             - {title: A, need: preferred, proficiency: working, skills: [a, {skill: b, need: required}]}\n\
             - {title: B, skills: [c, {any_of: [d, e], need: optional, proficiency: expert}]}",
        );
        let Payload::Requirements(needs) = &career.sections[0].payload else {
            panic!("{career:?}")
        };
        let required: Vec<_> = needs
            .skills
            .iter()
            .flat_map(SkillGroup::required)
            .map(show)
            .collect();
        assert_eq!(
            required,
            [
                "a preferred working",
                "b required working",
                "c required -",
                "d|e optional expert",
            ]
        );
    }
}

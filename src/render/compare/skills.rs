//! The skills of a column: what a career asks for, how much and how deeply.

use super::column::{Alone, Entry, Maker};
use crate::content::{Id, Payload, RequiredSkill, SkillGroup, SoftSkill};

impl Maker<'_> {
    /// Each skill once: what the requirements ask for before soft skills, and these before what is
    /// only in demand.
    pub(super) fn skills(&mut self) {
        self.each(|maker, _, payload| {
            if let Payload::Requirements(it) = payload {
                let asked = it.skills.iter().flat_map(SkillGroup::required);
                asked.for_each(|asked| maker.asked_for(&asked));
            }
        });
        self.each(|maker, _, payload| {
            if let Payload::SoftSkills(it) = payload {
                for item in &it.items {
                    match item {
                        SoftSkill::Skill(skill) => maker.skill(skill, "use_soft"),
                        SoftSkill::Titled(_) => {}
                    }
                }
            }
        });
        self.each(|maker, _, payload| {
            if let Payload::Market(it) = payload {
                it.skills
                    .iter()
                    .for_each(|skill| maker.skill(skill, "use_in_demand"));
            }
        });
    }

    fn asked_for(&mut self, asked: &RequiredSkill<'_>) {
        let need = self.word("need", asked.need.as_str());
        let depth = self.scope.proficiency(self.career, asked.proficiency);
        let text = self.scope.list([need, depth]);
        for skill in asked.skills {
            let others = asked
                .skills
                .iter()
                .filter(|other| other.value != skill.value);
            let others: Vec<&str> = others.map(|other| self.scope.skill_name(other)).collect();
            let mut entry = Entry::new(text.clone());
            if !others.is_empty() {
                let others = self.scope.alternatives(&others);
                let wording = self.scope.wording();
                entry.detail = wording.text("compare_or", &[("others", &others)]);
            }
            self.once(skill, entry);
        }
    }

    fn skill(&mut self, skill: &Id, how: &str) {
        let entry = Entry::new(self.scope.wording().text(how, &[]));
        self.once(skill, entry);
    }

    fn once(&mut self, skill: &Id, mut entry: Entry) {
        let name = self.scope.skill_name(skill).to_owned();
        if self.has(&name) {
            return;
        }
        entry.address = self.scope.skill_link(skill);
        self.put(name, 0, Alone::Joins, entry);
    }
}

//! The sections that are lists of titled items, each explained under a heading of its title.

use super::career::{Career, Part};
use super::random::Random;
use super::{names, prose};

/// The key `areas`: titles with three points each, the first of them with a skill.
pub(super) fn areas(career: &Career, titles: &[String], key: &str, random: &mut Random) -> String {
    let mut data = String::from("areas:\n");
    for title in titles {
        data.push_str(&format!("  - title: {title}\n    {key}:\n"));
        let skill = career.skill_link(random.index(24));
        data.push_str(&format!(
            "      - {} with {skill}\n      - {}\n      - Keep *{}* in view\n",
            prose::short_task(random),
            prose::task(random),
            prose::phrase(random).to_lowercase(),
        ));
    }
    data
}

/// A heading for each title, with two sentences under the first and one under the others.
pub(super) fn explained<T: AsRef<str>>(titles: &[T], random: &mut Random) -> String {
    titles
        .iter()
        .enumerate()
        .map(|(at, title)| {
            let text = prose::sentences(if at == 0 { 2 } else { 1 }, random);
            format!("\n## {}\n\n{text}\n", title.as_ref())
        })
        .collect()
}

/// The section `practices`.
pub(super) fn practices(career: &Career, random: &mut Random) -> Part {
    let body = format!(
        "{}\n\n> [!TIP]\n> {}\n{}",
        prose::sentence(random),
        prose::sentence(random),
        explained(&career.practices[..3], random),
    );
    Part {
        data: areas(career, &career.practices, "points", random),
        body,
    }
}

/// The section `challenges`.
pub(super) fn challenges(career: &Career, random: &mut Random) -> Part {
    let body = format!(
        "{} Some of it follows from [{}](trends.md#{}).\n{}",
        prose::sentence(random),
        career.trends[0].to_lowercase(),
        names::slug(&career.trends[0]),
        explained(&career.challenges[..3], random),
    );
    Part {
        data: areas(career, &career.challenges, "points", random),
        body,
    }
}

/// The section `trends`.
pub(super) fn trends(career: &Career, random: &mut Random) -> Part {
    let mut data = String::from("items:\n");
    for (at, title) in career.trends.iter().enumerate() {
        let direction = ["rising", "falling", "steady", "new"][at % 4];
        let since = random.between(2015, 2026);
        data.push_str(&format!(
            "  - {{title: {title}, direction: {direction}, since: {since}}}\n"
        ));
    }
    let body = format!(
        "{} More of it stands under [market demand](market.md).\n{}",
        prose::sentence(random),
        explained(&career.trends[..3], random),
    );
    Part { data, body }
}

/// The section `soft-skills`.
pub(super) fn soft_skills(career: &Career, random: &mut Random) -> Part {
    let mut data = String::from("items:\n");
    for name in &career.soft_skills {
        data.push_str(&format!("  - {}\n", names::slug(name)));
    }
    data.push_str("  - {title: A sense of proportion}\n");
    let body = format!(
        "{}\n{}",
        prose::sentences(2, random),
        explained(&career.soft_skills[..3], random),
    );
    Part { data, body }
}

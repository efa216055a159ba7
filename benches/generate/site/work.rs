//! The sections on the work itself: what it is, what it asks for, where it is done, how one comes
//! to it and where it leads.

use super::career::{Career, LEVELS, Part};
use super::lists::{areas, explained};
use super::random::Random;
use super::{names, prose};

/// The section `responsibilities`.
pub(super) fn responsibilities(career: &Career, random: &mut Random) -> Part {
    let mut data = areas(career, &career.duties, "tasks", random);
    // The last area is the only one that belongs to a level.
    data.push_str("    level: senior\n");
    let body = format!(
        "{} What comes after is told under [levels](career-path.md#senior).\n{}",
        prose::sentences(2, random),
        explained(&career.duties[..3], random),
    );
    Part { data, body }
}

/// The section `requirements`.
pub(super) fn requirements(career: &Career, random: &mut Random) -> Part {
    let mut data = format!(
        "education:\n  - qualification: Bachelor’s degree\n    fields: [{}, {}, A related field]\n  \
         - any_of: [Master’s degree, PhD]\n    need: preferred\n    level: senior\n    note: {}\n  \
         - {{qualification: Trade certificate, need: optional, level: entry}}\nskills:\n",
        prose::phrase(random),
        prose::phrase(random),
        prose::sentence(random),
    );
    for (at, title) in career.skill_groups.iter().enumerate() {
        data.push_str(&skill_group(career, at, title));
    }
    data.push_str(&format!(
        "conditions:\n  - {{kind: licence, title: A licence for {}}}\n  \
         - {{kind: background-check, title: A check before the first day}}\n  \
         - {{kind: experience, title: Experience with {}}}\n",
        prose::phrase(random).to_lowercase(),
        prose::phrase(random).to_lowercase(),
    ));
    let body = format!(
        "{} The depth is explained under [depth of skill](../../pages/method.md#depth-of-skill).\n\n\
         {}{}",
        prose::sentence(random),
        depth_table(career),
        explained(&career.skill_groups[..2], random),
    );
    Part { data, body }
}

/// A group of four or five skills, in one of the forms that a group can have.
fn skill_group(career: &Career, at: usize, title: &str) -> String {
    let ids: Vec<_> = career.skills[at * 5..at * 5 + 5]
        .iter()
        .map(|name| names::slug(name))
        .collect();
    let (a, b, c, d, e) = (&ids[0], &ids[1], &ids[2], &ids[3], &ids[4]);
    match at % 3 {
        0 => format!(
            "  - title: {title}\n    skills: [{a}, {b}, {c}, {d}, {e}]\n    \
             proficiency: practitioner\n    ranked: true\n"
        ),
        1 => format!(
            "  - title: {title}\n    skills:\n      \
             - {{skill: {a}, proficiency: {{entry: awareness, senior: expert}}}}\n      - {b}\n      \
             - {{skill: {c}, need: optional}}\n      - any_of: [{d}, {e}]\n"
        ),
        _ => format!(
            "  - title: {title}\n    skills: [{a}, {b}, {c}, {d}]\n    need: preferred\n    \
             proficiency: working\n"
        ),
    }
}

fn depth_table(career: &Career) -> String {
    format!(
        "| Skill | At entry | Later |\n| :--- | :---: | ---: |\n| {} | awareness | expert |\n\
         | {} | working | **practitioner** |\n",
        career.skill_link(5),
        career.skill_link(0),
    )
}

/// The section `work-environment`.
pub(super) fn environment(career: &Career, random: &mut Random) -> Part {
    let low = random.between(32, 39);
    let mut data = format!(
        "hours: {low}..{}\nschedule: [shifts, nights, on-call]\nsettings: [{}, {}, {}]\ndemands:\n",
        low + random.between(2, 9),
        prose::phrase(random),
        prose::phrase(random),
        prose::phrase(random),
    );
    for _ in 0..4 {
        data.push_str(&format!("  - {}\n", prose::task(random)));
    }
    let body = format!(
        "{}\n\n- {}\n- {}\n- See [the duties](responsibilities.md#{}) for the reasons.\n",
        prose::sentences(2, random),
        prose::sentence(random),
        prose::sentence(random),
        names::slug(&career.duties[1]),
    );
    Part { data, body }
}

/// The section `entry-routes`.
pub(super) fn entry_routes(career: &Career, random: &mut Random) -> Part {
    let mut data = String::from("routes:\n");
    for (kind, takes) in [
        ("university", "P3Y..P4Y"),
        ("college", "P18M..P3Y"),
        ("apprenticeship", "P3Y"),
        ("direct", "P6M"),
    ] {
        data.push_str(&format!(
            "  - kind: {kind}\n    study: [{}, {}]\n    needs:\n      - {}\n    takes: {takes}\n",
            prose::phrase(random),
            prose::phrase(random),
            prose::short_task(random),
        ));
    }
    let body = format!(
        "{}\n\nApprenticeship\n: {}\n\nDirect entry\n: {} The [requirements](requirements.md#{}) \
         hold all the same.\n",
        prose::sentences(2, random),
        prose::sentence(random),
        prose::sentence(random),
        names::slug(&career.skill_groups[0]),
    );
    Part { data, body }
}

/// The section `career-path`.
pub(super) fn career_path(career: &Career, random: &mut Random) -> Part {
    let titles = ["Entry level", "Mid level", "Senior", "Lead"];
    let mut data = String::from("levels:\n");
    for (id, title) in LEVELS.iter().zip(titles) {
        data.push_str(&format!("  - id: {id}\n    title: {title}\n"));
        let (first, second) = (prose::phrase(random), prose::phrase(random));
        data.push_str(&format!("    roles: [{first}, {second}]\n    tasks:\n"));
        for _ in 0..2 {
            data.push_str(&format!("      - {}\n", prose::task(random)));
        }
    }
    data.push_str("specialisations:\n");
    for after in ["mid", "senior", "senior"] {
        let (title, focus) = (prose::phrase(random), prose::short_task(random));
        data.push_str(&format!(
            "  - {{title: {title}, focus: {focus}, after: {after}}}\n"
        ));
    }
    data.push_str(&transitions(career, random));
    let body = format!(
        "{} Each step rests on [{}](practices.md#{}).\n{}",
        prose::sentences(2, random),
        career.practices[0].to_lowercase(),
        names::slug(&career.practices[0]),
        explained(&titles[1..3], random),
    );
    Part { data, body }
}

fn transitions(career: &Career, random: &mut Random) -> String {
    let mut data = String::from("transitions:\n");
    for (kind, other) in ["lateral", "promotion"].iter().zip(&career.related) {
        let slug = &other.slug;
        data.push_str(&format!(
            "  - {{kind: {kind}, career: {slug}, after: senior}}\n"
        ));
    }
    data.push_str(&format!(
        "  - {{kind: promotion, title: Head of {}}}\n  \
         - {{kind: entrepreneurship, title: Consulting, after: lead}}\n",
        prose::phrase(random).to_lowercase(),
    ));
    data
}

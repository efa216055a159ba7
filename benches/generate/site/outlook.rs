//! The outlook of a career: claims of every metric, and the section that shows them.

use super::career::{Career, Part};
use super::figures::{Amount, Row, about_millions, count, percent, percent_range, rows, words};
use super::random::Random;
use super::{names, prose};

/// The claims of `market`: those that texts cite, and the rest.
pub(super) struct Outlook {
    pub(super) growth: Row,
    pub(super) openings: Row,
    pub(super) employed: Row,
    pub(super) postings: Row,
    pub(super) rest: [Row; 4],
}

const PROJECTED: &str = "place: US, period: 2024..2034, kind: projection";

/// The outlook of a career whose claims may name these two sources.
pub(super) fn outlook(career: usize, sources: [&str; 2]) -> Outlook {
    let random = &mut Random::new(career, 2);
    let [official, survey] = sources.map(|source| format!("source: {source}"));
    Outlook {
        growth: growth(random.between(2, 38), &official),
        openings: claim(
            "openings",
            "openings",
            count(random.between(20, 900) * 100),
            &format!("per: year, {PROJECTED}, {official}"),
        ),
        employed: claim(
            "employed",
            "employment",
            count(random.between(300, 9000) * 100),
            &format!("place: US, period: 2024, kind: observed, {official}"),
        ),
        postings: postings(random, &survey),
        rest: rest(random, &survey),
    }
}

fn claim(id: &str, metric: &str, value: Amount, after: &str) -> Row {
    Row::new(
        id,
        &format!("metric: {metric}"),
        vec![("value", value)],
        after,
    )
}

fn growth(hundredths: u64, source: &str) -> Row {
    let label = match hundredths {
        0..=4 => "About as fast as average",
        5..=8 => "Faster than average",
        _ => "Much faster than average",
    };
    let comparators = "comparators: [{population: All occupations, value: 4%}]";
    let after = format!("label: {label}, {PROJECTED}, {source}, {comparators}");
    claim("growth", "employment-change", percent(hundredths), &after)
}

fn postings(random: &mut Random, source: &str) -> Row {
    let low = random.between(3, 40);
    let rise = percent_range(low, low + random.between(4, 30));
    let after = format!("period: 2022-11..2024-02, kind: observed, {source}");
    claim("postings-rise", "postings-change", rise, &after)
}

fn rest(random: &mut Random, source: &str) -> [Row; 4] {
    let yearly = percent(random.between(1, 9));
    let in_towns = "population: Posts in towns, period: 2021..2025, per: year, kind: observed";
    let jobs = about_millions(random.between(1, 4));
    let whole_field = "population: The whole field, period: 2023..2027, kind: projection";
    let in_towns = format!("{in_towns}, {source}");
    [
        claim("growth-yearly", "employment-change", yearly, &in_towns),
        claim("new-jobs", "employment-change", jobs, whole_field),
        claim("demand", "demand", words("high"), "kind: observed"),
        claim(
            "automation",
            "automation-risk",
            words("less likely"),
            "kind: estimate",
        ),
    ]
}

/// The section `market`.
pub(super) fn market(career: &Career, random: &mut Random) -> Part {
    let outlook = &career.outlook;
    let cited = [
        &outlook.growth,
        &outlook.openings,
        &outlook.employed,
        &outlook.postings,
    ];
    let mut data = rows("claims", cited.into_iter().chain(&outlook.rest));
    data.push_str("industries:\n");
    let demands = ["highest", "significant", "significant", "steady", "low"];
    for (industry, demand) in career.industries.iter().zip(demands) {
        let share = random.between(2, 19);
        data.push_str(&format!(
            "  - {{industry: {industry}, demand: {demand}, share: {share}%}}\n"
        ));
    }
    let skills: Vec<_> = career.skills[..9]
        .iter()
        .map(|name| names::slug(name))
        .collect();
    data.push_str(&format!("skills: [{}]\n", skills.join(", ")));
    Part {
        data,
        body: market_body(career, random),
    }
}

fn market_body(career: &Career, random: &mut Random) -> String {
    let outlook = &career.outlook;
    let elsewhere = match career.related.first() {
        Some(other) => format!(
            " For the [{}](career:{}#market) it is {}.",
            other.title,
            other.slug,
            other.growth()
        ),
        None => String::new(),
    };
    format!(
        "The [official outlook](source:{}) expects {} more posts in ten years, and {} openings a \
         year.[^count]{elsewhere} {}\n\n\
         At present {} people do this work. Postings have risen by {}, which counts something else \
         over another time. Employers ask above all for {} and {}. {}\n\n\
         [^count]: Openings include posts that somebody leaves. {}\n",
        career.sources[0],
        outlook.growth.cited(),
        outlook.openings.cited(),
        prose::sentence(random),
        outlook.employed.cited(),
        outlook.postings.cited(),
        career.skill_link(0),
        career.skill_link(1),
        prose::sentences(2, random),
        prose::sentence(random),
    )
}

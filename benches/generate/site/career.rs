//! One career: what all of its files agree on, and the list of them.

use super::outlook::{self, Outlook};
use super::pay::{self, Pay};
use super::prose::{self, Titles};
use super::random::Random;
use super::{File, lists, names, work};

/// The ids of the levels; the rows of pay and the sections refer to them.
pub(super) const LEVELS: [&str; 4] = ["entry", "mid", "senior", "lead"];

/// What the files of one career agree on.
pub(super) struct Career {
    index: usize,
    title: String,
    pub(super) slug: String,
    /// Other careers of the site; none where there is no other.
    pub(super) related: Vec<Related>,
    /// Ids of five industries.
    pub(super) industries: Vec<String>,
    /// Ids of four sources.
    pub(super) sources: Vec<String>,
    /// Names of skills, no two alike.
    pub(super) skills: Vec<String>,
    pub(super) soft_skills: Vec<String>,
    pub(super) duties: [String; 4],
    pub(super) skill_groups: [String; 4],
    pub(super) practices: [String; 4],
    pub(super) challenges: [String; 4],
    pub(super) trends: [String; 5],
    pub(super) pay: Pay,
    pub(super) outlook: Outlook,
}

/// Another career of the site.
pub(super) struct Related {
    index: usize,
    pub(super) title: String,
    pub(super) slug: String,
}

impl Related {
    fn new(index: usize) -> Self {
        let title = names::career(index);
        let slug = names::slug(&title);
        Self { index, title, slug }
    }

    /// A link to the growth that is projected for it.
    pub(super) fn growth(&self) -> String {
        let outlook = outlook::outlook(self.index, ["", ""]);
        outlook.growth.cited_from_afar(&self.slug)
    }
}

impl Career {
    /// The career of this number, in a site of so many.
    fn new(index: usize, careers: usize) -> Self {
        let random = &mut Random::new(index, 0);
        let title = names::career(index);
        let industries = random.distinct(names::INDUSTRIES.len(), 5);
        let industries = each(&industries, |at| names::slug(names::INDUSTRIES[at]));
        let sources = random.distinct(names::SOURCES, 4);
        let sources = each(&sources, |at| names::slug(&names::source(at)));
        let skills = random.distinct(names::SKILLS - names::SOFT_SKILLS, 24);
        let soft_skills = random.distinct(names::SOFT_SKILLS, 6);
        let titles = &mut Titles::new(random);
        Self {
            index,
            slug: names::slug(&title),
            title,
            related: related(index, careers, random),
            skills: each(&skills, |at| names::skill(names::SOFT_SKILLS + at)),
            soft_skills: each(&soft_skills, names::skill),
            duties: std::array::from_fn(|_| titles.duty(random)),
            skill_groups: std::array::from_fn(|_| titles.group()),
            practices: std::array::from_fn(|_| titles.practice(random)),
            challenges: std::array::from_fn(|_| titles.challenge(random)),
            trends: std::array::from_fn(|_| titles.trend(random)),
            pay: pay::pay(index, &industries, &sources[1]),
            outlook: outlook::outlook(index, [&sources[0], &sources[1]]),
            industries,
            sources,
        }
    }

    /// A section's file, with the keys that every section has before its own.
    fn section(&self, kind: &str, title: &str, part: Part, random: &mut Random) -> File {
        let Part { data, body } = part;
        let reviewed = day(random);
        let source = &self.sources[2];
        File {
            path: format!("content/careers/{}/{kind}.md", self.slug),
            text: format!(
                "---\nsection: {kind}\ntitle: {title}\nreviewed: {reviewed}\nsources: [{source}]\n\
                 {data}---\n\n{body}"
            ),
        }
    }

    /// A link to the page of the skill of this number, of those that the career asks for.
    pub(super) fn skill_link(&self, at: usize) -> String {
        let name = &self.skills[at % self.skills.len()];
        format!("[{name}](skill:{})", names::slug(name))
    }
}

/// What a section says of its own.
pub(super) struct Part {
    /// The keys of its kind, as YAML.
    pub(super) data: String,
    /// The prose.
    pub(super) body: String,
}

fn each(numbers: &[usize], name: impl Fn(usize) -> String) -> Vec<String> {
    numbers.iter().map(|number| name(*number)).collect()
}

/// Up to four other careers.
fn related(index: usize, careers: usize, random: &mut Random) -> Vec<Related> {
    let steps = random.distinct(careers.saturating_sub(1), 4);
    steps
        .into_iter()
        .map(|step| Related::new((index + 1 + step) % careers))
        .collect()
}

/// A day of 2024 or 2025 that every month has.
fn day(random: &mut Random) -> String {
    let (year, month, day) = (
        random.between(2024, 2026),
        random.between(1, 13),
        random.between(1, 29),
    );
    format!("{year}-{month:02}-{day:02}")
}

/// Every file of one career.
pub(super) fn files(index: usize, careers: usize) -> Vec<File> {
    let career = &Career::new(index, careers);
    let random = &mut Random::new(index, 3);
    let mut files = vec![index_file(career, random)];
    let mut add = |kind, title, part: fn(&Career, &mut Random) -> Part| {
        let part = part(career, random);
        files.push(career.section(kind, title, part, random));
    };
    add(
        "responsibilities",
        "What the work is",
        work::responsibilities,
    );
    add("requirements", "What is asked for", work::requirements);
    match index % 2 {
        0 => add("work-environment", "Where and when", work::environment),
        _ => add("entry-routes", "Ways in", work::entry_routes),
    }
    add("career-path", "How it goes on", work::career_path);
    add("market", "Market demand", outlook::market);
    add("salaries", "Salary ranges", pay::salaries);
    add("trends", "What is changing", lists::trends);
    add("soft-skills", "Personal skills", lists::soft_skills);
    add("practices", "Good practice", lists::practices);
    add("challenges", "Common difficulties", lists::challenges);
    files
}

/// The career's own page.
fn index_file(career: &Career, random: &mut Random) -> File {
    let (title, slug) = (&career.title, &career.slug);
    let short = title
        .split_once(' ')
        .map_or(title.as_str(), |(_, rest)| rest);
    let summary = prose::sentence(random);
    let industries = career.industries.join(", ");
    let (onet, isco) = (random.between(1111, 5599), random.between(1111, 9629));
    let mut head = format!(
        "title: {title}\n\
         alternate_titles:\n  - Specialist {short}\n  - {title} and adviser\n  - Trained {short}\n\
         summary: {summary}\nplace: US\nindustries: [{industries}]\n\
         codes: {{onet_soc: 15-{onet}.00, soc_2018: [15-{onet}, 17-{onet}], isco_08: {isco}, \
         esco: http://data.europa.eu/esco/occupation/{index}}}\ncode_match: close\n{related}\
         reviewed: {reviewed}\nreview_every: P20Y\nsources: [{sources}]\n",
        index = career.index,
        related = related_list(career, random),
        reviewed = day(random),
        sources = career.sources.join(", "),
    );
    if career.index % 10 == 9 {
        head.push_str(&format!("redirect_from: [/guides/{slug}/]\n"));
    }
    let body = overview(career, random);
    File {
        path: format!("content/careers/{slug}/index.md"),
        text: format!("---\n{head}---\n\n{body}"),
    }
}

fn related_list(career: &Career, random: &mut Random) -> String {
    let relations = ["similar", "works-with", "leads-to", "comes-from"];
    let mut list = String::from("related:\n");
    let mut add = |whom: String, relation: &str| {
        let note = prose::sentence(random);
        list.push_str(&format!(
            "  - {whom}\n    relation: {relation}\n    note: {note}\n"
        ));
    };
    for (at, other) in career.related.iter().enumerate() {
        add(format!("career: {}", other.slug), relations[at % 4]);
    }
    add("title: Independent adviser".to_owned(), "leads-to");
    list
}

fn overview(career: &Career, random: &mut Random) -> String {
    let industry = |at: usize| {
        let id = &career.industries[at];
        format!("[{}](industry:{id})", id.replace('-', " "))
    };
    let mut body = format!(
        "{title}s find work in {}, {} and {}. {}\n\n\
         The work begins with [{duty}](responsibilities.md#{anchor}). {}\n\n\
         ## At a glance\n\n\
         - **Pay:** {pay} a year in the middle; the [salary ranges](salaries.md) say more.\n\
         - **Outlook:** {growth} from 2024 to 2034, as the [official outlook](source:{source}) has it.\n\
         - **Figures:** [how to read them](../../pages/method.md#how-to-read-a-figure).\n",
        industry(0),
        industry(1),
        industry(2),
        prose::sentences(2, random),
        prose::sentences(2, random),
        title = career.title,
        duty = career.duties[0].to_lowercase(),
        anchor = names::slug(&career.duties[0]),
        pay = career.pay.overall[0].cited(),
        growth = career.outlook.growth.cited(),
        source = career.sources[0],
    );
    if let Some(other) = career.related.first() {
        body.push_str(&format!(
            "\nThe nearest career is [{title}](career:{slug}), whose [pay](career:{slug}#salaries) \
             differs. {}\n",
            prose::sentence(random),
            title = other.title,
            slug = other.slug,
        ));
    }
    body
}

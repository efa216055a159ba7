//! What careers, skills, industries and sources are called.
//!
//! A name follows from its number alone, and its id from its name. Names hold letters and spaces
//! only, so that they can stand in any place of a YAML file, and ids are the names with hyphens.

/// How many skills the registry has; the first [`SOFT_SKILLS`] of them are personal skills.
pub(super) const SKILLS: usize = 300;
pub(super) const SOFT_SKILLS: usize = SOFT.len();
pub(super) const SOURCES: usize = PUBLISHERS.len() * TOPICS.len();

#[rustfmt::skip]
const QUALIFIERS: [&str; 25] = [
    "Regional", "Clinical", "Industrial", "Public", "Marine", "Rural", "Urban", "Digital",
    "Applied", "Technical", "Mobile", "Coastal", "Alpine", "Municipal", "Federal", "Commercial",
    "Civil", "Social", "Structural", "Preventive", "Seasonal", "Nuclear", "Optical", "Thermal",
    "Tropical",
];
#[rustfmt::skip]
const DOMAINS: [&str; 20] = [
    "water", "energy", "housing", "transport", "food", "textile", "forest", "harbour", "museum",
    "hospital", "school", "railway", "library", "farming", "mining", "insurance", "software",
    "laboratory", "radio", "postal",
];
#[rustfmt::skip]
const ROLES: [&str; 24] = [
    "analyst", "engineer", "planner", "inspector", "technician", "adviser", "designer",
    "surveyor", "manager", "buyer", "trainer", "researcher", "editor", "estimator", "auditor",
    "controller", "coordinator", "programmer", "statistician", "chemist", "economist",
    "geologist", "archivist", "negotiator",
];
#[rustfmt::skip]
const SOFT: [&str; 24] = [
    "Communication", "Teamwork", "Patience", "Curiosity", "Negotiation", "Leadership",
    "Adaptability", "Time management", "Problem solving", "Critical thinking", "Public speaking",
    "Active listening", "Attention to detail", "Emotional intelligence", "Conflict resolution",
    "Strategic thinking", "Resilience", "Creativity", "Mentoring", "Facilitation",
    "Self organisation", "Decision making", "Customer focus", "Working under pressure",
];
#[rustfmt::skip]
const SUBJECTS: [&str; 28] = [
    "Water", "Traffic", "Contract", "Soil", "Budget", "Network", "Timber", "Laboratory",
    "Document", "Sensor", "Circuit", "Route", "Market", "Patient", "Timetable", "Warehouse",
    "Concrete", "Database", "Acoustic", "Machine", "Textile", "Energy", "Risk", "Survey",
    "Vaccine", "Archive", "Harvest", "Turbine",
];
#[rustfmt::skip]
const ACTIVITIES: [&str; 10] = [
    "analysis", "design", "testing", "planning", "documentation", "modelling", "maintenance",
    "costing", "inspection", "reporting",
];
#[rustfmt::skip]
pub(super) const INDUSTRIES: [&str; 40] = [
    "Technology", "Manufacturing", "Finance", "Health care", "Retail", "Agriculture", "Forestry",
    "Fishing", "Mining", "Construction", "Energy supply", "Water supply", "Waste management",
    "Road transport", "Rail transport", "Shipping", "Aviation", "Logistics", "Hospitality",
    "Tourism", "Publishing", "Broadcasting", "Telecommunications", "Insurance", "Real estate",
    "Legal services", "Accounting", "Consulting", "Architecture", "Research", "Advertising",
    "Veterinary care", "Security services", "Public administration", "Defence", "Education",
    "Social work", "Museums", "Sports", "Repair services",
];
#[rustfmt::skip]
pub(super) const PUBLISHERS: [&str; 12] = [
    "Labour Office", "Statistics", "Trades Chamber", "Work Institute", "Union", "Pay Monitor",
    "Ministry", "Survey Group", "Employers", "Job Observer", "Region", "Skills Council",
];
pub(super) const TOPICS: [&str; 5] = ["Wages", "Outlook", "Vacancies", "Skills", "Training"];

/// What a career is called: `Coastal library analyst`.
pub(super) fn career(index: usize) -> String {
    let all = QUALIFIERS.len() * DOMAINS.len() * ROLES.len();
    // A prime that shares no factor with `all`, so that neighbours differ in every word.
    let mixed = index % all * 7919 % all;
    let qualifier = QUALIFIERS[mixed / (DOMAINS.len() * ROLES.len())];
    let domain = DOMAINS[mixed / ROLES.len() % DOMAINS.len()];
    let role = ROLES[mixed % ROLES.len()];
    match index / all {
        0 => format!("{qualifier} {domain} {role}"),
        round => format!("{qualifier} {domain} {role} {}", round + 1),
    }
}

pub(super) fn skill(index: usize) -> String {
    match SOFT.get(index) {
        Some(name) => (*name).to_owned(),
        None => {
            let index = index - SOFT.len();
            let subject = SUBJECTS[index / ACTIVITIES.len() % SUBJECTS.len()];
            format!("{subject} {}", ACTIVITIES[index % ACTIVITIES.len()])
        }
    }
}

/// The group of the registry that a skill belongs to.
pub(super) fn skill_category(index: usize) -> &'static str {
    match index.checked_sub(SOFT.len()) {
        None => "personal",
        Some(index) => ACTIVITIES[index % ACTIVITIES.len()],
    }
}

pub(super) fn source(index: usize) -> String {
    let publisher = PUBLISHERS[index / TOPICS.len() % PUBLISHERS.len()];
    format!("{publisher} {}", TOPICS[index % TOPICS.len()])
}

/// The id of a name, and the anchor of a heading.
pub(super) fn slug(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}

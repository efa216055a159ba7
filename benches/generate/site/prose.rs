//! Sentences, titles and tasks: words that differ from each other as those of real texts do.
//!
//! Titles, phrases and tasks hold letters and spaces only, so that they can stand between braces in
//! YAML. Sentences have commas besides, and stand on a line of their own.

use super::random::Random;

#[rustfmt::skip]
const NOUNS: [&str; 52] = [
    "plan", "budget", "report", "survey", "sample", "model", "test", "contract", "drawing",
    "schedule", "permit", "method", "record", "measurement", "customer", "site", "machine",
    "sensor", "design", "forecast", "review", "proposal", "meeting", "standard", "procedure",
    "route", "tender", "claim", "database", "deadline", "draft", "field", "fault", "handover",
    "journey", "ledger", "map", "network", "pattern", "pipeline", "project", "question",
    "result", "risk", "signal", "system", "table", "task", "valve", "vehicle", "workshop",
    "journal",
];
#[rustfmt::skip]
const VERBS: [(&str, &str); 32] = [
    ("plan", "planning"), ("check", "checking"), ("measure", "measuring"),
    ("review", "reviewing"), ("compare", "comparing"), ("record", "recording"),
    ("prepare", "preparing"), ("repair", "repairing"), ("test", "testing"),
    ("rewrite", "rewriting"), ("explain", "explaining"), ("draw", "drawing"),
    ("order", "ordering"), ("correct", "correcting"), ("calibrate", "calibrating"),
    ("schedule", "scheduling"), ("document", "documenting"), ("estimate", "estimating"),
    ("inspect", "inspecting"), ("present", "presenting"), ("follow", "following"),
    ("store", "storing"), ("replace", "replacing"), ("question", "questioning"),
    ("collect", "collecting"), ("describe", "describing"), ("sort", "sorting"),
    ("approve", "approving"), ("simplify", "simplifying"), ("defend", "defending"),
    ("combine", "combining"), ("deliver", "delivering"),
];
#[rustfmt::skip]
const ADJECTIVES: [&str; 32] = [
    "clear", "careful", "simple", "costly", "slow", "reliable", "late", "cheap", "detailed",
    "small", "large", "shared", "difficult", "complete", "precise", "public", "new", "tight",
    "local", "common", "robust", "modern", "busy", "quiet", "safe", "heavy", "light", "plain",
    "fair", "stable", "narrow", "wide",
];
#[rustfmt::skip]
const PEOPLE: [&str; 22] = [
    "engineers", "planners", "customers", "managers", "colleagues", "inspectors", "clerks",
    "drivers", "suppliers", "teachers", "nurses", "lawyers", "neighbours", "partners",
    "contractors", "beginners", "specialists", "reviewers", "owners", "technicians",
    "investors", "researchers",
];
#[rustfmt::skip]
const TIMES: [&str; 16] = [
    "every week", "at the end of each month", "before the season starts", "twice a day",
    "once a year", "from time to time", "in the first weeks", "after each handover",
    "before anybody asks", "as soon as it arrives", "while there is time", "late in the project",
    "on the first morning", "under supervision", "in small steps", "without much notice",
];
const TROUBLES: [&str; 6] = [
    "Missing",
    "Conflicting",
    "Outdated",
    "Unclear",
    "Neglected",
    "Contested",
];
const CHANGES: [&str; 6] = [
    "Automated",
    "Remote",
    "Open",
    "Standardised",
    "Continuous",
    "Greener",
];

const SENTENCES: [&str; 28] = [
    "Most {people} {verb} the {noun} before they {verb} a {adjective} {noun}.",
    "A {adjective} {noun} saves more time than a {adjective} {noun}.",
    "When the {noun} is {adjective}, {people} {verb} it again {time}.",
    "Ask the {people} which {noun} they {verb} {time}, and why.",
    "The {noun} that you {verb} {time} decides how {adjective} the next {noun} will be.",
    "Nobody can {verb} a {noun} without the {people} who {verb} the {noun}.",
    "You learn to {verb} each {noun} {time}, and to {verb} what is left.",
    "Some {people} prefer a {adjective} {noun}; others {verb} it {time}.",
    "It is not enough to {verb} a {noun}; the {people} must be able to {verb} it too.",
    "{verbing} a {adjective} {noun} takes patience, because the {people} change it {time}.",
    "What looks like a {adjective} {noun} is often a {noun} that nobody could {verb}.",
    "In a {adjective} team the {people} {verb} every {noun}, even a {adjective} one.",
    "Between the {noun} and the {noun} stand {people} who {verb} both {time}.",
    "If the {people} cannot {verb} the {noun}, they {verb} a {adjective} {noun} instead.",
    "Good {people} {verb} the {noun} {time} and keep the {noun} {adjective}.",
    "The first {noun} is seldom {adjective}, so {people} {verb} a second one.",
    "Expect to {verb} a {adjective} {noun} with {people} whom you have not met.",
    "A {noun} is {adjective} only as long as somebody goes on {verbing} it.",
    "Where {people} once had to {verb} the {noun}, a {adjective} {noun} now does it.",
    "Employers look for {people} who {verb} a {noun} and can {verb} the {noun} behind it.",
    "Much of the day goes into {verbing} the {noun} and {verbing} a {adjective} {noun}.",
    "Small offices {verb} the {noun} themselves, and large ones leave it to {people}.",
    "It helps to {verb} the {noun} {time} and to tell the {people} what has changed.",
    "The {people} will {verb} your {noun}, so make it {adjective} and keep the {noun} short.",
    "Both the {adjective} {noun} and the {noun} that {people} {verb} cost money.",
    "{verbing} comes first, then {verbing}, and a {adjective} {noun} is what remains.",
    "You may {verb} one {noun} for months and never see the {people} who {verb} it.",
    "A {adjective} {noun} on paper can be a {adjective} {noun} for the {people} on site.",
];
const TASKS: [&str; 6] = [
    "{verb} the {noun} with {people} {time}",
    "{verb} a {adjective} {noun} for {people}",
    "{verb} and {verb} each {noun} {time}",
    "{verb} what the {people} say about the {noun}",
    "{verb} the {adjective} {noun} and the {noun} that follows it",
    "{verb} every {noun} that the {people} hand over",
];

/// One sentence of about thirteen words.
pub(super) fn sentence(random: &mut Random) -> String {
    let form = random.pick(&SENTENCES);
    filled(form, random)
}

/// So many sentences, a space between them.
pub(super) fn sentences(count: usize, random: &mut Random) -> String {
    let all: Vec<String> = (0..count).map(|_| sentence(random)).collect();
    all.join(" ")
}

/// Something to do, without a full stop.
pub(super) fn task(random: &mut Random) -> String {
    let form = random.pick(&TASKS);
    filled(form, random)
}

/// Something to do, in five words or fewer.
pub(super) fn short_task(random: &mut Random) -> String {
    filled("{verb} the {adjective} {noun}", random)
}

/// A short phrase such as `Careful drafts`.
pub(super) fn phrase(random: &mut Random) -> String {
    filled("{adjective} {noun}s", random)
}

/// Titles for the items of one career, no two alike.
pub(super) struct Titles {
    nouns: Vec<usize>,
}

impl Titles {
    pub(super) fn new(random: &mut Random) -> Self {
        let nouns = random.distinct(NOUNS.len(), NOUNS.len());
        Self { nouns }
    }

    /// Each title takes a noun of its own; there are enough for 52.
    fn noun(&mut self) -> &'static str {
        NOUNS[self.nouns.pop().unwrap_or(0)]
    }

    pub(super) fn duty(&mut self, random: &mut Random) -> String {
        let (_, verbing) = random.pick(&VERBS);
        capital(&format!("{verbing} {}s", self.noun()))
    }

    pub(super) fn practice(&mut self, random: &mut Random) -> String {
        let adjective = random.pick(&ADJECTIVES);
        capital(&format!("{adjective} {}s", self.noun()))
    }

    pub(super) fn challenge(&mut self, random: &mut Random) -> String {
        format!("{} {}s", random.pick(&TROUBLES), self.noun())
    }

    pub(super) fn trend(&mut self, random: &mut Random) -> String {
        format!("{} {}s", random.pick(&CHANGES), self.noun())
    }

    pub(super) fn group(&mut self) -> String {
        format!("Knowledge of {}s", self.noun())
    }
}

/// The form with a word in every place, and a capital letter at its head.
fn filled(form: &str, random: &mut Random) -> String {
    let mut text = String::with_capacity(form.len() + 16);
    for part in form.split('{') {
        let (place, rest) = part.split_once('}').unwrap_or(("", part));
        text.push_str(match place {
            "noun" => random.pick(&NOUNS),
            "verb" => random.pick(&VERBS).0,
            "verbing" => random.pick(&VERBS).1,
            "adjective" => random.pick(&ADJECTIVES),
            "people" => random.pick(&PEOPLE),
            "time" => random.pick(&TIMES),
            other => other,
        });
        text.push_str(rest);
    }
    capital(&text)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

//! What charts show, in a line for each row: its words, and the marks with their places.

use crate::render::Renderer;
use crate::render::scope::Scope;
use crate::render::views::{
    CareerView, ChartView, ClaimsView, MarkView, PanelView, PathRowView, PayGroupView,
};
use crate::site::Page;
use crate::site::testing::{INDEX, Small};

/// Does something with the page of a career that has one more section.
fn on_page(config: &str, section: &str, act: impl FnOnce(&CareerView)) {
    let config = format!("title: A guide\n{config}");
    let section = format!("---\n{section}\n---\n");
    let small = Small::new(&[
        ("guidepost.yaml", &config),
        ("content/careers/x/index.md", INDEX),
        ("content/careers/x/section.md", &section),
    ]);
    assert_eq!(small.report(&[]), [""; 0]);
    let renderer = Renderer::new(&small.site, &small.theme, small.wording());
    let career = small.site.open(0);
    let mut scope = Scope::new(&renderer, Page::Career(0), Some((0, &career)));
    act(&scope.career(0, &career));
}

fn pay(groups: &str, expected: &[&str]) {
    let keys = "section: salaries\ntitle: Pay\n\
                defaults: {currency: USD, per: year, period: 2025}\n";
    on_page("", &format!("{keys}{groups}"), |career| {
        let section = &career.sections[0];
        let lines: Vec<_> = section.pay.iter().flat_map(group_lines).collect();
        assert_eq!(lines, expected, "{groups}");
    });
}

fn claims(claims: &str, expected: &[&str]) {
    let keys = "section: market\ntitle: Market\nclaims:\n";
    on_page("", &format!("{keys}{claims}"), |career| {
        let claims = career.sections[0].claims.as_ref().unwrap();
        assert_eq!(claim_lines(claims), expected);
    });
}

fn path(keys: &str, expected: &[&str]) {
    let keys = format!("section: career-path\ntitle: Path\n{keys}");
    on_page("", &keys, |career| {
        let Some(path) = &career.sections[0].path else {
            assert!(expected.is_empty(), "{keys}");
            return;
        };
        let rows = path.rows.iter().map(|row| path_line(row, ""));
        let loose = path.loose.iter().map(|row| path_line(row, "loose "));
        let lines: Vec<_> = rows.chain(loose).collect();
        assert_eq!(lines, expected, "{keys}");
    });
}

fn group_lines(group: &PayGroupView) -> Vec<String> {
    let Some(chart) = &group.chart else {
        return vec![format!("{}: no chart", group.title)];
    };
    let row = |at: usize| {
        let row = &group.rows[at];
        let said = row.said.iter().chain(&row.rest);
        let said = said.map(|said| format!("{} {}", said.label, said.text).trim().to_owned());
        let mut words = vec![row.label.clone()];
        words.extend(row.limits.iter().cloned());
        words.extend(said);
        words.extend((!row.hidden.is_empty()).then(|| row.hidden.clone()));
        format!("{}: {}", words.join(" | "), marks(&row.marks))
    };
    chart_lines(chart, &group.title, row)
}

fn claim_lines(claims: &ClaimsView) -> Vec<String> {
    let Some(chart) = &claims.chart else {
        return vec!["no chart".to_owned()];
    };
    let row = |at: usize| {
        let row = &claims.rows[at];
        let limits = row.limits.iter().map(|it| &**it);
        let words = [&*row.title].into_iter().chain(limits);
        let words = words.chain([&*row.period, &*row.value]);
        let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
        format!("{}: {}", words.join(" | "), marks(&row.marks))
    };
    chart_lines(chart, if chart.has_periods { "periods" } else { "" }, row)
}

fn chart_lines(chart: &ChartView, title: &str, row: impl Fn(usize) -> String) -> Vec<String> {
    let legend = chart.legend.iter().map(|entry| entry.text.clone());
    let legend = legend.collect::<Vec<_>>().join(", ");
    let mut lines = vec![format!("{title} ({legend})"), chart.summary.clone()];
    for panel in &chart.panels {
        lines.push(format!("= {}", axis(panel)));
        lines.extend(panel.rows.iter().map(|at| row(*at)));
        let bands = panel.years.iter().flat_map(|years| &years.marks);
        lines.extend(bands.map(|mark| {
            let across = format!("{} at {}+{}", mark.kind, mark.x, mark.width);
            let arrow = if mark.open { "→" } else { "" };
            format!("~ {across}{arrow}, {}+{} down", mark.y, mark.height)
        }));
    }
    lines
}

fn axis(panel: &PanelView) -> String {
    let ticks = serde_json::to_value(&panel.axis).unwrap();
    let ticks = ticks.as_array().cloned().unwrap_or_default();
    let labels = ticks
        .iter()
        .map(|tick| match tick["label"].as_str().unwrap() {
            "" => "·",
            label => label,
        });
    let labels = labels.collect::<Vec<_>>().join(" ");
    let goes_on = if panel.goes_on { " …" } else { "" };
    format!("{} {labels}{goes_on}", panel.title)
}

fn marks(marks: &[MarkView]) -> String {
    let mark = |mark: &MarkView| match &*mark.width {
        "0" => format!("{} {}", mark.kind, mark.x),
        width => format!("{} {}+{width}", mark.kind, mark.x),
    };
    marks.iter().map(mark).collect::<Vec<_>>().join(", ")
}

fn path_line(row: &PathRowView, start: &str) -> String {
    let past = row.past.iter().map(|_| "past");
    let branch = row.branch.map(|_| "branch");
    let above = row.above.then_some("above");
    let below = row.below.then_some("below");
    let lines = past.chain(above).chain(branch).chain(below);
    let lines = lines.collect::<Vec<_>>().join(" ");
    format!("{start}{} {} in {}: {lines}", row.kind, row.title, row.lane)
}

#[test]
fn a_group_has_a_row_for_each_statement_and_a_legend_of_its_marks() {
    pay(
        "by_experience:\n\
         - {experience: entry, value: 70000..132000, mean: 96000}\n\
         - {experience: senior, population: Tech hubs, value: ..256928}",
        &[
            "By experience (Range, Mean, Up to this amount)",
            "2 rows. Lowest: Entry level, $70,000–$132,000. \
             Highest: Senior, Tech hubs, up to $256,928.",
            "=  $0 $100,000 $200,000 $300,000",
            "Entry level | $70,000–$132,000 | Mean $96,000: range 23.3+20.7, mean 32",
            "Senior | Tech hubs | up to $256,928: ceiling 85.6",
        ],
    );
}

#[test]
fn one_number_is_no_picture_and_one_range_is() {
    pay("overall: [{mean: 50000}]", &["Overall: no chart"]);
    pay("overall: [{value: ..50000}]", &["Overall: no chart"]);
    pay(
        "overall: [{value: variable}, {population: A, suppressed: true}]",
        &["Overall: no chart"],
    );
    pay(
        "overall: [{value: 0}, {population: A, value: 0}]",
        &["Overall: no chart"],
    );
    pay(
        "overall: [{value: 40000..60000}]",
        &[
            "Overall (Range)",
            "1 row: Everyone in this career, $40,000–$60,000.",
            "=  $0 $20,000 $40,000 $60,000",
            "Everyone in this career | $40,000–$60,000: range 66.7+33.3",
        ],
    );
}

#[test]
fn a_rare_outlier_is_set_off_the_axis() {
    pay(
        "overall:\n\
         - {mean: 133336}\n\
         - {population: Late career, value: ..267113.70}\n\
         - {population: Exceptional, value: ..2.9M, rare: true}",
        &[
            "Overall (Mean, Up to this amount)",
            "3 rows. Lowest: Everyone in this career, Mean $133,336. \
             Highest: Late career, up to $267,113.70.",
            "=  $0 $100,000 $200,000 $300,000",
            "Everyone in this career | Mean $133,336: mean 44.4",
            "Late career | up to $267,113.70: ceiling 89",
            "Exceptional | up to $2.9 million: beyond 100",
        ],
    );
}

#[test]
fn top_codes_are_arrows_and_what_is_not_published_is_said() {
    pay(
        "overall:\n\
         - {median: 150000, p10: 80000, p25: 110000, p75: 200000, p90: 239200..}\n\
         - {population: Part time, suppressed: true}",
        &[
            "Overall (10th to 90th percentile, 25th to 75th percentile, Median, \
             This amount or more)",
            "2 rows. Lowest: Everyone in this career, 10th percentile $80,000. \
             Highest: Everyone in this career, 90th percentile $239,200 or more.",
            "=  $0 $100,000 $200,000 $300,000",
            "Everyone in this career | Median $150,000 | 10th percentile $80,000 | \
             25th percentile $110,000 | 75th percentile $200,000 | \
             90th percentile $239,200 or more: most 26.7+53, middle 36.7+30, median 50, floor 79.7",
            "Part time | not published: ",
        ],
    );
}

#[test]
fn other_money_and_other_periods_stand_apart() {
    pay(
        "by_place:\n\
         - {place: US-TX, mean: 60000}\n\
         - {place: DE, mean: 50000..52000, currency: EUR}\n\
         - {place: US-CA, mean: 70000, comparators: [{population: All, mean: 40000}]}\n\
         - {place: US-NY, mean: 30..40, per: hour, pay: total, net: true}\n\
         - {place: US-WA, mean: 50000, period: 2019}",
        &[
            "By place (Mean, given as a range, Mean)",
            "2025, USD a year: 2 rows. Lowest: Texas, Mean $60,000. Highest: California, Mean $70,000. 2025, EUR a year: 1 row: Germany, Mean €50,000–€52,000. 2025, USD an hour, total pay, after tax: 1 row: New York, Mean $30–$40. 2019, USD a year: 1 row: Washington, Mean $50,000.",
            "= 2025, USD a year $0 $25,000 $50,000 $75,000",
            "Texas | Mean $60,000: mean 80",
            "California | Mean $70,000: mean 93.3",
            "California | All | Mean $40,000: mean 53.3",
            "= 2025, EUR a year €0 €20,000 €40,000 €60,000",
            "Germany | Mean €50,000–€52,000: mean-range 83.3+3.4",
            "= 2025, USD an hour, total pay, after tax $0 · $20 · $40",
            "New York | Mean $30–$40: mean-range 75+25",
            "= 2019, USD a year $0 $25,000 $50,000 $75,000",
            "Washington | Mean $50,000: mean 66.7",
        ],
    );
}

#[test]
fn bands_of_years_are_as_wide_as_they_are_and_may_overlap() {
    pay(
        "by_years:\n\
         - {years: 0..2, value: 50000}\n\
         - {years: 1..3, value: 60000..80000}\n\
         - {years: 15.., value: ~90000}",
        &[
            "By years of experience (Range, As stated, no statistic named)",
            "3 rows. Lowest: 0–2 years, $50,000. Highest: 15+ years, about $90,000.",
            "=  $0 · $50,000 · $100,000",
            "0–2 years | $50,000: ",
            "1–3 years | $60,000–$80,000: ",
            "15+ years | about $90,000: ",
            "~ range at 5+10, 20+20 down",
            "~ stated at 0+10, 50+0 down",
            "~ stated at 75+25→, 10+0 down",
        ],
    );
}

#[test]
fn one_band_of_years_is_a_row() {
    pay(
        "by_years: [{years: 5, value: 1000..2000}]",
        &[
            "By years of experience (Range)",
            "1 row: 5 years, $1,000–$2,000.",
            "=  $0 · $1,000 · $2,000",
            "5 years | $1,000–$2,000: range 50+50",
        ],
    );
}

#[test]
fn groups_that_can_be_compared_share_an_axis() {
    pay(
        "overall: [{mean: 50000}]\n\
         by_experience: [{experience: entry, value: 30000..40000}, {experience: senior, value: 90000}]\n\
         by_level: []\n\
         by_employer: [{employer: Small, mean: 20000..30000}]",
        &[
            "Overall (Mean)",
            "1 row: Everyone in this career, Mean $50,000.",
            "=  $0 · $50,000 · $100,000",
            "Everyone in this career | Mean $50,000: mean 50",
            "By experience (Range, As stated, no statistic named)",
            "2 rows. Lowest: Entry level, $30,000–$40,000. Highest: Senior, $90,000.",
            "=  $0 · $50,000 · $100,000",
            "Entry level | $30,000–$40,000: range 30+10",
            "Senior | $90,000: stated 90",
            "By employer (Mean, given as a range)",
            "1 row: Small, Mean $20,000–$30,000.",
            "=  $0 $10,000 $20,000 $30,000",
            "Small | Mean $20,000–$30,000: mean-range 66.7+33.3",
        ],
    );
}

#[test]
fn twenty_places_are_twenty_rows() {
    let states = "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD";
    let rows = states.split(' ').zip(50..).map(|(state, thousands)| {
        format!("- {{place: US-{state}, mean: {thousands}k, p10: 20k, p90: 99k}}\n")
    });
    let keys = "section: salaries\ntitle: Pay\ndefaults: {currency: USD, per: year}\nby_place:\n";
    let section = format!("{keys}{}", rows.collect::<String>());
    on_page("", &section, |career| {
        let group = &career.sections[0].pay[0];
        let panels = &group.chart.as_ref().unwrap().panels;
        assert_eq!(panels.len(), 1);
        assert_eq!(panels[0].rows, (0..20).collect::<Vec<_>>());
        assert!(group.rows.iter().all(|row| row.marks.len() == 2));
    });
}

#[test]
fn claims_of_one_period_stand_together_from_zero() {
    claims(
        "- {metric: employment-change, value: -2.5%, period: 2023..2033, kind: projection, \
         comparators: [{population: All, value: 3%}]}\n\
         - {metric: employment-change, value: ~1M, period: 2023..2033, kind: projection}\n\
         - {metric: openings-change, value: 4%, period: 2024, kind: observed}\n\
         - {metric: demand, value: high}\n\
         - {metric: automation-risk, value: 10..25%, kind: estimate}",
        &[
            "periods (Range, Observed, Projected)",
            "6 rows, 4 of them drawn along an axis. Lowest: Change in employment, 2023–2033, −2.5%. Highest: Change in employment, All, 2023–2033, 3%.",
            "=  −2.5% 0% 2.5% 5% …",
            "Change in employment | projection | 2023–2033 | −2.5%: projection 0+33.3",
            "All | projection | 2023–2033 | 3%: projection 33.3+40",
            "=  −2.5% 0% 2.5% 5%",
            "Change in job openings | observed | 2024 | 4%: observed 33.3+53.4",
            "=  0% · 50% · 100%",
            "Risk of automation | estimate | 10–25%: range 10+15",
            "=  ",
            "Change in employment | projection | 2023–2033 | about 1,000,000: ",
            "=  ",
            "Demand | high: ",
        ],
    );
}

#[test]
fn figures_of_different_periods_are_apart_on_one_scale() {
    claims(
        "- {metric: employment-change, value: 40%, period: 2023..2027, kind: projection}\n\
         - {metric: employment-change, value: 23%, period: 2022..2032, kind: projection}\n\
         - {metric: employment-change, value: 74%, per: year, period: P4Y, kind: observed}\n\
         - {metric: postings-change, value: 155%, kind: observed}",
        &[
            "periods (Observed, Projected)",
            "4 rows, 3 of them drawn along an axis.",
            "=  0% · 100% · 200% …",
            "Change in employment | projection | 2023–2027 | 40%: projection 0+20",
            "=  0% · 100% · 200% …",
            "Change in employment | projection | 2022–2032 | 23%: projection 0+11.5",
            "=  0% · 100% · 200%",
            "Change in job postings | observed | 155%: observed 0+77.5",
            "=  ",
            "Change in employment | observed | over 4 years, end not stated | 74% a year: ",
        ],
    );
}

#[test]
fn a_single_claim_has_no_bar_unless_it_is_a_share() {
    claims(
        "- {metric: employment-change, value: 40%, period: 2023..2027}",
        &["no chart"],
    );
    claims(
        "- {metric: employment, value: 12k, period: 2024}",
        &["no chart"],
    );
    claims("- {metric: demand, value: high}", &["no chart"]);
    claims(
        "- {metric: automation-risk, value: 10%}",
        &[
            " (Not said how it is known)",
            "1 row, 1 of them drawn along an axis.",
            "=  0% · 50% · 100%",
            "Risk of automation | 10%: counted 0+10",
        ],
    );
}

#[test]
fn a_path_shows_what_branches_off_each_level() {
    path(
        "levels:\n\
         - {id: one, title: One}\n\
         - {id: two, title: Two}\n\
         - {id: a, title: A, after: two}\n\
         - {id: b, title: B, after: two}\n\
         - {id: c, title: <C>, after: two}\n\
         specialisations: [{title: S, after: one}, {title: Loose}]\n\
         transitions: [{kind: lateral, title: Away, after: b}, {kind: promotion, title: Up}]",
        &[
            "level One in 0: below",
            "specialisation S in 1: past branch",
            "level Two in 0: above below",
            "level A in 1: past branch",
            "level B in 1: past branch below",
            "transition Away in 2: past branch",
            "level <C> in 1: branch",
            "loose specialisation Loose in 1: past branch",
            "loose transition Up in 1: branch",
        ],
    );
}

#[test]
fn without_a_way_there_is_no_picture() {
    path(
        "specialisations: [{title: S}]\ntransitions: [{kind: lateral, title: Away}]",
        &[],
    );
    path(
        "levels: [{id: one, title: One}]\nspecialisations: [{title: S}]",
        &[],
    );
}

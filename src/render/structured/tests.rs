//! What is said of pay, exactly, and that the page says the same.

use serde_json::{Value, json};

use crate::content::{Amount, Bound, Currency, Unit};
use crate::render::Renderer;
use crate::render::scope::Scope;
use crate::render::views::PayRowView;
use crate::site::Page;
use crate::site::testing::Small;
use crate::theme::ScriptJson;

const INDEX: &str = "---\ntitle: X\nsummary: S\nplace: US\n---\n";

/// The pay of a career whose salaries have these groups: what is said to machines, and the rows that
/// a reader sees, each with the words of its columns.
fn pay(groups: &str, act: impl FnOnce(&[Value], &[(Vec<String>, PayRowView)], &Small)) {
    let section = format!(
        "---\nsection: salaries\ntitle: T\ndefaults: {{place: US, currency: USD, per: year, \
         period: 2024}}\n{groups}---\n"
    );
    let small = Small::new(&[
        ("content/careers/x/index.md", INDEX),
        ("content/careers/x/pay.md", &section),
    ]);
    assert_eq!(small.report(&[]), [""; 0]);
    let renderer = Renderer::new(&small.site, &small.theme, small.wording());
    let career = small.site.open(0);
    let mut scope = Scope::new(&renderer, Page::Career(0), Some((0, &career)));
    let said = ScriptJson::new(&scope.occupation(Page::Career(0), (0, &career))).unwrap();
    let said: Value = serde_json::from_str(&said.into_text()).unwrap();
    let salaries = said["estimatedSalary"].as_array().cloned();
    let sections = scope.career(0, &career).sections.into_iter();
    let groups = sections.flat_map(|section| section.pay);
    let rows = groups.flat_map(|group| {
        let columns = group.statistics;
        let rows = group.rows.into_iter();
        rows.map(move |row| (columns.clone(), row))
    });
    act(
        &salaries.unwrap_or_default(),
        &rows.collect::<Vec<_>>(),
        &small,
    );
}

#[track_caller]
fn check(groups: &str, expected: &[Value]) {
    pay(groups, |said, _, _| assert_eq!(said, expected));
}

fn amount(value: &Value) -> Value {
    let mut value = value.clone();
    value["@type"] = "QuantitativeValue".into();
    value["unitText"] = "YEAR".into();
    json!({
        "@type": "MonetaryAmount",
        "name": "Everyone in this career",
        "description": "United States, 2024",
        "currency": "USD",
        "value": value,
    })
}

#[test]
fn percentiles_and_medians_are_a_distribution() {
    check(
        "overall:\n  - {p10: 1, p25: 2, median: 3.50, p75: 4, p90: 5, per: hour}\n",
        &[json!({
            "@type": "MonetaryAmountDistribution",
            "name": "Everyone in this career",
            "description": "United States, 2024",
            "currency": "USD",
            "duration": "PT1H",
            "percentile10": 1, "percentile25": 2, "median": 3.5, "percentile75": 4, "percentile90": 5,
        })],
    );
}

#[test]
fn what_no_statistic_names_is_an_amount() {
    check("overall: [{value: 7}]\n", &[amount(&json!({"value": 7}))]);
    let both = json!({"minValue": 7, "maxValue": 9});
    check("overall: [{value: 7..9}]\n", &[amount(&both)]);
    check("overall: [{min: 7, max: 9}]\n", &[amount(&both)]);
    let highest = json!({"maxValue": 9});
    check("overall: [{value: ..9}]\n", &[amount(&highest)]);
    let least = json!({"minValue": 7});
    check("overall: [{value: 7..}]\n", &[amount(&least)]);
}

#[test]
fn what_the_vocabulary_cannot_say_is_left_out() {
    for row in [
        "mean: 7",
        "mean: 7..9",
        "value: ~7",
        "value: variable",
        "median: 7..9",
        "p90: 239200..",
        "median: 7, rare: true",
        "median: 7, place: DE",
        "median: 7, currency: XXX",
    ] {
        check(&format!("overall: [{{{row}}}]\n"), &[]);
    }
}

#[test]
fn others_that_a_row_is_compared_with_are_not_the_career() {
    let row = "overall: [{value: 7, comparators: [{population: All, value: 5}]}]\n";
    check(row, &[amount(&json!({"value": 7}))]);
}

/// Which column a property of a distribution or of an amount stands in.
fn columns(property: &str) -> &'static [&'static str] {
    match property {
        "median" => &["Median"],
        "percentile10" => &["10th percentile"],
        "percentile90" => &["90th percentile"],
        "value" => &["As stated"],
        "minValue" => &["As stated", "Minimum"],
        "maxValue" => &["As stated", "Maximum"],
        _ => &[],
    }
}

#[test]
fn a_reader_sees_each_figure_under_the_same_name_and_statistic() {
    let groups = "overall: [{p10: 51000, median: 70000.50, p90: 99000}]\n\
                  by_experience:\n  - {experience: entry, value: 40000..52000}\n  \
                  - {experience: senior, population: Hubs, value: ..256928}\n\
                  by_years: [{years: 0..1, value: 45000}, {years: 15.., min: 60000, max: 170603}]\n";
    pay(groups, |said, rows, small| {
        let mut count = 0;
        for one in said {
            let (columns_of, row) = rows
                .iter()
                .find(|(_, row)| *row.label == one["name"])
                .unwrap_or_else(|| panic!("no row {one}"));
            for limit in &row.limits {
                assert!(one["description"].as_str().unwrap().contains(limit));
            }
            let figures = one["value"].as_object().or(one.as_object()).unwrap();
            for (property, number) in figures {
                let Value::Number(number) = number else {
                    continue;
                };
                count += 1;
                let number = Bound::Point(number.to_string().parse().unwrap());
                let number = Amount::Figure(number, Unit::Plain);
                let dollars = Currency::parse("USD").ok();
                let shown = small.wording().amount(&number, dollars);
                let seen = columns_of.iter().zip(&row.figures).any(|(column, text)| {
                    columns(property).contains(&&**column)
                        && text.contains(shown.trim_end_matches('0'))
                });
                assert!(seen, "{property} {shown}: {row:?}");
            }
        }
        assert_eq!(count, 9);
    });
}

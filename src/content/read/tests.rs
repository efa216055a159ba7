//! What is read of a content file, and what is reported of one that cannot be.

use crate::content::testing::{INDEX, check, check_files, pay};

#[test]
fn a_section_says_what_it_is() {
    check(
        "section: salary",
        &[
            "1:10: error[unknown-value]: `salary` is not a kind of section (did you mean `salaries`?)",
        ],
    );
    check(
        "section: pay",
        &[
            "1:10: error[unknown-value]: `pay` is not a kind of section (known are \
                 `responsibilities`, `requirements`, `entry-routes`, `work-environment`, \
                 `career-path`, `market`, `salaries`, `trends`, `soft-skills`, `practices`, \
                 `challenges`, `article`)",
        ],
    );
    check(
        "section:",
        &[
            "1:8: error[missing-key]: a section has no `section` (add `section:` with one of \
                 `responsibilities`, `requirements`, `entry-routes`, `work-environment`, \
                 `career-path`, `market`, `salaries`, `trends`, `soft-skills`, `practices`, \
                 `challenges`, `article`)",
        ],
    );
    check(
        "place: US",
        &[
            "1:1: error[missing-key]: a section has no `section` (add `section:` with one of \
                 `responsibilities`, `requirements`, `entry-routes`, `work-environment`, \
                 `career-path`, `market`, `salaries`, `trends`, `soft-skills`, `practices`, \
                 `challenges`, `article`)",
        ],
    );
}

#[test]
fn a_section_whose_kind_is_misspelt_is_read_as_what_was_meant() {
    check(
        "section: trend\nitems: [{title: a, direction: up}]",
        &[
            "1:10: error[unknown-value]: `trend` is not a kind of section (did you mean `trends`?)",
            "2:31: error[unknown-value]: `up` is not a direction (known are `rising`, `falling`, \
             `steady`, `new`)",
        ],
    );
}

#[test]
fn an_article_needs_a_title_and_other_sections_do_not() {
    let files = |section| {
        [
            ("content/careers/x/index.md", INDEX),
            ("content/careers/x/a.md", section),
        ]
    };
    check_files(&files("---\nsection: trends\n---\n"), &[]);
    check_files(
        &files("---\nsection: article\n---\n\n# No\n"),
        &[
            "content/careers/x/a.md:2:10: error[missing-key]: an article has no `title` (add \
             `title:` with what it is about)",
            "content/careers/x/a.md:5:1: error[heading-level]: the page's title is its only \
             heading of level 1 (write `##` before this heading)",
        ],
    );
}

#[test]
fn all_mistakes_of_a_section_are_reported_at_once() {
    check(
        "section: trends\n\
             item: []\n\
             items: [a, {title: }, {title: b, direction: up, since: 2026-02-30}]\n\
             draft: yes\n\
             order: 1,000\n\
             reviewed: 2026-02-30\n\
             place: Germany\n\
             sources: x",
        &[
            "2:1: error[unknown-key]: a section of trends has no key `item` (did you mean \
                 `items`?)",
            "3:9: error[wrong-type]: a trend is a map of keys and values, and this is a \
                 single value (write `key: value` lines, or `{key: value, …}`)",
            "3:18: error[missing-key]: a trend has no `title` (add `title:` with its value)",
            "3:45: error[unknown-value]: `up` is not a direction (known are `rising`, \
                 `falling`, `steady`, `new`)",
            "3:56: error[date]: the calendar has no day 2026-02-30 (check the month and the \
                 day)",
            "4:8: error[wrong-value]: `yes` is neither `true` nor `false` (write `true`)",
            "5:8: error[wrong-value]: `1,000` is not a whole number (write `1000`)",
            "6:11: error[date]: the calendar has no day 2026-02-30 (check the month and the \
                 day)",
            "7:8: error[place]: `Germany` is not a country code of ISO 3166 (write a country \
                 `US`, a part of it `US-CA`, or a town `US-CA/San Francisco`)",
            "8:10: error[wrong-type]: a list is wanted here, not a single value (write `[x]`, \
                 or begin each item on a line of its own with `- `)",
        ],
    );
}

#[test]
fn figures_that_are_none_come_with_their_mend() {
    pay(
        "overall:\n\
             - mean: null\n\
             - mean: 70,000\n\
             - mean: 70k-132k\n\
             - mean: $70k\n\
             - mean: 99999999999999999999999999999999999999999\n\
             - mean: NaN\n\
             - mean: -5\n\
             - mean: [5]\n\
             - {mean: 5, period: 2024-34}\n\
             - {mean: 5, sample_size: 12k}\n\
             - {mean: 5, currency: $}\n\
             - {mean: 5, per: annual}\n\
             - {mean: 5, staff: 1-10}\n\
             - 5",
        &[
            "2:3: error[missing-key]: a pay row has no figure (add `value:`, or `mean:`, \
                 `median:` and the like where the source names the statistic)",
            "3:9: error[amount]: an amount has no thousands separator (write `70000`)",
            "4:9: error[amount]: a range is written with two dots (write `70k..132k`)",
            "5:9: error[amount]: an amount has no currency `$` (write `70k`, and say the \
                 currency in `currency:`)",
            "6:9: error[amount]: `99999999999999999999999999999999999999999` is not a number \
                 that can be kept exactly (check its digits)",
            "7:9: error[amount]: `NaN` is not an amount (leave the key out where nothing is \
                 known)",
            "8:9: error[amount]: an amount is not negative (write the number without `-`, or \
                 the range as `a..b`)",
            "9:9: error[wrong-type]: an amount is wanted here, not a list",
            "10:21: error[period]: `2024-34` is no month; years from one to another are \
                 written with two dots (write `2024..2034`)",
            "11:26: error[wrong-value]: `12k` is not a whole number (write digits only)",
            "12:23: error[currency]: `$` is not a currency of ISO 4217 (write `USD`, or the \
                 code of the dollar that is meant)",
            "13:18: error[unknown-value]: `annual` is not a unit of time (known are `hour`, \
                 `day`, `week`, `month`, `year`)",
            "14:20: error[wrong-value]: a range is written with two dots (write `1..10`)",
            "15:3: error[wrong-type]: a pay row is a map of keys and values, and this is a \
                 single value (write `key: value` lines, or `{key: value, …}`)",
        ],
    );
}

/// Checks what is reported of the text of a section, by line and column.
#[track_caller]
fn check_text(text: &str, expected: &[&str]) {
    let path = "content/careers/x/a.md";
    let expected: Vec<_> = expected
        .iter()
        .map(|line| format!("{path}:{line}"))
        .collect();
    let expected: Vec<_> = expected.iter().map(String::as_str).collect();
    check_files(
        &[("content/careers/x/index.md", INDEX), (path, text)],
        &expected,
    );
}

#[test]
fn frontmatter_that_is_none_is_told_apart() {
    let begin = "(begin it with a line `---`, then `section:`, then `---`)";
    let missing =
        |at: &str, words: &str| format!("{at}: error[frontmatter-missing]: {words} {begin}");
    check_text("", &[&missing("1:1", "the file is empty")]);
    check_text(" \n\n", &[&missing("1:1", "the file is empty")]);
    let none = missing("1:1", "the file has no frontmatter");
    check_text("Text\n\n---\n\nmore\n", &[&none]);
    check_text("----\ntitle: A\n----\n", &[&none]);
    check_text(
        "---\ntitle:A\n---\n",
        &["2:6: error[yaml-syntax]: no space follows the colon of this key (write `key: value`)"],
    );
    check_text(
        "+++\ntitle = 'A'\n+++\n",
        &[&missing(
            "1:1",
            "frontmatter stands between lines `---` and is YAML, not between `+++`",
        )],
    );
    check_text(
        "---\n\nA rule above, one below\n\n---\nmore\n",
        &[&missing(
            "3:1",
            "what stands between the first two lines `---` is text, not frontmatter",
        )],
    );
}

#[test]
fn frontmatter_begins_on_the_first_line_ends_and_says_something() {
    check_text(
        "\n \n---\nsection: article\n---\n",
        &[
            "3:1: error[frontmatter-late]: the frontmatter does not begin on the first line \
               (remove the blank lines above it)",
        ],
    );
    check_text(
        "---\nsection: article\n\nText\n",
        &[
            "1:1: error[frontmatter-unclosed]: the frontmatter is opened here and never closed \
               (add a line `---` after its last key)",
        ],
    );
    for text in ["---\n---\n", "---\n# section: article\n---\n"] {
        check_text(
            text,
            &[
                "2:1: error[frontmatter-empty]: the frontmatter says nothing \
                   (add `section:` with what it is about)",
            ],
        );
    }
    check_text(
        "---\n- section: article\n---\n",
        &[
            "2:1: error[wrong-type]: a section is a map of keys and values, and this is a list \
               (write `key: value` lines, or `{key: value, …}`)",
        ],
    );
}

#[test]
fn lines_end_in_any_way_and_a_byte_order_mark_changes_nothing() {
    let unknown = "4:1: error[unknown-key]: an article has no key `foo` (known are `section`, \
                       `title`, `place`, `reviewed`, `sources`, `draft`, `order`)";
    check_text(
        "\u{feff}---\r\nsection: article\r\ntitle: A\r\nfoo: 1\r\n---\r\n",
        &[unknown],
    );
    check_text(
        "---\nsection: article\r\ntitle: A\rfoo: 1\n---\r\nText",
        &[unknown],
    );
    check_text(
        "---\nsection: article\n\ttitle: A\n---\n",
        &[
            "3:1: error[yaml-syntax]: a tab stands where YAML wants spaces \
               (replace the tab by spaces)",
        ],
    );
    check_text(
        "---\nsection: article\ntitle: A\ntitle: B\n---\n",
        &["4:1: error[duplicate-key]: `title` stands twice here (keep one of the two)"],
    );
}

#[test]
fn registries_may_begin_with_a_byte_order_mark() {
    check_files(
        &[
            (
                "content/skills.yaml",
                "\u{feff}a: {name: A}\r\nb: {nam: B}\r\n",
            ),
            ("content/industries.yaml", ""),
            ("content/sources.yaml", "- a\n"),
        ],
        &[
            "content/skills.yaml:2:5: error[unknown-key]: a skill has no key `nam` \
                 (did you mean `name`?)",
            "content/sources.yaml:1:1: error[wrong-type]: a map of ids is wanted here \
                 (write each entry as `name: …`, the names being of your choice)",
        ],
    );
}

#[test]
fn old_addresses_stay_within_the_site() {
    let long = "a".repeat(300);
    check_files(
        &[(
            "content/careers/x/index.md",
            &format!(
                "---\ntitle: X\nsummary: S\nredirect_from: [../a, /a/../b, \"/a\\0b\", /{long}/, /数据/]\n---\n"
            ),
        )],
        &[
            "content/careers/x/index.md:4:17: error[redirect]: an old address begins with `/` \
                 (write it as `/old-name/`)",
            "content/careers/x/index.md:4:23: error[redirect]: no part of an old address begins \
                 with a dot (write it as `/old-name/`)",
            "content/careers/x/index.md:4:32: error[redirect]: an old address cannot hold `\\0` \
                 (write it as `/old-name/`)",
            "content/careers/x/index.md:4:41: error[redirect]: a part of this address is longer \
                 than 200 bytes (leave it out: no page can be written there)",
        ],
    );
}

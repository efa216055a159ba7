//! Rows of figures: each amount as data, and as an English page shows it.

/// An amount in YAML, and as the text of a link that cites it.
pub(super) struct Amount {
    yaml: String,
    shown: String,
}

/// A row of pay, or a claim.
pub(super) struct Row {
    id: String,
    /// What stands before the figures: facets, metric.
    before: String,
    figures: Vec<(&'static str, Amount)>,
    /// What stands behind them: period, source, comparators.
    after: String,
}

impl Row {
    pub(super) fn new(
        id: &str,
        before: &str,
        figures: Vec<(&'static str, Amount)>,
        after: &str,
    ) -> Self {
        Self {
            id: id.to_owned(),
            before: before.to_owned(),
            figures,
            after: after.to_owned(),
        }
    }

    /// The row as an item of a YAML list.
    fn yaml(&self) -> String {
        let mut parts = vec![format!("id: {}", self.id)];
        parts.extend((!self.before.is_empty()).then(|| self.before.clone()));
        for (statistic, amount) in &self.figures {
            parts.push(format!("{statistic}: {}", amount.yaml));
        }
        parts.extend((!self.after.is_empty()).then(|| self.after.clone()));
        format!("  - {{{}}}\n", parts.join(", "))
    }

    /// A link to the row's first figure, from the same career.
    pub(super) fn cited(&self) -> String {
        self.cited_at("")
    }

    /// A link to the row's first figure, from any page: `in_career` is the slug of its career.
    pub(super) fn cited_from_afar(&self, in_career: &str) -> String {
        self.cited_at(&format!("{in_career}/"))
    }

    fn cited_at(&self, career: &str) -> String {
        let id = &self.id;
        match self.figures.as_slice() {
            [] => String::new(),
            [(_, amount)] => format!("[{}](figure:{career}{id})", amount.shown),
            [(first, amount), ..] => format!("[{}](figure:{career}{id}.{first})", amount.shown),
        }
    }
}

/// A key with its rows, as YAML.
pub(super) fn rows<'a>(key: &str, rows: impl IntoIterator<Item = &'a Row>) -> String {
    let rows: String = rows.into_iter().map(Row::yaml).collect();
    format!("{key}:\n{rows}")
}

pub(super) fn dollars(amount: u64) -> Amount {
    Amount {
        yaml: amount.to_string(),
        shown: format!("${}", grouped(amount)),
    }
}

pub(super) fn dollar_range(low: u64, high: u64) -> Amount {
    Amount {
        yaml: format!("{low}..{high}"),
        shown: format!("${}–${}", grouped(low), grouped(high)),
    }
}

/// So many hundred thousand dollars at most, from a million on.
pub(super) fn millions_at_most(tenths: u64) -> Amount {
    Amount {
        yaml: format!("..{tenths}00000"),
        shown: format!("up to ${} million", tenth(tenths)),
    }
}

pub(super) fn about_millions(millions: u64) -> Amount {
    Amount {
        yaml: format!("~{millions}M"),
        shown: format!("about {millions} million"),
    }
}

pub(super) fn count(amount: u64) -> Amount {
    Amount {
        yaml: amount.to_string(),
        shown: grouped(amount),
    }
}

pub(super) fn percent(amount: u64) -> Amount {
    Amount {
        yaml: format!("{amount}%"),
        shown: format!("{amount}%"),
    }
}

pub(super) fn percent_range(low: u64, high: u64) -> Amount {
    Amount {
        yaml: format!("{low}..{high}%"),
        shown: format!("{low}–{high}%"),
    }
}

pub(super) fn words(words: &str) -> Amount {
    Amount {
        yaml: words.to_owned(),
        shown: words.to_owned(),
    }
}

/// A number with the thousands separators of English.
fn grouped(number: u64) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", grouped(number / 1000), number % 1000),
    }
}

/// A number of tenths: `2.9`, and `2` for twenty.
fn tenth(tenths: u64) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{rest}", tenths / 10),
    }
}

//! Views of claims about the labour market, in rows. What is drawn of them is decided in `charts`.

use super::pay::Shown;
use super::scope::Scope;
use super::views::{ClaimView, ClaimsView, LinkView};
use crate::content::Claim;
use crate::site::ClaimRow;
use crate::source::Spanned;

impl<'r> Scope<'r> {
    /// The claims of a section, their comparators behind each.
    pub(super) fn claims(&mut self, shown: Shown<'r>, id: String) -> ClaimsView {
        let all: Vec<ClaimRow<'_>> = ClaimRow::in_section(shown.section).collect();
        let mut own = "";
        let rows = all.iter().map(|row| {
            let metric = &*row.claim.metric.value;
            if !row.comparator {
                own = metric;
            }
            self.claim(shown, row, metric == own)
        });
        let mut rows: Vec<ClaimView> = rows.collect();
        ClaimsView {
            id,
            name: String::new(),
            chart: self.claims_chart(&all, &mut rows),
            rows,
        }
    }

    /// A claim; `is_like_own` says that it counts what the row counts that it stands behind.
    fn claim(&mut self, shown: Shown<'r>, row: &ClaimRow<'r>, is_like_own: bool) -> ClaimView {
        let claim = row.claim;
        let wording = self.wording();
        let place = claim.place.as_ref().map(|it| wording.place(&it.value));
        let period = claim.period.map(|it| wording.period(it.value));
        let kind = claim.kind.map(|it| wording.word("claim", it.as_str()));
        let value = wording.amount_in_digits(&claim.value.value, None);
        let mut view = ClaimView {
            id: row.anchor(),
            title: String::new(),
            limits: Vec::new(),
            metric: self.metric(&claim.metric.value),
            value: self.rate(value, claim),
            label: text(claim.label.as_deref()),
            population: text(claim.population.as_deref()),
            place: place.unwrap_or_default(),
            period: period.unwrap_or_default(),
            kind: kind.unwrap_or_default(),
            marks: Vec::new(),
            off: false,
            comparator: row.comparator,
            note: self.prose(shown.origin, claim.note.as_deref()),
            source: self.cite(claim.source.as_ref()),
        };
        name(&mut view, is_like_own);
        self.claim_rests(&view, claim);
        view
    }

    /// Notes that a claim rests on its source.
    fn claim_rests(&mut self, view: &ClaimView, claim: &'r Claim) {
        let whom = if view.comparator {
            &*view.population
        } else {
            ""
        };
        let title = self.list([view.metric.clone(), whom.to_owned()]);
        let figures = [("title", &*title), ("figures", &*view.value)];
        let title = self.wording().text("figures_of", &figures);
        let href = format!("#{}", view.id);
        self.rests_on(claim.source.as_ref(), LinkView { title, href });
    }

    pub(super) fn claim_value(&self, claim: &Claim) -> String {
        self.rate(self.wording().amount(&claim.value.value, None), claim)
    }

    /// What a claim says, with the time that a rate counts by.
    fn rate(&self, text: String, claim: &Claim) -> String {
        match claim.per {
            Some(per) => self.per(&text, per.value),
            None => text,
        }
    }
}

/// Fills in what a claim's row is called, and what else is said of it. Rows for comparison are told
/// apart by those whom they speak of, which therefore lead.
fn name(view: &mut ClaimView, is_like_own: bool) {
    let leads = view.comparator && !view.population.is_empty();
    let (title, second) = match leads {
        true => (&view.population, &view.metric),
        false => (&view.metric, &view.population),
    };
    let is_said = !(leads && is_like_own);
    let second = is_said.then_some(second);
    let limits = second.into_iter().chain([&view.place, &view.kind]);
    view.limits = limits.filter(|it| !it.is_empty()).cloned().collect();
    view.title = title.clone();
}

fn text(text: Option<&Spanned<Box<str>>>) -> String {
    text.map(|text| text.to_string()).unwrap_or_default()
}

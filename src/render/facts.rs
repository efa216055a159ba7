//! Facts: what is said in a few words beside a career or an item.

use super::scope::Scope;
use super::views::FactView;
use crate::content::{Career, Id, Moment, OccupationCodes, OneOrMore, Payload, Takes};
use crate::site::{Outlook, PayHeadline};
use crate::source::Spanned;

impl FactView {
    /// A fact that says no more than its value.
    pub(super) fn new(kind: &str, label: String, value: String) -> Self {
        Self {
            kind: kind.to_owned(),
            label,
            value,
            detail: String::new(),
            href: None,
            source: None,
        }
    }
}

impl<'r> Scope<'r> {
    pub(super) fn facts(&mut self, career: &'r Career) -> Vec<FactView> {
        let pay = PayHeadline::of(career).map(|found| self.pay_fact(career, &found));
        let outlook = Outlook::of(career).map(|found| self.outlook_fact(&found));
        let education = self.education_fact(career);
        let levels = self.levels_fact(career);
        let reviewed = career
            .head
            .reviewed
            .map(|day| self.fact("reviewed", self.moment(Moment::On(day.value)).text));
        [pay, outlook, education, levels, reviewed]
            .into_iter()
            .flatten()
            .collect()
    }

    /// The figure of pay that stands for a career, with all that says what it is.
    pub(super) fn pay_fact(&mut self, career: &'r Career, found: &PayHeadline<'r>) -> FactView {
        let row = found.row;
        let wording = self.wording();
        let text = wording.amount(found.amount, Some(row.currency().value));
        let facets = row.facets.iter().map(|it| self.facet(career, &it.value));
        let details = std::iter::once(wording.word("statistic", found.statistic.as_str()))
            .chain(facets)
            .chain([self.pay_kind(row)])
            .chain(row.place().map(|place| wording.place(&place.value)))
            .chain(row.period().map(|period| wording.period(period.value)));
        let detail = self.list(details);
        let mut fact = self.fact("pay", self.per(&text, row.per().value));
        fact.detail = detail;
        fact.href = Some(format!("#{}", found.anchor()));
        fact.source = Some(self.cite(row.source()));
        fact
    }

    /// The claim that says how a career will fare, with all that says what it is.
    pub(super) fn outlook_fact(&mut self, found: &Outlook<'r>) -> FactView {
        let claim = found.claim;
        let wording = self.wording();
        let details = [
            Some(self.metric(&claim.metric.value)),
            claim.population.as_ref().map(|it| it.to_string()),
            claim.kind.map(|kind| wording.word("claim", kind.as_str())),
            claim
                .place
                .as_ref()
                .map(|place| wording.place(&place.value)),
            claim.period.map(|period| wording.period(period.value)),
        ];
        let mut fact = self.fact("outlook", self.claim_value(claim));
        fact.detail = self.list(details.into_iter().flatten());
        fact.href = Some(format!("#{}", found.anchor()));
        fact.source = Some(self.cite(claim.source.as_ref()));
        fact
    }

    pub(super) fn education_fact(&self, career: &Career) -> Option<FactView> {
        let (section, entry) =
            career
                .sections
                .iter()
                .find_map(|section| match &section.payload {
                    Payload::Requirements(it) => it.education.first().map(|entry| (section, entry)),
                    _ => None,
                })?;
        let titles: Vec<&str> = entry
            .qualifications()
            .iter()
            .map(|title| &*title.value)
            .collect();
        let mut fact = self.fact("education", self.alternatives(&titles));
        fact.href = Some(format!("#{}", section.id));
        Some(fact)
    }

    pub(super) fn levels_fact(&self, career: &Career) -> Option<FactView> {
        let (section, count) =
            career
                .sections
                .iter()
                .find_map(|section| match &section.payload {
                    Payload::CareerPath(it) if !it.levels.is_empty() => {
                        Some((section, it.levels.len()))
                    }
                    _ => None,
                })?;
        let mut fact = self.fact("levels", self.wording().number(count));
        fact.href = Some(format!("#{}", section.id));
        Some(fact)
    }

    pub(super) fn occupation_codes(&self, codes: &OccupationCodes) -> Vec<FactView> {
        self.codes(named(codes))
    }

    /// The codes of the classifications that are known, each named by the message `code_<key>`.
    pub(super) fn codes<'a>(
        &self,
        all: impl IntoIterator<Item = (&'a str, Option<&'a OneOrMore>)>,
    ) -> Vec<FactView> {
        let known = all.into_iter().filter_map(|(key, it)| Some((key, it?)));
        known
            .map(|(key, codes)| {
                let label = self.wording().text(&format!("code_{key}"), &[]);
                let value = self.list(codes.0.iter().map(|code| code.to_string()));
                FactView::new(key, label, value)
            })
            .collect()
    }

    pub(super) fn fact(&self, kind: &str, value: String) -> FactView {
        let label = self.wording().text(&format!("fact_{kind}"), &[]);
        FactView::new(kind, label, value)
    }

    pub(super) fn words_fact(&self, kind: &str, words: &[Spanned<Box<str>>]) -> Option<FactView> {
        let list = || self.list(words.iter().map(|word| word.to_string()));
        (!words.is_empty()).then(|| self.fact(kind, list()))
    }

    pub(super) fn level_fact(
        &self,
        career: &Career,
        level: Option<&Spanned<Id>>,
    ) -> Option<FactView> {
        level.map(|level| self.fact("level", self.level_title(career, level).to_owned()))
    }

    pub(super) fn after_fact(
        &self,
        career: &Career,
        after: Option<&Spanned<Id>>,
    ) -> Option<FactView> {
        after.map(|level| self.fact("after", self.level_title(career, level).to_owned()))
    }

    pub(super) fn takes(&self, takes: Takes) -> String {
        let months = |months: u16| match months.is_multiple_of(12) {
            true => self
                .wording()
                .counted("span_years", usize::from(months / 12)),
            false => self.wording().counted("span_months", usize::from(months)),
        };
        let (least, most) = (months(takes.least.months), months(takes.most.months));
        match takes.least == takes.most {
            true => least,
            false => self
                .wording()
                .text("span_range", &[("from", &least), ("to", &most)]),
        }
    }
}

/// The codes of an occupation, each list by its key.
pub(super) fn named(codes: &OccupationCodes) -> [(&'static str, Option<&OneOrMore>); 9] {
    [
        ("onet_soc", codes.onet_soc.as_ref()),
        ("soc_2018", codes.soc_2018.as_ref()),
        ("isco_08", codes.isco_08.as_ref()),
        ("esco", codes.esco.as_ref()),
        ("uk_soc_2020", codes.uk_soc_2020.as_ref()),
        ("kldb_2010", codes.kldb_2010.as_ref()),
        ("rome_4", codes.rome_4.as_ref()),
        ("noc_2021", codes.noc_2021.as_ref()),
        ("nco_2015", codes.nco_2015.as_ref()),
    ]
}

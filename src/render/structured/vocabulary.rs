//! The terms of schema.org that pages use, as types: what is not here, no page can say.
//!
//! Data only. Each struct is a type of the vocabulary, its fields the properties that are filled;
//! the test `structured` of `tests/it` holds which properties a type has and what they may hold.

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// What one page says to machines.
#[derive(Serialize)]
pub(super) struct Document {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Node>,
}

impl Document {
    pub(super) fn new(graph: Vec<Node>) -> Self {
        Self {
            context: "https://schema.org",
            graph,
        }
    }
}

/// Something that a page describes.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Node {
    WebSite(WebSite),
    Occupation(Box<Occupation>),
    Breadcrumbs(BreadcrumbList),
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase", rename = "WebSite")]
pub(super) struct WebSite {
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
    pub(super) in_language: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) publisher: Option<Organization>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "Organization")]
pub(super) struct Organization {
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase", rename = "BreadcrumbList")]
pub(super) struct BreadcrumbList {
    pub(super) item_list_element: Vec<ListItem>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "ListItem")]
pub(super) struct ListItem {
    pub(super) position: usize,
    pub(super) name: String,
    /// Absent where the site does not know its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) item: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase", rename = "WebPage")]
pub(super) struct WebPage {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
    pub(super) name: String,
    pub(super) in_language: String,
    /// The day of the last review. When a page was first published or last changed is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) last_reviewed: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase", rename = "Occupation")]
pub(super) struct Occupation {
    pub(super) name: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) alternate_name: Vec<String>,
    pub(super) description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) occupation_location: Option<Area>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) occupational_category: Vec<CategoryCode>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) estimated_salary: Vec<Salary>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) responsibilities: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) education_requirements: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) qualifications: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) skills: Vec<String>,
    pub(super) main_entity_of_page: WebPage,
}

/// Where an occupation is described: a country, or a part of one.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all_fields = "camelCase")]
pub(super) enum Area {
    Country {
        name: String,
    },
    AdministrativeArea {
        name: String,
        contained_in_place: Box<Area>,
    },
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase", rename = "CategoryCode")]
pub(super) struct CategoryCode {
    pub(super) code_value: String,
    pub(super) in_code_set: CategoryCodeSet,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "CategoryCodeSet")]
pub(super) struct CategoryCodeSet {
    pub(super) name: String,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Salary {
    Distribution(Box<MonetaryAmountDistribution>),
    Amount(Box<MonetaryAmount>),
}

/// Percentiles of pay, for whom and when as the row of the page says it.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "MonetaryAmountDistribution")]
pub(super) struct MonetaryAmountDistribution {
    pub(super) name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
    pub(super) currency: String,
    pub(super) duration: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) percentile10: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) percentile25: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) median: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) percentile75: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) percentile90: Option<Number>,
}

/// Pay of which a source says one number, or how far it goes, and no statistic.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "MonetaryAmount")]
pub(super) struct MonetaryAmount {
    pub(super) name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
    pub(super) currency: String,
    pub(super) value: QuantitativeValue,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase", rename = "QuantitativeValue")]
pub(super) struct QuantitativeValue {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) min_value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max_value: Option<Number>,
    pub(super) unit_text: &'static str,
}

/// An exact decimal with the digits that were written; never binary floating point.
#[derive(Clone, Copy)]
pub(super) struct Number(pub(super) Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let digits = RawValue::from_string(self.0.to_string());
        digits
            .map_err(serde::ser::Error::custom)?
            .serialize(serializer)
    }
}

//! Places and currencies: where a figure holds, and in what it is counted.
//!
//! `US`, `US-CA`, `US-CA/San Francisco`: ISO 3166-1, ISO 3166-2, and a name in words.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::codes::{COUNTRIES, CURRENCIES};
use crate::diagnostics::{Code, Diagnostics};
use crate::yaml::{Decode, Mistake, Node, Shape, parsed};

/// Where a figure holds: a country, a part of it, or a town.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct Place(Box<str>);

impl Place {
    /// Reads a place from its source text.
    ///
    /// # Errors
    /// What is wrong, and the mend.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let (region, town) = match text.split_once('/') {
            Some((region, town)) => (region, Some(town)),
            None => (text, None),
        };
        let (country, part) = match region.split_once('-') {
            Some((country, part)) => (country, Some(part)),
            None => (region, None),
        };
        check_country(country)?;
        let is_part = |part: &str| {
            (1..=3).contains(&part.len())
                && part
                    .bytes()
                    .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        };
        if part.is_some_and(|part| !is_part(part)) {
            return Err(form(format!("`{region}` is not a part of a country")));
        }
        if town
            .is_some_and(|town| town.trim() != town || town.is_empty() || town.contains(['/', ',']))
        {
            return Err(form(
                "after `/` stands the name of one town or area, without commas".to_owned(),
            ));
        }
        Ok(Self(text.into()))
    }

    /// As it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The country's code, ISO 3166-1 alpha-2.
    #[must_use]
    pub fn country(&self) -> &str {
        self.0.get(..2).unwrap_or(&self.0)
    }

    /// Whether `other` is a part of this place, or the same.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        let rest = other.0.strip_prefix(&*self.0);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '/']))
    }

    /// The name of the town or area, where there is one.
    #[must_use]
    pub fn town(&self) -> Option<&str> {
        self.0.split_once('/').map(|(_, town)| town)
    }
}

fn check_country(country: &str) -> Result<(), Mistake> {
    if listed(COUNTRIES, 2, country) {
        return Ok(());
    }
    let upper = country.to_ascii_uppercase();
    Err(match country {
        "UK" => (
            "`UK` is not a country code of ISO 3166".to_owned(),
            "write `GB`".to_owned(),
        ),
        _ if listed(COUNTRIES, 2, &upper) => (
            format!("country codes are written large, not `{country}`"),
            format!("write `{upper}`"),
        ),
        _ => form(format!("`{country}` is not a country code of ISO 3166")),
    })
}

fn form(message: String) -> Mistake {
    (
        message,
        "write a country `US`, a part of it `US-CA`, or a town `US-CA/San Francisco`".to_owned(),
    )
}

/// Whether a code is in a list of codes of `width` letters, which stand in the order of the
/// alphabet, a space between each two.
fn listed(list: &str, width: usize, code: &str) -> bool {
    if code.len() != width {
        return false;
    }
    let at = |index: usize| {
        list.as_bytes()
            .get(index * (width + 1)..index * (width + 1) + width)
    };
    let (mut low, mut high) = (0, list.len() / (width + 1) + 1);
    while low < high {
        let middle = low.midpoint(high);
        match at(middle).map(|known| known.cmp(code.as_bytes())) {
            Some(Ordering::Equal) => return true,
            Some(Ordering::Less) => low = middle + 1,
            Some(Ordering::Greater) | None => high = middle,
        }
    }
    false
}

impl Decode for Place {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "place",
            example: "US-CA/San Francisco",
            forms: &[
                ("US", "a country, by its two letters of ISO 3166-1"),
                ("US-CA", "a part of a country, by its code of ISO 3166-2"),
                (
                    "US-CA/San Francisco",
                    "a town or area of either, by its name; never with a comma",
                ),
            ],
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        parsed(node, "a place", Code::Place, Self::parse, found)
    }
}

/// A currency, ISO 4217.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The code that ISO 4217 has for what is in no currency.
    pub const NONE: Self = Self(*b"XXX");

    /// Reads a currency from its source text.
    ///
    /// # Errors
    /// What is wrong, and the mend.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        match <[u8; 3]>::try_from(text.as_bytes()) {
            Ok(code) if listed(CURRENCIES, 3, text) => Ok(Self(code)),
            _ => {
                let upper = text.to_ascii_uppercase();
                let mend = match text {
                    _ if listed(CURRENCIES, 3, &upper) => format!("write `{upper}`"),
                    "$" => "write `USD`, or the code of the dollar that is meant".to_owned(),
                    "€" => "write `EUR`".to_owned(),
                    "£" => "write `GBP`".to_owned(),
                    _ => "write its three letters, such as `USD`, `EUR` or `GBP`".to_owned(),
                };
                Err((format!("`{text}` is not a currency of ISO 4217"), mend))
            }
        }
    }

    /// The three letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Only letters of the list above come in, and they are ASCII.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl Decode for Currency {
    fn shape() -> Shape {
        Shape::Scalar {
            name: "currency",
            example: "USD",
            forms: &[("USD", "its three letters of ISO 4217")],
        }
    }

    fn decode(node: &Node, found: &mut Diagnostics) -> Option<Self> {
        parsed(node, "a currency", Code::Currency, Self::parse, found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_countries_parts_and_towns() {
        for text in [
            "US",
            "US-CA",
            "DE-BY",
            "FR-75",
            "US-CA/San Francisco",
            "GB/London",
        ] {
            assert_eq!(
                Place::parse(text).map(|place| place.as_str().to_owned()),
                Ok(text.to_owned())
            );
        }
        assert_eq!(
            Place::parse("US-CA/San Francisco").unwrap().town(),
            Some("San Francisco")
        );
        assert_eq!(Place::parse("US-CA").unwrap().country(), "US");
    }

    #[test]
    fn a_place_contains_its_parts() {
        for (place, other, expected) in [
            ("US", "US", true),
            ("US", "US-CA", true),
            ("US", "US/Springfield", true),
            ("US-CA", "US-CA/San Francisco", true),
            ("US-CA", "US", false),
            ("US-C", "US-CA", false),
            ("US", "IN", false),
        ] {
            let [place, other] = [place, other].map(|text| Place::parse(text).unwrap());
            assert_eq!(place.contains(&other), expected, "{place:?} {other:?}");
        }
    }

    #[test]
    fn what_is_no_place_comes_with_its_mend() {
        for (text, start) in [
            ("us", "write `US`"),
            ("UK", "write `GB`"),
            ("XX", "write a country"),
            ("US-California", "write a country"),
            ("US/San Francisco, CA", "write a country"),
            ("US/", "write a country"),
            ("", "write a country"),
        ] {
            let mend = Place::parse(text).unwrap_err().1;
            assert!(mend.starts_with(start), "{text}: {mend}");
        }
    }

    #[test]
    fn every_code_of_the_lists_is_found_and_no_other() {
        for (list, width) in [(COUNTRIES, 2), (CURRENCIES, 3)] {
            let codes: Vec<&str> = list.split(' ').collect();
            assert!(codes.is_sorted() && codes.iter().all(|code| code.len() == width));
            assert!(codes.iter().all(|code| listed(list, width, code)));
            for wrong in ["", "A", "AAA", "ZZ", "ZZZ", "  ", "D A"] {
                assert_eq!(
                    listed(list, width, wrong),
                    codes.contains(&wrong),
                    "{wrong}"
                );
            }
        }
    }

    #[test]
    fn currencies_are_three_letters_of_the_list() {
        assert_eq!(Currency::parse("USD").unwrap().as_str(), "USD");
        for (text, mend) in [("usd", "write `USD`"), ("€", "write `EUR`")] {
            assert_eq!(Currency::parse(text).unwrap_err().1, mend);
        }
        assert!(Currency::parse("DOLLAR").is_err() && Currency::parse("ABC").is_err());
    }
}

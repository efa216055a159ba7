//! Data: where a language puts a currency and a percent sign, and the signs of currencies.
//!
//! A small part of CLDR, which ICU4X does not offer in its stable interface yet. This module
//! formats nothing.

/// The no-break space.
pub(super) const NBSP: &str = "\u{a0}";

/// Where a sign stands and what parts it from the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Before the number, with this between them.
    Before(&'static str),
    /// After the number, with this between them.
    After(&'static str),
}

/// How a language, or one region of it, writes money and percentages.
#[derive(Clone, Copy, Debug)]
pub(super) struct Convention {
    /// `de`, or `de-CH`, which comes before `de` in the table.
    tag: &'static str,
    pub(super) money: Place,
    pub(super) percent: Place,
}

/// A currency: its sign at home, and its sign elsewhere.
struct Currency {
    code: &'static str,
    home_sign: &'static str,
    sign: &'static str,
    /// Regions whose readers take the sign at home for this currency.
    home: &'static [&'static str],
}

const TIGHT: Place = Place::Before("");
const SPACED: Place = Place::Before(NBSP);
const BEHIND: Place = Place::After(NBSP);
const PERCENT: Place = Place::After("");
const BEHIND_TIGHT: Place = Place::After("");

const fn row(tag: &'static str, money: Place, percent: Place) -> Convention {
    Convention {
        tag,
        money,
        percent,
    }
}

/// What holds for a language that the table does not have: the root of CLDR.
const ROOT: Convention = row("und", SPACED, PERCENT);

const CONVENTIONS: &[Convention] = &[
    row("bg", BEHIND, PERCENT),
    row("bn", BEHIND_TIGHT, PERCENT),
    row("ca", BEHIND, BEHIND),
    row("cs", BEHIND, BEHIND),
    row("da", BEHIND, BEHIND),
    row("de-AT", SPACED, BEHIND),
    row("de-CH", SPACED, PERCENT),
    row("de", BEHIND, BEHIND),
    row("el", BEHIND, PERCENT),
    row("en", TIGHT, PERCENT),
    row("es-MX", TIGHT, PERCENT),
    row("es-US", TIGHT, BEHIND),
    row("es", BEHIND, BEHIND),
    row("et", BEHIND, PERCENT),
    row("fi", BEHIND, BEHIND),
    row("fr", BEHIND, Place::After("\u{202f}")),
    row("gu", TIGHT, PERCENT),
    row("hi", TIGHT, PERCENT),
    row("hr", BEHIND, BEHIND),
    row("hu", BEHIND, PERCENT),
    row("it", BEHIND, PERCENT),
    row("ja", TIGHT, PERCENT),
    row("kn", TIGHT, PERCENT),
    row("ko", TIGHT, PERCENT),
    row("lt", BEHIND, BEHIND),
    row("lv", BEHIND, PERCENT),
    row("ml", TIGHT, PERCENT),
    row("mr", TIGHT, PERCENT),
    row("nb", BEHIND, BEHIND),
    row("nl", SPACED, PERCENT),
    row("pl", BEHIND, PERCENT),
    row("pt-PT", BEHIND, PERCENT),
    row("pt", SPACED, PERCENT),
    row("ro", BEHIND, BEHIND),
    row("ru", BEHIND, BEHIND),
    row("sk", BEHIND, BEHIND),
    row("sl", BEHIND, BEHIND),
    row("sv", BEHIND, BEHIND),
    row("ta", TIGHT, PERCENT),
    row("te", TIGHT, PERCENT),
    row("th", TIGHT, PERCENT),
    row("tr", TIGHT, Place::Before("")),
    row("uk", BEHIND, PERCENT),
    row("vi", BEHIND, PERCENT),
    row("zh", TIGHT, PERCENT),
];

const fn coin(
    code: &'static str,
    home_sign: &'static str,
    sign: &'static str,
    home: &'static [&'static str],
) -> Currency {
    Currency {
        code,
        home_sign,
        sign,
        home,
    }
}

/// A plain `$` is the dollar of the reader's region; where that region has none, it is the US
/// dollar. `¥` and `£` follow the same rule.
const CURRENCIES: &[Currency] = &[
    coin("AUD", "$", "A$", &["AU"]),
    coin("BRL", "R$", "R$", &[]),
    coin("CAD", "$", "CA$", &["CA"]),
    coin("CNY", "¥", "CN¥", &["CN"]),
    coin("CZK", "Kč", "Kč", &[]),
    coin("DKK", "kr.", "DKK", &["DK"]),
    coin("EUR", "€", "€", &[]),
    coin("GBP", "£", "£", &[]),
    coin("HKD", "$", "HK$", &["HK"]),
    coin("ILS", "₪", "₪", &[]),
    coin("INR", "₹", "₹", &[]),
    coin("JPY", "¥", "¥", &[]),
    coin("KRW", "₩", "₩", &[]),
    coin("MXN", "$", "MX$", &["MX"]),
    coin("NOK", "kr", "NOK", &["NO"]),
    coin("NZD", "$", "NZ$", &["NZ"]),
    coin("PHP", "₱", "₱", &[]),
    coin("PLN", "zł", "zł", &[]),
    coin("SEK", "kr", "SEK", &["SE"]),
    coin("SGD", "$", "S$", &["SG"]),
    coin("TRY", "₺", "₺", &[]),
    coin("TWD", "$", "NT$", &["TW"]),
    coin("UAH", "₴", "₴", &[]),
    coin("USD", "$", "$", &["US"]),
    coin("VND", "₫", "₫", &[]),
];

/// The convention of a region of a language, else of the language, else of all.
pub(super) fn convention(language: &str, region: Option<&str>) -> Convention {
    let find = |tag: &str| CONVENTIONS.iter().find(|row| row.tag == tag).copied();
    region
        .and_then(|region| find(&format!("{language}-{region}")))
        .or_else(|| find(language))
        .unwrap_or(ROOT)
}

/// The sign of a currency for a reader in `region`; `None` if the table does not have it.
pub(super) fn sign(code: &str, region: Option<&str>) -> Option<&'static str> {
    let currency = CURRENCIES.iter().find(|currency| currency.code == code)?;
    let home_of = |currency: &Currency| region.is_some_and(|r| currency.home.contains(&r));
    if home_of(currency) {
        return Some(currency.home_sign);
    }
    let taken = CURRENCIES
        .iter()
        .any(|other| home_of(other) && other.home_sign == currency.sign);
    Some(match (taken, currency.code) {
        (false, _) => currency.sign,
        (true, "USD") => "US$",
        (true, "JPY") => "JP¥",
        // The sign of the reader's own currency would mislead; the code does not.
        (true, _) => currency.code,
    })
}

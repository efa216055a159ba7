//! How values are packed whose types are not ours, or would be packed as more than they are.
//!
//! Everything else derives it. What is read back is checked: a number, a day or an id that cannot
//! be is an error.

use jiff::civil::Date;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Day, Id};

/// Decimals as they were written, with their last zeros: digits, decimals, sign.
pub(super) mod decimal {
    use rust_decimal::Decimal;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// Beside the number of decimals, which is at most 28.
    const NEGATIVE: u8 = 0x80;

    pub(in super::super) fn serialize<S: Serializer>(
        number: &Decimal,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        let sign = match number.is_sign_negative() {
            true => NEGATIVE,
            false => 0,
        };
        // A decimal has at most 28 decimals.
        let scale = u8::try_from(number.scale()).unwrap_or_default();
        (scale | sign, number.mantissa().unsigned_abs()).serialize(to)
    }

    pub(in super::super) fn deserialize<'d, D: Deserializer<'d>>(
        from: D,
    ) -> Result<Decimal, D::Error> {
        let (form, digits) = <(u8, u128)>::deserialize(from)?;
        let scale = u32::from(form & !NEGATIVE);
        let digits = i128::try_from(digits).map_err(D::Error::custom)?;
        let mut number =
            Decimal::try_from_i128_with_scale(digits, scale).map_err(D::Error::custom)?;
        number.set_sign_negative(form & NEGATIVE != 0);
        Ok(number)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.as_str().serialize(to)
    }
}

impl<'d> Deserialize<'d> for Id {
    fn deserialize<D: Deserializer<'d>>(from: D) -> Result<Self, D::Error> {
        let text = <&str>::deserialize(from)?;
        Self::parse(text).map_err(|(message, _)| D::Error::custom(message))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (self.0.year(), self.0.month(), self.0.day()).serialize(to)
    }
}

impl<'d> Deserialize<'d> for Day {
    fn deserialize<D: Deserializer<'d>>(from: D) -> Result<Self, D::Error> {
        let (year, month, day) = <(i16, i8, i8)>::deserialize(from)?;
        Date::new(year, month, day)
            .map(Self)
            .map_err(D::Error::custom)
    }
}

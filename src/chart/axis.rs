//! Axes: a scale of round numbers that takes in zero, and places along it.
//!
//! All is exact until a place is rounded to a thousandth of the axis, so that the same numbers give
//! the same chart everywhere. Numbers too large or too small to count with have no axis.

use std::fmt;

use rust_decimal::{Decimal, prelude::ToPrimitive};

/// A place along an axis: thousandths of its length from its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(u16);

impl Place {
    /// Where an axis begins.
    pub const START: Self = Self(0);
    /// Where it ends.
    pub const END: Self = Self(1000);
    /// Half way.
    pub const MIDDLE: Self = Self(500);

    /// The same place, counted from the end.
    #[must_use]
    pub const fn from_end(self) -> Self {
        Self(1000 - self.0)
    }

    /// How far it is from here to a place behind it.
    #[must_use]
    pub const fn until(self, other: Self) -> Self {
        Self(other.0.saturating_sub(self.0))
    }

    /// The place in the middle between two.
    #[must_use]
    pub const fn middle(self, other: Self) -> Self {
        Self(self.0.midpoint(other.0))
    }
}

/// In hundredths: `12.7`, `50`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 10, self.0 % 10) {
            (whole, 0) => write!(f, "{whole}"),
            (whole, tenths) => write!(f, "{whole}.{tenths}"),
        }
    }
}

/// A scale of round numbers in equal steps, with zero among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Axis {
    step: Decimal,
    /// Steps below zero.
    below: u8,
    /// Steps above zero.
    above: u8,
    length: Decimal,
}

/// A round number of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The number.
    pub number: Decimal,
    /// Where it stands.
    pub at: Place,
    /// Whether there is room for its words on the narrowest page.
    pub is_labelled: bool,
}

/// The most steps that an axis has, and the most whose numbers all have room.
const MOST_STEPS: u8 = 6;
const MOST_LABELLED: u8 = 3;
/// How many are preferred where several end at the same number.
const BEST_STEPS: u8 = 4;

/// What the first digits of a step may be.
const ROUND: [i64; 4] = [10, 20, 25, 50];

impl Axis {
    /// The axis from zero to `low` below and `high` above it with the least room left over; `None`
    /// where there is no number but zero.
    #[must_use]
    pub fn over(low: Decimal, high: Decimal) -> Option<Self> {
        let (low, high) = (low.min(Decimal::ZERO), high.max(Decimal::ZERO));
        let size = magnitude(high.checked_sub(low)?)?;
        let powers = [size - 3, size - 2];
        let steps = powers
            .into_iter()
            .filter_map(power)
            .flat_map(|power| ROUND.map(|digits| Decimal::from(digits).checked_mul(power)));
        Self::shortest(steps.flatten(), low, high)
    }

    /// The axis from zero to `high` in whole steps, for what is counted in years.
    #[must_use]
    pub fn over_whole(high: u32) -> Option<Self> {
        let high = Decimal::from(high.max(2));
        let powers = (0..10).map_while(|exponent| 10_i64.checked_pow(exponent));
        let steps = powers.flat_map(|power| [power, 2 * power, 5 * power]);
        Self::shortest(steps.map(Decimal::from), Decimal::ZERO, high)
    }

    fn shortest(steps: impl Iterator<Item = Decimal>, low: Decimal, high: Decimal) -> Option<Self> {
        let axes = steps.filter_map(|step| Self::by(step, low, high));
        axes.min_by_key(|axis| (axis.length, axis.steps().abs_diff(BEST_STEPS)))
    }

    /// The axis in steps of `step`, if a few of them are enough.
    fn by(step: Decimal, low: Decimal, high: Decimal) -> Option<Self> {
        let count = |length: Decimal| length.checked_div(step)?.ceil().to_u8();
        let (below, above) = (count(-low)?, count(high)?);
        let steps = below.checked_add(above)?;
        let length = step.checked_mul(Decimal::from(steps))?;
        (2..=MOST_STEPS).contains(&steps).then_some(Self {
            step,
            below,
            above,
            length,
        })
    }

    const fn steps(&self) -> u8 {
        self.below + self.above
    }

    /// Whether it would fill less than half of another.
    #[must_use]
    pub fn fills_less_than_half_of(&self, other: &Self) -> bool {
        let half = other.length.checked_div(Decimal::TWO);
        half.is_some_and(|half| self.length < half)
    }

    /// The highest number that it holds.
    #[must_use]
    pub fn end(&self) -> Decimal {
        // No longer than the axis is, which could be counted.
        self.step * Decimal::from(self.above)
    }

    /// Whether a number is not beyond its ends.
    #[must_use]
    pub fn holds(&self, number: Decimal) -> bool {
        number >= -self.step * Decimal::from(self.below) && number <= self.end()
    }

    /// Where a number stands; what is beyond an end stands at that end.
    #[must_use]
    pub fn at(&self, number: Decimal) -> Place {
        let place = || {
            let below = self.step.checked_mul(Decimal::from(self.below))?;
            let from_start = number.checked_add(below)?.max(Decimal::ZERO);
            let thousandths = from_start
                .min(self.length)
                .checked_mul(Decimal::ONE_THOUSAND)?;
            thousandths.checked_div(self.length)?.round().to_u16()
        };
        place().map_or(Place::START, |place| Place(place.min(Place::END.0)))
    }

    fn tick_at(&self, count: u8) -> Place {
        let (count, steps) = (u16::from(count), u16::from(self.steps()));
        Place((count * 1000 + steps / 2) / steps)
    }

    /// Its round numbers from the lowest to the highest.
    pub fn ticks(&self) -> impl Iterator<Item = Tick> {
        let all = self.steps() <= MOST_LABELLED;
        (0..=self.steps()).map(move |count| {
            let from_zero = i16::from(count) - i16::from(self.below);
            Tick {
                // No longer than the axis is, which could be counted.
                number: self.step * Decimal::from(from_zero),
                at: self.tick_at(count),
                is_labelled: all || from_zero % 2 == 0,
            }
        })
    }
}

/// How many digits a number has before its point; below 1, the zeros behind it count against.
fn magnitude(number: Decimal) -> Option<i32> {
    let digits = number.mantissa().unsigned_abs().checked_ilog10()? + 1;
    Some(digits.cast_signed() - number.scale().cast_signed())
}

/// A power of ten.
fn power(exponent: i32) -> Option<Decimal> {
    match u32::try_from(exponent) {
        Ok(exponent) => {
            let power = 10_i128.checked_pow(exponent)?;
            Decimal::try_from_i128_with_scale(power, 0).ok()
        }
        Err(_) => Decimal::try_from_i128_with_scale(1, exponent.unsigned_abs()).ok(),
    }
}

/// How far a row of figures reaches, for the choice of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Top {
    /// The number of the row that is farthest from zero.
    pub number: Decimal,
    /// Whether its source calls it an exception.
    pub is_rare: bool,
}

/// How many times the others a number is that is set off their axis.
const FAR: Decimal = Decimal::from_parts(4, 0, 0, false, 0);
/// The same for what is rare.
const FAR_AND_RARE: Decimal = Decimal::from_parts(125, 0, 0, false, 2);
/// Of so many rows, one may be set off for being far.
const ROWS_FOR_ONE: usize = 4;

/// The lowest and the highest number that an axis of these rows should hold: all of them, but for
/// the rare ones and the few that are so far from all others that these would be flattened.
#[must_use]
pub fn range_of(tops: &[Top]) -> Option<(Decimal, Decimal)> {
    let usual = || tops.iter().filter(|top| !top.is_rare);
    let end = match usual().next() {
        Some(_) => {
            let usual_end = far_cut(usual().map(|top| top.number.abs()).collect());
            let limit = usual_end.checked_mul(FAR_AND_RARE)?;
            let rare = tops.iter().filter(|top| top.is_rare);
            let near = rare.map(|top| top.number.abs()).filter(|it| *it <= limit);
            near.fold(usual_end, Decimal::max)
        }
        None => far_cut(tops.iter().map(|top| top.number.abs()).collect()),
    };
    let kept = || {
        tops.iter()
            .map(|top| top.number)
            .filter(|it| it.abs() <= end)
    };
    Some((kept().min()?, kept().max()?))
}

/// The greatest of the numbers, without the few that are far above all others.
fn far_cut(mut numbers: Vec<Decimal>) -> Decimal {
    numbers.sort_unstable();
    let most = numbers.len() / ROWS_FOR_ONE;
    let is_far = |count: &usize| {
        let first = numbers.len() - count;
        let limit = numbers[first - 1].checked_mul(FAR);
        !numbers[first - 1].is_zero() && limit.is_some_and(|limit| numbers[first] > limit)
    };
    let cut = (1..=most).rev().find(is_far).unwrap_or(0);
    numbers.iter().rev().nth(cut).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn show(low: &str, high: &str) -> String {
        let Some(axis) = Axis::over(decimal(low), decimal(high)) else {
            return "none".to_owned();
        };
        let ticks = axis.ticks().map(|tick| {
            let number = tick.number.normalize();
            match tick.is_labelled {
                true => format!("{number}@{}", tick.at),
                false => format!("-@{}", tick.at),
            }
        });
        ticks.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn an_axis_ends_at_a_round_number_close_by() {
        for (low, high, expected) in [
            ("0", "256928", "0@0 100000@33.3 200000@66.7 300000@100"),
            ("0", "170603", "0@0 -@25 100000@50 -@75 200000@100"),
            ("0", "133336", "0@0 50000@33.3 100000@66.7 150000@100"),
            ("0", "1", "0@0 -@25 0.5@50 -@75 1@100"),
            (
                "0",
                "1.01",
                "0@0 -@16.7 0.4@33.3 -@50 0.8@66.7 -@83.3 1.2@100",
            ),
            ("0", "0.05", "0@0 -@20 0.02@40 -@60 0.04@80 -@100"),
            ("-2.5", "3", "-@0 -2@16.7 -@33.3 0@50 -@66.7 2@83.3 -@100"),
            ("-20", "-3", "-20@0 -@25 -10@50 -@75 0@100"),
            ("0", "0", "none"),
        ] {
            assert_eq!(show(low, high), expected, "{low} to {high}");
        }
    }

    #[test]
    fn numbers_that_cannot_be_counted_with_do_no_harm() {
        for (low, high) in [
            ("0", "79228162514264337593543950335"),
            (
                "-79228162514264337593543950335",
                "79228162514264337593543950335",
            ),
            ("0", "0.0000000000000000000000000001"),
            ("0", "70000000000000000000000000000"),
        ] {
            if let Some(axis) = Axis::over(decimal(low), decimal(high)) {
                assert!(axis.ticks().count() <= 7);
                assert_eq!(axis.at(decimal(low)), Place::START, "{low} to {high}");
                assert!(axis.at(decimal(high)) >= Place::START);
            }
        }
    }

    #[test]
    fn a_number_beyond_the_axis_stands_at_its_end() {
        let axis = Axis::over(decimal("0"), decimal("300")).unwrap();
        let at = |number| axis.at(decimal(number)).to_string();
        assert_eq!(
            ["0", "99.99", "100", "300", "301", "-1"].map(at),
            ["0", "33.3", "33.3", "100", "100", "0"]
        );
        let holds = |number| axis.holds(decimal(number));
        assert_eq!(
            ["0", "300", "301", "-1"].map(holds),
            [true, true, false, false]
        );
    }

    fn cut(tops: &[(i64, bool)]) -> Option<(i64, i64)> {
        let tops: Vec<_> = tops
            .iter()
            .map(|&(number, is_rare)| Top {
                number: number.into(),
                is_rare,
            })
            .collect();
        let (low, high) = range_of(&tops)?;
        Some((low.to_i64().unwrap(), high.to_i64().unwrap()))
    }

    #[test]
    fn what_would_flatten_the_rest_is_left_out() {
        let usual = [(140, false), (267, false), (150, false)];
        assert_eq!(cut(&usual), Some((140, 267)));
        assert_eq!(
            cut(&[&usual[..], &[(2900, true)]].concat()),
            Some((140, 267))
        );
        assert_eq!(
            cut(&[&usual[..], &[(300, true)]].concat()),
            Some((140, 300))
        );
        // Far, though nobody calls it rare; but not where there is little to flatten.
        assert_eq!(
            cut(&[&usual[..], &[(2900, false)]].concat()),
            Some((140, 267))
        );
        assert_eq!(cut(&[(140, false), (2900, false)]), Some((140, 2900)));
        let two = [(1, false); 8]
            .into_iter()
            .chain([(50, false), (60, false)]);
        assert_eq!(cut(&two.collect::<Vec<_>>()), Some((1, 1)));
        // What is all there is, is no exception.
        assert_eq!(cut(&[(2900, true)]), Some((2900, 2900)));
        assert_eq!(cut(&[(-90, false), (3, false)]), Some((-90, 3)));
        assert_eq!(
            cut(&[(0, false), (0, false), (0, false), (5, false)]),
            Some((0, 5))
        );
        assert_eq!(cut(&[]), None);
    }
}

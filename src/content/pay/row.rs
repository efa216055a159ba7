//! Pay as an editor writes it: rows in groups, and the defaults that they share.

use super::{Experience, PayKind, Per};
use crate::content::{Amount, Currency, Extent, Id, Period, Place, Prose};
use crate::record;
use crate::source::Spanned;
use crate::yaml::Node;

record! { Forgive "a section about pay" =>
    /// Rows in groups; a row of a group carries the group's key, and may carry the others.
    pub(in crate::content) struct SalaryKeys {
        /// What the rows share, unless they say otherwise.
        pub(super) defaults: Option<Spanned<PayDefaults>>,
        /// Pay of the career as a whole, or of a population in words.
        pub(super) overall: Vec<Spanned<PayRow>>,
        /// Pay by experience; each row has `experience`.
        pub(super) by_experience: Vec<Spanned<PayRow>>,
        /// Pay by years of experience; each row has `years`.
        pub(super) by_years: Vec<Spanned<PayRow>>,
        /// Pay by place; each row has `place`.
        pub(super) by_place: Vec<Spanned<PayRow>>,
        /// Pay by industry; each row has `industry`.
        pub(super) by_industry: Vec<Spanned<PayRow>>,
        /// Pay by kind or size of employer; each row has `employer` or `staff`.
        pub(super) by_employer: Vec<Spanned<PayRow>>,
        /// Pay by level of the career; each row has `level`.
        pub(super) by_level: Vec<Spanned<PayRow>>,
    }
}

record! { Forgive "`defaults`" =>
    /// What the rows of a section share.
    #[derive(Default)]
    pub(in crate::content) struct PayDefaults {
        /// How far in their careers people are.
        pub(super) experience: Option<Spanned<Experience>>,
        /// Years of experience: `0..1`, `15..`.
        pub(super) years: Option<Spanned<Extent>>,
        /// Where.
        pub(super) place: Option<Spanned<Place>>,
        /// In which industry.
        pub(super) industry: Option<Spanned<Id>>,
        /// With what kind of employer, in words.
        pub(super) employer: Option<Spanned<Box<str>>>,
        /// How many people the employer has: `501..1000`.
        pub(super) staff: Option<Spanned<Extent>>,
        /// At which level of the career.
        pub(super) level: Option<Spanned<Id>>,
        /// Of whom else, in words.
        pub(super) population: Option<Spanned<Box<str>>>,
        /// The currency.
        pub(super) currency: Option<Spanned<Currency>>,
        /// The time that is paid for.
        pub(super) per: Option<Spanned<Per>>,
        /// When: `2024`.
        pub(super) period: Option<Spanned<Period>>,
        /// What the pay includes.
        pub(super) pay: Option<Spanned<PayKind>>,
        /// Whether it is what is left after taxes.
        pub(super) net: Option<Spanned<bool>>,
        /// Where the figures are from.
        pub(super) source: Option<Spanned<Id>>,
    }
}

impl SalaryKeys {
    /// The keys with something in place of the defaults that were reported, so that no row is said
    /// to lack them; `written` is what stands under `defaults`.
    pub(in crate::content) fn with_stand_ins(mut self, written: Option<&Node>) -> Self {
        let Some(written) = written.filter(|node| !node.is_null()) else {
            return self;
        };
        let is_lost = self.defaults.is_none();
        let mut defaults = self
            .defaults
            .unwrap_or_else(|| Spanned::new(PayDefaults::default(), written.span));
        let said = |key| is_lost || written.get(key).is_some_and(|node| !node.is_null());
        if said("currency") {
            let stand_in = Spanned::new(Currency::NONE, written.span);
            defaults.value.currency.get_or_insert(stand_in);
        }
        if said("per") {
            let stand_in = Spanned::new(Per::Year, written.span);
            defaults.value.per.get_or_insert(stand_in);
        }
        self.defaults = Some(defaults);
        self
    }
}

record! { "a pay row" =>
    /// What one source says of the pay of one group of people.
    pub(in crate::content) struct PayRow {
        /// A name of its own, to be cited.
        pub(super) id: Option<Spanned<Id>>,
        /// How far in their careers they are.
        pub(super) experience: Option<Spanned<Experience>>,
        /// Years of experience: `0..1`, `15..`.
        pub(super) years: Option<Spanned<Extent>>,
        /// Where.
        pub(super) place: Option<Spanned<Place>>,
        /// In which industry.
        pub(super) industry: Option<Spanned<Id>>,
        /// With what kind of employer, in words.
        pub(super) employer: Option<Spanned<Box<str>>>,
        /// How many people the employer has: `501..1000`.
        pub(super) staff: Option<Spanned<Extent>>,
        /// At which level of the career.
        pub(super) level: Option<Spanned<Id>>,
        /// Of whom else, in words.
        pub(super) population: Option<Spanned<Box<str>>>,
        /// What was said, where the source names no statistic.
        pub(super) value: Option<Spanned<Amount>>,
        /// The mean.
        pub(super) mean: Option<Spanned<Amount>>,
        /// The median.
        pub(super) median: Option<Spanned<Amount>>,
        /// The 10th percentile: a tenth earn less.
        pub(super) p10: Option<Spanned<Amount>>,
        /// The 25th percentile.
        pub(super) p25: Option<Spanned<Amount>>,
        /// The 75th percentile.
        pub(super) p75: Option<Spanned<Amount>>,
        /// The 90th percentile.
        pub(super) p90: Option<Spanned<Amount>>,
        /// The least that anybody earned; only for a true extreme.
        pub(super) min: Option<Spanned<Amount>>,
        /// The most that anybody earned; only for a true extreme.
        pub(super) max: Option<Spanned<Amount>>,
        /// The currency.
        pub(super) currency: Option<Spanned<Currency>>,
        /// The time that is paid for.
        pub(super) per: Option<Spanned<Per>>,
        /// When: `2024`.
        pub(super) period: Option<Spanned<Period>>,
        /// What the pay includes.
        pub(super) pay: Option<Spanned<PayKind>>,
        /// Whether it is what is left after taxes.
        pub(super) net: Option<Spanned<bool>>,
        /// How many people were asked or counted.
        pub(super) sample_size: Option<Spanned<u32>>,
        /// Whether it is an exception that says nothing of the many.
        pub(super) rare: bool,
        /// Whether the source has a figure and does not publish it.
        pub(super) suppressed: bool,
        /// Where it is from.
        pub(super) source: Option<Spanned<Id>>,
        /// The source's own word for the row.
        pub(super) label: Option<Spanned<Box<str>>>,
        /// One sentence.
        pub(super) note: Option<Prose>,
        /// Rows about others; they inherit from this one what they do not say.
        pub(super) comparators: Vec<Spanned<PayRow>>,
    }
}

//! The table of rules: each with its code and what it looks at.

use super::prose::Prose;
use super::rules as all;
use crate::content::Career;
use crate::diagnostics::{Code, Diagnostics};
use crate::site::Site;

/// How much is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// What costs a build nothing: rules that look at no text.
    Build,
    /// Every rule, for an editor who looks at the site while they write.
    Preview,
    /// Every rule, and the check fails where the site says so.
    Check,
}

impl Depth {
    /// Whether every rule runs.
    pub(super) fn is_thorough(self) -> bool {
        self != Self::Build
    }
}

/// A rule: what its findings are called, and how they are found. Its weight and what it says are
/// those of its code.
pub struct Rule {
    /// What its findings are called.
    pub code: Code,
    /// Whether a build runs it, too.
    pub in_build: bool,
    pub(super) judge: Judge,
}

/// What a rule looks at.
#[derive(Clone, Copy)]
pub(super) enum Judge {
    /// The whole site.
    Site(fn(&Site, &mut Diagnostics)),
    /// A career with its data.
    Career(fn(&Career, &Site, &mut Diagnostics)),
    /// The text of one file.
    Prose(fn(&Prose<'_>, &mut Diagnostics)),
}

const fn build(code: Code, judge: Judge) -> Rule {
    Rule {
        code,
        in_build: true,
        judge,
    }
}

const fn rule(code: Code, judge: Judge) -> Rule {
    Rule {
        code,
        in_build: false,
        judge,
    }
}

/// All rules, in the order of their codes.
pub const RULES: &[Rule] = &[
    build(Code::MissingSection, Judge::Site(all::sections::missing)),
    build(Code::ReviewOverdue, Judge::Site(all::reviews::overdue)),
    rule(Code::FigureOld, Judge::Career(all::figure_old::check)),
    rule(
        Code::RelatedOneWay,
        Judge::Career(all::related_one_way::check),
    ),
    rule(
        Code::SkillUnlisted,
        Judge::Career(all::skill_unlisted::check),
    ),
    rule(Code::BandGap, Judge::Career(all::band_gap::check)),
    rule(Code::BandOverlap, Judge::Career(all::band_overlap::check)),
    rule(Code::BandNarrow, Judge::Career(all::band_narrow::check)),
    rule(
        Code::HeadlineOutside,
        Judge::Career(all::headline_outside::check),
    ),
    rule(Code::EntryMean, Judge::Career(all::entry_mean::check)),
    rule(Code::YearBands, Judge::Career(all::year_bands::check)),
    rule(Code::MeanRange, Judge::Career(all::mean_range::check)),
    rule(Code::SameNumber, Judge::Career(all::same_number::check)),
    rule(Code::FigureApart, Judge::Career(all::figure_apart::check)),
    rule(Code::EndsMixed, Judge::Career(all::ends_mixed::check)),
    rule(Code::CeilingExact, Judge::Career(all::ceiling_exact::check)),
    rule(Code::PayPer, Judge::Career(all::pay_per::check)),
    rule(Code::PayFalls, Judge::Career(all::pay_falls::check)),
    rule(
        Code::FigureUnsourced,
        Judge::Career(all::figure_unsourced::check),
    ),
    rule(Code::SourceUndated, Judge::Site(all::source_undated::check)),
    rule(Code::SourceLicence, Judge::Site(all::source_licence::check)),
    rule(
        Code::SourceSuperseded,
        Judge::Career(all::source_superseded::check),
    ),
    rule(
        Code::GrowthCompared,
        Judge::Career(all::growth_compared::check),
    ),
    rule(Code::ClaimUndated, Judge::Career(all::claim_undated::check)),
    rule(Code::ClaimPlace, Judge::Career(all::claim_place::check)),
    rule(Code::ProseMoney, Judge::Prose(all::prose_money::check)),
    rule(Code::ProsePercent, Judge::Prose(all::prose_percent::check)),
    rule(Code::ProseYear, Judge::Prose(all::prose_year::check)),
    rule(Code::TitleDrift, Judge::Prose(all::title_drift::check)),
    rule(Code::LinkText, Judge::Prose(all::link_text::check)),
    rule(Code::AltMissing, Judge::Prose(all::alt_missing::check)),
    rule(Code::LongSentence, Judge::Prose(all::long_sentence::check)),
    rule(Code::ReadingGrade, Judge::Prose(all::reading_grade::check)),
    rule(Code::JobWords, Judge::Prose(all::job_words::check)),
    rule(
        Code::ListSwallowed,
        Judge::Prose(all::list_swallowed::check),
    ),
];

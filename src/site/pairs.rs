//! Pairs: the careers that are compared on a page of their own, since one names the other as related.

use crate::content::Guide;
use crate::source::Span;

/// Two careers that are compared, by their places in the guide: the first one's slug is the lesser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// The one whose slug comes first.
    pub first: usize,
    /// The other.
    pub second: usize,
    /// Where one of them names the other.
    pub span: Span,
}

/// All pairs of a guide, each once, in the order of their slugs.
#[derive(Clone, Debug, Default)]
pub struct Pairs {
    all: Vec<Pair>,
    /// The pairs once more, in the order of their second careers.
    by_second: Vec<u32>,
}

impl Pairs {
    pub(super) fn new(guide: &Guide) -> Self {
        let mut all: Vec<Pair> = (0..guide.careers.len())
            .flat_map(|index| of_career(guide, index))
            .collect();
        all.sort_unstable();
        all.dedup_by_key(|pair| (pair.first, pair.second));
        let mut by_second: Vec<u32> = (0..).take(all.len()).collect();
        by_second.sort_by_key(|&at| all[at as usize].second);
        Self { all, by_second }
    }

    /// The pairs, in the order of their slugs.
    #[must_use]
    pub fn as_slice(&self) -> &[Pair] {
        &self.all
    }

    /// The careers that one is compared with, each with the place of the pair, in the order of
    /// their slugs.
    pub fn of(&self, career: usize) -> impl Iterator<Item = (usize, usize)> {
        let second = |at: &u32| self.all[*at as usize].second;
        let from = self.by_second.partition_point(|at| second(at) < career);
        let before = self.by_second[from..].iter().map(|at| *at as usize);
        let before = before
            .take_while(move |at| self.all[*at].second == career)
            .map(|at| (self.all[at].first, at));
        let from = self.all.partition_point(|pair| pair.first < career);
        let behind = self.all[from..].iter().zip(from..);
        let behind = behind
            .take_while(move |(pair, _)| pair.first == career)
            .map(|(pair, at)| (pair.second, at));
        before.chain(behind)
    }
}

/// The pairs that a career makes with those that it names.
fn of_career(guide: &Guide, index: usize) -> impl Iterator<Item = Pair> {
    let related = guide.careers[index].head.related.iter();
    related.filter_map(move |related| {
        let slug = related.career.as_ref()?;
        let other = guide.career_index(slug.as_str());
        let other = other.filter(|other| *other != index)?;
        Some(Pair {
            first: index.min(other),
            second: index.max(other),
            span: slug.span,
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::site::testing::Small;

    /// Careers `a`, `b` and so on, each naming those whose letters are given.
    #[track_caller]
    fn check(related: &[&str], pairs: &[&str], of: &[&str]) {
        let slugs: Vec<_> = ('a'..).take(related.len()).collect();
        let files: Vec<_> = slugs
            .iter()
            .zip(related)
            .map(|(slug, others)| {
                let others: Vec<_> = others
                    .chars()
                    .map(|other| format!("{{career: {other}, relation: similar}}"))
                    .collect();
                let related = others.join(", ");
                let text = format!("---\ntitle: T\nsummary: S\nrelated: [{related}]\n---\n");
                (format!("content/careers/{slug}/index.md"), text)
            })
            .collect();
        let files: Vec<_> = files
            .iter()
            .map(|(path, text)| (&**path, &**text))
            .collect();
        let site = Small::new(&files).site;
        let letters = |of: &[usize]| of.iter().map(|at| slugs[*at]).collect::<String>();
        let found = site.pairs.as_slice().iter();
        let found: Vec<_> = found.map(|it| letters(&[it.first, it.second])).collect();
        assert_eq!(found, pairs);
        for (career, expected) in of.iter().enumerate() {
            let others: Vec<_> = site.pairs.of(career).collect();
            for (other, at) in &others {
                let pair = site.pairs.as_slice()[*at];
                let ends = [career.min(*other), career.max(*other)];
                assert_eq!([pair.first, pair.second], ends);
            }
            let others: Vec<_> = others.into_iter().map(|(other, _)| other).collect();
            assert_eq!(letters(&others), *expected, "{career}");
        }
    }

    #[test]
    fn a_pair_is_made_once_whoever_names_whom_and_how_often() {
        check(&["b", "a"], &["ab"], &["b", "a"]);
        check(&["", "aa", ""], &["ab"], &["b", "a", ""]);
    }

    #[test]
    fn both_careers_of_a_pair_know_it() {
        check(
            &["c", "ac", "d", ""],
            &["ab", "ac", "bc", "cd"],
            &["bc", "ac", "abd", "c"],
        );
    }

    #[test]
    fn careers_that_are_related_to_none_make_none() {
        check(&["", ""], &[], &["", ""]);
        check(&[], &[], &[]);
    }
}

//! Comparisons: careers side by side, on pages and for the reader's own choice.
//!
//! What is said of a career is its [`mod@column`]; it is made of that career alone. [`align`] puts
//! columns side by side. A page shows two of them; for the reader's own choice they are published as
//! data, and `static/compare.js` does the same with them as `align`.

mod align;
mod basis;
mod column;
mod figures;
mod shelf;
mod skills;

use serde::Serialize;

use super::Renderer;
use super::scope::Scope;
use super::views::{ChoiceView, ComparedView, ComparisonView, ComparisonsView, LinkView, WordView};
use crate::content::Career;
use crate::site::{COLUMN, DataFile, Page, Pair};
use column::Column;
pub(super) use shelf::Shelf;

/// How many careers a comparison has at most.
const MOST: u32 = 4;

/// A career that can be chosen.
#[derive(Serialize)]
struct Choice<'a> {
    slug: &'a str,
    title: &'a str,
    /// Other names, by which it is found.
    names: Vec<&'a str>,
}

impl Renderer<'_> {
    /// The careers that can be chosen, in the order of their titles.
    pub(super) fn choices(&self) -> impl Serialize {
        let careers = &self.site.guide.careers;
        let choice = |&index: &usize| {
            let career = &careers[index];
            let names = career.head.alternate_titles.iter();
            Choice {
                slug: career.slug.as_str(),
                title: &career.head.title.value,
                names: names.map(|name| &*name.value).collect(),
            }
        };
        let all = self.site.by_title.iter();
        all.map(choice).collect::<Vec<_>>()
    }

    /// What comparisons show of a career.
    pub(super) fn column(&self, index: usize) -> impl Serialize {
        self.columns.column(self, index)
    }
}

impl Scope<'_> {
    /// Two careers side by side.
    pub(super) fn comparison(&self, index: usize) -> ComparisonView {
        let Pair { first, second, .. } = self.renderer.site.pairs.as_slice()[index];
        let columns = [first, second].map(|career| {
            let columns = &self.renderer.columns;
            columns.column(self.renderer, career)
        });
        let aligned = align::align(self, &columns);
        let slugs = columns.each_ref().map(|column| &*column.slug);
        let list = self.renderer.site.address(Page::Compare(1));
        let choose = format!("{list}?careers={}", slugs.join(","));
        ComparisonView {
            parts: aligned.parts,
            sources: aligned.sources,
            choose,
            careers: columns.iter().map(|column| compared(column)).collect(),
        }
    }

    /// A page of the list of comparisons.
    pub(super) fn comparisons(&self, number: usize) -> ComparisonsView {
        let site = self.renderer.site;
        let count = site.pairs.as_slice().len();
        let pairs = site.entries_on(count, number);
        ComparisonsView {
            count: self.wording().counted("count_comparisons", count),
            pairs: pairs
                .map(|index| self.titled(&self.pair_title(index), Page::Pair(index)))
                .collect(),
            pages: self.numbers(count, number, Page::Compare),
            choice: (number == 1).then(|| self.choice()),
        }
    }

    fn choice(&self) -> ChoiceView {
        let site = self.renderer.site;
        ChoiceView {
            careers: self.href(&site.data_address(DataFile::Choices)),
            columns: self.link(Page::Careers(1), None),
            column: COLUMN.to_owned(),
            most: MOST,
            words: self.words(),
        }
    }

    /// The words of [`align`] for the script that does the same.
    fn words(&self) -> Vec<WordView> {
        let words = align::words(self).into_iter();
        words.map(|(name, text)| WordView { name, text }).collect()
    }

    /// What a pair is called in lists and as a title.
    pub(super) fn pair_title(&self, index: usize) -> String {
        let site = self.renderer.site;
        let Pair { first, second, .. } = site.pairs.as_slice()[index];
        let [first, second] = [first, second].map(|at| &*site.guide.careers[at].head.title.value);
        let wording = self.wording();
        wording.text("compare_pair", &[("first", first), ("second", second)])
    }

    /// Where a reader can choose careers to compare with one, if there are others.
    pub(super) fn compare_link(&self, career: &Career) -> Option<String> {
        let list = self.link(Page::Compare(1), None);
        let has = self.renderer.site.has_comparisons();
        has.then(|| format!("{list}?careers={}", career.slug))
    }

    /// The careers that one is compared with, by title.
    pub(super) fn compared_with(&self, career: usize) -> Vec<LinkView> {
        let site = self.renderer.site;
        let others = site.pairs.of(career);
        others
            .map(|(other, pair)| {
                self.titled(
                    &site.guide.careers[other].head.title.value,
                    Page::Pair(pair),
                )
            })
            .collect()
    }
}

fn compared(column: &Column) -> ComparedView {
    ComparedView {
        title: column.title.clone(),
        summary: column.summary.clone(),
        address: column.address.clone(),
    }
}

//! Data files: what a page's script fetches when a reader asks for it, and what readers take along.

use super::{Address, Page, Site};

/// A file of data that is made from the whole site, besides its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataFile {
    /// Which careers there are, for the page on which a reader chooses some to compare.
    Choices,
    /// What a comparison shows of a career, by its place in the guide.
    Column(usize),
    /// The skills that every career requires, for telling a reader which careers are closer.
    Skills,
    /// The table of all salaries, to be filtered and sorted.
    SalaryTable,
    /// The same to be taken along, as a table.
    SalariesCsv,
    /// The same to be taken along, for programs.
    SalariesJson,
}

/// What [`DataFile::Column`] is called in the folder of its career.
pub const COLUMN: &str = "compare.json";

impl Site {
    /// Whether there is anything to compare.
    #[must_use]
    pub fn has_comparisons(&self) -> bool {
        self.guide.careers.len() > 1
    }

    /// Every data file; those that take longest come first.
    #[must_use]
    pub fn data_files(&self) -> Vec<DataFile> {
        let mut files = Vec::new();
        if !self.salaries.is_empty() {
            files.extend([
                DataFile::SalariesCsv,
                DataFile::SalariesJson,
                DataFile::SalaryTable,
            ]);
        }
        if self.has_comparisons() {
            files.push(DataFile::Choices);
            files.extend((0..self.guide.careers.len()).map(DataFile::Column));
        }
        if self.asks_for_skills {
            files.push(DataFile::Skills);
        }
        files
    }

    /// Where a data file lies.
    #[must_use]
    pub fn data_address(&self, file: DataFile) -> Address {
        let below =
            |page: Page, name: &str| Address::file(&format!("{}{name}", self.address(page)));
        match file {
            DataFile::Choices => below(Page::Compare(1), "careers.json"),
            DataFile::Column(index) => below(Page::Career(index), COLUMN),
            DataFile::Skills => below(Page::Skills(1), "careers.json"),
            DataFile::SalaryTable => below(Page::Salaries(1), "table.json"),
            DataFile::SalariesCsv => below(Page::Salaries(1), "salaries.csv"),
            DataFile::SalariesJson => below(Page::Salaries(1), "salaries.json"),
        }
    }
}

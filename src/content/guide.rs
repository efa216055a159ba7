//! The guide: every file's content in its place.

use std::collections::BTreeSet;

use super::{
    CareerEntry, ContentFile, Folder, Id, Industry, Page, Registry, Skill, Slot, Source, Surveyed,
    by_folder,
};
use crate::diagnostics::Diagnostics;
use crate::source::FileId;

/// All content of a site.
#[derive(Clone, Debug, Default)]
pub struct Guide {
    /// `index.md`.
    pub home: Option<Page>,
    /// The plain pages, ordered by name.
    pub pages: Vec<(Id, Page)>,
    /// The careers, ordered by slug.
    pub careers: Vec<CareerEntry>,
    /// The sources.
    pub sources: Registry<Source>,
    /// The skills.
    pub skills: Registry<Skill>,
    /// The industries.
    pub industries: Registry<Industry>,
    /// The careers of which nothing could be read: what refers to them is not reported as well.
    unread_careers: BTreeSet<Id>,
    /// The names of plain pages that could not be read.
    unread_pages: BTreeSet<Id>,
}

impl Guide {
    /// The place of the career called `slug`.
    #[must_use]
    pub fn career_index(&self, slug: &str) -> Option<usize> {
        let careers = &self.careers;
        let found = careers.binary_search_by(|career| career.slug.as_str().cmp(slug));
        found.ok()
    }

    /// The career called `slug`.
    #[must_use]
    pub fn career(&self, slug: &str) -> Option<&CareerEntry> {
        self.careers.get(self.career_index(slug)?)
    }

    /// Whether `slug` may be referred to: there is a career of that name, readable or not.
    #[must_use]
    pub fn knows_career(&self, slug: &str) -> bool {
        self.career(slug).is_some() || self.unread_careers.contains(slug)
    }

    /// What a career is called; its slug where the guide does not have it.
    #[must_use]
    pub fn career_title<'a>(&'a self, slug: &'a Id) -> &'a str {
        let career = self.career(slug.as_str());
        career.map_or(slug.as_str(), |career| &career.head.title.value)
    }

    /// What a skill is called; its id where the registry does not have it.
    #[must_use]
    pub fn skill_name<'a>(&'a self, id: &'a Id) -> &'a str {
        let skill = self.skills.get(id.as_str());
        skill.map_or(id.as_str(), |skill| &skill.value.name.value)
    }

    /// What an industry is called; its id where the registry does not have it.
    #[must_use]
    pub fn industry_name<'a>(&'a self, id: &'a Id) -> &'a str {
        let industry = self.industries.get(id.as_str());
        industry.map_or(id.as_str(), |industry| &industry.value.name.value)
    }

    /// The slugs of all careers, for hints.
    pub fn slugs(&self) -> impl Iterator<Item = &str> {
        self.careers.iter().map(|career| career.slug.as_str())
    }

    /// The plain page called `name`.
    #[must_use]
    pub fn page(&self, name: &str) -> Option<&Page> {
        let index = self
            .pages
            .binary_search_by(|(other, _)| other.as_str().cmp(name));
        self.pages.get(index.ok()?).map(|(_, page)| page)
    }

    /// Whether `name` may be referred to: there is a page of that name, readable or not.
    #[must_use]
    pub fn knows_page(&self, name: &str) -> bool {
        self.page(name).is_some() || self.unread_pages.contains(name)
    }

    /// Puts the files of a guide together that belong to no career, whatever their order;
    /// `unread_careers` are those of which nothing could be read.
    #[must_use]
    pub fn assemble(
        files: impl IntoIterator<Item = ContentFile>,
        unread_careers: BTreeSet<Id>,
    ) -> Self {
        let mut guide = Self {
            unread_careers,
            ..Self::default()
        };
        for file in files {
            guide.place(file);
        }
        guide.pages.sort_by(|a, b| a.0.cmp(&b.0));
        guide
    }

    /// Reads a whole guide, one file after the other, its careers as they are written. What needs a
    /// whole career or more is left to [`check`](super::check()).
    #[must_use]
    pub fn read(
        files: Vec<Surveyed>,
        mut read: impl FnMut(FileId, Slot, &mut Diagnostics) -> ContentFile,
        found: &mut Diagnostics,
    ) -> Self {
        let (rest, folders) = by_folder(files);
        let rest = rest.into_iter().map(|(file, slot)| read(file, slot, found));
        let rest: Vec<_> = rest.collect();
        let (mut careers, mut unread) = (Vec::new(), BTreeSet::new());
        for (slug, files) in folders {
            let mut folder = Folder::new(slug);
            for (file, slot) in files {
                folder.add(read(file, slot, found));
            }
            match folder.whole(found) {
                Ok(career) => careers.push(CareerEntry::new(career)),
                Err(slug) => _ = unread.insert(slug),
            }
        }
        Self {
            careers,
            ..Self::assemble(rest, unread)
        }
    }

    fn place(&mut self, file: ContentFile) {
        match file {
            ContentFile::Home(page) => self.home = Some(*page),
            ContentFile::Page(name, page) => self.pages.push((name, *page)),
            ContentFile::Sources(sources) => self.sources = sources,
            ContentFile::Skills(skills) => self.skills = skills,
            ContentFile::Industries(industries) => self.industries = industries,
            ContentFile::Unread(slot) => match slot {
                Slot::Sources => self.sources = Registry::unread(),
                Slot::Skills => self.skills = Registry::unread(),
                Slot::Industries => self.industries = Registry::unread(),
                Slot::Page(name) => {
                    self.unread_pages.insert(name);
                }
                Slot::Home | Slot::Picture | Slot::Career(_) | Slot::Section(_) => {}
            },
            // What belongs to a career goes into its folder.
            ContentFile::Career(_) | ContentFile::Section(..) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::content::testing::{INDEX, check_files, guide};
    use crate::content::{Payload, SectionKind};

    const UNREAD: &str = "---\n";

    #[test]
    fn careers_and_pages_are_in_the_order_of_their_names() {
        let (guide, report) = guide(&[
            ("content/careers/b-1/index.md", INDEX),
            ("content/careers/b/index.md", INDEX),
            ("content/careers/a/index.md", INDEX),
            ("content/pages/z.md", "---\ntitle: Z\n---\n"),
            ("content/pages/about.md", "---\ntitle: A\n---\n"),
        ]);
        assert_eq!(report, [""; 0]);
        assert_eq!(guide.slugs().collect::<Vec<_>>(), ["a", "b", "b-1"]);
        assert!(guide.career("b").is_some() && guide.page("z").is_some());
        assert!(!guide.knows_career("c") && !guide.knows_page("c"));
    }

    #[test]
    fn sections_need_a_career() {
        let article = "---\nsection: article\ntitle: A\n---\n";
        check_files(
            &[
                ("content/careers/x/a.md", article),
                ("content/careers/x/b.md", article),
            ],
            &[
                "content/careers/x: error[career-without-index]: this folder has sections, and no \
               page for the career that they belong to (add an `index.md` with `title:` and \
               `summary:`)",
            ],
        );
    }

    #[test]
    fn the_sections_of_a_career_without_a_page_are_checked() {
        let path =
            "---\nsection: career-path\ntitle: T\nlevels: [{id: a, title: A, after: a}]\n---\n";
        check_files(
            &[
                ("content/careers/x/index.md", UNREAD),
                ("content/careers/x/a.md", path),
            ],
            &[
                "content/careers/x/a.md:4:35: error[self-reference]: the level `a` follows itself \
                 (name the level before it, or remove `after:`)",
                "content/careers/x/index.md:1:1: error[frontmatter-unclosed]: the frontmatter is \
                 opened here and never closed (add a line `---` after its last key)",
            ],
        );
    }

    #[test]
    fn a_kind_of_section_stands_once_for_a_place() {
        let index = "---\ntitle: X\nsummary: S\nplace: US\n---\n";
        let trends = |place: &str| format!("---\nsection: trends\ntitle: T\n{place}---\n");
        let article = "---\nsection: article\ntitle: A\n---\n";
        check_files(
            &[
                ("content/careers/x/index.md", index),
                ("content/careers/x/1.md", &trends("")),
                ("content/careers/x/2.md", &trends("place: DE\n")),
                ("content/careers/x/3.md", &trends("place: US\n")),
                ("content/careers/x/4.md", article),
                ("content/careers/x/5.md", article),
            ],
            &[
                "content/careers/x/3.md:2:10: error[duplicate-section]: the career has two sections \
               `trends` (merge them, give each a `place:` of its own, or make one an `article`)",
            ],
        );
    }

    #[test]
    fn what_could_not_be_read_is_known_to_be_there() {
        let (guide, _) = guide(&[
            ("content/careers/x/index.md", UNREAD),
            ("content/careers/y/index.md", INDEX),
            (
                "content/careers/y/a.md",
                "---\nsection: trends\nitems: 1\n---\n",
            ),
            ("content/pages/p.md", UNREAD),
            ("content/skills.yaml", "python: {name: Python}\nr: {}\n"),
            ("content/sources.yaml", "a: [\n"),
        ]);
        assert!(guide.knows_career("x") && guide.career("x").is_none());
        assert!(guide.knows_page("p") && guide.page("p").is_none());
        assert!(guide.skills.knows("r") && guide.skills.get("r").is_some());
        assert!(!guide.skills.knows("java") && guide.sources.knows("anything"));
        assert!(!guide.industries.knows("anything"));
        let career = guide.career("y").unwrap().open().unwrap();
        assert!(!career.complete(SectionKind::Trends) && career.complete(SectionKind::Market));
    }

    #[test]
    fn a_level_is_not_missed_where_the_levels_could_not_be_read() {
        let area =
            "---\nsection: responsibilities\ntitle: T\nareas: [{title: A, level: mid}]\n---\n";
        let level = "---\nsection: career-path\ntitle: T\nlevels: [{id: Mid, title: A}]\n---\n";
        let id = "content/careers/x/b.md:4:15: error[id]: `Mid` cannot be a name in an address \
                  (use `a` to `z`, digits and hyphens: `mid`)";
        check_files(
            &[
                ("content/careers/x/index.md", INDEX),
                ("content/careers/x/a.md", area),
                ("content/careers/x/b.md", level),
            ],
            &[id],
        );
        let trends = "---\nsection: trends\ntitle: T\nitems: [a]\n---\n";
        let (_, report) = guide(&[
            ("content/careers/x/index.md", INDEX),
            ("content/careers/x/a.md", area),
            ("content/careers/x/b.md", trends),
        ]);
        assert!(report[0].contains("error[unknown-level]"), "{report:?}");
    }

    #[test]
    fn the_place_of_a_career_holds_for_figures_that_name_none() {
        let head = "---\ntitle: X\nsummary: S\nplace: US\n---\n";
        let pay = "---\nsection: salaries\ntitle: T\ndefaults: {currency: USD, per: year}\n\
                   overall: [{mean: 1}, {place: DE, mean: 2, comparators: [{median: 3}]}]\n---\n";
        let market = "---\nsection: market\ntitle: T\nplace: FR\nclaims:\n\
                      - {metric: demand, value: high, comparators: [{value: low, place: GB}]}\n---\n";
        let (guide, report) = guide(&[
            ("content/careers/x/index.md", head),
            ("content/careers/x/a.md", pay),
            ("content/careers/x/b.md", market),
        ]);
        assert_eq!(report, [""; 0]);
        let mut places = Vec::new();
        for section in &guide.careers[0].open().unwrap().sections {
            match &section.payload {
                Payload::Salaries(salaries) => salaries.rows().for_each(|(_, row)| {
                    places.push(row.place().cloned());
                    places.extend(row.comparators().iter().map(|other| other.place().cloned()));
                }),
                Payload::Market(market) => market.claims.iter().for_each(|claim| {
                    places.push(claim.place.as_deref().cloned());
                    let others = claim.comparators.iter();
                    places.extend(others.map(|other| other.place.as_deref().cloned()));
                }),
                _ => {}
            }
        }
        let places = places.iter().flatten().map(|place| place.as_str());
        let places: Vec<_> = places.collect();
        assert_eq!(places, ["US", "DE", "DE", "FR", "GB"]);
    }
}

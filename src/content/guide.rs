//! The guide: every file's content in its place, careers whole.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{
    CareerFile, CareerHead, Completeness, ContentFile, Id, Industry, Page, Payload, Place,
    Registry, Section, SectionKind, Skill, Slot, Source,
};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::markdown::Document;
use crate::source::{FileId, Span, Spanned};

/// A career with its sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Career {
    /// The name of its folder, and its address.
    pub slug: Id,
    /// Its `index.md`.
    pub file: FileId,
    /// What its `index.md` says.
    pub head: CareerHead,
    /// The overview.
    pub body: Document,
    /// Its sections, in the order of their files.
    pub sections: Vec<Section>,
    /// Whether all of the frontmatter of its `index.md` could be read.
    complete: bool,
    /// Whether there are sections that could not be read at all.
    unread: bool,
}

impl Career {
    /// Its sections of one kind: one for each place, or any number of articles.
    pub fn sections_of(&self, kind: SectionKind) -> impl Iterator<Item = &Section> {
        self.sections
            .iter()
            .filter(move |section| section.kind() == kind)
    }

    /// Whether all of its `index.md` could be read. Where it could not, nothing is said of what it
    /// lacks.
    #[must_use]
    pub fn has_whole_index(&self) -> bool {
        self.complete
    }

    /// Whether all there is of a kind of section could be read. Where it could not, what is
    /// missing from it is not reported.
    #[must_use]
    pub fn complete(&self, kind: SectionKind) -> bool {
        !self.unread
            && self.sections.iter().all(|section| match section.reading {
                Completeness::Whole => true,
                Completeness::Part => section.kind() != kind,
                Completeness::Doubtful => false,
            })
    }

    /// Whether the place called `id` on its page may be one that could not be read.
    #[must_use]
    pub fn may_have_place(&self, id: &str) -> bool {
        let in_part = |section: &Section| match section.reading {
            Completeness::Whole => false,
            // Every id within a section begins with the section's own.
            Completeness::Part => id.starts_with(&*section.id),
            Completeness::Doubtful => true,
        };
        !self.complete || self.unread || self.sections.iter().any(in_part)
    }
}

/// All content of a site.
#[derive(Clone, Debug, Default)]
pub struct Guide {
    /// `index.md`.
    pub home: Option<Page>,
    /// The plain pages, ordered by name.
    pub pages: Vec<(Id, Page)>,
    /// The careers, ordered by slug.
    pub careers: Vec<Career>,
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
    pub fn career(&self, slug: &str) -> Option<&Career> {
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

    /// Puts the files of a guide together, whatever their order; reports folders without an
    /// `index.md`, and sections that stand twice.
    #[must_use]
    pub fn assemble(files: impl IntoIterator<Item = ContentFile>, found: &mut Diagnostics) -> Self {
        let mut guide = Self::default();
        let mut folders = BTreeMap::<Id, Folder>::new();
        for file in files {
            guide.place(file, &mut folders);
        }
        guide.pages.sort_by(|a, b| a.0.cmp(&b.0));
        for (slug, folder) in folders {
            guide.add(slug, folder, found);
        }
        guide
    }

    fn place(&mut self, file: ContentFile, folders: &mut BTreeMap<Id, Folder>) {
        match file {
            ContentFile::Home(page) => self.home = Some(*page),
            ContentFile::Page(name, page) => self.pages.push((name, *page)),
            ContentFile::Sources(sources) => self.sources = sources,
            ContentFile::Skills(skills) => self.skills = skills,
            ContentFile::Industries(industries) => self.industries = industries,
            ContentFile::Career(career) => {
                let folder = folders.entry(career.slug.clone()).or_default();
                folder.index = Index::Read(career);
            }
            ContentFile::Section(slug, section) => {
                folders.entry(slug).or_default().sections.push(*section);
            }
            ContentFile::Unread(slot) => match slot {
                Slot::Sources => self.sources = Registry::unread(),
                Slot::Skills => self.skills = Registry::unread(),
                Slot::Industries => self.industries = Registry::unread(),
                Slot::Career(slug) => folders.entry(slug).or_default().index = Index::Unread,
                Slot::Section(slug) => folders.entry(slug).or_default().unread = true,
                Slot::Page(name) => {
                    self.unread_pages.insert(name);
                }
                Slot::Home | Slot::Picture => {}
            },
        }
    }

    fn add(&mut self, slug: Id, folder: Folder, found: &mut Diagnostics) {
        let Folder {
            index,
            mut sections,
            unread,
        } = folder;
        sections.sort_by_key(|section| section.file);
        if matches!(index, Index::Missing) {
            found.push(without_index(&slug));
        }
        // Where the index cannot be had, the sections are checked all the same.
        let index = match (index, sections.first()) {
            (Index::Read(career), _) => *career,
            (Index::Missing | Index::Unread, Some(section)) => stand_in(slug, section.file),
            (Index::Missing | Index::Unread, None) => {
                self.unread_careers.insert(slug);
                return;
            }
        };
        settle(&mut sections, index.head.place.as_ref());
        refuse_twins(&sections, index.head.place.as_ref(), found);
        self.careers.push(Career {
            slug: index.slug,
            file: index.file,
            head: index.head,
            body: index.body,
            sections,
            complete: index.complete,
            unread,
        });
    }
}

/// The index of a career that has none which could be read; `file` is one of its sections.
fn stand_in(slug: Id, file: FileId) -> CareerFile {
    let head = CareerHead::stand_in(Spanned::new(slug.as_str().into(), Span::new(file, 0..0)));
    CareerFile {
        slug,
        file,
        head,
        body: Document::default(),
        complete: false,
    }
}

/// The files of one career.
#[derive(Default)]
struct Folder {
    index: Index,
    sections: Vec<Section>,
    unread: bool,
}

#[derive(Default)]
enum Index {
    #[default]
    Missing,
    Unread,
    Read(Box<CareerFile>),
}

fn without_index(slug: &Id) -> Diagnostic {
    let folder = format!("content/careers/{slug}");
    let place = crate::diagnostics::Place::Path(folder);
    let message = "this folder has sections, and no page for the career that they belong to";
    Diagnostic::new(Code::CareerWithoutIndex, place, message)
        .mend("add an `index.md` with `title:` and `summary:`")
}

/// The career's place holds for the figures of its sections that name none.
fn settle(sections: &mut [Section], place: Option<&Spanned<Place>>) {
    for section in sections {
        let Some(place) = section.head.place.as_ref().or(place) else {
            continue;
        };
        match &mut section.payload {
            Payload::Salaries(salaries) => salaries.settle(place),
            Payload::Market(market) => {
                let place = Arc::new(place.clone());
                for claim in &mut market.claims {
                    claim.settle(&place);
                }
            }
            _ => {}
        }
    }
}

/// Reports the second of two sections of one kind and place; articles may be any number.
fn refuse_twins(sections: &[Section], place: Option<&Spanned<Place>>, found: &mut Diagnostics) {
    let mut seen = BTreeMap::<(SectionKind, Option<&Place>), Span>::new();
    for section in sections {
        let kind = section.head.section;
        let is_doubtful = section.reading == Completeness::Doubtful;
        if kind.value == SectionKind::Article || is_doubtful {
            continue;
        }
        let place = section.head.place.as_ref().or(place);
        let key = (kind.value, place.map(|place| &place.value));
        let Some(first) = seen.get(&key) else {
            seen.insert(key, kind.span);
            continue;
        };
        let message = format!("the career has two sections `{}`", kind.value.as_str());
        found.push(
            Diagnostic::at(Code::DuplicateSection, kind.span, message)
                .related(*first, "the first is here")
                .mend("merge them, give each a `place:` of its own, or make one an `article`"),
        );
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
        let career = guide.career("y").unwrap();
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
        for section in &guide.careers[0].sections {
            match &section.payload {
                Payload::Salaries(salaries) => salaries.rows().for_each(|(_, row)| {
                    places.push(row.place());
                    places.extend(row.comparators().iter().map(|other| other.place()));
                }),
                Payload::Market(market) => market.claims.iter().for_each(|claim| {
                    places.push(claim.place.as_deref());
                    places.extend(claim.comparators.iter().map(|other| other.place.as_deref()));
                }),
                _ => {}
            }
        }
        let places: Vec<_> = places
            .into_iter()
            .flatten()
            .map(|place| place.as_str())
            .collect();
        assert_eq!(places, ["US", "DE", "DE", "FR", "GB"]);
    }
}

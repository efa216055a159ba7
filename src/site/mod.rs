//! Floor 6: the whole guide at once: addresses, references, figures, and who needs what.
//!
//! Reading is over when a site is made, and writing has not begun: nothing here touches a file or
//! knows a template. What a reference means is decided in one place ([`Resolver`]), for the
//! check that reports what it cannot find and for the page that links to it.
//!
//! Careers come in one by one ([`Intake`]), which notes what the whole asks of them, and are packed
//! after that. [`Site::open`] opens one again.

mod address;
mod chart;
mod check;
mod data;
mod drafts;
mod figures;
mod freshness;
mod headline;
mod ids;
mod intake;
mod menu;
mod pages;
mod pairs;
mod references;
mod routes;
mod rows;
mod salaries;
mod sources;
mod terms;
#[cfg(test)]
pub(crate) mod testing;
mod text;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::config::Config;
use crate::content::{Career, Damaged, Day, Guide, Id, Section, SectionKind};
use crate::source::{FileId, SitePath, SourceTree, Span};
use drafts::LeftOut;

pub use address::Address;
pub use chart::Chart;
pub use check::check;
pub use data::{COLUMN, DataFile};
pub use drafts::Drafts;
pub use figures::{Cited, Figure};
pub use freshness::observed;
pub use headline::{Outlook, PROMINENCE, PayHeadline};
pub use ids::{ItemGroup, SectionIds, explanation, figure_id, item_groups, source_id};
pub use intake::{Intake, Taken};
pub use menu::{MenuGoal, MenuLink};
pub use pages::Page;
pub use pairs::{Pair, Pairs};
pub use references::{Goal, Origin, Resolver, Unresolved, wanted_pictures};
pub use routes::Redirect;
pub use rows::{ClaimRow, SalaryRow};
pub use salaries::SalaryTable;
pub use sources::{SourceUse, SourceUses, item_figures};
pub use terms::{Asked, Depth, How, Term, Use};
pub use text::Wording;

/// A picture of a content file, as it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Where it is published.
    pub address: Address,
    /// Its width and height in pixels, where its format says them.
    pub size: Option<(u32, u32)>,
}

/// What a content file is to the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ContentFile {
    Home,
    Plain(usize),
    Career(usize),
    Section(usize, usize),
}

/// A guide with everything that follows from the whole of it.
pub struct Site {
    /// What the site has settled.
    pub config: Config,
    /// Its content: what is published, sections in the order of their pages.
    pub guide: Guide,
    /// What day it is.
    pub today: Day,
    /// The skills of the registry that the site speaks of, by id, with the careers that ask for
    /// them.
    pub skills: Vec<Term>,
    /// The industries of the registry that the site speaks of, by id, with the careers that belong
    /// to them.
    pub industries: Vec<Term>,
    /// What rests on each source, by its id.
    pub sources: BTreeMap<Id, SourceUses>,
    /// The careers in the order of their titles.
    pub by_title: Vec<usize>,
    /// The careers that are compared on a page of their own.
    pub pairs: Pairs,
    /// The table of all salaries, careers in the order of their titles.
    pub salaries: SalaryTable,
    /// The plain pages in the order of menus.
    pub menu_order: Vec<usize>,
    /// Old addresses, and what is there now.
    pub redirects: Vec<Redirect>,
    /// Whether any career asks for a skill, so that its page wants [`DataFile::Skills`].
    asks_for_skills: bool,
    files: HashMap<FileId, ContentFile>,
    left_out: LeftOut,
    pictures: BTreeMap<FileId, Picture>,
    /// Where the content files lie, to follow relative links; nothing is read from it here.
    tree: Arc<SourceTree>,
}

impl Site {
    /// Puts a site together from what belongs to no career and from its `careers`, as an
    /// [`Intake`] of the same configuration and drafts took them in, in the order of their slugs.
    /// Nothing is reported here (see [`check()`]).
    #[must_use]
    pub fn new(
        config: Config,
        mut guide: Guide,
        careers: Vec<Taken>,
        drafts: Drafts,
        today: Day,
        pictures: BTreeMap<FileId, Picture>,
        tree: Arc<SourceTree>,
    ) -> Self {
        let mut left = LeftOut::default();
        drafts::of_pages(&mut guide.pages, drafts, &mut left);
        let mut notes = Vec::with_capacity(careers.len());
        guide.careers.clear();
        guide.careers.reserve_exact(careers.len());
        for Taken { career, left_out } in careers {
            left.append(left_out);
            if let Some((entry, note)) = career {
                guide.careers.push(entry);
                notes.push(note);
            }
        }
        let menu_order = menu_order(&guide);
        let by_title = by_title(&guide);
        let linked = terms::linked(&guide, &config);
        let (skills, industries) = terms::collect(&guide, &by_title, &mut notes, linked);
        let sources = sources::collect(&guide, &notes);
        let pairs = Pairs::new(&guide);
        let salaries = SalaryTable::new(&notes, &by_title);
        let redirects = routes::redirects(&guide);
        let files = content_files(&guide);
        Self {
            config,
            guide,
            today,
            skills,
            industries,
            sources,
            by_title,
            pairs,
            salaries,
            menu_order,
            redirects,
            asks_for_skills: notes.iter().any(|note| note.asks_for_skills),
            files,
            left_out: left,
            pictures,
            tree,
        }
    }

    /// The place of a career in the guide.
    #[must_use]
    pub fn career_index(&self, slug: &str) -> Option<usize> {
        self.guide.career_index(slug)
    }

    /// A career of the guide, opened: all of it, as its own page shows it. Whoever needs all
    /// careers opens one after the other, in as many threads as one likes.
    #[must_use]
    pub fn open(&self, career: usize) -> Career {
        opened(self.guide.careers[career].open())
    }

    /// The data of some kinds of sections of a career of the guide, without prose: for what shows
    /// figures of many careers. Places of sections are those among the opened.
    #[must_use]
    pub fn open_data(&self, career: usize, kinds: &[SectionKind]) -> Career {
        opened(self.guide.careers[career].open_data(kinds))
    }

    /// The sections of one kind of a career of the guide, each opened alone.
    pub fn open_sections(&self, career: usize, kind: SectionKind) -> impl Iterator<Item = Section> {
        let sections = self.guide.careers[career].sections.iter().enumerate();
        let wanted = sections.filter(move |(_, section)| section.kind == kind);
        wanted.map(move |(at, _)| self.open_section(career, at))
    }

    /// One section of a career of the guide, opened alone.
    #[must_use]
    pub fn open_section(&self, career: usize, section: usize) -> Section {
        opened(self.guide.careers[career].section(section))
    }

    /// The place of a skill in [`Site::skills`].
    #[must_use]
    pub fn skill_index(&self, id: &str) -> Option<usize> {
        terms::find(&self.skills, id)
    }

    /// The place of an industry in [`Site::industries`].
    #[must_use]
    pub fn industry_index(&self, id: &str) -> Option<usize> {
        terms::find(&self.industries, id)
    }

    /// The page that a content file is shown on.
    fn page_of(&self, file: FileId) -> Option<Page> {
        if let Some(page) = self.registry_page(file) {
            return Some(page);
        }
        match *self.files.get(&file)? {
            ContentFile::Home => Some(Page::Home),
            ContentFile::Plain(index) => Some(Page::Plain(index)),
            ContentFile::Career(index) | ContentFile::Section(index, _) => {
                Some(Page::Career(index))
            }
        }
    }

    /// What a section is called where its file or the configuration says so; else its kind has a
    /// word of the theme.
    #[must_use]
    pub fn section_title<'a>(&'a self, section: &'a Section) -> Option<&'a str> {
        let own = section.head.title.as_ref().map(|title| &*title.value);
        self.title_of(section.kind(), own)
    }

    /// The same for a section of this kind and of a title of its own.
    fn title_of<'a>(&'a self, kind: SectionKind, own: Option<&'a str>) -> Option<&'a str> {
        let of_kind = || {
            let mut choices = self.config.sections.iter();
            let choice = choices.find(|it| *it.section.value == *kind.as_str())?;
            choice.title.as_ref().map(|title| &*title.value)
        };
        own.or_else(of_kind)
    }

    /// The path of a section of a career that was left out as a draft.
    #[must_use]
    pub fn draft_section(&self, career: &Id, kind: SectionKind) -> Option<&SitePath> {
        let file = self.left_out.sections.get(&(career.clone(), kind))?;
        Some(self.path(*file))
    }

    /// The page that lists what a registry has, if the file is one.
    fn registry_page(&self, file: FileId) -> Option<Page> {
        match self.tree.path(file).as_str() {
            "content/sources.yaml" => Some(Page::Sources),
            "content/skills.yaml" => Some(Page::Skills(1)),
            "content/industries.yaml" => Some(Page::Industries(1)),
            _ => None,
        }
    }

    /// The path of a content file.
    #[must_use]
    pub fn path(&self, file: FileId) -> &SitePath {
        self.tree.path(file)
    }
}

/// The order of sections: the site's list of kinds, else the content model's; `order` counts from
/// 1 in the same row.
struct SectionOrder(Vec<SectionKind>);

impl SectionOrder {
    fn new(config: &Config) -> Self {
        let listed = config.sections.iter();
        let listed = listed.filter_map(|choice| SectionKind::named(&choice.section.value));
        let mut order: Vec<SectionKind> = listed.collect();
        for kind in SectionKind::all() {
            if !order.contains(&kind) {
                order.push(kind);
            }
        }
        Self(order)
    }

    /// Of one kind, the section that holds everywhere or where the career does comes first.
    fn key(&self, section: &Section) -> (usize, bool, FileId) {
        let kind = section.kind();
        let place = self
            .0
            .iter()
            .position(|known| *known == kind)
            .map_or(usize::MAX, |at| at + 1);
        let order = section
            .head
            .order
            .map_or(place, |order| order.value as usize);
        (order, section.head.place.is_some(), section.file)
    }
}

/// The plain pages by their `order`, then by name.
fn menu_order(guide: &Guide) -> Vec<usize> {
    let mut order: Vec<usize> = (0..guide.pages.len()).collect();
    order.sort_by_key(|&index| {
        guide.pages[index]
            .1
            .head
            .order
            .map_or(u32::MAX, |order| order.value)
    });
    order
}

/// The careers by title, small and capital letters alike, then by slug.
fn by_title(guide: &Guide) -> Vec<usize> {
    let mut order: Vec<usize> = (0..guide.careers.len()).collect();
    order.sort_by_cached_key(|&index| guide.careers[index].head.title.to_lowercase());
    order
}

fn content_files(guide: &Guide) -> HashMap<FileId, ContentFile> {
    let mut files = HashMap::new();
    if let Some(home) = &guide.home {
        files.insert(home.file, ContentFile::Home);
    }
    for (index, (_, page)) in guide.pages.iter().enumerate() {
        files.insert(page.file, ContentFile::Plain(index));
    }
    for (index, career) in guide.careers.iter().enumerate() {
        files.insert(career.file, ContentFile::Career(index));
        for (at, section) in career.sections.iter().enumerate() {
            files.insert(section.file, ContentFile::Section(index, at));
        }
    }
    files
}

/// The whole of a file, where nothing nearer can be pointed at.
fn start_of(file: FileId) -> Span {
    Span::new(file, 0..0)
}

/// What a career of the guide, or a part of it, was packed from.
#[expect(
    clippy::expect_used,
    reason = "the entries of a guide are packed by this process, and nothing changes them"
)]
fn opened<T>(packed: Result<T, Damaged>) -> T {
    packed.expect("what was packed can be opened")
}

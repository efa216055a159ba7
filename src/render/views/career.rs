//! Views of a career's page: its sections with their groups and items, and what it is related to.

use super::{ClaimsView, DateView, FactView, LinkView, PathView, PayGroupView, SourceView};
use crate::render::view::Html;
use crate::view;

view! {
    /// A career's page, under the name `career`.
    pub struct CareerView {
        /// Its slug.
        pub slug: String,
        /// What it is called.
        pub title: String,
        /// Its one sentence.
        pub summary: String,
        /// Other names.
        pub alternate_titles: Vec<String>,
        /// What time has overtaken, in sentences: reviews that are due, figures that are old.
        pub stale: Vec<String>,
        /// The first things to know: pay, outlook, education, levels, review.
        pub facts: Vec<FactView>,
        /// Its industries.
        pub industries: Vec<LinkView>,
        /// Its codes in the classifications of occupations.
        pub codes: Vec<FactView>,
        /// How well the codes fit, in words; absent where it has none.
        pub code_match: Option<String>,
        /// The table of contents: the overview, the sections, and what follows them.
        pub contents: Vec<ContentsView>,
        /// The overview and the sections, in order.
        pub sections: Vec<SectionView>,
        /// Whether any of the sections has skills to compare with one's own.
        pub has_skill_check: bool,
        /// Related careers.
        pub related: Vec<RelatedView>,
        /// Other careers, each with the page that compares the two.
        pub compared: Vec<LinkView>,
        /// Where the reader can choose careers to compare with it; absent where it is the only one.
        pub compare: Option<String>,
        /// Where its pay stands in the table of all salaries; absent where none is known.
        pub salaries: Option<String>,
        /// The sources of its figures and prose, in the order in which the page first uses them.
        pub sources: Vec<SourceView>,
        /// How many of its figures have no source, in words; absent where all have one.
        pub unsourced: Option<String>,
        /// Whether it is a draft.
        pub draft: bool,
    }
}

view! {
    /// An entry of the table of contents.
    pub struct ContentsView {
        /// What it says.
        pub title: String,
        /// Where it leads.
        pub href: String,
        /// The headings below it.
        pub below: Vec<LinkView>,
    }
}

view! {
    /// A section of a career.
    pub struct SectionView {
        /// Its kind: `overview`, `salaries`, …
        pub kind: String,
        /// The id of its heading, for links.
        pub id: String,
        /// Its title.
        pub title: String,
        /// Where it holds, where that differs from the career; may be empty.
        pub place: String,
        /// The day of its last review, where it has one of its own.
        pub reviewed: Option<DateView>,
        /// Where its content file can be edited, if the site says so.
        pub edit: Option<String>,
        /// The prose before its first heading.
        pub intro: Html,
        /// The picture of its levels and branches, where it has such.
        pub path: Option<PathView>,
        /// Whether a heading parts that prose from the figures of pay above it.
        pub about_figures: bool,
        /// Its items, in groups.
        pub groups: Vec<GroupView>,
        /// Its figures of pay, in groups.
        pub pay: Vec<PayGroupView>,
        /// Its claims about the labour market.
        pub claims: Option<ClaimsView>,
        /// The rest of its prose: what explains no item.
        pub body: Html,
        /// Its footnotes.
        pub notes: Html,
    }
}

view! {
    /// A group of items of a section: areas, levels, education, …
    pub struct GroupView {
        /// Which list it is: `areas`, `levels`, `specialisations`, `education`, `skills`, …
        pub kind: String,
        /// Its id, for links.
        pub id: String,
        /// Its title; empty where the section has only this group.
        pub title: String,
        /// Its items.
        pub items: Vec<ItemView>,
        /// Of skills: where the file is that says which career requires which skill, for a reader
        /// who compares what they have with what is asked for.
        pub skill_check: Option<String>,
        /// The depths that its skills name, each with what it means; empty where none is named, or
        /// no meaning is known.
        pub steps: Vec<FactView>,
    }
}

view! {
    /// An item of a section: an area of tasks, a level, a trend, a degree, …
    pub struct ItemView {
        /// Its id, for links.
        pub id: String,
        /// Its title; may be empty.
        pub title: String,
        /// Where its title leads, if anywhere.
        pub href: Option<String>,
        /// A word about it: a trend's direction, a transition's kind, that it is preferred, …; may
        /// be empty.
        pub tag: String,
        /// The same word as the content file has it, for styles; may be empty.
        pub tag_kind: String,
        /// What is said of it by name.
        pub facts: Vec<FactView>,
        /// Its tasks or points.
        pub points: Vec<Html>,
        /// The skills that it asks for.
        pub skills: Vec<SkillUseView>,
        /// Its one sentence.
        pub note: Html,
        /// Its explanation in prose.
        pub body: Html,
    }
}

view! {
    /// A skill that is asked for; several where any of them will do.
    pub struct SkillUseView {
        /// The skill, or those of which one is enough.
        pub any_of: Vec<SkillLinkView>,
        /// How deep, in words; may be empty.
        pub proficiency: String,
        /// Whether it is required, preferred or optional, in words; empty where it is required.
        pub need: String,
        /// The same as the content file has it.
        pub need_kind: String,
        /// The source's own word for the skill; may be empty.
        pub label: String,
        /// One sentence; may be empty.
        pub note: Html,
    }
}

view! {
    /// A skill with its page.
    pub struct SkillLinkView {
        /// Its id in the registry.
        pub id: String,
        /// What it is called.
        pub title: String,
        /// Where its page is.
        pub href: String,
    }
}

view! {
    /// A related career.
    pub struct RelatedView {
        /// What it is called.
        pub title: String,
        /// Where it is; absent where the guide does not have it.
        pub href: Option<String>,
        /// How it is related, in words.
        pub relation: String,
        /// The same as the content file has it.
        pub relation_kind: String,
        /// What differs.
        pub note: Html,
        /// Its figure of pay; absent where the guide does not have it, or it has none.
        pub pay: Option<FactView>,
        /// Why its pay cannot be compared with that of the page's career; empty where it can be.
        pub caution: String,
    }
}

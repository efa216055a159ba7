//! What can be typed: commands, options and their help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::config::BaseUrl;
use crate::content::SectionKind;
use crate::diagnostics;
use crate::scalar::Day;
use crate::yaml::{Decode, Shape};

/// Makes a static site of career guides from Markdown files with typed frontmatter.
#[derive(Debug, Parser)]
#[command(
    name = "guidepost",
    version,
    about,
    max_term_width = 100,
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = "Examples:\n  \
        guidepost init my-guide      make a new site in the folder my-guide\n  \
        guidepost serve              show the site in a browser while it is written\n  \
        guidepost build              build the site of this folder into public/\n  \
        guidepost new career nurse   begin a career\n\n\
        Exit codes: 0 done, 1 the content has errors, 2 the command could not run."
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Options of every command.
#[derive(Args, Debug)]
#[command(next_help_heading = "Options of every command")]
pub(super) struct Global {
    /// The folder of the site; if left out, this folder or the nearest one above that has a
    /// guidepost.yaml
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// Say nothing but mistakes
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say more about what is done
    #[arg(long, short, global = true)]
    pub(super) verbose: bool,
    /// When to use colours: on a terminal (auto), always or never
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t = When::Auto,
        value_name = "WHEN",
        hide_possible_values = true
    )]
    pub(super) color: When,
    /// How mistakes are reported: with the lines of the file (human), in one line each (short), as
    /// one JSON document on the output (json), or on the output for a service that shows them beside
    /// the changes: SARIF 2.1.0 (sarif), GitHub's commands (github), GitLab's code quality (gitlab)
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t = Format::Human,
        value_name = "FORMAT",
        hide_possible_values = true
    )]
    pub(super) format: Format,
}

/// When colours are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal.
    Auto,
    /// Also in a file or a pipe.
    Always,
    /// Not even on a terminal.
    Never,
}

impl When {
    /// Whether there are colours where the output is a terminal, or is none.
    pub(super) fn coloured(self, is_terminal: bool) -> bool {
        match self {
            Self::Auto => is_terminal,
            Self::Always => true,
            Self::Never => false,
        }
    }
}

/// How mistakes are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// With the lines of the file, for people.
    Human,
    /// One line each.
    Short,
    /// As JSON, for programs.
    Json,
    /// As SARIF 2.1.0.
    Sarif,
    /// As commands to GitHub's runner.
    Github,
    /// As a report for GitLab.
    Gitlab,
}

impl Format {
    /// Whether the output is one document, so that no other line may stand there.
    pub(super) fn is_document(self) -> bool {
        matches!(self, Self::Json | Self::Sarif | Self::Gitlab)
    }

    /// The layout of the report.
    pub(super) fn layout(self) -> diagnostics::Format {
        match self {
            Self::Human => diagnostics::Format::Human,
            Self::Short => diagnostics::Format::Short,
            Self::Json => diagnostics::Format::Json,
            Self::Sarif => diagnostics::Format::Sarif,
            Self::Github => diagnostics::Format::Github,
            Self::Gitlab => diagnostics::Format::Gitlab,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a new site that builds at once, with one example career
    Init(Init),
    /// Begin a career, a section or a page
    New(New),
    /// Check the site and write it as HTML
    Build(Build),
    /// Judge the site as an editor would, and write nothing
    Check(Check),
    /// Write JSON Schemas of all files, for editors that know them
    Schema(Schema),
    /// Show the site in a browser, and each change as it is saved
    Serve(Serve),
}

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  \
    guidepost init              in this folder\n  \
    guidepost init my-guide     in a new folder")]
pub(super) struct Init {
    /// The folder of the new site; it may exist, and no file in it is replaced
    #[arg(default_value = ".", value_name = "DIR")]
    pub(super) folder: PathBuf,
}

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  \
    guidepost new career data-scientist\n  \
    guidepost new section data-scientist salaries\n  \
    guidepost new page contact --title \"How to reach us\"\n\n\
    What is begun is a draft: it is built with `guidepost build --drafts`, and published once its\n\
    line `draft: true` is removed.")]
pub(super) struct New {
    #[command(subcommand)]
    pub(super) what: NewWhat,
}

#[derive(Debug, Subcommand)]
pub(super) enum NewWhat {
    /// Begin a career: a folder with its index.md
    #[command(after_help = "Examples:\n  \
        guidepost new career nurse\n  \
        guidepost new career ml-engineer --title \"Machine learning engineer\"")]
    Career {
        /// Its name in addresses: small letters, digits and hyphens
        slug: String,
        /// Its title; made from the name if left out
        #[arg(long)]
        title: Option<String>,
    },
    /// Begin a section of a career, with every key of its kind explained
    #[command(after_help = section_help())]
    Section {
        /// The career's name in addresses
        career: String,
        /// The kind, from the list below
        kind: String,
        /// The file's name without `.md`; the kind if left out
        #[arg(long)]
        name: Option<String>,
    },
    /// Begin a plain page
    #[command(after_help = "Examples:\n  \
        guidepost new page contact\n  \
        guidepost new page faq --title \"Frequently asked questions\"")]
    Page {
        /// Its name in addresses: small letters, digits and hyphens
        name: String,
        /// Its title; made from the name if left out
        #[arg(long)]
        title: Option<String>,
    },
}

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  \
    guidepost build\n  \
    guidepost build --base-url https://example.org/careers/\n  \
    guidepost build --drafts --output preview\n  \
    guidepost build --root ../my-guide --format short\n\n\
    A site with errors is not written: the last one that was stays in place.")]
pub(super) struct Build {
    /// Where the site is published, for canonical addresses, sitemap and feed
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(super) base_url: Option<BaseUrl>,
    /// The folder that the site is written to; `public` in the site's folder if left out
    #[arg(long, short, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    /// Build drafts too
    #[arg(long)]
    pub(super) drafts: bool,
    /// The day to take for today, such as 2026-03-31
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) date: Option<Day>,
    /// Replace files in the output folder that Guidepost did not write
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  \
    guidepost check\n  \
    guidepost check --deny warnings --format github\n  \
    guidepost check --stale\n  \
    guidepost check --coverage\n\n\
    Rules are switched and limited by `checks:` in guidepost.yaml. A finding is waived where it\n\
    stands: `# waive CODE: reason` in YAML, `<!-- waive CODE: reason -->` in prose.\n\n\
    Exit codes: 0 nothing that counts, 1 errors, or warnings that are denied, 2 could not run.")]
pub(super) struct Check {
    /// What makes the check fail besides errors
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(super) deny: Option<Deny>,
    /// Check drafts too
    #[arg(long)]
    pub(super) drafts: bool,
    /// The day to take for today, such as 2026-03-31
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) date: Option<Day>,
    /// List when each career and section is due for review, and how old its figures are
    #[arg(long)]
    pub(super) stale: bool,
    /// List which sections each career has
    #[arg(long, conflicts_with = "stale")]
    pub(super) coverage: bool,
}

/// What makes a check fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    /// Warnings, too.
    Warnings,
}

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  \
    guidepost serve --open\n  \
    guidepost serve --drafts --port 8000\n  \
    guidepost serve --root ../my-guide\n\n\
    The site is built into memory and shown on this machine only. A mistake is shown over the page\n\
    that was there before, until it is mended; warnings stand beside what they are about.")]
pub(super) struct Serve {
    /// The port to listen on, or the next one that is free; 0 for any
    #[arg(long, default_value_t = 4000, value_name = "PORT")]
    pub(super) port: u16,
    /// Open the site in the browser
    #[arg(long)]
    pub(super) open: bool,
    /// Show drafts too
    #[arg(long)]
    pub(super) drafts: bool,
    /// The day to take for today, such as 2026-03-31
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) date: Option<Day>,
}

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  \
    guidepost schema                   into .vscode/guidepost/, for VS Code\n  \
    guidepost schema --output schemas  into a folder, for other editors\n  \
    guidepost schema section-salaries  one of them, on the output")]
pub(super) struct Schema {
    /// The schema to print: guidepost, career, section, section-KIND, page, sources, skills or
    /// industries; if left out, all are written
    pub(super) name: Option<String>,
    /// The folder to write them into; if left out, the site's .vscode/guidepost/, with the settings
    /// that name them
    #[arg(long, short, value_name = "DIR", conflicts_with = "name")]
    pub(super) output: Option<PathBuf>,
}

fn base_url(text: &str) -> Result<BaseUrl, String> {
    BaseUrl::parse(text).map_err(|(message, mend)| format!("{message}; {mend}"))
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).map_err(|(message, mend)| format!("{message}; {mend}"))
}

/// The kinds of sections with what they are about, and examples.
fn section_help() -> String {
    let mut help = "Kinds:\n".to_owned();
    if let Shape::Choice(words) = SectionKind::shape() {
        for (word, meaning) in words {
            let meaning = meaning.trim().trim_end_matches('.');
            help += &format!("  {word:<18}{meaning}\n");
        }
    }
    help + "\nExamples:\n  \
        guidepost new section nurse salaries\n  \
        guidepost new section nurse article --name night-shifts"
}

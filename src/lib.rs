//! Guidepost makes a static site of career guides from Markdown files with typed frontmatter.
//!
//! # One way through the house
//!
//! ```text
//! disk ▶ source ▶ config · content · markdown · theme ▶ site ▶ render · feed · search ▶ output ▶ disk
//!      SourceTree Config   Guide   Document   Theme     Site     HTML   XML    JSON     Stage
//!          └────────── Diagnostics accumulate at every arrow ──────────┘
//! ```
//!
//! Data goes one way, through values that are complete when they are made. Reading happens in
//! [`source`], writing a site in [`output`], printing in [`cli`], which also writes the files that
//! `init` and `new` begin; what lies between has no side effects.
//!
//! # The floors
//!
//! Names without a link are rooms that are planned and not built yet.
//!
//! A module imports from lower floors only, never from its neighbours and never upwards; the test
//! `tidy` reads the `use` lines and fails on a breach.
//!
//! | floor | module | charter |
//! | --- | --- | --- |
//! | 0 | [`source`] | the bytes read, `FileId`, `Span`, `Spanned<T>`; stores: disk, memory, faults |
//! | 1 | [`diagnostics`] | `Diagnostic`, its stable codes, printers |
//! | 1 | [`output`] | paths to bytes, manifest, staged commit; stores: disk, memory, faults |
//! | 2 | [`yaml`] | nodes with spans, and the decoders that lower them and collect mistakes |
//! | 2 | [`locale`] | languages, messages, plurals, numbers, money, dates |
//! | 2 | [`markdown`] | text to `Document`: headings, links, figures, blocks to HTML |
//! | 2 | [`chart`] | numbers, and what each of them is, to the geometry of charts |
//! | 3 | [`scalar`] | amounts, periods, places, dates, ids: values that configuration and content share |
//! | 4 | [`config`] | `guidepost.yaml` to `Config`; what day it is |
//! | 5 | [`content`] | frontmatter to `Guide`, `Career`, `Section`, `Observation`, `Claim`, …; careers packed and opened |
//! | 5 | [`theme`] | templates and static files, embedded and the site's own |
//! | 6 | [`site`] | routes, cross-references, taxonomies, collisions: what needs the whole |
//! | 7 | [`render`] · [`feed`] · [`search`] · `links` | what is made from a finished `Site` |
//! | 7 | [`lint`] | the warnings that judge: one rule, one file |
//! | 8 | [`build`] | the order of the phases and their parallelism; no rules of the domain |
//! | 9 | [`serve`] · `import` | the development server; readers of public data sets |
//! | 10 | [`cli`] | commands, printing, exit codes |

pub mod build;
pub mod chart;
pub mod cli;
pub mod config;
pub mod content;
pub mod diagnostics;
pub mod feed;
pub mod lint;
pub mod locale;
pub mod markdown;
pub mod output;
pub mod render;
pub mod scalar;
pub mod search;
pub mod serve;
pub mod site;
pub mod source;
pub mod theme;
pub mod yaml;

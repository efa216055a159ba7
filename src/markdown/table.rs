//! Tables: cells with their alignment and scope, in a container that can be scrolled by keyboard.

use pulldown_cmark::Alignment;

use super::writer::Writer;

/// The table that is being written; tables do not nest.
#[derive(Debug, Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    part: Part,
    /// Where the head's cell begins, and its text.
    cell: (usize, usize),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Head,
    Body,
}

impl Writer<'_> {
    pub(super) fn start_table(&mut self, alignments: Vec<Alignment>) {
        let words = self.options.words;
        self.out.line();
        self.out.push("<div class=\"table\" role=\"group\"");
        self.out.attribute("aria-label", &words.table);
        self.out.push(" tabindex=\"0\">\n<table>\n");
        self.table = Table {
            alignments,
            ..Table::default()
        };
    }

    pub(super) fn end_table(&mut self) {
        if self.table.part == Part::Body {
            self.out.push("</tbody>\n");
        }
        self.out.push("</table>\n</div>\n");
    }

    pub(super) fn start_head(&mut self) {
        self.table.column = 0;
        self.out.push("<thead>\n<tr>");
    }

    pub(super) fn end_head(&mut self) {
        self.out.push("</tr>\n</thead>\n");
    }

    pub(super) fn start_row(&mut self) {
        if self.table.part == Part::Head {
            self.table.part = Part::Body;
            self.out.push("<tbody>\n");
        }
        self.table.column = 0;
        self.out.push("<tr>");
    }

    pub(super) fn start_cell(&mut self) {
        let start = self.out.len();
        self.out.push(match self.table.part {
            Part::Head => "<th scope=\"col\"",
            Part::Body => "<td",
        });
        self.out
            .push(match self.table.alignments.get(self.table.column) {
                Some(Alignment::Left) => " class=\"align-left\">",
                Some(Alignment::Center) => " class=\"align-center\">",
                Some(Alignment::Right) => " class=\"align-right\">",
                Some(Alignment::None) | None => ">",
            });
        self.table.cell = (start, self.out.len());
    }

    pub(super) fn end_cell(&mut self) {
        let (start, text) = self.table.cell;
        let is_empty = text == self.out.len()
            && self
                .out
                .holes
                .last()
                .is_none_or(|hole| hole.at as usize != text);
        match self.table.part {
            // A header without words names nothing.
            Part::Head if is_empty => {
                let holes = self.out.holes.len();
                self.out.truncate(start, holes);
                self.out.push("<td></td>");
            }
            Part::Head => self.out.push("</th>"),
            Part::Body => self.out.push("</td>"),
        }
        self.table.column += 1;
    }
}

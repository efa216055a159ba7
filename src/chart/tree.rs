//! A tree drawn from the top down: one row for each step, with lines that lead to it.
//!
//! Lanes are counted from the side where a line of text begins. One step that follows another
//! stands below it in the same lane; where several follow the same one, none of them is the main
//! one, and each hangs off that lane in the next. So a picture is as narrow as its branches are
//! few, however long its ladder is.

/// The highest lane; what would be drawn farther out is drawn there.
pub const MOST_LANES: u8 = 5;

/// What a row is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A step, by its index.
    Step(usize),
    /// Something that hangs off a step, by its index.
    Leaf(usize),
}

/// A line in a row; the mark of the row's item lies at a fixed height.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// From top to bottom of a lane.
    Through(u8),
    /// From the top of the item's lane to its mark.
    Above(u8),
    /// From the mark of the item to the bottom of its lane.
    Below(u8),
    /// From the top of a lane to the mark of an item in the next.
    Branch(u8),
}

/// A row of the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What stands in it.
    pub item: Item,
    /// In which lane.
    pub lane: u8,
    /// What leads to it, from it and past it.
    pub lines: Vec<Line>,
}

/// How a row is reached.
#[derive(Clone, Copy)]
enum Arrival {
    /// Nothing leads to it.
    Start,
    /// From the step above it in its lane.
    Along,
    /// From the lane before; whether it is the last that hangs there.
    Branch { is_last: bool },
}

struct Waiting {
    item: Item,
    lane: usize,
    arrival: Arrival,
}

/// The rows of a tree. `before` has for each step the one that it follows, and `leaves` for each
/// leaf the step that it hangs off; leaves without one are left out, as are steps that follow one
/// another in a circle.
#[must_use]
pub fn rows(before: &[Option<usize>], leaves: &[Option<usize>]) -> Vec<Row> {
    let next = grouped(before, before.len());
    let hanging = grouped(leaves, before.len());
    let starts = (0..before.len()).filter(|step| before[*step].is_none());
    let mut waiting: Vec<Waiting> = starts.map(start).collect();
    waiting.reverse();
    let mut rows = Vec::with_capacity(before.len() + leaves.len());
    // Which lanes something below still hangs off.
    let mut open: Vec<bool> = Vec::new();
    while let Some(it) = waiting.pop() {
        let first_below = waiting.len();
        if let Item::Step(step) = it.item {
            push_below(&mut waiting, it.lane, &hanging[step], &next[step]);
        }
        let has_below = waiting.len() > first_below;
        open.resize(it.lane + 1, false);
        if let (Arrival::Branch { is_last: true }, Some(parent)) =
            (it.arrival, it.lane.checked_sub(1))
        {
            open[parent] = false;
        }
        open[it.lane] = has_below;
        rows.push(row(&it, &open));
    }
    rows
}

const fn start(step: usize) -> Waiting {
    Waiting {
        item: Item::Step(step),
        lane: 0,
        arrival: Arrival::Start,
    }
}

/// Which of the indices name each of `count`.
fn grouped(named: &[Option<usize>], count: usize) -> Vec<Vec<usize>> {
    let mut groups = vec![Vec::new(); count];
    for (index, name) in named.iter().enumerate() {
        if let Some(group) = name.and_then(|name| groups.get_mut(name)) {
            group.push(index);
        }
    }
    groups
}

/// Puts what comes below a step on top of what waits, the first of it last.
fn push_below(waiting: &mut Vec<Waiting>, lane: usize, leaves: &[usize], next: &[usize]) {
    let is_line = next.len() == 1;
    let steps = next.iter().map(|step| Item::Step(*step)).rev();
    let leaves = leaves.iter().map(|leaf| Item::Leaf(*leaf)).rev();
    for (count, item) in steps.chain(leaves).enumerate() {
        let goes_on = is_line && count == 0;
        waiting.push(Waiting {
            item,
            lane: if goes_on { lane } else { lane + 1 },
            arrival: match goes_on {
                true => Arrival::Along,
                false => Arrival::Branch {
                    is_last: count == 0,
                },
            },
        });
    }
}

fn row(it: &Waiting, open: &[bool]) -> Row {
    // No more than `MOST_LANES`, which is a `u8`.
    let bounded = |lane: usize| u8::try_from(lane).unwrap_or(MOST_LANES).min(MOST_LANES);
    let lane = bounded(it.lane);
    let past = open[..usize::from(lane)].iter().zip(0..);
    let past = past.filter(|(is_open, _)| **is_open);
    let mut lines: Vec<Line> = past.map(|(_, lane)| Line::Through(lane)).collect();
    lines.extend(match it.arrival {
        Arrival::Start => None,
        Arrival::Along => Some(Line::Above(lane)),
        Arrival::Branch { .. } => Some(Line::Branch(bounded(it.lane.saturating_sub(1)))),
    });
    lines.extend(open[it.lane].then_some(Line::Below(lane)));
    Row {
        item: it.item,
        lane,
        lines,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &[Option<usize>], leaves: &[Option<usize>], expected: &[&str]) {
        let show = |row: Row| {
            let name = match row.item {
                Item::Step(index) => format!("{index}"),
                Item::Leaf(index) => format!("leaf {index}"),
            };
            let lines = row.lines.iter().map(|line| match line {
                Line::Through(lane) => format!("|{lane}"),
                Line::Above(lane) => format!("^{lane}"),
                Line::Below(lane) => format!("v{lane}"),
                Line::Branch(lane) => format!("-{lane}"),
            });
            let lines = lines.collect::<Vec<_>>().join(" ");
            format!("{name} in {}: {lines}", row.lane)
        };
        let shown: Vec<_> = rows(before, leaves).into_iter().map(show).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_ladder_is_one_lane() {
        check(
            &[None, Some(0), Some(1)],
            &[],
            &["0 in 0: v0", "1 in 0: ^0 v0", "2 in 0: ^0"],
        );
        check(&[None], &[], &["0 in 0: "]);
        check(&[], &[], &[]);
    }

    #[test]
    fn leaves_hang_off_their_step() {
        check(
            &[None, Some(0)],
            &[Some(1), Some(0), Some(1), None],
            &[
                "0 in 0: v0",
                "leaf 1 in 1: |0 -0",
                "1 in 0: ^0 v0",
                "leaf 0 in 1: |0 -0",
                "leaf 2 in 1: -0",
            ],
        );
    }

    #[test]
    fn three_branches_after_one_step_hang_off_it_alike() {
        check(
            &[None, Some(0), Some(1), Some(1), Some(3), Some(1)],
            &[],
            &[
                "0 in 0: v0",
                "1 in 0: ^0 v0",
                "2 in 1: |0 -0",
                "3 in 1: |0 -0 v1",
                "4 in 1: |0 ^1",
                "5 in 1: -0",
            ],
        );
    }

    #[test]
    fn branches_of_branches_stand_farther_out() {
        check(
            &[None, Some(0), Some(0), Some(2), Some(2)],
            &[Some(4)],
            &[
                "0 in 0: v0",
                "1 in 1: |0 -0",
                "2 in 1: -0 v1",
                "3 in 2: |1 -1",
                "4 in 2: -1 v2",
                "leaf 0 in 3: -2",
            ],
        );
    }

    #[test]
    fn a_circle_and_a_long_way_do_no_harm() {
        check(&[None, Some(2), Some(1)], &[Some(9)], &["0 in 0: "]);
        let deep: Vec<_> = (0..10_000).map(|step: usize| step.checked_sub(1)).collect();
        assert_eq!(rows(&deep, &[]).len(), 10_000);
        // Each odd step is the first of two, so that every second one branches.
        let wide: Vec<_> = (0..400_usize)
            .map(|step| step.checked_sub(1).map(|it| it & !1))
            .collect();
        let rows = rows(&wide, &[]);
        assert_eq!(rows.len(), 400);
        assert!(
            rows.iter()
                .all(|row| row.lane <= MOST_LANES && row.lines.len() < 10)
        );
    }
}

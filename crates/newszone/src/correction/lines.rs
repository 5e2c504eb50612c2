//! Which passages of a text changed, came, went and moved.
//!
//! Invariant: the steps without those that came are the text before, those without what went the text after; a passage that
//! moved is in both.

use super::passages::Passage;
use super::{Part, Piece, short, whole, words};
use news_core::correction::Place;
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Most passages of a text that are compared; of a longer one all are told, for which there is no room then.
const PASSAGES_MAX: usize = 5_000;

/// Most pairs of passages, some before and some after, among which the likeliest are looked for.
const PAIRS_MAX: usize = 2_500;

/// How much two passages have to have in common to be one passage that was changed, in hundredths.
const LIKENESS_MIN: usize = 50;

/// Shortest passage that is told as moved, in characters: "Related" and the like stand in many places.
const MOVED_CHARS_MIN: usize = 20;

/// What became of passages, by their places in the text before and after.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Step {
    /// It stayed, or where it is broken changed.
    Same(Option<usize>, Option<usize>),
    /// Some of its words changed.
    Changed(usize, usize),
    /// It went.
    Gone(usize),
    /// It came.
    Come(usize),
    /// It stands elsewhere now.
    Moved(usize, usize),
}

/// What readers are told of two texts.
pub(super) fn parts(before: &[Passage], after: &[Passage]) -> Vec<Part> {
    let part = |step: Step| match step {
        Step::Same(..) => None,
        Step::Changed(old, new) => {
            let pieces = short::shortened(words::pieces(&before[old].words, &after[new].words));
            Some(Part { place: after[new].place, pieces })
        }
        Step::Gone(old) => Some(Part { place: before[old].place, pieces: whole(&before[old].words, Piece::Gone) }),
        Step::Come(new) => Some(Part { place: after[new].place, pieces: whole(&after[new].words, Piece::Come) }),
        Step::Moved(_, new) => Some(Part { place: Place::Moved, pieces: short::beginning(&after[new].words) }),
    };
    steps(before, after).into_iter().filter_map(part).collect()
}

/// What became of each passage, in the order of the text after; what went stands where it was.
pub(super) fn steps(before: &[Passage], after: &[Passage]) -> Vec<Step> {
    let mut steps = Vec::new();
    if PASSAGES_MAX < before.len().max(after.len()) {
        steps.extend((0..before.len()).map(Step::Gone));
        steps.extend((0..after.len()).map(Step::Come));
        return steps;
    }
    let keys = |passages: &[Passage]| passages.iter().map(|it| it.key.clone()).collect::<Vec<_>>();
    let (old, new) = (keys(before), keys(after));
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (olds, news) = (op.old_range(), op.new_range());
        match op.tag() {
            DiffTag::Equal => steps.extend(olds.zip(news).map(|(old, new)| Step::Same(Some(old), Some(new)))),
            // Only where they are broken has changed.
            _ if old[olds.clone()].concat() == new[news.clone()].concat() => {
                steps.extend(olds.map(|old| Step::Same(Some(old), None)));
                steps.extend(news.map(|new| Step::Same(None, Some(new))));
            }
            _ => pair(&before[olds.clone()], &after[news.clone()], olds.start, news.start, &mut steps),
        }
    }
    join_moved(before, after, &mut steps);
    steps
}

/// Finds out which of the passages that differ are the same ones, changed.
fn pair(before: &[Passage], after: &[Passage], first_old: usize, first_new: usize, steps: &mut Vec<Step>) {
    let sorted =
        |passages: &'_ [Passage]| passages.iter().map(|it| words::sorted(&it.words).join("\n")).collect::<Vec<_>>();
    let (olds, news) = (sorted(before), sorted(after));
    let likeness = |old: usize, new: usize| {
        let (old, new): (Vec<&str>, Vec<&str>) = (olds[old].split('\n').collect(), news[new].split('\n').collect());
        Some(words::likeness(&old, &new)).filter(|it| LIKENESS_MIN <= *it).unwrap_or(0)
    };
    let is_small = before.len() * after.len() <= PAIRS_MAX;
    // best[old][new] is the most that the passages from there on can have in common.
    let mut best = vec![vec![0; after.len() + 1]; if is_small { before.len() + 1 } else { 0 }];
    let mut like = vec![vec![0; after.len()]; best.len()];
    if is_small {
        for old in (0..before.len()).rev() {
            for new in (0..after.len()).rev() {
                let both = likeness(old, new);
                like[old][new] = both;
                let paired = if 0 < both { both + best[old + 1][new + 1] } else { 0 };
                best[old][new] = paired.max(best[old + 1][new]).max(best[old][new + 1]);
            }
        }
    }
    let (mut old, mut new) = (0, 0);
    while old < before.len() && new < after.len() {
        // Among very many each is looked for only where it stood.
        let both = if is_small { like[old][new] } else { likeness(old, new) };
        let are_one = 0 < both && (!is_small || best[old][new] == both + best[old + 1][new + 1]);
        if are_one {
            steps.push(Step::Changed(first_old + old, first_new + new));
            (old, new) = (old + 1, new + 1);
        } else if !is_small {
            steps.extend([Step::Gone(first_old + old), Step::Come(first_new + new)]);
            (old, new) = (old + 1, new + 1);
        } else if best[old + 1][new] == best[old][new] {
            steps.push(Step::Gone(first_old + old));
            old += 1;
        } else {
            steps.push(Step::Come(first_new + new));
            new += 1;
        }
    }
    steps.extend((old..before.len()).map(|old| Step::Gone(first_old + old)));
    steps.extend((new..after.len()).map(|new| Step::Come(first_new + new)));
}

/// A passage that went in one place and came in another has moved.
fn join_moved(before: &[Passage], after: &[Passage], steps: &mut Vec<Step>) {
    let gone: Vec<usize> =
        steps.iter().filter_map(|it| if let Step::Gone(old) = it { Some(*old) } else { None }).collect();
    for old in gone {
        let passage = &before[old];
        if passage.key.chars().count() < MOVED_CHARS_MIN {
            continue;
        }
        let came = steps.iter().position(|it| matches!(it, Step::Come(new) if after[*new].key == passage.key));
        if let Some(came) = came
            && let Step::Come(new) = steps[came]
        {
            steps[came] = Step::Moved(old, new);
            steps.retain(|it| *it != Step::Gone(old));
        }
    }
}

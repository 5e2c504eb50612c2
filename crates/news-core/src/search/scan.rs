//! Looking through the articles at hand, newest first, a stretch at a time: whoever types on is not kept waiting.

use super::corpus::Corpus;
use super::drawer::ARTICLES;
use super::expression::{Expression, Words};
use super::pattern::Pattern;
use super::test::{Driver, Test};
use std::ops::Range;

/// How much is looked through at a stretch, in bytes: about a millisecond.
const STRETCH_BYTES: usize = 4 << 20;

/// How many articles that were found before are looked at again at a stretch.
const STRETCH_ARTICLES: usize = 4_096;

/// A look through the articles.
pub(super) struct Scan {
    /// Articles that alone can be found, because they were found by less; `None` is all.
    among: Option<Vec<u32>>,
    /// How many of them, or of all, were looked at.
    looked_at: usize,
    /// What was found, in order.
    pub(super) found: Vec<u32>,
}

impl Scan {
    /// Looks through all articles, or through what was found before.
    pub(super) fn new(among: Option<Vec<u32>>) -> Self {
        Self { among, looked_at: 0, found: Vec::new() }
    }

    /// Looks through the next stretch, or until so many are found. Answers whether it was the last.
    pub(super) fn step(&mut self, corpus: &Corpus, test: &Test, enough: usize) -> bool {
        if let Some(among) = &self.among {
            let end = (self.looked_at + STRETCH_ARTICLES).min(among.len());
            let stretch = &among[self.looked_at..end];
            self.found.extend(stretch.iter().filter(|it| test.passes(corpus, **it as usize)));
            self.looked_at = end;
            return end == among.len();
        }
        let driver = test.driver();
        let found = &mut self.found;
        let mut left = STRETCH_BYTES;
        while 0 < left && found.len() < enough && self.looked_at < corpus.len() {
            let Some(drawer) = corpus.drawers().get(self.looked_at / ARTICLES) else { break };
            let from = self.looked_at % ARTICLES;
            let before = self.looked_at - from;
            let (bytes, starts) = drawer.bytes();
            self.looked_at = before + drawer.len();
            for articles in drawer.sifted(from, |sieve| test.sifted(sieve)) {
                let mut see = |nth: usize| {
                    if test.passes(corpus, before + nth) {
                        found.push((before + nth) as u32);
                    }
                };
                let end = articles.end;
                left = left.saturating_sub((starts[end] - starts[articles.start]) as usize);
                match &driver {
                    Driver::Needle(seeker) => each_having(bytes, starts, articles, &|it| seeker.hint(it), &mut see),
                    Driver::Initials(finder) => {
                        let initials = drawer.initials();
                        each_having(&initials.all, &initials.starts, articles, &|it| finder.find(it), &mut see);
                    }
                    Driver::None => articles.for_each(&mut see),
                }
                if left == 0 || enough <= found.len() {
                    self.looked_at = before + end;
                    break;
                }
            }
        }
        self.looked_at == corpus.len()
    }
}

/// Each article of some in which something is found. The bytes are those of all articles, and so are their beginnings.
fn each_having(
    bytes: &[u8],
    starts: &[u32],
    articles: Range<usize>,
    find: &dyn Fn(&[u8]) -> Option<usize>,
    see: &mut dyn FnMut(usize),
) {
    let end = starts[articles.end] as usize;
    let (mut at, mut first) = (starts[articles.start] as usize, articles.start);
    while let Some(hit) = bytes.get(at..end).and_then(find) {
        let place = at + hit;
        let nth = first + starts[first..=articles.end].partition_point(|it| *it as usize <= place) - 1;
        see(nth);
        first = nth + 1;
        at = starts[first] as usize;
    }
}

impl Expression {
    /// Whether all that answers this has answered the one before, so that only that has to be looked at.
    #[must_use]
    pub fn narrows(&self, before: &Self) -> bool {
        let these = parts(self);
        parts(before).iter().all(|old| these.iter().any(|new| implies(new, old)))
    }
}

fn parts(expression: &Expression) -> &[Expression] {
    if let Expression::All(all) = expression { all } else { std::slice::from_ref(expression) }
}

fn implies(new: &Expression, old: &Expression) -> bool {
    match (new, old) {
        (Expression::Words(new), Expression::Words(old)) => words_imply(new, old),
        _ => new == old,
    }
}

fn words_imply(new: &Words, old: &Words) -> bool {
    new == old
        // What is found across spaces need not hold its own beginning.
        || (new.place == old.place
            && !new.goes_across_spaces()
            && new.patterns.iter().all(|new| old.patterns.iter().any(|old| holds(new, old))))
}

/// Whether wherever one pattern is, the other is too.
fn holds(new: &Pattern, old: &Pattern) -> bool {
    new.spans
        .windows(old.spans.len())
        .any(|part| part.iter().zip(&old.spans).all(|(new, old)| old.first <= new.first && new.last <= old.last))
}

//! One question to an index, from the newest segment to the oldest, as far as someone wants to read.
//!
//! Invariant: hits come newest first, each once; what was lost is named.

use super::answer::{Asking, note};
use super::block;
use super::compile::Node;
use super::directory::{Index, Segment};
use super::file::{Kind, Place};
use super::root::Root;
use super::set::Set;
use super::shelf::{Known, Shelf};
use crate::moment::Moment;
use crate::search::Expression;

/// Largest segment that is expected to leave something to look for in the next one, whose root is then fetched with its
/// own.
const SMALL_ARTICLES: u32 = 8_192;

/// One question, resumable.
pub struct Inquiry {
    node: Node,
    leaves_out: bool,
    /// The segment being asked.
    segment: usize,
    /// Articles at the beginning that are not asked: of all segments from here on.
    known: usize,
    /// Of the segment being asked, the articles that are looked at already.
    from: u32,
    hits: Vec<Hit>,
    /// Articles that answer: in the segments before, and in this one as far as is known.
    counts: [usize; 2],
    reached: Option<Moment>,
    lost: Vec<String>,
    is_complete: bool,
}

/// An article that answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its id.
    pub id: String,
    /// Its kicker.
    pub kicker: Option<String>,
    /// Its headline.
    pub headline: String,
    /// Its section.
    pub section: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// When it was published.
    pub published: Option<Moment>,
    /// Whether all the words stand in headline or kicker.
    pub in_title: bool,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Addresses of files, from the manifest's folder, all of which can be fetched at once. Each has to be given to the
    /// shelf, or noted there as lost, before the next step.
    Wants(Vec<String>),
    /// There are as many hits as were wanted, or nothing is left to look at.
    Answered,
}

impl Inquiry {
    /// A question of someone whose clock is that far ahead of UTC, in minutes, and who holds the newest `known` articles:
    /// those are not looked at.
    #[must_use]
    pub fn new(expression: &Expression, offset_minutes: i32, known: usize) -> Self {
        let mut leaves_out = false;
        let node = Node::of(expression, offset_minutes, &mut leaves_out);
        Self {
            node,
            leaves_out,
            segment: 0,
            known,
            from: 0,
            hits: Vec::new(),
            counts: [0; 2],
            reached: None,
            lost: Vec::new(),
            is_complete: false,
        }
    }

    /// Goes on until so many hits are there, or nothing is left. The index has to be the same at each step.
    pub fn step(&mut self, index: &Index, shelf: &Shelf, wanted: usize) -> Step {
        while let Some(segment) = index.segments.get(self.segment).copied() {
            if wanted <= self.hits.len() {
                return Step::Answered;
            }
            let articles = segment.articles as usize;
            if articles <= self.known || !self.node.may_lie(segment.newest, segment.oldest) {
                self.known = self.known.saturating_sub(articles);
                self.leave(segment);
                continue;
            }
            if let Some(mut wants) = self.ask(segment, shelf, wanted) {
                let next = index.segments.get(self.segment + 1).filter(|_| articles <= SMALL_ARTICLES as usize);
                if let Some(next) = next.filter(|it| self.node.may_lie(it.newest, it.oldest)) {
                    let root = Place { seal: next.seal, kind: Kind::Root, number: 0 }.address();
                    if matches!(shelf.get(&root), Known::Unknown) {
                        note(&mut wants, &root);
                    }
                }
                return Step::Wants(wants);
            }
        }
        self.is_complete = true;
        Step::Answered
    }

    /// What was found, newest first.
    #[must_use]
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// How many articles answer at least; exactly so many where it [is complete](Self::is_complete).
    #[must_use]
    pub fn count(&self) -> usize {
        self.counts[0] + self.counts[1]
    }

    /// Whether nothing is left to look at.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// How far back was looked: everything published later was. `None` before the first hit or segment, and where
    /// undated articles were reached.
    #[must_use]
    pub fn reached(&self) -> Option<Moment> {
        self.reached
    }

    /// Addresses of files that are missing or corrupt: what they would have told is not in the answer.
    #[must_use]
    pub fn lost(&self) -> &[String] {
        &self.lost
    }

    /// Whether something that was asked is not to be found in an index: initial consonants, signs that are no letters.
    /// The answer is to the rest.
    #[must_use]
    pub fn leaves_out(&self) -> bool {
        self.leaves_out
    }

    /// Asks a segment; answers with the files that are wanted for it, or nothing where it told what it could.
    fn ask(&mut self, segment: Segment, shelf: &Shelf, wanted: usize) -> Option<Vec<String>> {
        let place = Place { seal: segment.seal, kind: Kind::Root, number: 0 };
        let address = place.address();
        let root = match shelf.get(&address) {
            Known::Unknown => return Some(vec![address]),
            Known::Here(payload) => Root::read(payload, segment.articles).ok(),
            Known::Lost => None,
        };
        let Some(root) = root else {
            note(&mut self.lost, &address);
            self.known = 0;
            self.leave(segment);
            return None;
        };
        let skipped = self.known as u32;
        let from = self.from.max(skipped);
        let mut asking = Asking { shelf, segment, root: &root, is_whole: false, wants: Vec::new(), lost: Vec::new() };
        let left = wanted - self.hits.len();
        let mut set = asking.answer(&self.node);
        // Whether shards tell enough, without the rest of long lists.
        let is_enough = |set: &Set| set.until == Set::ALL || left <= set.count(from, set.until) as usize;
        if asking.wants.is_empty() && !is_enough(&set) {
            asking.is_whole = true;
            set = asking.answer(&self.node);
        }
        if !asking.wants.is_empty() {
            return Some(asking.wants);
        }
        if set.until != Set::ALL && asking.is_whole {
            // What is still unknown is lost.
            set.until = Set::ALL;
        }
        let until = set.until.min(segment.articles);
        let (mut rows, mut at) = (Vec::new(), from);
        while let Some(article) = set.next(at).filter(|it| *it < until && rows.len() < left) {
            rows.push(article);
            at = article + 1;
        }
        self.show(&mut asking, &set, &rows);
        if !asking.wants.is_empty() {
            return Some(asking.wants);
        }
        let lost = asking.lost;
        lost.iter().for_each(|address| note(&mut self.lost, address));
        self.counts[1] = (set.count(skipped, until)).max(set.at_least.saturating_sub(skipped)) as usize;
        self.from = at;
        if rows.len() < left {
            self.counts = [self.counts[0] + self.counts[1], 0];
            self.known = 0;
            self.leave(segment);
        }
        None
    }

    /// Adds these articles to the hits, if the blocks of all are at hand.
    fn show(&mut self, asking: &mut Asking<'_>, set: &Set, rows: &[u32]) {
        let block_articles = asking.root.block_articles;
        let payloads: Vec<Option<&[u8]>> =
            rows.iter().map(|row| asking.file(asking.place(Kind::Block, row / block_articles))).collect();
        if !asking.wants.is_empty() {
            return;
        }
        let (mut cards, mut last) = (Vec::new(), None);
        for (row, payload) in rows.iter().zip(payloads) {
            let number = row / block_articles;
            let Some(payload) = payload else { continue };
            if last != Some(number) {
                last = Some(number);
                cards = block::read(payload).unwrap_or_default();
            }
            let Some(card) = cards.get((row % block_articles) as usize) else {
                let address = asking.place(Kind::Block, number).address();
                note(&mut asking.lost, &address);
                continue;
            };
            let named = |names: &[String], number: u32| names.get((number as usize).wrapping_sub(1)).cloned();
            self.reached = card.published;
            self.hits.push(Hit {
                id: card.id.to_owned(),
                kicker: (!card.kicker.is_empty()).then(|| card.kicker.to_owned()),
                headline: card.headline.to_owned(),
                section: named(&asking.root.sections, card.section),
                language: named(&asking.root.languages, card.language),
                published: card.published,
                in_title: set.is_title(*row),
            });
        }
    }

    /// Goes on to the next segment.
    fn leave(&mut self, segment: Segment) {
        self.reached = segment.oldest;
        self.segment += 1;
        self.from = 0;
    }
}

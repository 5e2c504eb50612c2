//! Which articles of a segment answer a question, as far as the files at hand tell.
//!
//! Invariant: a file that is not at hand is named, not guessed: as long as one is wanted the answer means nothing.

use super::block;
use super::bytes::{Bytes, Corrupt};
use super::compile::{Node, Phrase, Pieces, Slot};
use super::directory::Segment;
use super::file::{Kind, Place};
use super::postings::{self, Numbers, REST};
use super::root::{Root, Tape};
use super::set::Set;
use super::shard::{self, List, Stretch};
use super::shelf::{Known, Shelf};
use super::stand::{merged, stands};

/// A segment being asked.
pub(super) struct Asking<'s> {
    pub(super) shelf: &'s Shelf,
    pub(super) segment: Segment,
    pub(super) root: &'s Root,
    /// Whether lists are read to their ends, or only as far as their shards tell.
    pub(super) is_whole: bool,
    /// Files that are not at hand.
    pub(super) wants: Vec<String>,
    /// Files that are missing or corrupt.
    pub(super) lost: Vec<String>,
}

impl<'s> Asking<'s> {
    /// The articles that answer.
    pub(super) fn answer(&mut self, node: &Node) -> Set {
        let articles = self.segment.articles;
        match node {
            Node::All(parts) => self.all(parts),
            Node::Any(parts) => {
                let mut set = Set::none(articles);
                for part in parts {
                    set.join(&self.answer(part));
                }
                set
            }
            Node::Not(part) => {
                let mut set = self.answer(part);
                set.turn(articles);
                set
            }
            Node::Words { phrases, in_title } => {
                let mut set = Set::none(articles);
                for phrase in phrases {
                    set.join(&self.phrase(phrase, *in_title));
                }
                if *in_title {
                    set.found.clone_from(&set.title);
                    set.at_least = 0;
                }
                set
            }
            Node::Property(slot) => {
                let mut set = self.slot(slot);
                set.title.clone_from(&set.found);
                set
            }
            Node::Dated { from: None, to: None } => Set::range(articles, 0, articles),
            Node::Dated { from, to } => {
                // Undated articles are the last, and older than any moment.
                let end = self.first_before(from.unwrap_or(i64::MIN));
                let start = to.map_or(0, |to| self.first_before(to.saturating_add(1)));
                Set::range(articles, start, end)
            }
        }
    }

    fn all(&mut self, parts: &[Node]) -> Set {
        let articles = self.segment.articles;
        let is_whole = std::mem::replace(&mut self.is_whole, false);
        let mut set = Set::range(articles, 0, articles);
        let (mut rest, mut count) = (true, 0);
        for again in [false, is_whole] {
            // What shards tell may be enough: where one part has nothing, nobody needs the rest of the others.
            if again || rest {
                self.is_whole = again;
                set = Set::range(articles, 0, articles);
                for part in parts {
                    let part = self.answer(part);
                    count = part.at_least;
                    set.keep(&part);
                }
            }
            rest = false;
            if !self.wants.is_empty() || set.until == Set::ALL {
                break;
            }
        }
        self.is_whole = is_whole;
        if parts.len() == 1 {
            set.at_least = count;
        }
        set
    }

    /// Articles that have one of the terms of a slot.
    fn slot(&mut self, slot: &Slot) -> Set {
        let mut set = Set::none(self.segment.articles);
        for (list, address) in self.lists(slot) {
            let more = self.more(list.more_numbers, Kind::Articles, self.root.numbers);
            set.until = set.until.min(if more.is_none() { list.until } else { Set::ALL });
            set.at_least = set.at_least.max(list.articles);
            let read = each_article(&list, more.as_deref(), self.root.articles, &mut |article, is_title| {
                set.add(article, is_title);
                Ok(())
            });
            self.mark(read, &address);
        }
        set
    }

    fn phrase(&mut self, phrase: &Phrase, in_title: bool) -> Set {
        if let [Pieces { slots, .. }] = phrase.runs.as_slice()
            && let [slot] = slots.as_slice()
        {
            return self.slot(slot);
        }
        let mut set = Set::range(self.segment.articles, 0, self.segment.articles);
        let mut until = Set::ALL;
        for run in &phrase.runs {
            for (nth, slot) in run.slots.iter().enumerate() {
                let articles = self.slot(slot);
                // Spaces may stand for any but the first two characters and the last two.
                if run.may_part && 0 < nth && nth + 1 < run.slots.len() {
                    until = until.min(articles.until);
                } else {
                    set.keep(&articles);
                }
            }
        }
        set.at_least = 0;
        if !self.wants.is_empty() || set.is_empty() {
            set.until = if set.is_empty() { set.until } else { set.until.min(until) };
            return set;
        }
        set.until = set.until.min(until);
        let mut places: Vec<Vec<Vec<u64>>> = Vec::new();
        for run in &phrase.runs {
            places.push(run.slots.iter().map(|slot| self.spots(slot, &set)).collect());
        }
        let mut exact = Set { until: set.until, ..Set::none(self.segment.articles) };
        if !self.wants.is_empty() {
            return exact;
        }
        for spot in &places[0][0] {
            let is_title = spot & REST == 0;
            if (is_title || !in_title) && stands(phrase, &places, *spot) {
                exact.add((spot >> 32) as u32, is_title);
            }
        }
        exact
    }

    /// Where the terms of a slot stand in those articles.
    fn spots(&mut self, slot: &Slot, articles: &Set) -> Vec<u64> {
        let mut all = Vec::new();
        for (list, address) in self.lists(slot) {
            let mut spots = Vec::new();
            let more = self.more(list.more_numbers, Kind::Articles, self.root.numbers);
            let is_wanted = more.is_some() && 0 < articles.count(list.until, articles.until);
            let positions =
                if is_wanted { self.more(list.more_positions, Kind::Positions, self.root.positions) } else { None };
            let (mut inline, mut rest) = (list.positions, Bytes(positions.as_deref().unwrap_or_default()));
            let more = more.filter(|_| positions.is_some());
            let read = each_article(&list, more.as_deref(), self.root.articles, &mut |article, _| {
                let bytes = if article < list.until { &mut inline } else { &mut rest };
                let before = spots.len();
                postings::spots(bytes, article, list.is_signs, &mut spots)?;
                if !articles.has(article) {
                    spots.truncate(before);
                }
                Ok(())
            });
            self.mark(read, &address);
            all = if all.is_empty() { spots } else { merged(&all, &spots) };
        }
        all
    }

    /// The lists of a slot's terms, each with the address of its shard.
    fn lists(&mut self, slot: &Slot) -> Vec<(List<'s>, String)> {
        let mut lists = Vec::new();
        let root = self.root;
        for number in root.shards(&slot.low, &slot.high) {
            let place = self.place(Kind::Shard, number as u32);
            if let Some(payload) = self.file(place) {
                let address = place.address();
                let read = shard::each_list(payload, root, (&slot.low, &slot.high), &mut |list| {
                    lists.push((list, address.clone()));
                });
                self.mark(read, &address);
            }
        }
        lists
    }

    /// A stretch of a tape; nothing where lists are not read to their ends, and an empty one where there is no more.
    fn more(&mut self, stretch: Stretch, kind: Kind, tape: Tape) -> Option<Vec<u8>> {
        if stretch.bytes == 0 {
            return Some(Vec::new());
        }
        if !self.is_whole {
            return None;
        }
        let end = stretch.start + stretch.bytes;
        let (mut at, mut bytes) = (stretch.start, Vec::new());
        while at < end {
            let number = at / tape.file_bytes;
            let start = number * tape.file_bytes;
            let place = self.place(kind, number);
            let payload = self.file(place)?;
            let upto = end.min(start.saturating_add(tape.file_bytes));
            let Some(piece) = payload.get((at - start) as usize..(upto - start) as usize) else {
                self.mark(Err(Corrupt::Bounds), &place.address());
                return None;
            };
            bytes.extend_from_slice(piece);
            at = upto;
        }
        Some(bytes)
    }

    /// The first article published before a moment; undated ones are.
    fn first_before(&mut self, moment: i64) -> u32 {
        let Segment { articles, newest, oldest, .. } = self.segment;
        if newest.is_none_or(|it| it.0 < moment) {
            return 0;
        }
        if oldest.is_some_and(|it| moment <= it.0) {
            return articles;
        }
        let times = self.place(Kind::Times, 0);
        let Some(payload) = self.file(times) else { return 0 };
        // Blocks begin with ever older articles: the moment falls in the last one that does not begin before it.
        let (mut block, mut blocks) = (0, Bytes(payload));
        let read = blocks.count().and_then(|count| {
            block::moments(&mut blocks, count, &mut |nth, published| {
                if published.is_some_and(|it| moment <= it.0) {
                    block = nth as u32;
                }
            })
        });
        self.mark(read, &times.address());
        let place = self.place(Kind::Block, block);
        let Some(payload) = self.file(place) else { return 0 };
        match block::read(payload) {
            Ok(cards) => {
                let within = cards.iter().take_while(|it| it.published.is_some_and(|it| moment <= it.0)).count();
                block.saturating_mul(self.root.block_articles).saturating_add(within as u32).min(articles)
            }
            Err(error) => {
                self.mark(Err(error), &place.address());
                0
            }
        }
    }

    /// A file of the segment.
    pub(super) fn place(&self, kind: Kind, number: u32) -> Place {
        Place { seal: self.segment.seal, kind, number }
    }

    /// The payload of a file, if it is at hand.
    pub(super) fn file(&mut self, place: Place) -> Option<&'s [u8]> {
        let address = place.address();
        match self.shelf.get(&address) {
            Known::Here(payload) => return Some(payload),
            Known::Lost => note(&mut self.lost, &address),
            Known::Unknown => note(&mut self.wants, &address),
        }
        None
    }

    /// Notes a file that could not be read to its end.
    pub(super) fn mark(&mut self, read: Result<(), Corrupt>, address: &str) {
        if read.is_err() {
            note(&mut self.lost, address);
        }
    }
}

/// Adds an address to those that are noted.
pub(super) fn note(noted: &mut Vec<String>, address: &str) {
    if noted.iter().all(|it| it != address) {
        noted.push(address.to_owned());
    }
}

/// Calls back with each article of a list, and with those of the tape where they are at hand.
fn each_article(
    list: &List<'_>,
    more: Option<&[u8]>,
    articles: u32,
    found: &mut dyn FnMut(u32, bool) -> Result<(), Corrupt>,
) -> Result<(), Corrupt> {
    let mut numbers = list.numbers;
    for _ in 0..list.inline() {
        let (article, is_title) = numbers.next(articles)?;
        found(article, is_title)?;
    }
    let mut numbers = Numbers { bytes: Bytes(more.unwrap_or_default()), expected: list.until };
    while !numbers.bytes.is_empty() {
        let (article, is_title) = numbers.next(articles)?;
        found(article, is_title)?;
    }
    Ok(())
}

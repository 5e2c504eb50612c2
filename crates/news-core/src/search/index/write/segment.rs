//! The files of a segment.

use super::super::block::{self, Card};
use super::super::bytes::{put, put_after, put_text};
use super::super::file::{Kind, Place};
use super::super::postings::{REST, put_article, put_spots};
use super::super::root::{Root, Tape};
use super::super::shard::is_property;
use super::super::{INLINE_ARTICLES, dictionary, letters};
use super::told::{Told, is_word};
use std::collections::{BTreeMap, HashMap};

/// Most sections, and most languages, that blocks name: the root lists them, and has to stay small.
const NAMES_MAX: usize = 256;

/// How a segment is cut into files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Articles in a block of headlines.
    pub block_articles: u32,
    /// Bytes after which a shard ends, before it is deflated.
    pub shard_bytes: usize,
    /// Bytes in a file of article numbers, before it is deflated.
    pub numbers_bytes: u32,
    /// Bytes in a file of positions, before it is deflated.
    pub positions_bytes: u32,
}

/// What stands where in the articles of a segment.
#[derive(Clone, Debug)]
pub struct Postings {
    articles: Vec<Told>,
    /// In order; of each the article in the upper half and the spot in the lower, in order.
    terms: Vec<(Box<str>, Vec<u64>)>,
    /// In order, with how many articles have each.
    words: BTreeMap<Box<str>, u32>,
}

/// The payloads of a segment's files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Files(Vec<(Kind, u32, Vec<u8>)>);

/// A shard being filled.
#[derive(Default)]
struct Shard {
    first: Vec<u8>,
    last: Vec<u8>,
    /// Where the tapes stood when it began.
    starts: [u32; 2],
    terms: Vec<u8>,
    numbers: Vec<u8>,
    positions: Vec<u8>,
}

impl Postings {
    /// Of articles in their order: the newest first, the undated last.
    #[must_use]
    pub fn of(mut articles: Vec<Told>) -> Self {
        let mut terms: HashMap<Box<str>, Vec<u64>> = HashMap::new();
        let mut words: BTreeMap<Box<str>, u32> = BTreeMap::new();
        for (nth, told) in articles.iter_mut().enumerate() {
            for (term, spot) in std::mem::take(&mut told.terms) {
                terms.entry(term).or_default().push((nth as u64) << 32 | u64::from(spot));
            }
            for word in std::mem::take(&mut told.words) {
                *words.entry(word).or_default() += 1;
            }
        }
        let mut terms: Vec<(Box<str>, Vec<u64>)> = terms.into_iter().collect();
        terms.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        for (term, spots) in terms.iter().filter(|it| is_word(&it.0)) {
            words.insert(term.clone(), spots.chunk_by(|a, b| a >> 32 == b >> 32).count() as u32);
        }
        Self { articles, terms, words }
    }

    /// Words and how many articles have each, in order: of Latin, Greek or Cyrillic letters, or of Hangul.
    pub fn words(&self) -> impl Iterator<Item = (&str, u32)> {
        self.words.iter().map(|(word, articles)| (&**word, *articles))
    }

    /// Cuts them into files. Words that fewer articles have are left out of the words.
    #[must_use]
    pub fn files(&self, cut: Cut, word_articles_min: u32) -> Files {
        let mut files = Files::default();
        let mut root = Root {
            articles: self.articles.len() as u32,
            block_articles: cut.block_articles.max(1),
            sections: self.names(&|it| it.section.as_deref()),
            languages: self.names(&|it| it.language.as_deref()),
            ..Root::default()
        };
        (root.numbers.file_bytes, root.positions.file_bytes) = (cut.numbers_bytes.max(1), cut.positions_bytes.max(1));
        self.blocks(&root, &mut files);
        let [mut numbers, mut positions] = [Vec::new(), Vec::new()];
        let mut shard = Shard::default();
        for (term, spots) in &self.terms {
            if shard.last.is_empty() {
                shard.first = term.as_bytes().to_vec();
                shard.starts = [numbers.len() as u32, positions.len() as u32];
            }
            shard.add(term.as_bytes(), spots, &root, &mut numbers, &mut positions);
            if cut.shard_bytes <= shard.bytes() {
                files.shard(std::mem::take(&mut shard), &mut root);
            }
        }
        if !shard.last.is_empty() {
            files.shard(shard, &mut root);
        }
        for (kind, tape, bytes) in
            [(Kind::Articles, &mut root.numbers, &numbers), (Kind::Positions, &mut root.positions, &positions)]
        {
            tape.bytes = bytes.len() as u32;
            for (nth, piece) in bytes.chunks(tape.file_bytes as usize).enumerate() {
                files.0.push((kind, nth as u32, piece.to_vec()));
            }
        }
        let words = dictionary::write(self.words().filter(|it| word_articles_min <= it.1));
        files.0.push((Kind::Words, 0, words));
        files.0.push((Kind::Root, 0, root.write()));
        files
    }

    fn blocks(&self, root: &Root, files: &mut Files) {
        let number = |names: &[String], name: &Option<String>| {
            let at = name.as_ref().and_then(|name| names.iter().position(|it| it == name));
            at.map_or(0, |at| at as u32 + 1)
        };
        for (nth, block) in self.articles.chunks(root.block_articles as usize).enumerate() {
            let cards: Vec<Card<'_>> = block
                .iter()
                .map(|told| Card {
                    id: &told.id,
                    kicker: told.kicker.as_deref().unwrap_or_default(),
                    headline: &told.headline,
                    published: told.published,
                    section: number(&root.sections, &told.section),
                    language: number(&root.languages, &told.language),
                })
                .collect();
            files.0.push((Kind::Block, nth as u32, block::write(&cards)));
        }
        let firsts = || self.articles.chunks(root.block_articles as usize).map(|block| block[0].published);
        let mut times = Vec::new();
        put(&mut times, firsts().count() as u64);
        block::put_moments(&mut times, firsts());
        files.0.push((Kind::Times, 0, times));
    }

    /// The most frequent names, the most frequent one first.
    fn names(&self, name: &dyn Fn(&Told) -> Option<&str>) -> Vec<String> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        self.articles.iter().filter_map(name).for_each(|name| *counts.entry(name).or_default() += 1);
        let mut names: Vec<(&str, usize)> = counts.into_iter().collect();
        names.sort_by_key(|it| std::cmp::Reverse(it.1));
        names.into_iter().take(NAMES_MAX).map(|it| it.0.to_owned()).collect()
    }
}

impl Shard {
    fn add(&mut self, term: &[u8], spots: &[u64], root: &Root, numbers: &mut Vec<u8>, positions: &mut Vec<u8>) {
        put_after(&mut self.terms, &self.last, term);
        self.last = term.to_vec();
        let articles = spots.chunk_by(|a, b| a >> 32 == b >> 32);
        let count = articles.clone().count();
        put(&mut self.terms, count as u64);
        let is_signs = std::str::from_utf8(term)
            .ok()
            .and_then(|it| it.chars().next())
            .is_some_and(|it| letters::class_of(it) == letters::Class::Sign);
        let has_positions = !is_property(term);
        let (mut expected, mut more) = (0, [Vec::new(), Vec::new()]);
        for (nth, spots) in articles.enumerate() {
            let [more_numbers, more_positions] = &mut more;
            let (numbers, positions) = if nth < INLINE_ARTICLES {
                (&mut self.numbers, &mut self.positions)
            } else {
                (more_numbers, more_positions)
            };
            let is_title = has_positions && spots[0] & REST == 0;
            put_article(numbers, &mut expected, (spots[0] >> 32) as u32, is_title);
            if has_positions {
                let spots: Vec<u32> = spots.iter().map(|it| *it as u32).collect();
                put_spots(positions, &spots, is_signs);
            }
        }
        if INLINE_ARTICLES < count {
            let [more_numbers, more_positions] = more;
            append(&mut self.terms, numbers, root.numbers, &more_numbers);
            if has_positions {
                append(&mut self.terms, positions, root.positions, &more_positions);
            }
        }
    }

    fn bytes(&self) -> usize {
        self.terms.len() + self.numbers.len() + self.positions.len()
    }
}

/// Appends a stretch to a tape, and its length to the terms.
fn append(terms: &mut Vec<u8>, tape: &mut Vec<u8>, shape: Tape, stretch: &[u8]) {
    put(terms, stretch.len() as u64);
    tape.resize(shape.settled(tape.len() as u32, stretch.len() as u32) as usize, 0);
    tape.extend_from_slice(stretch);
}

impl Files {
    /// The payloads, in an order of their own, to be hashed.
    pub fn payloads(&self) -> impl Iterator<Item = &[u8]> {
        self.0.iter().map(|it| it.2.as_slice())
    }

    /// How many files they are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The files, header and payload, under their addresses from the manifest's folder. The seal is a hash of the
    /// payloads, and not 0.
    #[must_use]
    pub fn sealed(self, seal: u64) -> Vec<(String, Vec<u8>)> {
        let sealed = self.0.into_iter().map(|(kind, number, payload)| {
            let place = Place { seal, kind, number };
            (place.address(), [&place.header(&payload)[..], &payload].concat())
        });
        sealed.collect()
    }

    fn shard(&mut self, shard: Shard, root: &mut Root) {
        let mut payload = Vec::new();
        shard.starts.iter().for_each(|it| put(&mut payload, u64::from(*it)));
        put_text(&mut payload, &shard.terms);
        put_text(&mut payload, &shard.numbers);
        payload.extend_from_slice(&shard.positions);
        self.0.push((Kind::Shard, root.firsts.len() as u32, payload));
        root.firsts.push(shard.first);
    }
}

//! The index against a reader that scans texts, on corpora that are chance.

mod agree;
pub(in crate::search) mod corpus;
mod corrupt;
mod naive;

use super::write::{Cut, Files, Postings, Told};
use super::{Hit, Index, Inquiry, Segment, Shelf, Step};
use crate::article::Article;
use crate::moment::Moment;
use crate::search::Expression;
use std::collections::BTreeMap;

/// Small files, so that a few hundred articles fill many.
pub(in crate::search) const CUT: Cut =
    Cut { block_articles: 8, shard_bytes: 300, numbers_bytes: 64, positions_bytes: 100 };

/// An index in memory: its directory and its files by their addresses.
pub(in crate::search) struct Site {
    pub(in crate::search) directory: Vec<u8>,
    pub(in crate::search) files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Of articles in order, in segments of so many.
    pub(in crate::search) fn of(articles: &[Article], segments: &[usize], cut: Cut) -> Self {
        let (mut index, mut files, mut rest) = (Index::default(), BTreeMap::new(), articles);
        for (nth, length) in segments.iter().enumerate() {
            let (part, left) = rest.split_at(*length);
            rest = left;
            let made = files_of(part, cut);
            let seal = seal(&made) ^ nth as u64;
            files.extend(made.sealed(seal));
            let moment = |article: Option<&Article>| article.and_then(|it| it.published);
            index.segments.push(Segment {
                seal,
                articles: part.len() as u32,
                newest: moment(part.first()),
                oldest: moment(part.last()),
            });
        }
        assert!(rest.is_empty());
        Self { directory: index.write(), files }
    }

    pub(in crate::search) fn index(&self) -> Index {
        Index::read(&self.directory).unwrap()
    }
}

pub(in crate::search) fn files_of(articles: &[Article], cut: Cut) -> Files {
    Postings::of(articles.iter().map(|it| Told::of(it, true)).collect()).files(cut, 1)
}

fn seal(files: &Files) -> u64 {
    files.payloads().flatten().fold(1, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)) | 1
}

/// Steps until so many hits are there; answers with the files that were fetched.
#[track_caller]
pub(in crate::search) fn run(
    inquiry: &mut Inquiry,
    site: &Site,
    index: &Index,
    shelf: &mut Shelf,
    wanted: usize,
) -> Vec<String> {
    let mut fetched: Vec<String> = Vec::new();
    loop {
        match inquiry.step(index, shelf, wanted) {
            Step::Answered => return fetched,
            Step::Wants(addresses) => {
                assert!(!addresses.is_empty());
                for address in addresses {
                    assert!(!fetched.contains(&address), "{address} is wanted twice");
                    match site.files.get(&address) {
                        Some(file) => _ = shelf.give(&address, file.clone()),
                        None => shelf.lose(&address),
                    }
                    fetched.push(address);
                }
            }
        }
    }
}

pub(in crate::search) fn ids(hits: &[Hit]) -> Vec<&str> {
    hits.iter().map(|it| it.id.as_str()).collect()
}

/// Everything that answers, of a fresh shelf.
#[track_caller]
pub(in crate::search) fn all(expression: &Expression, site: &Site) -> Inquiry {
    let mut inquiry = Inquiry::new(expression, 0, 0);
    run(&mut inquiry, site, &site.index(), &mut Shelf::new(), usize::MAX);
    assert!(inquiry.is_complete());
    inquiry
}

/// An article with a headline and nothing else.
pub(in crate::search) fn headline(id: usize, text: &str, published: Option<i64>) -> Article {
    Article {
        id: format!("a{id}"),
        url: None,
        headline: text.to_owned(),
        headline_from_text: false,
        kicker: None,
        deck: None,
        authors: Vec::new(),
        byline: None,
        section: None,
        tags: Vec::new(),
        language: None,
        published: published.map(Moment),
        updated: None,
        body: crate::article::Body::Blocks(Vec::new()),
        image: None,
        attachments: Vec::new(),
        copyright_notice: None,
        copyright_holder: None,
        neighbours: Vec::new(),
        corrections: Vec::new(),
        translations: Vec::new(),
    }
}

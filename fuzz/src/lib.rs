//! A small index in memory whose files can be put in the place of others, and questions to ask it.
//!
//! Run a target with `cargo +nightly fuzz run shard` in the repository's folder; what was found interesting is in
//! `fuzz/corpus`, and `cargo run --example seeds` in `fuzz/` writes what it began with.
//!
//! Invariant: payloads are given right headers, so that what the hash would refuse is read all the same.

use news_core::article::{Article, Author, Body};
use news_core::moment::{Day, Moment};
use news_core::query::Facet;
use news_core::search::index::write::{self, Cut, Postings, Told};
use news_core::search::index::{HEADER_BYTES, Index, Inquiry, Segment, Shelf, Step};
use news_core::search::{Expression, Pattern, Place, Span, Words};
use std::sync::LazyLock;

/// Articles of the index: more than a shard tells of.
const ARTICLES: usize = 90;

/// Steps after which a question counts as having no end.
const STEPS_MAX: usize = 200;

/// Most bytes of what is looked for.
const QUESTION_BYTES_MAX: usize = 12;

/// An index: its directory, and its files by their addresses.
#[derive(Clone)]
pub struct Site {
    /// What the manifest would name.
    pub index: Index,
    /// Addresses and files.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Site {
    /// Two segments of articles in English, Korean and Japanese.
    #[must_use]
    pub fn small() -> Self {
        static SMALL: LazyLock<Site> = LazyLock::new(Site::made);
        SMALL.clone()
    }

    fn made() -> Self {
        let cut = Cut { block_articles: 8, shard_bytes: 300, numbers_bytes: 16, positions_bytes: 40 };
        let articles: Vec<Article> = (0..ARTICLES).map(article).collect();
        let (mut index, mut files) = (Index::default(), Vec::new());
        for (part, seal) in articles.chunks(ARTICLES - 10).zip(1..) {
            let told = part.iter().map(|it| Told::of(it, true)).collect();
            files.extend(Postings::of(told).files(cut, 1).sealed(seal));
            let articles = u32::try_from(part.len()).unwrap_or(0);
            let moment = |nth: usize| part[nth].published;
            index.segments.push(Segment { seal, articles, newest: moment(0), oldest: moment(part.len() - 1) });
        }
        Self { index, files }
    }

    /// The places of files of a kind, by the letter that their names begin with.
    #[must_use]
    pub fn of_kind(&self, kind: &str) -> Vec<usize> {
        let is_kind = |address: &str| address.rsplit('/').next().is_some_and(|it| it.starts_with(kind));
        (0..self.files.len()).filter(|at| is_kind(&self.files[*at].0)).collect()
    }

    /// Puts another payload in a file's place.
    pub fn replace(&mut self, at: usize, payload: &[u8]) {
        let address = &self.files[at].0;
        self.files[at].1 = write::file(address, payload).unwrap_or_default();
    }

    /// The payload of a file.
    #[must_use]
    pub fn payload(&self, at: usize) -> &[u8] {
        self.files[at].1.get(HEADER_BYTES..).unwrap_or_default()
    }

    /// Asks to the end.
    pub fn ask(&self, question: &Expression) {
        let (mut inquiry, mut shelf) = (Inquiry::new(question, 540, 0), Shelf::new());
        for _ in 0..STEPS_MAX {
            let Step::Wants(addresses) = inquiry.step(&self.index, &shelf, usize::MAX) else { return };
            for address in addresses {
                match self.files.iter().find(|it| it.0 == address) {
                    Some((_, file)) => _ = shelf.give(&address, file.clone()),
                    None => shelf.lose(&address),
                }
            }
        }
        panic!("{question:?} has no end");
    }

    /// Asks one of each kind of question.
    pub fn ask_all(&self) {
        let words = |text: &str, quoted, place| {
            let patterns = Pattern::exact(text).into_iter().collect();
            Expression::Words(Words { patterns, place, quoted })
        };
        let typed = Pattern::of(vec![Span::of('국'), Span { first: '바', last: '빟' }]).into_iter().collect();
        let day = Some(Day { year: 2022, month: 9, day: 20 });
        for question in [
            Expression::All(Vec::new()),
            words("flee", false, Place::Anywhere),
            words("the fleet", true, Place::Title),
            words("방산협력", false, Place::Anywhere),
            Expression::Words(Words { patterns: typed, place: Place::Anywhere, quoted: false }),
            Expression::All(vec![
                words("fleet", true, Place::Anywhere),
                Expression::Not(Box::new(words("東京", false, Place::Anywhere))),
                Expression::Dated { from: day, to: None },
            ]),
            Expression::Named { facet: Facet::Author, name: "kim".to_owned() },
        ] {
            self.ask(&question);
        }
    }
}

/// A question out of bytes: a word, or two, quoted or not.
#[must_use]
pub fn question(bytes: &[u8]) -> Expression {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(QUESTION_BYTES_MAX)]).to_lowercase();
    let patterns = Pattern::exact(&text).into_iter().collect();
    let quoted = bytes.len() % 2 == 1;
    Expression::Words(Words { patterns, place: Place::Anywhere, quoted })
}

fn article(nth: usize) -> Article {
    let headline = match nth % 3 {
        0 => format!("The fleet returns {nth}"),
        1 => format!("국방부장관은 방산 협력 {nth}"),
        _ => format!("東京タワー fleets {nth}"),
    };
    Article {
        id: format!("a{nth}"),
        url: None,
        headline,
        headline_from_text: false,
        kicker: (nth % 4 == 0).then(|| "방산협력".to_owned()),
        deck: (nth % 5 != 0).then(|| "the fleet 국방".to_owned()),
        authors: vec![Author { name: "Kim Jong".to_owned(), url: None, email: None }],
        byline: None,
        section: Some("Defence".to_owned()),
        tags: vec!["K9".to_owned()],
        language: Some("en-GB".to_owned()),
        published: (nth + 3 < ARTICLES).then(|| Moment(1_663_941_600 - nth as i64 * 7_000)),
        updated: None,
        body: Body::Blocks(Vec::new()),
        image: None,
        attachments: Vec::new(),
        copyright_notice: None,
        copyright_holder: None,
        neighbours: Vec::new(),
        translations: Vec::new(),
    }
}

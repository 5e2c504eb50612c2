//! The articles at hand, folded into one text, so that looking through all of them is one pass over memory.
//!
//! Invariant: articles stand in the order they were added, newest first; every field of one ends with a line feed, which
//! no folded word holds, so that nothing is found across fields.

use super::document::{Document, FIELDS};
use super::fold::fold_into;
use super::hangul::is_syllable;
use super::stretch::stretch;
use crate::query::Facet;
use std::cell::OnceCell;
use std::ops::Range;

/// Articles, ready to be searched.
pub(super) struct Corpus {
    text: String,
    /// Where each article begins, and where the last one ends.
    starts: Vec<u32>,
    /// Where the fields of each end, but for the last: bytes from its beginning.
    ends: Vec<[u32; FIELDS - 1]>,
    ids: Vec<Box<str>>,
    published: Vec<i64>,
    facets: [Names; 4],
    /// The text with each syllable as its initial consonant, a byte a character; made when first asked for.
    initials: OnceCell<Initials>,
}

/// The names of a facet, and who has which.
pub(super) struct Names {
    /// As they are shown, in the order they were first seen.
    pub(super) shown: Vec<Box<str>>,
    /// Folded.
    pub(super) folded: Vec<Box<str>>,
    /// The names' numbers, sorted by the name.
    sorted: Vec<u16>,
    /// Where the numbers of each article begin.
    starts: Vec<u32>,
    numbers: Vec<u16>,
}

/// A byte a character.
pub(super) struct Initials {
    pub(super) bytes: Vec<u8>,
    pub(super) starts: Vec<u32>,
}

/// What stands for an article without a date: before all others.
const UNDATED: i64 = i64::MIN;

/// The first of the bytes that initial consonants are: ASCII stays as it is below.
const INITIAL: u8 = 0x80;

/// Syllables that begin with the same consonant (Unicode Standard, section 3.12).
const BLOCK: u32 = 588;

impl Default for Corpus {
    fn default() -> Self {
        let (ends, ids, published) = (Vec::new(), Vec::new(), Vec::new());
        let facets = [(); 4].map(|()| Names::default());
        Self { text: String::new(), starts: vec![0], ends, ids, published, facets, initials: OnceCell::new() }
    }
}

impl Default for Names {
    fn default() -> Self {
        let (shown, folded, sorted, numbers) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { shown, folded, sorted, starts: vec![0], numbers }
    }
}

impl Corpus {
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Bytes of the folded text.
    pub(super) fn bytes(&self) -> usize {
        self.text.len()
    }

    /// Takes an article in behind the others.
    pub(super) fn push(&mut self, document: &Document) {
        self.initials = OnceCell::new();
        self.ends.push(fold_fields(document, &mut self.text));
        self.starts.push(place(self.text.len()));
        self.ids.push(document.id.as_str().into());
        self.published.push(document.published.unwrap_or(UNDATED));
        for (facet, names) in self.facets.iter_mut().zip(&document.names) {
            facet.push(names);
        }
    }

    /// Takes the articles from that number on out.
    pub(super) fn truncate(&mut self, len: usize) {
        if len < self.len() {
            self.initials = OnceCell::new();
            self.text.truncate(self.starts[len] as usize);
            self.starts.truncate(len + 1);
            self.ends.truncate(len);
            self.ids.truncate(len);
            self.published.truncate(len);
            for facet in &mut self.facets {
                facet.truncate(len);
            }
        }
    }

    /// Puts other texts in the place of an article's: a body that arrived later.
    pub(super) fn amend(&mut self, nth: usize, document: &Document) {
        let Some(ends) = self.ends.get_mut(nth) else { return };
        self.initials = OnceCell::new();
        let mut text = String::new();
        *ends = fold_fields(document, &mut text);
        let range = self.starts[nth] as usize..self.starts[nth + 1] as usize;
        let grown = place(text.len()).wrapping_sub(place(range.len()));
        self.text.replace_range(range, &text);
        for start in &mut self.starts[nth + 1..] {
            *start = start.wrapping_add(grown);
        }
    }

    /// The folded fields of an article, each ended by a line feed.
    pub(super) fn text(&self, nth: usize) -> &str {
        stretch(&self.text, self.starts[nth] as usize..self.starts[nth + 1] as usize)
    }

    /// Where the first fields of an article end, in bytes from its beginning.
    pub(super) fn ends(&self, nth: usize) -> &[u32; FIELDS - 1] {
        &self.ends[nth]
    }

    pub(super) fn id(&self, nth: usize) -> &str {
        &self.ids[nth]
    }

    pub(super) fn published(&self, nth: usize) -> Option<i64> {
        Some(self.published[nth]).filter(|it| *it != UNDATED)
    }

    pub(super) fn names(&self, facet: Facet) -> &Names {
        &self.facets[facet as usize]
    }

    /// The numbers of an article's names in a facet.
    pub(super) fn numbers(&self, nth: usize, facet: usize) -> &[u16] {
        self.facets[facet].of(nth)
    }

    /// The bytes of some articles, and where each begins in the bytes of all.
    pub(super) fn bytes_of(&self, articles: Range<usize>) -> (&[u8], &[u32]) {
        (&self.text.as_bytes()[self.starts[articles.start] as usize..self.starts[articles.end] as usize], &self.starts)
    }

    /// The text by initial consonants.
    pub(super) fn initials(&self) -> &Initials {
        self.initials.get_or_init(|| {
            let mut initials = Initials { bytes: Vec::with_capacity(self.text.len() / 2), starts: vec![0] };
            for nth in 0..self.len() {
                initials.bytes.extend(self.text(nth).chars().map(initial_byte));
                initials.starts.push(place(initials.bytes.len()));
            }
            initials
        })
    }
}

impl Names {
    fn push(&mut self, names: &[String]) {
        for name in names {
            let found = self.sorted.binary_search_by(|nth| (*self.shown[usize::from(*nth)]).cmp(name));
            match found {
                Ok(at) => self.numbers.push(self.sorted[at]),
                // The last number is kept free to mean "no such name".
                Err(at) if self.shown.len() < usize::from(u16::MAX) => {
                    let number = self.shown.len() as u16;
                    self.sorted.insert(at, number);
                    let mut folded = String::new();
                    fold_into(name, &mut folded);
                    self.folded.push(folded.into());
                    self.shown.push(name.as_str().into());
                    self.numbers.push(number);
                }
                Err(_) => {}
            }
        }
        self.starts.push(place(self.numbers.len()));
    }

    /// The names stay: others may have them too, and numbers do not change.
    fn truncate(&mut self, len: usize) {
        self.numbers.truncate(self.starts[len] as usize);
        self.starts.truncate(len + 1);
    }

    fn of(&self, nth: usize) -> &[u16] {
        &self.numbers[self.starts[nth] as usize..self.starts[nth + 1] as usize]
    }

    /// The names' numbers in the order of the names.
    pub(super) fn in_order(&self) -> &[u16] {
        &self.sorted
    }
}

/// The byte of a range of characters, if it is all that begin with one consonant.
pub(super) fn initial_of(first: char, last: char) -> Option<u8> {
    let whole = is_syllable(first)
        && (first as u32 - '가' as u32).is_multiple_of(BLOCK)
        && last as u32 == first as u32 + BLOCK - 1;
    whole.then(|| initial_byte(first))
}

fn initial_byte(letter: char) -> u8 {
    match letter {
        '\0'..='\u{7f}' => letter as u8,
        '가'..='힣' => INITIAL + ((letter as u32 - '가' as u32) / BLOCK) as u8,
        _ => u8::MAX,
    }
}

/// Folds the fields of an article onto the end of a text. Answers with where the first of them end.
fn fold_fields(document: &Document, text: &mut String) -> [u32; FIELDS - 1] {
    let start = text.len();
    let mut ends = [0; FIELDS - 1];
    for (nth, field) in document.fields.iter().enumerate() {
        fold_into(field, text);
        text.push('\n');
        if let Some(end) = ends.get_mut(nth) {
            *end = place(text.len() - start);
        }
    }
    ends
}

/// A place in the text. A page that holds four gigabytes of it has ended before.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(id: &str, title: &str, section: &str) -> Document {
        let fields = [title, "Deck", "", "본문"].map(str::to_owned);
        Document { id: id.into(), fields, names: [vec![section.into()], vec![], vec![], vec![]], published: Some(7) }
    }

    #[track_caller]
    fn check(corpus: &Corpus, expected: &[(&str, &str, &str)]) {
        assert_eq!(corpus.len(), expected.len());
        for (nth, (id, title, section)) in expected.iter().enumerate() {
            assert_eq!((corpus.id(nth), corpus.text(nth)), (*id, format!("{title}\ndeck\n\n본문\n").as_str()));
            let numbers = corpus.numbers(nth, 0);
            let names: Vec<&str> = numbers.iter().map(|it| &*corpus.facets[0].shown[usize::from(*it)]).collect();
            assert_eq!(names, [*section]);
            assert_eq!(corpus.ends(nth)[0] as usize, title.len() + 1);
        }
        let initials = corpus.initials();
        assert_eq!(initials.starts.len(), corpus.len() + 1);
        assert_eq!(initials.bytes.len(), corpus.text.chars().count());
    }

    #[test]
    fn articles_come_change_and_go() {
        let mut corpus = Corpus::default();
        for (id, title, section) in [("a", "국방", "정치"), ("b", "Dîncu", "World"), ("c", "해군", "정치")] {
            corpus.push(&document(id, title, section));
        }
        check(&corpus, &[("a", "국방", "정치"), ("b", "dincu", "World"), ("c", "해군", "정치")]);
        corpus.amend(1, &document("b", "Longer than before", "World"));
        corpus.amend(9, &document("z", "", ""));
        check(&corpus, &[("a", "국방", "정치"), ("b", "longer than before", "World"), ("c", "해군", "정치")]);
        corpus.amend(0, &document("a", "x", "정치"));
        corpus.truncate(2);
        corpus.truncate(5);
        check(&corpus, &[("a", "x", "정치"), ("b", "longer than before", "World")]);
        corpus.push(&document("d", "공군", "World"));
        check(&corpus, &[("a", "x", "정치"), ("b", "longer than before", "World"), ("d", "공군", "World")]);
        assert_eq!(corpus.facets[0].in_order(), [1, 0]);
        corpus.truncate(0);
        check(&corpus, &[]);
    }

    #[test]
    fn initials() {
        assert_eq!(initial_of('가', '깋'), Some(INITIAL));
        assert_eq!(initial_of('하', '힣'), Some(INITIAL + 18));
        assert_eq!(initial_of('가', '가'), None);
        assert_eq!(initial_of('각', '깋'), None);
    }
}

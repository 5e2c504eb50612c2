//! Articles that lie together: up to a thousand of those at hand, folded into one text.
//!
//! A corpus grows by drawers, so that nothing of what lies in it is ever moved, and a change stays within one.
//!
//! Invariant: every field of an article ends with a line feed, which no folded word holds, so that nothing is found across
//! fields. A full drawer has a sieve, and one that is not full has none.

use super::document::{Document, FIELDS};
use super::fold::fold_into;
use super::hangul::initial_byte;
use super::sieve::{GROUPS, Sieve};
use super::stretch::stretch;
use std::cell::OnceCell;
use std::ops::Range;

/// Articles in a full drawer.
pub(super) const ARTICLES: usize = GROUPS * GROUP;

/// Articles that a sieve tells apart from others.
const GROUP: usize = 16;

/// Most groups that are looked at in one go: what a screen holds is often found in the first.
const RUN: u32 = 8;

/// Some articles.
pub(super) struct Drawer {
    text: String,
    /// Where each article begins, and where the last one ends.
    starts: Vec<u32>,
    /// Where the fields of each end, but for the last: bytes from its beginning.
    ends: Vec<[u32; FIELDS - 1]>,
    published: Vec<i64>,
    ids: Pieces<u8>,
    names: Names,
    sieve: Option<Sieve>,
    /// The text with each syllable as its initial consonant, a byte a character; made when first asked for.
    initials: OnceCell<Pieces<u8>>,
}

/// Something of each article, one after the other.
pub(super) struct Pieces<T> {
    pub(super) all: Vec<T>,
    /// Where that of each begins, and where the last one ends.
    pub(super) starts: Vec<u32>,
}

/// The numbers of the names of each article, by facet.
struct Names {
    all: Vec<u16>,
    /// Where those of each facet of each article begin, and where the last ones end.
    starts: Vec<u16>,
}

impl Default for Names {
    fn default() -> Self {
        Self { all: Vec::new(), starts: vec![0] }
    }
}

impl Names {
    /// Adds those of an article. A drawer has room for 65,535, which is 64 an article: what is more is left out.
    fn push(&mut self, numbers: [Vec<u16>; 4]) {
        for numbers in numbers {
            let room = usize::from(u16::MAX) - self.all.len();
            self.all.extend(numbers.into_iter().take(room));
            self.starts.push(self.all.len() as u16);
        }
    }

    fn truncate(&mut self, len: usize) {
        self.starts.truncate(4 * len + 1);
        self.all.truncate(self.starts.last().map_or(0, |it| usize::from(*it)));
    }

    fn get(&self, nth: usize, facet: usize) -> &[u16] {
        let at = 4 * nth + facet;
        self.all.get(usize::from(self.starts[at])..usize::from(self.starts[at + 1])).unwrap_or_default()
    }
}

impl<T> Default for Pieces<T> {
    fn default() -> Self {
        Self { all: Vec::new(), starts: vec![0] }
    }
}

impl<T> Pieces<T> {
    fn push(&mut self, piece: impl IntoIterator<Item = T>) {
        self.all.extend(piece);
        self.starts.push(place(self.all.len()));
    }

    fn truncate(&mut self, len: usize) {
        self.all.truncate(self.starts[len] as usize);
        self.starts.truncate(len + 1);
    }

    fn shrink(&mut self) {
        self.all.shrink_to_fit();
        self.starts.shrink_to_fit();
    }

    fn get(&self, nth: usize) -> &[T] {
        self.all.get(self.starts[nth] as usize..self.starts[nth + 1] as usize).unwrap_or_default()
    }
}

impl Default for Drawer {
    fn default() -> Self {
        Self {
            text: String::new(),
            starts: vec![0],
            ends: Vec::new(),
            published: Vec::new(),
            ids: Pieces::default(),
            names: Names::default(),
            sieve: None,
            initials: OnceCell::new(),
        }
    }
}

impl Drawer {
    pub(super) fn len(&self) -> usize {
        self.published.len()
    }

    /// Takes an article in behind the others, with the numbers of its names. A full drawer is made to take no more room
    /// than it needs, and gets its sieve.
    pub(super) fn push(&mut self, document: &Document, published: i64, names: [Vec<u16>; 4]) {
        self.initials = OnceCell::new();
        self.ends.push(fold_fields(document, &mut self.text));
        self.starts.push(place(self.text.len()));
        self.ids.push(document.id.bytes());
        self.published.push(published);
        self.names.push(names);
        if self.len() == ARTICLES {
            self.text.shrink_to_fit();
            self.starts.shrink_to_fit();
            self.ends.shrink_to_fit();
            self.published.shrink_to_fit();
            self.ids.shrink();
            self.names.all.shrink_to_fit();
            self.names.starts.shrink_to_fit();
            let mut sieve = Sieve::new(self.text.len());
            (0..GROUPS).for_each(|group| sieve.add(group, self.bytes_of(articles_of(group))));
            self.sieve = Some(sieve);
        }
    }

    /// Takes the articles from that one on out.
    pub(super) fn truncate(&mut self, len: usize) {
        if len < self.len() {
            self.initials = OnceCell::new();
            self.sieve = None;
            self.text.truncate(self.starts[len] as usize);
            self.starts.truncate(len + 1);
            self.ends.truncate(len);
            self.ids.truncate(len);
            self.published.truncate(len);
            self.names.truncate(len);
        }
    }

    /// Puts other texts in the place of an article's: a body that arrived later.
    pub(super) fn amend(&mut self, nth: usize, document: &Document) {
        self.initials = OnceCell::new();
        let mut text = String::new();
        self.ends[nth] = fold_fields(document, &mut text);
        if let Some(sieve) = &mut self.sieve {
            // What is no longer there lets a little more through.
            sieve.add(nth / GROUP, text.as_bytes());
        }
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

    #[cfg(test)]
    pub(super) fn id(&self, nth: usize) -> &str {
        str::from_utf8(self.ids.get(nth)).unwrap_or_default()
    }

    /// Whether an article of that id is among them.
    pub(super) fn has(&self, id: &str) -> bool {
        (0..self.len()).any(|nth| self.ids.get(nth) == id.as_bytes())
    }

    pub(super) fn published(&self, nth: usize) -> i64 {
        self.published[nth]
    }

    /// The numbers of an article's names in a facet.
    pub(super) fn names(&self, nth: usize, facet: usize) -> &[u16] {
        self.names.get(nth, facet)
    }

    /// The bytes of all articles, and where each begins.
    pub(super) fn bytes(&self) -> (&[u8], &[u32]) {
        (self.text.as_bytes(), &self.starts)
    }

    /// Articles that may hold what a sieve is asked for, from one on that begins a group, in short runs.
    pub(super) fn sifted(&self, from: usize, ask: impl Fn(&Sieve) -> u64) -> impl Iterator<Item = Range<usize>> {
        let mut next = from / GROUP;
        let groups = self.sieve.as_ref().map_or(u64::MAX, ask);
        let mut left = groups.checked_shr(next as u32).unwrap_or_default();
        std::iter::from_fn(move || {
            let first = left.trailing_zeros();
            // None is left; or more were let through than there are.
            let rest = left.checked_shr(first)?;
            let run = rest.trailing_ones().min(RUN);
            left = rest.checked_shr(run).unwrap_or_default();
            let start = next + first as usize;
            next = start + run as usize;
            let articles = start * GROUP..(next * GROUP).min(self.len());
            (!articles.is_empty()).then_some(articles)
        })
    }

    /// The text by initial consonants.
    pub(super) fn initials(&self) -> &Pieces<u8> {
        self.initials.get_or_init(|| {
            let mut initials = Pieces::default();
            initials.all.reserve_exact(self.text.len() / 2);
            (0..self.len()).for_each(|nth| initials.push(self.text(nth).chars().map(initial_byte)));
            initials.shrink();
            initials
        })
    }

    fn bytes_of(&self, articles: Range<usize>) -> &[u8] {
        let at = self.starts[articles.start] as usize..self.starts[articles.end] as usize;
        self.text.as_bytes().get(at).unwrap_or_default()
    }
}

fn articles_of(group: usize) -> Range<usize> {
    group * GROUP..(group + 1) * GROUP
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

/// A place in a drawer. A page that holds four gigabytes in one has ended before.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_groups() {
        let mut drawer = Drawer::default();
        let document = Document { fields: ["국방", "Deck", "", "body"].map(str::to_owned), ..Document::default() };
        let sifted = |drawer: &Drawer, from, groups| {
            drawer.sifted(from, |_| groups).map(|it| (it.start, it.end)).collect::<Vec<_>>()
        };
        let runs = |drawer: &Drawer, groups| sifted(drawer, 0, groups);
        assert!(runs(&drawer, u64::MAX).is_empty());
        for nth in 0..ARTICLES {
            drawer.push(&document, nth as i64, <[Vec<u16>; 4]>::default());
            // One that is not full is not sifted.
            assert_eq!(drawer.len() == ARTICLES, runs(&drawer, 0).is_empty());
        }
        assert_eq!(runs(&drawer, u64::MAX), [0, 128, 256, 384, 512, 640, 768, 896].map(|it| (it, it + 128)));
        assert_eq!(sifted(&drawer, 48, 0b1_0110), [(64, 80)]);
        assert_eq!(sifted(&drawer, 1008, u64::MAX), [(1008, 1024)]);
        assert_eq!(runs(&drawer, 0b1_0110), [(16, 48), (64, 80)]);
        assert_eq!(runs(&drawer, 1 << 63 | 1), [(0, 16), (1008, 1024)]);
        drawer.amend(17, &Document { fields: ["해군", "", "", ""].map(str::to_owned), ..document });
        let admitting = |text: &str| drawer.sifted(0, |it| it.admits(text.as_bytes())).count();
        assert_eq!((admitting("해군"), admitting("공군")), (1, 0));
        assert_eq!((drawer.text(16), drawer.text(17)), ("국방\ndeck\n\nbody\n", "해군\n\n\n\n"));
        assert_eq!(drawer.published(18), 18);
        let few = drawer.names(17, 0).len() + drawer.names(1023, 3).len();
        assert_eq!(few, 0);
        drawer.truncate(20);
        assert_eq!(runs(&drawer, 0), [(0, 20)]);
        assert_eq!(drawer.initials().all.len(), (0..20).map(|nth| drawer.text(nth).chars().count()).sum::<usize>());
    }

    #[test]
    fn names_of_articles() {
        let mut drawer = Drawer::default();
        let names = |numbers: [&[u16]; 4]| numbers.map(<[u16]>::to_vec);
        drawer.push(&Document::default(), 0, names([&[7], &[], &[1, 2], &[]]));
        drawer.push(&Document::default(), 0, names([&[], &[3], &[], &[9]]));
        drawer.push(&Document::default(), 0, names([&[5; 70_000], &[6], &[], &[]]));
        let of = |drawer: &Drawer, nth| [0, 1, 2, 3].map(|facet| drawer.names(nth, facet).to_vec());
        assert_eq!(of(&drawer, 0), names([&[7], &[], &[1, 2], &[]]));
        assert_eq!(of(&drawer, 1), names([&[], &[3], &[], &[9]]));
        assert_eq!([0, 1].map(|facet| drawer.names(2, facet).len()), [65_530, 0]);
        drawer.truncate(1);
        drawer.push(&Document::default(), 0, names([&[], &[], &[], &[4]]));
        assert_eq!(of(&drawer, 1), names([&[], &[], &[], &[4]]));
    }
}

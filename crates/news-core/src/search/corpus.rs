//! The articles at hand, in drawers.
//!
//! Invariant: articles stand in the order they were added, newest first.

use super::document::{Document, FIELDS};
use super::drawer::{ARTICLES, Drawer};
use super::fold::fold_into;
use crate::query::Facet;

/// Articles, ready to be searched.
#[derive(Default)]
pub(super) struct Corpus {
    /// All but the last are full.
    drawers: Vec<Drawer>,
    facets: [Names; 4],
}

/// The names of a facet.
#[derive(Default)]
pub(super) struct Names {
    /// As they are shown, in the order they were first seen.
    pub(super) shown: Vec<Box<str>>,
    /// Folded.
    pub(super) folded: Vec<Box<str>>,
    /// The names' numbers, sorted by the name.
    sorted: Vec<u16>,
}

/// What stands for an article without a date: before all others.
const UNDATED: i64 = i64::MIN;

impl Corpus {
    pub(super) fn len(&self) -> usize {
        let last = self.drawers.last().map_or(0, Drawer::len);
        self.drawers.len().saturating_sub(1) * ARTICLES + last
    }

    pub(super) fn drawers(&self) -> &[Drawer] {
        &self.drawers
    }

    /// Takes an article in behind the others.
    pub(super) fn push(&mut self, document: &Document) {
        if self.drawers.last().is_none_or(|it| it.len() == ARTICLES) {
            self.drawers.push(Drawer::default());
        }
        let mut facets = self.facets.iter_mut();
        let names =
            document.names.each_ref().map(|it| facets.next().map(|facet| facet.numbers(it)).unwrap_or_default());
        if let Some(drawer) = self.drawers.last_mut() {
            drawer.push(document, document.published.unwrap_or(UNDATED), names);
        }
    }

    /// Takes the articles from that number on out. Their names stay: others may have them too, and numbers do not change.
    pub(super) fn truncate(&mut self, len: usize) {
        self.drawers.truncate(len.div_ceil(ARTICLES));
        if let Some(last) = self.drawers.len().checked_sub(1) {
            self.drawers[last].truncate(len - last * ARTICLES);
        }
    }

    /// Puts other texts in the place of an article's: a body that arrived later.
    pub(super) fn amend(&mut self, nth: usize, document: &Document) {
        if nth < self.len() {
            self.drawers[nth / ARTICLES].amend(nth % ARTICLES, document);
        }
    }

    /// The folded fields of an article, each ended by a line feed.
    pub(super) fn text(&self, nth: usize) -> &str {
        self.drawers[nth / ARTICLES].text(nth % ARTICLES)
    }

    /// Where the first fields of an article end, in bytes from its beginning.
    pub(super) fn ends(&self, nth: usize) -> &[u32; FIELDS - 1] {
        self.drawers[nth / ARTICLES].ends(nth % ARTICLES)
    }

    /// Whether an article of that id is among them.
    pub(super) fn has(&self, id: &str) -> bool {
        self.drawers.iter().any(|it| it.has(id))
    }

    #[cfg(test)]
    pub(super) fn id(&self, nth: usize) -> &str {
        self.drawers[nth / ARTICLES].id(nth % ARTICLES)
    }

    pub(super) fn published(&self, nth: usize) -> Option<i64> {
        Some(self.drawers[nth / ARTICLES].published(nth % ARTICLES)).filter(|it| *it != UNDATED)
    }

    pub(super) fn names(&self, facet: Facet) -> &Names {
        &self.facets[facet as usize]
    }

    /// The numbers of an article's names in a facet.
    pub(super) fn numbers(&self, nth: usize, facet: usize) -> &[u16] {
        self.drawers[nth / ARTICLES].names(nth % ARTICLES, facet)
    }
}

impl Names {
    /// The numbers of some names, each of which gets one where it has none.
    fn numbers(&mut self, names: &[String]) -> Vec<u16> {
        let mut numbers = Vec::with_capacity(names.len());
        for name in names {
            let found = self.sorted.binary_search_by(|nth| (*self.shown[usize::from(*nth)]).cmp(name));
            match found {
                Ok(at) => numbers.push(self.sorted[at]),
                // The last number is kept free to mean "no such name".
                Err(at) if self.shown.len() < usize::from(u16::MAX) => {
                    let number = self.shown.len() as u16;
                    self.sorted.insert(at, number);
                    let mut folded = String::new();
                    fold_into(name, &mut folded);
                    self.folded.push(folded.into());
                    self.shown.push(name.as_str().into());
                    numbers.push(number);
                }
                Err(_) => {}
            }
        }
        numbers
    }

    /// The names' numbers in the order of the names.
    pub(super) fn in_order(&self) -> &[u16] {
        &self.sorted
    }
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
    fn articles_beyond_one_drawer() {
        let mut corpus = Corpus::default();
        let ids: Vec<String> = (0..2 * ARTICLES + 3).map(|it| it.to_string()).collect();
        ids.iter().for_each(|id| corpus.push(&document(id, id, "정치")));
        let last = |corpus: &Corpus| (corpus.len(), corpus.id(corpus.len() - 1).to_owned());
        assert_eq!(last(&corpus), (2 * ARTICLES + 3, (2 * ARTICLES + 2).to_string()));
        assert_eq!((corpus.id(ARTICLES), corpus.text(ARTICLES)), ("1024", "1024\ndeck\n\n본문\n"));
        corpus.truncate(2 * ARTICLES);
        assert_eq!((last(&corpus), corpus.drawers().len()), ((2 * ARTICLES, "2047".to_owned()), 2));
        corpus.truncate(ARTICLES + 1);
        corpus.amend(ARTICLES + 1, &document("x", "", ""));
        assert_eq!(last(&corpus), (ARTICLES + 1, "1024".to_owned()));
        corpus.push(&document("y", "x", "World"));
        assert_eq!(corpus.numbers(ARTICLES + 1, 0), [1]);
        assert_eq!(last(&corpus), (ARTICLES + 2, "y".to_owned()));
    }
}

//! Articles of a segment that answer, a bit each, and how far that is known.
//!
//! Invariant: bits of articles from `until` on may be missing, those before it are right.

/// A set of articles.
#[derive(Clone, Debug)]
pub(super) struct Set {
    /// Those that answer.
    pub(super) found: Vec<u64>,
    /// Those of them that answer by their headlines.
    pub(super) title: Vec<u64>,
    /// The first article of which nothing is known; [`Set::ALL`] if all is.
    pub(super) until: u32,
    /// How many answer at least, as their terms say.
    pub(super) at_least: u32,
}

impl Set {
    /// Everything is known.
    pub(super) const ALL: u32 = u32::MAX;

    /// None of so many articles.
    pub(super) fn none(articles: u32) -> Self {
        let words = (articles as usize).div_ceil(64);
        Self { found: vec![0; words], title: vec![0; words], until: Self::ALL, at_least: 0 }
    }

    /// The articles of a range, as if by their headlines: nothing was asked of their words.
    pub(super) fn range(articles: u32, from: u32, to: u32) -> Self {
        let mut set = Self::none(articles);
        for (nth, word) in set.found.iter_mut().enumerate() {
            let first = nth as u32 * 64;
            let below = |end: u32| match end.min(articles).saturating_sub(first) {
                64.. => u64::MAX,
                bits => (1 << bits) - 1,
            };
            *word = below(to) & !below(from);
        }
        set.title.clone_from(&set.found);
        set
    }

    pub(super) fn add(&mut self, article: u32, is_title: bool) {
        let (word, bit) = (article as usize / 64, 1 << (article % 64));
        if let (Some(found), Some(title)) = (self.found.get_mut(word), self.title.get_mut(word)) {
            *found |= bit;
            *title |= if is_title { bit } else { 0 };
        }
    }

    pub(super) fn has(&self, article: u32) -> bool {
        self.found.get(article as usize / 64).is_some_and(|word| word >> (article % 64) & 1 == 1)
    }

    pub(super) fn is_title(&self, article: u32) -> bool {
        self.title.get(article as usize / 64).is_some_and(|word| word >> (article % 64) & 1 == 1)
    }

    /// Keeps what is in both.
    pub(super) fn keep(&mut self, other: &Self) {
        // Where one is known to have no more, nothing has to be known of the other.
        let ends = [(&*self, other), (other, &*self)]
            .into_iter()
            .any(|(known, open)| known.until == Self::ALL && known.end() <= open.until);
        self.until = if ends { Self::ALL } else { self.until.min(other.until) };
        self.at_least = 0;
        for (mine, theirs) in [(&mut self.found, &other.found), (&mut self.title, &other.title)] {
            mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine &= theirs);
        }
    }

    /// Takes in what is in the other.
    pub(super) fn join(&mut self, other: &Self) {
        self.until = self.until.min(other.until);
        self.at_least = self.at_least.max(other.at_least);
        for (mine, theirs) in [(&mut self.found, &other.found), (&mut self.title, &other.title)] {
            mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine |= theirs);
        }
    }

    /// Turns it round, of so many articles.
    pub(super) fn turn(&mut self, articles: u32) {
        let all = Self::range(articles, 0, articles);
        for (mine, all) in self.found.iter_mut().zip(&all.found) {
            *mine = !*mine & all;
        }
        self.title.clone_from(&self.found);
        self.at_least = 0;
    }

    /// How many there are in a range.
    pub(super) fn count(&self, from: u32, to: u32) -> u32 {
        let mut count = 0;
        for (nth, word) in self.found.iter().enumerate() {
            let first = nth as u32 * 64;
            // Whole words by their bits, the two at the ends one by one.
            if from <= first && first.saturating_add(63) < to {
                count += word.count_ones();
            } else if *word != 0 {
                let is_within = |bit: &u32| word >> bit & 1 == 1 && (from..to).contains(&(first + bit));
                count += (0..64).filter(is_within).count() as u32;
            }
        }
        count
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.iter().all(|word| *word == 0)
    }

    /// The first one at that number or after it.
    pub(super) fn next(&self, from: u32) -> Option<u32> {
        let mut article = from;
        while let Some(word) = self.found.get(article as usize / 64) {
            let rest = word >> (article % 64);
            if rest != 0 {
                return Some(article + rest.trailing_zeros());
            }
            article = (article / 64 + 1) * 64;
        }
        None
    }

    /// One behind the last.
    fn end(&self) -> u32 {
        let last = self.found.iter().rposition(|word| *word != 0);
        last.map_or(0, |at| at as u32 * 64 + 64 - self.found[at].leading_zeros())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(articles: &[u32], until: u32) -> Set {
        let mut set = Set::none(200);
        articles.iter().for_each(|it| set.add(*it, it.is_multiple_of(2)));
        Set { until, ..set }
    }

    #[track_caller]
    fn check(set: &Set, expected: &[u32], until: u32) {
        let (mut found, mut at) = (Vec::new(), 0);
        while let Some(article) = set.next(at) {
            found.push(article);
            at = article + 1;
        }
        assert_eq!((found.as_slice(), set.until), (expected, until));
        assert_eq!(set.count(0, 200) as usize, expected.len());
        assert_eq!(set.count(3, 130), expected.iter().filter(|it| (3..130).contains(*it)).count() as u32);
    }

    #[test]
    fn sets() {
        let mut set = of(&[1, 64, 70, 199], Set::ALL);
        check(&set, &[1, 64, 70, 199], Set::ALL);
        set.keep(&of(&[1, 70, 90], 100));
        check(&set, &[1, 70], 100);
        set.join(&of(&[4], 50));
        check(&set, &[1, 4, 70], 50);
        assert!(set.is_title(4) && !set.is_title(1) && set.has(1) && !set.has(2));
        let mut few = Set::none(70);
        [0, 5, 69].iter().for_each(|it| few.add(*it, false));
        few.turn(70);
        assert_eq!((few.count(0, 70), few.has(0), few.is_title(1), few.next(69)), (67, false, true, None));
        // One that ends before the other is unknown leaves nothing unknown.
        let mut set = of(&[3], Set::ALL);
        set.keep(&of(&[3, 5], 60));
        check(&set, &[3], Set::ALL);
        let mut set = of(&[3, 5], 60);
        set.keep(&of(&[70], Set::ALL));
        check(&set, &[], 60);
    }
}

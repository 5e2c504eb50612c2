//! The words of an archive with how often they occur: what a mistyped word may have been.
//!
//! Invariant: words are folded, sorted by their bytes, and no two are alike.

use super::expression::Expression;
use super::particle::each_without_particle;
use super::spacing::is_letter;
use super::stretch::stretch;
use crate::archive::hash;

/// Shortest word that is kept, in characters.
const CHARS_MIN: usize = 2;
/// Longest, in bytes: 24 Hangul syllables. What is longer is an address or a misprint, and nobody types it.
const BYTES_MAX: usize = 72;

/// Words and their counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dictionary {
    /// All words, one after another in no order.
    text: String,
    words: Vec<Word>,
}

/// A word: where it is in the text, and how often it occurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Word {
    start: u32,
    end: u32,
    count: u32,
}

impl Dictionary {
    /// Counts the words of folded texts. A Korean word that may end in a particle is counted without it too. What has
    /// no letter in it is no word.
    #[must_use]
    pub fn of(texts: &mut dyn Iterator<Item = &str>) -> Self {
        let mut counter = Counter { dictionary: Self::default(), slots: vec![EMPTY; 1 << 10] };
        for text in texts {
            let mut start = None;
            for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
                match (is_letter(letter), start) {
                    (true, None) => start = Some(at),
                    (false, Some(from)) => {
                        counter.word(stretch(text, from..at));
                        start = None;
                    }
                    _ => {}
                }
            }
        }
        let mut dictionary = counter.dictionary;
        let Self { text, words } = &mut dictionary;
        sort(words, text, 0);
        dictionary
    }

    /// Adds a word that sorts behind all others, as a written dictionary is read. False where it does not, where it is
    /// too long to be one, and where the dictionary is full; then it is left out.
    pub fn push(&mut self, word: &str, count: u32) -> bool {
        let fits = !word.is_empty() && word.len() <= BYTES_MAX;
        let follows = self.words.last().is_none_or(|it| self.text_of(*it) < word);
        fits && follows && self.append(word, count)
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words and their counts, sorted by their bytes.
    pub fn iter(&self) -> impl Iterator<Item = (&str, u32)> {
        self.words.iter().map(|it| (self.text_of(*it), it.count))
    }

    /// How often there are words that begin with a word of an expression; of several words together. What is no word
    /// counts for nothing.
    pub(super) fn count_of(&self, expression: &Expression) -> usize {
        match expression {
            Expression::All(all) | Expression::Any(all) => all.iter().map(|it| self.count_of(it)).sum(),
            Expression::Words(words) => {
                let begins = |(word, _): &(&str, u32)| words.patterns.iter().any(|it| it.length_at(word).is_some());
                self.iter().filter(begins).map(|it| it.1 as usize).sum()
            }
            Expression::Not(_) | Expression::Named { .. } | Expression::Dated { .. } => 0,
        }
    }

    /// Puts a word at the end, in no order; false where there is no room.
    fn append(&mut self, word: &str, count: u32) -> bool {
        let start = self.text.len();
        let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(start + word.len())) else { return false };
        self.text.push_str(word);
        self.words.push(Word { start, end, count });
        true
    }

    fn text_of(&self, word: Word) -> &str {
        stretch(&self.text, word.start as usize..word.end as usize)
    }
}

/// A slot of no word.
const EMPTY: u32 = u32::MAX;

/// Words under count, found by their hash. The standard library's map would be another one in the page.
struct Counter {
    dictionary: Dictionary,
    /// Numbers of words, each at the first free place from its hash on. Twice as many as words at least; a power of two.
    slots: Vec<u32>,
}

impl Counter {
    fn word(&mut self, word: &str) {
        if BYTES_MAX < word.len()
            || word.chars().nth(CHARS_MIN - 1).is_none()
            || word.bytes().all(|it| it.is_ascii_digit())
        {
            return;
        }
        self.count(word);
        // The longest particle only: what shorter ones leave is no word.
        let mut stem = None;
        each_without_particle(word, &mut |it| stem = stem.or(Some(it)));
        if let Some(stem) = stem {
            self.count(stem);
        }
    }

    fn count(&mut self, word: &str) {
        let slot = self.slot_of(word);
        let nth = self.slots[slot];
        if let Some(known) = self.dictionary.words.get_mut(nth as usize) {
            known.count = known.count.saturating_add(1);
            return;
        }
        let Ok(next) = u32::try_from(self.dictionary.len()) else { return };
        if self.dictionary.append(word, 1) {
            self.slots[slot] = next;
            if self.slots.len() < self.dictionary.len() * 2 {
                self.grow();
            }
        }
    }

    /// Where a word is, or would be.
    fn slot_of(&self, word: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = usize::try_from(hash(word) & 0x7fff_ffff).unwrap_or(0) & mask;
        while let Some(known) = self.dictionary.words.get(self.slots[slot] as usize)
            && self.dictionary.text_of(*known) != word
        {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![EMPTY; self.slots.len() * 2];
        for (nth, word) in (0_u32..).zip(self.dictionary.words.clone()) {
            let slot = self.slot_of(self.dictionary.text_of(word));
            self.slots[slot] = nth;
        }
    }
}

/// Sorts words that agree in their first bytes: by their next seven and by what of those there is, then those that
/// still agree. One sort of numbers serves all of the page, where a sort of texts would be a second one.
fn sort(words: &mut [Word], text: &str, agreed: usize) {
    let mut keyed: Vec<(i64, usize)> = Vec::with_capacity(words.len());
    keyed.extend(words.iter().enumerate().map(|(nth, it)| (key(*it, text, agreed), nth)));
    keyed.sort_unstable();
    let sorted: Vec<Word> = keyed.iter().map(|(_, nth)| words[*nth]).collect();
    words.copy_from_slice(&sorted);
    let mut start = 0;
    for run in keyed.chunk_by(|a, b| a.0 == b.0) {
        let end = start + run.len();
        if 1 < run.len() {
            sort(&mut words[start..end], text, agreed + KEY_BYTES);
        }
        start = end;
    }
}

/// Bytes of a word in a key: what leaves its sign alone.
const KEY_BYTES: usize = 7;

fn key(word: Word, text: &str, agreed: usize) -> i64 {
    let bytes = stretch(text, word.start as usize..word.end as usize).as_bytes();
    let rest = bytes.get(agreed..).unwrap_or_default();
    // No letter has a byte of zero, so that the end of a word sorts before all of them.
    (0..KEY_BYTES).fold(0, |key, nth| key << 8 | i64::from(rest.get(nth).copied().unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(texts: &[&str], expected: &[(&str, u32)]) {
        let dictionary = Dictionary::of(&mut texts.iter().copied());
        assert_eq!(dictionary.iter().collect::<Vec<_>>(), expected);
        let mut again = Dictionary::default();
        assert!(dictionary.iter().all(|(word, count)| again.push(word, count)));
        assert!(again.iter().eq(dictionary.iter()));
    }

    #[test]
    fn words_and_counts() {
        check(&[], &[]);
        check(&["bid, bid; \"bids\" a 2022 k9"], &[("bid", 2), ("bids", 1), ("k9", 1)]);
        check(&["국방부는 국방부가", "국방부"], &[("국방부", 3), ("국방부가", 1), ("국방부는", 1)]);
        check(&["국방부에서는"], &[("국방부", 1), ("국방부에서는", 1)]);
        check(&[&"가".repeat(25)], &[]);
        check(&["countries' x·yz"], &[("countries", 1), ("yz", 1)]);
    }

    #[test]
    fn many_words_are_sorted() {
        let text: String = (0..5_000).map(|nth| format!("word{} 낱말{nth} ", nth * 7_919 % 5_000)).collect();
        let dictionary = Dictionary::of(&mut [text.as_str()].into_iter());
        assert_eq!(dictionary.len(), 10_000);
        assert!(dictionary.iter().map(|it| it.0).is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn what_is_out_of_order_is_left_out() {
        let mut dictionary = Dictionary::default();
        let pushed = ["b", "a", "b", "", &"c".repeat(73), "c"].map(|it| dictionary.push(it, 1));
        assert_eq!(pushed, [true, false, false, false, false, true]);
        assert_eq!(dictionary.len(), 2);
    }
}

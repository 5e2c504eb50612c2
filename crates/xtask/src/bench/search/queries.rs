//! What is asked in English: words of the corpus itself, chosen by a fixed seed, so that each is found somewhere.

use super::story::Story;
use crate::bench::corpus::Dice;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const SEED: u64 = 95;
const WORDS: usize = 30;
const TYPED: usize = 20;
const PAIRS: usize = 25;
const TYPOS: usize = 25;
/// Letters of a word, at least: shorter ones are found everywhere, and an edit of them is another word.
const WORD_LETTERS_MIN: usize = 4;
const TYPED_LETTERS_MIN: usize = 5;
const TYPO_LETTERS_MIN: usize = 6;
/// Looks at the corpus until it is taken for too small.
const TRIES_MAX: usize = 100_000;

/// A word with one edit, which then stands nowhere in the corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typo {
    pub(super) typed: String,
    pub(super) intended: String,
}

/// 95 queries, fewer in a corpus that has not enough words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Queries {
    pub(super) words: Vec<String>,
    /// To be typed letter by letter.
    pub(super) typed: Vec<String>,
    /// Two words that stand in one story.
    pub(super) pairs: Vec<String>,
    pub(super) typos: Vec<Typo>,
}

impl Queries {
    pub(super) fn of(stories: &[Story]) -> Self {
        let mut draw = Draw { stories, dice: Dice::new(SEED), used: BTreeSet::new(), tries_left: TRIES_MAX };
        let words = (0..WORDS).map_while(|_| draw.word(WORD_LETTERS_MIN)).collect();
        let typed = (0..TYPED).map_while(|_| draw.word(TYPED_LETTERS_MIN)).collect();
        let pairs = (0..PAIRS).map_while(|_| draw.pair()).collect();
        let text: String = stories.iter().map(|it| it.folded() + "\n").collect();
        let typos = (0..TYPOS).map_while(|_| draw.typo(&text)).collect();
        Self { words, typed, pairs, typos }
    }

    /// What stands in the field after each letter of the words that are typed.
    pub(super) fn keystrokes(&self) -> Vec<String> {
        let keys = |word: &String| (1..=word.len()).map(|end| word[..end].to_owned()).collect::<Vec<_>>();
        self.typed.iter().flat_map(keys).collect()
    }

    pub(super) fn mistyped(&self) -> Vec<String> {
        self.typos.iter().map(|it| it.typed.clone()).collect()
    }

    pub(super) fn to_json(&self) -> Value {
        let typos: Vec<Value> = self.typos.iter().map(|it| json!([it.typed, it.intended])).collect();
        json!({ "words": self.words, "typed": self.typed, "pairs": self.pairs, "typos": typos })
    }
}

struct Draw<'a> {
    stories: &'a [Story],
    dice: Dice,
    /// No word is asked for twice: an engine may remember.
    used: BTreeSet<String>,
    tries_left: usize,
}

impl Draw<'_> {
    /// Words of a story that are nothing but so many letters.
    fn choices(&mut self, letters_min: usize) -> Option<Vec<String>> {
        self.tries_left = self.tries_left.checked_sub(1)?;
        let story = self.stories.get(self.dice.roll(self.stories.len()))?;
        let text = story.folded();
        let is_word = |it: &&str| letters_min <= it.len() && it.bytes().all(|it| it.is_ascii_lowercase());
        let words = text.split_whitespace().map(|it| it.trim_end_matches([',', '.', ';', ':'])).filter(is_word);
        Some(words.filter(|it| !self.used.contains(*it)).map(str::to_owned).collect())
    }

    fn word(&mut self, letters_min: usize) -> Option<String> {
        loop {
            let mut choices = self.choices(letters_min)?;
            if !choices.is_empty() {
                let word = choices.swap_remove(self.dice.roll(choices.len()));
                self.used.insert(word.clone());
                return Some(word);
            }
        }
    }

    fn pair(&mut self) -> Option<String> {
        loop {
            let choices = self.choices(WORD_LETTERS_MIN)?;
            let (one, other) = (self.dice.roll(choices.len()), self.dice.roll(choices.len()));
            if let (Some(one), Some(other)) = (choices.get(one), choices.get(other))
                && one != other
            {
                self.used.extend([one.clone(), other.clone()]);
                return Some(format!("{one} {other}"));
            }
        }
    }

    fn typo(&mut self, text: &str) -> Option<Typo> {
        loop {
            let intended = self.word(TYPO_LETTERS_MIN)?;
            let typed = mistyped(&intended, &mut self.dice);
            if !text.contains(&typed) {
                return Some(Typo { typed, intended });
            }
        }
    }
}

/// The word with one letter gone, doubled by another, replaced or swapped with the next; the first one stays, as people
/// seldom miss it.
fn mistyped(word: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<u8> = word.bytes().collect();
    let at = 1 + dice.roll(letters.len() - 2);
    let letter = b'a' + u8::try_from(dice.roll(26)).unwrap_or_default();
    match dice.roll(4) {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letter),
        2 => letters[at] = letter,
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stories() -> Vec<Story> {
        let words = "ministers agreed on harvest exports while satellites watched northern railways and fishing fleets \
                     returned before the election committee published budget estimates for orchestras";
        let words: Vec<&str> = words.split(' ').collect();
        let story = |nth: usize| {
            let word = |at: usize| format!("{}{}", words[(nth * 7 + at) % words.len()], "abcdefgh".split_at(nth % 8).0);
            Story { title: word(0), summary: format!("{} {} 국방부 {}.", word(1), word(2), word(3)) }
        };
        (0..200).map(story).collect()
    }

    #[test]
    fn the_same_95_each_time() {
        let (stories, queries) = (stories(), Queries::of(&stories()));
        assert_eq!(queries, Queries::of(&stories));
        let counts = [queries.words.len(), queries.typed.len(), queries.pairs.len(), queries.typos.len()];
        assert_eq!(counts, [WORDS, TYPED, PAIRS, TYPOS]);
        let texts: Vec<String> = stories.iter().map(Story::folded).collect();
        for pair in &queries.pairs {
            assert!(texts.iter().any(|text| pair.split(' ').all(|it| text.contains(it))), "{pair}");
        }
        for Typo { typed, intended } in &queries.typos {
            assert!(texts.iter().all(|it| !it.contains(typed.as_str())), "{typed}");
            assert!(texts.iter().any(|it| it.contains(intended.as_str())), "{intended}");
            assert!(typed.len().abs_diff(intended.len()) <= 1 && typed.as_bytes()[0] == intended.as_bytes()[0]);
        }
        assert_eq!(queries.keystrokes().len(), queries.typed.iter().map(String::len).sum::<usize>());
    }

    #[test]
    fn a_small_corpus_gives_what_it_has() {
        assert_eq!(Queries::of(&[]), Queries::default());
        let one = [Story { title: "국방부 minister".into(), summary: String::new() }];
        assert_eq!(Queries::of(&one).words, ["minister"]);
    }
}

//! Mistyped words: which words of a dictionary are one slip of the fingers away.
//!
//! A slip is one key more, one less, another one, or two neighbours the wrong way round. For Hangul the keys are those
//! of the two-set keyboard, so that 국반 is one key from 국방 and 구구방 is no farther from it.
//!
//! Invariant: a word of the dictionary costs no memory of its own while it is looked at.

use super::dictionary::Dictionary;
use super::hangul::is_syllable;
use super::keyboard::keys_of;
use super::stretch::stretch;

/// Most words that are offered.
const NEAREST_MAX: usize = 5;
/// Most keys of a word that are looked at: more than any word of a dictionary has letters. A longer one has no nearest.
const KEYS_MAX: usize = 96;
/// Shortest word that is corrected, in keys: shorter ones have too many neighbours to tell which was meant.
const KEYS_MIN: usize = 4;

/// A slip, as it makes a query of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slip {
    /// Two neighbours the wrong way round.
    Swapped,
    /// A key too few.
    Missing,
    /// A key too many.
    Extra,
    /// Another key.
    Other,
}

/// Worth of a bit of likelihood, so that fractions of bits count.
const BIT: u32 = 8;

/// A word that may have been meant.
struct Candidate<'d> {
    word: &'d str,
    count: u32,
    likelihood: u32,
}

/// The keys of a word.
struct Keys {
    keys: [u16; KEYS_MAX],
    length: usize,
}

impl Dictionary {
    /// The words one slip away from a folded one, likeliest first, five at most. A Korean word may also be the beginning
    /// of longer ones, as 국방 is of 국방부장관.
    ///
    /// How likely a word is: how often it occurs, times how likely the slip is. Of a given word there are about as many
    /// ways to swap two keys or to miss one as it has letters, but some 25 times as many to strike another key or one
    /// more, so that any one of those is a 25th as likely. And people begin words right.
    #[must_use]
    pub fn nearest(&self, word: &str) -> Vec<String> {
        let mut typed = Keys::none();
        if !word.chars().all(|it| typed.push(it)) || typed.length < KEYS_MIN {
            return Vec::new();
        }
        let typed = typed.all();
        let in_hangul = word.chars().all(is_syllable);
        let mut candidates: Vec<Candidate<'_>> = Vec::new();
        let mut keys = Keys::none();
        for (known, count) in self.iter() {
            // A letter is a key and takes a byte, or takes three and is at most five keys.
            if typed.len() + 1 < known.len() && !in_hangul || known.len() / 3 * 5 + 5 < typed.len() {
                continue;
            }
            keys.length = 0;
            let mut end = 0;
            for letter in known.chars() {
                if !keys.push(letter) || typed.len() + 1 < keys.length {
                    break;
                }
                end += letter.len_utf8();
                let whole = end == known.len();
                let begins = in_hangul && is_syllable(letter);
                if !(whole || begins) || keys.length + 1 < typed.len() {
                    continue;
                }
                let Some((slip, at)) = slip(keys.all(), typed) else { continue };
                put(&mut candidates, stretch(known, 0..end), count, likelihood(slip, at));
            }
        }
        likeliest(candidates)
    }
}

impl Keys {
    fn none() -> Self {
        Self { keys: [0; KEYS_MAX], length: 0 }
    }

    fn all(&self) -> &[u16] {
        &self.keys[..self.length]
    }

    /// Adds the keys of a character; false where there is no room.
    fn push(&mut self, letter: char) -> bool {
        // A syllable is at most six keys.
        if KEYS_MAX < self.length + 6 {
            return false;
        }
        let is_hangul = ('가'..='힣').contains(&letter) || ('ㄱ'..='ㅣ').contains(&letter);
        if !(is_hangul && keys_of(letter, &mut |it| self.put(it))) {
            self.put(letter);
        }
        true
    }

    fn put(&mut self, key: char) {
        // Letters beyond the first plane may be taken for one another: they are in few dictionaries.
        self.keys[self.length] = (key as u32 & 0xffff) as u16;
        self.length += 1;
    }
}

/// The slip that made one row of keys another, and where; `None` where it takes none, or more than one.
fn slip(word: &[u16], typed: &[u16]) -> Option<(Slip, usize)> {
    let at = word.iter().zip(typed).take_while(|(a, b)| a == b).count();
    let (word_rest, typed_rest) = (&word[at..], &typed[at..]);
    let slip = match (word_rest, typed_rest) {
        ([], []) => return None,
        ([_, word_rest @ ..], [_, typed_rest @ ..]) if word_rest == typed_rest => Slip::Other,
        ([a, b, word_rest @ ..], [c, d, typed_rest @ ..]) if (a, b) == (d, c) && word_rest == typed_rest => {
            Slip::Swapped
        }
        ([_, word_rest @ ..], typed_rest) if word_rest == typed_rest => Slip::Missing,
        (word_rest, [_, typed_rest @ ..]) if word_rest == typed_rest => Slip::Extra,
        _ => return None,
    };
    Some((slip, at))
}

fn likelihood(slip: Slip, at: usize) -> u32 {
    let kind = match slip {
        Slip::Swapped | Slip::Missing => 5 * BIT,
        Slip::Extra | Slip::Other => 0,
    };
    kind + if at == 0 { 0 } else { 2 * BIT }
}

/// Adds to the candidates; the same word again adds to its count.
fn put<'d>(candidates: &mut Vec<Candidate<'d>>, word: &'d str, count: u32, likelihood: u32) {
    // Words with the same beginning stand together.
    if let Some(same) = candidates.iter_mut().rev().take(8).find(|it| it.word == word) {
        same.count = same.count.saturating_add(count);
        return;
    }
    candidates.push(Candidate { word, count, likelihood });
}

fn likeliest(mut candidates: Vec<Candidate<'_>>) -> Vec<String> {
    let mut words = Vec::new();
    while words.len() < NEAREST_MAX {
        let score = |it: &Candidate<'_>| logarithm(it.count) + it.likelihood;
        let Some(best) = candidates.iter().map(score).max() else { break };
        let Some(at) = candidates.iter().position(|it| score(it) == best) else { break };
        words.push(candidates.remove(at).word.to_owned());
    }
    words
}

/// The binary logarithm of a count, in eighths, rounded down between them as if it went straight.
fn logarithm(count: u32) -> u32 {
    let count = count.max(1);
    let whole = count.ilog2();
    let rest = ((u64::from(count) * u64::from(BIT)) >> whole) as u32 - BIT;
    whole * BIT + rest
}

#[cfg(test)]
mod tests;

//! A light stem of English words: whether two are one word in different forms.
//!
//! For relevance only: nothing is found by a stem, and nothing that is found is left out for it. The rules are those of
//! the first step of Porter's stemmer ("An algorithm for suffix stripping", 1980), with less taken off:
//!
//! 1. a possessive `'s` or `'` goes;
//! 2. of plurals, `-sses` leaves `-ss`, `-ies` leaves `-i`, `-es` behind x, z, ch and sh goes, and `-s` goes unless it
//!    is `-ss`, `-us` or `-is`;
//! 3. `-ed` and `-ing` go where at least three letters with a vowel among them are left, but not of `-eed`; a doubled
//!    consonant that is left becomes single, but for l, s and z;
//! 4. a last `-e` goes, and a last `-y` behind a consonant is `-i`.
//!
//! Words of three letters or fewer stay, and so does `news`, which is no plural here.

use super::stretch::stretch;

/// The stem of a folded word. A word with anything but Latin letters in it is its own.
#[must_use]
pub fn stem(word: &str) -> String {
    let word = word.strip_suffix("'s").or(word.strip_suffix('\'')).unwrap_or(word);
    let is_plain = word.bytes().all(|it| it.is_ascii_lowercase());
    if !is_plain || word.len() <= 3 || word == "news" {
        return word.to_owned();
    }
    let mut stem = without_ending(without_plural(word)).to_owned();
    if 3 < stem.len() && stem.ends_with('e') {
        stem.pop();
    } else if stem.ends_with('y') && !stem.strip_suffix('y').is_some_and(|it| it.ends_with(is_vowel)) {
        stem.pop();
        stem.push('i');
    }
    stem
}

fn without_plural(word: &str) -> &str {
    let less = |count: usize| stretch(word, 0..word.len() - count);
    if ["sses", "ies", "xes", "zes", "ches", "shes"].iter().any(|it| word.ends_with(it)) {
        less(2)
    } else if word.ends_with('s') && !["ss", "us", "is"].iter().any(|it| word.ends_with(it)) {
        less(1)
    } else {
        word
    }
}

fn without_ending(word: &str) -> &str {
    let Some(left) = word.strip_suffix("ing").or(word.strip_suffix("ed").filter(|it| !it.ends_with('e'))) else {
        return word;
    };
    if left.len() < 3 || !left.contains(is_vowel) {
        return word;
    }
    let mut ends = left.bytes().rev();
    let (last, before) = (ends.next(), ends.next());
    let doubled = last == before && !left.ends_with(['l', 's', 'z']) && !left.ends_with(is_vowel);
    if doubled { stretch(left, 0..left.len() - 1) } else { left }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether words are one word in different forms.
    #[track_caller]
    fn check(words: &[&str], same: bool) {
        for word in &words[1..] {
            assert_eq!(stem(words[0]) == stem(word), same, "{} and {word}", words[0]);
        }
    }

    #[test]
    fn forms_of_one_word() {
        check(&["missile", "missiles", "missile's", "missiles'"], true);
        check(&["policy", "policies", "policy's"], true);
        check(&["announce", "announced", "announces", "announcing"], true);
        check(&["plan", "planned", "planning", "plans"], true);
        check(&["tax", "taxes", "taxed"], true);
        check(&["launch", "launches", "launched", "launching"], true);
        check(&["kill", "killed", "killing"], true);
        check(&["pass", "passes", "passed"], true);
        check(&["deploy", "deployed", "deploys"], true);
        check(&["agreed", "agreed"], true);
        check(&["국방", "국방"], true);
    }

    #[test]
    fn different_words() {
        check(&["police", "policy"], false);
        check(&["news", "new"], false);
        check(&["bus", "bu"], false);
        check(&["king", "k"], false);
        check(&["bring", "br"], false);
        check(&["speed", "spe"], false);
        check(&["crisis", "crisi"], false);
        check(&["국방s", "국방"], false);
        check(&["k9s", "k9"], false);
    }
}

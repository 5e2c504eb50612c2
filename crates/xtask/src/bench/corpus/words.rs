//! Which word follows which in real text, and text that goes on the same way.

use super::dice::Dice;
use std::collections::BTreeMap;

/// Words of a sentence, at most: chance alone would let some go on and on.
const SENTENCE_WORDS_MAX: usize = 40;
/// Ends a text, so that its last word has something after it.
const END: u32 = 0;

/// Texts as one row of words. A word's successors are whatever follows it at one of its places: drawing a place at
/// random draws each with the chance it really has.
pub(in crate::bench) struct Chain {
    ids: BTreeMap<String, u32>,
    words: Vec<String>,
    row: Vec<u32>,
    /// For each word, where in the row it stands.
    places: Vec<Vec<u32>>,
    /// Where in the row sentences begin.
    starts: Vec<u32>,
}

impl Default for Chain {
    fn default() -> Self {
        Self {
            ids: BTreeMap::new(),
            words: vec![String::new()],
            row: vec![END],
            places: vec![Vec::new()],
            starts: Vec::new(),
        }
    }
}

impl Chain {
    /// Takes in a text. Whatever could be markup is left out.
    pub(in crate::bench) fn learn(&mut self, text: &str) {
        let mut begins = true;
        for word in text.split_whitespace().filter(|it| !it.contains(['<', '>', '&', '"'])) {
            let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
            let id = *self.ids.entry(word.to_owned()).or_insert(next);
            if id == next {
                self.words.push(word.to_owned());
                self.places.push(Vec::new());
            }
            let place = u32::try_from(self.row.len()).unwrap_or(u32::MAX);
            self.row.push(id);
            self.places[id as usize].push(place);
            if begins {
                self.starts.push(place);
            }
            begins = ends_sentence(word);
        }
        self.row.push(END);
    }

    /// A sentence, which ends in a full stop or what stood for one.
    pub(super) fn sentence(&self, dice: &mut Dice) -> String {
        let mut text = String::new();
        let Some(mut place) = self.start(dice) else { return text };
        for _ in 0..SENTENCE_WORDS_MAX {
            let id = self.row[place];
            if id == END {
                break;
            }
            let word = &self.words[id as usize];
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
            if ends_sentence(word) {
                return text;
            }
            place = self.after(id, dice);
        }
        text.push('.');
        text
    }

    /// A text that begins as a sentence did and ends where a text did, or after so many words.
    pub(in crate::bench) fn text(&self, words_max: usize, dice: &mut Dice) -> String {
        let mut words: Vec<&str> = Vec::new();
        let Some(mut place) = self.start(dice) else { return String::new() };
        while self.row[place] != END && words.len() < words_max {
            let id = self.row[place];
            words.push(&self.words[id as usize]);
            place = self.after(id, dice);
        }
        words.join(" ")
    }

    /// So many words that follow each other, without a full stop at the end.
    pub(super) fn words(&self, count: usize, dice: &mut Dice) -> String {
        let mut words: Vec<&str> = Vec::with_capacity(count);
        let Some(mut place) = self.start(dice) else { return String::new() };
        while words.len() < count {
            match self.row[place] {
                END => place = self.start(dice).unwrap_or_default(),
                id => {
                    words.push(self.words[id as usize].trim_end_matches(['.', ',', '?', '!', ';', ':']));
                    place = self.after(id, dice);
                }
            }
            // A word of nothing but signs leaves nothing, which would be no word.
            words.retain(|it| !it.is_empty());
        }
        words.join(" ")
    }

    /// Words that could be subjects, most frequent first: neither the little ones nor the rare ones.
    pub(super) fn subjects(&self, count: usize, chars_min: usize) -> Vec<String> {
        let is_subject = |it: &&String| chars_min <= it.chars().count() && it.chars().all(char::is_alphabetic);
        let mut known: Vec<(usize, &String)> =
            self.words.iter().filter(is_subject).map(|it| (self.places[self.ids[it] as usize].len(), it)).collect();
        known.sort_unstable_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(other.1)));
        known.into_iter().skip(20).take(count).map(|(_, it)| it.clone()).collect()
    }

    fn start(&self, dice: &mut Dice) -> Option<usize> {
        self.starts.get(dice.roll(self.starts.len())).map(|it| *it as usize)
    }

    fn after(&self, id: u32, dice: &mut Dice) -> usize {
        let places = &self.places[id as usize];
        places[dice.roll(places.len())] as usize + 1
    }
}

fn ends_sentence(word: &str) -> bool {
    let bare = word.trim_end_matches(['”', '’', ')', '\'']);
    // Initials and abbreviations are short: J. and Mr. end nothing.
    bare.ends_with(['.', '?', '!']) && (!bare.is_ascii() || 3 < bare.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, sentences: &[&str]) {
        let mut chain = Chain::default();
        chain.learn(text);
        for seed in 0..20 {
            let sentence = chain.sentence(&mut Dice::new(seed));
            assert!(sentences.contains(&sentence.as_str()), "{sentence}");
        }
    }

    #[test]
    fn texts_end_where_texts_did() {
        let mut chain = Chain::default();
        chain.learn("미사일 발사. 회담은 열렸다");
        for seed in 0..20 {
            let text = chain.text(9, &mut Dice::new(seed));
            assert!(["미사일 발사. 회담은 열렸다", "회담은 열렸다"].contains(&text.as_str()), "{text}");
            assert_eq!(chain.text(1, &mut Dice::new(seed)).split(' ').count(), 1);
        }
        assert_eq!(Chain::default().text(9, &mut Dice::new(0)), "");
    }

    #[test]
    fn sentences_go_on_as_the_text_did() {
        check("", &[""]);
        check("Ministers agreed. Nobody left.", &["Ministers agreed.", "Nobody left."]);
        check("장관은 말했다. 장관은 떠났다.", &["장관은 말했다.", "장관은 떠났다."]);
        check("Markup <b>is not& taken", &["Markup taken."]);
    }
}

//! What an article is about, as far as its subjects, its headline and its deck say: subjects, names, words.
//!
//! Invariant: the same words give the same topics, whatever their case, width or normal form, and in Korean whatever
//! particle stands behind them.

use news_core::article::Article;
use news_core::search::fold;
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

/// What kind of topic it is: the more deliberate, the more it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A keyword that an editor gave.
    Subject,
    /// Written like a name.
    Name,
    /// Any other word.
    Word,
}

impl Kind {
    /// How much it counts.
    pub(super) fn weight(self) -> f64 {
        match self {
            Self::Subject => 1.5,
            Self::Name => 1.25,
            Self::Word => 0.8,
        }
    }

    /// How many of so many articles may have it, for it to say anything.
    pub(super) fn having_max(self, articles: usize) -> usize {
        match self {
            Self::Subject => articles / 8 + 2,
            Self::Name => articles / 20 + 3,
            Self::Word => articles / 50 + 3,
        }
    }
}

/// A topic as this article writes it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Topic {
    pub(super) kind: Kind,
    pub(super) written: String,
}

/// Fewest letters of a word: of the Latin script and its like, of Hangul, and with a digit in it.
const LETTERS_MIN: usize = 4;
const SYLLABLES_MIN: usize = 2;
const WITH_DIGIT_MIN: usize = 2;

/// Particles and copulas behind Korean nouns, the longest first.
const PARTICLES: &str = "에서부터 으로부터 이라고 에게서 에서는 으로는 까지도 에서도 이라는 라고 에서 에게 부터 까지 으로 라는 처럼 보다 \
    마다 조차 이나 과의 와의 은 는 이 가 을 를 의 에 와 과 도 로";

/// Words that news of any kind may have: days, and what grammar needs.
static EMPTY: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september \
     october november december today yesterday tomorrow morning night week month year years with have been that this \
     from than then more most which when where while after before over under into near also will would could about \
     according announced announces said says first other their were \
     지난 이번 오늘 어제 오전 오후 이후 대한 관한 있는 있고 하고 하며 하는 되고 되는 위해 통해 따라 것으 것이 자신 때문 다시"
        .split_ascii_whitespace()
        .collect()
});

/// The topics of an article, each by its hash. Of two kinds for one word the more deliberate stays.
pub(super) fn topics(article: &Article) -> BTreeMap<u64, Topic> {
    let mut topics = BTreeMap::new();
    let mut add = |kind: Kind, folded: &str, written: &str| {
        let topic = Topic { kind, written: written.to_owned() };
        let held = topics.entry(hash(folded)).or_insert_with(|| topic.clone());
        if topic.kind < held.kind {
            *held = topic;
        }
    };
    let mut in_subjects = HashSet::new();
    for tag in &article.tags {
        add(Kind::Subject, &fold(tag), tag);
        in_subjects.extend(words(tag).map(fold));
    }
    for text in [Some(article.headline.as_str()), article.deck.as_deref()].into_iter().flatten() {
        let words: Vec<&str> = words(text).collect();
        let capitals = words.iter().filter(|it| is_capital(it)).count();
        // Where nearly every word begins with a capital, a capital says nothing.
        let has_names = capitals * 3 < words.len() * 2;
        for (nth, word) in words.iter().enumerate() {
            let Some(stem) = stem(word) else { continue };
            let folded = fold(stem);
            if EMPTY.contains(folded.as_str()) || in_subjects.contains(&folded) {
                continue;
            }
            let is_name = has_names && 0 < nth && is_capital(word);
            add(if is_name { Kind::Name } else { Kind::Word }, &folded, stem);
        }
    }
    topics
}

/// The parts of a text between spaces and marks; a hyphen or a point within one is of it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_within = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '.' | '’' | '\'');
    let parts = text.split(move |letter| !is_within(letter));
    parts.map(|it| it.trim_matches(['-', '.', '’', '\''])).filter(|it| !it.is_empty())
}

/// The word without what grammar put behind it; `None` where it is too short to say anything, or a mere number.
fn stem(word: &str) -> Option<&str> {
    let letters = word.chars().count();
    if word.chars().any(is_hangul) {
        // Dates and counts: 3일, 2020년, 892명. And verbs, whose sentences end in 다.
        if word.starts_with(|it: char| it.is_ascii_digit()) || word.ends_with('다') {
            return None;
        }
        let shorter = PARTICLES.split(' ').filter_map(|it| word.strip_suffix(it));
        let stem = shorter.into_iter().find(|it| SYLLABLES_MIN <= it.chars().count()).unwrap_or(word);
        return (SYLLABLES_MIN <= stem.chars().count()).then_some(stem);
    }
    let word = word.trim_end_matches("'s").trim_end_matches("’s");
    if word.chars().any(|it| it.is_ascii_digit()) {
        let has_letter = word.chars().any(char::is_alphabetic);
        return (has_letter && WITH_DIGIT_MIN <= letters).then_some(word);
    }
    (LETTERS_MIN <= word.chars().count()).then_some(word)
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn is_hangul(letter: char) -> bool {
    ('가'..='힣').contains(&letter)
}

/// The upper bits; the lower ones are left to who packs something beside them.
fn hash(folded: &str) -> u64 {
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&blake3::hash(folded.as_bytes()).as_bytes()[..8]);
    u64::from_le_bytes(bytes) & !super::PLACE_MASK
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::related::tests::article;

    #[track_caller]
    fn check(headline: &str, deck: &str, tags: &[&str], expected: &[(Kind, &str)]) {
        let mut found: Vec<(Kind, String)> =
            topics(&article("1", headline, deck, tags)).into_values().map(|it| (it.kind, it.written)).collect();
        found.sort();
        let expected: Vec<(Kind, String)> = expected.iter().map(|(kind, it)| (*kind, (*it).to_owned())).collect();
        assert_eq!(found, expected, "{headline}");
    }

    #[test]
    fn topics_of_headlines() {
        use Kind::{Name, Subject, Word};
        check(
            "Minister of Defence visits Romania for K9 talks",
            "",
            &["K9", "exports"],
            &[
                (Subject, "K9"),
                (Subject, "exports"),
                (Name, "Defence"),
                (Name, "Romania"),
                (Word, "Minister"),
                (Word, "talks"),
                (Word, "visits"),
            ],
        );
        check(
            "Minister Meets Romania’s President",
            "",
            &[],
            &[(Word, "Meets"), (Word, "Minister"), (Word, "President"), (Word, "Romania")],
        );
        check(
            "국방부장관은 루마니아에서 3일 회담을",
            "호위함의 수출",
            &[],
            &[(Word, "국방부장관"), (Word, "루마니아"), (Word, "수출"), (Word, "호위함"), (Word, "회담")],
        );
    }

    #[test]
    fn one_word_however_it_is_written() {
        let of = |headline: &str| topics(&article("1", headline, "", &[])).into_keys().collect::<Vec<_>>();
        assert_eq!(of("ROMANIA"), of("Romania’s"));
        assert_eq!(of("루마니아와"), of("루마니아의"));
    }
}

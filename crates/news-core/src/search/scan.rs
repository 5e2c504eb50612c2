//! Scanning: which articles hold every word of a query, and how well.

use memchr::memmem::Finder;

use super::fold::{fold, fold_into};

/// What a word found in each field is worth, most telling field first: headline and kicker, deck, byline, body.
///
/// Each step is over twice the next, so that one word in a headline outranks the same word in all lesser fields.
const FIELD_WORTH: [u32; 4] = [27, 9, 3, 1];

/// The folded words of one article, most telling field first.
#[derive(Clone, Debug, PartialEq)]
pub struct Haystack {
    text: String,
    /// Where the first three fields end, in bytes.
    ends: [u32; 3],
}

impl Haystack {
    /// Folds the fields: headline and kicker, deck, byline, body.
    #[must_use]
    pub fn new(fields: [&str; 4]) -> Self {
        let mut text = String::new();
        let mut ends = [0; 3];
        for (nth, field) in fields.into_iter().enumerate() {
            if let Some(end) = nth.checked_sub(1) {
                // Fields are parted by a character that no folded word holds, so nothing is found across them.
                text.push('\n');
                ends[end] = u32::try_from(text.len()).unwrap_or(u32::MAX);
            }
            fold_into(field, &mut text);
        }
        Self { text, ends }
    }

    fn worth_at(&self, at: usize) -> u32 {
        let field = self.ends.iter().filter(|end| **end as usize <= at).count();
        FIELD_WORTH[field]
    }
}

/// The words of a query, folded and ready.
pub struct Needles(Vec<Finder<'static>>);

/// How well an article answers: the sum over the words of what their best field is worth.
pub type Found = u32;

impl Needles {
    /// Takes a query apart at its spaces.
    #[must_use]
    pub fn new(query: &str) -> Self {
        Self(
            fold(query).split(' ').filter(|word| !word.is_empty()).map(|word| Finder::new(word).into_owned()).collect(),
        )
    }

    /// Whether there is nothing to look for, so that everything answers.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Looks for every word; `None` if one is missing.
    #[must_use]
    pub fn find(&self, haystack: &Haystack) -> Option<Found> {
        let text = haystack.text.as_bytes();
        self.0.iter().try_fold(0, |worth, word| Some(worth + haystack.worth_at(word.find(text)?)))
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &[u8]> {
        self.0.iter().map(Finder::needle)
    }
}

/// What stands before a text's first such word and after it. Found as queries are: `str` would bring a second searcher
/// into the page.
#[must_use]
pub fn parted<'t>(text: &'t str, word: &str) -> Option<(&'t str, &'t str)> {
    let start = Finder::new(word).find(text.as_bytes())?;
    Some((&text[..start], &text[start + word.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(query: &str, expected: Option<Found>) {
        let seed = Haystack::new([
            "[ROK-Romania] “We need to keep working",
            "Minister Lee calls for Romania’s support",
            "Chul-Hwan, Kim",
            "Vasile Dîncu met the countries' ministers. 국방부장관은 방산 협력을 논의했다.",
        ]);
        assert_eq!(Needles::new(query).find(&seed), expected, "{query}");
    }

    #[test]
    fn words() {
        check("", Some(0));
        check("ROK-Romania", Some(27));
        check("romania's", Some(9));
        check("kim", Some(3));
        check("dincu", Some(1));
        check("countries’", Some(1));
        check("국방", Some(1));
        check("장관", Some(1));
        check("협력 국방 \"we", Some(29));
        check("romania mars", None);
        check("working minister", Some(36));
        check("working\nminister", Some(36));
        check("keep working minister lee", Some(27 + 27 + 9 + 9));
    }
}

//! Seeking a pattern in folded text.
//!
//! The longest run of characters that can be no other is looked for by `memchr`'s vector search; what stands around it
//! is compared where that is found. A pattern without any such run is compared everywhere.

use super::pattern::{Pattern, Span};
use super::spacing::{self, PART_MIN, is_letter};
use super::stretch::stretch;
use memchr::memmem::Finder;
use std::ops::Range;

/// A pattern made ready.
pub(super) struct Seeker {
    spans: Vec<Span>,
    /// The run that is looked for; empty where there is none.
    needle: Finder<'static>,
    /// Which places of the pattern it takes.
    at: Range<usize>,
    /// Whether spaces may stand between its parts.
    spaced: bool,
}

impl Seeker {
    /// Makes a pattern ready, which may also be found across spaces.
    pub(super) fn new(pattern: &Pattern, across: bool) -> Self {
        let spans = pattern.spans.clone();
        let is_one = |it: &Span| it.only().is_some();
        let at = match spans.get(..PART_MIN) {
            // What stands before the first space is together wherever it is found.
            Some(part) if across => {
                if part.iter().all(is_one) {
                    0..PART_MIN
                } else {
                    0..0
                }
            }
            _ => longest_run(&spans),
        };
        let text: String = spans[at.clone()].iter().map(|it| it.first).collect();
        Self { spans, needle: Finder::new(&text).into_owned(), at, spaced: across }
    }

    /// Whether one text is in another.
    pub(super) fn holds(text: &str, part: &str) -> bool {
        Finder::new(part).find(text.as_bytes()).is_some()
    }

    /// The run that every match contains; empty where there is none.
    pub(super) fn needle(&self) -> &[u8] {
        self.needle.needle()
    }

    /// The first place where it is in bytes that need not be the whole of a text, by its needle alone.
    pub(super) fn hint(&self, bytes: &[u8]) -> Option<usize> {
        self.needle.find(bytes)
    }

    /// What may stand at each place.
    pub(super) fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The first match that begins at or behind a place of the text.
    pub(super) fn find(&self, text: &str, from: usize) -> Option<Range<usize>> {
        if self.at.is_empty() {
            let mut places = stretch(text, from..text.len()).char_indices().map(|(at, _)| from + at);
            return places.find_map(|start| self.ends(text, start).map(|end| start..end));
        }
        let mut searched = from;
        while let Some(hit) = text.as_bytes().get(searched..).and_then(|it| self.needle.find(it)) {
            let hit = searched + hit;
            if let Some(start) = before(text, hit, self.at.start).filter(|start| from <= *start)
                && let Some(end) = self.ends(text, start)
            {
                return Some(start..end);
            }
            // The needle begins a character, and goes on past it.
            searched = hit + 1;
        }
        None
    }

    /// Where a match that begins at a place ends.
    fn ends(&self, text: &str, start: usize) -> Option<usize> {
        let mut at = start;
        let mut gap = false;
        let mut part = 0;
        for (nth, span) in self.spans.iter().enumerate() {
            let mut letter = letter_at(text, at)?;
            let rest = self.spans.len() - nth;
            if self.spaced && letter == ' ' && PART_MIN <= part && PART_MIN <= rest {
                (gap, part, at) = (true, 0, at + 1);
                letter = letter_at(text, at)?;
            }
            if !span.admits(letter) {
                return None;
            }
            at += letter.len_utf8();
            part += 1;
        }
        (!gap || begins_word(text, start)).then_some(at)
    }
}

/// Whether no word goes on over that place.
pub(super) fn begins_word(text: &str, at: usize) -> bool {
    spacing::begins_word(stretch(text, 0..at).chars().next_back())
}

/// Whether a word ends at that place.
pub(super) fn ends_word(text: &str, at: usize) -> bool {
    !letter_at(text, at).is_some_and(is_letter)
}

fn letter_at(text: &str, at: usize) -> Option<char> {
    stretch(text, at..text.len()).chars().next()
}

/// The place so many characters before another.
fn before(text: &str, at: usize, count: usize) -> Option<usize> {
    let mut back = stretch(text, 0..at).char_indices();
    let mut start = at;
    for _ in 0..count {
        start = back.next_back()?.0;
    }
    Some(start)
}

/// The longest run of places with one character each, by bytes.
fn longest_run(spans: &[Span]) -> Range<usize> {
    let bytes = |run: &Range<usize>| spans[run.clone()].iter().map(|it| it.first.len_utf8()).sum::<usize>();
    let mut longest = 0..0;
    let mut start = 0;
    for nth in 0..=spans.len() {
        if spans.get(nth).and_then(|it| it.only()).is_none() {
            if bytes(&longest) < bytes(&(start..nth)) {
                longest = start..nth;
            }
            start = nth + 1;
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn half(text: &str, first: char, last: char) -> Pattern {
        Pattern::of(text.chars().map(Span::of).chain([Span { first, last }]).collect()).unwrap()
    }

    #[track_caller]
    fn check(pattern: &Pattern, across: bool, text: &str, expected: Option<&str>) {
        let seeker = Seeker::new(pattern, across);
        assert_eq!(seeker.find(text, 0).map(|it| &text[it]), expected, "{pattern:?} in {text}");
        // What was found is found again behind as many other characters, and not behind itself.
        let behind = format!("가 {text}");
        assert_eq!(seeker.find(&behind, 0).map(|it| &behind[it]), expected);
        if let Some(found) = seeker.find(text, 0) {
            assert_eq!(seeker.find(text, found.start), Some(found.clone()));
            assert!(seeker.find(text, found.start + 1).is_none_or(|it| found.start < it.start));
        }
    }

    #[test]
    fn patterns() {
        let exact = |text| Pattern::exact(text).unwrap();
        check(&exact("국방"), false, "주한국방부장관은", Some("국방"));
        check(&exact("국방"), false, "한국 방문", None);
        check(&exact("k9"), false, "the k9 gun", Some("k9"));
        check(&exact("방산협력"), true, "루마니아와 방산 협력을", Some("방산 협력"));
        check(&exact("방산협력"), false, "루마니아와 방산 협력을", None);
        check(&exact("방산협력"), true, "방 산협력", None);
        check(&exact("한국방문"), true, "대한국 방문", None);
        check(&exact("방산협력을"), true, "신방산 방산 협력을", Some("방산 협력을"));
        check(&exact("국방부장관"), true, "국방 부장 관 국방 부장관", Some("국방 부장관"));
        check(&half("국", '바', '빟'), false, "국가 국방", Some("국방"));
        check(&half("", '바', '빟'), false, "국방", Some("방"));
        let initials = Pattern::of(vec![Span { first: '가', last: '깋' }, Span { first: '바', last: '빟' }]).unwrap();
        check(&initials, false, "해군 국방부", Some("국방"));
        check(&initials, false, "가나다", None);
        let tail = Pattern::of(vec![Span { first: '가', last: '깋' }, Span::of('방')]).unwrap();
        check(&tail, false, "해방 국방", Some("국방"));
    }

    #[test]
    fn ends_of_words() {
        let text = "k9 자주포, (국방)";
        assert!(begins_word(text, 0) && begins_word(text, 3) && ends_word(text, 2) && ends_word(text, text.len()));
        let at = text.find('국').unwrap();
        assert!(begins_word(text, at) && !ends_word(text, at) && !begins_word(text, at + 3));
    }
}

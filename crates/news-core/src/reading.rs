//! What a reader wants to know of a text before and while reading it: how long it takes, and what it is divided into.

use crate::markup::{Block, text_of};

/// How it stands with reading an article aloud.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aloud {
    /// Nothing is read.
    #[default]
    Silent,
    /// It is being read.
    Speaking,
    /// It waits.
    Paused,
}

/// Words that an adult reads in a minute, in scripts with spaces between words: Brysbaert, "How many words do we read per
/// minute?", Journal of Memory and Language 109 (2019), for non-fiction.
const WORDS_A_MINUTE: usize = 238;

/// Characters read in a minute in Hangul, kana and Han. Words there are of any length, so characters are counted, as
/// Miniflux does with the same number.
const CHARACTERS_A_MINUTE: usize = 500;

/// Fewest headings that are worth a list of their own.
const PARTS_MIN: usize = 3;

/// How long the text takes to read, in minutes, rounded up; 0 where there is nothing to read.
#[must_use]
pub fn minutes(blocks: &[Block]) -> usize {
    let text = text_of(blocks);
    let characters = text.chars().filter(|it| is_counted_by_character(*it)).count();
    let is_between = |it: char| it.is_whitespace() || is_counted_by_character(it);
    // A lone dash is no word.
    let is_letter = |it: char| it.is_ascii_alphanumeric() || ('\u{C0}'..'\u{2000}').contains(&it);
    let words = text.split(is_between).filter(|it| it.contains(is_letter)).count();
    // Both at once, so that a text in two scripts is not rounded twice.
    (characters * WORDS_A_MINUTE + words * CHARACTERS_A_MINUTE).div_ceil(WORDS_A_MINUTE * CHARACTERS_A_MINUTE)
}

fn is_counted_by_character(letter: char) -> bool {
    matches!(u32::from(letter), 0x1100..=0x11FF | 0x3040..=0x30FF | 0x3130..=0x318F | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xA960..=0xA97F | 0xAC00..=0xD7FF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}

/// The headings that divide a text, in order, each with its level; nothing where they are too few to need a list.
///
/// The nth of them is the nth heading among the blocks themselves: those inside quotations and lists divide nothing.
#[must_use]
pub fn parts(blocks: &[Block]) -> Vec<(u8, String)> {
    let part = |block: &Block| match block {
        Block::Heading { level, .. } => Some((*level, text_of(std::slice::from_ref(block)).trim().to_owned())),
        _ => None,
    };
    let parts: Vec<(u8, String)> = blocks.iter().filter_map(part).collect();
    if parts.len() < PARTS_MIN { Vec::new() } else { parts }
}

/// Where a part begins: the id of its heading.
#[must_use]
pub fn part_id(nth: usize) -> String {
    ["part-", &(nth + 1).to_string()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::{Inline, from_text};

    #[track_caller]
    fn check(text: &str, expected: usize) {
        assert_eq!(minutes(&from_text(text)), expected, "{} bytes", text.len());
    }

    #[test]
    fn minutes_by_script() {
        check("", 0);
        check("fleet", 1);
        check(&"fleet – ".repeat(238), 1);
        check(&"fleet ".repeat(239), 2);
        check(&"국방 ".repeat(250), 1);
        check(&"국방 ".repeat(251), 2);
        check(&"がんばれ".repeat(125), 1);
        // Half a minute of each is one minute.
        check(&["국방 ".repeat(125), "fleet ".repeat(119)].concat(), 1);
        check(&["국방 ".repeat(125), "fleet ".repeat(120)].concat(), 2);
        check(&"флот ".repeat(239), 2);
    }

    #[test]
    fn parts_of_a_text() {
        let heading = |level, words: &str| Block::Heading { level, words: vec![Inline::Text(words.to_owned())] };
        let mut blocks = vec![heading(2, "하나"), Block::Quote(vec![heading(2, "말")]), heading(3, "둘")];
        assert_eq!(parts(&blocks), []);
        blocks.push(heading(2, "셋"));
        let expected = [(2, "하나"), (3, "둘"), (2, "셋")].map(|(level, it)| (level, it.to_owned()));
        assert_eq!(parts(&blocks), expected);
        assert_eq!(part_id(0), "part-1");
    }
}

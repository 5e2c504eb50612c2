//! Articles and questions that are chance, of few enough words that they meet.

use super::headline;
use crate::article::{Article, Author, Body};
use crate::markup::{Block, Inline};
use crate::moment::{Day, Moment};
use crate::query::Facet;
use crate::search::{Expression, Pattern, Place, Span, Words, fold};

/// SplitMix64 (Steele, Lea, Flood 2014).
pub(in crate::search) struct Dice(pub(in crate::search) u64);

/// Which writing a corpus is in.
#[derive(Clone, Copy, Debug)]
pub(in crate::search) enum Script {
    English,
    Korean,
    Japanese,
    Mixed,
}

const WORDS: [&str; 16] = [
    "the",
    "Fleet",
    "fleets",
    "fleeting",
    "NATO",
    "natosphere",
    "U.S.",
    "rock'n'roll",
    "Dîncu",
    "K9",
    "2022",
    "a",
    "returns",
    "co-operate",
    "Елка",
    "ex",
];
const SYLLABLES: [char; 9] = ['국', '방', '부', '산', '협', '력', '한', '구', '박'];
const KANA: [char; 9] = ['東', '京', '都', 'タ', 'ワ', 'ー', 'の', 'は', '中'];
const NAMES: [&str; 5] = ["Kim Jong", "Vasile Dîncu", "김 철수", "이순신", "Kim Dîncu"];
const SECTIONS: [&str; 4] = ["Defence", "국방·안보", "Sport", "defence news"];

impl Dice {
    pub(in crate::search) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ mixed >> 31) as usize % sides
    }

    pub(in crate::search) fn one<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.roll(of.len())]
    }

    fn word(&mut self, script: Script) -> String {
        let signs = |dice: &mut Self, of: &[char]| (0..1 + dice.roll(5)).map(|_| *dice.one(of)).collect::<String>();
        match script {
            Script::English => (*self.one(&WORDS)).to_owned(),
            Script::Korean => signs(self, &SYLLABLES),
            Script::Japanese => signs(self, &KANA),
            Script::Mixed => {
                let script = *self.one(&[Script::English, Script::Korean, Script::Japanese]);
                let word = self.word(script);
                if self.roll(4) == 0 { format!("{word}{}", self.word(Script::Korean)) } else { word }
            }
        }
    }

    pub(in crate::search) fn text(&mut self, script: Script, words: usize) -> String {
        let mut text = String::new();
        for _ in 0..self.roll(words + 1) {
            text.push_str(&self.word(script));
            let gap: &str = self.one::<&str>(&[" ", " ", " ", ", ", "-", "·", "… \u{201c}"]);
            text.push_str(gap);
        }
        text
    }

    /// Articles in order: newest first, some with one date, the last few undated.
    pub(in crate::search) fn articles(&mut self, script: Script, count: usize) -> Vec<Article> {
        let mut moment = 1_663_941_600;
        (0..count)
            .map(|nth| {
                moment -= self.roll(3) as i64 * 7_000;
                let published = (nth + 5 < count).then_some(moment);
                let tags = (0..self.roll(3)).map(|_| self.word(script)).collect();
                let authors: Vec<String> = (0..self.roll(3)).map(|_| (*self.one(&NAMES)).to_owned()).collect();
                Article {
                    kicker: (self.roll(4) == 0).then(|| self.word(script)),
                    deck: (self.roll(2) == 0).then(|| self.text(script, 6)),
                    authors: authors.into_iter().map(|name| Author { name, url: None, email: None }).collect(),
                    byline: (self.roll(3) == 0).then(|| self.text(script, 2)),
                    section: (self.roll(3) != 0).then(|| (*self.one(&SECTIONS)).to_owned()),
                    language: self.one(&[None, Some("en"), Some("ko-KR"), Some("en-GB")]).map(str::to_owned),
                    tags,
                    body: Body::Blocks(vec![Block::Paragraph(vec![Inline::Text(self.text(script, 6))])]),
                    ..headline(nth, &self.text(script, 5), published)
                }
            })
            .collect()
    }

    fn pattern(&mut self, script: Script, quoted: bool) -> Pattern {
        let text = if quoted { self.text(script, 3) } else { self.word(script) };
        let folded = fold(text.trim());
        let mut spans: Vec<Span> = folded.chars().map(Span::of).collect();
        match self.roll(6) {
            // The beginning of a word, as it is typed.
            0 => spans.truncate(1 + self.roll(5)),
            1 => spans.truncate(4),
            // A syllable without a final consonant, or an initial consonant, at the end or anywhere.
            2 => spans.push(*self.one(&[Span { first: '바', last: '빟' }, Span { first: '가', last: '깋' }])),
            3 if self.roll(8) == 0 => spans.insert(0, Span { first: '바', last: '빟' }),
            _ => {}
        }
        Pattern::of(spans).unwrap_or_else(|| Pattern::exact("-").unwrap())
    }

    /// A question, nested at most so deep.
    pub(in crate::search) fn question(&mut self, script: Script, depth: usize) -> Expression {
        let kinds = if depth == 0 { 8 } else { 12 };
        let parts = |dice: &mut Self| (0..dice.roll(4)).map(|_| dice.question(script, depth - 1)).collect();
        match self.roll(kinds) {
            0..=4 => {
                let quoted = self.roll(3) == 0;
                let patterns = (0..1 + self.roll(6) / 5).map(|_| self.pattern(script, quoted)).collect();
                let place = *self.one(&[Place::Anywhere, Place::Anywhere, Place::Title]);
                Expression::Words(Words { patterns, place, quoted })
            }
            5 | 6 => {
                let facet = *self.one(&Facet::ALL);
                let name = match facet {
                    Facet::Section => (*self.one(&SECTIONS)).to_owned(),
                    Facet::Author => {
                        (*self.one(&[NAMES[0], NAMES[1], "Dîncu", "kim", "철수", "jong dincu", "순신"])).to_owned()
                    }
                    Facet::Tag => self.word(script),
                    Facet::Language => (*self.one(&["en", "ko", "ko-kr"])).to_owned(),
                };
                Expression::Named { facet, name: fold(&name) }
            }
            7 => {
                let mut day = || {
                    let back = self.roll(40) as i64;
                    let day: Day = Moment(1_663_941_600 - back * 40_000).day(0);
                    (self.roll(3) != 0).then_some(day)
                };
                Expression::Dated { from: day(), to: day() }
            }
            8 => Expression::Not(Box::new(self.question(script, depth - 1))),
            9 => Expression::Any(parts(self)),
            _ => Expression::All(parts(self)),
        }
    }
}

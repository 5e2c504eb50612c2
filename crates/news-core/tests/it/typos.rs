//! Typos made by rule, and whether the word that was meant is among those offered first.

use crate::formats::fixtures;
use news_core::search::{Dictionary, fold, in_hangul, in_latin};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Typos of a trial.
const TYPOS: usize = 25;
/// Most items of a corpus: more than an archive shows at once.
const LINES_MAX: usize = 20_000;
/// How far down the list the intended word may be.
const FIRST: usize = 3;

/// Numbers that look random and are the same every time: the generator of Knuth's MMIX.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

/// One slip: a neighbour swapped, a key missed, one too many, or another one; `None` where that changes nothing.
fn slipped(keys: &str, dice: &mut Dice) -> Option<String> {
    let mut keys: Vec<u8> = keys.bytes().collect();
    let before = keys.clone();
    let at = dice.below(keys.len());
    let key = b'a' + u8::try_from(dice.below(26)).unwrap();
    match dice.below(4) {
        0 => keys.swap(at, (at + 1).min(before.len() - 1)),
        1 => drop(keys.remove(at)),
        2 => keys.insert(at, key),
        _ => keys[at] = key,
    }
    (keys != before).then(|| String::from_utf8(keys).unwrap())
}

/// How many of the typos lead back.
fn trial(
    texts: &[String],
    seed: u64,
    fits: impl Fn(&str, u32) -> bool,
    typo: impl Fn(&str, &mut Dice) -> Option<String>,
) -> usize {
    let dictionary = Dictionary::of(&mut texts.iter().map(String::as_str));
    let words: Vec<&str> = dictionary.iter().filter(|(word, count)| fits(word, *count)).map(|it| it.0).collect();
    let mut dice = Dice(seed);
    let (mut made, mut found, mut spent) = (0, 0, 0.0);
    while made < TYPOS {
        let word = words[dice.below(words.len())];
        let Some(typed) = typo(word, &mut dice) else { continue };
        // A typo that is found as it stands is none.
        if dictionary.iter().any(|(known, _)| known.contains(&typed)) {
            continue;
        }
        made += 1;
        let start = Instant::now();
        let nearest = dictionary.nearest(&typed);
        spent += start.elapsed().as_secs_f64() * 1000.0;
        if nearest.iter().take(FIRST).any(|it| it == word) {
            found += 1;
        } else {
            say(&format!("{typed} was {word}, but {nearest:?}"));
        }
    }
    let took = spent / TYPOS as f64;
    say(&format!("seed {seed}: {found} of {TYPOS}, {} words, {took:.2} ms each", dictionary.len()));
    found
}

/// Not by eprintln!, which the test runner keeps to itself.
fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Headlines and summaries of a corpus beside the repository, folded.
fn corpus(name: &str) -> Option<Vec<String>> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora").join(name);
    let Ok(text) = std::fs::read_to_string(&path) else {
        say(&format!("SKIPPED: no corpus at {}", path.display()));
        return None;
    };
    let folded = text.lines().take(LINES_MAX).map(|line| {
        let item: serde_json::Value = serde_json::from_str(line).unwrap();
        fold(&format!("{} {}", item["title"].as_str().unwrap(), item["summary"].as_str().unwrap()))
    });
    Some(folded.collect())
}

/// A slip of a key, where what is typed is still all syllables.
fn slipped_in_hangul(word: &str, dice: &mut Dice) -> Option<String> {
    let keys = in_latin(word).filter(|it| in_hangul(it).as_deref() == Some(word))?;
    in_hangul(&slipped(&keys, dice)?)
}

/// Words that occur, and are long enough to be told from others.
fn is_korean(word: &str, count: u32) -> bool {
    3 <= count && 2 <= word.chars().count() && word.chars().all(|it| ('가'..='힣').contains(&it))
}

#[test]
fn english() {
    let Some(texts) = corpus("en_reuters21578.jsonl") else { return };
    let fits = |word: &str, count: u32| 5 <= count && 5 <= word.len() && word.bytes().all(|it| it.is_ascii_lowercase());
    assert!(24 <= trial(&texts, 1, fits, slipped));
}

#[test]
fn korean() {
    let text = std::fs::read_to_string(fixtures().join("relevance/ynat.tsv")).unwrap();
    let texts: Vec<String> = text.lines().filter_map(|it| it.split('\t').nth(2)).map(fold).collect();
    assert!(22 <= trial(&texts, 1, is_korean, slipped_in_hangul));
    let Some(texts) = corpus("ko_ynat.jsonl") else { return };
    assert!(22 <= trial(&texts, 2, is_korean, slipped_in_hangul));
}

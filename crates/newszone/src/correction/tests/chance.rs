//! What holds for any two texts: the one is in what is told of them, and so is the other.

use super::*;

/// Chance that is the same on every machine.
struct Dice(u64);

const WORDS: [&str; 24] = [
    "함대가",
    "함대는",
    "부산에서",
    "국방부",
    "국방부가",
    "12,345명은",
    "장관",
    "밝혔다.",
    "“그는",
    "ships",
    "don't",
    "the",
    "3.5",
    "Kim,",
    "(left)",
    "艦隊が",
    "五日に",
    "ソウル",
    "東京。",
    "e\u{301}te\u{301}",
    "👩‍🚀",
    "한\u{1112}\u{1161}",
    "a",
    "|",
];

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn line(&mut self) -> String {
        let words = 1 + self.roll(14);
        (0..words).map(|_| WORDS[self.roll(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }

    /// The lines, some of them changed, gone, moved, or more than there were.
    fn corrected(&mut self, lines: &[String]) -> Vec<String> {
        let mut lines = lines.to_vec();
        for _ in 0..=self.roll(4) {
            let (at, to) = (self.roll(lines.len().max(1)), self.roll(lines.len() + 1));
            match self.roll(5) {
                0 => lines.insert(to, self.line()),
                1 if 1 < lines.len() => _ = lines.remove(at),
                2 if 1 < lines.len() => {
                    let line = lines.remove(at);
                    lines.insert(to.min(lines.len()), line);
                }
                _ if lines.is_empty() => {}
                _ => {
                    let mut words: Vec<String> = lines[at].split(' ').map(str::to_owned).collect();
                    let nth = self.roll(words.len());
                    words[nth] = WORDS[self.roll(WORDS.len())].to_owned();
                    lines[at] = words.join(" ");
                }
            }
        }
        lines
    }
}

/// A side of what is told: without the pieces that the other side has.
fn side(pieces: &[Piece], is_after: bool) -> String {
    let words = |it: &Piece| match it {
        Piece::Same(words) => words.clone(),
        Piece::Gone(words) if !is_after => words.clone(),
        Piece::Come(words) if is_after => words.clone(),
        Piece::Gone(_) | Piece::Come(_) => String::new(),
        Piece::Gap => panic!("a piece is left out"),
    };
    pieces.iter().map(words).collect()
}

#[test]
fn pieces_give_the_line_before_and_the_line_after() {
    let mut dice = Dice(3);
    for _ in 0..4_000 {
        let before = dice.line();
        let after =
            if dice.roll(4) == 0 { dice.line() } else { dice.corrected(std::slice::from_ref(&before)).concat() };
        let pieces = words::pieces(&before, &after);
        assert_eq!((side(&pieces, false), side(&pieces, true)), (before.clone(), after.clone()), "{pieces:?}");
        let is_empty =
            |it: &Piece| matches!(it, Piece::Same(words) | Piece::Gone(words) | Piece::Come(words) if words.is_empty());
        assert!(!pieces.iter().any(is_empty), "{pieces:?}");
        // Nothing that changed is left out, however much of what stayed is.
        let changes = |pieces: &[Piece]| {
            pieces.iter().filter(|it| matches!(it, Piece::Gone(_) | Piece::Come(_))).cloned().collect::<Vec<_>>()
        };
        assert_eq!(changes(&short::shortened(pieces.clone())), changes(&pieces));
    }
}

#[test]
fn steps_give_the_text_before_and_the_text_after() {
    let mut dice = Dice(5);
    let mut moved = 0;
    for _ in 0..1_500 {
        let count = 1 + dice.roll(9);
        let before: Vec<String> = (0..count).map(|_| dice.line()).collect();
        let after = dice.corrected(&before);
        let passages = |lines: &[String]| lines.iter().map(|it| Passage::new(Place::Text, it)).collect::<Vec<_>>();
        let (before, after) = (passages(&before), passages(&after));
        let steps = steps(&before, &after);
        let olds = steps.iter().filter_map(|it| match it {
            Step::Same(old, _) => *old,
            Step::Changed(old, _) | Step::Gone(old) | Step::Moved(old, _) => Some(*old),
            Step::Come(_) => None,
        });
        let news = steps.iter().filter_map(|it| match it {
            Step::Same(_, new) => *new,
            Step::Changed(_, new) | Step::Come(new) | Step::Moved(_, new) => Some(*new),
            Step::Gone(_) => None,
        });
        let mut olds: Vec<usize> = olds.collect();
        olds.sort_unstable();
        assert_eq!(olds, (0..before.len()).collect::<Vec<_>>(), "{steps:?}");
        assert_eq!(news.collect::<Vec<_>>(), (0..after.len()).collect::<Vec<_>>(), "{steps:?}");
        for step in &steps {
            if let Step::Moved(old, new) | Step::Same(Some(old), Some(new)) = step {
                assert_eq!(before[*old].key, after[*new].key);
            }
        }
        moved += usize::from(steps.iter().any(|it| matches!(it, Step::Moved(..))));
    }
    assert!(50 < moved, "only {moved} moved");
}

#[test]
fn a_text_is_no_correction_of_itself() {
    let mut dice = Dice(7);
    for _ in 0..50 {
        let html: String = (0..=dice.roll(9)).map(|_| format!("<p>{}</p>", dice.line())).collect();
        assert_eq!(between(&text(&html), &text(&html)), []);
        assert!(passages(&text(&html)).is_some());
    }
}

/// Texts that would take quadratic time are told in larger pieces.
#[test]
fn texts_without_end_are_told_in_no_time() {
    let mut dice = Dice(11);
    let line =
        |dice: &mut Dice, words: usize| (0..words).map(|_| format!("{} ", dice.roll(1_000_000))).collect::<String>();
    let (before, after) = (line(&mut dice, 100_000), line(&mut dice, 100_000));
    assert_eq!(words::pieces(&before, &after).len(), 2);
    let lines = |dice: &mut Dice, count: usize| -> Vec<Passage> {
        (0..count).map(|_| Passage::new(Place::Text, &line(dice, 8))).collect()
    };
    let (before, after) = (lines(&mut dice, 4_000), lines(&mut dice, 4_000));
    assert_eq!(lines::steps(&before, &after).len(), 8_000);
}

//! Particles: what Korean hangs on the end of a noun, as in 국방부는, and what is left without it.
//!
//! Invariant: this knows a closed list of particles and no nouns, so it may take off what is none. Whoever asks has to
//! see whether what is left is found.

use super::hangul::{Syllable, is_syllable};
use After::{Any, Closed, NotRieul, Open, OpenOrRieul};

/// What a particle may stand behind.
#[derive(Clone, Copy)]
enum After {
    Any,
    /// A final consonant (받침).
    Closed,
    /// No final consonant.
    Open,
    /// A final consonant that is not ㄹ.
    NotRieul,
    /// None, or ㄹ.
    OpenOrRieul,
}

/// Particles, longest first, alone and in the pairs that are common in news.
const PARTICLES: [(&str, After); 64] = [
    ("에서부터", Any),
    ("으로부터", NotRieul),
    ("이라고", Closed),
    ("이라는", Closed),
    ("으로는", NotRieul),
    ("으로도", NotRieul),
    ("에서는", Any),
    ("에서도", Any),
    ("에게는", Any),
    ("에게도", Any),
    ("에게서", Any),
    ("께서는", Any),
    ("까지도", Any),
    ("까지는", Any),
    ("부터는", Any),
    ("로부터", OpenOrRieul),
    ("만으로", Any),
    ("라고", Open),
    ("라는", Open),
    ("이나", Closed),
    ("이란", Closed),
    ("이랑", Closed),
    ("으로", NotRieul),
    ("로는", OpenOrRieul),
    ("로도", OpenOrRieul),
    ("에서", Any),
    ("에선", Any),
    ("에게", Any),
    ("에는", Any),
    ("에도", Any),
    ("에만", Any),
    ("께서", Any),
    ("한테", Any),
    ("까지", Any),
    ("부터", Any),
    ("마저", Any),
    ("조차", Any),
    ("보다", Any),
    ("처럼", Any),
    ("마다", Any),
    ("밖에", Any),
    ("하고", Any),
    ("과의", Closed),
    ("와의", Open),
    ("과는", Closed),
    ("와는", Open),
    ("만은", Any),
    ("만의", Any),
    ("란", Open),
    ("랑", Open),
    ("나", Open),
    ("은", Closed),
    ("는", Open),
    ("이", Closed),
    ("가", Open),
    ("을", Closed),
    ("를", Open),
    ("과", Closed),
    ("와", Open),
    ("로", OpenOrRieul),
    ("의", Any),
    ("에", Any),
    ("도", Any),
    ("만", Any),
];

/// Behind these, 도 is a province or a peninsula and no particle.
const LANDS: [&str; 10] = ["경기", "강원", "충청", "전라", "경상", "제주", "황해", "평안", "함경", "한반"];

/// Fewest characters that may be left of a word.
const LEFT_MIN: usize = 2;

/// A word without the particle at its end, for each that may be one: the longest particle first. What a particle
/// demands of the syllable before it has to hold, at least two characters are left, and the word ends in Hangul.
#[must_use]
pub fn without_particle(word: &str) -> Vec<&str> {
    let mut found = Vec::new();
    each_without_particle(word, &mut |it| found.push(it));
    found
}

/// Calls back with each of [`without_particle`].
pub(super) fn each_without_particle<'w>(word: &'w str, found: &mut dyn FnMut(&'w str)) {
    if !word.chars().next_back().is_some_and(is_syllable) {
        return;
    }
    for (particle, after) in PARTICLES {
        let Some(left) = word.strip_suffix(particle) else { continue };
        let is_land = particle == "도" && LANDS.contains(&left);
        if !is_land && LEFT_MIN <= left.chars().count() && left.chars().next_back().is_some_and(|it| after.admits(it)) {
            found(left);
        }
    }
}

impl After {
    /// Whether a particle of this kind stands behind that character. How a Latin word or a number ends when it is
    /// spoken is not looked into.
    fn admits(self, last: char) -> bool {
        const RIEUL: u32 = 8;
        let Some(Syllable { last, .. }) = Syllable::of(last) else { return true };
        match self {
            Any => true,
            Closed => last != 0,
            Open => last == 0,
            NotRieul => last != 0 && last != RIEUL,
            OpenOrRieul => last == 0 || last == RIEUL,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: &[&str]) {
        assert_eq!(without_particle(word), expected, "{word}");
    }

    #[test]
    fn what_is_left() {
        check("국방부는", &["국방부"]);
        check("장관은", &["장관"]);
        check("미사일이", &["미사일"]);
        check("사드를", &["사드"]);
        check("청와대가", &["청와대"]);
        check("북한과", &["북한"]);
        check("미사일로", &["미사일"]);
        check("국방부에서는", &["국방부", "국방부에서"]);
        check("대통령에게", &["대통령"]);
        check("미사일이나", &["미사일", "미사일이"]);
        check("NATO의", &["NATO"]);
        check("K9을", &["K9"]);
        check("경기도", &[]);
        check("한반도는", &["한반도"]);
        check("정부도", &["정부"]);
    }

    #[test]
    fn what_is_no_particle() {
        for word in ["평가", "회의", "전문가", "제도", "국방", "은", "", "nato", "대한민국", "는는"] {
            check(word, &[]);
        }
    }

    #[test]
    fn the_longest_is_first() {
        let lengths: Vec<usize> = PARTICLES.iter().map(|it| it.0.len()).collect();
        assert!(lengths.is_sorted_by(|a, b| b <= a));
    }
}

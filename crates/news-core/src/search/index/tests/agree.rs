//! The index and the reference give the same answers.

use super::corpus::{Dice, Script};
use super::naive::answers;
use super::{CUT, Site, all, headline, ids, run};
use crate::article::Article;
use crate::search::index::write::Cut;
use crate::search::index::{Inquiry, Shelf};
use crate::search::{Expression, Pattern, Place, Span, Words, fold};

const SCRIPTS: [Script; 4] = [Script::English, Script::Korean, Script::Japanese, Script::Mixed];

/// Asks in pieces, as a reader who reads on does. Says whether some articles answer and some do not.
#[track_caller]
fn compare(expression: &Expression, articles: &[Article], site: &Site, dice: &mut Dice) -> bool {
    let (offset, known) = (*dice.one(&[0, 540, -480]), *dice.one(&[0, 0, 7, 90, 1000]));
    let expected: Vec<(&str, bool)> = articles
        .iter()
        .skip(known)
        .map(|article| (article.id.as_str(), answers(expression, article, offset)))
        .filter_map(|(id, (is_found, in_title))| is_found.then_some((id, in_title)))
        .collect();
    let (index, mut shelf) = (site.index(), Shelf::new());
    let mut inquiry = Inquiry::new(expression, offset, known);
    for wanted in [0, 1, 3, 10, 11, usize::MAX] {
        run(&mut inquiry, site, &index, &mut shelf, wanted);
        let found: Vec<(&str, bool)> = inquiry.hits().iter().map(|it| (it.id.as_str(), it.in_title)).collect();
        let upto = wanted.min(expected.len());
        assert_eq!(found, expected[..upto], "{wanted} of {expression:?}, {known} known, {offset}");
        assert!(upto <= inquiry.count() || wanted == 0);
        assert!(inquiry.count() <= expected.len(), "{} of {} for {expression:?}", inquiry.count(), expected.len());
    }
    assert_eq!((inquiry.is_complete(), inquiry.count(), inquiry.lost()), (true, expected.len(), &[][..]));
    !expected.is_empty() && expected.len() < articles.len()
}

#[test]
fn on_chance() {
    let mut found = 0;
    for (nth, script) in SCRIPTS.into_iter().cycle().take(24).enumerate() {
        let mut dice = Dice(nth as u64);
        let articles = dice.articles(script, 40 + 120 * (nth % 5));
        let mut segments = Vec::new();
        let mut left = articles.len();
        while 0 < left {
            segments.push((1 + dice.roll(articles.len())).min(left));
            left -= segments[segments.len() - 1];
        }
        let cut = if nth % 2 == 0 { CUT } else { Cut { shard_bytes: 4_000, numbers_bytes: 4_000, ..CUT } };
        let site = Site::of(&articles, &segments, cut);
        for _ in 0..60 {
            let question = dice.question(script, 2);
            found += usize::from(compare(&question, &articles, &site, &mut dice));
        }
    }
    // Most questions have an answer: nothing is shown by those that have none.
    assert!(500 < found, "{found} of 1,440");
}

fn words(text: &str, quoted: bool, place: Place) -> Expression {
    Expression::Words(Words { patterns: vec![Pattern::exact(&fold(text)).unwrap()], place, quoted })
}

#[track_caller]
fn check(text: &str, query: &str, expected: bool) {
    let site = Site::of(&[headline(0, text, None)], &[1], CUT);
    let (text_of_query, quoted) = match query.strip_prefix('"').and_then(|it| it.strip_suffix('"')) {
        Some(inside) => (inside, true),
        None => (query, false),
    };
    let question = words(text_of_query, quoted, Place::Anywhere);
    assert_eq!(!all(&question, &site).hits().is_empty(), expected, "{query} in {text}");
    let article = headline(0, text, None);
    assert_eq!(answers(&question, &article, 0).0, expected, "the reference: {query} in {text}");
}

#[test]
fn what_matches() {
    check("Fleet returns", "fleet", true);
    check("Fleets return", "fleet", true);
    check("Fleets return", "\"fleet\"", false);
    check("Natosphere", "nat", false);
    check("NAT gateway", "nat", true);
    check("The fleet returns", "\"the fleet\"", true);
    check("The old fleet", "\"the fleet\"", false);
    check("ROK-Romania summit", "rok-roma", true);
    check("국방부장관은", "장관", true);
    check("한국 방문", "국방", false);
    check("방산 협력을", "방산협력", true);
    check("방산 협력을", "\"방산협력\"", false);
    check("국방 산협 력", "방산협력", false);
    check("대방산 협력", "방산협력", false);
    check("방산협력", "\"방산 협력\"", false);
    check("대방산 협력", "\"방산 협력\"", true);
    check("국방부", "부", true);
    check("부산", "부", true);
    check("K9자주포 수출", "k9자주포", true);
    check("K9 자주포 수출", "k9자주포", true);
    check("東京タワーの夜", "タワー", true);
    check("東京 タワー", "東京タワー", true);
    check("Vasile Dîncu", "dincu", true);
    check(&format!("a{}", "b".repeat(60)), &format!("a{}", "b".repeat(59)), true);
}

#[test]
fn syllables_being_typed() {
    let site = Site::of(&[headline(0, "국방부", None), headline(1, "부산", None)], &[2], CUT);
    // A lone initial consonant, and a syllable that may yet get a final one.
    let (initial, half) = (Span { first: '바', last: '빟' }, Span { first: '부', last: '붛' });
    for (spans, expected, leaves_out) in [
        (vec![Span::of('국'), initial], vec!["a0"], false),
        (vec![Span::of('방'), half], vec!["a0"], false),
        (vec![half], vec!["a0", "a1"], false),
        (vec![initial], vec![], true),
        (vec![half, initial], vec![], true),
        (vec![Span::of('-')], vec![], true),
    ] {
        let words = Words { patterns: vec![Pattern::of(spans).unwrap()], place: Place::Anywhere, quoted: false };
        let inquiry = all(&Expression::Words(words), &site);
        assert_eq!((ids(inquiry.hits()), inquiry.leaves_out()), (expected, leaves_out));
    }
}

#[test]
fn a_frequent_word_needs_no_more_than_shards_and_blocks() {
    let articles: Vec<Article> = (0..500).map(|nth| headline(nth, "fleet returns", Some(-(nth as i64)))).collect();
    let site = Site::of(&articles, &[500], CUT);
    let (index, mut shelf) = (site.index(), Shelf::new());
    let mut inquiry = Inquiry::new(&words("fleet", false, Place::Anywhere), 0, 0);
    let fetched = run(&mut inquiry, &site, &index, &mut shelf, 10);
    let kinds: String = fetched.iter().map(|it| it[24..25].to_owned()).collect();
    assert_eq!((kinds.as_str(), inquiry.count(), inquiry.hits().len()), ("rthh", 500, 10));
    assert_eq!(inquiry.reached(), articles[9].published);
    let fetched = run(&mut inquiry, &site, &index, &mut shelf, 100);
    assert!(fetched.iter().any(|it| it[24..].starts_with('a')));
}

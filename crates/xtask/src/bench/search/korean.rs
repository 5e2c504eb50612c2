//! Whether Korean is found in real headlines: 36 queries of six kinds, held against reading every headline.

use super::Ground;
use super::bundle::Bundle;
use super::contender::{
    Contender, FLEXSEARCH, FLEXSEARCH_FULL, INCLUDES, MINISEARCH, NEWS_ZONE, ORAMA, PAGEFIND, Room, UFUZZY,
    unless_missing,
};
use super::goal::Goal;
use super::hall::{Hall, Host};
use super::hangul::{holds_half_typed, initials};
use super::part::Findings;
use super::published::Published;
use super::story::{self, Story};
use super::typos::ids;
use super::visit::enter;
use crate::step::say;
use crate::trouble::Outcome;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Headlines at least; where there are more, all of them.
pub(super) const HEADLINES_MIN: usize = 20_000;

/// What a headline must hold to be an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Truth {
    /// Every word of the query.
    Words,
    /// The noun before the particle.
    Noun(&'static str),
    /// Syllables with these initials.
    Initials,
    /// The query, its last letter as far as it is typed.
    HalfTyped,
}

/// Queries of one kind.
struct Kind {
    name: &'static str,
    queries: &'static [(&'static str, Truth)],
    /// Least recall and precision, in hundredths.
    recall_min: f64,
    precision_min: f64,
}

use Truth::{HalfTyped, Initials, Noun, Words};
const KINDS: [Kind; 6] = [
    Kind {
        name: "noun",
        queries: &[
            ("국방", Words),
            ("훈련", Words),
            ("협회", Words),
            ("대통령", Words),
            ("반도체", Words),
            ("미사일", Words),
            ("선거", Words),
            ("경제", Words),
            ("정부", Words),
            ("축구", Words),
        ],
        recall_min: 100.0,
        precision_min: 100.0,
    },
    Kind {
        name: "end of a compound",
        queries: &[
            ("회담", Words),
            ("장관", Words),
            ("부대", Words),
            ("위원회", Words),
            ("대회", Words),
            ("산업", Words),
        ],
        recall_min: 100.0,
        precision_min: 100.0,
    },
    Kind {
        name: "two words",
        queries: &[
            ("국방 장관", Words),
            ("대통령 회담", Words),
            ("북한 미사일", Words),
            ("한국 축구", Words),
            ("삼성 반도체", Words),
        ],
        recall_min: 100.0,
        precision_min: 100.0,
    },
    Kind {
        name: "with a particle",
        queries: &[
            ("국방부는", Noun("국방부")),
            ("대통령이", Noun("대통령")),
            ("미사일을", Noun("미사일")),
            ("반도체의", Noun("반도체")),
            ("북한에서", Noun("북한")),
        ],
        recall_min: 95.0,
        precision_min: 90.0,
    },
    Kind {
        name: "초성",
        queries: &[
            ("ㄱㅂ", Initials),
            ("ㅁㅅㅇ", Initials),
            ("ㄷㅌㄹ", Initials),
            ("ㅂㄷㅊ", Initials),
            ("ㄱㅂㅂ", Initials),
        ],
        recall_min: 100.0,
        precision_min: 90.0,
    },
    Kind {
        name: "half typed",
        queries: &[
            ("국ㅂ", HalfTyped),
            ("미사이", HalfTyped),
            ("대토", HalfTyped),
            ("반도ㅊ", HalfTyped),
            ("구", HalfTyped),
        ],
        recall_min: 95.0,
        precision_min: 90.0,
    },
];

fn is_answer(title: &str, query: &str, truth: Truth) -> bool {
    match truth {
        Words => query.split(' ').all(|it| title.contains(it)),
        Noun(noun) => title.contains(noun),
        Initials => initials(title).contains(query),
        HalfTyped => holds_half_typed(title, query),
    }
}

/// How much of what should be found was, and how much of what was found should be, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Score {
    recall: f64,
    precision: f64,
}

/// Both lists in order, without doubles. Who finds nothing finds nothing wrong.
fn score(found: &[usize], truth: &[usize]) -> Score {
    let right = found.iter().filter(|it| truth.binary_search(it).is_ok()).count() as f64;
    let precision = if found.is_empty() { 100.0 } else { 100.0 * right / found.len() as f64 };
    Score { recall: 100.0 * right / truth.len() as f64, precision }
}

/// An engine and its scores, by kind and query.
struct Scores {
    contender: Contender,
    is_archive: bool,
    of: Vec<Vec<Score>>,
}

impl Scores {
    fn mean(&self, kind: usize, figure: fn(&Score) -> f64) -> f64 {
        let scores = &self.of[kind];
        scores.iter().map(figure).sum::<f64>() / scores.len().max(1) as f64
    }
}

pub(super) fn measure(ground: &Ground<'_>) -> Outcome<Findings> {
    let stories = ground.korean()?;
    let asked = asked(&stories);
    // Browsers tell whether a syllable is still being put together; who takes no notice of it need not.
    let is_composing = |query: &str| KINDS.iter().any(|it| it.queries.contains(&(query, HalfTyped)));
    let queries: Vec<Value> = asked.iter().flatten().map(|(query, _)| json!([query, is_composing(query)])).collect();
    let mut all = Vec::new();
    let mut take = |contender, is_archive, answers: Outcome<Vec<Vec<usize>>>| -> Outcome {
        let answers = unless_missing(contender, answers)?;
        all.extend(answers.map(|it| Scores { contender, is_archive, of: scores(it, &asked) }));
        Ok(())
    };
    let mut hall = Hall::open(&ground.peers, Host::Plain)?;
    hall.lend("documents.json", story::documents(&stories));
    hall.lend_module(&ground.dist)?;
    for contender in [NEWS_ZONE, INCLUDES, MINISEARCH, FLEXSEARCH, FLEXSEARCH_FULL, ORAMA, UFUZZY] {
        say(format!("  {}", contender.name));
        take(contender, false, hall.room_alone(contender).and_then(|it| in_memory(&it, &queries)))?;
    }
    let ours = Published::make(ground, "ko", &stories, "ko")
        .and_then(|it| in_archive(&it.serve(&ground.dist)?, NEWS_ZONE, &queries));
    take(NEWS_ZONE, true, ours)?;
    let bundle = Bundle::made(ground, "ko", &stories, "ko")?;
    take(PAGEFIND, true, in_archive(&bundle.serve()?, PAGEFIND, &queries))?;

    let counts: Vec<Value> = asked.iter().flatten().map(|(query, truth)| json!([query, truth.len()])).collect();
    let raw: Vec<Value> = all.iter().map(raw).collect();
    Ok(Findings {
        text: text(&all, stories.len(), queries.len()),
        goals: goals(&all),
        raw: json!({ "truth": counts, "engines": raw }),
    })
}

/// By kind, each query that has an answer, and the places of its answers.
fn asked(stories: &[Story]) -> Vec<Vec<(&'static str, Vec<usize>)>> {
    let truth = |query: &str, truth| -> Vec<usize> {
        (0..stories.len()).filter(|it| is_answer(&stories[*it].title, query, truth)).collect()
    };
    let answered = |(query, kind): &(&'static str, Truth)| {
        let truth = truth(query, *kind);
        if truth.is_empty() {
            say(format!("\n*** NOT ASKED: no headline is an answer to {query} ***\n"));
            return None;
        }
        Some((*query, truth))
    };
    KINDS.iter().map(|kind| kind.queries.iter().filter_map(answered).collect()).collect()
}

fn in_memory(room: &Room, queries: &[Value]) -> Outcome<Vec<Vec<usize>>> {
    room.call("build", &json!(["ko"]))?;
    room.call("findAll", &json!([queries]))?.as_array().into_iter().flatten().map(ids).collect()
}

fn in_archive(hall: &Hall, contender: Contender, queries: &[Value]) -> Outcome<Vec<Vec<usize>>> {
    let room = hall.room(contender)?;
    enter(&room, hall, "ko")?;
    room.call("everything", &json!([queries]))?.as_array().into_iter().flatten().map(ids).collect()
}

fn scores(answers: Vec<Vec<usize>>, asked: &[Vec<(&str, Vec<usize>)>]) -> Vec<Vec<Score>> {
    let mut answers = answers.into_iter();
    let mut next = |truth: &[usize]| {
        let mut found = answers.next().unwrap_or_default();
        found.sort_unstable();
        found.dedup();
        score(&found, truth)
    };
    asked.iter().map(|kind| kind.iter().map(|(_, truth)| next(truth)).collect()).collect()
}

fn place(scores: &Scores) -> &'static str {
    if scores.is_archive { ", archive" } else { "" }
}

fn text(all: &[Scores], headlines: usize, queries: usize) -> String {
    let mut text = format!(
        "{headlines} headlines, {queries} queries; truth is every headline that holds the words, the noun without its \
         particle, syllables of these initials, or what the last letter may become. Recall / precision in hundredths, \
         means of a kind.\n\n| engine |"
    );
    for kind in &KINDS {
        let _ = write!(text, " {} |", kind.name);
    }
    text.push_str("\n|---|---:|---:|---:|---:|---:|---:|\n");
    for scores in all {
        let _ = write!(text, "| {}{} |", scores.contender.name, place(scores));
        for nth in 0..KINDS.len() {
            let _ =
                write!(text, " {:.0} / {:.0} |", scores.mean(nth, |it| it.recall), scores.mean(nth, |it| it.precision));
        }
        text.push('\n');
    }
    text
}

fn goals(all: &[Scores]) -> Vec<Goal> {
    let mut goals = Vec::new();
    for is_archive in [false, true] {
        let ours = all.iter().find(|it| it.contender == NEWS_ZONE && it.is_archive == is_archive);
        let place = if is_archive { "archive" } else { "in memory" };
        for (nth, kind) in KINDS.iter().enumerate() {
            let mean = |figure: fn(&Score) -> f64| ours.map(|it| it.mean(nth, figure));
            let what = |figure: &str| format!("Korean, {place}, {}: {figure}, %", kind.name);
            goals.push(Goal::at_least(what("recall"), mean(|it| it.recall), kind.recall_min));
            goals.push(Goal::at_least(what("precision"), mean(|it| it.precision), kind.precision_min));
        }
    }
    goals
}

fn raw(scores: &Scores) -> Value {
    let pairs = |scores: &Vec<Score>| scores.iter().map(|it| json!([it.recall, it.precision])).collect::<Value>();
    let by_kind: Value = KINDS.iter().zip(&scores.of).map(|(kind, it)| (kind.name.to_owned(), pairs(it))).collect();
    json!({ "name": scores.contender.name, "is_archive": scores.is_archive, "recall_precision": by_kind })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers() {
        #[track_caller]
        fn check(title: &str, query: &str, truth: Truth, expected: bool) {
            assert_eq!(is_answer(title, query, truth), expected, "{query} in {title}");
        }
        check("장관, 국방부에서 회견", "국방 장관", Words, true);
        check("장관 회견", "국방 장관", Words, false);
        check("국방부 발표", "국방부는", Noun("국방부"), true);
        check("북 미사일 발사", "ㅁㅅㅇ", Initials, true);
        check("주한미군", "미구", HalfTyped, true);
    }

    #[test]
    fn scores_of_lists() {
        #[track_caller]
        fn check(found: &[usize], truth: &[usize], recall: f64, precision: f64) {
            assert_eq!(score(found, truth), Score { recall, precision });
        }
        check(&[1, 2], &[1, 2], 100.0, 100.0);
        check(&[1, 3], &[1, 2], 50.0, 50.0);
        check(&[], &[1], 0.0, 100.0);
    }

    #[test]
    fn there_are_36_queries() {
        assert_eq!(KINDS.iter().map(|it| it.queries.len()).sum::<usize>(), 36);
    }
}

//! Words with one edit: whether what was meant is among the first ten.

use super::bundle::Bundle;
use super::contender::{
    Contender, FLEXSEARCH, INCLUDES, MINISEARCH, NEWS_ZONE, ORAMA, PAGEFIND, Room, UFUZZY, unless_missing,
};
use super::goal::Goal;
use super::hall::{Hall, Host};
use super::part::Findings;
use super::published::Published;
use super::queries::{Queries, Typo};
use super::story::Story;
use super::visit::{RESULTS, enter};
use super::{Ground, story};
use crate::trouble::{Outcome, Trouble};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Of 25.
const FOUND_MIN: f64 = 22.0;

/// An engine and, for each typo, the ids it gave.
struct Answers {
    contender: Contender,
    is_archive: bool,
    ids: Vec<Vec<usize>>,
}

pub(super) fn measure(ground: &Ground<'_>) -> Outcome<Findings> {
    let stories = ground.english()?;
    let typos = Queries::of(&stories).typos;
    let mut all = Vec::new();
    let mut hall = Hall::open(&ground.peers, Host::Plain)?;
    hall.lend("documents.json", story::documents(&stories));
    hall.lend_module(&ground.dist)?;
    for contender in [NEWS_ZONE, INCLUDES, MINISEARCH, FLEXSEARCH, ORAMA, UFUZZY] {
        let ids = hall.room_alone(contender).and_then(|it| in_memory(&it, &typos));
        all.extend(unless_missing(contender, ids)?.map(|ids| Answers { contender, is_archive: false, ids }));
    }
    let name = format!("en-{}", ground.articles);
    let ours = Published::make(ground, &name, &stories, "en")
        .and_then(|it| in_archive(&it.serve(&ground.dist)?, NEWS_ZONE, &typos));
    let ours = unless_missing(NEWS_ZONE, ours)?;
    all.extend(ours.map(|ids| Answers { contender: NEWS_ZONE, is_archive: true, ids }));
    let hall = Bundle::made(ground, &name, &stories, "en")?.serve()?;
    let ids = in_archive(&hall, PAGEFIND, &typos)?;
    all.push(Answers { contender: PAGEFIND, is_archive: true, ids });

    let found = |it: &Answers| typos.iter().zip(&it.ids).filter(|(typo, ids)| is_meant(typo, ids, &stories)).count();
    let mut text = format!(
        "{} titles and summaries; {} words with one edit, which then stand nowhere; found is one whose word stands in one \
         of the first {RESULTS}.\n\n| engine | found |\n|---|---:|\n",
        ground.articles,
        typos.len()
    );
    for answers in &all {
        let place = if answers.is_archive { ", archive" } else { "" };
        let _ = writeln!(text, "| {}{place} | {} |", answers.contender.name, found(answers));
    }
    let ours = |is_archive| {
        let answers = all.iter().find(|it| it.contender == NEWS_ZONE && it.is_archive == is_archive);
        answers.map(|it| found(it) as f64)
    };
    let goals = vec![
        Goal::at_least(format!("typos found of {}, in memory", typos.len()), ours(false), FOUND_MIN),
        Goal::at_least(format!("typos found of {}, archive", typos.len()), ours(true), FOUND_MIN),
    ];
    let raw: Vec<Value> =
        all.iter().map(|it| json!({ "name": it.contender.name, "is_archive": it.is_archive, "ids": it.ids })).collect();
    let typos: Vec<Value> = typos.iter().map(|it| json!([it.typed, it.intended])).collect();
    Ok(Findings { text, goals, raw: json!({ "typos": typos, "engines": raw }) })
}

fn is_meant(typo: &Typo, ids: &[usize], stories: &[Story]) -> bool {
    ids.iter().filter_map(|it| stories.get(*it)).any(|it| it.folded().contains(&typo.intended))
}

fn in_memory(room: &Room, typos: &[Typo]) -> Outcome<Vec<Vec<usize>>> {
    room.call("build", &json!(["en"]))?;
    let typed: Vec<&str> = typos.iter().map(|it| it.typed.as_str()).collect();
    let answer = room.call("find", &json!([typed, RESULTS]))?;
    answer.as_array().into_iter().flatten().map(ids).collect()
}

fn in_archive(hall: &Hall, contender: Contender, typos: &[Typo]) -> Outcome<Vec<Vec<usize>>> {
    let room = hall.room(contender)?;
    enter(&room, hall, "en")?;
    typos.iter().map(|it| ids(&room.call("show", &json!([it.typed, RESULTS]))?["ids"])).collect()
}

/// Places of stories, as an engine names them.
pub(super) fn ids(answer: &Value) -> Outcome<Vec<usize>> {
    let id = |it: &Value| it.as_u64().and_then(|it| usize::try_from(it).ok());
    let ids: Option<Vec<usize>> = answer.as_array().and_then(|it| it.iter().map(id).collect());
    ids.ok_or_else(|| Trouble::new(format!("no ids: {answer}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(ids: &[usize], expected: bool) {
        let story = |title: &str| Story { title: title.into(), summary: String::new() };
        let stories = [story("국방부 Minister agreed"), story("기사")];
        let typo = Typo { typed: "minster".into(), intended: "minister".into() };
        assert_eq!(is_meant(&typo, ids, &stories), expected, "{ids:?}");
    }

    #[test]
    fn what_was_meant() {
        check(&[1, 0], true);
        check(&[1, 7], false);
        check(&[], false);
        assert!(ids(&json!([3, -1])).is_err());
    }
}

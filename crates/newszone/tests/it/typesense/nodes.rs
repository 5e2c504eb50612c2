//! Two servers with the same articles, and a reader's page that goes from one to the other and back to files.

use super::pushing::newsroom;
use super::server::{Page, Server, push, question, settings, word};
use crate::newsroom::Newsroom;
use news_core::search::remote::{Answer, Nodes, Question, Step, Verdict};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

/// Two servers that are no cluster: each is pushed to by itself, and one key opens both, as it would in a cluster.
fn two() -> Option<(Server, Server, Newsroom, Page)> {
    let (a, b) = (Server::start(&[])?, Server::start(&[])?);
    let mut newsroom = newsroom(&[&a], 50);
    push(&newsroom).unwrap();
    let page = Page::of(&newsroom);
    let source = "[[source]]\nname = \"desk\"\npath = \"articles.jsonl\"\n";
    newsroom.set(&settings(&[&b], "", source));
    push(&newsroom).unwrap();
    let key = Page::of(&newsroom).key;
    assert_ne!(key, page.key);
    let body = serde_json::json!({ "description": "the same", "actions": ["documents:search"], "collections": ["news"],
        "value": page.key });
    assert_eq!(b.post("/keys", super::server::KEY, &body).0, 201);
    let nodes = vec![a.url(), b.url()];
    Some((a, b, newsroom, Page { nodes, ..page }))
}

/// Asks as the app does: node after node, as the nodes' state has it. None: from files.
fn asked(page: &Page, nodes: &mut Nodes, question: &Question<'_>, now_ms: u64) -> (Option<Answer>, Vec<usize>) {
    let request = page.request(question);
    let mut round = nodes.round();
    let mut way = Vec::new();
    let mut step = nodes.next(&round, now_ms);
    loop {
        let Step::Ask(node) = step else { return (None, way) };
        way.push(node);
        let start = Instant::now();
        let (status, json) = page.send(node, &request);
        let took_ms = u64::try_from(start.elapsed().as_millis()).unwrap();
        let read = page.read(question, status, &json);
        let verdict = match (&read, status) {
            (Ok(_), _) => Verdict::Good { took_ms },
            (Err(_), 0) => Verdict::Refused,
            (Err(_), status) => Verdict::Status(status),
        };
        step = nodes.note(&mut round, node, verdict, now_ms);
        if step == Step::Done {
            return (read.ok(), way);
        }
    }
}

#[test]
fn one_fails_and_the_other_answers() {
    let Some((mut a, mut b, _newsroom, page)) = two() else { return };
    let expression = word("장관");
    let question = question(&expression);
    let mut nodes = Nodes::new(2);
    let check = |nodes: &mut Nodes, now_ms: u64, is_found: bool, expected: &[usize]| {
        let (answer, way) = asked(&page, nodes, &question, now_ms);
        assert_eq!((answer.map(|it| it.total), way.as_slice()), (is_found.then_some(50), expected));
    };
    check(&mut nodes, 0, true, &[0]);
    a.kill();
    check(&mut nodes, 1_000, true, &[0, 1]);
    check(&mut nodes, 2_000, true, &[1]);
    b.kill();
    check(&mut nodes, 3_000, false, &[1]);
    // Both rest: files at once, nobody is asked.
    check(&mut nodes, 4_000, false, &[]);
    a.resume();
    check(&mut nodes, 6_500, true, &[0]);
    b.resume();
    assert_eq!(nodes.to_probe(8_500), Some(1));
}

/// Questions from four pages at once while one node is killed: each is answered, those that were under way too.
#[test]
fn killed_in_the_middle_of_questions() {
    let Some((mut a, _b, _newsroom, page)) = two() else { return };
    let expression = word("장관");
    let (asked_so_far, moved) = (AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut nodes = Nodes::new(2);
                for _ in 0..150 {
                    let (answer, way) = asked(&page, &mut nodes, &question(&expression), 0);
                    assert_eq!(answer.map(|it| it.total), Some(50));
                    moved.fetch_add(usize::from(1 < way.len()), Ordering::Relaxed);
                    asked_so_far.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        while asked_so_far.load(Ordering::Relaxed) < 100 {
            thread::yield_now();
        }
        a.kill();
    });
    assert_eq!((asked_so_far.load(Ordering::Relaxed), moved.load(Ordering::Relaxed)), (600, 4));
}

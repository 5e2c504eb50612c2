//! Whatever fails, what was served is served, and the next run goes on where the last one ended.

use super::pushing::{newsroom, say};
use super::server::{KEY, Page, Server, everything, push, push_as, question, word};
use crate::newsroom::Newsroom;
use newszone::push::{Fault, Options};
use newszone::trouble::Trouble;
use serde_json::json;
use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

/// What stopped a push.
#[track_caller]
fn fault<T: std::fmt::Debug>(outcome: Result<T, Trouble>) -> Fault {
    match outcome {
        Err(Trouble::Search(fault)) => {
            assert!(!fault.to_string().contains(KEY), "{fault}");
            fault
        }
        other => panic!("{other:?}"),
    }
}

/// The program itself, in a newsroom whose store is pulled.
fn program(newsroom: &Newsroom, words: &[&str], key: &str) -> Command {
    let file = newsroom.folder.path().join("newszone.toml");
    let typesense = newsroom.settings.search.typesense.as_ref().unwrap();
    let settings = format!(
        "[site]\ntitle = \"국방일보\"\nurl = \"https://news.example/paper/\"\nlanguage = \"ko\"\n\
         [search.typesense]\nnodes = [\"{}\"]\n",
        typesense.nodes[0]
    );
    fs::write(&file, settings).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_newszone"));
    command.arg("push-search").args(words).arg("--settings").arg(&file);
    command.env("NEWSZONE_TYPESENSE_KEY", key).env("NEWSZONE_NOW", "2022-11-01T00:00:00Z");
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

/// Waits until a new collection has some articles.
fn await_some(server: &Server, beside: &[String]) -> (String, u64) {
    let start = Instant::now();
    loop {
        let new = server.collections().into_iter().find(|it| !beside.contains(it));
        if let Some(name) = new {
            let count = server.count(&name).unwrap_or(0);
            if 0 < count {
                return (name, count);
            }
        }
        assert!(start.elapsed() < Duration::from_secs(60), "nothing was sent");
        sleep(Duration::from_millis(2));
    }
}

fn kill(mut child: Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_push_that_is_killed_goes_on_where_it_ended() {
    const ARTICLES: usize = 6000;
    let Some(server) = Server::start(&[]) else { return };
    let newsroom = newsroom(&[&server], ARTICLES);
    // With nothing served yet: nothing is served before it is whole.
    let child = program(&newsroom, &[], KEY).spawn().unwrap();
    let (name, _) = await_some(&server, &[]);
    kill(child);
    assert_eq!(server.count("news"), None);
    let there = usize::try_from(server.count(&name).unwrap()).unwrap();
    assert!(0 < there && there < ARTICLES, "{there}");
    let report = push(&newsroom).unwrap();
    // A batch may have been on its way when the count was taken.
    assert!(report.sent <= ARTICLES - there && there <= report.kept && report.switched, "{there}: {report:?}");
    assert_eq!((report.collection.as_str(), server.count("news")), (name.as_str(), Some(ARTICLES as u64)));

    // With something served, and articles that change between the two runs.
    let page = Page::of(&newsroom);
    let beside = server.collections();
    let child = program(&newsroom, &["--fresh"], KEY).spawn().unwrap();
    let (second, _) = await_some(&server, &beside);
    kill(child);
    assert_eq!(page.ask(&question(&everything())).unwrap().total, ARTICLES);
    let mut newsroom = newsroom;
    say(&newsroom, ARTICLES - 10, 600);
    newsroom.pull();
    let report = push_as(&newsroom, KEY, Options { fresh: true, ..Options::default() }).unwrap();
    assert!(report.switched && report.kept < ARTICLES - 600 && report.collection == second, "{report:?}");
    assert_eq!(page.ask(&question(&everything())).unwrap().total, ARTICLES - 10);
    assert_eq!(page.ask(&question(&word("고침"))).unwrap().total, 600);
    assert_eq!(server.collections(), [second]);
    // And the program says what it did, without its key.
    let output = program(&newsroom, &[], KEY).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && said.contains("searched as before: 5990 articles, 0 sent"), "{said}");
    assert!(!said.contains(KEY));
}

#[test]
fn a_server_that_is_killed_is_awaited() {
    const ARTICLES: usize = 6000;
    let Some(mut server) = Server::start(&[]) else { return };
    let newsroom = newsroom(&[&server], ARTICLES);
    push(&newsroom).unwrap();
    let page = Page::of(&newsroom);
    let beside = server.collections();
    let options = Options { fresh: true, ..Options::default() };
    let outcome = thread::scope(|scope| {
        let pushing = scope.spawn(|| push_as(&newsroom, KEY, options));
        await_some(&server, &beside);
        server.kill();
        sleep(Duration::from_millis(300));
        server.resume();
        pushing.join().unwrap()
    });
    // A busy machine may take longer than is waited for: then the old one is served, and the next run ends it.
    let report = match outcome {
        Ok(report) => report,
        Err(_) => {
            assert_eq!(page.ask(&question(&everything())).unwrap().total, ARTICLES);
            push_as(&newsroom, KEY, options).unwrap()
        }
    };
    assert!(report.switched, "{report:?}");
    assert_eq!(page.ask(&question(&everything())).unwrap().total, ARTICLES);
    assert_eq!(server.collections(), [report.collection]);
    // One that does not come back is named.
    server.kill();
    assert!(matches!(fault(push(&newsroom)), Fault::Unreachable { node, .. } if node == server.url()));
    server.resume();
    assert_eq!(push(&newsroom).unwrap().kept, ARTICLES);
}

#[test]
fn keys_open_what_they_should_and_nothing_else() {
    let Some(server) = Server::start(&[]) else { return };
    let newsroom = newsroom(&[&server], 20);
    assert_eq!(fault(push_as(&newsroom, "wrong", Options::default())), Fault::Forbidden { node: server.url() });
    assert_eq!(server.collections(), Vec::<String>::new());
    let output = program(&newsroom, &[], "wrong-key").output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(6), "{said}");
    assert!(said.contains("NEWSZONE_TYPESENSE_KEY") && !said.contains("wrong-key"), "{said}");
    let output = program(&newsroom, &[], "").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let report = push(&newsroom).unwrap();
    let page = Page::of(&newsroom);
    assert_ne!(page.key, KEY);
    assert_eq!(page.ask(&question(&everything())).unwrap().total, 20);
    // With the key for readers nothing is written, and nothing read but what is searched.
    let (name, key) = (&report.collection, page.key.as_str());
    let article = json!({ "id": "x", "dated": false });
    for place in ["news", name] {
        assert_eq!(server.post(&format!("/collections/{place}/documents"), key, &article).0, 401);
        assert_eq!(server.post(&format!("/collections/{place}/documents/import?action=upsert"), key, &article).0, 401);
        assert_eq!(server.delete(&format!("/collections/{place}"), key), 401);
        assert_eq!(server.get(&format!("/collections/{place}/documents/export"), key).0, 401);
    }
    for path in ["/keys", "/collections", "/aliases"] {
        assert_eq!(server.get(path, key).0, 401, "{path}");
    }
    let other = Page { key: "wrong".to_owned(), ..Page::of(&newsroom) };
    assert_eq!(other.ask(&question(&everything())), Err(news_core::search::remote::Refusal::Forbidden));
    // A key that is taken away is made anew.
    let (_, keys) = server.get("/keys", KEY);
    assert_eq!(server.delete(&format!("/keys/{}", keys["keys"][0]["id"]), KEY), 200);
    assert_eq!(push(&newsroom).unwrap().sent, 0);
    let renewed = Page::of(&newsroom);
    assert_ne!(renewed.key, page.key);
    assert_eq!(renewed.ask(&question(&everything())).unwrap().total, 20);
}

#[test]
fn names_and_fields_that_are_in_the_way() {
    let Some(server) = Server::start(&[]) else { return };
    let newsroom = newsroom(&[&server], 20);
    let schema =
        |name: &str| json!({ "name": name, "fields": [{ "name": "in_title", "type": "string", "infix": true }] });
    assert_eq!(server.post("/collections", KEY, &schema("news")).0, 201);
    assert_eq!(fault(push(&newsroom)), Fault::Taken { name: "news".to_owned() });
    assert_eq!(server.delete("/collections/news", KEY), 200);
    let name = push(&newsroom).unwrap().collection;
    // Somebody changed the collection that is served: it is not written to, and a fresh one takes its place.
    assert_eq!(server.delete(&format!("/collections/{name}"), KEY), 200);
    assert_eq!(server.post("/collections", KEY, &schema(&name)).0, 201);
    let field = "version".to_owned();
    assert_eq!(fault(push(&newsroom)), Fault::Conflict { name: name.clone(), field });
    let report = push_as(&newsroom, KEY, Options { fresh: true, ..Options::default() }).unwrap();
    assert_eq!((report.sent, server.collections()), (20, vec![report.collection]));
    // One that is not served is of no use, and is made anew.
    assert_eq!(server.post("/collections", KEY, &schema(&name)).0, 201);
    assert_eq!(push_as(&newsroom, KEY, Options { fresh: true, ..Options::default() }).unwrap().collection, name);
    // The alias leads nowhere.
    assert_eq!(server.delete(&format!("/collections/{name}"), KEY), 200);
    assert_eq!((push(&newsroom).unwrap().sent, server.count("news")), (20, Some(20)));
}

#[test]
fn no_room_is_said_and_nothing_is_lost() {
    let Some(mut server) = Server::start(&[]) else { return };
    let newsroom = newsroom(&[&server], 20);
    push(&newsroom).unwrap();
    let page = Page::of(&newsroom);
    server.snapshot();
    server.kill();
    server.refuse_writes();
    server.resume();
    let found = fault(push_as(&newsroom, KEY, Options { fresh: true, ..Options::default() }));
    assert!(matches!(&found, Fault::Full { .. }), "{found:?}");
    assert_eq!(page.ask(&question(&everything())).unwrap().total, 20);
    let output = program(&newsroom, &["--fresh"], KEY).output().unwrap();
    assert_eq!(output.status.code(), Some(6));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no room left"));
}

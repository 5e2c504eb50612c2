//! A real server in a folder of its own, and a reader's page that asks it.

use crate::newsroom::Newsroom;
use news_core::json::Json;
use news_core::native::Native;
use news_core::parser::Parser;
use news_core::query::{Facet, Sort};
use news_core::search::remote::typesense::Typesense as Asked;
use news_core::search::remote::{Answer, Engine, Question, Refusal, Request};
use news_core::search::{Expression, Pattern, Piece, Place, Words, fold};
use newszone::pull::Unwatched;
use newszone::push::{self, Options, PushReport};
use newszone::trouble::Outcome;
use serde_json::{Value, json};
use std::fs;
use std::time::Duration;
pub(crate) use test_support::typesense::KEY;
use test_support::typesense::Typesense;
use ureq::Agent;

/// A running server.
pub(crate) struct Server(Typesense);

impl Server {
    /// Starts one; none, loudly, where it is not installed and may be missing.
    pub(crate) fn start(options: &[&str]) -> Option<Self> {
        Typesense::start(options).map(Self)
    }

    /// Starts it again with what it has on its disk.
    pub(crate) fn resume(&mut self) {
        self.0.resume();
    }

    /// Kills it without a word.
    pub(crate) fn kill(&mut self) {
        self.0.kill();
    }

    /// Writes down where it stands, so that a start reads that and not every write anew.
    pub(crate) fn snapshot(&self) {
        let path = self.0.folder.join("snapshot");
        let asked = format!("/operations/snapshot?snapshot_path={}", path.display());
        assert!((200..300).contains(&self.post(&asked, KEY, &json!({})).0));
    }

    /// From its next start on it has no room: any disk is fuller than one hundredth.
    pub(crate) fn refuse_writes(&mut self) {
        self.0.options.push("--disk-used-max-percentage=1".to_owned());
    }

    pub(crate) fn url(&self) -> String {
        self.0.url()
    }

    /// Asks for a document; status 0 where no answer comes.
    pub(crate) fn get(&self, path: &str, key: &str) -> (u16, Value) {
        let request = agent().get(format!("{}{path}", self.url())).header("X-TYPESENSE-API-KEY", key);
        answered(request.call())
    }

    pub(crate) fn post(&self, path: &str, key: &str, body: &Value) -> (u16, Value) {
        let request = agent().post(format!("{}{path}", self.url())).header("X-TYPESENSE-API-KEY", key);
        answered(request.send(body.to_string()))
    }

    pub(crate) fn delete(&self, path: &str, key: &str) -> u16 {
        answered(agent().delete(format!("{}{path}", self.url())).header("X-TYPESENSE-API-KEY", key).call()).0
    }

    /// The names of its collections.
    pub(crate) fn collections(&self) -> Vec<String> {
        let (_, found) = self.get("/collections", KEY);
        let name = |it: &Value| it["name"].as_str().unwrap().to_owned();
        found.as_array().map(|it| it.iter().map(name).collect()).unwrap_or_default()
    }

    /// Articles in a collection or behind an alias.
    pub(crate) fn count(&self, name: &str) -> Option<u64> {
        self.get(&format!("/collections/{name}"), KEY).1["num_documents"].as_u64()
    }
}

fn agent() -> Agent {
    let config = Agent::config_builder().http_status_as_error(false).timeout_global(Some(Duration::from_secs(30)));
    config.build().new_agent()
}

fn answered(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> (u16, Value) {
    let Ok(mut answer) = answer else { return (0, json!(null)) };
    let status = answer.status().as_u16();
    // Broken off is no answer either.
    let Ok(text) = answer.body_mut().with_config().limit(64 << 20).read_to_string() else { return (0, json!(null)) };
    (status, serde_json::from_str(&text).unwrap_or(json!(text)))
}

/// Settings that name servers, with sources.
pub(crate) fn settings(servers: &[&Server], more: &str, sources: &str) -> String {
    let nodes: Vec<String> = servers.iter().map(|it| format!("\"{}\"", it.url())).collect();
    format!("language = \"ko\"\n[search.typesense]\nnodes = [{}]\n{more}\n{sources}", nodes.join(", "))
}

pub(crate) fn push(newsroom: &Newsroom) -> Outcome<PushReport> {
    push_as(newsroom, KEY, Options::default())
}

pub(crate) fn push_as(newsroom: &Newsroom, key: &str, options: Options) -> Outcome<PushReport> {
    let now = news_core::moment::Moment(newsroom.now);
    push::push(&newsroom.settings, &newsroom.store(), key, now, options, &Unwatched)
}

/// A reader's page, with the configuration that it was given.
pub(crate) struct Page {
    pub(crate) nodes: Vec<String>,
    pub(crate) collection: String,
    pub(crate) key: String,
}

impl Page {
    /// The page of a newsroom that pushed.
    pub(crate) fn of(newsroom: &Newsroom) -> Self {
        let note = newsroom.settings.path(&newsroom.settings.build.store).with_file_name("search.json");
        let note: Value = serde_json::from_slice(&fs::read(note).unwrap()).unwrap();
        let typesense = newsroom.settings.search.typesense.as_ref().unwrap();
        Self {
            nodes: typesense.nodes.iter().map(|it| it.as_str().trim_end_matches('/').to_owned()).collect(),
            collection: note["collection"].as_str().unwrap().to_owned(),
            key: note["key"].as_str().unwrap().to_owned(),
        }
    }

    fn engine(&self) -> Asked<'_> {
        Asked { collection: &self.collection, key: &self.key }
    }

    /// Sends a request to a node, as a browser would.
    pub(crate) fn send(&self, node: usize, request: &Request) -> (u16, Json) {
        let asking = agent().post(format!("{}{}", self.nodes[node], request.path));
        let asking = asking.header("Content-Type", Request::CONTENT_TYPE).header("Origin", "https://news.example");
        let (status, json) = answered(asking.send(&request.body));
        (status, Native.json(&json.to_string()).unwrap())
    }

    pub(crate) fn request(&self, question: &Question<'_>) -> Request {
        self.engine().request(question).unwrap()
    }

    pub(crate) fn read(&self, question: &Question<'_>, status: u16, json: &Json) -> Result<Answer, Refusal> {
        self.engine().read(question, status, json)
    }

    pub(crate) fn ask(&self, question: &Question<'_>) -> Result<Answer, Refusal> {
        let (status, json) = self.send(0, &self.request(question));
        self.read(question, status, &json)
    }

    /// The ids of all that is found, newest first.
    pub(crate) fn ids(&self, expression: &Expression) -> Vec<String> {
        let answer = self.ask(&question(expression)).unwrap();
        let ids: Vec<String> = answer.hits.into_iter().map(|it| it.id).collect();
        assert_eq!(ids.len(), answer.total.min(ids.len().max(250)));
        ids
    }
}

/// A question for all that is found.
pub(crate) fn question(expression: &Expression) -> Question<'_> {
    Question {
        expression,
        sort: Sort::Newest,
        page: 0,
        page_articles: 250,
        facets: &Facet::ALL,
        choices_max: 100,
        offset_minutes: 0,
    }
}

pub(crate) fn words(text: &str, place: Place, quoted: bool) -> Expression {
    Expression::Words(Words { patterns: vec![Pattern::exact(&fold(text)).unwrap()], place, quoted })
}

pub(crate) fn word(text: &str) -> Expression {
    words(text, Place::Anywhere, false)
}

pub(crate) fn everything() -> Expression {
    Expression::All(Vec::new())
}

pub(crate) fn drawn(pieces: &[Piece]) -> String {
    pieces.iter().map(|it| if it.found { format!("⟦{}⟧", it.text) } else { it.text.clone() }).collect()
}

//! Typesense's interface for writing, as far as it is used.
//!
//! Invariant: every request may be made twice. So one that failed in passing is made again, at the next node.

use super::{Fault, Known};
use crate::fetch::patience;
use crate::trouble::Outcome;
use news_core::route::encoded;
use serde_json::{Value, json};
use std::cell::Cell;
use std::io::{BufRead, BufReader};
use std::thread;
use std::time::Duration;
use ureq::http::{Method, Request, Response};
use ureq::{Agent, Body};
use url::Url;

/// How often a request that failed in passing is made again: with waits of half a second, one, two and so on to eight, a
/// node that is started anew is awaited.
const RETRIES_MAX: usize = 6;

/// Longest wait for a connection.
const CONNECTION_MAX: Duration = Duration::from_secs(5);

/// Longest wait for one answer: a batch of long texts takes seconds, a node under load many.
const ANSWER_MAX: Duration = Duration::from_secs(180);

/// Longest that is read of an answer's words on what is wrong, in characters.
const SAID_CHARS_MAX: usize = 200;

/// The engine.
pub(super) struct Server {
    agent: Agent,
    nodes: Vec<String>,
    /// The node that answered last.
    node: Cell<usize>,
    key: String,
}

/// A collection as the engine describes it.
#[derive(Debug)]
pub(super) struct Collection {
    pub(super) articles: usize,
    pub(super) fields: Vec<Value>,
}

/// An article that the engine does not take.
#[derive(Debug)]
pub(super) struct Unfit {
    pub(super) id: String,
    pub(super) said: String,
}

impl Server {
    pub(super) fn new(nodes: &[Url], key: &str) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .user_agent(concat!("newszone/", env!("CARGO_PKG_VERSION")))
            .timeout_connect(Some(CONNECTION_MAX))
            .timeout_global(Some(ANSWER_MAX));
        Self {
            agent: config.build().new_agent(),
            nodes: nodes.iter().map(|it| it.as_str().trim_end_matches('/').to_owned()).collect(),
            node: Cell::new(0),
            key: key.to_owned(),
        }
    }

    /// The collection that an alias stands for; `None` where there is no such alias.
    pub(super) fn alias(&self, name: &str) -> Outcome<Option<String>> {
        let found = self.json(Method::GET, &format!("/aliases/{}", encoded(name)), None)?;
        Ok(found.and_then(|it| Some(it.get("collection_name")?.as_str()?.to_owned())))
    }

    /// Lets an alias stand for a collection, in one step.
    pub(super) fn point(&self, alias: &str, collection: &str) -> Outcome {
        let body = json!({ "collection_name": collection }).to_string();
        self.json(Method::PUT, &format!("/aliases/{}", encoded(alias)), Some(&body))?;
        Ok(())
    }

    /// A collection; `None` where there is none of that name.
    pub(super) fn collection(&self, name: &str) -> Outcome<Option<Collection>> {
        let Some(found) = self.json(Method::GET, &format!("/collections/{}", encoded(name)), None)? else {
            return Ok(None);
        };
        let articles = found.get("num_documents").and_then(Value::as_u64).unwrap_or_default();
        let fields = found.get("fields").and_then(Value::as_array).cloned().unwrap_or_default();
        Ok(Some(Collection { articles: usize::try_from(articles).unwrap_or(usize::MAX), fields }))
    }

    /// The names of all collections.
    pub(super) fn collections(&self) -> Outcome<Vec<String>> {
        let found = self.json(Method::GET, "/collections", None)?.unwrap_or_default();
        let name = |it: &Value| Some(it.get("name")?.as_str()?.to_owned());
        Ok(found.as_array().map(|it| it.iter().filter_map(name).collect()).unwrap_or_default())
    }

    /// Makes a collection. One that an answer lost on its way told of is there: it is as good.
    pub(super) fn make_collection(&self, schema: &Value) -> Outcome {
        match self.json(Method::POST, "/collections", Some(&schema.to_string())) {
            Err(crate::trouble::Trouble::Search(Fault::Status { status: 409, .. })) | Ok(_) => Ok(()),
            Err(trouble) => Err(trouble),
        }
    }

    /// Takes a collection away, if it is there.
    pub(super) fn drop_collection(&self, name: &str) -> Outcome {
        self.json(Method::DELETE, &format!("/collections/{}", encoded(name)), None)?;
        Ok(())
    }

    /// Sends articles, a line each; those with an id that is there take the other's place. Answers with those that the
    /// engine does not take.
    pub(super) fn import(&self, collection: &str, lines: &[String]) -> Outcome<Vec<Unfit>> {
        let path = format!("/collections/{}/documents/import?action=upsert", encoded(collection));
        let body = lines.join("\n");
        let mut attempt = 0;
        loop {
            let answer = self.ask(&Method::POST, &path, Some(&body))?;
            let node = self.nodes[self.node.get()].clone();
            let text = self.text(answer)?;
            let answers: Vec<Value> = text.lines().filter_map(|it| serde_json::from_str(it).ok()).collect();
            if answers.len() != lines.len() {
                return Err(Fault::Strange { node, said: cut(&text) }.trouble());
            }
            let failed = |it: &&Value| it.get("success").and_then(Value::as_bool) != Some(true);
            let code = |it: &Value| it.get("code").and_then(Value::as_u64).unwrap_or_default();
            let may_pass = answers.iter().filter(failed).any(|it| matches!(code(it), 429 | 500..));
            if may_pass && attempt < RETRIES_MAX {
                thread::sleep(patience::pause(attempt));
                attempt += 1;
                continue;
            }
            let unfit = lines.iter().zip(&answers).filter(|(_, answer)| failed(answer)).map(|(line, answer)| {
                let line: Value = serde_json::from_str(line).unwrap_or_default();
                let id = line.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
                Unfit { id, said: cut(answer.get("error").and_then(Value::as_str).unwrap_or_default()) }
            });
            return Ok(unfit.collect());
        }
    }

    /// Takes an article out, if it is there.
    pub(super) fn remove(&self, collection: &str, id: &str) -> Outcome {
        self.json(Method::DELETE, &format!("/collections/{}/documents/{}", encoded(collection), encoded(id)), None)?;
        Ok(())
    }

    /// The articles of a collection and the versions of them, read to the end or not at all.
    pub(super) fn known(&self, collection: &str) -> Outcome<Known> {
        let path = format!("/collections/{}/documents/export?include_fields=id,version", encoded(collection));
        let mut attempt = 0;
        loop {
            let mut answer = self.ask(&Method::GET, &path, None)?;
            match read_known(answer.body_mut()) {
                Ok(known) => return Ok(known),
                Err(said) if RETRIES_MAX <= attempt => {
                    return Err(Fault::Strange { node: self.nodes[self.node.get()].clone(), said }.trouble());
                }
                Err(_) => thread::sleep(patience::pause(attempt)),
            }
            attempt += 1;
        }
    }

    /// Makes a key that may search a collection of that name and do nothing else.
    pub(super) fn make_search_key(&self, alias: &str) -> Outcome<String> {
        let body = json!({
            "description": format!("news-zone: readers search {alias}"),
            "actions": ["documents:search"],
            "collections": [alias],
        });
        let made = self.json(Method::POST, "/keys", Some(&body.to_string()))?.unwrap_or_default();
        let node = || self.nodes[self.node.get()].clone();
        let key = made.get("value").and_then(Value::as_str).map(str::to_owned);
        key.ok_or_else(|| Fault::Strange { node: node(), said: "a key without its value".to_owned() }.trouble())
    }

    /// Whether a key opens a collection to searches.
    pub(super) fn can_search(&self, alias: &str, key: &str) -> Outcome<bool> {
        let other =
            Self { agent: self.agent.clone(), nodes: self.nodes.clone(), node: self.node.clone(), key: key.to_owned() };
        let path = format!("/collections/{}/documents/search?q=*&per_page=0", encoded(alias));
        match other.json(Method::GET, &path, None) {
            Ok(found) => Ok(found.is_some()),
            Err(crate::trouble::Trouble::Search(Fault::Forbidden { .. })) => Ok(false),
            Err(trouble) => Err(trouble),
        }
    }

    /// A document of the engine's; `None` for 404.
    fn json(&self, method: Method, path: &str, body: Option<&str>) -> Outcome<Option<Value>> {
        let answer = self.ask(&method, path, body)?;
        if answer.status() == 404 {
            return Ok(None);
        }
        let text = self.text(answer)?;
        let node = || self.nodes[self.node.get()].clone();
        serde_json::from_str(&text).map(Some).map_err(|_| Fault::Strange { node: node(), said: cut(&text) }.trouble())
    }

    fn text(&self, mut answer: Response<Body>) -> Outcome<String> {
        let read = answer.body_mut().with_config().limit(64 << 20).read_to_string();
        let node = || self.nodes[self.node.get()].clone();
        read.map_err(|error| Fault::Unreachable { node: node(), said: error.to_string() }.trouble())
    }

    /// Asks, at the next node and after a wait where a failure may pass. The answer is good, or says that something is
    /// not there.
    fn ask(&self, method: &Method, path: &str, body: Option<&str>) -> Outcome<Response<Body>> {
        let mut attempt = 0;
        loop {
            let node = &self.nodes[self.node.get()];
            let fault = match self.ask_once(node, method, path, body) {
                Ok(answer) if answer.status().is_success() || answer.status() == 404 => return Ok(answer),
                Ok(mut answer) => {
                    let status = answer.status().as_u16();
                    let text = answer.body_mut().with_config().limit(1 << 16).read_to_string().unwrap_or_default();
                    let fault = refusal(node.clone(), status, &text);
                    if !matches!(status, 408 | 429 | 500..) {
                        return Err(fault.trouble());
                    }
                    fault
                }
                Err(error) => Fault::Unreachable { node: node.clone(), said: error.to_string() },
            };
            if RETRIES_MAX <= attempt {
                return Err(fault.trouble());
            }
            thread::sleep(patience::pause(attempt));
            attempt += 1;
            self.node.set((self.node.get() + 1) % self.nodes.len());
        }
    }

    fn ask_once(
        &self,
        node: &str,
        method: &Method,
        path: &str,
        body: Option<&str>,
    ) -> Result<Response<Body>, ureq::Error> {
        let request = Request::builder().method(method).uri(format!("{node}{path}"));
        let request = request.header("X-TYPESENSE-API-KEY", &self.key);
        match body {
            Some(body) => self.agent.run(request.header("Content-Type", "text/plain").body(body)?),
            None => self.agent.run(request.body(())?),
        }
    }
}

/// What a status that is no success means. Typesense says in words that it has no room, under 422 or 503.
fn refusal(node: String, status: u16, text: &str) -> Fault {
    let json: Value = serde_json::from_str(text).unwrap_or_default();
    let said = cut(json.get("message").and_then(Value::as_str).unwrap_or(text));
    match status {
        401 | 403 => Fault::Forbidden { node },
        422 | 503 if said.contains("OUT_OF_") => Fault::Full { node, said },
        507 => Fault::Full { node, said },
        _ => Fault::Status { node, status, said },
    }
}

/// Reads an export; what is wrong with it, in words, where it breaks off or is none.
fn read_known(body: &mut Body) -> Result<Known, String> {
    let mut known = Known::new();
    for line in BufReader::new(body.as_reader()).lines() {
        let line = line.map_err(|error| error.to_string())?;
        if line.is_empty() {
            continue;
        }
        let article: Value = serde_json::from_str(&line).map_err(|_| cut(&line))?;
        let text = |name: &str| article.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        known.insert(text("id"), text("version"));
    }
    Ok(known)
}

fn cut(text: &str) -> String {
    text.trim().chars().take(SAID_CHARS_MAX).collect()
}

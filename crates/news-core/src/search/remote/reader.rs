//! A reader's questions to an engine of several nodes, from the page's bytes to an answer for it.
//!
//! Invariant: whoever drives it sends what [`Reader::next`] and [`Reader::body`] say, and tells what came; after a new
//! question, what comes of the old one is nobody's.

use super::nodes::{Nodes, Round, Step, Verdict};
use super::typesense::Typesense;
use super::{Engine, HITS_MAX, Hit, Question, Request};
use crate::config::Remote;
use crate::json::Json;
use crate::search::answer::{Older, OlderRow};
use crate::search::expression::Expression;
use crate::search::fold::each_unit;
use crate::search::mark::{Marks, Piece};
use crate::search::{Said, older};

/// An engine, and what was last asked of it.
pub struct Reader {
    remote: Remote,
    nodes: Nodes,
    asked: Option<Asked>,
}

struct Asked {
    question: crate::search::Question,
    expression: Expression,
    request: Request,
    round: Round,
    /// The node that is asked.
    node: usize,
}

/// What came of asking a node.
#[derive(Clone, Copy, Debug)]
pub enum Came<'j> {
    /// An answer with this status, and what it says, if that can be read.
    Answer(u16, Option<&'j Json>),
    /// None in time.
    Nothing,
    /// No connection, or one that broke.
    Broken,
}

impl Reader {
    /// Of the engine that a page names ([`Said::Elsewhere`]); `None` if the bytes are something else.
    #[must_use]
    pub fn of(engine: &[u8]) -> Option<Self> {
        let Some(Said::Elsewhere(remote)) = Said::read(engine) else { return None };
        let nodes = Nodes::new(remote.nodes.len());
        Some(Self { remote, nodes, asked: None })
    }

    /// Begins a question ([`Said::Asked`]). False if the engine cannot be asked that.
    pub fn begin(&mut self, question: &[u8]) -> bool {
        self.asked = None;
        let Some(Said::Asked(question)) = Said::read(question) else { return false };
        let typed = Expression::read(&question.text, question.composing).expression;
        // What may be several things in a text is one there: the archive finds the others too.
        if typed.words().iter().any(|it| 1 < it.patterns.len()) {
            return false;
        }
        let expression = older::asked(&question, typed);
        let request = self.engine().request(&page_of(&question, &expression));
        let round = self.nodes.round();
        self.asked = request.ok().map(|request| Asked { question, expression, request, round, node: 0 });
        self.asked.is_some()
    }

    /// The address to ask next; `None` where no node is left, and the archive has to answer.
    pub fn next(&mut self, now_ms: u64) -> Option<String> {
        let asked = self.asked.as_mut()?;
        let Step::Ask(node) = self.nodes.next(&asked.round, now_ms) else { return None };
        asked.node = node;
        Some([self.remote.nodes.get(node)?.as_str(), &asked.request.path].concat())
    }

    /// What to send there.
    #[must_use]
    pub fn body(&self) -> &str {
        self.asked.as_ref().map_or("", |it| &it.request.body)
    }

    /// The number of the question that is asked.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        self.asked.as_ref().map(|it| it.question.number)
    }

    /// Takes what came of it. Answers with what was found; `None` where the next node has to be asked.
    pub fn hear(&mut self, came: Came<'_>, took_ms: u64, now_ms: u64) -> Option<Older> {
        let engine = Typesense { collection: &self.remote.collection, key: &self.remote.key };
        let asked = self.asked.as_mut()?;
        let page = page_of(&asked.question, &asked.expression);
        let (verdict, answer) = match came {
            Came::Answer(status, json) => match engine.read(&page, status, json.unwrap_or(&Json::Null)) {
                Ok(answer) => (Verdict::Good { took_ms }, Some(answer)),
                Err(_) if (200..300).contains(&status) => (Verdict::Status(0), None),
                Err(_) => (Verdict::Status(status), None),
            },
            Came::Nothing => (Verdict::TimedOut, None),
            Came::Broken => (Verdict::Refused, None),
        };
        self.nodes.note(&mut asked.round, asked.node, verdict, now_ms);
        let answer = answer?;
        let is_complete = answer.is_complete && answer.total <= answer.hits.len();
        let notes = vec![(asked.question.language.search_words().older_found)(answer.total, is_complete)];
        let is_complete = is_complete || HITS_MAX <= answer.hits.len();
        Some(Older { rows: answer.hits.iter().map(row).collect(), notes, is_complete, is_awaited: false })
    }

    fn engine(&self) -> Typesense<'_> {
        Typesense { collection: &self.remote.collection, key: &self.remote.key }
    }
}

fn page_of<'a>(question: &crate::search::Question, expression: &'a Expression) -> Question<'a> {
    Question {
        expression,
        sort: question.sort,
        page: 0,
        page_articles: question.older_max.min(HITS_MAX),
        facets: &[],
        choices_max: 0,
        offset_minutes: question.offset_minutes,
    }
}

fn row(hit: &Hit) -> OlderRow {
    let text = |pieces: &[Piece]| pieces.iter().map(|it| it.text.as_str()).collect::<String>();
    let mut marks = Marks::new();
    let mut units = 0;
    let mut count = |text: &str, found: bool| {
        let start = units;
        each_unit(text, &mut |_, _| units += 1);
        if found {
            marks.push(start..units);
        }
    };
    if !hit.kicker.is_empty() {
        count("[", false);
        hit.kicker.iter().for_each(|it| count(&it.text, it.found));
        count("] ", false);
    }
    hit.headline.iter().for_each(|it| count(&it.text, it.found));
    OlderRow {
        id: hit.id.clone(),
        kicker: (!hit.kicker.is_empty()).then(|| text(&hit.kicker)),
        headline: text(&hit.headline),
        section: hit.section.clone(),
        language: hit.language.clone(),
        published: hit.published.map(|it| it.0),
        marks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::Native;
    use crate::parser::Parser;

    fn reader() -> Reader {
        let nodes = vec!["https://a.example".into(), "https://b.example".into()];
        let remote = Remote { nodes, collection: "news".into(), key: "k".into() };
        Reader::of(&Said::elsewhere(&remote)).unwrap()
    }

    fn asked(text: &str) -> Vec<u8> {
        Said::asked(&crate::search::Question { number: 4, text: text.into(), older_max: 10, ..Default::default() })
    }

    #[test]
    fn one_node_after_the_other() {
        let mut reader = reader();
        assert!(reader.begin(&asked("국방 장관")));
        assert_eq!(reader.number(), Some(4));
        let path = "/multi_search?x-typesense-api-key=k";
        assert_eq!(reader.next(0).as_deref(), Some(["https://a.example", path].concat().as_str()));
        assert!(reader.body().contains("\"news\""));
        assert_eq!(reader.hear(Came::Nothing, 2_500, 2_500), None);
        assert_eq!(reader.next(2_500).as_deref(), Some(["https://b.example", path].concat().as_str()));
        let said = "{\"results\":[{\"found\":12,\"hits\":[{\"document\":{\"id\":\"a\",\"kicker\":\"연재\",
            \"headline\":\"국방부장관은 <b>\",\"published\":-5},\"highlights\":[{\"field\":\"in_title\",
            \"value\":\"연 연재 재 \u{e000} 국 국방 방부 부장 \u{e001}장관\u{e002} 관은 은 b\"}]}]}]}";
        let json = Native.json(said).unwrap();
        let older = reader.hear(Came::Answer(200, Some(&json)), 30, 2_600).unwrap();
        assert_eq!(older.notes, ["At least 12 older articles"]);
        let row = &older.rows[0];
        assert_eq!((row.kicker.as_deref(), row.headline.as_str()), (Some("연재"), "국방부장관은 <b>"));
        // "[연재] 국방부장관은": eight characters stand before 장관.
        assert_eq!(row.marks, vec![8..10; 1]);
        assert!(!older.is_complete);

        // The one that was silent rests; the other one is asked again.
        assert!(reader.begin(&asked("국방")));
        assert!(reader.next(2_700).unwrap().starts_with("https://b."));
        assert_eq!(reader.hear(Came::Broken, 1, 2_701), None);
        assert_eq!(reader.next(2_701), None, "both rest");
        assert!(reader.begin(&asked("국방")));
        assert!(reader.next(60_000).is_some());
    }

    #[test]
    fn what_it_cannot_be_asked() {
        let mut reader = reader();
        assert!(!reader.begin(&asked("ㄱㅂ")));
        assert_eq!((reader.next(0), reader.number(), reader.body()), (None, None, ""));
        assert!(!reader.begin(&[9, 9]));
        assert!(Reader::of(&asked("x")).is_none());
        assert!(reader.begin(&asked("ship")));
        assert!(reader.next(0).is_some());
        // A page of a proxy's.
        assert_eq!(reader.hear(Came::Answer(200, None), 1, 1), None);
        assert_eq!(reader.hear(Came::Answer(401, None), 1, 1), None);
        assert_eq!(reader.next(2), None, "a refused key is refused everywhere");
    }
}

//! What the engine answers, read.

use super::{MARKS, field};
use crate::json::Json;
use crate::moment::Moment;
use crate::query::Facet;
use crate::search::Choice;
use crate::search::mark::Piece;
use crate::search::remote::terms::pieces;
use crate::search::remote::{Answer, Hit, Question, Refusal};

/// Reads the answer to one request. The first result has the articles, those after it are so many checks, and each other one
/// has the choices of one facet.
pub(super) fn read(question: &Question<'_>, checks: usize, status: u16, json: &Json) -> Result<Answer, Refusal> {
    if status != 200 {
        return Err(refusal(status));
    }
    let results = json.get("results").map(Json::list).unwrap_or_default();
    let first = results.first().ok_or(Refusal::Strange)?;
    for result in results {
        // A search that failed stands among the others, under a status of 200.
        if let Some(code) = result.get("code").and_then(Json::number) {
            return Err(refusal(code as u16));
        }
    }
    let total = first.get("found").and_then(Json::number).ok_or(Refusal::Strange)?;
    let is_found = |it: &Json| it.get("found").and_then(Json::number) != Some(0.0);
    if results.iter().skip(1).take(checks).any(is_found) {
        return Ok(Answer { is_complete: true, ..Answer::default() });
    }
    let counts = |facet: Facet| {
        let of = |it: &&Json| it.get("field_name").and_then(Json::text) == Some(field(facet));
        let count = results.iter().find_map(|it| it.get("facet_counts").map(Json::list)?.iter().find(of))?;
        let choice = |it: &Json| {
            let name = it.get("value")?.text()?.to_owned();
            Some(Choice { name, count: it.get("count")?.number()? as usize })
        };
        Some((facet, count.get("counts")?.list().iter().filter_map(choice).collect()))
    };
    Ok(Answer {
        hits: first.get("hits").map(Json::list).unwrap_or_default().iter().filter_map(hit).collect(),
        total: total as usize,
        is_complete: first.get("search_cutoff") != Some(&Json::Bool(true)),
        choices: question.facets.iter().filter_map(|it| counts(*it)).collect(),
    })
}

fn refusal(status: u16) -> Refusal {
    match status {
        401 | 403 => Refusal::Forbidden,
        404 => Refusal::Missing,
        408 | 429 | 503 => Refusal::Busy { status },
        500.. => Refusal::Broken { status },
        400..500 => Refusal::Misunderstood { status },
        _ => Refusal::Strange,
    }
}

/// An article; `None` for one without what a list needs.
fn hit(json: &Json) -> Option<Hit> {
    let document = json.get("document")?;
    let text = |name: &str| document.get(name).and_then(Json::text);
    let (id, headline) = (text("id")?, text("headline").filter(|it| !it.is_empty())?);
    let kicker = text("kicker").unwrap_or_default();
    let (kicker, rest) = shown(kicker, marked(json, "in_title"), false);
    Some(Hit {
        id: id.to_owned(),
        headline: shown(headline, rest, !kicker.is_empty()).0,
        kicker,
        deck: shown(text("deck").unwrap_or_default(), marked(json, "in_deck"), false).0,
        section: text("section").map(str::to_owned),
        language: text("language").map(str::to_owned),
        published: document.get("published").and_then(Json::number).map(|it| Moment(it as i64)),
    })
}

/// The terms of a field with marks, where something was found in it.
fn marked<'j>(hit: &'j Json, field: &str) -> Option<&'j str> {
    let highlights = hit.get("highlights").map(Json::list).unwrap_or_default();
    let of = |it: &&Json| it.get("field").and_then(Json::text) == Some(field);
    highlights.iter().find(of)?.get("value")?.text()
}

/// A text in pieces, by its marked terms, and what is left of those for the text after it. Where they do not fit the text
/// it is one piece.
fn shown<'j>(text: &str, marked: Option<&'j str>, is_second: bool) -> (Vec<Piece>, Option<&'j str>) {
    // Between two texts of one field there is a term that is none.
    let marked = marked.map(|it| if is_second { it.trim_start_matches(['\u{e000}', ' ']) } else { it });
    if let Some((pieces, rest)) = marked.and_then(|it| pieces(text, it, MARKS)) {
        return (pieces, Some(rest));
    }
    let whole = Piece { text: text.to_owned(), found: false };
    (if text.is_empty() { Vec::new() } else { vec![whole] }, None)
}

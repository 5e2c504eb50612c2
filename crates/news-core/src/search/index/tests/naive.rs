//! What a question means, by scanning texts.

use super::super::letters::{Class, class_of};
use crate::article::{Article, Body};
use crate::markup::text_of;
use crate::query::Facet;
use crate::search::{Expression, Pattern, Place, Span, Words, fold};

/// A word of letters or one sign.
struct Unit {
    text: String,
    is_sign: bool,
    /// Whether a gap or the beginning is before it.
    begins: bool,
}

/// What a unit of a pattern may be: all but a last sign are one text.
struct Wanted {
    unit: Unit,
    last: Option<Span>,
}

/// Whether an article answers, and whether by its headline.
pub(super) fn answers(expression: &Expression, article: &Article, offset_minutes: i32) -> (bool, bool) {
    match expression {
        Expression::All(parts) => parts
            .iter()
            .map(|it| answers(it, article, offset_minutes))
            .fold((true, true), |all, it| (all.0 && it.0, all.1 && it.1)),
        Expression::Any(parts) => parts
            .iter()
            .map(|it| answers(it, article, offset_minutes))
            .fold((false, false), |any, it| (any.0 || it.0, any.1 || it.1)),
        Expression::Not(part) => {
            let it = !answers(part, article, offset_minutes).0;
            (it, it)
        }
        Expression::Words(words) => {
            let in_title = words.patterns.iter().any(|it| is_in(it, words, &titles(article)));
            let in_rest = words.patterns.iter().any(|it| is_in(it, words, &rest(article)));
            (in_title || (in_rest && words.place == Place::Anywhere), in_title)
        }
        Expression::Named { facet, name } => {
            let it = is_named(article, *facet, name);
            (it, it)
        }
        Expression::Dated { from: None, to: None } => (true, true),
        Expression::Dated { from, to } => {
            let it = article.published.is_some_and(|moment| {
                let day = moment.day(offset_minutes);
                from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
            });
            (it, it)
        }
    }
}

fn titles(article: &Article) -> Vec<String> {
    article.kicker.iter().cloned().chain([article.headline.clone()]).collect()
}

fn rest(article: &Article) -> Vec<String> {
    let mut fields: Vec<String> = article.deck.iter().cloned().collect();
    match &article.byline {
        Some(byline) => fields.push(byline.clone()),
        None => fields.extend(article.authors.iter().map(|it| it.name.clone())),
    }
    if let Body::Blocks(blocks) = &article.body {
        fields.push(text_of(blocks));
    }
    fields
}

fn is_named(article: &Article, facet: Facet, name: &str) -> bool {
    match facet {
        Facet::Section => article.section.iter().any(|it| fold(it) == name),
        Facet::Tag => article.tags.iter().any(|it| fold(it) == name),
        Facet::Language => article.language.iter().any(|it| fold(it.split('-').next().unwrap()) == name),
        Facet::Author => {
            let names: Vec<String> = article.authors.iter().map(|it| fold(&it.name)).collect();
            let words = |name: &str| -> Vec<String> {
                name.split(|it| class_of(it) == Class::Gap).filter(|it| !it.is_empty()).map(str::to_owned).collect()
            };
            let all: Vec<String> = names.iter().flat_map(|it| words(it)).collect();
            let wanted = words(name);
            names.iter().any(|it| it == name) || (!wanted.is_empty() && wanted.iter().all(|it| all.contains(it)))
        }
    }
}

fn is_in(pattern: &Pattern, words: &Words, fields: &[String]) -> bool {
    let Some(wanted) = wanted(pattern) else { return false };
    fields.iter().any(|field| {
        let units = units(&fold(field));
        (0..units.len()).any(|start| stands(&wanted, words, &units, start))
    })
}

fn units(folded: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut before = Class::Gap;
    for letter in folded.chars() {
        let class = class_of(letter);
        match class {
            Class::Letter if before == Class::Letter => units.last_mut().unwrap().text.push(letter),
            Class::Gap => {}
            _ => units.push(Unit {
                text: letter.to_string(),
                is_sign: class == Class::Sign,
                begins: before == Class::Gap,
            }),
        }
        before = class;
    }
    units
}

fn wanted(pattern: &Pattern) -> Option<Vec<Wanted>> {
    let (last, others) = pattern.spans.split_last().unwrap();
    let mut text: String = others.iter().map(|it| it.only()).collect::<Option<_>>()?;
    text.push(last.first);
    let mut wanted: Vec<Wanted> = units(&text).into_iter().map(|unit| Wanted { unit, last: None }).collect();
    if last.only().is_none() {
        wanted.last_mut()?.last = Some(*last);
        let is_alone = wanted.len() == 1 || wanted.last()?.unit.begins || !wanted[wanted.len() - 2].unit.is_sign;
        if is_alone && 28 < last.last as u32 - last.first as u32 + 1 {
            return None;
        }
    }
    (!wanted.is_empty()).then_some(wanted)
}

/// Whether a pattern stands at a unit of a text.
fn stands(wanted: &[Wanted], words: &Words, units: &[Unit], start: usize) -> bool {
    let Some(units) = units.get(start..start + wanted.len()) else { return false };
    for (nth, (wanted, unit)) in wanted.iter().zip(units).enumerate() {
        let is_open = nth + 1 == units.len() && !words.quoted && 4 <= wanted.unit.text.chars().count();
        let is_it = match wanted.last {
            Some(span) => {
                unit.text.chars().eq(unit.text.chars().next()) && span.admits(unit.text.chars().next().unwrap())
            }
            None if is_open && !wanted.unit.is_sign => unit.text.starts_with(&wanted.unit.text),
            None => unit.text == wanted.unit.text,
        };
        if !is_it || wanted.unit.is_sign != unit.is_sign {
            return false;
        }
    }
    // The runs of signs, each with the units it has in the text.
    let mut at = 0;
    while at < wanted.len() {
        let begins_run =
            |nth: usize| !wanted[nth].unit.is_sign || wanted[nth].unit.begins || !wanted[nth - 1].unit.is_sign;
        let mut end = at + 1;
        while end < wanted.len() && !begins_run(end) {
            end += 1;
        }
        if wanted[at].unit.is_sign {
            if 0 < at && wanted[at].unit.begins && !units[at].begins {
                return false;
            }
            // Where a word begins inside the run.
            let gaps: Vec<usize> = (at + 1..end).filter(|nth| units[*nth].begins).collect();
            let bounds: Vec<usize> = [at].into_iter().chain(gaps.iter().copied()).chain([end]).collect();
            let are_long = bounds.windows(2).all(|it| 2 <= it[1] - it[0]);
            let may_part = !words.quoted && 4 <= end - at && units[at].begins && are_long;
            if !gaps.is_empty() && !may_part {
                return false;
            }
        }
        at = end;
    }
    true
}

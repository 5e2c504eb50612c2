//! What the archive answers, under the articles at hand.

use std::sync::Arc;

use news_core::article::{Article, Body};
use news_core::lang::Words;
use news_core::moment::Moment;
use news_core::search::{Older, OlderRow};

use super::card::{Facts, Rank, card};
use super::notices::button;
use super::view::{View, tag};

/// What the list needs to know besides.
pub struct Setting {
    /// Most characters of a headline that are drawn.
    pub headline_chars: usize,
    /// How far the reader's clock is ahead of UTC, in minutes.
    pub offset_minutes: i32,
}

/// Older articles, how far back they were looked for, and the way further back. `older` is `None` where the archive has
/// not been asked yet.
pub fn older(
    older: Option<&Older>,
    setting: &Setting,
    words: &'static Words,
    href: impl Fn(&str) -> String,
    look_further: impl Fn() + Send + 'static,
) -> View {
    let Some(older) = older else { return button(words.older_more, look_further) };
    let hint = |text: &str| View::from(tag("p").class("hint").child(text));
    let row = |row: &OlderRow| {
        let facts = Facts {
            rank: Rank::Brief,
            picture: false,
            href: href(&row.id),
            open: false,
            headline_chars: setting.headline_chars,
            offset_minutes: setting.offset_minutes,
            marks: &[row.marks.clone(), Vec::new()],
            noted: [None, None],
        };
        tag("li").child(card(&article(row), facts, words)).into()
    };
    let list = (!older.rows.is_empty()).then(|| tag("ol").class("list").children(older.rows.iter().map(row).collect()));
    tag("section")
        .class("older")
        .attr("aria-labelledby", "heading-older")
        .child(tag("h2").class("older-heading").attr("id", "heading-older").child(words.older))
        .child(list)
        .children(older.notes.iter().map(|it| hint(it)).collect())
        .child(older.is_awaited.then(|| hint(words.older_loading)))
        .child((!older.is_complete && !older.is_awaited).then(|| button(words.older_more, look_further)))
        .into()
}

/// The article as far as the archive's index tells.
fn article(row: &OlderRow) -> Arc<Article> {
    Arc::new(Article {
        id: row.id.clone(),
        url: None,
        headline: row.headline.clone(),
        headline_from_text: false,
        kicker: row.kicker.clone(),
        deck: None,
        authors: Vec::new(),
        byline: None,
        section: row.section.clone(),
        tags: Vec::new(),
        language: row.language.clone(),
        published: row.published.map(Moment),
        updated: None,
        body: Body::Blocks(Vec::new()),
        image: None,
        attachments: Vec::new(),
        copyright_notice: None,
        copyright_holder: None,
        corrections: Vec::new(),
        neighbours: Vec::new(),
        translations: Vec::new(),
    })
}

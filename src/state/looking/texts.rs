//! Texts that are kept, searched: whoever asks something finds what stands deep in them, and not in headlines alone.

use std::sync::Arc;

use leptos::prelude::*;
use news_core::article::{Article, Body};
use news_core::kept::Kind;

use crate::platform::fetch::{self, Wish};
use crate::platform::timer;
use crate::state::offline::documents_of;
use crate::state::{Search, Zone, keeping, loading};

/// Most bytes of documents whose texts are taken in to be searched: some thousand articles. More would have to be held in
/// memory twice, by the page and by the search, on whatever device this is.
const TEXT_BYTES_MAX: usize = 10_000_000;

/// Has them taken in as soon as something is asked, and again when something else is kept.
pub(super) fn follow(zone: Zone) {
    Effect::new(move |searched: Option<Option<String>>| {
        let is_asking = zone.search.get() == Search::Open && zone.query.with(|it| !it.text.is_empty());
        let urls = zone.live.known.with(|it| it.shelf.as_ref().map(|it| it.urls.clone()));
        let kept = Some(urls.unwrap_or_default());
        let searched = searched.flatten();
        let is_known = zone.own.desk.with(|it| it.is_read) && !zone.is_loading();
        if !is_asking || !is_known || kept == searched {
            return searched;
        }
        let is_kept = |document: &String| kept.iter().flat_map(|it| it.lines()).any(|it| it == document);
        let documents = zone.archive.with_untracked(|all| documents_of(all.articles(), &|_| true));
        let documents = documents.into_iter().filter(is_kept).collect();
        let saved = zone.own.kept.with_untracked(|it| {
            let is_without = |id: &str| {
                let article = zone.archive.with_untracked(|all| all.article(id).cloned());
                article.is_some_and(|it| matches!(it.body, Body::Elsewhere { .. }))
            };
            let saved = it.entries(Kind::Saved);
            saved.iter().filter(|it| is_without(it.name)).map(|it| it.name.to_owned()).collect()
        });
        timer::spawn_while(move || !zone.is_over(), Box::pin(take(zone, documents, saved)));
        kept
    });
}

/// Takes in the texts of articles that came without: those in these documents, as far as [`TEXT_BYTES_MAX`] goes, and those
/// that were saved. All at once, because whoever follows the articles does so anew each time.
async fn take(zone: Zone, documents: Vec<String>, saved: Vec<String>) {
    let mut whole: Vec<Arc<Article>> = Vec::new();
    let mut bytes = 0;
    for url in documents {
        let Some(wish) = Wish::new() else { return };
        let Ok(fetched) = fetch::get(&url, &wish.token()).await else { continue };
        bytes += fetched.bytes.len();
        whole.extend(loading::read(zone, &fetched, None).await.0.articles);
        if TEXT_BYTES_MAX < bytes {
            break;
        }
    }
    if let Some(reader) = keeping::reader().await {
        for id in saved {
            let Some(text) = reader.article(&id).await else { continue };
            whole.extend(loading::read_kept(zone, text).await);
        }
    }
    zone.feeds.update(|feeds| {
        let without = |it: &&mut Arc<Article>| matches!(it.body, Body::Elsewhere { .. });
        let holdings = feeds.iter_mut().map(|it| Arc::make_mut(&mut it.holding));
        for article in holdings.flat_map(|it| it.articles.iter_mut()).filter(without) {
            // They stand in the same order there, so it is most often the first.
            if let Some(nth) = whole.iter().position(|it| it.id == article.id) {
                *article = whole.remove(nth);
            }
        }
    });
}

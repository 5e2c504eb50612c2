//! From a source to the archive: fetch, read, accept.

use std::cell::RefCell;
use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;
use news_core::accept::{self, Refusal, Terms};
use news_core::archive::Holding;
use news_core::article::{Article, Body};
use news_core::config::Config;
use news_core::edition;
use news_core::format::{self, Answer, Page};
use news_core::lang::Outage;
use news_core::parser::Parser;
use news_core::problem::{Fault, Problem};
use news_core::route::decoded;

use super::editions::{self, find};
use super::{CONFIG_FILE, Feed, Phase, Zone};
use crate::platform::fetch::{self, Fetched, Token, Wish};
use crate::platform::{Browser, clock, formats, history, timer};

/// How often is looked whether an article has come that is looked for elsewhere, in milliseconds.
const LOOK_EVERY_MS: i32 = 50;

/// Reads the configuration and says what is wrong with it; the default where there is none or it cannot be read.
pub async fn config() -> (Config, Vec<Problem>) {
    let wrong = |fault| (Config::default(), vec![Problem::of_document(fault, "")]);
    let Some(wish) = Wish::new() else { return wrong(Fault::NotJson) };
    let fetched = match fetch::get(&history::absolute(CONFIG_FILE), &wish.token()).await {
        Ok(fetched) => fetched,
        // A zone without the file is a zone as it comes.
        Err(_) => return (Config::default(), Vec::new()),
    };
    let json = std::str::from_utf8(&fetched.bytes).ok().and_then(|text| Browser.json(text).ok());
    json.map_or_else(|| wrong(Fault::NotJson), |json| Config::read(&json))
}

/// Asks every source for its first page.
pub fn load_all(zone: Zone) {
    for nth in 0..zone.feeds.with_untracked(Vec::len) {
        load_one(zone, nth);
    }
}

/// Asks one source for its first page, or for the page that failed last.
pub fn load_one(zone: Zone, nth: usize) {
    let asked = zone.feeds.with_untracked(|feeds| {
        let feed = feeds.get(nth)?;
        Some(feed.next_url.clone().unwrap_or_else(|| first_url(&feed.source.url)))
    });
    if let Some(url) = asked {
        spawn(zone, Box::pin(load_page(zone, nth, url)));
    }
}

pub(super) fn first_url(link: &str) -> String {
    let url = history::absolute(link);
    format::wordpress::list_url(&url).unwrap_or(url)
}

/// Asks every source that has one for its next page.
pub fn load_more(zone: Zone) {
    spawn(zone, Box::pin(load_next_pages(zone, None)));
}

/// Asks every source anew. What is here stays until its source has something else to give.
pub fn load_anew(zone: Zone) {
    zone.feeds.update(|feeds| {
        for feed in feeds {
            feed.stale = true;
            // At once, and not when the request is made: until then it would seem to have answered.
            feed.phase = Phase::Loading;
            feed.next_url = None;
            feed.parts.clear();
            feed.index = None;
            (feed.known, feed.in_order) = (0, true);
            feed.problems.clear();
        }
    });
    load_all(zone);
}

/// Does something that has to wait, for as long as there is a zone to do it for.
fn spawn(zone: Zone, task: Pin<Box<dyn Future<Output = ()>>>) {
    timer::spawn_while(move || !zone.is_over(), task);
}

/// Follows older pages until the article is among them or there are none.
pub fn look_for(zone: Zone, id: String) {
    if zone.looking_for.with_untracked(|it| it.as_ref() == Some(&id)) {
        return;
    }
    zone.looking_for.set(Some(id.clone()));
    spawn(zone, Box::pin(look_back(zone, id)));
}

async fn look_back(zone: Zone, id: String) {
    let wanted = || zone.looking_for.with_untracked(|it| it.as_ref() == Some(&id));
    let here = || zone.archive.with_untracked(|it| it.article(&id).is_some() || it.withdrawn(&id).is_some());
    while wanted() && !here() {
        // Asked again after each page: one may lead to the edition that it belongs to, where articles are looked up.
        let of = find(zone, &id).await;
        if !zone.feeds.with_untracked(|feeds| of.iter().any(|nth| feeds[*nth].can_go_on())) {
            break;
        }
        load_next_pages(zone, Some(&of)).await;
    }
    if wanted() {
        zone.looking_for.set(None);
    }
}

/// Fetches the whole of an article whose list came without its text. Whatever this zone fetched so before is wanted no
/// longer and is called off.
pub fn load_whole(zone: Zone, id: String, url: String) {
    let Some(wish) = Wish::new() else { return };
    let token = wish.token();
    READING.with_borrow_mut(|all| {
        all.retain(|(whose, _)| *whose != zone.opened && !whose.is_disposed());
        all.push((zone.opened, wish));
    });
    zone.body_outage.set(None);
    spawn(zone, Box::pin(read_whole(zone, id, url, token)));
}

/// The article of that id with its text, fetched as far as it is not here; `None` where it cannot be had.
pub async fn whole_of(zone: Zone, id: &str) -> Option<Arc<Article>> {
    let here = || {
        zone.archive
            .with_untracked(|it| it.article(id).cloned())
            .or_else(|| zone.own.desk.with_untracked(|it| it.article(id)))
    };
    // A button may be pressed before the sources have answered: on a printed page it is, as a rule.
    while here().is_none() && zone.feeds.with_untracked(|feeds| feeds.iter().any(|it| it.phase == Phase::Loading)) {
        timer::pause(LOOK_EVERY_MS).await;
    }
    if here().is_none() {
        look_for(zone, id.to_owned());
        while zone.looking_for.with_untracked(|it| it.as_deref() == Some(id)) {
            timer::pause(LOOK_EVERY_MS).await;
        }
    }
    let article = here()?;
    let Body::Elsewhere { url } = &article.body else { return Some(article) };
    let wish = Wish::new()?;
    read_whole(zone, id.to_owned(), url.clone(), wish.token()).await;
    here().filter(|it| !matches!(it.body, Body::Elsewhere { .. }))
}

/// Reads an article as it was kept.
pub(super) async fn read_kept(zone: Zone, text: String) -> Option<Arc<Article>> {
    let fetched = Fetched { url: history::absolute(""), bytes: text.into_bytes(), cut: false, pages: None };
    read(zone, &fetched, None).await.0.articles.into_iter().next()
}

async fn read_whole(zone: Zone, id: String, url: String, token: Token) {
    match fetch::get(&url, &token).await {
        Ok(fetched) => {
            // A pack holds many: behind the `#` is which one is meant.
            let only = url.split_once('#').map(|(_, id)| decoded(id));
            let (holding, page) = read(zone, &fetched, only.as_deref()).await;
            match holding.articles.into_iter().next() {
                Some(article) => put_whole(zone, &id, &article),
                None => zone.body_outage.set(Some((id, unreadable(&page)))),
            }
        }
        Err(Some(outage)) => zone.body_outage.set(Some((id, outage))),
        Err(None) => {}
    }
}

thread_local! {
    /// The wish of each zone for the article that is read there; a zone is known by its signals.
    static READING: RefCell<Vec<(RwSignal<Option<String>>, Wish)>> = const { RefCell::new(Vec::new()) };
}

/// Asks these sources, or all, for their next pages.
async fn load_next_pages(zone: Zone, of: Option<&[usize]>) {
    let nexts: Vec<(usize, String)> = zone.feeds.with_untracked(|feeds| {
        let is_asked = |nth: &usize| of.is_none_or(|of| of.contains(nth));
        let next = |(nth, feed): (usize, &Feed)| Some((Some(nth).filter(is_asked)?, feed.next_url.clone()?));
        feeds.iter().enumerate().filter_map(next).collect()
    });
    for (nth, url) in nexts {
        load_page(zone, nth, url).await;
    }
}

/// Fetches and reads one page and adds it to what its source gave. A manifest or a volume of an edition has no article
/// of its own: what it leads to is read at once.
async fn load_page(zone: Zone, nth: usize, url: String) {
    let mut next = Some(url);
    while let Some(url) = next {
        next = load_document(zone, nth, url).await;
    }
}

/// Fetches and reads one document; answers with the one to read in its place, if it only leads to others.
async fn load_document(zone: Zone, nth: usize, url: String) -> Option<String> {
    let wish = Wish::new()?;
    zone.feeds.update(|feeds| {
        feeds[nth].phase = Phase::Loading;
        let feed = &mut feeds[nth];
        feed.next_url = None;
        if let Some(first) = feed.parts.first().filter(|it| feed.in_order && it.file == url && !it.is_volume) {
            feed.known += first.articles;
        }
        feed.parts.retain(|it| it.file != url);
    });
    let read = match fetch::get(&url, &wish.token()).await {
        Ok(fetched) if edition::is_outline(&fetched.bytes) => return editions::take_outline(zone, nth, &fetched),
        Ok(fetched) => Ok(read(zone, &fetched, None).await),
        Err(outage) => Err(outage),
    };
    zone.feeds.update(|feeds| {
        let feed = &mut feeds[nth];
        match read {
            Ok((holding, mut page)) => {
                let first =
                    holding.articles.is_empty() && holding.withdrawn.is_empty() && feed.holding.articles.is_empty();
                feed.phase = match page.problems.first().filter(|it| first && it.item.is_none()) {
                    Some(problem) => Phase::Down(Outage::Unreadable { fault: problem.fault.clone() }),
                    None => Phase::Ready,
                };
                if std::mem::take(&mut feed.stale) {
                    feed.holding = Arc::default();
                }
                let whole = Arc::make_mut(&mut feed.holding);
                whole.articles.extend(holding.articles);
                whole.withdrawn.extend(holding.withdrawn);
                feed.problems.append(&mut page.problems);
                // A page that names itself as the next would be followed for ever.
                feed.next_url = page.next_url.filter(|next| *next != url).or_else(|| editions::next_part(feed));
            }
            Err(outage) => {
                feed.phase = Phase::Down(outage.unwrap_or(Outage::Unreachable));
                // The page may yet come: the wish for more tries it again.
                feed.next_url = Some(url).filter(|_| !feed.holding.articles.is_empty());
            }
        }
    });
    None
}

/// Reads a document and accepts what it holds, or only the article of that id, if it has it.
pub(super) async fn read(zone: Zone, fetched: &Fetched, only: Option<&str>) -> (Holding, Page) {
    let mut page = match format::read_feed(&answer(fetched), &Browser) {
        Some(page) => page,
        None => foreign_page(fetched).await,
    };
    // A document with one article is that article, whatever its name; of several, no other will do.
    if only.is_some() && 1 < page.drafts.len() {
        page.drafts.retain(|it| it.id.as_deref() == only);
    }
    let mut holding = Holding::default();
    zone.config.with_value(|config| {
        let terms = Terms {
            now: clock::now(),
            base: &fetched.url,
            language: page.language.as_deref(),
            split_kicker: config.split_kicker,
            embed_hosts: &config.embed_hosts,
        };
        for draft in std::mem::take(&mut page.drafts) {
            match accept::accept(draft, &terms, &Browser, &mut page.problems) {
                Ok(article) => holding.articles.push(Arc::new(article)),
                Err(Refusal::Withdrawn(withdrawn)) => holding.withdrawn.push(withdrawn),
                Err(Refusal::Unfit) => {}
            }
        }
    });
    (holding, page)
}

/// Reads a document that needs repair or is in one of the rarer formats, by way of the second module.
async fn foreign_page(fetched: &Fetched) -> Page {
    let lost = || {
        let problems = vec![Problem::of_document(Fault::NoReader, &fetched.url)];
        Page { problems, ..Page::default() }
    };
    let Some(edition) = formats::edition_of(fetched).await else { return lost() };
    // The edition is whole, whatever became of the document.
    let answer = Answer { bytes: edition.as_bytes(), cut: false, ..answer(fetched) };
    format::read_feed(&answer, &Browser).unwrap_or_else(lost)
}

fn answer(fetched: &Fetched) -> Answer<'_> {
    Answer { url: &fetched.url, bytes: &fetched.bytes, cut: fetched.cut, pages: fetched.pages }
}

fn unreadable(page: &Page) -> Outage {
    let fault = page.problems.first().map_or(Fault::Nothing, |it| it.fault.clone());
    Outage::Unreadable { fault }
}

/// Puts a whole article in the place of the one from the list, under the id the list gave it.
fn put_whole(zone: Zone, id: &str, whole: &Article) {
    let body = match &whole.body {
        // Asked for the whole, the source had no text: that is all there is.
        Body::Elsewhere { .. } => Body::Blocks(Vec::new()),
        body => body.clone(),
    };
    let article = Arc::new(Article { id: id.to_owned(), body, ..whole.clone() });
    // By its address too, because the archive may have given it another id; no address is nobody's address.
    let is_it = |it: &Arc<Article>| it.id == id || (whole.url.is_some() && it.url == whole.url);
    zone.feeds.update(|feeds| {
        for feed in feeds {
            if let Some(place) = feed.holding.articles.iter().position(is_it) {
                Arc::make_mut(&mut feed.holding).articles[place] = article;
                return;
            }
        }
    });
}

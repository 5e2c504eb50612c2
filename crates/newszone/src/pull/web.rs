//! Asking one source on the web: its pages, one after another.

use super::ask::{Asking, filled};
use super::gathered::{Gathered, Heap};
use crate::delivery::Validators;
use crate::fetch::{Failure, Fetched, Request};
use crate::notice::{Notice, Weight};
use crate::settings::SourceSettings;
use crate::source::{Document, Given, fact, read};
use news_core::draft::Draft;
use news_core::format::{Page, wordpress};
use std::collections::BTreeMap;
use std::env;
use url::Url;

/// What a WordPress list is asked for, so that the texts come along with it, and who wrote them, and what about.
const WORDPRESS_FIELDS: &str = "id,slug,date_gmt,modified_gmt,title,excerpt,link,content,lang,translations,_links,_embedded&_embed=author,wp:term,wp:featuredmedia";

/// Most texts asked for one by one in one pull, where a list has none.
const DETAILS_MAX: usize = 200;

impl Asking<'_> {
    /// The pages of a source. What failed after the first page leaves the ones before it.
    pub(super) fn pages(&self, source: &SourceSettings, url: &Url, validators: &Validators) -> Gathered {
        let headers = match headers(&source.headers) {
            Ok(headers) => headers,
            Err(said) => return Gathered::failed(&source.name, "header", said),
        };
        let private = self.are_own || source.private;
        let url = first_url(url);
        let mut request = Request { url, validators: validators.clone(), headers, private };
        let (mut heap, mut notices) = (self.heap(), Vec::new());
        let mut validators = Validators::default();
        let (mut is_whole, mut has_more) = (true, false);
        let pages_max = source.pages_max.unwrap_or(self.settings.pull.pages_max).max(1);
        let mut seen = vec![request.url.clone()];
        for nth in 0..pages_max {
            let fetched = match self.client.get(&request) {
                Ok(fetched) => fetched,
                Err(Failure::NotModified) if nth == 0 => return Gathered::NotModified,
                Err(failure) => {
                    let text = format!("{}: {failure}", request.url);
                    notices.push(Notice::new(Weight::Error, &source.name, name(&failure), text));
                    is_whole = false;
                    break;
                }
            };
            notices.extend(broken(source, &fetched));
            is_whole &= fetched.broken.is_none() && !fetched.cut;
            let next = match given(&fetched) {
                Given::List(listed) => return Gathered::List { listed, notices },
                Given::Articles(mut page) => {
                    page.problems.extend(fact::unread_dates(&page.drafts));
                    self.take(source, page, &fetched.url, &request, &mut heap, &mut notices, &mut is_whole)
                }
            };
            if nth == 0 {
                validators = fetched.validators;
            }
            let Some(next) = next.filter(|it| !seen.contains(it)) else { break };
            if nth + 1 == pages_max {
                has_more = true;
                notices.push(more_pages(source, pages_max));
            }
            seen.push(next.clone());
            request = turned(request, next);
        }
        if heap.is_empty() && !is_whole {
            return Gathered::Failed { notices };
        }
        // What was not got whole must be asked for again next time, whether it has changed or not.
        let validators = if is_whole { validators } else { Validators::default() };
        let is_complete = is_whole && !has_more && source.complete == Some(true);
        self.delivered(source, heap, is_complete, validators, notices)
    }

    /// Takes one page, and says where the next one is.
    #[allow(clippy::too_many_arguments)]
    fn take(
        &self,
        source: &SourceSettings,
        page: Page,
        base: &str,
        request: &Request,
        heap: &mut Heap,
        notices: &mut Vec<Notice>,
        is_whole: &mut bool,
    ) -> Option<String> {
        *is_whole &= !page.problems.iter().any(fact::is_of_whole);
        notices.append(&mut fact::notices(&source.name, &page.problems));
        heap.problems.extend(page.problems);
        for mut draft in page.drafts {
            if draft.body.is_none() && !draft.protected && heap.len() < DETAILS_MAX {
                self.complete(&mut draft, base, request);
            }
            if let Err(error) = heap.add(base, filled(draft, page.language.as_deref(), source), false) {
                notices.push(Notice::new(Weight::Error, &source.name, "no-room", error.to_string()));
                *is_whole = false;
                return None;
            }
        }
        page.next_url.and_then(|next| Some(Url::parse(base).ok()?.join(&next).ok()?.to_string()))
    }

    /// Asks for the text of a draft that says where it is. Without an answer the draft stays as it is: the app asks
    /// again when a reader wants it.
    fn complete(&self, draft: &mut Draft, base: &str, list: &Request) {
        let Some(url) = draft.detail_url.clone().filter(|it| is_same_origin(base, it)) else { return };
        let request = Request { url, validators: Validators::default(), ..list.clone() };
        let Ok(fetched) = self.client.get(&request) else { return };
        let Given::Articles(page) = given(&fetched) else { return };
        if let Some(found) = page.drafts.into_iter().find(|it| it.id == draft.id && it.body.is_some()) {
            *draft = Draft { item: draft.item, detail_url: None, ..found };
        }
    }
}

fn given(fetched: &Fetched) -> Given {
    read(&Document {
        url: &fetched.url,
        bytes: &fetched.bytes,
        content_type: fetched.content_type.as_deref(),
        cut: fetched.cut,
        pages: fetched.pages,
    })
}

/// The address a source is first asked at: a WordPress list is asked for texts too, unless it knows what it wants.
fn first_url(url: &Url) -> String {
    let text = url.as_str();
    let asks = |name: &str| url.query_pairs().any(|(key, _)| key == name);
    let Some(list) = wordpress::list_url(text) else { return text.to_owned() };
    if asks("_fields") || asks("_embed") {
        return list;
    }
    let mark = if url.query().is_some_and(|it| !it.is_empty()) { '&' } else { '?' };
    let plain = text.split('#').next().unwrap_or_default().trim_end_matches('?');
    let wish = format!("{plain}{mark}_fields={WORDPRESS_FIELDS}");
    wordpress::list_url(&wish).unwrap_or(wish)
}

/// The request for the next page. Another origin gets none of the newsroom's headers, and may not be a private one.
fn turned(request: Request, next: String) -> Request {
    let stays = is_same_origin(&request.url, &next);
    let headers = if stays { request.headers } else { BTreeMap::new() };
    Request { url: next, validators: Validators::default(), headers, private: request.private && stays }
}

fn more_pages(source: &SourceSettings, pages_max: usize) -> Notice {
    let text = format!("has more than {pages_max} pages; the rest was not asked for");
    Notice::new(Weight::Info, &source.name, "more-pages", text)
}

fn broken(source: &SourceSettings, fetched: &Fetched) -> Option<Notice> {
    let said = fetched.broken.as_ref()?;
    let text =
        format!("{}: broke off after {} bytes ({said}); what is whole was taken", fetched.url, fetched.bytes.len());
    Some(Notice::new(Weight::Error, &source.name, "broken-off", text))
}

fn is_same_origin(a: &str, b: &str) -> bool {
    matches!((Url::parse(a), Url::parse(b)), (Ok(a), Ok(b)) if a.origin() == b.origin())
}

/// The headers with the environment's words in them.
fn headers(headers: &BTreeMap<String, String>) -> Result<BTreeMap<String, String>, String> {
    let resolved = headers.iter().map(|(name, value)| {
        let mut out = String::new();
        let mut rest = value.as_str();
        while let Some((before, after)) = rest.split_once("${") {
            let Some((variable, after)) = after.split_once('}') else { break };
            let found = env::var(variable).map_err(|_| format!("header {name}: ${{{variable}}} is not set"))?;
            out.push_str(before);
            out.push_str(&found);
            rest = after;
        }
        out.push_str(rest);
        Ok((name.clone(), out))
    });
    resolved.collect()
}

fn name(failure: &Failure) -> &'static str {
    match failure {
        Failure::NotModified => "not-modified",
        Failure::Status { .. } => "status",
        Failure::Private { .. } => "private-address",
        Failure::TooSlow { .. } => "too-slow",
        Failure::Redirects { .. } => "redirects",
        Failure::Broken { .. } => "broken",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, expected: &str) {
        assert_eq!(first_url(&Url::parse(url).unwrap()), expected);
    }

    #[test]
    fn first_addresses() {
        let wanted = format!("_fields={WORDPRESS_FIELDS}&per_page=50");
        let list = "https://a.example/wp-json/wp/v2/posts";
        check(list, &format!("{list}?{wanted}"));
        check(&format!("{list}?search=%EA%B5%B0"), &format!("{list}?search=%EA%B5%B0&{wanted}"));
        check(&format!("{list}?_fields=id"), &format!("{list}?_fields=id&per_page=50"));
        check("https://a.example/feed", "https://a.example/feed");
    }

    #[test]
    fn words_of_the_environment() {
        let with = |value: &str| headers(&BTreeMap::from([("X".to_owned(), value.to_owned())]));
        assert_eq!(with("가 ${unclosed").unwrap()["X"], "가 ${unclosed");
        assert!(with("Bearer ${NEWSZONE_SURELY_NOT_SET}").unwrap_err().contains("NEWSZONE_SURELY_NOT_SET"));
        assert_eq!(with("${PATH}!").unwrap()["X"], format!("{}!", env::var("PATH").unwrap()));
    }
}

//! A feed as JSON Feed 1.1, <https://www.jsonfeed.org/version/1.1/>.

use super::entry::{Entry, uri};
use super::feed::Feed;
use super::html;
use news_core::article::Article;
use serde_json::{Map, Value, json};

/// What it is called in its folder.
pub const NAME: &str = "feed.json";

/// The bytes of the feed. Members are in the order of their names.
#[must_use]
pub fn write(feed: &Feed<'_>) -> String {
    let mut document = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page(),
        "feed_url": feed.address(NAME),
        "description": feed.description(),
        "icon": feed.settings.address("icon-512.png"),
        "favicon": feed.settings.address("icon-192.png"),
        "language": feed.settings.site.language,
    });
    document["items"] = feed.entries.iter().map(item).collect();
    format!("{document}\n")
}

fn item(entry: &Entry<'_>) -> Value {
    let article = entry.article;
    let mut item = Map::new();
    let mut set = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            item.insert(name.to_owned(), value);
        }
    };
    set("id", Some(entry.url.as_str().into()));
    set("url", Some(entry.url.as_str().into()));
    set("external_url", article.url.as_deref().filter(|it| *it != entry.url).map(|it| uri(it).into()));
    set("title", Some(article.full_headline().into()));
    // An item must have a content, were it an empty one.
    set("content_html", Some(html::of(article).into()));
    set("summary", article.deck.as_deref().map(Value::from));
    set("image", article.image.as_ref().map(|it| uri(&it.url).into()));
    set("date_published", article.published.map(|it| it.rfc3339().into()));
    set("date_modified", article.updated.map(|it| it.rfc3339().into()));
    set("language", article.language.as_deref().map(Value::from));
    let tags: Vec<&String> = article.section.iter().chain(&article.tags).collect();
    set("tags", (!tags.is_empty()).then(|| json!(tags)));
    set("authors", (!article.authors.is_empty()).then(|| authors(article)));
    set("attachments", (!article.attachments.is_empty()).then(|| attachments(article)));
    Value::Object(item)
}

fn authors(article: &Article) -> Value {
    let author = |it: &news_core::article::Author| match &it.url {
        Some(url) => json!({"name": it.name, "url": uri(url)}),
        None => json!({"name": it.name}),
    };
    article.authors.iter().map(author).collect()
}

fn attachments(article: &Article) -> Value {
    let attachment = |it: &news_core::article::Attachment| {
        // The standard requires a type; this one says nothing.
        let media_type = if it.media_type.is_empty() { "application/octet-stream" } else { &it.media_type };
        let mut file = json!({"url": uri(&it.url), "mime_type": media_type, "title": it.title});
        if let Some(bytes) = it.bytes {
            file["size_in_bytes"] = bytes.into();
        }
        if let Some(seconds) = it.seconds {
            file["duration_in_seconds"] = seconds.into();
        }
        file
    };
    article.attachments.iter().map(attachment).collect()
}

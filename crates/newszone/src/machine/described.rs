//! Small documents that describe the site: robots.txt, OpenSearch and oEmbed.

use super::entry::{Entry, escaped};
use super::sitemap;
use crate::settings::Settings;
use news_core::article::Article;
use serde_json::json;

/// The path of an article's oEmbed document, as a path of the site; the article's own begins it.
#[must_use]
pub fn oembed_path(slug: &str) -> String {
    format!("oembed/article/{}.json", news_core::route::encoded(slug))
}

/// `robots.txt` (RFC 9309): everything may be read. It names the news sitemap where there is one.
#[must_use]
pub fn robots(settings: &Settings, has_news: bool) -> String {
    let maps = if has_news { &[sitemap::INDEX, sitemap::NEWS][..] } else { &[sitemap::INDEX] };
    let maps: String = maps.iter().map(|it| format!("Sitemap: {}\n", settings.address(it))).collect();
    format!("User-agent: *\nAllow: /\n\n{maps}")
}

/// An OpenSearch description, <https://github.com/dewitt/opensearch>: search is the app's own, by `q`.
#[must_use]
pub fn opensearch(settings: &Settings) -> String {
    // The standard allows the names that many characters.
    let cut = |text: &str, letters: usize| escaped(&text.chars().take(letters).collect::<String>());
    let site = &settings.site;
    let description = if site.description.is_empty() { &site.title } else { &site.description };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
         <ShortName>{}</ShortName>\n<LongName>{}</LongName>\n<Description>{}</Description>\n\
         <Language>{}</Language>\n<InputEncoding>UTF-8</InputEncoding>\n\
         <Image width=\"192\" height=\"192\" type=\"image/png\">{}</Image>\n\
         <Url type=\"text/html\" method=\"get\" template=\"{}?q={{searchTerms}}\"/>\n</OpenSearchDescription>\n",
        cut(&site.title, 16),
        cut(&site.title, 48),
        cut(description, 1024),
        escaped(&site.language),
        escaped(&settings.address("icon-192.png")),
        escaped(&settings.address("")),
    )
}

/// An oEmbed 1.0 document, <https://oembed.com/>: a quotation and a link, and nothing that runs or is framed.
#[must_use]
pub fn oembed(settings: &Settings, entry: &Entry<'_>) -> String {
    let article = entry.article;
    let deck = article.deck.as_deref().map(|it| format!("<p>{}</p>", escaped(it))).unwrap_or_default();
    let html = format!(
        "<blockquote cite=\"{url}\"{lang}><p><a href=\"{url}\">{headline}</a></p>{deck}</blockquote>",
        url = escaped(&entry.url),
        lang = article.language.as_deref().map(|it| format!(" lang=\"{}\"", escaped(it))).unwrap_or_default(),
        headline = escaped(&article.full_headline()),
    );
    let mut document = json!({
        "version": "1.0",
        "type": "rich",
        "title": article.full_headline(),
        "provider_name": settings.site.title,
        "provider_url": settings.address(""),
        "html": html,
        "width": 560,
        "height": 200,
    });
    if let Some(names) = author_name(article) {
        document["author_name"] = names.into();
    }
    if let Some(image) = &article.image
        && let Some((width, height)) = image.size
    {
        document["thumbnail_url"] = image.url.as_str().into();
        document["thumbnail_width"] = width.into();
        document["thumbnail_height"] = height.into();
    }
    format!("{document}\n")
}

fn author_name(article: &Article) -> Option<String> {
    let names: Vec<&str> = article.authors.iter().map(|it| it.name.as_str()).collect();
    Some(names.join(", ")).filter(|it| !it.is_empty())
}

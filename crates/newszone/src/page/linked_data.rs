//! What a page says about itself to search engines: schema.org as JSON-LD.
//! <https://schema.org/NewsArticle>, <https://schema.org/BreadcrumbList>, <https://www.w3.org/TR/json-ld11/>

use crate::address;
use crate::settings::Settings;
use news_core::article::{Article, Author, Image};
use news_core::lang::Words;
use serde_json::{Map, Value, json};

/// Longest headline that search engines show, in characters; a longer one is cut here alone.
const HEADLINE_CHARS_MAX: usize = 110;

/// Where the words are defined.
const CONTEXT: &str = "https://schema.org";

/// The article and where it stands.
pub(super) fn article(article: &Article, settings: &Settings, words: &Words) -> Value {
    let url = settings.address(&address::article(&article.id));
    let whole = article.full_headline();
    let headline = news_core::cut::cut(&whole, HEADLINE_CHARS_MAX);
    let mut said = Map::new();
    said.insert("@context".to_owned(), CONTEXT.into());
    said.insert("@type".to_owned(), "NewsArticle".into());
    said.insert("@id".to_owned(), format!("{url}#article").into());
    said.insert("headline".to_owned(), headline.as_ref().into());
    said.insert("mainEntityOfPage".to_owned(), url.as_str().into());
    said.insert("url".to_owned(), url.as_str().into());
    let mut put = |name: &str, value: Value| {
        if !value.is_null() && value.as_array().is_none_or(|it| !it.is_empty()) {
            said.insert(name.to_owned(), value);
        }
    };
    put("alternativeHeadline", (headline != whole).then(|| whole.clone()).into());
    put("description", article.deck.as_deref().into());
    put("datePublished", article.published.map(news_core::moment::Moment::rfc3339).into());
    put("dateModified", article.updated.or(article.published).map(news_core::moment::Moment::rfc3339).into());
    put("author", article.authors.iter().map(person).collect());
    put("publisher", publisher(settings));
    put("image", article.image.as_ref().map(|it| vec![picture(it)]).into());
    put("articleSection", article.section.as_deref().into());
    put("keywords", article.tags.iter().map(String::as_str).collect());
    put("inLanguage", article.language.as_deref().unwrap_or(&settings.site.language).into());
    put("isAccessibleForFree", true.into());
    put("copyrightNotice", article.copyright_notice.as_deref().into());
    put(
        "copyrightHolder",
        article.copyright_holder.as_deref().map(|it| json!({ "@type": "Organization", "name": it })).into(),
    );
    let steps =
        [(settings.site.title.as_str(), Some(String::new())), (words.recent, Some(String::new())), (&whole, None)];
    json!([Value::Object(said), breadcrumb(&steps[..], settings)])
}

/// A list and where it stands.
pub(super) fn list(name: &str, path: &str, settings: &Settings, words: &Words) -> Value {
    let site = json!({
        "@context": CONTEXT,
        "@type": "WebSite",
        "@id": settings.address("#site"),
        "name": settings.site.title,
        "url": settings.address(""),
        "inLanguage": settings.site.language,
        "potentialAction": {
            "@type": "SearchAction",
            "target": settings.address("?q={search_term_string}"),
            "query-input": "required name=search_term_string",
        },
    });
    let steps = [(words.recent, Some(String::new())), (name, Some(path.to_owned()))];
    let crumbs = if path.is_empty() { &steps[..1] } else { &steps[..] };
    json!([site, breadcrumb(crumbs, settings)])
}

fn breadcrumb(steps: &[(&str, Option<String>)], settings: &Settings) -> Value {
    let item = |(nth, (name, path)): (usize, &(&str, Option<String>))| {
        let mut item = json!({ "@type": "ListItem", "position": nth + 1, "name": name });
        if let Some(path) = path {
            item["item"] = settings.address(path).into();
        }
        item
    };
    let items: Vec<Value> = steps.iter().enumerate().map(item).collect();
    json!({ "@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items })
}

fn person(author: &Author) -> Value {
    match &author.url {
        Some(url) => json!({ "@type": "Person", "name": author.name, "url": url }),
        None => json!({ "@type": "Person", "name": author.name }),
    }
}

fn publisher(settings: &Settings) -> Value {
    json!({
        "@type": "NewsMediaOrganization",
        "name": settings.site.title,
        "url": settings.address(""),
        "logo": { "@type": "ImageObject", "url": settings.address("icon-512.png"), "width": 512, "height": 512 },
    })
}

fn picture(image: &Image) -> Value {
    match image.size {
        Some((width, height)) => {
            json!({ "@type": "ImageObject", "url": image.url, "width": width, "height": height })
        }
        None => json!({ "@type": "ImageObject", "url": image.url }),
    }
}

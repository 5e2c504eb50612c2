//! A feed as RSS 2.0, <https://www.rssboard.org/rss-specification>, with `dc:creator`, `content:encoded`, `atom:link`.

use super::entry::{Entry, clean, uri};
use super::feed::Feed;
use super::html;
use ::rss::extension::Extension;
use ::rss::extension::dublincore::DublinCoreExtension;
use ::rss::{Category, Channel, Enclosure, Guid, Item};
use news_core::moment::Moment;
use std::collections::BTreeMap;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc2822;

/// What it is called in its folder.
pub const NAME: &str = "rss.xml";

/// The bytes of the feed.
#[must_use]
pub fn write(feed: &Feed<'_>) -> String {
    let link = Extension {
        name: "atom:link".to_owned(),
        attrs: BTreeMap::from(
            [("href", feed.address(NAME).as_str()), ("rel", "self"), ("type", "application/rss+xml")]
                .map(|(name, value)| (name.to_owned(), value.to_owned())),
        ),
        ..Extension::default()
    };
    let mut channel = Channel {
        title: clean(&feed.title),
        link: feed.page(),
        description: clean(feed.description()),
        language: Some(clean(&feed.settings.site.language)),
        copyright: feed.settings.site.copyright.as_deref().map(clean),
        last_build_date: Some(rfc2822(feed.updated())),
        generator: Some(super::GENERATOR.to_owned()),
        items: feed.entries.iter().map(item).collect(),
        ..Channel::default()
    };
    channel.extensions.entry("atom".to_owned()).or_default().insert("link".to_owned(), vec![link]);
    channel.namespaces.insert("atom".to_owned(), "http://www.w3.org/2005/Atom".to_owned());
    format!("{channel}\n")
}

fn item(entry: &Entry<'_>) -> Item {
    let article = entry.article;
    let creators: Vec<String> = article.authors.iter().map(|it| clean(&it.name)).collect();
    let content = html::of(article);
    let categories = article.section.iter().chain(&article.tags);
    Item {
        title: Some(clean(&article.full_headline())),
        link: Some(entry.url.clone()),
        description: article.deck.as_deref().map(clean),
        guid: Some(Guid { value: entry.url.clone(), permalink: true }),
        pub_date: article.published.map(rfc2822),
        categories: categories.map(|it| Category { name: clean(it), domain: None }).collect(),
        // The standard allows one; what has no known length is none, because readers download by it.
        enclosure: article.attachments.iter().find_map(|it| {
            let length = it.bytes?.to_string();
            let is_typed = !it.media_type.is_empty();
            is_typed.then(|| Enclosure { url: uri(&it.url), length, mime_type: clean(&it.media_type) })
        }),
        dublin_core_ext: (!creators.is_empty()).then(|| DublinCoreExtension { creators, ..Default::default() }),
        content: Some(content).filter(|it| !it.is_empty()),
        ..Item::default()
    }
}

/// A date as RFC 2822 has it, in UTC; years beyond 9999 become 1970.
fn rfc2822(moment: Moment) -> String {
    let date = OffsetDateTime::from_unix_timestamp(moment.0).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    date.format(&Rfc2822).unwrap_or_default()
}

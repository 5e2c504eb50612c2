//! A feed as Atom (RFC 4287).

use super::entry::{Entry, clean, uri};
use super::feed::Feed;
use super::html;
use atom_syndication::{Category, Content, FixedDateTime, Generator, Link, Person, Text};
use news_core::moment::Moment;

/// What it is called in its folder.
pub const NAME: &str = "atom.xml";

/// The bytes of the feed.
#[must_use]
pub fn write(feed: &Feed<'_>) -> String {
    let site = &feed.settings.site;
    let document = atom_syndication::Feed {
        title: Text::plain(clean(&feed.title)),
        id: feed.page(),
        updated: date(feed.updated()),
        // Entries without authors need the feed to have one (section 4.1.1).
        authors: vec![Person { name: clean(&site.title), ..Person::default() }],
        generator: Some(Generator { value: super::GENERATOR.to_owned(), ..Generator::default() }),
        icon: Some(feed.settings.address("icon.svg")),
        links: vec![
            link(&feed.address(NAME), "self", "application/atom+xml"),
            link(&feed.page(), "alternate", "text/html"),
        ],
        rights: site.copyright.as_deref().map(|it| Text::plain(clean(it))),
        subtitle: Some(Text::plain(clean(feed.description()))),
        lang: Some(clean(&site.language)),
        entries: feed.entries.iter().map(entry).collect(),
        ..atom_syndication::Feed::default()
    };
    let mut text = document.to_string();
    text.push('\n');
    text
}

fn entry(entry: &Entry<'_>) -> atom_syndication::Entry {
    let article = entry.article;
    let content = html::of(article);
    let mut links = vec![link(&entry.url, "alternate", "text/html")];
    for file in &article.attachments {
        links.push(Link {
            length: file.bytes.map(|it| it.to_string()),
            title: Some(clean(&file.title)),
            mime_type: Some(clean(&file.media_type)).filter(|it| !it.is_empty()),
            ..link(&uri(&file.url), "enclosure", "")
        });
    }
    let author = |it: &news_core::article::Author| Person {
        name: clean(&it.name),
        email: it.email.as_deref().map(clean),
        uri: it.url.as_deref().map(uri),
        ..Person::default()
    };
    atom_syndication::Entry {
        title: Text::plain(clean(&article.full_headline())),
        id: entry.url.clone(),
        updated: date(entry.changed().unwrap_or(Moment(0))),
        authors: article.authors.iter().map(author).collect(),
        categories: article
            .section
            .iter()
            .chain(&article.tags)
            .map(|it| Category { term: clean(it), ..Category::default() })
            .collect(),
        links,
        published: article.published.map(date),
        rights: article.copyright_notice.as_deref().map(|it| Text::plain(clean(it))),
        summary: article.deck.as_deref().map(|it| Text::plain(clean(it))),
        content: (!content.is_empty()).then(|| Content {
            lang: article.language.as_deref().map(clean),
            content_type: Some("html".to_owned()),
            value: Some(content),
            ..Content::default()
        }),
        ..atom_syndication::Entry::default()
    }
}

fn link(href: &str, rel: &str, media_type: &str) -> Link {
    let mime_type = Some(media_type.to_owned()).filter(|it| !it.is_empty());
    Link { href: href.to_owned(), rel: rel.to_owned(), mime_type, ..Link::default() }
}

fn date(moment: Moment) -> FixedDateTime {
    moment.rfc3339().parse().unwrap_or_default()
}

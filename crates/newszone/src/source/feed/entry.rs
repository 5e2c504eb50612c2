//! One entry of a feed into a draft.

use feed_rs::model::{Entry, Link, MediaContent, MediaObject, Person, Text};
use news_core::draft::{Draft, DraftAttachment, DraftAuthor, DraftImage, DraftNeighbour, Marked};
use news_core::moment::Moment;

/// What an entry says. Its id is its own, its address, or made of its words where it has neither, as in RSS 0.92.
pub(super) fn draft(entry: Entry) -> Draft {
    let url = address(&entry.links);
    let headline = entry.title.as_ref().and_then(marked);
    let summary = entry.summary.as_ref().and_then(marked);
    let content = entry.content.as_ref().and_then(|it| {
        let body = it.body.clone().filter(|body| !body.trim().is_empty())?;
        Some(if it.content_type.subty() == "plain" { Marked::Text(body) } else { Marked::Html(body) })
    });
    let (deck, body) = match content {
        Some(content) => (summary, Some(content)),
        None => (None, summary),
    };
    let id = Some(entry.id.trim().to_owned()).filter(|it| !it.is_empty()).or_else(|| url.clone());
    let id = id.or_else(|| words_id(headline.as_ref(), body.as_ref()));
    let (attachments, image) = media(&entry.media, &entry.links);
    let neighbours = translations(&entry.links);
    Draft {
        id,
        url,
        headline,
        deck,
        body,
        image,
        attachments,
        neighbours,
        authors: authors(&entry.authors),
        tags: entry.categories.into_iter().map(|it| it.label.unwrap_or(it.term)).filter(|it| !it.is_empty()).collect(),
        language: entry.language.as_deref().and_then(language),
        published: entry.published.map(|it| Moment(it.timestamp()).rfc3339()),
        updated: entry.updated.map(|it| Moment(it.timestamp()).rfc3339()),
        copyright_notice: entry.rights.map(|it| it.content),
        ..Draft::default()
    }
}

/// Feeds write `en_US`, and some of them nonsense.
pub(super) fn language(tag: &str) -> Option<String> {
    let tag = tag.trim().replace('_', "-");
    let is_tag = (2..=35).contains(&tag.len()) && tag.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
    is_tag.then_some(tag)
}

/// The same entry in other languages, where links say so: those that are `alternate` and of a language (RFC 4287,
/// section 4.2.7.4).
fn translations(links: &[Link]) -> Vec<DraftNeighbour> {
    let is_translation = |it: &&Link| it.rel.as_deref() == Some("alternate") && it.href_lang.is_some();
    let translation = |it: &Link| DraftNeighbour::translation(None, Some(it.href.trim().to_owned()));
    links.iter().filter(is_translation).map(translation).collect()
}

fn address(links: &[Link]) -> Option<String> {
    let of = |rel: Option<&str>| links.iter().find(|link| link.target.is_none() && link.rel.as_deref() == rel);
    of(Some("alternate")).or_else(|| of(None)).map(|link| link.href.trim().to_owned()).filter(|it| !it.is_empty())
}

/// RSS does not say whether a title is text or HTML: it is HTML where it has the look of it.
fn marked(text: &Text) -> Option<Marked> {
    let content = text.content.trim();
    if content.is_empty() {
        return None;
    }
    let has_reference = content.split('&').skip(1).any(|rest| {
        let name = rest.split(';').next().unwrap_or_default();
        name.len() < rest.len() && !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'#')
    });
    let is_html = text.content_type.subty() != "plain" || has_reference || content.contains("</");
    Some(if is_html { Marked::Html(content.to_owned()) } else { Marked::Text(content.to_owned()) })
}

fn words_id(headline: Option<&Marked>, body: Option<&Marked>) -> Option<String> {
    let words = |marked: Option<&Marked>| match marked {
        Some(Marked::Text(text) | Marked::Html(text)) => text.clone(),
        None => String::new(),
    };
    let words = format!("{}\n{}", words(headline), words(body));
    let hash = blake3::hash(words.as_bytes()).to_hex();
    (!words.trim().is_empty()).then(|| hash[..16].to_owned())
}

/// RSS's `author` is an address with a name in brackets behind it; what else it holds is a name.
fn authors(persons: &[Person]) -> Vec<DraftAuthor> {
    let mut authors: Vec<DraftAuthor> = Vec::new();
    for person in persons {
        let name = person.name.as_deref().map(str::trim).filter(|it| !it.is_empty() && *it != "unknown");
        let email = person.email.clone().filter(|it| it.contains('@'));
        let author = DraftAuthor { name: name.map(str::to_owned), url: person.uri.clone(), email };
        let is_known = authors.iter().any(|it| it.name == author.name);
        if (author.name.is_some() || author.email.is_some()) && !is_known {
            authors.push(author);
        }
    }
    authors
}

/// Pictures and files. The picture is the widest that is offered as content, else a thumbnail.
fn media(objects: &[MediaObject], links: &[Link]) -> (Vec<DraftAttachment>, Option<DraftImage>) {
    let mut attachments: Vec<DraftAttachment> = Vec::new();
    let mut image: Option<DraftImage> = None;
    let mut add = |attachment: DraftAttachment| {
        if attachments.iter().all(|it| it.url != attachment.url) {
            attachments.push(attachment);
        }
    };
    for object in objects {
        let words =
            |text: &Option<Text>| text.as_ref().map(|it| it.content.trim().to_owned()).filter(|it| !it.is_empty());
        for content in &object.content {
            let Some(url) = content.url.as_ref().map(ToString::to_string) else { continue };
            if !is_image(content) {
                add(attachment(content, url, object));
            } else if image.as_ref().is_none_or(|it| it.width < content.width) {
                let (width, height) = (content.width, content.height);
                image = Some(DraftImage {
                    url: Some(url),
                    alt: words(&object.title),
                    caption: words(&object.description),
                    width,
                    height,
                });
            }
        }
        if let (None, Some(thumbnail)) = (&image, object.thumbnails.first()) {
            let it = &thumbnail.image;
            let (url, width, height) = (Some(it.uri.clone()), it.width, it.height);
            image = Some(DraftImage { url, alt: words(&object.title), caption: None, width, height });
        }
    }
    for link in links.iter().filter(|link| link.rel.as_deref() == Some("enclosure")) {
        let (url, media_type, title) = (Some(link.href.clone()), link.media_type.clone(), link.title.clone());
        add(DraftAttachment { url, media_type, title, bytes: link.length, seconds: None });
    }
    (attachments, image)
}

fn attachment(content: &MediaContent, url: String, object: &MediaObject) -> DraftAttachment {
    let duration = content.duration.or(object.duration);
    DraftAttachment {
        url: Some(url),
        media_type: content.content_type.as_ref().map(ToString::to_string),
        title: object.title.as_ref().map(|it| it.content.clone()),
        bytes: content.size.filter(|it| 0 < *it),
        seconds: duration.and_then(|it| u32::try_from(it.as_secs()).ok()),
    }
}

fn is_image(content: &MediaContent) -> bool {
    match (&content.content_type, &content.url) {
        (Some(media_type), _) => media_type.ty() == "image",
        (None, Some(url)) => {
            let path = url.path().to_ascii_lowercase();
            [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"].iter().any(|end| path.ends_with(end))
        }
        (None, None) => false,
    }
}

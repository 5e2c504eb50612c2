//! The way back from an article to a draft, to be published as an item of a JSON Feed.
//!
//! Invariant: accepting the draft of an article, under the manners it was accepted with, gives the same article.

use super::print::html;
use crate::article::{Article, Author, Body, Image, Neighbour, Relation, Translation};
use crate::draft::{Draft, DraftAttachment, DraftAuthor, DraftImage, DraftNeighbour, Marked};
use crate::markup::Block;

/// The whole article.
#[must_use]
pub fn draft_of(article: &Article) -> Draft {
    let blocks = if let Body::Blocks(blocks) = &article.body { blocks.as_slice() } else { &[] };
    Draft {
        // A headline that was taken from the text is taken from it again.
        headline: Some(Marked::Text(headline(article))).filter(|_| !article.headline_from_text),
        body: Some(Marked::Html(html(blocks))).filter(|_| !blocks.is_empty()),
        image: article.image.as_ref().map(image),
        attachments: article.attachments.iter().map(attachment).collect(),
        copyright_notice: article.copyright_notice.clone(),
        copyright_holder: article.copyright_holder.clone(),
        corrections: article.corrections.clone(),
        neighbours: neighbours(article),
        ..facts(article)
    }
}

/// What a list says of an article: all that a card shows and a filter asks, and where the whole is, from the list.
#[must_use]
pub fn card_of(article: &Article, whole_url: &str) -> Draft {
    let (lead, has_more) = match &article.body {
        Body::Blocks(blocks) => (blocks.first().and_then(picture), !blocks.is_empty()),
        Body::Elsewhere { .. } | Body::Protected => (None, false),
    };
    let leads_on = !article.neighbours.is_empty() || !article.translations.is_empty();
    let has_more = has_more || !article.attachments.is_empty() || leads_on;
    let mut card = Draft {
        headline: Some(Marked::Text(headline(article))),
        // The picture that the text begins with is the article's, where the text is not there to show it.
        image: article.image.as_ref().map(image).or(lead),
        ..facts(article)
    };
    if card.detail_url.is_none() && !card.protected && has_more {
        card.detail_url = Some(whole_url.to_owned());
    }
    card
}

fn facts(article: &Article) -> Draft {
    Draft {
        id: Some(article.id.clone()),
        url: article.url.clone(),
        kicker: article.kicker.clone(),
        deck: article.deck.clone().map(Marked::Text),
        byline: article.byline.clone(),
        authors: article.authors.iter().map(author).collect(),
        section: article.section.clone(),
        tags: article.tags.clone(),
        language: article.language.clone(),
        published: article.published.map(crate::moment::Moment::rfc3339),
        updated: article.updated.map(crate::moment::Moment::rfc3339),
        detail_url: if let Body::Elsewhere { url } = &article.body { Some(url.clone()) } else { None },
        protected: article.body == Body::Protected,
        ..Draft::default()
    }
}

/// The headline, behind its kicker only if it begins with the same words in brackets again: those would be taken for
/// the kicker's repetition.
fn headline(article: &Article) -> String {
    let repeats = article.kicker.as_ref().is_some_and(|kicker| article.headline.starts_with(&format!("[{kicker}]")));
    if repeats { article.full_headline() } else { article.headline.clone() }
}

fn author(author: &Author) -> DraftAuthor {
    DraftAuthor { name: Some(author.name.clone()), url: author.url.clone(), email: author.email.clone() }
}

fn image(image: &Image) -> DraftImage {
    DraftImage {
        url: Some(image.url.clone()),
        alt: Some(image.alt.clone()).filter(|it| !it.is_empty()),
        caption: image.caption.clone(),
        width: image.size.map(|it| it.0),
        height: image.size.map(|it| it.1),
    }
}

fn picture(block: &Block) -> Option<DraftImage> {
    match block {
        Block::Figure { content, .. } => content.first().and_then(picture),
        Block::Image { source, alt, size } => {
            Some(image(&Image { url: source.as_str().to_owned(), alt: alt.clone(), caption: None, size: *size }))
        }
        _ => None,
    }
}

fn attachment(attachment: &crate::article::Attachment) -> DraftAttachment {
    DraftAttachment {
        url: Some(attachment.url.clone()),
        media_type: Some(attachment.media_type.clone()).filter(|it| !it.is_empty()),
        title: Some(attachment.title.clone()),
        bytes: attachment.bytes,
        seconds: attachment.seconds,
    }
}

fn neighbours(article: &Article) -> Vec<DraftNeighbour> {
    let translation = |it: &Translation| DraftNeighbour {
        language: it.language.clone(),
        ..DraftNeighbour::translation(it.id.clone(), it.url.clone())
    };
    article.neighbours.iter().map(neighbour).chain(article.translations.iter().map(translation)).collect()
}

fn neighbour(neighbour: &Neighbour) -> DraftNeighbour {
    let relation = match neighbour.relation {
        Relation::Previous => Some("previous"),
        Relation::Next => Some("next"),
        Relation::Related => Some("related"),
        Relation::Beside => None,
    };
    DraftNeighbour {
        relation: relation.map(str::to_owned),
        id: neighbour.id.clone(),
        headline: Some(neighbour.headline.clone()),
        url: neighbour.url.clone(),
        reason: neighbour.reason.clone(),
        language: None,
    }
}

//! The door: from what a source said to what a reader may see.
//!
//! Invariant: this is the only place that builds an [`Article`], and everything in one was checked here.

use crate::article::{Article, Attachment, Author, Body, Image, Neighbour, Relation, Translation};
use crate::cut;
use crate::draft::{Draft, DraftAttachment, DraftAuthor, DraftImage, DraftNeighbour, Marked};
use crate::markup::{self, Address, Block, Surroundings};
use crate::moment::Moment;
use crate::parser::Parser;
use crate::problem::{Fault, Problem};

mod byline;
mod words;

use words::{clean, filled, is_bidi_control};

/// Longest kicker that is parted from a headline, in characters. Desks and series stay well under it; a headline
/// that merely begins with a bracketed remark goes over it more often than not.
pub const KICKER_CHARS_MAX: usize = 60;

/// Length of a headline taken from the text, in characters: about one line of a list on a wide screen.
pub const HEADLINE_FROM_TEXT_CHARS: usize = 80;

/// What accepting needs to know besides the draft.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// What time it is.
    pub now: Moment,
    /// Absolute address of the document: the base of relative addresses.
    pub base: &'a str,
    /// Language of drafts that name none.
    pub language: Option<&'a str>,
    /// Whether a bracketed beginning of a headline is its kicker.
    pub split_kicker: bool,
    /// Hosts whose pages may be embedded on demand.
    pub embed_hosts: &'a [String],
}

/// Why a draft did not become an article.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// Its source does not want it shown, now or any more.
    Withdrawn(Withdrawn),
    /// It cannot be shown; the problem is among those reported.
    Unfit,
}

/// An article that must not be shown, kept so that a reader of a link to it can be told why.
#[derive(Clone, Debug, PartialEq)]
pub struct Withdrawn {
    /// Its id.
    pub id: String,
    /// Why.
    pub reason: Reason,
}

/// Why an article must not be shown. The words are those of ninjs `pubStatus`, `embargoedUntil` and `expires`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Taken back for good.
    Canceled,
    /// Held back by its publisher.
    Withheld,
    /// Not to be shown before.
    Embargoed {
        /// When it may be shown; `None` where the source's date cannot be read, which errs towards silence.
        until: Option<Moment>,
    },
    /// Not to be shown any more.
    Expired {
        /// Since when.
        since: Moment,
    },
}

/// Turns a draft into an article, and notes in `problems` what had to be left out.
///
/// # Errors
///
/// [`Refusal::Withdrawn`] for what must not be shown, [`Refusal::Unfit`] for what has no id or nothing to show.
pub fn accept(
    draft: Draft,
    terms: &Terms<'_>,
    parser: &impl Parser,
    problems: &mut Vec<Problem>,
) -> Result<Article, Refusal> {
    let item = draft.item;
    let mut note = |field: &str, found: &str, fault: Fault| problems.push(Problem::of_item(item, field, found, fault));

    let Some(id) = filled(draft.id.as_deref()) else {
        note("id", "", Fault::NoId);
        return Err(Refusal::Unfit);
    };
    if let Some(reason) = reason_to_hide(&draft, terms.now, &mut note) {
        return Err(Refusal::Withdrawn(Withdrawn { id, reason }));
    }

    let mut plain = |field: &str, marked: &Option<Marked>| {
        let text = match marked.as_ref()? {
            Marked::Text(text) => text.clone(),
            Marked::Html(html) => markup::plain_text(&parser.html(html)),
        };
        if text.contains(is_bidi_control) {
            note(field, &text, Fault::BidiControl);
        }
        filled(Some(&text))
    };
    let headline = plain("headline", &draft.headline);
    let deck = plain("deck", &draft.deck);

    let around = Surroundings { base: terms.base, embed_hosts: terms.embed_hosts };
    let blocks = draft.body.as_ref().map(|body| match body {
        Marked::Text(text) => markup::from_text(text),
        Marked::Html(html) => markup::from_nodes(&parser.html(html), &around),
    });
    let headline_from_text = headline.is_none();
    let headline = headline.or_else(|| first_words(deck.as_deref(), blocks.as_deref()));
    let image = draft.image.as_ref().and_then(|it| image(it, terms.base));
    let (kicker, headline) = match (&draft.kicker, headline) {
        (_, None) if image.is_none() => {
            note("headline", "", Fault::Nothing);
            return Err(Refusal::Unfit);
        }
        (_, None) => (None, id.clone()),
        (Some(kicker), Some(headline)) => {
            let kicker = clean(kicker);
            let headline = without_kicker(&headline, &kicker);
            (Some(kicker).filter(|it| !it.is_empty()), headline)
        }
        (None, Some(headline)) if terms.split_kicker => split_kicker(headline),
        (None, Some(headline)) => (None, headline),
    };

    let mut address = |field: &str, link: &Option<String>| {
        let link = link.as_deref().map(str::trim).filter(|it| !it.is_empty())?;
        let address = Address::resolve(terms.base, link).filter(Address::is_http);
        if address.is_none() {
            note(field, link, Fault::BadAddress);
        }
        address.map(|it| it.as_str().to_owned())
    };
    let url = address("url", &draft.url);
    let detail_url = address("detail_url", &draft.detail_url);
    let mut date = |field: &str, text: &Option<String>| {
        let text = text.as_deref().map(str::trim).filter(|it| !it.is_empty())?;
        let moment = Moment::parse(text);
        if moment.is_none() {
            note(field, text, Fault::BadDate);
        }
        moment
    };
    let published = date("published", &draft.published);
    let updated = date("updated", &draft.updated).filter(|it| published.is_none_or(|published| published < *it));

    let (byline, authors) = byline::read(draft.byline.as_deref(), authors(&draft.authors, terms.base));
    let body = match (blocks, detail_url) {
        (_, _) if draft.protected => Body::Protected,
        (Some(blocks), _) => Body::Blocks(blocks),
        (None, Some(url)) => Body::Elsewhere { url },
        (None, None) => Body::Blocks(Vec::new()),
    };
    let mut tags: Vec<String> = Vec::new();
    for tag in draft.tags.iter().filter_map(|it| filled(Some(it))) {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    Ok(Article {
        url,
        headline,
        headline_from_text,
        kicker,
        deck,
        authors,
        byline,
        section: filled(draft.section.as_deref()),
        tags,
        language: language(draft.language.as_deref()).or_else(|| language(terms.language)),
        published,
        updated,
        image: image.filter(|it| !shows(&body, &it.url)),
        body,
        attachments: draft.attachments.iter().filter_map(|it| attachment(it, terms.base)).collect(),
        copyright_notice: filled(draft.copyright_notice.as_deref()),
        copyright_holder: filled(draft.copyright_holder.as_deref()),
        neighbours: draft.neighbours.iter().filter_map(|it| neighbour(it, terms.base)).collect(),
        corrections: draft.corrections,
        translations: draft.neighbours.iter().filter_map(|it| translation(it, terms.base)).collect(),
        id,
    })
}

fn reason_to_hide(draft: &Draft, now: Moment, note: &mut impl FnMut(&str, &str, Fault)) -> Option<Reason> {
    match draft.status.as_deref().map(str::trim) {
        Some(status) if status.eq_ignore_ascii_case("canceled") || status.eq_ignore_ascii_case("cancelled") => {
            return Some(Reason::Canceled);
        }
        Some(status) if status.eq_ignore_ascii_case("withheld") => return Some(Reason::Withheld),
        _ => {}
    }
    if let Some(text) = draft.embargoed.as_deref().filter(|it| !it.trim().is_empty()) {
        match Moment::parse(text) {
            Some(until) if until <= now => {}
            Some(until) => return Some(Reason::Embargoed { until: Some(until) }),
            None => {
                note("embargoed_until", text, Fault::BadDate);
                return Some(Reason::Embargoed { until: None });
            }
        }
    }
    let text = draft.expires.as_deref().filter(|it| !it.trim().is_empty())?;
    match Moment::parse(text) {
        Some(since) if since <= now => Some(Reason::Expired { since }),
        Some(_) => None,
        None => {
            note("expires", text, Fault::BadDate);
            None
        }
    }
}

/// A headline for a story that came without: the beginning of its deck or text.
fn first_words(deck: Option<&str>, blocks: Option<&[Block]>) -> Option<String> {
    let text = match (deck, blocks) {
        (Some(deck), _) => deck.to_owned(),
        (None, blocks) => clean(&markup::text_of(blocks?)),
    };
    let words = cut::cut(&text, HEADLINE_FROM_TEXT_CHARS).into_owned();
    Some(words).filter(|it| !it.is_empty())
}

/// `[kicker] headline`, parted.
fn split_kicker(headline: String) -> (Option<String>, String) {
    let parted = headline.strip_prefix('[').and_then(|it| it.split_once(']')).map(|(a, b)| (a.trim(), b.trim()));
    match parted {
        Some((kicker, rest))
            if !kicker.is_empty() && !rest.is_empty() && kicker.chars().count() <= KICKER_CHARS_MAX =>
        {
            (Some(kicker.to_owned()), rest.to_owned())
        }
        _ => (None, headline),
    }
}

/// The headline without a bracketed repetition of the kicker that the source also gave apart.
fn without_kicker(headline: &str, kicker: &str) -> String {
    let rest = headline.strip_prefix('[').and_then(|it| it.strip_prefix(kicker)).and_then(|it| it.strip_prefix(']'));
    rest.map(str::trim).filter(|it| !it.is_empty()).unwrap_or(headline).to_owned()
}

fn authors(drafts: &[DraftAuthor], base: &str) -> Vec<Author> {
    let author = |draft: &DraftAuthor| {
        let name = filled(draft.name.as_deref())?;
        let url = draft.url.as_deref().and_then(|it| Address::resolve(base, it)).filter(Address::is_http);
        let email = draft.email.as_deref().and_then(byline::email);
        Some(Author { name, url: url.map(|it| it.as_str().to_owned()), email })
    };
    drafts.iter().filter_map(author).collect()
}

/// The tag in lower case with hyphens, if it can be one (RFC 5646: letters, digits, hyphens; two to 35 long).
fn language(tag: Option<&str>) -> Option<String> {
    let tag = tag?.trim().replace('_', "-").to_ascii_lowercase();
    let fits = (2..=35).contains(&tag.len()) && tag.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
    fits.then_some(tag)
}

fn image(draft: &DraftImage, base: &str) -> Option<Image> {
    let url = Address::resolve(base, draft.url.as_deref()?).filter(Address::is_http)?;
    Some(Image {
        url: url.as_str().to_owned(),
        alt: filled(draft.alt.as_deref()).unwrap_or_default(),
        caption: filled(draft.caption.as_deref()),
        size: draft.width.zip(draft.height).filter(|(width, height)| 0 < *width && 0 < *height),
    })
}

/// Whether the text itself begins with that picture.
fn shows(body: &Body, url: &str) -> bool {
    let is_it = |block: &Block| matches!(block, Block::Image { source, .. } if source.as_str() == url);
    match body {
        Body::Blocks(blocks) => match blocks.first() {
            Some(Block::Figure { content, .. }) => content.iter().any(is_it),
            Some(block) => is_it(block),
            None => false,
        },
        Body::Elsewhere { .. } | Body::Protected => false,
    }
}

fn attachment(draft: &DraftAttachment, base: &str) -> Option<Attachment> {
    let url = Address::resolve(base, draft.url.as_deref()?).filter(Address::is_http)?.as_str().to_owned();
    let title = filled(draft.title.as_deref());
    let name = url.split(['?', '#']).next().and_then(|it| it.rsplit('/').next()).unwrap_or(&url);
    Some(Attachment {
        title: title.unwrap_or_else(|| crate::route::decoded(name)),
        media_type: filled(draft.media_type.as_deref()).unwrap_or_default(),
        bytes: draft.bytes,
        seconds: draft.seconds,
        url,
    })
}

fn neighbour(draft: &DraftNeighbour, base: &str) -> Option<Neighbour> {
    let headline = filled(draft.headline.as_deref()).filter(|_| !draft.is_translation())?;
    let relation = match draft.relation.as_deref() {
        Some("previous") => Relation::Previous,
        Some("next") => Relation::Next,
        Some("related") => Relation::Related,
        _ => Relation::Beside,
    };
    let (id, url) = (draft.id.clone(), address_of(draft, base));
    Some(Neighbour { relation, headline, id, url, reason: filled(draft.reason.as_deref()) })
}

fn translation(draft: &DraftNeighbour, base: &str) -> Option<Translation> {
    let (id, url) = (draft.id.clone(), address_of(draft, base));
    let is_named = draft.is_translation() && (id.is_some() || url.is_some());
    is_named.then(|| Translation { language: language(draft.language.as_deref()), id, url })
}

fn address_of(draft: &DraftNeighbour, base: &str) -> Option<String> {
    let url = draft.url.as_deref().and_then(|it| Address::resolve(base, it)).filter(Address::is_http);
    url.map(|it| it.as_str().to_owned())
}

#[cfg(test)]
mod tests;

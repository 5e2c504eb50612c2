//! A page as a JSON Feed 1.1 document.
//!
//! Invariant: the same page gives the same bytes, and what is absent leaves no member behind.

use super::super::Page;
use super::{EXTENSION, faults};
use crate::draft::{Draft, DraftAttachment, DraftAuthor, DraftImage, DraftNeighbour, Marked};
use crate::json::quote;

/// Writes a page as a JSON Feed that [`super::read`] reads back as it was, problems and all.
#[must_use]
pub fn write(page: &Page) -> String {
    let mut out = Writer::default();
    out.open("", '{');
    out.text("version", "https://jsonfeed.org/version/1.1");
    // The standard asks for a title, were it an empty one.
    out.text("title", page.title.as_deref().unwrap_or_default());
    out.filled("language", page.language.as_deref());
    out.filled("next_url", page.next_url.as_deref());
    if page.home.is_some() || !page.problems.is_empty() {
        out.open(EXTENSION, '{');
        out.filled("home", page.home.as_deref());
        if !page.problems.is_empty() {
            faults::write(&mut out, &page.problems);
        }
        out.close('}');
    }
    out.open("items", '[');
    for (position, draft) in page.drafts.iter().enumerate() {
        out.open("", '{');
        item(&mut out, position, draft);
        out.close('}');
    }
    out.close(']');
    out.close('}');
    out.text
}

fn item(out: &mut Writer, position: usize, draft: &Draft) {
    out.filled("id", draft.id.as_deref());
    out.filled("url", draft.url.as_deref());
    out.filled("title", text_of(draft.headline.as_ref()));
    out.filled("summary", text_of(draft.deck.as_ref()));
    out.filled("content_html", html_of(draft.body.as_ref()));
    out.filled("content_text", text_of(draft.body.as_ref()));
    out.filled("image", draft.image.as_ref().and_then(|image| image.url.as_deref()));
    out.filled("date_published", draft.published.as_deref());
    out.filled("date_modified", draft.updated.as_deref());
    out.filled("language", draft.language.as_deref());
    out.list("authors", &draft.authors, author);
    out.texts("tags", &draft.tags);
    out.list("attachments", &draft.attachments, attachment);
    let before = out.text.len();
    out.open(EXTENSION, '{');
    let empty = out.text.len();
    extension(out, position, draft);
    if out.text.len() == empty {
        out.text.truncate(before);
    } else {
        out.close('}');
    }
}

fn extension(out: &mut Writer, position: usize, draft: &Draft) {
    if draft.item != position {
        out.number("item", draft.item as u64);
    }
    out.filled("kicker", draft.kicker.as_deref());
    out.filled("headline_html", html_of(draft.headline.as_ref()));
    out.filled("deck_html", html_of(draft.deck.as_ref()));
    out.filled("byline", draft.byline.as_deref());
    out.filled("section", draft.section.as_deref());
    out.filled("detail_url", draft.detail_url.as_deref());
    if draft.protected {
        out.yes("protected");
    }
    out.filled("status", draft.status.as_deref());
    out.filled("embargoed_until", draft.embargoed.as_deref());
    out.filled("expires", draft.expires.as_deref());
    out.filled("copyright_notice", draft.copyright_notice.as_deref());
    out.filled("copyright_holder", draft.copyright_holder.as_deref());
    if let Some(said) = &draft.image {
        image(out, said);
    }
    out.list("neighbours", &draft.neighbours, neighbour);
    out.texts("corrections", &draft.corrections);
}

fn image(out: &mut Writer, said: &DraftImage) {
    if (&said.alt, &said.caption, said.width, said.height) == (&None, &None, None, None) {
        return;
    }
    out.open("image", '{');
    out.filled("alt", said.alt.as_deref());
    out.filled("caption", said.caption.as_deref());
    out.amount("width", said.width.map(u64::from));
    out.amount("height", said.height.map(u64::from));
    out.close('}');
}

fn author(out: &mut Writer, author: &DraftAuthor) {
    out.filled("name", author.name.as_deref());
    out.filled("url", author.url.as_deref());
    if let Some(email) = &author.email {
        out.open(EXTENSION, '{');
        out.text("email", email);
        out.close('}');
    }
}

fn attachment(out: &mut Writer, attachment: &DraftAttachment) {
    out.filled("url", attachment.url.as_deref());
    out.filled("mime_type", attachment.media_type.as_deref());
    out.filled("title", attachment.title.as_deref());
    out.amount("size_in_bytes", attachment.bytes);
    out.amount("duration_in_seconds", attachment.seconds.map(u64::from));
}

fn neighbour(out: &mut Writer, neighbour: &DraftNeighbour) {
    out.filled("relation", neighbour.relation.as_deref());
    out.filled("id", neighbour.id.as_deref());
    out.filled("headline", neighbour.headline.as_deref());
    out.filled("url", neighbour.url.as_deref());
    out.filled("reason", neighbour.reason.as_deref());
    out.filled("language", neighbour.language.as_deref());
}

fn text_of(marked: Option<&Marked>) -> Option<&str> {
    if let Some(Marked::Text(text)) = marked { Some(text) } else { None }
}

fn html_of(marked: Option<&Marked>) -> Option<&str> {
    if let Some(Marked::Html(html)) = marked { Some(html) } else { None }
}

/// A JSON document in the making. Members need a name; elements of a list go by the empty one.
#[derive(Default)]
pub(super) struct Writer {
    text: String,
}

impl Writer {
    /// Begins an object (`{`) or a list (`[`).
    pub(super) fn open(&mut self, name: &str, bracket: char) {
        self.name(name);
        self.text.push(bracket);
    }

    /// Ends what was begun last.
    pub(super) fn close(&mut self, bracket: char) {
        self.text.push(bracket);
    }

    /// A text.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.name(name);
        quote(&mut self.text, text);
    }

    /// A whole number.
    pub(super) fn number(&mut self, name: &str, number: u64) {
        self.name(name);
        self.text.push_str(&number.to_string());
    }

    fn filled(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    fn amount(&mut self, name: &str, amount: Option<u64>) {
        if let Some(amount) = amount {
            self.number(name, amount);
        }
    }

    fn yes(&mut self, name: &str) {
        self.name(name);
        self.text.push_str("true");
    }

    /// A list of texts; nothing where it is empty.
    fn texts(&mut self, name: &str, texts: &[String]) {
        if texts.is_empty() {
            return;
        }
        self.open(name, '[');
        texts.iter().for_each(|it| self.text("", it));
        self.close(']');
    }

    /// A list of objects; nothing where it is empty.
    fn list<T>(&mut self, name: &str, items: &[T], write: fn(&mut Self, &T)) {
        if items.is_empty() {
            return;
        }
        self.open(name, '[');
        for item in items {
            self.open("", '{');
            write(self, item);
            self.close('}');
        }
        self.close(']');
    }

    /// The comma that parts this value from the one before, and its name. A text ends in a quote, so a bracket at the
    /// end always is one that was opened.
    fn name(&mut self, name: &str) {
        if !self.text.is_empty() && !self.text.ends_with(['{', '[']) {
            self.text.push(',');
        }
        if !name.is_empty() {
            quote(&mut self.text, name);
            self.text.push(':');
        }
    }
}

#[cfg(test)]
mod tests;

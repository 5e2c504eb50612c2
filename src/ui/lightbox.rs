//! A picture alone, over the page: as large as the window, until it is put away.

use news_core::article::Image;
use news_core::lang::Words;

use super::notices::button_of;
use super::view::{View, tag};

/// The id of the dialog.
pub const ID: &str = "lightbox";

/// The dialog, empty while no picture is looked at.
pub fn lightbox(picture: Option<&Image>, words: &'static Words, close: impl Fn() + Send + 'static) -> View {
    let figure = picture.map(|it| {
        let image =
            tag("img").attr("referrerpolicy", "no-referrer").attr("alt", it.alt.as_str()).attr("src", it.url.as_str());
        let caption = it.caption.as_deref().map(|it| tag("figcaption").child(it));
        tag("figure").child(image).child(caption)
    });
    tag("dialog")
        .class("lightbox")
        .attr("id", ID)
        .attr("aria-label", words.enlarge)
        .child(figure)
        .child(button_of("button", words.close, close))
        .into()
}

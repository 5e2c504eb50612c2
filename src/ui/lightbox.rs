//! A picture alone, over the page: as large as the window, until it is put away.

use news_core::article::Image;
use news_core::lang::Words;

use super::notices::button_of;
use super::view::{View, tag};

/// The id of the dialog.
pub const ID: &str = "lightbox";

/// The dialog; nothing while no picture is looked at.
pub fn lightbox(picture: Option<&Image>, words: &'static Words, close: impl Fn() + Send + 'static) -> View {
    let Some(picture) = picture else { return View::Nothing };
    let image = tag("img").attr("referrerpolicy", "no-referrer").attr("alt", picture.alt.as_str());
    let caption = picture.caption.as_deref().map(|it| tag("figcaption").child(it));
    tag("dialog")
        .class("lightbox")
        .attr("id", ID)
        .attr("aria-label", words.enlarge)
        .child(tag("figure").child(image.attr("src", picture.url.as_str())).child(caption))
        .child(button_of("button", words.close, close))
        .into()
}

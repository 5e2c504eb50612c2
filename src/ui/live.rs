//! What became known while the page stood, in words that move nothing.

use news_core::lang::Words;

use super::notices::{button, button_of, notice};
use super::view::{View, tag};

/// How many articles wait, as a button that puts them in the list. It stands over the list, in no one's way; what is in it
/// is spoken when the reader rests.
pub fn waiting(count: usize, words: &'static Words, take: impl Fn() + Send + 'static) -> View {
    let pill = (0 < count).then(|| button_of("button pill", &(words.fresh)(count), take));
    tag("div").class("pill-place").attr("role", "status").child(pill).into()
}

/// That there is no network, and how much can be read all the same.
pub fn offline(readable: usize, words: &'static Words) -> View {
    tag("p").class("notice notice-offline").attr("role", "status").child((words.offline)(readable)).into()
}

/// That a newer version of the app is ready, for whoever wants it now.
pub fn newer(words: &'static Words, reload: impl Fn() + Send + 'static, dismiss: impl Fn() + Send + 'static) -> View {
    let text = tag("p").attr("role", "status").child(words.newer);
    notice("notice notice-newer", text.into(), vec![button(words.reload, reload), button(words.dismiss, dismiss)])
}

//! The reader's choices of display: a panel behind a button, with one list of choices a setting.

use news_core::display::{Display, Setting};
use news_core::lang::ReaderWords;

use super::notices::button;
use super::view::{View, tag};

/// The panel, which also says how many bytes were saved by leaving pictures out. `change` is told what is wanted from now on, of
/// the display that there is by then.
pub fn display(
    display: Display,
    saved_bytes: u64,
    its: &'static ReaderWords,
    change: impl Fn(&dyn Fn(Display) -> Display) + Copy + Send + 'static,
) -> View {
    let line = |setting: Setting| {
        let id = ["display-", setting.key()].concat();
        let choice = |choice: &&'static str| {
            let is_chosen = display.choice(setting) == *choice;
            tag("option").attr("value", *choice).chosen(is_chosen).child((its.setting)(setting, choice)).into()
        };
        let choices = tag("select")
            .attr("id", id.as_str())
            .on("change", move |chosen| change(&|it| it.with(setting, &chosen.value())))
            .children(setting.choices().iter().map(choice).collect());
        let label = tag("label").attr("for", id).child(its.settings[setting as usize]);
        tag("p").class("display-line").child(label).child(choices).into()
    };
    let lines = Setting::ALL.into_iter().map(line).collect();
    let saved = (0 < saved_bytes).then(|| tag("p").class("display-saved").child((its.data_saved)(saved_bytes)));
    let reset = button(its.reset, move || change(&|_| Display::default()));
    tag("details")
        .class("display")
        .attr("id", "display")
        .child(
            tag("summary")
                .child(tag("span").class("display-sign"))
                .child(tag("span").class("unseen").child(its.display)),
        )
        .child(tag("div").class("display-panel").children(lines).child(saved).child(reset))
        .into()
}

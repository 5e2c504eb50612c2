//! The dialog of keyboard shortcuts: what each key does, and ways to have it otherwise.

use news_core::lang::keys::KeyWords;
use news_core::shortcuts::{Action, Shortcuts};

use super::notices::button;
use super::view::{View, tag};

/// How it stands.
pub struct Showing<'a> {
    /// What the keys do.
    pub shortcuts: &'a Shortcuts,
    /// For what a new key is awaited.
    pub awaited: Option<Action>,
    /// What there is to say of the reader's last step.
    pub said: &'a str,
    /// Whether changes outlast the page.
    pub lasts: bool,
}

/// What the reader can do with it.
#[derive(Clone, Copy)]
pub struct Doing<K, W, T, R> {
    /// Takes a key: what it writes, where it is, whether with Shift. Answers whether it was awaited.
    pub take: K,
    /// Awaits a new key.
    pub wait_for: W,
    /// Has shortcuts heard, or not.
    pub turn: T,
    /// Takes all changes back.
    pub reset: R,
    /// Closes the dialog.
    pub close: fn(),
}

/// The dialog. Whoever has it in the page opens it: as a modal one it keeps the focus, and gives it back.
pub fn dialog<K, W, T, R>(
    showing: &Showing<'_>,
    words: &'static KeyWords,
    language: &'static str,
    doing: Doing<K, W, T, R>,
) -> View
where
    K: Fn(&str, &str, bool) -> bool + Send + 'static,
    W: Fn(Action) + Copy + Send + 'static,
    T: Fn(bool) + Send + 'static,
    R: Fn() + Send + 'static,
{
    let Doing { take, wait_for, turn, reset, close } = doing;
    let are_on = showing.shortcuts.are_on;
    let switch = tag("input").attr("type", "checkbox").checked(are_on).on("change", move |it| turn(it.is_checked()));
    let row = |action: Action| {
        let name = words.name(action);
        let is_awaited = showing.awaited == Some(action);
        let change = tag("button")
            .attr("type", "button")
            .class("button")
            .attr("aria-label", (words.change_of)(name))
            .attr("aria-pressed", is_awaited.to_string())
            .on("click", move |_| wait_for(action))
            .child(words.change);
        tag("tr")
            .child(tag("th").attr("scope", "row").child(name))
            .child(tag("td").children(keys(showing.shortcuts, action, words)))
            .child(tag("td").child(change))
            .into()
    };
    let heading = |text: &'static str| tag("th").attr("scope", "col").child(text);
    let head = tag("tr").child(heading(words.action)).child(heading(words.key)).child(tag("td"));
    let table = tag("table")
        .child(tag("thead").child(head))
        .child(tag("tbody").children(Action::ALL.into_iter().map(row).collect()));
    let ways = tag("p").class("shortcuts-ways").child(button(words.reset, reset)).child(button(words.close, close));
    tag("dialog")
        .class("shortcuts")
        .attr("id", "shortcuts")
        .attr("lang", language)
        .attr("aria-labelledby", "heading-shortcuts")
        .on("keydown", move |pressed| {
            if take(&pressed.key(), &pressed.code(), pressed.has_shift()) {
                pressed.prevent();
            }
        })
        .child(tag("h2").attr("id", "heading-shortcuts").child(words.title))
        .child(tag("p").class("hint").child(words.intro))
        .child(tag("label").class("shortcuts-switch").child(switch).child(" ").child(words.on))
        .child(table)
        .child(tag("p").class("shortcuts-said").attr("role", "status").child(showing.said))
        .child((!showing.lasts).then(|| tag("p").class("hint").child(words.not_kept)))
        .child(ways)
        .into()
}

/// The keys of an action, as they are printed on keyboards.
fn keys(shortcuts: &Shortcuts, action: Action, words: &'static KeyWords) -> Vec<View> {
    let mut views: Vec<View> = Vec::new();
    for key in shortcuts.keys(action) {
        if !views.is_empty() {
            views.push([" ", words.then, " "].concat().into());
        }
        views.push(tag("kbd").child(String::from(key)).into());
    }
    views
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::prelude::{Owner, RenderHtml};
    use news_core::lang::Language;

    fn rendered(showing: &Showing<'_>, language: Language) -> String {
        let doing =
            Doing { take: |_: &str, _: &str, _| false, wait_for: |_| {}, turn: |_| {}, reset: || {}, close: || {} };
        Owner::new().with(|| dialog(showing, language.key_words(), language.words().tag, doing).to_html())
    }

    #[test]
    fn what_it_shows() {
        let mut shortcuts = Shortcuts::default();
        shortcuts.change(Action::Next, '<').unwrap();
        let awaits = Showing { shortcuts: &shortcuts, awaited: Some(Action::Home), said: "x", lasts: false };
        let html = rendered(&awaits, Language::Korean);
        for expected in [
            "<th scope=\"row\">다음 기사</th><td><kbd>&lt;</kbd></td>",
            "<td><kbd>g</kbd> 이어서 <kbd>h</kbd></td>",
            "aria-label=\"‘첫 화면’ 키 바꾸기\" aria-pressed=\"true\"",
            "<input type=\"checkbox\" checked=\"\">",
            "<p class=\"shortcuts-said\" role=\"status\">x</p><p class=\"hint\">브라우저가",
        ] {
            assert!(html.contains(expected), "{expected}\n{html}");
        }
        assert_eq!(html.matches("aria-pressed=\"true\"").count(), 1);
        let mut off = Shortcuts::default();
        off.are_on = false;
        let html = rendered(&Showing { shortcuts: &off, awaited: None, said: "", lasts: true }, Language::English);
        assert!(html.contains("<input type=\"checkbox\">") && !html.contains("class=\"hint\">Kept"), "{html}");
    }
}

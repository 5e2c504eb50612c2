//! Tabs by the ARIA pattern: one stop for the Tab key, arrows between them, Enter or Space to choose.
//!
//! Choosing by hand rather than by arrow alone, because a choice is a step in the history.
//! <https://www.w3.org/WAI/ARIA/apg/patterns/tabs/>

use super::view::{View, tag};

/// A tab.
#[derive(Clone, Copy)]
pub struct Tab {
    /// What `choose` is called with; also ends the ids of the tab and its panel.
    pub key: &'static str,
    /// What it says.
    pub label: &'static str,
    /// Whether its panel is the one shown.
    pub selected: bool,
    /// Whether there is anything to show.
    pub enabled: bool,
}

/// A list of tabs of that name. `focus` is called with the id of the tab that the arrows lead to.
pub fn tabs(
    name: &str,
    tabs: [Tab; 2],
    choose: impl Fn(&'static str) + Copy + Send + 'static,
    focus: fn(&str),
) -> View {
    // Where none is selected (an unknown address), the first can be reached.
    let stop = tabs.iter().position(|it| it.selected).unwrap_or(0);
    let tab = |nth: usize| {
        let it = tabs[nth];
        tag("button")
            .class("tab")
            .attr("type", "button")
            .attr("role", "tab")
            .attr("id", tab_id(it.key))
            .attr("aria-controls", ["panel-", it.key].concat())
            .attr("aria-selected", it.selected.to_string())
            .attr_some("aria-disabled", (!it.enabled).then(|| "true".to_owned()))
            .attr("tabindex", if nth == stop { "0" } else { "-1" })
            .on("click", move |_| {
                if it.enabled {
                    choose(it.key);
                }
            })
            .on("keydown", move |pressed| {
                let to = match pressed.key().as_str() {
                    // Of two tabs, left and right both lead to the other one, around the ends.
                    "ArrowRight" | "ArrowLeft" => 1 - nth,
                    "Home" => 0,
                    "End" => 1,
                    _ => return,
                };
                pressed.prevent();
                focus(&tab_id(tabs[to].key));
            })
            .child(it.label)
    };
    tag("div").class("tabs").attr("role", "tablist").attr("aria-label", name).child(tab(0)).child(tab(1)).into()
}

fn tab_id(key: &str) -> String {
    ["tab-", key].concat()
}

//! What stands beside an article at its source.

use news_core::article::{Neighbour, Relation};
use news_core::lang::Words;

use super::article::{inside, line, outside};
use super::view::{View, tag};

/// The articles before and after, each by its headline in parentheses, and those about the same, with what that is. One
/// of which only the headline is known still has its line.
pub(super) fn neighbours(
    neighbours: &[Neighbour],
    words: &'static Words,
    href: impl Fn(Option<&str>) -> String + Copy + Send + 'static,
) -> View {
    if neighbours.is_empty() {
        return View::Nothing;
    }
    let (mut beside, mut related) = (Vec::new(), Vec::new());
    for it in neighbours {
        let is_related = it.relation == Relation::Related;
        let text = if is_related { it.headline.clone() } else { ["(", &it.headline, ")"].concat() };
        let linked = match (it.id.clone(), &it.url) {
            (Some(id), _) => inside(move || href(Some(&id)), text),
            (None, Some(url)) => outside(url, "noopener noreferrer", text),
            (None, None) => tag("span").class("neighbour-plain").child(text).into(),
        };
        let item = tag("li").child(linked).child(line("related-reason", it.reason.as_deref())).into();
        if is_related { &mut related } else { &mut beside }.push(item);
    }
    let list = |class, name: &'static str, lines: Vec<View>| {
        let nav = tag("nav").class(class).attr("aria-label", name);
        if lines.is_empty() { View::Nothing } else { nav.child(tag("ul").children(lines)).into() }
    };
    vec![list("neighbours", words.neighbours, beside), list("related", words.related, related)].into()
}

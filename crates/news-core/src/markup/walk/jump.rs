//! Links inside a text, such as those to its notes and back.
//!
//! Invariant: what a source calls its places goes no further than here. Places that are linked to have numbers, in the order
//! in which they first are, so that no name of a source can be mistaken for one of the page's.

use super::super::plain::{is_dropped, is_space};
use super::Element;
use super::line::is_blank;
use crate::parser::{DEPTH_LEVELS_MAX, Node};
use crate::route::decoded;

/// The places of a text that are linked to.
#[derive(Default)]
pub(super) struct Jumps {
    /// What the source calls each.
    names: Vec<String>,
    /// How far the walk has come with each.
    passed: Vec<Passed>,
}

/// How far the walk has come with a place.
#[derive(Clone, Copy, PartialEq)]
enum Passed {
    /// It is yet to come.
    Ahead,
    /// It is inside.
    Within,
    /// It is past it.
    Behind,
}

/// What is found in looking for them.
#[derive(Default)]
struct Found {
    /// What is linked to, in order.
    wanted: Vec<String>,
    /// Places before words.
    places: Vec<String>,
    /// Places since the last words.
    waiting: Vec<String>,
    /// Places that what is looked at is inside of: a link to one of them leads nowhere.
    around: Vec<String>,
}

impl Jumps {
    /// Those among the nodes of a text.
    pub(super) fn of(nodes: &[Node]) -> Self {
        let mut found = Found::default();
        found.look(nodes, DEPTH_LEVELS_MAX);
        let mut names: Vec<String> = Vec::new();
        for name in found.wanted {
            if found.places.contains(&name) && !names.contains(&name) {
                names.push(name);
            }
        }
        Self { passed: vec![Passed::Ahead; names.len()], names }
    }

    /// Which place a link leads to, and whether that is back; `None` if it leads out of the text.
    pub(super) fn to(&self, href: &str) -> Option<(usize, bool)> {
        let name = decoded(href.trim_matches(is_space).strip_prefix('#')?);
        let nth = self.names.iter().position(|it| *it == name)?;
        (self.passed[nth] != Passed::Within).then_some((nth + 1, self.passed[nth] == Passed::Behind))
    }

    /// Which place an element is; the first of a name is the one that is meant.
    pub(super) fn enter(&mut self, element: Element<'_>) -> Option<usize> {
        let name = name_of(element)?;
        let nth = self.names.iter().position(|it| it == name).filter(|nth| self.passed[*nth] == Passed::Ahead)?;
        self.passed[nth] = Passed::Within;
        Some(nth + 1)
    }

    /// Leaves an element that was a place.
    pub(super) fn leave(&mut self, place: Option<usize>) {
        if let Some(nth) = place {
            self.passed[nth - 1] = Passed::Behind;
        }
    }
}

impl Found {
    /// Answers whether there are words in them.
    fn look(&mut self, nodes: &[Node], levels_left: usize) -> bool {
        let mut has_words = false;
        for node in nodes {
            has_words |= match (node, Element::of(node)) {
                (Node::Text(text), _) => {
                    let has_words = !text.chars().all(is_blank);
                    if has_words {
                        self.places.append(&mut self.waiting);
                    }
                    has_words
                }
                (_, Some(element)) if 1 < levels_left && !is_dropped(element.tag) => {
                    let place = name_of(element).map(str::to_owned);
                    self.waiting.extend(place.clone());
                    let (nth, depth) = (self.wanted.len(), self.around.len());
                    self.around.extend(place);
                    let is_within = self.look(element.children, levels_left - 1);
                    let href = element.get("href").filter(|_| is_within && element.tag == "a");
                    let name = href.and_then(|it| it.trim_matches(is_space).strip_prefix('#')).map(decoded);
                    if let Some(name) = name.filter(|it| !self.around.contains(it)) {
                        self.wanted.insert(nth, name);
                    }
                    self.around.truncate(depth);
                    is_within
                }
                _ => false,
            };
        }
        has_words
    }
}

fn name_of(element: Element<'_>) -> Option<&str> {
    let old = if element.tag == "a" { element.get("name") } else { None };
    element.get("id").or(old).filter(|it| !it.is_empty())
}

//! HTML as this browser reads it.
//!
//! The document it makes is inert: it runs no script and loads nothing. Only its nodes are read.

use news_core::markup::{BODY_START, kept_attributes};
use news_core::parser::{DEPTH_LEVELS_MAX, Node};
use wasm_bindgen::JsCast;

use super::services;

/// Parses a fragment into the nodes of its body, as `news_core::native` does elsewhere.
pub(super) fn parse(text: &str) -> Vec<Node> {
    let document = services::with(|it| it.inert(&[BODY_START, text].concat()));
    document.body().map(|body| nodes_in(&body, DEPTH_LEVELS_MAX)).unwrap_or_default()
}

fn nodes_in(parent: &web_sys::Node, levels_left: usize) -> Vec<Node> {
    let mut nodes = Vec::new();
    if levels_left == 0 {
        return nodes;
    }
    let mut next = parent.first_child();
    while let Some(child) = next {
        next = child.next_sibling();
        match child.node_type() {
            web_sys::Node::TEXT_NODE => nodes.push(Node::Text(child.node_value().unwrap_or_default())),
            web_sys::Node::ELEMENT_NODE => nodes.push(element(child.unchecked_ref(), levels_left)),
            _ => {}
        }
    }
    nodes
}

fn element(element: &web_sys::Element, levels_left: usize) -> Node {
    let tag = element.local_name();
    let mut attributes = Vec::new();
    // Asking for each attribute is a call out of wasm, and most elements have none.
    if element.has_attributes() {
        for name in kept_attributes(&tag) {
            attributes.extend(element.get_attribute(name).map(|value| ((*name).to_owned(), value)));
        }
    }
    Node::Element { tag, attributes, children: nodes_in(element, levels_left - 1) }
}

//! Views as documents: whole ones, and fragments for the documents of others.

use crate::settings::Settings;
use leptos::prelude::RenderHtml;
use news_zone::ui::view::{Element, View, tag};

/// A fragment as a file.
pub(super) fn print_fragment(element: Element) -> String {
    format!("{}\n", View::from(element).to_html())
}

/// A page as a file.
pub(super) fn print(language: &str, head: Vec<View>, body: Element) -> String {
    let mut lines: Vec<View> = Vec::new();
    for view in head {
        lines.push("\n".into());
        lines.push(view);
    }
    lines.push("\n".into());
    let head = tag("head").children(lines);
    let page = tag("html").attr("lang", language).child("\n").child(head).child("\n").child(body).child("\n");
    format!("<!doctype html>\n{}", print_fragment(page))
}

/// How a head begins: where the page stands, what it is called, and what page it is one with.
pub(super) fn head(settings: &Settings, title: &str, canonical: &str) -> Vec<View> {
    vec![
        tag("meta").attr("charset", "utf-8").into(),
        tag("base").attr("href", settings.base()).into(),
        named("viewport", "width=device-width, initial-scale=1"),
        named("color-scheme", "light dark"),
        tag("title").child(title).into(),
        link("canonical", settings.address(canonical)),
        tag("link").attr("rel", "icon").attr("href", "icon.svg").attr("type", "image/svg+xml").into(),
    ]
}

/// A fact about the page.
pub(super) fn named(name: &'static str, content: &str) -> View {
    tag("meta").attr("name", name).attr("content", content).into()
}

/// A link of the page.
pub(super) fn link(rel: &'static str, href: impl Into<String>) -> View {
    tag("link").attr("rel", rel).attr("href", href).into()
}

/// A script of the site.
pub(super) fn module(path: &str) -> View {
    tag("script").attr("type", "module").attr("src", path).into()
}

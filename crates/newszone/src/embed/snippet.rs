//! Markup for the pages of others: headlines that need no script, the element, and the iframe.

use super::integrity::Integrity;
use super::zone::Zone;
use super::{LOADER, RESIZER};
use crate::address;
use crate::settings::Settings;
use news_core::article::Article;
use news_core::lang::{Language, Words};
use news_zone::ui::view::{Element, View, tag};
use std::sync::Arc;

/// Width of an iframe in CSS pixels, where nothing else says how wide it is: a column of text.
pub(super) const FRAME_WIDTH_PX: u32 = 600;

/// Height of an iframe in CSS pixels, until what is in it says how high it is: ten headlines in such a column.
pub(super) const FRAME_HEIGHT_PX: u32 = 480;

/// What a page in an iframe may do: run its own script, in an origin that is nobody's, and open what a reader chooses in
/// a tab that is free of this.
const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

/// How an iframe stands in a page of others.
const FRAME_STYLE: &str = "width: 100%; border: 0";

/// The articles as a list of links, a line each.
pub(super) fn fallback(settings: &Settings, articles: &[Arc<Article>]) -> Element {
    headlines(settings, articles, false)
}

/// The same on a page in a frame, which links must not replace.
pub(super) fn fallback_in_frame(settings: &Settings, articles: &[Arc<Article>]) -> Element {
    headlines(settings, articles, true)
}

fn headlines(settings: &Settings, articles: &[Arc<Article>], leads_outside: bool) -> Element {
    // The days are in the interface's words, and what is in another language says so.
    let words = Language::best([settings.site.language.as_str()]).words();
    let mut lines: Vec<View> = vec!["\n".into()];
    for article in articles {
        let language = article.language.as_deref().unwrap_or(&settings.site.language);
        let link = tag("a")
            .attr("href", settings.address(&address::article(&article.id)))
            .attr_some("lang", (language != words.tag).then(|| language.to_owned()))
            .attr_some("target", leads_outside.then(|| "_blank".to_owned()))
            .attr_some("rel", leads_outside.then(|| "noopener".to_owned()))
            .child(article.full_headline());
        lines.push(tag("li").child(link).children(day(settings, article, words)).into());
        lines.push("\n".into());
    }
    tag("ul").attr("lang", words.tag).children(lines)
}

fn day(settings: &Settings, article: &Article, words: &'static Words) -> Vec<View> {
    let Some(at) = article.published else { return Vec::new() };
    let day = (words.day)(at.day(settings.site.utc_offset_minutes));
    vec![" ".into(), tag("time").attr("datetime", at.rfc3339()).child(day).into()]
}

/// The iframe of a zone.
pub(super) fn frame(zone: &Zone<'_>) -> Element {
    tag("iframe")
        .attr("src", zone.catalogue.settings.address(&zone.folder()))
        .attr("title", zone.title())
        .attr("width", FRAME_WIDTH_PX.to_string())
        .attr("height", FRAME_HEIGHT_PX.to_string())
        .attr("loading", "lazy")
        .attr("referrerpolicy", "strict-origin-when-cross-origin")
        .attr("sandbox", SANDBOX)
        // As wide as its column; where a page's policy forbids that, as wide as it says above.
        .attr("style", FRAME_STYLE)
}

/// The element of the whole zone, with a link to the site in it.
pub(super) fn element(settings: &Settings) -> Element {
    let home = settings.address("");
    let link = tag("a").attr("href", home.as_str()).child(settings.site.title.as_str());
    tag("news-zone").attr("src", home).child(link)
}

/// The script that makes elements of that name.
pub(super) fn loader(settings: &Settings) -> Element {
    tag("script").attr("type", "module").attr("src", settings.address(LOADER))
}

/// The script that keeps iframes as high as what is in them.
pub(super) fn resizer(settings: &Settings) -> Element {
    tag("script").attr("src", settings.address(RESIZER)).attr("async", "")
}

/// What a script is pinned by, where it is there.
pub(super) fn pins(integrity: &Integrity) -> [Option<String>; 2] {
    [LOADER, RESIZER].map(|path| integrity.of(path).map(str::to_owned))
}

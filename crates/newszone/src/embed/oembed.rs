//! oEmbed 1.0, type `rich`, <https://oembed.com/>: how programs that are given the address of a list show it.

use super::snippet::{FRAME_HEIGHT_PX, FRAME_WIDTH_PX, frame};
use super::zone::Zone;
use crate::address;
use leptos::prelude::RenderHtml;
use news_zone::ui::view::View;
use serde_json::json;

/// The path of the document of the zone, or of the section of that slug.
#[must_use]
pub fn oembed_path(section: Option<&str>) -> String {
    format!("{}oembed.json", address::embed(section))
}

/// The document.
pub(super) fn document(zone: &Zone<'_>) -> String {
    let settings = zone.catalogue.settings;
    let document = json!({
        "version": "1.0",
        "type": "rich",
        "title": zone.title(),
        "provider_name": settings.site.title,
        "provider_url": settings.address(""),
        "html": View::from(frame(zone)).to_html(),
        "width": FRAME_WIDTH_PX,
        "height": FRAME_HEIGHT_PX,
    });
    format!("{document}\n")
}

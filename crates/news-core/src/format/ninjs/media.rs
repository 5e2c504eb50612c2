//! Pictures, sound and related stories of an item: its own renditions and its associations.
//!
//! Version 1 has objects of named entries, 2 and 3 lists of entries with a `name`.

use super::super::fields::Fields;
use super::texts;
use crate::draft::{Draft, DraftAttachment, DraftImage, DraftNeighbour, Marked};
use crate::json::Json;

/// Widest rendition that is chosen, in pixels: fills a page's column on a screen of double density. Originals of
/// agencies are three times as wide and weigh megabytes.
const WIDTH_PX_MAX: u32 = 1_600;

/// Names of the association that is the main picture, by custom of Superdesk and of the IPTC's examples.
const MAIN_NAMES: [&str; 4] = ["featuremedia", "featureMedia", "mainpic", "main"];

/// Whether the item is itself a picture, so that its description is the line under it.
pub(super) fn is_picture(item: &Json) -> bool {
    matches!(item.get("type").and_then(Json::text), Some("picture" | "graphic"))
}

/// Adds what an item shows and links to: one picture, and the rest as files and neighbours.
pub(super) fn attach(item: &Json, fields: &mut Fields<'_>, draft: &mut Draft) {
    draft.image = picture(item, fields);
    if draft.image.is_none() {
        draft.attachments.extend(file(item, fields));
    }
    let associations = entries(item, fields, "associations");
    let is_main = |(name, _): &&(&str, &Json)| MAIN_NAMES.contains(name);
    let main = associations.iter().filter(is_main);
    for (_, association) in main.chain(associations.iter().filter(|entry| !is_main(entry))) {
        let kind = fields.text(association, "type").unwrap_or_default();
        match kind.as_str() {
            "text" | "composite" | "event" | "planning" => draft.neighbours.extend(neighbour(association, fields)),
            _ if draft.image.is_none() => {
                draft.image = picture(association, fields);
                if draft.image.is_none() {
                    draft.attachments.extend(file(association, fields));
                }
            }
            _ => draft.attachments.extend(file(association, fields)),
        }
    }
}

/// The entries of a list or object of named objects. Entries that are `null` are left out: Superdesk sends them.
fn entries<'j>(item: &'j Json, fields: &mut Fields<'_>, field: &str) -> Vec<(&'j str, &'j Json)> {
    let Some(Json::Object(members)) = item.get(field) else {
        let named = |entry: &'j Json| (entry.get("name").and_then(Json::text).unwrap_or_default(), entry);
        return fields.objects(item, field).into_iter().map(named).collect();
    };
    let mut entries = Vec::new();
    for (name, entry) in members {
        match entry {
            Json::Object(_) => entries.push((name.as_str(), entry)),
            Json::Null => {}
            other => fields.wrong(field, other, "object"),
        }
    }
    entries
}

/// The best rendition that is a picture: the widest up to [`WIDTH_PX_MAX`], or else the narrowest.
fn picture(item: &Json, fields: &mut Fields<'_>) -> Option<DraftImage> {
    let mut best: Option<DraftImage> = None;
    for (_, rendition) in entries(item, fields, "renditions") {
        let Some(found) = image_of(rendition, fields).filter(|_| shows(item, rendition)) else { continue };
        if best.as_ref().is_none_or(|best| rank(best) < rank(&found)) {
            best = Some(found);
        }
    }
    let mut image = best?;
    image.caption = plain(texts::text_first(item, fields, "descriptions", "description"));
    // What Superdesk calls the text of a picture is its alternative text.
    image.alt = is_picture(item).then(|| fields.text(item, "body_text")).flatten();
    Some(image)
}

/// How well a rendition serves; higher is better.
fn rank(image: &DraftImage) -> i64 {
    let width = image.width.unwrap_or(0);
    if width <= WIDTH_PX_MAX { i64::from(width) } else { -i64::from(width) }
}

fn image_of(rendition: &Json, fields: &mut Fields<'_>) -> Option<DraftImage> {
    Some(DraftImage {
        url: Some(fields.text(rendition, "href")?),
        width: fields.small_amount(rendition, "width"),
        height: fields.small_amount(rendition, "height"),
        ..DraftImage::default()
    })
}

/// Whether a rendition is a picture: by its media type, or, where it has none, by what the item is.
fn shows(item: &Json, rendition: &Json) -> bool {
    match media_type(rendition) {
        Some(media_type) => media_type.starts_with("image/"),
        None => !matches!(item.get("type").and_then(Json::text), Some("video" | "audio")),
    }
}

fn media_type(rendition: &Json) -> Option<&str> {
    ["contentType", "contenttype", "mimetype"].iter().find_map(|name| rendition.get(name)?.text())
}

/// The first rendition, as a file to be played or fetched.
fn file(item: &Json, fields: &mut Fields<'_>) -> Option<DraftAttachment> {
    let renditions = entries(item, fields, "renditions");
    let (_, rendition) = renditions.into_iter().find(|(_, rendition)| rendition.get("href").is_some())?;
    let seconds = fields.small_amount(rendition, "duration");
    let sizes = ["sizeInBytes", "sizeinbytes"];
    Some(DraftAttachment {
        url: fields.text(rendition, "href"),
        media_type: media_type(rendition).map(str::to_owned),
        title: plain(super::headline(item, fields)).or_else(|| fields.text(rendition, "title")),
        bytes: sizes.iter().find_map(|name| fields.amount(rendition, name)),
        seconds,
    })
}

/// A related story, unless nothing is said of it.
fn neighbour(item: &Json, fields: &mut Fields<'_>) -> Option<DraftNeighbour> {
    let neighbour = DraftNeighbour {
        relation: None,
        id: fields.id(item, "uri"),
        headline: plain(super::headline(item, fields)),
        ..DraftNeighbour::default()
    };
    neighbour.headline.is_some().then_some(neighbour)
}

/// The text, if it is one; markup has no place in a name.
fn plain(marked: Option<Marked>) -> Option<String> {
    match marked? {
        Marked::Text(text) => Some(text),
        Marked::Html(html) => super::super::plain::words(&html),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::Native;
    use crate::parser::Parser;

    fn draft(json: &str) -> Draft {
        let mut problems = Vec::new();
        let mut draft = Draft::default();
        attach(&Native.json(json).unwrap(), &mut Fields::of_document(&mut problems), &mut draft);
        assert_eq!(problems, []);
        draft
    }

    #[track_caller]
    fn check(renditions: &str, expected: Option<&str>) {
        let image = draft(&["{\"renditions\":", renditions, "}"].concat()).image;
        assert_eq!(image.and_then(|image| image.url).as_deref(), expected);
    }

    #[test]
    fn renditions() {
        check(r#"{"s":{"href":"/s.jpg","width":100},"l":{"href":"/l.jpg","width":1600}}"#, Some("/l.jpg"));
        check(r#"[{"href":"/원본.jpg","width":4000},{"href":"/s.jpg","width":100}]"#, Some("/s.jpg"));
        check(r#"[{"href":"/a.jpg","width":4000},{"href":"/b.jpg","width":2000}]"#, Some("/b.jpg"));
        check(r#"[{"href":"/a.jpg"},{"href":"/b.jpg"}]"#, Some("/a.jpg"));
        check(
            r#"[{"href":"/a.mp4","contentType":"video/mp4"},{"href":"/a.jpg","contenttype":"image/jpg"}]"#,
            Some("/a.jpg"),
        );
        check(r#"{"thumbnail":{},"null":null}"#, None);
        check("null", None);
    }

    #[test]
    fn associations() {
        let found = draft(
            r#"{"type":"text","associations":{
                "extra":{"type":"picture","uri":"1","headline":"둘째","renditions":{"o":{"href":"/2.jpg","mimetype":"image/jpeg"}}},
                "clip":{"type":"video","headline":"영상","renditions":{"o":{"href":"/v.mp4","mimetype":"video/mp4","duration":61.5,"sizeinbytes":9}}},
                "related":{"type":"text","uri":"urn:나","headline":"이웃 기사"},
                "empty":{"type":"text","uri":"urn:다"},
                "gone":null,
                "featuremedia":{"type":"picture","body_text":"자주포","description_text":"K9 자주포","renditions":{"o":{"href":"/1.jpg","width":640,"height":480}}}}}"#,
        );
        assert_eq!(
            found.image,
            Some(DraftImage {
                url: Some("/1.jpg".into()),
                alt: Some("자주포".into()),
                caption: Some("K9 자주포".into()),
                width: Some(640),
                height: Some(480),
            })
        );
        let files: Vec<_> =
            found.attachments.iter().map(|file| (file.url.as_deref(), file.title.as_deref(), file.seconds)).collect();
        assert_eq!(files, [(Some("/2.jpg"), Some("둘째"), None), (Some("/v.mp4"), Some("영상"), Some(61))]);
        let neighbour = DraftNeighbour {
            id: Some("urn:나".into()),
            headline: Some("이웃 기사".into()),
            ..DraftNeighbour::default()
        };
        assert_eq!(found.neighbours, [neighbour]);
    }
}

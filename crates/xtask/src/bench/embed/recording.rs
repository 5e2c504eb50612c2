//! The same articles as each contender's host would answer with them: a list that stands recorded, so that what is
//! compared is the elements.
//!
//! Headline and summary are in all of them. Peers get no pictures, no reactions, no custom emoji and no cards of links:
//! whatever their hosts may add would only weigh on them.

use crate::bench::corpus::Dice;
use crate::trouble::{Outcome, Trouble};
use serde_json::{Value, json};

/// A pixel: pictures of accounts are nothing to compare, and are not asked for.
const AVATAR: &str = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAAALAAAAAABAAEAAAICRAEAOw==";
/// An account in Bluesky's directory, as such names look.
const ACCOUNT: &str = "did:plc:newszonebenchnewszonebenc";
/// What follows the name of the codec and the hash in a name of content.
const CID_LETTERS: usize = 50;

/// One article of a recorded list.
pub(super) struct Item<'a> {
    pub(super) id: &'a str,
    pub(super) headline: &'a str,
    summary: &'a str,
    published: &'a str,
    language: &'a str,
    section: &'a str,
}

/// The articles of a JSON Feed of ours.
pub(super) fn items(feed: &Value) -> Outcome<Vec<Item<'_>>> {
    let list = feed["items"].as_array().ok_or_else(|| Trouble::new("the list of headlines has no items"))?;
    let item = |it| item(it).ok_or_else(|| Trouble::new(format!("an article without what peers need: {it}")));
    list.iter().map(item).collect()
}

fn item(said: &Value) -> Option<Item<'_>> {
    Some(Item {
        id: said["id"].as_str()?,
        headline: said["title"].as_str()?,
        summary: said["summary"].as_str().unwrap_or_default(),
        published: said["date_published"].as_str()?,
        language: said["language"].as_str()?,
        section: said["_news_zone"]["section"].as_str().unwrap_or_default(),
    })
}

/// Statuses, <https://docs.joinmastodon.org/entities/Status/>.
pub(super) fn mastodon(items: &[Item<'_>]) -> Value {
    let account = json!({
        "id": "109300000000000001", "username": "news", "acct": "news", "display_name": "News Zone", "locked": false,
        "bot": true, "discoverable": true, "indexable": true, "group": false, "created_at": "2020-11-01T00:00:00.000Z",
        "note": "<p>News as it comes.</p>", "url": "https://news.example/@news", "uri": "https://news.example/users/news",
        "avatar": AVATAR, "avatar_static": AVATAR, "header": AVATAR, "header_static": AVATAR, "followers_count": 0,
        "following_count": 0, "statuses_count": items.len(), "last_status_at": "2020-12-28", "hide_collections": false,
        "noindex": false, "emojis": [], "roles": [], "fields": [],
    });
    let mut dice = Dice::new(1);
    let status = |it: &Item<'_>| {
        let id = format!("1054{:06}{:06}{:02}", dice.roll(1_000_000), dice.roll(1_000_000), dice.roll(100));
        json!({
            "created_at": it.published, "in_reply_to_id": null, "in_reply_to_account_id": null, "sensitive": false,
            "spoiler_text": "", "visibility": "public", "language": it.language, "replies_count": 0, "reblogs_count": 0,
            "favourites_count": 0, "edited_at": null, "reblog": null, "application": null, "media_attachments": [],
            "mentions": [], "tags": [], "emojis": [], "card": null, "poll": null, "account": account,
            "uri": format!("https://news.example/users/news/statuses/{id}"),
            "url": format!("https://news.example/@news/{id}"),
            "content": format!("<p>{}</p><p>{}</p>", escaped(it.headline), escaped(it.summary)),
            "id": id,
        })
    };
    items.iter().map(status).collect()
}

/// The answer to <https://docs.bsky.app/docs/api/app-bsky-feed-get-author-feed>.
pub(super) fn bluesky(items: &[Item<'_>]) -> Value {
    let author = json!({ "did": ACCOUNT, "handle": "news.example", "displayName": "News Zone", "avatar": AVATAR,
        "labels": [], "createdAt": "2020-11-01T00:00:00.000Z" });
    let mut dice = Dice::new(2);
    let mut letters = |count: usize| -> String {
        let letter = |_| char::from(b"abcdefghijklmnopqrstuvwxyz234567"[dice.roll(32)]);
        (0..count).map(letter).collect()
    };
    let post = |it: &Item<'_>| {
        json!({ "post": {
            "uri": format!("at://{ACCOUNT}/app.bsky.feed.post/3k{}", letters(11)),
            "cid": format!("bafyreid{}a", letters(CID_LETTERS)),
            "author": author,
            "record": { "$type": "app.bsky.feed.post", "createdAt": it.published, "langs": [it.language],
                "text": format!("{}\n\n{}", it.headline, it.summary) },
            "replyCount": 0, "repostCount": 0, "likeCount": 0, "quoteCount": 0, "indexedAt": it.published, "labels": [],
        } })
    };
    json!({ "feed": items.iter().map(post).collect::<Value>() })
}

/// IPTC ninjs 2.1, which the element's small script does not draw.
pub(super) fn ninjs(items: &[Item<'_>]) -> Value {
    let item = |it: &Item<'_>| {
        json!({ "uri": it.id, "type": "text", "pubstatus": "usable", "versioncreated": it.published,
            "language": it.language, "headlines": [{ "value": it.headline }], "descriptions": [{ "value": it.summary }],
            "service": [{ "name": it.section }] })
    };
    json!({ "items": items.iter().map(item).collect::<Value>() })
}

/// The feed itself and nothing to read on in, but that its articles have no names: these take judgement, and so the
/// program, to tell apart.
pub(super) fn nameless(feed: &Value) -> Value {
    let mut feed = feed.clone();
    feed.as_object_mut().and_then(|it| it.remove("next_url"));
    let items = feed["items"].as_array_mut().into_iter().flatten();
    for item in items.filter_map(Value::as_object_mut) {
        // An address is what tells it from others then.
        if let Some(id) = item.remove("id") {
            let address = format!("https://news.example/{}", id.as_str().unwrap_or_default());
            item.insert("url".to_owned(), address.into());
        }
    }
    feed
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyone_gets_the_same_words() {
        let feed = json!({ "items": [{ "id": "1", "title": "함대 <귀환>",
            "summary": "A & B", "date_published": "2020-12-25T00:00:00Z", "language": "ko" }] });
        let items = items(&feed).unwrap();
        assert_eq!(mastodon(&items)[0]["content"], "<p>함대 &lt;귀환></p><p>A &amp; B</p>");
        assert_eq!(bluesky(&items)["feed"][0]["post"]["record"]["text"], "함대 <귀환>\n\nA & B");
        assert_eq!(ninjs(&items)["items"][0]["headlines"][0]["value"], "함대 <귀환>");
        let nameless = &nameless(&feed)["items"][0];
        assert_eq!((nameless.get("id"), &nameless["url"]), (None, &json!("https://news.example/1")));
        assert!(super::items(&json!({ "items": [{ "id": "1" }] })).is_err());
    }
}

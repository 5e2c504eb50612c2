//! The files of the edition: JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>), one page a file.

use serde_json::{Value, json};

/// The pages and their names. The first is `feed.json`, and each names the next.
pub(crate) fn pages(items: Vec<Value>, page_items: usize) -> Vec<(String, String)> {
    let page_count = items.len().div_ceil(page_items);
    let mut items = items.into_iter();
    let page = |number: usize| {
        let mut page = json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": "News Zone, demo edition",
            "description": "The founding document, and articles from Wikinews under CC BY 2.5. Credits: NOTICE.md.",
            "items": items.by_ref().take(page_items).collect::<Vec<_>>(),
        });
        if number < page_count {
            page["next_url"] = name(number + 1).into();
        }
        (name(number), format!("{page:#}\n"))
    };
    (1..=page_count).map(page).collect()
}

fn name(number: usize) -> String {
    if number == 1 { "feed.json".into() } else { format!("feed-{number}.json") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_but_the_last_names_the_next() {
        let pages = pages((0..5).map(|it| json!({ "id": it })).collect(), 2);
        let read = |index: usize| serde_json::from_str::<Value>(&pages[index].1).unwrap();
        let names: Vec<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["feed.json", "feed-2.json", "feed-3.json"]);
        assert_eq!(read(0)["next_url"], "feed-2.json");
        assert_eq!(read(1)["items"], json!([{ "id": 2 }, { "id": 3 }]));
        assert_eq!(read(2).get("next_url"), None);
    }
}

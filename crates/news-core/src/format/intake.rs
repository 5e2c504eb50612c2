//! Items of a document into a page: each read on its own, none without an identity, no two with the same.
//!
//! Invariant: an item that cannot be kept leaves one problem behind and nothing else.

use super::Page;
use super::fields::{Fields, add};
use crate::draft::{Draft, Marked};
use crate::json::Json;
use crate::problem::{Fault, Problem};
use std::collections::HashSet;

/// Reads items with `fill`, which is handed an item and a draft that holds nothing but the item's position, and keeps
/// what has an identity.
///
/// An item without an id of its own goes by its address; of two with one id the first stays.
pub(super) fn read_items<'j>(
    page: &mut Page,
    items: &mut dyn Iterator<Item = &'j Json>,
    fill: &dyn Fn(&Json, &mut Fields<'_>, &mut Draft),
) {
    let mut ids = HashSet::new();
    for (position, item) in items.enumerate() {
        let mut fields = Fields::of_item(position, &mut page.problems);
        if !matches!(item, Json::Object(_)) {
            fields.wrong("", item, "object");
            continue;
        }
        let mut draft = Draft { item: position, ..Draft::default() };
        fill(item, &mut fields, &mut draft);
        keep(draft, page, &mut ids);
    }
}

fn keep(mut draft: Draft, page: &mut Page, ids: &mut HashSet<String>) {
    if draft.id.is_none() {
        draft.id.clone_from(&draft.url);
    }
    let Some(id) = &draft.id else {
        let problem = Problem::of_item(draft.item, "", headline_of(&draft), Fault::NoId);
        return add(&mut page.problems, problem);
    };
    if ids.insert(id.clone()) {
        page.drafts.push(draft);
    } else {
        add(&mut page.problems, Problem::of_item(draft.item, "", id, Fault::DuplicateId));
    }
}

/// What one recognises an item by that has no id.
fn headline_of(draft: &Draft) -> &str {
    match &draft.headline {
        Some(Marked::Text(headline) | Marked::Html(headline)) => headline,
        None => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::Native;
    use crate::parser::Parser;

    #[track_caller]
    fn check(json: &str, ids: &[&str], problems: &[Problem]) {
        let json = Native.json(json).unwrap();
        let mut page = Page::default();
        read_items(&mut page, &mut json.list().iter(), &|item, fields, draft| {
            draft.id = fields.id(item, "id");
            draft.url = fields.text(item, "url");
            draft.headline = fields.text(item, "title").map(Marked::Text);
        });
        let found: Vec<_> = page.drafts.iter().filter_map(|draft| draft.id.as_deref()).collect();
        assert_eq!(found, ids);
        assert_eq!(page.problems, problems);
    }

    #[test]
    fn identities() {
        check(r#"[{"id":"가"},{"id":"나"}]"#, &["가", "나"], &[]);
        check(r#"[{"id":1},{"id":"1"}]"#, &["1"], &[Problem::of_item(1, "", "1", Fault::DuplicateId)]);
        check(r#"[{"url":"/가"},{"id":"/가"}]"#, &["/가"], &[Problem::of_item(1, "", "/가", Fault::DuplicateId)]);
        check(r#"[{"title":"함대"},{"id":"나"}]"#, &["나"], &[Problem::of_item(0, "", "함대", Fault::NoId)]);
        check(r#"[{}]"#, &[], &[Problem::of_item(0, "", "", Fault::NoId)]);
        let wrong = Fault::WrongType { expected: "object" };
        check(r#"["가",{"id":"나"}]"#, &["나"], &[Problem::of_item(0, "", "가", wrong)]);
    }

    #[test]
    fn problems_do_not_grow_without_end() {
        let json = ["[", &"1,".repeat(5_000), "{\"id\":\"가\"}]"].concat();
        let json = Native.json(&json).unwrap();
        let mut page = Page::default();
        read_items(&mut page, &mut json.list().iter(), &|item, fields, draft| draft.id = fields.id(item, "id"));
        assert_eq!((page.drafts.len(), page.problems.len()), (1, super::super::fields::PROBLEMS_MAX));
    }
}

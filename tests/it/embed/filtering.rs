//! Searching and filtering in an element.

use serde_json::json;

use super::{archive, expect_headlines, notes, open, shown};
use crate::browser::{Reader, browse, browse_everywhere};

#[test]
fn what_is_typed_before_the_program_is_there_is_not_lost() {
    browse_everywhere(shown(&archive(), "filter=\"on\""), Reader::english(), async |page| {
        open(page).await;
        page.click_in_zone("#search").await;
        for letter in "국방".chars() {
            page.press(letter).await;
        }
        expect_headlines(page, &["국방 예산 통과"]).await;
        page.expect_in_zone("return [root.activeElement?.id, root.activeElement.value]", json!(["search", "국방"]))
            .await;
        let last = notes(page, "filter").await.pop().unwrap();
        assert_eq!(last, json!({ "query": "q=%EA%B5%AD%EB%B0%A9", "count": 1 }));
        page.click_in_zone(".filters-clear .button").await;
        page.expect_in_zone("return root.querySelectorAll('.card').length", 5).await;
    });
}

#[test]
fn nothing_moves_when_the_program_takes_over() {
    for reader in [Reader::english(), Reader::korean().screen(360, 740)] {
        browse(shown(&archive(), "filter=\"on\""), reader, async |page| {
            open(page).await;
            let script = "return ['.field-label', '#search', '.list', '.card a'].map(it => {
                const { x, y, width, height } = root.querySelector(it).getBoundingClientRect();
                return [x, y, width, height].map(Math.round) })";
            let before = page.in_zone(script).await;
            let drawn = page.in_zone("return root.querySelector('.list').outerHTML").await;
            page.point_in_zone("#search").await;
            page.until_in_zone("the filters", "return root.querySelector('.filters-more')").await;
            assert_eq!(page.in_zone(script).await, before);
            assert_eq!(page.in_zone("return root.querySelector('.list').outerHTML").await, drawn);
        });
    }
}

/// What the program draws by itself is what the loader drew before it.
#[test]
fn both_draw_alike() {
    for layout in ["list", "cards", "headlines"] {
        browse(shown(&archive(), &format!("filter=\"on\" layout=\"{layout}\"")), Reader::english(), async |page| {
            open(page).await;
            let drawn = "return root.querySelector('.list').outerHTML.replace(/<!---->/g, '')
                .replace(/<(\\w+)([^>]*)>/g, (_, tag, rest) => `<${tag} ${rest.match(/[\\w-]+=\"[^\"]*\"/g)?.sort().join(' ')}>`)";
            let before = page.in_zone(drawn).await;
            page.click_in_zone("#search").await;
            page.press('z').await;
            page.expect_in_zone("return root.querySelectorAll('.card').length", 0).await;
            page.press(fantoccini::key::Key::Backspace).await;
            page.expect_in_zone("return root.querySelectorAll('.card').length", 5).await;
            assert_eq!(page.in_zone(drawn).await, before, "{layout}");
        });
    }
}

#[test]
fn facets_and_what_is_found_is_said() {
    browse(shown(&archive(), "filter=\"on\""), Reader::english(), async |page| {
        open(page).await;
        page.click_in_zone("#search").await;
        page.click_in_zone(".filters-more summary").await;
        super::expect_counted(page).await;
        page.in_zone(
            "const field = root.getElementById('section'); field.value = 'Defence';
            field.dispatchEvent(new Event('change'))",
        )
        .await;
        expect_headlines(page, &["Fleet returns", "Winter drill"]).await;
        page.expect_texts_in_zone("[role=status]", &["2 articles"]).await;
        page.expect("return notes.findLast(it => it.name === 'filter').query", "section=Defence").await;
        page.click_in_zone("#to-drill").await;
        page.expect_texts_in_zone(".story-headline", &["Winter drill"]).await;
        page.click_in_zone(".close").await;
        expect_headlines(page, &["Fleet returns", "Winter drill"]).await;
        page.expect_in_zone("return root.activeElement?.id", "to-drill").await;
    });
}

#[test]
fn nothing_found_has_a_way_back() {
    browse(shown(&archive(), "filter=\"on\""), Reader::korean(), async |page| {
        open(page).await;
        super::set(page, "lang", Some("ko")).await;
        expect_headlines(page, &["함대 귀환", "국방 예산 통과"]).await;
        page.click_in_zone("#search").await;
        page.press('z').await;
        page.expect_texts_in_zone(".message h2", &["찾은 기사가 없습니다"]).await;
        page.click_in_zone(".zone > .button").await;
        page.expect_in_zone("return root.querySelectorAll('.card').length", 5).await;
    });
}

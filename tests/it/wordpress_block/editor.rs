//! The block in WordPress's editor, used as people do who write.
//!
//! The editor is not ours: of what it writes to the console only what names the plugin counts.

use preview::Preview;
use serde_json::{Value, json};

use super::zone::{expect_headlines, post, set, turn, zone};
use crate::browser::{Page, Reader, browse};
use crate::site::Site;
use crate::wordpress::server::{WordPress, running};

/// The block's id in the editor, for scripts.
const BLOCK: &str = "wp.data.select('core/block-editor').getBlocks().find(it => it.name === 'news-zone/zone')";

/// Does something as that user of WordPress, on a screen with room for the editor and its settings.
fn write(wordpress: &'static WordPress, site: Site, user: &str, what: impl AsyncFnOnce(&Page)) {
    let reader = Reader::english().screen(1400, 900);
    browse(site, reader, async |page| {
        page.open_elsewhere(&wordpress.url("wp-login.php")).await;
        // Set, not typed: a moment after it has come the page takes the focus to its first field.
        page.choose("#user_login", user).await;
        page.choose("#user_pass", "of one test run").await;
        page.click("#wp-submit").await;
        page.until("the dashboard", "return document.querySelector('#adminmenu')").await;
        what(page).await;
        // The next test in this browser is nobody's.
        page.devtools("Network.clearBrowserCookies", json!({})).await;
        page.open_elsewhere("about:blank").await;
        let ours: Vec<String> = page.take_faults().await.into_iter().filter(|it| it.contains("news-zone")).collect();
        assert!(ours.is_empty(), "the plugin reported faults:\n{}", ours.join("\n"));
        assert_eq!(wordpress.remarks(), Vec::<String>::new());
    });
}

async fn edit(wordpress: &WordPress, page: &Page, id: &str) {
    page.open_elsewhere(&wordpress.url(&format!("wp-admin/post.php?post={id}&action=edit"))).await;
    page.until("the block", &format!("return {BLOCK} !== undefined")).await;
}

/// Selects the block, so that its settings show.
async fn select(page: &Page) {
    let script = format!(
        "wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/block');
        wp.data.dispatch('core/block-editor').selectBlock({BLOCK}.clientId)"
    );
    page.js(&script).await;
    page.until(
        "the settings",
        "return document.querySelector('.block-editor-block-inspector .components-panel__body')",
    )
    .await;
}

/// A selector of the field with that label, which is marked so that it can be found.
async fn field(page: &Page, label: &str) -> String {
    let script = format!(
        "const label = [...document.querySelectorAll('.block-editor-block-inspector label')]
            .find(it => it.textContent.trim() === {});
        document.getElementById(label?.htmlFor)?.setAttribute('data-test', {0}); return label !== undefined",
        json!(label)
    );
    page.until(label, &script).await;
    format!("[data-test={}]", json!(label))
}

/// Waits until the element in the editor has that attribute with that value; with none of that name, for `None`.
async fn expect_attribute(page: &Page, name: &str, value: Option<&str>) {
    let script =
        format!("return document.querySelector('.wp-block news-zone, news-zone').getAttribute({})", json!(name));
    page.expect(&script, value.map_or(Value::Null, Value::from)).await;
}

/// Saves what is being written, publishing it if it was not, and returns its address.
async fn save(page: &Page) -> String {
    page.js("wp.data.dispatch('core/editor').editPost({ status: 'publish' });
        return wp.data.dispatch('core/editor').savePost()")
        .await;
    page.expect("return wp.data.select('core/editor').didPostSaveRequestSucceed()", true).await;
    page.expect("return wp.data.select('core/editor').isEditedPostDirty()", false).await;
    page.js("return wp.data.select('core/editor').getPermalink()").await.as_str().unwrap().to_owned()
}

fn has_loaded(site: &Preview) -> bool {
    0 < site.count("/embed/news-zone.js")
}

#[test]
fn the_settings_of_a_block() {
    let Some(wordpress) = running() else { return };
    let _turn = turn();
    write(wordpress, zone(), "editor", async |page| {
        set(wordpress, page);
        let (id, _) = post(wordpress, "Settings", r#"<!-- wp:news-zone/zone {"limit":4,"layout":"cards"} /-->"#);
        edit(wordpress, page, &id).await;
        expect_headlines(page, &[4]).await;
        assert!(has_loaded(&page.site));
        expect_attribute(page, "src", Some(&page.site.url())).await;
        expect_attribute(page, "layout", Some("cards")).await;
        expect_attribute(page, "images", None).await;
        select(page).await;
        let labels = [
            "Source",
            "Section",
            "Tag",
            "Author",
            "Language",
            "Words",
            "Article",
            "Most headlines",
            "Layout",
            "Articles open",
            "Colours",
            "Pictures",
            "Search and filters",
            "Seconds until news is asked for again",
        ];
        for label in labels {
            field(page, label).await;
        }
        let limit = "document.querySelector('.block-editor-block-inspector input[type=number][max=\"100\"]')";
        page.js(&format!("{limit}.setAttribute('data-test', 'limit')")).await;
        page.retype("[data-test=limit]", "7").await;
        expect_attribute(page, "limit", Some("7")).await;
        expect_headlines(page, &[7]).await;
        page.click(&field(page, "Pictures").await).await;
        expect_attribute(page, "images", Some("off")).await;
        page.choose(&field(page, "Layout").await, "list").await;
        expect_attribute(page, "layout", None).await;
        // A word counts when its field is left.
        page.type_into(&field(page, "Section").await, "국방").await;
        expect_attribute(page, "section", None).await;
        page.click(&field(page, "Tag").await).await;
        expect_attribute(page, "section", Some("국방")).await;
        save(page).await;
        let text = page.js("return wp.data.select('core/editor').getEditedPostContent()").await;
        assert_eq!(text, r#"<!-- wp:news-zone/zone {"section":"국방","limit":7,"images":false} /-->"#);
    });
}

#[test]
fn a_preview_leads_nowhere() {
    let Some(wordpress) = running() else { return };
    let _turn = turn();
    write(wordpress, zone(), "editor", async |page| {
        set(wordpress, page);
        let (id, _) = post(wordpress, "Preview", r#"<!-- wp:news-zone/zone {"limit":2,"open":"site"} /-->"#);
        edit(wordpress, page, &id).await;
        expect_headlines(page, &[2]).await;
        // What the element would open itself, a headline, and a link as articles have them in their texts.
        let prevented = page
            .js("const element = document.querySelector('news-zone');
                const link = document.createElement('a');
                link.href = 'https://news.example/';
                element.shadowRoot.append(link);
                const seen = [!element.dispatchEvent(new CustomEvent('news-zone-open', { cancelable: true }))];
                addEventListener('click', event => seen.push(event.defaultPrevented));
                element.shadowRoot.querySelector('a[href]').click();
                link.click();
                link.remove();
                return seen")
            .await;
        assert_eq!(prevented, json!([true, true, true]));
        page.until("the same page", "return location.pathname === '/wp-admin/post.php'").await;
        // As on a tablet, which the editor shows in a frame, with scripts of its own.
        page.js("wp.data.dispatch('core/edit-post').__experimentalSetPreviewDeviceType('Tablet')").await;
        let framed = "return document.querySelector('iframe[name=editor-canvas]')?.contentDocument
            .querySelector('news-zone')?.shadowRoot?.querySelectorAll('[part~=headline]').length ?? null";
        page.expect(framed, 2).await;
    });
}

#[test]
fn a_block_in_a_new_page() {
    let Some(wordpress) = running() else { return };
    let _turn = turn();
    write(wordpress, zone(), "editor", async |page| {
        set(wordpress, page);
        page.open_elsewhere(&wordpress.url("wp-admin/post-new.php?post_type=page")).await;
        page.until("the editor", "return window.wp?.data?.select('core/editor')?.getCurrentPostId?.()").await;
        page.until("the block's kind", "return wp.blocks.getBlockType('news-zone/zone')?.title === 'News Zone'").await;
        page.js("wp.data.dispatch('core/editor').editPost({ title: 'A new page' });
            const block = wp.blocks.createBlock('news-zone/zone', { limit: 3 });
            wp.data.dispatch('core/block-editor').insertBlocks([block])")
            .await;
        expect_headlines(page, &[3]).await;
        let address = save(page).await;
        page.open_elsewhere(&address).await;
        expect_headlines(page, &[3]).await;
        page.expect("return document.querySelectorAll('script[type=module][src$=\"/embed/news-zone.js\"]').length", 1)
            .await;
    });
}

#[test]
fn the_editor_asks_for_the_site() {
    let Some(wordpress) = running() else { return };
    let _turn = turn();
    write(wordpress, zone(), "editor", async |page| {
        wordpress.step(&["site", ""]);
        let (id, address) = post(wordpress, "No site", "<!-- wp:news-zone/zone /--><!-- wp:news-zone/zone /-->");
        page.open_elsewhere(&address).await;
        page.see_no("news-zone, script[src*=news-zone]").await;
        edit(wordpress, page, &id).await;
        page.until("the question", "return document.querySelector('.components-placeholder input')").await;
        page.see_no("news-zone").await;
        page.type_into(".components-placeholder input", "ftp://news.example/").await;
        page.click(".components-placeholder button").await;
        page.see(".components-placeholder .components-notice", "has to begin with https://").await;
        page.retype(".components-placeholder input", page.site.url().trim_end_matches('/')).await;
        page.click(".components-placeholder button").await;
        // Both blocks have their site now.
        expect_headlines(page, &[10, 10]).await;
        page.see_no(".components-placeholder").await;
        assert_eq!(wordpress.step(&["setting"]), page.site.url());
        page.open_elsewhere(&address).await;
        expect_headlines(page, &[10, 10]).await;
    });
}

#[test]
fn who_may_not_set_the_site_is_told_so() {
    let Some(wordpress) = running() else { return };
    let _turn = turn();
    write(wordpress, zone(), "kim", async |page| {
        wordpress.step(&["site", ""]);
        page.open_elsewhere(&wordpress.url("wp-admin/post-new.php")).await;
        page.until("the block's kind", "return window.wp?.blocks?.getBlockType?.('news-zone/zone') !== undefined")
            .await;
        page.until("the editor", "return wp.data.select('core/editor')?.getCurrentPostId?.()").await;
        page.js("wp.data.dispatch('core/block-editor').insertBlocks([wp.blocks.createBlock('news-zone/zone')])").await;
        page.see(".components-placeholder__instructions", "An administrator has to set the address").await;
        page.see_no(".components-placeholder input").await;
        page.js("wp.data.dispatch('core/block-editor').resetBlocks([])").await;
    });
}

#[test]
fn in_korean() {
    let Some(wordpress) = running() else { return };
    let _turn = turn();
    write(wordpress, zone(), "lee", async |page| {
        set(wordpress, page);
        let (id, _) = post(wordpress, "Korean", "<!-- wp:news-zone/zone /-->");
        edit(wordpress, page, &id).await;
        select(page).await;
        page.see(".block-editor-block-inspector", "News Zone 사이트의 기사를 그 자리에서").await;
        field(page, "최대 기사 수").await;
        page.open_elsewhere(&wordpress.url("wp-admin/options-general.php")).await;
        page.see("label[for=news_zone_src]", "News Zone 사이트 주소").await;
    });
}

#[test]
fn the_setting_and_the_end() {
    let Some(wordpress) = running() else { return };
    let _turn = turn();
    write(wordpress, zone(), "editor", async |page| {
        set(wordpress, page);
        page.open_elsewhere(&wordpress.url("wp-admin/options-general.php")).await;
        page.expect("return document.getElementById('news_zone_src').value", page.site.url()).await;
        let table = [
            ("  https://news.example/zone?x=1#y ", "https://news.example/zone/", None),
            ("javascript:alert(1)", "https://news.example/zone/", Some("has to begin with https://")),
            ("https://me:secret@news.example/", "https://news.example/zone/", Some("has to begin with https://")),
            ("http://국방.example/뉴스/", "http://국방.example/뉴스/", None),
        ];
        for (given, kept, said) in table {
            // As a browser would send it that knows no fields for addresses.
            page.js("document.getElementById('news_zone_src').type = 'text'").await;
            page.retype("#news_zone_src", given).await;
            page.click("#submit").await;
            page.see(".settings-error", said.unwrap_or("Settings saved")).await;
            assert_eq!(wordpress.step(&["setting"]), kept, "{given}");
        }
        set(wordpress, page);
        wordpress.step(&["shortcodes", "[news_zone]"]);
        let left = wordpress.step(&["left"]);
        assert!(left.contains("news_zone_src") && left.contains("_transient_timeout_news_zone_"), "{left}");
        wordpress.step(&["uninstall"]);
        assert_eq!(wordpress.step(&["left"]), "");
    });
}

//! The headline that is opened is carried from the list to its page.

use super::site;
use crate::browser::{Page, Reader, browse_everywhere};
use crate::site::with_script;

/// Notes which element has the headline's name before a transition, while it runs, and after it.
const NOTED: &str = "
    const name = (id) => document.getElementById(id)?.style.viewTransitionName;
    const start = document.startViewTransition;
    window.seen = [];
    document.startViewTransition = function (draw) {
      window.seen.push(name('to-s1'));
      const transition = start.call(document, draw);
      transition.updateCallbackDone.then(() => window.seen.push(name('heading-article')));
      // What else waits for the end has its turn first.
      transition.finished.then(() => setTimeout(() => window.seen.push(name('heading-article'))));
      return transition;
    };";

/// Waits for what carries, which comes once the page stands and its reader does something.
async fn stand(page: &Page) {
    page.visit("").await;
    page.see(".way", "Library").await;
    let reached = "dispatchEvent(new PointerEvent('pointermove')); return performance.getEntriesByType('resource').some(it => it.name.endsWith('reader.js'))";
    page.until("the page stands", reached).await;
    page.js(
        "return new Promise(done => setTimeout(done, 300)).then(() => dispatchEvent(new PointerEvent('pointermove')))",
    )
    .await;
    page.until("what carries is there", "return String(newsZone.carry).includes('startViewTransition')").await;
}

#[test]
fn a_headline_is_carried_to_its_page() {
    browse_everywhere(site(), Reader::english(), async |page| {
        stand(page).await;
        let carries = "return 'startViewTransition' in document && !navigator.vendor.startsWith('Apple')";
        let carries = page.js(carries).await == true;
        if carries {
            page.js(NOTED).await;
        } else {
            eprintln!(
                "*** this engine has no view transitions that clicks pass through: only that the step is taken is tested ***"
            );
        }
        page.click("#to-s1").await;
        page.expect_address("article/s1/").await;
        page.expect_focus("heading-article").await;
        if carries {
            page.expect("return window.seen.join()", "headline,headline,").await;
        }
        // A step is taken from what was carried as from anything else.
        page.click("#tab-recent").await;
        page.expect_address("").await;
    });
}

#[test]
fn nothing_is_carried_for_whoever_minds_motion() {
    let calm = "const ask = matchMedia;
        matchMedia = (query) => query.includes('reduced-motion') ? { matches: true } : ask(query);";
    browse_everywhere(with_script(site(), calm), Reader::english(), async |page| {
        stand(page).await;
        page.js("window.seen = 0; document.startViewTransition = () => window.seen++").await;
        page.click("#to-s1").await;
        page.expect_address("article/s1/").await;
        page.expect("return window.seen", 0).await;
    });
}

//! The zone on the page: what is in its shadow tree, where no selector of the page reaches.

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use serde_json::{Value, json};

use super::page::Page;

/// The middle of the first line of an element in the zone, once it is in view: a link that goes over two lines has
/// nothing in the middle of both. Nothing while something else lies over it.
const POINT: &str = "
    const it = root.querySelector(SELECTOR);
    if (!it) return null;
    it.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const { left, top, width, height } = it.getClientRects()[0];
    const [x, y] = [left + width / 2, top + height / 2];
    return it.contains(root.elementFromPoint(x, y)) && [x, y]";

impl Page {
    /// The answer of a script, now. It is given the first zone of the page as `zone`, and its shadow tree as `root`.
    pub(crate) async fn in_zone(&self, script: &str) -> Value {
        self.js(&within(script)).await
    }

    /// Waits until the answer of such a script is something, and returns it.
    pub(crate) async fn until_in_zone(&self, what: &str, script: &str) -> Value {
        self.until(what, &within(script)).await
    }

    /// Waits until the answer of such a script is as expected, and says what it was if it never is.
    pub(crate) async fn expect_in_zone(&self, script: &str, expected: impl Into<Value>) {
        self.expect(&within(script), expected).await;
    }

    /// Waits until the texts of that selector in the zone are these, spaces collapsed.
    pub(crate) async fn expect_texts_in_zone(&self, selector: &str, expected: &[&str]) {
        let script = format!(
            "return [...root.querySelectorAll({})].map(it => it.textContent.trim().replace(/\\s+/g, ' '))",
            json!(selector)
        );
        self.expect_in_zone(&script, json!(expected)).await;
    }

    /// Clicks with the pointer on the first element of that selector in the zone, once there is one.
    pub(crate) async fn click_in_zone(&self, selector: &str) {
        let pointer = self.pointer_to(selector).await;
        let click = pointer
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.act(click).await;
    }

    /// Moves the pointer over the first element of that selector in the zone, once there is one.
    pub(crate) async fn point_in_zone(&self, selector: &str) {
        let is_over = format!("return root.querySelector({}).matches(':hover')", json!(selector));
        // A driver that has much to do may lose a move.
        for _ in 0..5 {
            let pointer = self.pointer_to(selector).await;
            self.act(pointer).await;
            if self.in_zone(&is_over).await == true {
                return;
            }
        }
        panic!("the pointer never came over {selector}");
    }

    async fn pointer_to(&self, selector: &str) -> MouseActions {
        let script = POINT.replace("SELECTOR", &json!(selector).to_string());
        let what = format!("{selector} in the zone, with nothing over it");
        let point = self.until_in_zone(&what, &script).await;
        // Whole pixels: not every driver knows others.
        let at = |nth: usize| point[nth].as_f64().unwrap().floor();
        let (x, y) = (at(0), at(1));
        // By way of the pixel beside it: WebKit's driver remembers across windows where the pointer was, and takes a
        // move to that place for none.
        let by_way_of = PointerAction::MoveTo { duration: None, x: x + 1.0, y };
        MouseActions::new("pointer".to_owned()).then(by_way_of).then(PointerAction::MoveTo { duration: None, x, y })
    }
}

/// The script as the page runs it. Before there is a zone with a shadow tree, it fails.
fn within(script: &str) -> String {
    format!(
        "const zone = document.querySelector('news-zone');
        return ((zone, root) => {{ {script} }})(zone, zone.shadowRoot)"
    )
}

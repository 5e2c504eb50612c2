//! A hand at a browser: what it presses passes through the browser as a reader's own input does.

use crate::bench::webdriver::Browser;
use crate::trouble::{Outcome, Trouble};
use serde_json::{Value, json};
use std::thread;
use std::time::Duration;

/// How long an answer may take, in looks that are as long apart as this.
const LOOKS: usize = 200;
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Clicks in the middle of an element, once it is there and where a hand could reach it.
pub(super) fn click(browser: &Browser, selector: &str) -> Outcome {
    let script = "const [selector, done] = arguments; const it = document.querySelector(selector);
        if (it) it.scrollIntoView({ block: 'center' });
        requestAnimationFrame(() => { const box = it?.getClientRects()[0];
          done(box ? [box.left + Math.min(box.width / 2, 40), box.top + box.height / 2] : null); });";
    let place = browser.ask(script, &json!([selector]))?;
    let (Some(x), Some(y)) = (place[0].as_f64(), place[1].as_f64()) else {
        return Err(Trouble::new(format!("there is no {selector} to click")));
    };
    for (kind, buttons) in [("mouseMoved", 0), ("mousePressed", 1), ("mouseReleased", 0)] {
        let button = if kind == "mouseMoved" { "none" } else { "left" };
        let event = json!({ "type": kind, "x": x, "y": y, "button": button, "buttons": buttons, "clickCount": 1 });
        browser.devtools("Input.dispatchMouseEvent", &event)?;
    }
    Ok(())
}

/// Presses a key that has a name, such as `ArrowDown`, at the element that has the focus.
pub(super) fn press(browser: &Browser, key: &str, code: u32) -> Outcome {
    for kind in ["rawKeyDown", "keyUp"] {
        let event = json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code });
        browser.devtools("Input.dispatchKeyEvent", &event)?;
    }
    Ok(())
}

/// Waits until a script in the page answers yes.
pub(super) fn until(browser: &Browser, script: &str) -> Outcome {
    for _ in 0..LOOKS {
        if browser.ask(&format!("arguments[0](Boolean({script}))"), &json!([]))? == true {
            return Ok(());
        }
        thread::sleep(LOOK_EVERY);
    }
    Err(Trouble::new(format!("never came true: {script}")))
}

/// What a script in the page answers.
pub(super) fn ask(browser: &Browser, script: &str) -> Outcome<Value> {
    browser.ask(&format!("arguments[0]({script})"), &json!([]))
}

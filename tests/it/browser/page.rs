//! The page in front of the reader: what they do to it, and what they see.

use std::time::{Duration, Instant};

use fantoccini::Locator;
use fantoccini::actions::{ActionSequence, InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use preview::Preview;
use serde_json::{Value, json};

use super::faults;
use super::reader::Reader;
use super::session::Session;
use crate::host::Served;

/// How long something may take to appear. Most of it takes a frame; the rest is for machines that do other work.
const WAIT_MAX: Duration = Duration::from_secs(15);

/// How often it is looked for.
const LOOK_EVERY: Duration = Duration::from_millis(15);

/// A window on a site.
pub(crate) struct Page {
    /// The site's server: what it was asked, and what it shall answer from now on.
    pub(crate) site: Preview,
    /// The partner's server, where the site stands on a partner's page.
    host: Option<Served>,
    pub(super) session: Session,
    runs_scripts: bool,
}

impl Page {
    /// A new window of that reader.
    pub(crate) async fn new(session: &Session, site: Preview, host: Option<Served>, reader: &Reader) -> Self {
        let session = session.clone();
        let window = session.client.new_window(session.kind.engine.shows_new_tabs).await.unwrap();
        session.client.switch_to_window(window.handle).await.unwrap();
        // What the window before said is over.
        session.log().await;
        reader.sit_down(&session).await;
        if session.kind.engine.has_devtools {
            // A server of another test may have listened where this one does.
            let origin = format!("http://127.0.0.1:{}", site.port());
            let all = json!({ "origin": origin, "storageTypes": "all" });
            session.devtools("Storage.clearDataForOrigin", all).await;
        }
        Self { site, host, session, runs_scripts: reader.runs_scripts() }
    }

    /// Closes the window, and leaves the browser as it was found.
    pub(crate) async fn close(self) -> Result<(), CmdError> {
        self.session.client.close_window().await?;
        self.session.client.switch_to_window(self.session.home.clone()).await
    }

    // --- What a reader does.

    /// Opens an address of the site, given below its base.
    pub(crate) async fn open(&self, path: &str) {
        self.session.client.goto(&format!("{}{path}", self.site.url())).await.unwrap();
    }

    /// Opens an address of the partner's site, given below its base.
    pub(crate) async fn open_host(&self, path: &str) {
        self.session.client.goto(&format!("{}{path}", self.host())).await.unwrap();
    }

    /// Where the partner's site stands.
    pub(crate) fn host(&self) -> String {
        self.host.as_ref().expect("a site on a host").url()
    }

    /// Opens an address of another site.
    pub(crate) async fn open_elsewhere(&self, address: &str) {
        self.session.client.goto(address).await.unwrap();
    }

    /// Opens an address and waits until the app stands.
    pub(crate) async fn visit(&self, path: &str) {
        self.open(path).await;
        self.until("the app", "return document.querySelector('main')").await;
    }

    /// Loads the page again.
    pub(crate) async fn reload(&self) {
        self.session.client.refresh().await.unwrap();
    }

    /// Goes one page back.
    pub(crate) async fn back(&self) {
        self.session.client.back().await.unwrap();
    }

    /// Goes one page forward.
    pub(crate) async fn forward(&self) {
        self.session.client.forward().await.unwrap();
    }

    /// Clicks on the first element of that selector, once there is one. Where that is drawn anew meanwhile, a hand meets
    /// the one that is there.
    pub(crate) async fn click(&self, selector: &str) {
        let mut clicked = self.find(selector).await.click().await;
        if clicked.as_ref().is_err_and(CmdError::is_stale_element_reference) {
            clicked = self.find(selector).await.click().await;
        }
        clicked.unwrap_or_else(|error| panic!("click on {selector}: {error}"));
    }

    /// Types into the field of that selector, after what is there.
    pub(crate) async fn type_into(&self, selector: &str, text: &str) {
        self.find(selector).await.send_keys(text).await.unwrap();
    }

    /// Takes away what the field holds, and types.
    pub(crate) async fn retype(&self, selector: &str, text: &str) {
        let field = self.find(selector).await;
        field.send_keys(&format!("{}a", char::from(Key::Control))).await.unwrap();
        let text = if text.is_empty() { char::from(Key::Delete).to_string() } else { text.to_owned() };
        field.send_keys(&text).await.unwrap();
    }

    /// Chooses in a field that has a value rather than keys: a select, a date.
    pub(crate) async fn choose(&self, selector: &str, value: &str) {
        self.find(selector).await;
        let script = "const field = document.querySelector(arguments[0]); field.value = arguments[1];
            field.dispatchEvent(new Event('change', { bubbles: true })); return field.value";
        let stands = self.ask(script, vec![json!(selector), json!(value)]).await;
        assert_eq!(stands, value, "{selector} has no such value");
    }

    /// Presses a key and lets it go.
    pub(crate) async fn press(&self, key: impl Into<char>) {
        let value = key.into();
        let keys = KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.act(keys).await;
    }

    /// Does what fingers do.
    pub(super) async fn act(&self, actions: impl Into<ActionSequence>) {
        self.session.client.perform_actions(actions).await.unwrap();
    }

    /// Goes on in the iframe of that number, until [`Page::look_out`].
    pub(crate) async fn look_into(&self, nth: u16) {
        self.session.client.enter_frame(nth).await.unwrap();
    }

    /// Goes on in the page around the iframe.
    pub(crate) async fn look_out(&self) {
        self.session.client.enter_parent_frame().await.unwrap();
    }

    // --- What a reader sees.

    /// The answer of a script, now.
    pub(crate) async fn js(&self, script: &str) -> Value {
        self.ask(script, Vec::new()).await
    }

    /// The answer of a script with arguments, now.
    pub(crate) async fn ask(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.session.client.execute(script, arguments).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Waits until the script's answer is something, and returns it.
    pub(crate) async fn until(&self, what: &str, script: &str) -> Value {
        let start = Instant::now();
        loop {
            // While a page gives way to the next one, scripts fail: that is as good as no answer yet.
            let answer = self.session.client.execute(script, Vec::new()).await.unwrap_or_default();
            if !matches!(answer, Value::Null | Value::Bool(false)) && answer != "" && answer != 0 {
                return answer;
            }
            if WAIT_MAX < start.elapsed() {
                panic!("waited in vain for {what}. {}", self.account().await);
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Waits until a value is as expected, and says what it was if it never is.
    pub(crate) async fn expect(&self, script: &str, expected: impl Into<Value>) {
        let expected = expected.into();
        let start = Instant::now();
        loop {
            let answer = self.session.client.execute(script, Vec::new()).await.unwrap_or_default();
            if answer == expected {
                return;
            }
            if WAIT_MAX < start.elapsed() {
                panic!("{script}\n  is       {answer}\n  expected {expected}\n{}", self.account().await);
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Waits until an element of that selector holds that text.
    pub(crate) async fn see(&self, selector: &str, text: &str) {
        let script = format!(
            "return [...document.querySelectorAll({})].some(it => it.textContent.includes({}))",
            json!(selector),
            json!(text),
        );
        self.until(&format!("“{text}” in {selector}"), &script).await;
    }

    /// Waits until there is no element of that selector.
    pub(crate) async fn see_no(&self, selector: &str) {
        self.expect(&format!("return document.querySelectorAll({}).length", json!(selector)), 0).await;
    }

    /// The texts of all elements of that selector, now, spaces collapsed.
    pub(crate) async fn texts(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .map(it => it.textContent.trim().replace(/\\s+/g, ' '))";
        let texts = self.ask(script, vec![json!(selector)]).await;
        texts.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// Waits until the texts of that selector are these.
    pub(crate) async fn expect_texts(&self, selector: &str, expected: &[&str]) {
        let script = format!(
            "return [...document.querySelectorAll({})].map(it => it.textContent.trim().replace(/\\s+/g, ' '))",
            json!(selector),
        );
        self.expect(&script, json!(expected)).await;
    }

    /// Waits until the list shows these headlines.
    pub(crate) async fn expect_list(&self, headlines: &[&str]) {
        self.expect_texts(".card-headline", headlines).await;
    }

    /// Waits until the element of that id has the focus.
    pub(crate) async fn expect_focus(&self, id: &str) {
        self.expect("return document.activeElement.id", id).await;
    }

    /// Waits until the address below the site's base is that.
    pub(crate) async fn expect_address(&self, path: &str) {
        self.expect("return location.href", format!("{}{path}", self.site.url())).await;
    }

    // --- What a reader has no eyes for.

    /// Speaks to the browser in its own debugging protocol.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.session.devtools(command, parameters).await
    }

    /// What stands against the page since the last call: all that the console says where it can be read; elsewhere
    /// what a partner's page has kept, if it is such a page that is in front.
    pub(crate) async fn take_faults(&self) -> Vec<String> {
        if self.has_devtools() {
            return faults::among(&self.session.log().await);
        }
        if !self.runs_scripts || !self.is_at_host().await {
            return Vec::new();
        }
        match self.js(faults::TAKE_KEPT).await {
            Value::Array(kept) => kept.iter().map(|it| it.as_str().unwrap_or_default().to_owned()).collect(),
            _ => vec!["the page does not keep its faults: its policy has to let its own scripts run".to_owned()],
        }
    }

    async fn is_at_host(&self) -> bool {
        let address = self.session.client.current_url().await.unwrap();
        self.host.as_ref().is_some_and(|it| address.as_str().starts_with(&it.url()))
    }

    /// Whether the page can be looked into by Chromium's debugging protocol.
    pub(super) fn has_devtools(&self) -> bool {
        self.session.kind.engine.has_devtools
    }

    /// The browser's name.
    pub(crate) fn engine(&self) -> &'static str {
        self.session.kind.engine.name
    }

    /// What the window shows, as PNG.
    pub(crate) async fn picture(&self) -> Result<Vec<u8>, CmdError> {
        self.session.client.screenshot().await
    }

    /// Address, words and console of the page.
    pub(crate) async fn account(&self) -> String {
        let script = "const fetched = performance.getEntriesByType('resource').map(({ name, startTime, responseEnd }) =>
              `${name}: ${Math.round(startTime)} to ${Math.round(responseEnd)} ms`);
            return [location.href, document.body.innerText, '--- fetched', ...fetched, `now: ${performance.now()} ms`].join('\\n')";
        let words = self.session.client.execute(script, Vec::new()).await.unwrap_or_default();
        let log: Vec<String> = self.session.log().await.iter().map(faults::written).collect();
        format!("The page was at {}\n--- console\n{}", words.as_str().unwrap_or_default(), log.join("\n"))
    }

    /// The first element of that selector, once there is one.
    pub(super) async fn find(&self, selector: &str) -> Element {
        self.until(selector, &format!("return document.querySelector({}) !== null", json!(selector))).await;
        self.session.client.find(Locator::Css(selector)).await.unwrap_or_else(|error| panic!("{selector}: {error}"))
    }
}

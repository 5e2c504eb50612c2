//! What the browser does for someone who reads: it keeps things, speaks, copies, hands on, gives and takes files.

use js_sys::{Array, Function};
use news_core::kept::{NotStored, Record, Sizes};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{document, services, timer};

#[wasm_bindgen]
extern "C" {
    /// The service as the page's script hands it over.
    type Given;

    #[wasm_bindgen(method, getter)]
    fn keeper(this: &Given) -> Keeper;

    #[wasm_bindgen(method)]
    fn voice(this: &Given) -> js_sys::Promise;

    #[wasm_bindgen(method, getter, js_name = canShare)]
    fn can_share(this: &Given) -> bool;

    #[wasm_bindgen(method)]
    fn copy(this: &Given, text: &str) -> js_sys::Promise;

    #[wasm_bindgen(method)]
    fn share(this: &Given, title: &str, url: &str) -> js_sys::Promise;

    #[wasm_bindgen(method)]
    fn give(this: &Given, name: &str, text: &str);

    #[wasm_bindgen(method)]
    fn take(this: &Given, id: &str) -> js_sys::Promise;

    #[wasm_bindgen(method)]
    fn lite(this: &Given, words: &str);

    #[wasm_bindgen(method)]
    fn sizes(this: &Given) -> js_sys::Promise;

    #[wasm_bindgen(method)]
    fn erase(this: &Given) -> js_sys::Promise;

    type Keeper;

    #[wasm_bindgen(method)]
    fn all(this: &Keeper, store: &str) -> js_sys::Promise;

    #[wasm_bindgen(method)]
    fn article(this: &Keeper, id: &str) -> js_sys::Promise;

    #[wasm_bindgen(method)]
    fn write(this: &Keeper, changes: &Array) -> js_sys::Promise;

    type Voice;

    #[wasm_bindgen(method)]
    fn speak(this: &Voice, speed: f64, text: Option<String>);

    #[wasm_bindgen(method)]
    fn pause(this: &Voice);

    #[wasm_bindgen(method)]
    fn stop(this: &Voice);
}

/// What becomes of reading aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It is being read.
    Speaking,
    /// It waits.
    Paused,
    /// The article is over.
    Ended,
    /// There is no voice for it.
    NoVoice,
    /// Outside the page, on a headset or a lock screen, is asked to go on,
    Play,
    /// to wait,
    Pause,
    /// to end it,
    Stop,
    /// or to go to another article.
    Step {
        /// Whether to the next.
        is_forward: bool,
    },
    /// No voice, but a picture that was left out: so many bytes are saved by now.
    Saved(u64),
}

/// The service. Lives as long as the page.
pub struct Reader(Given);

/// A store of what is kept.
#[derive(Clone, Copy, Debug)]
pub enum Store {
    /// Records.
    Records,
    /// Whole articles, by id.
    Articles,
}

impl Reader {
    /// Opens it for the zone under that path; `None` if its script cannot be had. `changed` is called when another page of
    /// the zone has changed what is kept.
    pub async fn open(base: &str, changed: impl Fn() + 'static, heard: impl Fn(Heard) + 'static) -> Option<Self> {
        let changed = Closure::<dyn Fn()>::new(changed).into_js_value();
        let heard = Closure::<dyn Fn(String)>::new(move |what: String| match what.as_str() {
            "speaking" => heard(Heard::Speaking),
            "paused" => heard(Heard::Paused),
            "none" => heard(Heard::NoVoice),
            "play" => heard(Heard::Play),
            "pause" => heard(Heard::Pause),
            "stop" => heard(Heard::Stop),
            "next" => heard(Heard::Step { is_forward: true }),
            "previous" => heard(Heard::Step { is_forward: false }),
            other => heard(match other.strip_prefix("saved ").and_then(|it| it.parse().ok()) {
                Some(bytes) => Heard::Saved(bytes),
                None => Heard::Ended,
            }),
        })
        .into_js_value();
        let name = ["news-zone ", base].concat();
        let (changed, heard): (&Function, &Function) = (changed.unchecked_ref(), heard.unchecked_ref());
        let given = JsFuture::from(services::with(|it| it.reader(&name, changed, heard))).await.ok()?;
        Some(Self(given.unchecked_into()))
    }

    /// Everything in a store; `None` where nothing can be stored.
    pub async fn all(&self, store: Store) -> Option<Vec<Record>> {
        let store = match store {
            Store::Records => "records",
            Store::Articles => "articles",
        };
        let flat: Array = JsFuture::from(self.0.keeper().all(store)).await.ok()?.dyn_into().ok()?;
        let texts: Vec<String> = flat.iter().map(|it| it.as_string().unwrap_or_default()).collect();
        Some(texts.chunks_exact(2).map(|it| (it[0].clone(), it[1].clone())).collect())
    }

    /// The text of an article that is kept.
    pub async fn article(&self, id: &str) -> Option<String> {
        JsFuture::from(self.0.keeper().article(id)).await.ok()?.as_string()
    }

    /// How much is kept.
    pub async fn sizes(&self) -> Option<Sizes> {
        let all: Array = JsFuture::from(self.0.sizes()).await.ok()?.dyn_into().ok()?;
        let bytes = |nth: u32| all.get(nth).as_f64().unwrap_or_default() as u64;
        Some(Sizes { kept: bytes(0), offline: bytes(1), app: bytes(2) })
    }

    /// Writes records, and takes away those without a value: all of it, or nothing. The key of an article is
    /// [`article_key`].
    ///
    /// # Errors
    ///
    /// Where nothing was written.
    pub async fn write(&self, changes: &[(String, Option<String>)]) -> Result<(), NotStored> {
        let flat = Array::new();
        for (key, value) in changes {
            flat.push(&key.as_str().into());
            flat.push(&value.as_deref().map_or(JsValue::UNDEFINED, JsValue::from_str));
        }
        outcome(JsFuture::from(self.0.keeper().write(&flat)).await)
    }

    /// Takes everything away, and what the browser keeps for reading offline but the app.
    ///
    /// # Errors
    ///
    /// Where it is still there.
    pub async fn erase(&self) -> Result<(), NotStored> {
        outcome(JsFuture::from(self.0.erase()).await)
    }

    /// Whether the browser can hand addresses on.
    #[must_use]
    pub fn can_share(&self) -> bool {
        self.0.can_share()
    }

    /// Copies a text. Answers whether it did.
    pub async fn copy(&self, text: &str) -> bool {
        JsFuture::from(self.0.copy(text)).await.is_ok_and(|it| it.is_truthy())
    }

    /// Hands an address on.
    pub fn share(&self, title: &str, url: &str) {
        let _ = self.0.share(title, url);
    }

    /// Leaves pictures out, with that word for showing one; none for leaving none out any more.
    pub fn leave_pictures_out(&self, words: &str) {
        self.0.lite(words);
    }

    /// Gives the reader a file.
    pub fn give(&self, name: &str, text: &str) {
        self.0.give(name, text);
    }

    /// The text of the file chosen in a field; empty for none.
    pub async fn take(&self, field_id: &str) -> String {
        JsFuture::from(self.0.take(field_id)).await.ok().and_then(|it| it.as_string()).unwrap_or_default()
    }

    /// Reads an article aloud, at that many hundredths of the usual speed: a JSON Feed of one item, or the one in the page
    /// for an empty text. Without either it goes on where it was stopped.
    pub fn speak(&self, speed: u16, text: Option<String>) {
        self.with_voice(move |it| it.speak(f64::from(speed) / 100.0, text));
    }

    /// Stops reading for now.
    pub fn pause(&self) {
        self.with_voice(|it| it.pause());
    }

    /// Ends reading aloud.
    pub fn stop(&self) {
        self.with_voice(|it| it.stop());
    }

    fn with_voice(&self, order: impl FnOnce(&Voice) + 'static) {
        let voice = JsFuture::from(self.0.voice());
        timer::spawn(Box::pin(async move {
            if let Ok(voice) = voice.await {
                order(voice.unchecked_ref());
            }
        }));
    }
}

/// The key of a whole article.
#[must_use]
pub fn article_key(id: &str) -> String {
    ["article/", id].concat()
}

fn outcome(answer: Result<JsValue, JsValue>) -> Result<(), NotStored> {
    match answer.ok().and_then(|it| it.as_string()).as_deref() {
        Some("") => Ok(()),
        Some("QuotaExceededError") => Err(NotStored::Full),
        _ => Err(NotStored::Denied),
    }
}

/// Prints the page.
pub fn print() {
    let _ = super::window().print();
}

/// Shows a dialog over the page, which keeps the focus until it is closed.
pub fn open_dialog(id: &str) {
    call(id, "showModal");
}

/// Closes it.
pub fn close_dialog(id: &str) {
    call(id, "close");
}

/// By its name: old browsers have no dialogs, and are not asked for one.
fn call(id: &str, method: &str) {
    let Some(element) = document().get_element_by_id(id) else { return };
    if let Ok(method) = js_sys::Reflect::get(&element, &method.into()).and_then(|it| it.dyn_into::<Function>()) {
        let _ = method.call0(&element);
    }
}

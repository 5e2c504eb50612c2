//! The search, which is a module of its own and most often in a worker.

use js_sys::Uint8Array;
use news_core::search::Answer;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::services;

#[wasm_bindgen]
extern "C" {
    /// The search as the page's script hands it over.
    type Opened;

    #[wasm_bindgen(method)]
    fn take(this: &Opened, bytes: Uint8Array);

    #[wasm_bindgen(method)]
    fn close(this: &Opened);
}

/// A search. Dropped, it ends.
pub struct Desk {
    opened: Opened,
    _hear: Closure<dyn FnMut(JsValue)>,
}

/// Opens a search that is heard by that; `None` if its module cannot be had.
pub async fn open(mut hear: Box<dyn FnMut(Answer)>) -> Option<Desk> {
    let hear: Closure<dyn FnMut(JsValue)> = Closure::new(move |bytes: JsValue| {
        let bytes: &Uint8Array = bytes.unchecked_ref();
        if let Some(answer) = Answer::read(&bytes.to_vec()) {
            hear(answer);
        }
    });
    let opened = services::with(|it| it.search(hear.as_ref().unchecked_ref()));
    let opened = JsFuture::from(opened).await.ok()?;
    Some(Desk { opened: opened.unchecked_into(), _hear: hear })
}

impl Desk {
    /// Tells it something: a `news_core::search::Said`, written.
    pub fn tell(&self, said: &[u8]) {
        self.opened.take(Uint8Array::from(said));
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.opened.close();
    }
}

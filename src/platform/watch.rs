//! What a script of the page watches over while it stands (`public/watch.js`): the network, the time for a look at the
//! sources, newer versions of the app.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::services;

#[wasm_bindgen]
extern "C" {
    /// The watch as the page's script hands it over.
    type Watching;

    #[wasm_bindgen(method)]
    fn looked(this: &Watching, answered: bool);

    #[wasm_bindgen(method)]
    fn reload(this: &Watching);

    #[wasm_bindgen(method)]
    fn keep(this: &Watching, urls: &str, bytes_max: f64);
}

/// What is told.
#[derive(Debug)]
pub enum Word {
    /// It is time to look for news.
    Look,
    /// There is a network again, or none any more. Then: the addresses of documents that were kept, a line each.
    Network(Option<String>),
    /// A newer version of the app is ready.
    Version,
    /// How much is kept because the reader said so.
    Shelf {
        /// Bytes of it.
        bytes: u64,
        /// The addresses of the documents, a line each.
        urls: String,
        /// Whether there was no room for more.
        full: bool,
    },
}

/// A watch.
pub struct Watch {
    watching: Watching,
    _hear: Closure<dyn FnMut(JsValue)>,
}

/// Begins to watch. `keeps` says whether there may be a service worker, `seconds` how far two looks lie apart; 0 for
/// none.
pub async fn watch(keeps: bool, seconds: u32, mut hear: Box<dyn FnMut(Word)>) -> Option<Watch> {
    let hear: Closure<dyn FnMut(JsValue)> = Closure::new(move |said: JsValue| {
        let said: &Array = said.unchecked_ref();
        hear(match said.get(0).as_f64().map(|it| it as u32) {
            Some(0) => Word::Look,
            Some(1) => Word::Network(said.get(1).as_string()),
            Some(3) => Word::Shelf {
                bytes: said.get(1).as_f64().unwrap_or_default() as u64,
                urls: said.get(2).as_string().unwrap_or_default(),
                full: said.get(3).is_truthy(),
            },
            _ => Word::Version,
        });
    });
    let watching = services::with(|it| it.watch(keeps, seconds, hear.as_ref().unchecked_ref()));
    let watching = JsFuture::from(watching).await.ok()?;
    Some(Watch { watching: watching.unchecked_into(), _hear: hear })
}

impl Watch {
    /// Says what came of a look, on which the next one waits.
    pub fn looked(&self, answered: bool) {
        self.watching.looked(answered);
    }

    /// Keeps these documents, an address a line, the first ones first, and no others.
    pub fn keep(&self, urls: &str, bytes_max: u64) {
        self.watching.keep(urls, bytes_max as f64);
    }

    /// Loads the page again.
    pub fn reload(&self) {
        self.watching.reload();
    }
}

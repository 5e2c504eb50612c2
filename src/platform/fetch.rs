//! Getting documents: with a time limit, cancelled when no longer wanted, tried again where that can help.

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::Response;
use js_sys::{Reflect, Uint8Array};
use news_core::format::DOCUMENT_BYTES_MAX;
use news_core::lang::Outage;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader};

use super::timer::Alarm;
use super::{services, timer};

/// How long one answer may take, in seconds: a slow phone network gets a page of a hundred articles across in ten.
pub const WAIT_SECONDS_MAX: u32 = 15;

/// Waits before the second and third try, in milliseconds: long enough for a server to come back from a restart, short
/// enough that a reader still looks at the skeleton.
const PAUSES_MS: [i32; 2] = [400, 1600];

/// What came.
pub struct Fetched {
    /// Absolute address that answered, redirects followed.
    pub url: String,
    /// The document, up to [`DOCUMENT_BYTES_MAX`].
    pub bytes: Vec<u8>,
    /// Whether there was more.
    pub cut: bool,
    /// `X-WP-TotalPages`, where sent.
    pub pages: Option<u32>,
}

/// A wish for documents that can be taken back: dropping it ends the requests made under it.
pub struct Wish(AbortController);

/// What a request holds of its wish.
#[derive(Clone)]
pub struct Token {
    controller: AbortController,
    /// Whether its host is asked if what the browser has of it has changed.
    anew: bool,
}

impl Wish {
    /// A new one; `None` in a browser that cannot take requests back, which could not run this app either.
    #[must_use]
    pub fn new() -> Option<Self> {
        AbortController::new().ok().map(Self)
    }

    /// For the requests made under it.
    #[must_use]
    pub fn token(&self) -> Token {
        Token { controller: self.0.clone(), anew: false }
    }
}

impl Token {
    /// The same for what may be here already, and have changed since.
    #[must_use]
    pub fn anew(self) -> Self {
        Self { anew: true, ..self }
    }
}

impl Drop for Wish {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Gets a document, trying up to three times where another try can help.
///
/// # Errors
///
/// The last [`Outage`]; `None` if the wish was taken back meanwhile.
pub async fn get(url: &str, token: &Token) -> Result<Fetched, Option<Outage>> {
    let mut pauses = PAUSES_MS.into_iter();
    loop {
        let late = Rc::new(Cell::new(false));
        let alarm = give_up_later(token, Rc::clone(&late));
        let outcome = get_once(url, token).await;
        drop(alarm);
        let outage = match outcome {
            Ok(fetched) => return Ok(fetched),
            Err(_) if late.get() => return Err(Some(Outage::TooSlow { seconds: WAIT_SECONDS_MAX })),
            Err(_) if token.controller.signal().aborted() => return Err(None),
            Err(outage) => outage,
        };
        match pauses.next().filter(|_| can_pass(&outage)) {
            Some(wait_ms) => timer::pause(wait_ms).await,
            None => return Err(Some(outage)),
        }
    }
}

fn give_up_later(token: &Token, late: Rc<Cell<bool>>) -> Alarm {
    let controller = token.controller.clone();
    Alarm::after(WAIT_SECONDS_MAX as i32 * 1000, move || {
        late.set(true);
        controller.abort();
    })
}

/// Whether the same request may well succeed a moment later.
fn can_pass(outage: &Outage) -> bool {
    matches!(outage, Outage::Unreachable | Outage::Status { code: 408 | 429 | 500..=599 })
}

async fn get_once(url: &str, token: &Token) -> Result<Fetched, Outage> {
    let answer = services::with(|it| it.fetch(url, &token.controller.signal(), token.anew));
    let answer = JsFuture::from(answer).await.map_err(|_| Outage::Unreachable)?;
    let response = Response::from(answer.unchecked_into::<web_sys::Response>());
    // A refusal may carry a document that says more, such as WordPress's end of its pages.
    let is_end = response.status() == 400;
    if !response.ok() && !is_end {
        return Err(Outage::Status { code: response.status() });
    }
    let pages = response.headers().get("x-wp-totalpages").and_then(|it| it.parse().ok());
    let (bytes, cut) = body(&response).await.map_err(|_| Outage::Unreachable)?;
    Ok(Fetched { url: response.url(), bytes, cut, pages })
}

/// Reads the body up to the largest size that is read, and lets the rest go.
async fn body(response: &Response) -> Result<(Vec<u8>, bool), JsValue> {
    let mut bytes = Vec::new();
    let Some(stream) = response.body() else { return Ok((bytes, false)) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let step = JsFuture::from(reader.read()).await?;
        if Reflect::get(&step, &JsValue::from_str("done"))?.is_truthy() {
            return Ok((bytes, false));
        }
        let part: Uint8Array = Reflect::get(&step, &JsValue::from_str("value"))?.unchecked_into();
        bytes.extend(part.to_vec());
        if DOCUMENT_BYTES_MAX < bytes.len() {
            bytes.truncate(DOCUMENT_BYTES_MAX);
            // Nobody waits for the answer: the stream is given up.
            let _ = reader.cancel();
            return Ok((bytes, true));
        }
    }
}

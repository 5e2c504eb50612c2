//! Asking a search engine on other machines: a module of its own, fetched where a zone names such an engine and a reader asks
//! for older articles. What drives it is `public/search-remote.js`.

#[cfg(target_arch = "wasm32")]
mod page {
    use news_core::parser::Parser;
    use news_core::search::Said;
    use news_core::search::remote::{Came, Reader};
    use news_zone::platform::Browser;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// What a script says of an answer that did not come in time.
    const TOO_LATE: u16 = 1;

    /// An engine of several nodes.
    #[wasm_bindgen]
    pub struct Remote(Option<Reader>);

    #[wasm_bindgen]
    impl Remote {
        /// Of the engine that a page names.
        #[wasm_bindgen(constructor)]
        pub fn new(engine: &[u8]) -> Self {
            Self(Reader::of(engine))
        }

        /// Begins a question. False if the engine cannot be asked that.
        pub fn begin(&mut self, question: &[u8]) -> bool {
            self.0.as_mut().is_some_and(|it| it.begin(question))
        }

        /// The number of the question that is asked; 0 for none.
        #[wasm_bindgen(getter)]
        pub fn number(&self) -> u32 {
            self.0.as_ref().and_then(Reader::number).unwrap_or_default()
        }

        /// The address to ask next; nothing where the archive has to answer.
        pub fn next(&mut self, now_ms: f64) -> Option<String> {
            self.0.as_mut()?.next(now_ms as u64)
        }

        /// What to send there.
        pub fn body(&self) -> String {
            self.0.as_ref().map_or(String::new(), |it| it.body().to_owned())
        }

        /// Takes what came: a status, or 1 for nothing in time and 0 for a broken connection, and a text. Answers with what
        /// to say to the search, or with nothing where the next node has to be asked.
        pub fn hear(&mut self, status: u16, text: &str, took_ms: f64, now_ms: f64) -> Option<Vec<u8>> {
            let number = self.number();
            let json = Browser.json(text).ok();
            let came = match status {
                0 => Came::Broken,
                TOO_LATE => Came::Nothing,
                _ => Came::Answer(status, json.as_ref()),
            };
            let older = self.0.as_mut()?.hear(came, took_ms as u64, now_ms as u64)?;
            Some(Said::Answered { number, older: Some(older) }.write())
        }
    }
}

fn main() {}

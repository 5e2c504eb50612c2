//! The search: a module of its own, for a worker of the page or the page itself. Fetched when a reader filters.
//!
//! Bytes go in and bytes come out (`news_core::search::{Said, Reply}`): the two modules share nothing but a format.

#[cfg(target_arch = "wasm32")]
mod page {
    use news_core::search::{Engine, Reply, Said};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// A search that is told things, and goes on a stretch at a time.
    #[wasm_bindgen]
    #[derive(Default)]
    pub struct Desk {
        engine: Engine,
        wants: Vec<String>,
        asks: Vec<Vec<u8>>,
    }

    #[wasm_bindgen]
    impl Desk {
        /// One that knows of nothing yet.
        #[wasm_bindgen(constructor)]
        pub fn new() -> Self {
            Self::default()
        }

        /// Takes in what the page says; bytes that say nothing are passed over.
        pub fn take(&mut self, bytes: &[u8]) {
            if let Some(said) = Said::read(bytes) {
                self.engine.take(said);
            }
        }

        /// Goes on for a stretch. Answers with what there is to tell the page.
        pub fn step(&mut self) -> Option<Vec<u8>> {
            match self.engine.step()? {
                Reply::Wants(addresses) => {
                    self.wants.extend(addresses);
                    None
                }
                Reply::Asks { engine, question } => {
                    self.asks = vec![engine, question];
                    None
                }
                reply @ Reply::Answer(_) => Some(reply.write()),
            }
        }

        /// The addresses of files that are wanted, each once.
        pub fn wants(&mut self) -> Vec<String> {
            std::mem::take(&mut self.wants)
        }

        /// What is to be asked of an engine on other machines: first the engine, then the question; then nothing.
        pub fn asks(&mut self) -> Option<Vec<u8>> {
            if self.asks.is_empty() { None } else { Some(self.asks.remove(0)) }
        }

        /// Whether there is something to go on with.
        #[wasm_bindgen(js_name = isBusy)]
        pub fn is_busy(&self) -> bool {
            self.engine.is_busy()
        }
    }
}

fn main() {}

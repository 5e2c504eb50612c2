//! The second module: readers of the formats that few zones use. A page fetches it when a source turns out to need it.
//!
//! Text goes in and an edition comes out, so that the two modules share nothing but a format.

#[cfg(target_arch = "wasm32")]
mod page {
    use news_core::format::{self, Answer, json_feed};
    use news_zone::platform::Browser;
    use news_zone::platform::services::{self, Services};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Takes what it needs of the page, on a page that does not keep it in the open.
    #[wasm_bindgen]
    #[expect(unreachable_pub, reason = "what the page calls has to be public, and nothing here is reachable in Rust")]
    pub fn lend(given: Services) {
        services::lend(given);
    }

    /// Reads a document of any format that is read, and writes what it says as an edition, problems included.
    ///
    /// `url` is where it was asked, `cut` whether there was more than `bytes`, `pages` how many pages there are in
    /// all, or 0 where nobody said.
    #[wasm_bindgen]
    #[expect(unreachable_pub, reason = "what the page calls has to be public, and nothing here is reachable in Rust")]
    pub fn translate(url: &str, bytes: &[u8], cut: bool, pages: u32) -> String {
        let answer = Answer { url, bytes, cut, pages: Some(pages).filter(|it| *it != 0) };
        json_feed::write(&format::read(&answer, &Browser))
    }
}

fn main() {}

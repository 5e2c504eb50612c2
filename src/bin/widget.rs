//! The program behind `<news-zone>`: what its script (`public/embed/reader.js`) calls. Fetched when a reader wants more
//! than headlines.

#[cfg(target_arch = "wasm32")]
#[expect(unreachable_pub, reason = "what the page calls has to be public, and nothing here is reachable in Rust")]
mod page {
    use news_zone::embed;
    use news_zone::platform::services::{self, Services};
    use news_zone::platform::widget::Host;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// The styles of what is drawn here; the headlines have theirs.
    const STYLE: &str = concat!(
        include_str!("../../style/embed.css"),
        include_str!("../../style/controls.css"),
        include_str!("../../style/article.css"),
        include_str!("../../style/block.css"),
        include_str!("../../style/filters.css"),
        include_str!("../../style/notices.css"),
    );

    /// The style sheet of its elements.
    #[wasm_bindgen]
    pub fn style() -> String {
        STYLE.to_owned()
    }

    /// Takes what it needs of the page.
    #[wasm_bindgen]
    pub fn lend(given: Services) {
        services::lend(given);
    }

    /// What is drawn in one element. Freed, it ends.
    #[wasm_bindgen]
    pub struct Widget(embed::Widget);

    #[wasm_bindgen]
    impl Widget {
        /// Draws in the element of that host.
        #[wasm_bindgen(constructor)]
        pub fn new(host: Host) -> Self {
            Self(embed::Widget::new(host))
        }

        /// Opens the article of that id.
        pub fn open(&self, id: &str) {
            self.0.open(id);
        }

        /// Closes the article that is open.
        pub fn close(&self) {
            self.0.close();
        }

        /// Asks the source again.
        pub fn refresh(&self) {
            self.0.refresh();
        }

        /// The id of the article at that address.
        #[wasm_bindgen(js_name = idOf)]
        pub fn id_of(&self, href: &str) -> Option<String> {
            self.0.id_of(href)
        }
    }
}

fn main() {}

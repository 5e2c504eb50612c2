//! Keyboard shortcuts: a module of its own, fetched by `public/boot.js` when a key is pressed that may be one, or the dialog
//! of them is asked for.

#[cfg(target_arch = "wasm32")]
#[expect(unreachable_pub, reason = "what the page calls has to be public, and nothing here is reachable in Rust")]
mod page {
    use news_zone::shortcuts;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// The style of the dialog.
    #[wasm_bindgen]
    pub fn style() -> String {
        include_str!("../../style/shortcuts.css").to_owned()
    }

    /// The keyboard of the page.
    #[wasm_bindgen]
    pub struct Keyboard(shortcuts::Keyboard);

    #[wasm_bindgen]
    impl Keyboard {
        /// Puts the dialog into the page, closed.
        #[wasm_bindgen(constructor)]
        pub fn new() -> Self {
            Self(shortcuts::Keyboard::new())
        }

        /// Takes the step that a key stands for: what it writes, where it is, whether with Shift. Answers whether there was
        /// one to take.
        pub fn hear(&self, key: &str, code: &str, has_shift: bool) -> bool {
            self.0.hear(key, code, has_shift)
        }

        /// Shows the dialog.
        pub fn show(&self) {
            self.0.show();
        }
    }
}

fn main() {}

//! The News Zone app: a shell, its state, its components, and the browser they run in.
//!
//! Built for wasm it runs in a page; built natively it renders the same components to HTML.

pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod embed;
#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(not(target_arch = "wasm32"))]
pub mod prerender;
#[cfg(target_arch = "wasm32")]
pub mod shortcuts;
pub mod state;
pub mod ui;

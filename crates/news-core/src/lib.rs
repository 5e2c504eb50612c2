//! The domain of News Zone: what an article is, how sources are read, what a query selects, and every word a
//! reader sees.
//!
//! Invariant: this crate never fetches, stores, draws, asks the time or rolls dice. It builds natively and for
//! wasm, and names no other crate of this workspace.

pub mod accept;
pub mod archive;
pub mod article;
pub mod config;
pub mod correction;
pub mod cut;
pub mod display;
pub mod division;
pub mod draft;
pub mod edition;
pub mod format;
pub mod json;
pub mod kept;
pub mod lang;
pub mod listening;
pub mod markup;
pub mod moment;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
pub mod parser;
pub mod problem;
pub mod query;
pub mod quote;
pub mod reading;
pub mod route;
pub mod saved;
pub mod search;
pub mod shortcuts;
pub mod twins;

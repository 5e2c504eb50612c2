//! The page's entry: wires platform, state and ui; nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    news_zone::app::run();
}

/// A native build has no page to run in.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: `cargo xtask serve` builds it and serves it.");
    std::process::exit(2);
}

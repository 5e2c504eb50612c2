//! The program `newszone`.

fn main() {}

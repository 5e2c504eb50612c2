//! The archive on a real Typesense: pushed by the program, asked as a reader's page asks.

mod faults;
mod finding;
mod nodes;
mod pushing;
mod recall;
mod server;

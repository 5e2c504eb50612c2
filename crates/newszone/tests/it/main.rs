//! The publisher as its users and their machines meet it.

mod faults;
mod many_feeds;
mod shelf;
mod sources;

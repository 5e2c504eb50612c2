//! The publisher as its users and their machines meet it.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]

mod faults;
mod many_feeds;
mod shelf;
mod sources;
//! What the publisher promises, held against the programs of others: validators, feed readers, web servers.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]

mod hosts;
mod hosts_servers;
mod validators;
mod validators_site;

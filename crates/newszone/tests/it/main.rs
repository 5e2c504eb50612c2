//! The publisher as its users meet it, held against faults, against validators and servers of others.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]

mod commands;
mod corpora;
mod corrections;
mod crash;
mod embed;
mod faults;
mod hosts;
mod hosts_servers;
mod hosts_site;
mod many_feeds;
mod newsroom;
mod pictures;
mod pictures_samples;
mod related;
mod shelf;
mod sources;
mod store;
mod typesense;
mod validators;
mod validators_site;

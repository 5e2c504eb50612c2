//! What the whole promises: the page in a browser, the founding document, the rooms of the source.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]

mod accessibility;
mod bad_input;
mod bodies;
mod browser;
mod builder;
mod canonical;
mod compare;
mod early;
mod embed;
mod engines;
mod filters;
mod focus;
mod frames;
mod host;
mod keeping;
mod keys;
mod languages;
mod layout;
mod lists;
mod live;
mod markup;
mod mirrored;
mod native;
mod offline;
mod pictures;
mod published;
mod reading;
mod rooms;
mod routes;
mod search;
mod seed;
mod site;
mod sources;
mod states;
mod tabs;
mod trusted_types;
mod views;
mod withdrawn;
mod wordpress;
mod wordpress_block;
mod words;

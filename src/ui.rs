//! Components: values and callbacks in, a view out.
//!
//! Invariant: nothing here fetches, navigates, remembers or reads the zone's state, and no HTML is ever handled as a
//! string. Components are plain functions that answer with a [`view::View`].

pub mod after;
pub mod article;
mod block;
mod card;
mod contents;
mod corrections;
pub mod display;
pub mod filters;
mod histogram;
pub mod library;
pub mod lightbox;
pub mod live;
pub mod masthead;
mod neighbours;
pub mod notices;
pub mod offline;
pub mod older;
pub mod player;
pub mod recent;
pub mod saved;
mod searching;
pub mod shortcuts;
pub mod stretches;
pub mod subject;
pub mod tabs;
pub mod tools;
mod topics;
pub mod twins;
pub mod view;

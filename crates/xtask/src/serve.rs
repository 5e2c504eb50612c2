//! Builds the site and shows it on this machine until stopped.

use crate::command_line::Site;
use crate::step::say;
use crate::trouble::{During, Outcome};
use crate::{build, ports, setup, workspace};
use preview::{Fallback, Preview, PreviewOptions, Rule};
use std::fs;
use std::path::Path;

/// Sets up, builds and serves; returns only in trouble.
pub(crate) fn serve(site: &Site, port: u16, config: Option<&Path>) -> Outcome {
    let tools = setup::for_building()?;
    build::build(&tools, site)?;
    let preview = Preview::start(PreviewOptions {
        dir: workspace::dist_dir(),
        base: site.base.clone(),
        fallback: Fallback::Index,
        port: ports::free_from(port),
        cors: false,
    })
    .during("preview")?;
    if let Some(config) = config {
        let text = fs::read(config).during(config.display())?;
        let path = format!("{}{}", site.base, build::CONFIG_FILE);
        preview.rule(&path, Rule::answer(200, "application/json", text));
    }
    say(format!("\nNews Zone is at {}", preview.url()));
    preview.wait();
    Ok(())
}

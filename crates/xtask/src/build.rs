//! Builds the site into `dist/` and weighs it.

use crate::budget::Budget;
use crate::command_line::{Routes, Site};
use crate::setup::Tools;
use crate::step::{self, say};
use crate::tools::{programs, std_source, wasm_target};
use crate::trouble::{During, Outcome, Trouble};
use crate::{makeup, shell, style, workspace};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The zone's configuration, beside the index.
pub(crate) const CONFIG_FILE: &str = "news-zone.json";

/// Builds the site as told. A release is weighed, and one that is too heavy is trouble.
pub(crate) fn build(tools: &Tools, site: &Site) -> Outcome {
    // Trunk's --offline holds for its cargo too, which would then miss what was never fetched.
    fetch_crates()?;
    let has_own_std = !site.dev && std_source::is_here()?;
    if has_own_std {
        fetch_std()?;
    }
    let mut trunk = Command::new("trunk");
    // Offline, so that Trunk takes the tools that were set up and fetches none of its own; relative, so that the page's
    // <base> alone says where the site stands.
    trunk.args(["build", "--offline", "--public-url", "./"]).current_dir(workspace::root()).env("PATH", &tools.path);
    // Trunk reads the usual NO_COLOR=1 as a wrong value for its own flag of that name, and stops.
    trunk.env_remove("NO_COLOR");
    // Its own stack says nothing about our code, and would push what the compiler said off the screen.
    trunk.env("RUST_BACKTRACE", "0");
    if !site.dev {
        // The release profile is the publisher's: fast. The page has one of its own: small.
        trunk.args(["--release", "--cargo-profile", "page"]);
    }
    if has_own_std {
        trunk.envs(std_source::VARIABLES);
    }
    step::quiet("build the site", &mut trunk, "mend what the compiler says above")?;
    let dist = workspace::dist_dir();
    place_at(&dist, &site.base)?;
    style::join(&dist)?;
    if let Some(routes) = site.routes {
        set_routes(&dist, routes)?;
    }
    ask_early(&dist)?;
    if site.dev {
        say("  note: a development build is large by nature, so it is not weighed");
        return Ok(());
    }
    minify_scripts(tools, &dist)?;
    shell::tell(&dist)?;
    let budget = Budget::read()?;
    let weight = budget.weigh(&dist)?;
    say(format!("\n{weight}"));
    say(makeup::describe()?);
    if !has_own_std {
        say("  note: the budget is for a page with a standard library of its own, so this one is not held against it");
        return Ok(());
    }
    budget.check(&weight)
}

/// Builds the publisher around the site that was just built.
pub(crate) fn publisher() -> Outcome {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--release", "--locked", "--package", "newszone"]).current_dir(workspace::root());
    step::quiet("build the publisher", &mut cargo, "mend what the compiler says above")?;
    say(format!("\nThe publisher is {}", workspace::target_dir().join("release/newszone").display()));
    Ok(())
}

/// Brings every crate of the lock file to this machine: what runs offline afterwards finds them there.
pub(crate) fn fetch_crates() -> Outcome {
    let mut fetch = Command::new("cargo");
    fetch.args(["fetch", "--locked"]).current_dir(workspace::root());
    step::quiet("fetch the crates", &mut fetch, "cargo fetch, once the network is back")
}

/// Brings the crates that the standard library is made of.
fn fetch_std() -> Outcome {
    let mut fetch = Command::new("cargo");
    fetch.args(["fetch", "--locked", "--target", wasm_target::TARGET]).current_dir(workspace::root());
    fetch.envs(std_source::VARIABLES);
    step::quiet("fetch the standard library's crates", &mut fetch, "cargo fetch, once the network is back")
}

/// Tells the page where it stands, which everything in it is relative to, and drops the line that stood for the app:
/// Trunk leaves it in when it injects no script.
fn place_at(dist: &Path, base: &str) -> Outcome {
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).during(index.display())?;
    let kept: String = page.split_inclusive('\n').filter(|it| !it.contains("data-trunk-id=")).collect();
    let placed = preview::rebase(&kept, base);
    if placed == kept {
        return Err(Trouble::new(
            "index.html has no <base href=\"/\" data-trunk-public-url>, so it cannot be told where it stands",
        ));
    }
    fs::write(&index, placed).during(index.display())
}

/// Minifies the scripts in place. Trunk has a minifier of its own, which cannot parse what wasm-bindgen writes and
/// then leaves it as it is.
fn minify_scripts(tools: &Tools, dist: &Path) -> Outcome {
    if programs::find_in(&tools.path, "terser").is_none() {
        return Ok(());
    }
    for folder in [dist, &dist.join("embed")] {
        for entry in fs::read_dir(folder).during(folder.display())? {
            let path = entry.during(folder.display())?.path();
            if path.extension().is_some_and(|it| it == "js") {
                let mut terser = Command::new("terser");
                terser.env("PATH", &tools.path).arg(&path).args(["--module", "--compress", "passes=2", "--mangle"]);
                terser.arg("--output").arg(&path);
                step::quiet("minify a script", &mut terser, "mend what terser says above")?;
            }
        }
    }
    Ok(())
}

/// Tells the page which document of its source to ask for early.
fn ask_early(dist: &Path) -> Outcome {
    let config = fs::read_to_string(dist.join(CONFIG_FILE)).unwrap_or_default();
    let config: serde_json::Value = serde_json::from_str(&config).unwrap_or_default();
    // Without sources the zone reads its own edition, for which the page asks as it is.
    let Some(sources) = config["sources"].as_array() else { return Ok(()) };
    let urls: Vec<&str> = sources.iter().filter_map(|it| it["url"].as_str()).collect();
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).during(index.display())?;
    fs::write(&index, preview::asking_early(&page, preview::early_source(&urls).as_deref())).during(index.display())
}

fn set_routes(dist: &Path, routes: Routes) -> Outcome {
    let path = dist.join(CONFIG_FILE);
    let text = if path.exists() { fs::read_to_string(&path).during(path.display())? } else { "{}".to_owned() };
    let mut config: serde_json::Value = serde_json::from_str(&text).during(CONFIG_FILE)?;
    config["routes"] = match routes {
        Routes::Path => "path".into(),
        Routes::Hash => "hash".into(),
    };
    fs::write(&path, format!("{config:#}\n")).during(path.display())
}

//! The words after `newszone`.
//!
//! Invariant: what a command is told is read here once; the commands themselves never look at the environment.

mod report;
mod run;

pub(crate) use run::run;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

const AFTER: &str = "\
Examples:
  newszone init news && cd news     a new newsroom
  newszone publish                  pull all sources, then build dist/
  newszone check https://news.example/feed.xml
  newszone serve                    look at it on http://127.0.0.1:8080/

Exit status:
  0  done
  1  faults were found that `check` reports as failure
  2  the command line or the settings cannot be used
  3  a file or folder cannot be read or written
  4  the store cannot be used
  5  the site cannot be built as asked";

/// Publishes a news site: from a newsroom's sources to a folder of static files.
#[derive(Debug, Parser)]
#[command(name = "newszone", version, after_help = AFTER)]
pub(crate) struct CommandLine {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// How to do it.
    #[command(flatten)]
    pub(crate) manner: Manner,
}

/// What holds for every command.
#[derive(Args, Clone, Debug)]
pub(crate) struct Manner {
    /// The settings, or the folder with newszone.toml.
    #[arg(long, global = true, value_name = "FILE|DIR", default_value = ".")]
    pub(crate) settings: PathBuf,
    /// Say nothing but what went wrong.
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// Report as JSON on standard output.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// When to colour; `auto` respects NO_COLOR.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub(crate) color: Color,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// In a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Begin a newsroom in a folder: settings, an example article, a workflow. What is there stays.
    Init {
        /// The folder; made if need be.
        dir: PathBuf,
    },
    /// Ask the sources, and put what they give into the store.
    Pull {
        /// Names of sources; all of them if none is named.
        sources: Vec<String>,
    },
    /// Say what a source is and everything that is wrong with it.
    Check {
        /// A file, a folder or an address.
        #[arg(value_name = "PATH|URL")]
        place: String,
        /// How to report.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Write the site from the store.
    Build(BuildOptions),
    /// Pull, then build.
    Publish(BuildOptions),
    /// Show the built site on this machine.
    Serve {
        /// Where to listen on 127.0.0.1; 0 takes any free port.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Do not reload open pages when the site is built anew.
        #[arg(long)]
        no_reload: bool,
    },
    /// Print completions for a shell.
    Completions {
        /// Which.
        shell: Shell,
    },
    /// Print the manual page.
    Man,
}

/// How the site is built.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct BuildOptions {
    /// Make every file anew.
    #[arg(long)]
    pub(crate) fresh: bool,
    /// Build as if it were this moment, RFC 3339.
    #[arg(long, value_name = "TIME")]
    pub(crate) now: Option<String>,
    /// Publish a site without articles in place of one with some.
    #[arg(long)]
    pub(crate) allow_empty: bool,
}

/// How `check` reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

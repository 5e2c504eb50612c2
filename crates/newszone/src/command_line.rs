//! The words after `newszone`.

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

/// Publishes a News Zone: from a newsroom's sources to a folder of static files.
#[derive(Debug, Parser)]
#[command(
    name = "newszone",
    version,
    max_term_width = 100,
    after_long_help = "\
Examples:
  newszone init my-paper && cd my-paper
  newszone publish              pulls every source and builds dist/
  newszone serve                shows dist/ on this machine
  newszone check feed.xml       says what a document is and what is wrong with it

Exit status:
  0  done          1  faults were found, or a source failed under --strict
  2  the command line or the settings are wrong
  3  a file or folder cannot be read or written
  4  the store cannot be used
  5  the site cannot be built
  6  the search engine cannot be used; it serves what it served before"
)]
pub struct CommandLine {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// What holds for every command.
    #[command(flatten)]
    pub common: Common,
}

/// What holds for every command.
#[derive(Clone, Debug, Args)]
pub struct Common {
    /// The settings, or the folder they are in.
    #[arg(long, global = true, value_name = "FILE|DIR", default_value = ".")]
    pub settings: PathBuf,
    /// Says nothing but errors.
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Prints the report as one JSON document on standard output.
    #[arg(long, global = true)]
    pub json: bool,
    /// When to colour; NO_COLOR is respected.
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub color: Colour,
}

/// When output is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// In a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What to do.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Makes a newsroom: commented settings, an example article, a workflow that publishes on a schedule.
    Init {
        /// The folder; made if it is not there. What is in it already stays.
        #[arg(default_value = ".")]
        dir: PathBuf,
    },
    /// Asks the sources and keeps what they give.
    Pull {
        /// Which.
        #[command(flatten)]
        asked: Asked,
    },
    /// Says what a source is, and everything that is wrong with it.
    Check {
        /// A file, a folder or an address.
        #[arg(value_name = "PATH|URL")]
        place: String,
        /// How to say it.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Builds the site from what was pulled.
    Build {
        /// How.
        #[command(flatten)]
        built: Built,
    },
    /// Pulls, then builds.
    Publish {
        /// Which.
        #[command(flatten)]
        asked: Asked,
        /// How.
        #[command(flatten)]
        built: Built,
    },
    /// Brings the articles to the search engine of the settings, for archives that have outgrown static files.
    PushSearch {
        /// How.
        #[command(flatten)]
        pushed: Pushed,
    },
    /// Erases from the store what articles said before they were corrected, so that no reader can learn of it.
    Forget {
        /// The articles, each as its address calls it: `fleet-returns` of `article/fleet-returns/`.
        #[arg(required = true, value_name = "ARTICLE")]
        articles: Vec<String>,
    },
    /// Shows the built site on this machine, as a good host would serve it.
    Serve {
        /// Port on 127.0.0.1; any free one for 0.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Leaves open pages as they are when the site is built anew.
        #[arg(long)]
        no_reload: bool,
    },
    /// Writes every article of the store as JSON lines.
    Export {
        /// The file; standard output without one.
        file: Option<PathBuf>,
    },
    /// Takes in what `export` wrote.
    Import {
        /// The file.
        file: PathBuf,
    },
    /// Prints completions for a shell.
    Completions {
        /// Which.
        shell: Shell,
    },
    /// Prints the manual page.
    Man,
}

/// Which sources, and how strictly.
#[derive(Clone, Debug, Args)]
pub struct Asked {
    /// Names of sources; all without any.
    pub sources: Vec<String>,
    /// Exits with status 1 if any source failed.
    #[arg(long)]
    pub strict: bool,
}

/// How the site is built.
#[derive(Clone, Debug, Args)]
pub struct Built {
    /// Makes every file anew, whatever the last build noted.
    #[arg(long)]
    pub fresh: bool,
    /// Publishes a site without articles in the place of one with some.
    #[arg(long)]
    pub allow_empty: bool,
    /// The moment the site is built for, instead of this one: embargoes, expiries and the news sitemap go by it.
    #[arg(long, value_name = "RFC 3339", env = "NEWSZONE_NOW")]
    pub now: Option<String>,
}

/// How articles are brought to a search engine.
#[derive(Clone, Debug, Args)]
pub struct Pushed {
    /// Fills a new collection, although there is one that could be brought up to date.
    #[arg(long)]
    pub fresh: bool,
    /// Takes every article out where there is none to show.
    #[arg(long)]
    pub allow_empty: bool,
    /// The moment whose articles are pushed, instead of this one: embargoes and expiries go by it.
    #[arg(long, value_name = "RFC 3339", env = "NEWSZONE_NOW")]
    pub now: Option<String>,
}

/// How a report is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn lines() {
        #[track_caller]
        fn check(line: &str, is_good: bool) {
            let words = std::iter::once("newszone").chain(line.split_whitespace());
            assert_eq!(CommandLine::try_parse_from(words).is_ok(), is_good, "{line}");
        }
        check("init 국방일보", true);
        check("pull --quiet --json 국방", true);
        check("check feed.xml --format json", true);
        check("publish --fresh --now 2022-09-23T00:00:00Z --settings x.toml", true);
        check("push-search --fresh --now 2022-09-23", true);
        check("forget 함대-귀환 2", true);
        check("forget", false);
        check("serve --port 70000", false);
        check("", false);
        check("fly", false);
        check("build --color sometimes", false);
    }
}

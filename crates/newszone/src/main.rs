//! The program `newszone`.

mod command_line;

use clap::Parser;
use command_line::{Color, CommandLine};
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let line = CommandLine::parse();
    match line.manner.color {
        Color::Auto => {}
        Color::Always => anstream::ColorChoice::Always.write_global(),
        Color::Never => anstream::ColorChoice::Never.write_global(),
    }
    match command_line::run(line) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            let style = anstyle::AnsiColor::Red.on_default().bold();
            let _ = writeln!(anstream::stderr(), "{style}error{style:#}: {trouble}");
            ExitCode::from(trouble.exit_status())
        }
    }
}

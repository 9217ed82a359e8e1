//! `vokter`, the command line: screens names, customer files and texts against sanctions lists,
//! and shows the evidence.
//!
//! What was typed is parsed in [`arguments`] and by each command in [`commands`]; what is meant
//! is settled and answered in `vokter-answers`; [`render`] lays the answer out for people;
//! [`printer`] prints it.

mod arguments;
mod commands;
mod customers;
mod exit;
mod output;
mod printer;
mod progress;
mod render;
mod table;

use std::process::ExitCode;

use printer::Printer;

/// Records pass between threads while a list is read: see the reason beside the dependency.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let typed: Vec<_> = std::env::args_os().collect();
    let cli = match arguments::parse(&typed) {
        Ok(cli) => cli,
        Err(arguments::Stop::Help(text)) => {
            let printer = Printer { json_errors: false };
            return match printer.data(&text) {
                Ok(()) => ExitCode::SUCCESS,
                Err(failure) => exit::code(&failure),
            };
        }
        Err(arguments::Stop::Wrong(failure)) => {
            let json_errors = typed.iter().any(|word| word == "--json");
            Printer { json_errors }.failure(&failure);
            return exit::code(&failure);
        }
    };
    let printer = Printer {
        json_errors: cli.command.wants_json(),
    };
    match commands::run(&cli, printer) {
        Ok(outcome) => outcome.code(),
        Err(failure) => {
            printer.failure(&failure);
            exit::code(&failure)
        }
    }
}

//! What a shell and a manual need.

use clap::{Args, ValueEnum};

use super::Completes;

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell that shall complete
    pub shell: Shell,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
}

#[derive(Debug, Args)]
pub struct ManArgs {
    /// A verb: lint, query, …
    #[arg(add = Completes::Verb)]
    pub verb: Option<String>,
}

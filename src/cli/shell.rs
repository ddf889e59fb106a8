//! Arguments of the verbs for shells and manuals: completions, man.

use clap::{Args, ValueEnum};

use super::Completes;

#[derive(Debug, Args)]
pub struct CompletionsArgs {
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
    #[arg(add = Completes::Verb)]
    pub verb: Option<String>,
}

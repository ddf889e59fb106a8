//! The environment of a run: its input besides the arguments, and the properties of its output streams.

use std::cell::RefCell;
use std::io::Read;
use std::path::PathBuf;

use file_tree::Host;
use messages::{Language, PartialDate};

/// The environment of a run; `main` takes it from the process, tests construct it.
pub struct Env {
    /// The current folder, the environment variables, and the observer of the work done.
    pub host: Host,
    /// The day that counts as today unless an option overrides it.
    pub today: PartialDate,
    /// The path of the program itself, for Git to call.
    pub program: Option<PathBuf>,
    pub stdin: RefCell<Box<dyn Read>>,
    pub stdout: OutputStream,
    pub stderr: OutputStream,
    /// Columns of the terminal, if there is one.
    pub terminal_width: Option<usize>,
}

/// The properties of an output stream.
#[derive(Debug, Clone, Copy, Default)]
pub struct OutputStream {
    pub is_terminal: bool,
    /// Whether to use colour by default.
    pub has_color: bool,
}

/// The environment variable that names the language.
const LANGUAGE: &str = "OZG_LANG";

impl Env {
    /// `OZG_LANG`, else the locale; German for `de*`, English otherwise.
    #[must_use]
    pub fn language(&self) -> Language {
        let mut variables = [LANGUAGE, "LC_ALL", "LC_MESSAGES", "LANG"].iter();
        let locale = variables.find_map(|name| self.host.variable(name)?.to_str());
        locale.map_or(Language::En, Language::from_locale)
    }

    /// The value of `OZG_LANG`, if it begins with no language of the program. The locale may be any, so it is not
    /// checked.
    #[must_use]
    pub fn unknown_language(&self) -> Option<&str> {
        let value = self.host.variable(LANGUAGE)?.to_str()?;
        Language::of_locale(value).is_none().then_some(value)
    }

    /// The width of the output in columns: `COLUMNS`, else that of the terminal; no limit in a pipe.
    #[must_use]
    pub fn width(&self) -> Option<usize> {
        let columns =
            self.host.variable("COLUMNS").and_then(|columns| columns.to_str()?.parse().ok());
        columns.or(self.terminal_width).filter(|&width| width > 0)
    }
}

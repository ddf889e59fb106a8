//! What a run takes from outside besides its arguments and its two streams.

use std::cell::RefCell;
use std::io::Read;
use std::path::PathBuf;

use file_tree::Host;
use messages::{Language, PartialDate};

/// The surroundings of a run; `main` gathers them from the process, tests make them.
pub struct Env {
    /// The current folder, the environment variables, and who is told of the work done.
    pub host: Host,
    /// The day that counts as today where no option says otherwise.
    pub today: PartialDate,
    /// The path of the program itself, for Git to call.
    pub program: Option<PathBuf>,
    pub stdin: RefCell<Box<dyn Read>>,
    pub stdout: OutputStream,
    pub stderr: OutputStream,
    /// Columns of the terminal, if there is one.
    pub terminal_width: Option<usize>,
}

/// What is known of a stream that is written to.
#[derive(Debug, Clone, Copy, Default)]
pub struct OutputStream {
    pub is_terminal: bool,
    /// Whether colour is wanted where the user does not say.
    pub has_color: bool,
}

/// The variable of the environment that names the language.
const LANGUAGE: &str = "OZG_LANG";

impl Env {
    /// `OZG_LANG`, else the locale; German for `de*`, English otherwise.
    #[must_use]
    pub fn language(&self) -> Language {
        let mut variables = [LANGUAGE, "LC_ALL", "LC_MESSAGES", "LANG"].iter();
        let locale = variables.find_map(|name| self.host.variable(name)?.to_str());
        locale.map_or(Language::En, Language::from_locale)
    }

    /// What `OZG_LANG` says, if that begins with no language of the program. A locale may be any.
    #[must_use]
    pub fn unknown_language(&self) -> Option<&str> {
        let wanted = self.host.variable(LANGUAGE)?.to_str()?;
        Language::of_locale(wanted).is_none().then_some(wanted)
    }

    /// Columns to write in: `COLUMNS`, those of the terminal, or no limit in a pipe.
    #[must_use]
    pub fn width(&self) -> Option<usize> {
        let columns =
            self.host.variable("COLUMNS").and_then(|columns| columns.to_str()?.parse().ok());
        columns.or(self.terminal_width).filter(|&width| width > 0)
    }
}

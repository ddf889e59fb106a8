//! What every verb works with: the dataset's place, the language, and where output goes.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use anyhow::Result;

use crate::cli::{Color, Global, Reading};
use crate::dataset::Source;
use crate::date::PartialDate;
use crate::language::{Language, Speaker};
use crate::message::Message;
use crate::msg;
use crate::render::printable;
use crate::tree::{Directory, Revision, Tree};

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Fine; warnings included.
    Fine,
    /// The data has errors.
    Findings,
    /// The tool could not do its work.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(match exit {
            Exit::Fine => 0,
            Exit::Findings => 1,
            Exit::Failed => 2,
        })
    }
}

/// The options that all verbs share, made ready.
pub struct Context {
    pub speaker: Speaker,
    directory: PathBuf,
    color: ColorChoice,
}

impl Context {
    #[must_use]
    pub fn new(global: &Global) -> Self {
        Context {
            speaker: Speaker::new(global.lang.unwrap_or_else(Language::from_environment)),
            directory: global.directory.clone(),
            color: match global.color {
                Color::Auto => ColorChoice::Auto,
                Color::Always => ColorChoice::Always,
                Color::Never => ColorChoice::Never,
            },
        }
    }

    /// The dataset that the options name.
    ///
    /// # Errors
    /// If there is none, or its schemas are unusable.
    pub fn open(&self, reading: &Reading) -> Result<Source> {
        self.open_at(reading.at.as_deref())
    }

    /// The dataset of a revision, or of the directory.
    ///
    /// # Errors
    /// If there is none, or its schemas are unusable.
    pub fn open_at(&self, revision: Option<&str>) -> Result<Source> {
        Source::open(Tree::open(&self.directory, revision)?)
    }

    /// Where the program works.
    #[must_use]
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// The files of the dataset in a revision.
    ///
    /// # Errors
    /// If there is no such revision, or no dataset in it.
    pub fn revision(&self, name: &str) -> Result<Revision> {
        Revision::open(&self.directory, name)
    }

    /// The files of the dataset in the directory.
    ///
    /// # Errors
    /// If there is no dataset.
    pub fn files(&self) -> Result<Directory> {
        Directory::open(&self.directory)
    }

    /// The dataset in the directory, which may still be without records.
    ///
    /// # Errors
    /// If there is none.
    pub fn open_empty(&self) -> Result<Directory> {
        Directory::open_empty(&self.directory)
    }

    /// The day that counts as today.
    #[must_use]
    pub fn clock(&self, reading: &Reading) -> PartialDate {
        reading.as_of.unwrap_or_else(PartialDate::today)
    }

    /// Columns to write in: those of the terminal, `COLUMNS`, or no limit in a pipe.
    #[must_use]
    pub fn width(&self) -> Option<usize> {
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let terminal = comfy_table::Table::new().width().map(usize::from);
        columns.or(terminal).filter(|&width| width > 0)
    }

    /// Prints the answer.
    ///
    /// # Errors
    /// If standard output cannot be written, a closed pipe excepted.
    pub fn print(&self, text: &str) -> Result<()> {
        let mut stdout = AutoStream::new(io::stdout().lock(), self.stdout_color());
        Ok(answered(stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()))?)
    }

    /// Prints an answer that is no text.
    ///
    /// # Errors
    /// If standard output cannot be written, a closed pipe excepted.
    pub fn print_bytes(&self, bytes: &[u8]) -> Result<()> {
        let mut stdout = io::stdout().lock();
        Ok(answered(stdout.write_all(bytes).and_then(|()| stdout.flush()))?)
    }

    fn stdout_color(&self) -> ColorChoice {
        match self.color {
            ColorChoice::Auto => AutoStream::choice(&io::stdout()),
            fixed => fixed,
        }
    }

    /// Says something beside the answer. What cannot be said on a closed stream is not.
    pub fn say(&self, message: &Message) {
        let text = self.speaker.say(message);
        let _ = writeln!(io::stderr(), "{}", printable(&text));
    }

    /// Says why the tool could not do its work.
    pub fn fail(&self, error: &anyhow::Error) -> Exit {
        self.say(&msg!("error-prefix", reason = self.reason(error)));
        Exit::Failed
    }

    /// An error in the language of the user.
    #[must_use]
    pub fn reason(&self, error: &anyhow::Error) -> String {
        match error.downcast_ref::<Message>() {
            Some(message) => self.speaker.say(message),
            None => format!("{error:#}"),
        }
    }
}

/// A closed pipe takes nothing more, and that is no error.
fn answered(written: io::Result<()>) -> Result<(), Message> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(msg!("error-output", reason = Message::from(&error)))
        }
        _ => Ok(()),
    }
}

/// Prints the help, the version, or what is wrong with the arguments.
#[must_use]
pub fn explain_usage(usage: &clap::Error) -> Exit {
    match answered(usage.print().and_then(|()| io::stdout().flush())) {
        _ if usage.use_stderr() => Exit::Failed,
        Ok(()) => Exit::Fine,
        Err(message) => {
            let speaker = Speaker::new(Language::from_environment());
            let reason = speaker.say(&message);
            let error = speaker.say(&msg!("error-prefix", reason = reason));
            let _ = writeln!(io::stderr(), "{error}");
            Exit::Failed
        }
    }
}

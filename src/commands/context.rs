//! What every verb works with: the dataset's place, the language, and where output goes.

use std::cell::RefCell;
use std::fmt;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::adapter::strip_str;
use anyhow::Result;

use crate::cli::{ColorWhen, GlobalArgs, RevisionArgs};
use crate::env::{Env, OutputStream};
use crate::locales;
use crate::render::escape_for_terminal;
use file_tree::{Directory, Host, Revision, Tree};
use messages::{Language, Localizer, Message, PartialDate, msg};
use records::dataset::DatasetSource;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitStatus {
    /// Fine; warnings included.
    Fine,
    /// The data has errors.
    Findings,
    /// The tool could not do its work.
    Failed,
}

impl From<ExitStatus> for ExitCode {
    fn from(exit: ExitStatus) -> Self {
        ExitCode::from(match exit {
            ExitStatus::Fine => 0,
            ExitStatus::Findings => 1,
            ExitStatus::Failed => 2,
        })
    }
}

/// The two streams that a run writes to.
pub struct Output<'a> {
    out: RefCell<&'a mut dyn Write>,
    err: RefCell<&'a mut dyn Write>,
}

/// The options that all verbs share, made ready.
pub struct CommandContext<'a> {
    pub localizer: Localizer,
    pub env: &'a Env,
    output: &'a Output<'a>,
    directory: PathBuf,
    color: ColorWhen,
}

/// A path as the user typed it, and where it leads.
#[derive(Debug, Clone)]
pub struct UserPath {
    pub typed: PathBuf,
    pub resolved: PathBuf,
}

impl UserPath {
    /// A file or folder below.
    #[must_use]
    pub fn join(&self, name: &str) -> Self {
        UserPath { typed: self.typed.join(name), resolved: self.resolved.join(name) }
    }
}

impl fmt::Display for UserPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.typed.display())
    }
}

impl<'a> Output<'a> {
    #[must_use]
    pub fn new(out: &'a mut dyn Write, err: &'a mut dyn Write) -> Self {
        Output { out: RefCell::new(out), err: RefCell::new(err) }
    }

    /// Writes the answer. A closed pipe takes nothing more, and that is no error.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn print(&self, bytes: &[u8]) -> Result<(), Message> {
        let mut out = self.out.borrow_mut();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(msg!("error-output", reason = Message::from(&error)))
            }
            _ => Ok(()),
        }
    }

    /// Writes a line beside the answer. What a closed stream does not take is lost.
    pub fn note(&self, text: &str) {
        let mut err = self.err.borrow_mut();
        let _ = writeln!(err, "{text}").and_then(|()| err.flush());
    }
}

impl<'a> CommandContext<'a> {
    #[must_use]
    pub fn new(global: &GlobalArgs, env: &'a Env, output: &'a Output<'a>) -> Self {
        CommandContext {
            localizer: locales::localizer(global.lang.map_or_else(|| env.language(), Into::into)),
            env,
            output,
            directory: global.directory.clone(),
            color: global.color,
        }
    }

    /// The dataset that the options name.
    ///
    /// # Errors
    /// If there is none, or its schemas are unusable.
    pub fn open(&self, revision: &RevisionArgs) -> Result<DatasetSource> {
        self.open_at(revision.at.as_deref())
    }

    /// The dataset of a revision, or of the directory.
    ///
    /// # Errors
    /// If there is none, or its schemas are unusable.
    pub fn open_at(&self, revision: Option<&str>) -> Result<DatasetSource> {
        DatasetSource::open(Tree::open(self.host(), &self.directory, revision)?)
    }

    #[must_use]
    pub fn host(&self) -> &Host {
        &self.env.host
    }

    /// Where the program works.
    #[must_use]
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// Where a path of the command line leads.
    #[must_use]
    pub fn path(&self, typed: &Path) -> UserPath {
        UserPath { typed: typed.to_owned(), resolved: self.host().resolve(typed) }
    }

    /// The files of the dataset in a revision.
    ///
    /// # Errors
    /// If there is no such revision, or no dataset in it.
    pub fn revision(&self, name: &str) -> Result<Revision> {
        Revision::open(self.host(), &self.directory, name)
    }

    /// The files of the dataset in the directory.
    ///
    /// # Errors
    /// If there is no dataset.
    pub fn files(&self) -> Result<Directory> {
        Directory::open(self.host(), &self.directory)
    }

    /// The dataset in the directory, which may still be without records.
    ///
    /// # Errors
    /// If there is none.
    pub fn open_empty(&self) -> Result<Directory> {
        Directory::open_empty(self.host(), &self.directory)
    }

    /// The day that counts as today.
    #[must_use]
    pub fn as_of(&self, revision: &RevisionArgs) -> PartialDate {
        self.clock_or(revision.as_of)
    }

    /// The day given, else today.
    #[must_use]
    pub fn clock_or(&self, as_of: Option<PartialDate>) -> PartialDate {
        as_of.unwrap_or(self.env.today)
    }

    /// Columns to write in: those of the terminal, `COLUMNS`, or no limit in a pipe.
    #[must_use]
    pub fn width(&self) -> Option<usize> {
        self.env.width()
    }

    /// Prints the answer.
    ///
    /// # Errors
    /// If standard output cannot be written, a closed pipe excepted.
    pub fn print(&self, text: &str) -> Result<()> {
        let has_color = match self.color {
            ColorWhen::Auto => self.env.stdout.has_color,
            ColorWhen::Always => true,
            ColorWhen::Never => false,
        };
        if has_color {
            return self.print_bytes(text.as_bytes());
        }
        self.print_bytes(strip_str(text).to_string().as_bytes())
    }

    /// Prints an answer that is no text.
    ///
    /// # Errors
    /// If standard output cannot be written, a closed pipe excepted.
    pub fn print_bytes(&self, bytes: &[u8]) -> Result<()> {
        Ok(self.output.print(bytes)?)
    }

    /// What stands on standard input, up to a number of bytes.
    ///
    /// # Errors
    /// The operating system's.
    pub fn read_stdin(&self, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.env.stdin.borrow_mut().by_ref().take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Says something beside the answer. What cannot be said on a closed stream is not.
    pub fn notify(&self, message: &Message) {
        self.output.note(&escape_for_terminal(&self.localizer.format(message)));
    }

    /// Says why the tool could not do its work.
    pub fn fail(&self, error: &anyhow::Error) -> ExitStatus {
        self.notify(&msg!("error-prefix", reason = self.reason(error)));
        ExitStatus::Failed
    }

    /// An error in the language of the user.
    #[must_use]
    pub fn reason(&self, error: &anyhow::Error) -> String {
        match error.downcast_ref::<Message>() {
            Some(message) => self.localizer.format(message),
            None => format!("{error:#}"),
        }
    }
}

/// Prints the help, the version, or what is wrong with the arguments.
#[must_use]
pub fn explain_usage(usage: &clap::Error, env: &Env, output: &Output<'_>) -> ExitStatus {
    let text = |stream: OutputStream| {
        let styled = usage.render();
        if stream.has_color { styled.ansi().to_string() } else { styled.to_string() }
    };
    if usage.use_stderr() {
        output.note(text(env.stderr).trim_end_matches('\n'));
        return ExitStatus::Failed;
    }
    match output.print(text(env.stdout).as_bytes()) {
        Ok(()) => ExitStatus::Fine,
        Err(message) => {
            let localizer: Localizer = locales::localizer(env.language());
            let reason = localizer.format(&message);
            output.note(&localizer.format(&msg!("error-prefix", reason = reason)));
            ExitStatus::Failed
        }
    }
}

impl From<crate::cli::LanguageArg> for Language {
    fn from(language: crate::cli::LanguageArg) -> Self {
        match language {
            crate::cli::LanguageArg::De => Language::De,
            crate::cli::LanguageArg::En => Language::En,
        }
    }
}

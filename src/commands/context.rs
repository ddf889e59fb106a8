//! The context of every verb: the location of the dataset, the language, and the output streams.

use std::cell::RefCell;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use anstream::adapter::strip_str;
use anyhow::Result;

use crate::app::workspace::Workspace;
use crate::cli::{ColorWhen, GlobalArgs, usage_messages};
use crate::env::{Env, OutputStream};
use crate::locales;
use document::text::{inert, wrap};
use messages::{Language, Localizer, Message, msg};

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitStatus {
    /// No errors; there may be warnings.
    Fine,
    /// The data has errors.
    Findings,
    /// The command could not be carried out.
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
pub(crate) struct Output<'a> {
    out: RefCell<&'a mut dyn Write>,
    err: RefCell<&'a mut dyn Write>,
}

/// The options that all verbs share, resolved.
pub(crate) struct CommandContext<'a> {
    pub localizer: Localizer,
    pub workspace: Workspace,
    pub env: &'a Env,
    output: &'a Output<'a>,
    color: ColorWhen,
}

impl<'a> Output<'a> {
    #[must_use]
    pub(crate) fn new(out: &'a mut dyn Write, err: &'a mut dyn Write) -> Self {
        Output { out: RefCell::new(out), err: RefCell::new(err) }
    }

    /// Writes the answer. A closed pipe is not an error.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn print(&self, bytes: &[u8]) -> Result<(), Message> {
        let mut out = self.out.borrow_mut();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(msg!("error-output", reason = Message::from(&error)))
            }
            _ => Ok(()),
        }
    }

    /// Writes a line to standard error; it is lost if the stream is closed.
    pub(crate) fn note(&self, text: &str) {
        let mut err = self.err.borrow_mut();
        let _ = writeln!(err, "{text}").and_then(|()| err.flush());
    }
}

impl<'a> CommandContext<'a> {
    #[must_use]
    pub(crate) fn new(global: &GlobalArgs, env: &'a Env, output: &'a Output<'a>) -> Self {
        CommandContext {
            localizer: locales::localizer(global.lang.map_or_else(|| env.language(), Into::into)),
            env,
            output,
            workspace: Workspace {
                host: env.host.clone(),
                directory: global.directory.clone(),
                today: env.today,
            },
            color: global.color,
        }
    }

    /// The width of the output in columns: `COLUMNS`, else that of the terminal; no limit in a pipe.
    #[must_use]
    pub(crate) fn width(&self) -> Option<usize> {
        self.env.width()
    }

    /// Prints the answer.
    ///
    /// # Errors
    /// If standard output cannot be written, a closed pipe excepted.
    pub(crate) fn print(&self, text: &str) -> Result<()> {
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

    /// Prints an answer that is not text.
    ///
    /// # Errors
    /// If standard output cannot be written, a closed pipe excepted.
    pub(crate) fn print_bytes(&self, bytes: &[u8]) -> Result<()> {
        Ok(self.output.print(bytes)?)
    }

    /// Reads standard input, up to `limit` bytes.
    ///
    /// # Errors
    /// If standard input cannot be read.
    pub(crate) fn read_stdin(&self, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.env.stdin.borrow_mut().by_ref().take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Prints a message to standard error; it is lost if the stream is closed.
    pub(crate) fn notify(&self, message: &Message) {
        let text = inert(&self.localizer.format(message)).into_owned();
        let width = self.width().filter(|_| self.env.stderr.is_terminal);
        let lines = width.map(|width| wrap(&text, Some(width)).join("\n"));
        self.output.note(&lines.unwrap_or(text));
    }

    /// Reports that records cannot be read, and are missing from the answer.
    pub(crate) fn notify_left_out(&self, count: usize) {
        if count > 0 {
            self.notify(&msg!("left-out", count = count));
        }
    }

    /// Reports why the command could not be carried out.
    pub(crate) fn fail(&self, error: &anyhow::Error) -> ExitStatus {
        self.notify(&msg!("error-prefix", reason = self.reason(error)));
        ExitStatus::Failed
    }

    /// An error in the language of the user.
    #[must_use]
    pub(crate) fn reason(&self, error: &anyhow::Error) -> String {
        match error.downcast_ref::<Message>() {
            Some(message) => self.localizer.format(message),
            None => format!("{error:#}"),
        }
    }
}

/// Prints the help, the version, or what is wrong with the arguments.
#[must_use]
pub(crate) fn explain_usage(
    usage: &clap::Error,
    language: Language,
    env: &Env,
    output: &Output<'_>,
) -> ExitStatus {
    let localizer = locales::localizer(language);
    let text = |stream: OutputStream| {
        let styled = usage.render();
        if stream.has_color { styled.ansi().to_string() } else { styled.to_string() }
    };
    if let Some(messages) = usage_messages(usage) {
        let mut lines = messages.iter().map(|message| localizer.format(message));
        let reason = lines.next().unwrap_or_default();
        output.note(&localizer.format(&msg!("error-prefix", reason = reason)));
        lines.for_each(|line| output.note(&inert(&line)));
        return ExitStatus::Failed;
    }
    if usage.use_stderr() {
        output.note(text(env.stderr).trim_end_matches('\n'));
        return ExitStatus::Failed;
    }
    match output.print(text(env.stdout).as_bytes()) {
        Ok(()) => ExitStatus::Fine,
        Err(message) => {
            let reason = localizer.format(&message);
            output.note(&localizer.format(&msg!("error-prefix", reason = reason)));
            ExitStatus::Failed
        }
    }
}

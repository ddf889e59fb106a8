//! Running `git` so that it starts no program that the repository or its configuration names.

use std::io::{self, BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};
use std::sync::Arc;

use anyhow::{Result, bail};

use super::repository::Repository;
use crate::Host;
use messages::Message;
use messages::msg;

/// Settings a hostile repository could use to start a program, each turned off, and those that would make output depend
/// on the clone.
const SETTINGS: [&str; 9] = [
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.pager=cat",
    "core.askPass=",
    "credential.helper=",
    "diff.external=",
    "protocol.allow=never",
    "gc.auto=0",
    // For `history::ABBREVIATED`: otherwise the number of digits depends on how many objects the clone has.
    "core.abbrev=10",
];

/// The `git` program in one directory.
#[derive(Debug, Clone)]
pub(super) struct GitProcess {
    pub(super) host: Host,
    /// As the user typed it.
    pub(super) dir: PathBuf,
    pub(super) repository: Arc<Repository>,
}

/// A running `git` that reads requests and writes answers.
#[derive(Debug)]
pub(super) struct GitDialog {
    /// Killed when the dialog is dropped.
    _process: RunningGit,
    pub(super) requests: BufWriter<ChildStdin>,
    pub(super) answers: BufReader<ChildStdout>,
}

/// Killed and reaped on drop: by then its answers have been read or rejected.
#[derive(Debug)]
struct RunningGit(Child);

impl Drop for RunningGit {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl GitProcess {
    pub(super) fn new(host: &Host, dir: &Path) -> Self {
        let repository = host.repository(&host.resolve(dir));
        GitProcess { host: host.clone(), dir: dir.to_owned(), repository }
    }

    /// A process that is about to be started.
    fn command(&self, args: &[&str]) -> Result<Command> {
        let Some(program) = self.host.program("git") else { bail!(msg!("error-git-missing")) };
        self.host.observer().process_started();
        let mut command = Command::new(program);
        command.env_clear().envs(self.host.variables().iter().cloned());
        command.arg("-C").arg(self.folder()).arg("--no-pager").arg("--literal-pathspecs");
        for setting in SETTINGS {
            command.arg("-c").arg(setting);
        }
        command
            .args(args)
            // Overrides `protocol.<name>.allow` of a repository, and is supported by older versions.
            .env("GIT_ALLOW_PROTOCOL", "none")
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("LC_ALL", "C")
            .env_remove("GIT_EXTERNAL_DIFF")
            .env_remove("GIT_TRACE")
            .stdin(Stdio::null());
        Ok(command)
    }

    /// Starts a process that answers requests while it runs.
    ///
    /// # Errors
    /// If it cannot be started.
    pub(super) fn start(&self, args: &[&str]) -> Result<GitDialog> {
        let mut command = self.command(args)?;
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| not_started(&error))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(requests), Some(answers)) => Ok(GitDialog {
                _process: RunningGit(child),
                requests: BufWriter::new(requests),
                answers: BufReader::with_capacity(1 << 16, answers),
            }),
            _ => bail!(msg!("error-git", command = name_of(args), text = "")),
        }
    }

    pub(super) fn folder(&self) -> PathBuf {
        self.host.resolve(&self.dir)
    }

    pub(super) fn run(&self, args: &[&str]) -> Result<Output> {
        match self.command(args)?.output() {
            Ok(output) => Ok(output),
            Err(error) => Err(not_started(&error)),
        }
    }

    /// What the command prints.
    ///
    /// # Errors
    /// If it does not exit with 0; the message has the first line of its standard error.
    pub(super) fn output(&self, args: &[&str]) -> Result<Vec<u8>> {
        let output = self.run(args)?;
        if !output.status.success() {
            bail!(msg!("error-git", command = name_of(args), text = stderr_text(&output)));
        }
        Ok(output.stdout)
    }

    /// What the command prints, and the code it exits with.
    ///
    /// # Errors
    /// If it cannot be run, or is killed.
    pub(super) fn output_and_code(&self, args: &[&str]) -> Result<(Vec<u8>, i32)> {
        let output = self.run(args)?;
        match output.status.code() {
            Some(code) => Ok((output.stdout, code)),
            None => bail!(msg!("error-git", command = name_of(args), text = stderr_text(&output))),
        }
    }

    /// The first line that the command prints; none if its exit code reports failure.
    pub(super) fn answer(&self, args: &[&str]) -> Result<Option<String>> {
        let output = self.run(args)?;
        let line = String::from_utf8_lossy(&output.stdout).lines().next().map(str::to_owned);
        Ok(line.filter(|_| output.status.success()))
    }
}

/// The Git command that the arguments begin with.
fn name_of<'a>(args: &[&'a str]) -> &'a str {
    args.first().copied().unwrap_or_default()
}

fn not_started(error: &io::Error) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::NotFound => msg!("error-git-missing").into(),
        _ => msg!("error-git", command = "git", text = Message::from(error)).into(),
    }
}

/// The first line that Git printed on its standard error.
pub(super) fn stderr_text(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    text.lines().next().unwrap_or_default().trim_start_matches("fatal: ").to_owned()
}

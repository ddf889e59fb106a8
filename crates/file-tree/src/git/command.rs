//! Running `git` so that nothing the repository or its configuration names is run.

use std::io::{self, BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};

use anyhow::{Result, bail};

use super::trees::Trees;
use crate::Host;
use messages::Message;
use messages::msg;

/// Settings a hostile repository could use to start a program, each turned off, and those that
/// would make an answer depend on the clone.
const SETTINGS: [&str; 9] = [
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.pager=cat",
    "core.askPass=",
    "credential.helper=",
    "diff.external=",
    "protocol.allow=never",
    "gc.auto=0",
    // Else Git takes as many digits of a commit's hash as the number of objects in the clone asks for.
    "core.abbrev=10",
];

/// The `git` program in one directory.
#[derive(Debug, Clone)]
pub(super) struct GitProcess {
    pub(super) host: Host,
    /// As the user typed it.
    dir: PathBuf,
    pub(super) trees: Trees,
}

/// A running `git` that is asked and answers.
#[derive(Debug)]
pub(super) struct GitDialog {
    pub(super) process: RunningGit,
    pub(super) requests: BufWriter<ChildStdin>,
    pub(super) answers: BufReader<ChildStdout>,
}

/// Reaped at the end: it has nothing left to say once its answers have been read or refused.
#[derive(Debug)]
pub(super) struct RunningGit(Child);

impl Drop for RunningGit {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl GitProcess {
    pub(super) fn new(host: &Host, dir: &Path) -> Self {
        GitProcess { host: host.clone(), dir: dir.to_owned(), trees: Trees::default() }
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
            // Stronger than `protocol.<name>.allow` of a repository, and known to older versions.
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

    /// A process that answers while it is asked.
    ///
    /// # Errors
    /// If it cannot be started.
    pub(super) fn start(&self, args: &[&str]) -> Result<GitDialog> {
        let mut command = self.command(args)?;
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| not_started(&error))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(requests), Some(answers)) => Ok(GitDialog {
                process: RunningGit(child),
                requests: BufWriter::new(requests),
                answers: BufReader::with_capacity(1 << 16, answers),
            }),
            _ => bail!(msg!("error-git", command = name_of(args), text = "")),
        }
    }

    fn folder(&self) -> PathBuf {
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
    /// If it does not exit with 0; what it said is in the message.
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

    /// The folder of the repository that the directory is, with a final `/`; empty at the top and
    /// in a bare repository.
    pub(super) fn prefix(&self) -> Result<String> {
        if !self.folder().is_dir() {
            let dir = self.dir.display().to_string();
            bail!(msg!("error-no-directory", dir = dir, reason = msg!("io-not-found")));
        }
        let output = self.run(&["rev-parse", "--show-prefix"])?;
        if !output.status.success() {
            let dir = self.dir.display().to_string();
            bail!(msg!("error-no-repository", dir = dir, text = stderr_text(&output)));
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
    }

    /// The object a name means, if it means one. `^main` means all but one.
    pub(super) fn object(&self, name: &str) -> Result<Option<String>> {
        let args = ["rev-parse", "--verify", "--quiet", "--end-of-options", name];
        let output = self.run(&args)?;
        let object = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        let is_object = !object.is_empty() && object.bytes().all(|byte| byte.is_ascii_hexdigit());
        Ok((output.status.success() && is_object).then_some(object))
    }

    /// The line that the command answers with; none if it says no by its exit code.
    pub(super) fn answer(&self, args: &[&str]) -> Result<Option<String>> {
        let output = self.run(args)?;
        let line = String::from_utf8_lossy(&output.stdout).lines().next().map(str::to_owned);
        Ok(line.filter(|_| output.status.success()))
    }
}

/// The command of Git that the arguments begin with.
fn name_of<'a>(args: &[&'a str]) -> &'a str {
    args.first().copied().unwrap_or_default()
}

fn not_started(error: &io::Error) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::NotFound => msg!("error-git-missing").into(),
        _ => msg!("error-git", command = "git", text = Message::from(error)).into(),
    }
}

/// The first line of what Git said on its standard error.
pub(super) fn stderr_text(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    text.lines().next().unwrap_or_default().trim_start_matches("fatal: ").to_owned()
}

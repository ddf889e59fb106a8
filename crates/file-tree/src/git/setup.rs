//! Registering this program with Git for the records of a clone, and removing it again.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::command::GitProcess;
use crate::{Directory, Host, write};
use messages::msg;

/// Lines of `info/attributes` that enclose our entry.
const BEGIN: &str = "# ozg: begin";
const END: &str = "# ozg: end";

/// The settings for this clone with the commands that Git calls.
const SETTINGS: [&str; 3] = ["merge.ozg.name", "merge.ozg.driver", "diff.ozg.textconv"];

impl Directory {
    /// Sets up the merge driver and the text conversion of records in the clone that the dataset lies in.
    ///
    /// # Errors
    /// If there is no repository, or its configuration cannot be written.
    pub fn install_driver(&self, program: &str) -> Result<()> {
        let git = GitProcess::new(&self.host, &self.root);
        let prefix = &git.facts()?.prefix;
        let program = quoted(program);
        let values = [
            "merge records field by field".to_owned(),
            format!("{program} git merge %O %A %B %P"),
            format!("{program} git text"),
        ];
        for (setting, value) in SETTINGS.iter().zip(&values) {
            git.output(&["config", "--local", setting, value])?;
        }
        let line = format!("\"{}data/**/*.yaml\" diff=ozg merge=ozg", escaped(prefix));
        change_attributes(&git, &self.root, Some(&line))
    }

    /// Undoes [`Self::install_driver`].
    ///
    /// # Errors
    /// If there is no repository, or its configuration cannot be written.
    pub fn uninstall_driver(&self) -> Result<()> {
        let git = GitProcess::new(&self.host, &self.root);
        git.facts()?;
        for section in ["merge.ozg", "diff.ozg"] {
            // A missing section is as good as a removed one.
            let _ = git.output(&["config", "--local", "--remove-section", section]);
        }
        change_attributes(&git, &self.root, None)
    }
}

fn change_attributes(git: &GitProcess, root: &Path, line: Option<&str>) -> Result<()> {
    let path = git.output(&["rev-parse", "--git-path", "info/attributes"])?;
    let path = root.join(PathBuf::from(String::from_utf8_lossy(&path).trim_end()));
    let write = || {
        let old = path.exists().then(|| fs::read(&path)).transpose()?;
        let mut new = without_ours(old.as_deref().unwrap_or_default());
        if let Some(line) = line {
            new.extend(format!("{BEGIN}\n{line}\n{END}\n").bytes());
        }
        match old {
            Some(old) if old == new => Ok(()),
            Some(_) => write::replace(&path, &new),
            None if new.is_empty() => Ok(()),
            None => write::create(&path, &new),
        }
    };
    write().map_err(|error| write::not_written(&path, &error).into())
}

/// The text without the lines from [`BEGIN`] to [`END`]; of a begin without an end, only that line is removed.
fn without_ours(text: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(text.len());
    let mut begin = None;
    for line in text.split_inclusive(|&byte| byte == b'\n') {
        match (line.trim_ascii_end(), begin) {
            (line, _) if line == BEGIN.as_bytes() => begin = Some(kept.len()),
            (line, Some(start)) if line == END.as_bytes() => {
                kept.truncate(start);
                begin = None;
            }
            _ => kept.extend_from_slice(line),
        }
    }
    if !kept.is_empty() && !kept.ends_with(b"\n") {
        kept.push(b'\n');
    }
    kept
}

/// Quotes a word for the shell that Git runs.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// Escapes a folder within the quotes of an attributes file.
fn escaped(folder: &str) -> String {
    folder.replace('\\', r"\\").replace('"', "\\\"")
}

/// Merges three files line by line, as Git does by default: the text, and whether it has conflicts.
///
/// # Errors
/// If Git cannot merge them, as with binary files.
pub fn merge_lines(host: &Host, ours: &Path, base: &Path, theirs: &Path) -> Result<(String, bool)> {
    let text = |path: &Path| path.display().to_string();
    let (ours, base, theirs) = (text(ours), text(base), text(theirs));
    let args = ["merge-file", "-p", "-L", "ours", "-L", "base", "-L", "theirs"];
    let args = [args.as_slice(), &["--", &ours, &base, &theirs]].concat();
    let (text, code) = GitProcess::new(host, Path::new(".")).output_and_code(&args)?;
    match (String::from_utf8(text), code) {
        // The exit code is the number of conflicts, up to 127.
        (Ok(text), 0..=127) => Ok((text, code != 0)),
        _ => bail!(msg!("error-git", command = "merge-file", text = code.to_string())),
    }
}

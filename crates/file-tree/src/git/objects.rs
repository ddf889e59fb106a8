//! Reading many objects through one `git cat-file --batch`, worked on in parallel.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use anyhow::{Result, bail};
use rayon::prelude::*;

use super::command::{GitProcess, not_started};
use crate::{FileContent, MAX_BYTES, TreeFile};
use messages::msg;

/// Objects read ahead of the workers; bounds memory.
const AHEAD: usize = 64;

pub(super) fn read_each<T: Send>(
    git: &GitProcess,
    files: &[TreeFile],
    each: impl Fn(usize, FileContent) -> T + Sync,
) -> Result<Vec<T>> {
    if files.is_empty() {
        return Ok(Vec::new());
    }
    let mut child = git
        .command(&["cat-file", "--batch", "--buffer"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| not_started(&error))?;
    let (Some(requests), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
        bail!(msg!("error-git", command = "cat-file", text = ""));
    };
    let (sender, receiver) = sync_channel(AHEAD);
    let (mut results, read) = thread::scope(|scope| {
        scope.spawn(move || request(requests, files));
        let reader = scope.spawn(move || receive(answers, files, &sender));
        let results: Vec<(usize, T)> = receiver
            .into_iter()
            .par_bridge()
            .map(|(index, content)| (index, each(index, content)))
            .collect();
        (results, reader.join())
    });
    finish(&mut child);
    match read {
        Ok(outcome) => outcome?,
        Err(_) => bail!(msg!("error-git", command = "cat-file", text = "")),
    }
    results.sort_unstable_by_key(|(index, _)| *index);
    Ok(results.into_iter().map(|(_, result)| result).collect())
}

/// Reaps the child; it has nothing left to say once its answers have been read or refused.
fn finish(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// A failing write shows as a missing answer.
fn request(stdin: ChildStdin, files: &[TreeFile]) {
    let mut writer = BufWriter::new(stdin);
    for file in files {
        if writeln!(writer, "{}", file.object).is_err() {
            return;
        }
    }
}

fn receive(
    stdout: ChildStdout,
    files: &[TreeFile],
    sender: &SyncSender<(usize, FileContent)>,
) -> Result<()> {
    let mut reader = BufReader::with_capacity(1 << 16, stdout);
    for (index, file) in files.iter().enumerate() {
        let Ok(Some(content)) = answer(&mut reader) else {
            let object = file.object.as_str();
            bail!(msg!("error-git-object", object = object, file = file.path.as_ref()));
        };
        if sender.send((index, content)).is_err() {
            break;
        }
    }
    Ok(())
}

/// `<object> <type> <size>\n<content>\n`, or `<object> missing\n`.
fn answer(reader: &mut impl BufRead) -> io::Result<Option<FileContent>> {
    let mut head = String::new();
    reader.read_line(&mut head)?;
    let mut words = head.split_whitespace().skip(1);
    let (Some("blob"), Some(size)) = (words.next(), words.next()) else {
        return Ok(None);
    };
    let size: u64 = size.parse().map_err(io::Error::other)?;
    let content = if size > MAX_BYTES {
        io::copy(&mut reader.take(size), &mut io::sink())?;
        FileContent::TooLarge(size)
    } else {
        let mut bytes = vec![0; usize::try_from(size).map_err(io::Error::other)?];
        reader.read_exact(&mut bytes)?;
        FileContent::Bytes(bytes)
    };
    reader.read_exact(&mut [0])?;
    Ok(Some(content))
}

//! Reading many objects through one `git cat-file --batch`, worked on in parallel.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::{ChildStdin, ChildStdout};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use anyhow::{Result, bail};
use rayon::prelude::*;

use super::command::{GitDialog, GitProcess};
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
    let GitDialog { process, requests, answers } =
        git.start(&["cat-file", "--batch", "--buffer"])?;
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
    drop(process);
    match read {
        Ok(outcome) => outcome?,
        Err(_) => bail!(msg!("error-git", command = "cat-file", text = "")),
    }
    results.sort_unstable_by_key(|(index, _)| *index);
    Ok(results.into_iter().map(|(_, result)| result).collect())
}

/// A failing write shows as a missing answer.
fn request(mut requests: BufWriter<ChildStdin>, files: &[TreeFile]) {
    for file in files {
        if writeln!(requests, "{}", file.object).is_err() {
            return;
        }
    }
}

fn receive(
    mut answers: BufReader<ChildStdout>,
    files: &[TreeFile],
    sender: &SyncSender<(usize, FileContent)>,
) -> Result<()> {
    for (index, file) in files.iter().enumerate() {
        let Ok(Some(content)) = answer(&mut answers) else {
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

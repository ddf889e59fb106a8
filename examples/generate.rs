//! Writes a dataset for benchmarks: `cargo run --example generate -- RECORDS FOLDER`. It contains the shipped records
//! and copies of them up to the given number. Its history has three commits: all of it, twenty records changed (`few`),
//! and two per cent of the records changed (`main`). The same arguments give the same bytes.

use std::collections::HashSet;
use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use file_tree::{Host, Tree};
use messages::PartialDate;
use ozg::ozg::rules::ALL;
use record_lint::Severity;
use record_lint::{LintSettings, lint};
use records::dataset::DatasetSource;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Kinds without codes of their own, so that a copy under another id is valid; 27 lines on average.
const COPIED: [&str; 4] = ["events", "online-services", "organisations", "projects"];

/// The last commit changes one in this many records: two per cent.
const EVERY: usize = 50;

const FEW: usize = 20;

struct File {
    path: String,
    text: String,
}

fn main() -> Result<()> {
    let args: Vec<_> = env::args().skip(1).collect();
    let [records, folder] = args.as_slice() else {
        return Err("usage: generate RECORDS FOLDER".into());
    };
    let folder = Path::new(folder);
    let (fixed, records) = dataset(records.parse()?)?;
    fs::create_dir_all(folder)?;
    git(folder, &["init", "--quiet", "--initial-branch=main"])?;
    import(folder, &fixed, &records)?;
    git(folder, &["reset", "--quiet", "--hard", "main"])
}

/// The files that are copied unchanged, and the records.
fn dataset(count: usize) -> Result<(Vec<File>, Vec<File>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut fixed = files(root, "schema")?;
    fixed.push(file(root, "ozg.toml".into())?);
    let mut records = Vec::new();
    for collection in folders(&root.join("data"))? {
        records.extend(files(root, &format!("data/{collection}"))?);
    }
    let faulty = faulty(root)?;
    let copied = |file: &&File| {
        let is_copied = COPIED.iter().any(|one| file.path.split('/').nth(1) == Some(one));
        is_copied && !faulty.contains(file.path.as_str())
    };
    let missing = count.saturating_sub(records.len());
    let copies: Vec<_> = (2..)
        .flat_map(|number| records.iter().filter(copied).filter_map(move |one| copy(one, number)))
        .take(missing)
        .collect();
    records.extend(copies);
    Ok((fixed, records))
}

/// Files with an error or a warning; 340 copies of each would measure how fast findings are printed.
fn faulty(root: &Path) -> Result<HashSet<Arc<str>>> {
    let settings = LintSettings::new(PartialDate::today());
    let outcome = lint(
        &DatasetSource::open(Tree::open(&Host::new(root, Vec::new()), root, None)?)?,
        ALL,
        &settings,
        &|_| true,
    )?;
    let faults = outcome.findings.into_iter().filter(|one| one.code.severity != Severity::Note);
    Ok(faults.map(|one| one.location.file).collect())
}

/// The record under another id and with another title, so that no two files are identical.
fn copy(file: &File, number: usize) -> Option<File> {
    let stem = file.path.strip_suffix(".yaml")?;
    Some(File {
        path: format!("{stem}-{number}.yaml"),
        text: retitle(&file.text, &format!(" {number}"))?,
    })
}

/// The text with a word appended to the first line of its title.
fn retitle(text: &str, word: &str) -> Option<String> {
    let is_title = |line: &&str| line.starts_with("titel: ") || line.starts_with("name: ");
    let line = text.lines().find(is_title)?;
    let new = match line.strip_suffix('\'') {
        Some(open) => format!("{open}{word}'"),
        None => format!("{line}{word}"),
    };
    Some(text.replacen(line, &new, 1))
}

/// Writes the history to Git in one stream: far faster than adding a hundred thousand files.
fn import(folder: &Path, fixed: &[File], records: &[File]) -> Result<()> {
    let mut import = Command::new("git")
        .args(["fast-import", "--quiet"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .spawn()?;
    let mut stream = BufWriter::new(import.stdin.take().ok_or("no stream to git")?);
    commit(&mut stream, "all", fixed.iter().chain(records).map(|one| (&*one.path, &*one.text)))?;
    let changed: Vec<_> = records
        .iter()
        .rev()
        .step_by(EVERY)
        .filter_map(|one| Some((one.path.as_str(), retitle(&one.text, " (neu)")?)))
        .collect();
    let changed = || changed.iter().map(|(path, text)| (*path, text.as_str()));
    commit(&mut stream, "few", changed().take(FEW))?;
    writeln!(stream, "reset refs/heads/few\nfrom refs/heads/main\n")?;
    commit(&mut stream, "two per cent", changed())?;
    drop(stream);
    if import.wait()?.success() { Ok(()) } else { Err("git fast-import failed".into()) }
}

fn commit<'f>(
    stream: &mut impl Write,
    message: &str,
    files: impl Iterator<Item = (&'f str, &'f str)>,
) -> io::Result<()> {
    writeln!(stream, "commit refs/heads/main\ncommitter bench <bench> 1700000000 +0000")?;
    writeln!(stream, "data {}\n{message}", message.len())?;
    for (path, text) in files {
        writeln!(stream, "M 100644 inline {path}\ndata {}\n{text}", text.len())?;
    }
    writeln!(stream)
}

fn git(folder: &Path, args: &[&str]) -> Result<()> {
    let status = Command::new("git").args(args).current_dir(folder).status()?;
    if status.success() { Ok(()) } else { Err(format!("git {} failed", args.join(" ")).into()) }
}

fn file(root: &Path, path: String) -> Result<File> {
    Ok(File { text: fs::read_to_string(root.join(&path))?, path })
}

fn files(root: &Path, folder: &str) -> Result<Vec<File>> {
    let names = sorted(&root.join(folder), Path::is_file)?;
    names.into_iter().map(|name| file(root, format!("{folder}/{name}"))).collect()
}

fn folders(folder: &Path) -> Result<Vec<String>> {
    sorted(folder, Path::is_dir)
}

fn sorted(folder: &Path, is_selected: fn(&Path) -> bool) -> Result<Vec<String>> {
    let entries: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    let named = entries.iter().filter(|path| is_selected(path)).filter_map(|path| path.file_name());
    let mut names: Vec<_> = named.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

//! A dataset in a temporary folder, and ways to run the program on it: in this process, or as a child process where a
//! test is about processes.

// Each test target uses a different part of the harness.
#![allow(dead_code, unused_imports)]

pub mod examples;
mod history;
mod kept;
pub mod pages;
pub mod parties;
mod tools;

use std::cell::RefCell;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output};
use std::sync::{Arc, OnceLock};

use file_tree::{Cache, Directory, Host, Observer, Tree};
use messages::PartialDate;
use ozg::{Env, OutputStream};
use tempfile::TempDir;

pub use history::{FISHING, SERVICE, history};
pub use kept::KeptDataset;
pub use tools::{may_be_skipped, skip_test, tools, tools_folder};

/// Root of the repository, with the shipped dataset.
pub const REPOSITORY: &str = env!("CARGO_MANIFEST_DIR");

/// What a run printed and how it ended.
#[derive(Debug)]
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    pub code: i32,
}

/// A run of the program in this process: in a directory, in English, without colour, 80 columns wide.
pub struct Call {
    dir: PathBuf,
    args: Vec<OsString>,
    variables: Vec<(OsString, OsString)>,
    stdin: Vec<u8>,
    observer: Option<Arc<dyn Observer>>,
    stdout: OutputStream,
    today: PartialDate,
}

pub fn call(dir: impl AsRef<Path>, args: &[&str]) -> Call {
    Call {
        dir: dir.as_ref().to_owned(),
        args: args.iter().map(OsString::from).collect(),
        variables: variables(),
        stdin: Vec::new(),
        observer: None,
        stdout: OutputStream::default(),
        today: PartialDate::parse("2026-11-24").expect("a day"),
    }
}

impl Call {
    /// Sets an environment variable.
    pub fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.variables.retain(|(known, _)| known != name);
        self.variables.push((name.into(), value.into()));
        self
    }

    pub fn stdin(self, stdin: impl Into<Vec<u8>>) -> Self {
        Call { stdin: stdin.into(), ..self }
    }

    pub fn observed_by(self, observer: Arc<dyn Observer>) -> Self {
        Call { observer: Some(observer), ..self }
    }

    /// Sets the date that the program takes for today.
    pub fn today(self, day: &str) -> Self {
        Call { today: PartialDate::parse(day).expect("a day"), ..self }
    }

    pub fn on_terminal(self) -> Self {
        Call { stdout: OutputStream { is_terminal: true, has_color: true }, ..self }
    }

    pub fn run(self) -> Run {
        let run = self.run_bytes();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
        Run { stdout: text(run.stdout), stderr: text(run.stderr), code: run.code }
    }

    /// Like [`Call::run`], for output that is not text.
    pub fn run_bytes(self) -> RunBytes {
        let host = Host::new(&self.dir, self.variables).with_cache(cache());
        let env = Env {
            host: match self.observer {
                Some(observer) => host.with_observer(observer),
                None => host,
            },
            today: self.today,
            program: Some(env!("CARGO_BIN_EXE_ozg").into()),
            stdin: RefCell::new(Box::new(Cursor::new(self.stdin))),
            stdout: self.stdout,
            stderr: OutputStream::default(),
            terminal_width: None,
        };
        let args = std::iter::once(OsString::from("ozg")).chain(self.args);
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let exit = ozg::run(args, &env, &mut stdout, &mut stderr);
        let code = (0..=2_u8).find(|&code| exit == ExitCode::from(code)).expect("0, 1 or 2");
        RunBytes { stdout, stderr, code: code.into() }
    }
}

/// What a run printed, as bytes, and how it ended.
#[derive(Debug)]
pub struct RunBytes {
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
    pub code: i32,
}

/// The environment of every run, isolated from that of the user who runs the tests.
fn variables() -> Vec<(OsString, OsString)> {
    let inherited = ["PATH", "HOME", "TMPDIR"].into_iter();
    let inherited = inherited.filter_map(|name| Some((name.into(), std::env::var_os(name)?)));
    // A folder in memory is a separate file system, and Git would print a message about its boundary.
    let git = ("GIT_DISCOVERY_ACROSS_FILESYSTEM", "1");
    let fixed = [("OZG_LANG", "en"), ("TZ", "UTC"), ("COLUMNS", "80"), git];
    inherited.chain(fixed.map(|(name, value)| (name.into(), value.into()))).collect()
}

/// The schemas of a fixture are compiled once per process, however many tests use it.
fn cache() -> Cache {
    static CACHE: OnceLock<Cache> = OnceLock::new();
    CACHE.get_or_init(Cache::default).clone()
}

/// The host for tests that call the library.
pub fn host() -> Host {
    Host::new(Path::new(REPOSITORY), variables()).with_cache(cache())
}

/// The dataset that contains a folder.
pub fn tree(dir: impl AsRef<Path>) -> Tree {
    Tree::open(&host(), dir.as_ref(), None).expect("a dataset")
}

pub fn directory(dir: impl AsRef<Path>) -> Directory {
    Directory::open(&host(), dir.as_ref()).expect("a dataset")
}

/// The program as a child process, in the same environment.
pub fn command(dir: impl AsRef<Path>, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ozg"));
    command.current_dir(dir).args(args).env_clear().envs(variables());
    command
}

/// An empty folder, in memory if possible: many tests would spend most of their time creating and removing files.
pub fn temp_dir() -> TempDir {
    let in_memory = tempfile::Builder::new().prefix("ozg-").tempdir_in("/dev/shm");
    in_memory.or_else(|_| TempDir::new()).expect("a temporary folder")
}

pub fn ozg(dir: impl AsRef<Path>, args: &[&str]) -> Run {
    call(dir, args).run()
}

pub fn ozg_german(dir: impl AsRef<Path>, args: &[&str]) -> Run {
    call(dir, args).env("OZG_LANG", "de").run()
}

impl Run {
    /// Both streams and the exit code, with everything that varies between runs normalised.
    pub fn shown(&self, dataset: &Dataset) -> String {
        let text = format!("{}--- stderr\n{}--- exit {}", self.stdout, self.stderr, self.code);
        let root = dataset.root().display().to_string();
        without_state(&without_duration(&text.replace(&root, "ROOT")))
    }
}

/// Checks the output of a verb against the JSON Schema that the program prints for it.
#[track_caller]
pub fn assert_matches_schema(verb: &str, answer: &serde_json::Value) {
    let faults = schema_violations(verb, answer);
    assert_eq!(faults, [""; 0], "{verb}: {answer:#}");
}

/// The violations of that schema in the output of a verb.
pub fn schema_violations(verb: &str, answer: &serde_json::Value) -> Vec<String> {
    let printed = ozg(std::env::temp_dir(), &["schema", "--of", verb]).stdout;
    let schema = serde_json::from_str(&printed).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a JSON Schema");
    validator.iter_errors(answer).map(|error| error.to_string()).collect()
}

/// `(12 ms)` becomes `(N ms)`; in German with a non-breaking space.
pub fn without_duration(text: &str) -> String {
    let ends = [" ms)", "\u{a0}ms)"];
    let found = ends.iter().find_map(|end| text.split_once(end));
    let Some((head, tail)) = found else { return text.to_owned() };
    let head = head.trim_end_matches(|c: char| c.is_ascii_digit());
    format!("{head}N ms){tail}")
}

/// Replaces commit ids by `COMMIT`: they depend on the version of the fixture.
pub fn without_commits(text: &str) -> String {
    const ENDS: [char; 8] = [' ', ',', '"', '\n', '<', '>', '(', ')'];
    let is_commit =
        |word: &str| [10, 40].contains(&word.len()) && word.bytes().all(|b| b.is_ascii_hexdigit());
    let mut shown = String::new();
    for word in text.split_inclusive(ENDS) {
        let bare = word.trim_end_matches(ENDS);
        let rest = &word[bare.len()..];
        shown.push_str(if is_commit(bare) { "COMMIT" } else { bare });
        shown.push_str(rest);
    }
    shown
}

/// Replaces the state of the data in documents and snapshots, since it changes with each commit. A state without a
/// commit is left unchanged.
pub fn without_state(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        // The line is longer for a working copy with changes, and may be wrapped.
        match lines.last_mut().filter(|last| ends_within_state(last)) {
            Some(last) => last.extend([" ", line]),
            None => lines.push(line_without_state(line)),
        }
    }
    lines.join("\n")
}

fn ends_within_state(line: &str) -> bool {
    line.contains("(0123abcdef")
        && ["·", "as of", "Stichtag:"].iter().any(|end| line.ends_with(end))
}

fn line_without_state(line: &str) -> String {
    let shown = [("Data of ", "2026-11-24"), ("Datenstand: ", "24.11.2026")];
    let state = shown.iter().find_map(|(words, day)| {
        let start = line.find(words)? + words.len();
        let hash = start + line[start..].find('(')? + 1;
        let end = hash + line[hash..].find(')')?;
        let is_hash = line[hash..end].contains(|c: char| c.is_ascii_digit());
        is_hash.then(|| format!("{}{day} (0123abcdef{}", &line[..start], &line[end..]))
    });
    state.unwrap_or_else(|| line.to_owned())
}

/// A dataset in its own folder, with the shipped schemas.
pub struct Dataset {
    folder: TempDir,
}

impl Dataset {
    /// A small dataset without findings, extracted from the shipped one; fields that the shipped projects lack are at
    /// the end of their files.
    pub fn clean() -> Self {
        let dataset = Dataset::empty();
        copy(&Path::new(REPOSITORY).join("tests/fixtures/clean"), &dataset.root());
        dataset
    }

    /// A few dozen records extracted from the shipped ones, such that every report has content; no reference points
    /// outside it.
    pub fn reports() -> Self {
        let dataset = Dataset::empty();
        copy(&Path::new(REPOSITORY).join("tests/fixtures/reports"), &dataset.root());
        dataset
    }

    /// The shipped schemas and no records.
    pub fn empty() -> Self {
        let folder = temp_dir();
        let dataset = Dataset { folder };
        copy(&Path::new(REPOSITORY).join("schema"), &dataset.path("schema"));
        fs::create_dir_all(dataset.path("data")).expect("data/");
        dataset
    }

    /// A copy of the schemas and the records in another folder.
    pub fn copied(&self) -> Self {
        let other = Dataset::empty();
        copy(&self.root(), &other.root());
        other
    }

    /// The files of the records, sorted.
    pub fn records(&self) -> Vec<PathBuf> {
        let entries = |folder: PathBuf| fs::read_dir(folder).expect("a folder").flatten();
        let folders = entries(self.path("data"));
        let mut files: Vec<_> =
            folders.flat_map(|folder| entries(folder.path())).map(|file| file.path()).collect();
        files.sort();
        files
    }

    /// The patch from this dataset to another.
    pub fn patch_to(&self, new: &Dataset) -> String {
        let (old, new) = (self.root().display().to_string(), new.root().display().to_string());
        let run = ozg("/", &["diff", &old, &new, "--format", "patch"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout
    }

    pub fn root(&self) -> PathBuf {
        self.folder.path().canonicalize().expect("the folder exists")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a readable file")
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
        fs::write(path, content).expect("a writable file");
        self
    }

    /// Replaces the only occurrence of `old` in a file.
    pub fn edit(&self, name: &str, old: &str, new: &str) -> &Self {
        let text = self.read(name);
        assert_eq!(text.matches(old).count(), 1, "{old:?} stands once in {name}");
        self.write(name, text.replacen(old, new, 1))
    }

    pub fn remove(&self, name: &str) -> &Self {
        fs::remove_file(self.path(name)).expect("a file to remove");
        self
    }

    /// Commits everything on a given day; the repository must already exist.
    pub fn commit_on(&self, day: &str, message: &str) {
        self.git(&["add", "-A"]);
        let args = ["commit", "-q", "--allow-empty", "-m", message];
        let output = git_on(self.folder.path(), &args, &format!("{day}T12:00:00Z"));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// Runs `git` in the dataset, ignoring any Git configuration of the machine.
    pub fn git(&self, args: &[&str]) -> String {
        let output = git(self.folder.path(), args);
        assert!(
            output.status.success(),
            "git {args:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// Adds the commits of a stream for `git fast-import`, and checks out `main`.
    pub fn import_commits(&self, stream: &str) {
        self.write(".git/stream", stream);
        let input = File::open(self.path(".git/stream")).expect("the stream");
        let args = ["-c", "fastimport.unpackLimit=10000", "fast-import", "--quiet", "--force"];
        let mut import = git_command(&self.root(), &args, DAY);
        let output = import.stdin(input).output().expect("git runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        self.git(&["reset", "-q", "--hard", "main"]);
    }

    /// Initialises a repository if needed, and commits everything.
    pub fn commit(&self, message: &str) -> String {
        if !self.path(".git").exists() {
            self.git(&["init", "-q", "-b", "main"]);
        }
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", message]);
        self.git(&["rev-parse", "HEAD"])
    }
}

/// The time of commits that name none.
const DAY: &str = "2026-01-01T12:00:00Z";

pub fn git(dir: &Path, args: &[&str]) -> Output {
    git_on(dir, args, DAY)
}

fn git_on(dir: &Path, args: &[&str], day: &str) -> Output {
    git_command(dir, args, day).output().expect("git runs")
}

fn git_command(dir: &Path, args: &[&str], day: &str) -> Command {
    let mut command = Command::new("git");
    command
        .current_dir(dir)
        .args(args)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .envs([("GIT_AUTHOR_NAME", "Test"), ("GIT_AUTHOR_EMAIL", "test@example.org")])
        .envs([("GIT_COMMITTER_NAME", "Test"), ("GIT_COMMITTER_EMAIL", "test@example.org")])
        .envs([("GIT_AUTHOR_DATE", day), ("GIT_COMMITTER_DATE", day)]);
    command
}

/// The two states of a case of `tests/diff` as two datasets, `old` and `new`.
pub fn diff_states(case: &Path) -> TempDir {
    let folder = temp_dir();
    for state in ["old", "new"] {
        copy(&Path::new(REPOSITORY).join("schema"), &folder.path().join(state).join("schema"));
        copy(&case.join(state), &folder.path().join(state));
    }
    folder
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a readable folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// The sources of the program and of its crates: path below the repository, and text.
pub fn sources() -> Vec<(String, String)> {
    sources_of(&["src", "crates"])
}

/// Like [`sources`], for any folders.
pub fn sources_of(folders: &[&str]) -> Vec<(String, String)> {
    fn collect(folder: &Path, files: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                collect(&path, files);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(REPOSITORY).expect("below the repository");
                let text = fs::read_to_string(&path).expect("a source");
                files.push((name.display().to_string().replace('\\', "/"), text));
            }
        }
    }
    let mut files = Vec::new();
    for folder in folders {
        collect(&Path::new(REPOSITORY).join(folder), &mut files);
    }
    files.sort();
    files
}

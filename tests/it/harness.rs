//! A dataset in a temporary folder, and the program run on it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// Root of the repository, with the shipped dataset.
pub const REPOSITORY: &str = env!("CARGO_MANIFEST_DIR");

/// What a run printed and how it ended.
#[derive(Debug)]
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    pub code: i32,
}

/// The program in a directory, in English, without colour, with a fixed clock.
pub fn command(dir: impl AsRef<Path>, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ozg"));
    command.current_dir(dir).args(args).env_clear();
    for name in ["PATH", "HOME", "TMPDIR"] {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    command.env("OZG_LANG", "en").env("TZ", "UTC").env("COLUMNS", "80");
    command
}

pub fn ozg(dir: impl AsRef<Path>, args: &[&str]) -> Run {
    finished(command(dir, args).output().expect("ozg runs"))
}

pub fn ozg_german(dir: impl AsRef<Path>, args: &[&str]) -> Run {
    finished(command(dir, args).env("OZG_LANG", "de").output().expect("ozg runs"))
}

fn finished(output: Output) -> Run {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    Run {
        stdout: text(output.stdout),
        stderr: text(output.stderr),
        code: output.status.code().expect("ozg exits, it is not killed"),
    }
}

impl Run {
    /// Both streams and the exit code, with what differs from run to run made the same.
    pub fn shown(&self, dataset: &Dataset) -> String {
        let text = format!("{}--- stderr\n{}--- exit {}", self.stdout, self.stderr, self.code);
        let root = dataset.root().display().to_string();
        without_duration(&text.replace(&root, "ROOT"))
    }
}

/// Holds what a verb printed against the JSON Schema that the program prints for it.
#[track_caller]
pub fn assert_keeps_to_schema(verb: &str, answer: &serde_json::Value) {
    let printed = ozg(std::env::temp_dir(), &["schema", "--output", verb]).stdout;
    let schema = serde_json::from_str(&printed).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a JSON Schema");
    let errors: Vec<_> = validator.iter_errors(answer).map(|error| error.to_string()).collect();
    assert_eq!(errors, [""; 0], "{verb}: {answer:#}");
}

/// `(12 ms)` becomes `(N ms)`.
pub fn without_duration(text: &str) -> String {
    let Some((head, tail)) = text.split_once(" ms)") else { return text.to_owned() };
    let head = head.trim_end_matches(|c: char| c.is_ascii_digit());
    format!("{head}N ms){tail}")
}

/// A dataset in a folder of its own, with the shipped schemas.
pub struct Dataset {
    folder: TempDir,
}

impl Dataset {
    /// A small dataset without any fault, cut out of the shipped one; what its projects lack stands at
    /// the end of their files.
    pub fn clean() -> Self {
        let dataset = Dataset::empty();
        copy(&Path::new(REPOSITORY).join("tests/fixtures/clean"), &dataset.root());
        dataset
    }

    /// A few dozen records cut out of the shipped ones, such that every report has something to say;
    /// references lead nowhere out of it.
    pub fn reports() -> Self {
        let dataset = Dataset::empty();
        copy(&Path::new(REPOSITORY).join("tests/fixtures/reports"), &dataset.root());
        dataset
    }

    /// The shipped schemas and no record.
    pub fn empty() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let dataset = Dataset { folder };
        copy(&Path::new(REPOSITORY).join("schema"), &dataset.path("schema"));
        fs::create_dir_all(dataset.path("data")).expect("data/");
        dataset
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

    /// Replaces the only occurrence of a text in a file.
    pub fn edit(&self, name: &str, old: &str, new: &str) -> &Self {
        let text = self.read(name);
        assert_eq!(text.matches(old).count(), 1, "{old:?} stands once in {name}");
        self.write(name, text.replacen(old, new, 1))
    }

    pub fn remove(&self, name: &str) -> &Self {
        fs::remove_file(self.path(name)).expect("a file to remove");
        self
    }

    /// Commits all that is there on a day of the past, in a repository that is there already.
    pub fn commit_on(&self, day: &str, message: &str) {
        self.git(&["add", "-A"]);
        let args = ["commit", "-q", "--allow-empty", "-m", message];
        let output = git_on(self.folder.path(), &args, &format!("{day}T12:00:00Z"));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// Runs `git` in the dataset, apart from any configuration of the machine.
    pub fn git(&self, args: &[&str]) -> String {
        let output = git(self.folder.path(), args);
        assert!(
            output.status.success(),
            "git {args:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// Makes the folder a repository if need be, and commits all that is there.
    pub fn commit(&self, message: &str) -> String {
        if !self.path(".git").exists() {
            self.git(&["init", "-q", "-b", "main"]);
        }
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", message]);
        self.git(&["rev-parse", "HEAD"])
    }
}

pub fn git(dir: &Path, args: &[&str]) -> Output {
    git_on(dir, args, "2026-01-01T12:00:00Z")
}

fn git_on(dir: &Path, args: &[&str], day: &str) -> Output {
    Command::new("git")
        .current_dir(dir)
        .args(args)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .envs([("GIT_AUTHOR_NAME", "Test"), ("GIT_AUTHOR_EMAIL", "test@example.org")])
        .envs([("GIT_COMMITTER_NAME", "Test"), ("GIT_COMMITTER_EMAIL", "test@example.org")])
        .envs([("GIT_AUTHOR_DATE", day), ("GIT_COMMITTER_DATE", day)])
        .output()
        .expect("git runs")
}

/// A program that `tests/tools` installs, or else the machine has.
pub fn tool(name: &str) -> Option<PathBuf> {
    let own = Path::new(REPOSITORY).join("target/tools/python/bin").join(name);
    let found = [own, PathBuf::from(name)];
    found.into_iter().find(|program| Command::new(program).arg("--version").output().is_ok())
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

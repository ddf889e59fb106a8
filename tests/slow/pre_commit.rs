//! The hooks of `.pre-commit-hooks.yaml`, installed by pre-commit into a real repository.
//!
//! They are the hooks of the repository except for `language`: the program that the tests were
//! built with is on the path, where pre-commit would have built its own.

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::harness::{Dataset, REPOSITORY, git, ozg, temp_dir, tools};

const HOOKS: &str = ".pre-commit-hooks.yaml";
const FILE: &str = "data/projects/wohngeld.yaml";

/// The repository of the hooks, the program, and everything that pre-commit creates.
struct Workshop {
    folder: TempDir,
    pre_commit: PathBuf,
}

impl Workshop {
    fn new(pre_commit: PathBuf) -> Self {
        let folder = temp_dir();
        let bin = folder.path().join("bin");
        fs::create_dir(&bin).expect("bin/");
        symlink(env!("CARGO_BIN_EXE_ozg"), bin.join("ozg")).expect("a link");
        Workshop { folder, pre_commit }
    }

    /// Runs a program without the configuration of this machine.
    fn run(&self, dir: &Path, program: impl AsRef<Path>, args: &[&str]) -> Output {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let bin = self.folder.path().join("bin");
        let path = std::iter::once(bin).chain(std::env::split_paths(&path));
        let path: OsString = std::env::join_paths(path).expect("a path");
        Command::new(program.as_ref())
            .current_dir(dir)
            .args(args)
            .env("PATH", path)
            .env("PRE_COMMIT_HOME", self.folder.path().join("home"))
            .env("OZG_LANG", "en")
            .envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1")])
            .envs([("GIT_AUTHOR_NAME", "Test"), ("GIT_AUTHOR_EMAIL", "test@example.org")])
            .envs([("GIT_COMMITTER_NAME", "Test"), ("GIT_COMMITTER_EMAIL", "test@example.org")])
            .output()
            .expect("the program runs")
    }

    /// Path and commit of a repository that contains only the hooks.
    fn hooks(&self) -> (PathBuf, String) {
        let hooks = fs::read_to_string(Path::new(REPOSITORY).join(HOOKS)).expect("the hooks");
        assert_eq!(hooks.matches("  language: rust\n").count(), 2, "{hooks}");
        let repository = self.folder.path().join("hooks");
        fs::create_dir(&repository).expect("a folder");
        let hooks = hooks.replace("  language: rust\n", "  language: system\n");
        fs::write(repository.join(HOOKS), hooks).expect("a file");
        for args in [["init", "-q"].as_slice(), &["add", "-A"], &["commit", "-q", "-m", "hooks"]] {
            assert!(git(&repository, args).status.success(), "git {args:?}");
        }
        let revision = git(&repository, &["rev-parse", "HEAD"]).stdout;
        (repository, String::from_utf8_lossy(&revision).trim().to_owned())
    }

    /// A sound dataset in which the hooks check each commit.
    fn guarded(&self) -> Dataset {
        let dataset = Dataset::clean();
        assert_eq!(ozg(dataset.root(), &["fmt"]).code, 0);
        let (repository, revision) = self.hooks();
        let config = format!(
            "repos:\n- repo: {}\n  rev: {revision}\n  hooks:\n  - id: ozg-lint\n  - id: ozg-fmt\n",
            repository.display()
        );
        dataset.write(".pre-commit-config.yaml", config).commit("data");
        let args = ["install", "--install-hooks"];
        let installed = self.run(&dataset.root(), &self.pre_commit, &args);
        assert!(installed.status.success(), "{}", text(&installed));
        dataset
    }

    /// Whether the commit was made, and all output.
    fn commit(&self, dataset: &Dataset) -> (bool, String) {
        let before = dataset.git(&["rev-parse", "HEAD"]);
        let output = self.run(&dataset.root(), "git", &["commit", "-a", "-m", "change"]);
        let is_made = dataset.git(&["rev-parse", "HEAD"]) != before;
        assert_eq!(output.status.success(), is_made, "{}", text(&output));
        (is_made, text(&output))
    }
}

fn text(output: &Output) -> String {
    let both = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8_lossy(&both).into_owned()
}

/// How many hooks reported this result.
fn count_results(output: &str, end: &str) -> usize {
    output.lines().filter(|line| line.starts_with("ozg ") && line.ends_with(end)).count()
}

#[test]
fn a_commit_that_breaks_the_dataset_is_refused() {
    let Some([pre_commit]) = tools(["pre-commit"]) else { return };
    let workshop = Workshop::new(pre_commit);
    let dataset = workshop.guarded();

    dataset.edit(FILE, "titel: Wohngeld online", "titel: Wohngeld");
    let (is_made, output) = workshop.commit(&dataset);
    assert!(is_made && count_results(&output, "Passed") == 2, "{output}");

    dataset.edit(FILE, "- dataport", "- datapord");
    let (is_made, output) = workshop.commit(&dataset);
    assert!(!is_made && output.contains("OZG012") && output.contains(FILE), "{output}");

    dataset.edit(FILE, "- datapord", "- dataport");
    dataset.edit(FILE, "titel: Wohngeld", "titel:   Wohngeld");
    let (is_made, output) = workshop.commit(&dataset);
    assert!(!is_made && output.contains("not in canonical form"), "{output}");
}

#[test]
fn a_commit_is_checked_if_and_only_if_it_is_about_the_dataset() {
    let Some([pre_commit]) = tools(["pre-commit"]) else { return };
    let workshop = Workshop::new(pre_commit);
    let dataset = workshop.guarded();
    let schema = dataset.read("schema/event.schema.json") + "\n";
    for (file, content, end) in [
        ("README.md", "Nur Text.\n", "Skipped"),
        ("notes/data/x.yaml", "Nur Text.\n", "Skipped"),
        ("ozg.toml", "# nothing said\n", "Passed"),
        ("schema/event.schema.json", &schema, "Passed"),
    ] {
        dataset.write(file, content).git(&["add", file]);
        let (is_made, output) = workshop.commit(&dataset);
        assert!(is_made && count_results(&output, end) == 2, "{file}: {output}");
    }
}

//! The hooks of `.pre-commit-hooks.yaml`, installed by pre-commit into a real repository.

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::harness::{Dataset, REPOSITORY, copy, git, ozg, tool};

/// pre-commit, as `tests/tools` installs it or as it is on the path; nothing if it is not there.
/// A folder for all that pre-commit makes, and a `cargo` that builds cheaply.
struct Workshop {
    folder: TempDir,
}

impl Workshop {
    fn new() -> Self {
        let folder = crate::harness::temp_dir();
        let bin = folder.path().join("bin");
        fs::create_dir(&bin).expect("bin/");
        // What pre-commit runs, without optimisation and with what earlier runs have built.
        let script = format!(
            "#!/bin/sh\ncase $1 in install) set -- \"$@\" --locked --debug; esac\n\
            exec '{}' \"$@\"\n",
            env!("CARGO")
        );
        let cargo = bin.join("cargo");
        fs::write(&cargo, script).expect("a script");
        fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).expect("permissions");
        Workshop { folder }
    }

    /// A program that knows nothing of the configuration of this machine.
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
            .env("CARGO_TARGET_DIR", target())
            .env("CARGO_INCREMENTAL", "0")
            .env("OZG_LANG", "en")
            .envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1")])
            .envs([("GIT_AUTHOR_NAME", "Test"), ("GIT_AUTHOR_EMAIL", "test@example.org")])
            .envs([("GIT_COMMITTER_NAME", "Test"), ("GIT_COMMITTER_EMAIL", "test@example.org")])
            .output()
            .expect("the program runs")
    }

    /// The repository of the program as it stands, uncommitted work included, without its dataset.
    fn program(&self) -> (PathBuf, String) {
        let copied = self.folder.path().join("program");
        fs::create_dir(&copied).expect("a folder");
        for entry in fs::read_dir(REPOSITORY).expect("the repository") {
            let from = entry.expect("an entry").path();
            let name = from.file_name().expect("a name");
            if [".git", "target", "data", "seeds"].iter().any(|other| name == *other) {
                continue;
            }
            if from.is_dir() {
                copy(&from, &copied.join(name));
            } else {
                fs::copy(&from, copied.join(name)).expect("a copy");
            }
        }
        for args in [["init", "-q"].as_slice(), &["add", "-A"], &["commit", "-q", "-m", "ozg"]] {
            assert!(git(&copied, args).status.success(), "git {args:?}");
        }
        let revision = git(&copied, &["rev-parse", "HEAD"]).stdout;
        (copied, String::from_utf8_lossy(&revision).trim().to_owned())
    }
}

impl Drop for Workshop {
    /// Keeps the dependencies for the next run; the program itself is built from another folder each time.
    fn drop(&mut self) {
        let args = ["clean", "-q", "-p", "ozg", "--target-dir"];
        let _ =
            Command::new(env!("CARGO")).current_dir(REPOSITORY).args(args).arg(target()).output();
    }
}

fn target() -> PathBuf {
    Path::new(REPOSITORY).join("target/pre-commit")
}

fn text(output: &Output) -> String {
    let both = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8_lossy(&both).into_owned()
}

#[test]
fn a_commit_that_breaks_the_dataset_is_refused() {
    let Some(pre_commit) = tool("pre-commit") else {
        eprintln!("skipped: there is no pre-commit; tests/tools installs it");
        return;
    };
    let workshop = Workshop::new();
    let (program, revision) = workshop.program();
    let dataset = Dataset::clean();
    assert_eq!(ozg(dataset.root(), &["fmt"]).code, 0);
    let config = format!(
        "repos:\n- repo: {}\n  rev: {revision}\n  hooks:\n  - id: ozg-lint\n  - id: ozg-fmt\n",
        program.display()
    );
    dataset.write(".pre-commit-config.yaml", config).commit("data");
    let root = dataset.root();
    let installed = workshop.run(&root, &pre_commit, &["install", "--install-hooks"]);
    assert!(installed.status.success(), "{}", text(&installed));
    let commit = || workshop.run(&root, "git", &["commit", "-a", "-m", "change"]);

    let file = "data/projects/wohngeld.yaml";
    dataset.edit(file, "titel: Wohngeld online", "titel: Wohngeld");
    let sound = commit();
    assert!(sound.status.success() && text(&sound).contains("Passed"), "{}", text(&sound));

    let before = dataset.git(&["rev-parse", "HEAD"]);
    dataset.edit(file, "- dataport", "- datapord");
    let broken = commit();
    let said = text(&broken);
    assert!(!broken.status.success(), "{said}");
    assert!(said.contains("OZG012") && said.contains(file), "{said}");
    assert_eq!(dataset.git(&["rev-parse", "HEAD"]), before);

    dataset.edit(file, "- datapord", "- dataport").edit(
        file,
        "titel: Wohngeld",
        "titel:   Wohngeld",
    );
    let untidy = commit();
    let said = text(&untidy);
    assert!(!untidy.status.success() && said.contains("not in canonical form"), "{said}");

    dataset.edit(file, "titel:   Wohngeld", "titel: Wohngeld").write("README.md", "Nur Text.\n");
    dataset.git(&["add", "README.md"]);
    let other = commit();
    assert!(other.status.success() && text(&other).contains("Skipped"), "{}", text(&other));
}

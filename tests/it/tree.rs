//! Where a dataset may be: in a directory, a revision, a bare repository, a worktree, a subfolder.

use std::fs;
use std::path::Path;

use crate::harness::{Dataset, Run, command, copy, git, ozg};

fn count(dir: impl AsRef<Path>, at: &[&str]) -> Run {
    ozg(dir, &[&["query", "project", "--count"], at].concat())
}

#[track_caller]
fn assert_four_projects(run: &Run) {
    assert_eq!((run.stdout.as_str(), run.code), ("4\n", 0), "{}", run.stderr);
}

#[test]
fn a_directory_and_any_folder_below_it() {
    let dataset = Dataset::clean();
    assert_four_projects(&count(dataset.root(), &[]));
    assert_four_projects(&count(dataset.path("data/projects"), &[]));
    let root = dataset.root().display().to_string();
    assert_four_projects(&count("/", &["-C", &root]));
}

#[test]
fn a_bare_repository_and_a_worktree() {
    let dataset = Dataset::clean();
    dataset.commit("first");
    let other = crate::harness::temp_dir();
    let bare = other.path().join("bare.git");
    dataset.git(&["clone", "-q", "--bare", ".", &bare.display().to_string()]);
    assert_four_projects(&count(&bare, &["--at", "main"]));
    assert_four_projects(&count(&bare, &["--at", "HEAD"]));
    let worktree = other.path().join("worktree");
    dataset.git(&["worktree", "add", "-q", "-b", "other", &worktree.display().to_string()]);
    fs::remove_file(worktree.join("data/projects/wohngeld.yaml")).expect("a file");
    assert_eq!(count(&worktree, &[]).stdout, "3\n");
    assert_four_projects(&count(&worktree, &["--at", "HEAD"]));
}

#[test]
fn a_subfolder_of_a_repository() {
    let dataset = Dataset::clean();
    let whole = crate::harness::temp_dir();
    let below = whole.path().join("ablage/ozg daten");
    copy(&dataset.root(), &below);
    for args in
        [&["init", "-q", "-b", "main"][..], &["add", "-A"], &["commit", "-q", "-m", "first"]]
    {
        assert!(git(whole.path(), args).status.success());
    }
    assert_four_projects(&count(whole.path(), &["--at", "HEAD:ablage/ozg daten"]));
    assert_four_projects(&count(&below, &["--at", "HEAD"]));
    assert_four_projects(&count(below.join("data/projects"), &["--at", "main"]));
    let above = count(whole.path(), &["--at", "HEAD"]);
    assert_eq!(above.code, 2, "{}", above.stdout);
}

#[test]
fn tags_trees_and_ancestors_are_revisions() {
    let dataset = Dataset::clean();
    dataset.commit("first");
    dataset.git(&["tag", "-a", "v1", "-m", "first"]);
    dataset.remove("data/projects/wohngeld.yaml").commit("second");
    let tree = dataset.git(&["rev-parse", "HEAD~1^{tree}"]);
    for revision in ["v1", "HEAD~1", "main^", &tree] {
        assert_four_projects(&count(dataset.root(), &["--at", revision]));
    }
}

#[test]
fn a_missing_object_is_an_error_that_names_it() {
    let dataset = Dataset::clean();
    dataset.commit("first");
    let object = dataset.git(&["rev-parse", "HEAD:data/projects/wohngeld.yaml"]);
    let file = dataset.path(".git/objects").join(&object[..2]).join(&object[2..]);
    let spoilt: [&dyn Fn(); 2] = [
        &|| {
            fs::remove_file(&file).expect("an object");
            fs::write(&file, b"no object").expect("a file");
        },
        &|| fs::remove_file(&file).expect("a file"),
    ];
    for spoil in spoilt {
        spoil();
        let run = count(dataset.root(), &["--at", "HEAD"]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.contains(&object), "{}", run.stderr);
        assert!(run.stderr.contains("data/projects/wohngeld.yaml"), "{}", run.stderr);
    }
}

/// Whatever programs the configuration of a repository names, reading a revision runs none of them.
#[cfg(unix)]
#[test]
fn a_hostile_repository_runs_nothing() {
    let dataset = Dataset::clean();
    dataset.write(".gitattributes", "*.yaml filter=evil diff=evil\n");
    dataset.commit("first");
    dataset.remove("data/projects/wohngeld.yaml").commit("second");
    let marker = dataset.path("ran");
    let evil = dataset.path("evil.sh");
    fs::write(&evil, format!("#!/bin/sh\ntouch '{}'\ncat\n", marker.display())).expect("a script");
    let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    fs::set_permissions(&evil, executable).expect("an executable");
    let hooks = dataset.path("hooks");
    fs::create_dir(&hooks).expect("a folder");
    for hook in ["post-checkout", "pre-auto-gc", "reference-transaction", "post-index-change"] {
        fs::copy(&evil, hooks.join(hook)).expect("a hook");
    }
    let evil = evil.display().to_string();
    for (key, value) in [
        ("core.fsmonitor", evil.as_str()),
        ("core.hooksPath", &hooks.display().to_string()),
        ("core.pager", &evil),
        ("core.editor", &evil),
        ("core.sshCommand", &evil),
        ("core.askPass", &evil),
        ("credential.helper", &evil),
        ("diff.external", &evil),
        ("diff.evil.command", &evil),
        ("diff.evil.textconv", &evil),
        ("filter.evil.clean", &evil),
        ("filter.evil.smudge", &evil),
        ("filter.evil.process", &evil),
        ("alias.ls-tree", &format!("!{evil}")),
        ("alias.cat-file", &format!("!{evil}")),
        ("uploadpack.packObjectsHook", &evil),
    ] {
        dataset.git(&["config", key, value]);
    }
    for args in [
        &["lint", "--at", "HEAD"][..],
        &["query", "project", "--at", "HEAD~1"],
        &["report", "overview", "--at", "HEAD"],
        &["diff", "HEAD~1", "HEAD"],
        &["diff", "HEAD~1"],
        &["import"],
    ] {
        let run = command(dataset.root(), args).output().expect("ozg runs");
        assert!(!marker.exists(), "{args:?} ran a program: {run:?}");
    }
}

//! The scripts of the templates in `ci/`, run as GitHub and GitLab would run them.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

use records::schema::to_json;
use serde_json::Value;

use crate::harness::{Dataset, REPOSITORY, tools};

const GITHUB: &str = "ci/github.yml";
const GITLAB: &str = "ci/gitlab.yml";
const MARKER: &str = "<!-- ozg diff -->\n";

fn source(name: &str) -> String {
    fs::read_to_string(Path::new(REPOSITORY).join(name)).expect("a template")
}

fn template(name: &str) -> Value {
    to_json(&yaml_tree::parse(&source(name)).expect("YAML"))
}

/// A repository with a tag `base` and, checked out, a change on top of it.
fn proposal(old: &str, new: &str) -> Dataset {
    let dataset = Dataset::clean();
    dataset.write("ci/comment.py", source("ci/comment.py")).commit("base");
    dataset.git(&["tag", "base"]);
    dataset.edit("data/projects/wohngeld.yaml", old, new).commit("change");
    dataset
}

fn sound() -> Dataset {
    proposal("titel: Wohngeld online", "titel: Wohngeld")
}

fn faulty() -> Dataset {
    proposal("- dataport", "- datapord")
}

/// Runs a script as CI does, stopping at the first command that fails.
fn run(dir: &Path, script: &str, variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new("bash");
    command.args(["-eo", "pipefail", "-c", script]).current_dir(dir).env_clear();
    for name in ["PATH", "HOME"] {
        command.envs(std::env::var_os(name).map(|value| (name, value)));
    }
    command.envs(variables.iter().copied()).output().expect("bash runs")
}

fn provide_ozg(bin: &Path) {
    fs::create_dir_all(bin).expect("bin/");
    symlink(env!("CARGO_BIN_EXE_ozg"), bin.join("ozg")).expect("a link");
}

/// The steps of the workflow that run the program, and the comment that they write.
fn github(dataset: &Dataset) -> (Vec<Output>, String) {
    let workspace = crate::harness::temp_dir();
    let root = workspace.path();
    provide_ozg(&root.join("bin"));
    let from = dataset.root().display().to_string();
    let cloned = root.join("dataset").display().to_string();
    dataset.git(&["clone", "-q", &from, &cloned]);
    dataset.git(&["-C", &cloned, "checkout", "-q", "base"]);
    let (base, head) = (dataset.git(&["rev-parse", "base"]), dataset.git(&["rev-parse", "HEAD"]));
    let workspace_path = root.display().to_string();
    let output = root.join("output").display().to_string();
    let variables = [
        ("BASE", base.as_str()),
        ("HEAD", &head),
        ("OZG_LANG", "de"),
        ("GITHUB_WORKSPACE", &workspace_path),
        ("GITHUB_OUTPUT", &output),
    ];
    let workflow = template(GITHUB);
    let steps = workflow["jobs"]["check"]["steps"].as_array().expect("steps");
    let scripts = steps.iter().filter_map(|step| step["run"].as_str());
    let scripts = scripts.filter(|script| script.contains("ozg "));
    let outputs = scripts.map(|script| run(&root.join("dataset"), script, &variables)).collect();
    (outputs, fs::read_to_string(root.join("ozg-diff.md")).expect("a comment"))
}

fn shown(output: &Output) -> String {
    let both = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8_lossy(&both).into_owned()
}

#[test]
fn github_lints_and_describes_the_changes() {
    let (outputs, comment) = github(&sound());
    assert_eq!(outputs.len(), 2);
    assert!(outputs.iter().all(|output| output.status.success()), "{outputs:?}");
    assert!(
        comment.starts_with(MARKER) && comment.contains("Wohngeld online → Wohngeld"),
        "{comment}"
    );

    let (outputs, comment) = github(&faulty());
    let codes: Vec<_> = outputs.iter().map(|output| output.status.code()).collect();
    assert_eq!(codes, [Some(0), Some(1)]);
    let text = shown(&outputs[1]);
    assert!(text.starts_with("::error file=data/projects/wohngeld.yaml"), "{text}");
    assert!(comment.contains(": datapord"), "{comment}");
}

/// The strictest persona of zizmor; what it ignores is listed in the template, with the reason.
#[test]
fn zizmor_reports_nothing() {
    let Some([zizmor]) = tools(["zizmor"]) else { return };
    let mut audit = Command::new(zizmor);
    audit.args(["--offline", "--persona", "auditor", "--no-progress", GITHUB]);
    let output = audit.current_dir(REPOSITORY).output().expect("zizmor runs");
    assert!(output.status.success(), "{}", shown(&output));
}

/// The script of a job.
fn script(job: &str) -> String {
    let job = &template(GITLAB)[job];
    let lines = job["script"].as_array().expect("a script").iter();
    lines.map(|line| line.as_str().expect("a command")).collect::<Vec<_>>().join("\n")
}

/// Runs the whole script of the lint job. Instead of building, a fake `cargo` links the program to where it would be
/// installed, and prints where it was called.
fn gitlab(dataset: &Dataset) -> Output {
    let image = crate::harness::temp_dir();
    let bin = image.path();
    let program = env!("CARGO_BIN_EXE_ozg");
    let cargo = format!(
        "#!/bin/sh\nroot=$4\necho \"built in $PWD, at $CARGO_HOME\"\nmkdir -p \"$root/bin\"\n\
         ln -s '{program}' \"$root/bin/ozg\"\n"
    );
    fs::write(bin.join("cargo"), cargo).expect("a program");
    assert!(run(bin, "chmod +x cargo", &[]).status.success());
    let (base, head) = (dataset.git(&["rev-parse", "base"]), dataset.git(&["rev-parse", "HEAD"]));
    let root = dataset.root().display().to_string();
    let path = std::env::var("PATH").expect("a path");
    let path = format!("{}:{path}", bin.display());
    let variables = [
        ("PATH", path.as_str()),
        ("OZG_LANG", "de"),
        ("CI_PROJECT_DIR", &root),
        ("CI_MERGE_REQUEST_DIFF_BASE_SHA", &base),
        ("CI_COMMIT_SHA", &head),
    ];
    run(&dataset.root(), &script("ozg-lint"), &variables)
}

/// A merge request that adds programs, settings and modules at paths where the job once found them.
#[test]
fn gitlab_runs_nothing_of_a_merge_request() {
    let dataset = sound();
    let planted = dataset.path("planted").display().to_string();
    let program = format!("#!/bin/sh\ntouch '{planted}'\nexit 1\n");
    for name in [".ozg/bin/git", ".ozg/bin/cargo", ".ozg/bin/ozg", ".ozg/program/ci/comment.py"] {
        dataset.write(name, &program);
    }
    let module = format!("open('{planted}', 'w')\n");
    dataset
        .write(".ozg/json.py", &module)
        .write(".cargo/config.toml", format!("[build]\nrustc-wrapper = '{planted}'\n"))
        .write("rust-toolchain.toml", "[toolchain]\npath = \"/nowhere\"\n");
    dataset.git(&["update-index", "--chmod=+x", "--add", ".ozg/bin/git", ".ozg/bin/ozg"]);
    dataset.git(&["update-index", "--chmod=+x", "--add", ".ozg/bin/cargo"]);
    dataset.commit("hostile");
    dataset.git(&["checkout", "-q", "-f", "HEAD"]);
    let output = gitlab(&dataset);
    assert!(output.status.success(), "{}", shown(&output));
    let text = shown(&output);
    let root = dataset.root().display().to_string();
    let built = text.lines().find(|line| line.starts_with("built in")).expect("a build");
    assert!(!built.contains(&root), "{built}");
    assert_eq!(dataset.read(".ozg/comment.py"), source("ci/comment.py"));
    // The comment is made from what the lint job left, in a folder that also has a planted module.
    dataset.write(".ozg/json.py", &module);
    let token = [("OZG_COMMENT_TOKEN", "x"), ("COMMENT_TOKEN", "x")];
    let output = run(&dataset.root(), &script("ozg-comment"), &token);
    assert!(!output.status.success(), "there is no GitLab to comment in: {}", shown(&output));
    assert!(!Path::new(&planted).exists(), "something of the merge request was run");
    let output = run(&dataset.root(), &script("ozg-comment"), &[]);
    assert!(output.status.success(), "{}", shown(&output));
}

/// Only the job that comments has the token, and nothing of one run is left for another.
#[test]
fn gitlab_gives_the_token_to_one_job() {
    let template = template(GITLAB);
    assert_eq!(template["ozg-comment"]["environment"]["name"], "ozg-comment");
    let lint = template["ozg-lint"].to_string();
    for word in ["TOKEN", "environment", "cache"] {
        assert!(!lint.contains(word), "{word}");
    }
}

#[test]
fn gitlab_lints_and_describes_the_changes() {
    for (dataset, code, findings) in [(sound(), 0, 0), (faulty(), 1, 1)] {
        let output = gitlab(&dataset);
        assert_eq!(output.status.code(), Some(code), "{}", shown(&output));
        assert!(dataset.read(".ozg/diff.md").starts_with(MARKER));
        let report = dataset.read("gl-code-quality-report.json");
        let report: Value = serde_json::from_str(&report).expect("JSON");
        assert_eq!(report.as_array().expect("findings").len(), findings);
        assert!(dataset.read(".ozg/lint.xml").contains("<testsuite"));
        assert_eq!(dataset.read(".ozg/comment.py"), source("ci/comment.py"));
    }
}

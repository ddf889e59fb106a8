//! The templates of `ci/`: pinned, and their scripts run as GitHub and GitLab would run them.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

use records::schema::to_json;
use serde_json::{Map, Value};

use crate::harness::{Dataset, REPOSITORY};

const GITHUB: &str = "ci/github.yml";
const GITLAB: &str = "ci/gitlab.yml";
const MARKER: &str = "<!-- ozg diff -->\n";

fn source(name: &str) -> String {
    fs::read_to_string(Path::new(REPOSITORY).join(name)).expect("a template")
}

fn template(name: &str) -> Value {
    to_json(&yaml_tree::parse(&source(name)).expect("YAML"))
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.chars().all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c))
}

/// `owner/action@commit # version`
fn is_pinned_action(uses: &str) -> bool {
    let Some((action, version)) = uses.split_once(" # v") else { return false };
    let parts: Vec<_> = version.split('.').collect();
    let is_exact = parts.len() == 3 && parts.iter().all(|part| part.parse::<u32>().is_ok());
    is_exact && action.split_once('@').is_some_and(|(_, commit)| is_hex(commit, 40))
}

/// `image:version@digest`
fn is_pinned_image(image: &str) -> bool {
    let Some((name, digest)) = image.split_once("@sha256:") else { return false };
    is_hex(digest, 64) && name.split_once(':').is_some_and(|(_, tag)| tag.contains('.'))
}

/// The lines that name what may change behind the back of a template.
fn unpinned(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !is_pinned(line.trim_start().trim_start_matches("- "))).collect()
}

fn is_pinned(line: &str) -> bool {
    match line.split_once(": ") {
        Some(("uses", action)) => is_pinned_action(action),
        Some(("image", image)) => is_pinned_image(image),
        Some(("runs-on", runner)) => !runner.contains("latest"),
        _ => true,
    }
}

#[test]
fn everything_used_is_pinned() {
    for name in [GITHUB, GITLAB] {
        let text = source(name);
        assert_eq!(unpinned(&text), [""; 0], "{name}");
        let built: Vec<_> = text.lines().filter(|line| line.contains("cargo ")).collect();
        assert!(built.iter().all(|line| line.contains(" --locked ")), "{name}: {built:?}");
    }
    let commit = "0123456789abcdef0123456789abcdef01234567";
    for loose in [
        "    uses: actions/checkout@v4",
        "    - uses: actions/checkout@main # v1.2.3",
        &format!("    uses: actions/checkout@{commit}"),
        &format!("    uses: actions/checkout@{commit} # v4"),
        "  image: rust:1.95.0",
        "  image: rust:latest",
        "  runs-on: ubuntu-latest",
    ] {
        assert_eq!(unpinned(loose), [loose]);
    }
}

#[test]
fn the_job_that_reads_a_pull_request_cannot_write_and_none_runs_it() {
    let workflow = template(GITHUB);
    assert_eq!(workflow["permissions"], Value::Object(Map::new()));
    let jobs = workflow["jobs"].as_object().expect("jobs");
    let writes = |job: &Value| job["permissions"].to_string().contains("write");
    let writing: Vec<_> = jobs.iter().filter(|(_, job)| writes(job)).collect();
    assert_eq!(writing.len(), 1, "{writing:?}");
    assert!(!writing[0].1.to_string().contains("pull_request.head"), "{writing:?}");
    for step in jobs.values().flat_map(|job| job["steps"].as_array().expect("steps")) {
        let script = step["run"].as_str().unwrap_or_default();
        assert!(!script.contains("${{"), "an expression in a script: {script}");
        let checked_out = step["with"]["ref"].as_str().unwrap_or_default();
        assert!(!checked_out.contains("head"), "{checked_out}");
        if step["uses"].as_str().is_some_and(|uses| uses.starts_with("actions/checkout")) {
            assert_eq!(step["with"]["persist-credentials"], false, "{step}");
        }
    }
}

/// A repository with a tag `base` and, checked out, a change of it on top.
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
    let place = root.display().to_string();
    let output = root.join("output").display().to_string();
    let variables = [
        ("BASE", base.as_str()),
        ("HEAD", &head),
        ("OZG_LANG", "de"),
        ("GITHUB_WORKSPACE", &place),
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
fn github_lints_and_says_what_changes() {
    let (outputs, comment) = github(&sound());
    assert_eq!(outputs.len(), 2);
    assert!(outputs.iter().all(|output| output.status.success()), "{outputs:?}");
    assert!(comment.starts_with(MARKER) && comment.contains("`Wohngeld online`"), "{comment}");

    let (outputs, comment) = github(&faulty());
    let codes: Vec<_> = outputs.iter().map(|output| output.status.code()).collect();
    assert_eq!(codes, [Some(0), Some(1)]);
    let said = shown(&outputs[1]);
    assert!(said.starts_with("::error file=data/projects/wohngeld.yaml"), "{said}");
    assert!(comment.contains("`datapord`"), "{comment}");
}

/// The whole script of the job, the program being built already.
fn gitlab(dataset: &Dataset) -> Output {
    let bin = dataset.path(".ozg/bin");
    provide_ozg(&bin);
    fs::write(bin.join("cargo"), "#!/bin/sh\n").expect("a program");
    assert!(run(&bin, "chmod +x cargo", &[]).status.success());
    let job = &template(GITLAB)["ozg-lint"];
    let lines = job["script"].as_array().expect("a script").iter();
    let lines: Vec<_> = lines.map(|line| line.as_str().expect("a command")).collect();
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
    run(&dataset.root(), &lines.join("\n"), &variables)
}

#[test]
fn gitlab_lints_and_says_what_changes() {
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

//! The templates of `ci/` are pinned and have no more rights than they need. `tests/slow/ci_templates.rs` runs them.

use std::fs;
use std::path::Path;

use records::schema::to_json;
use serde_json::{Map, Value};

use crate::harness::REPOSITORY;

const GITHUB: &str = "ci/github.yml";
const GITLAB: &str = "ci/gitlab.yml";

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

/// The lines that refer to something that can change while the template stays the same.
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

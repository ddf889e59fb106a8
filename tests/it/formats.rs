//! The formats of `ozg lint` for CI: what each standard requires, and that data has no effect in any of them.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use insta::assert_snapshot;
use messages::Language;
use messages::msg;
use ozg::ozg::rules::ALL;
use ozg::render::findings_github::findings_github;
use ozg::view::findings::FindingsView;
use ozg::wire::gitlab::gitlab_issues;
use ozg::wire::junit::findings_junit;
use ozg::wire::sarif::SarifLog;
use record_lint::SourceMap;
use record_lint::{Finding, RuleCode, Severity};
use records::dataset::DatasetSource;
use records::location::Location;
use serde_json::Value;

use crate::harness::{Dataset, Run, assert_matches_schema, call, command, ozg};

const FORMATS: [&str; 6] = ["text", "json", "github", "gitlab", "sarif", "junit"];
const HOSTILE: &str = r"\n::stop-commands::x%0A::error::y\r<script>|](http://z)]]>&{0}`\e[31m";

fn faulty() -> Dataset {
    let dataset = Dataset::clean();
    dataset
        .edit("data/municipalities/koeln.yaml", "nuts3: DEA23", "nutz3: DEA23")
        .edit("data/municipalities/koeln.yaml", "ags: '05315000'", "ags: 05315000")
        .edit("data/projects/wohngeld.yaml", "titel: Wohngeld online", "titel: \"Wohngeld online")
        .edit("data/projects/sozialplattform.yaml", "- soest", "- sost")
        .edit("data/projects/sozialplattform.yaml", "- troisdorf", "- troisdorf\n- iserlohn")
        .write("data/projects/Größe, neu.yaml", "titel: neu\n");
    dataset
}

/// The same hostile text as a title, as an invalid value, as a key, and as a file name.
fn hostile() -> Dataset {
    let dataset = Dataset::clean();
    let file = "data/projects/wohngeld.yaml";
    dataset
        .edit(file, "titel: Wohngeld online", &format!("titel: \"{HOSTILE}\""))
        .edit(file, "art: efa_dienst", &format!("art: \"{HOSTILE}\"\n\"{HOSTILE}\": 1"))
        .edit(file, "- kdn\n- dataport", &format!("- \"{HOSTILE}\"\n- dataport"));
    if cfg!(unix) {
        let name = "data/projects/x,line=1::y\n::stop-commands::x%0A<script>|.yaml";
        dataset.write(name, "titel: neu\n");
    }
    dataset
}

fn lint(dataset: &Dataset, format: &str) -> Run {
    let run = ozg(dataset.root(), &["lint", "--format", format]);
    assert_eq!(run.stderr.is_empty(), format != "text", "{format}: {}", run.stderr);
    run
}

fn json(dataset: &Dataset, format: &str) -> Value {
    serde_json::from_str(&lint(dataset, format).stdout).expect("JSON")
}

/// The findings in the JSON format.
fn findings(dataset: &Dataset) -> Vec<Value> {
    json(dataset, "json")["findings"].as_array().expect("findings").clone()
}

fn github(dataset: &Dataset, language: &str, summary: &str) -> (Run, String) {
    let args = ["lint", "--format", "github", "--lang", language];
    let output = command(dataset.root(), &args)
        .env("GITHUB_STEP_SUMMARY", dataset.path(summary))
        .output()
        .expect("ozg runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let code = output.status.code().expect("an exit code");
    let run = Run { stdout: text(output.stdout), stderr: text(output.stderr), code };
    (run, fs::read_to_string(dataset.path(summary)).unwrap_or_default())
}

#[test]
fn each_format_on_a_dataset_with_several_faults() {
    let dataset = faulty();
    for (language, suffix) in [("en", ""), ("de", "_german")] {
        let lint = |format| ozg(dataset.root(), &["lint", "--lang", language, "--format", format]);
        for format in ["text", "json", "github", "gitlab", "junit"] {
            assert_snapshot!(format!("format_{format}{suffix}"), lint(format).stdout);
        }
        let sarif: Value = serde_json::from_str(&lint("sarif").stdout).expect("JSON");
        let name = format!("format_sarif{suffix}");
        assert_snapshot!(name, format!("{:#}", without_what_all_runs_share(sarif)));
        let name = format!("format_github_summary{suffix}");
        let file = format!("summary{suffix}.md");
        assert_snapshot!(name, github(&dataset, language, &file).1);
    }
}

/// Removes all rules but the first, the links to their pages, and the version of the program.
fn without_what_all_runs_share(mut sarif: Value) -> Value {
    let driver = &mut sarif["runs"][0]["tool"]["driver"];
    driver["version"] = "VERSION".into();
    let rules = driver["rules"].as_array_mut().expect("rules");
    rules.truncate(1);
    let page = rules[0]["help"]["markdown"].as_str().expect("a page");
    assert!(page.starts_with("# OZG001 unreadable-file\n\n"), "{page}");
    rules[0]["help"] = "PAGE".into();
    sarif
}

#[test]
fn exit_codes_are_the_same_in_all_formats_and_texts_in_the_requested_language() {
    for (dataset, code) in [(Dataset::clean(), 0), (faulty(), 1), (hostile(), 1)] {
        for format in FORMATS {
            let run = |lang| ozg(dataset.root(), &["lint", "--format", format, "--lang", lang]);
            let (english, german) = (run("en"), run("de"));
            assert_eq!((english.code, german.code), (code, code), "{format}");
            if code == 1 {
                assert_ne!(english.stdout, german.stdout, "{format}");
            }
        }
    }
    let nowhere = crate::harness::temp_dir();
    for format in FORMATS {
        let run = ozg(nowhere.path(), &["lint", "--format", format]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{format}");
    }
}

#[test]
fn a_clean_dataset_gives_an_empty_report() {
    let dataset = Dataset::clean();
    let (run, summary) = github(&dataset, "en", "summary.md");
    assert_eq!((run.stdout.as_str(), summary.as_str()), ("", ""));
    assert_eq!(lint(&dataset, "gitlab").stdout, "[]\n");
    assert_eq!(json(&dataset, "sarif")["runs"][0]["results"], Value::Array(Vec::new()));
    let junit = lint(&dataset, "junit").stdout;
    assert_eq!(elements(&junit), ["testsuites", "testsuite", "testcase"]);
    assert_counts(&junit, 1, 0);
}

/// The properties of a workflow command and its text, as GitHub's runner parses a line.
fn parsed(line: &str) -> (String, Vec<(String, String)>, String) {
    let rest = line.strip_prefix("::").expect("a command");
    let (head, text) = rest.split_once("::").expect("a text");
    let (level, properties) = head.split_once(' ').expect("properties");
    let unescaped = |text: &str| {
        let text = text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":");
        text.replace("%2C", ",").replace("%25", "%")
    };
    let properties = properties.split(',').map(|property| {
        let (name, value) = property.split_once('=').expect("a property");
        (name.to_owned(), unescaped(value))
    });
    (level.to_owned(), properties.collect(), unescaped(text))
}

#[test]
fn every_line_for_github_is_one_finding() {
    for dataset in [faulty(), hostile()] {
        let run = lint(&dataset, "github");
        let mut findings = findings(&dataset);
        // Errors come first.
        findings.sort_by_key(|finding| finding["severity"] != "error");
        assert_eq!(run.stdout.split(['\n', '\r']).count() - 1, findings.len(), "{}", run.stdout);
        for (line, finding) in run.stdout.lines().zip(&findings) {
            assert!(line.starts_with("::error ") || line.starts_with("::warning "), "{line}");
            let (level, properties, text) = parsed(line);
            assert_eq!(level, finding["severity"].as_str().expect("a severity"));
            let value = |name| properties.iter().find(|(key, _)| key == name).map(|(_, v)| v);
            assert_eq!(value("file").expect("a file"), finding["file"].as_str().expect("a file"));
            let line = finding["line"].as_u64().map(|line| line.to_string());
            assert_eq!(value("line"), line.as_ref());
            let names: BTreeSet<_> = properties.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names.len(), properties.len(), "no property twice");
            let known = ["col", "endColumn", "endLine", "file", "line", "title"];
            assert!(names.iter().all(|name| known.contains(name)), "{names:?}");
            let message = finding["message"].as_str().expect("a message");
            let start: String = message.chars().take_while(|c| !c.is_control()).collect();
            assert!(text.starts_with(&start), "{text}");
        }
    }
}

#[test]
fn the_step_summary_is_appended_with_all_findings() {
    let dataset = faulty();
    for index in 0..30 {
        dataset.write(&format!("data/projects/Nr{index}.yaml"), "titel: neu\n");
    }
    dataset.write("summary.md", "# before");
    let (run, summary) = github(&dataset, "de", "summary.md");
    assert_eq!(run.code, 1);
    assert!(summary.starts_with("# before\n### ozg lint\n\n| Schweregrad |"), "{summary}");
    let findings = findings(&dataset);
    let rows: Vec<_> = summary.lines().filter(|line| line.starts_with("| Fehler |")).collect();
    assert_eq!(rows.len(), findings.len());
    for (row, finding) in rows.iter().zip(&findings) {
        assert!(row.contains(finding["code"].as_str().expect("a code")), "{row}");
        assert!(row.contains(finding["file"].as_str().expect("a file")), "{row}");
    }
    assert_eq!(github(&dataset, "de", "summary.md").1.matches("### ozg lint").count(), 2);
}

#[test]
fn a_summary_that_cannot_be_written_is_an_error() {
    let dataset = faulty();
    let (run, _) = github(&dataset, "en", "data");
    assert_eq!(run.code, 2);
    assert!(run.stderr.ends_with("could not be written: it is a directory.\n"), "{}", run.stderr);
    assert_eq!(
        run.stdout,
        lint(&dataset, "github").stdout,
        "the annotations are there all the same"
    );
}

#[test]
fn a_summary_beyond_the_limit_of_github_names_what_is_left_out() {
    let dataset = faulty();
    let full = 1024 * 1024 - 900;
    dataset.write("summary.md", "x".repeat(full));
    let (_, summary) = github(&dataset, "en", "summary.md");
    assert!(summary.len() <= 1024 * 1024);
    assert!(summary.ends_with("do not fit here; the step log shows all.\n"));
    dataset.write("summary.md", "x".repeat(2 * 1024 * 1024));
    assert_eq!(github(&dataset, "en", "summary.md").1.len(), 2 * 1024 * 1024);
}

#[test]
fn gitlab_has_the_keys_it_requires_and_fingerprints_that_stay() {
    let fingerprints = |dataset: &Dataset| -> Vec<String> {
        let report = json(dataset, "gitlab");
        let issues = report.as_array().expect("an array");
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        for issue in issues {
            let keys: Vec<_> = issue.as_object().expect("an object").keys().collect();
            assert_eq!(keys, ["description", "check_name", "fingerprint", "severity", "location"]);
            assert_eq!(issue["severity"], "major");
            assert!(!text(&issue["location"]["path"]).starts_with(['.', '/']));
            assert!(issue["location"]["lines"]["begin"].as_u64().expect("a line") >= 1);
        }
        issues.iter().map(|issue| text(&issue["fingerprint"])).collect()
    };
    let dataset = faulty();
    let before = fingerprints(&dataset);
    assert_eq!(before.len(), findings(&dataset).len());
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), before.len(), "{before:?}");
    for file in ["municipalities/koeln", "projects/sozialplattform", "projects/wohngeld"] {
        let file = format!("data/{file}.yaml");
        dataset.write(&file, format!("# a line above\n{}", dataset.read(&file)));
    }
    assert_eq!(fingerprints(&dataset), before);
    for file in fs::read_dir(dataset.root().join("schema")).expect("schemas") {
        let path = file.expect("a schema").path();
        let text = fs::read_to_string(&path).expect("a text");
        let reworded = ["title", "x-title-en"].iter().fold(text, |text, key| {
            text.replace(&format!("\"{key}\": \""), &format!("\"{key}\": \"Anders: "))
        });
        fs::write(path, reworded).expect("written");
    }
    assert_eq!(fingerprints(&dataset), before);
    let sarif = json(&dataset, "sarif");
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let in_sarif = results.iter().map(|result| result["partialFingerprints"]["ozg/v2"].as_str());
    assert_eq!(in_sarif.map(Option::unwrap_or_default).collect::<Vec<_>>(), before);
}

#[test]
fn sarif_has_what_the_standard_requires() {
    for dataset in [faulty(), hostile()] {
        let log = json(&dataset, "sarif");
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"][0];
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let driver = &run["tool"]["driver"];
        assert_eq!(driver["name"], "ozg");
        let rules = driver["rules"].as_array().expect("rules");
        let ids: BTreeSet<_> = rules.iter().map(|rule| rule["id"].as_str()).collect();
        assert_eq!(ids.len(), rules.len(), "ids are unique");
        let results = run["results"].as_array().expect("results");
        let findings = findings(&dataset);
        assert_eq!(results.len(), findings.len());
        for (result, finding) in results.iter().zip(&findings) {
            let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index"));
            assert_eq!(rules[index.expect("small")]["id"], result["ruleId"]);
            assert_eq!(result["ruleId"], finding["code"]);
            assert_eq!(result["level"], finding["severity"]);
            assert!(result["message"]["text"].is_string());
            let place = &result["locations"][0]["physicalLocation"];
            is_place(place);
            // A finding about a whole file is shown at its beginning.
            let or_first = |key: &str| finding[key].as_u64().or(Some(1));
            assert_eq!(place["region"]["startLine"].as_u64(), or_first("line"));
            assert_eq!(place["region"]["endColumn"].as_u64(), or_first("end_column"));
            let related = result["relatedLocations"].as_array().into_iter().flatten();
            for location in related {
                assert!(location["message"]["text"].is_string() && location["id"].is_u64());
                is_place(&location["physicalLocation"]);
            }
        }
    }
    let dataset = faulty();
    let log = lint(&dataset, "sarif").stdout;
    assert!(log.contains("\"data/projects/Gr%C3%B6%C3%9Fe%2C%20neu.yaml\""), "{log}");
    assert!(log.contains("relatedLocations"), "{log}");
}

/// If a pipeline provides the address of the repository, and it has the pages of the rules, they are linked.
#[test]
fn sarif_links_the_pages_of_rules_where_they_are() {
    let uri = |dataset: &Dataset, variables: &[(&str, &str)]| {
        let call = call(dataset.root(), &["lint", "--lang", "de", "--format", "sarif"]);
        let call = variables.iter().fold(call, |call, (name, value)| call.env(name, *value));
        let log: Value = serde_json::from_str(&call.run().stdout).expect("JSON");
        log["runs"][0]["tool"]["driver"]["rules"][0]["helpUri"].clone()
    };
    let github = [
        ("GITHUB_SERVER_URL", "https://example.org"),
        ("GITHUB_REPOSITORY", "a/b"),
        ("GITHUB_SHA", "0123"),
    ];
    let gitlab = [("CI_PROJECT_URL", "https://example.org/a/b"), ("CI_COMMIT_SHA", "0123")];
    let dataset = Dataset::clean();
    assert_eq!(uri(&dataset, &github), Value::Null, "no pages");
    dataset.write("docs/rules/de/OZG001-unreadable-file.md", "# OZG001\n");
    let page = "docs/rules/de/OZG001-unreadable-file.md";
    assert_eq!(uri(&dataset, &github), format!("https://example.org/a/b/blob/0123/{page}"));
    assert_eq!(uri(&dataset, &gitlab), format!("https://example.org/a/b/-/blob/0123/{page}"));
    assert_eq!(uri(&dataset, &[]), Value::Null);
}

fn is_place(place: &Value) {
    let uri = place["artifactLocation"]["uri"].as_str().expect("an address");
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || "-._~/%".contains(c);
    assert!(uri.starts_with("data/") && uri.chars().all(is_allowed), "{uri}");
    let Some(region) = place.get("region") else { return };
    let number = |key: &str| region[key].as_u64().expect("a number");
    let start = (number("startLine"), number("startColumn"));
    let end = (number("endLine"), number("endColumn"));
    assert!(start.0 >= 1 && start.1 >= 1 && start <= end, "{region}");
}

/// The attributes of an element in junit-10.xsd of Jenkins.
fn junit_attributes(element: &str) -> &'static [&'static str] {
    match element {
        "testsuites" => &["name", "time", "tests", "failures", "errors"],
        "testsuite" => &[
            "name",
            "tests",
            "failures",
            "errors",
            "group",
            "time",
            "skipped",
            "timestamp",
            "hostname",
            "id",
            "package",
            "file",
            "log",
            "url",
            "version",
        ],
        "testcase" => &["name", "time", "classname", "group"],
        "failure" => &["type", "message"],
        _ => &[],
    }
}

/// The elements of a document in order. Each must be closed and have only attributes of junit-10.xsd, and the text must
/// not contain forbidden characters.
fn elements(xml: &str) -> Vec<String> {
    let body = xml.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").expect("a prolog");
    let is_fine = |c: char| c == '\n' || !(c.is_control() || c == '\u{fffe}' || c == '\u{ffff}');
    assert!(xml.chars().all(is_fine), "{xml:?}");
    let (mut open, mut all): (Vec<&str>, Vec<String>) = (Vec::new(), Vec::new());
    let mut parts = body.split('<');
    assert_eq!(parts.next().map(str::trim), Some(""));
    for part in parts {
        let (tag, text) = part.split_once('>').expect("a tag ends");
        assert!(!text.contains('>') && has_only_entities(text), "{text}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "tags are closed in order");
            continue;
        }
        let (name, attributes) = tag.trim_end_matches('/').split_once(' ').unwrap_or((tag, ""));
        let quotes: Vec<_> = attributes.split('"').collect();
        assert_eq!(quotes.len() % 2, 1, "quotes are closed: {tag}");
        let names = quotes.iter().step_by(2).filter(|name| !name.is_empty());
        for attribute in names {
            let attribute = attribute.trim().strip_suffix('=').expect("an attribute");
            assert!(junit_attributes(name).contains(&attribute), "{name} has no {attribute}");
        }
        let is_timed = attributes.contains(" time=\"0.000\"");
        assert_eq!(is_timed, name.starts_with("test"), "{tag}");
        assert!(has_only_entities(attributes), "{tag}");
        all.push(name.to_owned());
        if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
    all
}

fn has_only_entities(text: &str) -> bool {
    let known = ["amp;", "lt;", "gt;", "quot;", "apos;", "#10;"];
    text.split('&').skip(1).all(|rest| known.iter().any(|entity| rest.starts_with(entity)))
}

/// The document and its only suite have the same counts.
#[track_caller]
fn assert_counts(junit: &str, tests: usize, failures: usize) {
    for counted in [format!(" tests=\"{tests}\""), format!(" failures=\"{failures}\"")] {
        assert_eq!(junit.matches(&counted).count(), 2, "{counted}: {junit}");
    }
}

#[test]
fn junit_is_well_formed_with_a_failure_a_finding() {
    for dataset in [faulty(), hostile()] {
        let xml = lint(&dataset, "junit").stdout;
        let findings = findings(&dataset);
        let count = findings.len();
        let errors = findings.iter().filter(|finding| finding["severity"] == "error").count();
        let elements = elements(&xml);
        assert_eq!(elements.iter().filter(|name| *name == "testcase").count(), count);
        assert_eq!(elements.iter().filter(|name| *name == "failure").count(), errors);
        assert_eq!(elements.len(), 2 + 2 * count, "{elements:?}");
        assert_counts(&xml, count, errors);
    }
}

#[test]
fn hostile_texts_stay_inert_in_all_formats() {
    let dataset = hostile();
    assert!(findings(&dataset).len() >= 3);
    for format in FORMATS {
        let text = lint(&dataset, format).stdout;
        let commands = text.lines().filter(|line| line.trim_start().starts_with("::"));
        let is_finding = |line: &str| {
            let starts = ["::error file=", "::warning file="];
            format == "github" && starts.iter().any(|start| line.starts_with(start))
        };
        assert!(commands.into_iter().all(is_finding), "{format}: {text}");
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{format}: {text:?}");
    }
    assert!(!lint(&dataset, "junit").stdout.contains("<script"));
    let sarif = lint(&dataset, "sarif").stdout;
    assert!(!sarif.contains("](") && sarif.contains("{{0}}"), "{sarif}");
    let (run, summary) = github(&dataset, "en", "summary.md");
    let rows: Vec<_> = summary.lines().skip(5).collect();
    assert_eq!(rows.len(), run.stdout.lines().count(), "{summary}");
    for row in rows {
        let row = row.replace(r"\\", "").replace("<br>", "").replace("<!-- -->", "");
        // The location is in a code span, where only a bar has an effect.
        let mut spans: Vec<_> = row.splitn(3, '`').collect();
        let place = spans.remove(1).replace(r"\|", "");
        assert!(!place.contains('|'), "{place}");
        let row = spans.concat();
        let unescaped = |c: char| row.replace(&format!("\\{c}"), "").matches(c).count();
        assert_eq!(unescaped('|'), 5, "{row}");
        assert_eq!(['<', '>', '`', '[', ']'].map(unescaped), [0; 5], "{row}");
    }
}

#[test]
fn warnings_come_last_and_fail_nothing() {
    let dataset = Dataset::clean();
    let tree = crate::harness::tree(dataset.root());
    let source = DatasetSource::open(tree).expect("a dataset");
    let file = Arc::from("data/projects/wohngeld.yaml");
    let severe = RuleCode { id: "OZG900", name: "severe", severity: Severity::Error };
    let mild = RuleCode { id: "OZG901", name: "mild", severity: Severity::Warning };
    let planted = |code| Finding::new(code, Location::file(&file), msg!("yaml-empty"));
    let findings = [planted(mild), planted(severe), planted(mild)];
    let sources = SourceMap::load(&source, &findings, ALL.mask).expect("readable files");
    let localizer = ozg::locales::localizer(Language::En);
    let levels = |text: &str, start: &str| -> Vec<String> {
        let lines = text.lines().filter_map(|line| line.strip_prefix(start));
        lines.map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect()
    };
    let expected = ["error", "warning", "warning"];
    assert_eq!(levels(&findings_github(&findings, &sources, &localizer), "::"), expected);
    let view = FindingsView { sources: &sources, localizer: &localizer };
    let table = view.step_summary(&findings, usize::MAX);
    assert_eq!(levels(&table, "| ")[2..], expected);
    let gitlab = gitlab_issues(&findings, &sources, &localizer);
    let gitlab = serde_json::to_value(gitlab).expect("JSON");
    assert_eq!([&gitlab[0]["severity"], &gitlab[1]["severity"]], ["minor", "major"]);
    let sarif = SarifLog::new(&findings, &ALL.all(), None, &sources, &localizer);
    let sarif = serde_json::to_value(sarif).expect("JSON");
    assert_eq!(sarif["runs"][0]["results"][0]["level"], "warning");
    let junit = findings_junit(&findings, &sources, &localizer).expect("XML");
    assert_counts(&junit, 3, 1);
    let names = ["testcase", "system-out", "testcase", "failure", "testcase", "system-out"];
    assert_eq!(elements(&junit)[2..], names);
}

#[test]
fn json_matches_the_schema_that_the_program_prints() {
    for dataset in [Dataset::clean(), faulty(), hostile()] {
        let report = ozg(dataset.root(), &["lint", "--notes", "--format", "json"]).stdout;
        assert_matches_schema("lint", &serde_json::from_str(&report).expect("JSON"));
    }
}

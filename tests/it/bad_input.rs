//! Errors if the tool cannot do its work: one clear message in either language, exit code 2.

use std::fs;
use std::io::Read;
use std::process::Stdio;

use insta::assert_snapshot;

use crate::harness::{Dataset, REPOSITORY, command, ozg, ozg_german};

/// Runs a verb in both languages; nothing may be on standard output.
#[track_caller]
fn refused(dataset: &Dataset, args: &[&str]) -> String {
    let mut shown = String::new();
    for run in [ozg(dataset.root(), args), ozg_german(dataset.root(), args)] {
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}: {}", run.stderr);
        shown.push_str(&run.stderr.replace(&dataset.root().display().to_string(), "ROOT"));
    }
    format!("{}\n{shown}", args.join(" "))
}

#[test]
fn no_dataset() {
    let dataset = Dataset::clean();
    let nothing = crate::harness::temp_dir();
    let nothing = nothing.path().display().to_string();
    let mut shown = refused(&dataset, &["lint", "-C", &nothing]).replace(&nothing, "NOTHING");
    shown += &refused(&dataset, &["lint", "-C", "nirgends"]);
    shown += &refused(&dataset, &["lint", "-C", "schema/project.schema.json"]);
    shown += &refused(&Dataset::empty(), &["lint"]);
    shown += &refused(&Dataset::empty(), &["query", "project"]);
    shown += &refused(&dataset, &["lint", "data/rathaeuser"]);
    assert_snapshot!(shown);
}

#[test]
fn no_revision() {
    let dataset = Dataset::clean();
    let mut shown = refused(&dataset, &["lint", "--at", "HEAD"]);
    for folder in ["schema", "data"] {
        fs::rename(dataset.path(folder), dataset.path(&format!(".{folder}"))).expect("renamed");
    }
    dataset.write("README.md", "noch nichts");
    dataset.git(&["init", "-q", "-b", "main"]);
    dataset.git(&["add", "README.md"]);
    dataset.git(&["commit", "-q", "-m", "before the dataset"]);
    for folder in ["schema", "data"] {
        fs::rename(dataset.path(&format!(".{folder}")), dataset.path(folder)).expect("renamed");
    }
    dataset.commit("the dataset");
    shown += &refused(&dataset, &["lint", "--at", "HEAD~1"]);
    shown += &refused(&dataset, &["lint", "--at", "v9"]);
    shown += &refused(&dataset, &["lint", "--at=--output=x"]);
    shown += &refused(&dataset, &["report", "overview", "--at=-x"]);
    shown += &refused(&dataset, &["query", "project", "--at", "HEAD:data/projects/wohngeld.yaml"]);
    shown += &refused(&dataset, &["query", "project", "--at", ""]);
    shown += &refused(&dataset, &["diff", "main..nirgends"]);
    assert_snapshot!(shown.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"));
    assert!(!dataset.path("x").exists());
}

#[test]
fn unusable_schemas() {
    let schema = "schema/project.schema.json";
    let mut shown = String::new();
    for (old, new) in [
        ("\"$id\"", "$id"),
        (
            "\"minItems\": 1,\n      \"items\": {\n        \"type\": \"object\",\n        \"required\": [\n          \"leistung\"",
            "\"minItems\": \"eins\",\n      \"items\": {\n        \"type\": \"object\",\n        \"required\": [\n          \"leistung\"",
        ),
        ("\"x-reference\": \"leistung\"", "\"x-reference\": \"leistunk\""),
        ("\"x-identity\": \"leistung\"", "\"x-identity\": \"leistunk\""),
        ("\"x-label\": \"titel\"", "\"x-label\": \"name\""),
        ("\"x-collection\": \"projects\"", "\"x-collection\": \"registers\""),
        ("  \"x-collection\": \"projects\",\n", ""),
        ("#/$defs/leika_schluessel", "#/$defs/leika"),
        ("        \"EfA-Dienst\",\n", ""),
        ("\"EfA service\"", "1"),
    ] {
        let dataset = Dataset::clean();
        dataset.edit(schema, old, new);
        shown += &refused(&dataset, &["lint"]);
    }
    let dataset = Dataset::clean();
    let municipality = "schema/municipality.schema.json";
    dataset.edit(municipality, "\"x-value\": \"anzahl\"", "\"x-value\": \"zahl\"");
    shown += &refused(&dataset, &["lint"]);
    let dataset = Dataset::clean();
    let whole = "\"x-reference\": \"municipality\",\n      \"x-part-of\"";
    dataset.edit(municipality, whole, "\"x-reference\": \"organisation\",\n      \"x-part-of\"");
    shown += &refused(&dataset, &["lint"]);
    let dataset = Dataset::clean();
    let circle = "\"titel\": {\"$ref\": \"#/properties/titel\"}, \"alt\": {\n      \"type\": \"string\",\n      \"title\": \"Titel\"";
    dataset.edit(
        schema,
        "\"titel\": {\n      \"type\": \"string\",\n      \"title\": \"Titel\"",
        circle,
    );
    shown += &refused(&dataset, &["lint"]);
    assert_snapshot!(shown);
}

/// Each fault is reported with its location, in one run, whatever the format.
#[test]
fn all_faults_of_all_schemas_are_reported_at_once() {
    let dataset = Dataset::clean();
    dataset.edit("schema/component.schema.json", "\"$id\"", "$id");
    let register = "schema/register.schema.json";
    dataset.edit(register, "\"additionalProperties\": false", "\"additionalProperties\": \"no\"");
    dataset.edit(register, "  \"x-label\": \"titel\",\n", "  \"requird\": [],\n");
    let event = "schema/event.schema.json";
    dataset.edit(
        event,
        "\"definitions.json#/$defs/quellen\"",
        "\"https://example.org/quellen.json\"",
    );
    let shown = refused(&dataset, &["lint"]);
    for format in ["json", "sarif", "github", "junit"] {
        let run = ozg(dataset.root(), &["lint", "--format", format]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{format}");
        assert!(shown.contains(&run.stderr), "{format}: {}", run.stderr);
    }
    assert_snapshot!(shown);
}

/// What an untrusted pull request may contain: nothing hangs, and nothing leads out of the dataset.
#[cfg(unix)]
#[test]
fn hostile_schemas_and_links() {
    use std::os::unix::fs::symlink;
    let dataset = Dataset::clean();
    let special = dataset.path("schema/special.schema.json");
    let made = std::process::Command::new("mkfifo").arg(&special).status().expect("mkfifo");
    assert!(made.success());
    let mut shown = refused(&dataset, &["lint"]);
    fs::remove_file(&special).expect("removed");
    symlink("project.schema.json", &special).expect("a link");
    shown += &refused(&dataset, &["lint"]);
    fs::remove_file(&special).expect("removed");
    let kind = "schema/component.schema.json";
    let good = dataset.read(kind);
    dataset.edit(kind, "\"x-collection\": \"components\"", "\"x-collection\": \"../..\"");
    shown += &refused(&dataset, &["lint"]);
    let mut schema: serde_json::Value = serde_json::from_str(&good).expect("JSON");
    for step in 0..40 {
        let next = serde_json::json!({"$ref": format!("#/$defs/step{}", step + 1)});
        schema["$defs"][format!("step{step}")] = serde_json::json!({"allOf": [next, next]});
    }
    schema["$defs"]["step40"] = serde_json::json!({});
    schema["allOf"] = serde_json::json!([{"$ref": "#/$defs/step0"}]);
    dataset.write(kind, schema.to_string());
    shown += &refused(&dataset, &["lint"]);
    dataset.write(kind, good);
    fs::rename(dataset.path("data"), dataset.path("elsewhere")).expect("renamed");
    symlink("elsewhere", dataset.path("data")).expect("a link");
    shown += &refused(&dataset, &["lint"]);
    assert_snapshot!(shown);
}

#[cfg(unix)]
#[test]
fn import_writes_through_no_link() {
    let dataset = Dataset::clean();
    let outside = crate::harness::temp_dir();
    fs::remove_dir_all(dataset.path("data/events")).ok();
    std::os::unix::fs::symlink(outside.path(), dataset.path("data/events")).expect("a link");
    let table = "id,titel,art,register\nneu,Neu,sitzung,destatis-gv100ad\n";
    dataset.write("seeds/events.csv", table);
    assert_snapshot!(refused(&dataset, &["import", "--write"]));
    assert_eq!(fs::read_dir(outside.path()).expect("a folder").count(), 0);
}

#[test]
fn wrong_usage() {
    let dataset = Dataset::clean();
    for args in [
        &["lnt"][..],
        &["lint", "--formt", "json"],
        &["lint", "--format", "xml"],
        &["query"],
        &["query", "project", "--limit", "viele"],
        &["report", "overview", "--as-of", "gestern"],
        &["diff"],
        &["lint", "--lang", "fr"],
    ] {
        let run = ozg(dataset.root(), args);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
        assert!(run.stderr.starts_with("error: "), "{args:?}: {}", run.stderr);
    }
    assert_eq!(ozg(dataset.root(), &["--help"]).code, 0);
}

#[test]
fn a_closed_pipe_is_no_error() {
    for args in
        [&["query", "leistung", "--format", "json"][..], &["report", "sources"], &["schema"]]
    {
        let mut child = command(REPOSITORY, args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("ozg runs");
        drop(child.stdout.take());
        let mut stderr = String::new();
        child.stderr.take().expect("stderr").read_to_string(&mut stderr).expect("UTF-8");
        assert_eq!(
            (child.wait().expect("it ends").code(), stderr.as_str()),
            (Some(0), ""),
            "{args:?}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let dataset = Dataset::clean();
    for (language, text) in
        [("en", "could not be written"), ("de", "konnte nicht geschrieben werden")]
    {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
        let args = ["query", "project", "--lang", language];
        let output = command(dataset.root(), &args).stdout(full).output().expect("ozg runs");
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains(text), "{output:?}");
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
        let help = command(dataset.root(), &["--help"]).stdout(full).output().expect("ozg runs");
        assert_eq!(help.status.code(), Some(2), "--help");
    }
}

/// Contents that are not a record: the first line of the finding in both languages.
#[test]
fn contents_that_are_not_a_record() {
    let deep = format!("a: {}{}\n", "[".repeat(10_000), "]".repeat(10_000));
    let bomb: String = (1..50).fold("a0: &a0 [x, x]\n".to_owned(), |text, level| {
        format!("{text}a{level}: &a{level} [*a{0}, *a{0}]\n", level - 1)
    });
    let large = format!("titel: {}\n", "x".repeat(10 * 1024 * 1024));
    let many = format!("a: [{}]\n", "1, ".repeat(60_000));
    let mut shown = String::new();
    for content in [
        &b"titel: K\xf6ln\n"[..],
        b"titel: [\n",
        b"",
        b"- titel: a\n",
        large.as_bytes(),
        deep.as_bytes(),
        bomb.as_bytes(),
        many.as_bytes(),
        b"titel: a\n---\ntitel: b\n",
        b"titel: a\ntitel: b\n",
        b"\x00\x01\x02\xff",
    ] {
        let dataset = Dataset::clean();
        dataset.write("data/projects/wohngeld.yaml", content);
        for run in [ozg(dataset.root(), &["lint"]), ozg_german(dataset.root(), &["lint"])] {
            assert_eq!(run.code, 1);
            shown.push_str(run.stdout.lines().next().unwrap_or_default());
            shown.push('\n');
        }
        let query = ozg(dataset.root(), &["query", "project", "--count"]);
        assert_eq!((query.stdout.as_str(), query.code), ("3\n", 0), "the others are still there");
    }
    assert_snapshot!(shown);
}

/// Usage errors in both languages, without any text of the library that parses the arguments.
#[test]
fn usage_errors_are_in_the_language_of_the_user() {
    let dataset = Dataset::clean();
    let calls: [&[&str]; 14] = [
        &["query", "project", "--limt", "3"],
        &["query", "project", "--limit", "x"],
        &["query", "project", "--limit"],
        &["query", "project", "--as-of", "28.11.2026"],
        &["query", "project", "--as-of", "bald"],
        &["query", "project", "--format", "yml"],
        &["query"],
        &["query", "project", "--limit", "1", "--limit", "2"],
        &["lint", "--errors-only", "--notes"],
        &["lint", "--dry-run"],
        &["lint", "--fix=alles"],
        &["report", "stale", "--months", "99999"],
        &["lnt"],
        &["apply", "a", "b"],
    ];
    let shown: Vec<_> = calls.iter().map(|call| refused(&dataset, call)).collect();
    assert_snapshot!(shown.join("\n"));
    let german = ozg(dataset.root(), &["--lang", "de", "lnt"]);
    assert!(german.stderr.starts_with("Fehler: Den Befehl „lnt“"), "{}", german.stderr);
}

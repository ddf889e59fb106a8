//! Output folders in an untrusted repository: what `report --all -o` and `export --to` overwrite and remove there, and
//! what they leave.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::harness::{Dataset, Run, ozg, ozg_german};

const REPORTS: &[&str] = &["report", "--all", "-o", "reports"];
const TABLES: &[&str] = &["export", "--to", "tables"];

/// A dataset with both folders, as an earlier run left them, and a folder that ozg must not touch.
fn with_output() -> Dataset {
    let dataset = Dataset::clean();
    dataset.commit("records");
    for args in [REPORTS, TABLES] {
        let run = ozg(dataset.root(), args);
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    dataset.write("elsewhere/key", "secret");
    dataset
}

/// Every file below a folder that is not a link, and the targets of the links.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.display().to_string();
            match fs::read_link(&path) {
                Ok(target) => drop(found.insert(name, target.display().to_string().into_bytes())),
                Err(_) if path.is_dir() => folders.push(path),
                Err(_) => drop(found.insert(name, fs::read(&path).expect("a file"))),
            }
        }
    }
    found
}

/// Replaces a file or folder by a link.
fn link(dataset: &Dataset, name: &str, target: impl AsRef<Path>) {
    let path = dataset.path(name);
    let _ = fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path));
    symlink(target, path).expect("a link");
}

#[track_caller]
fn assert_refused(dataset: &Dataset, args: &[&str], name: &str) {
    let before = files(&dataset.root());
    let run = ozg(dataset.root(), args);
    assert_eq!(files(&dataset.root()), before, "{name}: nothing changes");
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{name}: {}", run.stderr);
    let expected = format!(
        "error: “{name}” could not be written: its path contains a symbolic link; symbolic links are not followed.\n"
    );
    // The dataset has no Online-Dienst, which one report is about.
    let set = "The report “reach” was not written: ";
    let errors = run.stderr.split_inclusive('\n').filter(|line| !line.starts_with(set));
    assert_eq!(errors.collect::<String>(), expected);
}

/// `datapackage.json` is the descriptor, whatever a kind is called.
#[test]
fn a_kind_of_the_name_of_the_descriptor_has_its_table_beside_it() {
    let dataset = Dataset::clean();
    let schema = dataset.read("schema/component.schema.json");
    dataset
        .write("schema/datapackage.schema.json", schema.replace("\"components\"", "\"packages\""));
    let run = ozg(dataset.root(), &["export", "--to", "tables", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(dataset.read("tables/datapackage.json").contains("\"datapackage_2.json\""));
    assert!(dataset.path("tables/datapackage_2.json").is_file());
}

#[test]
fn nothing_is_written_through_a_link_below_the_folder() {
    let folder = "elsewhere";
    for (args, name, target) in [
        (REPORTS, "reports/overview.md", "elsewhere/key"),
        (REPORTS, "reports/index.md", "elsewhere/new"),
        (REPORTS, "reports/municipality", folder),
        (REPORTS, "reports/municipality/soest.md", "elsewhere/key"),
        (REPORTS, "reports/reports.json", "elsewhere/reports.json"),
        (TABLES, "tables/event.csv", "elsewhere/key"),
        (TABLES, "tables/load-duckdb.sql", "elsewhere/key"),
        (TABLES, "tables/datapackage.json", "elsewhere/new"),
    ] {
        let dataset = with_output();
        fs::copy(dataset.path("reports/reports.json"), dataset.path("elsewhere/reports.json"))
            .expect("a copy");
        link(&dataset, name, dataset.root().join(target));
        let named = if target == folder { "reports/municipality/" } else { name };
        let before = files(&dataset.root());
        if target == folder {
            let run = ozg(dataset.root(), args);
            let errors = run.stderr.lines().filter(|line| line.starts_with("error: ")).count();
            assert_eq!((run.code, errors), (2, 1), "{}", run.stderr);
            assert!(run.stderr.contains(named), "{}", run.stderr);
            assert_eq!(files(&dataset.root()), before, "nothing changes");
        } else {
            assert_refused(&dataset, args, named);
        }
    }
}

/// An attacker's branch: a list and links, without an earlier run by the user who checks it out.
#[test]
fn a_branch_with_links_and_lists_changes_nothing_outside() {
    let dataset = Dataset::clean();
    let list = json!({ "version": 2, "files": [{ "path": "x/key", "hash": SECRET }] });
    dataset.write("reports/reports.json", list.to_string());
    let outside = tempfile::tempdir().expect("a folder");
    fs::write(outside.path().join("key"), "secret").expect("a file");
    let up = "../".repeat(32);
    let key = outside.path().join("key").display().to_string();
    let names =
        ["event.csv", "old.csv", "x/key", &key, &format!("x/{up}{key}"), &format!("{up}{key}")];
    let package = json!({ "resources": names.map(of_secret) });
    dataset.write("tables/datapackage.json", package.to_string());
    link(&dataset, "tables/x", outside.path());
    link(&dataset, "tables/old.csv", outside.path().join("key"));
    link(&dataset, "reports/x", outside.path());
    link(&dataset, "reports/overview.md", outside.path().join("key"));
    link(&dataset, "tables/event.csv", outside.path().join("key"));
    dataset.commit("an attack");
    let before = files(outside.path());
    assert_refused(&dataset, REPORTS, "reports/overview.md");
    assert_refused(&dataset, TABLES, "tables/event.csv");
    dataset.remove("reports/overview.md").remove("tables/event.csv");
    let run = ozg(dataset.root(), REPORTS);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_left(&run, &["x/key"]);
    let run = ozg(dataset.root(), TABLES);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for name in &names[1..] {
        assert!(run.stderr.contains(name), "{name}: {}", run.stderr);
    }
    assert_eq!(files(outside.path()), before);
}

/// The hash of the text `secret`.
const SECRET: &str = "sha256:2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

/// One line names everything that is left, and nothing else.
#[track_caller]
fn assert_left(run: &Run, names: &[&str]) {
    let mut lines = run.stderr.lines().filter(|line| line.contains("They are left unchanged"));
    let line = lines.next().expect("a line");
    assert!(lines.next().is_none(), "{}", run.stderr);
    assert!(line.ends_with(&format!(": {}.", names.join(", "))), "{line}");
}

#[test]
fn only_an_unchanged_page_of_the_last_set_is_removed() {
    let dataset = with_output();
    let mut files = Vec::new();
    let mut listed = |path: &str, hash: &str| files.push(json!({ "path": path, "hash": hash }));
    for name in ["overview.txt", "municipality/gone.md", "trend.json"] {
        dataset.write(&format!("reports/{name}"), "secret");
        listed(name, SECRET);
    }
    let kept = ["digest.xlsx", "municipality/edited.html", "notes.md", "x/key"];
    for name in kept {
        dataset.write(&format!("reports/{name}"), "secret");
    }
    listed("digest.xlsx", "");
    listed("municipality/edited.html", &SECRET.replace('2', "3"));
    listed("notes.md", SECRET);
    listed("x/key", SECRET);
    listed("../elsewhere/key", SECRET);
    listed("overview.html", SECRET); // Does not exist.
    fs::create_dir(dataset.path("reports/phase.md")).expect("a folder");
    listed("phase.md", SECRET);
    dataset.write("reports/own.html", "mine");
    dataset.write("reports/reports.json", json!({ "version": 2, "files": files }).to_string());
    let run = ozg(dataset.root(), REPORTS);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for name in ["overview.txt", "municipality/gone.md", "trend.json"] {
        assert!(!dataset.path(&format!("reports/{name}")).exists(), "{name}");
    }
    for name in kept {
        assert_eq!(dataset.read(&format!("reports/{name}")), "secret", "{name}");
    }
    assert_eq!(
        (dataset.read("elsewhere/key"), dataset.read("reports/own.html")),
        ("secret".into(), "mine".into())
    );
    let left = [
        "../elsewhere/key",
        "digest.xlsx",
        "municipality/edited.html",
        "notes.md",
        "phase.md",
        "x/key",
    ];
    assert_left(&run, &left);
    let again = ozg(dataset.root(), REPORTS);
    assert!(!again.stderr.contains("left unchanged"), "reported once: {}", again.stderr);
}

#[test]
fn a_list_without_hashes_removes_nothing() {
    let dataset = with_output();
    let list: Value = serde_json::from_str(&dataset.read("reports/reports.json")).expect("JSON");
    assert_eq!(list["version"], 2);
    let files = list["files"].as_array().expect("files");
    let hash = |file: &Value| file["hash"].as_str().expect("a hash").len();
    assert!(files.len() > 20 && files.iter().all(|file| hash(file) == SECRET.len()), "{list}");
    let names: Vec<_> = files.iter().map(|file| file["path"].clone()).collect();
    dataset.write("reports/reports.json", json!({ "version": 1, "files": names }).to_string());
    dataset.remove("data/projects/wohngeld.yaml");
    let run = ozg_german(dataset.root(), REPORTS);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(dataset.path("reports/project/wohngeld.md").is_file());
    let expected = "Sie wurden nicht gelöscht, weil sie keine Seiten sind oder seither geändert \
                    wurden: project/wohngeld.md.\n";
    assert!(run.stderr.contains(expected), "{}", run.stderr);
}

/// Neither is read: one never ends, the other waits for a writer.
#[test]
fn a_manifest_that_is_not_a_file_is_an_error() {
    for (args, name) in [(REPORTS, "reports/reports.json"), (TABLES, "tables/datapackage.json")] {
        let dataset = with_output();
        link(&dataset, name, "/dev/zero");
        assert_refused(&dataset, args, name);
        dataset.remove(name);
        let made = Command::new("mkfifo").arg(dataset.path(name)).status().expect("mkfifo");
        assert!(made.success());
        let run = ozg(dataset.root(), args);
        let expected = format!("error: “{name}” could not be written: it is not a regular file.\n");
        assert_eq!((run.code, run.stderr), (2, expected));
    }
}

/// A kind was removed from the schemas, or the format is another: what the last export wrote for it is removed.
#[test]
fn an_export_removes_what_only_the_last_one_wrote() {
    let dataset = with_output();
    dataset.write("tables/own.csv", "mine");
    dataset.write("tables/notes.txt", "mine");
    let names = |ending: &str| -> Vec<String> {
        let package: Value =
            serde_json::from_str(&dataset.read("tables/datapackage.json")).expect("JSON");
        let tables = package["resources"].as_array().expect("tables");
        let tables: Vec<_> =
            tables.iter().map(|table| table["path"].as_str().expect("a path").to_owned()).collect();
        assert!(tables.iter().all(|path| path.ends_with(ending)), "{tables:?}");
        tables
    };
    let before = names(".csv");
    let run = ozg(dataset.root(), &[TABLES, &["--format", "json"]].concat());
    assert_eq!((run.code, run.stderr.contains("left unchanged")), (0, false), "{}", run.stderr);
    let after = names(".json");
    assert_eq!(before.len(), after.len());
    let mut expected: Vec<_> =
        ["datapackage.json", "notes.txt", "own.csv"].map(String::from).into();
    expected.extend(after);
    expected.sort();
    let there = fs::read_dir(dataset.path("tables")).expect("a folder");
    let there = there.map(|entry| entry.expect("an entry").file_name().into_string());
    let mut there: Vec<_> = there.map(|name| name.expect("UTF-8")).collect();
    there.sort();
    assert_eq!(there, expected);
}

/// An entry as in a descriptor, with the hash of the text `secret`.
fn of_secret(path: &str) -> Value {
    json!({ "path": path, "hash": SECRET })
}

#[test]
fn an_export_leaves_and_names_what_is_not_certainly_its_own() {
    let dataset = with_output();
    for name in ["old.csv", "gone.json", "edited.csv", "unhashed.csv", "letter.txt", "x/key"] {
        dataset.write(&format!("tables/{name}"), "secret");
    }
    dataset.write("tables/edited.csv", "secret and more");
    fs::create_dir(dataset.path("tables/folder.csv")).expect("a folder");
    link(&dataset, "tables/linked.csv", dataset.path("elsewhere/key"));
    let names = ["event.csv", "old.csv", "gone.json", "edited.csv", "letter.txt", "folder.csv"];
    let mut resources = names.map(of_secret).to_vec();
    let names = ["linked.csv", "absent.csv", "x/key", "../elsewhere/key", "x/../../elsewhere/key"];
    resources.extend(names.map(of_secret));
    resources.push(json!({ "path": "unhashed.csv" }));
    resources.push(of_secret("datapackage.json"));
    let package = json!({ "resources": resources });
    dataset.write("tables/datapackage.json", package.to_string());
    let run = ozg(dataset.root(), TABLES);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for name in ["old.csv", "gone.json"] {
        assert!(!dataset.path(&format!("tables/{name}")).exists(), "{name}");
    }
    for name in ["letter.txt", "unhashed.csv", "x/key", "linked.csv"] {
        assert_eq!(dataset.read(&format!("tables/{name}")), "secret", "{name}");
    }
    assert_eq!(dataset.read("tables/edited.csv"), "secret and more");
    assert_eq!(dataset.read("elsewhere/key"), "secret");
    let left = [
        "../elsewhere/key",
        "edited.csv",
        "folder.csv",
        "letter.txt",
        "linked.csv",
        "unhashed.csv",
        "x/../../elsewhere/key",
        "x/key",
    ];
    assert_left(&run, &left);
    let run = ozg(dataset.root(), TABLES);
    assert!(!run.stderr.contains("left unchanged"), "reported once: {}", run.stderr);
}

#[test]
fn the_hash_of_a_table_is_that_of_sha256sum() {
    let dataset = with_output();
    let package: Value =
        serde_json::from_str(&dataset.read("tables/datapackage.json")).expect("JSON");
    let list = |key: &str| package[key].as_array().expect("a list").clone();
    let (tables, scripts) = (list("resources"), list("x-scripts"));
    assert_eq!(scripts.len(), 2, "for PostgreSQL and DuckDB");
    for file in tables.iter().chain(&scripts) {
        let path = dataset.path("tables").join(file["path"].as_str().expect("a path"));
        let sum = Command::new("sha256sum").arg(&path).output().expect("sha256sum");
        let sum = String::from_utf8_lossy(&sum.stdout);
        let sum = sum.split(' ').next().expect("a sum");
        assert_eq!(file["hash"], format!("sha256:{sum}"), "{file}");
        assert_eq!(file["bytes"], fs::metadata(path).expect("a file").len(), "{file}");
    }
}

/// A folder whose first export was killed has tables and no descriptor.
#[test]
fn an_export_that_was_cut_short_is_refused_with_a_remedy() {
    let dataset = with_output();
    dataset.remove("tables/datapackage.json");
    let before = files(&dataset.root());
    let run = ozg(dataset.root(), TABLES);
    assert_eq!((run.code, files(&dataset.root()) == before), (2, true));
    let expected = "if an export was interrupted there, delete the folder and export again.\n";
    assert!(run.stderr.ends_with(expected), "{}", run.stderr);
    let german = ozg_german(dataset.root(), TABLES).stderr;
    assert!(german.ends_with("den Ordner löschen und erneut exportieren.\n"), "{german}");
}

/// A page beside records, or a table beside schemas, would be taken for one of them.
#[test]
fn nothing_is_written_into_the_folders_of_a_dataset_or_of_git() {
    let dataset = Dataset::reports();
    dataset.commit("before");
    for folder in ["data", "data/projects/site", "schema/site", ".git/site", "schema/../data/x"] {
        for args in [&["site", "-o"][..], &["report", "--all", "-o"], &["export", "--to"]] {
            let run = ozg(dataset.root(), &[args, &[folder]].concat());
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?} {folder}");
            assert!(run.stderr.contains("belongs to a dataset or to Git"), "{}", run.stderr);
        }
    }
    assert_eq!(dataset.git(&["status", "--porcelain"]), "");
}

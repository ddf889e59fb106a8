//! `ozg export --to`: the same tables in a database and in a folder, for other engines.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use rusqlite::Connection;
use serde_json::Value;

use crate::harness::{Dataset, REPOSITORY, ozg, ozg_german};

fn export(dataset: &Path, to: &Path, args: &[&str]) {
    let to = to.to_str().expect("a plain path");
    let run = ozg(dataset, &[&["export", "--as-of", "2026-11-24", "--to", to], args].concat());
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
}

fn descriptor(folder: &Path) -> Value {
    let text = fs::read_to_string(folder.join("datapackage.json")).expect("a descriptor");
    serde_json::from_str(&text).expect("JSON")
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

#[test]
fn the_shipped_dataset_is_a_sound_database() {
    let dataset = Dataset::clean();
    for (root, projects) in [(Path::new(REPOSITORY), 76), (&dataset.root(), 4)] {
        let file = dataset.path("ozg.sqlite");
        export(root, &file, &[]);
        let database = Connection::open(&file).expect("a database");
        let text = |sql: &str| database.query_row(sql, [], |row| row.get::<_, String>(0));
        assert_eq!(text("PRAGMA integrity_check"), Ok("ok".to_owned()));
        assert!(text("PRAGMA foreign_key_check").is_err(), "every reference leads somewhere");
        let count = database.query_row("SELECT count(*) FROM project", [], |row| row.get(0));
        assert_eq!(count, Ok(projects));
        assert_eq!(text("SELECT ags FROM municipality WHERE id = 'koeln'"), Ok("05315000".into()));
    }
}

/// The requirements of a data package, checked by hand: files, headers, types, keys, references.
#[test]
fn the_shipped_dataset_is_a_sound_data_package() {
    let dataset = Dataset::clean();
    let folder = dataset.path("package");
    export(Path::new(REPOSITORY), &folder, &[]);
    let package = descriptor(&folder);
    let mut keys: HashMap<String, HashSet<Vec<String>>> = HashMap::new();
    let mut references = Vec::new();
    for resource in package["resources"].as_array().expect("resources") {
        let schema = &resource["schema"];
        let path = folder.join(resource["path"].as_str().expect("a path"));
        let mut reader = csv::Reader::from_path(path).expect("a table");
        let fields = schema["fields"].as_array().expect("fields");
        let names: Vec<_> = fields.iter().filter_map(|field| field["name"].as_str()).collect();
        assert_eq!(reader.headers().expect("a header"), names);
        let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
        let pick = |columns: &[&str], row: &csv::StringRecord| -> Vec<String> {
            let at = |name: &&str| names.iter().position(|n| n == name).expect("a column");
            columns.iter().map(|name| row[at(name)].to_owned()).collect()
        };
        let name = resource["name"].as_str().expect("a name");
        let primary: HashSet<_> =
            rows.iter().map(|row| pick(&texts(&schema["primaryKey"]), row)).collect();
        assert_eq!(primary.len(), rows.len(), "{name}: the key is unique");
        keys.insert(name.to_owned(), primary);
        for (index, field) in fields.iter().enumerate() {
            for row in &rows {
                check_cell(&row[index], field);
            }
        }
        for key in schema["foreignKeys"].as_array().expect("foreign keys") {
            let target = key["reference"]["resource"].as_str().expect("a table");
            let target = if target.is_empty() { name } else { target };
            let values = rows.iter().map(|row| pick(&texts(&key["fields"]), row));
            references.extend(values.map(|value| (target.to_owned(), value)));
        }
    }
    references.retain(|(_, value)| !value.contains(&String::new()));
    assert!(references.len() > 10_000);
    assert!(references.iter().all(|(table, value)| keys[table].contains(value)));
}

fn check_cell(cell: &str, field: &Value) {
    let constraints = &field["constraints"];
    if cell.is_empty() {
        return assert!(constraints["required"].is_null(), "{field} is required");
    }
    let is_sound = match field["type"].as_str().expect("a type") {
        "integer" => cell.parse::<i64>().is_ok(),
        "number" => cell.parse::<f64>().is_ok(),
        "boolean" => ["true", "false"].contains(&cell),
        _ => true,
    };
    let choices = texts(&constraints["enum"]);
    assert!(is_sound && (choices.is_empty() || choices.contains(&cell)), "{cell}: {field}");
}

#[test]
fn a_table_is_described_for_people_and_programs() {
    let dataset = Dataset::clean();
    export(&dataset.root(), &dataset.path("package"), &[]);
    let package = descriptor(&dataset.path("package"));
    let resources = package["resources"].as_array().expect("resources");
    let named = |name: &str| resources.iter().find(|resource| resource["name"] == name);
    let shown = ["event_gremium", "leistung_leika_sdg"]
        .map(|name| serde_json::to_string_pretty(named(name).expect("a table")).expect("JSON"));
    assert_snapshot!(shown.join("\n"));
    let project = named("project").expect("a table")["schema"]["fields"].clone();
    let phase = project.as_array().expect("fields").iter().find(|field| field["name"] == "phase");
    assert_eq!(phase.expect("a field")["x-derived"], true);
    assert_eq!(package["x-as-of"], "2026-11-24");
}

#[test]
fn scripts_load_the_tables_and_json_holds_the_same_rows() {
    let dataset = Dataset::clean();
    export(&dataset.root(), &dataset.path("csv"), &[]);
    export(&dataset.root(), &dataset.path("json"), &["--format", "json"]);
    let script = |name: &str| {
        let script = dataset.read(&format!("csv/{name}"));
        let of_events = |line: &&str| line.contains("\"event") || line.starts_with("  \"datum\"");
        script.lines().filter(of_events).collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(format!("{}\n\n{}", script("load-postgresql.sql"), script("load-duckdb.sql")));
    let rows: Value = serde_json::from_str(&dataset.read("json/municipality.json")).expect("JSON");
    let csv = dataset.read("csv/municipality.csv");
    assert_eq!(rows.as_array().expect("rows").len(), csv.lines().count() - 1);
    assert_eq!(rows[2]["ags"], "05315000");
    assert_eq!(rows[2]["einwohner_anzahl"], 1_024_621);
}

#[test]
fn an_export_can_be_repeated_and_writes_over_nothing_else() {
    let dataset = Dataset::clean();
    export(&dataset.root(), &dataset.path("package"), &[]);
    let before = dataset.read("package/datapackage.json");
    export(&dataset.root(), &dataset.path("package"), &[]);
    assert_eq!(dataset.read("package/datapackage.json"), before);
    dataset.write("file", "").write("other/notes.txt", "");
    let mut shown = String::new();
    for to in ["other", "tables.csv", "tables.csv/", "file", "nowhere/ozg.sqlite"] {
        let args = ["export", "--to", to];
        if to != "tables.csv/" {
            for run in [ozg(dataset.root(), &args), ozg_german(dataset.root(), &args)] {
                assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{to}");
                let _ = write!(shown, "{to}: {}", run.stderr);
            }
        }
    }
    assert_snapshot!(shown);
}

#[test]
fn what_the_tables_lack_is_reported() {
    let dataset = Dataset::clean();
    dataset.remove("data/municipalities/soest.yaml");
    dataset.write("data/projects/wohngeld.yaml", "titel: []\n");
    let run = ozg(dataset.root(), &["export", "--to", "ozg.sqlite"]);
    assert_eq!(run.code, 0);
    assert_snapshot!(run.stderr);
}

/// A schema may name kinds and fields freely; tables and files get plain names.
#[test]
fn hostile_names_become_plain_ones() {
    let dataset = Dataset::clean();
    let schema = r#"{"title": "X", "x-collection": "odd", "x-label": "a\"b", "type": "object",
        "properties": {"a\"b": {"type": "string"}, "A_B": {"type": "string"}, "id": {"type": "string"},
        "../x": {"type": "array", "items": {"type": "string"}},
        "free": {"type": "object"}, "a_b": {"type": "array", "items": {"type": "array"}}}}"#;
    dataset.write("schema/sqlite_odd;drop.schema.json", schema);
    dataset.write(
        "data/odd/one.yaml",
        "'a\"b': x\nA_B: y\nid: z\n'../x': [p, q]\nfree: {k: 1}\na_b: [[1]]\n",
    );
    export(&dataset.root(), &dataset.path("package"), &[]);
    assert_snapshot!(dataset.read("package/_sqlite_odd_drop.csv"));
    assert_eq!(dataset.read("package/_sqlite_odd_drop____x.csv").lines().count(), 3);
    export(&dataset.root(), &dataset.path("ozg.sqlite"), &[]);
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_holds_the_same_rows_with_their_types() {
    use parquet::file::reader::SerializedFileReader;
    use parquet::record::Field;

    let dataset = Dataset::clean();
    export(&dataset.root(), &dataset.path("package"), &["--format", "parquet"]);
    let file = fs::File::open(dataset.path("package/municipality.parquet")).expect("a file");
    let reader = SerializedFileReader::new(file).expect("a Parquet file");
    let rows: Vec<_> = reader.into_iter().map(|row| row.expect("a row")).collect();
    let cells = rows[2].get_column_iter();
    let koeln: HashMap<_, _> = cells.map(|(name, value)| (name.as_str(), value.clone())).collect();
    assert_eq!(rows.len(), 11);
    assert_eq!(koeln["ags"], Field::Str("05315000".to_owned()));
    assert_eq!(koeln["einwohner_anzahl"], Field::Long(1_024_621));
    assert_eq!(koeln["website_geprueft"], Field::Bool(false));
    assert_eq!(koeln["kreis"], Field::Null);
    let package = descriptor(&dataset.path("package"));
    let path = |name: &Value| dataset.path("package").join(name.as_str().expect("a path"));
    let resources = package["resources"].as_array().expect("resources");
    assert!(resources.iter().all(|resource| path(&resource["path"]).is_file()));
}

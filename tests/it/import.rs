//! `ozg import`: tables against records that people have edited by hand.

use insta::assert_snapshot;
use std::fmt::Write as _;

use crate::harness::{Dataset, ozg, ozg_german};

const POPULATIONS: &str = "seeds/municipalities.csv";

/// The clean fixture with a table of populations as it was when the records were made, committed.
fn with_populations() -> Dataset {
    let dataset = Dataset::clean();
    let table = "id,einwohner.anzahl,einwohner.stichtag,it_dienstleister\n\
                 koeln,1024621,2024-12-31,\n\
                 soest,47776,2024-12-31,suedwestfalen-it\n";
    dataset.write(POPULATIONS, table);
    dataset.edit(
        "data/municipalities/soest.yaml",
        "website:",
        "it_dienstleister:\n- suedwestfalen-it\nwebsite:",
    );
    dataset.commit("as it was");
    dataset
}

#[test]
fn next_years_populations_are_shown_then_written_and_nothing_else() {
    let dataset = with_populations();
    dataset.edit(
        "data/municipalities/koeln.yaml",
        "anzahl: 1024621",
        "anzahl: 1024621  # nachgesehen",
    );
    dataset.edit("data/municipalities/koeln.yaml", "\nname: Köln", "\nname:  \"Köln\"");
    let before = dataset.read("data/municipalities/koeln.yaml");
    dataset.edit(POPULATIONS, "koeln,1024621,2024-12-31", "koeln,1030000,2025-12-31");
    let preview = ozg_german(dataset.root(), &["import"]);
    assert_snapshot!("import_preview", preview.shown(&dataset));
    assert_eq!(dataset.read("data/municipalities/koeln.yaml"), before, "nothing is written");
    let written = ozg(dataset.root(), &["import", "--write"]);
    assert_snapshot!("import_write", written.shown(&dataset));
    let expected = before
        .replace("anzahl: 1024621  # nachgesehen", "anzahl: 1030000  # nachgesehen")
        .replace("stichtag: 2024-12-31", "stichtag: 2025-12-31");
    assert_eq!(dataset.read("data/municipalities/koeln.yaml"), expected);
    let again = ozg(dataset.root(), &["import", "--write"]);
    assert_eq!(again.stderr, "0 records created, 0 changed, 2 unchanged, 0 conflicts\n");
    assert_eq!(dataset.read("data/municipalities/koeln.yaml"), expected);
}

#[test]
fn a_value_changed_by_hand_is_a_conflict_and_stays() {
    let dataset = with_populations();
    dataset.edit("data/municipalities/koeln.yaml", "anzahl: 1024621", "anzahl: 1024999");
    let by_hand = dataset.read("data/municipalities/koeln.yaml");
    dataset.edit(POPULATIONS, "koeln,1024621", "koeln,1030000");
    for args in [&["import"][..], &["import", "--write"]] {
        let run = ozg(dataset.root(), args);
        assert_eq!(run.code, 1);
        assert_eq!(dataset.read("data/municipalities/koeln.yaml"), by_hand);
    }
    assert_snapshot!("import_conflict", ozg_german(dataset.root(), &["import"]).shown(&dataset));
}

#[test]
fn what_a_person_has_already_brought_up_to_date_is_no_conflict() {
    let dataset = with_populations();
    dataset.edit("data/municipalities/koeln.yaml", "anzahl: 1024621", "anzahl: 1030000");
    dataset.edit(POPULATIONS, "koeln,1024621", "koeln,1030000");
    let run = ozg(dataset.root(), &["import"]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (0, "0 records created, 0 changed, 2 unchanged, 0 conflicts\n")
    );
}

#[test]
fn lists_are_merged_entry_by_entry() {
    let dataset = with_populations();
    let file = "data/municipalities/soest.yaml";
    dataset.edit(
        file,
        "- suedwestfalen-it\n",
        "- suedwestfalen-it  # Satzung\n- kdvz  # von Hand\n",
    );
    dataset.edit(POPULATIONS, "31,suedwestfalen-it", "31,suedwestfalen-it | krzn");
    assert_eq!(ozg(dataset.root(), &["import", "--write"]).code, 0);
    let list = "- suedwestfalen-it  # Satzung\n- krzn\n- kdvz  # von Hand\n";
    assert!(dataset.read(file).contains(list), "{}", dataset.read(file));
    dataset.commit("krzn");
    dataset.edit(POPULATIONS, "suedwestfalen-it | krzn", "krzn");
    assert_eq!(ozg(dataset.root(), &["import", "--write"]).code, 0);
    assert!(dataset.read(file).contains("it_dienstleister:\n- krzn\n- kdvz  # von Hand\n"));
}

#[test]
fn an_emptied_cell_takes_the_value_away_and_a_missing_row_takes_nothing() {
    let dataset = with_populations();
    dataset.edit(POPULATIONS, "koeln,1024621,2024-12-31,", "koeln,,,");
    assert_eq!(ozg(dataset.root(), &["import", "--write"]).code, 0);
    assert!(!dataset.read("data/municipalities/koeln.yaml").contains("einwohner"));
    let table = "id,einwohner.anzahl\nkoeln,\n";
    dataset.write(POPULATIONS, table);
    let run = ozg(dataset.root(), &["import"]);
    assert!(
        run.stderr.starts_with("“data/municipalities/soest.yaml” is no longer in the table"),
        "{}",
        run.stderr
    );
    assert!(dataset.read("data/municipalities/soest.yaml").contains("anzahl: 47776"));
}

#[test]
fn without_an_earlier_table_only_what_is_missing_comes_in() {
    let dataset = Dataset::clean();
    dataset.write(POPULATIONS, "id,einwohner.anzahl,nuts3\nkoeln,5,DEA23\n");
    dataset.edit("data/municipalities/koeln.yaml", "nuts3: DEA23\n", "");
    let run = ozg(dataset.root(), &["import", "--write"]);
    assert_eq!(run.code, 1, "the population is a conflict");
    let text = dataset.read("data/municipalities/koeln.yaml");
    assert!(text.contains("nuts3: DEA23\neinwohner:\n  anzahl: 1024621\n"), "{text}");
}

#[test]
fn a_broken_table_is_an_error_with_row_and_column_and_nothing_is_written() {
    let mut shown = String::new();
    for (name, table, fault) in [
        ("municipalities", &b"id,einwoner.anzahl\nkoeln,5\n"[..], "wrong column"),
        ("municipalities", b"name,id\nK\xc3\xb6ln,koeln\n", "no id column"),
        ("municipalities", b"id,name,name\nkoeln,a,b\n", "column twice"),
        ("municipalities", b"id,name\nkoeln,a\nkoeln,b\n", "id twice"),
        ("municipalities", b"id,einwohner.anzahl\nkoeln,viele\n", "wrong cell"),
        ("municipalities", b"id,name,ags\nsoest,Soest,05974040\nkoeln,K,5315000\n", "broken code"),
        ("municipalities", b"id,name\nK\xf6ln,K\xf6ln\n", "another encoding"),
        ("municipalities", b"id,name,ags\nkoeln,K,05315000\nsoest,S\n", "too few columns"),
        ("municipalities", b"id,name\nkoeln,K\nsoest,Soe", "cut off"),
        ("municipalities", b"id,name\nK\xc3\xb6ln,K\n", "no id"),
        ("municipalities.quellen", b"id,titel\nnirgends,a\n", "no record"),
        ("municipalities.quellen", b"id,titel\nkoeln,a\nkoeln,a\n", "entry twice"),
        ("municipalities.name", b"id,name\nkoeln,a\n", "no list"),
        ("rathaeuser", b"id,name\nkoeln,a\n", "no kind"),
    ] {
        let dataset = Dataset::clean();
        dataset.write(&format!("seeds/{name}.csv"), table);
        dataset.commit("as it was");
        for run in [
            ozg(dataset.root(), &["import", "--write"]),
            ozg_german(dataset.root(), &["import", "--write"]),
        ] {
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{fault}: {}", run.stderr);
            let _ = write!(shown, "{fault}: {}", run.stderr);
        }
        assert_eq!(dataset.git(&["status", "--porcelain"]), "", "{fault}: nothing is written");
    }
    assert_snapshot!(shown);
}

#[test]
fn a_record_that_cannot_be_read_or_patched_is_named() {
    let dataset = with_populations();
    dataset.edit(POPULATIONS, "koeln,1024621", "koeln,1030000");
    dataset.write("data/municipalities/koeln.yaml", "name: \"");
    let run = ozg(dataset.root(), &["import", "--write"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.stderr,
        "error: “data/municipalities/koeln.yaml” is no readable record; “ozg lint” says why.\n"
    );
}

const COMPONENTS: &str = "seeds/components.csv";

/// Two components made from a table, committed.
fn with_components() -> Dataset {
    let dataset = Dataset::clean();
    let table = "id,name,art,beschreibung,register\n\
                 bund-id,BundID,identitaet,Konto,destatis-gv100ad\n\
                 postfach,Postfach,postfach,Nachrichten,destatis-gv100ad\n";
    dataset.write(COMPONENTS, table);
    assert_eq!(ozg(dataset.root(), &["import", "--write"]).code, 0);
    dataset.commit("as it was");
    dataset
}

/// What a spreadsheet must not compute stands behind a mark, which goes again.
#[test]
fn an_exported_table_comes_back_as_it_was() {
    let dataset = with_components();
    let file = "data/components/bund-id.yaml";
    let before = dataset.read(file);
    for text in ["-- so", "=1+1", "'=1+1", "''-a", "+49 211 1", "@x", "'quoted'", "-12", "'"] {
        let quoted = text.replace('\'', "''");
        dataset.write(file, format!("{before}hinweis: '{quoted}'\n"));
        let args = ["query", "component", "--columns", "id,hinweis", "--format", "csv"];
        let table = ozg(dataset.root(), &args).stdout;
        let records = dataset.read(file);
        dataset.write("aus/components.csv", table);
        let run = ozg(dataset.root(), &["import", "aus"]);
        assert!(run.stderr.contains("0 records created, 0 changed"), "{text}: {}", run.stdout);
        dataset.write(file, &before);
        assert_eq!(ozg(dataset.root(), &["import", "--write", "aus"]).code, 0);
        assert_eq!(yaml(&dataset.read(file)), yaml(&records), "{text}");
    }
}

fn yaml(text: &str) -> yaml_tree::Node {
    yaml_tree::parse(text).expect("YAML")
}

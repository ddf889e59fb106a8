//! `ozg import`: tables compared with records that people have edited by hand.

use insta::assert_snapshot;
use std::fmt::Write as _;

use crate::harness::{Dataset, ozg, ozg_german};

const POPULATIONS: &str = "seeds/municipalities.csv";

/// The clean fixture with the table of populations that its records were made from, committed.
fn with_populations() -> Dataset {
    let dataset = Dataset::clean();
    let table = "id,einwohner.anzahl,einwohner.stichtag,spitzenverbaende\n\
                 koeln,1024621,2024-12-31,\n\
                 soest,47776,2024-12-31,suedwestfalen-it\n";
    dataset.write(POPULATIONS, table);
    dataset.edit(
        "data/municipalities/soest.yaml",
        "website:",
        "spitzenverbaende:\n- suedwestfalen-it\nwebsite:",
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
fn changes_are_listed_below_the_name_of_their_themenfeld() {
    let dataset = Dataset::clean();
    dataset.write("seeds/projects.csv", "id,foerdersumme_eur\nwohngeld,1000\n");
    let preview = ozg_german(dataset.root(), &["import"]);
    assert!(preview.stdout.contains("\nArbeit & Ruhestand\n"), "{}", preview.stdout);
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
    // Two entries added at the same position are sorted by name, as in any merge.
    let list = "- suedwestfalen-it  # Satzung\n- kdvz  # von Hand\n- krzn\n";
    assert!(dataset.read(file).contains(list), "{}", dataset.read(file));
    dataset.commit("krzn");
    dataset.edit(POPULATIONS, "suedwestfalen-it | krzn", "krzn");
    assert_eq!(ozg(dataset.root(), &["import", "--write"]).code, 0);
    assert!(dataset.read(file).contains("spitzenverbaende:\n- kdvz  # von Hand\n- krzn\n"));
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
        run.stderr
            .starts_with("One record no longer has a row in the tables and stays unchanged.\n"),
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
        dataset.commit("as it was");
        dataset.write(&format!("seeds/{name}.csv"), table);
        for run in [
            ozg(dataset.root(), &["import", "--write"]),
            ozg_german(dataset.root(), &["import", "--write"]),
        ] {
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{fault}: {}", run.stderr);
            let _ = write!(shown, "{fault}: {}", run.stderr);
        }
        let status = dataset.git(&["status", "--porcelain", "data"]);
        assert_eq!(status, "", "{fault}: nothing is written");
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
        "error: “data/municipalities/koeln.yaml” is not a readable record; “ozg lint” shows why.\n"
    );
}

const COMPONENTS: &str = "seeds/components.csv";

/// Two components created from a table, committed.
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

fn rename(dataset: &Dataset, from: &str, to: &str) {
    dataset.write(to, dataset.read(from)).remove(from);
    dataset.commit("renamed");
}

#[test]
fn a_record_that_people_renamed_or_deleted_is_left_while_its_row_stays() {
    let dataset = with_components();
    rename(&dataset, "data/components/bund-id.yaml", "data/components/bundid.yaml");
    dataset.remove("data/components/postfach.yaml");
    for _ in 0..2 {
        let run = ozg(dataset.root(), &["import", "--write"]);
        assert_eq!((run.code, run.stdout.as_str()), (0, ""));
        assert_eq!(
            run.stderr,
            "There is no record “component/bund-id”, and its row has not changed since HEAD; nothing is \
             created (use --base to name an earlier state).\n\
             There is no record “component/postfach”, and its row has not changed since HEAD; nothing is \
             created (use --base to name an earlier state).\n\
             0 records created, 0 changed, 0 unchanged, 0 conflicts\n"
        );
        dataset.commit("deleted");
    }
    assert!(!dataset.path("data/components/bund-id.yaml").exists());
    dataset.edit(COMPONENTS, "BundID,", "Bund-ID,");
    let run = ozg(dataset.root(), &["import", "--write"]);
    assert_eq!(run.code, 1, "the table and people both changed it");
    assert!(!dataset.path("data/components/bund-id.yaml").exists());
    assert_snapshot!("import_gone", ozg_german(dataset.root(), &["import"]).shown(&dataset));
}

#[test]
fn entries_of_a_record_that_people_deleted_are_left_too() {
    let dataset = with_components();
    let table = "id,titel\npostfach,Bericht\n";
    dataset.write("seeds/components.quellen.csv", table);
    assert_eq!(ozg(dataset.root(), &["import", "--write"]).code, 0);
    dataset.commit("with sources");
    dataset.remove("data/components/postfach.yaml");
    let run = ozg(dataset.root(), &["import", "--write", "seeds/components.quellen.csv"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    assert!(
        run.stderr.starts_with("There is no record “component/postfach”, and its row"),
        "{}",
        run.stderr
    );
}

const KOMMUNEN: &str = "seeds/municipalities.csv";
const HEADER: &str = "id,name,ags,ars,groessenklasse,regierungsbezirk,register\n";

fn kommune(id: &str, ags: &str, ars: &str) -> String {
    format!("{id},{id},{ags},{ars},kreis,Köln,destatis-gv100ad\n")
}

#[test]
fn a_code_of_another_record_is_a_conflict_that_names_it() {
    let dataset = Dataset::clean();
    let table = [
        HEADER,
        &kommune("neu", "05315000", "059990000000"),
        &kommune("eins", "05999001", "059990000001"),
        &kommune("zwei", "05999001", "059990000002"),
        &kommune("gut", "05999003", "059990000003"),
    ];
    dataset.write(KOMMUNEN, table.concat());
    let run = ozg(dataset.root(), &["import", "--write"]);
    assert_eq!(run.code, 1);
    let made = ["neu", "eins", "zwei", "gut"]
        .map(|id| dataset.path(&format!("data/municipalities/{id}.yaml")).exists());
    assert_eq!(made, [false, false, false, true]);
    assert_snapshot!("import_taken", run.shown(&dataset));
}

#[test]
fn codes_may_move_between_rows_but_not_onto_another_record() {
    let dataset = Dataset::clean();
    let table = [
        HEADER,
        &kommune("eins", "05999001", "059990000001"),
        &kommune("zwei", "05999002", "059990000002"),
        &kommune("drei", "05999003", "059990000003"),
    ];
    dataset.write(KOMMUNEN, table.concat());
    assert_eq!(ozg(dataset.root(), &["import", "--write"]).code, 0);
    dataset.commit("as it was");
    // One and two swap their codes; three takes the code of a record that is not in the table.
    let table = [
        HEADER,
        &kommune("eins", "05999002", "059990000001"),
        &kommune("zwei", "05999001", "059990000002"),
        &kommune("drei", "05315000", "059990000003"),
    ];
    dataset.write(KOMMUNEN, table.concat());
    let run = ozg_german(dataset.root(), &["import", "--write"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("! municipality/drei\n"), "{}", run.stdout);
    assert!(run.stdout.contains("„05315000“") && run.stdout.contains("„municipality/koeln“"));
    let ags = |id: &str| {
        let text = dataset.read(&format!("data/municipalities/{id}.yaml"));
        text.lines().find_map(|line| line.strip_prefix("ags: ")).expect("an AGS").to_owned()
    };
    assert_eq!(["eins", "zwei", "drei"].map(ags), ["'05999002'", "'05999001'", "'05999003'"]);
}

#[test]
fn a_renamed_record_is_named_where_a_code_identifies_it() {
    let dataset = Dataset::clean();
    let row = "koeln,Köln,05315000,053150000000,kreisfreie_stadt,Köln,destatis-gv100ad\n";
    dataset.write(KOMMUNEN, [HEADER, row].concat());
    dataset.commit("as it was");
    rename(&dataset, "data/municipalities/koeln.yaml", "data/municipalities/stadt-koeln.yaml");
    let run = ozg(dataset.root(), &["import", "--write"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert!(
        run.stderr
            .starts_with("“municipality/koeln” is now “municipality/stadt-koeln”, and its row"),
        "{}",
        run.stderr
    );
    dataset.edit(KOMMUNEN, "koeln,Köln,", "koeln,Stadt Köln,");
    let run = ozg(dataset.root(), &["import", "--write"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("municipality/stadt-koeln"), "{}", run.stdout);
    assert!(!dataset.path("data/municipalities/koeln.yaml").exists());
}

#[test]
fn what_people_changed_and_the_table_did_not_is_no_conflict() {
    let dataset = with_populations();
    let file = "data/municipalities/soest.yaml";
    dataset.edit(POPULATIONS, "31,suedwestfalen-it", "31,suedwestfalen-it | krzn | kdvz");
    assert_eq!(ozg(dataset.root(), &["import", "--write"]).code, 0);
    dataset.commit("three");
    dataset.edit(file, "- krzn\n", "");
    dataset.edit(file, "anzahl: 47776", "anzahl: 47777");
    for _ in 0..2 {
        let run = ozg(dataset.root(), &["import", "--write"]);
        let summary = "0 records created, 0 changed, 2 unchanged, 0 conflicts\n";
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", summary));
        dataset.commit("by hand");
    }
    dataset.edit(POPULATIONS, " | krzn | kdvz", " | krzn | kdvz | owl-it");
    let run = ozg(dataset.root(), &["import", "--write"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    let text = dataset.read(file);
    assert!(text.contains("spitzenverbaende:\n- suedwestfalen-it\n- kdvz\n- owl-it\n"), "{text}");
    assert!(text.contains("anzahl: 47777"), "{text}");
}

#[test]
fn records_without_a_row_are_counted() {
    let dataset = Dataset::clean();
    let rows = ["koeln", "soest", "solingen", "remscheid"].map(|id| format!("{id},\n"));
    dataset.write(POPULATIONS, ["id,nuts3\n", &rows.concat()].concat());
    dataset.commit("as it was");
    dataset.write(POPULATIONS, "id,nuts3\nkoeln,\n");
    let run = ozg_german(dataset.root(), &["import"]);
    assert_eq!(
        run.stderr,
        "3 Datensätze stehen in keiner Tabelle mehr und bleiben, wie sie sind.\n\
         0 neue Datensätze, 0 mit Änderungen, 1 unverändert, 0 Konflikte\n"
    );
}

/// A text that a spreadsheet must not evaluate is exported with a prefix, which the import removes.
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
